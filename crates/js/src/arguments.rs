//! Arguments and the fields of options objects.

use js_sys::{JsString, Object, Reflect, Symbol, Uint8Array};
use mingzhang::wording::Lang;
use mingzhang_read::json::MAX_BYTES;
use mingzhang_read::{Problem, ReadError};
use serde::de::DeserializeOwned;
use wasm_bindgen::{JsCast, JsValue};

use crate::Failure;

/// Holds an options object, if there is one, against the names of its fields: a name that is spelt
/// otherwise would ask for something and get nothing.
///
/// # Errors
/// Something else than an object, and a field of another name.
pub fn known(options: &JsValue, names: &[&str], lang: Lang) -> Result<(), Failure> {
    let is_known = |name: JsValue| name.as_string().is_some_and(|name| names.contains(&name.as_str()));
    // Not by its class: objects of another window have one of their own.
    let object = (options.is_object() && !options.is_null()).then(|| options.unchecked_ref::<Object>());
    if options.is_undefined() || object.is_some_and(|object| Object::keys(object).iter().all(is_known)) {
        return Ok(());
    }
    let names = names.join(lang.pick("、", ", "));
    let expected = lang
        .pick(format!("对象，其中只能有 {names}"), format!("an object, with no other fields than {names}"));
    Err(Failure::wrong_argument("options", &expected, lang))
}

/// A field of an options object; undefined where there is no object.
#[must_use]
pub fn field(options: &JsValue, name: &str) -> JsValue {
    Reflect::get(options, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED)
}

/// A text of an options object.
///
/// # Errors
/// Something else than a text.
pub fn text_of(options: &JsValue, name: &str, lang: Lang) -> Result<Option<String>, Failure> {
    let value = field(options, name);
    if value.is_undefined() { Ok(None) } else { text(&value, name, lang).map(Some) }
}

/// A text.
///
/// # Errors
/// Something else than a text.
pub fn text(value: &JsValue, name: &str, lang: Lang) -> Result<String, Failure> {
    value.as_string().ok_or_else(|| Failure::wrong_argument(name, lang.pick("文本", "text"), lang))
}

/// A number that is whole and not too large for its type, and nothing that would have to be rounded.
#[must_use]
pub fn whole<T: DeserializeOwned>(value: &JsValue) -> Option<T> {
    serde_wasm_bindgen::from_value(value.clone()).ok()
}

/// The language that an options object asks for; Chinese where it asks for none.
///
/// # Errors
/// No language that there is.
pub fn lang_of(options: &JsValue) -> Result<Lang, Failure> {
    let given = field(options, "lang");
    if given.is_undefined() { Ok(Lang::default()) } else { lang(&given, Lang::default()) }
}

/// A language; `said` is the language of the complaint.
///
/// # Errors
/// No language that there is.
pub fn lang(value: &JsValue, said: Lang) -> Result<Lang, Failure> {
    value.as_string().and_then(|tag| Lang::from_tag(&tag)).ok_or_else(|| {
        Failure::wrong_argument("lang", said.pick("\"zh\" 或 \"en\"", "\"zh\" or \"en\""), said)
    })
}

/// The bytes of a document, checked for their size before they are copied.
///
/// # Errors
/// Something else than bytes or text, and more of them than are read.
pub fn bytes(input: &JsValue, lang: Lang) -> Result<Vec<u8>, Failure> {
    if let Some(text) = input.dyn_ref::<JsString>() {
        // It has as many bytes as units, or more.
        return bounded(text.length().into(), lang).map(|()| String::from(text).into_bytes());
    }
    // By name: arrays and buffers of a frame or another realm of Node have classes of their own.
    let kind = Reflect::get(input, &Symbol::to_string_tag()).ok().and_then(|kind| kind.as_string());
    if !matches!(kind.as_deref(), Some("Uint8Array" | "ArrayBuffer")) {
        let expected = lang.pick("文本、Uint8Array 或 ArrayBuffer", "text, a Uint8Array or an ArrayBuffer");
        return Err(Failure::wrong_argument("input", expected, lang));
    }
    match whole(&field(input, "byteLength")) {
        // A buffer that was handed to another thread is empty, and no array can be made of it.
        None | Some(0) => Ok(Vec::new()),
        Some(size) => bounded(size, lang).map(|()| Uint8Array::new(input).to_vec()),
    }
}

/// Holds the size of a document against the most that is read.
fn bounded(bytes: u64, lang: Lang) -> Result<(), Failure> {
    if bytes <= MAX_BYTES {
        return Ok(());
    }
    Err(Failure::read(&ReadError::of_file(Problem::TooLarge { bytes, limit: MAX_BYTES }), lang))
}

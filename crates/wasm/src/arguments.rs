//! What callers hand in. JavaScript checks no types, so everything is looked at.

use js_sys::{ArrayBuffer, Reflect, Uint8Array};
use mingzhang::calculate::Mode;
use mingzhang::money::{Amount, MoneyUnit, Unit, parse_typed};
use mingzhang::narrative::write::{FromZero, Narrative, Reasons};
use mingzhang::wording::Lang;
use mingzhang_read::json::MAX_BYTES;
use mingzhang_read::{Problem, ReadError};
use mingzhang_write::narrative;
use wasm_bindgen::{JsCast, JsValue};

use crate::error::Failure;
use crate::mode_by_name;

/// The options of `open`.
pub(crate) struct Options {
    /// Name of the file, for reports.
    pub(crate) name: String,
    /// The form that the document has to be of.
    pub(crate) form: Option<String>,
    /// Language of all sentences.
    pub(crate) lang: Lang,
}

impl Options {
    pub(crate) fn read(options: &JsValue) -> Result<Self, Failure> {
        let given = field(options, "lang");
        let lang = if given.is_undefined() { Lang::default() } else { lang(&given, Lang::default())? };
        Ok(Self {
            name: text(options, "name", lang)?.unwrap_or_default(),
            form: text(options, "form", lang)?,
            lang,
        })
    }
}

/// A field of an options object; undefined where there is no object.
fn field(options: &JsValue, name: &str) -> JsValue {
    Reflect::get(options, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED)
}

fn text(options: &JsValue, name: &str, lang: Lang) -> Result<Option<String>, Failure> {
    let value = field(options, name);
    if value.is_undefined() {
        return Ok(None);
    }
    match value.as_string() {
        Some(text) => Ok(Some(text)),
        None => Err(Failure::wrong_argument(name, lang.pick("文本", "text"), lang)),
    }
}

/// A language; `said` is the language of the complaint.
pub(crate) fn lang(value: &JsValue, said: Lang) -> Result<Lang, Failure> {
    value.as_string().and_then(|tag| Lang::from_tag(&tag)).ok_or_else(|| {
        Failure::wrong_argument("lang", said.pick("\"zh\" 或 \"en\"", "\"zh\" or \"en\""), said)
    })
}

/// The mode that the options of `set` ask for.
pub(crate) fn mode(options: &JsValue, lang: Lang) -> Result<Mode, Failure> {
    let expected = lang.pick("\"calculate\" 或 \"check\"", "\"calculate\" or \"check\"");
    match text(options, "mode", lang)? {
        None => Ok(Mode::default()),
        Some(name) => mode_by_name(&name).ok_or_else(|| Failure::wrong_argument("mode", expected, lang)),
    }
}

/// What the options of `narrative` ask for.
pub(crate) struct Writing {
    /// How it is printed.
    pub(crate) print: fn(&Narrative) -> String,
    /// What only people know.
    pub(crate) reasons: Reasons,
    /// What is written of growth where last year is zero.
    pub(crate) from_zero: FromZero,
}

impl Writing {
    pub(crate) fn read(options: &JsValue, lang: Lang) -> Result<Self, Failure> {
        let wrong = |name, zh, en| Failure::wrong_argument(name, lang.pick(zh, en), lang);
        let print = match text(options, "format", lang)?.as_deref() {
            None | Some("markdown") => narrative::markdown,
            Some("html") => narrative::html,
            Some(_) => {
                return Err(wrong("format", "\"markdown\" 或 \"html\"", "\"markdown\" or \"html\""));
            }
        };
        let from_zero = match text(options, "fromZero", lang)?.as_deref() {
            None | Some("none") => FromZero::NoRate,
            Some("hundred") => FromZero::Hundred,
            Some(_) => return Err(wrong("fromZero", "\"none\" 或 \"hundred\"", "\"none\" or \"hundred\"")),
        };
        let given = field(options, "reasons");
        let reasons = if given.is_undefined() {
            Reasons::default()
        } else {
            serde_wasm_bindgen::from_value(given).map_err(|_| {
                wrong(
                    "reasons",
                    "由文本组成的对象，如 {\"键\": \"文字\"}",
                    "an object of texts, such as {\"key\": \"text\"}",
                )
            })?
        };
        Ok(Self { print, reasons, from_zero })
    }
}

/// The bytes of a document, checked for their size before they are copied.
pub(crate) fn bytes(input: &JsValue, lang: Lang) -> Result<Vec<u8>, Failure> {
    if let Some(text) = input.as_string() {
        return Ok(text.into_bytes());
    }
    let array = match (input.dyn_ref::<Uint8Array>(), input.dyn_ref::<ArrayBuffer>()) {
        (Some(array), _) => array.clone(),
        (None, Some(buffer)) => Uint8Array::new(buffer),
        (None, None) => {
            let expected =
                lang.pick("文本、Uint8Array 或 ArrayBuffer", "text, a Uint8Array or an ArrayBuffer");
            return Err(Failure::wrong_argument("input", expected, lang));
        }
    };
    let size = u64::from(array.length());
    if size > MAX_BYTES {
        let error = ReadError::of_file(Problem::TooLarge { bytes: size, limit: MAX_BYTES });
        return Err(Failure::read(&error, lang));
    }
    Ok(array.to_vec())
}

/// A figure as a person would type it; nothing for a blank cell. Numbers are refused, because what
/// they stood for is not known to the last digit.
pub(crate) fn amount(
    value: &JsValue,
    unit: Unit,
    money: MoneyUnit,
    lang: Lang,
) -> Result<Option<Amount>, Failure> {
    if value.is_null() || value.is_undefined() {
        return Ok(None);
    }
    match value.as_string() {
        Some(text) => parse_typed(&text, unit, money).map_err(|error| Failure::typed(&error, lang)),
        None => Err(Failure::amount_not_text(lang)),
    }
}

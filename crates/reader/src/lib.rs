//! The module that the page's worker loads on first use: [`read`] reads a document, [`forms`] are those
//! that it may be on.

use js_sys::{Function, Object, Reflect};
use mingzhang::form;
use mingzhang_read::source::{Format, Progress, Source};
use mingzhang_read::{Lang, Opened, ReadError, Reading, Told, open};
use mingzhang_write::report;
use wasm_bindgen::prelude::*;

/// Reads a document: `mingzhang_write::report::Reading` as JSON.
///
/// `form` is the id of the form that the reader says it is on, `unit` whose it is and `year` of which year;
/// what is not said is read from the document. `progress` is called with the pages or sheets that have been read and their number in all.
///
/// # Errors
/// A plain object `{code, zh, en}`: a stable name of the problem, and one sentence about it.
#[wasm_bindgen]
pub fn read(
    bytes: &[u8],
    form: Option<String>,
    unit: Option<String>,
    year: Option<u16>,
    progress: &Function,
) -> Result<String, JsValue> {
    let forms = match form {
        Some(id) => form::by_id(&id).into_iter().collect(),
        None => form::forms().to_vec(),
    };
    let known = Told { forms: &forms, unit: unit.as_deref(), year };
    let mut told = |progress_now: Progress| {
        let (done, total) = (f64::from(progress_now.done), f64::from(progress_now.total));
        // A listener that throws has nothing to say about the document.
        let _ = progress.call2(&JsValue::NULL, &JsValue::from_f64(done), &JsValue::from_f64(total));
    };
    let (source, reading) = match open(bytes, known, &mut told).map_err(|error| refusal(&error))? {
        Opened::Document { source, reading } => (source, reading),
        // It says itself what every figure is: nothing stands beside it.
        Opened::Disclosure(disclosure) => {
            let source = Source { format: Format::Json, parts: Vec::new(), unshown: Vec::new() };
            let (evidence, unread, ambiguous, notices) = Default::default();
            (source, Reading { disclosure, evidence, unread, ambiguous, notices })
        }
    };
    serde_json::to_string(&report::reading(&source, &reading))
        .map_err(|error| JsError::new(&error.to_string()).into())
}

/// The forms that a document can be on: `mingzhang_write::report::FormName` as JSON.
#[wasm_bindgen]
pub fn forms() -> String {
    // A list of plain texts can be written.
    serde_json::to_string(&report::forms()).unwrap_or_default()
}

fn refusal(error: &ReadError) -> JsValue {
    let object = Object::new();
    for (name, value) in [
        ("code", error.code().to_owned()),
        ("zh", error.sentence(Lang::Zh)),
        ("en", error.sentence(Lang::En)),
    ] {
        // A plain object of our own takes every field.
        let _ = Reflect::set(&object, &JsValue::from_str(name), &JsValue::from_str(&value));
    }
    object.into()
}

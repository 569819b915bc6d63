//! The JavaScript package of the readers: [`read`] makes a `*.budget.json` of a document of any format
//! and says what was not understood of it, [`forms`] are the forms that it may be on. A package of its
//! own, because it is larger than the one that works with the figures, and is best called in a worker.

mod options;
mod reading;

use mingzhang::form;
use mingzhang_js::{Failure, arguments, plain};
use mingzhang_read::source::{Format, Source};
use mingzhang_read::{Opened, Told, open};
use serde::Serialize;
use wasm_bindgen::prelude::*;

use options::Options;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("../types.d.ts");

/// A form that a document can be on.
#[derive(Serialize)]
struct FormName {
    id: String,
    name: String,
}

/// Reads a document: PDF, XLSX, XLS, ODS, CSV, DOCX, HTML, plain text or `*.budget.json`.
///
/// Throws a `ReadError` when it cannot be read.
#[wasm_bindgen(unchecked_return_type = "Reading")]
pub fn read(
    #[wasm_bindgen(unchecked_param_type = "Uint8Array | ArrayBuffer | string")] input: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "ReadOptions")] options: JsValue,
) -> Result<JsValue, JsValue> {
    let options = Options::read(&options)?;
    let lang = options.lang;
    let bytes = arguments::bytes(&input, lang)?;
    let told = Told { forms: &options.forms, unit: options.unit.as_deref(), year: options.year };
    let opened = open(&bytes, told, &mut |progress| options.tell(progress))
        .map_err(|error| Failure::read(&error, lang))?;
    let (source, reading) = match opened {
        Opened::Document { source, reading } => (source, reading),
        // It says itself what every figure is: nothing was left to understand.
        Opened::Disclosure(disclosure) => {
            let source = Source { format: Format::Json, parts: Vec::new(), unshown: Vec::new() };
            let (evidence, unread, ambiguous, notices) = Default::default();
            (source, mingzhang_read::Reading { disclosure, evidence, unread, ambiguous, notices })
        }
    };
    plain(&reading::Reading::new(&source, &reading, lang))
}

/// The forms that a document can be on, named in Chinese or in the language asked for.
#[wasm_bindgen(unchecked_return_type = "FormName[]")]
pub fn forms(
    #[wasm_bindgen(unchecked_optional_param_type = "{ lang?: Lang }")] options: JsValue,
) -> Result<JsValue, JsValue> {
    let lang = arguments::lang_of(&options)?;
    arguments::known(&options, &["lang"], lang)?;
    let name = |form: &std::sync::Arc<form::Form>| FormName {
        id: form.id.clone(),
        name: lang.label(&form.name).to_owned(),
    };
    plain(&form::forms().iter().map(name).collect::<Vec<_>>())
}

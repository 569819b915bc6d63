//! The narrative (情况说明) for somebody who writes it together with the page: the page gives what it
//! keeps of the work on the document, the tag of the language, and `reasons`, a JSON object of the texts
//! that only people know by their keys. Growth from nothing is written as 100 % where `hundred` says so,
//! else without a rate.

use mingzhang::calculate::Session;
use mingzhang::narrative::write::{self, FromZero, NoTemplate, Reasons};
use mingzhang::wording::Lang;
use mingzhang_write::narrative::{self, Report};
use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::resume;

/// The narrative as far as it can be written, and the texts that it asks for.
#[derive(Serialize)]
struct Draft {
    narrative: Report,
    asked: Vec<Asked>,
}

/// A text that only people know: its key, and what it is.
#[derive(Serialize)]
struct Asked {
    key: String,
    what: String,
}

/// [`Draft`] as JSON.
///
/// # Errors
/// A sentence in the language, for a form without a template; no sentence for what the page cannot
/// have meant.
#[wasm_bindgen]
pub fn narrate(kept: &str, lang: &str, reasons: &str, hundred: bool) -> Result<String, JsValue> {
    let Brief { session, lang, reasons, from_zero } = Brief::new(kept, lang, reasons, hundred)?;
    let asked = write::asked(&session, lang, &reasons, from_zero).map_err(|error| said(&error, lang))?;
    let written = write::write(&session, lang, &reasons, from_zero).map_err(|error| said(&error, lang))?;
    let asked = asked.into_iter().map(|gap| Asked { key: gap.key, what: gap.what }).collect();
    let draft = Draft { narrative: narrative::report(&written), asked };
    serde_json::to_string(&draft).map_err(|_| JsValue::UNDEFINED)
}

/// The same narrative as a file that is called so: `.docx`, `.html` or `.md`.
///
/// # Errors
/// As for [`narrate`]; also for a file that cannot be put together.
#[wasm_bindgen]
pub fn write_narrative(
    kept: &str,
    name: &str,
    lang: &str,
    reasons: &str,
    hundred: bool,
) -> Result<Vec<u8>, JsValue> {
    let Brief { session, lang, reasons, from_zero } = Brief::new(kept, lang, reasons, hundred)?;
    let written = write::write(&session, lang, &reasons, from_zero).map_err(|error| said(&error, lang))?;
    match name.rsplit('.').next() {
        Some("docx") => narrative::docx(&written).map_err(|error| JsValue::from_str(&error.sentence(lang))),
        Some("html") => Ok(narrative::html(&written).into_bytes()),
        Some("md") => Ok(narrative::markdown(&written).into_bytes()),
        _ => Err(JsValue::UNDEFINED),
    }
}

/// What a narrative is written from.
struct Brief {
    session: Session,
    lang: Lang,
    reasons: Reasons,
    from_zero: FromZero,
}

impl Brief {
    fn new(kept: &str, lang: &str, reasons: &str, hundred: bool) -> Result<Self, JsValue> {
        let (session, lang) = resume(kept, lang)?;
        let reasons = serde_json::from_str(reasons).map_err(|_| JsValue::UNDEFINED)?;
        let from_zero = if hundred { FromZero::Hundred } else { FromZero::NoRate };
        Ok(Self { session, lang, reasons, from_zero })
    }
}

fn said(error: &NoTemplate, lang: Lang) -> JsValue {
    JsValue::from_str(&error.sentence(lang))
}

//! The module that the page's worker loads on first use: [`write`] for a document as a file,
//! [`narrative`] for the narrative that its figures give.

pub mod narrative;

use mingzhang::calculate::Session;
use mingzhang::wording::Lang;
use mingzhang_read::work;
use mingzhang_write::export::{self, Format};
use wasm_bindgen::prelude::*;

/// Writes a document with its edits as a file that is called so, in a language.
///
/// `kept` is what the page keeps of somebody's work: the published document and the steps since.
///
/// # Errors
/// A sentence in the language, for a document that does not fit into the format; no sentence for
/// work, a format or a language that the page cannot have meant.
#[wasm_bindgen]
pub fn write(kept: &str, name: &str, lang: &str) -> Result<Vec<u8>, JsValue> {
    let format = Format::from_name(name).ok_or(JsValue::UNDEFINED)?;
    let (session, lang) = resume(kept, lang)?;
    export::write(&session, format, None, lang).map_err(|error| JsValue::from_str(&error.sentence(lang)))
}

/// The work, and the language of a tag.
fn resume(kept: &str, lang: &str) -> Result<(Session, Lang), JsValue> {
    let lang = Lang::from_tag(lang).ok_or(JsValue::UNDEFINED)?;
    let (session, _) = work::resume(kept).ok_or(JsValue::UNDEFINED)?;
    Ok((session, lang))
}

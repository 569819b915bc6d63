//! The module that the page and the widget load for what is to be seen of somebody's work on a document:
//! its pictures by a [`Painter`], and the [`changes`] that edits made.

use mingzhang::calculate::Session;
use mingzhang::money::MoneyUnit;
use mingzhang::wording::Lang;
use mingzhang_read::{json, work};
use mingzhang_write::report;
use wasm_bindgen::prelude::*;

/// What draws the pictures of one document: it is read once, and an edit costs what it changes.
#[wasm_bindgen]
pub struct Painter {
    session: Session,
}

#[wasm_bindgen]
impl Painter {
    /// Takes a published document as JSON; nothing when it cannot be read.
    #[must_use]
    pub fn open(document: &str) -> Option<Painter> {
        let session = Session::open(json::read(document.as_bytes()).ok()?).ok()?;
        Some(Self { session })
    }

    /// What the pictures show after these steps of work on the document (`mingzhang_read::work::steps`),
    /// as JSON (`mingzhang_write::report::Pictures`): amounts in the money unit with this symbol, words in
    /// the language of the tag. Nothing when the steps cannot be read.
    #[must_use]
    pub fn pictures(&mut self, steps: &str, money: &str, lang: &str) -> Option<String> {
        if !work::follow(&mut self.session, steps) {
            return None;
        }
        let money = MoneyUnit::from_symbol(money).unwrap_or(self.session.grid().money_unit());
        let pictures = report::pictures(&self.session, money, Lang::from_tag(lang).unwrap_or_default());
        serde_json::to_string(&pictures).ok()
    }
}

/// What edits changed, in one work or in two on the same document: `report::Changes` as JSON, with the
/// names of a language. Works are what the page keeps of them (`mingzhang_read::work`).
///
/// # Errors
/// No sentence: a work that cannot be read, or two that are not on one document.
#[wasm_bindgen]
pub fn changes(kept: &str, other: Option<String>, lang: &str) -> Result<String, JsValue> {
    let lang = Lang::from_tag(lang).unwrap_or_default();
    let (first, document) = work::resume(kept).ok_or(JsValue::UNDEFINED)?;
    let second = match other {
        Some(other) => {
            let (second, same) = work::resume(&other).ok_or(JsValue::UNDEFINED)?;
            if same != document {
                return Err(JsValue::UNDEFINED);
            }
            Some(second)
        }
        None => None,
    };
    serde_json::to_string(&report::changes(&first, second.as_ref(), lang)).map_err(|_| JsValue::UNDEFINED)
}

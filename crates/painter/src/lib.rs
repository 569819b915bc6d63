//! The module that the page and the widget load for what is to be seen of somebody's work on a document:
//! its [`pictures`], and the [`changes`] that edits made.

use std::cell::RefCell;

use mingzhang::calculate::Session;
use mingzhang::money::MoneyUnit;
use mingzhang::wording::Lang;
use mingzhang_read::work;
use mingzhang_write::report;
use wasm_bindgen::prelude::*;

thread_local! {
    /// What was drawn last: another money unit or language need not read a large document again.
    static LAST: RefCell<Option<(String, Session)>> = const { RefCell::new(None) };
}

/// What the pictures of a document show, as JSON (`mingzhang_write::report::Pictures`): amounts in the
/// money unit with this symbol, words in the language of the tag. `kept` is what the page keeps of the
/// work on the document; nothing when it cannot be read.
#[wasm_bindgen]
#[must_use]
pub fn pictures(kept: String, money: &str, lang: &str) -> Option<String> {
    LAST.with_borrow_mut(|last| {
        if last.as_ref().is_none_or(|(drawn, _)| *drawn != kept) {
            let (session, _) = work::resume(&kept)?;
            *last = Some((kept, session));
        }
        let (_, session) = last.as_ref()?;
        let money = MoneyUnit::from_symbol(money).unwrap_or(session.grid().money_unit());
        let pictures = report::pictures(session, money, Lang::from_tag(lang).unwrap_or_default());
        serde_json::to_string(&pictures).ok()
    })
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

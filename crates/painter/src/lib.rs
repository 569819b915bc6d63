//! The module that the page and the widget load to draw pictures: one function, [`pictures`].

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

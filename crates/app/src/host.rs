//! What a widget tells the page that it is a guest of, and what that page may ask it: plain data, as
//! the JavaScript package hands it out.

use leptos::prelude::*;
use mingzhang_write::report;
use serde::Serialize;
use web_sys::HtmlElement;

use crate::{browser::scripts, ui::Ui};

/// After every edit: the figures that now differ from what was published.
#[derive(Serialize)]
struct Changed {
    figures: Vec<report::Figure>,
}

/// Tells the host that there are findings to be asked for, at once, after every edit and in another language,
/// and what was changed.
pub(crate) fn keep_informed(ui: Ui, place: HtmlElement) {
    let place = StoredValue::new_local(place);
    Effect::new(move |before: Option<u32>| {
        ui.book.follow_edits();
        let edits = ui.book.edit_count();
        let lang = ui.lang.get();
        place.with_value(|place| {
            if before.is_some_and(|before| before != edits) {
                let figures = ui.book.with(|session| {
                    session.changed().map(|cell| report::figure(session, cell, lang)).collect()
                });
                scripts::tell(place, "mingzhang:changed", &json(&Changed { figures }));
            }
            scripts::tell(place, "mingzhang:found", "");
        });
        edits
    });
}

/// What is found, as JSON; written only when it is asked for: that of a large document is megabytes long.
pub(crate) fn all_findings(ui: Ui) -> String {
    let lang = ui.lang.get_untracked();
    json(&ui.book.with(|session| report::findings("", session, lang)))
}

/// All figures, as the JSON of a list.
pub(crate) fn all_figures(ui: Ui) -> String {
    let lang = ui.lang.get_untracked();
    json(&ui.book.with(|session| report::figures(session, lang)))
}

/// Texts and numbers only: nothing that JSON could refuse.
fn json(data: &impl Serialize) -> String {
    serde_json::to_string(data).unwrap_or_default()
}

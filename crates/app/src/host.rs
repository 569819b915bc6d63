//! What a widget tells the page that it is a guest of, and what that page may ask it: plain data, as
//! the JavaScript package hands it out.

use leptos::prelude::*;
use mingzhang::wording::Lang;
use mingzhang_write::report;
use serde::Serialize;
use web_sys::HtmlElement;

use crate::{browser::scripts, ui::Ui};

/// After every edit: the figures that now differ from what was published.
#[derive(Serialize)]
struct Changed {
    figures: Vec<report::Figure>,
}

/// Tells the host what is found in the document, at once and after every edit, and what was changed.
pub(crate) fn keep_informed(ui: Ui, place: HtmlElement) {
    let place = StoredValue::new_local(place);
    Effect::new(move |before: Option<()>| {
        ui.book.follow_edits();
        let lang = ui.lang.get();
        place.with_value(|place| {
            if before.is_some() {
                let figures = figures(ui, lang).into_iter().filter(|figure| figure.changed).collect();
                scripts::tell(place, "mingzhang:changed", &json(&Changed { figures }));
            }
            let findings = ui.book.with(|session| report::findings("", session, lang));
            scripts::tell(place, "mingzhang:found", &json(&findings));
        });
    });
}

/// All figures, as the JSON of a list.
pub(crate) fn all_figures(ui: Ui) -> String {
    json(&figures(ui, ui.lang.get_untracked()))
}

fn figures(ui: Ui, lang: Lang) -> Vec<report::Figure> {
    ui.book.with(|session| report::figures(session, lang))
}

/// Texts and numbers only: nothing that JSON could refuse.
fn json(data: &impl Serialize) -> String {
    serde_json::to_string(data).unwrap_or_default()
}

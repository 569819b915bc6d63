//! Opening and saving documents, and the way back to where the reader left off.

use leptos::prelude::{GetUntracked, Set};
use web_sys::File;

use crate::{
    browser::{
        files::{self, Unreadable},
        storage,
    },
    parts::notices::{Kind, Offer},
    ui::Ui,
};

/// Opens a file in place of the present document. Whatever is wrong with it, the present figures stay.
pub(crate) async fn open(ui: Ui, file: File) {
    let words = &ui.text().notice;
    let name = file.name();
    let opened = match files::text_of(file).await {
        Ok(text) => ui.book.replace(text, ui.lang.get_untracked()),
        Err(Unreadable::TooLarge) => Err(words.too_large.to_owned()),
        Err(Unreadable::NoText) => Err(words.not_text.to_owned()),
    };
    match opened {
        Ok(()) => {
            ui.money.set(ui.book.money_unit());
            ui.autosave();
            ui.say((words.opened)(&name));
        }
        Err(sentence) => ui.fail((words.not_opened)(&sentence)),
    }
}

/// Saves the document with its present figures.
pub(crate) fn save(ui: Ui) {
    let words = &ui.text().notice;
    let about = ui.book.about();
    let name = [&about.unit, "-", &about.year.to_string(), ".budget.json"].concat();
    match files::download(&name, &ui.book.file()) {
        Ok(()) => ui.say((words.saved)(&name)),
        Err(why) => ui.fail((words.not_saved)(&why.as_string().unwrap_or_default())),
    }
}

/// Returns to the figures of the last visit, and offers the published ones.
pub(crate) fn restore(ui: Ui) {
    let Some(kept) = storage::read("work") else { return };
    let words = &ui.text().notice;
    // A document that brings the page down must not do so again at every visit.
    if storage::read("restoring").is_some() {
        storage::forget("work");
        storage::forget("restoring");
        ui.fail(words.not_restored.to_owned());
        return;
    }
    let _ = storage::keep("restoring", "1");
    match ui.book.restore(&kept, ui.lang.get_untracked()) {
        Some(0) => {}
        Some(steps) => ui.say_with(Kind::Done, (words.restored)(steps), Some(Offer::BackToPublished)),
        None => ui.fail(words.not_restored.to_owned()),
    }
    ui.money.set(ui.book.money_unit());
}

/// The restored document has been drawn without a crash.
pub(crate) fn restored() {
    storage::forget("restoring");
}

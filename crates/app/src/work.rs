//! Opening and saving documents, and the way back to where the reader left off.

use leptos::prelude::{GetUntracked, Set};
use web_sys::File;

use crate::{
    browser::{
        files::{self, Unreadable},
        reader, storage,
    },
    parts::notices::{Kind, Offer},
    ui::Ui,
};

/// Opens a file in place of the present document: our own format here, others by way of a reader,
/// which shows what it has read before it is taken.
pub(crate) async fn open(ui: Ui, file: File) {
    let words = &ui.text().notice;
    let name = file.name();
    if !name.ends_with(".json") {
        return reader::read(&file);
    }
    let text = files::text_of(file).await.map_err(|why| match why {
        Unreadable::TooLarge => words.too_large.to_owned(),
        Unreadable::NoText => words.not_text.to_owned(),
    });
    take(ui, &name, text);
}

/// Takes a disclosure in place of the present one. Whatever is wrong with it, the present figures stay.
pub(crate) fn take(ui: Ui, name: &str, text: Result<String, String>) {
    let words = &ui.text().notice;
    match text.and_then(|text| ui.book.replace(text, ui.lang.get_untracked())) {
        Ok(()) => {
            ui.money.set(ui.book.money_unit());
            ui.autosave();
            ui.say((words.opened)(name));
            reader::opened();
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

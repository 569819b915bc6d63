//! Opening and saving documents, and putting figures right.

use leptos::prelude::{GetUntracked, ReadUntracked, Set};
use mingzhang::{calculate::Mode, grid::CellId, money::parse_typed};

use crate::{
    browser::{files, scripts},
    parts::notices::{Kind, Offer},
    state::prefs::mode_name,
    ui::Ui,
};

/// Takes a disclosure in place of the present one. Whatever is wrong with it, the present figures stay.
pub(crate) fn take(ui: Ui, name: &str, text: Result<String, String>) {
    let words = &ui.text().notice;
    match text.and_then(|text| ui.book.replace(text, ui.lang.get_untracked())) {
        Ok(()) => {
            ui.money.set(ui.book.money_unit());
            ui.found.set(None);
            ui.announce.set(true);
            ui.say((words.opened)(name));
            scripts::opened(&ui.book.published());
        }
        Err(sentence) => ui.fail((words.not_opened)(&sentence)),
    }
}

/// Puts figures right that a check proposes: those cells alone, because everything else in the
/// document agrees with the right figures already. One step, which can be undone.
pub(crate) fn correct(ui: Ui, proposed: &str) {
    if !ui.editable {
        return ui.fail(ui.text().tables.read_only.to_owned());
    }
    let read = |line: &str| {
        let (number, text) = line.split_once('=')?;
        let cell = ui.book.cell(number.parse().ok()?)?;
        let money = ui.book.with(|session| session.grid().money_unit_of(cell));
        Some((cell, parse_typed(text, ui.book.unit_of(cell), money).ok()?))
    };
    // The script proposes what the core has said of this very document: there is nothing to refuse.
    let Some(figures) = proposed.lines().map(read).collect::<Option<Vec<_>>>() else { return };
    let words = &ui.text().notice;
    match ui.book.edit(&figures, Mode::Check, ui.lang.get_untracked()) {
        Ok(()) => {
            ui.autosave();
            ui.say_with(Kind::Done, (words.corrected)(figures.len()), Some(Offer::Undo));
        }
        Err(sentence) => ui.fail(sentence),
    }
}

/// Takes last year's amounts that a script has added to the published document; figures and edits stay.
pub(crate) fn grow(ui: Ui, published: &str) {
    if ui.editable && ui.book.rebase(published) {
        scripts::grown(published);
    }
}

/// Has the document with its present figures compared with another one.
pub(crate) fn compare(ui: Ui) {
    scripts::compare(&ui.book.file(), &ui.book.published());
}

/// Saves the document with its present figures.
pub(crate) fn save(ui: Ui) {
    let words = &ui.text().notice;
    let name = [&file_name(ui), ".budget.json"].concat();
    match files::download(&name, &ui.book.file()) {
        Ok(()) => ui.say((words.saved)(&name)),
        Err(why) => ui.fail((words.not_saved)(&why.as_string().unwrap_or_default())),
    }
}

/// Has the document with its present figures written in a format that the reader chooses.
pub(crate) fn export(ui: Ui) {
    scripts::export(&ui.book.kept(), &file_name(ui));
}

/// Has a figure followed through the tables on a projector, or the reader choose which.
pub(crate) fn present(ui: Ui, cell: Option<CellId>) {
    scripts::present(&ui.book.file(), ui.lang.get_untracked().tag(), cell.map(CellId::index));
}

/// Has a link made that opens the page as it is now.
pub(crate) fn share(ui: Ui) {
    let open = ui.book.questions().len();
    scripts::share(mode_name(ui.mode.get_untracked()), ui.money.get_untracked().symbol(), open);
}

/// Has the whole document with its present figures printed.
pub(crate) fn print(ui: Ui) {
    scripts::print(&ui.book.kept(), &file_name(ui));
}

/// Has the narrative of the present figures written, together with the reader.
pub(crate) fn narrate(ui: Ui) {
    scripts::narrate(&ui.book.kept(), &file_name(ui));
}

/// Offers to embed what the reader sees.
pub(crate) fn embed(ui: Ui) {
    let place = ui.route.read_untracked().fragment();
    let lang = ui.lang.get_untracked().tag();
    let published = ui.book.published();
    let edited = ui.book.with(|session| session.changed().next().is_some());
    let present = if edited { ui.book.file() } else { published.clone() };
    scripts::embed(place.trim_start_matches('#'), lang, &present, &published, &file_name(ui));
}

/// What files of the document are called, without their endings.
fn file_name(ui: Ui) -> String {
    let about = ui.book.about();
    [&about.unit, "-", &about.year.to_string()].concat()
}

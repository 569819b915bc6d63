//! From typed or pasted text to edits of the document.

use leptos::prelude::GetUntracked;
use mingzhang::{
    grid::CellId,
    money::{Amount, parse_typed},
    wording::typed_error,
};

use crate::{state::block, ui::Ui};

/// Takes what was typed into a cell. What is no figure changes nothing and says so.
pub(super) fn typed(ui: Ui, cell: CellId, text: &str) {
    match parse_typed(text, ui.book.unit_of(cell), ui.money.get_untracked()) {
        Ok(figure) => apply(ui, vec![(cell, figure)]),
        Err(error) => ui.fail(typed_error(&error, ui.lang.get_untracked())),
    }
}

/// Makes cells blank.
pub(super) fn clear(ui: Ui, cells: Vec<CellId>) {
    apply(ui, cells.into_iter().map(|cell| (cell, None)).collect());
}

/// Takes a pasted block. `cell_at` gives the cell that many rows and columns from the cursor;
/// `fill` are the cells of a selection that a single pasted figure fills.
pub(super) fn pasted(ui: Ui, text: &str, cell_at: impl Fn(usize, usize) -> Option<CellId>, fill: &[CellId]) {
    let rows = block::read(text);
    let money = ui.money.get_untracked();
    let mut figures = Vec::new();
    let mut left = 0;
    let mut take = |cell: Option<CellId>, text: &str| match cell
        .map(|cell| (cell, parse_typed(text, ui.book.unit_of(cell), money)))
    {
        Some((cell, Ok(figure))) => figures.push((cell, figure)),
        Some((_, Err(_))) => left += 1,
        None if text.trim().is_empty() => {}
        None => left += 1,
    };
    if let ([row], true) = (rows.as_slice(), fill.len() > 1)
        && let [single] = row.as_slice()
    {
        fill.iter().for_each(|&cell| take(Some(cell), single));
    } else {
        for (down, row) in rows.iter().enumerate() {
            for (along, text) in row.iter().enumerate() {
                take(cell_at(down, along), text);
            }
        }
    }
    let count = figures.len();
    apply(ui, figures);
    let words = &ui.text().notice;
    if left > 0 {
        ui.fail((words.pasted_part)(count, left));
    } else if count > 1 {
        ui.say((words.pasted)(count));
    }
}

fn apply(ui: Ui, figures: Vec<(CellId, Option<Amount>)>) {
    if let Err(sentence) = ui.book.edit(&figures, ui.mode.get_untracked(), ui.lang.get_untracked()) {
        ui.fail(sentence);
    }
    ui.autosave();
}

//! What goes into a grid and out of it: typing, clearing, copying, pasting.

use leptos::prelude::*;
use mingzhang::grid::CellId;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement};

use super::{
    super::edit,
    desk::{Editing, GridDesk},
};
use crate::state::{block, cursor::Place};

impl GridDesk {
    /// Opens the field over the cursor's cell, with a text of its own or with the figure there.
    pub(super) fn edit(self, start: Option<String>) -> bool {
        if !self.ui.editable {
            self.ui.fail(self.ui.text().tables.read_only.to_owned());
            return true;
        }
        let place = self.selection.with_value(|selection| selection.cursor);
        let whole = start.is_none();
        let text =
            start.unwrap_or_else(|| self.ui.book.plain(self.cell(place), self.ui.money.get_untracked()));
        self.editing.set(Some(Editing { place, text, whole }));
        true
    }

    /// Takes what was typed, if a figure is being edited at all.
    pub(super) fn take(self, text: &str) {
        let Some(editing) = self.editing.get_untracked() else { return };
        self.editing.set(None);
        let unchanged = editing.whole && editing.text == text;
        if !unchanged {
            edit::typed(self.ui, self.cell(editing.place), text);
        }
        self.focus(editing.place);
    }

    /// Leaves the figure as it was.
    pub(super) fn cancel(self) {
        if let Some(editing) = self.editing.get_untracked() {
            self.editing.set(None);
            self.focus(editing.place);
        }
    }

    /// Puts the field exactly over its cell.
    pub(super) fn lay_over(self, input: &HtmlInputElement, place: Place) {
        let Some(cell) = self.element(place).and_then(|cell| cell.dyn_into::<HtmlElement>().ok()) else {
            return;
        };
        let table = cell.offset_parent().and_then(|table| table.dyn_into::<HtmlElement>().ok());
        let (left, top) = table.map_or((0, 0), |table| (table.offset_left(), table.offset_top()));
        let style = web_sys::HtmlElement::style(input);
        for (name, pixels) in [
            ("left", left + cell.offset_left()),
            ("top", top + cell.offset_top()),
            ("width", cell.offset_width()),
            ("height", cell.offset_height()),
        ] {
            // A refused property leaves the field in the corner: still usable.
            let _ = style.set_property(name, &[&pixels.to_string(), "px"].concat());
        }
    }

    fn selected_cells(self) -> Vec<CellId> {
        let selection = self.selection.get_value();
        selection
            .rows()
            .flat_map(|row| selection.columns().map(move |column| Place { row, column }))
            .map(|place| self.cell(place))
            .collect()
    }

    pub(super) fn clear(self) -> bool {
        if self.ui.editable {
            edit::clear(self.ui, self.selected_cells());
        }
        self.ui.editable
    }

    /// The selection as text for a spreadsheet.
    pub(super) fn copy(self) -> String {
        let selection = self.selection.get_value();
        let money = self.ui.money.get_untracked();
        let rows: Vec<Vec<String>> = selection
            .rows()
            .map(|row| {
                selection
                    .columns()
                    .map(|column| self.ui.book.plain(self.cell(Place { row, column }), money))
                    .collect()
            })
            .collect();
        if selection.is_block() {
            self.ui.say((self.ui.text().notice.copied)(rows.iter().map(Vec::len).sum()));
        }
        block::write(rows.iter().map(|row| row.iter().map(String::as_str).collect()))
    }

    pub(super) fn paste(self, text: &str) {
        if !self.ui.editable {
            return;
        }
        let selection = self.selection.get_value();
        let (row, column) = (*selection.rows().start(), *selection.columns().start());
        let cell_at = |down: usize, along: usize| {
            let place = Place { row: row + down, column: column + along };
            (place.row < self.extent.rows && place.column < self.extent.columns).then(|| self.cell(place))
        };
        edit::pasted(self.ui, text, cell_at, &self.selected_cells());
    }
}

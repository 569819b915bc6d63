//! Moving about in a grid and selecting. The arithmetic of places is in
//! `state::cursor`; this file carries it out on the page.

use leptos::{html, prelude::*};
use mingzhang::grid::CellId;
use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget, HtmlElement};

use super::super::Desk;
use crate::{
    book::BlockShape,
    state::{
        cursor::{Extent, Place, Selection, Step},
        window::Stretch,
    },
    ui::Ui,
};

/// A figure being edited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Editing {
    pub(super) place: Place,
    pub(super) text: String,
    /// Whether all of the text is selected at first: it was there before.
    pub(super) whole: bool,
}

/// The handle of one grid.
#[derive(Clone, Copy)]
pub(super) struct GridDesk {
    pub(super) ui: Ui,
    desk: Desk,
    pub(super) block: usize,
    pub(super) extent: Extent,
    pub(super) head_rows: usize,
    pub(super) frame: NodeRef<html::Div>,
    pub(super) stretch: RwSignal<Stretch>,
    pub(super) editing: RwSignal<Option<Editing>>,
    pub(super) selection: StoredValue<Selection>,
    /// All rows are drawn for the printer, whatever scrolls meanwhile.
    printing: StoredValue<bool>,
}

impl GridDesk {
    pub(super) fn new(ui: Ui, desk: Desk, block: usize, shape: &BlockShape) -> Self {
        let extent = shape.extent();
        Self {
            ui,
            desk,
            block,
            extent,
            head_rows: shape.head_rows(),
            frame: NodeRef::new(),
            stretch: RwSignal::new(Stretch::in_sight(extent.rows, 1, 0, 60)),
            editing: RwSignal::new(None),
            selection: StoredValue::new(Selection::one(Place::default())),
            printing: StoredValue::new(false),
        }
    }

    /// The cell at a place.
    pub(super) fn cell(self, place: Place) -> CellId {
        self.ui.book.cell_at(self.desk.table, self.block, place.row, place.column)
    }

    /// Whether the field is open: then copying and pasting are its own business.
    pub(super) fn is_editing(self) -> bool {
        self.editing.with_untracked(Option::is_some)
    }

    pub(super) fn is_at(self, place: Place) -> bool {
        self.selection.with_value(|selection| selection.cursor == place)
    }

    pub(super) fn is_selected(self, place: Place) -> bool {
        self.selection.with_value(|selection| selection.is_block() && selection.contains(place))
    }

    /// Moves the cursor; false when the step leaves the grid.
    pub(super) fn step(self, step: Step, extend: bool) -> bool {
        let from = self.selection.with_value(|selection| selection.cursor);
        match from.step(step, self.extent) {
            Some(place) if extend => self.extend_to(place),
            Some(place) => self.select(Selection::one(place)),
            None => return false,
        }
        true
    }

    /// Moves the cursor and keeps the selection's other end.
    pub(super) fn extend_to(self, place: Place) {
        let anchor = self.selection.with_value(|selection| selection.anchor);
        self.select(Selection { anchor, cursor: place });
    }

    pub(super) fn select_all(self) -> bool {
        let cursor = Place { row: self.extent.rows - 1, column: self.extent.columns - 1 };
        self.mark(Selection { anchor: Place::default(), cursor });
        true
    }

    /// The focus came to a cell by pointer or by Tab.
    pub(super) fn arrived(self, place: Place) {
        let inside = self.selection.with_value(|selection| selection.is_block() && selection.cursor == place);
        if !inside {
            self.mark(Selection::one(place));
        }
        self.desk.cell.set(Some(self.cell(place)));
    }

    fn select(self, selection: Selection) {
        self.mark(selection);
        self.focus(selection.cursor);
    }

    /// Draws the selection. Done on the elements themselves: an arrow key costs two attributes.
    fn mark(self, selection: Selection) {
        let before = self.selection.get_value();
        self.selection.set_value(selection);
        self.each_drawn(before, |cell, _| {
            set(cell, "aria-selected", "false");
        });
        if selection.is_block() {
            self.each_drawn(selection, |cell, _| set(cell, "aria-selected", "true"));
        }
        for (place, index) in [(before.cursor, "-1"), (selection.cursor, "0")] {
            if let Some(cell) = self.element(place) {
                set(&cell, "tabindex", index);
            }
        }
    }

    fn each_drawn(self, selection: Selection, mut act: impl FnMut(&Element, Place)) {
        let drawn = self.stretch.get_untracked();
        for row in selection.rows().filter(|row| drawn.contains(*row)) {
            for column in selection.columns() {
                let place = Place { row, column };
                if let Some(cell) = self.element(place) {
                    act(&cell, place);
                }
            }
        }
    }

    pub(super) fn element(self, place: Place) -> Option<Element> {
        let query =
            ["td[data-row='", &place.row.to_string(), "'][data-column='", &place.column.to_string(), "']"]
                .concat();
        self.frame.get_untracked()?.query_selector(&query).ok().flatten()
    }

    /// Puts the focus on a cell, drawing its row first where that is needed.
    pub(super) fn focus(self, place: Place) {
        if !self.stretch.get_untracked().contains(place.row) {
            if let Some(frame) = self.frame.get_untracked() {
                // The row that has the focus may go out of sight: its keys must still come here.
                crate::browser::focus_in_place(&frame);
                // Around the row, not around where the frame is scrolled to: it cannot be scrolled to what
                // is not drawn, and is when the cell has the focus.
                let above = (place.row * self.row_height()).saturating_sub(200);
                self.stretch.set(self.in_sight(&frame, above));
            }
            // The row is drawn when the effects of this turn have run.
            request_animation_frame(move || self.focus_drawn(place));
        } else {
            self.focus_drawn(place);
        }
    }

    fn focus_drawn(self, place: Place) {
        // Keys have moved on meanwhile: the last of them puts the focus.
        if !self.is_at(place) {
            return;
        }
        if let Some(cell) = self.element(place) {
            crate::browser::focus(&cell);
        }
    }

    /// Gives the focus back from the frame to the cursor's cell, if that is drawn.
    fn regain_focus(self) {
        let held = self.frame.get_untracked().is_some_and(|frame| frame.matches(":focus").unwrap_or(false));
        let cell = self.element(self.selection.with_value(|selection| selection.cursor));
        if let (true, Some(cell)) = (held, cell) {
            crate::browser::focus_in_place(&cell);
        }
    }

    /// Draws the rows that have come into sight.
    pub(super) fn scrolled(self) {
        if let Some(frame) = self.frame.get_untracked()
            && !self.printing.get_value()
        {
            let stretch = self.in_sight(&frame, usize::try_from(frame.scroll_top()).unwrap_or(0));
            if stretch != self.stretch.get_untracked() {
                // Drawing rows moves others about, and what is moved loses the focus: the frame
                // holds it meanwhile, so that no key is lost.
                let focused = frame.query_selector("td:focus").ok().flatten().is_some();
                if focused {
                    crate::browser::focus_in_place(&frame);
                }
                self.stretch.set(stretch);
                if focused {
                    request_animation_frame(move || self.regain_focus());
                }
            }
        }
    }

    /// The rows in sight if the frame is scrolled to `top`.
    fn in_sight(self, frame: &HtmlElement, top: usize) -> Stretch {
        let height = usize::try_from(frame.client_height()).unwrap_or(0);
        Stretch::in_sight(self.extent.rows, self.row_height(), top, height)
    }

    /// Measures the rows once there are some, so that those left out have their height.
    pub(super) fn follow_drawing(self) {
        Effect::new(move |_| {
            if self.frame.get().is_some() {
                request_animation_frame(move || self.scrolled());
            }
        });
    }

    /// Height of a row in pixels; long grids give all their rows the same.
    pub(super) fn row_height(self) -> usize {
        let row = self
            .frame
            .get_untracked()
            .and_then(|frame| frame.query_selector("tr[data-level]").ok().flatten());
        let height = row.and_then(|row| row.dyn_into::<HtmlElement>().ok()).map(|row| row.offset_height());
        height.and_then(|height| usize::try_from(height).ok()).filter(|&height| height > 0).unwrap_or(40)
    }

    /// Draws all rows while the page is printed.
    pub(super) fn follow_printing(self) {
        let all = Stretch { first: 0, end: self.extent.rows };
        let before = window_event_listener_untyped("beforeprint", move |_| {
            self.printing.set_value(true);
            self.stretch.set(all);
        });
        let after = window_event_listener_untyped("afterprint", move |_| {
            self.printing.set_value(false);
            self.scrolled();
        });
        on_cleanup(move || {
            before.remove();
            after.remove();
        });
    }

    /// Goes to the cell that the route names, now and whenever it changes.
    pub(super) fn follow_route(self) {
        Effect::new(move |_| {
            let cell = self.ui.route.with(|route| route.cell).and_then(|index| self.ui.book.cell(index));
            self.frame.track();
            if let Some(place) = cell.and_then(|cell| self.place(cell)) {
                self.select(Selection::one(place));
            }
        });
    }

    /// Edits the cell that something outside the grid asks for.
    pub(super) fn follow_requests(self) {
        Effect::new(move |_| {
            if let Some(place) = self.desk.asked.get().and_then(|cell| self.place(cell)) {
                self.desk.asked.set(None);
                self.select(Selection::one(place));
                self.edit(None);
            }
        });
    }

    /// Keeps the cell at hand in sight when questions come up at the lower edge.
    pub(super) fn follow_questions(self) {
        Effect::new(move |_| {
            if !self.ui.book.questions().is_empty() {
                // They stand there when the effects of this turn have run.
                request_animation_frame(move || self.reveal());
            }
        });
    }

    fn reveal(self) {
        let cell = self.element(self.selection.with_value(|selection| selection.cursor));
        if let Some(cell) = cell.filter(|cell| cell.matches(":focus").unwrap_or(false)) {
            crate::browser::reveal(&cell);
        }
    }

    /// Where a cell stands in this grid, if it does.
    fn place(self, cell: CellId) -> Option<Place> {
        let spot = self.ui.book.spot(cell);
        (spot.table == self.desk.table && spot.block == self.block)
            .then_some(Place { row: spot.row, column: spot.column })
    }
}

fn set(element: &Element, name: &str, value: &str) {
    // Names and values are ours: the browser has no reason to refuse them.
    let _ = element.set_attribute(name, value);
}

/// The place of the cell that an event happened in.
pub(super) fn place_of(target: Option<EventTarget>) -> Option<Place> {
    let cell = target?.dyn_into::<Element>().ok()?.closest("td[data-row]").ok()??;
    let index = |name: &str| cell.get_attribute(name)?.parse().ok();
    Some(Place { row: index("data-row")?, column: index("data-column")? })
}

//! A grid: one block of a table, edited like a spreadsheet.

mod desk;
mod editor;
mod head;
mod row;
mod take;

use leptos::{context::Provider, prelude::*};
use web_sys::{ClipboardEvent, KeyboardEvent, MouseEvent};

use self::{desk::GridDesk, editor::Editor, head::Head, row::GridRowView};
use super::Desk;
use crate::{
    state::{
        keys::{Act, act},
        window::{Stretch, WHOLE},
    },
    ui::Ui,
};

/// The grid of a block.
#[component]
pub(super) fn GridView(
    /// Index of the block in its table.
    block: usize,
) -> impl IntoView {
    let ui = Ui::get();
    let desk: Desk = expect_context();
    let shape = ui.book.block(desk.table, block, ui.lang.get_untracked());
    let (rows, columns, heading) = (shape.rows, shape.columns, shape.heading.clone());
    let grid = GridDesk::new(ui, desk, block, &shape);
    grid.follow_route();
    grid.follow_requests();
    grid.follow_questions();
    if rows > WHOLE {
        grid.follow_drawing();
        grid.follow_printing();
    }

    let stretch = grid.stretch;
    let drawn = move || {
        let Stretch { first, end } = stretch.get();
        first..end
    };
    let above = move || stretch.get().first;
    let below = move || rows - stretch.get().end;
    // A provider of its own: two grids stand side by side, and a component has no scope that
    // would keep the second's desk from the first's rows.
    view! {
        <Provider value=grid>
        <div class="grid-box" tabindex="-1" node_ref=grid.frame data-long=(rows > WHOLE).then_some("")
            on:scroll=move |_| grid.scrolled()
            on:keydown=move |event| keydown(grid, &event)
            on:focusin=move |event| focused(grid, &event)
            on:mousedown=move |event| pressed(grid, &event)
            on:dblclick=move |event| opened(grid, &event)
            on:copy=move |event| copied(grid, &event)
            on:paste=move |event| pasted(grid, &event)>
            <table class="grid" role="grid" aria-labelledby="table-title" aria-multiselectable="true"
                aria-rowcount=(grid.head_rows + rows).to_string() aria-colcount=(columns + 1).to_string()
                aria-readonly=(!ui.editable).then_some("true")>
                <Head block heading/>
                <tbody>
                    <Gap rows=Signal::derive(above)/>
                    <For each=drawn key=|row| *row let(row)><GridRowView row/></For>
                    <Gap rows=Signal::derive(below)/>
                </tbody>
            </table>
            <Editor/>
        </div>
        </Provider>
    }
}

/// Rows that are not drawn, as empty height.
#[component]
fn Gap(rows: Signal<usize>) -> impl IntoView {
    let grid: GridDesk = expect_context();
    move || {
        (rows.get() > 0).then(|| {
            let height = [&(rows.get() * grid.row_height()).to_string(), "px"].concat();
            view! { <tr aria-hidden="true" style=("height", height)></tr> }
        })
    }
}

/// Keys of a cell, or of the frame while the cell it came from is out of sight.
fn keydown(grid: GridDesk, event: &KeyboardEvent) {
    let control = event.ctrl_key() || event.meta_key();
    if event.alt_key() || event.is_composing() {
        return;
    }
    let Some(act) = act(&event.key(), control, event.shift_key()) else { return };
    let done = match act {
        Act::Move(step) => grid.step(step, false),
        Act::Extend(step) => grid.step(step, true),
        Act::Edit => grid.edit(None),
        Act::Type(text) => grid.edit(Some(text)),
        Act::Clear => grid.clear(),
        Act::SelectAll => grid.select_all(),
    };
    if done {
        event.prevent_default();
    }
}

fn focused(grid: GridDesk, event: &web_sys::FocusEvent) {
    if let Some(place) = desk::place_of(event.target()) {
        grid.arrived(place);
    }
}

fn pressed(grid: GridDesk, event: &MouseEvent) {
    if let (Some(place), true) = (desk::place_of(event.target()), event.shift_key()) {
        event.prevent_default();
        grid.extend_to(place);
    }
}

fn opened(grid: GridDesk, event: &MouseEvent) {
    if desk::place_of(event.target()).is_some() && grid.edit(None) {
        event.prevent_default();
    }
}

fn copied(grid: GridDesk, event: &ClipboardEvent) {
    if grid.is_editing() {
        return;
    }
    if let Some(board) = event.clipboard_data()
        && board.set_data("text/plain", &grid.copy()).is_ok()
    {
        event.prevent_default();
    }
}

fn pasted(grid: GridDesk, event: &ClipboardEvent) {
    if grid.is_editing() {
        return;
    }
    let text = event.clipboard_data().and_then(|board| board.get_data("text/plain").ok());
    // A picture has no text: it must not blank the cell.
    if let Some(text) = text.filter(|text| !text.is_empty()) {
        event.prevent_default();
        grid.paste(&text);
    }
}

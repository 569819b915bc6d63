//! A row of a grid, and its cells.

use leptos::prelude::*;

use super::{
    super::{Desk, questions},
    desk::GridDesk,
};
use crate::{state::cursor::Place, ui::Ui};

/// One row. Each cell follows its own figure: an edit redraws only the cells that it changes.
#[component]
pub(super) fn GridRowView(
    /// Index of the row in its block.
    row: usize,
) -> impl IntoView {
    let ui = Ui::get();
    let desk: Desk = expect_context();
    let grid: GridDesk = expect_context();
    let label = ui.book.row(desk.table, grid.block, row, ui.lang.get_untracked());
    let name = label.name.clone();
    let cells = (0..grid.extent.columns).map(|column| view! { <GridCell place=Place { row, column }/> });
    view! {
        <tr data-level=label.level.to_string() data-total=label.total.then_some("") data-heading=label.heading.then_some("") aria-rowindex=(grid.head_rows + row + 1).to_string()>
            <th scope="row" role="rowheader">
                <div class="row-label" title=name>
                    {label.code.map(|code| view! { <span class="row-code">{code}</span> })}
                    {label.name}
                    {label.project.map(|project| view! { <span class="row-project">{project}</span> })}
                </div>
            </th>
            {cells.collect_view()}
        </tr>
    }
}

#[component]
fn GridCell(place: Place) -> impl IntoView {
    let ui = Ui::get();
    let grid: GridDesk = expect_context();
    let text = &ui.text().tables;
    let cell = grid.cell(place);
    let face = Memo::new(move |_| ui.book.face(cell, ui.money.get()));
    let content = move || {
        let face = face.get();
        let mark = face.broken.then(|| {
            view! { <span class="cell-mark" aria-hidden="true">"!"</span><span class="aside-voice">{text.broken}" "</span> }
        });
        let was = face.was.map(|was| {
            let published =
                if was.published.is_empty() { text.published_blank.to_owned() } else { was.published };
            view! {
                <span class="cell-was">
                    <span class="aside-voice">{text.published}" "</span>
                    <s>{published}</s>{was.difference}
                </span>
            }
        });
        let ask = face.asks.map(|ask| {
            // A press on the button must not move the cursor first.
            view! {
                <button type="button" class="cell-ask" tabindex="-1" on:click=move |_| questions::place(ui, ask.question, ask.candidate)>
                    {(text.place_here)(&ask.amount)}
                </button>
            }
        });
        view! { {mark}{face.text}{was}{ask} }
    };
    view! {
        <td class="cell" role="gridcell" tabindex=if grid.is_at(place) { "0" } else { "-1" }
            data-cell=cell.index().to_string() data-row=place.row.to_string() data-column=place.column.to_string()
            aria-selected=if grid.is_selected(place) { "true" } else { "false" }
            data-changed=move || face.with(|face| face.was.is_some()).then_some("")
            data-broken=move || face.with(|face| face.broken).then_some("")>
            {content}
        </td>
    }
}

//! The line above the grid: where the cursor stands, what was published there, what can be done.

use leptos::prelude::*;
use mingzhang::grid::CellId;

use super::Desk;
use crate::{book::Subject, parts::badge::Badge, ui::Ui};

/// The line; empty until the cursor stands somewhere.
#[component]
pub(super) fn CellLine() -> impl IntoView {
    let ui = Ui::get();
    let desk: Desk = expect_context();
    let text = &ui.text().tables;
    let help = if ui.editable { text.help } else { text.help_reading };
    let content = move || match desk.cell.get() {
        Some(cell) => line(ui, desk, cell).into_any(),
        None => view! { <span class="table-help">{help}</span> }.into_any(),
    };
    view! { <div class="cell-line">{content}</div> }
}

fn line(ui: Ui, desk: Desk, cell: CellId) -> impl IntoView {
    let text = &ui.text().tables;
    let name = ui.book.cell_name(cell, ui.lang.get_untracked());
    let face = move || ui.book.face(cell, ui.money.get());
    let edit = ui.editable.then(|| {
        view! {
            <button type="button" class="button button-outline" on:click=move |_| desk.asked.set(Some(cell))>{text.edit}</button>
        }
    });
    let state = move || {
        let face = face();
        let changed = face.was.map(|was| {
            let published = if was.published.is_empty() {
                text.published_blank.to_owned()
            } else {
                [text.published, " ", &was.published].concat()
            };
            view! { <Badge outcome="changed">{published}" "{was.difference}</Badge> }
        });
        let broken = face.broken.then(|| view! { <Badge outcome="broken">{text.broken}</Badge> });
        (changed, broken)
    };
    view! {
        <span class="cell-line-path" id="cell-line-path">{name}</span>
        <button type="button" class="figure" id="cell-line-figure" aria-labelledby="cell-line-path cell-line-figure" title=text.how aria-haspopup="dialog"
            on:click=move |_| ui.explained.set(Some(Subject::Cell(cell)))>
            {move || {
                let shown = face().text;
                if shown.is_empty() { text.blank.to_owned() } else { shown }
            }}
        </button>
        {state}
        {edit}
    }
}

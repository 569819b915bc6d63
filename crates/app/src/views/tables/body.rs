//! One table: its title, what is open in it, its grids.

use leptos::prelude::*;

use super::{Desk, cell_line::CellLine, grid::GridView, questions::Questions};
use crate::ui::Ui;

/// The open table.
#[component]
pub(super) fn Body() -> impl IntoView {
    let ui = Ui::get();
    let desk: Desk = expect_context();
    let text = &ui.text().tables;
    let table = ui.book.table(desk.table, ui.lang.get_untracked());
    let number = if table.number.is_empty() { text.facts.to_owned() } else { (text.table)(&table.number) };
    let content = if let Some(statement) = table.empty {
        view! { <p class="grid-empty">{statement}</p> }.into_any()
    } else {
        let count = table.blocks;
        let grids = (0..count).map(|block| view! { <GridView block/> }).collect_view();
        view! {
            <CellLine/>
            <div class="grids" data-blocks=count.to_string()>{grids}</div>
            <Questions/>
        }
        .into_any()
    };
    view! {
        <section class="table-body" aria-labelledby="table-title">
            <h2 class="table-title" id="table-title">{number}" "{table.title}</h2>
            {content}
        </section>
    }
}

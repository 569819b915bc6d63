//! The tables (表格) as grids that can be edited.
//!
//! Only this folder knows how a grid looks and behaves. It takes the document from [`Ui::book`],
//! follows [`Ui::route`] to a table or cell, and reports edits through [`edit`].

mod body;
mod cell_line;
mod edit;
mod grid;
mod list;
mod questions;

use leptos::prelude::*;
use mingzhang::grid::CellId;

use crate::ui::Ui;

/// What the parts of one table share.
#[derive(Clone, Copy)]
struct Desk {
    /// Index of the table in the document.
    table: usize,
    /// The cell under the cursor.
    cell: RwSignal<Option<CellId>>,
    /// The cell that something outside the grid asks to edit.
    asked: RwSignal<Option<CellId>>,
}

/// The list of tables and the one that is open.
#[component]
pub fn Tables() -> impl IntoView {
    let ui = Ui::get();
    let open = Memo::new(move |_| ui.route.with(|route| ui.book.table_index(route.table.as_deref())));
    let body = move || {
        let desk = Desk { table: open.get(), cell: RwSignal::new(None), asked: RwSignal::new(None) };
        provide_context(desk);
        view! { <body::Body/> }
    };
    view! {
        <div class="tables">
            <list::List open/>
            {body}
        </div>
    }
}

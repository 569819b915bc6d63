//! The list of tables.

use leptos::prelude::*;

use crate::{parts::link::Link, state::route::Route, ui::Ui};

/// Links to all tables, numbered ones first.
#[component]
pub(super) fn List(
    /// The table that is open.
    open: Memo<usize>,
) -> impl IntoView {
    let ui = Ui::get();
    let lang = ui.lang.get_untracked();
    let mut told = false;
    let links = ui.book.table_names(lang).into_iter().enumerate().map(|(index, table)| {
        let current = Signal::derive(move || (open.get() == index).then_some("true"));
        let facts = (table.number.is_empty() && !std::mem::replace(&mut told, table.number.is_empty()))
            .then(|| view! { <p class="table-list-title">{ui.text().tables.facts}</p> });
        view! {
            {facts}
            <Link class="table-link" to=Route::table(&table.id) current>
                <span class="number">{table.number}</span>
                <span>{table.title}</span>
            </Link>
        }
    });
    view! { <nav class="table-list" aria-label=ui.text().tables.list>{links.collect_view()}</nav> }
}

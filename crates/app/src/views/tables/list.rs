//! The list of tables.

use leptos::{html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::{parts::link::Link, state::route::Route, ui::Ui};

/// Pixels of the table before that stay in sight.
const MARGIN: i32 = 24;

/// Links to all tables, numbered ones first.
#[component]
pub(super) fn List(
    /// The table that is open.
    open: Memo<usize>,
) -> impl IntoView {
    let ui = Ui::get();
    let lang = ui.lang.get_untracked();
    let strip = NodeRef::<html::Nav>::new();
    Effect::new(move |_| {
        open.track();
        // On a phone the list is a strip: the open table comes into sight.
        if let Some(strip) = strip.get()
            && let Ok(Some(link)) = strip.query_selector("[aria-current]")
            && let Some(link) = link.dyn_ref::<HtmlElement>()
        {
            strip.set_scroll_left(link.offset_left() - strip.offset_left() - MARGIN);
        }
    });
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
    view! { <nav class="table-list" node_ref=strip aria-label=ui.text().tables.list>{links.collect_view()}</nav> }
}

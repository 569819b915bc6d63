//! The headings of a grid, merged where columns share them.

use leptos::prelude::*;

use super::super::Desk;
use crate::{parts::term::term, state::headings::merged, ui::Ui};

/// The heading rows.
#[component]
pub(super) fn Head(
    /// Index of the block in its table.
    block: usize,
    /// What is printed above the block.
    heading: Option<String>,
) -> impl IntoView {
    let ui = Ui::get();
    let desk: Desk = expect_context();
    let shape = ui.book.block(desk.table, block, ui.lang.get_untracked());
    let mut rows = merged(&shape.headings);
    let depth = rows.len().max(1);
    let columns = shape.columns;
    let over = heading.map(|words| {
        view! { <tr aria-rowindex="1"><th colspan=(columns + 1).to_string() scope="colgroup">{term(words)}</th></tr> }
    });
    let first = 1 + usize::from(over.is_some());
    let mut stub =
        Some(view! { <th class="stub" rowspan=depth.to_string() scope="col">{term(shape.stub)}</th> });
    let rows = rows.drain(..).enumerate().map(move |(level, row)| {
        let cells = row.into_iter().map(|heading| {
            let scope = if heading.columns > 1 { "colgroup" } else { "col" };
            view! {
                <th colspan=heading.columns.to_string() rowspan=heading.rows.to_string() scope=scope><span class="heading-words">{term(heading.words)}</span></th>
            }
        });
        view! { <tr aria-rowindex=(first + level).to_string()>{stub.take()}{cells.collect_view()}</tr> }
    });
    view! { <thead>{over}{rows.collect_view()}</thead> }
}

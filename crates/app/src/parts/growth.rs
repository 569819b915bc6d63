//! Change against last year in a table: how much, and below it by how many percent.

use leptos::prelude::*;
use mingzhang::{grid::CellId, measure};

use crate::{
    book::Subject,
    parts::{figure::Figure, term::term},
    ui::Ui,
};

/// The heading of both.
pub(crate) fn heading(ui: Ui) -> AnyView {
    let text = &ui.text().overview;
    view! { <th scope="col" class="number">{term(text.change)}<span class="second">{term(text.growth)}</span></th> }.into_any()
}

/// Last year's figure, or that it is not known.
pub(crate) fn last_year(ui: Ui, cell: CellId) -> AnyView {
    view! { <td class="number"><Figure of=Subject::Prior(cell) none=ui.text().public.unknown/></td> }
        .into_any()
}

/// Both of a cell; where there is no percentage, why.
pub(crate) fn both(ui: Ui, cell: CellId) -> AnyView {
    let text = &ui.text().public;
    let then = ui.book.with(|session| measure::growth(session, cell)).ok().map(|growth| growth.then);
    let change = then.is_some().then(|| view! { <Figure of=Subject::Change(cell)/> });
    let why = match then {
        None => "",
        Some(then) if then.is_negative() => text.was_negative,
        Some(_) => text.was_zero,
    };
    let direction = ui.book.direction(cell);
    view! {
        <td class="number">
            {change}<span class="growth second" data-direction=direction><Figure of=Subject::Growth(cell) none=why/></span>
        </td>
    }
    .into_any()
}

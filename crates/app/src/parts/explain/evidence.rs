//! What stands behind a number: its cells, where it is printed, its share and growth, the relations
//! that vouch for it.

use leptos::prelude::*;
use mingzhang::{grid::CellId, measure, wording};

use crate::{
    book::{Subject, outcome_name},
    parts::{badge::Badge, link::Link},
    ui::Ui,
};

/// Cells with their figures, each a link into its table.
#[component]
pub(super) fn CellTable(cells: Vec<CellId>) -> impl IntoView {
    let ui = Ui::get();
    let lang = ui.lang.get_untracked();
    let rows = cells.into_iter().map(|cell| {
        let place = ui.book.place_of(cell, lang);
        let figure = ui.book.with(|session| {
            let grid = session.grid();
            let value = session.value(cell).number();
            value
                .map(|value| wording::amount_with_unit(grid, cell, value, ui.money.get_untracked(), lang))
                .unwrap_or_default()
        });
        view! { <tr><td><Link to=place.route>{place.name}</Link></td><td>{figure}</td></tr> }
    });
    view! { <table class="sum cells"><tbody>{rows.collect_view()}</tbody></table> }
}

/// What was published, where that is something else now.
#[component]
pub(super) fn Published(cell: CellId) -> impl IntoView {
    let ui = Ui::get();
    let text = &ui.text().explain;
    let was = ui.book.face_now(cell, ui.money.get_untracked()).was;
    was.map(|was| {
        let published =
            if was.published.is_empty() { ui.text().tables.blank.to_owned() } else { was.published };
        view! { <p>{text.published}" "{published}" "<Badge outcome="changed">{was.difference}</Badge></p> }
    })
}

/// Where else the same quantity is printed.
#[component]
pub(super) fn Prints(cell: CellId) -> impl IntoView {
    let ui = Ui::get();
    let text = &ui.text().explain;
    let prints = ui.book.prints(cell);
    let body = if prints.len() > 1 {
        view! { <CellTable cells=prints/> }.into_any()
    } else {
        view! { <CellTable cells=prints/><p class="panel-note">{text.printed_once}</p> }.into_any()
    };
    view! { <section><h3>{text.printed_in}</h3>{body}</section> }
}

/// A cell's share and growth, when the cell itself is explained.
#[component]
pub(super) fn Shares(subject: Subject, cell: CellId) -> impl IntoView {
    let ui = Ui::get();
    let lang = ui.lang.get_untracked();
    let money = ui.money.get_untracked();
    let text = &ui.text().overview;
    let Subject::Cell(_) = subject else { return None };
    let (total, parent, growth) = ui.book.with(|session| {
        let share = |share: Result<measure::Share, measure::NoShare>| match share {
            Ok(share) => [
                &wording::cell_name(session.grid(), share.whole, lang),
                "：",
                &wording::formula_share(session, &share, money),
            ]
            .concat(),
            Err(why) => wording::no_share(session, why, lang),
        };
        let total = measure::share_in_total(session, cell);
        let parent = measure::share_in_parent(session, cell);
        // One is enough where the total row is the parent, or where there is no total row.
        let (total, parent) = match (total, parent) {
            (Err(_), Ok(_)) => (parent, None),
            (total, parent) => (total, (parent != total).then(|| share(parent))),
        };
        let growth = match measure::growth(session, cell) {
            Ok(growth) => wording::formula_growth(session, cell, &growth, money, lang),
            Err(why) => wording::no_growth(why, lang).to_owned(),
        };
        (share(total), parent, growth)
    });
    Some(view! {
        <section>
            <h3>{text.share}</h3>
            <p class="formula">{total}</p>
            {parent.map(|parent| view! { <p class="formula">{parent}</p> })}
        </section>
        <section><h3>{text.growth}</h3><p class="formula">{growth}</p></section>
    })
}

/// The relations that the cell is in, broken ones first.
#[component]
pub(super) fn Vouchers(cell: CellId) -> impl IntoView {
    let ui = Ui::get();
    let lang = ui.lang.get_untracked();
    let text = &ui.text().explain;
    let mut relations = ui.book.relations_of(cell);
    relations.sort_by_cached_key(|(_, outcome)| outcome_rank(outcome_name(*outcome)));
    let rows = relations.into_iter().map(|(id, outcome)| {
        let (statement, name) = ui.book.with(|session| {
            (wording::relation_statement(session, id, lang), wording::outcome_name(outcome, lang))
        });
        view! { <li><Badge outcome=outcome_name(outcome)>{name}</Badge>" "{statement}</li> }
    });
    let rows: Vec<_> = rows.collect();
    let none = rows.is_empty().then(|| view! { <p class="panel-note">{text.no_relations}</p> });
    view! { <section><h3>{text.relations}</h3><ul class="vouchers">{rows}</ul>{none}</section> }
}

fn outcome_rank(name: &str) -> u64 {
    ["broken", "unknown", "holds", "not-applicable"]
        .iter()
        .position(|known| *known == name)
        .map_or(u64::MAX, |rank| rank as u64)
}

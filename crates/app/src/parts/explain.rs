//! "How is this computed?": the panel that any number opens.

use leptos::{ev, html, prelude::*};
use mingzhang::{
    calculate::Session,
    grid::CellId,
    measure,
    money::{MoneyUnit, Ratio},
    wording::{self, Lang},
};

use super::{badge::Badge, figure::unit_name, icon::Icon, link::Link};
use crate::{
    book::{Subject, outcome_name},
    ui::Ui,
};

/// The panel; a modal dialog while a number is being explained.
#[component]
pub fn ExplainPanel() -> impl IntoView {
    let ui = Ui::get();
    let text = &ui.text().explain;
    let dialog = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        let explained = ui.explained.get().is_some();
        if let Some(dialog) = dialog.get() {
            match (explained, dialog.open()) {
                // A dialog that the browser cannot show as modal is shown all the same.
                (true, false) => drop(dialog.show_modal().or_else(|_| dialog.set_attribute("open", ""))),
                (false, true) => dialog.close(),
                _ => {}
            }
        }
    });
    let body = move || ui.explained.get().map(|subject| explanation(ui, subject));
    view! {
        <dialog class="explain" node_ref=dialog aria-labelledby="explain-title"
            on:close=move |_| ui.explained.set(None)
            on:click=move |event: ev::MouseEvent| {
                // A press on the backdrop is a press on the dialog itself, not on what is in it.
                let outside = event.target().zip(dialog.get_untracked()).is_some_and(|(target, dialog)| &target == dialog.as_ref());
                if outside { ui.explained.set(None) }
            }>
            <div class="explain-body">
                <div class="explain-head">
                    <h2 id="explain-title">{text.title}</h2>
                    <button type="button" class="button" aria-label=text.close on:click=move |_| ui.explained.set(None)>
                        {Icon::Close.draw()}
                    </button>
                </div>
                {body}
            </div>
        </dialog>
    }
}

/// Made anew after an edit or a change of unit, so that its parts follow nothing themselves.
fn explanation(ui: Ui, subject: Subject) -> impl IntoView {
    let text = &ui.text().explain;
    let lang = ui.lang.get_untracked();
    let money = ui.money.get();
    ui.book.follow_edits();
    let cells = subject.cells();
    let title = subject_name(ui, subject);
    let reading = ui.book.reading(subject, money);
    let value = reading.map(|reading| {
        let suffix = reading.unit.map(|unit| view! { <span class="suffix">{unit_name(ui, unit)}</span> });
        view! { <p class="explain-value"><span class="figure">{reading.text}</span>{suffix}</p> }
    });
    let formula = ui.book.with(|session| formula(session, subject, money, lang));
    let first = cells.first().copied();
    let used = match subject {
        Subject::Cell(_) => None,
        _ => Some(view! { <section><h3>{text.cells}</h3><CellTable cells=cells.clone()/></section> }),
    };
    view! {
        <div><p>{title}</p>{value}</div>
        {formula.map(|formula| view! { <section><h3>{text.formula}</h3><p class="formula">{formula}</p></section> })}
        {used}
        {first.map(|cell| view! { <Published cell/><Prints cell/><Shares subject cell/><Vouchers cell/> })}
    }
}

/// What a number is: the cell's name, and what is done with it.
fn subject_name(ui: Ui, subject: Subject) -> String {
    let text = ui.text();
    let lang = ui.lang.get_untracked();
    let name = |cell: CellId| ui.book.place_of(cell, lang).name;
    let what = match subject {
        Subject::Cell(cell) => return name(cell),
        Subject::Share { .. } => text.overview.share,
        Subject::Hundred { .. } => text.overview.hundred,
        Subject::Prior(_) => text.overview.last_year,
        Subject::Change(_) => text.overview.change,
        Subject::Growth(_) => text.overview.growth,
        Subject::PerHead { .. } => text.overview.per_head,
    };
    let cell = subject.cells().first().map(|cell| name(*cell)).unwrap_or_default();
    [&cell, " · ", what].concat()
}

/// How a number is computed. A printed figure is computed from nothing: it is printed.
fn formula(session: &Session, subject: Subject, money: MoneyUnit, lang: Lang) -> Option<String> {
    let ratio = |part: CellId, whole: CellId| {
        Ratio::new(session.value(part).number()?, session.value(whole).number()?)
    };
    match subject {
        Subject::Cell(_) => None,
        Subject::Share { part, whole } | Subject::Hundred { part, whole } => {
            let share = measure::Share { part, whole, ratio: ratio(part, whole)? };
            Some(wording::formula_share(session, &share, money))
        }
        Subject::Prior(cell) | Subject::Change(cell) | Subject::Growth(cell) => {
            Some(match measure::growth(session, cell) {
                Ok(growth) => wording::formula_growth(session, cell, &growth, money, lang),
                Err(why) => wording::no_growth(why, lang).to_owned(),
            })
        }
        Subject::PerHead { amount, persons } => {
            let per_head = measure::PerHead { amount, persons, ratio: ratio(amount, persons)? };
            Some(wording::formula_per_head(session, &per_head, lang))
        }
    }
}

/// Cells with their figures, each a link into its table.
#[component]
fn CellTable(cells: Vec<CellId>) -> impl IntoView {
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
fn Published(cell: CellId) -> impl IntoView {
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
fn Prints(cell: CellId) -> impl IntoView {
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
fn Shares(subject: Subject, cell: CellId) -> impl IntoView {
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
        // One is enough where the total row is the parent.
        let parent = (parent != total).then(|| share(parent));
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
fn Vouchers(cell: CellId) -> impl IntoView {
    let ui = Ui::get();
    let lang = ui.lang.get_untracked();
    let text = &ui.text().explain;
    let mut relations = ui.book.relations_of(cell);
    relations.sort_by_key(|(_, outcome)| outcome_rank(outcome_name(*outcome)));
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

fn outcome_rank(name: &str) -> usize {
    ["broken", "unknown", "holds", "not-applicable"]
        .iter()
        .position(|known| *known == name)
        .unwrap_or(usize::MAX)
}

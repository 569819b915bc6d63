//! "How is this computed?": the panel that any number opens.

mod evidence;

use leptos::{ev, html, prelude::*};
use mingzhang::{
    calculate::Session,
    grid::CellId,
    measure,
    money::{MoneyUnit, Ratio},
    wording::{self, Lang},
};
use web_sys::HtmlElement;

use self::evidence::{CellTable, Prints, Published, Shares, Vouchers};
use super::{figure::unit_name, icon::Icon};
use crate::{book::Subject, ui::Ui, work};

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
                (true, false) => {
                    let _ = dialog.toggle_attribute_with_force("data-opposite", stands_right(ui, &dialog));
                    drop(dialog.show_modal().or_else(|_| dialog.set_attribute("open", "")));
                }
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

/// Whether what is explained stands where the panel would cover it: its cell in the grid, otherwise what
/// was pressed.
fn stands_right(ui: Ui, dialog: &HtmlElement) -> bool {
    let cell =
        ui.explained.with_untracked(|subject| subject.and_then(|subject| subject.cells().first().copied()));
    let root = dialog.closest(".mz").ok().flatten();
    let find = |query: &str| root.as_ref()?.query_selector(query).ok().flatten();
    let place = cell
        .and_then(|cell| find(&["td[data-cell='", &cell.index().to_string(), "']"].concat()))
        .or_else(|| find(":focus"));
    let width = root.as_ref().map_or(0, |root| root.client_width());
    place.is_some_and(|place| 2.0 * place.get_bounding_client_rect().left() > f64::from(width))
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
        {first.filter(|_| !ui.embedded).map(|cell| view! {
            <p><button type="button" class="button button-outline" on:click=move |_| work::present(ui, Some(cell))>
                {Icon::Present.draw()}{text.present}
            </button></p>
        })}
        {first.map(|cell| view! { <Published cell/><Prints cell/><Shares subject cell/><Vouchers cell/> })}
    }
}

/// What a number is: the cell's name, and what is done with it.
pub(super) fn subject_name(ui: Ui, subject: Subject) -> String {
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
            Some(match (measure::growth(session, cell), subject) {
                (Err(why), _) => wording::no_growth(why, lang).to_owned(),
                (Ok(growth), Subject::Prior(_)) => wording::prior_from(session, &growth, lang),
                (Ok(growth), Subject::Change(_)) => {
                    wording::formula_change(session, cell, &growth, money, lang)
                }
                (Ok(growth), _) => wording::formula_growth(session, cell, &growth, money, lang),
            })
        }
        Subject::PerHead { amount, persons } => {
            let per_head = measure::PerHead { amount, persons, ratio: ratio(amount, persons)? };
            Some(wording::formula_per_head(session, &per_head, lang))
        }
    }
}

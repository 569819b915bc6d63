//! Every relation by table, each to be opened for its arithmetic.

use leptos::prelude::*;
use mingzhang::{
    money::Amount,
    relation::{ArithmeticLine, RelationId, Sign},
    wording,
};

use crate::{
    book::RelationGroup,
    parts::{badge::Badge, link::Link},
    ui::Ui,
};

/// Relations drawn of a group at once; the rest come by one press.
const SHOWN: usize = 100;

/// The relations with one outcome, or all.
#[component]
pub(super) fn Relations(
    /// The outcome that is shown.
    only: RwSignal<Option<&'static str>>,
) -> impl IntoView {
    let ui = Ui::get();
    let text = &ui.text().checks;
    let groups = Memo::new(move |_| ui.book.relation_groups(only.get(), ui.lang.get_untracked()));
    let body = move || {
        let groups = groups.get();
        if groups.is_empty() {
            return view! { <p class="panel-note">{text.none_of_these}</p> }.into_any();
        }
        // All of them are many: each table opens by itself. A chosen outcome is shown at once.
        let open = only.get_untracked().is_some();
        groups.into_iter().map(|group| view! { <Group group open/> }).collect_view().into_any()
    };
    view! {
        <section class="panel-12 relation-groups">
            <div class="panel-head">
                <h2 class="panel-title">{text.relations}</h2>
                {move || only.get().map(|_| view! {
                    <button type="button" class="button button-outline" on:click=move |_| only.set(None)>{text.show_all}</button>
                })}
            </div>
            {body}
        </section>
    }
}

#[component]
fn Group(group: RelationGroup, open: bool) -> impl IntoView {
    let ui = Ui::get();
    let text = &ui.text().checks;
    let all = RwSignal::new(false);
    let opened = RwSignal::new(open);
    let count = group.relations.len();
    let relations = StoredValue::new(group.relations);
    let shown = move || match (opened.get(), all.get()) {
        (false, _) => 0,
        (true, false) => count.min(SHOWN),
        (true, true) => count,
    };
    let rows = move || {
        let shown = shown();
        relations.with_value(|relations| relations[..shown].to_vec())
    };
    view! {
        <details class="relation-group" open=open on:toggle=move |_| opened.set(true)>
            <summary><h3>{group.title}</h3><span class="panel-note">{group.outcomes}</span></summary>
            <For each=rows key=|row| *row let((id, outcome))><One id outcome/></For>
            {move || (shown() < count).then(|| view! {
                <button type="button" class="button" on:click=move |_| all.set(true)>{text.show_all}" "{count}</button>
            })}
        </details>
    }
}

#[component]
fn One(id: RelationId, outcome: &'static str) -> impl IntoView {
    let ui = Ui::get();
    let lang = ui.lang.get_untracked();
    let (statement, kind, words) = ui.book.with(|session| {
        let relations = session.relations();
        (
            wording::relation_statement(session, id, lang),
            wording::relation_kind(relations.get(id), lang),
            wording::outcome_name(relations.outcome(session.values(), id), lang),
        )
    });
    // The arithmetic is made when it is opened: a department has tens of thousands of relations.
    let open = RwSignal::new(false);
    view! {
        <details class="relation" on:toggle=move |_| open.set(true)>
            <summary>
                <Badge outcome>{words}</Badge>
                <span class="relation-words">{statement}</span>
                <span class="panel-note">{kind}</span>
            </summary>
            {move || open.get().then(|| view! { <Opened id/> })}
        </details>
    }
}

#[component]
fn Opened(id: RelationId) -> impl IntoView {
    let ui = Ui::get();
    let lang = ui.lang.get_untracked();
    ui.book.with(|session| {
        let relations = session.relations();
        let (grid, values) = (session.grid(), session.values());
        let reason = wording::outcome_reason(session, id, lang);
        let lines = relations.arithmetic(grid, values, id);
        let (difference, tolerance) = (relations.difference(values, id), Some(relations.tolerance(id)));
        view! {
            <div class="relation-body">
                <p>{reason}</p>
                <Arithmetic lines difference tolerance/>
            </div>
        }
    })
}

/// The arithmetic of a relation: what is added up, what it has to equal, what is between.
#[component]
pub(super) fn Arithmetic(
    /// The lines, parts first.
    lines: Vec<ArithmeticLine>,
    /// Printed minus expected.
    difference: Option<Amount>,
    /// What rounding alone can make of it.
    tolerance: Option<Amount>,
) -> impl IntoView {
    let ui = Ui::get();
    let lang = ui.lang.get_untracked();
    let money = ui.money.get_untracked();
    let text = ui.text();
    let cell = lines.last().map(|line| line.cell);
    let amount = move |amount: Option<Amount>| {
        cell.zip(amount).map(|(cell, amount)| {
            ui.book.with(|session| wording::signed(session.grid(), cell, amount, money))
        })
    };
    let rows = lines.into_iter().map(|line| {
        let place = ui.book.place_of(line.cell, lang);
        let value = line.value.number();
        let value = value.map(|value| {
            ui.book.with(|session| wording::cell_amount(session.grid(), line.cell, value, money))
        });
        let (sign, result) = match line.sign {
            Sign::Plus => ("+", None),
            Sign::Equals => ("=", Some("")),
            Sign::AtLeast => ("≤", Some("")),
        };
        view! {
            <tr data-result=result>
                <td>{sign}</td>
                <td><Link to=place.route>{place.name}</Link></td>
                <td>{value.unwrap_or_else(|| text.tables.blank.to_owned())}</td>
            </tr>
        }
    });
    let allowed = amount(tolerance).map(|allowed| (text.checks.tolerance)(allowed.trim_start_matches('+')));
    view! {
        <table class="sum"><tbody>
            {rows.collect_view()}
            <tr><td></td><td>{text.checks.difference}<span class="panel-note">{allowed}</span></td><td>{amount(difference)}</td></tr>
        </tbody></table>
    }
}

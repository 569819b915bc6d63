//! The first thing seen: the total, and four facts about it.

use leptos::prelude::*;
use mingzhang::{
    measure::{Overview as Headline, Slice},
    relation::Summary,
};

use crate::{
    book::Subject,
    parts::{badge::Badge, figure::Figure, link::Link, term::term},
    state::route::{Route, View},
    ui::Ui,
};

/// Total, three public expenses, personnel, per head, relations.
#[component]
pub(super) fn Lead(headline: Headline) -> impl IntoView {
    let ui = Ui::get();
    let text = &ui.text().overview;
    let about = ui.book.about();
    let total_of = if about.final_accounts { text.accounts_of } else { text.total_of };
    let total = match &headline.total {
        Some(total) => {
            view! { <p class="lead-total"><Figure of=Subject::Cell(total.cell) unit=true/></p> }.into_any()
        }
        None => view! { <p class="panel-note">{text.nothing}</p> }.into_any(),
    };
    view! {
        <section class="panel panel-12"><div class="lead">
            <div>
                <h2 class="lead-label">{total_of(about.year)}</h2>
                {total}
                <Sentence headline=headline.clone()/>
            </div>
            <dl class="lead-facts">
                {headline.three_public.map(|public| growing(ui, ui.text().shell.three_public, &public.whole))}
                {headline.basic.and_then(|basic| basic.parts.first().cloned()).map(|personnel| {
                    let label = ui.lang.get_untracked().label(&personnel.label).to_owned();
                    fact(label, view! { <Figure of=Subject::Cell(personnel.cell) unit=true/> }, share(ui, &personnel))
                })}
                {headline.basic_per_head.map(|per| {
                    let of = Subject::PerHead { amount: per.amount, persons: per.persons };
                    let note = view! { <Figure of=Subject::Cell(per.persons)/>{text.persons} };
                    fact(text.per_head.to_owned(), view! { <Figure of unit=true/> }, note)
                })}
                <RelationsFact/>
            </dl>
        </div></section>
    }
}

/// How the total splits by origin and by nature, in words.
#[component]
fn Sentence(headline: Headline) -> impl IntoView {
    let ui = Ui::get();
    let lang = ui.lang.get_untracked();
    let parts = [headline.by_origin, headline.by_nature].into_iter().flatten().map(|breakdown| {
        let whole = breakdown.whole.cell;
        let parts = breakdown.parts.into_iter().map(|part| {
            view! {
                <span class="lead-part">
                    {term(lang.label(&part.label))}" "
                    <Figure of=Subject::Share { part: part.cell, whole }/>
                </span>
            }
        });
        view! { <p class="lead-text">{parts.collect_view()}</p> }
    });
    parts.collect_view()
}

fn fact(label: String, value: impl IntoView, note: impl IntoView) -> impl IntoView {
    view! {
        <div class="fact"><dt>{term(label)}</dt><dd class="fact-value">{value}</dd><dd class="fact-note">{note}</dd></div>
    }
}

/// A fact with its change against last year.
fn growing(ui: Ui, label: &'static str, slice: &Slice) -> impl IntoView + use<> {
    let text = &ui.text().overview;
    let cell = slice.cell;
    let budgeted = ui.book.budgeted(cell).map(|budgeted| {
        view! { {ui.text().public.budgeted}" "<Figure of=Subject::Cell(budgeted)/>" " }
    });
    let note = slice.growth.as_ref().map(|growth| {
        let rate = growth.rate.map(|_| view! { " "<Figure of=Subject::Growth(cell)/> });
        view! { {text.than_last_year}" "<Figure of=Subject::Change(cell)/>{rate} }
    });
    fact(label.to_owned(), view! { <Figure of=Subject::Cell(cell) unit=true/> }, view! { {budgeted}{note} })
}

fn share(ui: Ui, slice: &Slice) -> impl IntoView + use<> {
    let text = &ui.text().overview;
    slice.share.map(|share| {
        let of = Subject::Share { part: share.part, whole: share.whole };
        view! { {text.of_basic}" "<Figure of/> }
    })
}

/// How many relations hold, with the way to them.
#[component]
fn RelationsFact() -> impl IntoView {
    let ui = Ui::get();
    let text = ui.text();
    let summary = Memo::new(move |_| ui.book.summary());
    view! {
        <div class="fact">
            <dt>{term(text.overview.relations)}</dt>
            <dd class="fact-value">
                <Link to=Route::to(View::Checks)>{move || summary.get().holds}" "{text.checks.holds}</Link>
            </dd>
            <dd class="fact-note">{move || {
                let Summary { holds, broken, .. } = summary.get();
                if broken > 0 {
                    view! { <Badge outcome="broken">{broken}" "{text.checks.broken}</Badge> }.into_any()
                } else if holds > 0 {
                    view! { <Badge outcome="holds">{text.overview.none_broken}</Badge> }.into_any()
                } else {
                    view! { <Badge outcome="unknown">{text.checks.unknown}</Badge> }.into_any()
                }
            }}{(!ui.embedded).then(|| view! {
                // Figures that agree are not yet sentences that do.
                " "<Link to=Route::to(View::Checks)>{text.overview.rules}</Link>
            })}</dd>
        </div>
    }
}

//! The first thing seen: the total, and four facts about it.

use leptos::prelude::*;
use mingzhang::{
    grid::CellId,
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
                {headline.three_public.as_ref().map(|public| growing(ui, ui.text().shell.three_public, &public.whole))}
                {headline.basic.as_ref().and_then(|basic| basic.parts.first()).map(|personnel| {
                    let label = ui.lang.get_untracked().label(&personnel.label).to_owned();
                    let note = share(ui, personnel, super::whole_of_basic(&headline));
                    fact(label, view! { <Figure of=Subject::Cell(personnel.cell) unit=true/> }, note)
                })}
                {headline.basic_per_head.as_ref().map(|per| {
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
    let total = headline.total.and_then(|total| total.amount);
    let parts = [headline.by_origin, headline.by_nature].into_iter().flatten().map(|breakdown| {
        let whole = breakdown.whole.cell;
        // Of another whole than the one above, shares say of which.
        let of = (breakdown.whole.amount != total).then(|| ui.book.place_of(whole, lang).name);
        let parts = breakdown.parts.into_iter().map(|part| {
            view! {
                <span class="lead-part">
                    {term(lang.label(&part.label))}" "
                    <Figure of=Subject::Share { part: part.cell, whole }/>
                </span>
            }
        });
        view! { <p class="lead-text">{of.map(|of| view! { <span class="lead-part">{of}" 100%："</span> })}{parts.collect_view()}</p> }
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

/// Its share of all expenditure where that is known, else of basic expenditure.
fn share(ui: Ui, slice: &Slice, all: Option<CellId>) -> impl IntoView + use<> {
    let text = &ui.text().overview;
    let whole = all.map(|whole| (text.of_spending, whole));
    let whole = whole.or_else(|| slice.share.map(|share| (text.of_basic, share.whole)));
    let part = slice.cell;
    whole.map(|(words, whole)| view! { {words}" "<Figure of=Subject::Share { part, whole }/> })
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
                if ui.found.get().is_some_and(|found| found.errors > 0) {
                    // Among them is what is broken.
                    ().into_any()
                } else if broken > 0 {
                    view! { <Badge outcome="broken">{broken}" "{text.checks.broken}</Badge> }.into_any()
                } else if holds > 0 {
                    view! { <Badge outcome="holds">{text.overview.none_broken}</Badge> }.into_any()
                } else {
                    view! { <Badge outcome="unknown">{text.checks.unknown}</Badge> }.into_any()
                }
            }}{(!ui.embedded).then(|| {
                // Figures that agree are not yet sentences that do.
                let said = move || match ui.found.get() {
                    None => text.overview.rules.to_owned(),
                    Some(found) if found.count() == 0 => text.overview.nothing_found.to_owned(),
                    Some(found) => [&(text.shell.found)(found.errors, found.doubts), " ›"].concat(),
                };
                view! { " "<Link to=Route::to(View::Checks)>{said}</Link> }
            })}</dd>
        </div>
    }
}

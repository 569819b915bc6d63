//! The overview (总览): one figure first, then where it comes from, where it goes, and what that means.

mod growth;
mod hundred;
mod lead;

use leptos::prelude::*;
use mingzhang::{
    grid::CellId,
    measure::{Breakdown, Overview as Headline, Slice},
    wording::Lang,
};

use self::{growth::YearOnYear, hundred::Hundred, lead::Lead};
use crate::{
    parts::{
        bars::{BarLine, Bars},
        link::Link,
    },
    state::route::{Route, View},
    ui::Ui,
};

/// The view. Drawn anew after an edit: which parts there are may have changed.
#[component]
pub fn Overview() -> impl IntoView {
    let ui = Ui::get();
    let headline = Memo::new(move |_| ui.book.overview());
    move || {
        let headline = headline.get();
        view! {
            <div class="panels">
                <Lead headline=headline.clone()/>
                <WhereFrom headline=headline.clone()/>
                <WhereTo headline=headline.clone()/>
                {move || ui.drawn.get().then(|| view! {
                    <YearOnYear headline=headline.clone()/>
                    <Hundred headline=headline.clone()/>
                })}
            </div>
        }
    }
}

/// Income of the year and what was carried over, each by source.
#[component]
fn WhereFrom(headline: Headline) -> impl IntoView {
    let ui = Ui::get();
    let lang = ui.lang.get_untracked();
    let text = &ui.text().overview;
    let mut lines = Vec::new();
    if let Some(origins) = &headline.by_origin {
        let whole = origins.whole.cell;
        for origin in &origins.parts {
            lines.extend(ui.book.sources_of(origin, whole, lang));
        }
    } else if let Some(sources) = &headline.by_source {
        lines = bar_lines(ui, sources, lang);
    }
    let body = if lines.is_empty() {
        view! { <p class="panel-note">{text.nothing}</p> }.into_any()
    } else {
        view! { <Bars lines/> }.into_any()
    };
    view! {
        <section class="panel panel-5">
            <div class="panel-head"><h2 class="panel-title">{text.where_from}</h2><Picture/></div>
            {body}
        </section>
    }
}

/// Expenditure by functional class, then by nature.
#[component]
fn WhereTo(headline: Headline) -> impl IntoView {
    let ui = Ui::get();
    let lang = ui.lang.get_untracked();
    let text = &ui.text().overview;
    let mut classes =
        headline.by_function.as_ref().map(|parts| bar_lines(ui, parts, lang)).unwrap_or_default();
    sort_largest_first(&mut classes, ui);
    let natures = nature_lines(&headline, lang);
    let destinations =
        headline.by_destination.as_ref().map(|parts| bar_lines(ui, parts, lang)).unwrap_or_default();
    let groups = [(text.by_class, classes), (text.by_nature, natures), (text.by_destination, destinations)];
    let groups: Vec<_> = groups.into_iter().filter(|(_, lines)| !lines.is_empty()).collect();
    view! {
        <section class="panel panel-7">
            <div class="panel-head"><h2 class="panel-title">{text.where_to}</h2><Picture/></div>
            {groups.is_empty().then(|| view! { <p class="panel-note">{text.nothing}</p> })}
            {groups.into_iter().map(|(title, lines)| view! {
                <h3 class="panel-note">{title_of(ui, title, &lines)}</h3><Bars lines/>
            }).collect_view()}
        </section>
    }
}

/// What a group of lines tells apart, and the whole that their shares are of: a document may print
/// several.
fn title_of(ui: Ui, title: &str, lines: &[BarLine]) -> String {
    let name = |line: &BarLine| ui.book.place_of(line.whole, ui.lang.get_untracked()).name;
    let whole = lines.first().map(name).unwrap_or_default();
    [title, " · 100% = ", &whole].concat()
}

/// All expenditure by nature, basic expenditure by personnel and operating funds below it.
fn nature_lines(headline: &Headline, lang: Lang) -> Vec<BarLine> {
    let Some(natures) = &headline.by_nature else { return Vec::new() };
    let whole = natures.whole.cell;
    let line = |part: &Slice, level| BarLine { label: label(part, lang), part: part.cell, whole, level };
    let mut lines = Vec::new();
    for nature in &natures.parts {
        lines.push(line(nature, 0));
        if let Some(basic) = headline.basic.as_ref().filter(|basic| basic.whole.amount == nature.amount) {
            lines.extend(basic.parts.iter().map(|part| line(part, 1)));
        }
    }
    lines
}

/// All expenditure, where what basic expenditure consists of is a part of it.
fn whole_of_basic(headline: &Headline) -> Option<CellId> {
    let (natures, basic) = (headline.by_nature.as_ref()?, headline.basic.as_ref()?);
    natures.parts.iter().any(|nature| nature.amount == basic.whole.amount).then_some(natures.whole.cell)
}

/// The way to the same figures as pictures.
#[component]
fn Picture() -> impl IntoView {
    view! { <Link to=Route::to(View::Flow)>{Ui::get().text().overview.picture}</Link> }
}

/// The parts of a breakdown that have a figure, each against the whole.
fn bar_lines(ui: Ui, breakdown: &Breakdown, lang: Lang) -> Vec<BarLine> {
    let whole = breakdown.whole.cell;
    let printed = |part: &&Slice| ui.book.with(|session| session.value(part.cell).number().is_some());
    let lines = breakdown.parts.iter().filter(printed);
    lines
        .map(|part| BarLine { label: label(part, lang), part: part.cell, whole, level: part.depth })
        .collect()
}

/// A handful of lines: put in one by one, without a sort of their own to download.
fn sort_largest_first(lines: &mut Vec<BarLine>, ui: Ui) {
    let amount = |line: &BarLine| ui.book.with(|session| session.value(line.part).or_zero());
    for line in std::mem::take(lines) {
        let place = lines.partition_point(|before| amount(before) >= amount(&line));
        lines.insert(place, line);
    }
}

/// What a part is, with its code where it has one.
fn label(slice: &Slice, lang: Lang) -> String {
    let name = lang.label(&slice.label);
    slice.code.as_ref().map_or_else(|| name.to_owned(), |code| [code, " ", name].concat())
}

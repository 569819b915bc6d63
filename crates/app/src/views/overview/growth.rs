//! This year against last, as far as the document lets last year be known.

use leptos::prelude::*;
use mingzhang::measure::{Overview as Headline, Slice};

use super::label;
use crate::{book::Subject, parts::figure::Figure, ui::Ui};

/// A table of what is known of both years.
#[component]
pub(super) fn YearOnYear(headline: Headline) -> impl IntoView {
    let ui = Ui::get();
    let text = &ui.text().overview;
    let lang = ui.lang.get_untracked();
    let known: Vec<Slice> = [
        headline.by_origin,
        headline.by_source,
        headline.by_nature,
        headline.by_function,
        headline.three_public,
    ]
    .into_iter()
    .flatten()
    .flat_map(|breakdown| std::iter::once(breakdown.whole).chain(breakdown.parts))
    .filter(|slice| slice.growth.is_some())
    .fold(Vec::new(), |mut known: Vec<Slice>, slice| {
        if known.iter().all(|other| {
            other.cell != slice.cell && (other.label != slice.label || other.amount != slice.amount)
        }) {
            known.push(slice);
        }
        known
    });
    let body = if known.is_empty() {
        view! { <p class="panel-note">{text.no_prior}</p> }.into_any()
    } else {
        let rows = known.into_iter().map(|slice| row(&slice, label(&slice, lang)));
        view! {
            <div class="scroll-x"><table class="sheet">
                <thead><tr>
                    <th scope="col">{text.item}</th>
                    <th scope="col" class="number">{text.this_year}</th>
                    <th scope="col" class="number">{text.last_year}</th>
                    <th scope="col" class="number">{text.change}</th>
                    <th scope="col" class="number">{text.growth}</th>
                </tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table></div>
        }
        .into_any()
    };
    view! {
        <section class="panel panel-8">
            <div class="panel-head">
                <h2 class="panel-title">{text.year_on_year}</h2>
                <p class="panel-note">{text.year_on_year_note}</p>
            </div>
            {body}
        </section>
    }
}

fn row(slice: &Slice, label: String) -> impl IntoView + use<> {
    let cell = slice.cell;
    let down = slice.growth.as_ref().is_some_and(|growth| growth.change.is_negative());
    let still = slice.growth.as_ref().is_some_and(|growth| growth.change.is_zero());
    let direction = if still {
        "none"
    } else if down {
        "down"
    } else {
        "up"
    };
    view! {
        <tr>
            <th scope="row">{label}</th>
            <td class="number"><Figure of=Subject::Cell(cell)/></td>
            <td class="number"><Figure of=Subject::Prior(cell)/></td>
            <td class="number"><Figure of=Subject::Change(cell)/></td>
            <td class="number"><span class="growth" data-direction=direction><Figure of=Subject::Growth(cell)/></span></td>
        </tr>
    }
}

//! This year against last, as far as the document lets last year be known.

use leptos::prelude::*;
use mingzhang::{
    grid::CellId,
    measure::{Overview as Headline, Slice},
    wording::Lang,
};

use crate::{
    book::Subject,
    parts::{figure::Figure, term::term},
    ui::Ui,
};

/// The headline figures of both years; behind one press, all others that the document states.
#[component]
pub(super) fn YearOnYear(headline: Headline) -> impl IntoView {
    let ui = Ui::get();
    let text = &ui.text().overview;
    let lang = ui.lang.get_untracked();
    let main = headline_rows(&headline, ui, lang);
    let known: Vec<CellId> = main.iter().map(|(cell, _)| *cell).collect();
    let others: Vec<_> = ui.book.stated_priors().into_iter().filter(|cell| !known.contains(cell)).collect();
    let others = others.into_iter().map(|cell| (cell, ui.book.place_of(cell, lang).name)).collect::<Vec<_>>();
    let body = if main.is_empty() && others.is_empty() {
        view! { <p class="panel-note">{text.no_prior}</p> }.into_any()
    } else {
        let count = others.len();
        let more = (count > 0).then(|| {
            view! {
                <details class="more"><summary class="button">{(text.other_priors)(count)}</summary><Years rows=others/></details>
            }
        });
        view! { <Years rows=main/>{more} }.into_any()
    };
    view! {
        <section class="panel panel-8">
            <div class="panel-head">
                <h2 class="panel-title">{text.year_on_year}</h2>
                <p class="panel-note">{text.year_on_year_note}" "<super::Picture/></p>
            </div>
            {body}
        </section>
    }
}

/// Total, origin, source, nature, three public expenses, classes: whatever has a last year.
fn headline_rows(headline: &Headline, ui: Ui, lang: Lang) -> Vec<(CellId, String)> {
    let text = ui.text();
    let mut rows: Vec<(CellId, String)> = Vec::new();
    let mut add = |slice: &Slice, label: String| {
        if slice.growth.is_some() && rows.iter().all(|(cell, _)| *cell != slice.cell) {
            rows.push((slice.cell, label));
        }
    };
    if let Some(total) = &headline.total {
        add(total, text.shell.total.to_owned());
    }
    for breakdown in [&headline.by_origin, &headline.by_nature, &headline.by_function].into_iter().flatten() {
        for part in &breakdown.parts {
            add(part, super::label(part, lang));
        }
    }
    if let Some(public) = &headline.three_public {
        add(&public.whole, text.shell.three_public.to_owned());
    }
    rows
}

#[component]
fn Years(rows: Vec<(CellId, String)>) -> impl IntoView {
    let ui = Ui::get();
    let text = &ui.text().overview;
    let rows = rows.into_iter().map(|(cell, label)| {
        let direction = ui.book.direction(cell);
        view! {
            <tr>
                <th scope="row">{label}</th>
                <td class="number"><Figure of=Subject::Cell(cell)/></td>
                <td class="number"><Figure of=Subject::Prior(cell)/></td>
                <td class="number"><Figure of=Subject::Change(cell)/></td>
                <td class="number"><span class="growth" data-direction=direction><Figure of=Subject::Growth(cell)/></span></td>
            </tr>
        }
    });
    view! {
        <div class="scroll-x"><table class="sheet years">
            <thead><tr>
                <th scope="col">{text.item}</th>
                <th scope="col" class="number">{text.this_year}</th>
                <th scope="col" class="number">{text.last_year}</th>
                <th scope="col" class="number">{term(text.change)}</th>
                <th scope="col" class="number">{term(text.growth)}</th>
            </tr></thead>
            <tbody>{rows.collect_view()}</tbody>
        </table></div>
    }
}

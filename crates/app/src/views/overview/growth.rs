//! This year against last, as far as the document lets last year be known.

use leptos::prelude::*;
use mingzhang::{
    grid::CellId,
    measure::{Overview as Headline, Slice},
    wording::{self, Lang},
};

use crate::{
    book::Subject,
    parts::{figure::Figure, growth},
    ui::Ui,
};

/// So many of the accounts that moved most.
const MOVERS: usize = 3;

/// The headline figures of both years, and what moved most; behind one press, all others that the
/// document states.
#[component]
pub(super) fn YearOnYear(headline: Headline) -> impl IntoView {
    let ui = Ui::get();
    let text = &ui.text().overview;
    let lang = ui.lang.get_untracked();
    let main = headline_rows(&headline, ui, lang);
    let movers = ui.book.movers(MOVERS).map(|(table, cells)| {
        let table = ui.book.with(|session| wording::table_name(&session.grid().form().tables[table], lang));
        let name = |cell| ui.book.with(|session| wording::row_name(session.grid().row_of(cell), lang));
        let lines = cells.into_iter().map(|cell| (cell, name(cell))).collect::<Vec<_>>();
        ((text.movers)(&table), lines)
    });
    let told = main.iter().chain(movers.iter().flat_map(|(_, lines)| lines));
    let known: Vec<CellId> = told.map(|(cell, _)| *cell).collect();
    let others: Vec<_> = ui.book.stated_priors().into_iter().filter(|cell| !known.contains(cell)).collect();
    let others = others.into_iter().map(|cell| (cell, ui.book.place_of(cell, lang).name)).collect::<Vec<_>>();
    let (note, body) = if main.is_empty() && others.is_empty() {
        (None, view! { <p class="panel-note">{text.no_prior}</p> }.into_any())
    } else {
        let note = view! { <p class="panel-note">{text.year_on_year_note}" "<super::Picture/></p> };
        let count = others.len();
        let more = (count > 0).then(|| {
            view! {
                <details class="more"><summary class="button">{(text.other_priors)(count)}</summary><Years main=others/></details>
            }
        });
        (Some(note), view! { <Years main movers/>{more} }.into_any())
    };
    view! {
        <section class="panel panel-8">
            <div class="panel-head">
                <h2 class="panel-title">{text.year_on_year}</h2>
                {note}
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
fn Years(
    main: Vec<(CellId, String)>,
    /// The accounts that moved most, below a heading of their own.
    #[prop(default = None)]
    movers: Option<(String, Vec<(CellId, String)>)>,
) -> impl IntoView {
    let ui = Ui::get();
    let text = &ui.text().overview;
    let group =
        |title: String| view! { <tr class="group"><th colspan="4" scope="rowgroup">{title}</th></tr> };
    let row = move |(cell, label)| {
        view! {
            <tr>
                <th scope="row">{label}</th>
                <td class="number"><Figure of=Subject::Cell(cell)/></td>
                {growth::last_year(ui, cell)}
                {growth::both(ui, cell)}
            </tr>
        }
        .into_any()
    };
    let rows = |rows: Vec<(CellId, String)>| rows.into_iter().map(row).collect_view();
    view! {
        <div class="scroll-x"><table class="sheet years">
            <thead><tr>
                <th scope="col">{text.item}</th>
                <th scope="col" class="number">{text.this_year}</th>
                <th scope="col" class="number">{text.last_year}</th>
                {growth::heading(ui)}
            </tr></thead>
            <tbody>{rows(main)}</tbody>
            {movers.map(|(title, movers)| view! { <tbody>{group(title)}{rows(movers)}</tbody> })}
        </table></div>
    }
}

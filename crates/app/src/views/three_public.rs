//! The three public expenses (“三公”经费): by part, with share and change, and where they are printed.

use leptos::prelude::*;
use mingzhang::{
    grid::CellId,
    measure::{Breakdown, Slice},
};

use crate::{
    book::Subject,
    parts::{figure::Figure, growth, link::Link, term::term},
    ui::Ui,
};

/// The view.
#[component]
pub fn ThreePublic() -> impl IntoView {
    let ui = Ui::get();
    let public = Memo::new(move |_| ui.book.overview().three_public);
    move || match public.get() {
        Some(public) => view! { <Parts public/> }.into_any(),
        None => view! { <p class="panel">{ui.text().public.none}</p> }.into_any(),
    }
}

#[component]
fn Parts(public: Breakdown) -> impl IntoView {
    let ui = Ui::get();
    let text = ui.text();
    let whole = public.whole.cell;
    let known = public.whole.growth.is_some();
    let slices: Vec<Slice> = std::iter::once(public.whole).chain(public.parts).collect();
    // Final accounts print what was budgeted beside what was spent.
    let planned = slices.iter().any(|slice| ui.book.budgeted(slice.cell).is_some());
    let rows = slices.iter().enumerate().map(|(index, slice)| row(ui, slice, whole, index == 0, planned));
    let rows = rows.collect_view();
    let amount = if ui.book.about().final_accounts { text.public.spent } else { text.overview.amount };
    view! {
        <section class="panel">
            <div class="public-total">
                <h2 class="panel-title">{term(text.public.title)}</h2>
                <Figure of=Subject::Cell(whole) unit=true/>
                {known.then(|| view! {
                    <span class="panel-note">
                        {text.overview.than_last_year}" "<Figure of=Subject::Change(whole)/>" "<Figure of=Subject::Growth(whole)/>
                    </span>
                })}
            </div>
            // Keys scroll it where it is wider than its panel.
            <div class="scroll-x" tabindex="0" role="group" aria-label=text.public.title><table class="sheet years">
                <thead><tr>
                    <th scope="col">{text.public.part}</th>
                    {planned.then(|| view! { <th scope="col" class="number">{term(text.public.budgeted)}</th> })}
                    <th scope="col" class="number">{term(amount)}<span class="second">{term(text.overview.share)}</span></th>
                    <th scope="col" class="number">{text.overview.last_year}</th>
                    {growth::heading(ui)}
                    <th scope="col" class="places-column">{text.public.printed_in}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table></div>
        </section>
    }
}

fn row(ui: Ui, slice: &Slice, whole: CellId, total: bool, planned: bool) -> impl IntoView + use<> {
    let cell = slice.cell;
    let label = ui.lang.get_untracked().label(&slice.label).to_owned();
    view! {
        <tr class="public-part" data-level=slice.depth.to_string() data-total=total.then_some("")>
            <th scope="row">{term(label)}</th>
            {planned.then(|| view! { <td class="number">{budgeted(ui, cell)}</td> })}
            <td class="number">
                <Figure of=Subject::Cell(cell) none=ui.text().tables.blank/>
                <span class="second"><Figure of=Subject::Share { part: cell, whole } none=""/></span>
            </td>
            {growth::last_year(ui, cell)}
            {growth::both(ui, cell)}
            <td class="places-column"><span class="places">{places(ui, cell).collect_view()}</span></td>
        </tr>
    }
}

fn budgeted(ui: Ui, cell: CellId) -> impl IntoView + use<> {
    ui.book.budgeted(cell).map_or_else(
        || view! { <span class="figure">{ui.text().public.not_printed}</span> }.into_any(),
        |cell| view! { <Figure of=Subject::Cell(cell)/> }.into_any(),
    )
}

/// Links to every cell that prints the same quantity.
fn places(ui: Ui, cell: CellId) -> impl Iterator<Item = impl IntoView> {
    ui.book.prints(cell).into_iter().map(move |print| {
        let place = ui.book.place_of(print, ui.lang.get_untracked());
        view! { <Link to=place.route>{place.table}</Link> }
    })
}

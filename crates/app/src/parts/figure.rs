//! A number that explains itself when it is pressed.

use leptos::prelude::*;
use mingzhang::money::MoneyUnit;

use super::explain::subject_name;
use crate::{book::Subject, ui::Ui};

/// The number, following what it is made of.
#[component]
pub fn Figure(
    /// Which number.
    of: Subject,
    /// Whether its unit stands behind it.
    #[prop(optional)]
    unit: bool,
    /// What stands there when there is no such number.
    #[prop(default = "—")]
    none: &'static str,
) -> impl IntoView {
    let ui = Ui::get();
    let text = ui.text();
    let reading = Memo::new(move |_| ui.book.reading(of, ui.money.get()));
    move || {
        reading.get().map_or_else(
            || view! { <span class="figure">{none}</span> }.into_any(),
            |reading| {
                // Heard by itself, out of its row and column: what it is, then the number as it is seen.
                let name = [&*subject_name(ui, of), " ", &reading.text, " ", reading.unit.map_or("", |money| unit_name(ui, money))].concat();
                let suffix = reading
                    .unit
                    .filter(|_| unit)
                    .map(|money| view! { <span class="suffix">{unit_name(ui, money)}</span> });
                view! {
                    <button type="button" class="figure" aria-label=name title=text.explain.title aria-haspopup="dialog"
                        data-cell=of.cells().first().map(|cell| cell.index().to_string())
                        data-changed=reading.changed.then_some("")
                        on:click=move |_| ui.explained.set(Some(of))>{reading.text}</button>
                    {suffix}
                }
                .into_any()
            },
        )
    }
}

/// The money unit in the language of the page.
#[must_use]
pub fn unit_name(ui: Ui, money: MoneyUnit) -> &'static str {
    let text = &ui.text().shell;
    match money {
        MoneyUnit::Yuan => text.yuan,
        MoneyUnit::TenThousand => text.ten_thousand,
        MoneyUnit::HundredMillion => text.hundred_million,
    }
}

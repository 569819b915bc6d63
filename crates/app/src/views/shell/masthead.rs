//! Whose budget, of which year, how much.

use leptos::prelude::*;

use crate::{
    book::Subject,
    parts::{
        badge::Badge,
        figure::{Figure, unit_name},
    },
    state::route::View,
    ui::Ui,
};

/// A name of more bytes, some sixty characters, has small letters, so that it leaves room for figures.
const LONG: usize = 180;

/// The masthead. The overview leads with the total itself, so it is left out there.
#[component]
pub fn Masthead(
    /// The view below.
    view: Memo<View>,
) -> impl IntoView {
    let ui = Ui::get();
    let text = &ui.text().shell;
    let about = ui.book.about();
    let year = if about.final_accounts {
        (text.final_accounts_of)(about.year)
    } else {
        (text.budget_of)(about.year)
    };
    let total = ui.book.total();
    let long = about.unit.len() > LONG;
    view! {
        <div class="frame masthead">
            <div>
                <h1 class="unit-name" data-long=long.then_some("")>{about.unit}</h1>
                <p class="unit-meta">
                    <span>{year}</span>
                    <span>{(text.printed_in)(unit_name(ui, about.money_unit))}</span>
                    {about.edited.then(|| view! { <Badge outcome="changed">{text.edited}</Badge> })}
                </p>
                {(!ui.embedded).then(|| view! { <mingzhang-work></mingzhang-work> })}
            </div>
            {move || total.filter(|_| view.get() != View::Overview).map(|total| view! {
                <p class="masthead-total"><span>{text.total}</span><Figure of=Subject::Cell(total) unit=true/></p>
            })}
        </div>
    }
}

//! What the chosen way of working does, and how far the figures are from the published ones.

use leptos::prelude::*;
use mingzhang::calculate::Mode;

use crate::{
    parts::{icon::Icon, link::Link},
    state::route::View,
    ui::Ui,
};

/// One line under the tools.
#[component]
pub fn Status() -> impl IntoView {
    let ui = Ui::get();
    let text = &ui.text().shell;
    let means = move || match ui.mode.get() {
        Mode::Check => text.check_means,
        Mode::Calculate => text.calculate_means,
    };
    // The tables themselves ask; everywhere else it is said that something is asked there.
    let asked = Memo::new(move |_| {
        let away = ui.route.read().view != View::Tables;
        ui.book.first_asked().filter(|_| away && ui.editable)
    });
    let open = move || {
        asked.get().map(|(count, cell)| {
            let to = ui.book.place_of(cell, ui.lang.get_untracked()).route;
            view! { <Link class="status-open" to>{[&(text.open_differences)(count), " ›"].concat()}</Link> }
        })
    };
    view! { <div class="status"><span>{means}</span><Changed/>{open}</div> }
}

/// The same in a guest's page, which has no tools: nothing until a figure is changed.
#[component]
pub fn GuestStatus() -> impl IntoView {
    let ui = Ui::get();
    move || (ui.book.changed_count() > 0).then(|| view! { <div class="status"><Changed/></div> })
}

/// How many figures were changed, and the way back.
#[component]
fn Changed() -> impl IntoView {
    let ui = Ui::get();
    let text = &ui.text().shell;
    move || {
        let count = ui.book.changed_count();
        (count > 0).then(|| {
            let steps = ui.book.edits_made();
            view! {
                <span class="status-changed">
                    <span>{(text.changed)(steps, count)}</span>
                    {ui.editable.then(|| view! {
                        <button type="button" class="button button-outline" on:click=move |_| ui.reset()>
                            {Icon::Reset.draw()}{text.reset}
                        </button>
                    })}
                </span>
            }
        })
    }
}

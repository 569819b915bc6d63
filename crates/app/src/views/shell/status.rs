//! What the chosen way of working does, and how far the figures are from the published ones.

use leptos::prelude::*;
use mingzhang::calculate::Mode;

use crate::{parts::icon::Icon, ui::Ui};

/// One line under the tools.
#[component]
pub fn Status() -> impl IntoView {
    let ui = Ui::get();
    let text = &ui.text().shell;
    let means = move || match ui.mode.get() {
        Mode::Check => text.check_means,
        Mode::Calculate => text.calculate_means,
    };
    let changed = move || {
        let count = ui.book.changed_count();
        (count > 0).then(|| {
            view! {
                <span class="status-changed">
                    <span>{(text.changed)(count)}</span>
                    {ui.editable.then(|| view! {
                        <button type="button" class="button button-outline" on:click=move |_| ui.reset()>
                            {Icon::Reset.draw()}{text.reset}
                        </button>
                    })}
                </span>
            }
        })
    };
    view! { <div class="status"><span>{means}</span>{changed}</div> }
}

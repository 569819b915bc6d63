//! How many relations came to what; each number filters the list below.

use leptos::prelude::*;

use crate::{parts::badge::Badge, ui::Ui};

/// Four buttons, one per outcome.
#[component]
pub(super) fn Outcomes(
    /// The outcome that the list shows.
    only: RwSignal<Option<&'static str>>,
) -> impl IntoView {
    let ui = Ui::get();
    let text = &ui.text().checks;
    let summary = Memo::new(move |_| ui.book.summary());
    let outcomes: [(&'static str, &str, &str, Signal<usize>); 4] = [
        ("holds", text.holds, text.holds_means, Signal::derive(move || summary.get().holds)),
        ("broken", text.broken, text.broken_means, Signal::derive(move || summary.get().broken)),
        ("unknown", text.unknown, text.unknown_means, Signal::derive(move || summary.get().unknown)),
        (
            "not-applicable",
            text.not_applicable,
            text.not_applicable_means,
            Signal::derive(move || summary.get().not_applicable),
        ),
    ];
    let buttons = outcomes.into_iter().map(|(name, words, means, count)| {
        let pressed = move || only.get() == Some(name);
        let press = move |_| only.update(|only| *only = if *only == Some(name) { None } else { Some(name) });
        view! {
            <button type="button" class="outcome" aria-pressed=move || pressed().to_string() on:click=press>
                <Badge outcome=name>{words}</Badge>
                <span class="outcome-count">{count}</span>
                <span class="outcome-note">{means}</span>
            </button>
        }
    });
    view! { <div class="outcomes">{buttons.collect_view()}</div> }
}

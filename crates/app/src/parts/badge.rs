//! A word with its icon: an outcome, a change.

use leptos::prelude::*;

/// The badge. Never told by colour alone: the icon differs and the word says it.
#[component]
pub fn Badge(
    /// `holds`, `broken`, `unknown`, `not-applicable`, `changed`.
    #[prop(into)]
    outcome: String,
    children: Children,
) -> impl IntoView {
    let mark = match outcome.as_str() {
        "holds" => "✓",
        "broken" => "✕",
        "unknown" => "?",
        "changed" => "●",
        _ => "–",
    };
    view! {
        <span class="badge" data-outcome=outcome><span aria-hidden="true">{mark}</span><span>{children()}</span></span>
    }
}

//! Official terms (术语) where they stand: explained by a script of the page, if the glossary has them.

use leptos::prelude::*;

/// Words that may be a term. The script makes a button of those that the glossary explains; without
/// it, and in a widget, they are plain words.
pub(crate) fn term(words: impl Into<String>) -> AnyView {
    let words = words.into();
    view! { <mingzhang-term>{words}</mingzhang-term> }.into_any()
}

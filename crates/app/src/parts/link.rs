//! A link to a place in the page.

use leptos::prelude::*;

use crate::{browser, state::route::Route, ui::Ui};

/// The link. In a widget it moves within the widget and leaves the host page's URL alone.
#[component]
pub fn Link(
    /// Where it leads.
    to: Route,
    /// Class attribute.
    #[prop(optional)]
    class: &'static str,
    /// Whether this is where the reader is; `page` or `true` for `aria-current`.
    #[prop(optional, into)]
    current: Option<Signal<Option<&'static str>>>,
    children: Children,
) -> impl IntoView {
    let ui = Ui::get();
    // The whole path: a link to copy, and not mistaken for one that skips within the page.
    let href = if ui.embedded {
        to.fragment()
    } else {
        [&browser::fragment::page(), to.fragment().as_str()].concat()
    };
    let click = move |event: web_sys::MouseEvent| {
        ui.explained.set(None);
        if ui.embedded {
            event.prevent_default();
            ui.route.set(to.clone());
        }
    };
    view! {
        <a class=class href=href on:click=click aria-current=move || current.and_then(|c| c.get())>{children()}</a>
    }
}

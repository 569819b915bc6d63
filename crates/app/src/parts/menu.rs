//! What is needed less often, behind one button: a panel that the browser opens above everything and
//! closes on Escape, on a press elsewhere and after a choice.

use leptos::prelude::*;

use super::icon::Icon;

/// The button and its panel of [`MenuItem`]s.
#[component]
pub fn Menu(
    /// The panel's id, unique on the page.
    id: &'static str,
    /// What the button says.
    label: &'static str,
    children: Children,
) -> impl IntoView {
    view! {
        <button type="button" class="button" popovertarget=id title=label>
            {Icon::More.draw()}<span class="word">{label}</span>
        </button>
        <div id=id popover class="menu"><ul>{children()}</ul></div>
    }
}

/// What a line of a menu does. Boxed, so that a line is compiled once and not for each thing to do.
pub struct Press(Box<dyn Fn()>);

impl<F: Fn() + 'static> From<F> for Press {
    fn from(press: F) -> Self {
        Self(Box::new(press))
    }
}

/// A line of a menu: does something and closes the menu.
#[component]
pub fn MenuItem(
    /// The id of the menu it stands in.
    menu: &'static str,
    /// Its icon.
    #[prop(into)]
    icon: Signal<Icon>,
    /// What it does.
    #[prop(into)]
    label: Signal<&'static str>,
    /// What that means, in a line below.
    #[prop(optional)]
    means: &'static str,
    /// Does it.
    #[prop(into)]
    press: Press,
) -> impl IntoView {
    view! {
        <li><button type="button" class="menu-item" popovertarget=menu popovertargetaction="hide" on:click=move |_| (press.0)()>
            {move || icon.get().draw()}
            <span>{label}{(!means.is_empty()).then(|| view! { <span class="menu-means">{means}</span> })}</span>
        </button></li>
    }
}

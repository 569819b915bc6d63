//! A choice of one among few: radio buttons that look like one control.

use leptos::prelude::*;

/// The control. Arrow keys move the choice, as in any radio group.
#[component]
pub fn Choice<T>(
    /// Name of the group, unique on the page.
    name: &'static str,
    /// What is chosen, for those who hear the page.
    label: &'static str,
    /// Values and their words.
    options: Vec<(T, &'static str)>,
    /// The current value.
    value: RwSignal<T>,
    /// Called with the value that was chosen.
    choose: impl Fn(T) + Copy + 'static,
) -> impl IntoView
where
    T: Copy + PartialEq + Send + Sync + 'static,
{
    let options = options.into_iter().map(|(option, words)| {
        view! {
            <label>
                <input type="radio" name=name prop:checked=move || value.get() == option
                    on:change=move |_| choose(option)/>
                {words}
            </label>
        }
    });
    view! {
        <fieldset class="choice">
            <legend class="aside-voice">{label}</legend>
            {options.collect_view()}
        </fieldset>
    }
}

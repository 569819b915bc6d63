//! The pictures (图解): a script that is loaded now draws them, and again after every edit.

use leptos::{html::Div, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, MouseEvent};

use crate::{browser::scripts, state::route::Route, ui::Ui};

/// The view.
#[component]
pub fn Flow() -> impl IntoView {
    let ui = Ui::get();
    let place = NodeRef::<Div>::new();
    Effect::new(move |drawn: Option<bool>| {
        ui.book.follow_edits();
        let money = ui.money.get().symbol();
        let Some(place) = place.get() else { return false };
        // Another document draws this view anew: after the first time it is the same one.
        let document = (drawn != Some(true)).then(|| ui.book.published());
        let lang = ui.lang.get_untracked().tag();
        scripts::draw(&place, document.as_deref(), &ui.book.steps(), money, lang);
        true
    });
    view! { <div class="pictures" node_ref=place on:click=move |event| followed(ui, &event)></div> }
}

/// A link that the script drew: a guest goes there without the URL of the page around it.
fn followed(ui: Ui, event: &MouseEvent) {
    let link = event
        .composed_path()
        .iter()
        .filter_map(|node| node.dyn_into::<Element>().ok())
        .find(|element| element.has_attribute("href"));
    if ui.embedded
        && let Some(href) = link.and_then(|link| link.get_attribute("href"))
    {
        event.prevent_default();
        ui.route.set(Route::from_fragment(&href));
    }
}

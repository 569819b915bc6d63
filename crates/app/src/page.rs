//! The root of the page: shared state, keys and files that work everywhere, one drawing per
//! language and document.

use leptos::{ev, prelude::*};
use web_sys::{DragEvent, HtmlElement, KeyboardEvent};

use crate::{
    browser::{self, fragment},
    host,
    i18n::Words,
    parts::notices::{Kind, Offer},
    review,
    state::route::Route,
    ui::Ui,
    views::shell::{Frame, top::open_file},
    work,
};

/// The page.
#[component]
pub(crate) fn Page(
    /// What its parts share.
    ui: Ui,
    /// The element it is mounted in.
    place: HtmlElement,
    /// Whether it is said that earlier work is back.
    restored: bool,
) -> impl IntoView {
    provide_context(ui);
    if !ui.embedded {
        follow_fragment(ui);
        let edits = ui.book.edits_made();
        if restored && edits > 0 {
            let words = &ui.text().notice;
            ui.say_with(Kind::Done, (words.restored)(edits), Some(Offer::BackToPublished));
        }
        browser::scripts::follow(move |name, text| work::take(ui, &name, text));
        browser::scripts::hear(move |said| match said {
            Ok(done) => ui.say(done),
            Err(why) => ui.fail(why),
        });
        browser::scripts::propose(move |figures| work::correct(ui, figures));
        browser::scripts::grow(move |text| work::grow(ui, text));
        review::keep_reviewed(ui);
        // On a page of its own the keys work wherever the focus is; a guest hears only its own.
        let handle = window_event_listener(ev::keydown, move |event| shortcut(ui, &event));
        on_cleanup(move || handle.remove());
    }
    if ui.embedded {
        host::keep_informed(ui, place.clone());
    }
    dress(ui, place);
    let hovering = RwSignal::new(false);
    let drawing = move || {
        ui.lang.track();
        ui.book.follow_document();
        view! { <Frame/> }
    };
    let drop_here =
        move || hovering.get().then(|| view! { <p class="drop-here">{ui.text().shell.drop_here}</p> });
    view! {
        <div on:keydown=move |event| if ui.embedded { shortcut(ui, &event) }
            on:dragover=move |event| hovered(ui, hovering, &event)
            on:dragleave=move |event: DragEvent| if event.related_target().is_none() { hovering.set(false) }
            on:drop=move |event| dropped(ui, hovering, &event)>
            {drawing}
            {drop_here}
        </div>
    }
}

/// Theme and language stand on the element around the page, where the styles look for them.
fn dress(ui: Ui, place: HtmlElement) {
    let root = browser::root_of(&place).unwrap_or_else(|| place.into());
    let root = StoredValue::new_local(root);
    Effect::new(move |_| {
        let (theme, lang) = (ui.theme.get(), ui.lang.get());
        root.with_value(|root| {
            // Attribute names and values are ours: nothing to refuse.
            let _ = root.set_attribute("data-theme", theme.name());
            let _ = root.set_attribute("lang", lang.tag());
        });
        if !ui.embedded {
            let about = ui.book.about();
            document().set_title(
                &[&about.unit, " ", &about.year.to_string(), " · ", lang.words().shell.name].concat(),
            );
        }
    });
}

/// The Back button, and links that were typed or followed.
fn follow_fragment(ui: Ui) {
    let handle = window_event_listener(ev::hashchange, move |_| {
        let route = Route::from_fragment(&fragment::read());
        if route != ui.route.get_untracked() {
            ui.explained.set(None);
            ui.route.set(route);
        }
    });
    on_cleanup(move || handle.remove());
}

/// Ctrl+Z, Ctrl+Y, Ctrl+S and Ctrl+K. A field that is being edited stops its keys before they come here.
fn shortcut(ui: Ui, event: &KeyboardEvent) {
    if !(event.ctrl_key() || event.meta_key()) || event.alt_key() {
        return;
    }
    match (event.key().as_str(), event.shift_key()) {
        ("z", false) if ui.editable => ui.undo(),
        ("y", false) | ("z" | "Z", true) if ui.editable => ui.redo(),
        ("s", false) if !ui.embedded => work::save(ui),
        ("k", false) if !ui.embedded => ui.find(),
        _ => return,
    }
    event.prevent_default();
}

fn hovered(ui: Ui, hovering: RwSignal<bool>, event: &DragEvent) {
    let files = event.data_transfer().is_some_and(|data| data.types().includes(&"Files".into(), 0));
    if files && !ui.embedded {
        event.prevent_default();
        if !hovering.get_untracked() {
            hovering.set(true);
        }
    }
}

fn dropped(ui: Ui, hovering: RwSignal<bool>, event: &DragEvent) {
    hovering.set(false);
    if !ui.embedded
        && let Some(data) = event.data_transfer()
    {
        event.prevent_default();
        open_file(data.files().and_then(|files| files.get(0)));
    }
}

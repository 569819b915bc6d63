//! Documents are read, checked and presented, files written, pictures drawn and work kept by scripts of
//! the page (`www/js/`) in modules of their own: here are the events between them and this one.

use js_sys::{Array, Reflect};
use leptos::prelude::{on_cleanup, window_event_listener_untyped};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CustomEvent, CustomEventInit, Element, EventTarget, File};

use super::window;

/// Asks for a file to be read.
pub(crate) fn read(file: &File) {
    send("mingzhang:read", file);
}

/// Asks for the document to be written in a format that the reader chooses: what is kept of the work
/// on it, and the name of the file without its ending.
pub(crate) fn export(kept: &str, name: &str) {
    send("mingzhang:export", &Array::of2(&JsValue::from_str(kept), &JsValue::from_str(name)));
}

/// Asks for the narrative to be written from the figures: what is kept of the work on the document, and
/// its name.
pub(crate) fn narrate(kept: &str, name: &str) {
    send("mingzhang:narrate", &Array::of2(&JsValue::from_str(kept), &JsValue::from_str(name)));
}

/// Asks for the whole document to be printed: what is kept of the work on it, and its name.
pub(crate) fn print(kept: &str, name: &str) {
    send("mingzhang:print", &Array::of2(&JsValue::from_str(kept), &JsValue::from_str(name)));
}

/// Offers to embed what the reader sees: where they are and in which language, the document with its
/// present figures and as it was published, and the name of its file without the ending.
pub(crate) fn embed(place: &str, lang: &str, present: &str, published: &str, name: &str) {
    let detail: Array = [place, lang, present, published, name].into_iter().map(JsValue::from_str).collect();
    send("mingzhang:embed", &detail);
}

/// Asks for the document to be checked by the rule book: the document with its present figures, the
/// tag of the language, and the count of edits that the figures belong to. The scripts draw what is
/// found where the checks have room for it.
pub(crate) fn check(budget: &str, lang: &str, edits: u32) {
    let texts = [JsValue::from_str(budget), JsValue::from_str(lang)];
    send("mingzhang:check", &Array::of3(&texts[0], &texts[1], &JsValue::from(edits)));
}

/// Has the reader find something: what there is (`Book::index`), and the count of edits that it
/// belongs to.
pub(crate) fn find(index: &str, edits: u32) {
    send("mingzhang:find", &Array::of2(&JsValue::from_str(index), &JsValue::from(edits)));
}

/// Has the document compared with another one: its present figures, and what was published.
pub(crate) fn compare(budget: &str, published: &str) {
    send("mingzhang:compare", &Array::of2(&JsValue::from_str(budget), &JsValue::from_str(published)));
}

/// Calls back with the published document to which last year's amounts were added.
pub(crate) fn grow(take: impl Fn(&str) + 'static) {
    listen("mingzhang:grow", move |field| take(&field("text").unwrap_or_default()));
}

/// Asks for something that needs no data: `mingzhang:glossary`, `mingzhang:guide`.
pub(crate) fn ask(name: &str) {
    send(name, &JsValue::NULL);
}

/// Asks for figures to be followed through the tables on a projector: the document with its present
/// figures, the tag of the language, and the number of one cell where that alone is to be followed.
pub(crate) fn present(budget: &str, lang: &str, cell: Option<usize>) {
    let cell = cell.map_or(JsValue::UNDEFINED, |number| JsValue::from_str(&number.to_string()));
    send("mingzhang:present", &Array::of3(&JsValue::from_str(budget), &JsValue::from_str(lang), &cell));
}

/// Has the pictures of the document drawn in an element: the published document, where it has not been
/// told of this element before, the steps of the work on it, the symbol of the money unit, the tag of the
/// language. The event comes from the element itself and leaves a widget's shadow root, so that whoever
/// hears it knows where to draw.
pub(crate) fn draw(place: &Element, document: Option<&str>, steps: &str, money: &str, lang: &str) {
    let init = CustomEventInit::new();
    let texts = [document, Some(steps), Some(money), Some(lang)];
    let text = |text: Option<&str>| text.map_or(JsValue::UNDEFINED, JsValue::from_str);
    init.set_detail(&texts.into_iter().map(text).collect::<Array>());
    init.set_bubbles(true);
    init.set_composed(true);
    if let Ok(event) = CustomEvent::new_with_event_init_dict("mingzhang:draw", &init) {
        let _ = place.dispatch_event(&event);
    }
}

/// Tells that another document is open, and the text of it.
pub(crate) fn opened(source: &str) {
    send("mingzhang:opened", &JsValue::from_str(source));
}

/// Tells that the document that is open has another text now, and the same steps.
pub(crate) fn grown(source: &str) {
    send("mingzhang:grown", &JsValue::from_str(source));
}

/// Has the work on the document kept: its steps, and how many figures are not the published ones.
pub(crate) fn keep(steps: &str, changed: u32) {
    send("mingzhang:keep", &Array::of2(&JsValue::from_str(steps), &JsValue::from(changed)));
}

/// Has a link made to what is open and how it is looked at: the word of the mode, the symbol of the
/// money unit, how many differences are not placed. The script knows the rest.
pub(crate) fn share(mode: &str, money: &str, open: usize) {
    let texts = [mode, money, &open.to_string()].map(JsValue::from_str);
    send("mingzhang:share", &texts.into_iter().collect::<Array>());
}

/// Tells whoever drew the page into an element; the detail is JSON.
pub(crate) fn tell(place: &EventTarget, name: &str, json: &str) {
    dispatch(place, name, &JsValue::from_str(json));
}

fn send(name: &str, detail: &JsValue) {
    dispatch(&window(), name, detail);
}

fn dispatch(target: &EventTarget, name: &str, detail: &JsValue) {
    let init = CustomEventInit::new();
    init.set_detail(detail);
    if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &init) {
        let _ = target.dispatch_event(&event);
    }
}

/// Calls back with the name and the text of each disclosure that was read and accepted, or with the
/// sentence why there is none.
pub(crate) fn follow(take: impl Fn(String, Result<String, String>) + 'static) {
    listen("mingzhang:open", move |field| {
        let text = field("text").ok_or_else(|| field("error").unwrap_or_default());
        take(field("name").unwrap_or_default(), text);
    });
}

/// Calls back with what the scripts have to say: that something was done, or why it was not.
pub(crate) fn hear(say: impl Fn(Result<String, String>) + 'static) {
    listen("mingzhang:say", move |field| {
        say(field("done").ok_or_else(|| field("failed").unwrap_or_default()));
    });
}

/// Calls back with figures that a script proposes, a line each: the cell's number, `=`, and what is to
/// stand in it as its table prints it.
pub(crate) fn propose(take: impl Fn(&str) + 'static) {
    listen("mingzhang:propose", move |field| take(&field("figures").unwrap_or_default()));
}

/// Calls back with how many errors and doubts a check found that the reader has not put aside.
pub(crate) fn reviewed(take: impl Fn(usize, usize) + 'static) {
    let count = |text: Option<String>| text.and_then(|text| text.parse().ok()).unwrap_or_default();
    listen("mingzhang:reviewed", move |field| take(count(field("errors")), count(field("doubts"))));
}

/// Hands the text fields of an event's detail on, as long as the page is there.
fn listen(name: &'static str, take: impl Fn(&dyn Fn(&str) -> Option<String>) + 'static) {
    let handle = window_event_listener_untyped(name, move |event| {
        let detail = event.unchecked_ref::<CustomEvent>().detail();
        take(&|field| Reflect::get(&detail, &JsValue::from_str(field)).ok()?.as_string());
    });
    on_cleanup(move || handle.remove());
}

//! Documents are read by scripts of the page (`www/js/reading.js`), in a module of their own: here
//! are the events between them and this one.

use js_sys::Reflect;
use leptos::prelude::{on_cleanup, window_event_listener_untyped};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CustomEvent, CustomEventInit, File};

use super::window;

/// Asks for a file to be read.
pub(crate) fn read(file: &File) {
    send("mingzhang:read", file);
}

/// Tells that another document is open: what was kept of the one before is its own no longer.
pub(crate) fn opened() {
    send("mingzhang:opened", &JsValue::NULL);
}

fn send(name: &str, detail: &JsValue) {
    let init = CustomEventInit::new();
    init.set_detail(detail);
    if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &init) {
        let _ = window().dispatch_event(&event);
    }
}

/// Calls back with the name and the text of each disclosure that was read and accepted, or with the
/// sentence why there is none.
pub(crate) fn follow(take: impl Fn(String, Result<String, String>) + 'static) {
    let handle = window_event_listener_untyped("mingzhang:open", move |event| {
        let detail = event.unchecked_ref::<CustomEvent>().detail();
        let field = |name: &str| Reflect::get(&detail, &JsValue::from_str(name)).ok()?.as_string();
        let text = field("text").ok_or_else(|| field("error").unwrap_or_default());
        take(field("name").unwrap_or_default(), text);
    });
    on_cleanup(move || handle.remove());
}

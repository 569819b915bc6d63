//! A panic: nothing drawn afterwards can be trusted, so the host page is told and says what to do.
//! The figures are safe: each edit was kept before it was drawn.

use std::panic;

use super::window;

/// From now on a panic sends `mingzhang:crash` to the window, with the message for the console.
pub fn report() {
    panic::set_hook(Box::new(|panic| {
        let detail = wasm_bindgen::JsValue::from_str(&panic.to_string());
        let init = web_sys::CustomEventInit::new();
        init.set_detail(&detail);
        if let Ok(event) = web_sys::CustomEvent::new_with_event_init_dict("mingzhang:crash", &init) {
            let _ = window().dispatch_event(&event);
        }
        leptos::logging::error!("{panic}");
    }));
}

//! The URL fragment: where the reader is.

use super::window;

/// The fragment now, with its `#`.
#[must_use]
pub fn read() -> String {
    window().location().hash().unwrap_or_default()
}

/// The page without its fragment, for links to its places.
#[must_use]
pub fn page() -> String {
    let location = window().location();
    [location.pathname().unwrap_or_default(), location.search().unwrap_or_default()].concat()
}

/// Moves to a fragment: a new step for the Back button.
pub fn push(fragment: &str) {
    // A browser that refuses only loses the step in its history.
    let _ = window().location().set_hash(fragment);
}

/// Replaces the fragment without a step in the history: where the cursor stands.
pub fn replace(fragment: &str) {
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(fragment));
    }
}

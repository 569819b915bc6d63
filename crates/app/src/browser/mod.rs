//! The edges to the browser: storage, files, scripts, the URL fragment, crashes. Nothing here decides.

pub(crate) mod ahead;
pub mod crash;
pub mod files;
pub mod fragment;
pub mod mounted;
pub(crate) mod scripts;
pub mod storage;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// The window; the page runs nowhere else.
pub(crate) fn window() -> web_sys::Window {
    leptos::prelude::window()
}

/// Puts the focus on an element.
pub(crate) fn focus(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        // An element that cannot take the focus leaves it where it is.
        let _ = element.focus();
    }
}

/// Puts the focus on an element and leaves the page where it is scrolled to.
pub(crate) fn focus_in_place(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
    }
}

/// Scrolls just far enough for an element to be seen.
pub(crate) fn reveal(element: &Element) {
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Nearest);
    options.set_inline(web_sys::ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// The element around the page that carries theme and language: `.mz`.
pub(crate) fn root_of(place: &HtmlElement) -> Option<Element> {
    place.closest(".mz").ok().flatten()
}

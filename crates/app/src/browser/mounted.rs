//! What is drawn where, so that it can be taken away again. Kept here rather than handed to
//! JavaScript, where a forgotten handle would be collected and the page with it.

use std::{any::Any, cell::RefCell};

use web_sys::HtmlElement;

thread_local! {
    static MOUNTED: RefCell<Vec<(HtmlElement, Box<dyn Any>)>> = const { RefCell::new(Vec::new()) };
}

/// Keeps the handle of what is drawn in an element.
pub(crate) fn keep(element: &HtmlElement, handle: impl Any) {
    MOUNTED.with_borrow_mut(|mounted| mounted.push((element.clone(), Box::new(handle))));
}

/// Takes away what is drawn in an element.
pub(crate) fn forget(element: &HtmlElement) {
    let handles: Vec<_> =
        MOUNTED.with_borrow_mut(|mounted| mounted.extract_if(.., |(place, _)| place == element).collect());
    // Dropping a handle runs clean-ups that may mount or unmount: not while the list is borrowed.
    drop(handles);
}

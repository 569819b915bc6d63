//! What is drawn where, so that it can be asked and taken away again. Kept here rather than handed to
//! JavaScript, where a forgotten handle would be collected and the page with it.

use std::{any::Any, cell::RefCell};

use web_sys::HtmlElement;

use crate::ui::Ui;

struct Mounted {
    place: HtmlElement,
    ui: Ui,
    /// Dropping it takes the drawing away.
    _handle: Box<dyn Any>,
}

thread_local! {
    static MOUNTED: RefCell<Vec<Mounted>> = const { RefCell::new(Vec::new()) };
}

/// Keeps what is drawn in an element.
pub(crate) fn keep(place: &HtmlElement, ui: Ui, handle: impl Any) {
    let mounted = Mounted { place: place.clone(), ui, _handle: Box::new(handle) };
    MOUNTED.with_borrow_mut(|all| all.push(mounted));
}

/// The page that is drawn in an element.
pub(crate) fn at(place: &HtmlElement) -> Option<Ui> {
    MOUNTED.with_borrow(|all| all.iter().find(|mounted| &mounted.place == place).map(|mounted| mounted.ui))
}

/// Takes away what is drawn in an element.
pub(crate) fn forget(place: &HtmlElement) {
    let gone: Vec<_> =
        MOUNTED.with_borrow_mut(|all| all.extract_if(.., |mounted| &mounted.place == place).collect());
    // Dropping a handle runs clean-ups that may mount or unmount: not while the list is borrowed.
    drop(gone);
}

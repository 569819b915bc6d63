//! The page of Mingzhang: views over the core, drawn in the browser.
//!
//! [`mount`] draws the page into any element: the body of our own page, or the shadow root of a
//! widget in somebody else's. State that can be decided without a browser lives in [`state`] and is
//! tested natively; [`browser`] is the only part that touches storage, files and the URL.

// `#[component]` writes items that are `pub` within their private modules.
#![allow(unreachable_pub)]

pub mod book;
pub mod browser;
mod host;
pub mod i18n;
mod page;
pub mod parts;
mod review;
pub mod state;
pub mod ui;
pub mod views;
mod work;

use std::{cell::OnceCell, rc::Rc};

use leptos::{mount::mount_to, prelude::*};
use mingzhang::{calculate::Mode, money::MoneyUnit, wording::Lang};
use web_sys::HtmlElement;

use crate::{
    book::{Book, Opened},
    page::Page,
    state::{prefs::Theme, route::Route},
    ui::Ui,
};

/// How the page is mounted.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// A disclosure as JSON.
    pub source: String,
    /// What was kept of somebody's work on a document (`mingzhang_read::work`), in its place.
    pub kept: Option<String>,
    /// Whether that is said, with the way back to the published figures.
    pub restored: bool,
    /// 审核 or 测算; otherwise the one remembered, otherwise 测算.
    pub mode: Option<Mode>,
    /// The unit amounts are shown in; otherwise the document's own.
    pub money: Option<MoneyUnit>,
    /// Language; otherwise the one remembered, otherwise Chinese.
    pub lang: Option<Lang>,
    /// Light or dark; otherwise the one remembered, otherwise as the system says.
    pub theme: Option<Theme>,
    /// Where to begin, when embedded: a view, perhaps a table or a cell of it.
    pub begin: Route,
    /// Where the reader is now, if that is somewhere else already.
    pub place: Option<Route>,
    /// Whether figures can be changed.
    pub editable: bool,
    /// A guest in another page: no file buttons, nothing kept, the URL left alone.
    pub embedded: bool,
}

/// Draws the page into an element, in place of what stands there, an earlier page included. Gives how
/// many steps of the work that was kept fitted its document.
///
/// # Errors
/// A sentence that says why the document cannot be read, an empty one where it is what was kept that
/// cannot; the element is left as it was.
pub fn mount(element: &HtmlElement, mut options: Options) -> Result<usize, String> {
    browser::crash::report();
    let opened = match options.kept.take() {
        Some(kept) => {
            browser::ahead::take(&kept).or_else(|| Opened::resume(&kept)).ok_or_else(String::new)?
        }
        None => Opened::read(std::mem::take(&mut options.source), options.lang.unwrap_or_default())?,
    };
    let steps = opened.steps();
    unmount(element);
    element.set_inner_html("");
    let place = element.clone();
    let drawn = Rc::new(OnceCell::new());
    let handle = mount_to(element.clone(), {
        let drawn = drawn.clone();
        move || {
            let ui = Ui::start(&options, Book::new(opened));
            // Drawn once: it cannot be there already.
            let _ = drawn.set(ui);
            view! { <Page ui place restored=options.restored/> }
        }
    });
    if let Some(ui) = drawn.get() {
        browser::mounted::keep(element, *ui, handle);
    }
    Ok(steps)
}

/// Reads what was kept of somebody's work, for [`mount`] to draw it in a later turn.
pub fn read_ahead(kept: String) {
    browser::crash::report();
    browser::ahead::read(kept);
}

/// All figures of the document in an element, as the JSON of a list (`docs/widget.md`); `None`
/// where nothing is drawn.
#[must_use]
pub fn figures(element: &HtmlElement) -> Option<String> {
    browser::mounted::at(element).map(host::all_figures)
}

/// What is found in the document in an element, as JSON (`docs/findings-json.md`).
#[must_use]
pub fn findings(element: &HtmlElement) -> Option<String> {
    browser::mounted::at(element).map(host::all_findings)
}

/// The document in an element with its present figures, as the text of a `*.budget.json` file.
#[must_use]
pub fn save(element: &HtmlElement) -> Option<String> {
    browser::mounted::at(element).map(|ui| ui.book.file())
}

/// The work on the document in an element, as [`Options::kept`] takes it.
#[must_use]
pub fn kept(element: &HtmlElement) -> Option<String> {
    browser::mounted::at(element).map(|ui| ui.book.kept())
}

/// Where the reader of the document in an element is.
#[must_use]
pub fn place(element: &HtmlElement) -> Option<Route> {
    browser::mounted::at(element).map(|ui| ui.route.get_untracked())
}

/// Another look at what is drawn in an element: the edits stay, and the reader where they are unless it
/// is to begin somewhere else.
#[derive(Debug, Clone, Default)]
pub struct Look {
    /// Language.
    pub lang: Option<Lang>,
    /// Light or dark.
    pub theme: Option<Theme>,
    /// Where to begin.
    pub begin: Option<Route>,
}

/// Gives what is drawn in an element another look.
pub fn look(element: &HtmlElement, look: Look) {
    if let Some(ui) = browser::mounted::at(element) {
        ui.look(look);
    }
}

/// Takes back all edits of the document in an element.
pub fn reset(element: &HtmlElement) {
    if let Some(ui) = browser::mounted::at(element)
        && ui.book.with(|session| session.changed().next().is_some())
    {
        ui.reset();
    }
}

/// Takes the page out of an element again.
pub fn unmount(element: &HtmlElement) {
    browser::mounted::forget(element);
}

//! The module that the page and the widget load: [`mount`] and what can be asked of what is mounted.

use js_sys::Reflect;
use mingzhang::{money::MoneyUnit, wording::Lang};
use mingzhang_app::{
    Options,
    state::{
        prefs::{Theme, mode_from_name},
        route::Route,
    },
};
use wasm_bindgen::prelude::*;

/// Draws Mingzhang into an element, replacing what stands there as static content.
///
/// `options` is a plain object; `source`, a disclosure as JSON text, is needed, the rest may be
/// missing: `lang` ("zh-CN" | "en"), `theme` ("auto" | "light" | "dark"), `view` (a place as in the page's
/// fragments: "overview", "flow", "tables/basic", "three-public", "checks"), `mode` ("check" | "calculate"),
/// `money` ("元" | "万元" | "亿元"), `editable` (default true), `embedded` (a guest in another page: default
/// false). In place of `source` there may be `kept`, the work on a document as the page keeps it; with
/// `restored`, the page says that it is back.
///
/// Gives how many of its steps fitted the document.
///
/// # Errors
/// A sentence in the chosen language when `source` cannot be read, an empty one when `kept` cannot; the
/// element is left as it was.
#[wasm_bindgen]
pub fn mount(element: web_sys::HtmlElement, options: &JsValue) -> Result<usize, JsError> {
    let field = |name: &str| Reflect::get(options, &JsValue::from_str(name)).ok();
    let word = |name: &str| field(name).and_then(|value| value.as_string());
    let flag = |name: &str| field(name).and_then(|value| value.as_bool());
    let options = Options {
        lang: word("lang").and_then(|tag| Lang::from_tag(&tag)),
        theme: word("theme").and_then(|name| Theme::from_name(&name)),
        begin: word("view").map(|place| Route::from_fragment(&place)).unwrap_or_default(),
        source: word("source").unwrap_or_default(),
        kept: word("kept"),
        restored: flag("restored").unwrap_or(false),
        mode: word("mode").and_then(|name| mode_from_name(&name)),
        money: word("money").and_then(|symbol| MoneyUnit::from_symbol(&symbol)),
        editable: flag("editable").unwrap_or(true),
        embedded: flag("embedded").unwrap_or(false),
    };
    mingzhang_app::mount(&element, options).map_err(|sentence| JsError::new(&sentence))
}

/// Takes Mingzhang out of an element again.
#[wasm_bindgen]
pub fn unmount(element: web_sys::HtmlElement) {
    mingzhang_app::unmount(&element);
}

/// All figures of the document in an element, as the JSON of a list; undefined where nothing is drawn.
#[wasm_bindgen]
pub fn figures(element: &web_sys::HtmlElement) -> Option<String> {
    mingzhang_app::figures(element)
}

/// The document in an element with its present figures, as the text of a `*.budget.json` file.
#[wasm_bindgen]
pub fn save(element: &web_sys::HtmlElement) -> Option<String> {
    mingzhang_app::save(element)
}

/// The work on the document in an element, as [`mount`] takes it in `kept`.
#[wasm_bindgen]
pub fn kept(element: &web_sys::HtmlElement) -> Option<String> {
    mingzhang_app::kept(element)
}

/// Takes back all edits of the document in an element.
#[wasm_bindgen]
pub fn reset(element: &web_sys::HtmlElement) {
    mingzhang_app::reset(element);
}

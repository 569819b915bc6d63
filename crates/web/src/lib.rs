//! The module that the page and the widget load: [`mount`] and what can be asked of what is mounted.

use js_sys::Reflect;
use mingzhang::{money::MoneyUnit, wording::Lang};
use mingzhang_app::{
    Look, Options,
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
/// fragments: "overview", "flow", "tables/basic", "three-public", "checks"), `place` (where the reader is
/// now, if that is somewhere else), `mode` ("check" | "calculate"), `money` ("元" | "万元" | "亿元"), `editable` (default true), `embedded` (a guest in another page: default
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
    let word = |name| word(options, name);
    let flag = |name| field(options, name).and_then(|value| value.as_bool());
    let Look { lang, theme, begin } = look_of(options);
    let options = Options {
        lang,
        theme,
        begin: begin.unwrap_or_default(),
        place: word("place").map(|place| Route::from_fragment(&place)),
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

/// Reads `kept` for a [`mount`] in a later turn, so that the browser can paint and answer in between.
#[wasm_bindgen(js_name = readAhead)]
pub fn read_ahead(kept: String) {
    mingzhang_app::read_ahead(kept);
}

fn field(options: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(options, &JsValue::from_str(name)).ok()
}

fn word(options: &JsValue, name: &str) -> Option<String> {
    field(options, name)?.as_string()
}

fn look_of(options: &JsValue) -> Look {
    Look {
        lang: word(options, "lang").and_then(|tag| Lang::from_tag(&tag)),
        theme: word(options, "theme").and_then(|name| Theme::from_name(&name)),
        begin: word(options, "view").map(|place| Route::from_fragment(&place)),
    }
}

/// Gives what is mounted in an element another `lang`, `theme` or `view`, as in [`mount`]; what is missing
/// stays, and so do the edits.
#[wasm_bindgen]
pub fn look(element: &web_sys::HtmlElement, options: &JsValue) {
    mingzhang_app::look(element, look_of(options));
}

/// Where the reader of the document in an element is, as `place` in [`mount`].
#[wasm_bindgen]
pub fn place(element: &web_sys::HtmlElement) -> Option<String> {
    mingzhang_app::place(element).map(|route| route.fragment())
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

/// What is found in the document in an element, as JSON; undefined where nothing is drawn.
#[wasm_bindgen]
pub fn findings(element: &web_sys::HtmlElement) -> Option<String> {
    mingzhang_app::findings(element)
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

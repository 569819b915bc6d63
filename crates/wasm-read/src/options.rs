//! The options of `read`.

use std::sync::Arc;

use js_sys::Function;
use mingzhang::form::{self, Form};
use mingzhang::wording::Lang;
use mingzhang_js::Failure;
use mingzhang_js::arguments::{field, known, lang_of, text_of, whole};
use mingzhang_read::json::YEARS;
use mingzhang_read::source::Progress;
use wasm_bindgen::{JsCast, JsValue};

/// What a caller says of a document.
pub(crate) struct Options {
    /// Forms of which it is on one.
    pub(crate) forms: Vec<Arc<Form>>,
    /// Whose it is.
    pub(crate) unit: Option<String>,
    /// Of which year.
    pub(crate) year: Option<u16>,
    /// Language of all sentences.
    pub(crate) lang: Lang,
    progress: Option<Function>,
}

impl Options {
    pub(crate) fn read(options: &JsValue) -> Result<Self, Failure> {
        let lang = lang_of(options)?;
        known(options, &["form", "unit", "year", "lang", "progress"], lang)?;
        let forms = match text_of(options, "form", lang)? {
            None => form::forms().to_vec(),
            Some(id) => vec![form::by_id(&id).ok_or_else(|| unknown_form(lang))?],
        };
        Ok(Self {
            forms,
            unit: text_of(options, "unit", lang)?,
            year: year(&field(options, "year"), lang)?,
            lang,
            progress: progress(&field(options, "progress"), lang)?,
        })
    }

    /// Tells how far reading has come.
    pub(crate) fn tell(&self, progress: Progress) {
        if let Some(listener) = &self.progress {
            let (done, total) = (JsValue::from(progress.done), JsValue::from(progress.total));
            // A listener that throws has nothing to say about the document.
            let _ = listener.call2(&JsValue::NULL, &done, &total);
        }
    }
}

fn unknown_form(lang: Lang) -> Failure {
    let known: Vec<&str> = form::forms().iter().map(|form| form.id.as_str()).collect();
    let known = known.join(lang.pick("、", ", "));
    let expected = lang.pick(format!("其中之一：{known}"), format!("one of {known}"));
    Failure::wrong_argument("form", &expected, lang)
}

fn year(value: &JsValue, lang: Lang) -> Result<Option<u16>, Failure> {
    if value.is_undefined() {
        return Ok(None);
    }
    let year = whole(value).filter(|year| YEARS.contains(year));
    year.map(Some).ok_or_else(|| {
        Failure::wrong_argument("year", lang.pick("年份，如 2024", "a year, such as 2024"), lang)
    })
}

fn progress(value: &JsValue, lang: Lang) -> Result<Option<Function>, Failure> {
    if value.is_undefined() {
        return Ok(None);
    }
    let function = value.dyn_ref::<Function>().cloned();
    function
        .map(Some)
        .ok_or_else(|| Failure::wrong_argument("progress", lang.pick("函数", "a function"), lang))
}

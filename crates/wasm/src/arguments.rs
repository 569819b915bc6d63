//! What callers hand in. JavaScript checks no types, so everything is looked at.

use mingzhang::calculate::Mode;
use mingzhang::money::{Amount, MoneyUnit, Unit, parse_typed};
use mingzhang::narrative::write::{FromZero, Narrative, Reasons};
use mingzhang::wording::Lang;
use mingzhang_js::Failure;
use mingzhang_js::arguments::{bytes, field, known, lang_of, text_of, whole};
use mingzhang_write::{narrative, report};
use serde::Deserialize;
use wasm_bindgen::JsValue;

use crate::{error, mode_by_name};

/// The options of `open`.
pub(crate) struct Options {
    /// Name of the file, for reports.
    pub(crate) name: String,
    /// The form that the document has to be of.
    pub(crate) form: Option<String>,
    /// Language of all sentences.
    pub(crate) lang: Lang,
}

impl Options {
    pub(crate) fn read(options: &JsValue) -> Result<Self, Failure> {
        let lang = lang_of(options)?;
        known(options, &["name", "form", "lang"], lang)?;
        Ok(Self {
            name: text_of(options, "name", lang)?.unwrap_or_default(),
            form: text_of(options, "form", lang)?,
            lang,
        })
    }
}

/// The mode that the options of `set` ask for.
pub(crate) fn mode(options: &JsValue, lang: Lang) -> Result<Mode, Failure> {
    known(options, &["mode"], lang)?;
    let expected = lang.pick("\"calculate\" 或 \"check\"", "\"calculate\" or \"check\"");
    match text_of(options, "mode", lang)? {
        None => Ok(Mode::default()),
        Some(name) => mode_by_name(&name).ok_or_else(|| Failure::wrong_argument("mode", expected, lang)),
    }
}

/// What the options of `narrative` ask for.
pub(crate) struct Writing {
    /// How it is printed.
    pub(crate) print: fn(&Narrative) -> String,
    /// What only people know.
    pub(crate) reasons: Reasons,
    /// What is written of growth where last year is zero.
    pub(crate) from_zero: FromZero,
}

impl Writing {
    pub(crate) fn read(options: &JsValue, lang: Lang) -> Result<Self, Failure> {
        let wrong = |name, zh, en| Failure::wrong_argument(name, lang.pick(zh, en), lang);
        known(options, &["format", "reasons", "fromZero"], lang)?;
        let print = match text_of(options, "format", lang)?.as_deref() {
            None | Some("markdown") => narrative::markdown,
            Some("html") => narrative::html,
            Some(_) => {
                return Err(wrong("format", "\"markdown\" 或 \"html\"", "\"markdown\" or \"html\""));
            }
        };
        let from_zero = match text_of(options, "fromZero", lang)?.as_deref() {
            None | Some("none") => FromZero::NoRate,
            Some("hundred") => FromZero::Hundred,
            Some(_) => return Err(wrong("fromZero", "\"none\" 或 \"hundred\"", "\"none\" or \"hundred\"")),
        };
        let given = field(options, "reasons");
        let reasons = if given.is_undefined() {
            Reasons::default()
        } else {
            serde_wasm_bindgen::from_value(given).map_err(|_| {
                wrong(
                    "reasons",
                    "由文本组成的对象，如 {\"键\": \"文字\"}",
                    "an object of texts, such as {\"key\": \"text\"}",
                )
            })?
        };
        Ok(Self { print, reasons, from_zero })
    }
}

/// A document: what is in the file, and how it was read if another package has read it.
#[derive(Default)]
pub(crate) struct Document {
    /// A `*.budget.json`.
    pub(crate) bytes: Vec<u8>,
    /// Lines that were not understood.
    pub(crate) unread: Vec<String>,
    /// What to know of how it was read, as sentences.
    pub(crate) remarks: Vec<String>,
}

/// As much of a reading by mingzhang-wasm-read as is taken.
#[derive(Deserialize)]
struct Reading {
    budget: String,
    unread: Vec<Unread>,
    remarks: Vec<String>,
}

#[derive(Deserialize)]
struct Unread {
    table: Option<String>,
    text: String,
}

impl Document {
    pub(crate) fn read(input: &JsValue, lang: Lang) -> Result<Self, Failure> {
        if field(input, "budget").is_undefined() {
            return Ok(Self { bytes: bytes(input, lang)?, ..Self::default() });
        }
        let Reading { budget, unread, remarks } =
            serde_wasm_bindgen::from_value(input.clone()).map_err(|_| {
                let expected =
                    lang.pick("mingzhang-wasm-read 读出的结果", "a reading by mingzhang-wasm-read");
                Failure::wrong_argument("input", expected, lang)
            })?;
        let line = |Unread { table, text }| report::unread_line(table.as_deref(), text);
        Ok(Self { bytes: budget.into_bytes(), unread: unread.into_iter().map(line).collect(), remarks })
    }
}

/// The place of something in a list.
pub(crate) fn index(value: &JsValue, name: &str, lang: Lang) -> Result<usize, Failure> {
    let expected = lang.pick("序号，从 0 起", "a place, counted from 0");
    whole(value).ok_or_else(|| Failure::wrong_argument(name, expected, lang))
}

/// A figure as a person would type it; nothing for a blank cell. Numbers are refused, because what
/// they stood for is not known to the last digit.
pub(crate) fn amount(
    value: &JsValue,
    unit: Unit,
    money: MoneyUnit,
    lang: Lang,
) -> Result<Option<Amount>, Failure> {
    match value.as_string() {
        Some(text) => parse_typed(&text, unit, money).map_err(|problem| error::typed(&problem, lang)),
        None if value.is_null() => Ok(None),
        None if value.as_f64().is_some() || value.is_bigint() => Err(error::amount_not_text(lang)),
        None => Err(Failure::wrong_argument("value", lang.pick("文本或 null", "text or null"), lang)),
    }
}

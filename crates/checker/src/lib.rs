//! The module that the page's workers load to [`check`] a document, to [`compare`] it with another, to
//! [`fill`] in last year's amounts from last year's document, and to follow its figures ([`walks`]).

use std::collections::{BTreeMap, BTreeSet};

use mingzhang::calculate::Session;
use mingzhang::disclosure::Disclosure;
use mingzhang::finding::cell_id;
use mingzhang::wording::{self, Lang, open_error};
use mingzhang_read::json;
use mingzhang_write::report::{self, Findings};
use serde::Serialize;
use wasm_bindgen::prelude::*;

/// What the rule book says, for a page that shows the document.
#[derive(Serialize)]
struct Checked {
    /// The findings.
    report: Findings,
    /// The numbers that links of the page have for the cells of the findings, by the cells' ids.
    numbers: BTreeMap<String, usize>,
}

/// Checks a document by the relations and the rule book: `{report, numbers}` as JSON, with sentences
/// in the language of the tag.
///
/// # Errors
/// The sentence why the document, a `*.budget.json`, cannot be read.
#[wasm_bindgen]
pub fn check(budget: &str, lang: &str) -> Result<String, JsValue> {
    let lang = Lang::from_tag(lang).unwrap_or_default();
    let session = open(budget, lang)?;
    let report = report::findings("", &session, lang);
    let cells = report.findings.iter().flat_map(|finding| &finding.cells).map(|cell| cell.id.as_str());
    let causes = report.findings.iter().flat_map(|finding| &finding.explanations);
    let changes = causes.flat_map(|cause| &cause.changes).map(|change| change.cell.as_str());
    let named: BTreeSet<&str> = cells.chain(changes).collect();
    let grid = session.grid();
    let numbers = grid
        .cells()
        .map(|cell| (cell_id(grid, cell), cell.index()))
        .filter(|(id, _)| named.contains(id.as_str()))
        .collect();
    text(&Checked { report, numbers })
}

/// The document with last year's amounts from another one.
#[derive(Serialize)]
struct Filled {
    /// As a `*.budget.json`.
    budget: String,
    /// How many amounts were filled in.
    filled: usize,
}

/// Compares two documents, `*.budget.json` both: `mingzhang_write::report::Comparison` as JSON, with
/// words in the language of the tag.
///
/// # Errors
/// The sentence why one of them cannot be read.
#[wasm_bindgen]
pub fn compare(now: &str, then: &str, lang: &str) -> Result<String, JsValue> {
    let lang = Lang::from_tag(lang).unwrap_or_default();
    text(&report::compare(&open(now, lang)?, &open(then, lang)?, lang))
}

/// Fills in last year's amounts from last year's document, where a document gives none: `{budget,
/// filled}` as JSON.
///
/// # Errors
/// The sentence why one of them cannot be read, or why the other one is not last year's.
#[wasm_bindgen]
pub fn fill(budget: &str, last: &str, lang: &str) -> Result<String, JsValue> {
    let lang = Lang::from_tag(lang).unwrap_or_default();
    let mut document = read(budget, lang)?;
    let filled = mingzhang::compare::fill(&mut document, &read(last, lang)?)
        .map_err(|error| JsValue::from_str(wording::not_last_year(error, lang)))?;
    text(&Filled { budget: mingzhang_write::json::write(&document), filled })
}

/// The walks (走数) of a document as JSON (`docs/walks-json.md`): of one figure, by its number in links
/// of the page, or of the whole document.
///
/// # Errors
/// The sentence why the document, a `*.budget.json`, cannot be read.
#[wasm_bindgen]
pub fn walks(budget: &str, lang: &str, cell: Option<usize>) -> Result<String, JsValue> {
    let lang = Lang::from_tag(lang).unwrap_or_default();
    let session = open(budget, lang)?;
    match cell.and_then(|number| session.grid().cells().nth(number)) {
        Some(cell) => text(&report::walk(&session, cell, lang)),
        None => text(&report::walks(&session, lang)),
    }
}

fn read(budget: &str, lang: Lang) -> Result<Disclosure, JsValue> {
    json::read(budget.as_bytes()).map_err(|error| JsValue::from_str(&error.sentence(lang)))
}

fn open(budget: &str, lang: Lang) -> Result<Session, JsValue> {
    Session::open(read(budget, lang)?).map_err(|error| JsValue::from_str(&open_error(&error, lang)))
}

fn text(answer: &impl Serialize) -> Result<String, JsValue> {
    serde_json::to_string(answer).map_err(|error| JsValue::from_str(&error.to_string()))
}

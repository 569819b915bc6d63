//! The module that the page's worker loads to check a document: one function, [`check`].

use std::collections::{BTreeMap, BTreeSet};

use mingzhang::calculate::Session;
use mingzhang::finding::cell_id;
use mingzhang::wording::{Lang, open_error};
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
    let refuse = |sentence: String| JsValue::from_str(&sentence);
    let disclosure = json::read(budget.as_bytes()).map_err(|error| refuse(error.sentence(lang)))?;
    let session = Session::open(disclosure).map_err(|error| refuse(open_error(&error, lang)))?;
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
    serde_json::to_string(&Checked { report, numbers }).map_err(|error| refuse(error.to_string()))
}

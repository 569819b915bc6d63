//! The JavaScript package: one handle on a document, plain objects in and out, amounts as text.
//!
//! Nothing is decided here: arguments are read, the core is asked, and its answer becomes objects
//! (`mingzhang_write::report`) whose types are in `types.d.ts`.

mod arguments;
mod error;

use std::cell::OnceCell;
use std::collections::HashMap;

use mingzhang::calculate::{Changes, Mode, Session};
use mingzhang::finding::cell_id;
use mingzhang::grid::{CellId, Value};
use mingzhang::narrative::write::{NoTemplate, asked, write};
use mingzhang::wording::{Lang, edit_error};
use mingzhang_js::arguments::text;
use mingzhang_js::{Failure, plain};
use mingzhang_read::json;
use mingzhang_write::export::{self, Format};
use mingzhang_write::{narrative, report};
use serde::Serialize;
use wasm_bindgen::prelude::*;

use arguments::{Document, Options, Writing, amount, index};
use error::edit_code;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("../types.d.ts");

/// A budget disclosure being worked on.
#[wasm_bindgen]
pub struct Budget {
    session: Session,
    /// Lines of the document that were not understood, and what to know of how it was read.
    unread: Vec<String>,
    remarks: Vec<String>,
    name: String,
    lang: Lang,
    ids: OnceCell<HashMap<String, CellId>>,
}

/// A figure that an edit moved.
#[derive(Serialize)]
struct Change {
    id: String,
    from: Option<String>,
    to: Option<String>,
}

/// What a narrative does not say because nobody has said it.
#[derive(Serialize)]
struct NarrativeGaps {
    asked: Vec<Asked>,
    missing: Vec<narrative::Missing>,
    unused: Vec<String>,
}

/// A text that only people know, and what was given for it.
#[derive(Serialize)]
struct Asked {
    key: String,
    what: String,
    given: Option<String>,
}

#[wasm_bindgen]
impl Budget {
    /// Opens a document: the bytes or the text of a `*.budget.json` file, or what `read` of
    /// mingzhang-wasm-read made of a document of another format.
    ///
    /// Throws an `Error` with a stable `code` when the document cannot be read.
    pub fn open(
        #[wasm_bindgen(unchecked_param_type = "Uint8Array | ArrayBuffer | string | DocumentReading")]
        input: JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "OpenOptions")] options: JsValue,
    ) -> Result<Budget, JsValue> {
        let Options { name, form, lang } = Options::read(&options)?;
        let Document { bytes, unread, remarks } = Document::read(&input, lang)?;
        let disclosure = json::read(&bytes).map_err(|problem| error::read(&problem, lang))?;
        if let Some(form) = form.filter(|form| *form != disclosure.form) {
            return Err(error::other_form(&disclosure.form, &form, lang).into());
        }
        let session = Session::open(disclosure).map_err(|problem| error::open(&problem, lang))?;
        Ok(Self { session, unread, remarks, name, lang, ids: OnceCell::new() })
    }

    /// The language of all sentences from now on: `zh` or `en`.
    #[wasm_bindgen(getter, unchecked_return_type = "Lang")]
    pub fn lang(&self) -> String {
        self.lang.pick("zh", "en").to_owned()
    }

    #[wasm_bindgen(setter)]
    pub fn set_lang(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Lang")] lang: JsValue,
    ) -> Result<(), JsValue> {
        self.lang = mingzhang_js::arguments::lang(&lang, self.lang)?;
        Ok(())
    }

    /// All figures in printed order; blank cells only where something was published.
    #[wasm_bindgen(unchecked_return_type = "Figure[]")]
    pub fn figures(&self) -> Result<JsValue, JsValue> {
        plain(&report::figures(&self.session, self.lang))
    }

    /// Sets a figure and returns every figure that moved. `null` makes a cell blank.
    ///
    /// In mode `calculate` (测算, the default) totals and every other place that prints the quantity
    /// follow; in mode `check` (审核) only this figure changes.
    #[wasm_bindgen(unchecked_return_type = "Change[]")]
    pub fn set(
        &mut self,
        #[wasm_bindgen(js_name = cellId, unchecked_param_type = "string")] cell_id: JsValue,
        #[wasm_bindgen(unchecked_param_type = "string | null")] value: JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "SetOptions")] options: JsValue,
    ) -> Result<JsValue, JsValue> {
        let mode = arguments::mode(&options, self.lang)?;
        let cell = self.cell(&cell_id)?;
        let grid = self.session.grid();
        let value = amount(&value, grid.unit(cell), grid.money_unit_of(cell), self.lang)?;
        self.step(|session| session.edit(cell, value, mode))
    }

    /// Takes back the last step; nothing moves when there is none.
    #[wasm_bindgen(unchecked_return_type = "Change[]")]
    pub fn undo(&mut self) -> Result<JsValue, JsValue> {
        self.step(|session| Ok(session.undo()))
    }

    /// Does again what was undone last; nothing moves when there is nothing.
    #[wasm_bindgen(unchecked_return_type = "Change[]")]
    pub fn redo(&mut self) -> Result<JsValue, JsValue> {
        self.step(Session::redo)
    }

    /// Goes back to the published figures, as one step that can be undone.
    #[wasm_bindgen(unchecked_return_type = "Change[]")]
    pub fn reset(&mut self) -> Result<JsValue, JsValue> {
        self.step(Session::reset)
    }

    /// Shares, growth and headline figures.
    #[wasm_bindgen(unchecked_return_type = "Measures")]
    pub fn measures(&self) -> Result<JsValue, JsValue> {
        plain(&report::measures(&self.name, &self.session, self.lang))
    }

    /// What a reader should look at.
    #[wasm_bindgen(unchecked_return_type = "Findings")]
    pub fn findings(&self) -> Result<JsValue, JsValue> {
        let mut report = report::findings(&self.name, &self.session, self.lang);
        report.unread.extend_from_slice(&self.unread);
        report.remarks.clone_from(&self.remarks);
        plain(&report)
    }

    /// One figure: its shares and growth, where else it is printed, the relations it is in.
    #[wasm_bindgen(unchecked_return_type = "Explanation")]
    pub fn explain(
        &self,
        #[wasm_bindgen(js_name = cellId, unchecked_param_type = "string")] cell_id: JsValue,
    ) -> Result<JsValue, JsValue> {
        plain(&report::explain(&self.session, self.cell(&cell_id)?, self.lang))
    }

    /// The open differences: what moved, and what the coordinates do not decide about it.
    #[wasm_bindgen(unchecked_return_type = "Question[]")]
    pub fn questions(&self) -> Result<JsValue, JsValue> {
        plain(&report::questions(&self.session, self.lang))
    }

    /// Answers an open difference, both by their place in `questions()`.
    #[wasm_bindgen(unchecked_return_type = "Change[]")]
    pub fn answer(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "number")] question: JsValue,
        #[wasm_bindgen(unchecked_param_type = "number")] answer: JsValue,
    ) -> Result<JsValue, JsValue> {
        let question = index(&question, "question", self.lang)?;
        let answer = index(&answer, "answer", self.lang)?;
        self.step(|session| session.place(question, answer))
    }

    /// The narrative (预算情况说明) written from the present figures and from the reasons that only people
    /// know, as `markdown` or `html`. What it would need and nobody has said is left out, see
    /// `narrativeGaps`.
    pub fn narrative(
        &self,
        #[wasm_bindgen(unchecked_optional_param_type = "NarrativeOptions")] options: JsValue,
    ) -> Result<String, JsValue> {
        let Writing { print, reasons, from_zero } = Writing::read(&options, self.lang)?;
        let written =
            write(&self.session, self.lang, &reasons, from_zero).map_err(|error| self.no_template(&error))?;
        Ok(print(&written))
    }

    /// What the narrative with these options asks people for, which figures it lacks, and which of the
    /// reasons have no place in it.
    #[wasm_bindgen(js_name = narrativeGaps, unchecked_return_type = "NarrativeGaps")]
    pub fn narrative_gaps(
        &self,
        #[wasm_bindgen(unchecked_optional_param_type = "NarrativeOptions")] options: JsValue,
    ) -> Result<JsValue, JsValue> {
        let Writing { reasons, from_zero, .. } = Writing::read(&options, self.lang)?;
        let asked =
            asked(&self.session, self.lang, &reasons, from_zero).map_err(|error| self.no_template(&error))?;
        let written =
            write(&self.session, self.lang, &reasons, from_zero).map_err(|error| self.no_template(&error))?;
        let mut report = narrative::report(&written);
        report.missing.retain(|missing| missing.kind != "text");
        let asked = asked.into_iter().map(|gap| {
            let given = reasons.get(&gap.key).filter(|_| !report.unused.contains(&gap.key)).cloned();
            Asked { key: gap.key, what: gap.what, given }
        });
        plain(&NarrativeGaps { asked: asked.collect(), missing: report.missing, unused: report.unused })
    }

    /// The document with its present figures as a file: `json`, `xlsx`, `csv`, `html` (a report) or
    /// `embed.html` (what a page holds for the widget).
    pub fn save(
        &self,
        #[wasm_bindgen(unchecked_param_type = "SaveFormat")] format: JsValue,
    ) -> Result<Vec<u8>, JsValue> {
        let format = text(&format, "format", self.lang)?;
        let known = Format::from_name(&format!(".{format}"));
        let known = known.ok_or_else(|| error::unknown_format(&format, self.lang))?;
        let name = Some(self.name.as_str()).filter(|name| !name.is_empty());
        export::write(&self.session, known, name, self.lang)
            .map_err(|error| Failure::new("not-written", error.sentence(self.lang)).into())
    }
}

impl Budget {
    fn cell(&self, id: &JsValue) -> Result<CellId, Failure> {
        let id = text(id, "cellId", self.lang)?;
        let grid = self.session.grid();
        let ids = self.ids.get_or_init(|| grid.cells().map(|cell| (cell_id(grid, cell), cell)).collect());
        ids.get(&id).copied().ok_or_else(|| error::no_such_cell(&id, self.lang))
    }

    fn no_template(&self, error: &NoTemplate) -> Failure {
        error::no_template(error, self.lang)
    }

    /// Takes a step and says what moved.
    fn step(
        &mut self,
        step: impl FnOnce(&mut Session) -> Result<Changes, mingzhang::calculate::EditError>,
    ) -> Result<JsValue, JsValue> {
        let before = self.session.values().to_vec();
        let changes = step(&mut self.session).map_err(|error| {
            Failure::new(edit_code(&error), edit_error(self.session.grid(), &error, self.lang))
        })?;
        let grid = self.session.grid();
        let print = |cell: CellId, value: Value| value.number().map(|amount| grid.print(cell, amount));
        let change = |cell: &CellId| Change {
            id: cell_id(grid, *cell),
            from: before.get(cell.index()).and_then(|value| print(*cell, *value)),
            to: print(*cell, self.session.value(*cell)),
        };
        plain(&changes.cells.iter().map(change).collect::<Vec<_>>())
    }
}

/// The mode of an edit by its name.
fn mode_by_name(name: &str) -> Option<Mode> {
    match name {
        "calculate" => Some(Mode::Calculate),
        "check" => Some(Mode::Check),
        _ => None,
    }
}

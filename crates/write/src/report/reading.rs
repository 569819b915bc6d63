//! What was understood of a document, and what was not: for the page, which shows it before the
//! figures are taken, and keeps the source beside them afterwards.

use std::sync::Arc;

use mingzhang::disclosure::{Disclosure, Row, Table};
use mingzhang::form::{self, BlockSpec, Form, Label, Section, TableSpec};
use mingzhang::grid::{Grid, Spot, Value, block_index};
use mingzhang_read::Lang;
use mingzhang_read::source::{Place, Source};
use serde::Serialize;

use super::SCHEMA;
use crate::json;

/// A document that was read: the disclosure as a file, and how it came about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Reading<'a> {
    /// Number of the schema.
    pub schema: u8,
    /// The disclosure as `*.budget.json`.
    pub budget: String,
    /// What was recognised.
    pub recognised: Recognised,
    /// The document as its format lays it out; places point into it.
    pub source: &'a Source,
    /// Where every figure stands.
    pub evidence: Vec<Evidence>,
    /// Lines of the tables that were not understood.
    pub unread: Vec<Unread>,
    /// Rows that can be read in more than one way.
    pub ambiguous: Vec<Ambiguous>,
    /// What had to be assumed, could not be kept, or is missing.
    pub notices: Vec<Notice>,
}

/// Whose budget, on which form, with which tables.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Recognised {
    /// Id of the form set.
    pub form: String,
    /// What the form is called.
    pub form_name: Words,
    /// The organisation.
    pub unit: String,
    /// Budget year.
    pub year: u16,
    /// `budget` or `final-accounts`.
    pub stage: String,
    /// Unit of all amounts.
    pub money_unit: &'static str,
    /// The form's numbered tables that the document has.
    pub found: Vec<FoundTable>,
    /// The form's numbered tables that it does not have.
    pub missing: Vec<TableName>,
}

/// A form that a document can be on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FormName {
    /// Id of the form set.
    pub id: String,
    /// What it is called.
    pub name: Words,
}

/// A text in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Words {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

/// A table of the form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TableName {
    /// Stable id.
    pub id: String,
    /// Printed number.
    pub number: String,
    /// Printed title.
    pub title: Words,
}

/// A table of the document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FoundTable {
    /// Which one.
    #[serde(flatten)]
    pub table: TableName,
    /// Whether it is published empty.
    pub empty: bool,
    /// How many figures it has.
    pub figures: usize,
}

/// Where a figure stands in the document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Evidence {
    /// Id of the table.
    pub table: String,
    /// Place of the row in the disclosure's table.
    pub row: usize,
    /// Id of the column.
    pub column: String,
    /// Place of the cell among all cells of the form's tables in printed order, which links of the
    /// page carry; null where the row has no place on the form.
    pub cell: Option<usize>,
    /// Where it stands in the source.
    pub place: Place,
}

/// A sentence on how figures were read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Notice {
    /// Ids of the tables that it is about, if it is about some.
    pub tables: Vec<String>,
    /// The sentence.
    pub sentence: Words,
}

/// A line that was not understood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Unread {
    /// Id of the table it stands in.
    pub table: String,
    /// Where it begins in the source.
    pub place: Place,
    /// What stands there, without personal data.
    pub text: String,
}

/// A row whose figures fit several columns, whatever else the document says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Ambiguous {
    /// Id of the table.
    pub table: String,
    /// Place of the row in the disclosure's table.
    pub row: usize,
    /// What the row is called in print.
    pub label: String,
    /// Where it begins in the source.
    pub place: Place,
    /// The headings of its figures' columns in every reading that is left.
    pub readings: Vec<Vec<Words>>,
    /// Which of them was taken.
    pub taken: Option<usize>,
}

/// What was read from a source, as plain data.
#[must_use]
pub fn reading<'a>(source: &'a Source, reading: &mingzhang_read::Reading) -> Reading<'a> {
    let disclosure = &reading.disclosure;
    let form = form::by_id(&disclosure.form);
    let cells = Cells::new(disclosure);
    let evidence = reading.evidence.iter().map(|evidence| Evidence {
        table: evidence.table.clone(),
        row: evidence.row,
        column: evidence.column.clone(),
        cell: cells.find(&evidence.table, evidence.row, &evidence.column),
        place: evidence.place,
    });
    let unread = reading.unread.iter().map(|unread| Unread {
        table: unread.table.clone(),
        place: unread.place,
        text: unread.text.clone(),
    });
    let ambiguous = reading.ambiguous.iter().map(|open| {
        let block = form.as_deref().and_then(|form| block_of(form, disclosure, &open.table, open.row));
        let heading = |column: &String| {
            let known = block.and_then(|block| block.columns.iter().find(|known| known.id == *column));
            let last = |path: &[String]| path.last().cloned().unwrap_or_else(|| column.clone());
            known.map_or_else(
                || Words { zh: column.clone(), en: column.clone() },
                |known| Words { zh: last(&known.zh), en: last(&known.en) },
            )
        };
        let row = table(disclosure, &open.table).and_then(|table| table.rows.get(open.row));
        let columns = |row: &Row| row.cells.iter().map(|(column, _)| column.clone()).collect::<Vec<_>>();
        let taken = row.and_then(|row| open.readings.iter().position(|reading| *reading == columns(row)));
        Ambiguous {
            table: open.table.clone(),
            row: open.row,
            label: open.label.clone(),
            place: open.place,
            readings: open.readings.iter().map(|columns| columns.iter().map(heading).collect()).collect(),
            taken,
        }
    });
    let notices = form.iter().flat_map(|form| {
        reading.notices.iter().map(|notice| Notice {
            tables: notice.tables().to_vec(),
            sentence: Words { zh: notice.sentence(form, Lang::Zh), en: notice.sentence(form, Lang::En) },
        })
    });
    let of_file = source.notices(Lang::Zh).into_iter().zip(source.notices(Lang::En));
    let of_file = of_file.map(|(zh, en)| Notice { tables: Vec::new(), sentence: Words { zh, en } });
    Reading {
        schema: SCHEMA,
        budget: json::write(disclosure),
        recognised: recognised(form.as_deref(), reading),
        source,
        evidence: evidence.collect(),
        unread: unread.collect(),
        ambiguous: ambiguous.collect(),
        notices: notices.chain(of_file).collect(),
    }
}

/// The forms that a document can be on, as plain data.
#[must_use]
pub fn forms() -> Vec<FormName> {
    let name = |form: &Arc<Form>| FormName { id: form.id.clone(), name: words(&form.name) };
    form::forms().iter().map(name).collect()
}

fn words(label: &Label) -> Words {
    Words { zh: label.zh.clone(), en: label.en.clone() }
}

fn recognised(form: Option<&Form>, reading: &mingzhang_read::Reading) -> Recognised {
    let disclosure = &reading.disclosure;
    let numbered = || {
        let tables = form.map_or(&[][..], |form| &form.tables);
        tables.iter().filter(|spec| spec.section == Section::Tables)
    };
    let name = |spec: &TableSpec| TableName {
        id: spec.id.clone(),
        number: spec.number.clone(),
        title: words(&spec.title),
    };
    let found = numbered().filter_map(|spec| {
        let table = table(disclosure, &spec.id)?;
        let figures = table.rows.iter().map(|row| row.cells.len()).sum();
        Some(FoundTable { table: name(spec), empty: table.empty, figures })
    });
    let missing = form.into_iter().flat_map(|form| reading.missing(form)).map(name);
    Recognised {
        form: disclosure.form.clone(),
        form_name: words(&form.map(|form| form.name.clone()).unwrap_or_default()),
        unit: disclosure.unit.clone(),
        year: disclosure.year,
        stage: disclosure.stage.clone(),
        money_unit: disclosure.money_unit.symbol(),
        found: found.collect(),
        missing: missing.collect(),
    }
}

fn table<'a>(disclosure: &'a Disclosure, id: &str) -> Option<&'a Table> {
    disclosure.tables.iter().find(|table| table.id == id)
}

fn block_of<'f>(form: &'f Form, disclosure: &Disclosure, id: &str, row: usize) -> Option<&'f BlockSpec> {
    let (_, spec) = form.table(id)?;
    spec.blocks.get(block_index(spec, table(disclosure, id)?.rows.get(row)?)?)
}

/// The cells of the grid by the rows of the disclosure.
struct Cells<'a> {
    disclosure: &'a Disclosure,
    grid: Option<Grid>,
    /// Where each row of the disclosure is laid out, by table and row.
    rows: Vec<Vec<Option<Spot>>>,
}

impl<'a> Cells<'a> {
    fn new(disclosure: &'a Disclosure) -> Self {
        let grid = form::by_id(&disclosure.form).and_then(|form| Grid::new(form, disclosure).ok());
        let rows =
            grid.as_ref().map(|grid| disclosure.tables.iter().map(|table| grid.laid_out(table)).collect());
        Self { disclosure, grid, rows: rows.unwrap_or_default() }
    }

    /// The cell in which a row's figure stands on the form; none that shows another figure.
    fn find(&self, id: &str, row: usize, column: &str) -> Option<usize> {
        let grid = self.grid.as_ref()?;
        let table = self.disclosure.tables.iter().position(|table| table.id == id)?;
        let spot = (*self.rows.get(table)?.get(row)?)?;
        let at = grid.block_spec(spot).columns.iter().position(|known| known.id == column)?;
        let cell = grid.cell(Spot { column: at, ..spot })?;
        let printed = self.disclosure.tables.get(table)?.rows.get(row)?;
        let (_, figure) = printed.cells.iter().find(|(id, _)| id == column)?;
        (grid.published(cell) == Value::Number(figure.amount)).then_some(cell.index())
    }
}

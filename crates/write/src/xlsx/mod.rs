//! An Excel workbook: each table on a sheet of its own in the official layout, totals as live
//! formulas, findings as notes on their cells; on the last sheet (审核) all findings.
//!
//! The reader of the workbook sees the published figures: a total becomes a formula only where the
//! formula gives exactly the figure that is printed; elsewhere the figure stays and a note says so.
//! The same document gives the same bytes.

mod formulas;
mod names;
mod notes;
mod number;
mod review;
mod sheet;
mod style;

use std::collections::HashMap;

use mingzhang::calculate::Session;
use mingzhang::grid::CellId;
use mingzhang::wording::Lang;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use crate::layout;

/// Most rows of a sheet.
const MOST_ROWS: usize = 1_048_576;
/// Most columns of a sheet.
const MOST_COLUMNS: usize = 16_384;
/// Most characters of a cell.
const MOST_CHARACTERS: usize = 32_767;

/// Why a document cannot become a workbook.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WriteError {
    /// A table has more rows or columns than a sheet.
    #[error("table {0} is larger than a sheet")]
    TableTooLarge(String),
    /// A text of a table is longer than a cell can hold.
    #[error("a text of table {0} is too long for a cell")]
    TextTooLong(String),
    /// The workbook is refused for another reason.
    #[error("{0}")]
    Refused(String),
}

impl WriteError {
    /// What is the matter and what to do, in one sentence.
    #[must_use]
    pub fn sentence(&self, lang: Lang) -> String {
        match self {
            Self::TableTooLarge(table) => lang.pick(
                format!("{table} 的行数或列数超过 Excel 工作表的上限。请改存为 CSV 或 JSON。"),
                format!("{table} has more rows or columns than an Excel sheet. Save it as CSV or JSON."),
            ),
            Self::TextTooLong(table) => lang.pick(
                format!("{table} 中有超过 {MOST_CHARACTERS} 字的文字，Excel 单元格放不下。请改存为 CSV 或 JSON。"),
                format!(
                    "{table} has a text of more than {MOST_CHARACTERS} characters, too long for an Excel cell. Save it as CSV or JSON."
                ),
            ),
            Self::Refused(why) => lang.pick(
                format!("不能写成 Excel 工作簿（{why}）。请改存为 CSV 或 JSON。"),
                format!("This cannot be written as an Excel workbook ({why}). Save it as CSV or JSON."),
            ),
        }
    }
}

impl From<XlsxError> for WriteError {
    fn from(error: XlsxError) -> Self {
        Self::Refused(error.to_string())
    }
}

/// Where a cell of the document stands in the workbook.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Place {
    /// Its table's place among the sheets with tables.
    sheet: usize,
    row: u32,
    column: u16,
}

/// A document as a workbook.
///
/// # Errors
/// A document that does not fit into a workbook.
pub fn write(session: &Session, lang: Lang) -> Result<Vec<u8>, WriteError> {
    let tables = layout::tables(session, lang);
    tables.iter().try_for_each(fits)?;
    let mut names = names::Names::default();
    let last = names.take(lang.pick("审核", "Findings"));
    let sheets: Vec<String> = tables.iter().map(|table| names.take(&table.name())).collect();
    let places = places(&tables);
    let findings = crate::review::review(session).findings;
    let formulas = formulas::totals(session, &places);
    let notes = notes::notes(session, &findings, &formulas, lang);

    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(session)?);
    for (table, name) in tables.iter().zip(&sheets) {
        let sheet = workbook.add_worksheet();
        sheet.set_name(name)?;
        sheet::draw(sheet, session, table, &formulas, &notes, lang)?;
    }
    let sheet = workbook.add_worksheet();
    sheet.set_name(&last)?;
    review::draw(sheet, session, &findings, &sheets, &places, lang)?;
    Ok(workbook.save_to_buffer()?)
}

fn fits(table: &layout::Table) -> Result<(), WriteError> {
    if table.rows.len() > MOST_ROWS || table.columns.len() > MOST_COLUMNS {
        return Err(WriteError::TableTooLarge(table.name()));
    }
    let mut cells = table.rows.iter().flat_map(|row| &row.cells);
    if cells.any(|cell| cell.text.encode_utf16().count() > MOST_CHARACTERS) {
        return Err(WriteError::TextTooLong(table.name()));
    }
    Ok(())
}

fn places(tables: &[layout::Table]) -> HashMap<CellId, Place> {
    let mut places = HashMap::new();
    for (sheet, table) in tables.iter().enumerate() {
        for (row, cells) in tables_rows(table) {
            for cell in cells {
                if let (Some(figure), Ok(column)) = (cell.figure, u16::try_from(cell.column)) {
                    places.insert(figure, Place { sheet, row, column });
                }
            }
        }
    }
    places
}

/// The rows of a table with their numbers.
fn tables_rows(table: &layout::Table) -> impl Iterator<Item = (u32, &[layout::Cell])> {
    (0_u32..).zip(table.rows.iter().map(|row| row.cells.as_slice()))
}

/// What the workbook says of itself: whose budget it is, and no time of writing, so that the same
/// document gives the same bytes.
fn properties(session: &Session) -> Result<DocProperties, WriteError> {
    let published = session.published();
    let year = published.year.clamp(1900, 9999);
    let title: String = format!("{} {}", published.unit, published.year).chars().take(255).collect();
    Ok(DocProperties::new().set_title(title).set_creation_datetime(&ExcelDateTime::from_ymd(year, 1, 1)?))
}

//! OpenDocument spreadsheets: cells as they are shown. Hidden sheets, rows and columns were not
//! published and are left out.

use std::collections::HashSet;

use quick_xml::events::BytesStart;

use super::book::{Book, Sheet};
use crate::package::{Package, Piece, attribute, number};
use crate::source::{Format, Progress, Source};
use crate::{Problem, ReadError, visible};

const FORMAT: &str = "ODS";

/// Rows of the longest sheet that any program writes.
const MOST_ROWS: u32 = 1_048_576;

/// The grid of every visible sheet.
///
/// # Errors
/// A file that is damaged, locked, or too large.
pub fn lay_out(bytes: &[u8], progress: &mut dyn FnMut(Progress)) -> Result<Source, ReadError> {
    progress(Progress { done: 0, total: 1 });
    let mut package = Package::open(bytes, FORMAT)?;
    if package.has("META-INF/manifest.xml") && is_encrypted(&mut package)? {
        return Err(ReadError::of_file(Problem::Encrypted));
    }
    let mut xml = package.xml("content.xml")?;
    let mut reader = Reader::new();
    loop {
        match xml.next()? {
            Piece::Start(element) => reader.start(&element)?,
            Piece::End(element) => reader.end(element.local_name().as_ref())?,
            Piece::Text(text) => reader.text(&text),
            Piece::Other => {}
            Piece::Done => break,
        }
    }
    if !reader.complete {
        return Err(ReadError::of_file(Problem::Damaged(FORMAT)));
    }
    progress(Progress { done: 1, total: 1 });
    Ok(reader.book.finish())
}

fn is_encrypted(package: &mut Package<'_>) -> Result<bool, ReadError> {
    let mut xml = package.xml("META-INF/manifest.xml")?;
    loop {
        match xml.next()? {
            Piece::Start(element) if element.local_name().as_ref() == "encryption-data" => return Ok(true),
            Piece::Done => return Ok(false),
            _ => {}
        }
    }
}

/// A cell of the row that is being read.
struct Cell {
    column: u32,
    /// Rows and columns that it takes.
    rows: u32,
    columns: u32,
    /// So many cells beside each other have the same text.
    repeated: u32,
    text: String,
    /// What its value is worked out from, where that is not stored.
    formula: Option<String>,
}

struct Reader {
    book: Book,
    /// Sheets' styles that are not shown, and the style that is being read.
    hidden_styles: HashSet<String>,
    style: Option<String>,
    table: Option<Table>,
    /// Elements open inside an annotation or a drawing, which are not read.
    skipped: usize,
    complete: bool,
}

/// A sheet that is being read.
#[derive(Default)]
struct Table {
    hidden: bool,
    name: String,
    sheet: Sheet,
    columns: u32,
    row: u32,
    repeated: u32,
    cells: Vec<Cell>,
    column: u32,
    in_cell: bool,
    paragraph: bool,
}

impl Reader {
    fn new() -> Self {
        Self {
            book: Book::new(Format::Ods),
            hidden_styles: HashSet::new(),
            style: None,
            table: None,
            skipped: 0,
            complete: false,
        }
    }

    fn start(&mut self, element: &BytesStart<'_>) -> Result<(), ReadError> {
        let name = element.local_name();
        let name = name.as_ref();
        if self.skipped > 0 || matches!(name, "annotation" | "shapes" | "frame" | "tracked-changes") {
            self.skipped += 1;
            return Ok(());
        }
        let repeated = |name| number(element, name).unwrap_or(1).max(1);
        match (name, &mut self.table) {
            ("style", None) => self.style = attribute(element, "name"),
            ("table-properties", None)
                if attribute(element, "display").is_some_and(|shown| shown == "false") =>
            {
                self.hidden_styles.extend(self.style.take());
            }
            ("table", None) => {
                let style = attribute(element, "style-name").unwrap_or_default();
                let name = attribute(element, "name").unwrap_or_default();
                let hidden = self.hidden_styles.contains(&style);
                self.table = Some(Table { hidden, name, ..Table::default() });
            }
            ("table-column", Some(table)) => {
                let to = table.columns.saturating_add(repeated("number-columns-repeated"));
                if is_hidden(element) {
                    table.sheet.columns.add(table.columns, to - 1);
                }
                table.columns = to;
            }
            ("table-row", Some(table)) => {
                table.repeated = repeated("number-rows-repeated");
                if is_hidden(element) {
                    table.sheet.rows.add(table.row, table.row.saturating_add(table.repeated - 1));
                }
                table.column = 0;
                table.cells.clear();
            }
            ("table-cell" | "covered-table-cell", Some(table)) => {
                let repeated = repeated("number-columns-repeated");
                table.in_cell = name == "table-cell";
                if table.in_cell {
                    let span = |name| number(element, name).unwrap_or(1).max(1);
                    table.cells.push(Cell {
                        column: table.column,
                        rows: span("number-rows-spanned"),
                        columns: span("number-columns-spanned"),
                        repeated,
                        text: String::new(),
                        formula: attribute(element, "formula")
                            .filter(|_| attribute(element, "value-type").is_none()),
                    });
                }
                table.column = table.column.saturating_add(repeated);
            }
            ("p", Some(table)) => table.paragraph = true,
            ("s" | "tab", Some(_)) => self.text(" "),
            ("line-break", Some(_)) => self.text("\n"),
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<(), ReadError> {
        if self.skipped > 0 {
            self.skipped -= 1;
            return Ok(());
        }
        match (name, &mut self.table) {
            ("p", Some(_)) => {
                self.text("\n");
                if let Some(table) = &mut self.table {
                    table.paragraph = false;
                }
            }
            ("table-cell" | "covered-table-cell", Some(table)) => {
                table.in_cell = false;
                let is_blank = |cell: &mut Cell| cell.text.trim().is_empty() && cell.formula.is_none();
                table.cells.pop_if(is_blank);
            }
            ("table-row", Some(table)) => {
                let after = table.row.saturating_add(table.repeated).min(MOST_ROWS);
                // What is repeated is repeated as it is shown; nothing is not repeated at all.
                for cell in &mut table.cells {
                    cell.text = visible::lines(&cell.text);
                }
                table.cells.retain(|cell| !cell.text.is_empty() || cell.formula.is_some());
                if !table.hidden && !table.cells.is_empty() {
                    for row in table.row..after {
                        row_of(table, row, &mut self.book)?;
                    }
                }
                table.row = after;
            }
            ("table", Some(_)) => match self.table.take() {
                Some(table) if table.hidden => self.book.hidden_sheet(&table.name),
                Some(table) => self.book.sheet(&table.name, table.sheet)?,
                None => {}
            },
            ("document-content", _) => self.complete = true,
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str) {
        let Some(table) = &mut self.table else { return };
        if self.skipped > 0 || !table.in_cell || !table.paragraph {
            return;
        }
        if let Some(cell) = table.cells.last_mut() {
            visible::gather(&mut cell.text, text);
        }
    }
}

/// Adds the cells of the row that has been read.
fn row_of(table: &mut Table, row: u32, book: &mut Book) -> Result<(), ReadError> {
    for cell in &table.cells {
        for column in cell.column..cell.column.saturating_add(cell.repeated) {
            match cell.formula.as_deref().filter(|_| cell.text.is_empty()) {
                // `of:=SUM([.B2:.B9])`
                Some(formula) => {
                    let formula = formula.split_once(":=").map_or(formula, |(_, formula)| formula);
                    book.formula(&mut table.sheet, (row, column), formula)?;
                }
                None => book.cell(&mut table.sheet, (row, column), &cell.text)?,
            }
            if cell.rows > 1 || cell.columns > 1 {
                let last = (row.saturating_add(cell.rows - 1), column.saturating_add(cell.columns - 1));
                book.merge(&mut table.sheet, (row, column), last)?;
            }
        }
    }
    Ok(())
}

fn is_hidden(element: &BytesStart<'_>) -> bool {
    attribute(element, "visibility").is_some_and(|value| value == "collapse" || value == "filter")
}

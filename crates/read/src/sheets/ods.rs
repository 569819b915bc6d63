//! OpenDocument spreadsheets: cells as they are shown. Hidden sheets, rows and columns were not
//! published and are left out.

use std::collections::{BTreeMap, HashSet};

use quick_xml::events::{BytesStart, Event};

use crate::grid::{Builder, Count};
use crate::package::{Package, attribute, entity, number};
use crate::source::{Format, Item, MOST_PARTS, Part, Progress, Source};
use crate::{Pieces, Problem, ReadError, visible};

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
    let damaged = package.damaged();
    if package.has("META-INF/manifest.xml") && is_encrypted(&mut package)? {
        return Err(ReadError::of_file(Problem::Encrypted));
    }
    let mut xml = package.xml("content.xml")?;
    let mut reader = Reader::default();
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer).map_err(|_| damaged.clone())? {
            Event::Start(element) => reader.start(&element)?,
            Event::End(element) => reader.end(element.local_name().as_ref())?,
            Event::Text(text) => reader.text(&text.xml10_content()),
            Event::GeneralRef(reference) => {
                reader.text(entity(&reference).unwrap_or(' ').encode_utf8(&mut [0; 4]));
            }
            Event::Eof => break,
            _ => {}
        }
    }
    if !reader.complete {
        return Err(damaged);
    }
    progress(Progress { done: 1, total: 1 });
    Ok(Source { format: Format::Ods, parts: reader.parts })
}

fn is_encrypted(package: &mut Package<'_>) -> Result<bool, ReadError> {
    let damaged = package.damaged();
    let mut xml = package.xml("META-INF/manifest.xml")?;
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer).map_err(|_| damaged.clone())? {
            Event::Start(element) if element.local_name().as_ref() == "encryption-data" => return Ok(true),
            Event::Eof => return Ok(false),
            _ => {}
        }
    }
}

/// A cell of the row that is being read.
struct Cell {
    column: u32,
    rows: u32,
    columns: u32,
    repeated: u32,
    text: String,
}

#[derive(Default)]
struct Reader {
    parts: Vec<Part>,
    count: Count,
    /// Sheets' styles that are not shown, and the style that is being read.
    hidden_styles: HashSet<String>,
    style: Option<String>,
    sheet: Option<Sheet>,
    /// Elements open inside an annotation or a drawing, which are not read.
    skipped: usize,
    complete: bool,
}

#[derive(Default)]
struct Sheet {
    hidden: bool,
    name: String,
    grid: Builder,
    columns: u32,
    /// Where each run of hidden columns begins, and the column behind its end.
    hidden_columns: BTreeMap<u32, u32>,
    row: u32,
    repeated: u32,
    row_hidden: bool,
    cells: Vec<Cell>,
    column: u32,
    in_cell: bool,
    paragraph: bool,
}

impl Sheet {
    fn is_hidden(&self, column: u32) -> bool {
        self.hidden_columns.range(..=column).next_back().is_some_and(|(_, to)| column < *to)
    }
}

impl Reader {
    fn start(&mut self, element: &BytesStart<'_>) -> Result<(), ReadError> {
        let name = element.local_name();
        let name = name.as_ref();
        if self.skipped > 0 || matches!(name, "annotation" | "shapes" | "frame" | "tracked-changes") {
            self.skipped += 1;
            return Ok(());
        }
        let repeated = |name| number(element, name).unwrap_or(1);
        match (name, &mut self.sheet) {
            ("style", None) => self.style = attribute(element, "name"),
            ("table-properties", None)
                if attribute(element, "display").is_some_and(|shown| shown == "false") =>
            {
                self.hidden_styles.extend(self.style.take());
            }
            ("table", None) => {
                if self.parts.len() == MOST_PARTS {
                    let problem = Problem::TooMuch { what: Pieces::Parts, limit: MOST_PARTS };
                    return Err(ReadError::of_file(problem));
                }
                let style = attribute(element, "style-name").unwrap_or_default();
                let name = visible::lines(&attribute(element, "name").unwrap_or_default());
                let hidden = self.hidden_styles.contains(&style);
                self.sheet = Some(Sheet { hidden, name, ..Sheet::default() });
            }
            ("table-column", Some(sheet)) => {
                let to = sheet.columns.saturating_add(repeated("number-columns-repeated"));
                if is_hidden(element) && sheet.hidden_columns.len() < 16_384 {
                    sheet.hidden_columns.insert(sheet.columns, to);
                }
                sheet.columns = to;
            }
            ("table-row", Some(sheet)) => {
                sheet.repeated = repeated("number-rows-repeated").max(1);
                sheet.row_hidden = is_hidden(element);
                sheet.column = 0;
                sheet.cells.clear();
            }
            ("table-cell" | "covered-table-cell", Some(sheet)) => {
                let repeated = repeated("number-columns-repeated").max(1);
                sheet.in_cell = name == "table-cell";
                if sheet.in_cell {
                    let rows = number(element, "number-rows-spanned").unwrap_or(1);
                    let columns = number(element, "number-columns-spanned").unwrap_or(1);
                    sheet.cells.push(Cell {
                        column: sheet.column,
                        rows,
                        columns,
                        repeated,
                        text: String::new(),
                    });
                }
                sheet.column = sheet.column.saturating_add(repeated);
            }
            ("p", Some(sheet)) => sheet.paragraph = true,
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
        match (name, &mut self.sheet) {
            ("p", Some(_)) => {
                self.text("\n");
                if let Some(sheet) = &mut self.sheet {
                    sheet.paragraph = false;
                }
            }
            ("table-cell" | "covered-table-cell", Some(sheet)) => {
                sheet.in_cell = false;
                if sheet.cells.last().is_some_and(|cell| cell.text.trim().is_empty()) {
                    sheet.cells.pop();
                }
            }
            ("table-row", Some(sheet)) => {
                let after = sheet.row.saturating_add(sheet.repeated).min(MOST_ROWS);
                if !sheet.row_hidden && !sheet.hidden && !sheet.cells.is_empty() {
                    for row in sheet.row..after {
                        for cell in &sheet.cells {
                            for column in cell.column..cell.column.saturating_add(cell.repeated) {
                                // Counted even where it is hidden or another covers it: work is
                                // bounded, too.
                                self.count.add()?;
                                if !sheet.is_hidden(column) {
                                    let span = (cell.rows, cell.columns);
                                    sheet.grid.place(
                                        (row, column),
                                        span,
                                        &cell.text,
                                        &mut Count::default(),
                                    )?;
                                }
                            }
                        }
                    }
                }
                sheet.row = after;
            }
            ("table", Some(_)) => {
                if let Some(sheet) = self.sheet.take().filter(|sheet| !sheet.hidden) {
                    let items = sheet.grid.finish().map(Item::Grid).into_iter().collect();
                    self.parts.push(Part { name: Some(sheet.name), items, ..Part::default() });
                }
            }
            ("document-content", _) => self.complete = true,
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str) {
        let Some(sheet) = &mut self.sheet else { return };
        if self.skipped > 0 || !sheet.in_cell || !sheet.paragraph {
            return;
        }
        if let Some(cell) = sheet.cells.last_mut() {
            cell.text.push_str(text);
        }
    }
}

fn is_hidden(element: &BytesStart<'_>) -> bool {
    attribute(element, "visibility").is_some_and(|value| value == "collapse" || value == "filter")
}

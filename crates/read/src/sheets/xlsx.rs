//! Excel since 2007. A formula is its last result, or itself where that is not stored; a number is as its
//! format shows it.

mod parts;

use std::io::Read;

use quick_xml::events::BytesStart;

use self::parts::{Workbook, text_of_cell};
use super::book::{Book, Sheet};
use crate::package::{Package, Piece, Xml, attribute, number};
use crate::source::{Format, Progress, Source};
use crate::{Problem, ReadError, visible};

const FORMAT: &str = "XLSX";

/// The grid of every visible sheet.
///
/// # Errors
/// A file that is damaged, locked, or too large.
pub fn lay_out(bytes: &[u8], progress: &mut dyn FnMut(Progress)) -> Result<Source, ReadError> {
    let mut package = Package::open(bytes, FORMAT)?;
    let workbook = Workbook::read(&mut package)?;
    let mut book = Book::new(Format::Xlsx);
    workbook.hidden.iter().for_each(|name| book.hidden_sheet(name));
    let total = u32::try_from(workbook.sheets.len()).unwrap_or(u32::MAX);
    for (done, (name, part)) in (0..).zip(&workbook.sheets) {
        progress(Progress { done, total });
        let sheet = sheet(&mut package.xml(part)?, &workbook, &mut book)?;
        book.sheet(name, sheet)?;
    }
    progress(Progress { done: total, total });
    Ok(book.finish())
}

fn damaged() -> ReadError {
    ReadError::of_file(Problem::Damaged(FORMAT))
}

/// A cell that is being read.
#[derive(Default)]
struct Cell {
    spot: (u32, u32),
    style: usize,
    kind: String,
    value: String,
    /// A text that stands in the cell itself.
    inline: String,
    /// What its value is worked out from.
    formula: Option<String>,
}

impl Cell {
    fn has_content(&self) -> bool {
        !self.value.is_empty() || !self.inline.is_empty()
    }

    /// The formula, where its result is not stored. One that comes to an empty text is known by its kind.
    fn open_formula(&self) -> Option<&str> {
        let is_number = matches!(self.kind.as_str(), "" | "n");
        self.formula.as_deref().filter(|_| is_number && self.value.trim().is_empty())
    }
}

fn sheet(xml: &mut Xml<'_, impl Read>, workbook: &Workbook, book: &mut Book) -> Result<Sheet, ReadError> {
    let mut sheet = Sheet::default();
    // The place of the next row and cell, where a file does not tell it.
    let (mut row, mut column) = (0_u32, 0_u32);
    let mut cell: Option<Cell> = None;
    // Within `v`, within `t` of a text that is not only about how others are read, within `f`.
    let (mut in_value, mut in_text, mut phonetic, mut in_formula) = (false, false, false, false);
    loop {
        match xml.next()? {
            Piece::Start(element) => match (element.local_name().as_ref(), &mut cell) {
                ("col", None) => columns(&element, &mut sheet),
                ("row", None) => {
                    row = number(&element, "r").map_or(row, |number| number.saturating_sub(1));
                    column = 0;
                    if is_hidden(&element, "ht") {
                        sheet.rows.add(row, row);
                    }
                }
                ("c", None) => {
                    let spot = attribute(&element, "r").and_then(|name| spot(&name)).unwrap_or((row, column));
                    column = spot.1.saturating_add(1);
                    let style = number(&element, "s").and_then(|style| usize::try_from(style).ok());
                    let kind = attribute(&element, "t").unwrap_or_default();
                    cell = Some(Cell { spot, style: style.unwrap_or(0), kind, ..Cell::default() });
                }
                ("mergeCell", None) => {
                    let area = attribute(&element, "ref").unwrap_or_default();
                    let (first, last) = area.split_once(':').unwrap_or((&area, &area));
                    if let (Some(first), Some(last)) = (spot(first), spot(last)) {
                        book.merge(&mut sheet, first, last)?;
                    }
                }
                ("v", Some(_)) => in_value = true,
                ("f", Some(cell)) => {
                    in_formula = true;
                    cell.formula = Some(String::new());
                }
                ("rPh", Some(_)) => phonetic = true,
                ("t", Some(_)) => in_text = !phonetic,
                _ => {}
            },
            Piece::Text(text) => {
                if let Some(cell) = cell.as_mut().filter(|_| in_value || in_text) {
                    visible::gather(if in_value { &mut cell.value } else { &mut cell.inline }, &text);
                } else if in_formula && let Some(formula) = cell.as_mut().and_then(|c| c.formula.as_mut()) {
                    visible::gather(formula, &text);
                }
            }
            Piece::End(element) => match element.local_name().as_ref() {
                "v" => in_value = false,
                "f" => in_formula = false,
                "t" => in_text = false,
                "rPh" => phonetic = false,
                "row" => row = row.saturating_add(1),
                "c" => {
                    // Sheets list cells that have only a style, too, and many of them.
                    if let Some(cell) = cell.take() {
                        if let Some(formula) = cell.open_formula() {
                            book.formula(&mut sheet, cell.spot, formula)?;
                        } else if cell.has_content() {
                            book.cell(&mut sheet, cell.spot, &workbook.shown(&cell)?)?;
                        }
                    }
                }
                _ => {}
            },
            Piece::Other => {}
            Piece::Done => return Ok(sheet),
        }
    }
}

impl Workbook {
    /// What a cell shows.
    fn shown(&self, cell: &Cell) -> Result<String, ReadError> {
        let value = cell.value.trim();
        Ok(match cell.kind.as_str() {
            "s" if value.is_empty() => String::new(),
            "s" => {
                let at: usize = value.parse().map_err(|_| damaged())?;
                self.texts.get(at).cloned().ok_or_else(damaged)?
            }
            "inlineStr" => text_of_cell(&cell.inline),
            "b" => if value == "0" { "FALSE" } else { "TRUE" }.to_owned(),
            "" | "n" => match value.parse::<f64>() {
                Ok(value) => self.formats.shown(value, cell.style),
                Err(_) => visible::lines(value),
            },
            _ => text_of_cell(value),
        })
    }
}

/// Columns that are described together.
fn columns(element: &BytesStart<'_>, sheet: &mut Sheet) {
    let first = number(element, "min").and_then(|number| number.checked_sub(1));
    let last = number(element, "max").and_then(|number| number.checked_sub(1));
    if let (Some(first), Some(last), true) = (first, last, is_hidden(element, "width")) {
        sheet.columns.add(first, last);
    }
}

/// Whether a row or column is hidden, or has no height or width.
fn is_hidden(element: &BytesStart<'_>, size: &str) -> bool {
    attribute(element, "hidden").is_some_and(|value| is_true(&value))
        || attribute(element, size).and_then(|size| size.parse::<f64>().ok()).is_some_and(|size| size == 0.0)
}

fn is_true(value: &str) -> bool {
    value == "1" || value == "true"
}

/// The place that a name such as `AB12` or `$AB$12` stands for.
fn spot(name: &str) -> Option<(u32, u32)> {
    let mut column = 0_u32;
    let mut row = 0_u32;
    for c in name.chars().filter(|c| *c != '$') {
        if row == 0 && c.is_ascii_alphabetic() {
            let letter = u32::from(c.to_ascii_uppercase()) - u32::from('A') + 1;
            column = column.checked_mul(26)?.checked_add(letter)?;
        } else {
            row = row.checked_mul(10)?.checked_add(c.to_digit(10)?)?;
        }
    }
    Some((row.checked_sub(1)?, column.checked_sub(1)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_by_name() {
        assert_eq!(spot("A1"), Some((0, 0)));
        assert_eq!(spot("$AB$12"), Some((11, 27)));
        for name in ["", "A", "12", "A0", "A1B", "中1", "A99999999999", "ZZZZZZZZZ1"] {
            assert_eq!(spot(name), None, "{name}");
        }
    }
}

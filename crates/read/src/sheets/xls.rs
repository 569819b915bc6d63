//! Excel before 2007. A formula is its last result. The formats of numbers are not told, so a
//! number is shown with the decimals it has; hidden sheets were not published and are left out.

use std::collections::HashMap;
use std::io::{Cursor, Read as _};
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Data, Reader as _, SheetType, SheetVisible, Xls, XlsError};

use super::number::shown;
use crate::grid::{Builder, Count};
use crate::source::{Format, Item, MOST_PARTS, MOST_PIECES, Part, Progress, Source};
use crate::{Pieces, Problem, ReadError, visible};

const FORMAT: &str = "XLS";

/// The grid of every visible sheet.
///
/// # Errors
/// A file that is damaged, locked, or too large.
pub fn lay_out(bytes: &[u8], progress: &mut dyn FnMut(Progress)) -> Result<Source, ReadError> {
    check(bytes)?;
    // A damaged workbook may break the library's assumptions: then it is damaged, and no more.
    catch_unwind(AssertUnwindSafe(|| sheets(bytes, progress)))
        .unwrap_or_else(|_| Err(ReadError::of_file(Problem::Damaged(FORMAT))))
}

fn sheets(bytes: &[u8], progress: &mut dyn FnMut(Progress)) -> Result<Source, ReadError> {
    let mut book: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(|error| refused(&error))?;
    let names: Vec<String> = book
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.visible == SheetVisible::Visible && sheet.typ == SheetType::WorkSheet)
        .map(|sheet| sheet.name.clone())
        .collect();
    if names.len() > MOST_PARTS {
        return Err(ReadError::of_file(Problem::TooMuch { what: Pieces::Parts, limit: MOST_PARTS }));
    }
    let total = u32::try_from(names.len()).unwrap_or(u32::MAX);
    let (mut parts, mut count) = (Vec::new(), Count::default());
    for (done, name) in (0..).zip(names) {
        progress(Progress { done, total });
        let items = sheet(&mut book, &name, &mut count)?.into_iter().collect();
        parts.push(Part { name: Some(visible::lines(&name)), items, ..Part::default() });
    }
    progress(Progress { done: total, total });
    Ok(Source { format: Format::Xls, parts })
}

fn sheet(book: &mut Xls<Cursor<&[u8]>>, name: &str, count: &mut Count) -> Result<Option<Item>, ReadError> {
    let merged = book.merge_cells_by_sheet_name(name).unwrap_or_default();
    let size = |from: u32, to: u32| to.saturating_sub(from).saturating_add(1);
    let spans: HashMap<(u32, u32), (u32, u32)> = merged
        .into_iter()
        .map(|area| (area.start, (size(area.start.0, area.end.0), size(area.start.1, area.end.1))))
        .collect();
    let range = book.worksheet_range(name).map_err(|error| refused(&error))?;
    let (top, left) = range.start().unwrap_or_default();
    let mut grid = Builder::default();
    for (row, cells) in (top..).zip(range.rows()) {
        for (column, value) in (left..).zip(cells) {
            let text = match value {
                Data::Float(value) => shown(*value, None),
                other => visible::lines(&other.to_string()),
            };
            if !text.is_empty() {
                let span = spans.get(&(row, column)).copied().unwrap_or((1, 1));
                grid.place((row, column), span, &text, count)?;
            }
        }
    }
    Ok(grid.finish().map(Item::Grid))
}

/// Refuses a locked workbook, one whose records do not fit its length, and one with two cells far
/// apart, between which a reader would set aside memory for all that are not there.
fn check(bytes: &[u8]) -> Result<(), ReadError> {
    /// Records that are cells, beginning with row and column: blank, number, text, logical, formula,
    /// and several at once.
    const CELLS: [u16; 12] =
        [0x0006, 0x0201, 0x0203, 0x0204, 0x0205, 0x0206, 0x0406, 0x027e, 0x00bd, 0x00be, 0x00d6, 0x00fd];
    const BEGIN: u16 = 0x0809;
    const LOCKED: u16 = 0x002f;
    let damaged = || ReadError::of_file(Problem::Damaged(FORMAT));
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(|_| damaged())?;
    let name = if file.exists("/Workbook") { "/Workbook" } else { "/Book" };
    let mut stream = Vec::new();
    let limit = bytes.len() as u64;
    file.open_stream(name)
        .map_err(|_| damaged())?
        .take(limit)
        .read_to_end(&mut stream)
        .map_err(|_| damaged())?;
    let (mut rest, mut rows, mut columns) = (&stream[..], 0_usize, 0_usize);
    while let Some(([kind, high, length, long], after)) = rest.split_first_chunk::<4>() {
        let (kind, length) = (u16::from_le_bytes([*kind, *high]), u16::from_le_bytes([*length, *long]));
        let Some((record, after)) = after.split_at_checked(usize::from(length)) else {
            return Err(damaged());
        };
        rest = after;
        match (kind, record) {
            (LOCKED, _) => return Err(ReadError::of_file(Problem::Encrypted)),
            // Zeros fill the stream up behind its last record.
            (0, []) => return Ok(()),
            (BEGIN, _) => (rows, columns) = (0, 0),
            (kind, [row, row_high, column, column_high, ..]) if CELLS.contains(&kind) => {
                rows = rows.max(usize::from(u16::from_le_bytes([*row, *row_high])) + 1);
                columns = columns.max(usize::from(u16::from_le_bytes([*column, *column_high])) + 1);
            }
            _ => {}
        }
        if rows.saturating_mul(columns) > MOST_PIECES * 4 {
            return Err(ReadError::of_file(Problem::TooMuch {
                what: Pieces::Pieces,
                limit: MOST_PIECES * 4,
            }));
        }
    }
    Ok(())
}

fn refused(error: &XlsError) -> ReadError {
    ReadError::of_file(match error {
        XlsError::Password => Problem::Encrypted,
        _ => Problem::Damaged(FORMAT),
    })
}

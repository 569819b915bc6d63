//! Excel since 2007. A formula is its last result, a number as its format shows it. Hidden sheets
//! were not published and are left out; hidden rows and columns cannot be told and are read.

use std::collections::HashMap;
use std::io::{BufRead, Cursor};

use calamine::{Data, DataRef, Reader as _, SheetType, SheetVisible, Style, Xlsx, XlsxError};
use quick_xml::events::Event;

use super::number::shown;
use crate::grid::{Builder, Count};
use crate::package::{Package, number};
use crate::source::{Format, Item, MOST_PARTS, Part, Progress, Source};
use crate::{Pieces, Problem, ReadError, visible};

const FORMAT: &str = "XLSX";

/// The grid of every visible sheet.
///
/// # Errors
/// A file that is damaged, locked, or too large.
pub fn lay_out(bytes: &[u8], progress: &mut dyn FnMut(Progress)) -> Result<Source, ReadError> {
    check(bytes)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| refused(&error))?;
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
    Ok(Source { format: Format::Xlsx, parts })
}

/// Refuses what would make a reader set aside memory for texts that are not there.
fn check(bytes: &[u8]) -> Result<(), ReadError> {
    let mut package = Package::open(bytes, FORMAT)?;
    let names: Vec<String> =
        package.names().filter(|name| name.to_ascii_lowercase().ends_with("sharedstrings.xml")).collect();
    for name in names {
        let damaged = package.damaged();
        let mut xml = package.xml(&name)?;
        if !promises_little(&mut xml) {
            return Err(damaged);
        }
    }
    Ok(())
}

/// Whether the list of texts does not say that it has more than are read.
fn promises_little(xml: &mut quick_xml::Reader<impl BufRead>) -> bool {
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer) {
            Ok(Event::Start(element)) if element.local_name().as_ref() == "sst" => {
                let said = crate::package::attribute(&element, "uniqueCount");
                let most = u32::try_from(crate::source::MOST_PIECES).unwrap_or(u32::MAX);
                return said.is_none() || number(&element, "uniqueCount").is_some_and(|count| count <= most);
            }
            Ok(Event::Eof) | Err(_) => return false,
            Ok(_) => {}
        }
    }
}

fn sheet(book: &mut Xlsx<Cursor<&[u8]>>, name: &str, count: &mut Count) -> Result<Option<Item>, ReadError> {
    let merged = book.merge_cells_by_sheet_name(name).map_err(|error| refused(&error))?;
    let spans: HashMap<(u32, u32), (u32, u32)> = merged
        .into_iter()
        .map(|area| {
            let size = |from: u32, to: u32| to.saturating_sub(from).saturating_add(1);
            (area.start, (size(area.start.0, area.end.0), size(area.start.1, area.end.1)))
        })
        .collect();
    let mut reader = book.worksheet_cells_reader(name).map_err(|error| refused(&error))?;
    let styles = reader.styles().to_vec();
    let mut cells = Vec::new();
    while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(|error| refused(&error))? {
        let text = text(cell.get_value(), styles.get(style));
        if !text.is_empty() {
            count.add()?;
            cells.push((cell.get_position(), text));
        }
    }
    // A row may come after the next one in a file; a place that comes twice is as the first says.
    cells.sort_by_key(|(place, _)| *place);
    let mut grid = Builder::default();
    let mut counted = Count::default();
    for (place, text) in cells {
        grid.place(place, spans.get(&place).copied().unwrap_or((1, 1)), &text, &mut counted)?;
    }
    Ok(grid.finish().map(Item::Grid))
}

/// What a cell shows.
fn text(value: &DataRef<'_>, style: Option<&Style>) -> String {
    let format =
        style.and_then(|style| style.number_format.as_ref()).map(|format| format.format_code.as_str());
    match value {
        DataRef::Float(value) => shown(*value, format),
        DataRef::Int(value) => value.to_string(),
        DataRef::DateTime(date) if date.is_datetime() => {
            let (year, month, day, hour, minute, second, _) = date.to_ymd_hms_milli();
            match (hour, minute, second) {
                (0, 0, 0) => format!("{year}-{month:02}-{day:02}"),
                _ => format!("{year}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}"),
            }
        }
        other => visible::lines(&Data::from(other.clone()).to_string()),
    }
}

fn refused(error: &XlsxError) -> ReadError {
    ReadError::of_file(match error {
        XlsxError::Password => Problem::Encrypted,
        _ => Problem::Damaged(FORMAT),
    })
}

//! One table on a sheet.

use std::collections::{BTreeMap, HashMap};

use mingzhang::calculate::Session;
use mingzhang::grid::CellId;
use mingzhang::wording::Lang;
use rust_xlsxwriter::{Format, FormatAlign, Formula, Note as Comment, Worksheet, XlsxError};

use super::formulas::Total;
use super::notes::Note;
use super::{number, style};
use crate::layout::{Cell, CellKind, ColumnKind, RowKind, Table, width};

/// A4 in the numbering of Excel.
const A4: u8 = 9;
/// Wider tables lie on their side, in Latin letters.
const UPRIGHT: usize = 90;
/// Height of a line, in points.
const LINE: u32 = 15;

/// Draws a table.
pub(super) fn draw(
    sheet: &mut Worksheet,
    session: &Session,
    table: &Table,
    totals: &HashMap<CellId, Total>,
    notes: &BTreeMap<CellId, Note>,
    lang: Lang,
) -> Result<(), XlsxError> {
    let widths: Vec<usize> = table.columns.iter().map(|column| column.width + 2).collect();
    for (column, width) in (0_u16..).zip(&widths) {
        sheet.set_column_width(column, u32::try_from(*width).unwrap_or(u32::MAX))?;
    }
    for (at, row) in (0_u32..).zip(&table.rows) {
        if let Some(lines) = lines(row.kind, &row.cells, &widths) {
            sheet.set_row_height(at, lines * LINE + 4)?;
        }
        for cell in &row.cells {
            let note = cell.figure.and_then(|figure| notes.get(&figure));
            let changed = cell.figure.is_some_and(|figure| session.change(figure).is_some());
            let format = format(cell, note, changed);
            let column = u16::try_from(cell.column).unwrap_or(u16::MAX);
            put(sheet, at, column, cell, cell.figure.and_then(|figure| totals.get(&figure)), &format)?;
            if let Some(note) = note {
                sheet.insert_note(at, column, &comment(&note.text(lang)))?;
            }
        }
    }
    page(sheet, table, &widths, lang)
}

/// What a cell shows: merged text, a formula with the figure it gives, a number, or a figure that
/// Excel would round, as text.
fn put(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    cell: &Cell,
    total: Option<&Total>,
    format: &Format,
) -> Result<(), XlsxError> {
    if cell.columns > 1 || cell.rows > 1 {
        let last_row = row.saturating_add(u32::try_from(cell.rows).unwrap_or(1)) - 1;
        let last_column = column.saturating_add(u16::try_from(cell.columns).unwrap_or(1)) - 1;
        sheet.merge_range(row, column, last_row, last_column, &cell.text, format)?;
        return Ok(());
    }
    if cell.text.is_empty() {
        sheet.write_blank(row, column, format)?;
        return Ok(());
    }
    let number = if cell.kind == CellKind::Figure { number::double(&cell.text) } else { None };
    match (number, total) {
        (Some(_), Some(Total::Live(formula))) => {
            let formula = Formula::new(formula).set_result(&cell.text);
            sheet.write_formula_with_format(row, column, formula, format)?
        }
        (Some(number), _) => sheet.write_number_with_format(row, column, number, format)?,
        (None, _) => sheet.write_string_with_format(row, column, &cell.text, format)?,
    };
    Ok(())
}

fn format(cell: &Cell, note: Option<&Note>, changed: bool) -> Format {
    let bold = |format: Format| if cell.total { format.set_bold() } else { format };
    match cell.kind {
        CellKind::Number | CellKind::Publisher => style::text(),
        CellKind::Title => style::title(),
        CellKind::MoneyUnit => style::right(),
        CellKind::Heading => style::heading(),
        CellKind::Statement => style::cell().set_text_wrap(),
        CellKind::Code => bold(style::cell()).set_align(FormatAlign::Center),
        CellKind::Label if cell.columns > 1 => bold(style::cell()).set_align(FormatAlign::Center),
        CellKind::Label => bold(style::cell()).set_text_wrap().set_indent(cell.level),
        CellKind::Figure => {
            let format = bold(style::cell()).set_align(FormatAlign::Right);
            let format = format.set_num_format(number::format(&cell.text));
            let found = note.and_then(|note| note.severity).and_then(style::behind);
            match if changed { Some(style::EDITED) } else { found } {
                Some(colour) => format.set_background_color(colour),
                None => format,
            }
        }
    }
}

/// How many lines a row needs where Excel would not find out itself: merged cells do not stretch
/// their row.
fn lines(kind: RowKind, cells: &[Cell], widths: &[usize]) -> Option<u32> {
    let needed = |cell: &Cell| {
        let room: usize = widths.iter().skip(cell.column).take(cell.columns).map(|width| width - 1).sum();
        let lines = width(&cell.text).div_ceil(room.max(1)).div_ceil(cell.rows);
        u32::try_from(lines).unwrap_or(u32::MAX).clamp(1, 20)
    };
    match kind {
        RowKind::Title => Some(if cells.iter().any(|cell| cell.kind == CellKind::Title) { 2 } else { 1 }),
        RowKind::Caption => None,
        RowKind::Heading | RowKind::Body | RowKind::Statement => {
            cells.iter().map(needed).max().filter(|lines| *lines > 1 || kind == RowKind::Heading)
        }
    }
}

/// A note large enough for its text.
fn comment(text: &str) -> Comment {
    const LETTERS: usize = 42;
    let lines: usize = text.lines().map(|line| width(line).div_ceil(LETTERS).max(1)).sum();
    let height = u32::try_from(lines).unwrap_or(u32::MAX).clamp(2, 24) * 20 + 14;
    Comment::new(text).add_author_prefix(false).set_width(320).set_height(height)
}

/// Panes and print.
fn page(sheet: &mut Worksheet, table: &Table, widths: &[usize], lang: Lang) -> Result<(), XlsxError> {
    let head = u32::try_from(table.head()).unwrap_or(0);
    let labels = table.columns.iter().position(|column| column.kind == ColumnKind::Figure).unwrap_or(0);
    let alone = table.columns.iter().skip(labels).all(|column| column.kind == ColumnKind::Figure);
    sheet.set_freeze_panes(head, if alone { u16::try_from(labels).unwrap_or(0) } else { 0 })?;
    sheet.set_paper_size(A4).set_print_fit_to_pages(1, 0).set_print_center_horizontally(true);
    if widths.iter().sum::<usize>() > UPRIGHT {
        sheet.set_landscape();
    }
    let first = table.rows.iter().position(|row| row.kind == RowKind::Heading).unwrap_or(0);
    if head > 0 {
        sheet.set_repeat_rows(u32::try_from(first).unwrap_or(0), head - 1)?;
    }
    sheet.set_footer(lang.pick("&C第 &P 页，共 &N 页", "&CPage &P of &N"));
    Ok(())
}

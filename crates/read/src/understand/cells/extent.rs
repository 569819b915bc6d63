//! How far a table reaches in grids, and whether a grid is one.

use mingzhang::form::{Form, TableSpec};

use super::{columns, is_mark, pieces, width_of};
use crate::understand::head::caption;
use crate::understand::labels::Headings;
use crate::understand::marks::{is_note, says_empty, stated};
use crate::understand::token::Line;

/// How far a table reaches.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Extent {
    /// Lines below its title.
    pub(crate) lines: usize,
    /// Columns of its last grid.
    pub(crate) width: u32,
}

/// How far a table reaches below its title; none if no grid of it is there.
///
/// A grid belongs to it that has its headings, or that goes on where the one before ended, which had
/// so many columns on the page before.
pub(crate) fn extent(
    form: &Form,
    table: &TableSpec,
    lines: &[Line],
    mut width: Option<u32>,
) -> Option<Extent> {
    const BETWEEN: usize = 6;
    const NOTES: usize = 3;
    let words = Headings::new(form, table);
    let (mut at, mut end, mut between) = (0, None, 0);
    for piece in pieces(lines) {
        at += piece.len();
        // Captions may be laid out in cells, too.
        let around = |line: &Line| is_mark(line) || caption(line).is_some();
        if piece.first().is_some_and(|line| line.row.is_some()) && !piece.iter().all(around) {
            let headings: Vec<Line> = piece.iter().filter(|line| words.are_headings(line)).cloned().collect();
            let columns = columns::Headings::new(&headings).columns(table);
            let goes_on = headings.len() < piece.len() && width == Some(width_of(piece));
            if columns.is_none() && !(goes_on && between <= 1) && !(end.is_none() && headings.is_empty()) {
                break;
            }
            width = Some(width_of(piece));
            (end, between) = (Some(at), 0);
        } else {
            between += piece.iter().filter(|line| !around(line)).count();
            if between > BETWEEN && end.is_some() {
                break;
            }
        }
    }
    let end = end?;
    let below = lines.get(end..).unwrap_or_default();
    let below = below.get(..NOTES).unwrap_or(below);
    let empty = |line: &Line| table.empty_statement.is_some() && says_empty(line);
    let is_remark = |line: &&Line| line.row.is_none() && (is_note(line) || empty(line));
    let notes = below.iter().take_while(is_remark).count();
    let statement = table.empty_statement.as_ref().and_then(|statement| stated(&statement.zh, below));
    let stated = statement.and_then(|covered| covered.last().map(|last| last + 1)).unwrap_or(0);
    Some(Extent { lines: end + notes.max(stated), width: width? })
}

/// Whether a grid has headings for all columns of a table, and no others.
pub(crate) fn is_headed(form: &Form, table: &TableSpec, grid: &[Line]) -> bool {
    let words = Headings::new(form, table);
    let headings: Vec<Line> = grid.iter().filter(|line| words.are_headings(line)).cloned().collect();
    columns::Headings::new(&headings).columns(table).is_some_and(|columns| {
        columns.foreign.is_empty()
            && columns.panels.iter().all(|panel| panel.figures.iter().all(Option::is_some))
    })
}

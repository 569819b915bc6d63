//! Rows from which the cells that a merged one covers are left out, as in text that a browser copies: what
//! stands in them does not stand in the column that its place counts.

use crate::understand::token::Line;

/// How many cells the rows of a table have that miss none; none where rows differ only because blank
/// cells at their end are left out, or do not differ.
pub(super) fn whole_length(rows: &[Line]) -> Option<u32> {
    let ends_blank = |line: &Line| line.tokens.last().is_some_and(|last| last.columns.end < length(line));
    let has_figure = |line: &&Line| line.tokens.iter().any(|token| token.printed().is_some());
    let most = rows.iter().filter(has_figure).map(length).max()?;
    let differ = rows.iter().filter(|row| row.tokens.len() > 1).any(|row| length(row) != most);
    (differ && rows.iter().any(ends_blank)).then_some(most)
}

/// Cells of a row, blank ones included.
pub(super) fn length(line: &Line) -> u32 {
    line.row.map_or(0, |row| row.length)
}

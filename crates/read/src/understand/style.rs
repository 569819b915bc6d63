//! How a table prints its figures: what is printed otherwise is none of them.

use super::found::{FoundRow, FoundTable};
use super::token::{Line, Printed};

/// Leaves rows with a bare number unread where figures have all their decimals: it is a code, numbers
/// a row, or is a piece of a figure.
pub(super) fn leave_bare(pages: &[&[Line]], decimals: usize, found: &mut FoundTable) {
    if is_fixed(pages, decimals) {
        let is_bare = |row: &FoundRow| row.figures.iter().any(|(printed, _)| is_bare(printed));
        let (bare, rows) = found.rows.drain(..).partition(is_bare);
        found.rows = rows;
        found.unread.extend(Vec::into_iter(bare).map(|row| row.line));
    }
}

/// Whether nearly all figures of a table are printed with just so many decimals.
fn is_fixed(pages: &[&[Line]], decimals: usize) -> bool {
    const FEWEST: usize = 8;
    let tokens = pages.iter().flat_map(|page| page.iter()).flat_map(|line| &line.tokens);
    let shown = tokens.filter_map(|token| match token.printed()? {
        Printed::Number(text) => text.split_once('.').map(|(_, after)| after.len()),
        Printed::Money(..) | Printed::Dash => None,
    });
    let (fixed, other): (Vec<usize>, Vec<usize>) = shown.partition(|shown| *shown == decimals);
    fixed.len() >= FEWEST && fixed.len() > other.len() * 9
}

/// Whether cells were taken column by column: more figures stand below each other, alone on their lines,
/// than a row has columns.
pub(super) fn is_by_columns(pages: &[&[Line]], columns: usize) -> bool {
    let alone = |line: &Line| matches!(&line.tokens[..], [only] if only.printed().is_some() && only.text.contains('.'));
    let runs = pages.iter().flat_map(|page| page.chunk_by(|a, b| alone(a) && alone(b)));
    runs.filter(|run| run.iter().all(alone)).any(|run| run.len() > columns)
}

/// Whether so many figures are left over that what makes rows does so by chance.
pub(super) fn is_left_over(pages: &[&[Line]], found: &FoundTable) -> bool {
    let lines = pages.iter().flat_map(|page| page.iter()).filter(|line| found.unread.contains(&line.number));
    let left = lines.flat_map(|line| &line.tokens).filter(|token| token.printed().is_some()).count();
    let read: usize = found.rows.iter().map(|row| row.figures.len()).sum();
    left * 2 > read
}

/// A whole number that is not zero.
fn is_bare(printed: &Printed) -> bool {
    matches!(printed, Printed::Number(text) if !text.contains('.') && text.contains(|c: char| matches!(c, '1'..='9')))
}

/// Figures of one table have all decimals, or none.
pub(super) fn same_style(a: &Printed, b: &Printed) -> bool {
    match (a, b) {
        (Printed::Number(a), Printed::Number(b)) => a.contains('.') == b.contains('.'),
        _ => true,
    }
}

//! What of a table is shown around a cell: few rows and columns, so that the last row of a classroom
//! can read them.

use std::collections::BTreeSet;

use super::{Step, Why, shown_parts};
use crate::calculate::Session;
use crate::form::RowKind;
use crate::grid::{CellId, Spot};

/// Rows and columns that are shown at most.
const ROWS: usize = 6;
const COLUMNS: usize = 3;

/// A piece of a table: some rows and columns of one block, in printed order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// The block, by the spot of the lit cell.
    pub lit: Spot,
    /// Its rows that are shown.
    pub rows: Vec<usize>,
    /// Its columns that are shown.
    pub columns: Vec<usize>,
    /// Cells of the piece that the step speaks of, besides the lit one.
    pub near: Vec<CellId>,
}

/// The piece of a table that a step shows: the lit cell, what it is compared with or made of where that
/// stands in the same block, the rows and columns that it is a part of, and its neighbours.
#[must_use]
pub fn excerpt(session: &Session, step: &Step) -> Excerpt {
    let grid = session.grid();
    let lit = grid.spot(step.cell);
    let block = &grid.tables()[lit.table].blocks[lit.block];
    let same_block = |cell: &CellId| {
        let spot = grid.spot(*cell);
        (spot.table, spot.block) == (lit.table, lit.block) && *cell != step.cell
    };
    let near: Vec<CellId> = spoken_of(session, step).into_iter().filter(same_block).collect();
    let spots: Vec<Spot> = near.iter().map(|cell| grid.spot(*cell)).collect();

    let up = |mut row: usize| {
        let mut above = Vec::new();
        while let Some(parent) = block.rows[row].parent {
            above.push(parent);
            row = parent;
        }
        above
    };
    let total = (0..block.rows.len()).filter(|row| block.rows[*row].kind == RowKind::Total).take(1);
    let wanted = std::iter::once(lit.row)
        .chain(spots.iter().map(|spot| spot.row))
        .chain(up(lit.row))
        .chain(total)
        .chain(neighbours(lit.row, block.rows.len()));
    let rows = first_of(wanted, ROWS);

    let wanted = std::iter::once(lit.column)
        .chain(spots.iter().map(|spot| spot.column))
        .chain(block.columns[lit.column].parent)
        .chain(neighbours(lit.column, block.columns.len()));
    let columns = first_of(wanted, COLUMNS);

    let shown = |cell: &CellId| {
        let spot = grid.spot(*cell);
        rows.contains(&spot.row) && columns.contains(&spot.column)
    };
    let near = near.into_iter().filter(shown).collect();
    Excerpt { lit, rows, columns, near }
}

/// The cells that a step speaks of, besides its own.
fn spoken_of(session: &Session, step: &Step) -> Vec<CellId> {
    match step.why {
        Why::Start => Vec::new(),
        Why::Again { of: other, .. }
        | Why::Within { whole: other, .. }
        | Why::Whole { part: other, .. }
        | Why::Up { part: other, .. } => vec![other],
        Why::Part { sum, .. } => vec![session.relations().get(sum).total],
        Why::Sum { sum, .. } => shown_parts(session, sum),
    }
}

/// The indices beside one, nearest first: below before above.
fn neighbours(at: usize, count: usize) -> impl Iterator<Item = usize> {
    (1..count).flat_map(move |away| {
        let below = at.checked_add(away).filter(|index| *index < count);
        below.into_iter().chain(at.checked_sub(away))
    })
}

/// The first different ones, in order.
fn first_of(wanted: impl Iterator<Item = usize>, most: usize) -> Vec<usize> {
    let mut chosen = BTreeSet::new();
    for index in wanted {
        if chosen.len() == most {
            break;
        }
        chosen.insert(index);
    }
    chosen.into_iter().collect()
}

//! Change (增减额) and growth (增长率) against last year.

use crate::calculate::Session;
use crate::grid::{CellId, Value};
use crate::money::{Amount, Ratio};

/// Where last year's figure comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Prior {
    /// The document states it (or its change) at this cell.
    Stated(CellId),
    /// The sum of what it states for the parts.
    Sum(Vec<CellId>),
}

/// Change and growth of a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Growth {
    /// This year, in yuan.
    pub now: Amount,
    /// Last year, in yuan.
    pub then: Amount,
    /// Where last year's figure comes from.
    pub prior: Prior,
    /// This year minus last year.
    pub change: Amount,
    /// Change over last year; none when last year is zero or negative.
    pub rate: Option<Ratio>,
}

/// Why there is no change to state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NoGrowth {
    /// The document does not have the table of the cell.
    NowUnknown,
    /// The document does not let last year's figure be known.
    PriorUnknown,
    /// Out of bounds.
    TooLarge,
}

/// Change and growth of a cell. A blank cell whose last year is known counts as nothing this year.
///
/// # Errors
/// See [`NoGrowth`].
pub fn growth(session: &Session, cell: CellId) -> Result<Growth, NoGrowth> {
    if session.value(cell) == Value::Missing {
        return Err(NoGrowth::NowUnknown);
    }
    let (then, prior) = prior(session, cell).ok_or(NoGrowth::PriorUnknown)?;
    let now = session.value(cell).or_zero();
    let change = now.minus(then).map_err(|_| NoGrowth::TooLarge)?;
    Ok(Growth { now, then, prior, change, rate: Ratio::new(change, then).filter(|_| !then.is_negative()) })
}

/// Last year's figure of a cell: stated there, stated where the same quantity is printed, or the
/// sum of what is known of all its parts.
#[must_use]
pub fn prior(session: &Session, cell: CellId) -> Option<(Amount, Prior)> {
    stated(session, cell).map(|(amount, at)| (amount, Prior::Stated(at))).or_else(|| {
        let mut cells = Vec::new();
        let printed = session.grid().at(session.grid().place(cell));
        let amount = printed.iter().find_map(|cell| {
            cells.clear();
            summed(session, *cell, &mut cells)
        })?;
        Some((amount, Prior::Sum(cells)))
    })
}

fn stated(session: &Session, cell: CellId) -> Option<(Amount, CellId)> {
    let grid = session.grid();
    let here = std::iter::once(cell);
    let elsewhere = grid.at(grid.place(cell)).iter().copied();
    here.chain(elsewhere).find_map(|at| grid.prior(at).map(|amount| (amount, at)))
}

/// Sums what is known of the columns, or of the rows with the accounts that only last year had.
fn summed(session: &Session, cell: CellId, cells: &mut Vec<CellId>) -> Option<Amount> {
    let grid = session.grid();
    let spot = grid.spot(cell);
    let table = &grid.tables()[spot.table];
    let block = &table.blocks[spot.block];
    let mark = cells.len();
    let mut add = |parts: &[usize], at: &dyn Fn(usize) -> CellId, start: Amount| -> Option<Amount> {
        cells.truncate(mark);
        if parts.is_empty() {
            return None;
        }
        parts.iter().try_fold(start, |sum, part| {
            let part = at(*part);
            let amount = match stated(session, part) {
                Some((amount, at)) => {
                    cells.push(at);
                    amount
                }
                None => summed(session, part, cells)?,
            };
            sum.plus(amount).ok()
        })
    };
    let columns = &block.columns[spot.column].parts;
    if let Some(sum) = add(columns, &|column| block.cell(spot.row, column), Amount::ZERO) {
        return Some(sum);
    }
    // An account printed by last year only belongs to the nearest row above it.
    let place = grid.place(cell);
    let rows = &block.rows[spot.row].parts;
    let space = grid.space();
    let gone: Vec<_> = table
        .prior_only
        .iter()
        .flat_map(|row| &row.figures)
        .filter(|(at, _)| {
            space.contains(place, at)
                && !rows.iter().any(|row| space.contains(grid.place(block.cell(*row, spot.column)), at))
                && same_column(session, place, at)
        })
        .collect();
    // Of an account and its own class, both gone, the class has it all.
    let outermost =
        gone.iter().filter(|(at, _)| !gone.iter().any(|(other, _)| other != at && space.contains(other, at)));
    let gone = outermost.map(|(_, amount)| *amount).try_fold(Amount::ZERO, Amount::plus).ok()?;
    add(rows, &|row| block.cell(row, spot.column), gone)
}

/// Whether two places differ in codes and names only.
pub(crate) fn same_column(
    session: &Session,
    a: &crate::quantity::Coordinate,
    b: &crate::quantity::Coordinate,
) -> bool {
    let dimensions = session.grid().space().dimensions();
    dimensions.iter().enumerate().all(|(d, dimension)| {
        dimension.kind != crate::quantity::DimensionKind::Closed || a.get(d) == b.get(d)
    })
}

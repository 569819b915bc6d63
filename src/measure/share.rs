//! Share (占比) of a figure in its total and in its parent.

use crate::calculate::Session;
use crate::grid::CellId;
use crate::money::Ratio;

/// A share with the two figures it is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// The part.
    pub part: CellId,
    /// The whole.
    pub whole: CellId,
    /// Part over whole.
    pub ratio: Ratio,
}

/// Why there is no share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NoShare {
    /// Nothing is printed in the cell.
    Blank,
    /// The cell is no part of a printed figure.
    NoWhole,
    /// The whole is blank.
    WholeBlank(CellId),
    /// The whole is zero.
    WholeZero(CellId),
    /// The whole is negative.
    WholeNegative(CellId),
}

/// The share of a cell in the total row of its column.
///
/// # Errors
/// See [`NoShare`].
pub fn share_in_total(session: &Session, part: CellId) -> Result<Share, NoShare> {
    let whole = std::iter::successors(row_parent(session, part), |cell| row_parent(session, *cell)).last();
    share(session, part, whole)
}

/// The share of a cell in the row it is a part of, or, in a total row, in the column.
///
/// # Errors
/// See [`NoShare`].
pub fn share_in_parent(session: &Session, part: CellId) -> Result<Share, NoShare> {
    share(session, part, row_parent(session, part).or_else(|| column_parent(session, part)))
}

fn row_parent(session: &Session, cell: CellId) -> Option<CellId> {
    let mut spot = session.grid().spot(cell);
    spot.row = session.grid().row_of(cell).parent?;
    session.grid().cell(spot)
}

fn column_parent(session: &Session, cell: CellId) -> Option<CellId> {
    let mut spot = session.grid().spot(cell);
    spot.column = session.grid().tables()[spot.table].blocks[spot.block].columns[spot.column].parent?;
    session.grid().cell(spot)
}

pub(super) fn share(session: &Session, part: CellId, whole: Option<CellId>) -> Result<Share, NoShare> {
    let numerator = session.value(part).number().ok_or(NoShare::Blank)?;
    let whole = whole.ok_or(NoShare::NoWhole)?;
    let denominator = session.value(whole).number().ok_or(NoShare::WholeBlank(whole))?;
    if denominator.is_negative() {
        return Err(NoShare::WholeNegative(whole));
    }
    let ratio = Ratio::new(numerator, denominator).ok_or(NoShare::WholeZero(whole))?;
    Ok(Share { part, whole, ratio })
}

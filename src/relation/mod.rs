//! Relations (勾稽关系) between printed figures. None is written by hand: they follow from the
//! cells' coordinates.
//!
//! - [`derive`]: two cells with the same coordinate agree; a cell equals the sum of a partition of
//!   it; a part is not larger than its whole.
//! - [`nothing`]: what this document does not have (a blank fund column), under which cells of
//!   different tables state the same quantity.
//! - [`evaluate`]: printed figures are intervals; four outcomes.
//! - `unit_slip`: tables whose money unit alone breaks their relations with others.

mod derive;
mod evaluate;
mod nothing;
#[cfg(feature = "review")]
mod unit_slip;

pub use derive::derive;
pub use evaluate::{ArithmeticLine, Outcome, Relations, Sign, Summary, Unknown, Unsuited};
pub use nothing::Nothing;
#[cfg(feature = "review")]
pub use unit_slip::{UnitSlip, is_by_unit, unit_slips};

use crate::grid::CellId;

/// A relation's number; stable as long as no cell becomes or stops being nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RelationId(pub(crate) u32);

impl RelationId {
    /// Its place in the list.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// What a relation says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// The total equals the sum of its parts.
    Sum,
    /// The same quantity, printed twice.
    Same,
    /// A part is not larger than its whole.
    Part,
}

/// Where the cells of a relation stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Axis {
    /// In one column: rows make up a row.
    Rows,
    /// In one row: columns make up a column.
    Columns,
    /// In different tables.
    Tables,
}

/// One relation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relation {
    /// What it says.
    pub kind: Kind,
    /// Where its cells stand.
    pub axis: Axis,
    /// The total, the whole, or the first print.
    pub total: CellId,
    /// The parts, or the other print.
    pub parts: Vec<CellId>,
    /// The cells with nothing in them under which it is a relation at all.
    pub conditions: Vec<CellId>,
    /// A figure because of which it is none: what the other table leaves out.
    pub prevented_by: Option<CellId>,
}

impl Relation {
    /// Its cells, the total first.
    pub fn cells(&self) -> impl Iterator<Item = CellId> + '_ {
        std::iter::once(self.total).chain(self.parts.iter().copied())
    }
}

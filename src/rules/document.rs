//! What rules look at.

use crate::disclosure::Disclosure;
use crate::grid::{CellId, Grid, Value};
use crate::relation::Relations;

/// A document at its present figures. Plain references: nothing that could calculate.
#[derive(Debug, Clone, Copy)]
pub struct Document<'a> {
    /// As published: tables, narrative, performance targets.
    pub disclosure: &'a Disclosure,
    /// Laid out on its form.
    pub grid: &'a Grid,
    /// The present values of all cells.
    pub values: &'a [Value],
    /// The relations at the present values.
    pub relations: &'a Relations,
}

impl Document<'_> {
    /// The present value of a cell.
    #[must_use]
    pub fn value(&self, cell: CellId) -> Value {
        self.values[cell.index()]
    }
}

//! What rules look at.

use crate::disclosure::Disclosure;
use crate::grid::{CellId, Grid, Value};
use crate::narrative::claim::Claims;
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
    /// What its narrative states.
    pub claims: &'a Claims,
    /// What the same body published the year before, if it is at hand.
    pub last_year: Option<LastYear<'a>>,
}

/// The document of the year before, as published.
#[derive(Debug, Clone, Copy)]
pub struct LastYear<'a> {
    /// As published.
    pub disclosure: &'a Disclosure,
    /// Laid out on its form.
    pub grid: &'a Grid,
}

impl Document<'_> {
    /// The present value of a cell.
    #[must_use]
    pub fn value(&self, cell: CellId) -> Value {
        self.values[cell.index()]
    }
}

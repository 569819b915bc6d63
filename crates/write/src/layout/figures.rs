//! Figures as they were printed: with the decimals they had, not those of their table.

use std::collections::HashMap;

use mingzhang::calculate::Session;
use mingzhang::disclosure::Figure;
use mingzhang::grid::{CellId, Spot};

/// The figures of one table.
pub(super) struct Printed<'a> {
    session: &'a Session,
    /// Decimals of the published figures.
    decimals: HashMap<CellId, u32>,
}

impl<'a> Printed<'a> {
    pub(super) fn new(session: &'a Session, table: usize) -> Self {
        let mut printed = Self { session, decimals: HashMap::new() };
        let grid = session.grid();
        let Some(spec) = grid.form().tables.get(table) else { return printed };
        let Some(published) = session.published().tables.iter().find(|table| table.id == spec.id) else {
            return printed;
        };
        for (row, spot) in std::iter::zip(&published.rows, grid.laid_out(published)) {
            let Some(spot) = spot else { continue };
            let columns = &grid.block_spec(spot).columns;
            for (column, figure) in &row.cells {
                let at = columns.iter().position(|known| known.id == *column);
                if let Some(cell) = at.and_then(|column| grid.cell(Spot { column, ..spot })) {
                    printed.decimals.insert(cell, figure.decimals);
                }
            }
        }
        printed
    }

    /// What stands in a cell now; a figure that is as published, digit for digit as published.
    pub(super) fn text(&self, cell: CellId) -> String {
        let grid = self.session.grid();
        let value = self.session.value(cell);
        let Some(amount) = value.number() else { return String::new() };
        match self.decimals.get(&cell) {
            Some(decimals) if value == grid.published(cell) => {
                Figure { amount, decimals: *decimals }.print(grid.unit(cell), grid.money_unit_of(cell))
            }
            _ => grid.print(cell, amount),
        }
    }
}

//! Figures as they were printed: with the decimals they had, not those of their table.

use std::collections::HashMap;

use mingzhang::calculate::Session;
use mingzhang::disclosure::{Figure, Row};
use mingzhang::form::BlockSpec;
use mingzhang::grid::{CellId, GridBlock};

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
        let (Some(spec), Some(laid)) = (grid.form().tables.get(table), grid.tables().get(table)) else {
            return printed;
        };
        let published = session.published().tables.iter().find(|published| published.id == spec.id);
        let rows = published.map_or(&[][..], |table| &table.rows);
        for (block, laid) in spec.blocks.iter().zip(&laid.blocks) {
            let inside = |row: &&Row| row.block == block.id || spec.blocks.len() == 1;
            printed.block(block, laid, rows.iter().filter(inside));
        }
        printed
    }

    /// Takes the decimals of a block's rows: those of the form by id or code, the document's own in
    /// the order in which the grid has them too.
    fn block<'r>(&mut self, spec: &BlockSpec, laid: &GridBlock, rows: impl Iterator<Item = &'r Row>) {
        let columns: HashMap<&str, usize> =
            spec.columns.iter().enumerate().map(|(at, column)| (column.id.as_str(), at)).collect();
        let mut own = laid.rows.iter().enumerate().filter(|(_, row)| row.id.is_none());
        for row in rows {
            let id = match (&row.row, &row.code) {
                (Some(id), _) => Some(id),
                (None, Some(_)) if row.project.is_none() => {
                    spec.rows.iter().find(|fixed| fixed.code == row.code).map(|fixed| &fixed.id)
                }
                (None, _) => None,
            };
            let at = match id {
                Some(id) => laid.rows.iter().position(|laid| laid.id.as_ref() == Some(id)),
                None => own.next().map(|(at, _)| at),
            };
            let Some(at) = at else { continue };
            for (column, figure) in &row.cells {
                if let Some(column) = columns.get(column.as_str()) {
                    self.decimals.insert(laid.cell(at, *column), figure.decimals);
                }
            }
        }
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

//! The document with its present figures, for saving.

use super::session::Session;
use crate::disclosure::{Disclosure, Figure, Row, Table};
use crate::grid::{CellId, Value};

impl Session {
    /// The document with its present figures.
    #[must_use]
    pub fn current(&self) -> Disclosure {
        let mut current = self.published().clone();
        let changed: Vec<CellId> = self.changed().collect();
        current.edited |= !changed.is_empty();
        for cell in changed {
            let spec = self.grid().table_of(cell);
            let Some(table) = current.tables.iter_mut().find(|table| table.id == spec.id) else { continue };
            let row = self.row_in(table, cell);
            let column = &self.grid().column_of(cell).id;
            let at = row.cells.iter().position(|(id, _)| id == column);
            match (self.value(cell), at) {
                (Value::Number(amount), at) => {
                    let decimals = self.grid().decimals(cell);
                    let text = self.grid().print(cell, amount);
                    let shown = text.split_once('.').map_or(0, |(_, f)| f.len());
                    let figure = Figure { amount, decimals: u32::try_from(shown).unwrap_or(decimals) };
                    match at {
                        Some(at) => row.cells[at].1 = figure,
                        None => row.cells.push((column.clone(), figure)),
                    }
                }
                (_, Some(at)) => {
                    row.cells.remove(at);
                }
                (_, None) => {}
            }
            let order = &self.grid().block_spec(self.grid().spot(cell)).columns;
            let place = |id: &str| order.iter().position(|column| column.id == id);
            row.cells.sort_by_cached_key(|(id, _)| place(id).map_or(0, |place| place as u64 + 1));
            if table.empty && table.rows.iter().any(|row| !row.cells.is_empty()) {
                table.empty = false;
            }
        }
        current
    }

    /// The document's row of a cell, made if the form's row was not printed with a figure.
    fn row_in<'t>(&self, table: &'t mut Table, cell: CellId) -> &'t mut Row {
        let address = self.grid().address(cell);
        let spot = self.grid().spot(cell);
        let spec = &self.grid().form().tables[spot.table];
        let block = if spec.blocks.len() == 1 { String::new() } else { address.block };
        let line = self.grid().row_of(cell);
        let at = table.rows.iter().position(|row| {
            let same_block = row.block == block || spec.blocks.len() == 1;
            same_block
                && match &row.row {
                    Some(id) => line.id.as_ref() == Some(id),
                    None => {
                        row.code == line.code
                            && row.project == line.project
                            && (row.code.is_some()
                                || row.name.is_none()
                                || row.name.as_ref() == Some(&line.label.zh))
                    }
                }
        });
        let at = at.unwrap_or_else(|| {
            table.rows.push(Row { block, row: line.id.clone(), ..Row::default() });
            table.rows.len() - 1
        });
        &mut table.rows[at]
    }
}

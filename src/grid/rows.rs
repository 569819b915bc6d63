//! Which row of its form a printed row is, what tells the rows of a table apart, and where they are
//! laid out.

use rustc_hash::FxHashMap;

use super::{Grid, Spot};
use crate::disclosure::{Row, Table};
use crate::form::{BlockSpec, TableSpec};
use crate::money::Unit;

/// What tells the rows of a table apart.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum RowKey {
    /// A row that the form prints: its block, and its place among the form's rows there.
    Fixed(usize, usize),
    /// A row of the document's own.
    Own {
        /// Its block.
        block: usize,
        /// Account code.
        code: Option<String>,
        /// Printed name.
        name: Option<String>,
        /// Project.
        project: Option<String>,
    },
}

impl RowKey {
    /// The key of a row; none where its form has no such block, or no such fixed row in it.
    #[must_use]
    pub fn of(table: &TableSpec, row: &Row) -> Option<Self> {
        let block = block_index(table, row)?;
        let spec = &table.blocks[block];
        match fixed_row(spec, row) {
            Some(fixed) => Some(Self::Fixed(block, fixed)),
            None if row.row.is_some() => None,
            None => {
                // A name tells rows apart only where it is what identifies them.
                let name = row.name.clone().filter(|_| spec.names.is_some() || row.code.is_none());
                Some(Self::Own { block, code: row.code.clone(), name, project: row.project.clone() })
            }
        }
    }
}

/// The block of its table that a row stands in.
#[must_use]
pub fn block_index(table: &TableSpec, row: &Row) -> Option<usize> {
    if row.block.is_empty() && table.blocks.len() == 1 {
        return Some(0);
    }
    table.blocks.iter().position(|block| block.id == row.block)
}

/// The row of the form that a printed row is: by id, or by a code that the form prints itself.
fn fixed_row(block: &BlockSpec, row: &Row) -> Option<usize> {
    block.rows.iter().position(|known| match (&row.row, &row.code) {
        (Some(id), _) => known.id == *id,
        (None, Some(_)) => row.project.is_none() && known.code == row.code,
        (None, None) => false,
    })
}

/// What a figure of a row counts; none where its form has no such column.
#[must_use]
pub fn unit_of(table: &TableSpec, row: &Row, column: &str) -> Option<Unit> {
    let block = &table.blocks[block_index(table, row)?];
    let of_row = fixed_row(block, row).and_then(|at| block.rows[at].unit);
    of_row.or_else(|| Some(block.columns.iter().find(|known| known.id == column)?.unit))
}

impl Grid {
    /// Where each row of a printed table is laid out: the spot of its first cell. The document's own
    /// rows stand in their order.
    #[must_use]
    pub fn laid_out(&self, table: &Table) -> Vec<Option<Spot>> {
        let Some((t, spec)) = self.form().table(&table.id) else { return Vec::new() };
        let mut fixed: FxHashMap<(usize, &str), usize> = FxHashMap::default();
        let mut own = Vec::new();
        for (b, block) in self.tables[t].blocks.iter().enumerate() {
            let ids = block.rows.iter().enumerate();
            fixed.extend(ids.filter_map(|(at, row)| Some(((b, row.id.as_deref()?), at))));
            own.push((0..block.rows.len()).filter(|at| block.rows[*at].id.is_none()));
        }
        let mut spot = |row: &Row| {
            let row = match RowKey::of(spec, row)? {
                RowKey::Fixed(b, at) => (b, *fixed.get(&(b, spec.blocks[b].rows[at].id.as_str()))?),
                RowKey::Own { block, .. } => (block, own[block].next()?),
            };
            Some(Spot { table: t, block: row.0, row: row.1, column: 0 })
        };
        table.rows.iter().map(&mut spot).collect()
    }
}

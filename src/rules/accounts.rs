//! The accounts (科目) that a document's tables print in rows of its own.

use super::Document;
use crate::grid::{CellId, GridBlock};

/// A row with a code that the document printed itself, not one of the form's own rows.
#[derive(Debug, Clone, Copy)]
pub(super) struct Account<'a> {
    /// Place of its table in the form.
    pub(super) table: usize,
    /// Place of its block in the table.
    pub(super) block: usize,
    /// The coded dimension.
    pub(super) dimension: &'a str,
    /// Its code.
    pub(super) code: &'a str,
    /// Its printed name, or what the code is called where none is printed.
    pub(super) name: &'a str,
    /// The project that it is listed with.
    pub(super) project: Option<&'a str>,
    /// Its first figure, else its first cell.
    pub(super) cell: CellId,
}

/// All accounts in printed order.
pub(super) fn accounts<'a>(document: &Document<'a>) -> Vec<Account<'a>> {
    let grid = document.grid;
    let mut accounts = Vec::new();
    for (table, (of, spec)) in grid.tables().iter().zip(&grid.form().tables).enumerate() {
        for (block, (of, spec)) in of.blocks.iter().zip(&spec.blocks).enumerate() {
            let Some(dimension) = spec.accounts.as_deref() else { continue };
            for (row, line) in of.rows.iter().enumerate().filter(|(_, line)| line.id.is_none()) {
                let (Some(code), Some(cell)) = (line.code.as_deref(), first_figure(document, of, row)) else {
                    continue;
                };
                let (name, project) = (line.label.zh.as_str(), line.project.as_deref());
                accounts.push(Account { table, block, dimension, code, name, project, cell });
            }
        }
    }
    accounts
}

/// The first cell of a row that has a figure, else its first.
pub(super) fn first_figure(document: &Document<'_>, block: &GridBlock, row: usize) -> Option<CellId> {
    let cells = || (0..block.columns.len()).map(|column| block.cell(row, column));
    let filled = |cell: &CellId| document.value(*cell).number().is_some();
    cells().find(filled).or_else(|| cells().next())
}

/// The code lengths of a coded dimension, level by level.
pub(super) fn lengths<'a>(document: &Document<'a>, dimension: &str) -> &'a [usize] {
    let dimensions = &document.grid.form().dimensions;
    dimensions.iter().find(|of| of.id == dimension).map_or(&[], |of| &of.lengths)
}

/// The code one level up.
pub(super) fn parent<'a>(lengths: &[usize], code: &'a str) -> Option<&'a str> {
    let length = lengths.iter().rev().find(|length| **length < code.len())?;
    code.get(..*length)
}

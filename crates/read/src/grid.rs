//! Laying out cells: no two cover the same place, and no more is built than is read.

use crate::count::Count;
use crate::source::{Cell, CellGrid};
use crate::{ReadError, visible};

/// Columns of the widest sheet that any program writes.
const MOST_COLUMNS: u32 = 16_384;

/// A grid under construction; its cells come by row, then column.
#[derive(Debug, Default)]
pub(crate) struct Builder {
    cells: Vec<Cell>,
    /// For every column, the first row that nothing above covers.
    free: Vec<u32>,
    /// For every column, the cell that begins there last, counted from 1.
    begun: Vec<usize>,
    row: u32,
    column: u32,
    rows: u32,
}

/// Which of the columns that a grid is laid out in are kept of it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Laid {
    width: usize,
    left: u32,
    end: u32,
}

impl Builder {
    /// Begins the next row.
    pub(crate) fn next_row(&mut self) {
        self.row = self.rows;
        self.rows = self.rows.saturating_add(1);
        self.column = 0;
    }

    /// Puts a cell into the first free place of the row.
    pub(crate) fn push(
        &mut self,
        rows: u32,
        columns: u32,
        text: &str,
        count: &mut Count,
    ) -> Result<(), ReadError> {
        if self.rows == 0 {
            self.next_row();
        }
        while !self.is_free(self.row, self.column) {
            count.cover(1)?;
            self.column += 1;
        }
        let at = self.column;
        self.column = self.column.saturating_add(columns.max(1)).min(MOST_COLUMNS);
        self.place((self.row, at), (rows, columns), text, count)
    }

    /// Puts a cell at a place, unless another one covers it; what reaches over a neighbour is cut.
    pub(crate) fn place(
        &mut self,
        (row, column): (u32, u32),
        (rows, columns): (u32, u32),
        text: &str,
        count: &mut Count,
    ) -> Result<(), ReadError> {
        if column >= MOST_COLUMNS || !self.is_free(row, column) {
            return Ok(());
        }
        let last = column.saturating_add(columns.max(1)).min(MOST_COLUMNS);
        let end = (column + 1..last).find(|at| !self.is_free(row, *at)).unwrap_or(last);
        count.cover(end - column)?;
        let below = row.saturating_add(rows.max(1));
        if self.free.len() < end as usize {
            self.free.resize(end as usize, 0);
            self.begun.resize(end as usize, 0);
        }
        for free in self.free.iter_mut().take(end as usize).skip(column as usize) {
            *free = below;
        }
        self.rows = self.rows.max(row.saturating_add(1));
        let text = visible::lines(text);
        if !text.is_empty() {
            count.add(&text)?;
            let rows = rows.max(1);
            self.cells.push(Cell { row, column, rows, columns: end - column, text, area: None });
            if let Some(begun) = self.begun.get_mut(column as usize) {
                *begun = self.cells.len();
            }
        } else if let Some(begun) = self.begun.get_mut(column as usize) {
            *begun = 0;
        }
        Ok(())
    }

    /// Makes the cell above the next free place reach down to this row.
    #[cfg(feature = "docx")]
    pub(crate) fn extend_above(&mut self, columns: u32, count: &mut Count) -> Result<(), ReadError> {
        let (row, column) = (self.row, self.column);
        let above = self.begun.get(column as usize).copied().unwrap_or(0);
        self.push(1, columns, "", count)?;
        if let Some(begun) = self.begun.get_mut(column as usize) {
            *begun = above;
        }
        if let Some(cell) = above.checked_sub(1).and_then(|at| self.cells.get_mut(at)) {
            cell.rows = row.saturating_sub(cell.row).saturating_add(1);
        }
        Ok(())
    }

    fn is_free(&self, row: u32, column: u32) -> bool {
        self.free.get(column as usize).is_none_or(|free| *free <= row)
    }

    /// The rows and columns that have text, if any.
    pub(crate) fn finish(self) -> Option<CellGrid> {
        self.finish_below(&mut None)
    }

    /// The same, in the columns of the grid right above if their rows are laid out alike: one may go on in
    /// the other, with nothing left in its first or last columns.
    pub(crate) fn finish_below(self, above: &mut Option<Laid>) -> Option<CellGrid> {
        let top = self.cells.first()?.row;
        let mut left = self.cells.iter().map(|cell| cell.column).min()?;
        let mut end = self.cells.iter().map(|cell| cell.column + cell.columns).max()?;
        let width = self.free.len();
        if let Some(above) = above.as_ref().filter(|above| above.width == width) {
            (left, end) = (left.min(above.left), end.max(above.end));
        }
        *above = Some(Laid { width, left, end });
        let rows = self.rows.saturating_sub(top);
        let columns = end.saturating_sub(left);
        let mut cells = self.cells;
        for cell in &mut cells {
            cell.row -= top;
            cell.column -= left;
            cell.rows = cell.rows.min(rows - cell.row);
        }
        Some(CellGrid { origin: (top, left), rows, columns, cells, lengths: Vec::new() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_neither_overlap_nor_reach_beyond_the_grid() {
        let (mut grid, mut count) = (Builder::default(), Count::default());
        grid.next_row();
        grid.push(u32::MAX, 1, "甲", &mut count).unwrap();
        grid.push(1, 1_000_000, "乙", &mut count).unwrap();
        grid.next_row();
        grid.push(1, 2, "丙", &mut count).unwrap();
        let grid = grid.finish().unwrap();
        let cells: Vec<_> = grid.cells.iter().map(|c| (c.row, c.column, c.rows, c.columns)).collect();
        assert_eq!(cells, [(0, 0, 2, 1), (0, 1, 1, MOST_COLUMNS - 1), (1, 1, 1, 2)]);
        assert_eq!((grid.rows, grid.columns), (2, MOST_COLUMNS));
    }
}

//! Running text with tables in it, as web pages and Word have it, becomes lines and grids.

use crate::count::Count;
use crate::grid::{Builder, Laid};
use crate::source::{CellGrid, Item, TextLine, Word};
use crate::{Problem, ReadError, visible};

/// Tables within each other.
const MOST_DEPTH: usize = 64;

/// A text under construction.
#[derive(Debug, Default)]
pub(crate) struct Flow {
    items: Vec<Item>,
    text: String,
    tables: Vec<Table>,
    /// The columns of the grid that nothing stands below yet.
    above: Option<Laid>,
    /// What is kept, and what has been given, kept or not.
    count: Count,
    given: Count,
}

/// A table that is not complete.
#[derive(Debug, Default)]
struct Table {
    grid: Builder,
    cell: Option<Cell>,
}

/// A cell that is not complete.
#[derive(Debug)]
struct Cell {
    rows: u32,
    columns: u32,
    /// It belongs to the cell above.
    below: bool,
    text: String,
}

impl Flow {
    /// Adds text to the open cell, or outside all tables.
    pub(crate) fn text(&mut self, text: &str) -> Result<(), ReadError> {
        self.given.more(text)?;
        self.open().push_str(text);
        Ok(())
    }

    /// Ends the line, unless it is blank.
    pub(crate) fn break_line(&mut self) -> Result<(), ReadError> {
        if self.open().ends_with('\n') { Ok(()) } else { self.text("\n") }
    }

    fn open(&mut self) -> &mut String {
        match self.tables.last_mut().and_then(|table| table.cell.as_mut()) {
            Some(cell) => &mut cell.text,
            None => &mut self.text,
        }
    }

    /// Begins a table. One that stands in a cell of another comes between what is before and
    /// after it.
    pub(crate) fn open_table(&mut self, format: &'static str) -> Result<(), ReadError> {
        if self.tables.len() == MOST_DEPTH {
            return Err(ReadError::of_file(Problem::Damaged(format)));
        }
        self.flush_text()?;
        let cell = self.tables.last_mut().and_then(|table| table.cell.take());
        if let Some(cell) = cell {
            let (rows, columns) = (cell.rows, cell.columns);
            self.finish_cell(cell)?;
            self.flush_grid()?;
            if let Some(table) = self.tables.last_mut() {
                table.cell = Some(Cell { rows, columns, below: false, text: String::new() });
            }
        }
        self.tables.push(Table::default());
        Ok(())
    }

    /// Ends the innermost table.
    pub(crate) fn close_table(&mut self) -> Result<(), ReadError> {
        self.close_cell()?;
        self.flush_grid()?;
        self.tables.pop();
        Ok(())
    }

    /// Begins a row of the innermost table.
    pub(crate) fn open_row(&mut self) -> Result<(), ReadError> {
        self.close_cell()?;
        if let Some(table) = self.tables.last_mut() {
            table.grid.next_row();
        }
        Ok(())
    }

    /// Begins a cell of the innermost table; `below` makes it a part of the cell above.
    pub(crate) fn open_cell(&mut self, rows: u32, columns: u32, below: bool) -> Result<(), ReadError> {
        self.close_cell()?;
        if let Some(table) = self.tables.last_mut() {
            table.cell = Some(Cell { rows, columns, below, text: String::new() });
        }
        Ok(())
    }

    /// Ends the open cell, if any.
    pub(crate) fn close_cell(&mut self) -> Result<(), ReadError> {
        match self.tables.last_mut().and_then(|table| table.cell.take()) {
            Some(cell) => self.finish_cell(cell),
            None => Ok(()),
        }
    }

    /// Whether a table has begun and not ended.
    #[cfg(feature = "html")]
    pub(crate) fn is_in_table(&self) -> bool {
        !self.tables.is_empty()
    }

    /// Everything in reading order.
    pub(crate) fn finish(mut self) -> Result<Vec<Item>, ReadError> {
        while !self.tables.is_empty() {
            self.close_table()?;
        }
        self.flush_text()?;
        Ok(self.items)
    }

    fn finish_cell(&mut self, cell: Cell) -> Result<(), ReadError> {
        let Some(table) = self.tables.last_mut() else { return Ok(()) };
        #[cfg(feature = "docx")]
        if cell.below {
            return table.grid.extend_above(cell.columns, &mut self.count);
        }
        table.grid.push(cell.rows, cell.columns, &cell.text, &mut self.count)
    }

    /// What the innermost table has so far; one with a single column only sets text.
    fn flush_grid(&mut self) -> Result<(), ReadError> {
        let Some(table) = self.tables.last_mut() else { return Ok(()) };
        let builder = std::mem::take(&mut table.grid);
        self.flush_text()?;
        let Some(grid) = builder.finish_below(&mut self.above) else { return Ok(()) };
        if is_column(&grid) {
            for cell in &grid.cells {
                self.lines(&cell.text)?;
            }
        } else {
            self.items.push(Item::Grid(grid));
        }
        Ok(())
    }

    fn flush_text(&mut self) -> Result<(), ReadError> {
        let text = std::mem::take(&mut self.text);
        self.lines(&text)
    }

    fn lines(&mut self, text: &str) -> Result<(), ReadError> {
        for line in text.split('\n') {
            let mut words = Vec::new();
            for text in visible::words(line) {
                self.count.add(&text)?;
                words.push(Word { text, area: None });
            }
            if !words.is_empty() {
                self.above = None;
                self.items.push(Item::Line(TextLine { number: None, words }));
            }
        }
        Ok(())
    }
}

/// Whether all cells stand below each other.
fn is_column(grid: &CellGrid) -> bool {
    let mut rows = grid.cells.iter().map(|cell| cell.row);
    let mut before = rows.next();
    rows.all(|row| before.replace(row) != Some(row)) && grid.cells.iter().all(|cell| cell.column == 0)
}

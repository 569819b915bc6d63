//! Where the cursor of a grid is, and where a key takes it.

/// A place in a grid of rows and columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, PartialOrd, Ord)]
pub struct Place {
    /// Row from the top.
    pub row: usize,
    /// Column from the start.
    pub column: usize,
}

/// How far a grid goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Extent {
    /// Rows; at least one.
    pub rows: usize,
    /// Columns; at least one.
    pub columns: usize,
}

/// A move of the cursor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    Up,
    Down,
    Back,
    Forward,
    /// A screenful.
    PageUp,
    /// A screenful.
    PageDown,
    RowStart,
    RowEnd,
    GridStart,
    GridEnd,
    /// Tab: forward, and at the end of a row to the start of the next.
    Next,
    /// Shift+Tab.
    Previous,
}

/// Rows that a page key moves.
const PAGE: usize = 15;

impl Place {
    /// Where a step leads. `None`: out of the grid, so that Tab can leave it.
    #[must_use]
    pub fn step(self, step: Step, extent: Extent) -> Option<Self> {
        let (last_row, last_column) = (extent.rows.saturating_sub(1), extent.columns.saturating_sub(1));
        let Self { row, column } = self;
        let at = |row: usize, column: usize| {
            Some(Self { row: row.min(last_row), column: column.min(last_column) })
        };
        match step {
            Step::Up => at(row.saturating_sub(1), column),
            Step::Down => at(row + 1, column),
            Step::Back => at(row, column.saturating_sub(1)),
            Step::Forward => at(row, column + 1),
            Step::PageUp => at(row.saturating_sub(PAGE), column),
            Step::PageDown => at(row + PAGE, column),
            Step::RowStart => at(row, 0),
            Step::RowEnd => at(row, last_column),
            Step::GridStart => at(0, 0),
            Step::GridEnd => at(last_row, last_column),
            Step::Next if column < last_column => at(row, column + 1),
            Step::Next if row < last_row => at(row + 1, 0),
            Step::Previous if column > 0 => at(row, column - 1),
            Step::Previous if row > 0 => at(row - 1, last_column),
            Step::Next | Step::Previous => None,
        }
    }
}

/// The rectangle between the place where a selection began and the cursor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Selection {
    /// Where it began.
    pub anchor: Place,
    /// Where the cursor is.
    pub cursor: Place,
}

impl Selection {
    /// One cell.
    #[must_use]
    pub fn one(place: Place) -> Self {
        Self { anchor: place, cursor: place }
    }

    /// First and last row, both inside.
    #[must_use]
    pub fn rows(self) -> std::ops::RangeInclusive<usize> {
        self.anchor.row.min(self.cursor.row)..=self.anchor.row.max(self.cursor.row)
    }

    /// First and last column, both inside.
    #[must_use]
    pub fn columns(self) -> std::ops::RangeInclusive<usize> {
        self.anchor.column.min(self.cursor.column)..=self.anchor.column.max(self.cursor.column)
    }

    /// Whether a place is inside.
    #[must_use]
    pub fn contains(self, place: Place) -> bool {
        self.rows().contains(&place.row) && self.columns().contains(&place.column)
    }

    /// Whether it is more than the cursor's own cell.
    #[must_use]
    pub fn is_block(self) -> bool {
        self.anchor != self.cursor
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GRID: Extent = Extent { rows: 40, columns: 3 };

    fn place(row: usize, column: usize) -> Place {
        Place { row, column }
    }

    #[test]
    fn arrows_stop_at_the_edges() {
        assert_eq!(place(0, 0).step(Step::Up, GRID), Some(place(0, 0)));
        assert_eq!(place(39, 2).step(Step::Down, GRID), Some(place(39, 2)));
        assert_eq!(place(5, 2).step(Step::Forward, GRID), Some(place(5, 2)));
        assert_eq!(place(5, 1).step(Step::Back, GRID), Some(place(5, 0)));
        assert_eq!(place(30, 1).step(Step::PageDown, GRID), Some(place(39, 1)));
        assert_eq!(place(9, 1).step(Step::GridEnd, GRID), Some(place(39, 2)));
    }

    #[test]
    fn tab_goes_on_in_the_next_row_and_leaves_at_the_end() {
        assert_eq!(place(4, 2).step(Step::Next, GRID), Some(place(5, 0)));
        assert_eq!(place(5, 0).step(Step::Previous, GRID), Some(place(4, 2)));
        assert_eq!(place(39, 2).step(Step::Next, GRID), None);
        assert_eq!(place(0, 0).step(Step::Previous, GRID), None);
    }

    #[test]
    fn selections_are_rectangles_whatever_the_direction() {
        let selection = Selection { anchor: place(7, 2), cursor: place(5, 1) };
        assert!(selection.contains(place(6, 2)) && !selection.contains(place(6, 0)));
        assert!(selection.is_block() && !Selection::one(place(1, 1)).is_block());
    }
}

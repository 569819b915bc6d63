//! A workbook under construction: what every spreadsheet format says of its sheets, in whatever
//! order, becomes one grid a sheet. What is hidden was not published and is left out.

use std::collections::HashMap;

use super::hidden::Hidden;
use crate::count::Count;
use crate::grid::Builder;
use crate::source::{Format, Item, MOST_PARTS, Part, Source};
use crate::{Pieces, Problem, ReadError, visible};

/// A row and a column, from 0.
type Spot = (u32, u32);

/// The sheets so far.
pub(super) struct Book {
    format: Format,
    parts: Vec<Part>,
    /// What the file tells, hidden or not, and what is shown: work is bounded, and what comes of it.
    told: Count,
    shown: Count,
}

/// A sheet that is not complete.
#[derive(Default)]
pub(super) struct Sheet {
    cells: Vec<(Spot, String)>,
    /// Rows and columns of merged cells, by their first.
    merged: HashMap<Spot, (u32, u32)>,
    /// Rows that are not shown.
    pub(super) rows: Hidden,
    /// Columns that are not shown.
    pub(super) columns: Hidden,
}

impl Book {
    pub(super) fn new(format: Format) -> Self {
        Self { format, parts: Vec::new(), told: Count::default(), shown: Count::default() }
    }

    /// Adds a cell to a sheet; of two at one place the first counts. One that shows nothing, such as
    /// a number whose format hides it, has made work, too.
    pub(super) fn cell(&mut self, sheet: &mut Sheet, spot: Spot, text: &str) -> Result<(), ReadError> {
        self.told.add(text)?;
        if !text.is_empty() {
            sheet.cells.push((spot, text.to_owned()));
        }
        Ok(())
    }

    /// Merges the cells of a sheet from a first to a last; only the first one's text is shown.
    pub(super) fn merge(&mut self, sheet: &mut Sheet, first: Spot, last: Spot) -> Result<(), ReadError> {
        self.told.add("")?;
        let size = |from: u32, to: u32| to.saturating_sub(from).saturating_add(1);
        sheet.merged.insert(first, (size(first.0, last.0), size(first.1, last.1)));
        Ok(())
    }

    /// Adds a complete sheet.
    pub(super) fn sheet(&mut self, name: &str, sheet: Sheet) -> Result<(), ReadError> {
        if self.parts.len() == MOST_PARTS {
            return Err(ReadError::of_file(Problem::TooMuch { what: Pieces::Parts, limit: MOST_PARTS }));
        }
        let items = sheet.grid(&mut self.shown)?.into_iter().collect();
        self.parts.push(Part { name: Some(visible::lines(name)), items, ..Part::default() });
        Ok(())
    }

    pub(super) fn finish(self) -> Source {
        Source { format: self.format, parts: self.parts }
    }
}

impl Sheet {
    /// What is shown, with the places that it has on the sheet.
    fn grid(self, count: &mut Count) -> Result<Option<Item>, ReadError> {
        let Self { mut cells, merged, mut rows, mut columns } = self;
        // Merged cells without a text cover what stands below them, too.
        cells.extend(merged.keys().map(|spot| (*spot, String::new())));
        let mut shown = Vec::with_capacity(cells.len());
        for (spot, text) in cells {
            let size = merged.get(&spot).copied().unwrap_or((1, 1));
            let (row, column) = (rows.shown(spot.0, size.0), columns.shown(spot.1, size.1));
            if let (Some((row, down)), Some((column, across))) = (row, column) {
                shown.push(((row, column), spot, (down, across), text));
            }
        }
        // Rows may come in any order. A merged cell whose first row is hidden moves down to one
        // that is shown, before what it covers there; and one without text comes last.
        shown.sort_by_key(|(place, spot, _, text)| (*place, *spot, text.is_empty()));
        let mut grid = Builder::default();
        for (place, _, span, text) in shown {
            grid.place(place, span, &text, count)?;
        }
        Ok(grid.finish().map(Item::Grid))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(sheet: impl Fn(&mut Book, &mut Sheet)) -> Vec<(u32, u32, u32, u32, String)> {
        let (mut book, mut made) = (Book::new(Format::Xlsx), Sheet::default());
        sheet(&mut book, &mut made);
        book.sheet("甲", made).unwrap();
        let source = book.finish();
        let Some(Item::Grid(grid)) = source.parts[0].items.first() else { return Vec::new() };
        let (top, left) = grid.origin;
        let cells = grid.cells.iter();
        cells.map(|c| (c.row + top, c.column + left, c.rows, c.columns, c.text.clone())).collect()
    }

    #[test]
    fn cells_come_in_any_order_and_the_first_of_two_counts() {
        let found = shown(|book, sheet| {
            for (spot, text) in [((3, 1), "丙"), ((1, 2), "乙"), ((1, 1), "甲"), ((1, 1), "旧"), ((2, 2), "")]
            {
                book.cell(sheet, spot, text).unwrap();
            }
        });
        let expected = [(1, 1, "甲"), (1, 2, "乙"), (3, 1, "丙")];
        assert_eq!(found, expected.map(|(row, column, text)| (row, column, 1, 1, text.to_owned())));
    }

    #[test]
    fn merged_cells_show_what_is_left_of_them() {
        let found = shown(|book, sheet| {
            sheet.rows.add(0, 0);
            sheet.columns.add(1, 1);
            sheet.columns.add(5, 5);
            for (first, last) in [((0, 0), (1, 3)), ((2, 1), (2, 2)), ((3, 2), (3, 3))] {
                book.merge(sheet, first, last).unwrap();
            }
            for (spot, text) in [
                ((1, 1), "盖住"),
                ((0, 0), "标题"),
                ((2, 1), "并"),
                ((2, 3), "见"),
                ((2, 5), "藏"),
                ((3, 3), "盖住"),
                ((0, 7), "藏"),
            ] {
                book.cell(sheet, spot, text).unwrap();
            }
        });
        let expected = [(1, 0, 1, 4, "标题"), (2, 2, 1, 1, "并"), (2, 3, 1, 1, "见")];
        assert_eq!(found, expected.map(|(r, c, rows, columns, text)| (r, c, rows, columns, text.to_owned())));
    }
}

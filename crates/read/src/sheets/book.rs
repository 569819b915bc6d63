//! A workbook under construction: what every spreadsheet format says of its sheets, in whatever
//! order, becomes one grid a sheet. What is hidden was not published and is left out, and said to be.

use std::collections::{BTreeSet, HashMap};

use super::hidden::Hidden;
use crate::count::Count;
use crate::grid::Builder;
use crate::source::{CellGrid, Format, Item, MOST_PARTS, Part, Source, Unshown};
use crate::{Pieces, Problem, ReadError, visible};

/// A row and a column, from 0.
type Spot = (u32, u32);

/// The sheets so far.
pub(super) struct Book {
    format: Format,
    parts: Vec<Part>,
    unshown: Vec<Unshown>,
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
    /// Formulas whose result is not stored.
    formulas: BTreeSet<Spot>,
    /// Rows that are not shown.
    pub(super) rows: Hidden,
    /// Columns that are not shown.
    pub(super) columns: Hidden,
}

impl Book {
    pub(super) fn new(format: Format) -> Self {
        Self {
            format,
            parts: Vec::new(),
            unshown: Vec::new(),
            told: Count::default(),
            shown: Count::default(),
        }
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

    /// Adds a formula whose result is not stored: it stands in its cell as it is, which no figure does.
    pub(super) fn formula(&mut self, sheet: &mut Sheet, spot: Spot, formula: &str) -> Result<(), ReadError> {
        sheet.formulas.insert(spot);
        self.cell(sheet, spot, &visible::lines(&format!("={}", formula.trim_start_matches('='))))
    }

    /// Leaves out a sheet that is hidden.
    pub(super) fn hidden_sheet(&mut self, name: &str) {
        self.unshown.push(Unshown::Sheet { sheet: visible::lines(name) });
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
        let name = visible::lines(name);
        let Laid { grid, hidden_rows, hidden_columns, formulas } = sheet.grid(&mut self.shown)?;
        let sheet = || name.clone();
        let first = |places: &BTreeSet<u32>| Some((*places.first()?, places.len()));
        let rows = first(&hidden_rows).map(|(first, count)| Unshown::Rows { sheet: sheet(), count, first });
        let columns =
            first(&hidden_columns).map(|(first, count)| Unshown::Columns { sheet: sheet(), count, first });
        let formulas = formulas.first().map(|first| Unshown::Formulas {
            sheet: sheet(),
            count: formulas.len(),
            first: *first,
        });
        self.unshown.extend([rows, columns, formulas].into_iter().flatten());
        let items = grid.map(Item::Grid).into_iter().collect();
        self.parts.push(Part { name: Some(name), items, ..Part::default() });
        Ok(())
    }

    pub(super) fn finish(self) -> Source {
        Source { format: self.format, parts: self.parts, unshown: self.unshown }
    }
}

/// What a sheet shows, and what it has beside.
struct Laid {
    /// What is shown, with the places that it has on the sheet.
    grid: Option<CellGrid>,
    /// Hidden rows that have something in them.
    hidden_rows: BTreeSet<u32>,
    /// Hidden columns that have something in rows that are shown.
    hidden_columns: BTreeSet<u32>,
    /// Formulas without a result, where they are shown.
    formulas: BTreeSet<Spot>,
}

impl Sheet {
    fn grid(self, count: &mut Count) -> Result<Laid, ReadError> {
        let Self { mut cells, merged, mut formulas, mut rows, mut columns } = self;
        let (mut hidden_rows, mut hidden_columns) = (BTreeSet::new(), BTreeSet::new());
        // Merged cells without a text cover what stands below them, too.
        cells.extend(merged.keys().map(|spot| (*spot, String::new())));
        let mut shown = Vec::with_capacity(cells.len());
        for (spot, text) in cells {
            let size = merged.get(&spot).copied().unwrap_or((1, 1));
            let (row, column) = (rows.shown(spot.0, size.0), columns.shown(spot.1, size.1));
            if let (Some((row, down)), Some((column, across))) = (row, column) {
                shown.push(((row, column), spot, (down, across), text));
                continue;
            }
            formulas.remove(&spot);
            match (row, text.is_empty()) {
                (_, true) => {}
                (None, _) => _ = hidden_rows.insert(spot.0),
                (Some(_), _) => _ = hidden_columns.insert(spot.1),
            }
        }
        // Rows may come in any order. A merged cell whose first row is hidden moves down to one
        // that is shown, before what it covers there; and one without text comes last.
        shown.sort_by_key(|(place, spot, _, text)| (*place, *spot, text.is_empty()));
        let mut grid = Builder::default();
        for (place, _, span, text) in shown {
            grid.place(place, span, &text, count)?;
        }
        Ok(Laid { grid: grid.finish(), hidden_rows, hidden_columns, formulas })
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

//! What a format holds before anything is understood: lines of text and grids of cells in reading
//! order. Readers make a [`Source`], `understand` takes it, the page shows it beside the figures.

use serde::Serialize;

/// A document as its format lays it out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Source {
    /// What it was read from.
    pub format: Format,
    /// Pages, sheets, or the one part that a text has.
    pub parts: Vec<Part>,
    /// What the file has that cannot be read.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unshown: Vec<Unshown>,
}

/// What a workbook has and does not show, and what a PDF shows and does not have as text; none of it is read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case", tag = "what")]
pub enum Unshown {
    /// A hidden sheet.
    Sheet {
        /// Its name.
        sheet: String,
    },
    /// Hidden rows of a sheet that have something in them.
    Rows {
        /// Name of the sheet.
        sheet: String,
        /// How many.
        count: usize,
        /// The first of them, from 0.
        first: u32,
    },
    /// Hidden columns of a sheet that have something in them.
    Columns {
        /// Name of the sheet.
        sheet: String,
        /// How many.
        count: usize,
        /// The first of them, from 0.
        first: u32,
    },
    /// Formulas whose result is not stored: what they come to is not in the file.
    Formulas {
        /// Name of the sheet.
        sheet: String,
        /// How many.
        count: usize,
        /// Row and column of the first of them, from 0.
        first: (u32, u32),
    },
    /// Pages with pictures on which there is no text, as scanned ones have.
    Pictures {
        /// Their numbers, from 1.
        pages: Vec<u32>,
    },
}

/// Formats that documents come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// `*.budget.json`.
    Json,
    /// Plain text, with or without its columns.
    Text,
    /// Separated values, by any delimiter.
    Csv,
    /// A web page, or rich text from a clipboard.
    Html,
    /// Word.
    Docx,
    /// Excel since 2007.
    Xlsx,
    /// Excel before 2007.
    Xls,
    /// OpenDocument spreadsheet.
    Ods,
    /// PDF with text.
    Pdf,
}

#[cfg(feature = "understand")]
impl Format {
    /// Whether its parts are sheets.
    pub(crate) fn has_sheets(self) -> bool {
        matches!(self, Self::Xlsx | Self::Xls | Self::Ods)
    }
}

/// A page or a sheet.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Part {
    /// Name of a sheet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Width and height of a page in tenths of a point.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size: Option<(i32, i32)>,
    /// Its lines and grids in reading order.
    pub items: Vec<Item>,
    /// What is missing behind its last item, if that can be told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cut: Option<Cut>,
}

/// Why the end of a file may be missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Cut {
    /// The file stops before what it began is complete.
    Short,
    /// The last cell is in quotes that are never closed: all that follows is in it.
    OpenQuote,
}

/// A piece of a page or sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Item {
    /// A line of text.
    Line(TextLine),
    /// A table whose cells are known.
    Grid(CellGrid),
}

/// A line of text outside any grid.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TextLine {
    /// Line of a text file, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<u32>,
    /// What stands between spaces, in reading order, never empty.
    pub words: Vec<Word>,
}

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Word {
    /// Visible characters without spaces.
    pub text: String,
    /// Where it stands on its page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub area: Option<Area>,
}

/// A grid of cells. Cells that span several rows or columns are merged.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CellGrid {
    /// Row and column, from 0, at which the grid begins on its sheet.
    pub origin: (u32, u32),
    /// Rows.
    pub rows: u32,
    /// Columns.
    pub columns: u32,
    /// Cells with text, by row, then column; no two cover the same place.
    pub cells: Vec<Cell>,
    /// How many cells each row has, blank ones included, where rows may differ in it, as separated
    /// values do; else empty.
    #[serde(skip)]
    pub lengths: Vec<u32>,
}

/// A cell with text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Cell {
    /// First row in the grid, from 0.
    pub row: u32,
    /// First column in the grid, from 0.
    pub column: u32,
    /// Rows that it covers, 1 at least.
    pub rows: u32,
    /// Columns that it covers, 1 at least.
    pub columns: u32,
    /// What it shows; lines of a wrapped text are separated by `\n`.
    pub text: String,
    /// Where it stands on its page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub area: Option<Area>,
}

/// A rectangle on a page in tenths of a point, from the upper left corner.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Area {
    /// Left edge.
    pub x: i32,
    /// Upper edge.
    pub y: i32,
    /// Width.
    pub width: i32,
    /// Height.
    pub height: i32,
}

/// A word or cell of a [`Source`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Place {
    /// Place of the part.
    pub part: u32,
    /// Place of the item in the part.
    pub item: u32,
    /// Place of the word in a line, or of the cell in a grid's `cells`.
    pub at: u32,
}

/// How far reading has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Progress {
    /// Pages or sheets that have been read.
    pub done: u32,
    /// Pages or sheets in all.
    pub total: u32,
}

/// Cells and words of one document; what has more is refused with [`crate::Problem::TooMuch`].
pub const MOST_PIECES: usize = 500_000;

/// Pages or sheets of one document.
pub const MOST_PARTS: usize = 2_000;

#[cfg(feature = "understand")]
impl Source {
    /// The last piece of every part whose end may be missing.
    pub fn cuts(&self) -> impl Iterator<Item = (Cut, Place)> {
        let last = |count: usize| u32::try_from(count.saturating_sub(1)).unwrap_or(u32::MAX);
        (0..).zip(&self.parts).filter_map(move |(at, part)| {
            let pieces = part.items.last().map_or(0, |item| match item {
                Item::Line(line) => line.words.len(),
                Item::Grid(grid) => grid.cells.len(),
            });
            Some((part.cut?, Place { part: at, item: last(part.items.len()), at: last(pieces) }))
        })
    }
}

#[cfg(feature = "understand")]
impl CellGrid {
    /// The rows in which cells begin, each with its cells and their places in `cells`.
    pub(crate) fn rows_with_cells(&self) -> impl Iterator<Item = (u32, impl Iterator<Item = (u32, &Cell)>)> {
        let mut from = 0_u32;
        self.cells.chunk_by(|a, b| a.row == b.row).map(move |cells| {
            let first = from;
            from = from.saturating_add(u32::try_from(cells.len()).unwrap_or(u32::MAX));
            (cells.first().map_or(0, |cell| cell.row), (first..).zip(cells))
        })
    }
}

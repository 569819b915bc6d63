//! A disclosure laid out on its form: every cell with its coordinate, its published figure and
//! its neighbours.

mod build;
mod rows;
mod tree;

use std::sync::Arc;

use rustc_hash::FxHashMap;

pub use build::GridError;
pub use rows::{RowKey, block_index, unit_of};

use crate::disclosure::Disclosure;
use crate::form::{BlockSpec, ColumnSpec, Form, Label, RowKind, TableSpec};
use crate::money::{Amount, MoneyUnit, Unit};
use crate::quantity::{Coordinate, Space};

/// A cell of the grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CellId(pub(crate) u32);

impl CellId {
    /// Its place in the order of printing.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// What stands in a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Value {
    /// The document does not have the table.
    Missing,
    /// Printed blank: nothing there, which is neither zero nor unknown.
    Blank,
    /// A figure.
    Number(Amount),
}

impl Value {
    /// The figure, if one is printed.
    #[must_use]
    pub fn number(self) -> Option<Amount> {
        match self {
            Self::Number(amount) => Some(amount),
            Self::Missing | Self::Blank => None,
        }
    }

    /// What the cell adds to a sum.
    #[must_use]
    pub fn or_zero(self) -> Amount {
        self.number().unwrap_or(Amount::ZERO)
    }

    /// Whether the cell says that there is nothing.
    #[must_use]
    pub fn is_nothing(self) -> bool {
        match self {
            Self::Missing => false,
            Self::Blank => true,
            Self::Number(amount) => amount.is_zero(),
        }
    }
}

/// Whether the document has a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// It has it.
    Printed,
    /// It has it, empty, and says so.
    Empty,
    /// It does not.
    Missing,
}

/// A laid out table.
#[derive(Debug, Clone)]
pub struct GridTable {
    /// Whether the document has it.
    pub presence: Presence,
    /// Its blocks, in the form's order.
    pub blocks: Vec<GridBlock>,
    /// Accounts that only last year printed.
    pub prior_only: Vec<PriorRow>,
    decimals: u32,
    money_unit: MoneyUnit,
}

/// A laid out block.
#[derive(Debug, Clone)]
pub struct GridBlock {
    /// Rows in printed order.
    pub rows: Vec<GridRow>,
    /// Columns in printed order.
    pub columns: Vec<GridColumn>,
    first: u32,
}

/// A laid out row.
#[derive(Debug, Clone)]
pub struct GridRow {
    /// Id of a fixed row.
    pub id: Option<String>,
    /// Account code.
    pub code: Option<String>,
    /// Project name.
    pub project: Option<String>,
    /// Printed label; for a project its account's name.
    pub label: Label,
    /// Indentation.
    pub level: u8,
    /// Total or item.
    pub kind: RowKind,
    /// Its place, columns left open.
    pub place: Coordinate,
    /// The nearest row it is a part of.
    pub parent: Option<usize>,
    /// The rows that make it up; empty if none or not all of them are printed.
    pub parts: Vec<usize>,
    unit: Option<Unit>,
}

/// A laid out column.
#[derive(Debug, Clone)]
pub struct GridColumn {
    /// Its place, rows left open.
    pub place: Coordinate,
    /// The nearest column it is a part of.
    pub parent: Option<usize>,
    /// The columns that make it up; empty if none or not all of them are printed.
    pub parts: Vec<usize>,
    /// What its figures count.
    pub unit: Unit,
}

/// An account that only last year printed.
#[derive(Debug, Clone)]
pub struct PriorRow {
    /// Account code.
    pub code: Option<String>,
    /// Printed label.
    pub label: Label,
    /// Last year's figures with their places.
    pub figures: Vec<(Coordinate, Amount)>,
}

/// Where a cell stands: indices of its table, block, row and column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Spot {
    /// Table, in the form's order.
    pub table: usize,
    /// Block of the table.
    pub block: usize,
    /// Row of the block.
    pub row: usize,
    /// Column of the block.
    pub column: usize,
}

/// A disclosure laid out on its form.
#[derive(Debug, Clone)]
pub struct Grid {
    form: Arc<Form>,
    money_unit: MoneyUnit,
    space: Space,
    tables: Vec<GridTable>,
    places: Vec<Coordinate>,
    published: Vec<Value>,
    prior: FxHashMap<CellId, Amount>,
    by_place: FxHashMap<Coordinate, Vec<CellId>>,
    starts: Vec<(u32, usize, usize)>,
}

impl Grid {
    /// Lays out a disclosure.
    ///
    /// # Errors
    /// Tables, blocks, rows or columns that the form does not have, and rows that stand twice.
    pub fn new(form: Arc<Form>, disclosure: &Disclosure) -> Result<Self, GridError> {
        build::build(form, disclosure)
    }

    /// The form.
    #[must_use]
    pub fn form(&self) -> &Form {
        &self.form
    }

    /// The document's money unit.
    #[must_use]
    pub fn money_unit(&self) -> MoneyUnit {
        self.money_unit
    }

    /// The money unit that the table of a cell is printed in.
    #[must_use]
    pub fn money_unit_of(&self, cell: CellId) -> MoneyUnit {
        self.tables[self.spot(cell).table].money_unit
    }

    /// The dimensions with this document's nodes.
    #[must_use]
    pub fn space(&self) -> &Space {
        &self.space
    }

    /// The tables in the form's order.
    #[must_use]
    pub fn tables(&self) -> &[GridTable] {
        &self.tables
    }

    /// Number of cells.
    #[must_use]
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether there is no cell at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// All cells in printed order.
    pub fn cells(&self) -> impl Iterator<Item = CellId> + use<> {
        (0..u32::try_from(self.places.len()).unwrap_or(u32::MAX)).map(CellId)
    }

    /// The cell at a spot.
    #[must_use]
    pub fn cell(&self, spot: Spot) -> Option<CellId> {
        let block = self.tables.get(spot.table)?.blocks.get(spot.block)?;
        (spot.row < block.rows.len() && spot.column < block.columns.len())
            .then(|| block.cell(spot.row, spot.column))
    }

    /// Where a cell stands.
    #[must_use]
    pub fn spot(&self, cell: CellId) -> Spot {
        let at = self.starts.partition_point(|(first, ..)| *first <= cell.0) - 1;
        let (first, table, block) = self.starts[at];
        let columns = self.tables[table].blocks[block].columns.len();
        let offset = (cell.0 - first) as usize;
        Spot { table, block, row: offset / columns, column: offset % columns }
    }

    /// The form's table of a cell.
    #[must_use]
    pub fn table_of(&self, cell: CellId) -> &TableSpec {
        &self.form.tables[self.spot(cell).table]
    }

    /// The form's block of a spot.
    #[must_use]
    pub fn block_spec(&self, spot: Spot) -> &BlockSpec {
        &self.form.tables[spot.table].blocks[spot.block]
    }

    /// The row of a cell.
    #[must_use]
    pub fn row_of(&self, cell: CellId) -> &GridRow {
        let spot = self.spot(cell);
        &self.tables[spot.table].blocks[spot.block].rows[spot.row]
    }

    /// The form's column of a cell.
    #[must_use]
    pub fn column_of(&self, cell: CellId) -> &ColumnSpec {
        let spot = self.spot(cell);
        &self.block_spec(spot).columns[spot.column]
    }

    /// The quantity that a cell states.
    #[must_use]
    pub fn place(&self, cell: CellId) -> &Coordinate {
        &self.places[cell.index()]
    }

    /// The cells that state exactly this quantity, in printed order.
    #[must_use]
    pub fn at(&self, place: &Coordinate) -> &[CellId] {
        self.by_place.get(place).map_or(&[], Vec::as_slice)
    }

    /// All distinct quantities with their cells, in no particular order.
    pub fn quantities(&self) -> impl Iterator<Item = (&Coordinate, &[CellId])> {
        self.by_place.iter().map(|(place, cells)| (place, cells.as_slice()))
    }

    /// What was published in a cell.
    #[must_use]
    pub fn published(&self, cell: CellId) -> Value {
        self.published[cell.index()]
    }

    /// Last year's figure of a cell as the document states it.
    #[must_use]
    pub fn prior(&self, cell: CellId) -> Option<Amount> {
        self.prior.get(&cell).copied()
    }

    /// What a cell counts.
    #[must_use]
    pub fn unit(&self, cell: CellId) -> Unit {
        let spot = self.spot(cell);
        let block = &self.tables[spot.table].blocks[spot.block];
        block.rows[spot.row].unit.unwrap_or(block.columns[spot.column].unit)
    }

    /// Decimals that the table of a cell prints.
    #[must_use]
    pub fn decimals(&self, cell: CellId) -> u32 {
        match self.unit(cell) {
            Unit::Money | Unit::SquareMetres => self.tables[self.spot(cell).table].decimals,
            Unit::Persons | Unit::Vehicles | Unit::Pieces | Unit::Points => 0,
        }
    }

    /// How far the figure of a cell may be from what was printed: half a printed step. Counts,
    /// and money printed to the 分, are exact.
    #[must_use]
    pub fn half_step(&self, cell: CellId) -> Amount {
        let exponent = match self.unit(cell) {
            Unit::Money => self.money_unit_of(cell).exponent(),
            Unit::SquareMetres => 0,
            Unit::Persons | Unit::Vehicles | Unit::Pieces | Unit::Points => return Amount::ZERO,
        };
        let decimals = self.decimals(cell);
        if self.unit(cell) == Unit::Money && decimals >= exponent + 2 {
            return Amount::ZERO;
        }
        Amount::half_step(decimals, exponent)
    }

    /// One printed step of the figure of a cell: the last digit that its table prints.
    #[cfg(feature = "review")]
    #[must_use]
    pub fn step(&self, cell: CellId) -> Amount {
        Amount::step(self.decimals(cell), self.unit(cell).exponent(self.money_unit_of(cell)))
    }

    /// A figure of a cell as text in its table's unit, as a contract prints it.
    #[must_use]
    pub fn print(&self, cell: CellId, amount: Amount) -> String {
        amount.to_printed(self.unit(cell).exponent(self.money_unit_of(cell)), self.decimals(cell))
    }
}

impl GridTable {
    /// All its cells.
    pub fn cells(&self) -> impl Iterator<Item = CellId> {
        self.blocks.iter().flat_map(GridBlock::cells)
    }
}

impl GridBlock {
    /// The cell in a row and column.
    #[must_use]
    pub fn cell(&self, row: usize, column: usize) -> CellId {
        CellId(self.first + u32::try_from(row * self.columns.len() + column).unwrap_or(u32::MAX))
    }

    /// All its cells in printed order.
    pub fn cells(&self) -> impl Iterator<Item = CellId> + use<> {
        let count = u32::try_from(self.rows.len() * self.columns.len()).unwrap_or(u32::MAX);
        (self.first..self.first.saturating_add(count)).map(CellId)
    }
}

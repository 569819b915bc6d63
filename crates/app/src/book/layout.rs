//! How the document is laid out: the names and shapes that the tables are drawn from.

use mingzhang::{
    form::{HeadingPath, RowKind},
    grid::{CellId, Grid, Presence, Spot},
    money::MoneyUnit,
    wording::{self, Lang},
};

use super::Book;
use crate::{i18n::Words, state::cursor::Extent};

/// Whose document it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// The organisation.
    pub unit: String,
    /// Budget year.
    pub year: u16,
    /// 决算 rather than 预算.
    pub final_accounts: bool,
    /// The unit it prints amounts in.
    pub money_unit: MoneyUnit,
    /// Whether its figures were changed before it was opened.
    pub edited: bool,
}

/// A table in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableName {
    /// Stable id.
    pub id: String,
    /// Printed number; empty for facts.
    pub number: String,
    /// Title.
    pub title: String,
}

/// A table as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableShape {
    /// Printed number; empty for facts.
    pub number: String,
    /// Title.
    pub title: String,
    /// What to say in its place: its statement if it was published empty, or that the document lacks it.
    pub empty: Option<String>,
    /// How many grids stand side by side.
    pub blocks: usize,
}

/// A grid of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BlockShape {
    /// What is printed above it.
    pub heading: Option<String>,
    /// Heading of the row labels.
    pub stub: String,
    /// Headings of its columns, top to bottom.
    pub headings: Vec<HeadingPath>,
    /// How many rows.
    pub rows: usize,
    /// How many columns.
    pub columns: usize,
}

impl BlockShape {
    /// How far it goes.
    #[must_use]
    pub fn extent(&self) -> Extent {
        Extent { rows: self.rows, columns: self.columns }
    }

    /// How many rows of headings stand above its own.
    #[must_use]
    pub fn head_rows(&self) -> usize {
        let depth = self.headings.iter().map(Vec::len).max().unwrap_or(0).max(1);
        depth + usize::from(self.heading.is_some())
    }
}

/// The label of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowLabel {
    /// Account code.
    pub code: Option<String>,
    /// Name.
    pub name: String,
    /// Project.
    pub project: Option<String>,
    /// Indentation.
    pub level: u8,
    /// Whether it is a total.
    pub total: bool,
    /// Whether rows below make it up, and nothing but the total is above it.
    pub heading: bool,
}

/// How many rows and columns a cell sums over, roughly: totals come after their parts.
pub(super) fn breadth(grid: &Grid, cell: CellId) -> usize {
    let spot = grid.spot(cell);
    let block = &grid.tables()[spot.table].blocks[spot.block];
    let row = &block.rows[spot.row];
    let over_columns = usize::from(!block.columns[spot.column].parts.is_empty());
    let over_rows = match row.kind {
        RowKind::Total => usize::from(u8::MAX),
        RowKind::Item if row.parts.is_empty() => 0,
        RowKind::Item => usize::from(u8::MAX - row.level),
    };
    over_rows * 2 + over_columns
}

impl Book {
    /// Whose document it is.
    #[must_use]
    pub fn about(self) -> About {
        self.with(|session| {
            let published = session.published();
            About {
                unit: published.unit.clone(),
                year: published.year,
                final_accounts: published.stage == "final-accounts",
                money_unit: published.money_unit,
                edited: published.edited,
            }
        })
    }

    /// The unit the document prints amounts in.
    #[must_use]
    pub fn money_unit(self) -> MoneyUnit {
        self.with(|session| session.grid().money_unit())
    }

    /// The tables, in the form's order.
    #[must_use]
    pub fn table_names(self, lang: Lang) -> Vec<TableName> {
        self.with(|session| {
            let tables = session.grid().form().tables.iter();
            tables
                .map(|table| TableName {
                    id: table.id.clone(),
                    number: table.number.clone(),
                    title: lang.label(&table.title).to_owned(),
                })
                .collect()
        })
    }

    /// The table of an id; the first one for no id or one that is not known.
    #[must_use]
    pub fn table_index(self, id: Option<&str>) -> usize {
        self.with(|session| id.and_then(|id| session.grid().form().table(id)).map_or(0, |(index, _)| index))
    }

    /// A table as a whole.
    #[must_use]
    pub fn table(self, table: usize, lang: Lang) -> TableShape {
        self.with(|session| {
            let grid = session.grid();
            let spec = &grid.form().tables[table];
            let laid = &grid.tables()[table];
            let nothing = laid.presence != Presence::Printed
                && laid.cells().all(|cell| session.value(cell).number().is_none());
            let words = &lang.words().tables;
            // Only a table that the document has can state that it is empty.
            let stated = spec.empty_statement.as_ref().filter(|_| laid.presence == Presence::Empty);
            let statement = stated.map(|statement| {
                let published = session.published();
                lang.label(statement)
                    .replace("{unit}", &published.unit)
                    .replace("{year}", &published.year.to_string())
            });
            TableShape {
                number: spec.number.clone(),
                title: lang.label(&spec.title).to_owned(),
                empty: nothing.then(|| {
                    statement.unwrap_or_else(|| {
                        if laid.presence == Presence::Missing { words.missing } else { words.empty }
                            .to_owned()
                    })
                }),
                blocks: laid.blocks.len(),
            }
        })
    }

    /// A grid of a table.
    #[must_use]
    pub fn block(self, table: usize, block: usize, lang: Lang) -> BlockShape {
        self.with(|session| {
            let grid = session.grid();
            let spec = &grid.form().tables[table].blocks[block];
            let laid = &grid.tables()[table].blocks[block];
            let stub = lang.pick(&spec.stub.zh, &spec.stub.en);
            let headings = spec.columns.iter().map(|column| lang.pick(&column.zh, &column.en).clone());
            BlockShape {
                heading: spec.heading.as_ref().map(|heading| lang.label(heading).to_owned()),
                stub: stub.join(" / "),
                headings: headings.collect(),
                rows: laid.rows.len(),
                columns: laid.columns.len(),
            }
        })
    }

    /// The label of a row.
    #[must_use]
    pub fn row(self, table: usize, block: usize, row: usize, lang: Lang) -> RowLabel {
        self.with(|session| {
            let row = &session.grid().tables()[table].blocks[block].rows[row];
            RowLabel {
                code: row.code.clone(),
                name: lang.label(&row.label).to_owned(),
                // A row that is nothing but a project bears its name already.
                project: row.project.clone().filter(|project| *project != row.label.zh),
                level: row.level,
                total: row.kind == RowKind::Total,
                heading: !row.parts.is_empty() && row.level <= 1,
            }
        })
    }

    /// The cell at a place that exists.
    #[must_use]
    pub fn cell_at(self, table: usize, block: usize, row: usize, column: usize) -> CellId {
        self.with(|session| session.grid().tables()[table].blocks[block].cell(row, column))
    }

    /// The cell of a number, as links carry it.
    #[must_use]
    pub fn cell(self, index: u32) -> Option<CellId> {
        self.with(|session| session.grid().cells().nth(index as usize))
    }

    /// Where a cell stands.
    #[must_use]
    pub fn spot(self, cell: CellId) -> Spot {
        self.with(|session| session.grid().spot(cell))
    }

    /// Row and column of a cell in words.
    #[must_use]
    pub fn cell_name(self, cell: CellId, lang: Lang) -> String {
        self.with(|session| {
            let grid = session.grid();
            [
                &wording::row_name(grid.row_of(cell), lang),
                " · ",
                &wording::column_name(grid.column_of(cell), lang),
            ]
            .concat()
        })
    }
}

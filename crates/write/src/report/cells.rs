//! Cells and figures.

use mingzhang::calculate::Session;
use mingzhang::finding::cell_id;
use mingzhang::grid::{CellId, Value};
use mingzhang::money::{Amount, Unit};
use mingzhang::relation::{ArithmeticLine, Sign};
use mingzhang::wording::{Lang, cell_name};
use serde::Serialize;

/// Where a cell stands and what stands in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Cell {
    /// Stable id.
    pub id: String,
    /// Table id.
    pub table: String,
    /// Block id.
    pub block: String,
    /// Id of the form's row, else the account code or name; null where a project alone names it.
    pub row: Option<String>,
    /// Project name.
    pub project: Option<String>,
    /// Column id.
    pub column: String,
    /// Table, row and column as people call them.
    pub label: String,
    /// The figure; null when blank.
    pub value: Option<String>,
    /// What it counts: the money unit of its table, or `persons`, `vehicles`, `square-metres`,
    /// `pieces`, `points`.
    pub counts: &'static str,
}

/// A figure with what it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Figure {
    /// Where it stands and what it is now.
    #[serde(flatten)]
    pub cell: Cell,
    /// What was published.
    pub published: Option<String>,
    /// Last year's figure, where the document states it at this cell.
    pub prior: Option<String>,
    /// Whether it differs from what was published.
    pub changed: bool,
}

/// One line of a relation's arithmetic.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Arithmetic {
    /// `+` adds up, `=` has to equal the sum, `>=` has to be at least the part.
    pub sign: &'static str,
    /// Id of the cell.
    pub cell: String,
    /// What people call it.
    pub label: String,
    /// What stands in it.
    pub value: Option<String>,
    /// What it counts, as in a cell.
    pub counts: &'static str,
    /// The least it can stand for before rounding.
    pub low: Option<String>,
    /// The most it can stand for before rounding.
    pub high: Option<String>,
}

pub(super) fn print(session: &Session, cell: CellId, amount: Amount) -> String {
    session.grid().print(cell, amount)
}

fn value(session: &Session, cell: CellId, value: Value) -> Option<String> {
    value.number().map(|amount| print(session, cell, amount))
}

pub(super) fn cell(session: &Session, cell: CellId, lang: Lang) -> Cell {
    let address = session.grid().address(cell);
    Cell {
        id: cell_id(session.grid(), cell),
        table: address.table,
        block: address.block,
        row: address.row.or(address.code).or(address.name.filter(|_| address.project.is_none())),
        project: address.project,
        column: address.column,
        label: cell_name(session.grid(), cell, lang),
        value: value(session, cell, session.value(cell)),
        counts: counts(session, cell),
    }
}

/// A figure of a cell.
#[must_use]
pub fn figure(session: &Session, at: CellId, lang: Lang) -> Figure {
    let grid = session.grid();
    Figure {
        cell: cell(session, at, lang),
        published: value(session, at, grid.published(at)),
        prior: grid.prior(at).map(|amount| print(session, at, amount)),
        changed: session.value(at) != grid.published(at),
    }
}

/// All figures in printed order, blank cells left out unless something was published there.
#[must_use]
pub fn figures(session: &Session, lang: Lang) -> Vec<Figure> {
    let grid = session.grid();
    let there = |cell: &CellId| {
        session.value(*cell).number().is_some()
            || grid.published(*cell).number().is_some()
            || grid.prior(*cell).is_some()
    };
    grid.cells().filter(there).map(|cell| figure(session, cell, lang)).collect()
}

pub(super) fn counts(session: &Session, cell: CellId) -> &'static str {
    match session.grid().unit(cell) {
        Unit::Money => session.grid().money_unit_of(cell).symbol(),
        Unit::Persons => "persons",
        Unit::Vehicles => "vehicles",
        Unit::SquareMetres => "square-metres",
        Unit::Pieces => "pieces",
        Unit::Points => "points",
    }
}

pub(super) fn arithmetic(session: &Session, lines: &[ArithmeticLine], lang: Lang) -> Vec<Arithmetic> {
    let line = |line: &ArithmeticLine| {
        let number = line.value.number();
        let print = |amount: Option<Amount>| amount.map(|amount| print(session, line.cell, amount));
        Arithmetic {
            sign: match line.sign {
                Sign::Plus => "+",
                Sign::Equals => "=",
                Sign::AtLeast => ">=",
            },
            cell: cell_id(session.grid(), line.cell),
            label: cell_name(session.grid(), line.cell, lang),
            value: print(number),
            counts: counts(session, line.cell),
            low: print(number.and_then(|amount| amount.minus(line.half_step).ok())),
            high: print(number.and_then(|amount| amount.plus(line.half_step).ok())),
        }
    };
    lines.iter().map(line).collect()
}

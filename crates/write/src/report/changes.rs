//! What edits changed: the cells that differ from what was published, in one work or in two on the
//! same document.

use mingzhang::calculate::Session;
use mingzhang::grid::{CellId, Value};
use mingzhang::money::{Amount, MoneyUnit, Unit};
use mingzhang::wording::{self, Lang};
use serde::Serialize;

/// The cells that differ in at least one of the works, in printed order, as people read them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Changes {
    /// The organisation.
    pub unit: String,
    /// Budget year.
    pub year: u16,
    /// One for each cell.
    pub rows: Vec<ChangedCell>,
}

/// A cell, what was published there, and what stands there now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ChangedCell {
    /// Table id, as links of the page have it.
    pub table: String,
    /// Number of the cell, as links of the page have it.
    pub cell: usize,
    /// What the table is called.
    pub table_name: String,
    /// What the row is called; empty where the table has one row without a name.
    pub row: String,
    /// What the column is called.
    pub column: String,
    /// What the figures count.
    pub counts: &'static str,
    /// What was published; null when blank.
    pub published: Option<String>,
    /// What stands there in each work.
    pub works: Vec<Now>,
    /// The second work minus the first, where there are two and they differ.
    pub apart: Option<String>,
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Now {
    /// The figure; null when blank.
    pub value: Option<String>,
    /// It minus what was published, with its sign; null where it is the same.
    pub difference: Option<String>,
}

/// What works on one published document changed. `second` must be on the document of `first`.
#[must_use]
pub fn changes(first: &Session, second: Option<&Session>, lang: Lang) -> Changes {
    let grid = first.grid();
    let works: Vec<&Session> = std::iter::once(first).chain(second).collect();
    let differs = |cell: &CellId| works.iter().any(|work| work.value(*cell) != grid.published(*cell));
    let document = first.published();
    Changes {
        unit: document.unit.clone(),
        year: document.year,
        rows: grid.cells().filter(differs).map(|cell| changed(&works, cell, lang)).collect(),
    }
}

fn changed(works: &[&Session], cell: CellId, lang: Lang) -> ChangedCell {
    let grid = works[0].grid();
    let table = grid.table_of(cell);
    // In the unit that the table prints.
    let money = if grid.unit(cell) == Unit::Money { grid.money_unit_of(cell) } else { MoneyUnit::Yuan };
    let said = |value: Value| value.number().map(|amount| wording::cell_amount(grid, cell, amount, money));
    let signed = |amount: Amount| wording::signed(grid, cell, amount, money);
    let now =
        |work: &&Session| Now { value: said(work.value(cell)), difference: work.change(cell).map(signed) };
    let apart = match works {
        [first, second] if first.value(cell) != second.value(cell) => {
            second.value(cell).or_zero().minus(first.value(cell).or_zero()).ok().map(signed)
        }
        _ => None,
    };
    ChangedCell {
        table: table.id.clone(),
        cell: cell.index(),
        table_name: wording::table_name(table, lang),
        row: wording::row_name(grid.row_of(cell), lang),
        column: wording::short_column_name(grid, cell, lang),
        counts: wording::unit_name(grid.unit(cell), money, lang),
        published: said(grid.published(cell)),
        works: works.iter().map(now).collect(),
        apart,
    }
}

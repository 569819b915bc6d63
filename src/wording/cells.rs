//! Names of tables, rows, columns and cells.

use super::Lang;
use crate::form::{ColumnSpec, RowKind, TableSpec};
use crate::grid::{CellId, Grid, GridRow};
use crate::money::{MoneyUnit, Unit};

/// `表6 一般公共预算基本支出情况表`; without a number, the title alone.
#[must_use]
pub fn table_name(table: &TableSpec, lang: Lang) -> String {
    let title = lang.label(&table.title);
    if table.number.is_empty() {
        return title.to_owned();
    }
    lang.pick(format!("表{} {title}", table.number), format!("Table {} {title}", table.number))
}

/// `30231 公务用车运行维护费`, with the project where there is one. Leading numbering and
/// “其中” belong to the layout and are kept: they are how the row is found in print.
#[must_use]
pub fn row_name(row: &GridRow, lang: Lang) -> String {
    let label = lang.label(&row.label).trim();
    let mut name = String::new();
    if let Some(code) = &row.code {
        name.push_str(code);
        if code != label {
            name.push(' ');
        }
    }
    if row.code.as_deref() != Some(label) {
        name.push_str(label);
    }
    if let Some(project) = row.project.as_deref().filter(|project| *project != label) {
        name.push_str(lang.pick("（", " ("));
        name.push_str(project);
        name.push_str(lang.pick("）", ")"));
    }
    name
}

/// The column's heading, top to bottom.
#[must_use]
pub fn column_name(column: &ColumnSpec, lang: Lang) -> String {
    lang.pick(&column.zh, &column.en).join(" / ")
}

/// The lowest of the column's headings, or all of them where another column has the same.
#[must_use]
pub fn short_column_name(grid: &Grid, cell: CellId, lang: Lang) -> String {
    let lowest = |column: &ColumnSpec| lang.pick(&column.zh, &column.en).last().cloned();
    let column = grid.column_of(cell);
    let name = lowest(column);
    let same = grid.block_spec(grid.spot(cell)).columns.iter().filter(|other| lowest(other) == name).count();
    name.filter(|_| same == 1).unwrap_or_else(|| column_name(column, lang))
}

/// `表6 30231 公务用车运行维护费 · 公用经费`
#[must_use]
pub fn cell_name(grid: &Grid, cell: CellId, lang: Lang) -> String {
    let table = grid.table_of(cell);
    let row = grid.row_of(cell);
    let mut name = if table.number.is_empty() {
        lang.label(&table.title).to_owned()
    } else {
        lang.pick(format!("表{}", table.number), format!("Table {}", table.number))
    };
    let row_label = row_name(row, lang);
    // A fact's total row often repeats its title.
    if !(row_label.is_empty() || row.kind == RowKind::Total && row_label == name) {
        name.push(' ');
        name.push_str(&row_label);
    }
    if grid.block_spec(grid.spot(cell)).columns.len() > 1 {
        name.push_str(" · ");
        name.push_str(&short_column_name(grid, cell, lang));
    }
    name
}

/// The unit that figures are shown in.
#[must_use]
pub fn unit_name(unit: Unit, shown: MoneyUnit, lang: Lang) -> &'static str {
    match unit {
        Unit::Money => match (shown, lang) {
            (MoneyUnit::Yuan, Lang::Zh) => "元",
            (MoneyUnit::TenThousand, Lang::Zh) => "万元",
            (MoneyUnit::HundredMillion, Lang::Zh) => "亿元",
            (MoneyUnit::Yuan, Lang::En) => "yuan",
            (MoneyUnit::TenThousand, Lang::En) => "10,000 yuan",
            (MoneyUnit::HundredMillion, Lang::En) => "100 million yuan",
        },
        Unit::Persons => lang.pick("人", "persons"),
        Unit::Vehicles => lang.pick("辆", "vehicles"),
        Unit::SquareMetres => lang.pick("平方米", "m²"),
        Unit::Pieces => lang.pick("个（台）", "pieces"),
        Unit::Points => lang.pick("分", "points"),
    }
}

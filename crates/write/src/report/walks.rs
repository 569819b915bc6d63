//! Walks (走数) as data for whoever shows them: the page's presenter, lessons. Described in
//! `docs/walks-json.md`.

use mingzhang::calculate::Session;
use mingzhang::finding::cell_id;
use mingzhang::form::RowKind;
use mingzhang::grid::CellId;
use mingzhang::walk::{self, About, Walk};
use mingzhang::wording::{
    Lang, amount_with_unit, cell_amount, column_name, row_name, table_name, walk_step, walk_tables,
    walk_title,
};
use serde::Serialize;

/// Walks through what does not hold that are told; where everything is broken, nobody walks them all.
const BROKEN: usize = 12;

/// The walks of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Walks {
    /// The figures that tie its tables together.
    pub figures: Vec<Told>,
    /// What does not hold.
    pub broken: Vec<Told>,
    /// How many more relations do not hold than are told.
    pub more_broken: usize,
}

/// A walk, told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Told {
    /// What it is about: the figure's name, or the relation that does not hold.
    pub title: String,
    /// The figure that it begins with, with its unit; empty when blank.
    pub figure: String,
    /// The tables that it leads through, in order, by their short names.
    pub tables: Vec<String>,
    /// Its steps; never empty.
    pub steps: Vec<Step>,
}

/// One cell lit, and what is said of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Step {
    /// The cell's id.
    pub cell: String,
    /// The cell's number in links of the page.
    pub number: usize,
    /// The id of its table.
    pub table: String,
    /// What its table is called.
    pub title: String,
    /// The money unit of the table, where the figures of the piece are money.
    pub unit: Option<&'static str>,
    /// What is said.
    pub sentence: String,
    /// The headings of the columns that are shown, each whole.
    pub columns: Vec<Column>,
    /// The rows that are shown.
    pub rows: Vec<Row>,
}

/// A column of the piece of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Column {
    /// Its heading.
    pub name: String,
    /// Columns that are left out before it.
    pub skipped: usize,
    /// Whether the lit cell or one that the step speaks of is in it.
    pub matters: bool,
}

/// A row of the piece of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Row {
    /// Its label.
    pub name: String,
    /// Its indentation, from 0.
    pub level: u8,
    /// Whether it is a total.
    pub total: bool,
    /// Rows that are left out before it.
    pub skipped: usize,
    /// Its cells in the columns that are shown.
    pub cells: Vec<Cell>,
}

/// A cell of the piece of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Cell {
    /// The figure as its table prints it; empty when blank.
    pub figure: String,
    /// `lit`: the step's own; `near`: the step speaks of it.
    pub light: Option<&'static str>,
}

/// The walks of a document: the figures that tie its tables together, and what does not hold.
#[must_use]
pub fn walks(session: &Session, lang: Lang) -> Walks {
    let tell = |walk: &Walk| told(session, walk, lang);
    let broken = walk::broken(session);
    Walks {
        figures: walk::headline(session).iter().map(tell).collect(),
        broken: broken.iter().take(BROKEN).map(tell).collect(),
        more_broken: broken.len().saturating_sub(BROKEN),
    }
}

/// The walk of one figure.
#[must_use]
pub fn walk(session: &Session, cell: CellId, lang: Lang) -> Told {
    told(session, &walk::figure(session, cell), lang)
}

fn told(session: &Session, walk: &Walk, lang: Lang) -> Told {
    let grid = session.grid();
    let first = match walk.about {
        About::Figure(cell) => cell,
        About::Broken(id) => session.relations().get(id).total,
    };
    let figure = session.value(first).number();
    let figure = figure.map(|amount| amount_with_unit(grid, first, amount, grid.money_unit_of(first), lang));
    Told {
        title: walk_title(session, walk, lang),
        figure: figure.unwrap_or_default(),
        tables: walk_tables(session, walk, lang),
        steps: walk.steps.iter().map(|step| tell(session, step, lang)).collect(),
    }
}

fn tell(session: &Session, step: &walk::Step, lang: Lang) -> Step {
    let grid = session.grid();
    let piece = walk::excerpt(session, step);
    let table = grid.table_of(step.cell);
    let (block, spec) = (&grid.tables()[piece.lit.table].blocks[piece.lit.block], grid.block_spec(piece.lit));
    let near: Vec<usize> = piece.near.iter().map(|cell| grid.spot(*cell).column).collect();
    let columns = piece.columns.iter().zip(skipped(&piece.columns)).map(|(&column, skipped)| Column {
        name: column_name(&spec.columns[column], lang),
        skipped,
        matters: column == piece.lit.column || near.contains(&column),
    });
    let light = |cell: CellId| match cell == step.cell {
        true => Some("lit"),
        false => piece.near.contains(&cell).then_some("near"),
    };
    let cell = |cell: CellId| Cell {
        figure: session
            .value(cell)
            .number()
            .map_or_else(String::new, |amount| cell_amount(grid, cell, amount, grid.money_unit_of(cell))),
        light: light(cell),
    };
    let rows = piece.rows.iter().zip(skipped(&piece.rows)).map(|(&row, skipped)| Row {
        name: row_name(&block.rows[row], lang),
        level: block.rows[row].level,
        total: block.rows[row].kind == RowKind::Total,
        skipped,
        cells: piece.columns.iter().map(|&column| cell(block.cell(row, column))).collect(),
    });
    let money = grid.unit(step.cell) == mingzhang::money::Unit::Money;
    Step {
        cell: cell_id(grid, step.cell),
        number: step.cell.index(),
        table: table.id.clone(),
        title: table_name(table, lang),
        unit: money.then(|| {
            mingzhang::wording::unit_name(grid.unit(step.cell), grid.money_unit_of(step.cell), lang)
        }),
        sentence: walk_step(session, step, lang),
        columns: columns.collect(),
        rows: rows.collect(),
    }
}

/// How many indices are left out before each.
fn skipped(indices: &[usize]) -> impl Iterator<Item = usize> {
    let before = std::iter::once(0).chain(indices.iter().map(|index| index + 1));
    indices.iter().zip(before).map(|(index, next)| index - next).collect::<Vec<_>>().into_iter()
}

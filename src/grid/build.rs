//! Laying out a disclosure on its form.

use std::collections::BTreeMap;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::{
    CellId, Grid, GridBlock, GridColumn, GridRow, GridTable, Presence, PriorRow, RowKey, Value, block_index,
    tree,
};
use crate::classification;
use crate::disclosure::{Disclosure, Figure, Row, Table};
use crate::form::{BlockSpec, Form, Label, Position, RowKind, RowSpec, TableSpec};
use crate::money::Amount;
use crate::quantity::{Coordinate, Space, SpaceError};

/// Why a disclosure does not fit its form. Tables, rows and columns by id, code or name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum GridError {
    /// The form names a dimension or node it does not have, or has too many.
    #[error(transparent)]
    Form(#[from] SpaceError),
    /// The form has no such table.
    #[error("no table {0} in the form")]
    NoSuchTable(String),
    /// A table stands twice.
    #[error("table {0} stands twice")]
    TableTwice(String),
    /// The table has no such block.
    #[error("no block {block} in table {table}")]
    NoSuchBlock {
        /// Table id.
        table: String,
        /// Block id.
        block: String,
    },
    /// The block has no such row, or takes no rows of this kind.
    #[error("no row {row} in table {table}")]
    NoSuchRow {
        /// Table id.
        table: String,
        /// Row id, code or name.
        row: String,
    },
    /// A row stands twice.
    #[error("row {row} stands twice in table {table}")]
    RowTwice {
        /// Table id.
        table: String,
        /// Row id, code or name.
        row: String,
    },
    /// The block has no such column.
    #[error("no column {column} in table {table}")]
    NoSuchColumn {
        /// Table id.
        table: String,
        /// Column id.
        column: String,
    },
}

pub(super) fn build(form: Arc<Form>, disclosure: &Disclosure) -> Result<Grid, GridError> {
    let mut by_table: FxHashMap<&str, &Table> = FxHashMap::default();
    for table in &disclosure.tables {
        if form.table(&table.id).is_none() {
            return Err(GridError::NoSuchTable(table.id.clone()));
        }
        if by_table.insert(&table.id, table).is_some() {
            return Err(GridError::TableTwice(table.id.clone()));
        }
    }
    let mut layout = Layout {
        unit: &disclosure.unit,
        grid: Grid {
            space: Space::new(&form)?,
            money_unit: disclosure.money_unit,
            tables: Vec::with_capacity(form.tables.len()),
            places: Vec::new(),
            published: Vec::new(),
            prior: FxHashMap::default(),
            by_place: FxHashMap::default(),
            starts: Vec::new(),
            form: Arc::clone(&form),
        },
    };
    for spec in &form.tables {
        layout.table(spec, by_table.get(spec.id.as_str()).copied(), disclosure)?;
    }
    let mut grid = layout.grid;
    // Lines relate by their places, which are final only when every code and name is known.
    for table in &mut grid.tables {
        for block in &mut table.blocks {
            let rows: Vec<Coordinate> = block.rows.iter().map(|row| row.place).collect();
            let tree = tree::tree(&grid.space, &rows);
            for ((row, parent), parts) in block.rows.iter_mut().zip(tree.parents).zip(tree.parts) {
                (row.parent, row.parts) = (parent, parts);
            }
            let columns: Vec<Coordinate> = block.columns.iter().map(|column| column.place).collect();
            let tree = tree::tree(&grid.space, &columns);
            for ((column, parent), parts) in block.columns.iter_mut().zip(tree.parents).zip(tree.parts) {
                (column.parent, column.parts) = (parent, parts);
            }
        }
    }
    Ok(grid)
}

struct Layout<'a> {
    unit: &'a str,
    grid: Grid,
}

/// A row to lay out: of the form, of the document, or both.
struct Line<'a> {
    spec: Option<&'a RowSpec>,
    row: Option<&'a Row>,
}

impl Layout<'_> {
    fn table(
        &mut self,
        spec: &TableSpec,
        table: Option<&Table>,
        disclosure: &Disclosure,
    ) -> Result<(), GridError> {
        let presence = match table {
            None => Presence::Missing,
            // Rows of last year's figures alone leave it as empty as it is published.
            Some(table) if table.empty && table.rows.iter().all(|row| row.cells.is_empty()) => {
                Presence::Empty
            }
            Some(_) => Presence::Printed,
        };
        let rows = table.map_or(&[][..], |table| &table.rows);
        let mut by_block: Vec<Vec<&Row>> = vec![Vec::new(); spec.blocks.len()];
        for row in rows {
            by_block[block_of(spec, row)?].push(row);
        }
        // The step comes from the table's format as a whole, never from one cell's digits.
        let mut printed: BTreeMap<u32, usize> = BTreeMap::new();
        for (_, figure) in rows.iter().flat_map(|row| &row.cells) {
            *printed.entry(figure.decimals).or_default() += 1;
        }
        let printed = printed.into_iter().max_by_key(|(decimals, cells)| (*cells, *decimals));
        let index = self.grid.tables.len();
        let mut blocks = Vec::with_capacity(spec.blocks.len());
        for (b, (block, rows)) in spec.blocks.iter().zip(by_block).enumerate() {
            let first = u32::try_from(self.grid.places.len()).unwrap_or(u32::MAX);
            self.grid.starts.push((first, index, b));
            blocks.push(self.block(spec, block, &rows, presence)?);
        }
        let mut prior_only = Vec::new();
        for row in table.map_or(&[][..], |table| &table.prior_rows) {
            prior_only.push(self.prior_row(spec, row)?);
        }
        let decimals = printed.map_or(self.grid.form.decimals, |(decimals, _)| decimals);
        let money_unit = match table {
            Some(table) => disclosure.money_unit_of(table),
            None => spec.money_unit.unwrap_or(disclosure.money_unit),
        };
        self.grid.tables.push(GridTable { presence, blocks, prior_only, decimals, money_unit });
        Ok(())
    }

    fn block(
        &mut self,
        table: &TableSpec,
        spec: &BlockSpec,
        rows: &[&Row],
        presence: Presence,
    ) -> Result<GridBlock, GridError> {
        let base = self.grid.space.narrow(self.grid.space.whole(), &spec.at)?;
        let mut columns = Vec::with_capacity(spec.columns.len());
        for column in &spec.columns {
            let place = self.grid.space.narrow(base, &column.at)?;
            columns.push(GridColumn { place, parent: None, parts: Vec::new(), unit: column.unit });
        }
        let mut block = GridBlock {
            rows: Vec::new(),
            columns,
            first: u32::try_from(self.grid.places.len()).unwrap_or(u32::MAX),
        };
        let blank = if presence == Presence::Missing { Value::Missing } else { Value::Blank };
        for line in lines(table, spec, rows)? {
            self.row(table, spec, &mut block, base, &line, blank)?;
        }
        Ok(block)
    }

    fn row(
        &mut self,
        table: &TableSpec,
        spec: &BlockSpec,
        block: &mut GridBlock,
        base: Coordinate,
        line: &Line<'_>,
        blank: Value,
    ) -> Result<(), GridError> {
        let place = self.place(table, spec, base, line)?;
        for column in &spec.columns {
            let cell = CellId(u32::try_from(self.grid.places.len()).unwrap_or(u32::MAX));
            let place = self.grid.space.narrow(place, &column.at)?;
            self.grid.by_place.entry(place).or_default().push(cell);
            self.grid.places.push(place);
            let figure = line.row.and_then(|row| find(&row.cells, &column.id));
            self.grid.published.push(figure.map_or(blank, Value::Number));
            if let Some(prior) = line.row.and_then(|row| find(&row.prior, &column.id)) {
                self.grid.prior.insert(cell, prior);
            }
        }
        if let Some(row) = line.row {
            for (column, _) in row.cells.iter().chain(&row.prior) {
                if !spec.columns.iter().any(|known| known.id == *column) {
                    return Err(GridError::NoSuchColumn { table: table.id.clone(), column: column.clone() });
                }
            }
        }
        let code =
            line.row.and_then(|row| row.code.clone()).or_else(|| line.spec.and_then(|s| s.code.clone()));
        let project = line.row.and_then(|row| row.project.clone());
        let deepest = code.as_ref().zip(spec.accounts.as_ref()).and_then(|(code, dimension)| {
            let dimension = self.grid.form.dimensions.iter().find(|d| d.id == *dimension)?;
            dimension.lengths.iter().position(|length| *length >= code.len())
        });
        let level = match line.spec {
            Some(spec) => spec.level,
            None => u8::try_from(deepest.map_or(0, |level| level + 1) + usize::from(project.is_some()))
                .unwrap_or(0),
        };
        block.rows.push(GridRow {
            id: line.spec.map(|spec| spec.id.clone()),
            label: self.label(spec, line),
            code,
            project,
            level,
            kind: line.spec.map_or(RowKind::Item, |spec| spec.kind),
            place,
            parent: None,
            parts: Vec::new(),
            unit: line.spec.and_then(|spec| spec.unit),
        });
        Ok(())
    }

    /// The place of a row, columns left open.
    fn place(
        &mut self,
        table: &TableSpec,
        spec: &BlockSpec,
        base: Coordinate,
        line: &Line<'_>,
    ) -> Result<Coordinate, GridError> {
        let space = &mut self.grid.space;
        let mut place = base;
        if let Some(row) = line.spec {
            place = space.narrow(place, &row.at)?;
        }
        let no_row = || GridError::NoSuchRow {
            table: table.id.clone(),
            row: line.row.map(row_name).unwrap_or_default(),
        };
        let name = line.row.and_then(|row| row.name.as_deref());
        let code = line
            .row
            .and_then(|row| row.code.as_deref())
            .or_else(|| line.spec.and_then(|s| s.code.as_deref()));
        if let Some(code) = code {
            let d = spec.accounts.as_ref().and_then(|id| space.dimension(id)).ok_or_else(no_row)?;
            let name = name.or_else(|| line.spec.map(|s| s.zh.as_str()));
            place = space.open(place, d, code, name);
            if let (Some(spec), None) = (line.spec, line.row.and_then(|row| row.name.as_ref())) {
                let node = place.get(d);
                space.set_english(d, node, &spec.en);
            } else if let (Some(dimension), Some(name)) = (&spec.accounts, name)
                && let Some(english) = classification::book(dimension).and_then(|b| b.english(code, name))
            {
                let node = place.get(d);
                space.set_english(d, node, english);
            }
        } else if let (Some(id), Some(name)) = (&spec.names, name) {
            let d = space.dimension(id).ok_or_else(no_row)?;
            place = space.open(place, d, name, None);
        }
        if let Some(project) = line.row.and_then(|row| row.project.as_deref()) {
            let d = spec.projects.as_ref().and_then(|id| space.dimension(id)).ok_or_else(no_row)?;
            place = space.open(place, d, project, None);
        }
        if line.spec.is_none() && place == base {
            return Err(no_row());
        }
        Ok(place)
    }

    fn label(&self, spec: &BlockSpec, line: &Line<'_>) -> Label {
        if let Some(row) = line.spec {
            let fill = |text: &str| text.replace("{unit}", self.unit);
            return Label { zh: fill(&row.zh), en: fill(&row.en) };
        }
        let Some(row) = line.row else { return Label::default() };
        let same = |text: &str| Label { zh: text.to_owned(), en: text.to_owned() };
        match (&row.code, &row.name, &row.project) {
            (Some(code), Some(name), _) => {
                let book = spec.accounts.as_ref().and_then(|id| classification::book(id));
                let english = book.and_then(|book| book.english(code, name));
                Label { zh: name.clone(), en: english.unwrap_or(name).to_owned() }
            }
            (None, Some(name), _) => same(name),
            (Some(code), None, _) => {
                let known = spec.accounts.as_ref().and_then(|id| {
                    let d = self.grid.space.dimension(id)?;
                    let node = self.grid.space.dimensions()[d].find(code)?;
                    Some(self.grid.space.dimensions()[d].node(node).label.clone())
                });
                known.unwrap_or_else(|| same(code))
            }
            (None, None, Some(project)) => same(project),
            (None, None, None) => Label::default(),
        }
    }

    fn prior_row(&mut self, table: &TableSpec, row: &Row) -> Result<PriorRow, GridError> {
        let spec = &table.blocks[block_of(table, row)?];
        let base = self.grid.space.narrow(self.grid.space.whole(), &spec.at)?;
        let line = Line { spec: None, row: Some(row) };
        let place = self.place(table, spec, base, &line)?;
        let mut figures = Vec::new();
        for (id, figure) in &row.prior {
            let column = spec
                .columns
                .iter()
                .find(|column| column.id == *id)
                .ok_or_else(|| GridError::NoSuchColumn { table: table.id.clone(), column: id.clone() })?;
            figures.push((self.grid.space.narrow(place, &column.at)?, figure.amount));
        }
        Ok(PriorRow { code: row.code.clone(), label: self.label(spec, &line), figures })
    }
}

fn find(figures: &[(String, Figure)], column: &str) -> Option<Amount> {
    figures.iter().find(|(id, _)| id == column).map(|(_, figure)| figure.amount)
}

fn row_name(row: &Row) -> String {
    [&row.row, &row.code, &row.name, &row.project]
        .into_iter()
        .flatten()
        .cloned()
        .collect::<Vec<_>>()
        .join(" ")
}

fn block_of(table: &TableSpec, row: &Row) -> Result<usize, GridError> {
    block_index(table, row)
        .ok_or_else(|| GridError::NoSuchBlock { table: table.id.clone(), block: row.block.clone() })
}

/// The rows of a block in printed order: the form's with the document's figures, the document's
/// own between the form's first and last.
fn lines<'a>(table: &TableSpec, spec: &'a BlockSpec, rows: &[&'a Row]) -> Result<Vec<Line<'a>>, GridError> {
    let mut fixed: Vec<Line<'a>> = spec.rows.iter().map(|row| Line { spec: Some(row), row: None }).collect();
    let mut own = Vec::new();
    let mut seen = FxHashSet::default();
    for row in rows {
        let Some(key) = RowKey::of(table, row) else {
            let row = row.row.clone().unwrap_or_default();
            return Err(GridError::NoSuchRow { table: table.id.clone(), row });
        };
        match &key {
            RowKey::Fixed(_, at) => fixed[*at].row = Some(row),
            RowKey::Own { .. } => own.push(Line { spec: None, row: Some(row) }),
        }
        if !seen.insert(key) {
            return Err(GridError::RowTwice { table: table.id.clone(), row: row_name(row) });
        }
    }
    let (mut lines, last): (Vec<_>, Vec<_>) =
        fixed.into_iter().partition(|line| line.spec.is_some_and(|row| row.position == Position::First));
    lines.extend(own);
    lines.extend(last);
    Ok(lines)
}

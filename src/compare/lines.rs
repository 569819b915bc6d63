//! Which rows and columns of two documents are the same.

use std::collections::{HashMap, VecDeque};

use super::{Difference, difference};
use crate::calculate::Session;
use crate::form::ColumnSpec;
use crate::grid::{CellId, Grid, GridBlock, GridColumn, GridRow, Presence, Value};
use crate::quantity::{Coordinate, NodeIndex};

/// How a row was found in the other document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Match {
    /// By its code, or as the same fixed row.
    Kept,
    /// By its name, under another code.
    Recoded,
    /// The other document has the table, but no such row.
    New,
    /// Only the other document has the row.
    Gone,
    /// One of the documents does not have the table.
    Unknown,
}

/// A table of both documents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TablePair {
    /// Its index in the document at hand.
    pub now: usize,
    /// Its index in the other one.
    pub then: usize,
    /// Its blocks.
    pub blocks: Vec<BlockPair>,
}

/// A block of both documents, and its columns that both have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BlockPair {
    /// Its index in the document at hand.
    pub now: usize,
    /// Its index in the other one.
    pub then: usize,
    /// Indices of the columns, here and there.
    pub columns: Vec<(usize, usize)>,
    /// Its rows: those at hand in printed order, those that are gone after the one they stood below.
    pub lines: Vec<Line>,
}

/// A row of one document or of both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// Its index in the document at hand.
    pub now: Option<usize>,
    /// Its index in the other one.
    pub then: Option<usize>,
    /// How the two were found to be one.
    pub found: Match,
}

/// The tables that both forms have, in the order of the one at hand.
#[must_use]
pub fn tables(now: &Session, then: &Session) -> Vec<TablePair> {
    let (here, there) = (now.grid(), then.grid());
    let pair = |index: usize| {
        let id = &here.form().tables[index].id;
        let (other, _) = there.form().table(id)?;
        let blocks = block_pairs(here, index, there, other);
        (!blocks.is_empty()).then_some(TablePair { now: index, then: other, blocks })
    };
    (0..here.tables().len()).filter_map(pair).collect()
}

impl BlockPair {
    /// The cells of a line in one of the common columns.
    #[must_use]
    pub fn cells(
        &self,
        table: &TablePair,
        line: &Line,
        column: (usize, usize),
        now: &Session,
        then: &Session,
    ) -> (Option<CellId>, Option<CellId>) {
        let at = |session: &Session, table: usize, block: usize, row: Option<usize>, column: usize| {
            row.map(|row| session.grid().tables()[table].blocks[block].cell(row, column))
        };
        (
            at(now, table.now, self.now, line.now, column.0),
            at(then, table.then, self.then, line.then, column.1),
        )
    }

    /// The difference between the figures of a line in one of the common columns.
    #[must_use]
    pub fn difference(
        &self,
        table: &TablePair,
        line: &Line,
        column: (usize, usize),
        now: &Session,
        then: &Session,
    ) -> Option<Difference> {
        let (here, there) = self.cells(table, line, column, now, then);
        let value = |session: &Session, table: usize, cell: Option<CellId>| match cell {
            Some(cell) => session.value(cell),
            None if session.grid().tables()[table].presence == Presence::Missing => Value::Missing,
            // A table that is there lists all that is not nothing.
            None => Value::Blank,
        };
        difference(value(now, table.now, here), value(then, table.then, there))
    }
}

fn block_pairs(here: &Grid, now: usize, there: &Grid, then: usize) -> Vec<BlockPair> {
    let (specs, others) = (&here.form().tables[now].blocks, &there.form().tables[then].blocks);
    let absent = [(here, now), (there, then)]
        .iter()
        .any(|(grid, table)| grid.tables()[*table].presence == Presence::Missing);
    let pair = |block: usize| {
        let other = others.iter().position(|other| other.id == specs[block].id)?;
        let (mine, theirs) = (&here.tables()[now].blocks[block], &there.tables()[then].blocks[other]);
        let columns = column_pairs((here, now, block), (there, then, other));
        let same_form = here.form().id == there.form().id;
        let lines = lines(mine, theirs, same_form, absent);
        (!columns.is_empty()).then_some(BlockPair { now: block, then: other, columns, lines })
    };
    (0..specs.len()).filter_map(pair).collect()
}

/// Columns are the same by their id in one form; in two, where they alone of their blocks state the same
/// along the dimensions that both forms have.
fn column_pairs(now: (&Grid, usize, usize), then: (&Grid, usize, usize)) -> Vec<(usize, usize)> {
    let ((here, table, block), (there, other_table, other_block)) = (now, then);
    let same_form = here.form().id == there.form().id;
    let keys = |grid: &Grid, table: usize, block: usize, other: &Grid| -> Vec<String> {
        let specs = &grid.form().tables[table].blocks[block].columns;
        let columns = grid.tables()[table].blocks[block].columns.iter().zip(specs);
        let key = |(column, spec): (&GridColumn, &ColumnSpec)| match same_form {
            true => spec.id.clone(),
            false => names(grid, &column.place, other),
        };
        columns.map(key).collect()
    };
    let mine = keys(here, table, block, there);
    let theirs = keys(there, other_table, other_block, here);
    let only = |keys: &[String], key: &String| {
        let mut equal = keys.iter().enumerate().filter(|(_, other)| *other == key);
        equal.next().filter(|_| equal.next().is_none()).map(|(index, _)| index)
    };
    let pair = |(index, key): (usize, &String)| {
        only(&mine, key)?;
        Some((index, only(&theirs, key)?))
    };
    mine.iter().enumerate().filter_map(pair).collect()
}

/// A place by the names of its nodes, along the dimensions that another form has too.
fn names(grid: &Grid, place: &Coordinate, other: &Grid) -> String {
    let space = grid.space();
    let mut names: Vec<String> = space
        .dimensions()
        .iter()
        .enumerate()
        .filter(|(d, dimension)| {
            place.get(*d) != NodeIndex::ALL && other.space().dimension(&dimension.id).is_some()
        })
        .map(|(d, dimension)| [&dimension.id, "=", &space.node(place, d).id].concat())
        .collect();
    names.sort_unstable();
    names.join(" ")
}

/// What tells rows of a block apart.
type Key<'a> = (&'a str, &'a str);

fn key(row: &GridRow, same_form: bool) -> Key<'_> {
    let own = row.code.as_deref().or(row.id.as_deref().filter(|_| same_form));
    (own.unwrap_or(&row.label.zh), row.project.as_deref().unwrap_or_default())
}

fn name(row: &GridRow) -> Key<'_> {
    (row.label.zh.trim(), row.project.as_deref().unwrap_or_default())
}

fn lines(mine: &GridBlock, theirs: &GridBlock, same_form: bool, absent: bool) -> Vec<Line> {
    let mut partner: Vec<Option<(usize, Match)>> = vec![None; mine.rows.len()];
    let mut taken = vec![false; theirs.rows.len()];
    // Rows of one key are paired in their order.
    let mut keyed: HashMap<Key<'_>, VecDeque<usize>> = HashMap::new();
    for (index, row) in theirs.rows.iter().enumerate() {
        keyed.entry(key(row, same_form)).or_default().push_back(index);
    }
    for (row, partner) in mine.rows.iter().zip(&mut partner) {
        if let Some(other) = keyed.get_mut(&key(row, same_form)).and_then(VecDeque::pop_front) {
            *partner = Some((other, Match::Kept));
            taken[other] = true;
        }
    }
    // What has no partner may have another code: if nothing else bears its name, it is the same.
    let mut named: HashMap<Key<'_>, (Vec<usize>, Vec<usize>)> = HashMap::new();
    for (index, row) in mine.rows.iter().enumerate().filter(|(index, _)| partner[*index].is_none()) {
        named.entry(name(row)).or_default().0.push(index);
    }
    for (index, row) in theirs.rows.iter().enumerate().filter(|(index, _)| !taken[*index]) {
        named.entry(name(row)).or_default().1.push(index);
    }
    for (here, there) in named.values() {
        if let ([here], [there]) = (here.as_slice(), there.as_slice()) {
            partner[*here] = Some((*there, Match::Recoded));
            taken[*there] = true;
        }
    }
    let (new, gone) = if absent { (Match::Unknown, Match::Unknown) } else { (Match::New, Match::Gone) };
    let line = |(index, partner): (usize, Option<(usize, Match)>)| Line {
        now: Some(index),
        then: partner.map(|(other, _)| other),
        found: partner.map_or(new, |(_, found)| found),
    };
    let lines = partner.into_iter().enumerate().map(line).collect();
    with_gone(lines, &taken, gone)
}

/// Puts the rows that are gone below the row that they stood below.
fn with_gone(lines: Vec<Line>, taken: &[bool], found: Match) -> Vec<Line> {
    // By the row above: those that follow it and are gone. The first are those above every row.
    let mut below: HashMap<Option<usize>, Vec<usize>> = HashMap::new();
    let mut above = None;
    for (index, taken) in taken.iter().enumerate() {
        if *taken {
            above = Some(index);
        } else {
            below.entry(above).or_default().push(index);
        }
    }
    let gone = |above: Option<usize>, below: &mut HashMap<Option<usize>, Vec<usize>>| {
        let rows = below.remove(&above).unwrap_or_default();
        rows.into_iter().map(|index| Line { now: None, then: Some(index), found }).collect::<Vec<_>>()
    };
    let mut all = gone(None, &mut below);
    for line in lines {
        all.push(line);
        if line.then.is_some() {
            all.extend(gone(line.then, &mut below));
        }
    }
    all
}

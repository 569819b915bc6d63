//! Which rows and columns of two documents are the same.

use std::collections::{HashMap, VecDeque};

use super::listed::Listed;
use super::{Difference, difference};
use crate::calculate::Session;
use crate::form::BlockSpec;
use crate::grid::{CellId, Grid, GridRow, Presence, Value};
use crate::quantity::{Coordinate, Dimension, NodeIndex};

/// How a row was found in the other document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Match {
    /// By its code, or as the same fixed row.
    Kept,
    /// By its name, under another code.
    Recoded,
    /// The other document lists such rows, but not this one.
    New,
    /// Only the other document has the row, and this one lists such rows.
    Gone,
    /// One of the documents does not have the table, or lists no such rows in it.
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
        let value = |session: &Session, cell: Option<CellId>| match cell {
            Some(cell) => session.value(cell),
            None if line.found == Match::Unknown => Value::Missing,
            None => Value::Blank,
        };
        difference(value(now, here), value(then, there))
    }
}

/// A block of one of the documents.
#[derive(Clone, Copy)]
struct Side<'a> {
    grid: &'a Grid,
    table: usize,
    block: usize,
}

impl<'a> Side<'a> {
    fn spec(self) -> &'a BlockSpec {
        &self.grid.form().tables[self.table].blocks[self.block]
    }

    fn rows(self) -> &'a [GridRow] {
        &self.grid.tables()[self.table].blocks[self.block].rows
    }

    fn listed(self) -> Listed<'a> {
        Listed::of(self.rows().iter().map(|row| (row.code.as_deref(), row.project.as_deref())))
    }

    fn is_missing(self) -> bool {
        self.grid.tables()[self.table].presence == Presence::Missing
    }

    fn is_of_form(self, other: Self) -> bool {
        self.grid.form().id == other.grid.form().id
    }

    /// What each of some lines states along the dimensions that another form has too, by the names of its
    /// nodes. Of lines that state the same there, the one that contains the others: a total, not what of
    /// it was spent and what was left.
    fn stated<'p>(self, other: Self, places: impl Iterator<Item = &'p Coordinate>) -> Vec<Option<String>> {
        let space = self.grid.space();
        let names = |place: &Coordinate| {
            let shared = space.dimensions().iter().enumerate().filter(|(d, dimension)| {
                place.get(*d) != NodeIndex::ALL && other.grid.space().dimension(&dimension.id).is_some()
            });
            let name = |(d, of): (usize, &Dimension)| [&of.id, "=", &space.node(place, d).id].concat();
            let mut names: Vec<String> = shared.map(name).collect();
            names.sort_unstable();
            names.join(" ")
        };
        let named: Vec<(&Coordinate, String)> = places.map(|place| (place, names(place))).collect();
        let is_widest = |(place, name): &(&Coordinate, String)| {
            named.iter().all(|(other, same)| same != name || space.contains(place, other))
        };
        named.iter().map(|line| is_widest(line).then(|| line.1.clone())).collect()
    }
}

fn block_pairs(here: &Grid, now: usize, there: &Grid, then: usize) -> Vec<BlockPair> {
    let (specs, others) = (&here.form().tables[now].blocks, &there.form().tables[then].blocks);
    let pair = |block: usize| {
        let other = others.iter().position(|other| other.id == specs[block].id)?;
        let mine = Side { grid: here, table: now, block };
        let theirs = Side { grid: there, table: then, block: other };
        let columns = column_pairs(mine, theirs);
        let comparable = !columns.is_empty();
        comparable.then(|| BlockPair { now: block, then: other, columns, lines: lines(mine, theirs) })
    };
    (0..specs.len()).filter_map(pair).collect()
}

/// Columns are the same by their id in one form; in two, where they alone of their blocks state the same
/// along the dimensions that both forms have.
fn column_pairs(mine: Side<'_>, theirs: Side<'_>) -> Vec<(usize, usize)> {
    let keys = |side: Side<'_>, other: Side<'_>| -> Vec<Option<String>> {
        if side.is_of_form(other) {
            return side.spec().columns.iter().map(|spec| Some(spec.id.clone())).collect();
        }
        let columns = &side.grid.tables()[side.table].blocks[side.block].columns;
        side.stated(other, columns.iter().map(|column| &column.place))
    };
    let (mine, theirs) = (keys(mine, theirs), keys(theirs, mine));
    let only = |keys: &[Option<String>], key: &Option<String>| {
        let mut equal = keys.iter().enumerate().filter(|(_, other)| *other == key);
        equal.next().filter(|_| equal.next().is_none()).map(|(index, _)| index)
    };
    let pair = |(index, key): (usize, &Option<String>)| {
        key.as_ref()?;
        only(&mine, key)?;
        Some((index, only(&theirs, key)?))
    };
    mine.iter().enumerate().filter_map(pair).collect()
}

/// What a row is known by.
#[derive(PartialEq, Eq, Hash)]
enum Known<'a> {
    Code(&'a str),
    /// A row of one form.
    Id(&'a str),
    /// A row of another form, by what it states.
    Stated(String),
    Name(&'a str),
}

/// What tells rows of a block apart: what they are known by, and the project.
type Key<'a> = (Known<'a>, &'a str);

fn keys<'a>(side: Side<'a>, other: Side<'a>) -> Vec<Key<'a>> {
    let fixed = |row: &&GridRow| row.code.is_none() && row.id.is_some();
    let places = side.rows().iter().filter(fixed).map(|row| &row.place);
    let same_form = side.is_of_form(other);
    let stated = if same_form { Vec::new() } else { side.stated(other, places) };
    let mut stated = stated.into_iter();
    let key = |row: &'a GridRow| {
        let known = match (&row.code, &row.id) {
            (Some(code), _) => Known::Code(code),
            (None, Some(id)) if same_form => Known::Id(id),
            (None, Some(_)) => stated.next().flatten().map_or_else(|| name(row).0, Known::Stated),
            (None, None) => name(row).0,
        };
        (known, row.project.as_deref().unwrap_or_default())
    };
    side.rows().iter().map(key).collect()
}

fn name(row: &GridRow) -> Key<'_> {
    (Known::Name(row.label.zh.trim()), row.project.as_deref().unwrap_or_default())
}

/// Whether a row that has no partner is nothing in the other document: it lists such rows, and not this
/// one. Rows of a form that another does not have, it cannot list.
fn is_nothing(row: &GridRow, side: Side<'_>, other: Side<'_>, listed: &Listed<'_>) -> bool {
    let (mine, theirs) = (side.spec(), other.spec());
    let lists = (row.code.is_none() || mine.accounts == theirs.accounts)
        && (row.project.is_none() || mine.projects == theirs.projects)
        && (row.code.is_some() || row.project.is_some() || row.id.is_none() && mine.names == theirs.names);
    lists
        && !side.is_missing()
        && !other.is_missing()
        && listed.lacks(row.code.as_deref(), row.project.as_deref())
}

fn lines(mine: Side<'_>, theirs: Side<'_>) -> Vec<Line> {
    let (rows, others) = (mine.rows(), theirs.rows());
    let mut partner: Vec<Option<(usize, Match)>> = vec![None; rows.len()];
    let mut taken = vec![false; others.len()];
    // Rows of one key are paired in their order.
    let mut keyed: HashMap<Key<'_>, VecDeque<usize>> = HashMap::new();
    for (index, key) in keys(theirs, mine).into_iter().enumerate() {
        keyed.entry(key).or_default().push_back(index);
    }
    for (key, partner) in keys(mine, theirs).iter().zip(&mut partner) {
        if let Some(other) = keyed.get_mut(key).and_then(VecDeque::pop_front) {
            *partner = Some((other, Match::Kept));
            taken[other] = true;
        }
    }
    // What has no partner may have another code: if nothing else bears its name, it is the same. An item
    // that is called as its class is called is not that class.
    let mut named: HashMap<Key<'_>, (Vec<usize>, Vec<usize>)> = HashMap::new();
    for (index, row) in rows.iter().enumerate().filter(|(index, _)| partner[*index].is_none()) {
        named.entry(name(row)).or_default().0.push(index);
    }
    for (index, row) in others.iter().enumerate().filter(|(index, _)| !taken[*index]) {
        named.entry(name(row)).or_default().1.push(index);
    }
    for (here, there) in named.values() {
        let ([here], [there]) = (here.as_slice(), there.as_slice()) else { continue };
        let found = match (&rows[*here].code, &others[*there].code) {
            (None, None) => Match::Kept,
            (Some(code), Some(other)) if code.len() != other.len() => continue,
            _ => Match::Recoded,
        };
        partner[*here] = Some((*there, found));
        taken[*there] = true;
    }
    let (here, there) = (mine.listed(), theirs.listed());
    let found = |is_nothing: bool, found: Match| if is_nothing { found } else { Match::Unknown };
    let line = |(index, partner): (usize, Option<(usize, Match)>)| Line {
        now: Some(index),
        then: partner.map(|(other, _)| other),
        found: partner.map_or_else(
            || found(is_nothing(&rows[index], mine, theirs, &there), Match::New),
            |(_, found)| found,
        ),
    };
    let lines = partner.into_iter().enumerate().map(line).collect();
    with_gone(lines, &taken, |index| found(is_nothing(&others[index], theirs, mine, &here), Match::Gone))
}

/// Puts the rows that are gone below the row that they stood below.
fn with_gone(lines: Vec<Line>, taken: &[bool], found: impl Fn(usize) -> Match) -> Vec<Line> {
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
        let line = |index| Line { now: None, then: Some(index), found: found(index) };
        rows.into_iter().map(line).collect::<Vec<_>>()
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

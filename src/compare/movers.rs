//! What differs most between two documents, and which accounts came and went.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use super::lines::{BlockPair, Line, Match, TablePair};
use super::listed::Listed;
use super::{Difference, difference};
use crate::calculate::Session;
use crate::form::{Label, RowKind};
use crate::grid::{CellId, GridRow, Value};
use crate::measure::{self, Breakdown, Slice};
use crate::money::{Amount, Unit};

/// A figure of both documents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mover {
    /// Account code.
    pub code: Option<String>,
    /// What it is.
    pub label: Label,
    /// Project.
    pub project: Option<String>,
    /// How deep it stands.
    pub depth: u8,
    /// Its cell in the document at hand.
    pub now: Option<CellId>,
    /// Its cell in the other one.
    pub then: Option<CellId>,
    /// The figures.
    pub difference: Difference,
}

/// The accounts and projects whose money differs most, the largest difference first: what nothing in
/// the tables breaks down further, each quantity once.
#[must_use]
pub fn movers(tables: &[TablePair], now: &Session, then: &Session, most: usize) -> Vec<Mover> {
    let mut found = leaves(tables, now, then, |_| true);
    found.retain(|mover| !mover.difference.change.is_zero());
    found.sort_by_key(|mover| Reverse(mover.difference.change.abs()));
    found.truncate(most);
    found
}

/// The accounts and projects with money that only the document at hand has, and those that only the
/// other one has, in printed order.
#[must_use]
pub fn came_and_went(tables: &[TablePair], now: &Session, then: &Session) -> (Vec<Mover>, Vec<Mover>) {
    let list = |wanted| {
        let mut found = leaves(tables, now, then, |line| line.found == wanted);
        found.retain(|mover| !mover.difference.change.is_zero());
        found
    };
    (list(Match::New), list(Match::Gone))
}

/// Code, name and project of a quantity, and its two figures.
type Quantity = (Option<String>, String, Option<String>, Amount, Amount);

fn leaves(tables: &[TablePair], now: &Session, then: &Session, wanted: impl Fn(&Line) -> bool) -> Vec<Mover> {
    let accounts = accounts(tables, now, then);
    let mut seen: HashSet<Quantity> = HashSet::new();
    let mut found = Vec::new();
    for table in tables {
        for block in &table.blocks {
            for line in block.lines.iter().filter(|line| wanted(line)) {
                let Some(mover) = leaf(table, block, line, now, then, &accounts) else { continue };
                let Difference { now, then, .. } = mover.difference;
                let quantity = (mover.code.clone(), mover.label.zh.clone(), mover.project.clone(), now, then);
                // The same account of another table is the same news.
                if seen.insert(quantity) {
                    found.push(mover);
                }
            }
        }
    }
    found
}

/// The accounts that are compared in some table, by their dimension.
fn accounts<'a>(tables: &[TablePair], now: &'a Session, then: &'a Session) -> HashMap<&'a str, Listed<'a>> {
    let mut codes: HashMap<&str, Vec<&str>> = HashMap::new();
    for table in tables {
        for block in &table.blocks {
            let (mine, theirs) = (now.grid(), then.grid());
            let (rows, others) = (
                &mine.tables()[table.now].blocks[block.now].rows,
                &theirs.tables()[table.then].blocks[block.then].rows,
            );
            let Some(dimension) = &mine.form().tables[table.now].blocks[block.now].accounts else { continue };
            for line in block.lines.iter().filter(|line| line.found != Match::Unknown) {
                let row = line.now.map(|row| &rows[row]).or(line.then.map(|row| &others[row]));
                codes.entry(dimension).or_default().extend(row.and_then(|row| row.code.as_deref()));
            }
        }
    }
    let listed = |codes: Vec<&'a str>| Listed::of(codes.into_iter().map(|code| (Some(code), None)));
    codes.into_iter().map(|(dimension, codes)| (dimension, listed(codes))).collect()
}

/// An account or project that no row of either document breaks down, in the column of all its money.
fn leaf(
    table: &TablePair,
    block: &BlockPair,
    line: &Line,
    now: &Session,
    then: &Session,
    compared: &HashMap<&str, Listed<'_>>,
) -> Option<Mover> {
    let (here, there) = (now.grid(), then.grid());
    let mine = line.now.map(|row| &here.tables()[table.now].blocks[block.now].rows[row]);
    let theirs = line.then.map(|row| &there.tables()[table.then].blocks[block.then].rows[row]);
    let breaks_down = |row: &GridRow| row.kind == RowKind::Total || !row.parts.is_empty();
    if [mine, theirs].into_iter().flatten().any(breaks_down) {
        return None;
    }
    let row = mine.or(theirs)?;
    match (&row.code, &row.project) {
        (None, None) => return None,
        (Some(code), None) => {
            let dimension = here.form().tables[table.now].blocks[block.now].accounts.as_deref();
            let accounts = dimension.and_then(|dimension| compared.get(dimension));
            // Another table has what it consists of.
            if accounts.is_some_and(|accounts| accounts.breaks_down(code)) {
                return None;
            }
        }
        _ => {}
    }
    let columns = &here.tables()[table.now].blocks[block.now].columns;
    let column = *block.columns.iter().find(|(column, _)| columns[*column].parent.is_none())?;
    let (cell, other) = block.cells(table, line, column, now, then);
    let money = |grid: &crate::grid::Grid, cell: Option<CellId>| {
        cell.is_none_or(|cell| grid.unit(cell) == Unit::Money)
    };
    if !money(here, cell) || !money(there, other) {
        return None;
    }
    Some(Mover {
        code: row.code.clone(),
        label: row.label.clone(),
        project: row.project.clone(),
        depth: 0,
        now: cell,
        then: other,
        difference: block.difference(table, line, column, now, then)?,
    })
}

/// The headline figures that both documents print: the whole, its parts by nature and by class, the three
/// public expenses.
#[must_use]
pub fn headlines(now: &Session, then: &Session) -> Vec<Mover> {
    let (mine, theirs) = (measure::overview(now), measure::overview(then));
    let mut found: Vec<Mover> = Vec::new();
    let (total, other) = (mine.total.as_ref(), theirs.total.as_ref());
    if let (Some(_), Some(_)) = (total, other) {
        found.extend(one(now, then, total, other, 0));
    }
    // What one of them does not print at all is not nothing there.
    let of = |mine: &Option<Breakdown>, theirs: &Option<Breakdown>, depth| match (mine, theirs) {
        (Some(mine), Some(theirs)) => parts(now, then, mine, theirs, depth),
        _ => Vec::new(),
    };
    // Basic expenditure is one of the kinds; its own parts stand below it.
    let cell = |basic: &Option<Breakdown>| basic.as_ref().map(|basic| basic.whole.cell);
    let basic = (cell(&mine.basic), cell(&theirs.basic));
    let is_basic = |kind: &Mover| {
        kind.now.is_some() && kind.now == basic.0 || kind.then.is_some() && kind.then == basic.1
    };
    let kinds = of(&mine.by_nature, &theirs.by_nature, 1);
    let end = kinds.iter().position(is_basic).map_or(kinds.len(), |at| at + 1);
    found.extend_from_slice(&kinds[..end]);
    found.extend(of(&mine.basic, &theirs.basic, 2));
    found.extend_from_slice(&kinds[end..]);
    found.extend(of(&mine.by_function, &theirs.by_function, 1));
    if let (Some(mine), Some(theirs)) = (&mine.three_public, &theirs.three_public) {
        // Its row is called a total; here it stands by itself.
        let mut dimensions = now.grid().space().dimensions().iter();
        let name = dimensions.find_map(|d| d.find("three-public").map(|node| d.node(node).label.clone()));
        let whole = one(now, then, Some(&mine.whole), Some(&theirs.whole), 0);
        found.extend(whole.map(|whole| Mover { label: name.unwrap_or(whole.label), ..whole }));
        found.extend(parts(now, then, mine, theirs, 1));
    }
    found
}

fn parts(now: &Session, then: &Session, mine: &Breakdown, theirs: &Breakdown, depth: u8) -> Vec<Mover> {
    let same = |a: &Slice, b: &Slice| match (&a.code, &b.code) {
        (Some(a), Some(b)) => a == b,
        (None, None) => a.label.zh == b.label.zh,
        _ => false,
    };
    let mut found = Vec::new();
    for part in &mine.parts {
        let other = theirs.parts.iter().find(|other| same(part, other));
        found.extend(one(now, then, Some(part), other, depth));
    }
    let gone = theirs.parts.iter().filter(|other| !mine.parts.iter().any(|part| same(part, other)));
    found.extend(gone.filter_map(|other| one(now, then, None, Some(other), depth)));
    found
}

fn one(
    now: &Session,
    then: &Session,
    mine: Option<&Slice>,
    theirs: Option<&Slice>,
    depth: u8,
) -> Option<Mover> {
    let slice = mine.or(theirs)?;
    let value = |session: &Session, slice: Option<&Slice>| {
        slice.map_or(Value::Blank, |slice| session.value(slice.cell))
    };
    Some(Mover {
        code: slice.code.clone(),
        label: slice.label.clone(),
        project: None,
        depth: depth + slice.depth,
        now: mine.map(|slice| slice.cell),
        then: theirs.map(|slice| slice.cell),
        difference: difference(value(now, mine), value(then, theirs))?,
    })
}

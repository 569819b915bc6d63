//! The tables of a document, each read with what the others say of its accounts.

use std::collections::{BTreeMap, BTreeSet};

use mingzhang::form::{Form, TableSpec};

use super::found::{FoundTable, Known};
use super::head;
use super::recognise::Region;
use super::token::Line;
use super::{cells, key, marks, rows};

/// The lines that are not of a table's rows: all outside the tables, and their captions and notes.
pub(crate) fn outside<'a>(lines: &'a [Line], regions: &'a [Region]) -> impl Iterator<Item = &'a Line> {
    let inside: BTreeSet<usize> = regions.iter().flat_map(|region| region.lines.clone()).collect();
    lines.iter().enumerate().filter_map(move |(at, line)| {
        let caption = head::caption(line).is_some() || marks::is_note(line) || marks::says_empty(line);
        (!inside.contains(&at) || caption).then_some(line)
    })
}

/// The tables of a document.
pub(crate) struct Tables {
    /// Those of which something was understood.
    pub(crate) found: BTreeMap<usize, FoundTable>,
    /// The lines with figures of those whose columns were not, by table.
    pub(crate) unknown: BTreeMap<usize, BTreeSet<usize>>,
}

/// Reads the tables. Those in which account names stand alone beside their codes come first: they
/// tell where a name ends and a project begins, and what code a name without one has. Text of which
/// something was not understood is read again when all of them have told the names they know.
pub(crate) fn read(form: &Form, regions: &[Region], lines: &[Line], known: &mut Known) -> Tables {
    let mut pages: BTreeMap<usize, Vec<&[Line]>> = BTreeMap::new();
    for region in regions {
        pages.entry(region.table).or_default().push(&lines[region.lines.clone()]);
    }
    let leans = |table: &usize| {
        let blocks = &form.tables[*table].blocks;
        blocks.iter().any(|block| block.projects.is_some() || block.names_alone())
    };
    let (later, first): (Vec<usize>, Vec<usize>) = pages.keys().copied().partition(leans);
    let mut found: BTreeMap<usize, FoundTable> = BTreeMap::new();
    for table in first.into_iter().chain(later) {
        let read = read_one(form, table, known, &pages[&table]);
        learn(known, &form.tables[table], &read);
        found.insert(table, read);
    }
    let (understood, in_doubt): (Vec<usize>, Vec<usize>) =
        found.keys().copied().partition(|table| found[table].unread.is_empty());
    if !in_doubt.is_empty() {
        known.names.clear();
        for table in understood.iter().chain(&in_doubt) {
            learn(known, &form.tables[*table], &found[table]);
        }
        for table in in_doubt.into_iter().filter(|table| !is_in_cells(&pages[table])) {
            let again = read_one(form, table, known, &pages[&table]);
            if again.unread.len() < found[&table].unread.len() {
                found.insert(table, again);
            }
        }
    }
    // A caption may stand on the title's own line, or the money unit in the headings.
    for region in regions {
        let of_title = lines[region.title.clone()].iter().filter_map(head::caption);
        if let Some(found) = found.get_mut(&region.table).filter(|found| found.money.is_none()) {
            let of_title = of_title.filter_map(|caption| caption.money).next();
            let first = found.rows.iter().map(|row| row.line).min().unwrap_or(0);
            let headings = lines[region.lines.clone()].iter().take_while(|line| line.number < first);
            let in_headings =
                || head::money_of_headings(headings).filter(|_| form.tables[region.table].prints_money());
            found.money = of_title.or_else(in_headings);
        }
    }
    let mut unknown = BTreeMap::new();
    found.retain(|table, read| {
        let is_understood = read.headed || read.empty || !read.rows.is_empty();
        let rows = read.unread.iter().copied().filter(|at| lines.get(*at).is_some_and(is_row_of_figures));
        let rows: BTreeSet<usize> = if is_understood { BTreeSet::new() } else { rows.collect() };
        if !rows.is_empty() {
            unknown.insert(*table, rows);
        }
        is_understood
    });
    Tables { found, unknown }
}

/// A row of a grid with a figure behind something else.
pub(crate) fn is_row_of_figures(line: &Line) -> bool {
    line.row.is_some() && line.tokens.iter().skip(1).any(|token| token.printed().is_some())
}

fn is_in_cells(pages: &[&[Line]]) -> bool {
    pages.iter().any(|page| page.iter().any(|line| line.row.is_some()))
}

fn read_one(form: &Form, table: usize, known: &Known, pages: &[&[Line]]) -> FoundTable {
    let spec = &form.tables[table];
    let in_cells = if is_in_cells(pages) { cells::read(form, spec, known, pages) } else { None };
    in_cells.unwrap_or_else(|| rows::read(form, spec, known, pages))
}

/// Keeps the names that accounts have in a table.
fn learn(known: &mut Known, spec: &TableSpec, read: &FoundTable) {
    for row in read.rows.iter().filter(|row| row.project.is_none()) {
        let dimension = &spec.blocks[row.block].accounts;
        if let (Some(dimension), Some(code), Some(name)) = (dimension, &row.code, &row.name) {
            let at = (dimension.clone(), code.clone());
            known.names.entry(at).or_insert_with(|| key::key(name));
        }
    }
}

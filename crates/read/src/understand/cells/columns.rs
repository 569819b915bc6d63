//! Which column of a grid is which column of the form: by the headings above it.

use std::collections::HashSet;
use std::ops::Range;

use mingzhang::form::{BlockSpec, TableSpec};

use super::alike::{ALIKE, SAME, alike, is_near, is_total};
use super::pairing::{by_score, in_order, total};
use super::stub::Stub;
use crate::understand::key::key;
use crate::understand::token::Line;

/// Columns of a grid that are looked at; no table has as many.
const MOST_COLUMNS: u32 = 200;

/// Headings that say nothing of their own.
const NEUTRAL: [&str; 12] = [
    "项目",
    "科目",
    "收入",
    "支出",
    "金额",
    "预算数",
    "决算数",
    "资金来源",
    "本年收入",
    "本年支出",
    "其中",
    "名称",
];

/// What the columns of a grid are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Columns {
    /// Columns of the grid.
    pub(super) width: u32,
    /// Groups of columns, each with labels and figures of its own, from left to right.
    pub(super) panels: Vec<Panel>,
    /// Columns that number the rows.
    pub(super) numbers: Vec<u32>,
    /// Columns with headings that the form does not have.
    pub(super) foreign: Vec<u32>,
}

/// A block's columns, or some of its rows beside others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Panel {
    /// The form's block.
    pub(super) block: usize,
    /// It has more rows of a block, beside all of them.
    pub(super) more: bool,
    /// The grid's columns of its row labels.
    pub(super) stub: Vec<u32>,
    /// Those of the labels that are headed as project names.
    pub(super) projects: Vec<u32>,
    /// Those that are headed as codes of accounts, level by level or all in one.
    pub(super) codes: Vec<u32>,
    /// The grid's column of each of the block's columns, where it is printed.
    pub(super) figures: Vec<Option<u32>>,
}

/// A heading over some columns of a grid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Heading {
    pub(super) text: String,
    pub(super) columns: Range<u32>,
}

/// The headings over each column of a grid, from top to bottom.
pub(super) struct Headings(Vec<Vec<Heading>>);

impl Headings {
    /// Collects the headings that these rows of a grid have.
    pub(super) fn new(rows: &[Line]) -> Self {
        let width = rows.first().and_then(|line| line.row).map_or(0, |row| row.width).min(MOST_COLUMNS);
        let headings = super::spread::headings(rows);
        let over = |column: u32| {
            headings.iter().filter(|heading| heading.columns.contains(&column)).cloned().collect()
        };
        Self((0..width).map(over).collect())
    }

    pub(super) fn over(&self, column: u32) -> &[Heading] {
        usize::try_from(column).ok().and_then(|at| self.0.get(at)).map_or(&[], Vec::as_slice)
    }

    /// The columns that the headings name; none if they name too few.
    pub(super) fn columns(&self, table: &TableSpec) -> Option<Columns> {
        let wanted: Vec<(usize, usize)> = (0..table.blocks.len())
            .flat_map(|block| (0..table.blocks[block].columns.len()).map(move |column| (block, column)))
            .collect();
        let scores: Vec<Vec<u32>> = wanted
            .iter()
            .map(|(block, column)| {
                self.0.iter().map(|path| score(&table.blocks[*block], *column, path)).collect()
            })
            .collect();
        let found = [in_order(&scores), by_score(&scores)];
        let found = found.into_iter().map(|found| (total(&scores, &found), found));
        let (best, found) = found.rev().max_by_key(|(total, _)| *total)?;
        let mut figures: Vec<Vec<Option<u32>>> =
            table.blocks.iter().map(|block| vec![None; block.columns.len()]).collect();
        for ((block, column), at) in wanted.iter().zip(&found) {
            figures[*block][*column] = at.and_then(|at| u32::try_from(at).ok());
        }
        let count = found.iter().flatten().count();
        let columns = self.laid_out(table, figures);
        // One half of a table that is printed in two: nothing else is there.
        let half =
            count > 1 && columns.foreign.is_empty() && columns.panels.iter().all(|p| !p.stub.is_empty());
        (best >= ALIKE && (count * 2 >= wanted.len() || half)).then_some(columns)
    }

    fn laid_out(&self, table: &TableSpec, figures: Vec<Vec<Option<u32>>>) -> Columns {
        let width = u32::try_from(self.0.len()).unwrap_or(MOST_COLUMNS);
        let mut columns = Columns { width, panels: Vec::new(), numbers: Vec::new(), foreign: Vec::new() };
        let mut from = 0;
        for (block, figures) in figures.into_iter().enumerate() {
            let spec = &table.blocks[block];
            let taken = || figures.iter().flatten().copied();
            let first = taken().min().unwrap_or(from).max(from);
            let last = taken().max().map_or(from, |last| last + 1);
            let stub = Stub::new(spec, self, from..first);
            columns.foreign.extend(&stub.foreign);
            columns.foreign.extend(
                (first..last).filter(|column| {
                    !self.over(*column).is_empty() && taken().all(|figure| figure != *column)
                }),
            );
            columns.numbers.extend(&stub.numbers);
            let Stub { labels: stub, projects, codes, .. } = stub;
            columns.panels.push(Panel { block, more: false, stub, projects, codes, figures });
            from = last.max(from);
        }
        self.go_on(table, &mut columns, from);
        columns
    }

    /// What stands right of all blocks: more rows of the last one under the same headings, or
    /// columns that the form does not have.
    fn go_on(&self, table: &TableSpec, columns: &mut Columns, from: u32) {
        let block = table.blocks.len().saturating_sub(1);
        let Some(spec) = table.blocks.get(block) else { return };
        let mut begin = from;
        for column in from..columns.width {
            let path = self.over(column);
            if path.is_empty() {
                continue;
            }
            columns.foreign.push(column);
            if spec.columns.len() != 1 || score(spec, 0, path) < SAME - 1 {
                continue;
            }
            let stub = Stub::new(spec, self, begin..column);
            if stub.labels.first().is_some_and(|label| !self.over(*label).is_empty()) {
                columns.foreign.retain(|foreign| *foreign < begin);
                columns.foreign.extend(&stub.foreign);
                columns.numbers.extend(&stub.numbers);
                let Stub { labels: stub, projects, codes, .. } = stub;
                let figures = vec![Some(column)];
                columns.panels.push(Panel { block, more: true, stub, projects, codes, figures });
                begin = column + 1;
            }
        }
    }
}

/// A grid whose headings do not say what its columns are.
pub(super) struct Counted {
    /// The columns in which its figures stand.
    pub(super) filled: Vec<u32>,
    /// How many columns it has.
    pub(super) width: u32,
    /// None of them stands outside the table.
    pub(super) exact: bool,
}

impl Counted {
    /// The columns in the order of the form, if the grid has just as many. Of the headings that stand
    /// there nevertheless, by their keys, one at least must be the form's.
    pub(super) fn columns(&self, table: &TableSpec, strange: &HashSet<String>) -> Option<Columns> {
        let specs = || table.blocks.iter().flat_map(|block| &block.columns);
        let mut named = specs().filter(|column| {
            column.zh.last().into_iter().chain(&column.aliases).any(|name| strange.contains(&key(name)))
        });
        if !strange.is_empty() && named.next().is_none() {
            return None;
        }
        // Some of them may be blank in all rows.
        let all = || self.filled.first().map_or(Vec::new(), |first| (*first..self.width).collect());
        let wanted = specs().count();
        let fits = |columns: &Vec<u32>| columns.len() == wanted;
        let found = Some(self.filled.clone()).filter(fits);
        let found = found.or_else(|| self.behind_labels(table).filter(|_| self.exact));
        let mut columns = found.or_else(|| Some(all()).filter(fits))?.into_iter();
        let blocks = table.blocks.iter();
        let figures = blocks.map(|block| block.columns.iter().map(|_| columns.next()).collect()).collect();
        let width = usize::try_from(self.width.min(MOST_COLUMNS)).ok()?;
        let mut columns = Headings(vec![Vec::new(); width]).laid_out(table, figures);
        // What is a code among the labels its digits tell; names come last.
        for panel in &mut columns.panels {
            panel.codes = panel.stub.split_last().map_or(Vec::new(), |(_, codes)| codes.to_vec());
        }
        Some(columns)
    }

    /// The columns of figures where as many columns stand before those of each block, for its labels.
    fn behind_labels(&self, table: &TableSpec) -> Option<Vec<u32>> {
        let wanted: usize = table.blocks.iter().map(|block| block.columns.len()).sum();
        let blocks = u32::try_from(table.blocks.len()).ok()?;
        let labels = self.width.checked_sub(u32::try_from(wanted).ok()?)?;
        if labels.checked_rem(blocks)? > 0 {
            return None;
        }
        let (mut next, mut columns) = (0, Vec::new());
        for block in &table.blocks {
            let figures = (next + labels / blocks..).zip(&block.columns).map(|(at, _)| at);
            columns.extend(figures);
            next = columns.last()? + 1;
        }
        self.filled.iter().all(|at| columns.contains(at)).then_some(columns)
    }
}

/// How well the headings over a column of the grid say what a column of the form is; 0 if they say
/// that it is something else.
fn score(block: &BlockSpec, column: usize, path: &[Heading]) -> u32 {
    let spec = &block.columns[column];
    let Some((last, above)) = spec.zh.split_last() else { return 0 };
    let names = || std::iter::once(last).chain(&spec.aliases);
    let groups = || above.iter().chain(block.heading.as_ref().map(|heading| &heading.zh));
    let says = |heading: &Heading| {
        let says = names().map(|name| alike(name, &heading.text, above)).max().unwrap_or(0);
        let says_group = groups().any(|group| is_near(group, &heading.text));
        (says, says > 0 || says_group)
    };
    // The lowest heading that says it: below it may stand a line that the form does not have, if
    // the heading has this column alone or that line is its sum.
    let mut own = 0;
    let mut unknown_below = false;
    for (heading, below) in path.iter().rev().zip(0_u32..) {
        let (says, known) = says(heading);
        let alone = heading.columns.len() == 1;
        if says > 0 && (!unknown_below || alone) {
            own = own.max(says.saturating_sub(2 * below).max(1));
        }
        unknown_below |= !known && !is_neutral(heading) && !is_total(&heading.text);
    }
    if own == 0 {
        return 0;
    }
    // In a group that is none of the column's own it is another one.
    let missing = above.iter().any(|group| path.iter().all(|heading| !is_near(group, &heading.text)));
    let others = path.iter().any(|heading| !says(heading).1 && !is_neutral(heading));
    if missing && others {
        return 0;
    }
    let also = groups()
        .map(|group| path.iter().map(|heading| alike(group, &heading.text, &[])).max().unwrap_or(0) / 2);
    own + also.sum::<u32>()
}

fn is_neutral(heading: &Heading) -> bool {
    let key = key(&heading.text);
    NEUTRAL.contains(&key.as_str()) || key.chars().all(|c| c.is_ascii_digit())
}

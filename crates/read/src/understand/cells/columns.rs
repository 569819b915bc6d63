//! Which column of a grid is which column of the form: by the headings above it.

use std::ops::Range;

use mingzhang::form::{BlockSpec, TableSpec};

use crate::understand::key::{key, loose};
use crate::understand::token::Line;

/// Columns of a grid that are looked at; no table has as many.
const MOST_COLUMNS: u32 = 200;

/// A heading that says just what the form says.
const SAME: u32 = 8;

/// A heading that says it in more or fewer words.
const ALIKE: u32 = 4;

/// What the columns of a grid are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Columns {
    /// Columns of the grid.
    pub(super) width: u32,
    /// For every block, the grid's column of each of its columns, where it is printed.
    pub(super) figures: Vec<Vec<Option<u32>>>,
    /// For every block, the grid's columns of its row labels.
    pub(super) stubs: Vec<Range<u32>>,
    /// For every block, the grid's columns headed as project names.
    pub(super) projects: Vec<Vec<u32>>,
}

/// The headings over each column of a grid, from top to bottom.
pub(super) struct Headings(Vec<Vec<String>>);

impl Headings {
    /// Collects the headings that these rows of a grid have.
    pub(super) fn new(rows: &[Line]) -> Self {
        let tokens = || rows.iter().flat_map(|row| &row.tokens);
        let width = rows.first().and_then(|line| line.row).map_or(0, |row| row.width).min(MOST_COLUMNS);
        let over = |column: u32| {
            let covering = tokens().filter(|token| token.columns.contains(&column));
            covering.map(|token| token.text.clone()).collect()
        };
        Self((0..width).map(over).collect())
    }

    fn over(&self, column: u32) -> &[String] {
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
                let spec = &table.blocks[*block];
                self.0.iter().map(|path| score(spec, *column, path)).collect()
            })
            .collect();
        let found = in_order(&scores);
        let (found, best) = [found, by_score(&scores)]
            .into_iter()
            .map(|found| (total(&scores, &found), found))
            .rev()
            .max_by_key(|(total, _)| *total)
            .map(|(total, found)| (found, total))?;
        if best < ALIKE || found.iter().flatten().count() * 2 < wanted.len() {
            return None;
        }
        let mut figures: Vec<Vec<Option<u32>>> =
            table.blocks.iter().map(|block| vec![None; block.columns.len()]).collect();
        for ((block, column), at) in wanted.into_iter().zip(found) {
            figures[block][column] = at.and_then(|at| u32::try_from(at).ok());
        }
        let width = u32::try_from(self.0.len()).unwrap_or(MOST_COLUMNS);
        Some(Columns::new(table, width, figures, self))
    }
}

impl Columns {
    fn new(table: &TableSpec, width: u32, figures: Vec<Vec<Option<u32>>>, headings: &Headings) -> Self {
        let mut stubs = Vec::new();
        let mut from = 0;
        for block in &figures {
            let first = block.iter().flatten().min().copied().unwrap_or(from);
            stubs.push(from..first.max(from));
            from = block.iter().flatten().max().map_or(from, |last| last + 1);
        }
        let is_project = |block: &BlockSpec, column: u32| {
            let project = block.stub.zh.last().map(|heading| key(heading));
            block.projects.is_some() && headings.over(column).last().map(|last| key(last)) == project
        };
        let projects = table
            .blocks
            .iter()
            .zip(&stubs)
            .map(|(block, stub)| stub.clone().filter(|column| is_project(block, *column)).collect())
            .collect();
        Self { width, figures, stubs, projects }
    }

    /// The columns of a table without headings whose grid has just those that the form has.
    pub(super) fn counted(table: &TableSpec, filled: &[u32], width: u32) -> Option<Self> {
        let wanted: usize = table.blocks.iter().map(|block| block.columns.len()).sum();
        if filled.len() != wanted {
            return None;
        }
        let mut filled = filled.iter().copied();
        let figures =
            table.blocks.iter().map(|block| block.columns.iter().map(|_| filled.next()).collect()).collect();
        Some(Self::new(table, width, figures, &Headings(Vec::new())))
    }
}

/// How well the headings over a column of the grid say what a column of the form is.
fn score(block: &BlockSpec, column: usize, path: &[String]) -> u32 {
    let spec = &block.columns[column];
    let Some((last, above)) = spec.zh.split_last() else { return 0 };
    let names = || std::iter::once(last).chain(&spec.aliases);
    // The lowest heading that says it: below it may stand a line that the form does not have.
    let own = path.iter().rev().zip(0_u32..).filter_map(|(heading, below)| {
        let best = names().map(|name| alike(name, heading)).max().unwrap_or(0);
        (best > 0).then(|| best.saturating_sub(2 * below).max(1))
    });
    let Some(own) = own.max() else { return 0 };
    let also = above.iter().chain(block.heading.as_ref().map(|heading| &heading.zh));
    let also: u32 =
        also.map(|wanted| path.iter().map(|heading| alike(wanted, heading)).max().unwrap_or(0) / 2).sum();
    own + also
}

fn alike(wanted: &str, heading: &str) -> u32 {
    let (wanted, found) = (key(wanted), key(heading));
    if wanted.is_empty() || found.is_empty() {
        0
    } else if wanted == found {
        SAME
    } else if loose(heading) == loose(&wanted) {
        SAME - 1
    } else if found.contains(&wanted) || (wanted.contains(&found) && found.chars().count() > 2) {
        ALIKE
    } else {
        0
    }
}

fn total(scores: &[Vec<u32>], found: &[Option<usize>]) -> u32 {
    scores.iter().zip(found).filter_map(|(row, at)| row.get((*at)?)).sum()
}

/// The columns with the highest scores, in the form's order.
fn in_order(scores: &[Vec<u32>]) -> Vec<Option<usize>> {
    let width = scores.first().map_or(0, Vec::len);
    // best[i][j]: the highest total of the first i columns of the form in the first j of the grid.
    let mut best = vec![vec![0_u32; width + 1]; scores.len() + 1];
    for (i, row) in scores.iter().enumerate() {
        for (j, score) in row.iter().enumerate() {
            let paired = if *score > 0 { best[i][j] + score } else { 0 };
            best[i + 1][j + 1] = paired.max(best[i][j + 1]).max(best[i + 1][j]);
        }
    }
    let mut found = vec![None; scores.len()];
    let (mut i, mut j) = (scores.len(), width);
    while i > 0 && j > 0 {
        if best[i][j] == best[i][j - 1] {
            j -= 1;
        } else if best[i][j] == best[i - 1][j] {
            i -= 1;
        } else {
            (i, j) = (i - 1, j - 1);
            found[i] = Some(j);
        }
    }
    found
}

/// The pairs with the highest scores one after the other, whatever their order.
fn by_score(scores: &[Vec<u32>]) -> Vec<Option<usize>> {
    let mut pairs: Vec<(u32, usize, usize)> = scores
        .iter()
        .enumerate()
        .flat_map(|(i, row)| row.iter().enumerate().map(move |(j, score)| (*score, i, j)))
        .filter(|(score, ..)| *score > 0)
        .collect();
    pairs.sort_by_key(|(score, i, j)| (std::cmp::Reverse(*score), *i, *j));
    let mut found = vec![None; scores.len()];
    for (_, i, j) in pairs {
        if found[i].is_none() && !found.contains(&Some(j)) {
            found[i] = Some(j);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_in_another_order_are_found_by_their_headings() {
        let scores = [vec![0, 8, 0, 0], vec![0, 0, 0, 8], vec![0, 0, 8, 0]];
        assert_eq!(by_score(&scores), [Some(1), Some(3), Some(2)]);
        assert_eq!(in_order(&scores).iter().flatten().count(), 2);
    }

    #[test]
    fn equal_headings_are_taken_in_order() {
        let scores = [vec![0, 8, 0, 8], vec![0, 8, 0, 8]];
        assert_eq!(in_order(&scores), [Some(1), Some(3)]);
    }
}

//! Tables that stand side by side on one sheet: their rows are taken apart, the left table first.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use mingzhang::form::{Form, Section};

use super::key::key;
use super::token::Line;

/// Characters that a year, a name and a number may take in front of a title.
const BEFORE: usize = 30;

/// Bytes of a text that has a title in it.
const LONGEST: usize = 400;

/// The lines with every row of a grid that two tables share as two, one for each.
pub(crate) fn apart(lines: Vec<Line>, forms: &[Arc<Form>]) -> Vec<Line> {
    let tables = forms.iter().flat_map(|form| &form.tables).filter(|table| table.section == Section::Tables);
    let mut titles: Vec<String> = tables
        .flat_map(|table| std::iter::once(&table.title.zh).chain(&table.aliases))
        .map(|t| key(t))
        .collect();
    // The longest first: one title may end with another.
    titles.sort_by_key(|title| std::cmp::Reverse(title.len()));
    let mut parted = Vec::with_capacity(lines.len());
    for grid in
        lines.chunk_by(|a, b| a.row.is_some() && a.row.map(|row| row.grid) == b.row.map(|row| row.grid))
    {
        let found: Vec<Vec<Found>> = grid.iter().map(|line| titles_of(line, &titles)).collect();
        let mut at = 0;
        while let Some(line) = grid.get(at) {
            if found[at].len() < 2 {
                parted.push(line.clone());
                at += 1;
                continue;
            }
            let rows = at..end(&found, at);
            let edges = edges(&grid[rows.clone()], &found[at]);
            for side in edges.windows(2) {
                let columns = side[0]..side[1];
                parted.extend(grid[rows.clone()].iter().filter_map(|line| line.within(&columns)));
            }
            at = rows.end;
        }
    }
    for (number, line) in parted.iter_mut().enumerate() {
        line.renumber(number);
    }
    parted
}

/// A title in a row of a grid: which one, and the columns that it covers.
struct Found {
    title: usize,
    columns: Range<u32>,
}

/// The titles that a row has, each once.
fn titles_of(line: &Line, titles: &[String]) -> Vec<Found> {
    let mut seen = BTreeSet::new();
    let of = |text: &str| {
        if text.len() > LONGEST {
            return None;
        }
        let key = key(text);
        titles.iter().position(|title| {
            key.strip_suffix(title.as_str()).is_some_and(|before| before.chars().count() <= BEFORE)
        })
    };
    let tokens = line.tokens.iter().filter_map(|token| Some((of(&token.text)?, token)));
    let new = tokens.filter(|(title, _)| seen.insert(*title));
    new.map(|(title, token)| Found { title, columns: token.columns.clone() }).collect()
}

/// Where the tables that begin in a row end: at the next row of titles side by side, or at one that
/// reaches over them.
fn end(found: &[Vec<Found>], at: usize) -> usize {
    let starts: Vec<u32> = found[at].iter().skip(1).map(|title| title.columns.start).collect();
    let over =
        |title: &Found| starts.iter().any(|start| title.columns.start < *start && *start < title.columns.end);
    let same =
        |row: &[Found]| row.iter().any(|title| found[at].iter().any(|other| other.title == title.title));
    let below = found.iter().enumerate().skip(at + 1);
    // Titles that come again head the next page of the same tables.
    let mut next = below.filter(|(_, row)| row.len() > 1 || row.iter().any(over) && !same(row));
    next.next().map_or(found.len(), |(row, _)| row)
}

/// The columns at which each table begins, and one behind the last: behind a blank column between
/// two titles, else at the second of them.
fn edges(rows: &[Line], titles: &[Found]) -> Vec<u32> {
    let covered: BTreeSet<u32> =
        rows.iter().flat_map(|line| &line.tokens).flat_map(|token| token.columns.clone()).collect();
    let mut edges = vec![0];
    for pair in titles.windows(2) {
        let (from, to) = (pair[0].columns.end, pair[1].columns.start);
        let blank = (from..to).rev().find(|column| !covered.contains(column));
        edges.push(blank.map_or(to, |blank| blank + 1));
    }
    edges.push(u32::MAX);
    edges
}

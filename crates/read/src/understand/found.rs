//! What is found of the tables, before it is known in which columns its figures stand.

use std::collections::{BTreeSet, HashMap, HashSet};

use mingzhang::classification;
use mingzhang::form::BlockSpec;

use super::head::Money;
use super::key::{key, loose};
use super::token::{Line, Printed, Token};
use crate::source::Place;

/// What is known of the document before its rows are read.
#[derive(Debug, Default)]
pub(crate) struct Known {
    /// Name of the unit.
    pub(crate) unit: String,
    /// Budget year.
    pub(crate) year: u16,
    /// Keys of account names by dimension and code, from tables where they stand alone.
    pub(crate) names: HashMap<(String, String), String>,
    /// Lines that pages repeat above or below their text, as [`running`] has them.
    pub(crate) running: HashSet<String>,
    /// Figures are printed as they are meant to be seen: none has lost the zeros at its end.
    pub(crate) is_drawn: bool,
}

impl Known {
    /// Whether a line is the header or footer of a page.
    pub(super) fn is_running(&self, line: &Line) -> bool {
        line.row.is_none() && self.running.contains(&without_digits(&line.key))
    }

    /// The key of an account's name.
    pub(super) fn name(&self, dimension: &str, code: &str) -> Option<String> {
        let printed = self.names.get(&(dimension.to_owned(), code.to_owned())).cloned();
        printed.or_else(|| classification::book(dimension)?.name(code).map(key))
    }

    /// The account that a name without a code means: the highest of the document's own accounts,
    /// or of the code book, that has it.
    pub(super) fn code(&self, dimension: &str, label: &str) -> Option<String> {
        let wanted = loose(label);
        if wanted.is_empty() {
            return None;
        }
        let own = self.names.iter().filter(|((of, _), name)| of == dimension && loose(name) == wanted);
        let own = own.map(|((_, code), _)| code.as_str());
        let book = classification::book(dimension).into_iter().flat_map(|book| book.entries());
        let known = book.filter(|(_, name)| loose(name) == wanted).map(|(code, _)| code);
        let highest = |codes: &mut dyn Iterator<Item = &str>| {
            codes.min_by_key(|code| (code.len(), (*code).to_owned())).map(str::to_owned)
        };
        highest(&mut own.into_iter()).or_else(|| highest(&mut known.into_iter()))
    }
}

/// A row as found.
#[derive(Debug, Clone)]
pub(crate) struct FoundRow {
    /// Block of the table.
    pub(crate) block: usize,
    /// Fixed row of the block.
    pub(crate) fixed: Option<usize>,
    /// Account code.
    pub(crate) code: Option<String>,
    /// Printed name.
    pub(crate) name: Option<String>,
    /// Project name.
    pub(crate) project: Option<String>,
    /// Figures in printed order, with their places.
    pub(crate) figures: Vec<(Printed, Place)>,
    /// The columns of the figures, where the document shows them.
    pub(crate) columns: Option<Vec<usize>>,
    /// Line of its label.
    pub(crate) line: usize,
}

/// What tells rows of a table apart: block, fixed row, code, name where there is no code, project.
pub(super) type Identity = (usize, Option<usize>, Option<String>, Option<String>, Option<String>);

impl FoundRow {
    /// A row without anything in it.
    pub(super) fn new(block: usize, line: usize) -> Self {
        let (fixed, code, name, project, columns) = (None, None, None, None, None);
        Self { block, fixed, code, name, project, figures: Vec::new(), columns, line }
    }

    /// Takes what the same row says on another page, in columns that it does not have yet; false if
    /// it says something else in the same columns.
    pub(super) fn goes_on_in(&mut self, other: &Self) -> bool {
        let (Some(columns), Some(more)) = (&mut self.columns, &other.columns) else { return false };
        let printed =
            |figures: &[(Printed, Place)], at: usize| figures.get(at).map(|(printed, _)| printed.clone());
        for (at, column) in more.iter().enumerate() {
            let Some(figure) = other.figures.get(at) else { continue };
            match columns.binary_search(column) {
                Ok(own) if printed(&self.figures, own) != printed(&other.figures, at) => return false,
                Ok(_) => {}
                Err(place) => {
                    columns.insert(place, *column);
                    self.figures.insert(place, figure.clone());
                }
            }
        }
        true
    }

    /// Whether the same figures are printed in another row.
    pub(super) fn has_the_figures_of(&self, other: &Self) -> bool {
        let printed = |row: &Self| row.figures.iter().map(|(printed, _)| printed.clone()).collect::<Vec<_>>();
        printed(self) == printed(other)
    }

    /// What tells it apart from the other rows of its table.
    pub(super) fn identity(&self) -> Identity {
        let name = self.name.clone().filter(|_| self.code.is_none());
        (self.block, self.fixed, self.code.clone(), name, self.project.clone())
    }
}

/// What was found of a table.
#[derive(Debug, Default)]
pub(crate) struct FoundTable {
    /// Rows in printed order.
    pub(crate) rows: Vec<FoundRow>,
    /// The statement that it is empty stands there.
    pub(crate) empty: bool,
    /// Money unit above the table.
    pub(crate) money: Option<Money>,
    /// The form's columns that it has, where they are known and not all of them.
    pub(crate) columns: Option<Vec<usize>>,
    /// Whether any heading of the table stands there.
    pub(crate) headed: bool,
    /// Its columns were taken in the order of the form, for want of headings.
    pub(crate) counted: bool,
    /// Lines that were not understood.
    pub(crate) unread: BTreeSet<usize>,
    /// Cells that were not understood, in lines of which the rest was.
    pub(crate) left: Vec<Token>,
    /// Rows that stand there again with other figures.
    pub(crate) twice: usize,
}

impl FoundTable {
    /// Whether a row stands there already with the same figures, be it as another of the form's rows that
    /// has the same name.
    pub(super) fn has_copy_of(&self, row: &FoundRow, block: &BlockSpec) -> bool {
        let name =
            |fixed: Option<usize>| fixed.and_then(|fixed| block.rows.get(fixed)).map(|row| key(&row.zh));
        let same = |other: &FoundRow| {
            other.identity() == row.identity()
                || row.fixed.is_some() && other.block == row.block && name(other.fixed) == name(row.fixed)
        };
        self.rows
            .iter()
            .any(|other| same(other) && other.columns == row.columns && other.has_the_figures_of(row))
    }
}

/// What pages repeat above or below their text: lines outside grids that stand among the first or
/// last of three pages at least, whatever numbers they have.
pub(crate) fn running(lines: &[Line]) -> HashSet<String> {
    const EDGE: usize = 2;
    const FEWEST: usize = 3;
    let mut pages: HashMap<String, HashSet<u32>> = HashMap::new();
    let part = |line: &Line| line.tokens.first().map_or(0, |token| token.place.part);
    for page in lines.chunk_by(|a, b| part(a) == part(b)) {
        let edges = page.iter().take(EDGE).chain(page.iter().rev().take(EDGE));
        for line in edges.filter(|line| line.row.is_none()) {
            pages.entry(without_digits(&line.key)).or_default().insert(part(line));
        }
    }
    pages.into_iter().filter(|(_, parts)| parts.len() >= FEWEST).map(|(key, _)| key).collect()
}

fn without_digits(key: &str) -> String {
    key.chars().filter(|c| !c.is_ascii_digit()).collect()
}

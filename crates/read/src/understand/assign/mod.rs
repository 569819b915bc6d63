//! Which column a figure stands in, where blank cells have left no trace.
//!
//! A row with fewer figures than columns can be read in several ways, all in the printed order.
//! Of these only those are kept
//!
//! 1. under which the row's own columns add up ([`choices`]),
//! 2. under which rows add up to the rows they are part of, and cells that state the same quantity
//!    agree ([`solve`]),
//! 3. that put nothing where another table says there is nothing,
//! 4. that break the fewest of all relations.
//!
//! Rows, columns, quantities and relations are those of the core's grid. What is still open then is
//! settled by what the explanations speak of, and reported.

mod choices;
mod solve;

use std::ops::Range;

use mingzhang::form::Form;
use mingzhang::grid::{CellId, Grid, Value};
use mingzhang::money::Amount;
use mingzhang::relation::{Nothing, Outcome, Relations, Unknown};

use self::solve::{Alive, Solver};

/// Relations are derived and counted at most so many times.
const TRIALS: usize = 400;

/// Documents with more cells are not tried against all their relations.
const TRIED_CELLS: usize = 20_000;

/// The figures of one row of the grid in printed order; a dash is none.
#[derive(Debug)]
pub(crate) struct RowFigures {
    /// Table, block and row of the grid.
    pub(crate) at: (usize, usize, usize),
    /// Figures; as many as there are columns at most.
    pub(crate) figures: Vec<Option<Amount>>,
    /// Their columns, where the document shows them.
    pub(crate) columns: Option<Vec<usize>>,
    /// The columns that the table has, in printed order, where these are not the form's.
    pub(crate) among: Option<Vec<usize>>,
}

/// What was found out about a row.
#[derive(Debug)]
pub(crate) struct Assigned {
    /// The column of each figure; none if no reading could be found.
    pub(crate) columns: Option<Vec<usize>>,
    /// All readings that are left, if there are several.
    pub(crate) alternatives: Vec<Vec<usize>>,
}

/// Assigns the figures of all rows to columns. Where the document is in doubt because figures of it are
/// missing, what does not add up may be due to them: readings that only break more relations are told.
/// `mentions` says how often the explanations speak of what a cell is about.
pub(crate) fn assign(
    grid: &Grid,
    rows: &[RowFigures],
    in_doubt: bool,
    mentions: &dyn Fn(CellId) -> usize,
) -> Vec<Assigned> {
    let mut assignment = Assignment::new(grid, rows, in_doubt);
    assignment.solve();
    assignment.settle(mentions)
}

struct Assignment<'a> {
    grid: &'a Grid,
    solver: Solver,
    /// Cells of each row.
    cells: Vec<Vec<CellId>>,
    figures: Vec<&'a [Option<Amount>]>,
    alive: Alive,
    /// In doubt, what was left of the readings before those were kept that break the fewest relations.
    open: Alive,
    in_doubt: bool,
    trials: usize,
}

impl<'a> Assignment<'a> {
    fn new(grid: &'a Grid, rows: &'a [RowFigures], in_doubt: bool) -> Self {
        let cells: Vec<Vec<CellId>> = rows
            .iter()
            .map(|row| {
                let block = &grid.tables()[row.at.0].blocks[row.at.1];
                (0..block.columns.len()).map(|column| block.cell(row.at.2, column)).collect()
            })
            .collect();
        let solver = Solver::new(grid, rows, &cells);
        let alive = solver.all();
        let figures = rows.iter().map(|row| row.figures.as_slice()).collect();
        let open = vec![Vec::new(); rows.len()];
        Self { grid, solver, cells, figures, alive, open, in_doubt, trials: TRIALS }
    }

    fn open_rows(&self) -> Vec<usize> {
        (0..self.alive.len()).filter(|row| self.alive[*row].len() > 1).collect()
    }

    fn solve(&mut self) {
        let all: Range<usize> = 0..self.alive.len();
        self.solver.propagate(&mut self.alive, all);
        while self.exclude_nothing() {}
        if self.in_doubt {
            self.open.clone_from(&self.alive);
        }
        loop {
            let open = self.open_rows();
            let better = open.into_iter().any(|row| self.keep_best(row));
            if !better {
                return;
            }
            while self.exclude_nothing() {}
        }
    }

    /// The values of the cells whose column is known; nothing is said of the others.
    fn values(&self, alive: &Alive) -> Vec<Value> {
        let mut values = vec![Value::Missing; self.grid.len()];
        for (row, cells) in self.cells.iter().enumerate() {
            let [only] = alive[row][..] else { continue };
            for cell in cells {
                values[cell.index()] = Value::Blank;
            }
            for (column, figure) in self.solver.choice(row, only).iter().zip(self.figures[row]) {
                if let Some(amount) = figure {
                    values[cells[*column].index()] = Value::Number(*amount);
                }
            }
        }
        values
    }

    /// Leaves out readings that put something where other cells say there is nothing.
    fn exclude_nothing(&mut self) -> bool {
        let open = self.open_rows();
        if open.is_empty() {
            return false;
        }
        let nothing = Nothing::new(self.grid, &self.values(&self.alive));
        let mut changed = Vec::new();
        for row in open {
            let says_nothing: Vec<bool> = self.cells[row]
                .iter()
                .map(|cell| nothing.says(self.grid.space(), self.grid.place(*cell)).is_some())
                .collect();
            let fits = |choice: &u32| {
                let filled = self.solver.choice(row, *choice).iter().zip(self.figures[row]);
                filled.into_iter().all(|(column, figure)| {
                    figure.is_none_or(|amount| amount.is_zero()) || !says_nothing[*column]
                })
            };
            let left: Vec<u32> = self.alive[row].iter().copied().filter(fits).collect();
            if !left.is_empty() && left.len() < self.alive[row].len() {
                self.alive[row] = left;
                changed.push(row);
            }
        }
        let any = !changed.is_empty();
        self.solver.propagate(&mut self.alive, changed);
        any
    }

    /// Tries the readings of a row against all relations and keeps those that break the fewest.
    fn keep_best(&mut self, row: usize) -> bool {
        let choices = self.alive[row].clone();
        if self.grid.len() > TRIED_CELLS || self.trials < choices.len() {
            return false;
        }
        self.trials -= choices.len();
        let broken: Vec<usize> = choices.iter().map(|choice| self.broken_under(row, *choice)).collect();
        let least = broken.iter().min().copied().unwrap_or(0);
        let best = choices.iter().zip(&broken).filter(|(_, broken)| **broken == least);
        let left: Vec<u32> = best.map(|(choice, _)| *choice).collect();
        if left.len() == choices.len() {
            return false;
        }
        self.alive[row] = left;
        self.solver.propagate(&mut self.alive, [row]);
        true
    }

    fn broken_under(&self, row: usize, choice: u32) -> usize {
        let mut alive = self.alive.clone();
        alive[row] = vec![choice];
        self.solver.propagate(&mut alive, [row]);
        let values = self.values(&alive);
        let relations = Relations::new(self.grid, &values);
        let speaks_against = |outcome: Outcome| {
            matches!(outcome, Outcome::Broken | Outcome::Unknown(Unknown::Blank(_) | Unknown::PartsBlank))
        };
        relations.ids().filter(|id| speaks_against(relations.outcome(&values, *id))).count()
    }

    /// Settles what the document leaves open, and says what that was.
    fn settle(mut self, mentions: &dyn Fn(CellId) -> usize) -> Vec<Assigned> {
        let mut alternatives: Vec<Vec<Vec<usize>>> = vec![Vec::new(); self.alive.len()];
        while let Some(row) = self.open_rows().first().copied() {
            let before = self.alive.clone();
            let mentioned = |choice: u32| -> usize {
                self.solver.choice(row, choice).iter().map(|column| mentions(self.cells[row][*column])).sum()
            };
            // The first of those spoken of most.
            let best = self.alive[row].iter().copied().rev().max_by_key(|choice| mentioned(*choice));
            self.alive[row] = best.into_iter().collect();
            self.solver.propagate(&mut self.alive, [row]);
            for (open, left) in before.iter().enumerate() {
                if left.len() > 1 && self.alive[open].len() <= 1 {
                    let readings = left.iter().map(|choice| self.solver.choice(open, *choice).to_vec());
                    alternatives[open] = readings.collect();
                }
            }
        }
        let read = |row: usize, choice: &u32| self.solver.choice(row, *choice).to_vec();
        let assigned = alternatives.into_iter().enumerate().map(|(row, alternatives)| Assigned {
            columns: self.alive[row].first().map(|choice| read(row, choice)),
            alternatives: match self.open[row].as_slice() {
                [] | [_] => alternatives,
                open => open.iter().map(|choice| read(row, choice)).collect(),
            },
        });
        assigned.collect()
    }
}

/// How far a printed figure of money may be from the exact one, as its table prints it.
pub(crate) fn half_step(grid: &Grid, cell: CellId) -> i128 {
    exact(grid.half_step(cell))
}

/// An amount in millionths, the smallest part it can have.
pub(crate) fn exact(amount: Amount) -> i128 {
    const PLACES: usize = 6;
    let text = amount.to_string();
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    format!("{whole}{fraction:0<PLACES$}").parse().unwrap_or(0)
}

/// The codes that a column narrows money to, with their dimensions.
pub(crate) fn codes_of_column<'f>(form: &'f Form, grid: &Grid, cell: CellId) -> Vec<(&'f str, String)> {
    let at = grid.column_of(cell).at.clone();
    let coded = form.dimensions.iter().filter(|dimension| !dimension.lengths.is_empty());
    coded.filter_map(|dimension| Some((dimension.id.as_str(), at.get(&dimension.id)?.clone()))).collect()
}

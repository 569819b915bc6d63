//! Readings of many rows that agree: rows add up to rows, and the same quantity has one figure.

use std::collections::{BTreeSet, HashMap, HashSet};

use mingzhang::grid::{CellId, Grid};
use mingzhang::quantity::Coordinate;

use super::choices::{Choice, choices};
use super::{RowFigures, exact, half_step};

/// The readings of each row that are left, as places in its list of readings.
pub(super) type Alive = Vec<Vec<u32>>;

/// Partial sums that are kept while a group of rows is added up.
const MOST_SUMS: usize = 2_000;

/// Additions made for one row of a group.
const MOST_ADDITIONS: usize = 60_000;

/// Readings with the figure of every column.
struct Readings {
    choices: Vec<Choice>,
    /// Figures by reading and column; zero where there is none.
    values: Vec<Vec<i128>>,
}

/// A row and the rows that make it up.
struct Group {
    total: usize,
    parts: Vec<usize>,
    tolerance: i128,
}

pub(super) struct Solver {
    readings: Vec<Readings>,
    groups: Vec<Group>,
    /// Cells (row, column) of one quantity in several rows, with how far they may differ.
    same: Vec<(Vec<(usize, usize)>, i128)>,
    groups_of: Vec<Vec<usize>>,
    same_of: Vec<Vec<usize>>,
}

impl Solver {
    pub(super) fn new(grid: &Grid, rows: &[RowFigures], cells: &[Vec<CellId>]) -> Self {
        let mut index: HashMap<(usize, usize, usize), usize> = HashMap::new();
        let mut readings = Vec::with_capacity(rows.len());
        for (at, (row, cells)) in rows.iter().zip(cells).enumerate() {
            index.insert(row.at, at);
            let block = &grid.tables()[row.at.0].blocks[row.at.1];
            let figures: Vec<Option<i128>> = row.figures.iter().map(|figure| figure.map(exact)).collect();
            let step = cells.first().map_or(0, |cell| half_step(grid, *cell));
            let choices = match &row.columns {
                Some(columns) => vec![columns.clone()],
                None => choices(block, &figures, step, row.among.as_deref()),
            };
            let values = choices.iter().map(|choice| {
                let mut values = vec![0; block.columns.len()];
                for (column, figure) in choice.iter().zip(&figures) {
                    values[*column] = figure.unwrap_or(0);
                }
                values
            });
            readings.push(Readings { values: values.collect(), choices });
        }
        let mut this = Self {
            groups_of: vec![Vec::new(); rows.len()],
            same_of: vec![Vec::new(); rows.len()],
            groups: Vec::new(),
            same: Vec::new(),
            readings,
        };
        this.find_groups(grid, rows, cells, &index);
        this.find_same(grid, cells);
        this
    }

    fn find_groups(
        &mut self,
        grid: &Grid,
        rows: &[RowFigures],
        cells: &[Vec<CellId>],
        index: &HashMap<(usize, usize, usize), usize>,
    ) {
        for (total, row) in rows.iter().enumerate() {
            let block = &grid.tables()[row.at.0].blocks[row.at.1];
            let of = |part: &usize| index.get(&(row.at.0, row.at.1, *part)).copied();
            let parts: Option<Vec<usize>> = block.rows[row.at.2].parts.iter().map(of).collect();
            let Some(parts) = parts.filter(|parts| !parts.is_empty()) else { continue };
            let step = cells[total].first().map_or(0, |cell| half_step(grid, *cell));
            let printed = i128::try_from(parts.len() + 1).unwrap_or(1);
            for row in parts.iter().chain([&total]) {
                self.groups_of[*row].push(self.groups.len());
            }
            self.groups.push(Group { total, parts, tolerance: step * printed });
        }
    }

    fn find_same(&mut self, grid: &Grid, cells: &[Vec<CellId>]) {
        let mut by_place: HashMap<Coordinate, Vec<(usize, usize)>> = HashMap::new();
        for (row, cells) in cells.iter().enumerate() {
            for (column, cell) in cells.iter().enumerate() {
                by_place.entry(*grid.place(*cell)).or_default().push((row, column));
            }
        }
        let mut same: Vec<Vec<(usize, usize)>> =
            by_place.into_values().filter(|prints| prints.len() > 1).collect();
        same.sort_unstable();
        for prints in same {
            let steps = prints.iter().map(|(row, column)| half_step(grid, cells[*row][*column]));
            let tolerance = 2 * steps.max().unwrap_or(0);
            for (row, _) in &prints {
                self.same_of[*row].push(self.same.len());
            }
            self.same.push((prints, tolerance));
        }
    }

    /// All readings of all rows.
    pub(super) fn all(&self) -> Alive {
        let count = |readings: &Readings| 0..u32::try_from(readings.choices.len()).unwrap_or(0);
        self.readings.iter().map(|readings| count(readings).collect()).collect()
    }

    /// The columns of a row's figures in one of its readings.
    pub(super) fn choice(&self, row: usize, choice: u32) -> &[usize] {
        &self.readings[row].choices[choice as usize]
    }

    fn values(&self, row: usize, choice: u32) -> &[i128] {
        &self.readings[row].values[choice as usize]
    }

    /// Leaves out what does not agree with the rows that changed, until nothing changes any more.
    pub(super) fn propagate(&self, alive: &mut Alive, changed: impl IntoIterator<Item = usize>) {
        let mut same: BTreeSet<usize> = BTreeSet::new();
        let mut groups: BTreeSet<usize> = BTreeSet::new();
        let mut changed: Vec<usize> = changed.into_iter().collect();
        loop {
            for row in changed.drain(..) {
                same.extend(&self.same_of[row]);
                groups.extend(&self.groups_of[row]);
            }
            // What costs little first.
            if let Some(next) = same.pop_first() {
                self.agree(alive, next, &mut changed);
            } else if let Some(next) = groups.pop_first() {
                self.add_up(alive, &self.groups[next], &mut changed);
            } else {
                return;
            }
        }
    }

    fn keep(alive: &mut Alive, row: usize, left: Vec<u32>, changed: &mut Vec<usize>) {
        // A document that contradicts itself decides nothing here.
        if !left.is_empty() && left.len() < alive[row].len() {
            alive[row] = left;
            changed.push(row);
        }
    }

    /// The same quantity has the same figure.
    fn agree(&self, alive: &mut Alive, same: usize, changed: &mut Vec<usize>) {
        let (prints, tolerance) = &self.same[same];
        for (row, column) in prints {
            if alive[*row].len() < 2 {
                continue;
            }
            let mut left = alive[*row].clone();
            for (other, at) in prints.iter().filter(|(other, _)| other != row) {
                let possible: HashSet<i128> =
                    alive[*other].iter().map(|choice| self.values(*other, *choice)[*at]).collect();
                if !possible.is_empty() {
                    left.retain(|choice| {
                        let value = self.values(*row, *choice)[*column];
                        possible.iter().any(|other| (value - other).abs() <= *tolerance)
                    });
                }
            }
            Self::keep(alive, *row, left, changed);
        }
    }

    /// The parts add up to the total: keeps the readings that occur in some sum that is right.
    fn add_up(&self, alive: &mut Alive, group: &Group, changed: &mut Vec<usize>) {
        let rows = || group.parts.iter().chain([&group.total]);
        if rows().all(|row| alive[*row].len() == 1) || rows().any(|row| alive[*row].is_empty()) {
            return;
        }
        let totals: Vec<&[i128]> =
            alive[group.total].iter().map(|choice| self.values(group.total, *choice)).collect();
        let positive = rows().all(|row| self.readings[*row].values.iter().flatten().all(|value| *value >= 0));
        let (open, closed): (Vec<usize>, Vec<usize>) =
            group.parts.iter().partition(|row| alive[**row].len() > 1);
        let mut start = vec![0; totals.first().map_or(0, |total| total.len())];
        for row in closed {
            add(&mut start, self.values(row, alive[row][0]));
        }
        let reaches = |sum: &[i128]| {
            totals.iter().any(|total| {
                sum.iter().zip(*total).all(|(sum, total)| (sum - total).abs() <= group.tolerance)
            })
        };
        let within = |sum: &[i128]| {
            !positive
                || totals
                    .iter()
                    .any(|total| sum.iter().zip(*total).all(|(sum, total)| *sum <= total + group.tolerance))
        };
        // Forwards: all sums that can be reached, row by row.
        let mut layers: Vec<HashSet<Vec<i128>>> = vec![HashSet::from([start])];
        for row in &open {
            let last = layers.last().cloned().unwrap_or_default();
            if last.len() * alive[*row].len() > MOST_ADDITIONS {
                return;
            }
            let mut next = HashSet::new();
            for sum in &last {
                for choice in &alive[*row] {
                    let mut sum = sum.clone();
                    add(&mut sum, self.values(*row, *choice));
                    if within(&sum) {
                        next.insert(sum);
                    }
                }
            }
            if next.len() > MOST_SUMS {
                return;
            }
            layers.push(next);
        }
        let mut right: HashSet<Vec<i128>> =
            layers.pop().unwrap_or_default().into_iter().filter(|sum| reaches(sum)).collect();
        if right.is_empty() {
            return;
        }
        let total = alive[group.total].iter().copied().filter(|choice| {
            let value = self.values(group.total, *choice);
            right
                .iter()
                .any(|sum| sum.iter().zip(value).all(|(sum, total)| (sum - total).abs() <= group.tolerance))
        });
        let total = total.collect();
        Self::keep(alive, group.total, total, changed);
        // Backwards: the readings on a way to a sum that is right.
        for (row, layer) in open.iter().zip(layers).rev() {
            let mut left = BTreeSet::new();
            let mut before = HashSet::new();
            for sum in layer {
                let mut leads_there = false;
                for choice in &alive[*row] {
                    let mut next = sum.clone();
                    add(&mut next, self.values(*row, *choice));
                    if right.contains(&next) {
                        left.insert(*choice);
                        leads_there = true;
                    }
                }
                if leads_there {
                    before.insert(sum);
                }
            }
            right = before;
            Self::keep(alive, *row, left.into_iter().collect(), changed);
        }
    }
}

fn add(sum: &mut [i128], values: &[i128]) {
    for (sum, value) in sum.iter_mut().zip(values) {
        *sum = sum.saturating_add(*value);
    }
}

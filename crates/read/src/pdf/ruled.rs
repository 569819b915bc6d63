//! Ruling lines that meet make a frame: its rows, columns and cells.

use std::collections::BTreeMap;

use super::marks::{Bounds, Rule};
use super::rules::NEAR;

/// Rows and columns that lines make.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Frame {
    /// Where rows begin and end, from the top: one more than there are rows.
    pub(super) ys: Vec<i32>,
    /// Where columns begin and end, from the left: one more than there are columns.
    pub(super) xs: Vec<i32>,
    /// Cells by row, then column; together they cover the frame.
    pub(super) slots: Vec<Slot>,
}

/// A cell of a frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Slot {
    pub(super) row: usize,
    pub(super) column: usize,
    pub(super) rows: usize,
    pub(super) columns: usize,
}

/// Places of one frame.
const MOST_PLACES: usize = 60_000;

impl Frame {
    pub(super) fn bounds(&self) -> Option<Bounds> {
        Some(Bounds {
            x0: *self.xs.first()?,
            y0: *self.ys.first()?,
            x1: *self.xs.last()?,
            y1: *self.ys.last()?,
        })
    }

    /// The rectangle of a cell.
    pub(super) fn area(&self, slot: &Slot) -> Option<Bounds> {
        Some(Bounds {
            x0: *self.xs.get(slot.column)?,
            y0: *self.ys.get(slot.row)?,
            x1: *self.xs.get(slot.column + slot.columns)?,
            y1: *self.ys.get(slot.row + slot.rows)?,
        })
    }

    /// Row and column at a point, if it lies inside.
    pub(super) fn place(&self, (x, y): (i32, i32)) -> Option<(usize, usize)> {
        let inside = |lines: &[i32], at: i32| {
            let after = lines.partition_point(|line| *line <= at);
            (after > 0 && after < lines.len()).then(|| after - 1)
        };
        Some((inside(&self.ys, y)?, inside(&self.xs, x)?))
    }
}

/// The frames of a page; lines that meet belong to one frame.
pub(super) fn frames(horizontal: &[Rule], vertical: &[Rule]) -> Vec<Frame> {
    let mut groups = Groups::new(horizontal.len() + vertical.len());
    for (h, across) in horizontal.iter().enumerate() {
        for (v, down) in vertical.iter().enumerate() {
            if meets(across, down) {
                groups.join(h, horizontal.len() + v);
            }
        }
    }
    let mut found: BTreeMap<usize, (Vec<Rule>, Vec<Rule>)> = BTreeMap::new();
    for place in 0..horizontal.len() + vertical.len() {
        let (across, down) = found.entry(groups.of(place)).or_default();
        match horizontal.get(place) {
            Some(rule) => across.push(*rule),
            None => down.extend(vertical.get(place - horizontal.len())),
        }
    }
    found.values().filter_map(|(across, down)| frame(across, down)).collect()
}

fn meets(across: &Rule, down: &Rule) -> bool {
    across.from - NEAR <= down.at
        && down.at <= across.to + NEAR
        && down.from - NEAR <= across.at
        && across.at <= down.to + NEAR
}

/// Sets of lines that meet, by the first of each.
struct Groups(Vec<usize>);

impl Groups {
    fn new(count: usize) -> Self {
        Self((0..count).collect())
    }

    fn of(&mut self, mut place: usize) -> usize {
        while let Some(&up) = self.0.get(place)
            && up != place
        {
            let above = self.0.get(up).copied().unwrap_or(up);
            if let Some(slot) = self.0.get_mut(place) {
                *slot = above;
            }
            place = above;
        }
        place
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.of(a), self.of(b));
        if let Some(slot) = self.0.get_mut(a.max(b)) {
            *slot = a.min(b);
        }
    }
}

fn frame(across: &[Rule], down: &[Rule]) -> Option<Frame> {
    if across.is_empty() || down.is_empty() {
        return None;
    }
    // A table that is open at its sides still ends where its lines end.
    let ys = lines(across, down);
    let xs = lines(down, across);
    let (rows, columns) = (ys.len().checked_sub(1)?, xs.len().checked_sub(1)?);
    if rows == 0 || columns == 0 || rows.checked_mul(columns)? > MOST_PLACES {
        return None;
    }
    let slots = slots(&ys, &xs, across, down);
    Some(Frame { ys, xs, slots })
}

/// Where the lines of one direction lie, and the ends of those that cross them.
fn lines(these: &[Rule], crossing: &[Rule]) -> Vec<i32> {
    let mut all: Vec<i32> = these.iter().map(|rule| rule.at).collect();
    all.sort_unstable();
    let (first, last) = (all.first().copied().unwrap_or(0), all.last().copied().unwrap_or(0));
    let begin = crossing.iter().map(|rule| rule.from).min().unwrap_or(first);
    let end = crossing.iter().map(|rule| rule.to).max().unwrap_or(last);
    // Not nearer than a narrow column: lines often stand out a little.
    if begin < first - 4 * NEAR {
        all.insert(0, begin);
    }
    if end > last + 4 * NEAR {
        all.push(end);
    }
    let mut apart: Vec<i32> = Vec::new();
    for at in all {
        if apart.last().is_none_or(|last| at > last + NEAR) {
            apart.push(at);
        }
    }
    apart
}

/// Cells: places without a line between them are one, as far as they make a rectangle.
fn slots(ys: &[i32], xs: &[i32], across: &[Rule], down: &[Rule]) -> Vec<Slot> {
    let (rows, columns) = (ys.len() - 1, xs.len() - 1);
    let walls = Walls { right: covered(xs, ys, down), below: covered(ys, xs, across) };
    let mut taken = vec![false; rows * columns];
    let mut slots = Vec::new();
    for row in 0..rows {
        for column in 0..columns {
            if taken.get(row * columns + column).copied().unwrap_or(true) {
                continue;
            }
            let mut wide = 1;
            while column + wide < columns
                && !taken.get(row * columns + column + wide).copied().unwrap_or(true)
                && !walls.right(row, column + wide)
            {
                wide += 1;
            }
            let mut high = 1;
            while row + high < rows
                && (column..column + wide).all(|at| {
                    !walls.below(row + high, at)
                        && !taken.get((row + high) * columns + at).copied().unwrap_or(true)
                        && (at == column || !walls.right(row + high, at))
                })
            {
                high += 1;
            }
            for y in row..row + high {
                if let Some(places) = taken.get_mut(y * columns + column..y * columns + column + wide) {
                    places.fill(true);
                }
            }
            slots.push(Slot { row, column, rows: high, columns: wide });
        }
    }
    slots
}

/// Which stretches between two crossing lines a line covers.
struct Walls {
    right: Vec<Vec<bool>>,
    below: Vec<Vec<bool>>,
}

impl Walls {
    /// Whether a line stands left of the column, in the row.
    fn right(&self, row: usize, column: usize) -> bool {
        self.right.get(column).and_then(|line| line.get(row)).copied().unwrap_or(true)
    }

    /// Whether a line lies above the row, in the column.
    fn below(&self, row: usize, column: usize) -> bool {
        self.below.get(row).and_then(|line| line.get(column)).copied().unwrap_or(true)
    }
}

fn covered(lines: &[i32], stretches: &[i32], rules: &[Rule]) -> Vec<Vec<bool>> {
    let mut walls = vec![vec![false; stretches.len().saturating_sub(1)]; lines.len()];
    for rule in rules {
        // The line it was gathered into: the last one not after it.
        let at = lines.partition_point(|line| *line <= rule.at).saturating_sub(1);
        let Some(wall) = walls.get_mut(at) else { continue };
        for (covered, ends) in wall.iter_mut().zip(stretches.windows(2)) {
            if let [from, to] = ends {
                let middle = i32::midpoint(*from, *to);
                *covered |= rule.from <= middle && middle <= rule.to;
            }
        }
    }
    walls
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// A frame of lines at these places, all of them drawn through.
    pub(crate) fn full(ys: &[i32], xs: &[i32]) -> (Vec<Rule>, Vec<Rule>) {
        let line = |of: &[i32], along: &[i32]| -> Vec<Rule> {
            of.iter().map(|at| Rule { at: *at, from: along[0], to: along[along.len() - 1] }).collect()
        };
        (line(ys, xs), line(xs, ys))
    }

    #[test]
    fn a_missing_line_merges_two_places() {
        let (across, mut down) = full(&[0, 200, 400], &[0, 500, 1000]);
        down[1].from = 200;
        let found = frames(&across, &down);
        let slot = |row, column, columns| Slot { row, column, rows: 1, columns };
        assert_eq!(found[0].slots, [slot(0, 0, 2), slot(1, 0, 1), slot(1, 1, 1)]);
    }

    #[test]
    fn tables_that_do_not_meet_are_two() {
        let (mut across, mut down) = full(&[0, 200, 400], &[0, 500]);
        let (others, beside) = full(&[0, 200], &[800, 1500]);
        across.extend(others);
        down.extend(beside);
        down.sort();
        let found = frames(&across, &down);
        assert_eq!(
            found.iter().map(|frame| frame.xs.clone()).collect::<Vec<_>>(),
            [vec![0, 500], vec![800, 1500]]
        );
    }

    #[test]
    fn open_sides_end_where_the_lines_end() {
        let across = [Rule { at: 0, from: 0, to: 900 }, Rule { at: 300, from: 0, to: 900 }];
        let down = [Rule { at: 400, from: 0, to: 300 }];
        assert_eq!(frames(&across, &down)[0].xs, [0, 400, 900]);
    }
}

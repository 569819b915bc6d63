//! Ruling lines that cross make a grid; where a border is missing, cells are merged.

use super::ink::Glyph;
use super::rules::Rule;
use super::text::{Line, lines};
use crate::source::{Area, Cell, CellGrid};
use crate::understand::token::printed;

/// How far, in tenths of a point, lines that meet may end before each other.
const MEET: i32 = 25;

/// Ruling lines of one page that are looked at.
const MOST_RULES: usize = 5_000;

/// Places for cells in one grid.
const MOST_SLOTS: usize = 100_000;

/// A ruled table.
#[derive(Debug)]
pub(super) struct Grid {
    /// Where it stands.
    pub(super) area: Area,
    /// Its upright lines from left to right.
    columns: Vec<i32>,
    /// Its level lines from top to bottom.
    rows: Vec<i32>,
    /// The cell in each place, by row, then column.
    slots: Vec<usize>,
    cells: Vec<Slot>,
}

/// A cell and what stands in it.
#[derive(Debug, Default)]
struct Slot {
    row: usize,
    column: usize,
    rows: usize,
    columns: usize,
    glyphs: Vec<Glyph>,
}

/// The grids that these lines make.
pub(super) fn grids(rules: &[Rule]) -> Vec<Grid> {
    if rules.len() > MOST_RULES {
        return Vec::new();
    }
    let mut sets = Sets::new(rules.len());
    for (a, level) in rules.iter().enumerate().filter(|(_, rule)| !rule.upright) {
        for (b, upright) in rules.iter().enumerate().filter(|(_, rule)| rule.upright) {
            let meets = |line: &Rule, at: i32| (line.from - MEET..=line.to + MEET).contains(&at);
            if meets(level, upright.at) && meets(upright, level.at) {
                sets.join(a, b);
            }
        }
    }
    let mut grids: Vec<Grid> = sets
        .groups()
        .into_iter()
        .filter_map(|group| Grid::new(&group.into_iter().map(|at| rules[at]).collect::<Vec<_>>()))
        .collect();
    // A table within a cell of another is part of that cell.
    let areas: Vec<Area> = grids.iter().map(|grid| grid.area).collect();
    grids.retain(|grid| {
        let (own, middle) =
            (grid.area, (grid.area.x + grid.area.width / 2, grid.area.y + grid.area.height / 2));
        !areas.iter().any(|area| *area != own && area.contains(middle) && area.width > own.width)
    });
    grids
}

impl Grid {
    fn new(rules: &[Rule]) -> Option<Self> {
        let of = |upright: bool| rules.iter().filter(move |rule| rule.upright == upright);
        let ends = |upright: bool| of(upright).flat_map(|rule| [rule.from, rule.to]);
        let outer = |upright: bool| [ends(upright).min(), ends(upright).max()].into_iter().flatten();
        // Tables may be open at their sides: there the lines across end.
        let columns = distinct(of(true).map(|rule| rule.at).chain(outer(false)).collect());
        let rows = distinct(of(false).map(|rule| rule.at).chain(outer(true)).collect());
        let (wide, high) = (columns.len().checked_sub(1)?, rows.len().checked_sub(1)?);
        // Without columns of its own it is a frame around text.
        if wide < 2 || high < 1 || of(false).count() < 2 || wide.checked_mul(high)? > MOST_SLOTS {
            return None;
        }
        let drawn = |upright: bool, at: i32, from: i32, to: i32| {
            let near = of(upright).filter(|rule| (rule.at - at).abs() <= MEET);
            let covered: i32 = near.map(|rule| (rule.to.min(to) - rule.from.max(from)).max(0)).sum();
            covered * 10 >= (to - from) * 6
        };
        let mut sets = Sets::new(wide * high);
        for row in 0..high {
            for column in 0..wide {
                let slot = row * wide + column;
                let (left, right, top, bottom) =
                    (columns[column], columns[column + 1], rows[row], rows[row + 1]);
                if column + 1 < wide && !drawn(true, right, top, bottom) {
                    sets.join(slot, slot + 1);
                }
                if row + 1 < high && !drawn(false, bottom, left, right) {
                    sets.join(slot, slot + wide);
                }
            }
        }
        let mut slots = vec![0; wide * high];
        let mut cells = Vec::new();
        for group in sets.groups() {
            let (row, column) = (group[0] / wide, group.iter().map(|slot| slot % wide).min()?);
            let rows = group.last()? / wide - row + 1;
            let columns = group.iter().map(|slot| slot % wide).max()? - column + 1;
            // What is no rectangle has borders that are drawn in part: each place for itself.
            let whole = rows * columns == group.len();
            for slot in group {
                if !whole {
                    cells.push(Slot {
                        row: slot / wide,
                        column: slot % wide,
                        rows: 1,
                        columns: 1,
                        ..Slot::default()
                    });
                    slots[slot] = cells.len() - 1;
                } else {
                    slots[slot] = cells.len();
                }
            }
            if whole {
                cells.push(Slot { row, column, rows, columns, ..Slot::default() });
            }
        }
        let (x, y) = (*columns.first()?, *rows.first()?);
        let area = Area { x, y, width: columns.last()? - x, height: rows.last()? - y };
        Some(Self { area, columns, rows, slots, cells })
    }

    /// Puts the glyphs inside the grid into its cells.
    pub(super) fn fill(&mut self, glyphs: Vec<Glyph>) {
        let (wide, high) = (self.columns.len() - 1, self.rows.len() - 1);
        let place = |lines: &[i32], at: i32, last: usize| {
            lines.partition_point(|line| *line <= at).saturating_sub(1).min(last)
        };
        for glyph in glyphs {
            let (x, y) = glyph.centre();
            let slot = place(&self.rows, y, high - 1) * wide + place(&self.columns, x, wide - 1);
            self.cells[self.slots[slot]].glyphs.push(glyph);
        }
    }

    /// The cells with text.
    pub(super) fn cells(&self) -> CellGrid {
        let texts: Vec<Vec<Line>> = self.cells.iter().map(|cell| lines(cell.glyphs.clone())).collect();
        let bands: Vec<Vec<i32>> = (0..self.rows.len() - 1).map(|row| self.baselines(row, &texts)).collect();
        // The first row of each band once bands without lines between their rows are split.
        let mut first = vec![0_usize];
        for band in &bands {
            first.push(first.last().map_or(0, |row| row + band.len().max(1)));
        }
        let mut cells: Vec<Cell> = Vec::new();
        for (cell, text) in self.cells.iter().zip(texts) {
            let band = &bands[cell.row];
            let split = cell.rows == 1 && band.len() > 1;
            let mut rows: Vec<Vec<Line>> = vec![Vec::new(); if split { band.len() } else { 1 }];
            for line in text {
                let nearest = (0..rows.len())
                    .min_by_key(|row| band.get(*row).map_or(0, |baseline| (baseline - line.baseline).abs()));
                rows[nearest.unwrap_or(0)].push(line);
            }
            let high = if split { 1 } else { first[cell.row + cell.rows] - first[cell.row] };
            for (row, lines) in rows.into_iter().enumerate().filter(|(_, lines)| !lines.is_empty()) {
                let text: Vec<String> = lines.iter().map(Line::text).collect();
                cells.push(Cell {
                    row: number(first[cell.row] + row),
                    column: number(cell.column),
                    rows: number(high),
                    columns: number(cell.columns),
                    text: text.join("\n"),
                    area: Some(if split { around(&lines) } else { self.area_of(cell) }),
                });
            }
        }
        cells.sort_by_key(|cell| (cell.row, cell.column));
        let rows = number(first.last().copied().unwrap_or(0));
        CellGrid { origin: (0, 0), rows, columns: number(self.columns.len() - 1), cells }
    }

    /// The baselines of the rows that a band between two level lines has, if there are several:
    /// some cell of it has figures below each other.
    fn baselines(&self, row: usize, texts: &[Vec<Line>]) -> Vec<i32> {
        let mut found: Vec<i32> = Vec::new();
        for (cell, text) in self.cells.iter().zip(texts) {
            let is_figure = |line: &Line| printed(&line.text()).is_some();
            if cell.row == row && cell.rows == 1 && text.len() > 1 && text.iter().all(is_figure) {
                found.extend(text.iter().map(|line| line.baseline));
            }
        }
        found.sort_unstable();
        const SAME: i32 = 40;
        found.dedup_by(|a, b| *a - *b <= SAME);
        found
    }

    fn area_of(&self, cell: &Slot) -> Area {
        let (x, y) = (self.columns[cell.column], self.rows[cell.row]);
        let (right, bottom) = (self.columns[cell.column + cell.columns], self.rows[cell.row + cell.rows]);
        Area { x, y, width: right - x, height: bottom - y }
    }
}

fn around(lines: &[Line]) -> Area {
    let areas = lines.iter().flat_map(|line| &line.words).map(|word| word.area);
    areas.reduce(|a, b| a.around(&b)).unwrap_or(Area { x: 0, y: 0, width: 0, height: 0 })
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// Places in order, those that nearly coincide once.
fn distinct(mut places: Vec<i32>) -> Vec<i32> {
    places.sort_unstable();
    places.dedup_by(|next, last| *next - *last <= MEET);
    places
}

/// Sets that are joined.
struct Sets(Vec<usize>);

impl Sets {
    fn new(count: usize) -> Self {
        Self((0..count).collect())
    }

    fn root(&mut self, mut at: usize) -> usize {
        while self.0[at] != at {
            self.0[at] = self.0[self.0[at]];
            at = self.0[at];
        }
        at
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        self.0[a.max(b)] = a.min(b);
    }

    /// The members of each set in order, by their first.
    fn groups(mut self) -> Vec<Vec<usize>> {
        let mut groups: Vec<Vec<usize>> = vec![Vec::new(); self.0.len()];
        for at in 0..self.0.len() {
            let root = self.root(at);
            groups[root].push(at);
        }
        groups.retain(|group| !group.is_empty());
        groups
    }
}

#[cfg(test)]
mod tests {
    use super::super::text::tests::glyphs;
    use super::*;

    fn level(at: i32, from: i32, to: i32) -> Rule {
        Rule { upright: false, at, from, to }
    }

    fn upright(at: i32, from: i32, to: i32) -> Rule {
        Rule { upright: true, at, from, to }
    }

    fn read(rules: &[Rule], all: Vec<Glyph>) -> Vec<(u32, u32, u32, u32, String)> {
        let mut grids = grids(rules);
        assert_eq!(grids.len(), 1);
        let mut grid = grids.remove(0);
        grid.fill(all);
        let cell = |cell: Cell| (cell.row, cell.column, cell.rows, cell.columns, cell.text);
        grid.cells().cells.into_iter().map(cell).collect()
    }

    #[test]
    fn a_missing_border_merges_cells() {
        let rules = [
            level(0, 0, 3000),
            level(200, 0, 3000),
            level(400, 0, 3000),
            upright(0, 0, 400),
            upright(1000, 0, 400),
            upright(2000, 200, 400),
            upright(3000, 0, 400),
        ];
        let mut all = glyphs("12", 100, 150);
        all.extend(glyphs("3", 1900, 150));
        all.extend(glyphs("4", 2500, 350));
        let expected = [(0, 0, 1, 1, "12"), (0, 1, 1, 2, "3"), (1, 2, 1, 1, "4")];
        assert_eq!(read(&rules, all), expected.map(|(a, b, c, d, text)| (a, b, c, d, text.to_owned())));
    }

    #[test]
    fn rows_without_lines_between_them_are_told_by_their_figures() {
        let rules = [
            level(0, 0, 2000),
            level(900, 0, 2000),
            upright(0, 0, 900),
            upright(1000, 0, 900),
            upright(2000, 0, 900),
        ];
        let mut all = glyphs("ab", 100, 150);
        all.extend(glyphs("cd", 100, 450));
        all.extend(glyphs("ef", 100, 570));
        all.extend(glyphs("1.00", 1100, 160));
        all.extend(glyphs("2.00", 1100, 510));
        let found = read(&rules, all);
        let texts: Vec<(u32, &str)> = found.iter().map(|(row, .., text)| (*row, text.as_str())).collect();
        assert_eq!(texts, [(0, "ab"), (0, "1.00"), (1, "cd\nef"), (1, "2.00")]);
    }

    #[test]
    fn open_sides_and_frames() {
        let open = [level(0, 0, 2000), level(200, 0, 2000), upright(1000, 0, 200)];
        assert_eq!(read(&open, glyphs("7", 1500, 150)), [(0, 1, 1, 1, "7".to_owned())]);
        let frame = [level(0, 0, 2000), level(200, 0, 2000), upright(0, 0, 200), upright(2000, 0, 200)];
        assert!(grids(&frame).is_empty());
    }
}

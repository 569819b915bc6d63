//! Tables without lines: columns are gaps that stay open over lines that follow each other. Where
//! that is not plain, lines remain lines.

use crate::source::{Cell, CellGrid};

use super::cells::{area, text, whole};
use super::words::Placed;

/// Fewest lines with figures that make a table.
const FEWEST: usize = 3;

/// What a stretch of a page is.
pub(super) enum Found {
    /// A line of text.
    Line(Vec<Placed>),
    /// A table, with the rectangle around it in its cells.
    Table(CellGrid),
}

/// The words as lines from the top.
pub(super) fn lines(mut words: Vec<Placed>) -> Vec<Vec<Placed>> {
    words.sort_by_key(|word| (word.baseline, word.bounds.x0));
    let mut lines: Vec<Vec<Placed>> = Vec::new();
    for word in words {
        match lines.last_mut() {
            Some(line)
                if line.first().is_some_and(|first| word.baseline <= first.baseline + first.size / 3) =>
            {
                line.push(word);
            }
            _ => lines.push(vec![word]),
        }
    }
    for line in &mut lines {
        line.sort_by_key(|word| word.bounds.x0);
    }
    lines
}

/// Tables and lines, from the top.
pub(super) fn found(lines: Vec<Vec<Placed>>) -> Vec<Found> {
    let mut found = Vec::new();
    let mut rest = lines.as_slice();
    while let Some((first, after)) = rest.split_first() {
        match table(rest) {
            Some((grid, count)) => {
                found.push(Found::Table(grid));
                rest = rest.get(count..).unwrap_or_default();
            }
            None => {
                found.push(Found::Line(first.clone()));
                rest = after;
            }
        }
    }
    found
}

/// The open stretches between the words of some lines.
type Gaps = Vec<(i32, i32)>;

/// A table at the head of the lines, and how many of them it has.
fn table(lines: &[Vec<Placed>]) -> Option<(CellGrid, usize)> {
    let first = lines.first()?;
    if !is_row(first) {
        return None;
    }
    let mut gaps = gaps(first);
    let mut last = first;
    let mut count = 0;
    let mut with_figures = 0;
    for line in lines {
        let size = line.first()?.size;
        let step = line.first()?.baseline - last.first()?.baseline;
        let narrowed = narrowed(&gaps, line);
        if step > size * 4 || narrowed.len() < gaps.len() || narrowed.is_empty() {
            break;
        }
        gaps = narrowed;
        last = line;
        count += 1;
        with_figures += usize::from(has_figure(line));
    }
    // What follows the last row of figures is text again.
    let count = lines.get(..count)?.iter().rposition(|line| has_figure(line))? + 1;
    if with_figures < FEWEST || with_figures * 2 < count {
        return None;
    }
    let rows = lines.get(..count)?;
    rows.iter().all(|line| is_divided(line, &gaps)).then(|| (grid(rows, &gaps), count))
}

/// Whether no two figures of a line are left in one column.
fn is_divided(line: &[Placed], gaps: &Gaps) -> bool {
    let figures: Vec<&Placed> = line.iter().filter(|word| word.is_figure()).collect();
    figures.windows(2).all(|pair| matches!(pair, [a, b] if column(gaps, a) < column(gaps, b)))
}

/// The column in which a word stands.
fn column(gaps: &Gaps, word: &Placed) -> usize {
    gaps.partition_point(|(from, to)| i32::midpoint(*from, *to) <= word.bounds.x0)
}

/// Whether a line has a figure, and something else with a gap between.
fn is_row(line: &[Placed]) -> bool {
    has_figure(line) && !gaps(line).is_empty()
}

fn has_figure(line: &[Placed]) -> bool {
    line.iter().any(Placed::is_figure)
}

/// The gaps of a line that are wider than one between words.
fn gaps(line: &[Placed]) -> Gaps {
    let pairs = line.windows(2).filter_map(|pair| match pair {
        [a, b] => (b.bounds.x0 - a.bounds.x1 > a.size.max(b.size)).then_some((a.bounds.x1, b.bounds.x0)),
        _ => None,
    });
    pairs.collect()
}

/// What of the gaps stays open with another line.
fn narrowed(gaps: &Gaps, line: &[Placed]) -> Gaps {
    let mut open = Gaps::new();
    for &(from, to) in gaps {
        let mut from = from;
        let widest = line.first().map_or(0, |word| word.size) * 8 / 10;
        let begin = line.partition_point(|word| word.bounds.x1 <= from);
        for word in line.iter().skip(begin).take_while(|word| word.bounds.x0 < to) {
            if word.bounds.x0 - from >= widest {
                open.push((from, word.bounds.x0));
            }
            from = from.max(word.bounds.x1);
        }
        if to - from >= widest {
            open.push((from, to));
        }
    }
    open
}

fn grid(lines: &[Vec<Placed>], gaps: &Gaps) -> CellGrid {
    let column = |word: &Placed| column(gaps, word);
    let mut cells = Vec::new();
    let mut row = 0_usize;
    let mut at = 0_usize;
    while let Some(line) = lines.get(at) {
        let mut words: Vec<&Placed> = line.iter().collect();
        at += 1;
        // A label above and below its figures, which stand halfway between.
        if let (Some(figures), Some(label)) = (lines.get(at), lines.get(at + 1))
            && wraps(line, figures, label, column)
        {
            words.extend(figures.iter().chain(label));
            at += 2;
        }
        let mut by_column = vec![Vec::new(); gaps.len() + 1];
        for word in words {
            by_column.get_mut(column(word)).into_iter().for_each(|cell| cell.push(word));
        }
        for (column, mut words) in by_column.into_iter().enumerate() {
            let around = words.iter().map(|word| word.bounds).reduce(|a, b| a.around(b));
            let text = text(&mut words);
            if let Some(bounds) = around.filter(|_| !text.is_empty()) {
                cells.push(Cell {
                    row: whole(row),
                    column: whole(column),
                    rows: 1,
                    columns: 1,
                    text,
                    area: Some(area(bounds)),
                });
            }
        }
        row += 1;
    }
    CellGrid { origin: (0, 0), rows: whole(row), columns: whole(gaps.len() + 1), cells, lengths: Vec::new() }
}

/// Whether three lines are one row: text in one column only, figures in others, text in the first again.
fn wraps(above: &[Placed], middle: &[Placed], below: &[Placed], column: impl Fn(&Placed) -> usize) -> bool {
    let one = |line: &[Placed]| {
        let first = line.first().map(&column)?;
        line.iter().all(|word| column(word) == first && !word.is_figure()).then_some(first)
    };
    let (Some(label), Some(size)) = (one(above), above.first().map(|word| word.size)) else { return false };
    let baseline = |line: &[Placed]| line.first().map_or(0, |word| word.baseline);
    let (up, down) = (baseline(middle) - baseline(above), baseline(below) - baseline(middle));
    one(below) == Some(label)
        && middle.iter().all(|word| column(word) != label)
        && (up - down).abs() <= size / 4
        && up < size
}

#[cfg(test)]
mod tests {
    use super::super::words::{tests::glyphs, words};
    use super::*;

    fn shown(texts: &[(&str, i32, i32)]) -> Vec<String> {
        let page = texts.iter().flat_map(|(text, x, baseline)| glyphs(text, *x, *baseline)).collect();
        let found = found(lines(words(page, &[])));
        found
            .iter()
            .flat_map(|found| match found {
                Found::Line(words) => {
                    vec![words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ")]
                }
                Found::Table(grid) => grid
                    .cells
                    .iter()
                    .map(|cell| format!("{}.{} {}", cell.row, cell.column, cell.text.replace('\n', "/")))
                    .collect(),
            })
            .collect()
    }

    #[test]
    fn gaps_that_stay_open_are_columns() {
        let rows = [
            ("一、说明文字没有列", 0, 20),
            ("甲", 0, 40),
            ("1.00", 100, 40),
            ("2.00", 160, 40),
            ("乙类支出", 0, 55),
            ("3.00", 160, 55),
            ("丙", 0, 70),
            ("4.00", 100, 70),
            ("5.00", 160, 70),
            ("后面又是一行很长的文字，没有列也没有数字", 0, 90),
        ];
        assert_eq!(
            shown(&rows),
            [
                "一、说明文字没有列",
                "0.0 甲",
                "0.1 1.00",
                "0.2 2.00",
                "1.0 乙类支出",
                "1.2 3.00",
                "2.0 丙",
                "2.1 4.00",
                "2.2 5.00",
                "后面又是一行很长的文字，没有列也没有数字"
            ]
        );
    }

    #[test]
    fn a_label_around_its_figure_is_one_row() {
        let rows = [
            ("甲", 0, 20),
            ("1.00", 100, 20),
            ("乙项目的", 0, 38),
            ("2.00", 100, 44),
            ("下半", 0, 50),
            ("丙", 0, 68),
            ("3.00", 100, 68),
        ];
        assert_eq!(
            shown(&rows),
            ["0.0 甲", "0.1 1.00", "1.0 乙项目的/下半", "1.1 2.00", "2.0 丙", "2.1 3.00"]
        );
    }

    #[test]
    fn two_lines_are_no_table() {
        let rows = [("甲", 0, 20), ("1.00", 100, 20), ("乙", 0, 35), ("2.00", 100, 35)];
        assert_eq!(shown(&rows), ["甲 1.00", "乙 2.00"]);
    }

    #[test]
    fn figures_without_a_gap_that_stays_open_are_not_put_into_one_cell() {
        let rows = [
            ("合计", 0, 20),
            ("8.00", 100, 20),
            ("甲", 0, 35),
            ("53.89", 100, 35),
            ("302", 130, 35),
            ("2.00", 180, 35),
            ("乙乙乙乙乙乙乙乙乙乙乙乙乙", 0, 50),
            ("36.10", 140, 50),
            ("1.00", 180, 50),
        ];
        assert_eq!(shown(&rows), ["合计 8.00", "甲 53.89 302 2.00", "乙乙乙乙乙乙乙乙乙乙乙乙乙 36.10 1.00"]);
    }
}

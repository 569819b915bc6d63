//! Words go into the cells of a frame.

use crate::source::{Area, Cell, CellGrid};
use crate::visible;

use super::marks::Bounds;
use super::ruled::{Frame, Slot};
use super::words::Placed;

/// The grid that a frame and the words inside it make.
pub(super) fn grid(frame: Frame, words: &[Placed]) -> CellGrid {
    let frame = divided(frame, words);
    let mut inside = by_slot(&frame, words);
    let cells = frame.slots.iter().zip(&mut inside).filter_map(|(slot, words)| {
        let bounds = frame.area(slot)?;
        let text = wrapped(words, bounds.x1 - bounds.x0).unwrap_or_else(|| text(words));
        let area = area(bounds);
        (!text.is_empty()).then(|| Cell {
            row: whole(slot.row),
            column: whole(slot.column),
            rows: whole(slot.rows),
            columns: whole(slot.columns),
            text,
            area: Some(area),
        })
    });
    CellGrid {
        origin: (0, 0),
        rows: whole(frame.ys.len().saturating_sub(1)),
        columns: whole(frame.xs.len().saturating_sub(1)),
        cells: cells.collect(),
        lengths: Vec::new(),
    }
}

/// The words of each slot, by their centres.
fn by_slot<'a>(frame: &Frame, words: &'a [Placed]) -> Vec<Vec<&'a Placed>> {
    let columns = frame.xs.len().saturating_sub(1);
    let mut places = vec![usize::MAX; frame.ys.len().saturating_sub(1) * columns];
    for (at, slot) in frame.slots.iter().enumerate() {
        for row in slot.row..slot.row + slot.rows {
            let from = row * columns + slot.column;
            if let Some(covered) = places.get_mut(from..from + slot.columns) {
                covered.fill(at);
            }
        }
    }
    let mut inside = vec![Vec::new(); frame.slots.len()];
    for word in words {
        let slot =
            frame.place(word.bounds.centre()).and_then(|(row, column)| places.get(row * columns + column));
        if let Some(words) = slot.and_then(|slot| inside.get_mut(*slot)) {
            words.push(word);
        }
    }
    inside
}

/// The text of a cell, line by line.
pub(super) fn text(words: &mut [&Placed]) -> String {
    words.sort_by_key(|word| (word.baseline, word.bounds.x0));
    let mut text = String::new();
    let mut rest = &mut *words;
    while let Some(first) = rest.first() {
        let reach = first.baseline + first.size / 3;
        let count = rest.iter().take_while(|word| word.baseline <= reach).count();
        let (line, after) = rest.split_at_mut(count);
        line.sort_by_key(|word| word.bounds.x0);
        for (place, word) in line.iter().enumerate() {
            if place > 0 {
                text.push(' ');
            }
            text.push_str(&word.text);
        }
        text.push('\n');
        rest = after;
    }
    visible::lines(&text)
}

/// The one figure that a cell is too narrow for, so that it goes on in the next lines: `37,271,` and
/// `345.60`. Figures of rows of their own are whole, and printed alike.
fn wrapped(words: &mut [&Placed], width: i32) -> Option<String> {
    words.sort_by_key(|word| (word.baseline, word.bounds.x0));
    let [lines @ .., last] = &*words else { return None };
    let fills = |word: &&Placed| word.bounds.x1 - word.bounds.x0 + word.size * 2 > width;
    let goes_down =
        words.windows(2).all(|pair| matches!(pair, [a, b] if b.baseline - a.baseline > a.size / 3));
    if lines.is_empty()
        || !goes_down
        || !lines.iter().all(fills)
        || !words.iter().all(|word| word.is_figure())
    {
        return None;
    }
    let whole: String = words.iter().map(|word| word.text.as_str()).collect();
    let decimals = |text: &str| text.split_once('.').map(|(_, decimals)| decimals.len());
    let alike = lines.iter().all(|line| is_whole(&line.text) && decimals(&line.text) == decimals(&last.text));
    (!alike && is_whole(&whole)).then_some(whole)
}

/// Whether a figure is printed as a whole: three digits between separators, two decimals at most.
fn is_whole(text: &str) -> bool {
    const DECIMALS: usize = 2;
    let text = text.trim_start_matches(['-', '−']);
    let (whole, decimals) = text.split_once('.').map_or((text, None), |(whole, rest)| (whole, Some(rest)));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let mut groups = whole.split([',', '，']);
    let first =
        groups.next().is_some_and(|first| digits(first) && (first.len() <= 3 || whole.len() == first.len()));
    first
        && groups.all(|group| digits(group) && group.len() == 3)
        && decimals.is_none_or(|decimals| digits(decimals) && decimals.len() <= DECIMALS)
}

/// A frame whose rows were drawn without lines between them: where two cells or more of a row have
/// figures on the same several baselines, every baseline is a row.
fn divided(frame: Frame, words: &[Placed]) -> Frame {
    let inside = by_slot(&frame, words);
    let rows = frame.ys.len().saturating_sub(1);
    let mut figures: Vec<Vec<Vec<&Placed>>> = vec![Vec::new(); rows];
    for (slot, words) in frame.slots.iter().zip(&inside) {
        let mut found: Vec<&Placed> = words.iter().copied().filter(|word| word.is_figure()).collect();
        let width = frame.area(slot).map_or(0, |bounds| bounds.x1 - bounds.x0);
        if wrapped(&mut found.clone(), width).is_some() {
            continue;
        }
        found.sort_by_key(|word| word.baseline);
        found.dedup_by(|b, a| b.baseline - a.baseline <= a.size / 3);
        if slot.rows == 1 && found.len() > 1 {
            figures.get_mut(slot.row).into_iter().for_each(|row| row.push(found.clone()));
        }
    }
    // How many rows each row becomes, and the lines between.
    let mut first = vec![0];
    let mut ys = Vec::new();
    for (row, cells) in figures.iter().enumerate() {
        ys.extend(frame.ys.get(row));
        if let [one, others @ ..] = cells.as_slice()
            && !others.is_empty()
            && others.iter().all(|other| {
                other.len() == one.len()
                    && one.iter().zip(other).all(|(a, b)| (a.baseline - b.baseline).abs() <= a.size / 2)
            })
        {
            ys.extend(one.windows(2).filter_map(|pair| match pair {
                [a, b] => Some(i32::midpoint(a.bounds.centre().1, b.bounds.centre().1)),
                _ => None,
            }));
        }
        first.push(ys.len());
    }
    ys.extend(frame.ys.last());
    let mut slots = Vec::new();
    for slot in &frame.slots {
        let (Some(&from), Some(&to)) = (first.get(slot.row), first.get(slot.row + slot.rows)) else {
            continue;
        };
        if slot.rows == 1 {
            slots.extend((from..to).map(|row| Slot { row, rows: 1, ..*slot }));
        } else {
            slots.push(Slot { row: from, rows: to - from, ..*slot });
        }
    }
    slots.sort_by_key(|slot| (slot.row, slot.column));
    Frame { ys, xs: frame.xs, slots }
}

/// A rectangle as a [`Source`](crate::source::Source) has it.
pub(super) fn area(bounds: Bounds) -> Area {
    Area { x: bounds.x0, y: bounds.y0, width: bounds.x1 - bounds.x0, height: bounds.y1 - bounds.y0 }
}

pub(super) fn whole(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::super::ruled::{frames, tests::full};
    use super::super::words::{tests::glyphs, words};
    use super::*;

    fn cells(ys: &[i32], xs: &[i32], texts: &[(&str, i32, i32)]) -> Vec<(u32, u32, String)> {
        let (across, down) = full(ys, xs);
        let page = texts.iter().flat_map(|(text, x, baseline)| glyphs(text, *x, *baseline)).collect();
        let made = grid(frames(&across, &down).remove(0), &words(page, &down));
        made.cells.into_iter().map(|cell| (cell.row, cell.column, cell.text)).collect()
    }

    #[test]
    fn lines_of_a_cell_stay_together() {
        let found =
            cells(&[0, 300], &[0, 600, 1200], &[("一般公共", 2, 12), ("预算", 2, 25), ("12.50", 70, 18)]);
        assert_eq!(found, [(0, 0, "一般公共\n预算".to_owned()), (0, 1, "12.50".to_owned())]);
    }

    #[test]
    fn figures_on_several_baselines_are_several_rows() {
        let texts = [
            ("甲", 2, 12),
            ("乙", 2, 27),
            ("1.00", 70, 12),
            ("2.00", 70, 27),
            ("3.00", 130, 12),
            ("4.00", 130, 27),
        ];
        let found = cells(&[0, 300], &[0, 600, 1200, 1800], &texts);
        let rows: Vec<_> = found.iter().map(|(row, column, text)| (*row, *column, text.as_str())).collect();
        assert_eq!(
            rows,
            [(0, 0, "甲"), (0, 1, "1.00"), (0, 2, "3.00"), (1, 0, "乙"), (1, 1, "2.00"), (1, 2, "4.00")]
        );
    }

    #[test]
    fn a_figure_that_its_cell_is_too_narrow_for_goes_on_below() {
        let texts = [
            ("合计", 2, 12),
            ("37,271,", 62, 12),
            ("345.60", 62, 27),
            ("2,917.7", 102, 12),
            ("5", 102, 27),
            ("0.00", 142, 12),
        ];
        let found = cells(&[0, 300], &[0, 600, 1000, 1400, 1800], &texts);
        let rows: Vec<_> = found.iter().map(|(row, column, text)| (*row, *column, text.as_str())).collect();
        assert_eq!(rows, [(0, 0, "合计"), (0, 1, "37,271,345.60"), (0, 2, "2,917.75"), (0, 3, "0.00")]);
        assert!(["1,234.50", "12", "-3.5"].into_iter().all(is_whole));
        assert!(!["1,23", "1,234,", "12345,678", "1.234", ""].into_iter().any(is_whole));
    }
}

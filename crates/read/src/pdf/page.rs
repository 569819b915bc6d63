//! The marks of a page become its lines and grids in reading order.

use crate::source::{Item, Part, TextLine, Word};
use crate::visible;

use super::cells::{self, area};
use super::marks::{Bounds, Marks};
use super::ruled::{Frame, frames};
use super::rules::joined;
use super::unruled::{self, Found};
use super::words::{Placed, words};

/// Items whose upper edges are nearer than this are read from left to right, in tenths of a point.
const BAND: i32 = 30;

/// Lines and grids of a page of this width and height (tenths of a point).
pub(super) fn part(marks: Marks, size: (i32, i32)) -> Part {
    let (horizontal, vertical) = (joined(marks.horizontal), joined(marks.vertical));
    let mut frames: Vec<(Bounds, Frame, Vec<Placed>)> = frames(&horizontal, &vertical)
        .into_iter()
        .filter(|frame| frame.slots.len() > 1)
        .filter_map(|frame| Some((frame.bounds()?, frame, Vec::new())))
        .collect();
    // A word belongs to the innermost frame around it.
    frames.sort_by_key(|(bounds, ..)| i64::from(bounds.x1 - bounds.x0) * i64::from(bounds.y1 - bounds.y0));
    let mut outside = Vec::new();
    for word in words(marks.glyphs, &vertical) {
        let centre = word.bounds.centre();
        match frames.iter_mut().find(|(_, frame, _)| frame.place(centre).is_some()) {
            Some((.., inside)) => inside.push(word),
            None => outside.push(word),
        }
    }
    let mut items: Vec<(i32, i32, Item)> = Vec::new();
    for (bounds, frame, inside) in frames {
        let grid = cells::grid(frame, &inside);
        if !grid.cells.is_empty() {
            items.push((bounds.y0, bounds.x0, Item::Grid(grid)));
        }
    }
    for found in unruled::found(unruled::lines(outside)) {
        let (around, item) = match found {
            Found::Line(words) => {
                let around = words.iter().map(|word| word.bounds).reduce(Bounds::around);
                (around.map(area), line(&words))
            }
            Found::Table(grid) => (grid.cells.first().and_then(|cell| cell.area), Some(Item::Grid(grid))),
        };
        if let (Some(around), Some(item)) = (around, item) {
            items.push((around.y, around.x, item));
        }
    }
    Part { size: Some(size), items: in_order(items), ..Part::default() }
}

fn line(words: &[Placed]) -> Option<Item> {
    let words: Vec<Word> = words
        .iter()
        .flat_map(|word| {
            let shown = visible::words(&word.text);
            shown.into_iter().map(|text| Word { text, area: Some(area(word.bounds)) })
        })
        .collect();
    (!words.is_empty()).then_some(Item::Line(TextLine { number: None, words }))
}

fn in_order(mut items: Vec<(i32, i32, Item)>) -> Vec<Item> {
    items.sort_by_key(|(y, ..)| *y);
    let mut band = i32::MIN;
    for (y, ..) in &mut items {
        if *y > band.saturating_add(BAND) {
            band = *y;
        }
        *y = band;
    }
    items.sort_by_key(|(band, x, _)| (*band, *x));
    items.into_iter().map(|(.., item)| item).collect()
}

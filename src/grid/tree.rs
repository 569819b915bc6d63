//! Which rows make up which row, and which columns which column: from their places alone.

use std::ops::ControlFlow;

use rustc_hash::FxHashMap;

use crate::quantity::{Coordinate, Space, covers};

/// For each line (row or column): the nearest line it is a part of, and the lines that make it up.
pub(super) struct Tree {
    pub(super) parents: Vec<Option<usize>>,
    pub(super) parts: Vec<Vec<usize>>,
}

pub(super) fn tree(space: &Space, places: &[Coordinate]) -> Tree {
    let mut first: FxHashMap<Coordinate, usize> = FxHashMap::default();
    for (line, place) in places.iter().enumerate() {
        first.entry(*place).or_insert(line);
    }
    let mut parents = vec![None; places.len()];
    let mut parts = vec![Vec::new(); places.len()];
    for (line, place) in places.iter().enumerate() {
        if first[place] != line {
            // The same place printed again: it ties to the first, and is no part of anything.
            continue;
        }
        let mut holders: Vec<usize> = Vec::new();
        let _ = space.containers(place, |wider| {
            if let Some(&holder) = first.get(wider)
                && holder != line
            {
                holders.push(holder);
            }
            ControlFlow::<()>::Continue(())
        });
        let nearest = |holder: &usize| {
            !holders.iter().any(|h| h != holder && space.contains(&places[*holder], &places[*h]))
        };
        for holder in holders.iter().filter(|h| nearest(h)) {
            parts[*holder].push(line);
        }
        parents[line] = holders.iter().copied().filter(|h| nearest(h)).min();
    }
    for (line, parts) in parts.iter_mut().enumerate() {
        let inside: Vec<Coordinate> = parts.iter().map(|part| places[*part]).collect();
        if !disjoint(space, &inside) || !covers(space, &places[line], &inside) {
            parts.clear();
        }
    }
    Tree { parents, parts }
}

/// Whether no two parts share anything. Long lists are of one open dimension, whose nodes are
/// disjoint by construction; short ones may mix dimensions.
fn disjoint(space: &Space, parts: &[Coordinate]) -> bool {
    const LONG: usize = 64;
    parts.len() > LONG
        || parts.iter().enumerate().all(|(i, a)| parts[..i].iter().all(|b| !space.overlaps(a, b)))
}

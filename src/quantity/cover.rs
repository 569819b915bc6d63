//! Whether parts make up a whole.

use rustc_hash::FxHashMap;

use super::{Coordinate, DimensionKind, NodeIndex, Space};

/// Whether `parts` together hold all of `whole`.
///
/// A closed dimension is split into all its nodes. Along an open dimension (codes, names) the
/// nodes among the parts are taken to be all there are: a printed table lists whatever is not zero.
/// What the form says never to have anything needs no part.
#[must_use]
pub fn covers(space: &Space, whole: &Coordinate, parts: &[Coordinate]) -> bool {
    let live: Vec<Coordinate> = parts.iter().filter(|part| space.overlaps(part, whole)).copied().collect();
    covered(space, whole, live)
}

/// As [`covers`], for parts that all overlap the whole.
fn covered(space: &Space, whole: &Coordinate, live: Vec<Coordinate>) -> bool {
    if space.is_never(whole) || live.iter().any(|part| space.contains(part, whole)) {
        return true;
    }
    // A dimension along which some part is narrower than the whole: split there.
    let narrower = |d: usize| {
        let dimension = &space.dimensions()[d];
        let node = whole.get(d);
        live.iter().any(|part| part.get(d) != node && dimension.contains(node, part.get(d)))
    };
    let Some(d) = (0..space.dimensions().len()).find(|d| narrower(*d)) else {
        return false;
    };
    let dimension = &space.dimensions()[d];
    let node = whole.get(d);
    if dimension.kind == DimensionKind::Closed {
        let children = &dimension.node(node).children;
        return !children.is_empty()
            && children.iter().all(|child| covers(space, &whole.with(d, *child), &live));
    }
    // Sorted into the children they are in, so that a long list is gone through once.
    let mut across: Vec<Coordinate> = Vec::new();
    let mut below: FxHashMap<NodeIndex, Vec<Coordinate>> = FxHashMap::default();
    for part in live {
        if dimension.contains(part.get(d), node) {
            across.push(part);
        } else {
            let child = dimension.step(node, part.get(d)).unwrap_or(part.get(d));
            below.entry(child).or_default().push(part);
        }
    }
    below.into_iter().all(|(child, mut parts)| {
        parts.extend_from_slice(&across);
        covered(space, &whole.with(d, child), parts)
    })
}

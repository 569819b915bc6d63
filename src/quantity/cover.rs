//! Whether parts make up a whole.

use super::{Coordinate, DimensionKind, Space};

/// Whether `parts` together hold all of `whole`.
///
/// A closed dimension is split into all its nodes. Along an open dimension (codes, names) the
/// nodes among the parts are taken to be all there are: a printed table lists whatever is not zero.
#[must_use]
pub fn covers(space: &Space, whole: &Coordinate, parts: &[Coordinate]) -> bool {
    let live: Vec<Coordinate> = parts.iter().filter(|part| space.overlaps(part, whole)).copied().collect();
    if live.iter().any(|part| space.contains(part, whole)) {
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
    let mut children = dimension.node(node).children.clone();
    if dimension.kind != DimensionKind::Closed {
        // Groups stand beside the code tree, not in it: reach them from the parts.
        children = live
            .iter()
            .filter(|part| part.get(d) != node)
            .map(|part| dimension.step(node, part.get(d)).unwrap_or(part.get(d)))
            .collect();
        children.sort_unstable();
        children.dedup();
    }
    !children.is_empty() && children.into_iter().all(|child| covers(space, &whole.with(d, child), &live))
}

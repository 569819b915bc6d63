//! Places kept so that those around a given one are found without trying all that there could be.

use std::ops::ControlFlow;

use rustc_hash::FxHashMap;

use super::{Coordinate, NodeIndex, Space};

/// Places of one space, each with something at it: a tree with one level for each dimension.
#[derive(Debug, Clone)]
pub(crate) struct Places<T> {
    /// From a branch along a node to the branch below; on the last level to the place's number.
    steps: FxHashMap<(u32, NodeIndex), u32>,
    branches: u32,
    kept: Vec<T>,
}

impl<T> Default for Places<T> {
    fn default() -> Self {
        Self { steps: FxHashMap::default(), branches: 1, kept: Vec::new() }
    }
}

impl<T> Places<T> {
    /// Keeps something at a place that has nothing yet.
    pub(crate) fn insert(&mut self, space: &Space, place: &Coordinate, what: T) {
        let mut branch = 0;
        for d in 0..space.dimensions().len() {
            let last = d + 1 == space.dimensions().len();
            let next = if last { u32::try_from(self.kept.len()).unwrap_or(u32::MAX) } else { self.branches };
            let below = *self.steps.entry((branch, place.get(d))).or_insert(next);
            self.branches += u32::from(!last && below == next);
            branch = below;
        }
        self.kept.push(what);
    }

    /// What is kept, in the order in which it came.
    pub(crate) fn kept(&self) -> &[T] {
        &self.kept
    }

    /// Calls `visit` with what is kept at every place that contains `place`, itself included: the
    /// narrower first along the last dimension, then along the one before.
    pub(crate) fn around<'a, B>(
        &'a self,
        space: &Space,
        place: &Coordinate,
        mut visit: impl FnMut(&'a T) -> ControlFlow<B>,
    ) -> ControlFlow<B> {
        self.around_from(space, place, 0, 0, &mut visit)
    }

    fn around_from<'a, B>(
        &'a self,
        space: &Space,
        place: &Coordinate,
        d: usize,
        branch: u32,
        visit: &mut impl FnMut(&'a T) -> ControlFlow<B>,
    ) -> ControlFlow<B> {
        if d == space.dimensions().len() {
            return self.kept.get(branch as usize).map_or(ControlFlow::Continue(()), visit);
        }
        for node in space.node(place, d).containers() {
            if let Some(below) = self.steps.get(&(branch, *node)) {
                self.around_from(space, place, d + 1, *below, visit)?;
            }
        }
        ControlFlow::Continue(())
    }
}

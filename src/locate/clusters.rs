//! Broken constraints that have to be mended together. Errors that have nothing to do with each
//! other are explained apart, so that their explanations do not multiply.

use rustc_hash::{FxHashMap, FxHashSet};

use super::blank::Fill;
use super::feasible::Region;
use super::system::{At, System};

/// The broken constraints in groups, each group and all of them in order.
///
/// Two of them belong together if one figure alone could mend either and whatever else it is in.
/// One that no figure alone can mend belongs together with all that share any figure with it. And
/// what filling in one blank cell mends belongs together.
pub(super) fn clusters(system: &System, broken: &[usize], fills: &[Fill]) -> Vec<Vec<usize>> {
    let mut mends: FxHashMap<At, bool> = FxHashMap::default();
    let mut groups = Groups((0..broken.len()).collect());
    let mut by_figure: FxHashMap<At, Vec<usize>> = FxHashMap::default();
    let mut alone: FxHashSet<usize> = FxHashSet::default();
    for (nth, number) in broken.iter().enumerate() {
        let mut any = false;
        for at in system.suspects(&system.constraints[*number]) {
            by_figure.entry(at).or_default().push(nth);
            any |= *mends.entry(at).or_insert_with(|| mends_alone(system, at));
        }
        if !any {
            alone.insert(nth);
        }
    }
    for (at, all) in &by_figure {
        for pair in all.windows(2) {
            if mends[at] {
                groups.join(pair[0], pair[1]);
            }
        }
        if let Some(helpless) = all.iter().find(|nth| alone.contains(nth)) {
            for nth in all {
                groups.join(*helpless, *nth);
            }
        }
    }
    for fill in fills {
        let mended = |nth: &usize| {
            let sources = &system.constraints[broken[*nth]].sources;
            sources.iter().all(|source| fill.mends.contains(source))
        };
        let mends: Vec<usize> = (0..broken.len()).filter(mended).collect();
        for pair in mends.windows(2) {
            groups.join(pair[0], pair[1]);
        }
    }
    let mut together: Vec<Vec<usize>> = vec![Vec::new(); broken.len()];
    for (nth, number) in broken.iter().enumerate() {
        together[groups.of(nth)].push(*number);
    }
    together.retain(|group| !group.is_empty());
    together
}

/// Whether everything that a figure is in holds with some other value of it.
fn mends_alone(system: &System, at: At) -> bool {
    Region::of(system, &[at]).is_ok()
}

/// Disjoint groups; the smallest member stands for its group.
struct Groups(Vec<usize>);

impl Groups {
    fn of(&mut self, member: usize) -> usize {
        let mut root = member;
        while self.0[root] != root {
            self.0[root] = self.0[self.0[root]];
            root = self.0[root];
        }
        root
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.of(one), self.of(other));
        self.0[one.max(other)] = one.min(other);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_smallest_member_stands_for_its_group() {
        let mut groups = Groups((0..6).collect());
        groups.join(4, 2);
        groups.join(5, 4);
        groups.join(1, 3);
        assert_eq!((0..6).map(|member| groups.of(member)).collect::<Vec<_>>(), [0, 1, 2, 1, 2, 2]);
        groups.join(3, 5);
        assert_eq!((0..6).map(|member| groups.of(member)).collect::<Vec<_>>(), [0, 1, 1, 1, 1, 1]);
    }
}

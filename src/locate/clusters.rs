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

/// Whether everything that a figure is in holds with some other value of it that it can have.
fn mends_alone(system: &System, at: At) -> bool {
    let range = Region::of(system, &[at]).and_then(|region| region.range(0));
    range.is_ok_and(|range| system.possible(at, range).is_some())
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
    use super::super::system::{Claim, Figure, Source, Variable};
    use super::super::{Certainty, Limits, explain};
    use super::*;
    use crate::grid::CellId;
    use crate::money::Amount;

    /// Two wrong figures of a column, 12 for 10 and 23 for 20: the cell beside either is blank, and is
    /// not what −2 or −3 was left out of.
    #[test]
    fn two_wrong_figures_are_not_told_as_negative_figures_left_out() {
        let units = |value| Amount::from_ten_millionths(value).unwrap();
        let cell = |number| Variable::Cell(CellId(number));
        let mut system = System::default();
        let printed = [Some(30), Some(12), Some(23), Some(30), None, Some(10), None, Some(20), None];
        for (number, value) in (0..).zip(printed) {
            system.figure(Figure {
                variable: cell(number),
                printed: value.map(units),
                half_step: Amount::ZERO,
                step: units(1),
                prior: None,
            });
        }
        let sums = [(0, [1, 2]), (3, [0, 4]), (5, [1, 6]), (7, [2, 8]), (3, [5, 7])];
        for (number, (total, parts)) in (0..).zip(sums) {
            assert!(system.constrain(&Claim {
                terms: vec![(cell(total), 1), (cell(parts[0]), -1), (cell(parts[1]), -1)],
                low: Some(Amount::ZERO),
                high: Some(Amount::ZERO),
                unless: Vec::new(),
                compares: true,
                source: Source::Claim(number),
            }));
        }
        let found = explain(system, Limits::default());
        let [cluster] = &found[..] else { panic!("{found:#?}") };
        let [explanation] = &cluster.explanations[..] else { panic!("{cluster:#?}") };
        let told: Vec<_> = explanation.changes.iter().map(|change| (change.variable, change.to)).collect();
        assert_eq!(told, [(cell(1), Some(units(10))), (cell(2), Some(units(20)))]);
        assert_eq!(cluster.certainty, Certainty::Only);
    }

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

//! Two figures in each other's place. When they have no relation in common, each seems wrong by
//! itself: that the one is what the other should be tells that it is one lapse.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::explain::explanation;
use super::feasible::{Range, Region};
use super::partly::of_one;
use super::settle::Settled;
use super::system::{At, System};
use super::{Certainty, Change, Cluster, Explanation, Slip};
use crate::money::Amount;

/// The figures of a system by what they are.
#[derive(Debug, Clone)]
pub(super) struct ByValue(Vec<(i128, At)>);

impl ByValue {
    pub(super) fn of(system: &System) -> Self {
        Self::among(system, 0..system.figures.len())
    }

    fn among(system: &System, figures: impl IntoIterator<Item = At>) -> Self {
        let mut all: Vec<_> =
            figures.into_iter().filter_map(|at| Some((system.figures[at].value?, at))).collect();
        all.sort_unstable();
        Self(all)
    }

    fn within(&self, range: Range) -> impl Iterator<Item = At> {
        let from = range.low.map_or(0, |low| self.0.partition_point(|(value, _)| *value < low));
        let inside = self.0[from..].iter().take_while(move |(value, _)| range.contains(*value));
        inside.map(|(_, at)| *at)
    }
}

/// Two figures, each in the other's place: one lapse, so it is told beside figures that would each mend
/// the same alone. One of them is in what is broken; the other is there too, or is what the one should
/// be. They are of one relation, or each mends what is broken without the other.
pub(super) fn within(system: &System, by_value: &ByValue, group: &[usize]) -> Vec<Vec<Settled>> {
    let Some(&first) = group.first() else { return Vec::new() };
    let constraint = &system.constraints[first];
    let mut pairs: Vec<[At; 2]> = Vec::new();
    for (a, times) in &constraint.terms {
        let beside = constraint.terms.iter().filter(|(_, other)| other != times).map(|(at, _)| *at);
        let wanted = system.leaves(first, &[*a]).as_ref().and_then(of_one);
        let elsewhere = wanted.into_iter().flat_map(|range| by_value.within(range));
        let elsewhere = elsewhere.filter(|b| constraint.terms.iter().all(|(at, _)| at != b));
        let mends_too = |b: &At| group.iter().any(|number| has(system, *number, *b));
        for b in beside.chain(elsewhere.filter(|b| mends_too(b) || is_related(system, *a, *b))) {
            let pair = [*a.min(&b), *a.max(&b)];
            // What mends other groups too joins them (`between`).
            let others =
                |number: usize| !group.contains(&number) && system.is_broken(&system.constraints[number]);
            if is_touched(system, group, pair)
                && !pair.iter().any(|at| system.uses(*at).any(others))
                && fits(system, pair)
            {
                pairs.push(pair);
            }
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs.into_iter().map(|pair| each_in_the_others_place(system, pair).to_vec()).collect()
}

/// Whether some constraint has both.
fn is_related(system: &System, a: At, b: At) -> bool {
    system.uses(a).any(|number| has(system, number, b))
}

fn has(system: &System, number: usize, figure: At) -> bool {
    system.constraints[number].terms.iter().any(|(at, _)| *at == figure)
}

/// Whether everything holds that has one of two figures, each in the other's place.
fn fits(system: &System, [a, b]: [At; 2]) -> bool {
    let (Some(one), Some(other)) = (system.figures[a].value, system.figures[b].value) else { return false };
    one != other
        && Region::of(system, &[a, b])
            .and_then(|region| region.with(0, other))
            .and_then(|region| region.with(1, one))
            .is_ok()
}

fn each_in_the_others_place(system: &System, [a, b]: [At; 2]) -> [Settled; 2] {
    let put = |at: At, to: Option<i128>| Settled {
        at,
        to,
        range: Range { low: to, high: to },
        slip: Some(Slip::Exchanged),
    };
    let mut both = [put(a, system.figures[b].value), put(b, system.figures[a].value)];
    both.sort_by_key(|settled| settled.at);
    both
}

/// Joins clusters that two figures in each other's place mend, though neither would alone: each is
/// in a sum with the other that holds as printed.
pub(super) fn between(system: &System, found: &mut Vec<(Vec<usize>, Cluster)>) {
    let mut one = 0;
    while one < found.len() {
        let pairs = pairs(system, found, one);
        if let Some(first) = pairs.first() {
            let (joined, others) = std::mem::take(found)
                .into_iter()
                .partition::<Vec<_>, _>(|(group, _)| is_touched(system, group, *first));
            *found = others;
            found.insert(one.min(found.len()), exchanged(system, joined, &pairs));
        }
        one += 1;
    }
}

/// All pairs of figures that, exchanged, mend this group and the same other.
fn pairs(system: &System, found: &[(Vec<usize>, Cluster)], one: usize) -> Vec<[At; 2]> {
    let Some((group, first)) = found.get(one).and_then(|(group, _)| Some((group, *group.first()?))) else {
        return Vec::new();
    };
    let suspects: Vec<(At, Range)> = system
        .suspects(&system.constraints[first])
        .map(|a| (a, system.leaves(first, &[a]).as_ref().and_then(of_one).unwrap_or_default()))
        .collect();
    let times: FxHashMap<At, i128> = system.constraints[first].terms.iter().copied().collect();
    let with = |other: &[usize]| {
        let mut there: Vec<At> =
            other.iter().flat_map(|number| system.suspects(&system.constraints[*number])).collect();
        there.sort_unstable();
        there.dedup();
        let by_value = ByValue::among(system, there.iter().copied());
        // Those of this group's sum, by how often they are in it: put in the place of one that is in it as
        // often, a figure changes nothing.
        let mut beside: BTreeMap<i128, Vec<At>> = BTreeMap::new();
        for b in there {
            if let Some(times) = times.get(&b) {
                beside.entry(*times).or_default().push(b);
            }
        }
        let mut pairs: Vec<[At; 2]> = Vec::new();
        for (a, wanted) in &suspects {
            let own = times.get(a);
            let beside = beside.iter().filter(|(times, _)| own != Some(times)).flat_map(|(_, b)| b);
            for b in by_value.within(*wanted).chain(beside.copied()) {
                let pair = [*a.min(&b), *a.max(&b)];
                if is_touched(system, group, pair) && is_touched(system, other, pair) && fits(system, pair) {
                    pairs.push(pair);
                }
            }
        }
        pairs.sort_unstable();
        pairs.dedup();
        pairs.sort_by_key(|[a, b]| (!is_related(system, *a, *b), *a, *b));
        pairs
    };
    let others = found.iter().skip(one + 1).map(|(other, _)| with(other));
    others.into_iter().find(|pairs| !pairs.is_empty()).unwrap_or_default()
}

/// Whether every constraint of a group has one of the figures.
fn is_touched(system: &System, group: &[usize], pair: [At; 2]) -> bool {
    let has = |number: &usize| system.suspects(&system.constraints[*number]).any(|at| pair.contains(&at));
    group.iter().all(has)
}

/// The groups as one, explained by each exchange that mends all of them.
fn exchanged(
    system: &System,
    joined: Vec<(Vec<usize>, Cluster)>,
    pairs: &[[At; 2]],
) -> (Vec<usize>, Cluster) {
    let mends_all = |pair: &&[At; 2]| joined.iter().all(|(group, _)| is_touched(system, group, **pair));
    let pairs: Vec<[At; 2]> = pairs.iter().filter(mends_all).copied().collect();
    let of_pairs =
        |change: &Change| pairs.iter().flatten().any(|at| system.figures[*at].variable == change.variable);
    let nothing_else = joined.iter().all(|(_, cluster)| {
        cluster.certainty == Certainty::Only
            && cluster.explanations.iter().all(|one| one.changes.iter().all(of_pairs))
    });
    // Figures of one sum are easily put in each other's place, others hardly ever.
    let certainty = match &pairs[..] {
        [_] if nothing_else => Certainty::Only,
        [[a, b], [c, d], ..] if is_related(system, *a, *b) == is_related(system, *c, *d) => Certainty::Open,
        _ => Certainty::Likely,
    };
    let unexplored = joined.iter().find_map(|(_, cluster)| cluster.unexplored);
    let (groups, clusters): (Vec<Vec<usize>>, Vec<Cluster>) = joined.into_iter().unzip();
    let mut group = groups.concat();
    group.sort_unstable();
    let mut broken = clusters.into_iter().flat_map(|cluster| cluster.broken).collect::<Vec<_>>();
    broken.sort_unstable();
    broken.dedup();
    let told = |pair: &[At; 2]| explanation(system, &each_in_the_others_place(system, *pair), broken.clone());
    let explanations = pairs.iter().filter_map(told).collect();
    (group, Cluster { broken, explanations, certainty, unexplored })
}

/// Joins clusters whose figures explain each other.
pub(super) fn join(clusters: &mut Vec<Cluster>) {
    let mut one = 0;
    while one < clusters.len() {
        let partner = (one + 1..clusters.len())
            .find_map(|other| exchange(&clusters[one], &clusters[other]).map(|changes| (other, changes)));
        if let Some((other, changes)) = partner {
            let second = clusters.remove(other);
            let first = &mut clusters[one];
            first.broken.extend(second.broken);
            first.broken.sort_unstable();
            let restores = first.broken.clone();
            let slip = Some(Slip::Exchanged);
            first.explanations = vec![Explanation { changes, row: None, slip, restores }];
            first.certainty = match (first.certainty, second.certainty) {
                (Certainty::Only, Certainty::Only) => Certainty::Only,
                _ => Certainty::Likely,
            };
            first.unexplored = first.unexplored.or(second.unexplored);
        }
        one += 1;
    }
}

/// The changes of an exchange between a figure that explains the one cluster and one that explains
/// the other.
fn exchange(one: &Cluster, other: &Cluster) -> Option<Vec<Change>> {
    for a in singles(one) {
        let fit = |b: &&Change| is_meant(a, b.from) && is_meant(b, a.from);
        if let Some(b) = singles(other).find(fit) {
            let put = |change: &Change, to: Option<Amount>| Change {
                to: Some(to.unwrap_or(Amount::ZERO)),
                slip: Some(Slip::Exchanged),
                ..change.clone()
            };
            let mut both = vec![put(a, b.from), put(b, a.from)];
            both.sort_by_key(|change| change.variable);
            return Some(both);
        }
    }
    None
}

fn singles(cluster: &Cluster) -> impl Iterator<Item = &Change> {
    cluster.explanations.iter().filter_map(|explanation| match &explanation.changes[..] {
        [only] => Some(only),
        _ => None,
    })
}

/// Whether the figure printed elsewhere is what this one can be.
fn is_meant(change: &Change, elsewhere: Option<Amount>) -> bool {
    let (Some(low), Some(high)) = (change.low, change.high) else { return false };
    let there = elsewhere.unwrap_or(Amount::ZERO);
    low <= there && there <= high
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locate::{Source, Unexplored, Variable, Vote};

    fn units(value: i128) -> Amount {
        Amount::from_ten_millionths(value).unwrap()
    }

    fn cluster(number: u32, from: Option<i128>, low: i128, high: i128) -> Cluster {
        let change = Change {
            variable: Variable::Said(number),
            from: from.map(units),
            to: Some(units(low)),
            low: Some(units(low)),
            high: Some(units(high)),
            slip: None,
            vote: Vote::Open,
        };
        let restores = vec![Source::Claim(number)];
        let explanation =
            Explanation { changes: vec![change], row: None, slip: None, restores: restores.clone() };
        Cluster {
            broken: restores,
            explanations: vec![explanation],
            certainty: Certainty::Only,
            unexplored: None,
        }
    }

    /// A total of three, the second of which is the sum of two more: the first and the last of those
    /// stand in each other's place, though no relation has both.
    #[test]
    fn a_part_and_a_part_of_another_part() {
        use crate::locate::{Claim, Figure, Limits, explain};
        let of = |number| Variable::Cell(crate::grid::CellId(number));
        let explained = |printed: [i128; 6]| {
            let mut system = System::default();
            for (number, value) in (0..).zip(printed) {
                system.figure(Figure {
                    variable: of(number),
                    printed: Some(units(value)),
                    half_step: Amount::ZERO,
                    step: units(1),
                    prior: None,
                });
            }
            for (number, terms) in (0..).zip([&[0, 1, 2, 5][..], &[2, 3, 4]]) {
                let times = std::iter::once(1).chain(std::iter::repeat(-1));
                assert!(system.constrain(&Claim {
                    terms: terms.iter().copied().map(of).zip(times).collect(),
                    low: Some(Amount::ZERO),
                    high: Some(Amount::ZERO),
                    unless: Vec::new(),
                    compares: true,
                    source: Source::Claim(number),
                }));
            }
            let found = explain(system, Limits::default());
            let [cluster] = &found[..] else { panic!("{found:#?}") };
            let changed = |one: &Explanation| -> Vec<Variable> {
                one.changes.iter().map(|change| change.variable).collect()
            };
            let all = cluster.explanations.iter().map(|one| (changed(one), one.slip));
            (all.collect::<Vec<_>>(), cluster.certainty)
        };
        // 702 = 292 + 307 + 103, 307 = 99 + 208: 292 and 208 exchanged.
        let (told, certainty) = explained([702, 208, 307, 99, 292, 103]);
        assert_eq!(told, [(vec![of(1), of(4)], Some(Slip::Exchanged)), (vec![of(2)], None)]);
        assert_eq!(certainty, Certainty::Likely);
        // 84 too many in both sums, but no two figures are 84 apart.
        let (told, certainty) = explained([702, 208, 307, 105, 286, 103]);
        assert_eq!(told, [(vec![of(2)], None)]);
        assert_eq!(certainty, Certainty::Only);
    }

    fn told(clusters: &[Cluster]) -> Vec<(usize, Option<Slip>)> {
        clusters.iter().map(|one| (one.broken.len(), one.explanations[0].slip)).collect()
    }

    #[test]
    fn each_is_what_the_other_should_be() {
        let mut clusters = vec![
            cluster(0, Some(10), 19, 21),
            cluster(1, Some(77), 70, 70),
            Cluster { unexplored: Some(Unexplored::Others), ..cluster(2, Some(20), 9, 10) },
        ];
        join(&mut clusters);
        assert_eq!(told(&clusters), [(2, Some(Slip::Exchanged)), (1, None)]);
        let changes = &clusters[0].explanations[0].changes;
        let both: Vec<_> = changes.iter().map(|change| (change.variable, change.to)).collect();
        assert_eq!(both, [(Variable::Said(0), Some(units(20))), (Variable::Said(2), Some(units(10)))]);
        assert_eq!(clusters[0].certainty, Certainty::Only);
        assert_eq!(clusters[0].unexplored, Some(Unexplored::Others));
    }

    #[test]
    fn a_figure_moved_into_a_blank_cell() {
        let mut clusters = vec![cluster(0, None, 8, 8), cluster(1, Some(8), 0, 0)];
        clusters[0].certainty = Certainty::Open;
        join(&mut clusters);
        assert_eq!(told(&clusters), [(2, Some(Slip::Exchanged))]);
        assert_eq!(clusters[0].certainty, Certainty::Likely);
    }

    #[test]
    fn one_side_alone_is_no_exchange() {
        for other in
            [cluster(1, Some(22), 10, 10), cluster(1, Some(18), 10, 10), cluster(1, Some(20), 11, 11)]
        {
            let mut clusters = vec![cluster(0, Some(10), 19, 21), other];
            join(&mut clusters);
            assert_eq!(told(&clusters), [(1, None), (1, None)]);
        }
    }
}

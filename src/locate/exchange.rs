//! Two figures in each other's place. When they have no relation in common, each seems wrong by
//! itself: that the one is what the other should be tells that it is one lapse.

use super::explain::explanation;
use super::feasible::{Range, Region};
use super::partly::of_one;
use super::settle::Settled;
use super::system::{At, System};
use super::{Certainty, Change, Cluster, Explanation, Slip};
use crate::money::Amount;

/// Joins clusters that two figures in each other's place mend, though neither would alone: each is
/// in a sum with the other that holds as printed.
pub(super) fn between(system: &System, found: &mut Vec<(Vec<usize>, Cluster)>) {
    let mut one = 0;
    while one < found.len() {
        let Some([a, b]) = pair(system, found, one) else {
            one += 1;
            continue;
        };
        let (joined, others) = std::mem::take(found)
            .into_iter()
            .partition::<Vec<_>, _>(|(group, _)| is_touched(system, group, [a, b]));
        *found = others;
        found.insert(one.min(found.len()), exchanged(system, joined, [a, b]));
        one += 1;
    }
}

/// Two figures that, exchanged, mend this group and another.
fn pair(system: &System, found: &[(Vec<usize>, Cluster)], one: usize) -> Option<[At; 2]> {
    let (group, _) = found.get(one)?;
    let first = *group.first()?;
    for a in system.suspects(&system.constraints[first]) {
        let Some(printed) = system.figures[a].value else { continue };
        let wanted = system.leaves(first, &[a]).as_ref().and_then(of_one).unwrap_or_default();
        for (other, _) in found.iter().skip(one + 1) {
            for b in other.iter().flat_map(|number| system.suspects(&system.constraints[*number])) {
                let Some(there) = system.figures[b].value.filter(|there| *there != printed) else { continue };
                let fits = wanted.contains(there) || system.uses(b).any(|number| number == first);
                if fits
                    && is_touched(system, group, [a, b])
                    && is_touched(system, other, [a, b])
                    && Region::of(system, &[a, b])
                        .and_then(|region| region.with(0, there))
                        .and_then(|region| region.with(1, printed))
                        .is_ok()
                {
                    return Some([a, b]);
                }
            }
        }
    }
    None
}

/// Whether every constraint of a group has one of the figures.
fn is_touched(system: &System, group: &[usize], pair: [At; 2]) -> bool {
    let has = |number: &usize| system.suspects(&system.constraints[*number]).any(|at| pair.contains(&at));
    group.iter().all(has)
}

/// The groups as one, explained by the exchange.
fn exchanged(system: &System, joined: Vec<(Vec<usize>, Cluster)>, [a, b]: [At; 2]) -> (Vec<usize>, Cluster) {
    let certain = joined.iter().all(|(_, cluster)| {
        let of_pair =
            |change: &Change| [a, b].map(|at| system.figures[at].variable).contains(&change.variable);
        cluster.certainty == Certainty::Only
            && cluster.explanations.iter().all(|one| one.changes.iter().all(of_pair))
    });
    let unexplored = joined.iter().find_map(|(_, cluster)| cluster.unexplored);
    let (groups, clusters): (Vec<Vec<usize>>, Vec<Cluster>) = joined.into_iter().unzip();
    let mut group = groups.concat();
    group.sort_unstable();
    let mut broken = clusters.into_iter().flat_map(|cluster| cluster.broken).collect::<Vec<_>>();
    broken.sort_unstable();
    broken.dedup();
    let put = |at: At, to: Option<i128>| Settled {
        at,
        to,
        range: Range { low: to, high: to },
        slip: Some(Slip::Exchanged),
    };
    let mut both = [put(a, system.figures[b].value), put(b, system.figures[a].value)];
    both.sort_by_key(|settled| settled.at);
    let explanations = explanation(system, &both, broken.clone()).into_iter().collect();
    let certainty = if certain { Certainty::Only } else { Certainty::Likely };
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

//! Two figures in each other's place. When they have no relation in common, each seems wrong by
//! itself: that the one is what the other should be tells that it is one lapse.

use super::{Certainty, Change, Cluster, Explanation, Slip};
use crate::money::Amount;

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

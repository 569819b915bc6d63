//! From broken constraints to clusters with their explanations.

use super::blank::Fill;
use super::exchange::ByValue;
use super::search::{Budget, Found};
use super::settle::Settled;
use super::system::{Source, System};
use super::told::Votes;
use super::{Certainty, Change, Cluster, Explanation, Limits, Slip, Unexplored, Variable, Vote};
use super::{clusters, exchange, partly, rank, search, settle};
use crate::money::Amount;

/// What is known of changes beyond the constraints.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    Fits,
    No,
    /// Too much work to say.
    Unknown,
}

/// The explanations of what is broken in a system, clusters in the order of what is broken. `confirm`
/// knows of changes what the constraints do not; `fills` are the blank cells that were looked at
/// by themselves, if they were.
pub(super) fn explain_with(
    system: System,
    limits: Limits,
    confirm: &mut dyn FnMut(&[Change]) -> Verdict,
    fills: Option<Vec<Fill>>,
    votes: &Votes,
) -> Vec<Cluster> {
    let system = system.without_unknowns();
    let broken: Vec<usize> = (0..system.constraints.len())
        .filter(|number| system.is_broken(&system.constraints[*number]))
        .collect();
    let blanks_known = fills.is_some();
    let fills = fills.unwrap_or_default();
    let left = limits.work.saturating_mul(10);
    let by_value = ByValue::of(&system);
    let mut search = Explainer { system, by_value, limits, left, blanks_known, confirm, votes };
    let mut clusters: Vec<Cluster> = Vec::new();
    clusters.extend(search.silent(&fills));
    let mut groups = clusters::clusters(&search.system, &broken, &fills);
    let mut found: Vec<(Vec<usize>, Cluster)> = Vec::new();
    while let Some(group) = groups.pop() {
        let cluster = search.cluster(&group, limits.changes, &fills);
        if cluster.explanations.is_empty()
            && let Some((fill, others)) = search.filled_in_part(&group, &fills)
        {
            // The others are looked at again without what the blank cell explains.
            clusters.push(search.filled(fill));
            groups.extend(clusters::clusters(&search.system, &others, &fills));
        } else if cluster.explanations.is_empty()
            && let Some((part, others)) = search.explained_in_part(&group)
        {
            clusters.push(part);
            groups.extend(clusters::clusters(&search.system, &others, &fills));
        } else if let Some(at) = found.iter().position(|(_, known)| shares(known, &cluster)) {
            // One figure explains part of either: they are one.
            let (mut both, _) = found.remove(at);
            both.extend(group);
            both.sort_unstable();
            groups.push(both);
        } else {
            found.push((group, cluster));
        }
    }
    exchange::between(&search.system, &mut found);
    clusters.extend(found.into_iter().map(|(_, cluster)| cluster));
    clusters.sort_by(|one, other| one.broken.cmp(&other.broken));
    exchange::join(&mut clusters);
    clusters
}

/// Whether a figure is changed in explanations of both.
fn shares(one: &Cluster, other: &Cluster) -> bool {
    let changed = |cluster: &Cluster| -> Vec<Variable> {
        let changes = cluster.explanations.iter().flat_map(|explanation| &explanation.changes);
        changes.map(|change| change.variable).collect()
    };
    let known = changed(one);
    changed(other).iter().any(|variable| known.contains(variable))
}

struct Explainer<'a> {
    system: System,
    by_value: ByValue,
    limits: Limits,
    /// Work left for the document.
    left: usize,
    /// Blank cells by themselves were looked at with the relations derived anew.
    blanks_known: bool,
    confirm: &'a mut dyn FnMut(&[Change]) -> Verdict,
    votes: &'a Votes,
}

impl Explainer<'_> {
    fn is_broken(&self, source: &Source) -> bool {
        let with = self.system.constraints.iter().filter(|constraint| constraint.sources.contains(source));
        with.into_iter().any(|constraint| self.system.is_broken(constraint))
    }

    /// What blank cells explain where nothing is broken: relations that cannot be judged. Those that
    /// a cell with more to mend fills in are told with it.
    fn silent(&self, fills: &[Fill]) -> Vec<Cluster> {
        let within = |one: &Fill, other: &Fill| one.mends.iter().all(|mend| other.mends.contains(mend));
        let mut clusters: Vec<Cluster> = Vec::new();
        for fill in fills.iter().filter(|fill| !fill.mends.iter().any(|source| self.is_broken(source))) {
            if fills.iter().any(|other| within(fill, other) && !within(other, fill)) {
                continue;
            }
            match clusters.iter_mut().find(|cluster| cluster.broken == fill.mends) {
                Some(cluster) => cluster.explanations.push(fill.explanation.clone()),
                None => clusters.push(self.filled(fill)),
            }
        }
        for cluster in &mut clusters {
            self.conclude(cluster, true);
        }
        clusters
    }

    /// Ranks the explanations of a cluster and keeps no more than the limit.
    fn conclude(&self, cluster: &mut Cluster, complete: bool) {
        cluster.certainty = rank::rank(&mut cluster.explanations, complete, self.votes);
        if !complete || cluster.explanations.len() > self.limits.explanations {
            cluster.unexplored = Some(Unexplored::Others);
        }
        cluster.explanations.truncate(self.limits.explanations);
    }

    /// What a blank cell explains.
    fn filled(&self, fill: &Fill) -> Cluster {
        let mut explanations = vec![fill.explanation.clone()];
        let certainty = rank::rank(&mut explanations, true, self.votes);
        Cluster { broken: fill.mends.clone(), explanations, certainty, unexplored: None }
    }

    /// A blank cell that mends several of these constraints, and those that it does not.
    fn filled_in_part<'f>(&self, group: &[usize], fills: &'f [Fill]) -> Option<(&'f Fill, Vec<usize>)> {
        fills.iter().filter(|fill| fill.mends.len() > 1).find_map(|fill| {
            let mends = |number: &usize| {
                self.system.constraints[*number].sources.iter().all(|source| fill.mends.contains(source))
            };
            let others: Vec<usize> = group.iter().copied().filter(|number| !mends(number)).collect();
            (others.len() < group.len()).then_some((fill, others))
        })
    }

    /// What one figure mends of too much to mend it all, and what is left; from then on that figure
    /// is taken to be right.
    fn explained_in_part(&mut self, group: &[usize]) -> Option<(Cluster, Vec<usize>)> {
        let (settled, mended) = partly::best(&self.system, group)?;
        let broken = sources(&self.system, &mended);
        let explanations: Vec<Explanation> =
            settled.iter().filter_map(|one| explanation(&self.system, &[*one], broken.clone())).collect();
        let first = settled.iter().find_map(|one| Some((one.at, one.to?)))?;
        let mut cluster = Cluster { broken, explanations, certainty: Certainty::Open, unexplored: None };
        self.conclude(&mut cluster, false);
        self.system.put(first.0, first.1);
        let still = group.iter().copied().filter(|number| !mended.contains(number));
        Some((cluster, still.collect()))
    }

    fn cluster(&mut self, group: &[usize], most: usize, fills: &[Fill]) -> Cluster {
        let mut budget = Budget(self.limits.work.min(self.left));
        let Self { system, by_value, confirm, blanks_known, left, .. } = &mut *self;
        let system = &*system;
        let before = budget.0;
        let mut sure = true;
        let sources = sources(system, group);
        let mends_all = |fill: &&Fill| sources.iter().all(|source| fill.mends.contains(source));
        let mut explanations: Vec<Explanation> =
            fills.iter().filter(mends_all).map(|fill| fill.explanation.clone()).collect();
        let most = if explanations.is_empty() { most } else { 1 };
        let found = search::smallest(system, group, most, &mut budget, &mut |free, region| {
            let settled = settle::settle(system, free, region)?;
            let explanation = explanation(system, &settled, sources.clone())?;
            if *blanks_known && matches!(&explanation.changes[..], [only] if only.from.is_none()) {
                return None;
            }
            match confirm(&explanation.changes) {
                Verdict::Fits => Some(explanation),
                Verdict::No => None,
                Verdict::Unknown => {
                    sure = false;
                    None
                }
            }
        });
        *left -= before - budget.0;
        let Found { mended, complete, tried } = found;
        let complete = complete && sure;
        explanations.extend(mended);
        if explanations.iter().any(|one| one.changes.len() == 1) {
            let exchanged = exchange::within(system, by_value, group);
            explanations
                .extend(exchanged.iter().filter_map(|both| explanation(system, both, sources.clone())));
        }
        let mut broken: Vec<Source> =
            explanations.iter().flat_map(|one| &one.restores).chain(&sources).copied().collect();
        broken.sort_unstable();
        broken.dedup();
        let unexplored = explanations.is_empty().then_some(Unexplored::MoreThan(tried));
        let mut cluster = Cluster { broken, explanations, certainty: Certainty::Open, unexplored };
        if cluster.unexplored.is_none() {
            self.conclude(&mut cluster, complete);
        }
        cluster
    }
}

/// What constraints come from, in order.
fn sources(system: &System, constraints: &[usize]) -> Vec<Source> {
    let all = constraints.iter().flat_map(|number| &system.constraints[*number].sources);
    let mut all: Vec<Source> = all.copied().collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// The changes in figures; none if one is out of bounds.
pub(super) fn explanation(
    system: &System,
    settled: &[Settled],
    restores: Vec<Source>,
) -> Option<Explanation> {
    let amount = |value: Option<i128>| value.map(Amount::from_ten_millionths).transpose().ok();
    let change = |settled: &Settled| {
        let figure = &system.figures[settled.at];
        Some(Change {
            variable: figure.variable,
            from: amount(figure.value)?,
            to: amount(settled.to)?,
            low: amount(on_step(settled.range.low, figure.step, true)).flatten(),
            high: amount(on_step(settled.range.high, figure.step, false)).flatten(),
            slip: settled.slip,
            vote: Vote::Open,
        })
    };
    let changes: Vec<Change> = settled.iter().map(change).collect::<Option<_>>()?;
    let slip = match &changes[..] {
        [only] => only.slip,
        [one, ..] => one.slip.filter(|slip| *slip == Slip::Exchanged),
        [] => None,
    };
    Some(Explanation { changes, row: None, slip, restores })
}

/// A bound moved inwards to a printed step.
fn on_step(bound: Option<i128>, step: i128, up: bool) -> Option<i128> {
    let bound = bound?;
    let whole = bound.div_euclid(step.max(1)) + i128::from(up && bound.rem_euclid(step.max(1)) != 0);
    Some(whole * step.max(1))
}

//! Where too many figures are wrong to find all smallest explanations: the figures that by
//! themselves mend most of what is broken and break nothing, one after the other.

use super::feasible::Range;
use super::settle::{Settled, single};
use super::system::{At, Leaves, System};

/// Figures each of which mends the same broken constraints, as many as any does, two at least.
pub(super) fn best(system: &System, group: &[usize]) -> Option<(Vec<Settled>, Vec<usize>)> {
    let mut suspects: Vec<At> =
        group.iter().flat_map(|number| system.suspects(&system.constraints[*number])).collect();
    suspects.sort_unstable();
    suspects.dedup();
    let mut best: (Vec<Settled>, Vec<usize>) = Default::default();
    for at in suspects {
        let Some((range, mended)) = most(system, group, at).filter(|(_, mended)| mended.len() > 1) else {
            continue;
        };
        if mended.len() > best.1.len() {
            best = (Vec::new(), mended.clone());
        }
        if mended == best.1 {
            best.0.push(single(system, at, range));
        }
    }
    (!best.0.is_empty()).then_some(best)
}

/// The broken constraints of the group that one value of a figure mends, as many as any value
/// does, with all such values. Everything else with the figure holds.
fn most(system: &System, group: &[usize], at: At) -> Option<(Range, Vec<usize>)> {
    let mut room = Range::default();
    let mut wanted: Vec<(usize, Range)> = Vec::new();
    for number in system.uses(at) {
        if !system.asks(&system.constraints[number], &[at]) {
            continue;
        }
        let range = of_one(&system.leaves(number, &[at])?)?;
        if group.contains(&number) {
            wanted.push((number, range));
        } else {
            room = meet(room, range)?;
        }
    }
    // The most ranges meet where one of them, or the room, begins.
    let starts = wanted.iter().map(|(_, range)| range.low).chain([room.low]).flatten();
    let mending = |value: i128| -> Vec<usize> {
        wanted.iter().filter(|(_, range)| range.contains(value)).map(|(number, _)| *number).collect()
    };
    let (_, value) = starts
        .filter(|value| room.contains(*value))
        .map(|value| (mending(value).len(), value))
        .max_by_key(|(count, value)| (*count, std::cmp::Reverse(*value)))?;
    let mended = mending(value);
    let within = wanted.iter().filter(|(number, _)| mended.contains(number)).map(|(_, range)| *range);
    let range = within.into_iter().try_fold(room, meet)?;
    Some((range, mended))
}

fn meet(one: Range, other: Range) -> Option<Range> {
    let low = one.low.max(other.low);
    let high = match (one.high, other.high) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    };
    (low.is_none() || high.is_none() || low <= high).then_some(Range { low, high })
}

/// What a constraint leaves for a single figure.
fn of_one(Leaves { times, low, high }: &Leaves) -> Option<Range> {
    let times = *times.first().filter(|times| **times != 0)?;
    let (low, high) = if times > 0 { (*low, *high) } else { (*high, *low) };
    let ceil = |bound: i128| {
        let (bound, times) = (bound * times.signum(), times.abs());
        bound.div_euclid(times) + i128::from(bound.rem_euclid(times) != 0)
    };
    let floor = |bound: i128| (bound * times.signum()).div_euclid(times.abs());
    Some(Range { low: low.map(ceil), high: high.map(floor) })
}

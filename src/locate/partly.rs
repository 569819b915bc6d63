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
pub(super) fn of_one(Leaves { times, low, high }: &Leaves) -> Option<Range> {
    let times = *times.first().filter(|times| **times != 0)?;
    let (low, high) = if times > 0 { (*low, *high) } else { (*high, *low) };
    let ceil = |bound: i128| {
        let (bound, times) = (bound * times.signum(), times.abs());
        bound.div_euclid(times) + i128::from(bound.rem_euclid(times) != 0)
    };
    let floor = |bound: i128| (bound * times.signum()).div_euclid(times.abs());
    Some(Range { low: low.map(ceil), high: high.map(floor) })
}

#[cfg(test)]
mod tests {
    use super::super::system::{Claim, Figure, Source, Variable};
    use super::*;
    use crate::money::Amount;

    fn range(low: Option<i128>, high: Option<i128>) -> Range {
        Range { low, high }
    }

    #[test]
    fn what_one_constraint_leaves() {
        let of = |times, low, high| of_one(&Leaves { times: vec![times], low, high });
        assert_eq!(of(3, Some(10), Some(20)), Some(range(Some(4), Some(6))));
        assert_eq!(of(-3, Some(10), Some(20)), Some(range(Some(-6), Some(-4))));
        assert_eq!(of(1, Some(7), Some(7)), Some(range(Some(7), Some(7))));
        assert_eq!(of(-1, None, Some(7)), Some(range(Some(-7), None)));
        assert_eq!(of(0, Some(1), None), None);
    }

    #[test]
    fn what_two_ranges_have_in_common() {
        let (one, other) = (range(Some(1), Some(5)), range(Some(3), Some(9)));
        assert_eq!(meet(one, other), Some(range(Some(3), Some(5))));
        assert_eq!(meet(other, one), Some(range(Some(3), Some(5))));
        assert_eq!(meet(one, range(Some(5), None)), Some(range(Some(5), Some(5))));
        assert_eq!(meet(one, range(Some(6), None)), None);
        assert_eq!(meet(range(None, Some(4)), range(None, None)), Some(range(None, Some(4))));
        assert_eq!(meet(range(None, Some(4)), range(Some(2), None)), Some(range(Some(2), Some(4))));
    }

    /// The figures 0 to 3 with a step of 1: 0 = 1 + 2 twice over, and 0 = 3.
    fn system(printed: [i128; 4], claims: &[&[(u32, i64)]]) -> System {
        let mut system = System::default();
        let units = |value| Amount::from_ten_millionths(value).unwrap();
        for (number, value) in (0..).zip(printed) {
            system.figure(Figure {
                variable: Variable::Said(number),
                printed: Some(units(value)),
                half_step: Amount::ZERO,
                step: units(1),
                prior: None,
            });
        }
        for (number, terms) in (0..).zip(claims) {
            assert!(system.constrain(&Claim {
                terms: terms.iter().map(|(of, times)| (Variable::Said(*of), *times)).collect(),
                low: Some(Amount::ZERO),
                high: Some(Amount::ZERO),
                unless: Vec::new(),
                compares: false,
                source: Source::Claim(number),
            }));
        }
        system
    }

    #[test]
    fn the_figure_that_mends_most() {
        // 0 is 30 by the first two and 40 by the third; 1 and 2 mend no two of them.
        let claims: [&[(u32, i64)]; 3] =
            [&[(0, 1), (1, -1), (2, -1)], &[(0, 2), (1, -3)], &[(0, 1), (3, -1)]];
        let system = system([7, 20, 10, 40], &claims);
        let (settled, mended) = best(&system, &[0, 1, 2]).unwrap();
        assert_eq!(mended, [0, 1]);
        let told: Vec<_> = settled.iter().map(|one| (one.at, one.to)).collect();
        assert_eq!(told, [(0, Some(30))]);
        // One constraint alone is no reason.
        assert!(best(&system, &[2]).is_none());
    }

    #[test]
    fn what_holds_leaves_no_room_to_mend() {
        // 0 would mend the first two, but the third holds with it.
        let claims: [&[(u32, i64)]; 3] =
            [&[(0, 1), (1, -1), (2, -1)], &[(0, 2), (1, -3)], &[(0, 1), (3, -1)]];
        let system = system([7, 20, 10, 7], &claims);
        assert!(best(&system, &[0, 1]).is_none());
    }
}

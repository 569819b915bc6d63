//! What a few free figures can be while all others stand in their intervals: exact elimination
//! after Fourier and Motzkin, keeping which constraints a bound comes from.

use std::collections::BTreeMap;

use super::system::{At, Leaves, System};

/// A bound with the constraints that it follows from.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Bound {
    at: i128,
    because: Vec<usize>,
}

/// What a sum of free figures may be.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Between {
    low: Option<Bound>,
    high: Option<Bound>,
}

/// A range of values; an open end is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Range {
    pub(super) low: Option<i128>,
    pub(super) high: Option<i128>,
}

impl Range {
    pub(super) fn contains(&self, value: i128) -> bool {
        self.low.is_none_or(|low| low <= value) && self.high.is_none_or(|high| value <= high)
    }
}

/// Why figures cannot be mended by these being free alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Obstacle {
    /// These constraints cannot hold together.
    Conflict(Vec<usize>),
    /// The numbers are too large to tell.
    TooLarge,
}

/// All that some free figures can be, by the sums of them that constraints bound. Coefficients are
/// without common divisor, the first one positive, so that parallel constraints meet.
#[derive(Debug, Clone)]
pub(super) struct Region {
    free: usize,
    sums: BTreeMap<Vec<i128>, Between>,
}

impl Region {
    /// What is left for the free figures by every constraint that has them.
    ///
    /// # Errors
    /// An [`Obstacle`] that shows within one constraint or between parallel ones.
    pub(super) fn of(system: &System, free: &[At]) -> Result<Self, Obstacle> {
        let mut numbers: Vec<usize> = free.iter().flat_map(|at| system.uses(*at)).collect();
        if free.len() > 1 {
            numbers.sort_unstable();
            numbers.dedup();
        }
        let mut region = Self { free: free.len(), sums: BTreeMap::new() };
        for number in numbers {
            if system.asks(&system.constraints[number], free) {
                let Leaves { times, low, high } = system.leaves(number, free).ok_or(Obstacle::TooLarge)?;
                let bound = |at: Option<i128>| at.map(|at| Bound { at, because: vec![number] });
                region.add(times, Between { low: bound(low), high: bound(high) })?;
            }
        }
        Ok(region)
    }

    fn add(&mut self, mut times: Vec<i128>, mut between: Between) -> Result<(), Obstacle> {
        let divisor = times.iter().fold(0, |divisor, times| common_divisor(divisor, *times));
        if divisor != 0 {
            let first_is_negative = times.iter().find(|times| **times != 0).is_some_and(|times| *times < 0);
            if first_is_negative {
                between = Between { low: negated(between.high)?, high: negated(between.low)? };
            }
            let sign = if first_is_negative { -1 } else { 1 };
            times.iter_mut().for_each(|times| *times = *times * sign / divisor);
            // Figures are whole: bounds move inwards to the next whole sum.
            if let Some(low) = &mut between.low {
                low.at = low.at.div_euclid(divisor) + i128::from(low.at.rem_euclid(divisor) != 0);
            }
            if let Some(high) = &mut between.high {
                high.at = high.at.div_euclid(divisor);
            }
        } else {
            // A sum of nothing is zero.
            between.low = tighter(between.low, Some(Bound { at: 0, because: Vec::new() }), false);
            between.high = tighter(between.high, Some(Bound { at: 0, because: Vec::new() }), true);
        }
        let known = self.sums.entry(times).or_default();
        known.low = tighter(known.low.take(), between.low, false);
        known.high = tighter(known.high.take(), between.high, true);
        match (&known.low, &known.high) {
            (Some(low), Some(high)) if low.at > high.at => Err(Obstacle::Conflict(union(low, high))),
            _ => Ok(()),
        }
    }

    /// What one of the free figures can be, whatever the others are.
    ///
    /// # Errors
    /// An [`Obstacle`] if the figures cannot be anything.
    pub(super) fn range(&self, which: usize) -> Result<Range, Obstacle> {
        let mut region = self.clone();
        for other in (0..self.free).filter(|other| *other != which) {
            region = region.without(other)?;
        }
        let mut only = vec![0; self.free];
        only[which] = 1;
        let at = |bound: &Option<Bound>| bound.as_ref().map(|bound| bound.at);
        Ok(region
            .sums
            .get(&only)
            .map_or(Range::default(), |between| Range { low: at(&between.low), high: at(&between.high) }))
    }

    /// The same for the others when one figure may be anything.
    fn without(&self, which: usize) -> Result<Self, Obstacle> {
        let (with, without): (Vec<_>, Vec<_>) = self.sums.iter().partition(|(times, _)| times[which] != 0);
        let mut region = Self {
            free: self.free,
            sums: without.into_iter().map(|(t, b)| (t.clone(), b.clone())).collect(),
        };
        for (nth, (one, one_between)) in with.iter().enumerate() {
            for (other, other_between) in &with[nth + 1..] {
                let (p, q) = factors(one[which], other[which]).ok_or(Obstacle::TooLarge)?;
                let times: Option<Vec<i128>> = one
                    .iter()
                    .zip(other.iter())
                    .map(|(a, b)| a.checked_mul(p)?.checked_add(b.checked_mul(q)?))
                    .collect();
                let (low, high) = (&other_between.low, &other_between.high);
                let (low, high) = if q < 0 { (high, low) } else { (low, high) };
                let between = Between {
                    low: combined(&one_between.low, p, low, q)?,
                    high: combined(&one_between.high, p, high, q)?,
                };
                region.add(times.ok_or(Obstacle::TooLarge)?, between)?;
            }
        }
        Ok(region)
    }

    /// The region of the other figures once one is settled.
    ///
    /// # Errors
    /// An [`Obstacle`] if the value does not fit.
    pub(super) fn with(&self, which: usize, value: i128) -> Result<Self, Obstacle> {
        let mut region = Self { free: self.free, sums: BTreeMap::new() };
        for (times, between) in &self.sums {
            let taken = times[which].checked_mul(value).ok_or(Obstacle::TooLarge)?;
            let moved = |bound: &Option<Bound>| match bound {
                Some(Bound { at, because }) => {
                    let at = at.checked_sub(taken).ok_or(Obstacle::TooLarge)?;
                    Ok(Some(Bound { at, because: because.clone() }))
                }
                None => Ok(None),
            };
            let mut times = times.clone();
            times[which] = 0;
            region.add(times, Between { low: moved(&between.low)?, high: moved(&between.high)? })?;
        }
        Ok(region)
    }
}

/// The factors, the first positive, that cancel two coefficients.
fn factors(a: i128, b: i128) -> Option<(i128, i128)> {
    let (p, q) = (b.checked_abs()?, a.checked_abs()?);
    let divisor = common_divisor(p, q);
    Some((p / divisor, if a.signum() == b.signum() { -q / divisor } else { q / divisor }))
}

fn combined(one: &Option<Bound>, p: i128, other: &Option<Bound>, q: i128) -> Result<Option<Bound>, Obstacle> {
    let (Some(one), Some(other)) = (one, other) else { return Ok(None) };
    let sum = |a: i128, b: i128| a.checked_mul(p)?.checked_add(b.checked_mul(q)?);
    let at = sum(one.at, other.at).ok_or(Obstacle::TooLarge)?;
    Ok(Some(Bound { at, because: union(one, other) }))
}

fn negated(bound: Option<Bound>) -> Result<Option<Bound>, Obstacle> {
    bound
        .map(|Bound { at, because }| Ok(Bound { at: at.checked_neg().ok_or(Obstacle::TooLarge)?, because }))
        .transpose()
}

/// The lower of two upper bounds or the higher of two lower ones; of equal ones the first.
fn tighter(known: Option<Bound>, new: Option<Bound>, upper: bool) -> Option<Bound> {
    match (known, new) {
        (Some(known), Some(new)) => {
            let replaces = if upper { new.at < known.at } else { new.at > known.at };
            Some(if replaces { new } else { known })
        }
        (known, new) => known.or(new),
    }
}

fn union(one: &Bound, other: &Bound) -> Vec<usize> {
    let mut all: Vec<usize> = one.because.iter().chain(&other.because).copied().collect();
    all.sort_unstable();
    all.dedup();
    all
}

fn common_divisor(a: i128, b: i128) -> i128 {
    let (mut a, mut b) = (a.unsigned_abs(), b.unsigned_abs());
    while b != 0 {
        (a, b) = (b, a % b);
    }
    i128::try_from(a).unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use super::super::system::{Claim, Figure, Source, Variable};
    use super::*;
    use crate::money::Amount;

    fn units(value: i128) -> Amount {
        Amount::from_ten_millionths(value * 10).unwrap()
    }

    /// Figures printed as these, exact, and claims `Σ times × figure` from `low` to `high`; all in
    /// millionths.
    fn system(printed: &[i128], claims: &[(&[i64], Option<i128>, Option<i128>)]) -> System {
        let mut system = System::default();
        for (number, value) in (0..).zip(printed) {
            system.figure(Figure {
                variable: Variable::Said(number),
                printed: Some(units(*value)),
                half_step: Amount::ZERO,
                step: units(1),
                prior: None,
            });
        }
        for (number, (times, low, high)) in (0..).zip(claims) {
            let claim = Claim {
                terms: (0..).map(Variable::Said).zip(times.iter().copied()).collect(),
                low: low.map(units),
                high: high.map(units),
                unless: Vec::new(),
                compares: false,
                source: Source::Claim(number),
            };
            assert!(system.constrain(&claim));
        }
        system
    }

    /// What each figure can be in ten-millionths.
    fn ranges(system: &System, free: &[At]) -> Vec<(Option<i128>, Option<i128>)> {
        let region = Region::of(system, free).unwrap();
        (0..free.len())
            .map(|which| region.range(which).unwrap())
            .map(|range| (range.low, range.high))
            .collect()
    }

    #[test]
    fn bounds_move_inwards_to_whole_values() {
        // 3x from 1 to 20 millionths: ten-millionths 10 to 200.
        assert_eq!(ranges(&system(&[0], &[(&[3], Some(1), Some(20))]), &[0]), [(Some(4), Some(66))]);
        assert_eq!(ranges(&system(&[0], &[(&[-3], Some(1), Some(20))]), &[0]), [(Some(-66), Some(-4))]);
        assert_eq!(ranges(&system(&[0], &[(&[-3], Some(-20), Some(-1))]), &[0]), [(Some(4), Some(66))]);
        assert_eq!(ranges(&system(&[0], &[(&[3], None, Some(-1))]), &[0]), [(None, Some(-4))]);
    }

    #[test]
    fn sums_and_differences_settle_two_figures() {
        let both = system(&[0, 0], &[(&[4, 6], Some(26), Some(26)), (&[6, -4], Some(0), Some(0))]);
        assert_eq!(ranges(&both, &[0, 1]), [(Some(20), Some(20)), (Some(30), Some(30))]);
        let alike = system(&[0, 0], &[(&[4, 6], Some(26), Some(26)), (&[6, 4], Some(24), Some(24))]);
        assert_eq!(ranges(&alike, &[0, 1]), [(Some(20), Some(20)), (Some(30), Some(30))]);
        // x + y from 10 to 20, x − y from 0 to 4: x from 5 to 12, y from 3 to 10.
        let wide = system(&[0, 0], &[(&[1, 1], Some(10), Some(20)), (&[1, -1], Some(0), Some(4))]);
        assert_eq!(ranges(&wide, &[0, 1]), [(Some(50), Some(120)), (Some(30), Some(100))]);
        // With x = 7 the sum leaves 3 to 13 for y and the difference 3 to 7.
        let region = Region::of(&wide, &[0, 1]).unwrap().with(0, 70).unwrap();
        assert_eq!(region.range(1).unwrap(), Range { low: Some(30), high: Some(70) });
        assert!(Region::of(&wide, &[0, 1]).unwrap().with(0, 130).and_then(|region| region.range(1)).is_err());
    }

    #[test]
    fn what_cannot_hold_together_is_named() {
        let claims: [(&[i64], _, _); 3] =
            [(&[1, 1], Some(5), Some(5)), (&[2, 2], Some(12), Some(12)), (&[0, 1], None, Some(9))];
        let conflict = system(&[0, 0], &claims);
        let Err(obstacle) = Region::of(&conflict, &[0, 1]) else { panic!("no conflict") };
        assert_eq!(obstacle, Obstacle::Conflict(vec![0, 1]));
        // y is at most 9, x at most 2: together they make no 12.
        let claims: [(&[i64], _, _); 3] =
            [(&[1, 1], Some(12), None), (&[1, 0], None, Some(2)), (&[0, 1], None, Some(9))];
        let region = Region::of(&system(&[0, 0], &claims), &[0, 1]).unwrap();
        assert_eq!(region.range(0), Err(Obstacle::Conflict(vec![0, 1, 2])));
    }

    #[test]
    fn divisors_and_factors() {
        assert_eq!(common_divisor(12, -18), 6);
        assert_eq!(common_divisor(0, 7), 7);
        assert_eq!(factors(4, 6), Some((3, -2)));
        assert_eq!(factors(4, -6), Some((3, 2)));
        assert_eq!(factors(-4, -6), Some((3, -2)));
        assert_eq!(factors(5, 1), Some((1, -5)));
    }
}

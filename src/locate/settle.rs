//! What freed figures most likely were meant to be.

use super::feasible::{Range, Region};
use super::slip::{self, Slip};
use super::system::{At, Constraint, Printed, System, Variable};

/// A figure with what it was meant to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Settled {
    pub(super) at: At,
    /// The most plausible value; none where nothing speaks for one in an open range.
    pub(super) to: Option<i128>,
    /// All it can be.
    pub(super) range: Range,
    pub(super) slip: Option<Slip>,
}

/// A value for each free figure so that together they mend everything; none if one of them can
/// stay as it is, or they cannot.
pub(super) fn settle(system: &System, free: &[At], region: &Region) -> Option<Vec<Settled>> {
    let mut ranges = Vec::with_capacity(free.len());
    for (which, at) in free.iter().enumerate() {
        let range = system.possible(*at, region.range(which).ok()?)?;
        let figure = &system.figures[*at];
        // A figure in a sentence may be beside constraints that it says the bounds of.
        let implied = !matches!(figure.variable, Variable::Said(_)) || range != Range::default();
        if implied && range.contains(figure.value.unwrap_or(0)) {
            return None;
        }
        ranges.push(range);
    }
    if let Some(settled) = exchanged(system, free, region, &ranges) {
        return Some(settled);
    }
    let mut order: Vec<usize> = (0..free.len()).collect();
    order.sort_by_key(|which| width(&ranges[*which]).unwrap_or(i128::MAX));
    let mut settled: Vec<Settled> = Vec::with_capacity(free.len());
    let mut region = region.clone();
    for which in order {
        let at = free[which];
        let range = system.possible(at, region.range(which).ok()?)?;
        let figure = &system.figures[at];
        let exact = exact_values(system, free, &settled, at);
        let (to, slip) = choose(system, figure, at, &range, &exact);
        if let Some(to) = to {
            region = region.with(which, to).ok()?;
        }
        settled.push(Settled { at, to, range: ranges[which], slip });
    }
    settled.sort_by_key(|settled| settled.at);
    Some(settled)
}

fn width(range: &Range) -> Option<i128> {
    range.high?.checked_sub(range.low?)
}

/// A figure on its own, known to lie in this range.
pub(super) fn single(system: &System, at: At, range: Range) -> Settled {
    let exact = exact_values(system, &[at], &[], at);
    let (to, slip) = choose(system, &system.figures[at], at, &range, &exact);
    Settled { at, to, range, slip }
}

/// The same figure where it has to stay in this range; none if it cannot.
pub(super) fn within(system: &System, settled: &Settled, range: Range) -> Option<Settled> {
    let step = system.figures[settled.at].step.max(1);
    let to = settled.to?.clamp(range.low?, range.high?);
    // The printed step that lies inside, if one does.
    let whole = to.div_euclid(step) * step;
    let on_step = [whole, whole + step].into_iter().find(|value| range.contains(*value));
    Some(Settled { to: Some(on_step.unwrap_or(to)), range, ..*settled })
}

/// Two figures, each in the other's place.
fn exchanged(system: &System, free: &[At], region: &Region, ranges: &[Range]) -> Option<Vec<Settled>> {
    let [one, other] = free else { return None };
    let value = |at: &At| system.figures[*at].value.unwrap_or(0);
    region.with(0, value(other)).and_then(|region| region.with(1, value(one))).ok()?;
    let settled = |which: usize, to: i128| Settled {
        at: free[which],
        to: Some(to),
        range: ranges[which],
        slip: Some(Slip::Exchanged),
    };
    let mut both = vec![settled(0, value(other)), settled(1, value(one))];
    both.sort_by_key(|settled| settled.at);
    Some(both)
}

/// The values of a figure under which equations hold without the help of rounding, those on which
/// most agree first. Equations with figures that are not settled say nothing yet.
fn exact_values(system: &System, free: &[At], settled: &[Settled], at: At) -> Vec<i128> {
    let mut values: Vec<(usize, i128)> = Vec::new();
    for number in system.uses(at) {
        let constraint = &system.constraints[number];
        if let Some(value) = exact_value(system, constraint, free, settled, at) {
            match values.iter_mut().find(|(_, known)| *known == value) {
                Some((count, _)) => *count += 1,
                None => values.push((1, value)),
            }
        }
    }
    values.sort_by_key(|(count, value)| (std::cmp::Reverse(*count), *value));
    values.into_iter().map(|(_, value)| value).collect()
}

fn exact_value(
    system: &System,
    constraint: &Constraint,
    free: &[At],
    settled: &[Settled],
    at: At,
) -> Option<i128> {
    let equals =
        constraint.low.filter(|low| constraint.high == Some(*low) && system.asks(constraint, free))?;
    let (mut rest, mut times) = (equals, 0);
    for (term, coefficient) in &constraint.terms {
        if *term == at {
            times = *coefficient;
            continue;
        }
        let value = match settled.iter().find(|settled| settled.at == *term) {
            Some(settled) => settled.to?,
            None if free.contains(term) => return None,
            None => system.figures[*term].value.unwrap_or(0),
        };
        rest = rest.checked_sub(coefficient.checked_mul(value)?)?;
    }
    (times != 0 && rest % times == 0).then(|| rest / times)
}

/// The value that a figure most likely was meant to have, with the slip that made it what it is:
/// one slip away if any such value is possible, else one under which most equations hold exactly.
fn choose(
    system: &System,
    figure: &Printed,
    at: At,
    range: &Range,
    exact: &[i128],
) -> (Option<i128>, Option<Slip>) {
    let step = figure.step.max(1);
    let up = |value: i128| value.div_euclid(step) + i128::from(value.rem_euclid(step) != 0);
    let (low, high) = (range.low.map(up), range.high.map(|high| high.div_euclid(step)));
    let middle = || Some(range.low? + (range.high? - range.low?) / 2);
    let target = exact.iter().copied().find(|value| range.contains(*value)).or_else(middle);
    // Where no printed value fits, the figures around are printed more finely.
    let nearest = target.map(|target| {
        let whole = up(target - step / 2);
        let whole = whole.max(low.unwrap_or(whole)).min(high.unwrap_or(whole));
        if range.contains(whole * step) { whole * step } else { target }
    });
    let Some(printed) = figure.value else { return (nearest, Some(Slip::LeftOut)) };
    let mut slips: Vec<(Slip, i128)> = Vec::new();
    if figure.prior == Some(printed) {
        slips.extend(nearest.map(|value| (Slip::PriorYear, value)));
    }
    slips.extend(left_out(system, at, printed, range, target));
    // What is printed more finely than its column is read by its own digits.
    let (unit, finer) = printed_unit(printed, step);
    let scale = step / unit;
    let (low, high) = (low.map(|low| low * scale), high.map(|high| high * scale));
    let target_on_step = target.map(|target| up(target - step / 2) * scale);
    slips.extend(slip::meant(printed / unit, finer).into_iter().filter_map(|meant| {
        let (low, high) =
            (low.unwrap_or(meant.low).max(meant.low), high.unwrap_or(meant.high).min(meant.high));
        (low <= high).then(|| (meant.slip, target_on_step.unwrap_or(low).clamp(low, high) * unit))
    }));
    // Rounding seldom uses all of its room: a lapse far from what fits exactly counts less.
    let room = width(range).map_or(step, |width| (width / 2).max(step)).unsigned_abs();
    let away = |value: i128| target.map_or(0, |target| (value - target).unsigned_abs());
    let unlikely = |slip: Slip, value: i128| {
        (slip as u128).saturating_mul(room).saturating_add(away(value).saturating_mul(FAR))
    };
    match slips.into_iter().min_by_key(|(slip, value)| (unlikely(*slip, *value), *slip, *value)) {
        Some((slip, value)) => (Some(value), Some(slip)),
        None => (nearest, None),
    }
}

/// The coarsest decimal unit, a step at most, that what is printed is a multiple of; and how many
/// decimals more than the step those are.
fn printed_unit(printed: i128, step: i128) -> (i128, u32) {
    let (mut unit, mut finer) = (step, 0);
    while printed % unit != 0 && unit % 10 == 0 {
        (unit, finer) = (unit / 10, finer + 1);
    }
    if printed % unit == 0 { (unit, finer) } else { (1, finer) }
}

/// How many places a slip at the end of the room that rounding has falls behind.
const FAR: u128 = 6;

/// A total that was added up without one of its parts.
fn left_out(
    system: &System,
    at: At,
    printed: i128,
    range: &Range,
    target: Option<i128>,
) -> Option<(Slip, i128)> {
    let sums = system.uses(at).map(|number| &system.constraints[number]).filter(|constraint| {
        constraint.compares && constraint.terms.len() > 2 && constraint.terms.first() == Some(&(at, 1))
    });
    let parts = sums.flat_map(|sum| sum.terms[1..].iter().filter(|(_, times)| *times == -1));
    let values = parts.filter_map(|(part, _)| system.figures[*part].value).filter(|value| *value != 0);
    let right = values.map(|value| printed + value).filter(|right| range.contains(*right));
    let away = |right: &i128| target.map_or(0, |target| (right - target).unsigned_abs());
    right.min_by_key(|right| (away(right), *right)).map(|right| (Slip::LeftOut, right))
}

#[cfg(test)]
mod tests {
    use super::super::system::{Claim, Figure, Source};
    use super::*;
    use crate::money::Amount;

    fn units(value: i128) -> Amount {
        Amount::from_ten_millionths(value).unwrap()
    }

    /// A figure with a step of 10, give or take 5, that claims bound; others are as printed.
    fn system(
        printed: &[Option<i128>],
        prior: Option<i128>,
        claims: &[(&[i64], i128, Option<i128>)],
    ) -> System {
        let mut system = System::default();
        for (number, value) in (0..).zip(printed) {
            system.figure(Figure {
                variable: Variable::Said(number),
                printed: value.map(units),
                half_step: units(5),
                step: units(10),
                prior: prior.filter(|_| number == 0).map(units),
            });
        }
        for (number, (times, low, high)) in (0..).zip(claims) {
            let terms = (0..).map(Variable::Said).zip(times.iter().copied());
            assert!(system.constrain(&Claim {
                terms: terms.filter(|(_, times)| *times != 0).collect(),
                low: Some(units(*low)),
                high: high.map(units),
                unless: Vec::new(),
                compares: true,
                source: Source::Claim(number),
            }));
        }
        system
    }

    fn settled(system: &System) -> Settled {
        let region = Region::of(system, &[0]).unwrap();
        settle(system, &[0], &region).unwrap()[0]
    }

    #[test]
    fn the_value_that_fits_exactly_is_taken() {
        // 1230 = 600 + 630, printed 1990: rounding leaves 1215 to 1245, no slip leads there.
        let sum = system(&[Some(1990), Some(600), Some(630)], None, &[(&[1, -1, -1], 0, Some(0))]);
        let found = settled(&sum);
        assert_eq!((found.to, found.slip), (Some(1230), None));
        assert_eq!(found.range, Range { low: Some(1215), high: Some(1245) });
        // A bound on one side says nothing of the value.
        let two: [(&[i64], _, _); 2] = [(&[1, -1, -1, 0], 0, Some(0)), (&[1, 0, 0, -1], 0, None)];
        let bounded = system(&[Some(1990), Some(600), Some(630), Some(1220)], None, &two);
        assert_eq!(settled(&bounded).to, Some(1230));
    }

    #[test]
    fn the_value_that_fits_exactly_goes_before_the_middle() {
        // The same, but not above 1235: the middle of 1215 to 1235 is printed as 1220.
        let claims: [(&[i64], _, _); 2] = [(&[1, -1, -1, 0], 0, Some(0)), (&[-1, 0, 0, 1], 0, None)];
        let sum = system(&[1990, 600, 630, 1225].map(Some), None, &claims);
        assert_eq!(settled(&sum).range, Range { low: Some(1215), high: Some(1235) });
        assert_eq!(settled(&sum).to, Some(1230));
    }

    #[test]
    fn where_nothing_fits_exactly_the_middle_is_taken() {
        let claims: [(&[i64], _, _); 2] = [(&[1, -1, 0], 0, None), (&[-1, 0, 1], 0, None)];
        let between = system(&[77770, 1000, 1400].map(Some), None, &claims);
        let found = settled(&between);
        assert_eq!(found.range, Range { low: Some(990), high: Some(1410) });
        assert_eq!((found.to, found.slip), (Some(1200), None));
    }

    #[test]
    fn of_what_a_moved_point_leads_to_the_value_that_fits_exactly_is_taken() {
        let sum = system(&[120, 600, 630].map(Some), None, &[(&[1, -1, -1], 0, Some(0))]);
        let found = settled(&sum);
        assert_eq!((found.to, found.slip), (Some(1230), Some(Slip::PointMoved)));
    }

    #[test]
    fn the_more_room_rounding_has_the_less_it_counts_to_fit_exactly() {
        // 1990 by one digit, 1900 by two swapped: 90 off, where thirty parts may be 150 off.
        let parts = [250].into_iter().chain(std::iter::repeat_n(60, 29));
        let printed: Vec<Option<i128>> = [1090].into_iter().chain(parts).map(Some).collect();
        let times: Vec<i64> = [1].into_iter().chain(std::iter::repeat_n(-1, 30)).collect();
        let found = settled(&system(&printed, None, &[(&times, 0, Some(0))]));
        assert_eq!((found.to, found.slip), (Some(1900), Some(Slip::DigitsSwapped)));
    }

    #[test]
    fn the_figure_with_the_least_room_is_settled_first_and_the_others_follow() {
        // 1830 = 1230 + 600 in five parts, and not above 1830; 1230 = 800 + 430.
        let claims: [(&[i64], _, _); 3] = [
            (&[1, -1, -1, -1, -1, -1, -1, 0, 0, 0], 0, Some(0)),
            (&[0, 1, 0, 0, 0, 0, 0, -1, -1, 0], 0, Some(0)),
            (&[-1, 0, 0, 0, 0, 0, 0, 0, 0, 1], 0, None),
        ];
        let printed = [77770, 55550, 100, 100, 100, 100, 200, 800, 430, 1830].map(Some);
        let system = system(&printed, None, &claims);
        let found = settle(&system, &[0, 1], &Region::of(&system, &[0, 1]).unwrap()).unwrap();
        let told: Vec<_> = found.iter().map(|one| (one.at, one.to, one.slip)).collect();
        assert_eq!(told, [(0, Some(1830), None), (1, Some(1230), None)]);
    }

    #[test]
    fn a_digit_left_out_behind_the_point_leads_to_what_fits_exactly() {
        // 3860.31 printed as 3860.1: 3860.30, one digit away as a column prints it, fits less well.
        let parts = [3_860_100, 3_860_000, 310].map(Some);
        let found = settled(&system(&parts, None, &[(&[1, -1, -1], 0, Some(0))]));
        assert_eq!((found.to, found.slip), (Some(3_860_310), Some(Slip::DigitMissing)));
    }

    #[test]
    fn a_figure_with_more_decimals_than_its_column_has_a_digit_too_many() {
        // 12.45 printed as 12.345.
        let parts = [12_345, 12_000, 450].map(Some);
        let found = settled(&system(&parts, None, &[(&[1, -1, -1], 0, Some(0))]));
        assert_eq!((found.to, found.slip), (Some(12_450), Some(Slip::DigitExtra)));
    }

    #[test]
    fn a_total_without_one_of_its_parts() {
        let sum = system(&[Some(600), Some(600), Some(6310)], None, &[(&[1, -1, -1], 0, Some(0))]);
        let found = settled(&sum);
        assert_eq!((found.to, found.slip), (Some(6910), Some(Slip::LeftOut)));
    }

    #[test]
    fn a_part_is_no_total_without_one_of_its_parts() {
        // 300 + 200 + 60 = 560: that 100 and 200 are 300 too says nothing.
        let sum = system(&[100, 200, 60, 560].map(Some), None, &[(&[-1, -1, -1, 1], 0, Some(0))]);
        let found = settled(&sum);
        assert_eq!((found.to, found.slip), (Some(300), Some(Slip::DigitWrong)));
    }

    #[test]
    fn last_years_figure_left_in() {
        let sum = system(&[Some(8880), Some(600), Some(630)], Some(8880), &[(&[1, -1, -1], 0, Some(0))]);
        let found = settled(&sum);
        assert_eq!((found.to, found.slip), (Some(1230), Some(Slip::PriorYear)));
    }

    #[test]
    fn what_can_stay_is_not_settled() {
        let sum = system(&[Some(1240), Some(600), Some(630)], None, &[(&[1, -1, -1], 0, Some(0))]);
        assert_eq!(settle(&sum, &[0], &Region::of(&sum, &[0]).unwrap()), None);
    }

    #[test]
    fn a_figure_moves_into_the_room_it_has() {
        let sum = system(&[Some(1990), Some(600), Some(630)], None, &[(&[1, -1, -1], 0, Some(0))]);
        let one = Settled { at: 0, to: Some(1230), range: Range::default(), slip: None };
        let room = |low, high| within(&sum, &one, Range { low: Some(low), high: Some(high) }).unwrap().to;
        assert_eq!(room(1200, 1300), Some(1230));
        assert_eq!(room(1241, 1260), Some(1250));
        assert_eq!(room(1100, 1209), Some(1200));
        assert_eq!(room(1241, 1249), Some(1241));
    }

    #[test]
    fn each_in_the_others_place() {
        // a = 300 + 20, b = 50 + 5, printed the other way round.
        let claims: [(&[i64], _, _); 2] =
            [(&[1, 0, -1, -1, 0, 0], 0, Some(0)), (&[0, 1, 0, 0, -1, -1], 0, Some(0))];
        let printed = [550, 3200, 3000, 200, 500, 50].map(Some);
        let both = system(&printed, None, &claims);
        let region = Region::of(&both, &[0, 1]).unwrap();
        let found = settle(&both, &[0, 1], &region).unwrap();
        let told: Vec<_> = found.iter().map(|one| (one.at, one.to, one.slip)).collect();
        assert_eq!(told, [(0, Some(3200), Some(Slip::Exchanged)), (1, Some(550), Some(Slip::Exchanged))]);
        let apart = system(&[550, 3290, 3000, 200, 500, 50].map(Some), None, &claims);
        let region = Region::of(&apart, &[0, 1]).unwrap();
        let found = settle(&apart, &[0, 1], &region).unwrap();
        assert!(found.iter().all(|one| one.slip != Some(Slip::Exchanged)), "{found:?}");
    }
}

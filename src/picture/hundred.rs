//! Of every 100 yuan (每 100 元): a square of 100 whole yuan.

use super::part::{Part, Scale, inside};
use crate::calculate::Session;
use crate::measure::{self, Breakdown};

/// The expenditure as 100 squares.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hundred {
    /// The whole; its parts have no parts.
    pub whole: Part,
    /// How many squares each of its parts gets: 100 together, or none at all.
    pub squares: Vec<u32>,
}

/// The squares by kind of expenditure and by functional class.
#[must_use]
pub fn hundred(session: &Session) -> [Option<Hundred>; 2] {
    let overview = measure::overview(session);
    [
        overview.by_nature.and_then(|told| squares(session, told, "nature")),
        overview.by_function.and_then(|told| squares(session, told, "function")),
    ]
}

fn squares(session: &Session, told: Breakdown, dimension: &str) -> Option<Hundred> {
    // Of nothing, and of less, there are no hundred yuan.
    told.whole.amount.filter(|amount| !amount.is_zero() && !amount.is_negative())?;
    let deepest = if dimension == "nature" { usize::MAX } else { 1 };
    let draw = |scale| {
        let parts = inside(session, scale, told.whole.cell, dimension, deepest, &|_| Vec::new());
        // One rest for all: what a part leaves over may be what another has too much.
        let printed = parts.iter().flat_map(Part::leaves).filter(|part| part.cell().is_some());
        Some(Part::new(session, scale, told.whole.clone(), printed.cloned().collect()))
    };
    let mut whole = Scale::finest(draw, Part::largest)?;
    whole.parts.sort_by_key(|part| std::cmp::Reverse((part.cell().is_some(), part.weight)));
    let weights: Vec<u64> = whole.parts.iter().map(|part| part.weight).collect();
    let squares = apportion(&weights, 100);
    Some(Hundred { whole, squares })
}

/// `seats` whole squares in proportion to weights, by largest remainder (最大余数法): each gets what it
/// is entitled to, rounded down, and the largest remainders one more. For drawing alone. Of equal
/// remainders the first is served. Nobody gets any where nothing weighs anything.
#[must_use]
pub fn apportion(weights: &[u64], seats: u32) -> Vec<u32> {
    let total: u128 = weights.iter().map(|weight| u128::from(*weight)).sum();
    if total == 0 {
        return vec![0; weights.len()];
    }
    let entitled = |weight: &u64| u128::from(*weight) * u128::from(seats);
    let mut given: Vec<u32> =
        weights.iter().map(|weight| u32::try_from(entitled(weight) / total).unwrap_or(seats)).collect();
    let mut order: Vec<usize> = (0..weights.len()).collect();
    order.sort_by_key(|at| std::cmp::Reverse(entitled(&weights[*at]) % total));
    let left = seats - given.iter().sum::<u32>();
    for at in order.into_iter().take(left as usize) {
        given[at] += 1;
    }
    given
}

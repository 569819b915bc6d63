//! Printed figures as intervals: a figure printed to step *u* stands for [v − u/2, v + u/2].

use rust_decimal::Decimal;

use crate::money::Amount;

/// Decimals of half the finest step.
const FINEST: u32 = 7;

/// A closed interval of ten-millionths: of yuan, or of one per cent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interval {
    low: i128,
    high: i128,
}

fn units(amount: Amount) -> i128 {
    let normal: Decimal = amount.decimal().normalize();
    normal.mantissa() * 10_i128.pow(FINEST.saturating_sub(normal.scale()))
}

impl Interval {
    /// Everything within `half` of an amount.
    #[must_use]
    pub fn around(amount: Amount, half: Amount) -> Self {
        let (middle, half) = (units(amount), units(half));
        Self { low: middle - half, high: middle + half }
    }

    /// Whether the two have a value in common.
    #[must_use]
    pub fn meets(self, other: Self) -> bool {
        self.low <= other.high && other.low <= self.high
    }

    /// Whether a value is inside.
    #[must_use]
    pub fn has(self, amount: Amount) -> bool {
        (self.low..=self.high).contains(&units(amount))
    }

    /// Whether all of it is above zero.
    #[must_use]
    pub fn is_positive(self) -> bool {
        self.low > 0
    }

    /// Whether all of it is below zero.
    #[must_use]
    pub fn is_negative(self) -> bool {
        self.high < 0
    }

    /// All sums.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self { low: self.low.saturating_add(other.low), high: self.high.saturating_add(other.high) }
    }

    /// All differences.
    #[must_use]
    pub fn minus(self, other: Self) -> Self {
        Self { low: self.low.saturating_sub(other.high), high: self.high.saturating_sub(other.low) }
    }

    /// Whether `part` can be this many per cent of `whole`; unknown where the whole may be nothing
    /// or less.
    #[must_use]
    pub fn is_percent_of(self, part: Self, whole: Self) -> Option<bool> {
        let low = (part.low, if part.low < 0 { whole.low } else { whole.high });
        let high = (part.high, if part.high < 0 { whole.high } else { whole.low });
        whole.is_positive().then(|| self.between(low, high)).flatten()
    }

    /// Whether `now` can have grown by this many per cent if it changed by `change`; unknown where
    /// there may have been nothing before.
    #[must_use]
    pub fn is_growth_of(self, now: Self, change: Self) -> Option<bool> {
        // change / (now − change) rises with the change, and falls with a positive one's total.
        let corner = |change: i128, widest: bool| {
            let now = if (change > 0) == widest { now.low } else { now.high };
            Some((change, now.checked_sub(change).filter(|before| *before > 0)?))
        };
        self.between(corner(change.low, false)?, corner(change.high, true)?)
    }

    /// Whether 100 · n / d meets this interval, for a fraction between two.
    fn between(self, low: (i128, i128), high: (i128, i128)) -> Option<bool> {
        let scaled = |n: i128| n.checked_mul(100 * 10_i128.pow(FINEST));
        let enough = scaled(low.0)? <= self.high.checked_mul(low.1)?;
        Some(enough && scaled(high.0)? >= self.low.checked_mul(high.1)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn around(text: &str, half: &str) -> Interval {
        let amount = |text: &str| Amount::from_printed(text, 0).unwrap();
        Interval::around(amount(text), amount(half))
    }

    #[test]
    fn shares_and_growth_within_rounding() {
        let (part, whole) = (around("3961.50", "0.005"), around("4402.83", "0.005"));
        for (share, holds) in [("89.98", true), ("89.97", false), ("89.99", false)] {
            assert_eq!(around(share, "0.005").is_percent_of(part, whole), Some(holds), "{share}");
        }
        let (now, change) = (around("418.33", "0.005"), around("-2184.90", "0.005"));
        for (growth, holds) in [("-83.93", true), ("-83.92", false), ("83.93", false)] {
            assert_eq!(around(growth, "0.005").is_growth_of(now, change), Some(holds), "{growth}");
        }
        // From 10.00 ± 0.01 to 10.03: 0.15 % to 0.45 %.
        let (now, change) = (around("10.03", "0.005"), around("0.03", "0.005"));
        for (growth, holds) in [("0.24", false), ("0.25", true), ("0.35", true), ("0.36", false)] {
            assert_eq!(around(growth, "0").is_growth_of(now, change), Some(holds), "{growth}");
        }
        // What was nothing before has no rate.
        assert_eq!(around("100", "0.5").is_growth_of(around("5", "0"), around("5", "0")), None);
        assert_eq!(around("0", "0").is_percent_of(around("0", "0"), around("0", "0")), None);
    }
}

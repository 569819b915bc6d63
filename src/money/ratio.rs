//! Shares and growth rates: exact fractions, rounded only to be shown.

use std::fmt;

use rust_decimal::Decimal;

use super::Amount;

/// An exact fraction of two figures. There is none without a denominator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ratio {
    numerator: Amount,
    denominator: Amount,
}

/// A percentage rounded half away from zero (四舍五入), for display.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Percent {
    hundredths: i128,
    decimals: u32,
}

impl Ratio {
    /// The fraction, or nothing when the denominator is zero.
    #[must_use]
    pub fn new(numerator: Amount, denominator: Amount) -> Option<Self> {
        (!denominator.is_zero()).then_some(Self { numerator, denominator })
    }

    /// What is divided.
    #[must_use]
    pub fn numerator(self) -> Amount {
        self.numerator
    }

    /// What it is divided by.
    #[must_use]
    pub fn denominator(self) -> Amount {
        self.denominator
    }

    /// The fraction × 100, rounded half away from zero to `decimals` digits, in whole numbers all
    /// the way; nothing if it has more digits than a number can hold.
    #[must_use]
    pub fn percent(self, decimals: u32) -> Option<Percent> {
        self.scaled(decimals + 2).map(|hundredths| Percent { hundredths, decimals })
    }

    /// The quotient itself in the numerator's unit, rounded half away from zero to `decimals`
    /// digits (per head, per 100 yuan).
    #[must_use]
    pub fn quotient(self, decimals: u32) -> Option<Amount> {
        let value = Decimal::try_from_i128_with_scale(self.scaled(decimals)?, decimals).ok()?;
        Amount::from_printed(&value.to_string(), 0).ok()
    }

    /// round(numerator / denominator × 10^power)
    fn scaled(self, power: u32) -> Option<i128> {
        let (n, d) = (self.numerator.decimal(), self.denominator.decimal());
        let scale = n.scale().max(d.scale());
        let whole = |x: Decimal| x.mantissa().checked_mul(10_i128.checked_pow(scale - x.scale())?);
        let n = whole(n)?.checked_mul(10_i128.checked_pow(power)?)?;
        let d = whole(d)?;
        let (quotient, remainder) = (n / d, n % d);
        let up = remainder.unsigned_abs() * 2 >= d.unsigned_abs();
        let sign = if (n < 0) == (d < 0) { 1 } else { -1 };
        Some(quotient + if up && remainder != 0 { sign } else { 0 })
    }
}

impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = self.hundredths.unsigned_abs().to_string();
        let width = self.decimals as usize + 1;
        let padded = format!("{digits:0>width$}");
        let (whole, fraction) = padded.split_at(padded.len() - self.decimals as usize);
        let sign = if self.hundredths < 0 { "-" } else { "" };
        let dot = if fraction.is_empty() { "" } else { "." };
        write!(f, "{sign}{whole}{dot}{fraction}%")
    }
}

impl Percent {
    /// Whether it is below zero.
    #[must_use]
    pub fn is_negative(self) -> bool {
        self.hundredths < 0
    }

    /// Whether it is zero as shown.
    #[must_use]
    pub fn is_zero(self) -> bool {
        self.hundredths == 0
    }

    /// The number without its sign.
    #[must_use]
    pub fn abs(self) -> Self {
        Self { hundredths: self.hundredths.abs(), ..self }
    }

    /// The number with the other sign.
    #[cfg(feature = "review")]
    #[must_use]
    pub fn negated(self) -> Self {
        Self { hundredths: -self.hundredths, ..self }
    }

    /// How far along a bar of `steps` equal steps this is, 0 at nothing and `steps` at 100 %.
    #[must_use]
    pub fn steps(self, steps: u32) -> u32 {
        let whole = 10_i128.pow(self.decimals) * 100;
        let at = self.hundredths.clamp(0, whole) * i128::from(steps) / whole;
        u32::try_from(at).unwrap_or(steps)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn percent(n: &str, d: &str) -> String {
        let amount = |s: &str| Amount::from_printed(s, 4).unwrap();
        Ratio::new(amount(n), amount(d)).unwrap().percent(2).unwrap().to_string()
    }

    #[test]
    fn rounds_half_away_from_zero() {
        assert_eq!(percent("3961.50", "4402.83"), "89.98%");
        assert_eq!(percent("0.125", "1000"), "0.01%"); // 0.0125
        assert_eq!(percent("0.05", "1000"), "0.01%"); // 0.005 goes up
        assert_eq!(percent("-0.05", "1000"), "-0.01%");
        assert_eq!(percent("-2184.90", "2603.23"), "-83.93%");
        assert_eq!(percent("1", "3"), "33.33%");
        assert_eq!(percent("2", "-3"), "-66.67%");
        assert_eq!(percent("0", "3"), "0.00%");
    }

    #[test]
    fn no_denominator_no_ratio() {
        assert_eq!(Ratio::new(Amount::ZERO, Amount::ZERO), None);
    }

    #[test]
    fn the_largest_figures_still_divide() {
        let most = Amount::from_printed("1000000000000000000", 0).unwrap();
        let least = Amount::from_printed("0.000001", 0).unwrap();
        assert_eq!(Ratio::new(most, most).unwrap().percent(2).unwrap().to_string(), "100.00%");
        assert_eq!(Ratio::new(least, most).unwrap().percent(2).unwrap().to_string(), "0.00%");
        // 10^26 percent: a number still
        assert!(Ratio::new(most, least).unwrap().percent(2).is_some());
    }

    proptest! {
        /// |p − 100·n/d| ≤ half a step, checked in whole numbers.
        #[test]
        fn within_half_a_step(n in -1_000_000_000_i64..1_000_000_000, d in 1_i64..1_000_000_000) {
            let amount = |x: i64| Amount::from_printed(&x.to_string(), 0).unwrap();
            let p = Ratio::new(amount(n), amount(d)).unwrap().percent(2).unwrap();
            let off = (p.hundredths * i128::from(d) - i128::from(n) * 10_000).abs() * 2;
            prop_assert!(off <= i128::from(d));
        }
    }
}

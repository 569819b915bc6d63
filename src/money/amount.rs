//! An exact decimal figure.

use std::fmt;

use rust_decimal::Decimal;

/// An exact figure: yuan for money, the column's own unit for everything else.
///
/// Bounded to 10¹⁸ and six decimals of a yuan, so that every sum and comparison is exact in the
/// 28 digits of the decimal underneath; whatever leaves the bounds is an error, never rounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Amount(Decimal);

/// Why a figure could not be taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AmountError {
    /// The text is not a decimal number.
    #[error("not a number: {0}")]
    NotANumber(String),
    /// More decimals than are kept (six of a yuan).
    #[error("too many decimals: {0}")]
    TooManyDecimals(String),
    /// Larger than 10¹⁸ yuan, or a sum that became so.
    #[error("too large")]
    TooLarge,
}

const MAX_SCALE: u32 = 6;
/// Decimals of half the finest step.
#[cfg(feature = "review")]
const FINEST: u32 = MAX_SCALE + 1;
const LIMIT: Decimal = Decimal::from_parts(0xa764_0000, 0x0de0_b6b3, 0, false, 0); // 10^18

impl Amount {
    /// Nothing.
    pub const ZERO: Amount = Amount(Decimal::ZERO);

    /// Reads a plain decimal (`-1234.50`; no separators, no exponent) printed in a unit of
    /// 10^`exponent`.
    ///
    /// # Errors
    /// Text that is no plain decimal, more decimals than six of a yuan, more than 10¹⁸ yuan.
    pub(crate) fn from_printed(text: &str, exponent: u32) -> Result<Self, AmountError> {
        let digits = text.strip_prefix('-').unwrap_or(text);
        let (whole, fraction) = match digits.split_once('.') {
            Some((whole, fraction)) if !fraction.is_empty() => (whole, fraction),
            Some(_) => return Err(AmountError::NotANumber(text.to_owned())),
            None => (digits, ""),
        };
        let all_digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() || !all_digits(whole) || !all_digits(fraction) {
            return Err(AmountError::NotANumber(text.to_owned()));
        }
        if whole.trim_start_matches('0').len() > 19 {
            return Err(AmountError::TooLarge);
        }
        let significant = fraction.trim_end_matches('0');
        if significant.len() > (MAX_SCALE + exponent) as usize {
            return Err(AmountError::TooManyDecimals(text.to_owned()));
        }
        // Shift the decimal point in the text: exact whatever the unit, and never over 28 digits
        // for a figure inside the bounds.
        let shift = exponent as usize;
        let (moved, rest) = significant.split_at(shift.min(significant.len()));
        let mut shifted = String::with_capacity(text.len() + shift + 1);
        shifted.push_str(whole.trim_start_matches('0'));
        shifted.push_str(moved);
        for _ in moved.len()..shift {
            shifted.push('0');
        }
        if shifted.is_empty() {
            shifted.push('0');
        }
        if shifted.len() > 19 && shifted.trim_start_matches('0').len() > 19 {
            return Err(AmountError::TooLarge);
        }
        if !rest.is_empty() {
            shifted.push('.');
            shifted.push_str(rest);
        }
        let value =
            Decimal::from_str_exact(&shifted).map_err(|_| AmountError::NotANumber(text.to_owned()))?;
        Self::bounded(if digits.len() < text.len() { -value } else { value })
    }

    fn bounded(value: Decimal) -> Result<Self, AmountError> {
        if value.abs() > LIMIT { Err(AmountError::TooLarge) } else { Ok(Self(value.normalize())) }
    }

    /// Half of one printed step of `decimals` digits in a unit of 10^`exponent`.
    #[must_use]
    pub(crate) fn half_step(decimals: u32, exponent: u32) -> Self {
        let value = Decimal::new(5, 1);
        Self(if exponent >= decimals {
            value * Decimal::from(10_u64.pow((exponent - decimals).min(18)))
        } else {
            Decimal::new(5, 1 + (decimals - exponent).min(20))
        })
    }

    /// One printed step of `decimals` digits in a unit of 10^`exponent`.
    #[cfg(feature = "review")]
    #[must_use]
    pub(crate) fn step(decimals: u32, exponent: u32) -> Self {
        Self(Self::half_step(decimals.min(exponent + MAX_SCALE), exponent).0 * Decimal::TWO)
    }

    /// Sum.
    ///
    /// # Errors
    /// [`AmountError::TooLarge`] when the sum leaves the bounds.
    pub fn plus(self, other: Self) -> Result<Self, AmountError> {
        Self::bounded(self.0.checked_add(other.0).ok_or(AmountError::TooLarge)?)
    }

    /// Difference.
    ///
    /// # Errors
    /// [`AmountError::TooLarge`] when the difference leaves the bounds.
    pub fn minus(self, other: Self) -> Result<Self, AmountError> {
        self.plus(-other)
    }

    /// Size without sign.
    #[must_use]
    pub fn abs(self) -> Self {
        Self(self.0.abs())
    }

    /// Whether the figure is zero.
    #[must_use]
    pub fn is_zero(self) -> bool {
        self.0.is_zero()
    }

    /// Whether the figure is below zero.
    #[must_use]
    pub fn is_negative(self) -> bool {
        self.0.is_sign_negative() && !self.0.is_zero()
    }

    pub(crate) fn decimal(self) -> Decimal {
        self.0
    }

    /// The figure in whole steps of 10^`power` 分, cut off, and nothing where it is below zero: how large
    /// something is drawn, never a figure.
    pub(crate) fn drawn(self, power: u32) -> u64 {
        let normal = self.0.normalize();
        let (up, down) = (2_u32.saturating_sub(normal.scale()), normal.scale().saturating_sub(2) + power);
        let steps = normal.mantissa().max(0) * 10_i128.pow(up) / 10_i128.pow(down.min(30));
        u64::try_from(steps).unwrap_or(u64::MAX)
    }

    /// The figure in ten-millionths: whole for every figure and for every half step, since a figure
    /// has six decimals at most.
    #[cfg(feature = "review")]
    pub(crate) fn ten_millionths(self) -> i128 {
        let normal = self.0.normalize();
        normal.mantissa() * 10_i128.pow(FINEST.saturating_sub(normal.scale()))
    }

    /// The figure that is so many ten-millionths.
    ///
    /// # Errors
    /// [`AmountError::TooLarge`] out of bounds.
    #[cfg(feature = "review")]
    pub(crate) fn from_ten_millionths(count: i128) -> Result<Self, AmountError> {
        Self::bounded(Decimal::try_from_i128_with_scale(count, FINEST).map_err(|_| AmountError::TooLarge)?)
    }

    /// The figure as plain text in a unit of 10^`exponent`, with at least `decimals` digits and
    /// more where the figure has more: nothing is ever rounded away.
    #[must_use]
    pub(crate) fn to_printed(self, exponent: u32, decimals: u32) -> String {
        let normal = self.0.normalize();
        let scale = normal.scale() + exponent;
        let digits = normal.mantissa().unsigned_abs().to_string();
        let width = scale as usize + 1;
        let padded = format!("{digits:0>width$}");
        let (whole, fraction) = padded.split_at(padded.len() - scale as usize);
        let fraction = fraction.trim_end_matches('0');
        let mut text = String::new();
        if self.is_negative() {
            text.push('-');
        }
        text.push_str(whole);
        let shown = fraction.len().max(decimals as usize);
        if shown > 0 {
            text.push('.');
            text.push_str(fraction);
            text.extend(std::iter::repeat_n('0', shown - fraction.len()));
        }
        text
    }
}

impl std::ops::Neg for Amount {
    type Output = Self;
    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_printed(0, 0))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn wan(text: &str) -> Amount {
        Amount::from_printed(text, 4).unwrap()
    }

    #[test]
    fn ten_thousand_yuan_become_yuan_and_back() {
        assert_eq!(wan("3984.50").to_string(), "39845000");
        assert_eq!(wan("3984.50").to_printed(4, 2), "3984.50");
        assert_eq!(wan("0.000001").to_string(), "0.01");
        assert_eq!(wan("-0.5").to_printed(4, 2), "-0.50");
        assert_eq!(wan("12.345678").to_printed(8, 2), "0.0012345678");
        assert_eq!(Amount::ZERO.to_printed(4, 2), "0.00");
    }

    #[test]
    fn extremes_are_exact_or_refused() {
        let large = Amount::from_printed("1000000000000000.01", 0).unwrap();
        assert_eq!(large.plus(large).unwrap().to_printed(0, 2), "2000000000000000.02");
        assert_eq!(Amount::from_printed("1000000000000000001", 0), Err(AmountError::TooLarge));
        let most = Amount::from_printed("1000000000000000000", 0).unwrap();
        assert_eq!(most.plus(most), Err(AmountError::TooLarge));
        assert_eq!(Amount::from_printed("99999999999999999999999", 8), Err(AmountError::TooLarge));
        assert!(matches!(wan_err("0.12345678901"), AmountError::TooManyDecimals(_)));
    }

    fn wan_err(text: &str) -> AmountError {
        Amount::from_printed(text, 4).unwrap_err()
    }

    #[test]
    fn text_that_is_no_number_is_refused() {
        for text in ["", "-", ".", "1.", ".5", "1e3", "+1", "1,000", "abc", "1.2.3", "--1", "１", " 1", "NaN"]
        {
            assert!(matches!(wan_err(text), AmountError::NotANumber(_)), "{text:?}");
        }
    }

    #[test]
    fn half_steps() {
        assert_eq!(Amount::half_step(2, 4).to_string(), "50");
        assert_eq!(Amount::half_step(2, 0).to_string(), "0.005");
        assert_eq!(Amount::half_step(6, 4).to_string(), "0.005");
        assert_eq!(Amount::half_step(0, 0).to_string(), "0.5");
    }

    #[test]
    fn drawn_in_whole_steps() {
        assert_eq!(wan("3984.50").drawn(0), 3_984_500_000);
        assert_eq!(wan("3984.50").drawn(6), 3_984);
        assert_eq!(Amount::from_printed("0.019", 0).unwrap().drawn(0), 1);
        assert_eq!(wan("-5").drawn(0), 0);
        assert_eq!(Amount::from_printed("1000000000000000000", 0).unwrap().drawn(5), 1_000_000_000_000_000);
    }

    #[cfg(feature = "review")]
    #[test]
    fn ten_millionths_are_exact_both_ways() {
        for text in ["0", "1", "-0.000001", "1000000000000000000", "123456.78", "0.5"] {
            let amount = Amount::from_printed(text, 0).unwrap();
            assert_eq!(Amount::from_ten_millionths(amount.ten_millionths()), Ok(amount), "{text}");
        }
        assert_eq!(wan("0.01").ten_millionths(), 1_000_000_000);
        assert_eq!(Amount::half_step(6, 0).ten_millionths(), 5);
        assert_eq!(Amount::step(2, 4).to_string(), "100");
        assert_eq!(Amount::step(9, 0).to_string(), "0.000001");
        assert!(Amount::from_ten_millionths(i128::MAX).is_err());
        assert!(Amount::from_ten_millionths(10_i128.pow(25) + 1).is_err());
    }

    proptest! {
        #[test]
        fn printed_text_survives_every_unit(whole in 0_u64..100_000_000_000, cents in 0_u32..100, negative: bool) {
            let text = format!("{}{whole}.{cents:02}", if negative && (whole > 0 || cents > 0) { "-" } else { "" });
            let amount = Amount::from_printed(&text, 4).unwrap();
            prop_assert_eq!(amount.to_printed(4, 2), text.clone());
            for exponent in [0, 4, 8] {
                let other = amount.to_printed(exponent, 0);
                prop_assert_eq!(Amount::from_printed(&other, exponent).unwrap(), amount);
            }
        }

        #[test]
        fn sums_are_exact(a in -1_000_000_000_000_i64..1_000_000_000_000, b in -1_000_000_000_000_i64..1_000_000_000_000) {
            let amount = |cents: i64| Amount(Decimal::new(cents, 2));
            prop_assert_eq!(amount(a).plus(amount(b)).unwrap(), amount(a + b));
        }
    }
}

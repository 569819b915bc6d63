//! Figures as people read them.

use crate::grid::{CellId, Grid};
use crate::money::{Amount, MoneyUnit, Percent, Unit};

/// Groups the whole part of a plain decimal by thousands.
#[must_use]
pub fn thousands(plain: &str) -> String {
    let (sign, rest) = plain.strip_prefix('-').map_or(("", plain), |rest| ("-", rest));
    let (whole, fraction) = rest.split_once('.').map_or((rest, None), |(w, f)| (w, Some(f)));
    let mut text = String::with_capacity(plain.len() + whole.len() / 3 + 1);
    text.push_str(sign);
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    if let Some(fraction) = fraction {
        text.push('.');
        text.push_str(fraction);
    }
    text
}

/// An amount of money in a unit, all its digits kept, with at least `decimals`.
#[must_use]
pub fn amount(amount: Amount, unit: MoneyUnit, decimals: u32) -> String {
    thousands(&amount.to_printed(unit.exponent(), decimals))
}

/// The figure `value` as it would stand in a cell, money shown in `shown`: as many decimals as
/// the table prints, moved with the unit, and more where the figure has more.
#[must_use]
pub fn cell_amount(grid: &Grid, cell: CellId, value: Amount, shown: MoneyUnit) -> String {
    let decimals = grid.decimals(cell);
    match grid.unit(cell) {
        Unit::Money => {
            let printed = (decimals + shown.exponent()).saturating_sub(grid.money_unit_of(cell).exponent());
            amount(value, shown, printed)
        }
        _ => thousands(&value.to_printed(0, decimals)),
    }
}

/// As [`cell_amount`], with the unit.
#[must_use]
pub fn amount_with_unit(
    grid: &Grid,
    cell: CellId,
    value: Amount,
    shown: MoneyUnit,
    lang: super::Lang,
) -> String {
    let unit = super::unit_name(grid.unit(cell), shown, lang);
    // "9.36 10,000 yuan" would read as one number.
    let times = lang == super::Lang::En && grid.unit(cell) == Unit::Money && shown != MoneyUnit::Yuan;
    let between = if times { " × " } else { " " };
    format!("{}{between}{unit}", cell_amount(grid, cell, value, shown))
}

/// A difference as [`cell_amount`] with its sign always shown: `+2.64`, `−5.15`.
#[must_use]
pub fn signed(grid: &Grid, cell: CellId, value: Amount, shown: MoneyUnit) -> String {
    let sign = if value.is_negative() { "\u{2212}" } else { "+" };
    let sign = if value.is_zero() { "" } else { sign };
    format!("{sign}{}", cell_amount(grid, cell, value.abs(), shown))
}

/// A percentage with a proper minus sign.
#[must_use]
pub fn percent(value: Percent) -> String {
    let sign = if value.is_negative() { "\u{2212}" } else { "" };
    format!("{sign}{}", value.abs())
}

/// A growth rate with its sign always shown.
#[must_use]
pub fn signed_percent(value: Percent) -> String {
    let plus = if value.is_negative() || value.is_zero() { "" } else { "+" };
    format!("{plus}{}", percent(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_by_thousands() {
        for (plain, grouped) in [
            ("0", "0"),
            ("999", "999"),
            ("1000", "1,000"),
            ("-1000.50", "-1,000.50"),
            ("1234567.891", "1,234,567.891"),
            ("-12", "-12"),
        ] {
            assert_eq!(thousands(plain), grouped);
        }
    }
}

//! Figures as Excel's numbers.

/// Digits that Excel keeps of a number.
const DIGITS: usize = 15;

/// A printed decimal as the number that Excel stores: the nearest binary double. The file format
/// knows no other numbers, so this is the one place where an amount becomes one. It is exact to
/// the 15 digits that Excel keeps; none for a figure with more, which is written as text.
pub(super) fn double(plain: &str) -> Option<f64> {
    let digits = plain.bytes().filter(u8::is_ascii_digit).skip_while(|digit| *digit == b'0').count();
    if digits > DIGITS { None } else { plain.parse().ok() }
}

/// Excel's format of a figure: thousands, and the decimals it is printed with.
pub(super) fn format(plain: &str) -> String {
    let decimals = plain.split_once('.').map_or(0, |(_, fraction)| fraction.len());
    match decimals {
        0 => "#,##0".to_owned(),
        decimals => format!("#,##0.{}", "0".repeat(decimals)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_of_up_to_fifteen_digits_are_numbers() {
        assert_eq!(double("3984.50"), Some(3984.5));
        assert_eq!(double("-0.01"), Some(-0.01));
        assert_eq!(double("999999999999999"), Some(999_999_999_999_999.0));
        assert_eq!(double("0.000001"), Some(0.000_001));
        assert_eq!(double("1000000000000000"), None);
        assert_eq!(double("12345678901234.56"), None);
        assert_eq!(double(""), None);
    }

    #[test]
    fn decimals_as_printed() {
        assert_eq!(format("12"), "#,##0");
        assert_eq!(format("-1234.50"), "#,##0.00");
    }
}

//! What people type or paste into a figure: separators, full-width digits, 万 and 亿, brackets.

use super::{Amount, AmountError, MoneyUnit, Unit};

/// Why typed text is not a figure.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TypedError {
    /// The figure itself cannot be taken.
    #[error(transparent)]
    Amount(#[from] AmountError),
    /// A comma where no thousands separator can stand (`1,02`): not guessed at.
    #[error("commas in unexpected places: {0}")]
    Separators(String),
    /// A money suffix on a column that counts something else.
    #[error("a money unit on a figure that is no money: {0}")]
    NotMoney(String),
}

/// Reads what a person typed into a figure of `unit`, whose money unit is `shown`.
/// Empty text and lone dashes mean blank: `None`.
///
/// Understood: `1,234.50`, `１２３４．５０`, `￥12`, `12万`, `1.2亿元`, `300元`, `(12.00)` and
/// `－12` as negative, spaces anywhere.
///
/// # Errors
/// Anything else: see [`TypedError`].
pub fn parse_typed(text: &str, unit: Unit, shown: MoneyUnit) -> Result<Option<Amount>, TypedError> {
    // A tab or a line end inside separates two figures: never one.
    if text.trim().contains(['\t', '\n', '\r']) {
        return Err(AmountError::NotANumber(text.trim().to_owned()).into());
    }
    let mut plain: String = text.chars().filter_map(half_width).collect();
    if plain.is_empty() || plain.chars().all(|c| c == '-') {
        return Ok(None);
    }
    let not_a_number = || AmountError::NotANumber(text.trim().to_owned());
    let bracketed = plain.strip_prefix('(').and_then(|s| s.strip_suffix(')')).map(str::to_owned);
    let negative = bracketed.is_some();
    if let Some(inner) = bracketed {
        plain = inner;
    }
    let mut money = None;
    for (suffix, unit) in [
        ("亿元", MoneyUnit::HundredMillion),
        ("亿", MoneyUnit::HundredMillion),
        ("万元", MoneyUnit::TenThousand),
        ("万", MoneyUnit::TenThousand),
        ("元", MoneyUnit::Yuan),
    ] {
        if let Some(number) = plain.strip_suffix(suffix) {
            plain = number.to_owned();
            money = Some(unit);
            break;
        }
    }
    if money.is_some() && unit != Unit::Money {
        return Err(TypedError::NotMoney(text.trim().to_owned()));
    }
    let plain = plain.strip_prefix('¥').unwrap_or(&plain);
    let plain = without_separators(plain).ok_or_else(|| TypedError::Separators(text.trim().to_owned()))?;
    let plain = plain.strip_prefix('+').unwrap_or(&plain);
    // Bare decimals (`.5`, `12.`) are common when typing; files are read more strictly.
    let (sign, digits) = plain.strip_prefix('-').map_or(("", plain), |rest| ("-", rest));
    let digits = digits.strip_suffix('.').unwrap_or(digits);
    let zero = if digits.starts_with('.') { "0" } else { "" };
    if negative && sign == "-" || digits.is_empty() {
        return Err(not_a_number().into());
    }
    let exponent = money.map_or(unit.exponent(shown), MoneyUnit::exponent);
    let amount = Amount::from_printed(&format!("{sign}{zero}{digits}"), exponent)
        .map_err(|e| if matches!(e, AmountError::NotANumber(_)) { not_a_number() } else { e })?;
    Ok(Some(if negative { -amount } else { amount }))
}

fn half_width(c: char) -> Option<char> {
    Some(match c {
        '０'..='９' => char::from_u32(u32::from(c) - 0xFEE0)?,
        '．' | '。' => '.',
        '，' | '\'' | '＇' => ',',
        '－' | '−' | '–' | '—' => '-',
        '＋' => '+',
        '（' => '(',
        '）' => ')',
        '￥' => '¥',
        // Also drops what copying out of pages leaves behind: byte order and direction marks.
        c if c.is_whitespace()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{feff}') =>
        {
            return None;
        }
        c => c,
    })
}

/// Removes commas that group thousands (or, as some write, ten thousands); `None` for any others.
fn without_separators(text: &str) -> Option<String> {
    if !text.contains(',') {
        return Some(text.to_owned());
    }
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    if fraction.contains(',') {
        return None;
    }
    let mut groups = whole.split(',');
    let first = groups.next()?.trim_start_matches(['-', '+']);
    if first.starts_with('0') {
        return None;
    }
    let first = first.len();
    let rest: Vec<usize> = groups.map(str::len).collect();
    let grouped = |size: usize| (1..=size).contains(&first) && rest.iter().all(|&len| len == size);
    (grouped(3) || grouped(4)).then(|| text.replace(',', ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(text: &str) -> Result<Option<String>, TypedError> {
        parse_typed(text, Unit::Money, MoneyUnit::TenThousand).map(|a| a.map(|a| a.to_printed(4, 2)))
    }

    #[test]
    fn understands_what_people_type() {
        for (text, figure) in [
            ("12", "12.00"),
            (" 1,020.00 ", "1020.00"),
            ("１２３４．５０", "1234.50"),
            ("1.2亿", "12000.00"),
            ("12万", "12.00"),
            ("12万元", "12.00"),
            ("300元", "0.03"),
            ("￥5", "5.00"),
            ("(12.00)", "-12.00"),
            ("（3）", "-3.00"),
            ("－9.36", "-9.36"),
            ("−9.36", "-9.36"),
            ("+4", "4.00"),
            (".5", "0.50"),
            ("12.", "12.00"),
            ("1，234，567", "1234567.00"),
            ("1 234.5", "1234.50"),
            ("0", "0.00"),
            ("12.345678", "12.345678"),
        ] {
            assert_eq!(typed(text), Ok(Some(figure.to_owned())), "{text:?}");
        }
    }

    #[test]
    fn blank_is_blank() {
        for text in ["", "  ", "-", "—", "－－"] {
            assert_eq!(typed(text), Ok(None), "{text:?}");
        }
    }

    #[test]
    fn never_guesses() {
        for text in [
            "abc", "0,123", "1、200", "9.36\t12", "9.36\n12", "1,02", "12,34.5", "1.2.3", "1.5,000", "12%",
            "=1+1", "(-3)", "()", "1e5", "十二",
        ] {
            assert!(typed(text).is_err(), "{text:?}");
        }
        assert!(matches!(
            parse_typed("12万", Unit::Persons, MoneyUnit::TenThousand),
            Err(TypedError::NotMoney(_))
        ));
        assert_eq!(
            parse_typed("137", Unit::Persons, MoneyUnit::TenThousand).unwrap().unwrap().to_string(),
            "137"
        );
    }
}

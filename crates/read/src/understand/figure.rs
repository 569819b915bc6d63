//! Figures as documents print them: with separators, signs, brackets and units, or as a mark for
//! nothing.

use mingzhang::money::MoneyUnit;

use super::key::narrow;

/// Longer texts are no figures.
pub(super) const LONGEST: usize = 60;

/// What a word or cell shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Printed {
    /// A dash or stroke: nothing, but its column is taken.
    Dash,
    /// A plain decimal without separators.
    Number(String),
    /// A plain decimal whose money unit stands behind it.
    Money(String, MoneyUnit),
}

/// Reads a figure: digits with or without thousands separators, brackets around what is negative,
/// ￥ and a money unit; or a mark for nothing.
pub(crate) fn printed(text: &str) -> Option<Printed> {
    if text.len() > LONGEST {
        return None;
    }
    let narrow: String = text.chars().map(narrow).collect();
    if is_blank_mark(&narrow) {
        return Some(Printed::Dash);
    }
    let (rest, money) = without_unit(&narrow);
    // A whole number in brackets numbers something.
    let inner = rest.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    let inner = inner.filter(|inner| inner.contains(['.', ',']));
    let (rest, inside) = inner.map_or((rest, None), without_unit);
    let (negative, rest) = without_sign(without_currency(rest));
    let number = plain(without_currency(rest), negative || inner.is_some())?;
    Some(match money.or(inside) {
        Some(unit) => Printed::Money(number, unit),
        None => Printed::Number(number),
    })
}

/// `-`, `——`, `/`: whatever stands for nothing.
fn is_blank_mark(text: &str) -> bool {
    let dash = |c: char| matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2500}' | '\u{2501}' | '\u{fe63}');
    !text.is_empty() && (text.chars().all(dash) || text.chars().all(|c| c == '/'))
}

fn without_unit(text: &str) -> (&str, Option<MoneyUnit>) {
    let units = [MoneyUnit::HundredMillion, MoneyUnit::TenThousand, MoneyUnit::Yuan];
    let found = units.into_iter().find_map(|unit| Some((text.strip_suffix(unit.symbol())?, unit)));
    found.map_or((text, None), |(rest, unit)| (rest, Some(unit)))
}

fn without_currency(text: &str) -> &str {
    let signs = ["\u{a5}", "\u{ffe5}", "人民币"];
    signs.into_iter().find_map(|sign| text.strip_prefix(sign)).unwrap_or(text)
}

/// Whether a minus stands in front, and what is behind the sign.
fn without_sign(text: &str) -> (bool, &str) {
    let minus = text.strip_prefix(['-', '\u{2010}', '\u{2011}', '\u{2013}', '\u{fe63}']);
    minus.map_or((false, text.strip_prefix('+').unwrap_or(text)), |rest| (true, rest))
}

/// Digits with a separator before every three, or none, as a decimal without them.
fn plain(digits: &str, negative: bool) -> Option<String> {
    let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(w, f)| (w, Some(f)));
    let all_digits = |s: &str| !s.is_empty() && s.bytes().all(|byte| byte.is_ascii_digit());
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let mut plain = format!("{}{first}", if negative { "-" } else { "" });
    if !all_digits(first) || (whole.contains(',') && first.len() > 3) {
        return None;
    }
    for group in groups {
        if group.len() != 3 || !all_digits(group) {
            return None;
        }
        plain.push_str(group);
    }
    if let Some(fraction) = fraction {
        if !all_digits(fraction) {
            return None;
        }
        plain.push('.');
        plain.push_str(fraction);
    }
    Some(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures() {
        for (text, number) in [
            ("3,984.50", "3984.50"),
            ("1，234，567.00", "1234567.00"),
            ("１，２３４．５０", "1234.50"),
            ("－12", "-12"),
            ("–12.5", "-12.5"),
            ("+12", "12"),
            ("１２.５０", "12.50"),
            ("(1.20)", "-1.20"),
            ("（1,234）", "-1234"),
            ("（-1.20）", "-1.20"),
            ("￥12.50", "12.50"),
            ("¥-3.00", "-3.00"),
            ("-￥3.00", "-3.00"),
            ("(¥1,200.00)", "-1200.00"),
            ("人民币12.50", "12.50"),
        ] {
            assert_eq!(printed(text), Some(Printed::Number(number.to_owned())), "{text}");
        }
        for text in [
            "",
            ",",
            "1,23",
            "1234,567",
            "1.",
            ".5",
            "1.2.3",
            "12%",
            "2024年",
            "1e3",
            "(1)",
            "（12）",
            "()",
            "(1.20",
            "￥",
            "元",
            "万元",
            "12.5千元",
            "--1",
            "(（1.2）)",
            "1/2",
            "-/",
        ] {
            assert_eq!(printed(text), None, "{text}");
        }
        assert_eq!(printed(&"9".repeat(1_000_000)), None);
    }

    #[test]
    fn units_behind_figures() {
        for (text, number, unit) in [
            ("12.50元", "12.50", MoneyUnit::Yuan),
            ("￥1，200.00万元", "1200.00", MoneyUnit::TenThousand),
            ("0.5亿元", "0.5", MoneyUnit::HundredMillion),
            ("（1.20万元）", "-1.20", MoneyUnit::TenThousand),
            ("（1.20）万元", "-1.20", MoneyUnit::TenThousand),
        ] {
            assert_eq!(printed(text), Some(Printed::Money(number.to_owned(), unit)), "{text}");
        }
    }

    #[test]
    fn marks_for_nothing() {
        for text in ["-", "—", "——", "－－", "–", "─", "／", "/", "//"] {
            assert_eq!(printed(text), Some(Printed::Dash), "{text}");
        }
    }
}

//! Figures in a sentence.

use super::plain::Plain;
use crate::money::{Amount, MoneyUnit};

/// Digits of a figure; what has more is none.
const LONGEST: usize = 32;

/// What a number in a text counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Counted {
    Money(MoneyUnit),
    Percent,
    /// Anything else: a year, persons, a number torn apart.
    Other,
}

/// A number in a text, by places of its characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Number {
    pub(super) from: usize,
    /// Behind its unit.
    pub(super) to: usize,
    /// Yuan, or per cent.
    pub(super) value: Amount,
    pub(super) decimals: u32,
    pub(super) counted: Counted,
}

const MONEY: [(&str, MoneyUnit); 3] =
    [("亿元", MoneyUnit::HundredMillion), ("万元", MoneyUnit::TenThousand), ("元", MoneyUnit::Yuan)];

/// The numbers between two places. Limits (50万元以上) and changes of percentages (百分点) count
/// something else.
pub(super) fn numbers(text: &Plain, from: usize, to: usize) -> Vec<Number> {
    let chars = text.chars.get(..to.min(text.chars.len())).unwrap_or_default();
    let is = |place: usize, of: fn(&char) -> bool| chars.get(place).is_some_and(of);
    let mut found = Vec::new();
    let mut at = from;
    while at < chars.len() {
        if !is(at, char::is_ascii_digit) {
            at += 1;
            continue;
        }
        let start = at;
        while is(at, char::is_ascii_digit)
            || (is(at, |c| matches!(c, ',' | '.')) && is(at + 1, char::is_ascii_digit))
        {
            at += 1;
        }
        let before = start.checked_sub(1).and_then(|place| chars.get(place)).copied();
        let before_that = start.checked_sub(2).and_then(|place| chars.get(place));
        let negative = before == Some('-') && !before_that.is_some_and(char::is_ascii_alphanumeric);
        let torn = before.is_some_and(|c| c == ' ' || c.is_ascii_alphabetic())
            || (is(at, |c| *c == ' ') && is(at + 1, char::is_ascii_digit));
        let digits: String = chars.get(start..at).unwrap_or_default().iter().collect();
        let rest: String = chars.iter().skip(at).take(6).collect();
        let (counted, length) = counted(&rest);
        let exponent = match counted {
            Counted::Money(money) => money.exponent(),
            Counted::Percent | Counted::Other => 0,
        };
        let read = decimal(&digits, negative).filter(|_| !torn);
        let value = read.as_ref().and_then(|text| Amount::from_printed(text, exponent).ok());
        let decimals = digits.split_once('.').map_or(0, |(_, fraction)| fraction.len());
        at += length;
        found.push(Number {
            from: if negative { start - 1 } else { start },
            to: at,
            value: value.unwrap_or_default(),
            decimals: u32::try_from(decimals).unwrap_or(0),
            counted: if value.is_some() { counted } else { Counted::Other },
        });
    }
    found
}

/// Amounts and rates in words (三百万元, 百分之五), per mille and percentage points (个百分点): what is not read
/// as a figure, each with where it begins and ends.
pub(super) fn spelt(text: &Plain, from: usize, to: usize) -> Vec<(usize, usize)> {
    const NUMERALS: &str = "一二三四五六七八九十百千零〇两壹贰叁肆伍陆柒捌玖拾佰仟";
    let c = |place: usize| text.chars.get(place).copied().filter(|_| place < to);
    let numeral = |place: usize| c(place).is_some_and(|c| NUMERALS.contains(c));
    let mut found = Vec::new();
    let mut at = from;
    while at < to {
        let digits =
            (at..).take_while(|place| c(*place).is_some_and(|c| c.is_ascii_digit() || c == '.')).count();
        if digits > 0 {
            let end = at + digits;
            let rest = text.slice(end, to.min(end + 4));
            let unread = [("‰", 1), ("个百分点", 4)].into_iter().find(|(unit, _)| rest.starts_with(unit));
            found.extend(unread.map(|(_, length)| (at, end + length)));
            at = end;
            continue;
        }
        let words = (at..)
            .take_while(|place| numeral(*place) || *place > at && matches!(c(*place), Some('万' | '亿')))
            .count();
        let end = at + words;
        if words > 0 && c(end) == Some('元') {
            found.push((at, end + 1));
        } else if text.slice(at, at + words).starts_with('百') && text.slice(at, to.min(at + 3)) == "百分之"
        {
            let length = (at + 3..).take_while(|place| numeral(*place) || c(*place) == Some('点')).count();
            found.push((at, at + 3 + length));
        }
        at = end.max(at + 1);
    }
    found
}

fn counted(rest: &str) -> (Counted, usize) {
    let limit = |behind: &str| ["以上", "以下", "(含", "/"].iter().any(|word| behind.starts_with(word));
    if let Some(behind) = rest.strip_prefix('%') {
        return (if limit(behind) { Counted::Other } else { Counted::Percent }, 1);
    }
    for (symbol, money) in MONEY {
        if let Some(behind) = rest.strip_prefix(symbol) {
            let counted = if limit(behind) { Counted::Other } else { Counted::Money(money) };
            return (counted, symbol.chars().count());
        }
    }
    (Counted::Other, 0)
}

/// A plain decimal without its separators, if they stand where they should.
fn decimal(digits: &str, negative: bool) -> Option<String> {
    if digits.len() > LONGEST {
        return None;
    }
    let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(w, f)| (w, Some(f)));
    if fraction.is_some_and(|fraction| fraction.contains(['.', ','])) {
        return None;
    }
    let groups: Vec<&str> = whole.split(',').collect();
    let separated = groups.len() > 1;
    let first = groups.first()?;
    if separated && (first.len() > 3 || groups.iter().skip(1).any(|group| group.len() != 3)) {
        return None;
    }
    let mut plain = if negative { "-".to_owned() } else { String::new() };
    plain.push_str(&groups.concat());
    if let Some(fraction) = fraction {
        plain.push('.');
        plain.push_str(fraction);
    }
    Some(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_with_what_they_count() {
        let of = |text: &str| {
            let plain = Plain::of(text);
            let found = numbers(&plain, 0, plain.chars.len());
            let money = found.into_iter().filter(|number| number.counted != Counted::Other);
            money.map(|number| format!("{} {}", number.value, number.decimals)).collect::<Vec<_>>()
        };
        assert_eq!(of("2024 年 3,984.50 万元，占 89.98%，编制 12 人"), ["39845000 2", "89.98 2"]);
        assert_eq!(of("减少 -1.50 万元；2．5 亿元；300 元"), ["-15000 2", "250000000 1", "300 0"]);
        let plain = Plain::of("减少三百万元，即百分之五点二，提高3个百分点，占 15.1‰，1.50 万元");
        let words = spelt(&plain, 0, plain.chars.len());
        let words: Vec<String> = words.into_iter().map(|(from, to)| plain.slice(from, to)).collect();
        assert_eq!(words, ["三百万元", "百分之五点二", "3个百分点", "15.1‰"]);
        assert_eq!(of("50万元以上设备；提高3个百分点；98 4.50 万元；1,23 元"), Vec::<String>::new());
    }
}

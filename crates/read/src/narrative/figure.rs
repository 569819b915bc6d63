//! Figures in a sentence.

use mingzhang::money::{MoneyUnit, Unit};

use crate::understand::key::narrow;
use crate::understand::token::{Printed, printed};

/// Text as it is searched: narrow, without spaces and quotes, each character with its byte in the
/// text it comes from.
#[derive(Debug, Default)]
pub(super) struct Plain {
    pub(super) chars: Vec<char>,
    pub(super) bytes: Vec<usize>,
}

impl Plain {
    pub(super) fn of(text: &str) -> Self {
        let mut plain = Self::default();
        for (byte, c) in text.char_indices().map(|(byte, c)| (byte, narrow(c))) {
            // A space inside digits stays: it tells that they are no one figure.
            let kept = !c.is_whitespace() || plain.chars.last().is_some_and(char::is_ascii_digit);
            if kept && !"“”\"'‘’「」".contains(c) {
                plain.chars.push(c);
                plain.bytes.push(byte);
            }
        }
        plain
    }
}

/// A figure in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Figure {
    /// Where its digits begin.
    pub(super) from: usize,
    /// Where its unit ends.
    pub(super) to: usize,
    /// A plain decimal.
    pub(super) text: String,
    /// The unit behind it; empty if there is none.
    pub(super) unit: &'static str,
}

/// Units, those that begin with another before it.
const UNITS: &[&str] =
    &["亿元", "万元", "元", "人", "名", "辆", "台", "平方米", "平米", "㎡", "个", "套", "件", "项", "分"];

impl Figure {
    /// Whether it counts what a column counts.
    pub(super) fn counts(&self, unit: Unit) -> bool {
        let units: &[&str] = match unit {
            Unit::Money => return self.money().is_some(),
            Unit::Persons => &["人", "名", ""],
            Unit::Vehicles => &["辆", "台"],
            Unit::SquareMetres => &["平方米", "平米", "㎡"],
            Unit::Pieces => &["台", "个", "套", "件", "项"],
            Unit::Points => &["分"],
        };
        units.contains(&self.unit) && (unit == Unit::SquareMetres || !self.text.contains('.'))
    }

    /// The money unit behind it.
    pub(super) fn money(&self) -> Option<MoneyUnit> {
        MoneyUnit::from_symbol(self.unit)
    }
}

/// The figures of a text with a known unit, or none; years, shares, dates and limits (50万元以上)
/// are not among them.
pub(super) fn figures(text: &[char], from: usize, to: usize) -> Vec<Figure> {
    let mut found = Vec::new();
    let mut at = from;
    let to = to.min(text.len());
    let is = |place: usize, of: fn(&char) -> bool| place < to && text.get(place).is_some_and(of);
    while at < to {
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
        let before = start.checked_sub(1).and_then(|place| text.get(place)).copied();
        let negative = before == Some('-')
            && !start
                .checked_sub(2)
                .and_then(|place| text.get(place))
                .is_some_and(char::is_ascii_alphanumeric);
        let torn = before.is_some_and(|c| c == ' ' || c.is_ascii_alphabetic())
            || (is(at, |c| *c == ' ') && is(at + 1, char::is_ascii_digit));
        let mut digits: String = text.get(start..at).unwrap_or_default().iter().collect();
        if negative {
            digits.insert(0, '-');
        }
        let Some(Printed::Number(number)) = printed(&digits).filter(|_| !torn) else { continue };
        while is(at, |c| *c == ' ') {
            at += 1;
        }
        let rest: String = text.get(at..(at + 8).min(text.len())).unwrap_or_default().iter().collect();
        let unit = UNITS.iter().copied().find(|unit| rest.starts_with(unit));
        let ends =
            rest.chars().next().is_none_or(|c| !c.is_alphanumeric() && c != '%' && c != '‰' && c != '-');
        let Some(unit) = unit.or(ends.then_some("")) else { continue };
        let length = unit.chars().count();
        let after = rest.chars().skip(length).take(3).collect::<String>();
        let limit = ["以上", "以下", "(含)", "百分点"].iter().any(|word| after.starts_with(word));
        at += length;
        let share = unit == "分" && after.starts_with('之');
        if !limit && !share {
            found.push(Figure { from: start, to: at, text: number, unit });
        }
    }
    found
}

/// Where words stand in a text.
pub(super) fn find(text: &[char], words: &[char], from: usize, to: usize) -> Option<usize> {
    let range = text.get(from..to.min(text.len()))?;
    if words.is_empty() {
        return None;
    }
    range.windows(words.len()).position(|window| window == words).map(|at| from + at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_with_their_units() {
        let of = |text: &str| {
            let plain = Plain::of(text).chars;
            let found = figures(&plain, 0, plain.len());
            found.into_iter().map(|figure| format!("{}{}", figure.text, figure.unit)).collect::<Vec<_>>()
        };
        let text =
            "2024 年预算 3,984.50 万元，占 89.98%，房屋 7，190.47 平方米；编制数 12，在职 3 名、车辆 2 辆";
        assert_eq!(of(text), ["3984.50万元", "7190.47平方米", "12", "3名", "2辆"]);
        assert_eq!(of("单位价值50万元以上大型设备1台"), ["1台"]);
        assert_eq!(of("减少 -1.50 万元，2.5 亿元，300 元"), ["-1.50万元", "2.5亿元", "300元"]);
        assert_eq!(of("共 98 4.50 万元，A4 元，1,23 元，5号"), Vec::<String>::new());
    }
}

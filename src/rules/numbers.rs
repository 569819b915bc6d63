//! Numbers in a text with the unit behind them.

use super::words::narrow;
use crate::money::{Amount, MoneyUnit, Unit};

/// A number in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Number {
    /// First byte of its digits.
    pub(super) start: usize,
    /// Byte behind its unit.
    pub(super) end: usize,
    /// Yuan where money is behind it, else as printed.
    pub(super) amount: Amount,
    /// Decimals shown.
    pub(super) decimals: u32,
    /// The money unit behind it.
    pub(super) money: Option<MoneyUnit>,
}

/// Money units, those that end with another before it.
const MONEY: [(&str, MoneyUnit); 3] =
    [("亿元", MoneyUnit::HundredMillion), ("万元", MoneyUnit::TenThousand), ("元", MoneyUnit::Yuan)];

/// All numbers of a text. Digits behind or before letters (A4) and digits with separators where
/// none belong are none.
pub(super) fn numbers(text: &str) -> Vec<Number> {
    let chars: Vec<(usize, char)> = text.char_indices().map(|(at, c)| (at, narrow(c))).collect();
    let at_char = |place: usize| chars.get(place).map(|(_, c)| *c);
    let byte = |place: usize| chars.get(place).map_or(text.len(), |(at, _)| *at);
    let digit = |place: usize| at_char(place).is_some_and(|c| c.is_ascii_digit());
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        if !digit(at) {
            at += 1;
            continue;
        }
        let start = at;
        while digit(at) || (matches!(at_char(at), Some(',' | '.')) && digit(at + 1)) {
            at += 1;
        }
        let letter = |place: Option<char>| place.is_some_and(|c| c.is_ascii_alphabetic());
        let torn = letter(start.checked_sub(1).and_then(at_char)) || letter(at_char(at));
        let digits: String = (start..at).filter_map(at_char).collect();
        let mut behind = at;
        while at_char(behind) == Some(' ') {
            behind += 1;
        }
        let rest: String = (behind..behind + 2).filter_map(at_char).collect();
        let unit = MONEY.into_iter().find(|(symbol, _)| rest.starts_with(symbol));
        let money = unit.map(|(_, money)| money);
        let Some(plain) = ungrouped(&digits).filter(|_| !torn) else { continue };
        let exponent = money.map_or(0, |money| Unit::Money.exponent(money));
        let Ok(amount) = Amount::from_printed(&plain, exponent) else { continue };
        let end = unit.map_or(at, |(symbol, _)| behind + symbol.chars().count());
        let decimals = plain.split_once('.').map_or(0, |(_, fraction)| fraction.len());
        let decimals = u32::try_from(decimals).unwrap_or(u32::MAX);
        found.push(Number { start: byte(start), end: byte(end), amount, decimals, money });
        at = at.max(end);
    }
    found
}

/// Digits without thousands separators, if those stand where they belong.
fn ungrouped(digits: &str) -> Option<String> {
    let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(w, f)| (w, Some(f)));
    if fraction.is_some_and(|fraction| fraction.contains(['.', ','])) {
        return None;
    }
    let groups: Vec<&str> = whole.split(',').collect();
    let first = groups.first()?.len();
    if groups.len() > 1 && (first > 3 || groups.iter().skip(1).any(|group| group.len() != 3)) {
        return None;
    }
    let whole = groups.concat();
    Some(fraction.map_or(whole.clone(), |fraction| format!("{whole}.{fraction}")))
}

impl Number {
    /// Half of its last printed digit.
    pub(super) fn half_step(&self) -> Amount {
        Amount::half_step(self.decimals, self.money.map_or(0, |money| Unit::Money.exponent(money)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_with_their_units() {
        let of = |text: &str| {
            let show = |number: Number| {
                let money = number.money.map_or("", MoneyUnit::symbol);
                format!("{} {}{money}", &text[number.start..number.end], number.amount)
            };
            numbers(text).into_iter().map(show).collect::<Vec<_>>()
        };
        assert_eq!(of("预算 3,984.50 万元，占 89.98%"), ["3,984.50 万元 39845000万元", "89.98 89.98"]);
        assert_eq!(of("１．５亿元；300元；2024年"), ["１．５亿元 150000000亿元", "300元 300元", "2024 2024"]);
        assert_eq!(of("A4 纸，1,23 元，7个"), ["7 7"]);
    }
}

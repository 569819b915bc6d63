//! Numbers in front of headings and items.

use crate::understand::key::narrow;

/// A number in front of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Number {
    /// As printed, with what closes it.
    pub(super) mark: String,
    /// How deep it lies: 第三部分 0, 一、 1, （一） 2, 1. and 第一条 3, （1） 4, ① 5.
    pub(super) rank: u8,
    /// Its value.
    pub(super) ordinal: u32,
}

/// The last rank that headings have.
pub(super) const LAST_OF_HEADINGS: u8 = 2;

/// The number that a text begins with, and the rest of the text.
pub(super) fn number(text: &str) -> Option<(Number, &str)> {
    let (rank, ordinal, length) = parse(text)?;
    let end = text.char_indices().nth(length).map_or(text.len(), |(at, _)| at);
    let (mark, rest) = text.split_at_checked(end)?;
    Some((Number { mark: mark.trim().to_owned(), rank, ordinal }, rest.trim_start()))
}

/// Rank, value and characters.
fn parse(text: &str) -> Option<(u8, u32, usize)> {
    const LONGEST: usize = 12;
    let chars: Vec<char> = text.chars().take(LONGEST).map(narrow).collect();
    let at = |place: usize| chars.get(place).copied();
    let first = at(0)?;
    if first == '第' {
        let (value, length) = chinese(&chars, 1).or_else(|| digits(&chars, 1))?;
        let next = 1 + length;
        return match (at(next), at(next + 1)) {
            (Some('部'), Some('分')) => Some((0, value, next + 2)),
            (Some('章'), _) => Some((0, value, next + 1)),
            (Some('条'), _) => Some((3, value, next + 1)),
            _ => None,
        };
    }
    if let ('①'..='⑳', Some(value)) = (first, u32::from(first).checked_sub(u32::from('①'))) {
        return Some((5, value + 1, 1));
    }
    if first == '(' {
        let (rank, (value, length)) = chinese(&chars, 1)
            .map(|found| (2, found))
            .or_else(|| digits(&chars, 1).filter(|(_, length)| *length <= 2).map(|found| (4, found)))?;
        let closed = at(1 + length) == Some(')');
        let more = usize::from(matches!(at(2 + length), Some('、' | '.')));
        return closed.then_some((rank, value, 2 + length + more));
    }
    if let Some((value, length)) = chinese(&chars, 0) {
        return matches!(at(length), Some('、' | '.')).then_some((1, value, length + 1));
    }
    let (value, length) = digits(&chars, 0).filter(|(_, length)| *length <= 3)?;
    let wide = text.chars().nth(length) == Some('．');
    match at(length)? {
        '、' => Some((3, value, length + 1)),
        ')' if length <= 2 => Some((4, value, length + 1)),
        // 1.5 is a figure; 1.2024年 is a number before a year.
        '.' if wide || !at(length + 1).is_some_and(|c| c.is_ascii_digit()) || is_year(&chars, length + 1) => {
            Some((3, value, length + 1))
        }
        _ => None,
    }
}

fn is_year(chars: &[char], from: usize) -> bool {
    digits(chars, from).is_some_and(|(_, length)| length == 4) && chars.get(from + 4) == Some(&'年')
}

fn digits(chars: &[char], from: usize) -> Option<(u32, usize)> {
    let digits: String = chars.iter().skip(from).take_while(|c| c.is_ascii_digit()).collect();
    Some((digits.parse().ok()?, digits.len()))
}

/// A Chinese numeral below a hundred.
fn chinese(chars: &[char], from: usize) -> Option<(u32, usize)> {
    let value =
        |c: char| "一二三四五六七八九".chars().zip(1..).find(|(known, _)| *known == c).map(|(_, v)| v);
    let numeral: Vec<char> =
        chars.iter().copied().skip(from).take_while(|c| *c == '十' || value(*c).is_some()).collect();
    let found = match numeral.as_slice() {
        ['十'] => 10,
        ['十', ones] => 10 + value(*ones)?,
        [one] => value(*one)?,
        [tens, '十'] => value(*tens)? * 10,
        [tens, '十', ones] => value(*tens)? * 10 + value(*ones)?,
        _ => return None,
    };
    Some((found, numeral.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_the_usual_notations() {
        let of =
            |text: &str| number(text).map(|(number, rest)| (number.rank, number.ordinal, rest.to_owned()));
        let expected = |rank, ordinal| Some((rank, ordinal, "甲".to_owned()));
        assert_eq!(of("第三部分 甲"), expected(0, 3));
        assert_eq!(of("第二条 甲"), expected(3, 2));
        assert_eq!(of("十二、甲"), expected(1, 12));
        assert_eq!(of("（二十一）甲"), expected(2, 21));
        assert_eq!(of("(一)、甲"), expected(2, 1));
        assert_eq!(of("3.甲"), expected(3, 3));
        assert_eq!(of("10、甲"), expected(3, 10));
        assert_eq!(of("（7）甲"), expected(4, 7));
        assert_eq!(of("7）甲"), expected(4, 7));
        assert_eq!(of("③甲"), expected(5, 3));
        assert_eq!(of("1．2023年").map(|found| found.2), Some("2023年".to_owned()));
        assert_eq!(of("1.2023年").map(|found| found.2), Some("2023年".to_owned()));
        for text in ["12.50万元", "2024年", "（项）甲", "（2019）77号", "一般公共预算", "十分", "", "第三"]
        {
            assert_eq!(of(text), None, "{text}");
        }
    }
}

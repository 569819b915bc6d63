//! What a change is one against: 比上年预算, 与2023年相比, 同比.

use super::BaseKind;
use super::plain::Plain;
use super::words::{ABOUT, LESS, LEVEL, MORE};

/// Characters in which a comparison names what it compares with.
const NEAR: usize = 24;

/// Where the last comparison before a place begins, and its words.
pub(super) fn comparison(text: &Plain, from: usize, to: usize) -> Option<(usize, String)> {
    let c = |place: usize| text.chars.get(place).copied();
    (from..to).rev().find_map(|at| {
        let before = at.checked_sub(1).filter(|before| *before >= from).and_then(c);
        let words = || names(&text.slice(at, to.min(at + NEAR)));
        match c(at)? {
            '比' if before == Some('同') => Some((at - 1, "同比".to_owned())),
            '比' if before == Some('相') => None,
            '比' | '较' => {
                let aside = matches!(before, Some('占' | '环' | '对' | '比'))
                    || matches!(c(at + 1), Some('例' | '重' | '较'));
                (!aside).then(|| (at, words()))
            }
            '同' if c(at + 1) == Some('期') => None,
            '与' | '同' => {
                let words = words();
                let names = year(&words).is_some()
                    || ["上年", "去年", "上一年", "同期", "预算数", "执行数", "决算数"]
                        .iter()
                        .any(|word| words.contains(word));
                names.then_some((at, words))
            }
            _ => None,
        }
    })
}

/// As much of the words of a comparison as names what it compares with: 比上年预算数 of
/// 比上年预算数900.00万元增加.
fn names(words: &str) -> String {
    let ends = |word: &str| words.find(word).map(|at| at + word.len());
    let begins = |word: &&str| words.find(word);
    let moves = MORE.iter().chain(LESS).chain(LEVEL).chain(ABOUT);
    let marks = words.find([',', ':', '(', ')', '净', '各']);
    let figure = words.char_indices().find_map(|(at, c)| {
        let digits = words.get(at..)?.trim_start_matches(|c: char| c.is_ascii_digit());
        (c.is_ascii_digit() && !digits.starts_with('年')).then_some(at)
    });
    let end = moves.filter_map(begins).chain(marks).chain(figure);
    let end = end.chain(ends("相比")).chain(ends("比较")).min().unwrap_or(words.len());
    words.get(..end).unwrap_or_default().to_owned()
}

/// The kind of figure that the words of a comparison name.
pub(super) fn base_kind(words: &str) -> BaseKind {
    match () {
        () if words.contains("执行") => BaseKind::Executed,
        () if words.contains("决算") => BaseKind::Final,
        () if words.contains("预算") => BaseKind::Budget,
        () => BaseKind::Unnamed,
    }
}

/// The year that they name, in a document of the year `this`.
pub(super) fn base_year(words: &str, this: u16) -> Option<u16> {
    let last = ["上年", "去年", "上一年", "同期", "同比"].iter().any(|word| words.contains(word));
    year(words).or(last.then(|| this.saturating_sub(1)))
}

/// A year in words: four digits before 年.
fn year(words: &str) -> Option<u16> {
    let chars: Vec<char> = words.chars().collect();
    let end = chars.windows(2).position(|pair| pair[0].is_ascii_digit() && pair[1] == '年')?;
    let digits: String = chars.get(end.checked_sub(3)?..=end)?.iter().collect();
    digits.parse().ok()
}

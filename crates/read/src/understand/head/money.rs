//! The money unit that a caption states: `单位：万元`, `（元）`.

use std::ops::Range;

use mingzhang::money::MoneyUnit;

use crate::understand::key::narrow;

/// A printed money unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Money {
    /// One that amounts are kept in.
    Known(MoneyUnit),
    /// Another one, as printed: 千元, 百万元, 美元.
    Other(String),
}

impl Money {
    /// The unit, if amounts are kept in it.
    pub(crate) fn known(&self) -> Option<MoneyUnit> {
        match self {
            Self::Known(unit) => Some(*unit),
            Self::Other(_) => None,
        }
    }
}

/// What stands in front of 元.
const MULTIPLES: [&str; 8] = ["百万", "千万", "十万", "千", "百", "万", "亿", ""];

/// Currencies; money of others than ours is none that we know.
const CURRENCIES: [&str; 4] = ["美元", "欧元", "港元", "元"];

/// Words in front of 单位 that belong to it.
const KINDS: [&str; 5] = ["金额", "计量", "货币", "数据", "预算"];

/// The money unit after `单位：`, the last one that is one, and the characters that state it.
/// `ends` are the places at which words end.
pub(super) fn stated(text: &[char], ends: &[usize]) -> Option<(Range<usize>, Money)> {
    let places = (0..text.len().saturating_sub(1)).rev().filter(|at| text[*at..].starts_with(&['单', '位']));
    places.into_iter().find_map(|at| after_label(text, ends, at))
}

fn after_label(text: &[char], ends: &[usize], label: usize) -> Option<(Range<usize>, Money)> {
    let mut at = label + 2;
    let skip = |at: &mut usize, allowed: &[char]| {
        let from = *at;
        while text.get(*at).is_some_and(|c| allowed.contains(c)) {
            *at += 1;
        }
        *at > from
    };
    let marked = skip(&mut at, &[' ', ':', '(', '为']) || ends.contains(&at);
    if text[at..].starts_with(&['人', '民', '币']) {
        at += 3;
        skip(&mut at, &[' ', ':', '(']);
    }
    let (length, money) = symbol(&text[at..])?;
    at += length;
    let ended = ends.contains(&at) || text.get(at).is_none_or(|c| " ),;。、(/".contains(*c));
    if !marked || !ended {
        return None;
    }
    // How they are rounded, in brackets.
    if text.get(at) == Some(&'(') {
        at += text[at..].iter().position(|c| *c == ')').unwrap_or(0);
    }
    skip(&mut at, &[')']);
    let mut from = label;
    if let Some(kind) = KINDS.iter().find(|kind| ends_with(&text[..from], kind)) {
        from -= kind.chars().count();
    }
    // 预算单位：… labels a name as well.
    from -= usize::from(from > 0 && text[from - 1] == '(');
    Some((from..at, money))
}

fn ends_with(text: &[char], word: &str) -> bool {
    let word: Vec<char> = word.chars().collect();
    text.ends_with(&word)
}

/// The money unit at the beginning, and how many characters it takes; spaces in it do not count.
fn symbol(text: &[char]) -> Option<(usize, Money)> {
    let reaches = |word: &str| {
        let mut at = 0;
        for c in word.chars() {
            while at > 0 && text.get(at) == Some(&' ') {
                at += 1;
            }
            if text.get(at) != Some(&c) {
                return None;
            }
            at += 1;
        }
        Some(at)
    };
    let units = MULTIPLES
        .iter()
        .flat_map(|multiple| CURRENCIES.iter().map(move |currency| format!("{multiple}{currency}")));
    units.into_iter().find_map(|unit| {
        let length = reaches(&unit)?;
        Some((length, MoneyUnit::from_symbol(&unit).map_or(Money::Other(unit), Money::Known)))
    })
}

/// A word without `币种：人民币` at its end: amounts are in no other.
pub(super) fn without_currency(word: &str) -> &str {
    let Some((before, after)) = word.rsplit_once("币种") else { return word };
    if after.trim_start_matches([':', '：', ' ']) == "人民币" { before.trim_end() } else { word }
}

/// The money unit in brackets at the end of a heading.
pub(super) fn behind(heading: &str) -> Option<Money> {
    let text: String = heading.chars().map(narrow).collect();
    let (before, unit) = text.strip_suffix(')')?.rsplit_once('(')?;
    bare(unit).filter(|_| !before.trim().is_empty())
}

/// A money unit alone, or in brackets.
pub(super) fn bare(word: &str) -> Option<Money> {
    let text: Vec<char> = word.chars().map(narrow).filter(|c| *c != ' ').collect();
    let inside = match text.as_slice() {
        ['(', inside @ .., ')'] => inside,
        all => all,
    };
    let (length, money) = symbol(inside)?;
    (length == inside.len()).then_some(money)
}

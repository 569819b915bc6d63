//! What a sentence compares a figure with: last year, or something else.

use super::figure::find;

/// Characters in which a comparison names what it compares with.
const NEAR: usize = 24;

const MORE: &[&str] =
    &["增加", "增长", "上升", "提高", "增加了", "增长了", "上升了", "提高了", "增加额为", "增加额"];
const LESS: &[&str] = &[
    "减少",
    "下降",
    "降低",
    "压减",
    "压缩",
    "减少了",
    "下降了",
    "降低了",
    "压减了",
    "压缩了",
    "减少额为",
    "减少额",
];
const LEVEL: &[&str] = &["持平", "无变化", "没有变化", "无增减", "保持不变"];

/// Words in front of 持平 with which it is no longer exact.
const ABOUT: &[&str] = &["基本", "大致", "大体"];

/// Words that a sentence which only compares may have besides years and directions.
const FILLERS: &[&str] = &[
    "相比较",
    "相比",
    "比较",
    "上一年度",
    "上一年",
    "上年度",
    "上年",
    "去年",
    "同期",
    "年度",
    "年",
    "预算",
    "决算",
    "执行",
    "安排",
    "数",
    "金额",
    "总额",
    "总体",
    "各",
    "均",
    "分别",
    "与",
    "同",
    "和",
    "比",
    "较",
];

/// A sentence as comparisons are read from it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Comparison<'a> {
    pub(super) text: &'a [char],
    /// Where the sentence begins.
    pub(super) from: usize,
    /// The document's year.
    pub(super) year: u16,
    /// Whether it is a budget, which is compared with last year's budget; final accounts are
    /// compared with last year's.
    pub(super) is_budget: bool,
}

/// How a figure is announced as a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    More,
    Less,
    /// 增加（减少）: a form's text that nobody decided.
    Undecided,
}

/// The direction that the words in front of a figure give it, if they make a change of it.
pub(super) fn direction(before: &str) -> Option<Direction> {
    let tail: String = {
        let tail: Vec<char> = before.chars().rev().take(10).collect();
        tail.into_iter().rev().collect()
    };
    let ends = |words: &[&str]| words.iter().any(|word| tail.ends_with(word));
    let has = |words: &[&str]| words.iter().any(|word| tail.contains(word));
    match (has(MORE) && has(LESS), ends(MORE), ends(LESS)) {
        (true, ..) => Some(Direction::Undecided),
        (false, true, _) => Some(Direction::More),
        (false, _, true) => Some(Direction::Less),
        (false, false, false) => None,
    }
}

impl Comparison<'_> {
    /// Whether words name last year.
    pub(super) fn names_last_year(&self, words: &str) -> bool {
        let year = format!("{}年", self.year.saturating_sub(1));
        ["上年", "去年", "上一年", year.as_str()].iter().any(|word| words.contains(word))
    }

    /// Whether a change at this place is one against last year's figure of the same kind: what the
    /// sentence compares with last; if it names nothing, that is last year.
    pub(super) fn is_with_last_year(&self, at: usize) -> bool {
        self.base(at).is_none_or(|base| self.is_last_year(&base))
    }

    /// 与上年持平: where between two places a figure is said to be exactly last year's.
    pub(super) fn level(&self, from: usize, to: usize) -> Option<usize> {
        let level = LEVEL.iter().filter_map(|word| self.find(word, from, to)).min();
        level.filter(|at| {
            let before: String = self.slice(from, *at);
            !ABOUT.iter().any(|word| before.ends_with(word))
                && self.base(*at).is_some_and(|base| self.is_last_year(&base))
        })
    }

    /// Whether what stands between two places only compares, and names nothing else.
    pub(super) fn only_compares(&self, from: usize, to: usize) -> bool {
        let mut rest: String = self.slice(from, to).chars().filter(|c| !c.is_ascii_digit()).collect();
        for word in FILLERS.iter().chain(MORE).chain(LESS).chain(&[",", ":", " "]) {
            rest = rest.replace(word, "");
        }
        rest.chars().all(|c| c == '了')
    }

    fn is_last_year(&self, base: &str) -> bool {
        let other: &[&str] = if self.is_budget { &["执行", "决算", "完成"] } else { &["预算"] };
        self.names_last_year(base) && !other.iter().any(|word| base.contains(word))
    }

    /// What the sentence compares with last before a place: behind 比 or 较, between 与 and 相比,
    /// or behind 与 if it names a year or a kind of figure.
    fn base(&self, at: usize) -> Option<String> {
        let c = |place: usize| self.text.get(place).copied();
        let aside = |place: usize| {
            let before = place.checked_sub(1).and_then(c);
            matches!(before, Some('占' | '同' | '环' | '对')) || matches!(c(place + 1), Some('例' | '重'))
        };
        (self.from..at).rev().find_map(|place| {
            let behind = || self.slice(place, at.min(place + NEAR));
            match c(place)? {
                '比' if place > self.from && c(place - 1) == Some('相') => {
                    let with = |place: &usize| matches!(c(*place), Some('与' | '同' | '和' | '跟'));
                    let from = (self.from.max(place.saturating_sub(NEAR))..place).rev().find(with)?;
                    Some(self.slice(from, place))
                }
                '比' | '较' if !aside(place) => Some(behind()),
                '与' | '同' | '和' => Some(behind()).filter(|words| {
                    self.names_last_year(words)
                        || ["预算", "决算", "执行"].iter().any(|word| words.contains(word))
                        || words
                            .chars()
                            .zip(words.chars().skip(1))
                            .any(|(a, b)| a.is_ascii_digit() && b == '年')
                }),
                _ => None,
            }
        })
    }

    fn find(&self, word: &str, from: usize, to: usize) -> Option<usize> {
        find(self.text, &word.chars().collect::<Vec<_>>(), from, to)
    }

    fn slice(&self, from: usize, to: usize) -> String {
        self.text.get(from..to).unwrap_or_default().iter().collect()
    }
}

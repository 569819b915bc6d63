//! Numbering that repeats or skips.

use crate::disclosure::{Item, Passage, WordsAt};
use crate::finding::{Arg, Finding, Said, Severity, Text};
use crate::rules::words::{self, Words, narrow};
use crate::rules::{Document, Family, Rule, Sink};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "numbering-broken",
    family: Family::Wording,
    title: Text { zh: "编号重复或跳号", en: "Numbering that repeats or skips" },
    what: Text {
        zh: "同一组编号里后一个与前一个相同，或者中间缺了号；写在一段文字里的编号（1.…，2.…）也算。重新从一开始的是另一组；缺的号若就写在上一段的文字里，不算。",
        en: "In one run of numbers, of paragraphs or inside one (1. …, 2. …), the next is the same as the one before, or one is missing between them. Numbers that begin again at one are another run; a missing number that stands inside the paragraph before does not count.",
    },
    remedy: Text {
        zh: "请核对是否漏了一条，并改正编号。",
        en: "See whether an item is missing, and correct the numbers.",
    },
    basis: Text { zh: "编号应当连续", en: "Numbers are to run on" },
    check: Some(check),
};

const REPEATED: Text = Text {
    zh: "编号“{number}”出现了两次，后一处是：{words}",
    en: "The number “{number}” stands twice; the second time at {words}.",
};
const SKIPPED: Text = Text {
    zh: "编号从“{before}”跳到“{number}”：{words}",
    en: "The numbers skip from “{before}” to “{number}”: {words}",
};

/// How a number is written: what stands before and behind it, and in which digits.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Style {
    before: String,
    behind: char,
    chinese: bool,
}

/// A number at its place.
struct Numbered<'a> {
    style: Style,
    value: usize,
    printed: &'a str,
    at: WordsAt,
    text: &'a str,
}

fn check(rule: &Rule, document: &Document<'_>, sink: &mut Sink) {
    let narrative = &document.disclosure.narrative;
    for (section, of) in narrative.iter().enumerate() {
        let numbered = of.items.iter().enumerate().filter_map(|(item, of)| {
            let (style, value) = read(of.number.as_ref()?)?;
            let printed = of.number.as_deref()?;
            Some(Numbered { style, value, printed, at: WordsAt::Item { section, item }, text: &of.text })
        });
        let between = |from: WordsAt, to: WordsAt| -> String {
            let (WordsAt::Item { item: from, .. }, WordsAt::Item { item: to, .. }) = (from, to) else {
                return String::new();
            };
            let items: &[Item] = of.items.get(from..to).unwrap_or_default();
            items.iter().map(|item| item.text.as_str()).collect::<Vec<_>>().join("\n")
        };
        run(rule, document, numbered, &between, sink);
    }
    for words in words::items(document.disclosure) {
        inside(rule, words, sink);
    }
    let headings = narrative.iter().enumerate().filter_map(|(section, of)| {
        let (style, value) = read(of.number.as_ref()?)?;
        let (printed, text) = (of.number.as_deref()?, of.title.as_deref()?);
        Some(Numbered { style, value, printed, at: WordsAt::Heading { section }, text })
    });
    let between = |from: WordsAt, to: WordsAt| -> String {
        let (WordsAt::Heading { section: from }, WordsAt::Heading { section: to }) = (from, to) else {
            return String::new();
        };
        let sections = narrative.get(from..to).unwrap_or_default();
        let items = sections.iter().flat_map(|section| &section.items);
        let texts = items.map(|item| format!("{}{}", item.number.as_deref().unwrap_or_default(), item.text));
        let titles = sections.iter().filter_map(|section| section.title.clone());
        titles.chain(texts).collect::<Vec<_>>().join("\n")
    };
    run(rule, document, headings, &between, sink);
}

/// The numbers inside one paragraph: 1.…，2.…，3.… from one on.
fn inside(rule: &Rule, words: Words<'_>, sink: &mut Sink) {
    let mut before: Option<(usize, usize)> = None;
    for (at, value, printed) in numbers_inside(words.text) {
        let text = match before {
            Some((_, last)) if value == last && last > 1 => Some(REPEATED),
            Some((from, last)) if value > last + 1 => {
                // What is missing may be written in another way.
                let between = words.text.get(from..at).unwrap_or_default();
                let style = |behind| Style { before: String::new(), behind, chinese: false };
                let ways = |value: usize| [style('.').ways(value), style(')').ways(value)].concat();
                let stands = |value: usize| ways(value).iter().any(|way| between.contains(way));
                (!(last + 1..value).any(stands)).then_some(SKIPPED)
            }
            _ => None,
        };
        if let (Some(text), Some((_, last))) = (text, before) {
            let passage = words.passage(at, at + printed.len());
            let said = Said::new(text)
                .with("before", Arg::Words(printed.replacen(&value.to_string(), &last.to_string(), 1)))
                .with("number", Arg::Words(printed.to_owned()))
                .with("words", Arg::Quote(words.sentence(at, at + printed.len())));
            let key = words.key(at, at + printed.len());
            sink.add(Finding::of_rule(rule, Severity::Doubt, &key, said).at_words([passage]));
        }
        // A run begins at one.
        if value == 1 || before.is_some() {
            before = Some((at, value));
        }
    }
}

/// Arabic numbers with a point behind them that begin a text or stand behind a mark: place, value, as
/// printed.
fn numbers_inside(text: &str) -> Vec<(usize, usize, &str)> {
    let marks = ['，', ',', '。', '；', ';', '：', ':', '\n'];
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = text.get(from..).and_then(|rest| rest.find(|c: char| c.is_ascii_digit())) {
        let start = from + start;
        let rest = text.get(start..).unwrap_or_default();
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        from = start + digits;
        let mut behind = rest.get(digits..).unwrap_or_default().chars();
        let point = behind.next().filter(|c| matches!(c, '.' | '．' | '、'));
        let before = text.get(..start).unwrap_or_default().trim_end_matches(' ');
        let begins = before.is_empty() || before.ends_with(marks);
        let number = behind.next().is_none_or(|c| !c.is_ascii_digit() && !c.is_whitespace());
        if let (true, true, Some(point)) = (begins, number && digits <= 2, point)
            && let Some(value) = rest.get(..digits).and_then(|digits| digits.parse().ok())
        {
            found.push((start, value, rest.get(..digits + point.len_utf8()).unwrap_or_default()));
        }
    }
    found
}

/// Goes through numbers of several styles, one inside the other.
fn run<'a>(
    rule: &Rule,
    document: &Document<'_>,
    numbered: impl Iterator<Item = Numbered<'a>>,
    between: &dyn Fn(WordsAt, WordsAt) -> String,
    sink: &mut Sink,
) {
    let mut open: Vec<Numbered<'a>> = Vec::new();
    for next in numbered {
        let Some(level) = open.iter().position(|before| before.style == next.style) else {
            open.push(next);
            continue;
        };
        open.truncate(level + 1);
        let Some(before) = open.pop() else { continue };
        let text = if next.value == before.value && next.value > 1 {
            Some(REPEATED)
        } else if next.value > before.value + 1 {
            // What is missing may stand inside a paragraph or be a heading that was taken for text.
            let between = between(before.at, next.at);
            let missing = before.value + 1..next.value;
            let stands = |value: usize| before.style.ways(value).iter().any(|way| between.contains(way));
            missing.into_iter().all(|value| !stands(value)).then_some(SKIPPED)
        } else {
            None
        };
        if let Some(text) = text {
            let end = document.disclosure.words(next.at).map_or(0, str::len);
            let passage = Passage { at: next.at, start: 0, end };
            let said = Said::new(text)
                .with("before", Arg::Words(before.printed.to_owned()))
                .with("number", Arg::Words(next.printed.to_owned()))
                .with("words", Arg::Quote(passage));
            let first: String = next.text.chars().filter(|c| !c.is_whitespace()).take(12).collect();
            let key = format!("{}{first}", next.printed);
            sink.add(Finding::of_rule(rule, Severity::Doubt, &key, said).at_words([passage]));
        }
        open.push(next);
    }
}

/// The style and value of a printed number; `第三部分` and the like only where their digits are known.
fn read(printed: &str) -> Option<(Style, usize)> {
    let narrow: String = printed.chars().map(narrow).filter(|c| !c.is_whitespace()).collect();
    let is_digit = |c: char| c.is_ascii_digit() || DIGITS.contains(c) || c == '十';
    let from = narrow.find(is_digit)?;
    let digits: String = narrow.get(from..)?.chars().take_while(|c| is_digit(*c)).collect();
    let behind = narrow.get(from + digits.len()..)?.chars().next().unwrap_or(' ');
    // 1. and 1、 are written for one another.
    let behind = if matches!(behind, '.' | '、' | ',') { '.' } else { behind };
    let chinese = !digits.starts_with(|c: char| c.is_ascii_digit());
    let value = if chinese { chinese_number(&digits)? } else { digits.parse().ok()? };
    let before = narrow.get(..from)?.to_owned();
    Some((Style { before, behind, chinese }, value))
}

const DIGITS: &str = "零一二三四五六七八九";

/// Up to 九十九.
fn chinese_number(text: &str) -> Option<usize> {
    let digit = |c: char| DIGITS.chars().position(|known| known == c);
    let number = |text: &str| {
        let mut chars = text.chars();
        chars.next().and_then(digit).filter(|_| chars.next().is_none())
    };
    match text.split_once('十') {
        None => number(text),
        Some((tens, ones)) => {
            let tens = if tens.is_empty() { 1 } else { number(tens)? };
            let ones = if ones.is_empty() { 0 } else { number(ones)? };
            Some(tens * 10 + ones)
        }
    }
}

impl Style {
    /// The ways in which a number of this style may be printed inside a text.
    fn ways(&self, value: usize) -> Vec<String> {
        let digits = if self.chinese { chinese(value) } else { value.to_string() };
        let brackets: &[(&str, &str)] = match self.behind {
            ')' => &[("（", "）"), ("(", ")"), ("（", ")"), ("(", "）"), ("", "）"), ("", ")")],
            '.' => &[("", "."), ("", "．"), ("", "、"), ("", ","), ("", "，")],
            _ => &[("", "")],
        };
        brackets.iter().map(|(before, behind)| format!("{before}{digits}{behind}")).collect()
    }
}

fn chinese(value: usize) -> String {
    let digit = |value: usize| DIGITS.chars().nth(value).map(String::from).unwrap_or_default();
    match (value / 10, value % 10) {
        (0, ones) => digit(ones),
        (1, 0) => "十".to_owned(),
        (1, ones) => format!("十{}", digit(ones)),
        (tens, 0) => format!("{}十", digit(tens)),
        (tens, ones) => format!("{}十{}", digit(tens), digit(ones)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_and_written() {
        for (printed, value) in
            [("十二、", 12), ("（二十）", 20), ("第三部分", 3), ("7．", 7), ("(１０)", 10)]
        {
            assert_eq!(read(printed).unwrap().1, value, "{printed}");
        }
        assert_eq!(read("1.").unwrap().0, read("2、").unwrap().0);
        assert_ne!(read("（一）").unwrap().0, read("一、").unwrap().0);
        assert_eq!(read("甲"), None);
        for value in 1..100 {
            assert_eq!(chinese_number(&chinese(value)), Some(value));
        }
    }
}

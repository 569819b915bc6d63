//! Lines become paragraphs.

use std::collections::BTreeMap;

use super::number::{LAST_OF_HEADINGS, Number, number};
use crate::source::Place;
use crate::understand::key::narrow;
use crate::understand::privacy;
use crate::understand::recognise::is_heading_of;
use crate::understand::token::Line;

/// Characters of a heading.
const HEADING: usize = 80;

/// Words that headings end with, not break at.
const ENDINGS: &[&str] = &["说明", "情况", "概况", "解释", "职责", "职能"];

/// Characters of the end of a heading on a line of its own.
const END: usize = 6;

/// Characters before the colon of a label.
const LABEL: usize = 12;

/// Lines in a hundred that are full where lines are broken.
const MANY: usize = 15;

/// Lines by which that is told.
const FEWEST: usize = 20;

/// Tenths of a point by which paragraphs are indented.
const INDENT: std::ops::RangeInclusive<i32> = 120..=700;

/// Characters of a paragraph; what is longer is several.
const LONGEST: usize = 20_000;

/// A paragraph: its lines joined.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Passage {
    /// The number in front of it.
    pub(super) number: Option<Number>,
    /// Whether it is one of the form's headings without a number.
    titled: bool,
    /// The text with its number.
    text: String,
    /// Where the text after the number begins.
    from: usize,
    /// Where each token begins in the text, and where it stands in the source.
    spots: Vec<(usize, Place)>,
}

impl Passage {
    /// The text after the number.
    pub(super) fn body(&self) -> &str {
        self.text.get(self.from..).unwrap_or_default()
    }

    /// The source of a byte of the body.
    pub(super) fn place(&self, byte: usize) -> Option<Place> {
        let after = self.spots.partition_point(|(start, _)| *start <= self.from + byte);
        self.spots.get(after.saturating_sub(1)).map(|(_, place)| *place)
    }

    fn is_complete(&self) -> bool {
        self.text.ends_with(['。', '！', '？'])
    }

    /// Rank, number and title, if it is a heading: a short numbered line that is no sentence, or one
    /// of the form's headings.
    pub(super) fn heading(&self) -> Option<(u8, Option<String>, String)> {
        if self.titled {
            return Some((0, None, self.text.clone()));
        }
        let number = self.number.as_ref().filter(|number| number.rank <= LAST_OF_HEADINGS)?;
        let body = self.body();
        // A full stop behind a heading does not make a sentence of it.
        let bare = body.strip_suffix('。').filter(|bare| bare.ends_with("情况说明")).unwrap_or(body);
        // 第二部分 may stand alone on its page.
        let title = may_be_title(bare) && (number.rank == 0 || !bare.is_empty());
        title.then(|| (number.rank, Some(number.mark.clone()), body.to_owned()))
    }
}

fn may_be_title(text: &str) -> bool {
    text.chars().count() <= HEADING && !text.contains(['。', '；', ';', '，', '！']) && !text.contains("万元")
}

/// The paragraphs of the lines at these places; `headings` are the keys of the form's own.
pub(super) fn passages(lines: &[Line], at: &[usize], headings: &[String]) -> Vec<Passage> {
    let lines = || at.iter().filter_map(|at| lines.get(*at));
    let shape = Shape::of(lines());
    let mut passages: Vec<Passage> = Vec::new();
    let mut before = 0;
    let mut page = None;
    for line in lines() {
        let (text, spots) = joined(line);
        let part = page_of(line);
        let numbered = number(&text).is_some();
        let goes_on = passages
            .last()
            .filter(|_| !numbered)
            .is_some_and(|last| shape.goes_on(last, &text, before, shape.is_indented(line)));
        let ended = !goes_on || page != part || passages.last().is_some_and(Passage::is_complete);
        let titled = !numbered && ended && is_heading_of(headings, line);
        let goes_on = goes_on && !titled;
        page = part;
        before = width(line);
        match passages.last_mut().filter(|_| goes_on) {
            Some(last) => {
                if gap(&last.text, &text) {
                    last.text.push(' ');
                }
                let start = last.text.len();
                last.text.push_str(&text);
                last.spots.extend(spots.into_iter().map(|(at, place)| (start + at, place)));
            }
            None => {
                let found = number(&text);
                let from = found.as_ref().map_or(0, |(_, rest)| text.len() - rest.len());
                let number = found.map(|(number, _)| number);
                passages.push(Passage { number, titled, from, text, spots });
            }
        }
    }
    passages
}

fn page_of(line: &Line) -> Option<u32> {
    line.tokens.first().map(|token| token.place.part)
}

/// How the lines of a text are laid out.
#[derive(Debug)]
struct Shape {
    /// Half-widths of a full line.
    full: usize,
    /// Whether every line is a paragraph, as in a text processor's file.
    flows: bool,
    /// Left edges of full lines by page.
    margins: BTreeMap<u32, i32>,
}

impl Shape {
    fn of<'a>(lines: impl Iterator<Item = &'a Line> + Clone) -> Self {
        let mut widths: Vec<usize> = lines.clone().map(width).collect();
        widths.sort_unstable();
        let full = widths.get(widths.len().saturating_sub(1) * 19 / 20).copied().unwrap_or(0);
        let is_full = |width: usize| width * 10 >= full * 9;
        // Where lines are broken, many are full.
        let many = widths.iter().filter(|width| is_full(**width)).count() * 100 >= widths.len() * MANY;
        let mut margins: BTreeMap<u32, i32> = BTreeMap::new();
        for line in lines.filter(|line| is_full(width(line))) {
            if let (Some(page), Some(left)) = (page_of(line), line.left) {
                margins.entry(page).and_modify(|margin| *margin = left.min(*margin)).or_insert(left);
            }
        }
        Self { full, flows: widths.len() >= FEWEST && !many, margins }
    }

    /// Whether a line begins behind the margin, as paragraphs do.
    fn is_indented(&self, line: &Line) -> bool {
        let margin = page_of(line).and_then(|page| self.margins.get(&page));
        line.left.zip(margin).is_some_and(|(left, margin)| INDENT.contains(&(left - margin)))
    }

    /// Whether the next line, after a line of this width, belongs to the same paragraph.
    fn goes_on(&self, passage: &Passage, next: &str, width: usize, indented: bool) -> bool {
        let filled = |tenths: usize| width * 10 >= self.full * tenths;
        if passage.text.len() > LONGEST || passage.titled {
            return false;
        }
        let heading = passage.number.as_ref().is_some_and(|number| number.rank <= LAST_OF_HEADINGS);
        if heading && passage.body().is_empty() {
            return true;
        }
        if heading && may_be_title(passage.body()) {
            let complete = ENDINGS.iter().any(|ending| passage.text.ends_with(ending));
            // Large letters fill a line early: 第三部分 …情况 | 说明.
            let short = !complete && next.chars().count() <= END;
            if ENDINGS.iter().any(|ending| next == *ending || (short && next.ends_with(ending))) {
                return true;
            }
            let labels = is_labelled(passage.body()) && is_labelled(next);
            return !complete && !self.flows && filled(8) && !labels;
        }
        match passage.text.chars().next_back() {
            _ if self.flows => next.starts_with(['。', '，', '；', '、']),
            Some('。' | '！' | '？' | '；' | ';' | '：' | ':') => filled(9) && !indented,
            Some('，' | '、' | '（' | '“' | '《' | ',' | '(') => true,
            _ => filled(6),
        }
    }
}

/// 项目名称：…: a few words before a colon.
fn is_labelled(text: &str) -> bool {
    let label = text.find(['：', ':']).and_then(|at| text.get(..at));
    label.is_some_and(|label| label.chars().count() < LABEL && !label.contains(['。', '，', '；', ',']))
}

/// Half-widths of a line, spaces not counted.
fn width(line: &Line) -> usize {
    line.tokens.iter().flat_map(|token| token.text.chars()).map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

fn joined(line: &Line) -> (String, Vec<(usize, Place)>) {
    let mut text = String::new();
    let mut spots = Vec::new();
    // A label and a person in words of their own are told apart here only.
    let words = privacy::words(line.tokens.iter().map(|token| token.text.as_str()));
    for (word, token) in words.iter().zip(&line.tokens) {
        if gap(&text, word) {
            text.push(' ');
        }
        spots.push((text.len(), token.place));
        text.push_str(word);
    }
    (text, spots)
}

/// Only Latin words and figures keep the space between them.
fn gap(before: &str, after: &str) -> bool {
    let ends = |c: Option<char>, of: fn(&char) -> bool| c.map(narrow).is_some_and(|c| of(&c));
    let (last, first) = (before.chars().next_back(), after.chars().next());
    let both = |of: fn(&char) -> bool| ends(last, of) && ends(first, of);
    both(char::is_ascii_alphabetic) || both(char::is_ascii_digit)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    pub(in super::super) fn read(text: &str) -> Vec<Passage> {
        let lines = text.lines().enumerate().filter_map(|(number, line)| {
            let place = Place { part: 0, item: u32::try_from(number).unwrap(), at: 0 };
            Line::of_words(number, line.split_whitespace().map(|word| (word, place)))
        });
        let lines: Vec<Line> = lines.collect();
        let at: Vec<usize> = (0..lines.len()).collect();
        passages(&lines, &at, &[])
    }

    #[test]
    fn wrapped_lines_are_one_paragraph() {
        let text = "五、 关于示例单位 2024 年一般公共预算当年拨款情\n况说明\n（一）规模\n示例单位 2024 年一般公共预算拨款合计 3, 984.50 万\n元，其中：\n基本支出 3,118.48 万元，比上年预算增加 210.64 万元。\n1、甲事务（项）：2024 年预算数\n为 1.00 万元。";
        let found = read(text);
        let texts: Vec<&str> = found.iter().map(Passage::body).collect();
        let expected = [
            "关于示例单位2024年一般公共预算当年拨款情况说明",
            "规模",
            "示例单位2024年一般公共预算拨款合计3,984.50万元，其中：",
            "基本支出3,118.48万元，比上年预算增加210.64万元。",
            "甲事务（项）：2024年预算数为1.00万元。",
        ];
        assert_eq!(texts, expected);
        assert!(found[0].heading().is_some() && found[1].heading().is_some() && found[4].heading().is_none());
        assert_eq!(found[4].place(found[4].body().find("1.00").unwrap()).map(|place| place.item), Some(7));
    }
}

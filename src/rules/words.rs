//! The words of a document as rules go through them.

use super::Rule;
use crate::disclosure::{Disclosure, Passage, WordsAt};
use crate::finding::{Arg, Finding, Said, Severity};

/// One text of the document with its place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Words<'a> {
    /// Where it stands.
    pub(super) at: WordsAt,
    /// The text.
    pub(super) text: &'a str,
}

/// Characters around a slip that tell it from others.
const AROUND: usize = 8;

impl Words<'_> {
    /// A stretch of the text, by bytes.
    pub(super) fn passage(self, start: usize, end: usize) -> Passage {
        Passage { at: self.at, start, end }
    }

    /// The sentence around a stretch: up to the marks that end sentences, spaces left out.
    pub(super) fn sentence(self, start: usize, end: usize) -> Passage {
        const ENDS: [char; 4] = ['。', '！', '？', '\n'];
        let before = self.text.get(..start).unwrap_or_default();
        let from = before.rfind(ENDS).map_or(0, |at| at + ending(before, at));
        let behind = self.text.get(end..).unwrap_or_default();
        let closed = before.len() < end && self.text.get(start..end).is_some_and(|of| of.ends_with(ENDS));
        let to = match behind.find(ENDS) {
            _ if closed => end,
            Some(at) if behind.get(at..).is_some_and(|rest| rest.starts_with('\n')) => end + at,
            Some(at) => end + at + ending(behind, at),
            None => self.text.len(),
        };
        let words = self.text.get(from..to).unwrap_or_default();
        let start = from + words.len() - words.trim_start().len();
        self.passage(start, start.max(from + words.trim_end().len()))
    }

    /// What a rule says of a stretch, with the sentence around it as `words`.
    pub(super) fn finding(
        self,
        rule: &Rule,
        severity: Severity,
        (start, end): (usize, usize),
        said: Said,
    ) -> Finding {
        let said = said.with("words", Arg::Quote(self.sentence(start, end)));
        Finding::of_rule(rule, severity, &self.key(start, end), said).at_words([self.passage(start, end)])
    }

    /// What tells a stretch from others, whatever else changes in the document: its words and some
    /// around it.
    pub(super) fn key(self, start: usize, end: usize) -> String {
        let text = |range: Option<&str>| range.unwrap_or_default().to_owned();
        let before: Vec<char> = text(self.text.get(..start)).chars().rev().take(AROUND).collect();
        let behind = text(self.text.get(end..));
        before
            .into_iter()
            .rev()
            .chain(text(self.text.get(start..end)).chars())
            .chain(behind.chars().take(AROUND))
            .filter(|c| !c.is_whitespace())
            .collect()
    }
}

fn ending(text: &str, at: usize) -> usize {
    text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8)
}

/// All texts in the order of the document: headings and items, performance targets, notes of tables.
pub(super) fn all(disclosure: &Disclosure) -> Vec<Words<'_>> {
    let mut all = narrative(disclosure);
    for (target, of) in disclosure.performance.iter().enumerate() {
        let goals = of.goals.iter().enumerate();
        all.extend(goals.map(|(goal, text)| Words { at: WordsAt::Goal { target, goal }, text }));
    }
    all.extend(notes(disclosure));
    all
}

/// The headings and items of the narrative.
pub(super) fn narrative(disclosure: &Disclosure) -> Vec<Words<'_>> {
    let mut all = Vec::new();
    for (section, of) in disclosure.narrative.iter().enumerate() {
        all.extend(of.title.as_deref().map(|text| Words { at: WordsAt::Heading { section }, text }));
        let items = of.items.iter().enumerate();
        all.extend(items.map(|(item, of)| Words { at: WordsAt::Item { section, item }, text: &of.text }));
    }
    all
}

/// The items of the narrative.
pub(super) fn items(disclosure: &Disclosure) -> impl Iterator<Item = Words<'_>> {
    narrative(disclosure).into_iter().filter(|words| matches!(words.at, WordsAt::Item { .. }))
}

/// The notes of the tables.
pub(super) fn notes(disclosure: &Disclosure) -> Vec<Words<'_>> {
    let mut all = Vec::new();
    for (table, of) in disclosure.tables.iter().enumerate() {
        let notes = of.notes.iter().enumerate();
        all.extend(notes.map(|(note, text)| Words { at: WordsAt::Note { table, note }, text }));
    }
    all
}

/// Whether a text stands in the part that explains terms (名词解释).
pub(super) fn in_glossary(disclosure: &Disclosure, at: WordsAt) -> bool {
    let (WordsAt::Heading { section } | WordsAt::Item { section, .. }) = at else { return false };
    let above = disclosure.narrative.get(..=section).unwrap_or_default();
    let titles = above.iter().rev().filter_map(|section| section.title.as_deref());
    let item = match at {
        WordsAt::Item { item, .. } => disclosure.narrative.get(section).and_then(|of| of.items.get(..item)),
        _ => None,
    };
    // The nearest heading, or a line that is one, decides.
    let lines = item.unwrap_or_default().iter().rev().map(|item| item.text.as_str());
    let heading = |text: &&str| text.chars().count() <= HEADING && !text.contains(['，', '。', '；', '、']);
    let mut above = lines.filter(heading).chain(titles);
    above.next().is_some_and(|heading| heading.contains("名词解释"))
}

/// Characters of a line that is a heading.
const HEADING: usize = 30;

/// Letters and digits alone, brackets and punctuation left out: what two printings of one name share.
pub(super) fn plain(text: &str) -> String {
    text.chars().map(narrow).filter(|c| c.is_alphanumeric()).collect()
}

/// Full-width letters, digits and marks as ASCII.
pub(super) fn narrow(c: char) -> char {
    match c {
        '\u{3000}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_width_characters_are_narrowed() {
        assert_eq!("（Ａ１２，３）　元".chars().map(narrow).collect::<String>(), "(A12,3) 元");
    }

    fn words(text: &str) -> Words<'_> {
        Words { at: WordsAt::Heading { section: 0 }, text }
    }

    #[test]
    fn the_sentence_around_a_stretch() {
        let text = "甲一。 乙二，丙三。丁四\n戊五";
        let sentence = |of: &str| {
            let start = text.find(of).unwrap();
            let passage = words(text).sentence(start, start + of.len());
            &text[passage.start..passage.end]
        };
        assert_eq!(sentence("甲"), "甲一。");
        assert_eq!(sentence("，"), "乙二，丙三。");
        assert_eq!(sentence("三。"), "乙二，丙三。");
        assert_eq!(sentence("四"), "丁四");
        assert_eq!(sentence("五"), "戊五");
    }

    #[test]
    fn what_tells_a_stretch_from_others() {
        let text = "主要 原因是。其他";
        let start = text.find('。').unwrap();
        assert_eq!(words(text).key(start, start + 3), "主要原因是。其他");
        assert_eq!(plain("（室）及 相关，“机构”"), "室及相关机构");
    }
}

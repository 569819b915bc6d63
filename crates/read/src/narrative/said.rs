//! Which cells the figures of a sentence are, by the words that the form gives for each cell.

use std::collections::BTreeMap;

use mingzhang::disclosure::Disclosure;
use mingzhang::form::{BlockSpec, Form, RowKind};
use mingzhang::money::Unit;

use super::account::Account;
use super::figure::{Figure, Plain, figures, find};
use super::passage::Passage;
use crate::source::Place;
use crate::understand::key::key;

/// Characters between the words that announce a figure and the figure.
const NEAR: usize = 24;

/// Characters of a sentence; what is longer is none.
const SENTENCE: usize = 1_000;

/// Characters of a document that are listened to.
const LISTENED: usize = 400_000;

/// Words behind which reasons and purposes stand, whose figures are none of the cell's.
const REASONS: &[&str] = &["原因", "主要用于", "主要是", "主要为"];

const MORE: &[&str] = &["增加", "增长", "上升", "提高", "增加了", "增长了", "上升了", "提高了", "增加额为"];
const LESS: &[&str] = &["减少", "下降", "降低", "压减", "压缩", "减少了", "下降了", "降低了", "减少额为"];
const LEVEL: &[&str] = &["持平", "无变化", "没有变化", "无增减"];

/// A cell, as sentences speak of it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Cell {
    pub(super) table: usize,
    pub(super) block: usize,
    pub(super) row: RowOf,
    pub(super) column: usize,
}

/// A row, as sentences speak of it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum RowOf {
    /// Place of a fixed row in its block.
    Fixed(usize),
    /// Code of an account.
    Account(String),
}

/// What sentences say of a cell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Told {
    /// Its figure.
    pub(super) amount: Saying,
    /// How much more (positive) or less it is than last year's.
    pub(super) change: Saying,
    /// Last year's figure.
    pub(super) prior: Saying,
}

/// Nothing, one figure, or figures that contradict each other.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) enum Saying {
    #[default]
    Nothing,
    Figure(Stated),
    Contradiction(Stated),
}

impl Saying {
    fn hear(&mut self, stated: Stated) {
        *self = match std::mem::take(self) {
            Self::Nothing => Self::Figure(stated),
            Self::Figure(known) if (&known.text, known.figure.unit) != (&stated.text, stated.figure.unit) => {
                Self::Contradiction(stated)
            }
            known => known,
        };
    }

    /// The figure, if there is one and only one.
    pub(super) fn figure(&self) -> Option<&Stated> {
        match self {
            Self::Figure(stated) => Some(stated),
            Self::Nothing | Self::Contradiction(_) => None,
        }
    }
}

/// A figure of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stated {
    /// A plain decimal, negative for less.
    pub(super) text: String,
    pub(super) figure: Figure,
    pub(super) place: Place,
}

/// The form's words, and what was heard so far.
#[derive(Debug)]
pub(super) struct Said<'a> {
    form: &'a Form,
    year: u16,
    blocks: Vec<Spoken<'a>>,
    /// Characters that are still listened to.
    left: usize,
    pub(super) told: BTreeMap<Cell, Told>,
}

/// A block that sentences speak of.
#[derive(Debug)]
struct Spoken<'a> {
    at: (usize, usize),
    spec: &'a BlockSpec,
    under: Vec<String>,
    phrases: Vec<Phrase>,
    /// The row that words for a column speak of.
    total: Option<usize>,
}

#[derive(Debug)]
struct Phrase {
    parts: Vec<Vec<char>>,
    of: Option<Subject>,
}

/// What words announce.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Subject {
    Row(usize),
    Column(usize),
    Account(String),
}

/// Words found in a sentence.
struct Found<'a> {
    from: usize,
    to: usize,
    length: usize,
    of: Option<&'a Subject>,
}

impl<'a> Said<'a> {
    pub(super) fn new(form: &'a Form, disclosure: &Disclosure) -> Self {
        let mut blocks = Vec::new();
        for (t, table) in form.tables.iter().enumerate() {
            let sentences = table.blocks.iter().enumerate().filter(|(_, block)| block.targets.is_none());
            for (b, spec) in sentences {
                let mut phrases = Vec::new();
                let mut add = |texts: &[String], of: Option<Subject>| {
                    phrases.extend(texts.iter().map(|text| Phrase::new(text, of.clone())));
                };
                spec.rows.iter().enumerate().for_each(|(at, row)| add(&row.said, Some(Subject::Row(at))));
                let columns = spec.columns.iter().enumerate();
                columns.for_each(|(at, column)| add(&column.said, Some(Subject::Column(at))));
                add(&spec.unsaid, None);
                let accounts = spec.accounts.is_some() && !spec.under.is_empty();
                if phrases.iter().any(|phrase| phrase.of.is_some()) || accounts {
                    let total = spec.rows.iter().position(|row| row.kind == RowKind::Total);
                    let under = spec.under.iter().map(|words| key(words)).collect();
                    blocks.push(Spoken { at: (t, b), spec, under, phrases, total });
                }
            }
        }
        Self { form, year: disclosure.year, blocks, left: LISTENED, told: BTreeMap::new() }
    }

    /// Takes in a paragraph that stands under these headings.
    pub(super) fn hear<'t>(
        &mut self,
        headings: impl Iterator<Item = &'t str>,
        account: Option<&Account>,
        passage: &Passage,
    ) {
        let headings: Vec<String> = headings.map(key).collect();
        let plain = Plain::of(passage.body());
        self.left = self.left.saturating_sub(plain.chars.len());
        if self.left == 0 {
            return;
        }
        let mut heard = Vec::new();
        for block in &self.blocks {
            let here = |words: &String| headings.iter().any(|heading| heading.contains(words.as_str()));
            if !block.under.is_empty() && !block.under.iter().any(here) {
                continue;
            }
            let ours = account.filter(|account| {
                !block.under.is_empty() && block.spec.accounts.as_deref() == Some(&account.dimension)
            });
            let subject = ours.and_then(|account| account.path.last()).map(|code| {
                let fixed = block.spec.rows.iter().position(|row| row.code.as_ref() == Some(code));
                fixed.map_or_else(|| Subject::Account(code.clone()), Subject::Row)
            });
            for (from, to) in sentences(&plain.chars) {
                let hearing = Hearing { said: self, block, text: &plain.chars, sentence: (from, to) };
                match &subject {
                    Some(subject) => {
                        let end = hearing.end(from, to);
                        hearing.segment(subject, from, end, usize::MAX, &mut heard);
                    }
                    None => hearing.phrases(&mut heard),
                }
                // What follows the sentence about an account is about its reasons.
                if subject.is_some() {
                    break;
                }
            }
        }
        for (cell, kind, text, figure) in heard {
            let byte = plain.bytes.get(figure.from).copied().unwrap_or(0);
            let Some(place) = passage.place(byte) else { continue };
            let stated = Stated { text, figure, place };
            let told = self.told.entry(cell).or_default();
            match kind {
                Kind::Amount => told.amount.hear(stated),
                Kind::Change => told.change.hear(stated),
                Kind::Prior => told.prior.hear(stated),
            }
        }
    }
}

impl Phrase {
    fn new(text: &str, of: Option<Subject>) -> Self {
        Self { parts: text.split('…').map(|part| Plain::of(part).chars).collect(), of }
    }
}

/// What a figure is to its cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Amount,
    Change,
    Prior,
}

type Heard = Vec<(Cell, Kind, String, Figure)>;

/// One sentence, heard for one block.
struct Hearing<'a, 'f> {
    said: &'a Said<'f>,
    block: &'a Spoken<'f>,
    text: &'a [char],
    sentence: (usize, usize),
}

impl Hearing<'_, '_> {
    fn phrases(&self, heard: &mut Heard) {
        let found = self.found();
        for (at, one) in found.iter().enumerate() {
            let Some(subject) = one.of else { continue };
            let next = found.get(at + 1).map_or(self.sentence.1, |next| next.from);
            if !self.is_reason(one.from) {
                self.segment(subject, one.to, self.end(one.to, next), NEAR, heard);
            }
        }
    }

    /// The form's words in the sentence; where several overlap, the longest.
    fn found(&self) -> Vec<Found<'_>> {
        let (from, to) = self.sentence;
        let mut all = Vec::new();
        for phrase in &self.block.phrases {
            let Some((last, before)) = phrase.parts.split_last() else { continue };
            let mut least = from;
            for part in before {
                least = find(self.text, part, least, to).map_or(to, |at| at + part.len());
            }
            let length = phrase.parts.iter().map(Vec::len).sum();
            let mut next = least;
            while let Some(at) = find(self.text, last, next, to) {
                next = at + last.len();
                all.push(Found { from: at, to: next, length, of: phrase.of.as_ref() });
            }
        }
        all.sort_by_key(|found| (std::cmp::Reverse(found.length), found.from));
        let mut taken = vec![false; to.saturating_sub(from)];
        let mut found: Vec<Found<'_>> = Vec::new();
        for one in all {
            let here = taken.get_mut(one.from - from..one.to - from).unwrap_or_default();
            if here.iter().all(|taken| !taken) {
                here.fill(true);
                found.push(one);
            }
        }
        found.sort_by_key(|found| found.from);
        found
    }

    /// Where what is said from `from` on ends: at a semicolon, at 其中, at reasons.
    fn end(&self, from: usize, to: usize) -> usize {
        let words = REASONS.iter().copied().chain([";", "其中"]);
        words.filter_map(|word| self.find(word, from, to)).min().unwrap_or(to)
    }

    /// Whether a place stands behind a reason, or in a list of them (二是…).
    fn is_reason(&self, at: usize) -> bool {
        let from = self.last(";", self.sentence.0, at).map_or(self.sentence.0, |found| found + 1);
        let listed = self.text.get(from..at).unwrap_or_default();
        let listed = matches!(listed, ['一' | '二' | '三' | '四' | '五', '是', ..]);
        listed || REASONS.iter().any(|word| self.find(word, from, at).is_some())
    }

    fn find(&self, word: &str, from: usize, to: usize) -> Option<usize> {
        find(self.text, &word.chars().collect::<Vec<_>>(), from, to)
    }

    fn last(&self, word: &str, from: usize, to: usize) -> Option<usize> {
        let mut last = None;
        let mut next = from;
        while let Some(at) = self.find(word, next, to) {
            last = Some(at);
            next = at + 1;
        }
        last
    }

    /// The figures between words that announce a subject and what ends them.
    fn segment(&self, subject: &Subject, from: usize, to: usize, near: usize, heard: &mut Heard) {
        let mut start = from;
        let mut taken: Vec<(Cell, Kind)> = Vec::new();
        for figure in figures(self.text, from, to) {
            let before: String = self.text.get(start..figure.from).unwrap_or_default().iter().collect();
            start = figure.to;
            let Some(cell) = self.cell(subject, &figure, &before) else { continue };
            let Some((kind, negative)) = self.kind(&before, figure.from) else { continue };
            // Only what follows the words at once is theirs.
            if kind == Kind::Amount && before.chars().count() > near {
                continue;
            }
            let entry = (cell, kind);
            if taken.contains(&entry) {
                continue;
            }
            let text = match (negative, figure.text.strip_prefix('-')) {
                (true, Some(_)) => continue,
                (true, None) => format!("-{}", figure.text),
                (false, _) => figure.text.clone(),
            };
            heard.push((entry.0.clone(), kind, text, figure));
            taken.push(entry);
        }
        if let [(cell, Kind::Amount)] = taken.as_slice()
            && let Some((_, _, _, figure)) = heard.last()
            && self.is_level(from, to)
        {
            heard.push((cell.clone(), Kind::Change, "0".to_owned(), figure.clone()));
        }
    }

    /// 与上年持平.
    fn is_level(&self, from: usize, to: usize) -> bool {
        let at = LEVEL.iter().filter_map(|word| self.find(word, from, to)).min();
        at.is_some_and(|at| {
            let before: String = self.text.get(from..at).unwrap_or_default().iter().collect();
            self.names_last_year(&before)
        })
    }

    fn cell(&self, subject: &Subject, figure: &Figure, before: &str) -> Option<Cell> {
        let spec = self.block.spec;
        let cell =
            |row: RowOf, column: usize| Cell { table: self.block.at.0, block: self.block.at.1, row, column };
        let row = match subject {
            Subject::Column(column) => {
                let row = self.block.total?;
                let unit =
                    spec.rows.get(row)?.unit.or(spec.columns.get(*column).map(|column| column.unit))?;
                return figure.counts(unit).then(|| cell(RowOf::Fixed(row), *column));
            }
            Subject::Row(row) => RowOf::Fixed(*row),
            Subject::Account(code) => RowOf::Account(code.clone()),
        };
        let of_row = match &row {
            RowOf::Fixed(row) => spec.rows.get(*row)?.unit,
            RowOf::Account(_) => None,
        };
        let fits = |unit: Unit| figure.counts(of_row.unwrap_or(unit));
        let named = |column: &mingzhang::form::ColumnSpec| {
            column
                .said
                .iter()
                .any(|words| before.contains(&Plain::of(words).chars.iter().collect::<String>()))
        };
        let mut columns = spec.columns.iter().enumerate();
        let accounts = matches!(subject, Subject::Account(_));
        let column = columns.clone().find(|(_, column)| !accounts && fits(column.unit) && named(column));
        let column =
            column.or_else(|| columns.find(|(_, column)| column.said.is_empty() && fits(column.unit)));
        column.map(|(at, _)| cell(row, at))
    }

    /// What the words before a figure make of it, and whether it is less.
    fn kind(&self, before: &str, at: usize) -> Option<(Kind, bool)> {
        let tail: String = {
            let tail: Vec<char> = before.chars().rev().take(10).collect();
            tail.into_iter().rev().collect()
        };
        let says = |words: &[&str]| words.iter().any(|word| tail.ends_with(word));
        let both = MORE.iter().any(|word| tail.contains(word)) && LESS.iter().any(|word| tail.contains(word));
        if says(MORE) || says(LESS) {
            return (!both && self.compares(at)).then_some((Kind::Change, says(LESS)));
        }
        if both || before.contains("占") || before.contains('比') || before.contains('较') {
            return None;
        }
        if self.names_last_year(before) {
            let planned = before.contains("预算") && !before.contains("执行") && !before.contains("决算");
            return (planned && self.said.form.stage == "budget").then_some((Kind::Prior, false));
        }
        Some((Kind::Amount, false))
    }

    fn names_last_year(&self, text: &str) -> bool {
        let year = format!("{}年", self.said.year.saturating_sub(1));
        ["上年", "去年", "上一年", year.as_str()].iter().any(|word| text.contains(word))
    }

    /// Whether what a change at this place is compared with is last year's figure of the same
    /// kind: what the sentence names last; if it names nothing, that is last year.
    fn compares(&self, at: usize) -> bool {
        let aside = |found: usize| {
            let before = found.checked_sub(1).and_then(|place| self.text.get(place));
            let after = self.text.get(found + 1);
            matches!(before, Some('占' | '同' | '环')) || matches!(after, Some('例' | '重'))
        };
        let places = (self.sentence.0..at).rev();
        let than = places
            .into_iter()
            .find(|place| matches!(self.text.get(*place), Some('比' | '较')) && !aside(*place));
        let Some(from) = than else { return true };
        let named: String = self.text.get(from..at.min(from + NEAR)).unwrap_or_default().iter().collect();
        let other: &[&str] =
            if self.said.form.stage == "budget" { &["执行", "决算", "完成"] } else { &["预算"] };
        self.names_last_year(&named) && !other.iter().any(|word| named.contains(word))
    }
}

/// The sentences of a text.
fn sentences(text: &[char]) -> Vec<(usize, usize)> {
    let mut sentences = Vec::new();
    let mut from = 0;
    for sentence in text.split_inclusive(|c| *c == '。') {
        if sentence.len() <= SENTENCE {
            sentences.push((from, from + sentence.len()));
        }
        from += sentence.len();
    }
    sentences
}

//! One sentence, heard for one block: which of its figures are which cells.

use std::ops::Range;

use mingzhang::form::ColumnSpec;

use super::comparison::{Comparison, Direction, direction};
use super::figure::{Figure, Plain, figures, find};
use super::said::{Cell, RowOf, Said, Spoken, Subject};

/// Characters between the words that announce a figure and the figure.
const NEAR: usize = 24;

/// Characters of a sentence; what is longer is none.
const SENTENCE: usize = 1_000;

/// Words behind which reasons and purposes stand, whose figures are none of the cell's.
const REASONS: &[&str] = &["原因", "主要用于", "主要是", "主要为"];

/// Words with which a sentence goes on about what the one before it speaks of.
const GOES_ON: &[&str] = &["其中", "与", "比", "较", "同比"];

/// What a figure is to its cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Amount,
    Change,
    Prior,
}

/// Figures with their cells.
pub(super) type Heard = Vec<(Cell, Kind, String, Figure)>;

/// Words found in a sentence.
struct Found<'a> {
    at: Range<usize>,
    length: usize,
    of: Option<&'a Subject>,
}

/// One sentence, heard for one block.
pub(super) struct Hearing<'a, 'f> {
    pub(super) said: &'a Said<'f>,
    pub(super) block: &'a Spoken<'f>,
    pub(super) text: &'a [char],
    pub(super) sentence: (usize, usize),
}

impl Hearing<'_, '_> {
    /// Hears what the form's words announce.
    pub(super) fn phrases(&self, heard: &mut Heard) {
        let found = self.found();
        for (at, one) in found.iter().enumerate() {
            let Some(subject) = one.of else { continue };
            let next = found.get(at + 1).map_or(self.sentence.1, |next| next.at.start);
            if !self.is_reason(one.at.start) {
                self.segment(subject, one.at.end, self.end(one.at.end, next), NEAR, heard);
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
                all.push(Found { at: at..next, length, of: phrase.of.as_ref() });
            }
        }
        all.sort_by_key(|found| (std::cmp::Reverse(found.length), found.at.start));
        let mut taken = vec![false; to.saturating_sub(from)];
        let mut found: Vec<Found<'_>> = Vec::new();
        for one in all {
            let here = taken.get_mut(one.at.start - from..one.at.end - from).unwrap_or_default();
            if here.iter().all(|taken| !taken) {
                here.fill(true);
                found.push(one);
            }
        }
        found.sort_by_key(|found| found.at.start);
        found
    }

    /// Where what is said from `from` on ends: at a semicolon, at 其中, at reasons.
    pub(super) fn end(&self, from: usize, to: usize) -> usize {
        let words = REASONS.iter().copied().chain([";", "其中"]);
        words.filter_map(|word| self.find(word, from, to)).min().unwrap_or(to)
    }

    /// Whether a place stands behind a reason, or in a list of them (二是…).
    fn is_reason(&self, at: usize) -> bool {
        let text = self.text.get(self.sentence.0..at).unwrap_or_default();
        let from = text.iter().rposition(|c| matches!(c, ';' | '。')).map_or(0, |found| found + 1);
        let listed = text.get(from..).unwrap_or_default();
        let listed = matches!(listed, ['一' | '二' | '三' | '四' | '五', '是', ..]);
        listed || REASONS.iter().any(|word| self.find(word, self.sentence.0 + from, at).is_some())
    }

    fn find(&self, word: &str, from: usize, to: usize) -> Option<usize> {
        find(self.text, &word.chars().collect::<Vec<_>>(), from, to)
    }

    fn slice(&self, from: usize, to: usize) -> String {
        self.text.get(from..to).unwrap_or_default().iter().collect()
    }

    fn comparison(&self) -> Comparison<'_> {
        Comparison {
            text: self.text,
            from: self.sentence.0,
            year: self.said.year,
            is_budget: self.is_budget(),
        }
    }

    fn is_budget(&self) -> bool {
        self.said.form.stage == "budget"
    }

    /// The figures between words that announce a subject and what ends them.
    pub(super) fn segment(&self, subject: &Subject, from: usize, to: usize, near: usize, heard: &mut Heard) {
        let mut start = from;
        let mut taken: Vec<(Cell, Kind)> = Vec::new();
        for figure in figures(self.text, from, to) {
            let before = self.slice(start, figure.from);
            start = figure.to;
            // Another sentence speaks of the same only if it names nothing else.
            let stop = before.rfind('。').map(|at| figure.from - before[at..].chars().count() + 1);
            if stop.is_some_and(|stop| !self.comparison().only_compares(stop, figure.from)) {
                continue;
            }
            let Some((cell, named)) = self.cell(subject, &figure, &before) else { continue };
            let Some((kind, negative)) = self.kind(&before, figure.from, named) else { continue };
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
        let Some(level) = self.comparison().level(from, to) else { return };
        let cell = match taken.as_slice() {
            [(cell, Kind::Amount)] => Some(cell.clone()),
            // 公务接待费支出决算与上年持平: the same as last year, without its figure.
            [] => self.main_cell(subject),
            _ => None,
        };
        let nothing = Figure { from: level, to: level, text: "0".to_owned(), unit: "" };
        heard.extend(cell.map(|cell| (cell, Kind::Change, "0".to_owned(), nothing)));
    }

    /// The cell that a sentence speaks of where it gives no figure.
    fn main_cell(&self, subject: &Subject) -> Option<Cell> {
        let spec = self.block.spec;
        let (table, block) = self.block.at;
        let unsaid = || spec.columns.iter().position(|column| column.said.is_empty());
        let (row, column) = match subject {
            Subject::Column(column) => (RowOf::Fixed(self.block.total?), *column),
            Subject::Row(row) => (RowOf::Fixed(*row), unsaid()?),
            Subject::Account(code) => (RowOf::Account(code.clone()), unsaid()?),
        };
        Some(Cell { table, block, row, column })
    }

    /// The cell of a figure, and whether the words of its column stand between its row's and it.
    fn cell(&self, subject: &Subject, figure: &Figure, before: &str) -> Option<(Cell, bool)> {
        let spec = self.block.spec;
        let (table, block) = self.block.at;
        let cell = |row: RowOf, column: usize| Cell { table, block, row, column };
        let row = match subject {
            Subject::Column(column) => {
                let row = self.block.total?;
                let unit =
                    spec.rows.get(row)?.unit.or(spec.columns.get(*column).map(|column| column.unit))?;
                return figure.counts(unit).then(|| (cell(RowOf::Fixed(row), *column), false));
            }
            Subject::Row(row) => RowOf::Fixed(*row),
            Subject::Account(code) => RowOf::Account(code.clone()),
        };
        let of_row = match &row {
            RowOf::Fixed(row) => spec.rows.get(*row)?.unit,
            RowOf::Account(_) => None,
        };
        let fits = |column: &&(usize, &ColumnSpec)| figure.counts(of_row.unwrap_or(column.1.unit));
        let columns: Vec<(usize, &ColumnSpec)> = spec.columns.iter().enumerate().collect();
        let unsaid = || columns.iter().filter(fits).find(|(_, column)| column.said.is_empty());
        // An account's figure is said without naming a column; another row's column may be named
        // anywhere before it.
        let named = |text: &str| {
            let place =
                |column: &ColumnSpec| column.said.iter().filter_map(|words| text.rfind(&plain(words))).max();
            let named = columns.iter().filter(fits).filter_map(|found| Some((place(found.1)?, found)));
            named.max_by_key(|(place, _)| *place).map(|(_, found)| found)
        };
        let column = match &row {
            RowOf::Account(_) => unsaid().or_else(|| named(before)),
            RowOf::Fixed(_) => named(&self.slice(self.sentence.0, figure.from)).or_else(unsaid),
        };
        column.map(|(at, column)| (cell(row, *at), !column.said.is_empty()))
    }

    /// What the words before a figure make of it, and whether it is less.
    fn kind(&self, before: &str, at: usize, named: bool) -> Option<(Kind, bool)> {
        let comparison = self.comparison();
        if let Some(direction) = direction(before) {
            let decided = direction != Direction::Undecided && comparison.is_with_last_year(at);
            return decided.then_some((Kind::Change, direction == Direction::Less));
        }
        let compared = before.contains("占") || before.contains('比') || before.contains('较');
        let other = self.block.unsaid.iter().any(|words| before.contains(words.as_str()));
        if compared || other {
            return None;
        }
        let (planned, done) =
            (before.contains("预算"), ["执行", "决算"].iter().any(|word| before.contains(word)));
        if comparison.names_last_year(before) {
            let same = if self.is_budget() { planned && !done } else { done && !planned };
            return same.then_some((Kind::Prior, false));
        }
        // Final accounts print budgeted figures too: 年初预算为….
        let tail = before.trim_end_matches(['为', '是', '数', '共', ':', '额']);
        let budgeted = !self.is_budget() && !named && tail.ends_with("预算");
        (!budgeted).then_some((Kind::Amount, false))
    }
}

fn plain(words: &str) -> String {
    Plain::of(words).chars.iter().collect()
}

/// The sentences of a text. One that only goes on belongs to the one before it.
pub(super) fn sentences(text: &[char]) -> Vec<(usize, usize)> {
    let mut sentences: Vec<(usize, usize)> = Vec::new();
    let mut from = 0;
    for sentence in text.split_inclusive(|c| *c == '。') {
        let to = from + sentence.len();
        let goes_on = GOES_ON.iter().any(|word| {
            find(sentence, &word.chars().collect::<Vec<_>>(), 0, word.chars().count()) == Some(0)
        });
        match sentences.last_mut().filter(|last| goes_on && last.1 == from && to - last.0 <= SENTENCE) {
            Some(last) => last.1 = to,
            None if sentence.len() <= SENTENCE => sentences.push((from, to)),
            None => {}
        }
        from = to;
    }
    sentences
}

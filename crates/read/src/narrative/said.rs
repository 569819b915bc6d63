//! Which cells the figures of a sentence are, by the words that the form gives for each cell.

use std::collections::BTreeMap;

use mingzhang::disclosure::Disclosure;
use mingzhang::form::{BlockSpec, Form, RowKind};

use super::account::About;
use super::figure::{Figure, Plain};
use super::hearing::{Heard, Hearing, Kind, sentences};
use super::passage::Passage;
use crate::source::Place;
use crate::understand::key::key;

/// Characters of a document that are listened to.
const LISTENED: usize = 400_000;

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
    pub(super) form: &'a Form,
    pub(super) year: u16,
    blocks: Vec<Spoken<'a>>,
    /// Characters that are still listened to.
    left: usize,
    pub(super) told: BTreeMap<Cell, Told>,
}

/// A block that sentences speak of.
#[derive(Debug)]
pub(super) struct Spoken<'a> {
    /// Its table and its place there.
    pub(super) at: (usize, usize),
    pub(super) spec: &'a BlockSpec,
    under: Vec<String>,
    pub(super) phrases: Vec<Phrase>,
    /// Words that announce figures of something else.
    pub(super) unsaid: Vec<String>,
    /// The row that words for a column speak of.
    pub(super) total: Option<usize>,
}

/// Words that announce figures: what stands between the parts may be anything.
#[derive(Debug)]
pub(super) struct Phrase {
    pub(super) parts: Vec<Vec<char>>,
    /// Nothing, if they announce figures of something else.
    pub(super) of: Option<Subject>,
}

/// What words announce.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Subject {
    Row(usize),
    Column(usize),
    Account(String),
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
                    let total = total.or((spec.rows.len() == 1).then_some(0));
                    let under = spec.under.iter().map(|words| key(words)).collect();
                    let unsaid = spec.unsaid.iter().map(|words| Plain::of(words).chars.iter().collect());
                    blocks.push(Spoken { at: (t, b), spec, under, phrases, unsaid: unsaid.collect(), total });
                }
            }
        }
        Self { form, year: disclosure.year, blocks, left: LISTENED, told: BTreeMap::new() }
    }

    /// Takes in a paragraph that stands under these headings. One about an account that was not
    /// recognised says nothing of blocks that have accounts.
    pub(super) fn hear<'t>(
        &mut self,
        headings: impl Iterator<Item = &'t str>,
        about: &About,
        passage: &Passage,
    ) {
        let headings: Vec<String> = headings.map(key).collect();
        let plain = Plain::of(passage.body());
        self.left = self.left.saturating_sub(plain.chars.len());
        if self.left == 0 {
            return;
        }
        let sentences = sentences(&plain.chars);
        let mut heard = Vec::new();
        for block in self.blocks.iter().filter(|block| self.is_here(block, &headings)) {
            let hearing = |sentence| Hearing { said: self, block, text: &plain.chars, sentence };
            let accounts = block.spec.accounts.as_deref().filter(|_| !block.under.is_empty());
            match (about, accounts) {
                (About::Account(account), Some(dimension)) if account.dimension == dimension => {
                    let Some(code) = account.path.last() else { continue };
                    let fixed = block.spec.rows.iter().position(|row| row.code.as_ref() == Some(code));
                    let subject = fixed.map_or_else(|| Subject::Account(code.clone()), Subject::Row);
                    hear_account(&sentences, &subject, block, hearing, &mut heard);
                }
                (About::Unknown, Some(_)) => {}
                _ => sentences.iter().for_each(|sentence| hearing(*sentence).phrases(&mut heard)),
            }
        }
        self.take(heard, &plain, passage);
    }

    /// Whether a block is spoken of under these headings. Where the words of one block are part of
    /// another's, the longer ones tell.
    fn is_here(&self, block: &Spoken<'_>, headings: &[String]) -> bool {
        let all = || self.blocks.iter().flat_map(|block| &block.under);
        let told = |heading: &String, words: &String| {
            heading.contains(words.as_str())
                && !all().any(|other| {
                    other.len() > words.len()
                        && other.contains(words.as_str())
                        && heading.contains(other.as_str())
                })
        };
        block.under.is_empty()
            || headings.iter().any(|heading| block.under.iter().any(|words| told(heading, words)))
    }

    fn take(&mut self, heard: Heard, plain: &Plain, passage: &Passage) {
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

/// What a paragraph about an account says of it: what the first sentence says, and what stands
/// further on behind the words of a column. Anything else behind it is about its reasons.
fn hear_account<'a, 'f: 'a>(
    sentences: &[(usize, usize)],
    subject: &Subject,
    block: &Spoken<'f>,
    hearing: impl Fn((usize, usize)) -> Hearing<'a, 'f>,
    heard: &mut Heard,
) {
    let named = block.spec.columns.iter().all(|column| !column.said.is_empty());
    for sentence in sentences.iter().take(if named { usize::MAX } else { 1 }) {
        let hearing = hearing(*sentence);
        let end = hearing.end(sentence.0, sentence.1);
        let before = heard.len();
        hearing.segment(subject, sentence.0, end, usize::MAX, heard);
        if heard.len() > before {
            break;
        }
    }
}

impl Phrase {
    fn new(text: &str, of: Option<Subject>) -> Self {
        Self { parts: text.split('…').map(|part| Plain::of(part).chars).collect(), of }
    }
}

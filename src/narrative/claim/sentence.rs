//! From sentences to statements: which figures are of one quantity, and which statement they go on.

use std::cmp::Ordering;

use super::comparison::{base_kind, base_year, comparison};
use super::figure::{Counted, Number, numbers, spelt};
use super::number::compares_otherwise;
use super::plain::Plain;
use super::words::{ABOUT, ASIDE, LEVEL, LISTS, residue};
use super::{Base, Claims, Figure, Level, Order, Reason, Statement};
use crate::disclosure::{Disclosure, Passage, WordsAt};

/// Characters of a sentence; what is longer is none.
const LONGEST: usize = 1_000;

/// Statements of a document; a document with more is no disclosure.
const MOST: usize = 20_000;

/// All statements of the narrative, in its order, about nothing yet.
pub(super) fn claims(disclosure: &Disclosure) -> Claims {
    let (mut found, mut unheard) = (Vec::new(), Vec::new());
    for (s, section) in disclosure.narrative.iter().enumerate() {
        let mut list = None;
        for (i, item) in section.items.iter().enumerate() {
            if found.len() > MOST {
                return Claims { statements: found, unheard };
            }
            let plain = Plain::of(&item.text);
            let mut reading = Reading {
                year: disclosure.year,
                settles: disclosure.stage != "budget",
                at: WordsAt::Item { section: s, item: i },
                text: &item.text,
                plain: &plain,
                first: found.len(),
                found: &mut found,
                unheard: &mut unheard,
                current: None,
                list,
                above: list,
                whole: None,
                outside: Vec::new(),
            };
            reading.read();
            let first = reading.first;
            // 主要原因： and the reason in a paragraph of its own.
            let behind = section.items.get(i + 1).filter(|next| next.number.is_none());
            if let Some(next) = behind.filter(|_| announces_reason(&item.text)) {
                let at = WordsAt::Item { section: s, item: i + 1 };
                let reason = Reason::Given(Passage { at, start: 0, end: next.text.len() });
                let open = reading
                    .found
                    .iter_mut()
                    .skip(first)
                    .rev()
                    .take_while(|known| known.reason == Reason::None);
                open.take(1).for_each(|known| known.reason = reason);
            }
            // A list that an item opens at its end has the items behind it.
            let goes_on = item.text.trim_end().ends_with(['：', ':']);
            let opens = LISTS.iter().any(|word| {
                let bare = item.text.trim_end().trim_end_matches(['：', ':']);
                bare.ends_with(word)
            });
            if goes_on && opens && reading.current.is_some() {
                list = Some(reading.first);
            }
        }
    }
    Claims { statements: found, unheard }
}

fn announces_reason(text: &str) -> bool {
    let bare = text.trim_end();
    bare.strip_suffix(['：', ':']).is_some_and(|bare| bare.ends_with("原因") || bare.ends_with("原因是"))
}

/// One item, read sentence by sentence.
pub(super) struct Reading<'a> {
    pub(super) year: u16,
    /// Whether it is final accounts.
    pub(super) settles: bool,
    at: WordsAt,
    pub(super) text: &'a str,
    pub(super) plain: &'a Plain,
    /// The first statement of this item.
    pub(super) first: usize,
    pub(super) found: &'a mut Vec<Statement>,
    /// Figures of no statement.
    pub(super) unheard: &'a mut Vec<Passage>,
    /// The statement that is spoken of.
    pub(super) current: Option<usize>,
    /// The statement whose parts are listed.
    list: Option<usize>,
    /// The one whose parts the items of this section are.
    above: Option<usize>,
    /// 占总支出…万元: the whole of the share behind it.
    pub(super) whole: Option<Figure>,
    /// What was spoken of, and whose parts were listed, in front of each bracket that is open.
    outside: Vec<(Option<usize>, Option<usize>)>,
}

/// A number, or 持平.
enum Token {
    Number(Number),
    Level { from: usize, to: usize },
}

impl Token {
    fn range(&self) -> (usize, usize) {
        match self {
            Self::Number(number) => (number.from, number.to),
            Self::Level { from, to } => (*from, *to),
        }
    }
}

impl Reading<'_> {
    fn read(&mut self) {
        let chars = &self.plain.chars;
        let mut from = 0;
        for at in 0..=chars.len() {
            let mark = chars.get(at).copied();
            if !matches!(mark, None | Some('。' | ';' | '\n' | '!' | '?')) {
                continue;
            }
            if at > from && at - from <= LONGEST {
                self.sentence(from, at, mark);
            } else {
                self.leave(from, at);
            }
            let spelt: Vec<Passage> =
                spelt(self.plain, from, at).into_iter().map(|(from, to)| self.passage(from, to)).collect();
            self.unheard.extend(spelt);
            if mark != Some(';') {
                self.list = self.above;
                self.outside.clear();
            }
            from = at + 1;
        }
    }

    pub(super) fn passage(&self, from: usize, to: usize) -> Passage {
        let start = self.plain.byte(from);
        // Quotes are not among the characters searched, but belong to the words.
        let before = self.text.get(..start).unwrap_or_default();
        let start =
            start - before.chars().next_back().filter(|c| "“‘「".contains(*c)).map_or(0, char::len_utf8);
        let end = self.plain.end_byte(to, self.text).max(start);
        let behind = self.text.get(end..).unwrap_or_default().chars().next();
        let opened = self.text.get(start..end).unwrap_or_default().contains(['“', '‘', '「']);
        let end = end + behind.filter(|c| opened && "”’」".contains(*c)).map_or(0, char::len_utf8);
        Passage { at: self.at, start, end }
    }

    /// Where a reason or purpose begins, its word, and where it ends.
    fn aside(&self, from: usize, to: usize) -> Option<(usize, &'static str)> {
        let found = ASIDE.iter().filter_map(|word| {
            let at = self.plain.find(word, from, to)?;
            let behind = self.plain.slice(at + word.chars().count(), at + word.chars().count() + 2);
            (!matches!(behind.as_str(), "以下" | "如下")).then_some((at, *word))
        });
        found.min_by_key(|(at, word)| (*at, std::cmp::Reverse(word.len())))
    }

    fn tokens(&self, from: usize, to: usize) -> Vec<Token> {
        let numbers = numbers(self.plain, from, to).into_iter();
        let mut tokens: Vec<Token> =
            numbers.filter(|number| number.counted != Counted::Other).map(Token::Number).collect();
        let mut taken = from;
        while let Some((at, length)) = LEVEL
            .iter()
            .filter_map(|word| Some((self.plain.find(word, taken, to)?, word.chars().count())))
            .min_by_key(|(at, length)| (*at, std::cmp::Reverse(*length)))
        {
            taken = at + length;
            tokens.push(Token::Level { from: at, to: taken });
        }
        tokens.sort_by_key(|token| token.range().0);
        tokens
    }

    fn sentence(&mut self, from: usize, to: usize, mark: Option<char>) {
        let listed = |chars: &[char]| matches!(chars, ['一' | '二' | '三' | '四' | '五' | '六', '是', ..]);
        if listed(self.plain.chars.get(from..to).unwrap_or_default()) {
            self.leave(from, to);
            return;
        }
        let aside = self.aside(from, to);
        let end = aside.map_or(to, |(at, _)| at);
        let first = self.found.len();
        let mut start = from;
        for token in self.tokens(from, end) {
            let (at, behind) = token.range();
            self.brackets(start, at);
            if let Some(opened) = self.opens(start, at) {
                if self.current.is_some_and(|current| current >= first) || self.list.is_none() {
                    self.list = self.current.or(self.list);
                }
                start = opened;
            }
            match token {
                Token::Number(number) => start = self.number(&number, (from, to), start),
                Token::Level { .. } => {
                    self.level((from, to), start, at, behind);
                    start = behind;
                }
            }
        }
        self.leave(end, to);
        self.brackets(start, to);
        if self.opens(start, end).is_some() || aside.is_none() && self.opens(start, to).is_some() {
            self.list = self.current.or(self.list);
        }
        self.order((from, to));
        if let Some((at, word)) = aside.filter(|(_, word)| word.contains("原因")) {
            self.reason(first, at + word.chars().count(), to, mark.filter(|_| word != "原因" || at + 2 < to));
        }
    }

    /// Figures of reasons and purposes are nobody's.
    fn leave(&mut self, from: usize, to: usize) {
        let figures = numbers(self.plain, from, to).into_iter();
        let figures = figures.filter(|number| number.counted != Counted::Other);
        let places: Vec<Passage> = figures.map(|number| self.passage(number.from, number.to)).collect();
        self.unheard.extend(places);
    }

    /// What stands in brackets, such as parts, is an aside: behind them the statement in front of them
    /// is spoken of again.
    fn brackets(&mut self, from: usize, to: usize) {
        for mark in self.plain.chars.get(from..to).unwrap_or_default() {
            match mark {
                '(' => self.outside.push((self.current, self.list)),
                ')' => (self.current, self.list) = self.outside.pop().unwrap_or((self.current, self.list)),
                _ => {}
            }
        }
    }

    /// Where the parts of a list begin, if one is opened between two places.
    fn opens(&self, from: usize, to: usize) -> Option<usize> {
        LISTS.iter().filter_map(|word| Some(self.plain.find(word, from, to)? + word.chars().count())).max()
    }

    fn level(&mut self, sentence: (usize, usize), start: usize, at: usize, behind: usize) {
        let before = self.plain.slice(start, at);
        let about = ABOUT.iter().find(|word| before.ends_with(*word));
        let to = at - about.map_or(0, |word| word.chars().count());
        let words = self.plain.slice(start, to);
        let passage = self.passage(to, behind);
        if self.settles
            && (words.ends_with("与预算数")
                || words.ends_with("与年初预算数")
                || words.ends_with("与年初预算"))
        {
            let order = Order { order: Ordering::Equal, about: about.is_some(), at: passage };
            let named = residue(&words.replace("支出", ""));
            let statement = self.goes_on(&named, sentence, start, to, |known| known.order.is_none());
            statement.order = Some(order);
            return;
        }
        let base = self.base(sentence.0, to);
        let named = residue(&words);
        let other = base.filter(|_| comparison(self.plain, start, to).is_some());
        let year = self.year;
        let free = |known: &mut Statement| {
            known.level.is_none() && !other.is_some_and(|other| compares_otherwise(known, &other, year))
        };
        let statement = self.goes_on_if(&named, sentence, start, self.words_end(start, to), free);
        statement.level = Some(Level { about: about.is_some(), at: passage });
        statement.base = statement.base.or(base);
    }

    /// The statement spoken of.
    pub(super) fn spoken(&mut self) -> Option<&mut Statement> {
        self.current.filter(|current| *current >= self.first).and_then(|current| self.found.get_mut(current))
    }

    /// The statement spoken of if no words name another and what comes is still free in it, else a
    /// new one.
    pub(super) fn goes_on(
        &mut self,
        named: &str,
        sentence: (usize, usize),
        start: usize,
        to: usize,
        free: fn(&Statement) -> bool,
    ) -> &mut Statement {
        self.goes_on_if(named, sentence, start, to, |known| free(known))
    }

    pub(super) fn goes_on_if(
        &mut self,
        named: &str,
        sentence: (usize, usize),
        start: usize,
        to: usize,
        free: impl Fn(&mut Statement) -> bool,
    ) -> &mut Statement {
        let goes_on = named.is_empty() && self.spoken().is_some();
        let same = self.current.filter(|_| goes_on);
        match same {
            Some(current) if self.found.get_mut(current).is_some_and(free) => {
                // The index was just looked up.
                &mut self.found[current]
            }
            Some(current) => {
                let words = self.found[current].words;
                let statement = self.begin(sentence, start, to);
                statement.words = words;
                statement.same = Some(current);
                statement
            }
            None => self.begin(sentence, start, to),
        }
    }

    pub(super) fn begin(&mut self, sentence: (usize, usize), start: usize, to: usize) -> &mut Statement {
        let start = (start..to)
            .find(|at| !matches!(self.plain.chars.get(*at), Some(',' | ':' | '、' | ')')))
            .unwrap_or(to);
        let start = self.behind_number(start, to);
        let at = self.found.len();
        // 甲（项）。…年初预算为…: the item's first words name it.
        let named = !residue(&self.plain.slice(start, to).replace("支出", "")).is_empty();
        let first = self.plain.chars.iter().position(|c| matches!(c, '。' | ':' | ',' | ';'));
        // First words with a figure of their own speak of that.
        let bare = |first: &usize| numbers(self.plain, 0, *first).iter().all(|n| n.counted == Counted::Other);
        let first = first.filter(|first| !named && *first < sentence.0).filter(bare);
        let words = match first {
            Some(first) => self.passage(0, first),
            None => self.passage(start, to),
        };
        self.found.push(Statement {
            at: self.at,
            sentence: self.passage(sentence.0, (sentence.1 + 1).min(self.plain.chars.len())),
            words,
            cells: Vec::new(),
            wholes: Vec::new(),
            parent: self.list,
            same: None,
            amount: None,
            budgeted: None,
            prior: None,
            share: None,
            share_whole: None,
            share_of: String::new(),
            of_parent: true,
            completion: None,
            becomes: None,
            change: None,
            growth: None,
            level: None,
            base: None,
            order: None,
            reason: Reason::None,
        });
        self.current = Some(at);
        &mut self.found[at]
    }

    /// Behind a number of a paragraph in its text: （三）公务接待费.
    fn behind_number(&self, start: usize, to: usize) -> usize {
        let close = (start..to.min(start + 5)).find(|at| self.plain.chars.get(*at) == Some(&')'));
        let inside = |close: &usize| {
            let words = self.plain.slice(start, *close);
            let number = words.strip_prefix('(').filter(|number| !number.is_empty());
            number.is_some_and(|number| number.chars().all(|c| "一二三四五六七八九十".contains(c)))
        };
        close.filter(inside).map_or(start, |close| close + 1)
    }

    /// The end of the words that name something in front of a comparison.
    pub(super) fn words_end(&self, start: usize, to: usize) -> usize {
        let Some((at, _)) = comparison(self.plain, start, to) else { return to };
        let names = !residue(&self.plain.slice(start, at)).is_empty();
        if names { at } else { to }
    }

    /// What the words before a place compare with.
    pub(super) fn base(&self, from: usize, to: usize) -> Option<Base> {
        let (at, words) = comparison(self.plain, from, to)?;
        let end = at + words.chars().count();
        let at = self.passage(at, end.min(to));
        Some(Base { year: base_year(&words, self.year), kind: base_kind(&words), at })
    }

    /// The reason that stands behind its word: of the statements of this sentence, else of the one
    /// spoken of.
    fn reason(&mut self, first: usize, from: usize, to: usize, mark: Option<char>) {
        let begins = |c: &char| !matches!(c, '是' | '为' | ':' | ',' | '系' | '在' | '于');
        let start = (from..to).find(|at| self.plain.chars.get(*at).is_some_and(begins));
        // 主要原因： before a paragraph of its own is not cut short; 不用说明原因。 announces nothing.
        let reason = match (start, mark) {
            (Some(start), _) => Reason::Given(self.passage(start, to)),
            (None, Some('。' | ';')) => Reason::Cut(self.passage(from, to + 1)),
            (None, _) => return,
        };
        // A sentence may say how several amounts moved: its reason is that of the last.
        let from = if first < self.found.len() { first } else { self.current.unwrap_or(first) };
        let here = self.found.get_mut(from.max(self.first)..).unwrap_or_default();
        let moves =
            |known: &Statement| known.change.is_some() || known.growth.is_some() || known.level.is_some();
        let last = here.iter().rposition(moves).or(here.len().checked_sub(1));
        if let Some(known) =
            last.and_then(|last| here.get_mut(last)).filter(|known| known.reason == Reason::None)
        {
            known.reason = reason;
        }
    }
}

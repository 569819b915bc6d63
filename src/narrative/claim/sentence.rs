//! From sentences to statements: which figures are of one quantity, and which statement they go on.

use std::cmp::Ordering;

use super::comparison::{base_kind, base_year, comparison};
use super::figure::{Counted, Number, numbers};
use super::plain::{Plain, plain};
use super::role::{Role, role};
use super::words::{ABOUT, ASIDE, LEVEL, LISTS, residue};
use super::{Base, Figure, Level, Moved, Order, Reason, Statement};
use crate::disclosure::{Disclosure, Passage, WordsAt};
use crate::money::{Amount, MoneyUnit};

/// Characters of a sentence; what is longer is none.
const LONGEST: usize = 1_000;

/// Statements of a document; a document with more is no disclosure.
const MOST: usize = 20_000;

/// Characters within which 上年无此项预算 stands behind an amount.
const NEAR: usize = 24;

const ORDERS: [(&str, Ordering); 9] = [
    ("大于", Ordering::Greater),
    ("高于", Ordering::Greater),
    ("多于", Ordering::Greater),
    ("超过", Ordering::Greater),
    ("小于", Ordering::Less),
    ("低于", Ordering::Less),
    ("少于", Ordering::Less),
    ("等于", Ordering::Equal),
    ("与预算数持平", Ordering::Equal),
];

/// All statements of the narrative, in its order, about nothing yet.
pub(super) fn statements(disclosure: &Disclosure) -> Vec<Statement> {
    let mut found = Vec::new();
    for (s, section) in disclosure.narrative.iter().enumerate() {
        let mut list = None;
        for (i, item) in section.items.iter().enumerate() {
            if found.len() > MOST {
                return found;
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
                current: None,
                list,
                above: list,
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
    found
}

fn announces_reason(text: &str) -> bool {
    let bare = text.trim_end();
    bare.strip_suffix(['：', ':']).is_some_and(|bare| bare.ends_with("原因") || bare.ends_with("原因是"))
}

/// One item, read sentence by sentence.
struct Reading<'a> {
    year: u16,
    /// Whether it is final accounts.
    settles: bool,
    at: WordsAt,
    text: &'a str,
    plain: &'a Plain,
    /// The first statement of this item.
    first: usize,
    found: &'a mut Vec<Statement>,
    /// The statement that is spoken of.
    current: Option<usize>,
    /// The statement whose parts are listed.
    list: Option<usize>,
    /// The one whose parts the items of this section are.
    above: Option<usize>,
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
            }
            if mark != Some(';') {
                self.list = self.above;
                self.outside.clear();
            }
            from = at + 1;
        }
    }

    fn passage(&self, from: usize, to: usize) -> Passage {
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
                Token::Number(number) => self.number(&number, (from, to), start),
                Token::Level { .. } => self.level((from, to), start, at, behind),
            }
            start = behind;
        }
        self.brackets(start, to);
        if self.opens(start, end).is_some() || aside.is_none() && self.opens(start, to).is_some() {
            self.list = self.current.or(self.list);
        }
        self.order((from, to));
        if let Some((at, word)) = aside.filter(|(_, word)| word.contains("原因")) {
            self.reason(first, at + word.chars().count(), to, mark.filter(|_| word != "原因" || at + 2 < to));
        }
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

    fn number(&mut self, number: &Number, sentence: (usize, usize), start: usize) {
        let before = self.plain.slice(start, number.from);
        let figure = Figure {
            amount: number.value,
            decimals: number.decimals,
            money: match number.counted {
                Counted::Money(money) => Some(money),
                Counted::Percent | Counted::Other => None,
            },
            at: self.passage(number.from, number.to),
        };
        let repeated = self.says_last_year_of_it(&before);
        match if repeated { Role::Prior } else { role(number, &before, self.year, self.settles) } {
            Role::Amount => {
                let settled = residue(&before.replace("支出", "").replace("收入", "")).is_empty();
                let fills =
                    |statement: &&mut Statement| statement.amount.is_none() && statement.budgeted.is_some();
                match self.spoken().filter(fills).filter(|_| settled) {
                    Some(statement) => statement.amount = Some(figure),
                    None => self.begin(sentence, start, number.from).amount = Some(figure),
                }
            }
            Role::Budgeted => {
                let fills =
                    |statement: &&mut Statement| statement.amount.is_some() && statement.budgeted.is_none();
                match self.spoken().filter(fills).filter(|_| residue(&before).is_empty()) {
                    Some(statement) => statement.budgeted = Some(figure),
                    None => self.begin(sentence, start, number.from).budgeted = Some(figure),
                }
            }
            Role::Prior => {
                let named = if repeated { String::new() } else { residue(&before) };
                let statement =
                    self.goes_on(&named, sentence, start, number.from, |known| known.prior.is_none());
                statement.prior = Some(figure);
            }
            // 分别占: which of them is of which is not followed.
            Role::Share(at) if before.chars().take(at).collect::<String>().ends_with("分别") => {}
            Role::Share(at) => {
                let (named, of): (String, String) =
                    (before.chars().take(at).collect(), before.chars().skip(at + 1).collect());
                let named = residue(&named);
                let statement =
                    self.goes_on(&named, sentence, start, start + at, |known| known.share.is_none());
                statement.share = Some(figure);
                statement.share_of = of;
            }
            Role::Completion => {
                let named = residue(&before);
                let statement =
                    self.goes_on(&named, sentence, start, number.from, |known| known.completion.is_none());
                statement.completion = Some(figure);
            }
            Role::Change(direction, behind) => {
                let to = number.from.saturating_sub(behind);
                let moved = Moved { figure, direction, at: self.passage(to, number.to) };
                let none = self.none_before(number.to);
                let statement = self.moves(sentence, start, to, |known| &mut known.change, moved);
                statement.prior = statement.prior.or(none);
            }
            Role::Growth(direction, behind) => {
                let to = number.from.saturating_sub(behind);
                let moved = Moved { figure, direction, at: self.passage(to, number.to) };
                let _ = self.moves(sentence, start, to, |known| &mut known.growth, moved);
            }
            Role::Nothing => {}
        }
    }

    fn moves(
        &mut self,
        sentence: (usize, usize),
        start: usize,
        to: usize,
        slot: fn(&mut Statement) -> &mut Option<Moved>,
        moved: Moved,
    ) -> &mut Statement {
        let base = self.base(sentence.0, to);
        let named = residue(&self.plain.slice(start, to));
        // 与上年持平，增长1%: one comparison that contradicts itself; behind another it is a second one.
        let anew = comparison(self.plain, start, to).is_some();
        let free = |known: &mut Statement| slot(known).is_none() && (known.level.is_none() || !anew);
        let statement = self.goes_on_if(&named, sentence, start, self.words_end(start, to), free);
        *slot(statement) = Some(moved);
        statement.base = statement.base.or(base);
        statement
    }

    /// （上年无此项预算）: last year's amount was zero.
    fn none_before(&self, from: usize) -> Option<Figure> {
        let close = self.plain.find(")", from, from + NEAR)?;
        let words = self.plain.slice(from, close);
        let words = words.strip_prefix('(')?;
        let last = self.year.saturating_sub(1).to_string();
        let rest = ["上年", "去年", last.as_str()].iter().find_map(|year| words.strip_prefix(year))?;
        let rest = rest.trim_start_matches(['年', '度']);
        let none = ["无此", "无该", "没有此", "没有该", "未安排"].iter().any(|word| rest.starts_with(word));
        let at = self.passage(from, close + 1);
        none.then_some(Figure { amount: Amount::ZERO, decimals: 2, money: Some(MoneyUnit::Yuan), at })
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
        let statement = self
            .goes_on_if(&named, sentence, start, self.words_end(start, to), |known| known.level.is_none());
        statement.level = Some(Level { about: about.is_some(), at: passage });
        statement.base = statement.base.or(base);
    }

    /// 决算数大于预算数: how the two are, of what is spoken of or of what the words name.
    fn order(&mut self, sentence: (usize, usize)) {
        let (from, to) = sentence;
        for (word, order) in ORDERS {
            let Some(at) = self.plain.find(&format!("决算数{word}"), from, to) else { continue };
            let behind = at + "决算数".chars().count() + word.chars().count();
            let rest = self.plain.slice(behind, behind + 6);
            if !(rest.starts_with("预算数") || rest.starts_with("年初预算")) {
                continue;
            }
            let end = behind + rest.find("预算").map_or(0, |found| rest[..found].chars().count()) + 2;
            let passage = self.passage(at, end.min(to));
            let named = residue(&self.plain.slice(from, at).replace("支出", ""));
            let statement = self.goes_on(&named, sentence, from, at, |known| known.order.is_none());
            statement.order = Some(Order { order, about: false, at: passage });
            return;
        }
    }

    /// The statement spoken of.
    fn spoken(&mut self) -> Option<&mut Statement> {
        self.current.filter(|current| *current >= self.first).and_then(|current| self.found.get_mut(current))
    }

    /// The statement spoken of if no words name another and what comes is still free in it, else a
    /// new one.
    /// 收支总预算…万元，上年收支总预算…万元: last year's amount, with the words of this year's again.
    fn says_last_year_of_it(&self, before: &str) -> bool {
        let last = self.year.saturating_sub(1);
        let years =
            [format!("{last}年度"), format!("{last}年"), "上年度".into(), "上年".into(), "去年".into()];
        let words = before.trim_start_matches(|c: char| !c.is_alphanumeric());
        let words = words.trim_start_matches(['比', '较', '与', '而']);
        let Some(rest) = years.iter().find_map(|year| words.strip_prefix(year.as_str())) else {
            return false;
        };
        let (rest, spoken) = (residue(rest), self.current.and_then(|current| self.found.get(current)));
        let said = |of: &Statement| {
            let words = self.text.get(of.words.start..of.words.end).unwrap_or_default();
            of.amount.is_some() && of.prior.is_none() && residue(&plain(words)) == rest
        };
        !rest.is_empty() && spoken.is_some_and(said)
    }

    fn goes_on(
        &mut self,
        named: &str,
        sentence: (usize, usize),
        start: usize,
        to: usize,
        free: fn(&Statement) -> bool,
    ) -> &mut Statement {
        self.goes_on_if(named, sentence, start, to, |known| free(known))
    }

    fn goes_on_if(
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

    fn begin(&mut self, sentence: (usize, usize), start: usize, to: usize) -> &mut Statement {
        let start =
            (start..to).find(|at| !matches!(self.plain.chars.get(*at), Some(',' | ':' | '、'))).unwrap_or(to);
        let at = self.found.len();
        // 甲（项）。…年初预算为…: the item's first words name it.
        let named = !residue(&self.plain.slice(start, to).replace("支出", "")).is_empty();
        let first = self.plain.chars.iter().position(|c| matches!(c, '。' | ':' | ',' | ';'));
        let words = match first.filter(|first| !named && *first < sentence.0) {
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
            share_of: String::new(),
            of_parent: true,
            completion: None,
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

    /// The end of the words that name something in front of a comparison.
    fn words_end(&self, start: usize, to: usize) -> usize {
        let Some((at, _)) = comparison(self.plain, start, to) else { return to };
        let names = !residue(&self.plain.slice(start, at)).is_empty();
        if names { at } else { to }
    }

    /// What the words before a place compare with.
    fn base(&self, from: usize, to: usize) -> Option<Base> {
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

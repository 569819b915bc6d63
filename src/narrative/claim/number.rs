//! What a number adds to the statement that is spoken of, or begins.

use super::comparison::{base_kind, base_year, comparison};
use super::figure::{Counted, Number};
use super::plain::plain;
use super::role::{Role, role};
use super::sentence::Reading;
use super::words::{Direction, becomes, residue};
use super::{Base, BaseKind, Figure, Moved, Statement};
use crate::money::Amount;

/// Characters within which 上年无此项预算 stands behind an amount.
const NEAR: usize = 24;

impl Reading<'_> {
    /// Reads a number behind what was read up to `start`; where the next may begin.
    pub(super) fn number(&mut self, number: &Number, sentence: (usize, usize), start: usize) -> usize {
        let before = self.plain.slice(start, number.from);
        let behind = self.plain.slice(number.to, sentence.1);
        let figure = Figure {
            amount: number.value,
            decimals: number.decimals,
            money: match number.counted {
                Counted::Money(money) => Some(money),
                Counted::Percent | Counted::Other => None,
            },
            at: self.passage(number.from, number.to),
        };
        let whole = self.whole.take();
        if self.again_in_brackets(&before, start, number, figure) {
            return number.to;
        }
        let repeated = self.says_last_year_of_it(&before);
        let role = match becomes(&before).filter(|_| self.was_something_else(&before, number)) {
            Some((direction, length)) => Role::Becomes(direction, length),
            None if repeated => Role::Prior,
            None => role(number, &before, &behind, self.year, self.settles),
        };
        match role {
            Role::Amount if self.says_it_again(&before) => self.restate(sentence, start, number.from, figure),
            Role::Amount => {
                let settled = residue(&before.replace("支出", "").replace("收入", "")).is_empty();
                // 占70.00%，为700.00万元
                let told = residue(&before).is_empty() && before.contains(['为', '达', '计']);
                let fills = |statement: &&mut Statement| {
                    statement.amount.is_none()
                        && (statement.budgeted.is_some() && settled
                            || told && (statement.share.is_some() || statement.growth.is_some()))
                };
                match self.spoken().filter(fills) {
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
                let (base, year) = (self.base(start, number.from), self.year);
                let last =
                    Base { year: Some(year.saturating_sub(1)), kind: BaseKind::Unnamed, at: figure.at };
                let of = base.unwrap_or(last);
                let free =
                    |known: &mut Statement| known.prior.is_none() && !compares_otherwise(known, &of, year);
                let statement = self.goes_on_if(&named, sentence, start, number.from, free);
                statement.prior = Some(figure);
                statement.base = statement.base.or(base);
            }
            Role::From(at) => self.from(sentence, start, (at, number.from), figure),
            Role::Becomes(direction, length) => {
                return self.becomes(sentence, start, number, (direction, length), figure);
            }
            // 分别占: which of them is of which is not followed.
            Role::Share(at) if before.chars().take(at).collect::<String>().ends_with("分别") => {
                self.unheard.push(figure.at);
            }
            Role::Share(at) => {
                let (named, of): (String, String) =
                    (before.chars().take(at).collect(), before.chars().skip(at + 1).collect());
                let named = residue(&named);
                let statement =
                    self.goes_on(&named, sentence, start, start + at, |known| known.share.is_none());
                statement.share = Some(figure);
                statement.share_whole = whole;
                let digit = whole.and_then(|_| of.find(|c: char| c.is_ascii_digit()));
                statement.share_of = of.get(..digit.unwrap_or(of.len())).unwrap_or_default().to_owned();
            }
            Role::Whole => {
                self.whole = Some(figure);
                return start;
            }
            Role::Completion => {
                let named = residue(&before.replace('占', ""));
                let statement =
                    self.goes_on(&named, sentence, start, number.from, |known| known.completion.is_none());
                statement.completion = Some(figure);
            }
            Role::Change(direction, behind) => {
                let to = number.from.saturating_sub(behind);
                let moved = Moved { figure, direction, at: self.passage(to, number.to) };
                let none = self.none_before(number.to, figure);
                let statement = self.moves(sentence, start, to, |known| &mut known.change, moved);
                statement.prior = statement.prior.or(none);
            }
            Role::Growth(direction, behind) => {
                let to = number.from.saturating_sub(behind);
                let moved = Moved { figure, direction, at: self.passage(to, number.to) };
                let _ = self.moves(sentence, start, to, |known| &mut known.growth, moved);
            }
            // 为年初预算1,000.00万元的90.00%
            Role::Nothing if number.counted == Counted::Percent && before == "的" => {
                let end = self.plain.end_byte(start, self.text);
                let of_budget = |known: &&mut Statement| {
                    known.completion.is_none()
                        && known.budgeted.is_some_and(|budgeted| budgeted.at.end == end)
                };
                match self.spoken().filter(of_budget) {
                    Some(statement) => statement.completion = Some(figure),
                    None => self.unheard.push(figure.at),
                }
            }
            Role::Nothing => self.unheard.push(figure.at),
        }
        number.to
    }

    /// 由900.00万元: what it was before it became something else.
    fn from(&mut self, sentence: (usize, usize), start: usize, (at, to): (usize, usize), figure: Figure) {
        let words = self.plain.slice(start + at + 1, to);
        let named = residue(&self.plain.slice(start, start + at));
        let (year, kind) = (base_year(&words, self.year), base_kind(&words));
        let budgeted = self.settles && kind == BaseKind::Budget && year.is_none_or(|year| year == self.year);
        let base = Base { year, kind, at: self.passage(start + at + 1, to) };
        let free = |known: &mut Statement| {
            known.prior.is_none() && known.budgeted.is_none() && known.change.is_none()
        };
        let statement = self.goes_on_if(&named, sentence, start, start + at, free);
        if budgeted {
            statement.budgeted = Some(figure);
        } else {
            statement.prior = Some(figure);
            statement.base = statement.base.or(year.is_some().then_some(base));
        }
    }

    /// 由1,000.00万元减少为: whether only what it was has been said.
    fn was_something_else(&mut self, before: &str, number: &Number) -> bool {
        let money = matches!(number.counted, Counted::Money(_));
        let was = |known: &mut Statement| {
            known.amount.is_none() && (known.prior.is_some() || known.budgeted.is_some())
        };
        let bare = before.trim_start_matches([',', '调']).chars().count() <= 3;
        money && bare && self.spoken().is_some_and(was)
    }

    /// 增加到1,000.00万元: this year's amount.
    fn becomes(
        &mut self,
        sentence: (usize, usize),
        start: usize,
        number: &Number,
        (direction, length): (Direction, usize),
        figure: Figure,
    ) -> usize {
        let to = number.from.saturating_sub(length);
        let moved = Moved { figure, direction, at: self.passage(to, number.to) };
        let base = self.base(start, to);
        let words = self.plain.slice(start, to);
        let named = residue(&words);
        if !named.is_empty() {
            let end = self.words_end(start, to);
            let statement = self.begin(sentence, start, end);
            (statement.amount, statement.becomes, statement.base) = (Some(figure), Some(moved), base);
            return number.to;
        }
        let was = |known: &Statement| known.prior.is_some() || known.budgeted.is_some();
        match self.spoken() {
            Some(known) if was(known) && known.amount.is_none() => {
                (known.amount, known.becomes) = (Some(figure), Some(moved));
            }
            Some(known) if known.amount.is_some() && (was(known) || base.is_some()) => {
                known.becomes = Some(moved);
                self.restate(sentence, start, number.from, figure);
            }
            _ => self.unheard.push(figure.at),
        }
        number.to
    }

    /// （即…元）: the amount just given once more.
    fn says_it_again(&mut self, before: &str) -> bool {
        let words = before.contains(['即', '折']) && residue(before).is_empty();
        words && self.spoken().is_some_and(|known| known.amount.is_some())
    }

    /// The amount of what is spoken of, given once more.
    fn restate(&mut self, sentence: (usize, usize), start: usize, to: usize, figure: Figure) {
        let Some(current) = self.current else { return };
        let Some(words) = self.found.get(current).map(|known| known.words) else { return };
        let statement = self.begin(sentence, start, to);
        // No further part of a list.
        (statement.words, statement.amount, statement.parent) = (words, Some(figure), None);
        self.current = Some(current);
    }

    /// 增加10.00万元（1.49%）, 增长1.49%（10.00万元）: the other figure of what moved, in brackets.
    fn again_in_brackets(&mut self, before: &str, start: usize, number: &Number, figure: Figure) -> bool {
        if !matches!(before, "(" | "(约" | "(即") {
            return false;
        }
        let end = self.plain.end_byte(start, self.text);
        let Some(known) = self.spoken() else { return false };
        let (from, to) = match number.counted {
            Counted::Percent => (known.change, &mut known.growth),
            Counted::Money(_) => (known.growth, &mut known.change),
            Counted::Other => return false,
        };
        let just = from.filter(|moved| to.is_none() && moved.at.end == end);
        *to = to.or(just.map(|moved| Moved { figure, direction: moved.direction, at: figure.at }));
        just.is_some()
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
        let (other, year) = (base.filter(|_| anew), self.year);
        let free = |known: &mut Statement| {
            slot(known).is_none()
                && (known.level.is_none() || !anew)
                && !other.is_some_and(|other| compares_otherwise(known, &other, year))
        };
        let statement = self.goes_on_if(&named, sentence, start, self.words_end(start, to), free);
        *slot(statement) = Some(moved);
        statement.base = statement.base.or(base);
        statement
    }

    /// （上年无此项预算）: last year's amount was zero.
    fn none_before(&self, from: usize, like: Figure) -> Option<Figure> {
        let close = self.plain.find(")", from, from + NEAR)?;
        let words = self.plain.slice(from, close);
        let words = words.strip_prefix('(')?;
        let last = self.year.saturating_sub(1).to_string();
        let rest = ["上年", "去年", last.as_str()].iter().find_map(|year| words.strip_prefix(year))?;
        let rest = rest.trim_start_matches(['年', '度']);
        let none = ["无此", "无该", "没有此", "没有该", "未安排"].iter().any(|word| rest.starts_with(word));
        let at = self.passage(from, close + 1);
        none.then_some(Figure { amount: Amount::ZERO, at, ..like })
    }

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
}

/// Whether a statement has figures that compare with something else than `other`: 比上年预算增加…, 比2022年
/// 预算减少… are two comparisons, and their figures do not belong together.
pub(super) fn compares_otherwise(known: &Statement, other: &Base, this: u16) -> bool {
    let moved = known.change.is_some() || known.growth.is_some() || known.level.is_some();
    let base = known.base.map(|base| (base.year, base.kind));
    let last = known.prior.map(|_| (Some(this.saturating_sub(1)), BaseKind::Unnamed));
    let Some((year, kind)) = base.or(last) else { return false };
    let years = match (year, other.year) {
        (Some(one), Some(other)) => one != other,
        // 比年初预算, beside 比上年; 较大幅度 compares with nothing.
        (None, Some(_)) => kind != BaseKind::Unnamed,
        (Some(_), None) => other.kind != BaseKind::Unnamed,
        (None, None) => false,
    };
    let kinds = kind != other.kind && kind != BaseKind::Unnamed && other.kind != BaseKind::Unnamed;
    (moved || known.prior.is_some()) && (years || kinds)
}

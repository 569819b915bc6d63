//! An amount in a sentence that its table prints differently.

use super::{ARITHMETIC, budgets, key, money, of_cell};
use crate::finding::{Arg, Finding, Said, Severity, Stated, Text};
use crate::grid::CellId;
use crate::money::{Amount, MoneyUnit};
use crate::narrative::claim::{Claims, Figure, Interval, Statement};
use crate::rules::words::Words;
use crate::rules::{Document, Family, Rule, Sink};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "amount-against-table",
    family: Family::Narrative,
    title: Text {
        zh: "文中金额与表中不同", en: "An amount in a sentence that its table prints differently"
    },
    what: Text {
        zh: "一句话里的金额与它所说的单元格相差超过四舍五入所能造成的差额（表中印元、文中印万元时按两边的末位计算）。说的是哪个单元格，由上面的标题、条目的科目和金额前的字决定；不能确定的不作判断，并计数。",
        en: "The amount in a sentence differs from the cell that it speaks of by more than rounding can make, in whatever units the two are printed. The headings above, the account of the item and the words in front of the amount say which cell it is; what they leave open is not judged, but counted.",
    },
    remedy: Text {
        zh: "请核对表和文字哪一处是对的，并改正另一处。",
        en: "Find out whether the table or the sentence is right and correct the other.",
    },
    basis: ARITHMETIC,
    check: Some(check),
};

const DIFFERS: Text = Text {
    zh: "文中说“{words}”是 {stated}，{cell}印的是 {value}，相差 {difference}，超过四舍五入至多能造成的 {tolerance}：{sentence}",
    en: "The text says that “{words}” is {stated}; {cell} prints {value}. They differ by {difference}, more than the {tolerance} that rounding can make: {sentence}",
};

const EXCHANGED: Text = Text {
    zh: "文中说“{words}”是 {stated}，{cell}印的是 {value}；前者正是{other}印的数，两个数可能互换了位置：{sentence}",
    en: "The text says that “{words}” is {stated}; {cell} prints {value}. What the text says is what {other} prints: the two figures are probably in each other’s place: {sentence}",
};

const SHORTENED: Text = Text {
    zh: "文中说“{words}”是 {stated}，比文中别的金额少印了小数；{cell}印的是 {value}：{sentence}",
    en: "The text says that “{words}” is {stated}, with fewer decimals than its other amounts; {cell} prints {value}: {sentence}",
};

const OPEN: Text = Text {
    zh: "文中有 {count} 处金额说的是哪个单元格不能确定，没有与表格核对；能确定的有 {known} 处。",
    en: "Of {count} amounts in the text it is not certain which cell they speak of; they were not held against the tables. {known} were.",
};

const UNHEARD: Text = Text {
    zh: "另有 {count} 处金额或比率没有听出说的是什么（原因、用途里的，汉字写的，调整预算的，或说法不常见的），没有判断；第一处是“{first}”：{sentence}",
    en: "Of {count} more amounts or rates it was not heard what they are (in reasons and purposes, spelt out, of adjusted budgets, or in unusual words); they were not judged. The first is “{first}”: {sentence}",
};

fn check(rule: &Rule, document: &Document<'_>, sink: &mut Sink) {
    let (mut open, mut known) = (0, 0);
    let mut differing: Vec<Differs<'_>> = Vec::new();
    for statement in &document.claims.statements {
        let budgets = budgets(document, statement);
        let figures = [(statement.amount, &statement.cells), (statement.budgeted, &budgets)];
        for (stated, cells) in figures {
            let Some(stated) = stated else { continue };
            let printed = |cell: &CellId| Some((*cell, of_cell(document, *cell)?));
            let cells: Vec<(CellId, (Amount, Interval))> = cells.iter().filter_map(printed).collect();
            if cells.is_empty() {
                open += 1;
                continue;
            }
            known += 1;
            differing.extend(sink_one(rule, document, statement, &stated, &cells, sink));
        }
    }
    for one in &differing {
        let exchanged = differing.iter().find(|other| one.is_exchanged_with(other, document));
        sink.add(one.finding(rule, document, exchanged));
    }
    if open > 0 {
        let said = Said::new(OPEN).with("count", Arg::Count(open)).with("known", Arg::Count(known));
        sink.unable(rule, said);
    }
    let unheard = &document.claims.unheard;
    if let Some(first) = unheard.iter().min() {
        let words = document.disclosure.quote(*first).unwrap_or_default();
        let text = document.disclosure.words(first.at).unwrap_or_default();
        let around = Words { at: first.at, text }.sentence(first.start, first.end);
        let said = Said::new(UNHEARD)
            .with("count", Arg::Count(unheard.len()))
            .with("first", Arg::Words(words.replace('\n', "")))
            .with("sentence", Arg::Quote(around));
        sink.unable(rule, said);
    }
}

/// An amount that its cell prints differently.
struct Differs<'a> {
    statement: &'a Statement,
    stated: Figure,
    cell: CellId,
    value: Amount,
    around: Interval,
}

impl Differs<'_> {
    /// Whether each of two states what the cell of the other, in the same table, prints.
    fn is_exchanged_with(&self, other: &Self, document: &Document<'_>) -> bool {
        let table = |one: &Self| document.grid.spot(one.cell).table;
        self.cell != other.cell
            && table(self) == table(other)
            && self.around.meets(other.stated.interval())
            && other.around.meets(self.stated.interval())
    }

    fn finding(&self, rule: &Rule, document: &Document<'_>, exchanged: Option<&Self>) -> Finding {
        let Self { statement, stated, cell, value, .. } = self;
        let difference = stated.amount.minus(*value).unwrap_or_default();
        let tolerance = stated.half().plus(document.grid.half_step(*cell)).unwrap_or_default();
        let text = if exchanged.is_some() { EXCHANGED } else { DIFFERS };
        let said = said(document, statement, text, stated)
            .with("cell", Arg::Cell(*cell))
            .with("value", Arg::Value(*cell))
            .with("other", Arg::Cell(exchanged.unwrap_or(self).cell))
            .with("difference", super::amount(difference.abs(), stated))
            .with("tolerance", super::amount(tolerance, stated));
        let mut finding = Finding::of_rule(rule, Severity::Error, &key(document, statement), said)
            .at_words([stated.at, statement.sentence])
            .at_cells([*cell])
            .comparing(Stated::Amount(*value), Stated::Amount(stated.amount));
        finding.tolerance = Some(tolerance);
        finding
    }
}

/// Holds an amount against the cells that it may be; it is right if it agrees with one.
fn sink_one<'a>(
    rule: &Rule,
    document: &Document<'_>,
    statement: &'a Statement,
    stated: &Figure,
    cells: &[(CellId, (Amount, Interval))],
    sink: &mut Sink,
) -> Option<Differs<'a>> {
    let interval = stated.interval();
    let agrees = cells.iter().find(|(_, (_, around))| around.meets(interval));
    let (cell, (value, around)) = agrees.or(cells.first())?;
    if agrees.is_some() {
        let exact = Interval::around(stated.amount, step(document.claims, stated));
        if !exact.meets(*around) {
            let said = said(document, statement, SHORTENED, stated)
                .with("cell", Arg::Cell(*cell))
                .with("value", Arg::Value(*cell));
            sink.add(
                Finding::of_rule(rule, Severity::Doubt, &key(document, statement), said)
                    .at_words([stated.at, statement.sentence])
                    .at_cells([*cell]),
            );
        }
        return None;
    }
    Some(Differs { statement, stated: *stated, cell: *cell, value: *value, around: *around })
}

fn said(document: &Document<'_>, statement: &Statement, text: Text, stated: &Figure) -> Said {
    let words = document.disclosure.quote(statement.words).unwrap_or_default();
    Said::new(text)
        .with("words", Arg::Words(words.replace('\n', "")))
        .with("stated", money(stated))
        .with("sentence", Arg::Quote(statement.sentence))
}

/// Half the step in which the text prints amounts of this unit.
fn step(claims: &Claims, like: &Figure) -> Amount {
    let same = |figure: &&Figure| figure.money == like.money;
    let figures = claims.statements.iter().filter_map(|statement| statement.amount.as_ref());
    let decimals = figures.filter(same).map(|figure| figure.decimals).max().unwrap_or(like.decimals);
    Figure { decimals: decimals.min(finest(like.money)), ..*like }.half()
}

fn finest(money: Option<MoneyUnit>) -> u32 {
    money.map_or(0, MoneyUnit::exponent) + 2
}

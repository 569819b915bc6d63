//! Two sentences that make last year's amount two different ones.

use std::collections::BTreeMap;

use crate::finding::{Arg, Finding, Said, Severity, Stated, Text};
use crate::grid::CellId;
use crate::money::Amount;
use crate::narrative::claim::{BaseKind, Interval, Statement};
use crate::rules::narrative::{ARITHMETIC, key, then};
use crate::rules::{Document, Family, Rule, Sink};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "prior-differs-between-sentences",
    family: Family::Prior,
    title: Text {
        zh: "两句话推出的上年数不同",
        en: "Two sentences that imply different amounts for last year",
    },
    what: Text {
        zh: "同一个数在两处说明增减，由今年的数和增减额推出的上年数不同。对比口径（预算数、执行数、决算数）不同的不作比较。",
        en: "Two sentences state the change of one quantity; this year's amounts less the changes make different amounts for last year. Sentences that compare with figures of another kind (budgeted, executed, final) are not compared.",
    },
    remedy: Text {
        zh: "请核对两处的金额和增减额。", en: "Check the amounts and changes of both sentences."
    },
    basis: ARITHMETIC,
    check: Some(check),
};

const DIFFERS: Text = Text {
    zh: "{cell}的上年数，一处推出 {one}，另一处推出 {other}：{first}{second}",
    en: "Last year's amount of {cell} is {one} by one sentence and {other} by another: {first} {second}",
};

/// What makes two sentences speak of the same amount of last year.
type Key = (CellId, Option<u16>, BaseKind);

fn check(rule: &Rule, document: &Document<'_>, sink: &mut Sink) {
    let mut heard: BTreeMap<Key, (Amount, Interval, &Statement)> = BTreeMap::new();
    for statement in &document.claims.statements {
        let Some(cell) = statement.cells.first() else { continue };
        let Some((amount, around)) = then(document, statement) else { continue };
        let base = statement.base;
        let year = base.and_then(|base| base.year);
        let entry = (*cell, year, base.map_or(BaseKind::Unnamed, |base| base.kind));
        let Some((known, known_around, other)) = heard.get(&entry) else {
            heard.insert(entry, (amount, around, statement));
            continue;
        };
        if known_around.meets(around) {
            continue;
        }
        let money = document.grid.money_unit_of(*cell);
        let decimals = document.grid.decimals(*cell);
        let said = Said::new(DIFFERS)
            .with("cell", Arg::Cell(*cell))
            .with("one", Arg::Amount(*known, money, decimals))
            .with("other", Arg::Amount(amount, money, decimals))
            .with("first", Arg::Quote(other.sentence))
            .with("second", Arg::Quote(statement.sentence));
        sink.add(
            Finding::of_rule(rule, Severity::Error, &key(document, statement), said)
                .at_words([statement.sentence, other.sentence])
                .at_cells([*cell])
                .comparing(Stated::Amount(*known), Stated::Amount(amount)),
        );
    }
}

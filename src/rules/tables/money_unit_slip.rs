//! A table whose figures are ten thousand times those of another.

use std::collections::BTreeMap;

use crate::finding::{Arg, Finding, Said, Severity, Stated, Text};
use crate::grid::CellId;
use crate::money::{Amount, MoneyUnit, Ratio, Unit};
use crate::relation::{Kind, Outcome, RelationId};
use crate::rules::{Document, Family, Rule, Sink};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "money-unit-slip",
    family: Family::Tables,
    title: Text {
        zh: "金额单位可能写错（相差一万倍）",
        en: "A money unit that is probably wrong (ten thousand times)",
    },
    what: Text {
        zh: "同一个数在两张表里正好相差一万倍。多半是其中一张表的单位写错了，或者数字按另一种单位填了。",
        en: "The same quantity in two tables differs by exactly ten thousand times: one of them names the wrong unit, or its figures are in another.",
    },
    remedy: Text { zh: "请核对两张表的金额单位。", en: "Check the money units of both tables." },
    basis: Text {
        zh: "口径相同的数应当相等；1 万元 = 10000 元",
        en: "The same quantity is the same amount; 1 万元 is 10,000 yuan",
    },
    check: Some(check),
};

const FOUND: Text = Text {
    zh: "{one}是 {value}，{other}是 {other_value}，同一个数相差一万倍；两表之间这样的数共 {count} 处。",
    en: "{one} is {value} and {other} is {other_value}: the same quantity, ten thousand times apart. The two tables have {count} such pairs.",
};

fn check(rule: &Rule, document: &Document<'_>, sink: &mut Sink) {
    let mut pairs: BTreeMap<(usize, usize), Vec<RelationId>> = BTreeMap::new();
    for id in document.relations.ids() {
        let relation = document.relations.get(id);
        let [other] = relation.parts[..] else { continue };
        if relation.kind != Kind::Same || document.relations.outcome(document.values, id) != Outcome::Broken {
            continue;
        }
        if is_slip(document, relation.total, other) {
            let table = |cell| document.grid.spot(cell).table;
            pairs.entry((table(relation.total), table(other))).or_default().push(id);
        }
    }
    for ((one, other), relations) in pairs {
        let Some(first) = relations.first().map(|id| document.relations.get(*id)) else { continue };
        let (from, Some(to)) = (first.total, first.parts.first().copied()) else { continue };
        let said = Said::new(FOUND)
            .with("one", Arg::Cell(from))
            .with("value", Arg::Value(from))
            .with("other", Arg::Cell(to))
            .with("other_value", Arg::Value(to))
            .with("count", Arg::Count(relations.len()));
        let tables = &document.grid.form().tables;
        let key = format!("{}+{}", tables[one].id, tables[other].id);
        let figure = |cell| Stated::Amount(document.value(cell).or_zero());
        let cells = relations.iter().flat_map(|id| document.relations.get(*id).cells());
        let finding = Finding::of_rule(rule, Severity::Error, &key, said).comparing(figure(from), figure(to));
        sink.add(finding.at_cells(cells));
    }
}

/// Whether one of two amounts is ten thousand times the other, as far as they are printed.
fn is_slip(document: &Document<'_>, one: CellId, other: CellId) -> bool {
    let (Some(a), Some(b)) = (document.value(one).number(), document.value(other).number()) else {
        return false;
    };
    let money = document.grid.unit(one) == Unit::Money && document.grid.unit(other) == Unit::Money;
    let (large, small, step) = if a.abs() > b.abs() {
        (a, b, document.grid.half_step(other))
    } else {
        (b, a, document.grid.half_step(one))
    };
    // What rounds to the printed small figure: large / 10,000 within half its last digit.
    let shrunk = Amount::from_printed("1", Unit::Money.exponent(MoneyUnit::TenThousand)).ok();
    let shrunk = shrunk.and_then(|times| Ratio::new(large, times)?.quotient(6));
    let off = shrunk.and_then(|shrunk| shrunk.minus(small).ok()).map(Amount::abs);
    money && !small.is_zero() && off.is_some_and(|off| off <= step)
}

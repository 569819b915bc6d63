//! Last year's amounts that do not add up as this year's do.

use std::collections::BTreeMap;

use crate::finding::{Arg, Finding, Said, Severity, Stated, Text};
use crate::grid::CellId;
use crate::money::Amount;
use crate::narrative::claim::{BaseKind, Interval, Statement};
use crate::relation::{Axis, Kind, Relation};
use crate::rules::narrative::{ARITHMETIC, then};
use crate::rules::{Document, Family, Rule, Sink};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "prior-does-not-add-up",
    family: Family::Prior,
    title: Text { zh: "上年数加不起来", en: "Last year's amounts that do not add up" },
    what: Text {
        zh: "由增减额推出的上年数不满足今年的数所满足的关系：合计不等于各部分之和，或同一个数在两处不同。每个数按自己的末位算区间；今年取消的科目使各部分之和小于合计的，不算错。缺少任何一部分的上年数就不作判断。",
        en: "Last year's amounts, as the changes imply them, do not keep a relation that this year's keep: a total is not the sum of its parts, or one quantity has two amounts. Each figure counts with its own rounding. Accounts that ended may leave the parts short of the total. Not judged unless last year's amount of every part is known.",
    },
    remedy: Text {
        zh: "请核对这些说明里的增减额：上年数应当与上年公开的数一致。",
        en: "Check the changes in these sentences: last year's amounts should be those published then.",
    },
    basis: ARITHMETIC,
    check: Some(check),
};

const TOTAL: Text = Text {
    zh: "由增减额推出，{cell}上年是 {total}，而它的 {count} 个组成部分上年合计 {sum}，四舍五入不能解释：{sentences}",
    en: "By the changes, {cell} was {total} last year, while its {count} parts were {sum} together, which rounding does not explain: {sentences}",
};

const SAME: Text = Text {
    zh: "{cell}和{other}是同一个数，由增减额推出的上年数却是 {total} 和 {sum}：{sentences}",
    en: "{cell} and {other} are one quantity, but by their changes they were {total} and {sum} last year: {sentences}",
};

fn check(rule: &Rule, document: &Document<'_>, sink: &mut Sink) {
    let known = known(document);
    for id in document.relations.ids() {
        let relation = document.relations.get(id);
        // What this document does not have it may have had last year.
        if relation.kind == Kind::Part || !relation.conditions.is_empty() || relation.prevented_by.is_some() {
            continue;
        }
        let Some(total) = known.get(&relation.total) else { continue };
        let parts: Option<Vec<&Then<'_>>> = relation.parts.iter().map(|part| known.get(part)).collect();
        let Some(parts) = parts.filter(|parts| parts.iter().all(|part| part.kind == total.kind)) else {
            continue;
        };
        let Some(first) = parts.first() else { continue };
        let sum = parts.iter().skip(1).fold(first.around, |sum, part| sum.plus(part.around));
        let Ok(amount) = parts.iter().try_fold(Amount::ZERO, |sum, part| sum.plus(part.amount)) else {
            continue;
        };
        // Rows of the document's own: some may have ended.
        let own = |part: &CellId| document.grid.row_of(*part).id.is_none();
        let open = relation.axis != Axis::Columns && relation.parts.iter().any(own);
        let ended = open && !sum.minus(total.around).is_positive();
        if sum.meets(total.around) || ended {
            continue;
        }
        sink.add(finding(rule, document, relation, total, &parts, amount));
    }
}

/// Last year's amount of a cell, as a sentence implies it.
struct Then<'a> {
    amount: Amount,
    around: Interval,
    kind: BaseKind,
    statement: &'a Statement,
}

/// What the sentences imply, where they do not contradict each other.
fn known<'a>(document: &Document<'a>) -> BTreeMap<CellId, Then<'a>> {
    let mut known: BTreeMap<CellId, Option<Then<'a>>> = BTreeMap::new();
    for statement in &document.claims.statements {
        let Some((amount, around)) = then(document, statement) else { continue };
        let kind = statement.base.map_or(BaseKind::Unnamed, |base| base.kind);
        let year = statement.base.and_then(|base| base.year);
        if year.is_some_and(|year| year + 1 != document.disclosure.year) {
            continue;
        }
        for cell in &statement.cells {
            let found = Then { amount, around, kind, statement };
            match known.get_mut(cell) {
                None => {
                    known.insert(*cell, Some(found));
                }
                Some(other) => {
                    if other.as_ref().is_some_and(|other| !other.around.meets(around)) {
                        *other = None;
                    }
                }
            }
        }
    }
    known.into_iter().filter_map(|(cell, then)| Some((cell, then?))).collect()
}

fn finding(
    rule: &Rule,
    document: &Document<'_>,
    relation: &Relation,
    total: &Then<'_>,
    parts: &[&Then<'_>],
    sum: Amount,
) -> Finding {
    let grid = document.grid;
    let money = grid.money_unit_of(relation.total);
    let shown = |amount: Amount| Arg::Amount(amount, money, grid.decimals(relation.total));
    let sentences =
        || std::iter::once(total).chain(parts.iter().copied()).map(|then| then.statement.sentence);
    let quoted: Vec<&str> =
        sentences().take(3).filter_map(|sentence| document.disclosure.quote(sentence)).collect();
    let said = Said::new(if relation.kind == Kind::Same { SAME } else { TOTAL })
        .with("cell", Arg::Cell(relation.total))
        .with("count", Arg::Count(parts.len()))
        .with("total", shown(total.amount))
        .with("sum", shown(sum))
        .with("sentences", Arg::Words(quoted.concat()));
    let said = match relation.parts.first() {
        Some(other) => said.with("other", Arg::Cell(*other)),
        None => said,
    };
    Finding::of_rule(rule, Severity::Error, &crate::finding::relation_id(grid, relation), said)
        .at_words(sentences())
        .at_cells(relation.cells())
        .comparing(Stated::Amount(sum), Stated::Amount(total.amount))
}

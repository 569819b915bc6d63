//! Last year's amounts against what was published then.

use std::collections::HashMap;

use crate::finding::{Arg, Finding, Said, Severity, Stated, Text, cell_id};
use crate::grid::{CellId, Value};
use crate::narrative::claim::{BaseKind, Interval, Statement};
use crate::rules::document::LastYear;
use crate::rules::narrative::{ARITHMETIC, key, then};
use crate::rules::{Document, Family, Rule, Sink};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "prior-against-published",
    family: Family::Prior,
    title: Text {
        zh: "上年数与上年公开的数不同", en: "Last year's amount is not what was published then"
    },
    what: Text {
        zh: "给出上年的文件时，由增减额推出（或直接写出）的上年数与上年文件中同一单元格的数相差超过四舍五入所能造成的差额。与执行数等别的口径对比的不作判断。",
        en: "With last year's document at hand: last year's amount, as a sentence states or implies it, differs from the same cell there by more than rounding can make. Comparisons with figures of another kind are not judged.",
    },
    remedy: Text {
        zh: "请用上年公开的数重新计算增减额和幅度；口径有调整的请说明。",
        en: "Compute change and rate anew from what was published; say so if what is counted has changed.",
    },
    basis: ARITHMETIC,
    check: Some(check),
};

const DIFFERS: Text = Text {
    zh: "{cell}的上年数，这里{how} {then}，{year} 年公开的是 {published}：{sentence}",
    en: "Last year's amount of {cell} is {then} here ({how}); what was published for {year} is {published}: {sentence}",
};
const STATED: Text = Text { zh: "写的是", en: "as stated" };
const IMPLIED: Text = Text { zh: "推出的是", en: "as the change implies" };

const NONE: Text = Text {
    zh: "没有给出上年的文件，上年数没有与上年公开的数核对。",
    en: "Last year's document is not at hand; last year's amounts were not held against it.",
};

const OTHER: Text = Text {
    zh: "给出的上年文件是“{unit}” {year} 年的，不是本单位上年的，没有核对。",
    en: "The document given for last year is that of “{unit}” for {year}, not this body's for last year; nothing was held against it.",
};

fn check(rule: &Rule, document: &Document<'_>, sink: &mut Sink) {
    let Some(last) = document.last_year else {
        sink.unable(rule, Said::new(NONE));
        return;
    };
    let (this, then_given) = (document.disclosure, last.disclosure);
    if then_given.year + 1 != this.year || then_given.unit != this.unit || then_given.stage != this.stage {
        let said = Said::new(OTHER)
            .with("unit", Arg::Words(then_given.unit.clone()))
            .with("year", Arg::Year(then_given.year));
        sink.unable(rule, said);
        return;
    }
    let published: HashMap<String, CellId> =
        last.grid.cells().map(|cell| (cell_id(last.grid, cell), cell)).collect();
    for statement in document.claims.statements.iter().filter(|statement| compares(document, statement)) {
        let Some((amount, around)) = then(document, statement) else { continue };
        let found = statement.cells.iter().find_map(|cell| {
            let other = published.get(&cell_id(document.grid, *cell))?;
            Some((*cell, value(last, *other)?))
        });
        let Some((cell, (value, _))) = found.filter(|(_, (_, of_then))| !of_then.meets(around)) else {
            continue;
        };
        let shown =
            |amount| Arg::Amount(amount, document.grid.money_unit_of(cell), document.grid.decimals(cell));
        let how = if statement.prior.is_some() { STATED } else { IMPLIED };
        let said = Said::new(DIFFERS)
            .with("cell", Arg::Cell(cell))
            .with("how", Arg::Text(how))
            .with("then", shown(amount))
            .with("year", Arg::Year(then_given.year))
            .with("published", shown(value))
            .with("sentence", Arg::Quote(statement.sentence));
        sink.add(
            Finding::of_rule(rule, Severity::Error, &key(document, statement), said)
                .at_words([statement.sentence])
                .at_cells([cell])
                .comparing(Stated::Amount(value), Stated::Amount(amount)),
        );
    }
}

/// Whether a statement compares with last year's figure of the document's own kind.
fn compares(document: &Document<'_>, statement: &Statement) -> bool {
    let budget = document.disclosure.stage == "budget";
    let Some(base) = statement.base else { return statement.prior.is_some() };
    let kind = match base.kind {
        BaseKind::Unnamed => true,
        BaseKind::Budget => budget,
        BaseKind::Final => !budget,
        BaseKind::Executed => false,
    };
    kind && base.year.is_none_or(|year| year + 1 == document.disclosure.year)
}

fn value(last: LastYear<'_>, cell: CellId) -> Option<(crate::money::Amount, Interval)> {
    let amount = match last.grid.published(cell) {
        Value::Missing => return None,
        value => value.or_zero(),
    };
    Some((amount, Interval::around(amount, last.grid.half_step(cell))))
}

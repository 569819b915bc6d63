//! A change that is not the difference of the two amounts of its sentence.

use super::{ARITHMETIC, key, money, moves, now, nows, subject, then};
use crate::finding::{Arg, Finding, Said, Severity, Stated, Text};
use crate::narrative::claim::{BaseKind, Figure, Moved, Statement};
use crate::rules::{Document, Family, Rule, Sink};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "change-not-as-computed",
    family: Family::Narrative,
    title: Text {
        zh: "增减额与两年的数不符", en: "A change that is not the difference of two amounts"
    },
    what: Text {
        zh: "一句话里既有今年的数又有上年的数（“上年无此项预算”就是零），写出的增减额却不是两数之差（决算与预算对比的，就是决算数和预算数）；或增加额大于今年的数，上年就成了负数。",
        en: "A sentence gives this year's and last year's amount (“there was none” is zero), and a change that is not their difference (or final accounts give the final and the budgeted amount); or an increase is larger than this year's amount, so that last year's would be negative.",
    },
    remedy: Text { zh: "请核对两年的数和增减额。", en: "Check both amounts and the change." },
    basis: ARITHMETIC,
    check: Some(check),
};

const DIFFERS: Text = Text {
    zh: "{subject}今年 {now}，上年 {then}，相差 {computed}，文中写的增减额是 {stated}：{sentence}",
    en: "{subject} is {now} this year and was {then}, a difference of {computed}; the text gives a change of {stated}: {sentence}",
};

const OF_BUDGET: Text = Text {
    zh: "{subject}决算 {now}，预算 {then}，文中却写“{change}”：{sentence}",
    en: "{subject} is {now} in the end and was budgeted at {then}; yet the text says “{change}”: {sentence}",
};

const OVER: Text = Text {
    zh: "{subject}今年 {now}，增加额却是 {stated}，比今年的数还大，上年就成了负数：{sentence}",
    en: "{subject} is {now} this year, less than its increase of {stated}, so that last year's would be negative: {sentence}",
};

fn check(rule: &Rule, document: &Document<'_>, sink: &mut Sink) {
    for statement in &document.claims.statements {
        let finding = match (statement.prior, of_budget(document, statement)) {
            (_, Some(budgeted)) => against_both(rule, document, statement, &budgeted, OF_BUDGET),
            (Some(prior), None) => against_both(rule, document, statement, &prior, DIFFERS),
            (None, None) => over(rule, document, statement),
        };
        finding.into_iter().for_each(|finding| sink.add(finding));
    }
}

/// 决算数较预算数减少…: what was budgeted, where the change is one against that.
fn of_budget(document: &Document<'_>, statement: &Statement) -> Option<Figure> {
    let base = statement.base.filter(|base| base.kind == BaseKind::Budget)?;
    let this = base.year.is_none_or(|year| year == document.disclosure.year);
    statement.budgeted.filter(|_| this)
}

fn against_both(
    rule: &Rule,
    document: &Document<'_>,
    statement: &Statement,
    prior: &Figure,
    text: Text,
) -> Option<Finding> {
    let change = statement.change?;
    let now = document.claims.amount(statement)?;
    let (signed, around) = (change.signed()?, change.interval()?);
    let mut nows = nows(document, statement).into_iter().map(|(_, now)| now);
    if nows.any(|now| now.minus(prior.interval()).meets(around)) {
        return None;
    }
    let computed = now.amount.minus(prior.amount).ok()?;
    // 减少 where it grew by as much is the direction's rule.
    if computed == -signed && statement.prior.is_some() {
        return None;
    }
    let words = document.disclosure.quote(change.at).unwrap_or_default();
    let said = Said::new(text)
        .with("change", Arg::Words(words.to_owned()))
        .with("now", money(&now))
        .with("then", money(prior))
        .with("computed", super::amount(computed.abs(), &change.figure));
    let found = finding(rule, document, statement, &change, said, Severity::Error);
    Some(found.comparing(Stated::Amount(computed), Stated::Amount(signed)))
}

/// An increase from less than nothing: its rate says that it is wrong; alone it may be right.
fn over(rule: &Rule, document: &Document<'_>, statement: &Statement) -> Option<Finding> {
    let change = *moves(&statement.change)?;
    let (_, last) = then(document, statement)?;
    let (amount, _) = now(document, statement)?;
    if !last.is_negative() || amount.is_negative() {
        return None;
    }
    let severity = if moves(&statement.growth).is_some() { Severity::Error } else { Severity::Doubt };
    let said = Said::new(OVER).with("now", super::amount(amount, &change.figure));
    Some(finding(rule, document, statement, &change, said, severity))
}

fn finding(
    rule: &Rule,
    document: &Document<'_>,
    statement: &Statement,
    change: &Moved,
    said: Said,
    severity: Severity,
) -> Finding {
    let said = said
        .with("subject", subject(statement))
        .with("stated", money(&change.figure))
        .with("sentence", Arg::Quote(statement.sentence));
    Finding::of_rule(rule, severity, &key(document, statement), said)
        .at_words([change.at, statement.sentence])
        .at_cells(statement.cells.iter().copied().take(1))
}

//! A change that is not the difference of the two amounts of its sentence.

use super::{ARITHMETIC, key, money, subject};
use crate::finding::{Arg, Finding, Said, Severity, Stated, Text};
use crate::rules::{Document, Family, Rule, Sink};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "change-not-as-computed",
    family: Family::Narrative,
    title: Text {
        zh: "增减额与两年的数不符", en: "A change that is not the difference of two amounts"
    },
    what: Text {
        zh: "一句话里既有今年的数又有上年的数，写出的增减额却不是两数之差。",
        en: "A sentence gives this year's and last year's amount, and a change that is not their difference.",
    },
    remedy: Text { zh: "请核对两年的数和增减额。", en: "Check both amounts and the change." },
    basis: ARITHMETIC,
    check: Some(check),
};

const DIFFERS: Text = Text {
    zh: "{subject}今年 {now}，上年 {then}，相差 {computed}，文中写的增减额是 {stated}：{sentence}",
    en: "{subject} is {now} this year and was {then}, a difference of {computed}; the text gives a change of {stated}: {sentence}",
};

fn check(rule: &Rule, document: &Document<'_>, sink: &mut Sink) {
    for statement in &document.claims.statements {
        let (Some(change), Some(prior)) = (&statement.change, &statement.prior) else { continue };
        let Some(now) = document.claims.amount(statement) else { continue };
        let (Some(signed), Some(around)) = (change.signed(), change.interval()) else { continue };
        if now.interval().minus(prior.interval()).meets(around) {
            continue;
        }
        let Ok(computed) = now.amount.minus(prior.amount) else { continue };
        // 减少 where it grew by as much is the direction's rule.
        if computed == -signed {
            continue;
        }
        let said = Said::new(DIFFERS)
            .with("subject", subject(statement))
            .with("now", money(&now))
            .with("then", money(prior))
            .with("computed", super::amount(computed.abs(), &change.figure))
            .with("stated", money(&change.figure))
            .with("sentence", Arg::Quote(statement.sentence));
        sink.add(
            Finding::of_rule(rule, Severity::Error, &key(document, statement), said)
                .at_words([change.at, statement.sentence])
                .at_cells(statement.cells.iter().copied().take(1))
                .comparing(Stated::Amount(computed), Stated::Amount(signed)),
        );
    }
}

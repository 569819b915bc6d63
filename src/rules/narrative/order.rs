//! 决算数大于预算数 where it is smaller.

use std::cmp::Ordering;

use super::{ARITHMETIC, key, money, subject};
use crate::finding::{Arg, Finding, Said, Severity, Text};
use crate::rules::{Document, Family, Rule, Sink};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "order-against-figures",
    family: Family::Narrative,
    title: Text {
        zh: "决算数与预算数的大小说反", en: "Final and budgeted amounts the wrong way round"
    },
    what: Text {
        zh: "“决算数大于（小于、等于）预算数”与写出的两个数不符。“基本持平”允许相差百分之五以内。",
        en: "The words that say which of the final and the budgeted amount is larger do not fit the two. “Nearly the same” (基本持平) allows for five per cent.",
    },
    remedy: Text { zh: "请核对两个数和说法。", en: "Check the two amounts and the words." },
    basis: ARITHMETIC,
    check: Some(check),
};

const AGAINST: Text = Text {
    zh: "{subject}的预算数是 {budgeted}，决算数是 {final}，文中却写“{order}”：{sentence}",
    en: "{subject} was budgeted at {budgeted} and is {final} in the end; yet the text says “{order}”: {sentence}",
};

/// Per cent by which two amounts that are nearly the same may differ.
const NEARLY: i64 = 5;

fn check(rule: &Rule, document: &Document<'_>, sink: &mut Sink) {
    let statements = &document.claims.statements;
    for statement in statements {
        let Some(order) = statement.order else { continue };
        let of_same = statement.same.and_then(|same| statements.get(same));
        let Some(budgeted) = statement.budgeted.or(of_same.and_then(|same| same.budgeted)) else { continue };
        let Some(settled) = document.claims.amount(statement) else { continue };
        let difference = settled.interval().minus(budgeted.interval());
        let fits = match (order.order, order.about) {
            (Ordering::Greater, _) => !difference.is_negative() && settled.amount != budgeted.amount,
            (Ordering::Less, _) => !difference.is_positive() && settled.amount != budgeted.amount,
            (Ordering::Equal, false) => settled.interval().meets(budgeted.interval()),
            (Ordering::Equal, true) => nearly(settled.amount, budgeted.amount),
        };
        if fits {
            continue;
        }
        let severity = if order.about { Severity::Doubt } else { Severity::Error };
        let words = document.disclosure.quote(order.at).unwrap_or_default();
        let said = Said::new(AGAINST)
            .with("subject", subject(statement))
            .with("budgeted", money(&budgeted))
            .with("final", money(&settled))
            .with("order", Arg::Words(words.to_owned()))
            .with("sentence", Arg::Quote(statement.sentence));
        sink.add(
            Finding::of_rule(rule, severity, &key(document, statement), said)
                .at_words([order.at, statement.sentence])
                .at_cells(statement.cells.iter().copied().take(1)),
        );
    }
}

fn nearly(one: crate::money::Amount, other: crate::money::Amount) -> bool {
    let Ok(apart) = one.minus(other) else { return true };
    let hundredth = (0..NEARLY).try_fold(crate::money::Amount::ZERO, |sum, _| sum.plus(other.abs()));
    let twentieth = (0..100).try_fold(crate::money::Amount::ZERO, |sum, _| sum.plus(apart.abs()));
    hundredth.ok().zip(twentieth.ok()).is_none_or(|(allowed, apart)| apart <= allowed)
}

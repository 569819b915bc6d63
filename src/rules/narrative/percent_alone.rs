//! A change without its rate, or a rate without its change.

use super::{moves, subject};
use crate::finding::{Arg, Finding, Said, Severity, Text};
use crate::narrative::claim::Statement;
use crate::rules::{Document, Family, Rule, Sink};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "change-or-rate-alone",
    family: Family::Narrative,
    title: Text { zh: "增减额与幅度缺一", en: "A change without its rate, or the other way round" },
    what: Text {
        zh: "本文件的增减通常金额和幅度都写（至少五处、十分之九以上），这一处只写了一个。",
        en: "The document gives both the amount and the rate of its changes (five of them at least, and nine in ten); here it gives one.",
    },
    remedy: Text { zh: "请补写增减额或幅度。", en: "Add the amount or the rate." },
    basis: Text {
        zh: "与本文件其他说明的写法一致",
        en: "In keeping with the other sentences of the document",
    },
    check: Some(check),
};

const NO_RATE: Text = Text {
    zh: "{subject}写了增减额，没有写幅度：{sentence}",
    en: "{subject} has the amount of its change and no rate: {sentence}",
};

const NO_AMOUNT: Text = Text {
    zh: "{subject}写了增减幅度，没有写增减额：{sentence}",
    en: "{subject} has the rate of its change and no amount: {sentence}",
};

/// Changes with both from which on those with one stand out.
const FEWEST: usize = 5;

fn check(rule: &Rule, document: &Document<'_>, sink: &mut Sink) {
    let (mut both, mut alone): (usize, Vec<(&Statement, Text)>) = (0, Vec::new());
    for statement in &document.claims.statements {
        match (moves(&statement.change), moves(&statement.growth)) {
            (Some(_), Some(_)) => both += 1,
            (Some(_), None) if statement.growth.is_none() => alone.push((statement, NO_RATE)),
            (None, Some(_)) if statement.change.is_none() => alone.push((statement, NO_AMOUNT)),
            _ => {}
        }
    }
    if both < FEWEST || both < alone.len() * 9 {
        return;
    }
    for (statement, text) in alone {
        let said = Said::new(text)
            .with("subject", subject(statement))
            .with("sentence", Arg::Quote(statement.sentence));
        sink.add(
            Finding::of_rule(rule, Severity::Note, &super::key(document, statement), said)
                .at_words([statement.sentence])
                .at_cells(statement.cells.iter().copied().take(1)),
        );
    }
}

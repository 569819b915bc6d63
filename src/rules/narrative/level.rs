//! 持平 beside a change.

use super::{ARITHMETIC, key, money, moves, subject};
use crate::finding::{Arg, Finding, Said, Severity, Text};
use crate::rules::{Document, Family, Rule, Sink};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "level-with-change",
    family: Family::Narrative,
    title: Text { zh: "说持平却有增减", en: "“The same as last year” beside a change" },
    what: Text {
        zh: "一句话说“持平”“无变化”，又写了不为零的增减额或幅度，或两年的数不同。“基本持平”允许有小的变动，不作判断。",
        en: "A sentence says that something is the same as last year, and gives a change or two different amounts. “Nearly the same” (基本持平) allows for a small change and is not judged.",
    },
    remedy: Text {
        zh: "请核对是否持平：有增减的写明增减，没有的删去增减额。",
        en: "Find out whether it is the same; state the change if there is one, else leave it out.",
    },
    basis: ARITHMETIC,
    check: Some(check),
};

const MOVES: Text = Text {
    zh: "{subject}既说“{level}”，又说“{change}”：{sentence}",
    en: "{subject} is said to be the same (“{level}”) and to change (“{change}”): {sentence}",
};

const DIFFERS: Text = Text {
    zh: "{subject}说“{level}”，但今年 {now}，上年 {then}：{sentence}",
    en: "{subject} is said to be the same (“{level}”), but is {now} this year and was {then}: {sentence}",
};

fn check(rule: &Rule, document: &Document<'_>, sink: &mut Sink) {
    for statement in &document.claims.statements {
        let Some(level) = statement.level.filter(|level| !level.about) else { continue };
        let words = |at| Arg::Words(document.disclosure.quote(at).unwrap_or_default().to_owned());
        let said = |text: Text| {
            Said::new(text)
                .with("subject", subject(statement))
                .with("level", words(level.at))
                .with("sentence", Arg::Quote(statement.sentence))
        };
        let moved = moves(&statement.change).or_else(|| moves(&statement.growth));
        let prior = statement.prior.zip(document.claims.amount(statement));
        let said = match (moved, prior) {
            (Some(moved), _) => said(MOVES).with("change", words(moved.at)),
            (None, Some((then, now))) if !then.interval().meets(now.interval()) => {
                said(DIFFERS).with("now", money(&now)).with("then", money(&then))
            }
            _ => continue,
        };
        sink.add(
            Finding::of_rule(rule, Severity::Error, &key(document, statement), said)
                .at_words([level.at, statement.sentence])
                .at_cells(statement.cells.iter().copied().take(1)),
        );
    }
}

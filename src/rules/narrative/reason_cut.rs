//! A reason that is announced and not given.

use super::{key, subject};
use crate::finding::{Arg, Finding, Said, Severity, Text};
use crate::narrative::claim::Reason;
use crate::rules::{Document, Family, Rule, Sink};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "reason-cut-short",
    family: Family::Narrative,
    title: Text { zh: "原因没有写完", en: "A reason cut short" },
    what: Text {
        zh: "“主要原因是”之后就是句号，没有写出原因。",
        en: "A reason is announced (主要原因是) and the sentence ends.",
    },
    remedy: Text { zh: "请补写原因。", en: "Write the reason." },
    basis: Text {
        zh: "预算公开应当说明增减变化的原因",
        en: "A disclosure is to explain why its figures changed",
    },
    check: Some(check),
};

const CUT: Text = Text {
    zh: "{subject}的原因没有写完，“原因”之后就断了：{sentence}",
    en: "The reason for {subject} is announced and not given: {sentence}",
};

fn check(rule: &Rule, document: &Document<'_>, sink: &mut Sink) {
    let mut last = None;
    for statement in &document.claims.statements {
        let Reason::Cut(at) = statement.reason else { continue };
        // One sentence may speak of several amounts.
        if last.replace(at) == Some(at) {
            continue;
        }
        let said = Said::new(CUT)
            .with("subject", subject(statement))
            .with("sentence", Arg::Quote(statement.sentence));
        sink.add(
            Finding::of_rule(rule, Severity::Error, &key(document, statement), said)
                .at_words([at, statement.sentence])
                .at_cells(statement.cells.iter().copied().take(1)),
        );
    }
}

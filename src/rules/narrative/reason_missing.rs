//! A change without the reason that its neighbours have.

use std::collections::BTreeMap;

use super::{key, moves, subject};
use crate::disclosure::WordsAt;
use crate::finding::{Arg, Finding, Said, Severity, Text};
use crate::narrative::claim::{Reason, Statement};
use crate::rules::{Document, Family, Rule, Sink};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "reason-missing",
    family: Family::Narrative,
    title: Text { zh: "有增减没有原因", en: "A change without its reason" },
    what: Text {
        zh: "同一部分里别的增减都写了原因（至少三处、四分之三以上），这一处没有写，所在条目和后面的段落里也没有。本部分只在一处统一说明原因的不作判断。",
        en: "Of the changes under a heading at least three, and three quarters of all, have a reason; this one has none, neither in its item nor in the paragraph behind. Not judged where one paragraph gives the reasons of the whole section.",
    },
    remedy: Text { zh: "请补写增减的原因。", en: "Write why it changed." },
    basis: Text {
        zh: "预算公开应当说明增减变化的原因",
        en: "A disclosure is to explain why its figures changed",
    },
    check: Some(check),
};

const MISSING: Text = Text {
    zh: "{subject}写作“{change}”，没有写原因；同一部分 {count} 处增减写了原因：{sentence}",
    en: "{subject} is said to change (“{change}”), without a reason; {count} changes under the same heading have one: {sentence}",
};

/// Changes with reasons from which on those without stand out.
const FEWEST: usize = 3;

fn check(rule: &Rule, document: &Document<'_>, sink: &mut Sink) {
    let mut sections: BTreeMap<usize, Vec<&Statement>> = BTreeMap::new();
    for statement in &document.claims.statements {
        let changed = moves(&statement.change).is_some() || moves(&statement.growth).is_some();
        if let (true, WordsAt::Item { section, .. }) = (changed, statement.at) {
            sections.entry(section).or_default().push(statement);
        }
    }
    for (section, statements) in sections {
        let (with, without): (Vec<&Statement>, Vec<&Statement>) =
            statements.into_iter().partition(|statement| statement.reason != Reason::None);
        let usual = with.len() >= FEWEST && with.len() >= without.len() * 3;
        if !usual || together(document, section) {
            continue;
        }
        for statement in without.into_iter().filter(|statement| !explained(document, statement)) {
            let Some(moved) = moves(&statement.change).or_else(|| moves(&statement.growth)) else { continue };
            let words = document.disclosure.quote(moved.at).unwrap_or_default();
            let said = Said::new(MISSING)
                .with("subject", subject(statement))
                .with("change", Arg::Words(words.to_owned()))
                .with("count", Arg::Count(with.len()))
                .with("sentence", Arg::Quote(statement.sentence));
            sink.add(
                Finding::of_rule(rule, Severity::Doubt, &key(document, statement), said)
                    .at_words([moved.at, statement.sentence])
                    .at_cells(statement.cells.iter().copied().take(1)),
            );
        }
    }
}

/// Whether a paragraph without figures of its own gives reasons for the whole section.
fn together(document: &Document<'_>, section: usize) -> bool {
    let stated = |item: usize| {
        let at = WordsAt::Item { section, item };
        document.claims.statements.iter().any(|statement| statement.at == at)
    };
    let items = document.disclosure.narrative.get(section).map(|section| section.items.as_slice());
    items.unwrap_or_default().iter().enumerate().any(|(at, item)| item.text.contains("原因") && !stated(at))
}

/// Whether its reason stands elsewhere: behind it in its item, or with the parts that it lists.
fn explained(document: &Document<'_>, statement: &Statement) -> bool {
    let text = document.disclosure.words(statement.at).unwrap_or_default();
    let behind = text.get(statement.words.end..).is_some_and(|text| text.contains("原因"));
    let of_part = |part: &Statement| {
        let parent = part.parent.and_then(|parent| document.claims.statements.get(parent));
        part.reason != Reason::None && parent.is_some_and(|parent| std::ptr::eq(parent, statement))
    };
    behind || document.claims.statements.iter().any(of_part)
}

//! One amount given twice in one item, differently.

use super::{ARITHMETIC, key, money, subject};
use crate::finding::{Arg, Finding, Said, Severity, Stated, Text};
use crate::narrative::claim::Statement;
use crate::rules::{Document, Family, Rule, Sink};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "amount-twice",
    family: Family::Narrative,
    title: Text {
        zh: "同一条里同一个数前后不同", en: "One amount given twice in one item, differently"
    },
    what: Text {
        zh: "同一条说明里同一个单元格的金额写了两次，数字不同。",
        en: "One item gives the amount of one cell twice, with different figures.",
    },
    remedy: Text { zh: "请核对哪一个是对的。", en: "Find out which of the two is right." },
    basis: ARITHMETIC,
    check: Some(check),
};

const DIFFERS: Text = Text {
    zh: "{subject}在同一条里先写 {one}，又写 {other}：{sentence}",
    en: "One item gives {subject} as {one} and again as {other}: {sentence}",
};

fn check(rule: &Rule, document: &Document<'_>, sink: &mut Sink) {
    let statements = &document.claims.statements;
    for (at, statement) in statements.iter().enumerate() {
        let Some(other) = statement.amount else { continue };
        let same = |known: &&Statement| {
            known.at == statement.at && !known.cells.is_empty() && known.cells == statement.cells
        };
        let before = statements.get(..at).unwrap_or_default().iter().filter(same);
        let Some(one) = before.filter_map(|known| known.amount).next_back() else { continue };
        if one.interval().meets(other.interval()) {
            continue;
        }
        let said = Said::new(DIFFERS)
            .with("subject", subject(statement))
            .with("one", money(&one))
            .with("other", money(&other))
            .with("sentence", Arg::Quote(statement.sentence));
        sink.add(
            Finding::of_rule(rule, Severity::Error, &key(document, statement), said)
                .at_words([other.at, one.at])
                .at_cells(statement.cells.iter().copied().take(1))
                .comparing(Stated::Amount(one.amount), Stated::Amount(other.amount)),
        );
    }
}

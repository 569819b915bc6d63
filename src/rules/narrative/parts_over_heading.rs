//! Listed amounts that exceed the one they are listed under.

use std::collections::BTreeMap;

use super::{ARITHMETIC, key, money, subject};
use crate::finding::{Arg, Finding, Said, Severity, Stated, Text};
use crate::money::Amount;
use crate::narrative::claim::{Figure, Statement};
use crate::rules::{Document, Family, Rule, Sink};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "parts-over-heading",
    family: Family::Narrative,
    title: Text { zh: "所列各项之和超过总额", en: "Listed amounts that exceed their total" },
    what: Text {
        zh: "一句话里“其中”列出的各项金额相加超过前面的总额。各项能与表格核对的，由表格的关系检查，这里不重复；列出的只是一部分时不作判断。",
        en: "The amounts that a sentence lists (其中) add up to more than the total before them. What can be held against the tables is checked there and not here; a list may be of some parts only.",
    },
    remedy: Text { zh: "请核对总额和各项金额。", en: "Check the total and the amounts listed." },
    basis: ARITHMETIC,
    check: Some(check),
};

const OVER: Text = Text {
    zh: "{subject}是 {total}，所列 {count} 项相加是 {sum}，超过总额：{sentence}",
    en: "{subject} is {total}; the {count} amounts listed make {sum}, which is more: {sentence}",
};

fn check(rule: &Rule, document: &Document<'_>, sink: &mut Sink) {
    let statements = &document.claims.statements;
    let mut lists: BTreeMap<usize, Vec<(&Statement, Figure)>> = BTreeMap::new();
    for statement in statements {
        let parent = statement.parent.and_then(|at| Some((at, statements.get(at)?)));
        let Some((at, parent)) = parent.filter(|(_, parent)| parent.at == statement.at) else { continue };
        let known = !parent.cells.is_empty() && !statement.cells.is_empty();
        // 占基本支出的…%: part of another part.
        if let Some(figure) = statement.amount.filter(|_| !known && statement.of_parent) {
            lists.entry(at).or_default().push((statement, figure));
        }
    }
    for (at, parts) in lists {
        let Some((parent, total)) = statements.get(at).and_then(|parent| Some((parent, parent.amount?)))
        else {
            continue;
        };
        let Some((_, first)) = parts.first() else { continue };
        let sum = parts.iter().skip(1).fold(first.interval(), |sum, (_, part)| sum.plus(part.interval()));
        let Ok(amount) = parts.iter().try_fold(Amount::ZERO, |sum, (_, part)| sum.plus(part.amount)) else {
            continue;
        };
        if parts.len() < 2 || !sum.minus(total.interval()).is_positive() {
            continue;
        }
        // A list may have what one of its parts consists of: then the largest stands for all.
        let doubled = parts.iter().any(|(_, part)| part.interval().meets(total.interval()));
        if doubled {
            continue;
        }
        let said = Said::new(OVER)
            .with("subject", subject(parent))
            .with("total", money(&total))
            .with("count", Arg::Count(parts.len()))
            .with("sum", super::amount(amount, &total))
            .with("sentence", Arg::Quote(parent.sentence));
        sink.add(
            Finding::of_rule(rule, Severity::Doubt, &key(document, parent), said)
                .at_words(std::iter::once(total.at).chain(parts.iter().map(|(_, part)| part.at)))
                .at_cells(parent.cells.iter().copied().take(1))
                .comparing(Stated::Amount(amount), Stated::Amount(total.amount)),
        );
    }
}

//! Shares of one whole that exceed it together.

use std::collections::BTreeMap;

use super::{ARITHMETIC, key, share};
use crate::finding::{Arg, Finding, Said, Severity, Text};
use crate::money::Amount;
use crate::narrative::claim::{Interval, Statement};
use crate::rules::{Document, Family, Rule, Sink};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "shares-over-whole",
    family: Family::Narrative,
    title: Text { zh: "各项占比之和超过整体", en: "Shares that exceed their whole" },
    what: Text {
        zh: "“其中”列出的各项占比相加超过 100%，四舍五入不能解释。各项占比单独已经报告有错的不重复报告。",
        en: "The shares of one list (其中) add up to more than 100 %, which rounding does not explain. Not said again where one of them is reported by itself.",
    },
    remedy: Text { zh: "请核对各项占比和金额。", en: "Check the shares and amounts." },
    basis: ARITHMETIC,
    check: Some(check),
};

const OVER: Text = Text {
    zh: "列出的 {count} 项占比相加是 {sum}%，超过整体：{sentence}",
    en: "The {count} shares listed add up to {sum} %, more than the whole: {sentence}",
};

fn check(rule: &Rule, document: &Document<'_>, sink: &mut Sink) {
    let mut lists: BTreeMap<usize, Vec<&Statement>> = BTreeMap::new();
    for statement in &document.claims.statements {
        // 两项合计占…%: their sum is none of them.
        let words = document.disclosure.quote(statement.words).unwrap_or_default();
        let is_sum = ["合计", "共计", "总计"].iter().any(|word| words.contains(word));
        let listed = statement.share.is_some() && statement.share_of.is_empty() && !is_sum;
        if let (true, Some(parent)) = (listed, statement.parent) {
            lists.entry(parent).or_default().push(statement);
        }
    }
    let Ok(hundred) = Amount::from_printed("100", 0) else { return };
    for shares in lists.into_values().filter(|shares| shares.len() > 1) {
        let figures = || shares.iter().filter_map(|statement| statement.share);
        let Some(first) = figures().next() else { continue };
        let sum = figures().skip(1).fold(first.interval(), |sum, share| sum.plus(share.interval()));
        let over = sum.minus(Interval::around(hundred, Amount::ZERO)).is_positive();
        let told = shares.iter().any(|statement| share::fits(document, statement) == Some(false));
        let Ok(total) = figures().try_fold(Amount::ZERO, |sum, share| sum.plus(share.amount)) else {
            continue;
        };
        let (true, false, Some(last)) = (over, told, shares.last()) else { continue };
        let said = Said::new(OVER)
            .with("count", Arg::Count(shares.len()))
            .with("sum", Arg::Words(total.to_string()))
            .with("sentence", Arg::Quote(last.sentence));
        sink.add(
            Finding::of_rule(rule, Severity::Error, &key(document, last), said)
                .at_words(figures().map(|share| share.at))
                .at_cells(shares.iter().filter_map(|statement| statement.cells.first()).copied()),
        );
    }
}

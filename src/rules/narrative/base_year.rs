//! A comparison with a year that is not the last.

use super::{key, subject};
use crate::finding::{Arg, Finding, Said, Severity, Text};
use crate::narrative::claim::{BaseKind, Statement};
use crate::rules::{Document, Family, Rule, Sink};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "base-year-wrong",
    family: Family::Narrative,
    title: Text { zh: "对比的年份不对", en: "A comparison with the wrong year" },
    what: Text {
        zh: "增减、持平所对比的年份是本年或以后的年份（决算与本年预算对比除外），或早于上年（同一个数另与上年对比的除外）。没有写年份的（“上年”）不会有错。",
        en: "A change is one against this year or a later one (final accounts may be compared with this year's budget), or against a year before the last, where it is not compared with the last as well. Words such as “last year” are never wrong.",
    },
    remedy: Text { zh: "请核对对比的年份。", en: "Check the year that is compared with." },
    basis: Text {
        zh: "预算公开说明与上年对比的增减变化；本年不能与本年对比",
        en: "A disclosure explains changes against last year; a year is not compared with itself",
    },
    check: Some(check),
};

const SELF: Text = Text {
    zh: "{subject}的增减写作“{base}”，{year} 年就是本文件的年份，不能与自己对比：{sentence}",
    en: "{subject} is compared with {year} (“{base}”), the year of this document itself: {sentence}",
};

const LATER: Text = Text {
    zh: "{subject}的增减写作“{base}”，{year} 年晚于本文件的年份：{sentence}",
    en: "{subject} is compared with {year} (“{base}”), a year after this document's: {sentence}",
};

const EARLIER: Text = Text {
    zh: "{subject}的增减写作“{base}”，{year} 年不是上年，请核对年份是否写错：{sentence}",
    en: "{subject} is compared with {year} (“{base}”), which is not last year; see whether the year is misprinted: {sentence}",
};

fn check(rule: &Rule, document: &Document<'_>, sink: &mut Sink) {
    let this = document.disclosure.year;
    let settles = document.disclosure.stage != "budget";
    for statement in &document.claims.statements {
        let Some(base) = statement.base else { continue };
        let Some(year) = base.year else { continue };
        let (severity, text) = match year {
            _ if year > this => (Severity::Error, LATER),
            _ if year == this && settles && matches!(base.kind, BaseKind::Budget) => continue,
            _ if year == this => (Severity::Error, SELF),
            _ if year + 1 < this && with_last_year(document, statement) => continue,
            _ if year + 1 < this => (Severity::Doubt, EARLIER),
            _ => continue,
        };
        let words = document.disclosure.quote(base.at).unwrap_or_default();
        let said = Said::new(text)
            .with("subject", subject(statement))
            .with("base", Arg::Words(words.to_owned()))
            .with("year", Arg::Year(year))
            .with("sentence", Arg::Quote(statement.sentence));
        sink.add(
            Finding::of_rule(rule, severity, &key(document, statement), said)
                .at_words([base.at, statement.sentence])
                .at_cells(statement.cells.iter().copied().take(1)),
        );
    }
}

/// Whether the same is compared with last year as well: then an earlier year is meant.
fn with_last_year(document: &Document<'_>, statement: &Statement) -> bool {
    let last = document.disclosure.year.saturating_sub(1);
    document.claims.statements.iter().any(|other| {
        let same = other.words == statement.words
            || !other.cells.is_empty() && other.at == statement.at && other.cells == statement.cells;
        same && other.base.is_some_and(|base| base.year == Some(last))
    })
}

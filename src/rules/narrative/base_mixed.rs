//! Comparisons with figures of two kinds side by side.

use super::subject;
use crate::disclosure::WordsAt;
use crate::finding::{Arg, Finding, Said, Severity, Text};
use crate::narrative::claim::{BaseKind, Statement};
use crate::rules::{Document, Family, Rule, Sink};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "base-kind-mixed",
    family: Family::Narrative,
    title: Text { zh: "对比口径不一致", en: "Comparisons with figures of two kinds side by side" },
    what: Text {
        zh: "同一部分说明里，有的数与上年预算数对比，有的与上年执行数或决算数对比，增减额因此不能放在一起看。同一个数两种对比都写的，以及决算说明，不作判断。",
        en: "In one section some figures are compared with what was budgeted last year and others with what was executed, so that their changes do not go together. Not judged where one figure is compared with both, and in final accounts.",
    },
    remedy: Text {
        zh: "请统一对比口径，或核对“执行数”是否多写。",
        en: "Compare with figures of one kind, or see whether one was named by mistake.",
    },
    basis: Text {
        zh: "预算公开说明与上年对比的增减变化，口径应当一致",
        en: "A disclosure explains changes against last year, by one standard",
    },
    check: Some(check),
};

const MIXED: Text = Text {
    zh: "这一部分有 {count} 处与“{usual}”一类的数对比，{subject}却写作“{base}”：{sentence}",
    en: "{count} comparisons of this section are like “{usual}”, but {subject} is compared “{base}”: {sentence}",
};

fn check(rule: &Rule, document: &Document<'_>, sink: &mut Sink) {
    if document.disclosure.stage != "budget" {
        return;
    }
    for section in 0..document.disclosure.narrative.len() {
        let of = |settled: bool| -> Vec<&Statement> {
            let here = document.claims.statements.iter().filter(
                |statement| matches!(statement.at, WordsAt::Item { section: at, .. } if at == section),
            );
            here.filter(|statement| kind(statement) == Some(settled)).collect()
        };
        let (budgeted, settled) = (of(false), of(true));
        let (Some(first), Some(other)) = (budgeted.first(), settled.first()) else { continue };
        let both =
            |one: &&Statement| settled.iter().any(|other| one.at == other.at && one.cells == other.cells);
        if budgeted.iter().any(both) {
            continue;
        }
        // The fewer are those to mend; where they are as many, what was executed.
        let (usual, count, odd) = if settled.len() > budgeted.len() {
            (other, settled.len(), &budgeted)
        } else {
            (first, budgeted.len(), &settled)
        };
        let quoted = |statement: &Statement| {
            let words = statement.base.and_then(|base| document.disclosure.quote(base.at));
            Arg::Words(words.unwrap_or_default().replace('\n', ""))
        };
        let Some(shown) = odd.first() else { continue };
        let said = Said::new(MIXED)
            .with("count", Arg::Count(count))
            .with("usual", quoted(usual))
            .with("subject", subject(shown))
            .with("base", quoted(shown))
            .with("sentence", Arg::Quote(shown.sentence));
        let title = document.disclosure.narrative.get(section).and_then(|section| section.title.as_deref());
        let places = odd.iter().filter_map(|statement| Some(statement.base?.at));
        sink.add(
            Finding::of_rule(rule, Severity::Doubt, title.unwrap_or_default(), said)
                .at_words(places)
                .at_cells(shown.cells.iter().copied().take(1)),
        );
    }
}

/// Whether a comparison is with what was executed or settled, not with what was budgeted.
fn kind(statement: &Statement) -> Option<bool> {
    match statement.base?.kind {
        BaseKind::Budget => Some(false),
        BaseKind::Executed | BaseKind::Final => Some(true),
        BaseKind::Unnamed => None,
    }
}

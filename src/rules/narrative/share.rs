//! A share that is not what its numerator and denominator give.

use super::{ARITHMETIC, computed, key, of_cell, percent, subject};
use crate::finding::{Arg, Finding, Said, Severity, Stated, Text};
use crate::money::Amount;
use crate::narrative::claim::{Figure, Interval, Statement};
use crate::rules::{Document, Family, Rule, Sink};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "share-not-as-computed",
    family: Family::Narrative,
    title: Text { zh: "占比与金额不符", en: "A share that its amounts do not give" },
    what: Text {
        zh: "“占…%”不是本句的金额除以整体所得的结果。整体是上一句“其中”之前的金额，或表中包含它的各级合计；与其中任何一个相符就不报告，整体不能确定的不作判断。",
        en: "A share (占…%) is not what the amount of its sentence divided by the whole gives. The whole is the amount before “of which”, or a total of the table that contains it; a share that fits one of them is not reported, and where no whole is known it is not judged.",
    },
    remedy: Text {
        zh: "请重新计算占比，或核对金额。", en: "Compute the share anew, or check the amounts."
    },
    basis: ARITHMETIC,
    check: Some(check),
};

const DIFFERS: Text = Text {
    zh: "{subject}占 {stated}，按 {part} ÷ {whole} 计算是 {computed}，四舍五入不能解释：{sentence}",
    en: "The share of {subject} is given as {stated}; {part} ÷ {whole} makes {computed}, which rounding does not explain: {sentence}",
};

const OPEN: Text = Text {
    zh: "文中有 {count} 处占比的金额或整体不能确定，没有重新计算。",
    en: "Of {count} shares in the text the amount or the whole is not certain; they were not computed anew.",
};

const NOTHING: Text = Text {
    zh: "{subject}占 {stated}，但整体是零，占比无从计算：{sentence}",
    en: "The share of {subject} is given as {stated}, but the whole is zero: {sentence}",
};

fn check(rule: &Rule, document: &Document<'_>, sink: &mut Sink) {
    let mut open = 0;
    for statement in &document.claims.statements {
        let Some(share) = statement.share else { continue };
        let Some(part) = document.claims.amount(statement) else {
            open += 1;
            continue;
        };
        let wholes = wholes(document, statement);
        let stated = share.interval();
        let outcomes: Vec<Option<bool>> =
            wholes.iter().map(|(_, whole)| stated.is_percent_of(part.interval(), *whole)).collect();
        if outcomes.contains(&Some(true)) || share.amount.is_zero() && part.amount.is_zero() {
            continue;
        }
        // A slip in the amount is another rule's: with the table's figure the share may be right.
        let of_table = statement.cells.iter().filter_map(|cell| of_cell(document, *cell));
        let right = |(_, part): (Amount, Interval)| {
            wholes.iter().any(|(_, whole)| stated.is_percent_of(part, *whole) == Some(true))
        };
        if of_table.into_iter().any(right) {
            continue;
        }
        let base = || {
            Some(Said::new(DIFFERS))
                .map(|said| {
                    said.with("subject", subject(statement)).with("sentence", Arg::Quote(statement.sentence))
                })
                .zip(percent(&share))
        };
        let Some(at) = outcomes.iter().position(|outcome| *outcome == Some(false)) else {
            let zero = wholes.iter().any(|(whole, _)| whole.is_zero());
            match base().filter(|_| zero && !share.amount.is_zero()) {
                Some((mut said, stated)) => {
                    said.text = NOTHING;
                    let said = said.with("stated", Arg::Percent(stated));
                    sink.add(finding(rule, document, statement, &share, said, Severity::Doubt));
                }
                None => open += 1,
            }
            continue;
        };
        let Some(((whole, _), (said, stated))) = wholes.get(at).copied().zip(base()) else { continue };
        let Some(computed) = computed(part.amount, whole, &share) else { continue };
        let said = said
            .with("stated", Arg::Percent(stated))
            .with("part", super::money(&part))
            .with("whole", super::amount(whole, &part))
            .with("computed", Arg::Percent(computed));
        let finding = finding(rule, document, statement, &share, said, Severity::Error);
        sink.add(finding.comparing(Stated::Percent(computed), Stated::Percent(stated)));
    }
    if open > 0 {
        sink.unable(rule, Said::new(OPEN).with("count", Arg::Count(open)));
    }
}

/// Whether a share is what its own amounts give, as far as they are known.
pub(super) fn fits(document: &Document<'_>, statement: &Statement) -> Option<bool> {
    let (share, part) = (statement.share?, document.claims.amount(statement)?);
    let wholes = wholes(document, statement);
    let judged =
        wholes.iter().filter_map(|(_, whole)| share.interval().is_percent_of(part.interval(), *whole));
    judged.reduce(|one, other| one || other)
}

fn finding(
    rule: &Rule,
    document: &Document<'_>,
    statement: &Statement,
    share: &Figure,
    said: Said,
    severity: Severity,
) -> Finding {
    Finding::of_rule(rule, severity, &key(document, statement), said)
        .at_words([share.at, statement.sentence])
        .at_cells(statement.cells.iter().copied().take(1))
}

/// What the share may be a share of: the amount before 其中 first, then the totals of the table.
fn wholes(document: &Document<'_>, statement: &Statement) -> Vec<(Amount, Interval)> {
    let parent = statement.parent.filter(|_| statement.of_parent);
    let parent = parent.and_then(|parent| document.claims.statements.get(parent));
    let parent = parent.and_then(|parent| document.claims.amount(parent));
    let printed = parent.map(|figure| (figure.amount, figure.interval()));
    let stated = statement.share_whole.map(|whole| (whole.amount, whole.interval()));
    // The largest total last in line is the one that is meant most often.
    let of_table = statement.wholes.iter().rev().filter_map(|cell| of_cell(document, *cell));
    stated.into_iter().chain(printed).chain(of_table).collect()
}

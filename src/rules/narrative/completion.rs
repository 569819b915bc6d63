//! 完成预算的…% that the two amounts do not give.

use super::{ARITHMETIC, budgets, computed, key, now, nows, of_cell, percent, subject};
use crate::finding::{Arg, Finding, Said, Severity, Stated, Text};
use crate::money::Amount;
use crate::narrative::claim::{Interval, Statement};
use crate::rules::{Document, Family, Rule, Sink};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "completion-not-as-computed",
    family: Family::Narrative,
    title: Text {
        zh: "完成预算的比例与金额不符", en: "A rate of completion that its amounts do not give"
    },
    what: Text {
        zh: "“完成预算的…%”不是决算数除以预算数所得的结果；预算数由本句给出，或由表中的预算数得出。预算数为零时没有完成率，写了只作提示。",
        en: "The rate at which a budget was carried out (完成预算的…%) is not what the final amount divided by the budgeted one, of the sentence or of its table, gives. A rate where nothing was budgeted is noted only.",
    },
    remedy: Text {
        zh: "请用决算数除以预算数重新计算，或核对两个金额。",
        en: "Divide the final by the budgeted amount anew, or check the two amounts.",
    },
    basis: ARITHMETIC,
    check: Some(check),
};

const DIFFERS: Text = Text {
    zh: "{subject}写“完成预算的 {stated}”，按决算 {now} ÷ 预算 {budgeted} 计算是 {computed}，四舍五入不能解释：{sentence}",
    en: "The completion of {subject} is given as {stated}; the final {now} ÷ the budgeted {budgeted} makes {computed}, which rounding does not explain: {sentence}",
};

const OF_NOTHING: Text = Text {
    zh: "{subject}的预算是零，没有完成率；写的是“完成预算的 {stated}”：{sentence}",
    en: "Nothing was budgeted for {subject}, so there is no rate of completion; the text gives {stated}: {sentence}",
};

fn check(rule: &Rule, document: &Document<'_>, sink: &mut Sink) {
    for statement in &document.claims.statements {
        let Some(completion) = &statement.completion else { continue };
        let (Some((budgeted, of_budget)), Some((now, _)), Some(stated)) =
            (budgeted(document, statement), now(document, statement), percent(completion))
        else {
            continue;
        };
        let like = statement.budgeted.or(document.claims.amount(statement)).unwrap_or(*completion);
        let said = |text: Text| {
            Said::new(text)
                .with("subject", subject(statement))
                .with("stated", Arg::Percent(stated))
                .with("sentence", Arg::Quote(statement.sentence))
        };
        let finding = |severity: Severity, said: Said| {
            Finding::of_rule(rule, severity, &key(document, statement), said)
                .at_words([completion.at, statement.sentence])
                .at_cells(statement.cells.iter().copied().take(1))
        };
        if budgeted.is_zero() {
            sink.add(finding(Severity::Note, said(OF_NOTHING)));
            continue;
        }
        let computed = computed(now, budgeted, completion);
        // A slip in one of the two amounts is another rule's: with the tables' the rate may be right.
        let of_tables = budgets(document, statement).into_iter().filter_map(|cell| of_cell(document, cell));
        let mut budgets = std::iter::once(of_budget).chain(of_tables.map(|(_, around)| around));
        let nows = nows(document, statement);
        let differs = budgets.all(|budgeted| {
            nows.iter().all(|(_, now)| completion.interval().is_percent_of(*now, budgeted) == Some(false))
        });
        let Some(computed) = computed.filter(|_| differs) else { continue };
        let said = said(DIFFERS)
            .with("now", super::amount(now, &like))
            .with("budgeted", super::amount(budgeted, &like))
            .with("computed", Arg::Percent(computed));
        sink.add(
            finding(Severity::Error, said).comparing(Stated::Percent(computed), Stated::Percent(stated)),
        );
    }
}

/// What was budgeted: as the sentence says, else as the table prints it.
fn budgeted(document: &Document<'_>, statement: &Statement) -> Option<(Amount, Interval)> {
    if let Some(budgeted) = &statement.budgeted {
        return Some((budgeted.amount, budgeted.interval()));
    }
    budgets(document, statement).into_iter().find_map(|cell| of_cell(document, cell))
}

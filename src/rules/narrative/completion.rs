//! 完成预算的…% that the two amounts do not give.

use super::{ARITHMETIC, computed, key, money, now, percent, subject};
use crate::finding::{Arg, Finding, Said, Severity, Stated, Text};
use crate::rules::{Document, Family, Rule, Sink};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "completion-not-as-computed",
    family: Family::Narrative,
    title: Text {
        zh: "完成预算的比例与金额不符", en: "A rate of completion that its amounts do not give"
    },
    what: Text {
        zh: "“完成预算的…%”不是决算数除以预算数所得的结果。预算数为零的不作判断。",
        en: "The rate at which a budget was carried out (完成预算的…%) is not what the final amount divided by the budgeted one gives. Not judged where nothing was budgeted.",
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

fn check(rule: &Rule, document: &Document<'_>, sink: &mut Sink) {
    for statement in &document.claims.statements {
        let (Some(completion), Some(budgeted)) = (&statement.completion, &statement.budgeted) else {
            continue;
        };
        let Some((now, around)) = now(document, statement) else { continue };
        if completion.interval().is_percent_of(around, budgeted.interval()) != Some(false) {
            continue;
        }
        let of_both = percent(completion).zip(computed(now, budgeted.amount, completion));
        let Some((stated, computed)) = of_both else { continue };
        let said = Said::new(DIFFERS)
            .with("subject", subject(statement))
            .with("stated", Arg::Percent(stated))
            .with("now", super::amount(now, budgeted))
            .with("budgeted", money(budgeted))
            .with("computed", Arg::Percent(computed))
            .with("sentence", Arg::Quote(statement.sentence));
        sink.add(
            Finding::of_rule(rule, Severity::Error, &key(document, statement), said)
                .at_words([completion.at, statement.sentence])
                .at_cells(statement.cells.iter().copied().take(1))
                .comparing(Stated::Percent(computed), Stated::Percent(stated)),
        );
    }
}

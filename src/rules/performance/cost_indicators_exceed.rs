//! Cost indicators that together are more than the project has.

use super::projects::total;
use crate::disclosure::{Passage, WordsAt};
use crate::finding::{Arg, Finding, Said, Severity, Stated, Text};
use crate::money::Amount;
use crate::rules::numbers::{Number, numbers};
use crate::rules::{Document, Family, Rule, Sink};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "cost-indicators-exceed",
    family: Family::Performance,
    title: Text { zh: "成本指标超过项目金额", en: "Cost indicators beyond the project's amount" },
    what: Text {
        zh: "一个项目的经济成本指标（以金额为上限的）相加大于它的年度预算总额，或者单个就大于。单价、人均标准不算；其中一个等于总额时，其余可能是它的组成，不作判断。",
        en: "The economic cost indicators of a project, those that are amounts, are more than its total together, or one is alone. Prices and rates do not count; where one is the total itself the others may be its parts, and nothing is said.",
    },
    remedy: Text {
        zh: "请核对成本指标和项目金额。", en: "Check the indicators and the project's amount."
    },
    basis: Text { zh: "项目成本不超过项目预算", en: "A project costs no more than its budget" },
    check: Some(check),
};

const SUM: Text = Text {
    zh: "项目“{project}”的 {count} 个成本指标合计 {sum}，大于年度预算总额 {total}。",
    en: "The {count} cost indicators of project “{project}” are {sum} together, more than its total of {total}.",
};
const ONE: Text = Text {
    zh: "项目“{project}”的成本指标“{name}”是 {sum}，大于年度预算总额 {total}。",
    en: "The cost indicator “{name}” of project “{project}” is {sum}, more than its total of {total}.",
};

fn check(rule: &Rule, document: &Document<'_>, sink: &mut Sink) {
    let money = document.disclosure.money_unit;
    for (place, target) in document.disclosure.performance.iter().enumerate() {
        let (Some(name), Some(total)) = (target.project.as_deref(), total(target)) else { continue };
        let mut costs: Vec<(usize, &str, Number)> = Vec::new();
        for (at, indicator) in target.indicators.iter().enumerate() {
            let cost = indicator.second.as_deref().is_some_and(|second| second.contains("经济成本"));
            let Some(value) = indicator.value.as_deref().filter(|_| cost) else { continue };
            if let Some(number) = only_amount(value) {
                costs.push((at, indicator.name.as_deref().unwrap_or_default(), number));
            }
        }
        let Ok(sum) = costs.iter().try_fold(Amount::ZERO, |sum, (.., cost)| sum.plus(cost.amount)) else {
            continue;
        };
        let single = costs.iter().find(|(.., cost)| cost.amount > total);
        if total.is_zero()
            || (single.is_none() && (sum <= total || costs.iter().any(|(.., cost)| cost.amount == total)))
        {
            continue;
        }
        let decimals = costs.iter().map(|(.., cost)| cost.decimals).max().unwrap_or(0);
        let show = |amount: Amount| Arg::Amount(amount, money, decimals.max(document.grid.form().decimals));
        let (said, more) = match single {
            Some((_, indicator, cost)) => {
                (Said::new(ONE).with("name", Arg::Words((*indicator).to_owned())), cost.amount)
            }
            None => (Said::new(SUM).with("count", Arg::Count(costs.len())), sum),
        };
        let said = said
            .with("project", Arg::Words(name.to_owned()))
            .with("sum", show(more))
            .with("total", show(total));
        let passages = costs.iter().map(|(at, _, cost)| Passage {
            at: WordsAt::Indicator { target: place, indicator: *at },
            start: cost.start,
            end: cost.end,
        });
        let finding = Finding::of_rule(rule, Severity::Doubt, name, said)
            .at_words(passages)
            .comparing(Stated::Amount(total), Stated::Amount(more));
        sink.add(finding);
    }
}

/// The amount of a value that is a limit in money: not a price for each of something.
fn only_amount(value: &str) -> Option<Number> {
    let mut amounts = numbers(value).into_iter();
    let only = amounts.next().filter(|_| amounts.next().is_none())?;
    let behind = value.get(only.end..).unwrap_or_default().trim();
    (only.money.is_some() && behind.is_empty()).then_some(only)
}

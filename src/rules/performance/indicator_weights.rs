//! Indicator weights that do not add up to a full score.

use crate::finding::{Arg, Finding, Said, Severity, Text};
use crate::money::Amount;
use crate::rules::{Document, Family, Rule, Sink};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "indicator-weights",
    family: Family::Performance,
    title: Text { zh: "绩效指标分值合计不是满分", en: "Indicator weights that do not add up" },
    what: Text {
        zh: "一个绩效目标的指标分值合计既不是 100，也不是 90（另有 10 分是预算执行率）。超过 100 分是错误，其他作为疑问。有指标没有分值时不作判断。",
        en: "The weights of a target's indicators add up neither to 100 nor to 90 (10 more are for the execution of the budget). More than 100 is an error, anything else a doubt. Not judged where an indicator has no weight.",
    },
    remedy: Text { zh: "请核对各项指标的分值。", en: "Check the weights." },
    basis: Text {
        zh: "财预〔2020〕10号《项目支出绩效评价管理办法》：满分 100 分，预算执行率 10 分",
        en: "Measures on evaluating project expenditure (2020/10): 100 points, 10 of them for execution",
    },
    check: Some(check),
};

const FOUND: Text = Text {
    zh: "“{project}”的 {count} 个绩效指标分值合计 {sum}，不是 100，也不是 90。",
    en: "The {count} indicators of “{project}” weigh {sum} together, neither 100 nor 90.",
};

/// 100 points, or 90 beside the 10 of the budget's execution.
const FULL: [&str; 2] = ["100", "90"];

fn check(rule: &Rule, document: &Document<'_>, sink: &mut Sink) {
    let points = |text: &str| Amount::from_printed(text, 0).unwrap_or_default();
    let hundred = points("100");
    for target in &document.disclosure.performance {
        let weights: Option<Vec<Amount>> =
            target.indicators.iter().map(|indicator| Some(indicator.weight?.amount)).collect();
        let Some(weights) = weights.filter(|weights| weights.len() > 1) else { continue };
        let Ok(sum) = weights.iter().try_fold(Amount::ZERO, |sum, weight| sum.plus(*weight)) else {
            continue;
        };
        // Shares of one instead of points.
        let one = points("1");
        if FULL.iter().any(|full| points(full) == sum) || sum == one || sum.is_zero() {
            continue;
        }
        let severity = if sum > hundred { Severity::Error } else { Severity::Doubt };
        let name = target.project.clone().unwrap_or_else(|| document.disclosure.unit.clone());
        let said = Said::new(FOUND)
            .with("project", Arg::Words(name.clone()))
            .with("count", Arg::Count(weights.len()))
            .with("sum", Arg::Words(sum.to_printed(0, 0)));
        sink.add(Finding::of_rule(rule, severity, &name, said).at_words([]));
    }
}

//! A performance target with another amount than its project has.

use super::projects::{Sameness, meant, projects, total};
use crate::finding::{Arg, Finding, Said, Severity, Stated, Text};
use crate::money::Amount;
use crate::rules::{Document, Family, Rule, Sink};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "target-amount",
    family: Family::Performance,
    title: Text {
        zh: "绩效目标表的金额与项目支出不符", en: "A target with another amount than its project"
    },
    what: Text {
        zh: "项目绩效目标表的年度预算总额与项目支出表、上年结转表里同名项目的金额不同，也不等于两者之和。名称只是相近时作为疑问。",
        en: "A project's target has another total than the project of that name has in the tables of projects and of carry-over, or in both together. Where the names are only alike it is a doubt.",
    },
    remedy: Text { zh: "请核对两处的金额。", en: "Check both amounts." },
    basis: Text { zh: "同一项目的金额前后应当一致", en: "One project has one amount" },
    check: Some(check),
};

const FOUND: Text = Text {
    zh: "项目“{project}”绩效目标的年度预算总额是 {said}，{cell}是 {value}。",
    en: "The target of project “{project}” has a total of {said}; {cell} is {value}.",
};

fn check(rule: &Rule, document: &Document<'_>, sink: &mut Sink) {
    let projects = projects(document);
    let money = document.disclosure.money_unit;
    for target in &document.disclosure.performance {
        let (Some(name), Some(amount)) = (target.project.as_deref(), total(target)) else { continue };
        let Some((sameness, meant)) = meant(&projects, name) else { continue };
        let Some(first) = meant.first() else { continue };
        let near = |other: Amount| {
            let tolerance = meant.iter().try_fold(document.grid.half_step(first.cell), |sum, project| {
                sum.plus(document.grid.half_step(project.cell))
            });
            let off = amount.minus(other).map(Amount::abs);
            matches!((off, tolerance), (Ok(off), Ok(tolerance)) if off <= tolerance)
        };
        let sum = meant.iter().try_fold(Amount::ZERO, |sum, project| sum.plus(project.amount));
        if meant.iter().any(|project| near(project.amount)) || sum.is_ok_and(near) {
            continue;
        }
        let severity = if sameness == Sameness::Certain { Severity::Error } else { Severity::Doubt };
        let said = Said::new(FOUND)
            .with("project", Arg::Words(name.to_owned()))
            .with("said", Arg::Amount(amount, money, document.grid.decimals(first.cell)))
            .with("cell", Arg::Cell(first.cell))
            .with("value", Arg::Value(first.cell));
        let finding = Finding::of_rule(rule, severity, name, said)
            .at_cells(meant.iter().map(|project| project.cell))
            .comparing(Stated::Amount(first.amount), Stated::Amount(amount));
        sink.add(finding);
    }
}

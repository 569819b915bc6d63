//! A target whose funds are of another kind than its project's.

use super::projects::{Sameness, funds, meant, projects, total};
use crate::finding::{Arg, Finding, Said, Severity, Text};
use crate::rules::{Document, Family, Rule, Sink};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "target-funding",
    family: Family::Performance,
    title: Text {
        zh: "绩效目标的资金来源与表不符", en: "A target with other funds than its project"
    },
    what: Text {
        zh: "绩效目标表把项目资金列为“其他资金”，项目支出表或结转表里同名项目却全部是财政拨款，或者相反。有的地方把结转资金填在“其他资金”，所以只作提示。",
        en: "A target counts the project's money as other funds while the table has it as fiscal appropriation, or the other way round. Some regions enter carry-over there, so it is only a note.",
    },
    remedy: Text {
        zh: "请核对资金来源；填报口径如此的，不需要改动。",
        en: "Check the source of the money; where that is the practice, nothing needs to be changed.",
    },
    basis: Text {
        zh: "同一项目的资金来源前后应当一致", en: "One project's money has one source"
    },
    check: Some(check),
};

const FOUND: Text = Text {
    zh: "项目“{project}”的绩效目标写财政拨款 {said}，{cell}{value}全部是财政拨款。",
    en: "The target of project “{project}” has {said} of fiscal appropriation; all of {cell}, {value}, is fiscal appropriation.",
};

fn check(rule: &Rule, document: &Document<'_>, sink: &mut Sink) {
    let projects = projects(document);
    let money = document.disclosure.money_unit;
    for target in &document.disclosure.performance {
        let (Some(name), Some(total), Some(fiscal)) =
            (target.project.as_deref(), total(target), funds(target, "财政拨款"))
        else {
            continue;
        };
        let Some((Sameness::Certain, meant)) = meant(&projects, name) else { continue };
        let of_total = meant.iter().find(|project| project.amount == total);
        let Some(project) = of_total.filter(|project| project.fiscal == Some(total)) else { continue };
        if fiscal == total {
            continue;
        }
        let said = Said::new(FOUND)
            .with("project", Arg::Words(name.to_owned()))
            .with("said", Arg::Amount(fiscal, money, document.grid.decimals(project.cell)))
            .with("cell", Arg::Cell(project.cell))
            .with("value", Arg::Value(project.cell));
        sink.add(Finding::of_rule(rule, Severity::Note, name, said).at_cells([project.cell]));
    }
}

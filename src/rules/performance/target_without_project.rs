//! A performance target for a project that no table lists.

use super::projects::{meant, projects, total};
use crate::finding::{Arg, Finding, Said, Severity, Text};
use crate::grid::CellId;
use crate::rules::{Document, Family, Rule, Sink};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "target-without-project",
    family: Family::Performance,
    title: Text { zh: "有绩效目标、没有项目支出", en: "A target without its project" },
    what: Text {
        zh: "绩效目标表里的项目，在项目支出表和上年结转表里都没有名称相同或相近的项目。没有逐个列出项目的表时不作判断。",
        en: "No project of that name, or one like it, stands in the tables of projects and of carry-over. Not judged where no table lists projects.",
    },
    remedy: Text {
        zh: "请核对项目名称；不是本年安排的项目，请删去它的绩效目标表。",
        en: "Check the project's name; delete the target if the project has no money this year.",
    },
    basis: Text {
        zh: "绩效目标随同项目预算一并公开",
        en: "Targets are published with the budget of their projects",
    },
    check: Some(check),
};

const FOUND: Text = Text {
    zh: "项目“{project}”有绩效目标（年度预算总额 {total}），项目支出表和结转表里没有这个项目。",
    en: "Project “{project}” has a target (total {total}), but stands in no table of projects or carry-over.",
};
const NO_PROJECTS: Text = Text {
    zh: "没有逐个列出项目的表，无法核对。",
    en: "No table lists projects one by one.",
};

fn check(rule: &Rule, document: &Document<'_>, sink: &mut Sink) {
    let targets = &document.disclosure.performance;
    if targets.iter().all(|target| target.project.is_none()) {
        return;
    }
    let projects = projects(document);
    if projects.is_empty() {
        sink.unable(rule, Said::new(NO_PROJECTS));
        return;
    }
    for target in targets {
        let (Some(name), Some(total)) = (target.project.as_deref(), total(target)) else { continue };
        if total.is_zero() || meant(&projects, name).is_some() {
            continue;
        }
        let (grid, money) = (document.grid, document.disclosure.money_unit);
        let decimals = projects.first().map_or(grid.form().decimals, |project| grid.decimals(project.cell));
        let said = Said::new(FOUND)
            .with("project", Arg::Words(name.to_owned()))
            .with("total", Arg::Amount(total, money, decimals));
        let finding = Finding::of_rule(rule, Severity::Doubt, name, said);
        sink.add(finding.at_cells(cell_of_target(document, name)));
    }
}

/// The cell that shows a target's amount, where the form has a table of them.
fn cell_of_target(document: &Document<'_>, name: &str) -> Option<CellId> {
    let blocks = document.grid.tables().iter().flat_map(|table| &table.blocks);
    blocks.into_iter().find_map(|block| {
        let row =
            block.rows.iter().position(|row| row.project.as_deref() == Some(name) && row.code.is_none())?;
        (!block.columns.is_empty()).then(|| block.cell(row, 0))
    })
}

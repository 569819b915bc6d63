//! Projects without performance targets.

use super::projects::{Project, projects, same};
use crate::finding::{Arg, Finding, Said, Severity, Text};
use crate::rules::{Document, Family, Rule, Sink};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "project-without-target",
    family: Family::Performance,
    title: Text { zh: "有项目支出、没有绩效目标", en: "Projects without targets" },
    what: Text {
        zh: "项目支出表或上年结转表里的项目没有绩效目标表。全部项目合成一条。文件没有任何项目的绩效目标时不作判断。",
        en: "Projects of the tables of projects and of carry-over have no target; all of them are one finding. Not judged where no project has one.",
    },
    remedy: Text {
        zh: "请确认这些项目是否不要求公开绩效目标，否则请补上。",
        en: "See whether no targets are required of these projects; otherwise add them.",
    },
    basis: Text {
        zh: "中发〔2018〕34号：绩效目标与预算同步公开，覆盖所有项目",
        en: "Central guideline 2018/34: targets are published with the budget and cover all projects",
    },
    check: Some(check),
};

const FOUND: Text = Text {
    zh: "{count} 个有金额的项目没有绩效目标：{names}。",
    en: "{count} projects with money have no target: {names}.",
};
const NO_TARGETS: Text =
    Text { zh: "文件里没有项目的绩效目标表。", en: "The document has no targets of projects." };

fn check(rule: &Rule, document: &Document<'_>, sink: &mut Sink) {
    let projects = projects(document);
    if projects.is_empty() {
        return;
    }
    let targets = || document.disclosure.performance.iter().filter_map(|target| target.project.as_deref());
    if targets().next().is_none() {
        sink.unable(rule, Said::new(NO_TARGETS));
        return;
    }
    let mut without: Vec<&Project<'_>> = Vec::new();
    for project in projects.iter().filter(|project| !project.amount.is_zero()) {
        let known = without.iter().any(|other| other.name == project.name);
        if !known && targets().all(|name| same(project.name, name).is_none()) {
            without.push(project);
        }
    }
    if without.is_empty() {
        return;
    }
    let names: Vec<&str> = without.iter().map(|project| project.name).collect();
    let said =
        Said::new(FOUND).with("count", Arg::Count(without.len())).with("names", Arg::Words(names.join("、")));
    let finding = Finding::of_rule(rule, Severity::Note, "document", said);
    sink.add(finding.at_cells(without.iter().map(|project| project.cell)));
}

//! A project's amount in its description differs from the table.

use super::projects::{Project, Sameness, meant, projects};
use super::sections::{Described, described};
use crate::finding::{Arg, Finding, Said, Severity, Stated, Text};
use crate::narrative::claim::Interval;
use crate::rules::{Document, Family, Rule, Sink};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "project-scale",
    family: Family::Performance,
    title: Text {
        zh: "项目说明的金额与项目支出表不符",
        en: "A project described with another amount than in its table",
    },
    what: Text {
        zh: "项目说明写的“预算安排规模”与项目支出表里同名项目的金额不同。名称只是相近时作为疑问。",
        en: "A project's description states another amount than the project of that name has in the table. Where the names are only alike it is a doubt.",
    },
    remedy: Text { zh: "请核对两处的金额。", en: "Check both amounts." },
    basis: Text { zh: "同一项目的金额前后应当一致", en: "One project has one amount" },
    check: Some(check),
};

const FOUND: Text = Text {
    zh: "项目“{project}”的说明写 {said}，{cell}是 {value}。",
    en: "The description of project “{project}” says {said}; {cell} is {value}.",
};

fn check(rule: &Rule, document: &Document<'_>, sink: &mut Sink) {
    let projects = projects(document);
    for Described { name, scale, .. } in described(document.disclosure) {
        let Some((words, scale)) = scale else { continue };
        let Some((sameness, meant)) = meant(&projects, name) else { continue };
        let Some(first) = meant.first() else { continue };
        let stated = Interval::around(scale.amount, scale.half_step());
        let of =
            |project: &Project<'_>| Interval::around(project.amount, document.grid.half_step(project.cell));
        let sum = |table: Option<usize>| {
            let inside = |project: &&&Project<'_>| {
                table.is_none_or(|table| document.grid.spot(project.cell).table == table)
            };
            meant.iter().filter(inside).map(|project| of(project)).reduce(Interval::plus)
        };
        // The description speaks of one row, of all rows of a table (money under several accounts),
        // or of all tables (this year's and what was carried over).
        let tables = meant.iter().map(|project| Some(document.grid.spot(project.cell).table));
        if meant.iter().any(|project| of(project).meets(stated))
            || tables.chain([None]).filter_map(sum).any(|sum| sum.meets(stated))
        {
            continue;
        }
        let severity = if sameness == Sameness::Certain { Severity::Error } else { Severity::Doubt };
        let money = scale.money.unwrap_or(document.disclosure.money_unit);
        let said = Said::new(FOUND)
            .with("project", Arg::Words(name.to_owned()))
            .with("said", Arg::Amount(scale.amount, money, scale.decimals))
            .with("cell", Arg::Cell(first.cell))
            .with("value", Arg::Value(first.cell));
        let finding = Finding::of_rule(rule, severity, name, said)
            .at_cells([first.cell])
            .at_words([words.passage(scale.start, scale.end)])
            .comparing(Stated::Amount(first.amount), Stated::Amount(scale.amount));
        sink.add(finding);
    }
}

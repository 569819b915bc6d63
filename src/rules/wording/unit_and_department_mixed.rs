//! The publishing body calls itself unit and department.

use crate::finding::{Arg, Finding, Said, Severity, Text};
use crate::rules::words::{self, Words};
use crate::rules::{Document, Family, Rule, Sink};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "unit-and-department-mixed",
    family: Family::Wording,
    title: Text { zh: "“本单位”“本部门”混用", en: "Unit and department mixed" },
    what: Text {
        zh: "说明里既称“本单位”又称“本部门”。名词解释里不查。",
        en: "The explanations call the publishing body both “本单位” and “本部门”. Not looked for in the glossary.",
    },
    remedy: Text {
        zh: "单位预算统一称“本单位”，部门预算统一称“本部门”。",
        en: "A unit's budget says “本单位”, a department's “本部门” throughout.",
    },
    basis: Text {
        zh: "部门预算与单位预算分别公开",
        en: "Budgets of departments and of units are published apart",
    },
    check: Some(check),
};

const FOUND: Text = Text {
    zh: "全文“本单位”{units} 处、“本部门”{departments} 处，称呼不一致，例如：{words}",
    en: "“本单位” stands {units} times and “本部门” {departments} times, for instance: {words}",
};

fn check(rule: &Rule, document: &Document<'_>, sink: &mut Sink) {
    let places = |word: &'static str| -> Vec<(Words<'_>, usize)> {
        words::items(document.disclosure)
            .filter(|words| !words::in_glossary(document.disclosure, words.at))
            .flat_map(|words| words.text.match_indices(word).map(move |(at, _)| (words, at)))
            .collect()
    };
    let (units, departments) = (places("本单位"), places("本部门"));
    let fewer = if units.len() < departments.len() { &units } else { &departments };
    let Some((words, at)) = fewer.first().copied().filter(|_| !units.is_empty() && !departments.is_empty())
    else {
        return;
    };
    let end = at + "本单位".len();
    let said = Said::new(FOUND)
        .with("units", Arg::Count(units.len()))
        .with("departments", Arg::Count(departments.len()))
        .with("words", Arg::Quote(words.sentence(at, end)));
    let finding = Finding::of_rule(rule, Severity::Note, "document", said);
    let all = fewer.iter().map(|(words, at)| words.passage(*at, at + "本单位".len()));
    sink.add(finding.at_words(all));
}

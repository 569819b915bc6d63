//! A plan of last year as what this year's budget rests on.

use crate::disclosure::WordsAt;
use crate::finding::{Arg, Finding, Said, Severity, Text};
use crate::rules::words::{self, Words};
use crate::rules::{Document, Family, Rule, Sink};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "basis-of-last-year",
    family: Family::Narrative,
    title: Text { zh: "立项依据是往年的工作任务", en: "A plan of an earlier year as the basis" },
    what: Text {
        zh: "预算项目的“立项依据”“政策依据”引用了往年的任务书、工作要点、工作计划或责任书，没有引用本年的。法规、规划和跨年度的方案不算；决算不作判断。",
        en: "The basis of a budgeted project is a task book, work plan or the like of an earlier year, and none of this year is cited. Laws, long-term plans and final accounts are not judged.",
    },
    remedy: Text {
        zh: "请核对是否应为本年的文件，或年份是否写错。",
        en: "See whether this year's document is meant, or the year is misprinted.",
    },
    basis: Text {
        zh: "项目按预算年度立项，年度任务以当年的文件为依据",
        en: "A project is set up for a budget year, and the tasks of a year follow from its own documents",
    },
    check: Some(check),
};

const FOUND: Text = Text {
    zh: "立项依据是 {year} 年的《{name}》，本文件是 {this} 年预算，请核对年份：{words}",
    en: "The basis is “{name}” of {year}, the budget is that of {this}; check the year: {words}",
};

/// Headings and labels under which a basis is named.
const BASES: [&str; 5] = ["立项依据", "政策依据", "设立依据", "项目依据", "实施依据"];

/// What is drawn up for one year.
const OF_A_YEAR: [&str; 7] = ["任务书", "工作要点", "工作计划", "年度计划", "责任书", "重点工作", "工作安排"];

fn check(rule: &Rule, document: &Document<'_>, sink: &mut Sink) {
    let this = document.disclosure.year;
    if document.disclosure.stage != "budget" {
        return;
    }
    for words in words::items(document.disclosure).filter(|words| names_a_basis(document, *words)) {
        let cited: Vec<(usize, &str, u16)> = titles(words.text)
            .filter(|(_, name)| OF_A_YEAR.iter().any(|word| name.contains(word)))
            .filter_map(|(at, name)| Some((at, name, year(name)?)))
            .collect();
        let last = cited.iter().find(|(_, _, year)| *year < this);
        let Some((start, name, year)) = last.filter(|_| cited.iter().all(|(_, _, year)| *year < this)) else {
            continue;
        };
        let end = start + name.len();
        let said = Said::new(FOUND)
            .with("year", Arg::Year(*year))
            .with("this", Arg::Year(this))
            .with("name", Arg::Words((*name).to_owned()))
            .with("words", Arg::Quote(words.sentence(*start, end)));
        let finding = Finding::of_rule(rule, Severity::Doubt, &words.key(*start, end), said);
        sink.add(finding.at_words(cited.iter().map(|(at, name, _)| words.passage(*at, at + name.len()))));
    }
}

/// Whether the heading above, or the label in front, says that a basis is named.
fn names_a_basis(document: &Document<'_>, words: Words<'_>) -> bool {
    const LABEL: usize = 12;
    let WordsAt::Item { section, .. } = words.at else { return false };
    let title = document.disclosure.narrative.get(section).and_then(|of| of.title.as_deref());
    let label = words.text.split_once(['：', ':']).map(|(label, _)| label);
    let label = label.filter(|label| label.chars().count() <= LABEL);
    title.into_iter().chain(label).any(|words| BASES.iter().any(|basis| words.contains(basis)))
}

/// The names between title marks, with the byte at which each begins.
fn titles(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.match_indices('《').filter_map(|(at, mark)| {
        let start = at + mark.len();
        let name = text.get(start..)?.split_once('》')?.0;
        Some((start, name))
    })
}

/// The one year that a name has; none if it has several, as what runs over years does.
fn year(name: &str) -> Option<u16> {
    let years = name.split(|c: char| !c.is_ascii_digit()).filter(|digits| digits.len() == 4);
    let mut years = years.filter_map(|digits| digits.parse().ok()).filter(|year| (1990..2100).contains(year));
    years.next().filter(|_| years.next().is_none())
}

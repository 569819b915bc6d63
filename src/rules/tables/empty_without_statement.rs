//! An empty table that does not say that it is.

use crate::finding::{Arg, Finding, Said, Severity, Text};
use crate::form::Section;
use crate::grid::Presence;
use crate::rules::words::{self, plain};
use crate::rules::{Document, Family, Rule, Sink};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "empty-without-statement",
    family: Family::Tables,
    title: Text { zh: "空表没有说明", en: "An empty table without its statement" },
    what: Text {
        zh: "一张表没有任何金额，表下没有说明是空表，说明文字里也没有一句话说没有这项收支。",
        en: "A table has no amount, no statement with it says that it is empty, and no sentence of the explanations says that there is nothing of the kind.",
    },
    remedy: Text {
        zh: "请在表下注明没有这项收支、本表为空表。",
        en: "State below the table that there is nothing of the kind and the table is empty.",
    },
    basis: Text {
        zh: "预算公开应当完整：没有数据的表也要列出并说明",
        en: "A disclosure is to be complete: tables without data are published with a statement",
    },
    check: Some(check),
};

const FOUND: Text = Text {
    zh: "{table}没有数据，也没有说明是空表。",
    en: "{table} has no figures and no statement that it is empty.",
};

fn check(rule: &Rule, document: &Document<'_>, sink: &mut Sink) {
    let grid = document.grid;
    // A form that nobody filled in has no figures anywhere.
    if !grid.cells().any(|cell| document.value(cell).number().is_some()) {
        return;
    }
    for (index, (table, spec)) in grid.tables().iter().zip(&grid.form().tables).enumerate() {
        let printed = document.disclosure.tables.iter().find(|printed| printed.id == spec.id);
        let Some(printed) = printed.filter(|_| spec.section == Section::Tables) else { continue };
        let nothing = table.cells().all(|cell| document.value(cell).is_nothing());
        let said =
            printed.empty || !printed.notes.is_empty() && printed.notes.iter().any(|note| says_nothing(note));
        if table.presence != Presence::Printed || !nothing || said || is_spoken_of(document, &spec.title.zh) {
            continue;
        }
        let said = Said::new(FOUND).with("table", Arg::Table(index));
        sink.add(Finding::of_rule(rule, Severity::Doubt, &spec.id, said).at_cells(table.cells().take(1)));
    }
}

/// Words of a statement that there is nothing.
const NOTHING: [&str; 9] =
    ["空表", "无数据", "没有", "未安排", "无此", "未发生", "不涉及", "无相关", "未使用"];

/// Whether a sentence says that there is nothing.
pub(in crate::rules) fn says_nothing(sentence: &str) -> bool {
    let bare: String = sentence.chars().filter(|c| !c.is_whitespace()).collect();
    NOTHING.iter().any(|word| bare.contains(word)) || bare.contains('无')
}

/// Whether a sentence of the explanations says that there is nothing of what a table is about.
fn is_spoken_of(document: &Document<'_>, title: &str) -> bool {
    const KINDS: [&str; 4] = ["政府性基金", "国有资本经营", "三公", "结转"];
    let title = plain(title);
    let kind = KINDS.into_iter().find(|kind| title.contains(kind));
    words::items(document.disclosure).any(|words| {
        words.text.split(['。', '；', '\n']).any(|sentence| {
            let bare = plain(sentence);
            let about = bare.contains(&title) || kind.is_some_and(|kind| bare.contains(kind));
            about && (says_nothing(sentence) || bare.contains("0万元") || bare.contains("为0"))
        })
    })
}

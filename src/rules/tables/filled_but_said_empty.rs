//! A table with figures that says that it is empty.

use crate::disclosure::WordsAt;
use crate::finding::{Arg, Finding, Said, Severity, Text};
use crate::rules::words;
use crate::rules::{Document, Family, Rule, Sink};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "filled-but-said-empty",
    family: Family::Tables,
    title: Text { zh: "有数据的表注明是空表", en: "A table with figures that is said to be empty" },
    what: Text {
        zh: "表里有金额，表下的说明却写着“空表”或“无数据”。",
        en: "A table has amounts, and the statement below it says that it is empty.",
    },
    remedy: Text {
        zh: "请核对：表里的数对，就删去说明；说明对，就删去表里的数。",
        en: "Delete the statement if the figures are right, the figures if the statement is.",
    },
    basis: Text { zh: "表和表下的说明应当一致", en: "A table and its statement are to agree" },
    check: Some(check),
};

const FOUND: Text = Text {
    zh: "{table}印有{cell}{value}，表下却写着：{words}",
    en: "{table} prints {cell}, {value}, but says below: {words}",
};

/// Words that speak of this table, not of some kind of money.
const EMPTY: [&str; 5] = ["空表", "无数据", "没有数据", "无相关数据", "无内容"];

fn check(rule: &Rule, document: &Document<'_>, sink: &mut Sink) {
    let grid = document.grid;
    for words in words::notes(document.disclosure) {
        let WordsAt::Note { table, .. } = words.at else { continue };
        let bare: String = words.text.chars().filter(|c| !c.is_whitespace()).collect();
        // An instruction of the template speaks of other documents' tables.
        let instructs = bare.contains("如") || bare.contains("的，") || bare.contains("若");
        if instructs || !EMPTY.iter().any(|word| bare.contains(word)) {
            continue;
        }
        let Some(printed) = document.disclosure.tables.get(table) else { continue };
        let Some((index, _)) = grid.form().table(&printed.id) else { continue };
        let filled = |cell: &_| !document.value(*cell).is_nothing();
        let Some(cell) = grid.tables().get(index).and_then(|table| table.cells().find(filled)) else {
            continue;
        };
        let all = words.passage(0, words.text.len());
        let said = Said::new(FOUND)
            .with("table", Arg::Table(index))
            .with("cell", Arg::Cell(cell))
            .with("value", Arg::Value(cell))
            .with("words", Arg::Quote(all));
        let finding = Finding::of_rule(rule, Severity::Error, &printed.id, said);
        sink.add(finding.at_cells([cell]).at_words([all]));
    }
}

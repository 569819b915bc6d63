//! What basic expenditure is said to contain against what its table prints.

use super::{key, subject};
use crate::classification;
use crate::finding::{Arg, Finding, Said, Severity, Text};
use crate::grid::{CellId, GridBlock};
use crate::narrative::claim::{Statement, name_key};
use crate::rules::{Document, Family, Rule, Sink};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "list-against-table",
    family: Family::Narrative,
    title: Text {
        zh: "基本支出所列内容与表不符",
        en: "What basic expenditure is said to contain against its table",
    },
    what: Text {
        zh: "人员经费、公用经费“主要包括”之后列出的经济科目在表中没有金额；或表中有金额的款级科目没有列出（列举以“等”结尾的不作判断）。认不出的名称不作判断。",
        en: "An economic class listed behind 主要包括 for personnel or operating funds has no money in the table; or one with money is not listed (not judged where the list ends with 等). Names that are not known are not judged.",
    },
    remedy: Text {
        zh: "请对照表中的科目补全或删去。",
        en: "Complete the list by the table, or strike what has no money.",
    },
    basis: Text {
        zh: "基本支出按经济分类公开到款，说明应当与表一致",
        en: "Basic expenditure is published by economic section; the explanation is to agree with the table",
    },
    check: Some(check),
};

const WITHOUT_MONEY: Text = Text {
    zh: "{subject}列出了“{names}”，表中没有金额：{sentence}",
    en: "{subject} is said to contain {names}, for which the table has no money: {sentence}",
};

const NOT_LISTED: Text = Text {
    zh: "{subject}没有列出“{names}”，表中有金额：{sentence}",
    en: "{subject} does not list {names}, for which the table has money: {sentence}",
};

fn check(rule: &Rule, document: &Document<'_>, sink: &mut Sink) {
    for statement in &document.claims.statements {
        let Some((names, open)) = list(document, statement) else { continue };
        let Some(cell) = statement.cells.first().copied() else { continue };
        let rows = rows(document, cell);
        if rows.is_empty() {
            continue;
        }
        let same = |name: &str, label: &str| stem(name) == stem(label);
        let without: Vec<&str> = names
            .iter()
            .copied()
            .filter(|name| {
                let printed = rows.iter().find(|(label, ..)| same(name, label));
                match printed {
                    Some((_, _, money)) => !money,
                    None => in_book(name),
                }
            })
            .collect();
        let left: Vec<&(String, CellId, bool)> = rows
            .iter()
            .filter(|(label, _, money)| *money && !names.iter().any(|name| same(name, label)))
            .collect();
        let said = |text: Text, names: Vec<&str>| {
            Said::new(text)
                .with("subject", subject(statement))
                .with("names", Arg::Words(names.join("、")))
                .with("sentence", Arg::Quote(statement.sentence))
        };
        if !without.is_empty() {
            let said = said(WITHOUT_MONEY, without);
            sink.add(
                Finding::of_rule(
                    rule,
                    Severity::Doubt,
                    &format!("{}:listed", key(document, statement)),
                    said,
                )
                .at_words([statement.sentence])
                .at_cells([cell]),
            );
        }
        if !left.is_empty() && !open {
            let said = said(NOT_LISTED, left.iter().map(|(label, ..)| label.as_str()).collect());
            sink.add(
                Finding::of_rule(
                    rule,
                    Severity::Doubt,
                    &format!("{}:unlisted", key(document, statement)),
                    said,
                )
                .at_words([statement.sentence])
                .at_cells(std::iter::once(cell).chain(left.iter().map(|(_, cell, _)| *cell))),
            );
        }
    }
}

/// The names behind 主要包括, and whether the list is left open.
fn list<'a>(document: &Document<'a>, statement: &Statement) -> Option<(Vec<&'a str>, bool)> {
    let text = document.disclosure.words(statement.at)?;
    let rest = text.get(statement.amount?.at.end..statement.sentence.end)?;
    let rest = rest.trim_start_matches(['，', ',', '。']);
    let rest = rest.strip_prefix("主要").unwrap_or(rest);
    let rest = rest.strip_prefix("包括").or_else(|| rest.strip_prefix("用于"))?;
    let rest = rest.trim_start_matches(['：', ':']).trim_end_matches(['。', '；', ';', '\n', ' ']);
    let open = rest.ends_with('等') || rest.ends_with("等支出") || rest.contains('…');
    let names: Vec<&str> = rest
        .split(['、', '，', ','])
        .map(|name| name.trim().trim_end_matches('等').trim_start_matches('和'))
        .filter(|name| !name.is_empty())
        .collect();
    // A sentence of purposes is no list of classes.
    let known = names.iter().filter(|name| in_book(name)).count();
    (names.len() > 2 && known * 3 >= names.len() * 2).then_some((names, open))
}

/// The classes of the deepest level in the block of a cell: name, cell, whether it has money.
fn rows(document: &Document<'_>, cell: CellId) -> Vec<(String, CellId, bool)> {
    let spot = document.grid.spot(cell);
    let economic = document.grid.block_spec(spot).accounts.as_deref() == Some("economic");
    let block: Option<&GridBlock> =
        document.grid.tables().get(spot.table).and_then(|table| table.blocks.get(spot.block));
    let Some(block) = block.filter(|_| economic) else { return Vec::new() };
    let deepest = block.rows.iter().filter_map(|row| row.code.as_deref()).map(str::len).max().unwrap_or(0);
    let rows = block.rows.iter().enumerate();
    rows.filter(|(_, row)| row.code.as_ref().is_some_and(|code| code.len() == deepest && deepest > 3))
        .map(|(at, row)| {
            let cell = block.cell(at, spot.column);
            let money = document.value(cell).number().is_some_and(|amount| !amount.is_zero());
            (row.label.zh.clone(), cell, money)
        })
        .collect()
}

fn in_book(name: &str) -> bool {
    let book = classification::book("economic").into_iter().flat_map(classification::Book::entries);
    book.filter(|(code, _)| code.len() > 3).any(|(_, known)| stem(known) == stem(name))
}

/// A name as two printings share it: 维修（护）费 and 维修(护)费用 are one.
fn stem(name: &str) -> String {
    let key = name_key(name);
    let bare = key.trim_end_matches(['费', '用']);
    if bare.is_empty() { key } else { bare.to_owned() }
}

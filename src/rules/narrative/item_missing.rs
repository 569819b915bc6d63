//! Accounts of a table that no item speaks of, and items about accounts that their table lacks.

use std::collections::{BTreeMap, BTreeSet};

use super::{ARITHMETIC, money, of_cell};
use crate::disclosure::{Item, WordsAt};
use crate::finding::{Arg, Finding, Said, Severity, Text};
use crate::grid::{CellId, GridBlock};
use crate::narrative::claim::{Figure, Statement};
use crate::rules::{Document, Family, Rule, Sink};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "account-without-item",
    family: Family::Narrative,
    title: Text { zh: "科目与条目不对应", en: "Accounts and items that do not match" },
    what: Text {
        zh: "逐条说明某张表的科目时，表中有金额的项级科目没有条目，或条目有金额的科目在表中没有。至少三条、三分之二以上能对应时才作判断。",
        en: "Where items go through the accounts of a table, an account with money has no item, or the account of an item with money is not in the table. Judged where three items at least, and two thirds of all, match.",
    },
    remedy: Text {
        zh: "请补上条目，或核对科目和表。",
        en: "Add the item, or check the account and the table.",
    },
    basis: ARITHMETIC,
    check: Some(check),
};

const NO_ITEM: Text = Text {
    zh: "{cell}有 {value}，逐条说明里没有这一科目（说明了 {count} 个科目）。",
    en: "{cell} has {value}, but no item speaks of it ({count} accounts have one).",
};

const NO_ROW: Text = Text {
    zh: "条目说的科目 {code} 有 {stated}，{table}里没有这一科目：{sentence}",
    en: "An item gives {stated} for the account {code}, which {table} does not have: {sentence}",
};

const FEWEST: usize = 3;

fn check(rule: &Rule, document: &Document<'_>, sink: &mut Sink) {
    for (section, found) in document.disclosure.narrative.iter().enumerate() {
        let mut by_block: BTreeMap<(usize, usize, usize), BTreeSet<&str>> = BTreeMap::new();
        let mut unknown: Vec<(&Statement, &str)> = Vec::new();
        for statement in &document.claims.statements {
            let Some((item, code)) = account(&found.items, section, statement) else { continue };
            match statement.cells.first().map(|cell| document.grid.spot(*cell)) {
                Some(spot) => {
                    by_block.entry((spot.table, spot.block, spot.column)).or_default().insert(code);
                }
                None if statement.amount.is_some() && item.number.is_some() => {
                    unknown.push((statement, code))
                }
                None => {}
            }
        }
        let Some(((table, block, column), said)) = by_block.into_iter().max_by_key(|(_, codes)| codes.len())
        else {
            continue;
        };
        let Some(rows) = document.grid.tables().get(table).and_then(|table| table.blocks.get(block)) else {
            continue;
        };
        let leaves = leaves(document, rows, column);
        let matched = leaves.iter().filter(|(code, _)| said.contains(code.as_str())).count();
        if matched < FEWEST || matched * 3 < leaves.len() * 2 {
            continue;
        }
        // An item whose account is not known may be the one.
        let elsewhere = |cell: CellId| {
            let open = document.claims.statements.iter().filter(|statement| {
                matches!(statement.at, WordsAt::Item { section: at, .. } if at == section)
                    && statement.cells.is_empty()
            });
            let same = |figure: Figure| {
                of_cell(document, cell).is_some_and(|(_, around)| around.meets(figure.interval()))
            };
            open.filter_map(|statement| statement.amount).any(same)
        };
        for (code, cell) in leaves.iter().filter(|(code, _)| !said.contains(code.as_str())) {
            if elsewhere(*cell) {
                continue;
            }
            let said = Said::new(NO_ITEM)
                .with("cell", Arg::Cell(*cell))
                .with("value", Arg::Value(*cell))
                .with("count", Arg::Count(matched));
            sink.add(
                Finding::of_rule(rule, Severity::Doubt, &format!("{section}/{code}"), said)
                    .at_cells([*cell])
                    .at_words(heading(document, section)),
            );
        }
        for (statement, code) in unknown {
            let listed = rows.rows.iter().any(|row| row.code.as_deref() == Some(code));
            let same_level = said.iter().any(|known| known.len() == code.len());
            let Some(stated) = statement.amount.filter(|figure| !figure.amount.is_zero()) else { continue };
            if listed || !same_level || is_printed(document, code, stated) {
                continue;
            }
            let said = Said::new(NO_ROW)
                .with("code", Arg::Words(code.to_owned()))
                .with("stated", money(&stated))
                .with("table", Arg::Table(table))
                .with("sentence", Arg::Quote(statement.sentence));
            sink.add(
                Finding::of_rule(rule, Severity::Doubt, code, said).at_words([stated.at, statement.sentence]),
            );
        }
    }
}

fn heading(document: &Document<'_>, section: usize) -> Option<crate::disclosure::Passage> {
    let at = WordsAt::Heading { section };
    let end = document.disclosure.words(at)?.len();
    Some(crate::disclosure::Passage { at, start: 0, end })
}

/// Whether any table prints the amount for the account: the item may speak of that table.
fn is_printed(document: &Document<'_>, code: &str, stated: Figure) -> bool {
    let mut blocks = document.grid.tables().iter().flat_map(|table| &table.blocks);
    blocks.any(|block| {
        let rows = block.rows.iter().enumerate().filter(|(_, row)| row.code.as_deref() == Some(code));
        let mut cells =
            rows.flat_map(|(row, _)| (0..block.columns.len()).map(move |column| block.cell(row, column)));
        cells.any(|cell| of_cell(document, cell).is_some_and(|(_, around)| around.meets(stated.interval())))
    })
}

/// The item of a statement in a section, and the code that it speaks of.
fn account<'a>(items: &'a [Item], section: usize, statement: &Statement) -> Option<(&'a Item, &'a str)> {
    let WordsAt::Item { section: at, item } = statement.at else { return None };
    let item = items.get(item).filter(|_| at == section)?;
    Some((item, item.account.last()?))
}

/// The accounts of the deepest level with money in a column.
fn leaves(document: &Document<'_>, block: &GridBlock, column: usize) -> Vec<(String, CellId)> {
    let codes = || block.rows.iter().filter_map(|row| row.code.as_deref());
    let deepest = codes().map(str::len).max().unwrap_or(0);
    let rows = block.rows.iter().enumerate().filter(|(_, row)| row.project.is_none());
    rows.filter_map(|(at, row)| {
        let code = row.code.as_ref().filter(|code| code.len() == deepest)?;
        let cell = block.cell(at, column);
        let filled = document.value(cell).number().is_some_and(|amount| !amount.is_zero());
        filled.then(|| (code.clone(), cell))
    })
    .collect()
}

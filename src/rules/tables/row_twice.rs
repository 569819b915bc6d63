//! A row that a table prints twice.

use crate::disclosure::{Figure, Row, Table};
use crate::finding::{Arg, Finding, Said, Severity, Text};
use crate::grid::CellId;
use crate::rules::accounts::first_figure;
use crate::rules::words::plain;
use crate::rules::{Document, Family, Rule, Sink};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "row-twice",
    family: Family::Tables,
    title: Text { zh: "同一行印了两次", en: "A row printed twice" },
    what: Text {
        zh: "同一张表里同一个编码或项目印了两行。名称不同时，多半是其中一个编码写错了。跨页重复印的合计行不算。",
        en: "One table prints a code or project in two rows. If their names differ, one of the codes is probably wrong. Totals repeated on every page do not count.",
    },
    remedy: Text {
        zh: "请核对两行：编码写错了就改正编码，重复了就删去一行。",
        en: "Check both rows: correct the code if it is wrong, delete one if it is there twice.",
    },
    basis: Text { zh: "一个科目在一张表里只列一行", en: "A table lists an account once" },
    check: Some(check),
};

const SAME: Text = Text {
    zh: "{table}的“{row}”印了两次，数字相同。",
    en: "{table} prints “{row}” twice, with the same figures.",
};
const FIGURES: Text = Text {
    zh: "{table}的“{row}”印了两次，数字不同。",
    en: "{table} prints “{row}” twice, with different figures.",
};
const NAMES: Text = Text {
    zh: "{table}的编码“{code}”印了两行，名称分别是“{name}”和“{other}”，其中一个编码可能写错了。",
    en: "{table} prints the code “{code}” in two rows, “{name}” and “{other}”: one of the codes may be wrong.",
};

fn check(rule: &Rule, document: &Document<'_>, sink: &mut Sink) {
    for table in &document.disclosure.tables {
        let Some((index, _)) = document.grid.form().table(&table.id) else { continue };
        for row in table.repeated.iter().filter(|row| row.row.is_none()) {
            let Some((first, cell)) = printed_first(document, table, index, row) else { continue };
            let name = |row: &Row| row.name.clone().unwrap_or_default();
            let label = [&row.code, &row.name, &row.project];
            let label = label.into_iter().flatten().cloned().collect::<Vec<_>>().join(" ");
            let renamed = row.code.is_some() && plain(&name(first)) != plain(&name(row));
            let (severity, text) = match (renamed, same(&first.cells, &row.cells)) {
                (true, _) => (Severity::Error, NAMES),
                (false, true) => (Severity::Doubt, SAME),
                (false, false) => (Severity::Error, FIGURES),
            };
            let said = Said::new(text)
                .with("table", Arg::Table(index))
                .with("row", Arg::Words(label.clone()))
                .with("code", Arg::Words(row.code.clone().unwrap_or_default()))
                .with("name", Arg::Words(name(first)))
                .with("other", Arg::Words(name(row)));
            let finding = Finding::of_rule(rule, severity, &format!("{}/{label}", table.id), said);
            sink.add(finding.at_cells([cell]));
        }
    }
}

/// The row of the same name that stands there first, and a cell of it.
fn printed_first<'a>(
    document: &Document<'_>,
    table: &'a Table,
    index: usize,
    row: &Row,
) -> Option<(&'a Row, CellId)> {
    let same = |other: &&Row| {
        other.block == row.block
            && other.code == row.code
            && other.project == row.project
            && (row.code.is_some() || other.name == row.name)
    };
    let first = table.rows.iter().find(same)?;
    let spec = document.grid.form().tables.get(index)?;
    let block = spec.blocks.iter().position(|block| row.block.is_empty() || block.id == row.block)?;
    let block = document.grid.tables().get(index)?.blocks.get(block)?;
    let place = block.rows.iter().position(|laid| {
        laid.id.is_none()
            && laid.code == row.code
            && laid.project == row.project
            && (row.code.is_some() || Some(&laid.label.zh) == row.name.as_ref())
    })?;
    Some((first, first_figure(document, block, place)?))
}

fn same(one: &[(String, Figure)], other: &[(String, Figure)]) -> bool {
    let amounts = |cells: &[(String, Figure)]| {
        let mut amounts: Vec<_> =
            cells.iter().map(|(column, figure)| (column.clone(), figure.amount)).collect();
        amounts.sort();
        amounts
    };
    amounts(one) == amounts(other)
}

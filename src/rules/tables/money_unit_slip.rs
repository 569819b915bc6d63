//! A table whose figures are ten thousand times those of others.

use crate::finding::{Arg, Finding, Said, Severity, Stated, Text};
use crate::grid::CellId;
use crate::relation::unit_slips;
use crate::rules::{Document, Family, Rule, Sink};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "money-unit-slip",
    family: Family::Tables,
    title: Text {
        zh: "金额单位可能写错（相差一万倍）",
        en: "A money unit that is probably wrong (ten thousand times)",
    },
    what: Text {
        zh: "一张表里凡是其他表也印的数（至少两个），按它所注的单位都正好相差一万倍，没有一个相符。多半是这张表的单位写错了，或者数字按另一种单位填了。只说这一处：因单位而不成立的关系、与文中金额的差别不再逐条列出。",
        en: "By the money unit that a table names, all its figures that other tables print too (two at least) are ten thousand times apart from theirs, and none agrees. The unit is probably wrong, or the figures are in another. It is told once: what it breaks between the tables, and against the text, is not listed.",
    },
    remedy: Text {
        zh: "请核对这张表的金额单位，改正单位或数字。",
        en: "Check the money unit of the table; correct the unit or the figures.",
    },
    basis: Text {
        zh: "口径相同的数应当相等；1 万元 = 10000 元",
        en: "The same quantity is the same amount; 1 万元 is 10,000 yuan",
    },
    check: Some(check),
};

const FOUND: Text = Text {
    zh: "{table}的单位可能写错了，应为“{unit}”：它与其他表的同一个数（共 {count} 个）正好相差一万倍，如{one}是 {value}，{other}是 {other_value}。",
    en: "The money unit of {table} is probably wrong and should be {unit}: all figures that other tables print too ({count}) are exactly ten thousand times apart from theirs; {one} is {value}, {other} is {other_value}.",
};

const EITHER: Text = Text {
    zh: "{table}和{other_table}的单位可能有一个写错了：两张表的同一个数（共 {count} 个）正好相差一万倍，如{one}是 {value}，{other}是 {other_value}。",
    en: "The money unit of {table} or of {other_table} is probably wrong: all figures that both print ({count}) are exactly ten thousand times apart; {one} is {value}, {other} is {other_value}.",
};

fn check(rule: &Rule, document: &Document<'_>, sink: &mut Sink) {
    let table = |cell: CellId| document.grid.spot(cell).table;
    for slip in unit_slips(document.grid, document.values, document.relations) {
        let pairs = slip.relations.iter().filter_map(|id| {
            let cells: Vec<CellId> = document.relations.get(*id).cells().collect();
            let own = cells.iter().copied().find(|cell| table(*cell) == slip.table)?;
            Some((own, cells.into_iter().find(|cell| table(*cell) != slip.table)?))
        });
        let pairs: Vec<(CellId, CellId)> = pairs.collect();
        let Some(&(own, other)) = pairs.first() else { continue };
        let mut cells: Vec<CellId> = pairs.iter().map(|(own, _)| *own).collect();
        cells.sort_unstable();
        cells.dedup();
        let said = Said::new(if slip.outvoted { FOUND } else { EITHER })
            .with("table", Arg::Table(slip.table))
            .with("other_table", Arg::Table(table(other)))
            .with("unit", Arg::Words(slip.meant.symbol().to_owned()))
            .with("count", Arg::Count(cells.len()))
            .with("one", Arg::Cell(own))
            .with("value", Arg::Value(own))
            .with("other", Arg::Cell(other))
            .with("other_value", Arg::Value(other));
        let key = &document.grid.form().tables[slip.table].id;
        let figure = |cell| Stated::Amount(document.value(cell).or_zero());
        let others = pairs.iter().map(|(_, other)| *other);
        sink.add(
            Finding::of_rule(rule, Severity::Error, key, said)
                .comparing(figure(other), figure(own))
                .at_cells(
                    std::iter::once(own)
                        .chain(cells.iter().copied().filter(|cell| *cell != own))
                        .chain(others),
                ),
        );
    }
}

//! A table that names two money units.

use crate::finding::{Arg, Finding, Said, Severity, Text};
use crate::rules::{Document, Family, Rule, Sink};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "money-unit-contradictory",
    family: Family::Tables,
    title: Text { zh: "一张表注明了两种金额单位", en: "A table with two money units" },
    what: Text {
        zh: "同一张表（包括它的续页）上方注明了不同的金额单位。",
        en: "One table, with the pages on which it goes on, names different money units.",
    },
    remedy: Text { zh: "请核对数字，统一单位。", en: "Check the figures and name one unit." },
    basis: Text { zh: "一张表用一种计量单位", en: "A table is printed in one unit" },
    check: Some(check),
};

const FOUND: Text = Text {
    zh: "{table}既注明“{one}”又注明“{other}”。",
    en: "{table} names both “{one}” and “{other}” as its unit.",
};

fn check(rule: &Rule, document: &Document<'_>, sink: &mut Sink) {
    for table in &document.disclosure.tables {
        let [one, other, ..] = table.printed_units[..] else { continue };
        let Some((index, _)) = document.grid.form().table(&table.id) else { continue };
        let said = Said::new(FOUND)
            .with("table", Arg::Table(index))
            .with("one", Arg::Words(one.symbol().to_owned()))
            .with("other", Arg::Words(other.symbol().to_owned()));
        let cells = document.grid.tables().get(index).and_then(|table| table.cells().next());
        sink.add(Finding::of_rule(rule, Severity::Error, &table.id, said).at_cells(cells));
    }
}

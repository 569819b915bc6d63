//! A table that does not say which money unit it is printed in.

use crate::finding::{Arg, Finding, Said, Severity, Text};
use crate::form::Section;
use crate::grid::Presence;
use crate::money::Unit;
use crate::rules::{Document, Family, Rule, Sink};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "money-unit-missing",
    family: Family::Tables,
    title: Text { zh: "表格没有注明金额单位", en: "A table without its money unit" },
    what: Text {
        zh: "其他表上方注明了金额单位，这张有金额的表没有。所有表都没有注明时，可能是读取时没有取到，不作判断。",
        en: "Other tables name their money unit, this one with amounts does not. Where none does, it may have been lost in reading: not judged.",
    },
    remedy: Text {
        zh: "请在表的右上方注明“单位：万元”或“单位：元”。", en: "Put the unit above the table."
    },
    basis: Text { zh: "表格应当注明计量单位", en: "A table is to name its unit" },
    check: Some(check),
};

const FOUND: Text =
    Text { zh: "{table}有金额，没有注明单位。", en: "{table} has amounts and names no unit." };
const UNKNOWN: Text = Text {
    zh: "读到的内容里没有一张表注明金额单位。",
    en: "Nothing that was read says of any table which unit it is printed in.",
};

fn check(rule: &Rule, document: &Document<'_>, sink: &mut Sink) {
    let grid = document.grid;
    let named =
        |id: &str| document.disclosure.tables.iter().any(|of| of.id == id && !of.printed_units.is_empty());
    if document.disclosure.tables.iter().all(|table| table.printed_units.is_empty()) {
        sink.unable(rule, Said::new(UNKNOWN));
        return;
    }
    for (index, (table, spec)) in grid.tables().iter().zip(&grid.form().tables).enumerate() {
        if spec.section != Section::Tables || table.presence != Presence::Printed || named(&spec.id) {
            continue;
        }
        let amount = |cell: &_| grid.unit(*cell) == Unit::Money && document.value(*cell).number().is_some();
        let Some(cell) = table.cells().find(amount) else { continue };
        let said = Said::new(FOUND).with("table", Arg::Table(index));
        sink.add(Finding::of_rule(rule, Severity::Doubt, &spec.id, said).at_cells([cell]));
    }
}

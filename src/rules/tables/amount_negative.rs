//! A negative figure where none can be.

use crate::finding::{Arg, Finding, Said, Severity, Text, cell_id};
use crate::grid::CellId;
use crate::money::Unit;
use crate::rules::{Document, Family, Rule, Sink};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "amount-negative",
    family: Family::Tables,
    title: Text { zh: "不应有的负数", en: "A negative figure where none can be" },
    what: Text {
        zh: "人数、辆数、面积、个数和分值不能是负数；预算表里的收入和支出一般也不是负数。结转结余和决算表里的金额不查。",
        en: "Persons, vehicles, areas, pieces and points cannot be negative; nor, as a rule, income and expenditure of a budget. What is carried over and the amounts of final accounts are not looked at.",
    },
    remedy: Text { zh: "请核对正负号。", en: "Check the sign." },
    basis: Text {
        zh: "预算数是计划收取和安排的金额，不为负",
        en: "A budget plans what is received and spent",
    },
    check: Some(check),
};

const COUNT: Text =
    Text { zh: "{cell}是 {value}，不能是负数。", en: "{cell} is {value}, which cannot be negative." };
const MONEY: Text = Text {
    zh: "{cell}是 {value}，预算数一般不是负数。",
    en: "{cell} is {value}; a budgeted amount is not negative as a rule.",
};

fn check(rule: &Rule, document: &Document<'_>, sink: &mut Sink) {
    let grid = document.grid;
    for cell in grid.cells() {
        let negative = document.value(cell).number().is_some_and(|value| value.is_negative());
        if !negative {
            continue;
        }
        let money = grid.unit(cell) == Unit::Money;
        if money && (grid.form().stage != "budget" || is_left_over(document, cell)) {
            continue;
        }
        let (severity, text) = if money { (Severity::Doubt, MONEY) } else { (Severity::Error, COUNT) };
        let said = Said::new(text).with("cell", Arg::Cell(cell)).with("value", Arg::Value(cell));
        sink.add(Finding::of_rule(rule, severity, &cell_id(grid, cell), said).at_cells([cell]));
    }
}

/// Whether a cell is about money of other years, which may be owed.
fn is_left_over(document: &Document<'_>, cell: CellId) -> bool {
    let space = document.grid.space();
    let Some(d) = space.dimension("origin") else { return false };
    let dimension = &space.dimensions()[d];
    let place = document.grid.place(cell).get(d);
    dimension.find("carried-over").is_some_and(|carried| dimension.contains(carried, place))
}

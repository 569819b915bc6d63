//! Tables as they are printed: sums in steps of their unit.

use std::collections::HashMap;

use mingzhang::classification;
use mingzhang::disclosure::{Figure, Row, Table};
use mingzhang::form::{BlockSpec, ColumnSpec, Form, RowKind, TableSpec};
use mingzhang::money::{MoneyUnit, Unit};
use mingzhang::quantity::Coordinate;

use super::LastYear;
use super::figures::Figures;
use super::of_form::names_a_measure;
use super::outline::Outline;

pub(super) fn table(form: &Form, spec: &TableSpec, outlines: &[Outline<'_>], figures: &Figures) -> Table {
    let money = spec.money_unit.unwrap_or(form.money_unit);
    let mut space = figures.space.clone();
    let (mut rows, mut prior_rows) = (Vec::new(), Vec::new());
    for outline in outlines {
        let block = &spec.blocks[outline.block];
        let total = outline.fixed.is_some_and(|row| row.kind == RowKind::Total);
        let mut row = Row {
            block: if spec.blocks.len() == 1 { String::new() } else { block.id.clone() },
            row: outline.fixed.map(|row| row.id.clone()),
            code: outline.code.clone(),
            name: outline.name.clone().or_else(|| outline.code.as_ref().map(|code| name(block, code))),
            project: outline.project.clone(),
            ..Row::default()
        };
        for column in &block.columns {
            let at = outline.at(block, column);
            let place = space.narrow(space.whole(), &at).unwrap();
            let steps = |sums: &HashMap<Coordinate, i64>| {
                printed_steps(form, spec, sums[&place], figures.grains, unit(outline, column))
            };
            let print = |steps: i64| (column.id.clone(), figure(form, money, steps, unit(outline, column)));
            let (now, before) = (steps(&figures.now), steps(&figures.prior));
            row.cells.extend((now != 0).then(|| print(now)));
            // What was nothing last year is known to have been nothing.
            let known = match figures.last_year {
                LastYear::OfTotals => total && before != 0,
                LastYear::OfAll => !names_a_measure(form, &at) && (now, before) != (0, 0),
            };
            row.prior.extend(known.then(|| print(before)));
        }
        let gone = row.cells.is_empty() && outline.fixed.is_none();
        if gone && row.project.is_none() && !row.prior.is_empty() {
            prior_rows.push(row);
        } else if !(gone || row.cells.is_empty() && row.prior.is_empty()) {
            rows.push(row);
        }
    }
    let empty = rows.is_empty() && spec.empty_statement.is_some();
    let money_unit = spec.money_unit.filter(|own| *own != form.money_unit);
    Table { id: spec.id.clone(), money_unit, empty, rows, prior_rows, ..Table::default() }
}

fn name(block: &BlockSpec, code: &str) -> String {
    let book = block.accounts.as_ref().and_then(|dimension| classification::book(dimension));
    book.and_then(|book| book.name(code)).map_or_else(|| format!("科目 {code}"), str::to_owned)
}

/// The largest step of its tables, in the form's steps.
pub(super) fn coarsest_step(form: &Form) -> i64 {
    let units = form.tables.iter().filter_map(|table| table.money_unit);
    units.map(|unit| step_of(form, unit)).max().unwrap_or(1)
}

pub(super) fn yuan(unit: MoneyUnit) -> i64 {
    match unit {
        MoneyUnit::Yuan => 1,
        MoneyUnit::TenThousand => 10_000,
        MoneyUnit::HundredMillion => 100_000_000,
    }
}

/// How many of the form's steps one step of a table in this money unit is.
fn step_of(form: &Form, money: MoneyUnit) -> i64 {
    (yuan(money) / yuan(form.money_unit)).max(1)
}

/// An amount in the steps that a table prints, rounded where they are coarser than a grain.
fn printed_steps(form: &Form, spec: &TableSpec, sum: i64, grains: i64, unit: Unit) -> i64 {
    let step = match unit {
        Unit::Money => step_of(form, spec.money_unit.unwrap_or(form.money_unit)),
        _ => 1,
    };
    (sum + step * grains / 2) / (step * grains)
}

fn figure(form: &Form, money: MoneyUnit, steps: i64, unit: Unit) -> Figure {
    let step = 10_i64.pow(form.decimals);
    let (whole, fraction) = (steps / step, steps % step);
    let text = match form.decimals {
        decimals if decimals > 0 && !counts(unit) => {
            format!("{whole}.{fraction:0width$}", width = decimals as usize)
        }
        _ => whole.to_string(),
    };
    Figure::read(&text, unit, money).unwrap()
}

pub(super) fn unit(row: &Outline<'_>, column: &ColumnSpec) -> Unit {
    row.fixed.and_then(|row| row.unit).unwrap_or(column.unit)
}

/// Whether figures of the unit are whole.
pub(super) fn counts(unit: Unit) -> bool {
    !matches!(unit, Unit::Money | Unit::SquareMetres)
}

//! What documents are like when nobody looked after them: tables missing or said to be empty, figures
//! left out, negative, zero, very large or very fine, rows renamed, recoded, twice or gone.

use std::sync::Arc;

use mingzhang::disclosure::{Disclosure, Figure, Row, Table};
use mingzhang::form::Form;
use mingzhang::grid::{Grid, unit_of};
use mingzhang::money::{MoneyUnit, Unit};

use crate::generate::Random;

/// Damages a disclosure `times` times; what its form would refuse is not done.
pub(crate) fn damage(form: &Arc<Form>, disclosure: &mut Disclosure, seed: u64, times: usize) {
    let mut random = Random(seed);
    for _ in 0..times {
        let mut damaged = disclosure.clone();
        once(form, &mut damaged, &mut random);
        if Grid::new(Arc::clone(form), &damaged).is_ok() {
            *disclosure = damaged;
        }
    }
}

fn once(form: &Form, disclosure: &mut Disclosure, random: &mut Random) {
    if disclosure.tables.is_empty() {
        return;
    }
    let at = random.below(disclosure.tables.len());
    let money = disclosure.money_unit_of(&disclosure.tables[at]);
    match random.below(16) {
        0 => drop(disclosure.tables.remove(at)),
        1 => disclosure.tables[at] = empty(&disclosure.tables[at]),
        2 => disclosure.tables.swap(0, at),
        3 => {
            let of_document = disclosure.money_unit;
            in_another_unit(form, &mut disclosure.tables[at], money, of_document, random);
        }
        4 => disclosure.tables[at].prior_rows.clear(),
        _ => row(form, &mut disclosure.tables[at], money, random),
    }
}

fn empty(table: &Table) -> Table {
    Table { id: table.id.clone(), money_unit: table.money_unit, empty: true, ..Table::default() }
}

/// The same amounts, printed in another money unit.
fn in_another_unit(
    form: &Form,
    table: &mut Table,
    from: MoneyUnit,
    of_document: MoneyUnit,
    random: &mut Random,
) {
    let to = *random.pick(&MoneyUnit::ALL);
    table.money_unit = Some(to).filter(|to| *to != of_document);
    let counts = |row: &Row, column: &str| unit(form, &table.id, row, column) != Unit::Money;
    let moved = |row: &Row, figures: &[(String, Figure)]| -> Vec<_> {
        let print = |(column, figure): &(String, Figure)| {
            let figure = if counts(row, column) { *figure } else { figure.moved(from, to) };
            (column.clone(), figure)
        };
        figures.iter().map(print).collect()
    };
    let rows: Vec<Row> = table
        .rows
        .iter()
        .map(|row| Row { cells: moved(row, &row.cells), prior: moved(row, &row.prior), ..row.clone() })
        .collect();
    table.rows = rows;
    table.prior_rows.clear();
}

/// What a figure of a row counts.
fn unit(form: &Form, table: &str, row: &Row, column: &str) -> Unit {
    let (_, spec) = form.table(table).unwrap();
    unit_of(spec, row, column).unwrap()
}

fn row(form: &Form, table: &mut Table, money: MoneyUnit, random: &mut Random) {
    if table.rows.is_empty() {
        return;
    }
    let at = random.below(table.rows.len());
    let id = table.id.clone();
    match random.below(12) {
        0 => drop(table.rows.remove(at)),
        1 => table.rows[at].cells.clear(),
        2 => table.rows[at].prior.clear(),
        3 => table.rows[at].name = Some("改过的名称".to_owned()),
        4 => table.rows[at].name = table.rows[at].name.as_ref().map(|name| format!(" {name} ")),
        5 => {
            let row = &mut table.rows[at];
            row.code = row.code.as_ref().map(|code| format!("{}9", &code[..code.len() - 1]));
        }
        6 => {
            let project = table.rows[at].project.clone();
            table.rows[at].project = project.map(|project| format!("{project}（改）"));
        }
        7 => {
            let again = table.rows[at].clone();
            table.repeated.push(again);
        }
        _ => figure(form, &id, &mut table.rows[at], money, random),
    }
}

fn figure(form: &Form, table: &str, row: &mut Row, money: MoneyUnit, random: &mut Random) {
    let of_row = row.clone();
    let figures = if random.below(3) == 0 { &mut row.prior } else { &mut row.cells };
    if figures.is_empty() {
        return;
    }
    let at = random.below(figures.len());
    let unit = unit(form, table, &of_row, &figures[at].0);
    let text = match random.below(6) {
        0 => return drop(figures.remove(at)),
        1 => "0".to_owned(),
        2 => format!("-{}", figures[at].1.print(unit, money).trim_start_matches('-')),
        3 if unit == Unit::Money => match money {
            MoneyUnit::Yuan => "1000000000000000000",
            MoneyUnit::TenThousand => "100000000000000",
            MoneyUnit::HundredMillion => "10000000000",
        }
        .to_owned(),
        3 => "99999999999".to_owned(),
        4 if unit == Unit::Money => "0.000001".to_owned(),
        4 => "1".to_owned(),
        _ => (random.below(1_000_000)).to_string(),
    };
    figures[at].1 = Figure::read(&text, unit, money).unwrap();
}

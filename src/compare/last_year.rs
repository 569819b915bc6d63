//! Last year's amounts from last year's document, for the growth of this one.

use std::collections::HashMap;

use crate::disclosure::{Disclosure, Figure, Row, Table};
use crate::money::{Amount, MoneyUnit};

/// Why a document is not last year's of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum NotLastYear {
    /// It is of another organisation.
    #[error("of another organisation")]
    OtherUnit,
    /// It is of a year that is not the one before.
    #[error("not of the year before")]
    OtherYear,
    /// It is on another form, or budget beside final accounts.
    #[error("on another form")]
    OtherForm,
}

/// Fills in last year's amounts from last year's document, where the document gives none itself, and the
/// accounts that only last year had. Gives how many amounts were filled in.
///
/// # Errors
/// See [`NotLastYear`]; the document is as it was.
pub fn fill(document: &mut Disclosure, last: &Disclosure) -> Result<usize, NotLastYear> {
    if document.unit != last.unit {
        return Err(NotLastYear::OtherUnit);
    }
    if u32::from(last.year) + 1 != u32::from(document.year) {
        return Err(NotLastYear::OtherYear);
    }
    if document.form != last.form || document.stage != last.stage {
        return Err(NotLastYear::OtherForm);
    }
    let mut filled = 0;
    for table in &mut document.tables {
        if let Some(then) = last.tables.iter().find(|then| then.id == table.id) {
            filled += fill_table(table, then, document.money_unit, last.money_unit);
        }
    }
    Ok(filled)
}

/// What tells the rows of a table apart.
type Key = (String, Option<String>, Option<String>, Option<String>);

fn key(row: &Row) -> Key {
    let name = row.name.clone().filter(|_| row.row.is_none() && row.code.is_none());
    (row.block.clone(), row.row.clone(), row.code.clone().or(name), row.project.clone())
}

fn fill_table(table: &mut Table, last: &Table, document: MoneyUnit, before: MoneyUnit) -> usize {
    let (to, from) = (table.money_unit.unwrap_or(document), last.money_unit.unwrap_or(before));
    let mut then: HashMap<Key, &Row> = last.rows.iter().map(|row| (key(row), row)).collect();
    let mut filled = 0;
    for row in &mut table.rows {
        let other = then.remove(&key(row));
        let stated = |row: &Row, column: &str| row.prior.iter().any(|(stated, _)| stated == column);
        let mut add = |row: &mut Row, column: &str, figure: Figure| {
            if !stated(row, column) {
                row.prior.push((column.to_owned(), figure));
                filled += 1;
            }
        };
        for (column, figure) in other.map_or(&[][..], |other| &other.cells) {
            add(row, column, figure.moved(from, to));
        }
        // Last year's table lists all that was not nothing.
        for (column, figure) in row.cells.clone() {
            add(row, &column, Figure { amount: Amount::ZERO, ..figure });
        }
    }
    for row in &table.prior_rows {
        then.remove(&key(row));
    }
    let gone = last.rows.iter().filter(|row| then.contains_key(&key(row)) && !row.cells.is_empty());
    for row in gone {
        let prior: Vec<_> =
            row.cells.iter().map(|(column, figure)| (column.clone(), figure.moved(from, to))).collect();
        filled += prior.len();
        let row = Row { cells: Vec::new(), prior, extra: Vec::new(), ..row.clone() };
        // A fixed row of the form is a row of this year too, blank.
        let rows = if row.row.is_some() { &mut table.rows } else { &mut table.prior_rows };
        rows.push(row);
    }
    filled
}

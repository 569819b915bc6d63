//! Last year's amounts from last year's document, for the growth of this one.

use std::collections::HashMap;

use super::listed::Listed;
use crate::disclosure::{Disclosure, Figure, Row, Table};
use crate::form::{self, Form, TableSpec};
use crate::grid::{RowKey, unit_of};
use crate::money::{Amount, MoneyUnit, Unit};

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
/// accounts that only last year had; both are on the same built-in form. Gives how many amounts were
/// filled in.
///
/// # Errors
/// See [`NotLastYear`]; the document is as it was.
pub fn fill(document: &mut Disclosure, last: &Disclosure) -> Result<usize, NotLastYear> {
    fill_as(&*form::by_id(&document.form).ok_or(NotLastYear::OtherForm)?, document, last)
}

/// As [`fill`], with documents of the given form.
///
/// # Errors
/// As [`fill`].
pub fn fill_as(form: &Form, document: &mut Disclosure, last: &Disclosure) -> Result<usize, NotLastYear> {
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
    let money_unit = document.money_unit;
    for table in &mut document.tables {
        let then = last.tables.iter().find(|then| then.id == table.id);
        if let (Some(then), Some((_, spec))) = (then, form.table(&table.id)) {
            let to = table.money_unit.unwrap_or(money_unit);
            filled += fill_table(spec, table, to, then, last.money_unit_of(then));
        }
    }
    Ok(filled)
}

fn fill_table(spec: &TableSpec, table: &mut Table, to: MoneyUnit, last: &Table, from: MoneyUnit) -> usize {
    let keyed = |row| Some((RowKey::of(spec, row)?, row));
    let mut then: HashMap<RowKey, &Row> = last.rows.iter().filter_map(keyed).collect();
    let listed = Listed::of(last.rows.iter().map(|row| (row.code.as_deref(), row.project.as_deref())));
    let moved = |row: &Row, column: &str, figure: Figure| match unit_of(spec, row, column) {
        Some(Unit::Money) => figure.moved(from, to),
        _ => figure,
    };
    let mut filled = 0;
    for row in &mut table.rows {
        let other = RowKey::of(spec, row).and_then(|key| then.remove(&key));
        let mut add = |row: &mut Row, column: &str, figure: Figure| {
            if row.prior.iter().all(|(stated, _)| stated != column) {
                row.prior.push((column.to_owned(), figure));
                filled += 1;
            }
        };
        for (column, figure) in other.map_or(&[][..], |other| &other.cells) {
            add(row, column, moved(row, column, *figure));
        }
        let is_listed = row.code.is_some() || row.project.is_some();
        if other.is_none() && is_listed && !listed.lacks(row.code.as_deref(), row.project.as_deref()) {
            continue;
        }
        for (column, figure) in row.cells.clone() {
            add(row, &column, Figure { amount: Amount::ZERO, ..figure });
        }
    }
    for key in table.prior_rows.iter().filter_map(|row| RowKey::of(spec, row)) {
        then.remove(&key);
    }
    for row in last.rows.iter().filter(|row| !row.cells.is_empty()) {
        let Some(key) = RowKey::of(spec, row).filter(|key| then.contains_key(key)) else { continue };
        let prior = row.cells.iter().map(|(column, figure)| (column.clone(), moved(row, column, *figure)));
        let row = Row { prior: prior.collect(), cells: Vec::new(), extra: Vec::new(), ..row.clone() };
        filled += row.prior.len();
        match key {
            // A fixed row of the form is a row of this year too, blank.
            RowKey::Fixed(..) => table.rows.push(row),
            RowKey::Own { .. } => table.prior_rows.push(row),
        }
    }
    filled
}

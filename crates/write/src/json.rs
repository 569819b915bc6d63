//! The documented disclosure file in its canonical layout: two spaces for the file and its tables,
//! one line for each row, so that a changed figure is one changed line. See `docs/budget-json.md`.

#[cfg(feature = "reading")]
mod narrative;

use std::fmt::{self, Write};

use mingzhang::disclosure::{Disclosure, Extra, Figure, Row, Table};
use mingzhang::form::{self, Form, TableSpec};
use mingzhang::grid::{block_index, unit_of};
use mingzhang::money::{MoneyUnit, Unit};

/// What the field `schema` says.
const SCHEMA: &str = "mingzhang.budget/1";

/// A disclosure of a built-in form as text. Figures come in the order of the form's columns,
/// unknown fields after the known ones; a column that no form has counts as money.
#[must_use]
pub fn write(disclosure: &Disclosure) -> String {
    text(form::by_id(&disclosure.form).as_deref(), disclosure)
}

/// A disclosure of any form as text.
#[must_use]
pub fn write_as(form: &Form, disclosure: &Disclosure) -> String {
    text(Some(form), disclosure)
}

fn text(form: Option<&Form>, disclosure: &Disclosure) -> String {
    let mut text = String::new();
    // Writing to a String cannot fail.
    let _ = file(&mut text, form, disclosure);
    text
}

fn file(out: &mut String, form: Option<&Form>, disclosure: &Disclosure) -> fmt::Result {
    writeln!(out, "{{\n  \"schema\": {},", quoted(SCHEMA))?;
    writeln!(out, "  \"form\": {},", quoted(&disclosure.form))?;
    writeln!(out, "  \"unit\": {},", quoted(&disclosure.unit))?;
    writeln!(out, "  \"year\": {},", disclosure.year)?;
    writeln!(out, "  \"stage\": {},", quoted(&disclosure.stage))?;
    writeln!(out, "  \"moneyUnit\": {},", quoted(disclosure.money_unit.symbol()))?;
    if disclosure.edited {
        out.push_str("  \"edited\": true,\n");
    }
    out.push_str("  \"tables\": [");
    for (index, table) in disclosure.tables.iter().enumerate() {
        out.push_str(if index == 0 { "\n    " } else { ",\n    " });
        let layout = Layout {
            form,
            table,
            money: disclosure.money_unit_of(table),
            of_document: disclosure.money_unit,
        };
        layout.table(out)?;
    }
    out.push_str(if disclosure.tables.is_empty() { "]" } else { "\n  ]" });
    #[cfg(feature = "reading")]
    {
        narrative::sections(out, &disclosure.narrative)?;
        narrative::targets(out, &disclosure.performance, disclosure.money_unit)?;
    }
    for (name, raw) in &disclosure.extra {
        write!(out, ",\n  {}: {raw}", quoted(name))?;
    }
    out.push_str("\n}\n");
    Ok(())
}

/// A JSON string; everything beyond ASCII stays as it is.
fn quoted(text: &str) -> String {
    // Text is always JSON.
    serde_json::to_string(text).unwrap_or_default()
}

fn extra(out: &mut String, fields: &Extra) -> fmt::Result {
    fields.iter().try_for_each(|(name, raw)| write!(out, ", {}: {raw}", quoted(name)))
}

/// A table and what its rows are laid out by.
struct Layout<'a> {
    form: Option<&'a Form>,
    table: &'a Table,
    money: MoneyUnit,
    of_document: MoneyUnit,
}

impl Layout<'_> {
    fn table(&self, out: &mut String) -> fmt::Result {
        write!(out, "{{ \"id\": {}", quoted(&self.table.id))?;
        if self.money != self.of_document {
            write!(out, ", \"moneyUnit\": {}", quoted(self.money.symbol()))?;
        }
        if self.table.empty {
            out.push_str(", \"empty\": true");
        }
        self.rows(out, "rows", &self.table.rows)?;
        if !self.table.prior_rows.is_empty() {
            self.rows(out, "priorRows", &self.table.prior_rows)?;
        }
        #[cfg(feature = "reading")]
        self.print(out)?;
        extra(out, &self.table.extra)?;
        out.push_str(" }");
        Ok(())
    }

    /// What is kept of the table as it is printed.
    #[cfg(feature = "reading")]
    fn print(&self, out: &mut String) -> fmt::Result {
        if !self.table.repeated.is_empty() {
            self.rows(out, "repeated", &self.table.repeated)?;
        }
        let units: Vec<&str> = self.table.printed_units.iter().map(|unit| unit.symbol()).collect();
        let notes: Vec<&str> = self.table.notes.iter().map(String::as_str).collect();
        for (field, texts) in [("printedUnits", units), ("notes", notes)] {
            if !texts.is_empty() {
                let texts: Vec<String> = texts.into_iter().map(quoted).collect();
                write!(out, ", \"{field}\": [{}]", texts.join(", "))?;
            }
        }
        Ok(())
    }

    fn rows(&self, out: &mut String, field: &str, rows: &[Row]) -> fmt::Result {
        write!(out, ", \"{field}\": [")?;
        for (index, row) in rows.iter().enumerate() {
            out.push_str(if index == 0 { "\n      { " } else { ",\n      { " });
            self.row(out, row)?;
            out.push_str(" }");
        }
        out.push_str(if rows.is_empty() { "]" } else { " ]" });
        Ok(())
    }

    fn row(&self, out: &mut String, row: &Row) -> fmt::Result {
        let spec = self.form.and_then(|form| form.table(&self.table.id)).map(|(_, spec)| spec);
        let only = spec.is_some_and(|spec| spec.blocks.len() == 1);
        let mut fields = Vec::new();
        if !row.block.is_empty() && !only {
            fields.push(format!("\"block\": {}", quoted(&row.block)));
        }
        let texts = [("row", &row.row), ("code", &row.code), ("name", &row.name), ("project", &row.project)];
        for (field, text) in texts {
            fields.extend(text.as_ref().map(|text| format!("\"{field}\": {}", quoted(text))));
        }
        for (field, figures) in [("cells", &row.cells), ("prior", &row.prior)] {
            if !figures.is_empty() {
                fields.push(format!("\"{field}\": {{ {} }}", self.figures(figures, spec, row)));
            }
        }
        fields.extend(row.extra.iter().map(|(name, raw)| format!("{}: {raw}", quoted(name))));
        out.push_str(&fields.join(", "));
        Ok(())
    }

    fn figures(&self, figures: &[(String, Figure)], spec: Option<&TableSpec>, row: &Row) -> String {
        let columns = spec
            .and_then(|spec| spec.blocks.get(block_index(spec, row)?))
            .map_or(&[][..], |block| &block.columns);
        let mut sorted: Vec<_> = figures
            .iter()
            .map(|(id, figure)| {
                let place = columns.iter().position(|column| column.id == *id);
                let unit = spec.and_then(|spec| unit_of(spec, row, id)).unwrap_or(Unit::Money);
                let text = quoted(&figure.print(unit, self.money));
                (place.unwrap_or(usize::MAX), format!("{}: {text}", quoted(id)))
            })
            .collect();
        sorted.sort_by_cached_key(|(place, _)| *place as u64);
        sorted.into_iter().map(|(_, text)| text).collect::<Vec<_>>().join(", ")
    }
}

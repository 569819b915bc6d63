//! The documented disclosure file, `*.budget.json`: see `docs/budget-json.md`.

#[cfg(feature = "understand")]
mod narrative;
mod text;
mod value;

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::Arc;

use mingzhang::disclosure::{Disclosure, Extra, Figure, Row, Table};
use mingzhang::form::{self, BlockSpec, Form, RowSpec, TableSpec};
use mingzhang::money::{AmountError, MoneyUnit, Unit};

pub use self::text::MAX_BYTES;
#[cfg(feature = "understand")]
pub(crate) use self::text::{decode, whole};
use self::value::{Fault, Inside, Parsed};
pub(crate) use self::value::{Object, Value};
use crate::{Kind, Part, Problem, ReadError};

/// What the field `schema` says.
pub const SCHEMA: &str = "mingzhang.budget/1";

/// Years a disclosure can be of.
pub const YEARS: std::ops::RangeInclusive<u16> = 1949..=9999;

/// Reads a disclosure of a built-in form.
///
/// The figures of a row come in the order of the form's columns, whatever their order in the
/// file; fields that are not documented are kept as raw text.
///
/// # Errors
/// The first thing that is wrong with the file, and its place.
pub fn read(bytes: &[u8]) -> Result<Disclosure, ReadError> {
    read_as(bytes, form::forms())
}

/// Reads a disclosure of one of the given forms.
///
/// # Errors
/// As [`read`].
pub fn read_as(bytes: &[u8], forms: &[Arc<Form>]) -> Result<Disclosure, ReadError> {
    let source = text::decode(bytes)?;
    let value = text::parse(source)?;
    disclosure(source, value, forms).map_err(|fault| {
        let Fault { text, path, problem } = *fault;
        ReadError { place: Some(text::place(source, offset(source, text), path)), problem }
    })
}

/// Where a part of the file's text begins.
fn offset(source: &str, part: &str) -> usize {
    part.as_ptr().addr().saturating_sub(source.as_ptr().addr())
}

fn disclosure<'a>(source: &'a str, value: Value<'a>, forms: &[Arc<Form>]) -> Parsed<'a, Disclosure> {
    let mut fields = value.object()?;
    match fields.take("schema") {
        None => return value.fault(Problem::Schema(None)),
        Some(schema) => {
            let found = schema.string().inside("schema")?;
            if found != SCHEMA {
                return schema.fault(Problem::Schema(Some(found))).inside("schema");
            }
        }
    }
    let form = form(fields.need("form")?, forms).inside("form")?;
    let unit = fields.need_string("unit")?;
    let year = year(fields.need("year")?).inside("year")?;
    let stage = stage(fields.need("stage")?, form).inside("stage")?;
    let money = money_unit(fields.need("moneyUnit")?).inside("moneyUnit")?;
    let edited = fields.take("edited").map_or(Ok(false), Value::boolean).inside("edited")?;
    let mut tables: Vec<Table> = Vec::new();
    for (index, value) in fields.need("tables")?.list().inside("tables")?.into_iter().enumerate() {
        let reader = TableReader { source, form, money };
        let table = reader.table(value, &tables).inside(format_args!("[{index}]")).inside("tables")?;
        tables.push(table);
    }
    #[cfg(feature = "understand")]
    let (narrative, performance) = narrative::of(&mut fields, money)?;
    // Who does not look into what stands outside the tables keeps it as it is, among the fields that
    // are not known.
    #[cfg(not(feature = "understand"))]
    let (narrative, performance) = (Vec::new(), Vec::new());
    let (form, extra) = (form.id.clone(), extra(fields));
    let money_unit = money;
    Ok(Disclosure { form, unit, year, stage, money_unit, edited, tables, narrative, performance, extra })
}

fn form<'a, 'f>(value: Value<'a>, forms: &'f [Arc<Form>]) -> Parsed<'a, &'f Form> {
    let id = value.string()?;
    match forms.iter().find(|form| form.id == id) {
        Some(form) => Ok(form),
        None => unknown(value, Part::Form, id, forms.iter().map(|form| &form.id)),
    }
}

fn year(value: Value<'_>) -> Parsed<'_, u16> {
    let found = value.number()?;
    match found.parse() {
        Ok(year) if YEARS.contains(&year) => Ok(year),
        _ => value.fault(Problem::Year(found.to_owned())),
    }
}

fn stage<'a>(value: Value<'a>, form: &Form) -> Parsed<'a, String> {
    let found = value.string()?;
    if found == form.stage {
        Ok(found)
    } else {
        value.fault(Problem::Stage { found, expected: form.stage.clone() })
    }
}

fn money_unit(value: Value<'_>) -> Parsed<'_, MoneyUnit> {
    let found = value.string()?;
    match MoneyUnit::from_symbol(&found) {
        Some(unit) => Ok(unit),
        None => value.fault(Problem::MoneyUnit(found)),
    }
}

fn unknown<'a, T>(
    value: Value<'a>,
    part: Part,
    found: String,
    known: impl Iterator<Item = impl ToString>,
) -> Parsed<'a, T> {
    value.fault(Problem::Unknown { part, found, known: known.map(|id| id.to_string()).collect() })
}

fn extra(fields: Object<'_>) -> Extra {
    fields.rest().map(|(name, value)| (name, value.raw().to_owned())).collect()
}

/// What a table is read against.
struct TableReader<'a, 'f> {
    source: &'a str,
    form: &'f Form,
    money: MoneyUnit,
}

/// What tells one row of a table from the others, as the grid sees it: a code that the form itself
/// prints is that fixed row, and a name counts only where nothing else names the row.
#[derive(PartialEq, Eq, Hash)]
enum RowKey {
    Fixed { block: String, id: String },
    Own { block: String, code: Option<String>, name: Option<String>, project: Option<String> },
}

impl RowKey {
    fn new(row: &Row, spec: &BlockSpec) -> Self {
        let block = row.block.clone();
        let printed = || spec.rows.iter().find(|fixed| fixed.code.is_some() && fixed.code == row.code);
        if let Some(id) = &row.row {
            return Self::Fixed { block, id: id.clone() };
        }
        if let (None, Some(fixed)) = (&row.project, printed()) {
            return Self::Fixed { block, id: fixed.id.clone() };
        }
        let name = row.name.clone().filter(|_| spec.names.is_some() || row.code.is_none());
        Self::Own { block, code: row.code.clone(), name, project: row.project.clone() }
    }
}

/// A row as a message names it.
fn label(row: &Row) -> String {
    let texts = [&row.row, &row.code, &row.name, &row.project];
    texts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" ")
}

impl<'a> TableReader<'a, '_> {
    fn table(&self, value: Value<'a>, before: &[Table]) -> Parsed<'a, Table> {
        let mut fields = value.object()?;
        let id_value = fields.need("id")?;
        let id = id_value.string().inside("id")?;
        let Some((_, spec)) = self.form.table(&id) else {
            let known = self.form.tables.iter().map(|table| &table.id);
            return unknown(id_value, Part::Table, id, known).inside("id");
        };
        if before.iter().any(|table| table.id == id) {
            return id_value.fault(Problem::DuplicateTable(id)).inside("id");
        }
        let money = match fields.take("moneyUnit") {
            Some(value) => money_unit(value).inside("moneyUnit")?,
            None => self.money,
        };
        let of_table = Self { money, ..*self };
        let empty = fields.take("empty").map_or(Ok(false), Value::boolean).inside("empty")?;
        let mut seen = HashMap::new();
        let rows = of_table.rows(fields.need("rows")?, spec, &mut seen).inside("rows")?;
        let prior_rows = match fields.take("priorRows") {
            Some(value) => of_table.prior_rows(value, spec, &mut seen).inside("priorRows")?,
            None => Vec::new(),
        };
        let money_unit = Some(money).filter(|money| *money != self.money);
        let table = Table { id, money_unit, empty, rows, prior_rows, ..Table::default() };
        #[cfg(feature = "understand")]
        let table = of_table.print(table, &mut fields, spec)?;
        Ok(Table { extra: extra(fields), ..table })
    }

    /// What is kept of the table as it is printed, for those who look into it.
    #[cfg(feature = "understand")]
    fn print(&self, table: Table, fields: &mut Object<'a>, spec: &TableSpec) -> Parsed<'a, Table> {
        let again = |value| self.row(value, spec, &mut HashMap::new());
        let repeated = narrative::each(fields.take("repeated"), "repeated", again)?;
        let printed_units = narrative::each(fields.take("printedUnits"), "printedUnits", money_unit)?;
        let notes = narrative::each(fields.take("notes"), "notes", Value::string)?;
        Ok(Table { repeated, printed_units, notes, ..table })
    }

    fn rows(
        &self,
        value: Value<'a>,
        spec: &TableSpec,
        seen: &mut HashMap<RowKey, &'a str>,
    ) -> Parsed<'a, Vec<Row>> {
        let mut rows = Vec::new();
        for (index, value) in value.list()?.into_iter().enumerate() {
            rows.push(self.row(value, spec, seen).inside(format_args!("[{index}]"))?);
        }
        Ok(rows)
    }

    fn prior_rows(
        &self,
        value: Value<'a>,
        spec: &TableSpec,
        seen: &mut HashMap<RowKey, &'a str>,
    ) -> Parsed<'a, Vec<Row>> {
        for (index, value) in value.list()?.into_iter().enumerate() {
            let mut fields = value.object().inside(format_args!("[{index}]"))?;
            let foreign = ["row", "cells"].into_iter().find(|field| fields.take(field).is_some());
            if let Some(field) = foreign {
                return value.fault(Problem::NotInPriorRows(field)).inside(format_args!("[{index}]"));
            }
        }
        self.rows(value, spec, seen)
    }

    fn row(
        &self,
        value: Value<'a>,
        table: &TableSpec,
        seen: &mut HashMap<RowKey, &'a str>,
    ) -> Parsed<'a, Row> {
        let mut fields = value.object()?;
        let (block, spec) = block(&mut fields, table)?;
        let fixed_value = fields.take("row");
        let (row, fixed) = match fixed_value {
            Some(value) => {
                let (id, spec) = fixed_row(value, spec).inside("row")?;
                (Some(id), Some(spec))
            }
            None => (None, None),
        };
        let code = match fields.take("code") {
            Some(value) => Some(self.code(value, spec).inside("code")?),
            None => None,
        };
        let name = fields.take_string("name")?;
        let project = fields.take_string("project")?;
        let own = [("code", &code, &spec.accounts), ("project", &project, &spec.projects)];
        for (field, value, dimension) in own {
            match (value, fixed, dimension) {
                (None, ..) | (Some(_), None, Some(_)) => {}
                (Some(_), Some(_), _) => return fields.value.fault(Problem::MixedRow(field)),
                (Some(_), None, None) => return fields.value.fault(Problem::NotInTable(field)),
            }
        }
        let named = name.is_some() && spec.names.is_some();
        if fixed.is_none() && code.is_none() && project.is_none() && !named {
            return value.fault(Problem::UnnamedRow(naming_fields(spec)));
        }
        let mut figures = |field: &'static str| match fields.take(field) {
            Some(value) => self.figures(value, spec, fixed).inside(field),
            None => Ok(Vec::new()),
        };
        let (cells, prior) = (figures("cells")?, figures("prior")?);
        let row = Row { block, row, code, name, project, cells, prior, extra: extra(fields) };
        match seen.entry(RowKey::new(&row, spec)) {
            Entry::Occupied(first) => {
                let first = text::place(self.source, offset(self.source, first.get()), String::new()).line;
                value.fault(Problem::DuplicateRow { row: label(&row), first })
            }
            Entry::Vacant(entry) => {
                entry.insert(value.raw());
                Ok(row)
            }
        }
    }

    fn code(&self, value: Value<'a>, block: &BlockSpec) -> Parsed<'a, String> {
        let code = value.string()?;
        let dimension = self.form.dimensions.iter().find(|d| Some(&d.id) == block.accounts.as_ref());
        let coded = dimension.is_some_and(|dimension| !dimension.lengths.is_empty());
        if coded && !code.bytes().all(|byte| byte.is_ascii_digit()) {
            return value.fault(Problem::NotACode(code));
        }
        Ok(code)
    }

    fn figures(
        &self,
        value: Value<'a>,
        block: &BlockSpec,
        fixed: Option<&RowSpec>,
    ) -> Parsed<'a, Vec<(String, Figure)>> {
        let mut fields = value.object()?;
        let mut figures = Vec::new();
        for column in &block.columns {
            if let Some(value) = fields.take(&column.id) {
                let unit = fixed.and_then(|row| row.unit).unwrap_or(column.unit);
                figures.push((column.id.clone(), figure(value, unit, self.money).inside(&column.id)?));
            }
        }
        if let Some((found, value)) = fields.rest().next() {
            return unknown(value, Part::Column, found, block.columns.iter().map(|column| &column.id));
        }
        Ok(figures)
    }
}

/// The row's block: its id in the disclosure (none when the table has one only) and its spec.
fn block<'a, 'f>(fields: &mut Object<'a>, table: &'f TableSpec) -> Parsed<'a, (String, &'f BlockSpec)> {
    let ids = || table.blocks.iter().map(|block| block.id.clone());
    match (fields.take("block"), table.blocks.as_slice()) {
        (None, [only]) => Ok((String::new(), only)),
        (None, _) => fields.value.fault(Problem::NoBlock(ids().collect())),
        (Some(value), blocks) => {
            let found = value.string().inside("block")?;
            match blocks.iter().find(|block| block.id == found) {
                Some(block) if blocks.len() == 1 => Ok((String::new(), block)),
                Some(block) => Ok((found, block)),
                None => unknown(value, Part::Block, found, ids()).inside("block"),
            }
        }
    }
}

/// The fields by which the rows of this block are told apart.
fn naming_fields(block: &BlockSpec) -> Vec<&'static str> {
    let fields = [
        ("row", !block.rows.is_empty()),
        ("code", block.accounts.is_some()),
        ("project", block.projects.is_some()),
        ("name", block.names.is_some()),
    ];
    fields.into_iter().filter(|(_, taken)| *taken).map(|(field, _)| field).collect()
}

fn fixed_row<'a, 'f>(value: Value<'a>, block: &'f BlockSpec) -> Parsed<'a, (String, &'f RowSpec)> {
    let found = value.string()?;
    match block.rows.iter().find(|row| row.id == found) {
        Some(row) => Ok((found, row)),
        None => unknown(value, Part::Row, found, block.rows.iter().map(|row| &row.id)),
    }
}

fn figure(value: Value<'_>, unit: Unit, money: MoneyUnit) -> Parsed<'_, Figure> {
    if value.kind() == Kind::Number {
        return value.fault(Problem::AmountAsNumber(value.raw().to_owned()));
    }
    let found = value.string()?;
    Figure::read(&found, unit, money).or_else(|error| {
        value.fault(match error {
            AmountError::NotANumber(_) => Problem::NotAnAmount(found),
            AmountError::TooManyDecimals(_) => {
                Problem::TooManyDecimals { found, money: (unit == Unit::Money).then_some(money) }
            }
            AmountError::TooLarge => Problem::AmountTooLarge(found),
        })
    })
}

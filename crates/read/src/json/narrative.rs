//! What stands outside the tables: sections with their items, and performance targets.

use mingzhang::disclosure::{Figure, Indicator, Item, Section, Target};
use mingzhang::money::{MoneyUnit, Unit};

use super::value::{Inside, Object, Parsed, Value};
use super::{extra, figure};
use crate::Problem;

/// The sections and targets of a file.
pub(super) fn of<'a>(fields: &mut Object<'a>, money: MoneyUnit) -> Parsed<'a, (Vec<Section>, Vec<Target>)> {
    let narrative = match fields.take("narrative") {
        Some(value) => sections(value).inside("narrative")?,
        None => Vec::new(),
    };
    let performance = match fields.take("performance") {
        Some(value) => targets(value, money).inside("performance")?,
        None => Vec::new(),
    };
    Ok((narrative, performance))
}

/// Reads a list, element by element.
pub(super) fn each<'a, T>(
    value: Option<Value<'a>>,
    field: &'static str,
    read: impl Fn(Value<'a>) -> Parsed<'a, T>,
) -> Parsed<'a, Vec<T>> {
    value.map_or_else(|| Ok(Vec::new()), |value| list(value, read).inside(field))
}

fn list<'a, T>(value: Value<'a>, read: impl Fn(Value<'a>) -> Parsed<'a, T>) -> Parsed<'a, Vec<T>> {
    let mut found = Vec::new();
    for (index, value) in value.list()?.into_iter().enumerate() {
        found.push(read(value).inside(format_args!("[{index}]"))?);
    }
    Ok(found)
}

/// The sections of the field `narrative`.
fn sections(value: Value<'_>) -> Parsed<'_, Vec<Section>> {
    list(value, section)
}

fn section(value: Value<'_>) -> Parsed<'_, Section> {
    let mut fields = value.object()?;
    let number = fields.take_string("number")?;
    let title = fields.take_string("title")?;
    let items = each(fields.take("items"), "items", item)?;
    Ok(Section { number, title, items, extra: extra(fields) })
}

fn item(value: Value<'_>) -> Parsed<'_, Item> {
    let mut fields = value.object()?;
    let number = fields.take_string("number")?;
    let text = fields.need_string("text")?;
    let account = each(fields.take("account"), "account", code)?;
    Ok(Item { number, text, account, extra: extra(fields) })
}

fn code(value: Value<'_>) -> Parsed<'_, String> {
    let code = value.string()?;
    let digits = code.bytes().all(|byte| byte.is_ascii_digit());
    if digits { Ok(code) } else { value.fault(Problem::NotACode(code)) }
}

/// The targets of the field `performance`.
fn targets(value: Value<'_>, money: MoneyUnit) -> Parsed<'_, Vec<Target>> {
    list(value, |value| target(value, money))
}

fn target(value: Value<'_>, money: MoneyUnit) -> Parsed<'_, Target> {
    let mut fields = value.object()?;
    let project = fields.take_string("project")?;
    let funds = match fields.take("funds") {
        Some(value) => funds(value, money).inside("funds")?,
        None => Vec::new(),
    };
    let goals = each(fields.take("goals"), "goals", Value::string)?;
    let indicators = each(fields.take("indicators"), "indicators", |value| indicator(value, money))?;
    Ok(Target { project, funds, goals, indicators, extra: extra(fields) })
}

fn funds(value: Value<'_>, money: MoneyUnit) -> Parsed<'_, Vec<(String, Figure)>> {
    let mut funds = Vec::new();
    for (name, value) in value.object()?.rest() {
        let figure = figure(value, Unit::Money, money).inside(&name)?;
        funds.push((name, figure));
    }
    Ok(funds)
}

fn indicator(value: Value<'_>, money: MoneyUnit) -> Parsed<'_, Indicator> {
    let mut fields = value.object()?;
    let first = fields.take_string("first")?;
    let second = fields.take_string("second")?;
    let name = fields.take_string("name")?;
    let value = fields.take_string("value")?;
    let weight = fields.take("weight");
    let weight = weight.map(|weight| figure(weight, Unit::Points, money)).transpose().inside("weight")?;
    Ok(Indicator { first, second, name, value, weight, extra: extra(fields) })
}

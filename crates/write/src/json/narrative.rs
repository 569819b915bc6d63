//! What stands outside the tables: one line for each item and each indicator.

use std::fmt::{self, Write};

use mingzhang::disclosure::{Extra, Figure, Indicator, Item, Section, Target};
use mingzhang::money::{MoneyUnit, Unit};

use super::quoted;

/// The field `narrative`, if there is any.
pub(super) fn sections(out: &mut String, sections: &[Section]) -> fmt::Result {
    blocks(out, "narrative", sections, |section| {
        let texts = [("number", &section.number), ("title", &section.title)];
        let mut fields: Vec<String> =
            texts.into_iter().filter_map(|(name, text)| field(name, text.as_ref())).collect();
        fields.push(lines("items", section.items.iter().map(item)));
        object(fields, &section.extra)
    })
}

/// The field `performance`, if there is any.
pub(super) fn targets(out: &mut String, targets: &[Target], money: MoneyUnit) -> fmt::Result {
    blocks(out, "performance", targets, |target| {
        let mut fields: Vec<String> = field("project", target.project.as_ref()).into_iter().collect();
        if !target.funds.is_empty() {
            let fund = |(name, figure): &(String, Figure)| {
                format!("{}: {}", quoted(name), quoted(&figure.print(Unit::Money, money)))
            };
            let funds: Vec<String> = target.funds.iter().map(fund).collect();
            fields.push(format!("\"funds\": {{ {} }}", funds.join(", ")));
        }
        fields.extend(texts("goals", &target.goals));
        fields.push(lines("indicators", target.indicators.iter().map(|found| indicator(found, money))));
        object(fields, &target.extra)
    })
}

fn item(item: &Item) -> String {
    let number = field("number", item.number.as_ref());
    let text = Some(format!("\"text\": {}", quoted(&item.text)));
    object([number, text, texts("account", &item.account)].into_iter().flatten(), &item.extra)
}

fn indicator(indicator: &Indicator, money: MoneyUnit) -> String {
    let weight = indicator.weight.map(|weight| weight.print(Unit::Points, money));
    let Indicator { first, second, name, value, .. } = indicator;
    let texts = [("first", first), ("second", second), ("name", name), ("value", value), ("weight", &weight)];
    object(texts.into_iter().filter_map(|(name, text)| field(name, text.as_ref())), &indicator.extra)
}

fn blocks<T>(out: &mut String, name: &str, all: &[T], text: impl Fn(&T) -> String) -> fmt::Result {
    for (index, one) in all.iter().enumerate() {
        if index == 0 {
            write!(out, ",\n  \"{name}\": [\n    {}", text(one))?;
        } else {
            write!(out, ",\n    {}", text(one))?;
        }
    }
    if all.is_empty() { Ok(()) } else { out.write_str("\n  ]") }
}

/// A list with a line for each element.
fn lines(name: &str, all: impl Iterator<Item = String>) -> String {
    let all: Vec<String> = all.collect();
    if all.is_empty() {
        return format!("\"{name}\": []");
    }
    format!("\"{name}\": [\n      {} ]", all.join(",\n      "))
}

/// A list of texts on one line, if there are any.
fn texts(name: &str, texts: &[String]) -> Option<String> {
    let all: Vec<String> = texts.iter().map(|text| quoted(text)).collect();
    (!all.is_empty()).then(|| format!("\"{name}\": [{}]", all.join(", ")))
}

fn field(name: &str, text: Option<&String>) -> Option<String> {
    text.map(|text| format!("\"{name}\": {}", quoted(text)))
}

fn object(fields: impl IntoIterator<Item = String>, extra: &Extra) -> String {
    let unknown = extra.iter().map(|(name, raw)| format!("{}: {raw}", quoted(name)));
    let all: Vec<String> = fields.into_iter().chain(unknown).collect();
    if all.is_empty() { "{ }".to_owned() } else { format!("{{ {} }}", all.join(", ")) }
}

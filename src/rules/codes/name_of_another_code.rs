//! A code with the name of another.

use std::collections::BTreeSet;

use crate::classification::{Book, book};
use crate::finding::{Arg, Finding, Said, Severity, Text};
use crate::rules::accounts::{Account, accounts, lengths, parent};
use crate::rules::words::plain;
use crate::rules::{Document, Family, Rule, Sink};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "name-of-another-code",
    family: Family::Codes,
    title: Text { zh: "编码和名称不是同一个科目", en: "A code with the name of another" },
    what: Text {
        zh: "一行的编码在科目表里是一个名称，印的却是同级另一个编码的名称。编码不在科目表里时不作判断。",
        en: "The code of a row has one name in the code book, but is printed with that of another code of its level. Not judged where the book does not have the code.",
    },
    remedy: Text {
        zh: "请核对编码和名称哪一个是对的。", en: "See which of code and name is right."
    },
    basis: Text {
        zh: "《政府收支分类科目》", en: "The government revenue and expenditure classification"
    },
    check: Some(check),
};

const FOUND: Text = Text {
    zh: "{table}的“{code} {name}”：{code} 是“{right}”，“{name}”的编码是 {other}。",
    en: "“{code} {name}” of {table}: {code} is “{right}”, and the code of “{name}” is {other}.",
};

fn check(rule: &Rule, document: &Document<'_>, sink: &mut Sink) {
    let mut seen = BTreeSet::new();
    for account in accounts(document) {
        let Some(book) = book(account.dimension) else { continue };
        let lengths = lengths(document, account.dimension);
        let Some((right, other)) = mistaken(book, lengths, &account) else { continue };
        if !seen.insert((account.dimension.to_owned(), account.code.to_owned(), plain(account.name))) {
            continue;
        }
        let said = Said::new(FOUND)
            .with("table", Arg::Table(account.table))
            .with("code", Arg::Words(account.code.to_owned()))
            .with("name", Arg::Words(account.name.to_owned()))
            .with("right", Arg::Words(right.to_owned()))
            .with("other", Arg::Words(other.to_owned()));
        let key = format!("{}/{}/{}", account.dimension, account.code, plain(account.name));
        sink.add(Finding::of_rule(rule, Severity::Error, &key, said).at_cells([account.cell]));
    }
}

/// What the code is called, and the code that has the printed name: one below the same parent, or
/// the only one of its level.
fn mistaken(book: Book, lengths: &[usize], account: &Account<'_>) -> Option<(&'static str, &'static str)> {
    let right = book.name(account.code)?;
    let printed = plain(account.name);
    if plain(right) == printed || printed.contains(&plain(right)) || plain(right).contains(&printed) {
        return None;
    }
    let same_name = |(code, name): &(&str, &str)| code.len() == account.code.len() && plain(name) == printed;
    let others: Vec<&'static str> = book.entries().filter(same_name).map(|(code, _)| code).collect();
    let above = parent(lengths, account.code);
    let sibling = others.iter().copied().find(|code| parent(lengths, code) == above);
    let only = if let [only] = others[..] { Some(only) } else { None };
    Some((right, sibling.or(only)?))
}

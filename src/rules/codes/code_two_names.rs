//! A code with two names in one document.

use std::collections::BTreeMap;

use crate::finding::{Arg, Finding, Said, Severity, Text};
use crate::rules::accounts::{Account, accounts};
use crate::rules::words::plain;
use crate::rules::{Document, Family, Rule, Sink};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "code-two-names",
    family: Family::Codes,
    title: Text { zh: "同一编码两个名称", en: "A code with two names" },
    what: Text {
        zh: "同一个科目编码在文件里有两个名称。只差空格、括号或标点的算同一个；一个是另一个的一部分时只作疑问。",
        en: "One account code has two names in the document. Names that differ in spaces, brackets or punctuation are one; where one is a part of the other it is a doubt.",
    },
    remedy: Text {
        zh: "请核对编码和名称，改正其中一处。",
        en: "Check code and name, and correct one of the places.",
    },
    basis: Text { zh: "一个科目编码只有一个名称", en: "An account code has one name" },
    check: Some(check),
};

const FOUND: Text = Text {
    zh: "编码“{code}”在{table}叫“{name}”，在{other_table}叫“{other}”。",
    en: "The code “{code}” is called “{name}” in {table} and “{other}” in {other_table}.",
};

fn check(rule: &Rule, document: &Document<'_>, sink: &mut Sink) {
    let accounts = accounts(document);
    let mut by_code: BTreeMap<(&str, &str), Vec<&Account<'_>>> = BTreeMap::new();
    for account in accounts.iter().filter(|account| account.name != account.code) {
        by_code.entry((account.dimension, account.code)).or_default().push(account);
    }
    for ((dimension, code), rows) in by_code {
        // The name that most rows have is held against each of the others.
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for row in &rows {
            *counts.entry(plain(row.name)).or_default() += 1;
        }
        let most = counts.iter().max_by_key(|(name, count)| (**count, std::cmp::Reverse((*name).clone())));
        let Some(common) = most.map(|(name, _)| name.clone()) else { continue };
        let Some(usual) = rows.iter().find(|row| plain(row.name) == common) else { continue };
        let others = counts.keys().filter(|name| **name != common);
        for other in others.filter_map(|name| rows.iter().find(|row| plain(row.name) == *name)) {
            let part = common.contains(&plain(other.name)) || plain(other.name).contains(&common);
            let severity = if part { Severity::Doubt } else { Severity::Error };
            let said = Said::new(FOUND)
                .with("code", Arg::Words(code.to_owned()))
                .with("table", Arg::Table(usual.table))
                .with("name", Arg::Words(usual.name.to_owned()))
                .with("other_table", Arg::Table(other.table))
                .with("other", Arg::Words(other.name.to_owned()));
            let key = format!("{dimension}/{code}/{}", plain(other.name));
            let finding = Finding::of_rule(rule, severity, &key, said);
            sink.add(finding.at_cells([other.cell, usual.cell]));
        }
    }
}

//! An economic code that does not exist.

use std::collections::BTreeSet;

use crate::classification::book;
use crate::finding::{Arg, Finding, Said, Severity, Text};
use crate::rules::accounts::accounts;
use crate::rules::{Document, Family, Rule, Sink};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "code-unknown",
    family: Family::Codes,
    title: Text { zh: "没有这个经济分类编码", en: "An economic code that does not exist" },
    what: Text {
        zh: "301、302、303 三类之下的款级编码不在部门预算支出经济分类科目里。其他类的编码本工具没有收全，不作判断。",
        en: "A section below 301, 302 or 303 is not in the economic classification of departments' expenditure. The other classes are not known completely and not judged.",
    },
    remedy: Text { zh: "请核对编码。", en: "Check the code." },
    basis: Text {
        zh: "部门预算支出经济分类科目",
        en: "The economic classification of departments' expenditure",
    },
    check: Some(check),
};

const FOUND: Text = Text {
    zh: "{table}的“{code} {name}”：部门预算支出经济分类里没有这个编码。",
    en: "“{code} {name}” of {table}: the economic classification has no such code.",
};

/// Classes whose sections are all known.
const COMPLETE: [&str; 3] = ["301", "302", "303"];

fn check(rule: &Rule, document: &Document<'_>, sink: &mut Sink) {
    let Some(book) = book("economic") else { return };
    let mut seen = BTreeSet::new();
    for account in accounts(document) {
        let complete = COMPLETE.iter().any(|class| account.code.starts_with(class));
        if account.dimension != "economic" || !complete || book.name(account.code).is_some() {
            continue;
        }
        if seen.insert(account.code) {
            let said = Said::new(FOUND)
                .with("table", Arg::Table(account.table))
                .with("code", Arg::Words(account.code.to_owned()))
                .with("name", Arg::Words(account.name.to_owned()));
            sink.add(Finding::of_rule(rule, Severity::Doubt, account.code, said).at_cells([account.cell]));
        }
    }
}

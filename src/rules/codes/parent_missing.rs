//! An account whose class or section is not there.

use std::collections::BTreeSet;

use crate::finding::{Arg, Finding, Said, Severity, Text};
use crate::rules::accounts::{Account, accounts, lengths, parent};
use crate::rules::{Document, Family, Rule, Sink};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "parent-missing",
    family: Family::Codes,
    title: Text { zh: "缺少上级科目的行", en: "An account whose class or section is not there" },
    what: Text {
        zh: "表里列了一个款或项，却没有它所属的类或款的行，而同一张表列了更上一级，或者其他科目是逐级列示的。",
        en: "A table lists a section or item without the row of its class or section, although it lists the class above, or those of its other accounts.",
    },
    remedy: Text {
        zh: "请补上上级科目的行；如果编码写错了，请改正编码。",
        en: "Add the row of the account above; if the code is wrong, correct it.",
    },
    basis: Text {
        zh: "科目按类、款、项逐级列示",
        en: "Accounts are listed class by class, section by section",
    },
    check: Some(check),
};

const FOUND: Text = Text {
    zh: "{table}列了“{code} {name}”，没有它的上级科目“{parent}”的行。",
    en: "{table} lists “{code} {name}” without a row of “{parent}” above it.",
};

fn check(rule: &Rule, document: &Document<'_>, sink: &mut Sink) {
    let accounts = accounts(document);
    for block in accounts.chunk_by(|a, b| (a.table, a.block) == (b.table, b.block)) {
        let Some(first) = block.first() else { continue };
        let lengths = lengths(document, first.dimension);
        let fixed = &document.grid.tables()[first.table].blocks[first.block].rows;
        let fixed = fixed.iter().filter(|row| row.project.is_none()).filter_map(|row| row.code.as_deref());
        let printed: BTreeSet<&str> = fixed.collect();
        let has_parent =
            |account: &Account<'_>| parent(lengths, account.code).map(|above| printed.contains(above));
        let mut said_of = BTreeSet::new();
        for account in block.iter().filter(|account| has_parent(account) == Some(false)) {
            let Some(above) = parent(lengths, account.code) else { continue };
            // A table may list accounts of one level alone; one that lists what is two levels up does not.
            let of_level = |other: &&Account<'_>| other.code.len() == account.code.len();
            let usual = block.iter().filter(of_level).any(|other| has_parent(other) == Some(true))
                || parent(lengths, above).is_some_and(|top| printed.contains(top));
            if !usual || !said_of.insert(above) {
                continue;
            }
            let said = Said::new(FOUND)
                .with("table", Arg::Table(account.table))
                .with("code", Arg::Words(account.code.to_owned()))
                .with("name", Arg::Words(account.name.to_owned()))
                .with("parent", Arg::Words(above.to_owned()));
            let key = crate::finding::cell_id(document.grid, account.cell);
            sink.add(Finding::of_rule(rule, Severity::Doubt, &key, said).at_cells([account.cell]));
        }
    }
}

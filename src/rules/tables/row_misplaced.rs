//! A row that stands among the rows of another account.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::finding::{Arg, Finding, Said, Severity, Text};
use crate::rules::accounts::{accounts, lengths, parent};
use crate::rules::{Document, Family, Rule, Sink};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "row-misplaced",
    family: Family::Tables,
    title: Text { zh: "行的位置与科目层级不符", en: "A row among the rows of another account" },
    what: Text {
        zh: "款、项没有列在自己的类、款下面，而是列在别的科目下面或它们前面。同级科目之间的先后不查。",
        en: "A section or item does not stand below its class or section but among the rows of another account, or before its own. The order of accounts of one level is not looked at.",
    },
    remedy: Text {
        zh: "请把这一行移到所属科目下面；如果编码写错了，请改正编码。",
        en: "Move the row below the account it belongs to; if its code is wrong, correct the code.",
    },
    basis: Text {
        zh: "科目按类、款、项逐级列示",
        en: "Accounts are listed class by class, section by section",
    },
    check: Some(check),
};

const FOUND: Text = Text {
    zh: "{table}的“{code} {name}”列在“{other} {other_name}”下面，不在它所属的“{parent}”下面。",
    en: "“{code} {name}” of {table} stands below “{other} {other_name}”, not below “{parent}” that it belongs to.",
};
const BEFORE: Text = Text {
    zh: "{table}的“{code} {name}”列在它所属的“{parent}”前面。",
    en: "“{code} {name}” of {table} stands before “{parent}” that it belongs to.",
};

fn check(rule: &Rule, document: &Document<'_>, sink: &mut Sink) {
    let accounts = accounts(document);
    for block in accounts.chunk_by(|a, b| (a.table, a.block) == (b.table, b.block)) {
        let lengths = block.first().map_or(&[][..], |first| lengths(document, first.dimension));
        let mut rows: FxHashMap<&str, usize> = FxHashMap::default();
        for (at, account) in block.iter().enumerate().filter(|(_, account)| account.project.is_none()) {
            rows.entry(account.code).or_insert(at);
        }
        // The latest row before this one, by the length of its code.
        let mut latest: BTreeMap<usize, usize> = BTreeMap::new();
        for (at, account) in block.iter().enumerate() {
            let above = parent(lengths, account.code);
            let nearest = above.and_then(|above| latest.range(..=above.len()).map(|(_, at)| *at).max());
            latest.insert(account.code.len(), at);
            let Some(above) = above else { continue };
            // A parent that is not printed at all is another rule's.
            let Some(own) = rows.get(above).copied() else { continue };
            let nearest = nearest.and_then(|at| block.get(at));
            let said = match nearest {
                Some(other) if other.code == above => continue,
                Some(other) if own < at => Said::new(FOUND)
                    .with("other", Arg::Words(other.code.to_owned()))
                    .with("other_name", Arg::Words(other.name.to_owned())),
                _ if own > at => Said::new(BEFORE),
                _ => continue,
            };
            let said = said
                .with("table", Arg::Table(account.table))
                .with("code", Arg::Words(account.code.to_owned()))
                .with("name", Arg::Words(account.name.to_owned()))
                .with("parent", Arg::Words(above.to_owned()));
            let key = crate::finding::cell_id(document.grid, account.cell);
            sink.add(Finding::of_rule(rule, Severity::Doubt, &key, said).at_cells([account.cell]));
        }
    }
}

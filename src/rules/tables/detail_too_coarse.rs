//! Accounts not listed down to the level that is to be published.

use crate::finding::{Arg, Finding, Said, Severity, Text};
use crate::rules::accounts::{Account, accounts, lengths};
use crate::rules::{Document, Family, Rule, Sink};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "detail-too-coarse",
    family: Family::Tables,
    title: Text { zh: "没有公开到规定的科目级次", en: "Accounts not listed in enough detail" },
    what: Text {
        zh: "功能分类没有列到项、经济分类没有列到款：一个科目下面没有更细的行。国防、公共安全和预备费，以及基本支出以外只列类级科目的表，不查。",
        en: "The functional classification is not listed down to items, the economic one not down to sections: an account has no rows below it. Defence, public security, reserves, and tables other than that of basic expenditure that list classes only, are not looked at.",
    },
    remedy: Text {
        zh: "请把这个科目细化到规定的级次。", en: "List what the account consists of."
    },
    basis: Text {
        zh: "《预算法》第四十六条：按功能分类编列到项；按经济性质分类，基本支出编列到款",
        en: "Budget Law, article 46: functional classification down to items, basic expenditure by economic classification down to sections",
    },
    check: Some(check),
};

const FUNCTION: Text = Text {
    zh: "{table}的“{code} {name}”没有细化到项级科目。",
    en: "“{code} {name}” of {table} is not broken down to items.",
};
const ECONOMIC: Text = Text {
    zh: "{table}的“{code} {name}”没有细化到款级科目。",
    en: "“{code} {name}” of {table} is not broken down to sections.",
};

/// The table of basic expenditure by economic classification (一般公共预算基本支出情况表).
const BASIC: &str = "basic";

/// Classes that may be published without detail.
const COARSE: [&str; 3] = ["203", "204", "227"];

fn check(rule: &Rule, document: &Document<'_>, sink: &mut Sink) {
    let form = document.grid.form();
    let accounts = accounts(document);
    for block in accounts.chunk_by(|a, b| (a.table, a.block) == (b.table, b.block)) {
        let Some(first) = block.first() else { continue };
        let spec = &form.tables[first.table].blocks[first.block];
        let lengths = lengths(document, first.dimension);
        let Some(deepest) = lengths.last().copied() else { continue };
        // A table that has no finer account anywhere lists classes by its form; that of basic expenditure
        // does so by none.
        let finest = block.iter().map(|account| account.code.len()).max().unwrap_or(0);
        let lists_classes = Some(&finest) == lengths.first() && form.tables[first.table].id != BASIC;
        if spec.names_alone() || lists_classes {
            continue;
        }
        let text = match first.dimension {
            "function" => FUNCTION,
            "economic" => ECONOMIC,
            _ => continue,
        };
        for account in block.iter().filter(|account| is_coarse(account, block, deepest)) {
            if COARSE.iter().any(|class| account.code.starts_with(class)) {
                continue;
            }
            let said = Said::new(text)
                .with("table", Arg::Table(account.table))
                .with("code", Arg::Words(account.code.to_owned()))
                .with("name", Arg::Words(account.name.to_owned()));
            let key = crate::finding::cell_id(document.grid, account.cell);
            sink.add(Finding::of_rule(rule, Severity::Doubt, &key, said).at_cells([account.cell]));
        }
    }
}

/// Whether an account with money in it has no row below it although it is not of the last level.
fn is_coarse(account: &Account<'_>, block: &[Account<'_>], deepest: usize) -> bool {
    let below =
        |other: &Account<'_>| other.code.len() > account.code.len() && other.code.starts_with(account.code);
    account.code.len() < deepest && !block.iter().any(below)
}

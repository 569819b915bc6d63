//! An account under a name that it no longer has.

use super::renamed::{Renamed, renamed};
use crate::classification::book;
use crate::disclosure::WordsAt;
use crate::finding::{Arg, Finding, Said, Severity, Text, cell_id};
use crate::rules::accounts::accounts;
use crate::rules::words::{self, Words, plain};
use crate::rules::{Document, Family, Rule, Sink};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "account-renamed",
    family: Family::Codes,
    title: Text {
        zh: "用了已经改名的科目名称", en: "An account under a name that it no longer has"
    },
    what: Text {
        zh: "表里或说明里的科目用的是改名以前的名称。文件年度早于改名年度时不查；名词解释里不查。",
        en: "An account has, in a table or in the text, the name it had before it was renamed. Not looked for in documents of the years before, nor in the glossary.",
    },
    remedy: Text { zh: "请改用现行科目名称。", en: "Use the name that the account has now." },
    basis: Text {
        zh: "本年度的《政府收支分类科目》",
        en: "The government revenue and expenditure classification of the year",
    },
    check: Some(check),
};

const ROW: Text = Text {
    zh: "{table}的“{code} {old}”从 {since} 年起叫“{new}”。",
    en: "“{code} {old}” of {table} has been called “{new}” since {since}.",
};
const WORDS: Text = Text {
    zh: "“{old}”从 {since} 年起叫“{new}”：{words}",
    en: "“{old}” has been called “{new}” since {since}: {words}",
};

fn check(rule: &Rule, document: &Document<'_>, sink: &mut Sink) {
    let year = document.disclosure.year;
    let past: Vec<Renamed> = renamed().filter(|one| one.since <= year).collect();
    for account in accounts(document) {
        let name = plain(account.name);
        let old = |one: &&Renamed| {
            one.dimension == account.dimension && one.code == account.code && plain(one.old) == name
        };
        let Some(one) = past.iter().find(old) else { continue };
        let said = said(ROW, one)
            .with("table", Arg::Table(account.table))
            .with("code", Arg::Words(account.code.to_owned()));
        let key = cell_id(document.grid, account.cell);
        sink.add(Finding::of_rule(rule, Severity::Error, &key, said).at_cells([account.cell]));
    }
    for words in words::narrative(document.disclosure) {
        if words::in_glossary(document.disclosure, words.at) {
            continue;
        }
        for one in &past {
            for (start, end) in places(words, one) {
                let said = said(WORDS, one).with("words", Arg::Quote(words.sentence(start, end)));
                let severity =
                    if is_account(document, words, end) { Severity::Error } else { Severity::Doubt };
                let finding = Finding::of_rule(rule, severity, &words.key(start, end), said);
                sink.add(finding.at_words([words.passage(start, end)]));
            }
        }
    }
}

fn said(text: Text, one: &Renamed) -> Said {
    Said::new(text)
        .with("old", Arg::Words(one.old.to_owned()))
        .with("new", Arg::Words(one.new.to_owned()))
        .with("since", Arg::Year(one.since))
}

/// Where the old name stands on its own and can mean no other account: not as a part of a longer word that may be another
/// account's name, such as its new one.
fn places(words: Words<'_>, one: &Renamed) -> Vec<(usize, usize)> {
    const DIVIDING: &str = "“”\"‘’（）()、，。；：:;,.-—－–/ \n的等和及与";
    // 310 was called 其他资本性支出 until 2018, and 31099 still is.
    let of_another = book(one.dimension)
        .is_some_and(|book| book.entries().any(|(code, name)| code != one.code && name == one.old));
    let is_class = |end: usize| {
        words.text.get(end..).is_some_and(|behind| behind.starts_with("（类") || behind.starts_with("(类"))
    };
    let free = |c: Option<char>| c.is_none_or(|c| DIVIDING.contains(c) || c.is_ascii_digit());
    let found = words.text.match_indices(one.old).map(|(at, old)| (at, at + old.len()));
    found
        .filter(|(start, end)| {
            let before = words.text.get(..*start).and_then(|text| text.chars().next_back());
            let behind = words.text.get(*end..).and_then(|text| text.chars().next());
            free(before) && free(behind) && (!of_another || is_class(*end))
        })
        .collect()
}

/// Whether the words are the name of an account: its level, its amount or a code beside it.
fn is_account(document: &Document<'_>, words: Words<'_>, end: usize) -> bool {
    let behind: String = words.text.get(end..).unwrap_or_default().chars().take(3).collect();
    let level = ["（类", "（款", "（项", "(类", "(款", "(项"].iter().any(|level| behind.starts_with(level));
    let amount = behind.chars().next().is_some_and(|c| c.is_ascii_digit());
    let WordsAt::Item { section, item } = words.at else { return level || amount };
    let of_item = document.disclosure.narrative.get(section).and_then(|of| of.items.get(item));
    level || amount || of_item.is_some_and(|item| !item.account.is_empty())
}

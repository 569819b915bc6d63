//! A sentence that names an account that no table has.

use super::renamed::renamed;
use crate::finding::{Arg, Finding, Said, Severity, Text};
use crate::rules::accounts::{Account, accounts, lengths, parent};
use crate::rules::numbers::numbers;
use crate::rules::words::{self, plain};
use crate::rules::{Document, Family, Rule, Sink};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "path-unknown",
    family: Family::Codes,
    title: Text { zh: "说明里的科目和表对不上", en: "An account in the text that no table has" },
    what: Text {
        zh: "说明按“类、款、项”写了一个有金额的科目，表里没有三级名称都相同的科目。金额为零的、上年有本年没有的科目不算；改了名的科目另有一条规则。",
        en: "The text gives an amount to an account that it names by class, section and item, and no table has one with these three names. Accounts without money, those that only last year had and renamed ones do not count.",
    },
    remedy: Text {
        zh: "请按表里的科目名称改写。", en: "Write the account as the tables name it."
    },
    basis: Text {
        zh: "说明和表里的科目应当一致", en: "Text and tables are to name the same accounts"
    },
    check: Some(check),
};

const FOUND: Text = Text {
    zh: "说明里的“{path}”在表里是“{right}”：{words}",
    en: "“{path}” of the text is “{right}” in the tables: {words}",
};

const NONE: Text = Text {
    zh: "说明里的“{path}”在表里没有名称相同的科目：{words}",
    en: "No table has an account “{path}” as the text names it: {words}",
};

/// The levels as sentences mark them.
const LEVELS: [char; 3] = ['类', '款', '项'];

fn check(rule: &Rule, document: &Document<'_>, sink: &mut Sink) {
    let accounts: Vec<Account<'_>> =
        accounts(document).into_iter().filter(|account| account.dimension == "function").collect();
    let known = paths(document, &accounts);
    if known.is_empty() {
        return;
    }
    let prior = document.disclosure.tables.iter().flat_map(|table| &table.prior_rows);
    let prior: Vec<String> = prior.filter_map(|row| row.name.as_deref()).map(plain).collect();
    for words in words::items(document.disclosure) {
        let Some((names, end)) = written(words.text) else { continue };
        let path: Vec<String> = names.iter().map(|name| plain(name)).collect();
        let old = path.iter().any(|name| renamed().any(|one| plain(one.old) == *name));
        // What last year had and this year has not is spoken of without a row.
        let behind = words.text.get(end..).unwrap_or_default();
        let amount = numbers(behind).into_iter().find(|number| number.money.is_some());
        let nothing = amount.is_none_or(|number| number.amount.is_zero());
        let dropped = path.last().is_some_and(|item| prior.contains(item));
        if old || nothing || dropped || known.iter().any(|(_, other)| *other == path) {
            continue;
        }
        let differing = |other: &[String]| other.iter().zip(&path).filter(|(a, b)| a != b).count();
        let near: Vec<_> = known.iter().filter(|(_, other)| differing(other) == 1).collect();
        let right = if let [(account, _)] = near[..] { Some(account) } else { None };
        let said = match right {
            Some(account) => {
                let right = names_of(document, &accounts, account.code).join("-");
                Said::new(FOUND).with("right", Arg::Words(right))
            }
            None => Said::new(NONE),
        };
        let said =
            said.with("path", Arg::Words(names.join("-"))).with("words", Arg::Quote(words.sentence(0, end)));
        let finding = Finding::of_rule(rule, Severity::Doubt, &path.join("-"), said);
        let cells = right.map(|account| account.cell);
        sink.add(finding.at_words([words.passage(0, end)]).at_cells(cells));
    }
}

/// The items of the tables with the names from the class down, plain.
fn paths<'a>(document: &Document<'a>, accounts: &[Account<'a>]) -> Vec<(Account<'a>, Vec<String>)> {
    let mut found: Vec<(Account<'a>, Vec<String>)> = Vec::new();
    for account in accounts.iter().filter(|account| account.project.is_none()) {
        let names = names_of(document, accounts, account.code);
        let path: Vec<String> = names.iter().map(|name| plain(name)).collect();
        if path.len() == LEVELS.len()
            && !found.iter().any(|(other, known)| other.code == account.code && *known == path)
        {
            found.push((*account, path));
        }
    }
    found
}

/// What the tables call a code and those above it, from the class down; shorter where one of them
/// is not there.
fn names_of(document: &Document<'_>, accounts: &[Account<'_>], code: &str) -> Vec<String> {
    let lengths = lengths(document, "function");
    let codes = std::iter::successors(Some(code), |code| parent(lengths, code));
    let space = document.grid.space();
    let name = |code: &str| {
        let own = accounts.iter().find(|account| account.code == code).map(|account| account.name.to_owned());
        own.or_else(|| {
            let dimension = &space.dimensions()[space.dimension("function")?];
            Some(dimension.node(dimension.find(code)?).label.zh.clone())
        })
    };
    let mut names: Vec<String> = codes.filter_map(name).collect();
    names.reverse();
    names
}

/// `甲（类）乙（款）丙（项）` or `“甲-乙-丙”` at the beginning of a text: the three names and where they end.
fn written(text: &str) -> Option<(Vec<String>, usize)> {
    quoted(text).or_else(|| levelled(text))
}

fn quoted(text: &str) -> Option<(Vec<String>, usize)> {
    let inside = text.strip_prefix('“')?;
    let end = inside.find('”')?;
    let names: Vec<String> =
        inside.get(..end)?.split(['-', '－', '—']).map(|name| name.trim().to_owned()).collect();
    let named = names.len() == LEVELS.len()
        && names.iter().all(|name| !name.is_empty() && !name.contains(LEVELS_SAID));
    named.then_some((names, end + "“”".len()))
}

/// Words in brackets behind a name.
const LEVELS_SAID: [char; 2] = ['（', '('];

fn levelled(text: &str) -> Option<(Vec<String>, usize)> {
    let mut names = Vec::new();
    let mut at = 0;
    for level in LEVELS {
        let rest = text.get(at..)?;
        // （类）, （201类）
        let (place, _) = rest.match_indices(level).find(|(place, mark)| {
            let before =
                rest.get(..*place).unwrap_or_default().trim_end_matches(|c: char| c.is_ascii_digit());
            let behind = rest.get(place + mark.len()..).unwrap_or_default();
            before.ends_with(['（', '(']) && behind.starts_with(['）', ')'])
        })?;
        let name =
            rest.get(..place)?.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end_matches(['（', '(']);
        let name = name.trim_matches(|c: char| c.is_whitespace() || "“”\"、，".contains(c));
        if name.is_empty() || name.contains(['，', '。', '；', '：']) {
            return None;
        }
        names.push(name.to_owned());
        let closing = rest.get(place + level.len_utf8()..)?.chars().next()?;
        at += place + level.len_utf8() + closing.len_utf8();
    }
    Some((names, at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accounts_at_the_beginning_of_a_text() {
        let of = |text: &str| written(text).map(|(names, end)| (names.join("/"), text[end..].to_owned()));
        let rest = |names: &str, rest: &str| Some((names.to_owned(), rest.to_owned()));
        assert_eq!(of("甲（类）乙（室）（款)丙（项）：1 万元"), rest("甲/乙（室）/丙", "：1 万元"));
        assert_eq!(of("“甲（201类）乙（38款）丙（01项）”1 万元"), rest("甲/乙/丙", "”1 万元"));
        assert_eq!(of("“甲-乙-丙”科目"), rest("甲/乙/丙", "科目"));
        assert_eq!(of("“三公”经费甲（类）"), None);
        assert_eq!(of("甲（类）1 万元，乙（款）丙（项）"), None);
    }
}

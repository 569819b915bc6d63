//! The account that an item speaks of.

use std::collections::{BTreeMap, BTreeSet};

use mingzhang::classification;
use mingzhang::disclosure::Disclosure;
use mingzhang::form::Form;

use crate::understand::key::{key, narrow};

/// Characters in which an item names its account.
const NAMED: usize = 120;

/// Codes of a document that names are compared with.
const MOST_CODES: usize = 5_000;

/// The accounts of a document: names by code.
#[derive(Debug, Default)]
pub(super) struct Accounts {
    dimensions: Vec<Names>,
    /// Keys of the projects' names: a name that both have decides nothing.
    projects: BTreeSet<String>,
}

/// An account: its dimension, and its codes from the class down.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Account {
    /// Id of the coded dimension.
    pub(super) dimension: String,
    /// Codes from the class down, one at least.
    pub(super) path: Vec<String>,
}

/// What a paragraph is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum About {
    /// An account.
    Account(Account),
    /// An account that neither the document nor the code book decides.
    Unknown,
    /// Anything else.
    Nothing,
}

/// The names of one coded dimension.
#[derive(Debug, Default)]
struct Names {
    dimension: String,
    lengths: Vec<usize>,
    /// What its levels are called: 类, 款, 项.
    levels: Vec<String>,
    /// Keys of the names that the document's own tables print.
    own: BTreeMap<String, BTreeSet<String>>,
    /// Keys of the names in the code book.
    book: BTreeMap<String, BTreeSet<String>>,
    /// Names by code as printed, the document's before the book's.
    printed: BTreeMap<String, String>,
}

impl Accounts {
    /// The accounts that a document's tables print, and those of the code books.
    pub(super) fn new(form: &Form, disclosure: &Disclosure) -> Self {
        let coded = form.dimensions.iter().filter(|dimension| !dimension.lengths.is_empty());
        let names = |dimension: &mingzhang::form::DimensionSpec| {
            let mut names = Names {
                dimension: dimension.id.clone(),
                lengths: dimension.lengths.clone(),
                levels: dimension.levels.iter().map(|level| level.zh.clone()).collect(),
                ..Names::default()
            };
            for (code, name) in
                classification::book(&dimension.id).into_iter().flat_map(|book| book.entries())
            {
                names.book.entry(code.to_owned()).or_default().insert(key(name));
            }
            for table in &disclosure.tables {
                let Some((_, spec)) = form.table(&table.id) else { continue };
                for row in &table.rows {
                    let block =
                        spec.blocks.iter().find(|block| block.id == row.block || spec.blocks.len() == 1);
                    let ours = block.is_some_and(|block| block.accounts.as_deref() == Some(&dimension.id));
                    if names.own.len() >= MOST_CODES {
                        break;
                    }
                    if let (true, Some(code), Some(name)) = (ours, &row.code, &row.name) {
                        names.own.entry(code.clone()).or_default().insert(key(name));
                        names.printed.entry(code.clone()).or_insert_with(|| name.clone());
                    }
                }
            }
            names
        };
        let rows = disclosure.tables.iter().flat_map(|table| &table.rows);
        let projects = rows.filter_map(|row| row.project.as_deref()).map(key).collect();
        Self { dimensions: coded.map(names).collect(), projects }
    }

    /// What a text is about, by what it begins with.
    pub(super) fn about(&self, text: &str) -> About {
        let names_levels = || {
            let head = head(text);
            self.dimensions.iter().any(|names| names.by_level(&head).is_some())
        };
        match self.of(text) {
            Some(account) => About::Account(account),
            None if names_levels() => About::Unknown,
            None => About::Nothing,
        }
    }

    /// The account that a text begins with; none if it begins with none, or with what could be
    /// several.
    fn of(&self, text: &str) -> Option<Account> {
        let head = head(text);
        if self.projects.contains(&key(&head)) {
            return None;
        }
        let account =
            |names: &Names| Some(Account { dimension: names.dimension.clone(), path: names.find(&head)? });
        let mut found = self.dimensions.iter().filter_map(account);
        let first = found.next();
        first.filter(|_| found.next().is_none())
    }

    /// The name of a code, as the document or the code book prints it.
    pub(super) fn name(&self, dimension: &str, code: &str) -> Option<&str> {
        let names = self.dimensions.iter().find(|names| names.dimension == dimension)?;
        let of_book = || classification::book(dimension)?.name(code);
        names.printed.get(code).map(String::as_str).or_else(of_book)
    }
}

/// What stands before the first colon, full stop or amount, without quotes and spaces.
fn head(text: &str) -> String {
    let plain = text.chars().take(NAMED).map(narrow);
    let plain: String = plain.filter(|c| !c.is_whitespace() && !"“”\"'‘’「」《》".contains(*c)).collect();
    let end = plain.find([':', '。', ';', ',']).unwrap_or(plain.len());
    let mut head = plain.get(..end).unwrap_or_default();
    // 行政运行（项）1,234.50 万元: the comma is inside a figure; a decimal point is too.
    if let Some(figure) = head.char_indices().rev().find(|(_, c)| !c.is_ascii_digit() && *c != '.') {
        let (at, c) = figure;
        head = head.get(..at + c.len_utf8()).unwrap_or(head);
    }
    let money = head.find("万元").or_else(|| head.find("亿元")).or_else(|| head.find("年预算"));
    let cut = money.and_then(|at| head.get(..at)).unwrap_or(head);
    let cut = cut.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.' || c == '-');
    let cut = cut.strip_prefix("科目").unwrap_or(cut);
    cut.strip_suffix("科目").unwrap_or(cut).to_owned()
}

/// What a text says of one level of an account.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Code(String),
    Name(String),
}

impl Names {
    fn find(&self, head: &str) -> Option<Vec<String>> {
        if let Some(pieces) = self.by_level(head) {
            return self.resolve(&pieces);
        }
        self.by_code(head).or_else(|| self.by_names(head))
    }

    /// 甲（类）乙（款）丙（项）, 201类38款01项: the level and what is said of it.
    fn by_level(&self, head: &str) -> Option<Vec<(usize, Piece)>> {
        let mut pieces = Vec::new();
        let mut rest = head;
        for (level, name) in self.levels.iter().enumerate() {
            let bracketed = format!("({name})");
            let found = rest.find(&bracketed).map(|at| (at, bracketed.len()));
            // 201类: without brackets only after a code.
            let found = found.or_else(|| {
                let at = rest.find(name.as_str())?;
                let coded = rest.get(..at)?.ends_with(|c: char| c.is_ascii_digit());
                coded.then_some((at, name.len()))
            });
            let Some((at, length)) = found else { continue };
            let said = rest.get(..at)?.trim_matches(|c: char| "-—、/>_".contains(c));
            rest = rest.get(at + length..)?;
            let digits = said.bytes().all(|byte| byte.is_ascii_digit());
            let piece = if digits { Piece::Code(said.to_owned()) } else { Piece::Name(key(said)) };
            pieces.push((level, piece));
        }
        (!pieces.is_empty()).then_some(pieces)
    }

    fn resolve(&self, pieces: &[(usize, Piece)]) -> Option<Vec<String>> {
        let (last, _) = pieces.last()?;
        let length = self.lengths.get(*last)?;
        let fits = |code: &str, known: &BTreeMap<String, BTreeSet<String>>| {
            code.len() == *length
                && pieces.iter().all(|(level, piece)| {
                    let from =
                        level.checked_sub(1).and_then(|above| self.lengths.get(above)).copied().unwrap_or(0);
                    let to = self.lengths.get(*level).copied().unwrap_or(0);
                    match piece {
                        Piece::Code(said) => code.get(from..to) == Some(said) || code.get(..to) == Some(said),
                        Piece::Name(said) => {
                            code.get(..to).is_some_and(|code| self.is_called(code, said, known))
                        }
                    }
                })
        };
        let only = |known: &BTreeMap<String, BTreeSet<String>>| -> Result<Option<String>, ()> {
            let mut found = known.keys().filter(|code| fits(code, known));
            match (found.next(), found.next()) {
                (Some(code), None) => Ok(Some(code.clone())),
                (None, _) => Ok(None),
                (Some(_), Some(_)) => Err(()),
            }
        };
        let code = match only(&self.own) {
            Ok(Some(code)) => code,
            Ok(None) => match only(&self.book) {
                Ok(Some(code)) => code,
                _ => self.spelled(pieces)?,
            },
            Err(()) => return None,
        };
        Some(self.path(&code))
    }

    /// Whether a code has this name, in the document or in the book.
    fn is_called(&self, code: &str, name: &str, known: &BTreeMap<String, BTreeSet<String>>) -> bool {
        let bare = name_of(name);
        // 一般公共服务 and 一般公共服务支出 are the same.
        fn stem(name: &str) -> &str {
            name.strip_suffix("支出").unwrap_or(name)
        }
        let has = |names: &BTreeMap<String, BTreeSet<String>>| {
            let same = |known: &String| known == name || stem(known) == stem(&bare);
            names.get(code).is_some_and(|all| all.iter().any(same))
        };
        has(known) || has(&self.own) || has(&self.book)
    }

    /// 2013801 行政运行, [2013801]行政运行, 行政运行（2013801）.
    fn by_code(&self, head: &str) -> Option<Vec<String>> {
        let digits = |c: &char| c.is_ascii_digit();
        let from = head.find(|c| digits(&c))?;
        let code: String = head.get(from..)?.chars().take_while(digits).collect();
        let more = head.get(from + code.len()..)?.contains(|c| digits(&c));
        let known = self.own.contains_key(&code) || self.book.contains_key(&code);
        let name = name_of(&head.replace(&code, ""));
        let called = name.is_empty() || !known || self.is_called(&code, &name, &self.own);
        (!more && known && called && self.lengths.contains(&code.len())).then(|| self.path(&code))
    }

    /// 甲-乙-丙, 甲乙丙, 丙: names alone must decide.
    fn by_names(&self, head: &str) -> Option<Vec<String>> {
        let said = key(head);
        if said.is_empty() {
            return None;
        }
        let fits = |code: &str| {
            let mut left = BTreeSet::from([said.as_str()]);
            for code in self.path(code).iter().rev() {
                let names = self.own.get(code).into_iter().chain(self.book.get(code)).flatten();
                let names: Vec<&String> = names.collect();
                left = left
                    .iter()
                    .flat_map(|left| names.iter().filter_map(|name| left.strip_suffix(name.as_str())))
                    .collect();
                if left.contains("") {
                    return true;
                }
            }
            false
        };
        let only = |known: &BTreeMap<String, BTreeSet<String>>| {
            let found: Vec<&String> = known.keys().filter(|code| fits(code)).collect();
            (found.len() == 1)
                .then(|| found.first().map(|code| self.path(code)))
                .flatten()
                .ok_or(found.is_empty())
        };
        match only(&self.own) {
            Ok(path) => Some(path),
            Err(true) => only(&self.book).ok(),
            Err(false) => None,
        }
    }

    /// A code spelled out level by level that neither the document nor the book has, below a class
    /// that one of them has.
    fn spelled(&self, pieces: &[(usize, Piece)]) -> Option<String> {
        let mut code = String::new();
        for (at, (level, piece)) in pieces.iter().enumerate() {
            let Piece::Code(said) = piece else { return None };
            let length = *self.lengths.get(*level).filter(|_| *level == at)?;
            if said.len() == length {
                code.clone_from(said);
            } else {
                code.push_str(said);
            }
            if code.len() != length {
                return None;
            }
        }
        let class = code.get(..*self.lengths.first()?)?;
        (self.own.contains_key(class) || self.book.contains_key(class)).then_some(code)
    }

    fn path(&self, code: &str) -> Vec<String> {
        let levels = self.lengths.iter().filter_map(|length| code.get(..*length));
        levels.map(str::to_owned).collect()
    }
}

/// The key of a name, without a code in front of it or in brackets.
fn name_of(said: &str) -> String {
    key(said).trim_matches(|c: char| c.is_ascii_digit()).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn accounts() -> Accounts {
        let form = mingzhang::form::by_id("xinjiang-unit-2024").unwrap();
        let text = r#"{"schema":"mingzhang.budget/1","form":"xinjiang-unit-2024","unit":"甲","year":2024,
            "stage":"budget","moneyUnit":"万元","tables":[{"id":"general","rows":[
            {"code":"201","name":"一般公共服务支出"},{"code":"20138","name":"市场监督管理事务"},
            {"code":"2013801","name":"行政运行"},{"code":"20699","name":"其他科学技术支出"},
            {"code":"2069999","name":"其他科学技术支出"}]}]}"#;
        let disclosure = crate::json::read(text.as_bytes()).unwrap();
        Accounts::new(&form, &disclosure)
    }

    #[test]
    fn accounts_in_the_usual_notations() {
        let accounts = accounts();
        let of = |text: &str| accounts.of(text).map(|account| account.path).unwrap_or_default();
        for text in [
            "一般公共服务支出（类）市场监督管理事务（款）行政运行（项）：2024年预算数为1.00万元",
            "“一般公共服务支出”（类）“市场监督管理事务”（款）“行政运行”（项）1.00万元。",
            "201（类）38（款）01（项）2024年预算数",
            "201类38款01项：1.00万元",
            "201一般公共服务支出（类）38市场监督管理事务（款）01行政运行（项）：",
            "2013801行政运行：1.00万元",
            "行政运行（2013801）1.00万元",
            "一般公共服务支出-市场监督管理事务-行政运行：1.00万元",
            "“一般公共服务支出-市场监督管理事务-行政运行”科目1,202.95万元，主要用于示例。",
            "一般公共服务支出（类）市场监督管理事务（款）行政运行（项）。主要用于：示例。",
            "2013801行政运行支出1.00万元，",
            "一般公共服务（类）市场监督管理事务（款）行政运行（项）1.00万元",
            "201类20138款2013801项：",
            "一般公共服务支出市场监督管理事务行政运行1,000.00万元，",
            "市场监督管理事务（款）行政运行（项）2024年预算数为1.00万元",
        ] {
            assert_eq!(of(text), ["201", "20138", "2013801"], "{text}");
        }
        assert_eq!(of("一般公共服务支出（类）3,341.84万元，占83.87%。"), ["201"]);
        // Not in the document's tables, but in the code book.
        let path = ["201", "20138", "2013812"];
        assert_eq!(of("一般公共服务支出（类）市场监督管理事务（款）药品事务（项）：0.00万元"), path);
        // The level decides where the name does not.
        assert_eq!(of("科学技术支出（类）其他科学技术支出（款）：1.00万元"), ["206", "20699"]);
    }

    #[test]
    fn what_does_not_decide_is_no_account() {
        let accounts = accounts();
        let of = |text: &str| accounts.of(text).map(|account| account.path).unwrap_or_default();
        for text in [
            "其他科学技术支出：1.00万元",
            "不存在的支出（类）1.00万元",
            "办公设备1台",
            "",
            "主要职责：",
            "2024年预算",
        ] {
            assert_eq!(of(text), Vec::<String>::new(), "{text}");
        }
    }
}

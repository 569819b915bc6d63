//! What a form prints around its figures: row labels, codes and headings.

use std::collections::HashSet;

use mingzhang::form::{BlockSpec, Form, RowKind, TableSpec};

use super::found::Known;
use super::key::{key, loose};
use super::token::{Line, Token};

/// The label of a fixed row.
pub(super) struct RowLabel {
    /// Its key.
    pub(super) exact: String,
    /// Its key without number and 其中.
    pub(super) loose: String,
    /// Its account code.
    pub(super) code: Option<String>,
    /// Keys of its other labels, and those without number and 其中.
    others: Vec<(String, String)>,
}

impl RowLabel {
    /// Whether this is the key of one of its labels.
    pub(super) fn is(&self, exact: &str) -> bool {
        self.exact == exact || self.others.iter().any(|(other, _)| other == exact)
    }

    fn is_loosely(&self, bare: &str) -> bool {
        self.loose == bare || self.others.iter().any(|(_, other)| other == bare)
    }
}

/// Words for sums.
const SUMS: [&str; 5] = ["总合计", "合计", "总计", "共计", "小计"];

/// What a label of a sum may have in front of the word for it.
const SUMMED: [&str; 5] = ["本年", "收入", "支出", "预算", "经费"];

/// Whether a label is that of a sum, and of nothing by name.
pub(super) fn is_sum(label: &str) -> bool {
    sum(&loose(label)).is_some_and(|(what, _)| what.is_empty())
}

/// Whether a label is that of a sum, or of a part of the row above, and so of no project.
pub(super) fn is_no_project(label: &str) -> bool {
    let key = key(label);
    sum(&loose(label)).is_some() || key.starts_with("其中")
}

/// What a sum is of besides what all sums may be, and the word for it.
fn sum(key: &str) -> Option<(&str, &'static str)> {
    let (mut what, word) = SUMS.iter().find_map(|word| Some((key.strip_suffix(word)?, *word)))?;
    while let Some(rest) = SUMMED.iter().find_map(|word| what.strip_prefix(word)) {
        what = rest;
    }
    Some((what, word))
}

/// What the rows of a block look like.
pub(super) struct Shape<'a> {
    pub(super) spec: &'a BlockSpec,
    pub(super) labels: Vec<RowLabel>,
    lengths: &'a [usize],
}

impl<'a> Shape<'a> {
    pub(super) fn new(form: &'a Form, spec: &'a BlockSpec, unit: &str) -> Self {
        let dimension =
            form.dimensions.iter().find(|dimension| Some(&dimension.id) == spec.accounts.as_ref());
        let label = |text: &str| text.replace("{unit}", unit);
        Self {
            labels: spec
                .rows
                .iter()
                .map(|row| RowLabel {
                    exact: key(&label(&row.zh)),
                    loose: loose(&label(&row.zh)),
                    code: row.code.clone(),
                    others: row.aliases.iter().map(|text| (key(text), loose(text))).collect(),
                })
                .collect(),
            lengths: dimension.map_or(&[], |dimension| &dimension.lengths),
            spec,
        }
    }

    /// The fixed row with this label: of several alike the next in printed order.
    pub(super) fn fixed(&self, used: &[bool], label: &str) -> Option<usize> {
        let (exact, bare) = (key(label), loose(label));
        let last = used.iter().rposition(|used| *used);
        let pick = |same: &dyn Fn(&RowLabel) -> bool| {
            let all = || (0..self.labels.len()).filter(|at| same(&self.labels[*at]));
            let after = all().find(|at| !used[*at] && last.is_none_or(|last| *at > last));
            after.or_else(|| all().find(|at| !used[*at])).or_else(|| all().next())
        };
        pick(&|label| label.is(&exact))
            .or_else(|| if bare.is_empty() { None } else { pick(&|label| label.is_loosely(&bare)) })
            .or_else(|| self.total(used, &bare))
    }

    /// The total that a label means which the form words otherwise (合计 for 总计), if only one can be
    /// meant; a 小计 is none.
    fn total(&self, used: &[bool], label: &str) -> Option<usize> {
        let (what, word) = sum(label).filter(|(_, word)| *word != "小计")?;
        let totals = || {
            let rows = self
                .spec
                .rows
                .iter()
                .enumerate()
                .filter(|(at, row)| row.kind == RowKind::Total && row.code.is_none() && !used[*at]);
            rows.filter_map(|(at, _)| Some((at, sum(&self.labels[at].loose)?)))
        };
        let only = |is: &dyn Fn(&str, &str) -> bool| {
            let mut all = totals().filter(|(_, (of, word))| is(of, word)).map(|(at, _)| at);
            all.next().filter(|_| all.next().is_none())
        };
        only(&|of, as_word| of == what && as_word == word).or_else(|| only(&|of, _| of == what))
    }

    /// The code of an account that is printed by its name alone: one of the first level.
    pub(super) fn named_alone(&self, known: &Known, label: &str) -> Option<String> {
        let dimension = self.spec.accounts.as_ref().filter(|_| self.spec.names_alone())?;
        known.code(dimension, label).filter(|code| Some(&code.len()) == self.lengths.first())
    }

    /// The code that the tokens begin with, and the tokens after it: `201 38 05`, `2013805` or
    /// `2013805市场秩序执法`.
    pub(super) fn code(&self, tokens: &[Token]) -> Option<(String, Vec<Token>)> {
        let mut code = String::new();
        let mut best = None;
        for (at, token) in tokens.iter().enumerate() {
            let Some(digits) = token.digits() else { break };
            // Every level may be printed with those above it.
            if !code.is_empty() && digits.starts_with(&code) && digits.len() > code.len() {
                code.clear();
            }
            // A sheet of numbers has lost the zero in front of a level.
            if !code.is_empty() && digits.len() == 1 && !token.columns.is_empty() {
                code.push('0');
            }
            code.push_str(&digits);
            if !self.lengths.contains(&code.len()) {
                break;
            }
            best = Some((code.clone(), tokens[at + 1..].to_vec()));
        }
        best.or_else(|| self.glued(tokens)).or_else(|| self.in_brackets(tokens))
    }

    /// `一般公共服务支出（201）`, `[201]一般公共服务支出`: a name in a cell with its code in brackets.
    fn in_brackets(&self, tokens: &[Token]) -> Option<(String, Vec<Token>)> {
        const OPEN: [char; 4] = ['（', '(', '[', '【'];
        const CLOSE: [char; 4] = ['）', ')', ']', '】'];
        let (first, rest) = tokens.split_first().filter(|(first, _)| !first.columns.is_empty())?;
        let behind = first.text.strip_suffix(CLOSE).and_then(|text| text.rsplit_once(OPEN));
        let before = || first.text.strip_prefix(OPEN)?.split_once(CLOSE).map(|(code, name)| (name, code));
        let is_code =
            |code: &str| code.bytes().all(|b| b.is_ascii_digit()) && self.lengths.contains(&code.len());
        let named = |(name, code): &(&str, &str)| is_code(code) && !name.trim().is_empty();
        let (name, code) = behind.filter(named).or_else(|| before().filter(named))?;
        let mut after = vec![Token { text: name.trim().to_owned(), ..first.clone() }];
        after.extend(rest.iter().cloned());
        Some((code.to_owned(), after))
    }

    /// A code with the name right behind it; not a year.
    fn glued(&self, tokens: &[Token]) -> Option<(String, Vec<Token>)> {
        let (first, rest) = tokens.split_first()?;
        let digits = first.text.bytes().take_while(u8::is_ascii_digit).count();
        let (code, name) = first.text.split_at_checked(digits)?;
        let name = name.trim_start_matches(['-', '—', '_', '.', '、', ' ', ']', '】']);
        let named = name.chars().next().is_some_and(|c| c.is_alphabetic() && !"年月日号".contains(c));
        if !named || !self.lengths.contains(&digits) {
            return None;
        }
        let mut after = vec![Token { text: name.to_owned(), ..first.clone() }];
        after.extend(rest.iter().cloned());
        Some((code.to_owned(), after))
    }

    /// Whether the tokens begin with a code and go on with a name, or are a code alone.
    pub(super) fn begins_with_code(&self, tokens: &[Token]) -> bool {
        self.code(tokens).is_some_and(|(_, rest)| rest.first().is_none_or(|token| token.printed().is_none()))
    }

    /// Whether the tokens are a code whose name begins on the next line.
    pub(super) fn begins_with_code_before(&self, tokens: &[Token], next: Option<&Line>) -> bool {
        self.code(tokens).is_some_and(|(_, rest)| rest.is_empty())
            && next.and_then(|line| line.tokens.first()).is_some_and(|token| token.printed().is_none())
    }
}

/// Headings that any table may have.
const COMMON: [&str; 9] =
    ["行次", "栏次", "序号", "项目", "科目编码", "科目名称", "金额", "小计", "项目按功能分类"];

/// What a block may be headed with: the names of what it is about and another block is not.
fn told_apart_by<'a>(
    form: &'a Form,
    table: &'a TableSpec,
    block: &'a BlockSpec,
) -> impl Iterator<Item = &'a str> {
    let shared = |dimension: &String, node: &String| {
        table.blocks.iter().all(|other| other.at.get(dimension) == Some(node))
    };
    let own = block.at.iter().filter(move |(dimension, node)| !shared(dimension, node));
    own.filter_map(|(dimension, node)| {
        let nodes = &form.dimensions.iter().find(|spec| spec.id == *dimension)?.nodes;
        nodes.iter().find(|spec| spec.id == *node).map(|spec| spec.zh.as_str())
    })
}

/// The words of a table's headings.
pub(super) struct Headings {
    characters: HashSet<char>,
    whole: HashSet<String>,
    levels: HashSet<String>,
}

impl Headings {
    pub(super) fn new(form: &Form, table: &TableSpec) -> Self {
        let mut whole: HashSet<String> = COMMON.iter().map(|word| (*word).to_owned()).collect();
        for block in &table.blocks {
            whole.extend(block.heading.iter().map(|heading| key(&heading.zh)));
            whole.extend(told_apart_by(form, table, block).map(key));
            whole.extend(block.stub.zh.iter().map(|heading| key(heading)));
            for column in &block.columns {
                whole.extend(column.zh.iter().chain(&column.aliases).map(|heading| key(heading)));
            }
        }
        let levels = form.dimensions.iter().flat_map(|dimension| &dimension.levels);
        let levels: HashSet<String> = levels.map(|level| key(&level.zh)).collect();
        let characters = whole.iter().chain(&levels).flat_map(|word| word.chars()).collect();
        Self { characters, whole, levels }
    }

    /// Whether the token is the name of a level of codes.
    pub(super) fn is_level(&self, token: &Token) -> bool {
        self.levels.contains(&key(&token.text))
    }

    /// Whether the line is a heading, or nothing but headings beside each other.
    pub(super) fn has(&self, line: &Line) -> bool {
        self.whole.contains(&line.key)
            || line.tokens.len() > 1 && line.tokens.iter().all(|token| self.whole.contains(&key(&token.text)))
    }

    /// Whether a row of cells has nothing but headings.
    pub(super) fn are_headings(&self, line: &Line) -> bool {
        line.tokens.iter().all(|token| token.printed().is_none()) && self.has_all_of(&line.key)
    }

    /// Whether the text can be made of pieces of headings: wrapped headings are cut anywhere.
    pub(super) fn has_all_of(&self, text: &str) -> bool {
        key(text).chars().all(|c| self.characters.contains(&c))
    }
}

//! What a form prints around its figures: row labels, codes and headings.

use std::collections::HashSet;

use mingzhang::form::{BlockSpec, Form, TableSpec};

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
        pick(&|label| label.exact == exact)
            .or_else(|| if bare.is_empty() { None } else { pick(&|label| label.loose == bare) })
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
            code.push_str(&digits);
            if !self.lengths.contains(&code.len()) {
                break;
            }
            best = Some((code.clone(), tokens[at + 1..].to_vec()));
        }
        best.or_else(|| self.glued(tokens))
    }

    /// A code with the name right behind it; not a year.
    fn glued(&self, tokens: &[Token]) -> Option<(String, Vec<Token>)> {
        let (first, rest) = tokens.split_first()?;
        let digits = first.text.bytes().take_while(u8::is_ascii_digit).count();
        let (code, name) = first.text.split_at_checked(digits)?;
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

/// The words of a table's headings.
pub(super) struct Headings {
    characters: HashSet<char>,
    whole: HashSet<String>,
    levels: HashSet<String>,
}

impl Headings {
    pub(super) fn new(form: &Form, table: &TableSpec) -> Self {
        let mut whole: HashSet<String> = HashSet::new();
        for block in &table.blocks {
            whole.extend(block.heading.iter().map(|heading| key(&heading.zh)));
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

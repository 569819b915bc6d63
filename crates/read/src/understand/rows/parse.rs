//! Whether tokens make rows.

use crate::understand::found::Known;
use crate::understand::key::{join, key};
use crate::understand::labels::{Shape, is_no_project, is_sum};
use crate::understand::token::Token;

/// What a block has on a line.
#[derive(Debug)]
pub(super) enum Part {
    /// Nothing.
    Nothing,
    /// The beginning of a wrapped label.
    Beginning {
        /// Block.
        block: usize,
        /// Its tokens.
        text: Vec<Token>,
    },
    /// A row.
    Row(Parsed),
}

/// A row's tokens, told apart.
#[derive(Debug)]
pub(super) struct Parsed {
    pub(super) block: usize,
    pub(super) fixed: Option<usize>,
    pub(super) code: Option<String>,
    pub(super) text: Vec<Token>,
    pub(super) figures: Vec<Token>,
    /// Line of its first token.
    pub(super) line: usize,
    /// Whether it is known what its label and its figures are.
    pub(super) known: bool,
}

/// What is known of a table's rows.
pub(super) struct Rows<'a> {
    pub(super) shapes: &'a [Shape<'a>],
    pub(super) known: &'a Known,
    /// A number of the row stands between label and figures.
    pub(super) numbered: bool,
}

impl Rows<'_> {
    /// The rows that all these tokens make, one per block at most; none if they make none.
    pub(super) fn parse(
        &self,
        used: &[Vec<bool>],
        carry: &[Vec<Token>],
        tokens: &[Token],
    ) -> Option<Vec<Part>> {
        let shapes = self.shapes;
        let row = |block: usize, tokens: &[Token]| {
            let after_carry = |carry: &Vec<Token>| {
                let mut all = carry.clone();
                all.extend(tokens.iter().cloned());
                self.single(block, &used[block], &all)
            };
            let carried = carry.get(block).filter(|carry| !carry.is_empty()).and_then(after_carry);
            carried.or_else(|| self.single(block, &used[block], tokens))
        };
        let [_, second, ..] = shapes else {
            return Some(vec![Part::Row(row(0, tokens)?)]);
        };
        if let Some(parts) = self.beside(used, tokens) {
            return Some(parts);
        }
        for at in 1..tokens.len() {
            let (left, right) = tokens.split_at(at);
            let Some(right) = row(1, right) else { continue };
            if let Some(left) = row(0, left) {
                return Some(vec![Part::Row(left), Part::Row(right)]);
            }
        }
        // A label of both blocks is the one that has not been printed yet.
        let of_first = row(0, tokens);
        let of_second = row(1, tokens);
        let fresh = |parsed: &Parsed| parsed.fixed.is_none_or(|fixed| !used[parsed.block][fixed]);
        let alone = match (of_first, of_second) {
            (Some(first), Some(other)) => Some(if fresh(&first) || !fresh(&other) { first } else { other }),
            (first, other) => first.or(other),
        };
        if let Some(alone) = alone {
            return Some(vec![Part::Row(alone), Part::Nothing]);
        }
        // A wrapped label beside a complete row.
        for at in 1..tokens.len() {
            let (left, right) = tokens.split_at(at);
            for (beginning, block, rest, other) in [(left, 0, right, 1), (right, 1, left, 0)] {
                let so_far = carry[block].iter().chain(beginning).map(|token| token.text.as_str());
                if begins(if block == 0 { &shapes[0] } else { second }, &key(&join(so_far)))
                    && let Some(row) = row(other, rest)
                {
                    return Some(vec![Part::Beginning { block, text: beginning.to_vec() }, Part::Row(row)]);
                }
            }
        }
        None
    }

    /// The rows of a line with more of them than blocks, where every row has a code of the form.
    fn beside(&self, used: &[Vec<bool>], tokens: &[Token]) -> Option<Vec<Part>> {
        let block_of = |code: &str| {
            let has =
                |shape: &Shape<'_>| shape.labels.iter().any(|label| label.code.as_deref() == Some(code));
            self.shapes.iter().position(has)
        };
        let starts: Vec<(usize, usize)> = (0..tokens.len())
            .filter_map(|at| {
                let named = tokens.get(at + 1).is_some_and(|next| next.printed().is_none());
                Some((at, block_of(&tokens[at].digits().filter(|_| named)?)?))
            })
            .collect();
        if starts.len() <= self.shapes.len() || starts.first().is_some_and(|(at, _)| *at > 0) {
            return None;
        }
        let ends = starts.iter().skip(1).map(|(at, _)| *at).chain([tokens.len()]);
        let rows = starts.iter().zip(ends).map(|((from, block), to)| {
            self.single(*block, &used[*block], tokens.get(*from..to)?).map(Part::Row)
        });
        rows.collect()
    }

    fn single(&self, block: usize, used: &[bool], tokens: &[Token]) -> Option<Parsed> {
        let (shape, known) = (&self.shapes[block], self.known);
        let line = tokens.first()?.line;
        let coded =
            shape.code(tokens).filter(|(_, rest)| rest.first().is_none_or(|token| token.printed().is_none()));
        let (code, rest) = match coded {
            Some((code, rest)) => (Some(code), rest),
            None => (None, tokens.to_vec()),
        };
        let mut end = rest.iter().rposition(|token| token.printed().is_none()).map_or(0, |at| at + 1);
        let columns = shape.spec.columns.len();
        let mut rest = rest;
        if self.numbered && end > 0 && rest.get(end).is_some_and(|token| token.digits().is_some()) {
            rest.remove(end);
        }
        let mut too_many = false;
        if rest.len() - end > columns {
            // More figures than columns: the first belong to the label, unless they are money as well.
            if end == 0 {
                return None;
            }
            too_many = rest[end..].iter().all(|token| token.text.contains('.'));
            if !too_many {
                end = rest.len() - columns;
            }
        }
        let (text, figures) = rest.split_at(end);
        let made = |fixed, code: Option<String>, known: bool| {
            let (text, figures) = (text.to_vec(), figures.to_vec());
            Some(Parsed { block, fixed, code, text, figures, line, known: known && !too_many })
        };
        let parsed = |fixed, code: Option<String>| made(fixed, code, true);
        let label = join(text.iter().map(|token| token.text.as_str()));
        let label_key = key(&label);
        if let Some(code) = code {
            if let Some(fixed) = shape.labels.iter().position(|label| label.code.as_ref() == Some(&code)) {
                let wrapped = figures.is_empty()
                    && label_key.len() < shape.labels[fixed].exact.len()
                    && shape.labels[fixed].exact.starts_with(&label_key);
                return if wrapped { None } else { parsed(Some(fixed), Some(code)) };
            }
            return if label_key.is_empty() || figures.is_empty() { None } else { parsed(None, Some(code)) };
        }
        if label_key.is_empty() {
            // A row of figures that the form prints without a label.
            let unlabelled = shape.labels.iter().position(|label| label.exact.is_empty());
            return unlabelled
                .filter(|at| !figures.is_empty() && !used[*at])
                .and_then(|at| parsed(Some(at), None));
        }
        if let Some(fixed) = shape.fixed(used, &label) {
            return parsed(Some(fixed), None);
        }
        if let Some(code) = shape.named_alone(known, &label) {
            return parsed(None, Some(code));
        }
        let named =
            shape.spec.accounts.is_none() && (shape.spec.projects.is_some() || shape.spec.names.is_some());
        // Money in a name is a figure of another row, or of a column that the form does not have.
        let has_money = text.iter().any(|token| token.printed().is_some() && token.text.contains('.'));
        let no_row = is_sum(&label) || shape.spec.projects.is_some() && is_no_project(&label);
        if named && !figures.is_empty() { made(None, None, !no_row && !has_money) } else { None }
    }
}

/// Whether a fixed label begins like this and goes on.
fn begins(shape: &Shape<'_>, text: &str) -> bool {
    text.chars().count() >= 2
        && shape.labels.iter().any(|label| label.exact.len() > text.len() && label.exact.starts_with(text))
}

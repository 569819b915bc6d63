//! Whether tokens make rows.

use crate::understand::found::Known;
use crate::understand::key::{join, key};
use crate::understand::labels::Shape;
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
}

/// The rows that all these tokens make, one per block at most; none if they make none.
pub(super) fn parse(
    shapes: &[Shape<'_>],
    known: &Known,
    used: &[Vec<bool>],
    carry: &[Vec<Token>],
    tokens: &[Token],
) -> Option<Vec<Part>> {
    let row = |block: usize, tokens: &[Token]| {
        let after_carry = |carry: &Vec<Token>| {
            let mut all = carry.clone();
            all.extend(tokens.iter().cloned());
            single(&shapes[block], known, block, &used[block], &all)
        };
        let carried = carry.get(block).filter(|carry| !carry.is_empty()).and_then(after_carry);
        carried.or_else(|| single(&shapes[block], known, block, &used[block], tokens))
    };
    let [_, second, ..] = shapes else {
        return Some(vec![Part::Row(row(0, tokens)?)]);
    };
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

/// Whether a fixed label begins like this and goes on.
fn begins(shape: &Shape<'_>, text: &str) -> bool {
    text.chars().count() >= 2
        && shape.labels.iter().any(|label| label.exact.len() > text.len() && label.exact.starts_with(text))
}

fn single(shape: &Shape<'_>, known: &Known, block: usize, used: &[bool], tokens: &[Token]) -> Option<Parsed> {
    let line = tokens.first()?.line;
    let coded =
        shape.code(tokens).filter(|(_, rest)| rest.first().is_none_or(|token| token.printed().is_none()));
    let (code, rest) = match coded {
        Some((code, rest)) => (Some(code), rest),
        None => (None, tokens.to_vec()),
    };
    let mut end = rest.iter().rposition(|token| token.printed().is_none()).map_or(0, |at| at + 1);
    let columns = shape.spec.columns.len();
    if rest.len() - end > columns {
        // More figures than columns: the first belong to the label.
        if end == 0 {
            return None;
        }
        end = rest.len() - columns;
    }
    let (text, figures) = rest.split_at(end);
    let parsed = |fixed, code: Option<String>| {
        Some(Parsed { block, fixed, code, text: text.to_vec(), figures: figures.to_vec(), line })
    };
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
    if named && !figures.is_empty() { parsed(None, None) } else { None }
}

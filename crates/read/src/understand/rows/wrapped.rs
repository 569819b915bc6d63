//! Names that are wrapped around the code and the figures of their row, as cells centred from top to
//! bottom are extracted: above, beside and below.

use super::Reader;
use super::parse::{Parsed, Part};
use crate::understand::key::{join, key};
use crate::understand::token::{Line, Token};

impl Reader<'_> {
    /// A row with its code and figures between the lines of its name and project, as cells centred
    /// from top to bottom are extracted: its name is the one that the code has elsewhere.
    pub(super) fn around_code(&mut self, line: &Line, lines: &[Line], at: usize) -> bool {
        let [shape] = &self.shapes[..] else { return false };
        let (Some(dimension), Some((code, rest))) = (&shape.spec.accounts, shape.code(&line.tokens)) else {
            return false;
        };
        // A year in a name is no figure.
        let is_year = |token: &Token| token.digits().is_some_and(|digits| digits.len() == 4);
        let text_only = |tokens: &[Token]| tokens.iter().all(|t| t.printed().is_none() || is_year(t));
        let (text, figures) =
            rest.split_at(rest.iter().take_while(|token| token.printed().is_none()).count());
        if self.pending.is_empty()
            || !text_only(&self.pending)
            || figures.is_empty()
            || figures.len() > shape.spec.columns.len()
            || figures.iter().any(|token| token.printed().is_none())
        {
            return false;
        }
        let Some(full) = self.known.name(dimension, &code) else { return false };
        let above = self.pending.chunk_by(|a, b| a.line == b.line).count();
        let below =
            lines.iter().skip(at + 1).take_while(|line| text_only(&line.tokens)).take(above + 1).count();
        // As many lines stand below as above, or one more or less.
        for count in [above, above.saturating_sub(1), above + 1] {
            let Some(below) = lines.get(at + 1..at + 1 + count).filter(|_| count <= below) else { continue };
            let mut pieces = self.pending.clone();
            pieces.extend(text.iter().cloned());
            pieces.extend(below.iter().flat_map(|line| line.tokens.clone()));
            let Some((name, project)) = told_apart(&full, pieces) else { continue };
            if shape.spec.projects.is_none() && !project.is_empty() {
                continue;
            }
            self.pending.clear();
            self.skipped = at + 1..at + 1 + count;
            let text = name.into_iter().chain(project).collect();
            let (fixed, figures) = (None, figures.to_vec());
            let row =
                Parsed { block: 0, fixed, code: Some(code), text, figures, line: line.number, known: true };
            self.emit(vec![Part::Row(row)], line.number);
            return true;
        }
        false
    }

    /// The end of a wrapped account name that stands below its row.
    pub(super) fn ends_latest_name(&mut self, line: &Line) -> bool {
        if line.tokens.iter().any(|token| token.printed().is_some()) || self.latest.is_none() {
            return false;
        }
        let Some(row) = self.found.rows.last_mut() else { return false };
        let (Some(dimension), Some(code), Some(name), None) =
            (self.shapes[row.block].spec.accounts.as_ref(), &row.code, &mut row.name, &row.project)
        else {
            return false;
        };
        let so_far = key(name);
        let Some(full) = self.known.name(dimension, code) else { return false };
        if so_far.len() >= full.len() || !full.starts_with(&(so_far + &line.key)) {
            return false;
        }
        name.push_str(&join(line.tokens.iter().map(|token| token.text.as_str())));
        true
    }

    /// A row on one line between the lines of its name, as cells centred from top to bottom are
    /// extracted: takes what stands before it.
    pub(super) fn around(&mut self, mut parts: Vec<Part>) -> Vec<Part> {
        let [Part::Row(row)] = parts.as_mut_slice() else { return parts };
        let spec = self.shapes[row.block].spec;
        let (Some(dimension), Some(code), None) = (&spec.accounts, &row.code, row.fixed) else {
            return parts;
        };
        if self.pending.iter().any(|token| token.printed().is_some()) {
            return parts;
        }
        let of = |tokens: &[Token]| key(&join(tokens.iter().map(|token| token.text.as_str())));
        let Some(full) = self.known.name(dimension, code) else { return parts };
        if full.starts_with(&(of(&self.pending) + &of(&row.text))) {
            let own = std::mem::take(&mut row.text);
            row.text = std::mem::take(&mut self.pending);
            row.text.extend(own);
        }
        parts
    }
}

/// The pieces that make up a name in their order, and the others; none if they do not make it up.
fn told_apart(full: &str, pieces: Vec<Token>) -> Option<(Vec<Token>, Vec<Token>)> {
    let (mut name, mut others) = (Vec::new(), Vec::new());
    let mut left = full;
    for piece in pieces {
        match left.strip_prefix(key(&piece.text).as_str()).filter(|_| !left.is_empty()) {
            Some(rest) => {
                left = rest;
                name.push(piece);
            }
            None => others.push(piece),
        }
    }
    left.is_empty().then_some((name, others))
}

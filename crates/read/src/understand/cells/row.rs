//! One row of a grid: its figures by column, and which row of the form or of the document it is.

use std::collections::BTreeSet;

use super::Reader;
use super::columns::{Columns, Panel};
use crate::understand::found::FoundRow;
use crate::understand::key::{join, key, split_after, without_number};
use crate::understand::labels::{is_no_project, is_sum};
use crate::understand::token::{Line, Printed, Token};

impl Reader<'_> {
    pub(super) fn row(&mut self, line: &Line, first: bool, last: bool) {
        let Some(columns) = self.columns.clone() else {
            self.found.unread.insert(line.number);
            return;
        };
        let mut taken: Vec<bool> = line
            .tokens
            .iter()
            .map(|token| columns.numbers.contains(&token.columns.start) && token.digits().is_some())
            .collect();
        self.count_displaced(&columns, line);
        let mut rows: Vec<BlockRow<'_>> = Vec::new();
        for (at, panel) in columns.panels.iter().enumerate() {
            let mut row =
                BlockRow { panel: at, of: panel, stub: Vec::new(), figures: Vec::new(), first, last };
            for (column, at) in panel.figures.iter().enumerate() {
                let Some(at) = at else { continue };
                let Some(place) = line.tokens.iter().position(|token| token.columns.contains(at)) else {
                    continue;
                };
                let token = &line.tokens[place];
                match token.printed() {
                    Some(printed) if !taken[place] => {
                        taken[place] = true;
                        row.figures.push((column, printed, token));
                    }
                    _ => {}
                }
            }
            // A label that reaches into the next panel is of that.
            let reaches = |token: &Token| {
                let next = columns.panels.get(at + 1).and_then(|next| next.stub.first());
                next.is_some_and(|next| token.columns.contains(next))
            };
            for (token, taken) in line.tokens.iter().zip(&mut taken) {
                let inside = panel.stub.iter().any(|column| token.columns.contains(column));
                if inside && !*taken && !reaches(token) {
                    *taken = true;
                    // 类 款 项 may stand in the same row as 合计.
                    if !self.words.is_level(token) {
                        row.stub.push(token.clone());
                    }
                }
            }
            self.codes.complete(at, panel, &mut row.stub);
            // Where no cells are merged, a label may have its figure in the panel beside it.
            let label = rows.pop_if(|before| {
                panel.more && row.stub.is_empty() && !row.figures.is_empty() && before.figures.is_empty()
            });
            row.stub.splice(0..0, label.into_iter().flat_map(|label| label.stub));
            rows.push(row);
        }
        rows.into_iter().for_each(|row| self.block_row(row, line.number));
        let left = line.tokens.iter().zip(taken).filter(|(token, taken)| !taken && says_something(token));
        self.found.left.extend(left.map(|(token, _)| token.clone()));
    }

    fn count_displaced(&mut self, columns: &Columns, line: &Line) {
        if line.tokens.iter().any(|token| token.printed().is_some()) {
            let figures: BTreeSet<u32> =
                columns.panels.iter().flat_map(|panel| panel.figures.iter().flatten()).copied().collect();
            let word =
                |token: &Token| token.printed().is_none() && says_something(token) && !is_open_formula(token);
            let displaced =
                line.tokens.iter().any(|token| word(token) && figures.contains(&token.columns.start));
            self.displaced.0 += usize::from(displaced);
            self.displaced.1 += 1;
        }
    }

    fn block_row(&mut self, mut row: BlockRow<'_>, line: usize) {
        // Strokes beside the end of a shorter block say nothing, either.
        if row.stub.is_empty() && row.figures.iter().all(|(_, printed, _)| *printed == Printed::Dash) {
            return;
        }
        if let Some(carried) = self.carry.remove(&row.panel) {
            row.stub.splice(0..0, carried);
        }
        let Some(mut found) = self.identify(&row, line) else {
            self.go_on(row, line);
            return;
        };
        row.figures.sort_by_key(|(column, ..)| *column);
        found.columns = Some(row.figures.iter().map(|(column, ..)| *column).collect());
        found.figures = row.figures.into_iter().map(|(_, printed, token)| (printed, token.place)).collect();
        if let Some(fixed) = found.fixed {
            self.used[found.block][fixed] = true;
        }
        match self.seen.get(&found.identity()).and_then(|at| self.found.rows.get_mut(*at)) {
            None => {
                self.seen.insert(found.identity(), self.found.rows.len());
                self.found.rows.push(found);
            }
            Some(before) => {
                let spec = self.shapes[found.block].spec;
                if !before.goes_on_in(&found) && !self.found.has_copy_of(&found, spec) {
                    self.found.twice += 1;
                    self.found.unread.insert(line);
                }
            }
        }
    }

    /// Which row of the form or of the document this is.
    fn identify(&mut self, row: &BlockRow<'_>, line: usize) -> Option<FoundRow> {
        let shape = &self.shapes[row.of.block];
        let (code, mut text) =
            shape.code(&row.stub).map_or((None, row.stub.clone()), |(code, rest)| (Some(code), rest));
        // A figure among the labels is of a column that the form does not have.
        let figure = |token: &Token| matches!(token.printed(), Some(Printed::Number(_) | Printed::Money(..)));
        if text.len() > 1 && text.iter().any(figure) {
            self.found.left.extend(text.extract_if(.., |token| figure(token)));
        }
        let label = join(text.iter().map(|token| token.text.as_str()));
        let block =
            if row.of.more { self.block_of(row.of.block, code.as_deref(), &label) } else { row.of.block };
        let shape = &self.shapes[block];
        let spec = shape.spec;
        let mut found = FoundRow::new(block, line);
        let by_code =
            code.as_ref().and_then(|code| shape.labels.iter().position(|l| l.code.as_ref() == Some(code)));
        found.fixed =
            by_code.or_else(|| code.is_none().then(|| shape.fixed(&self.used[block], &label)).flatten());
        if found.fixed.is_some() {
            return Some(found);
        }
        match (code, &spec.accounts) {
            (Some(code), Some(dimension)) => {
                (found.name, found.project) = match &spec.projects {
                    Some(_) => self.name_and_project(row, &text, dimension, &code),
                    None => (Some(label), None),
                };
                found.code = Some(code);
                Some(found)
            }
            (None, Some(_)) if spec.names_alone() => {
                found.code = Some(shape.named_alone(self.known, &label)?);
                found.name = Some(without_number(&label).to_owned());
                Some(found)
            }
            (_, Some(_)) if spec.projects.is_none() => None,
            _ if key(&label).is_empty() || row.figures.is_empty() || is_sum(&label) => None,
            _ if spec.projects.is_some() && is_no_project(&label) => None,
            _ if spec.projects.is_some() && spec.names.is_some() && !row.of.projects.is_empty() => {
                let (projects, names): (Vec<&Token>, Vec<&Token>) =
                    text.iter().partition(|token| row.of.projects.contains(&token.columns.start));
                let name = joined(&names).map(|name| with_number_apart(&name));
                (found.name, found.project) = (name, joined(&projects));
                (found.name.is_some() && found.project.is_some()).then_some(found)
            }
            _ if spec.projects.is_some() => {
                found.project = Some(label);
                Some(found)
            }
            _ if spec.names.is_some() => {
                found.name = Some(label);
                Some(found)
            }
            _ => None,
        }
    }

    /// The block of a row that stands beside all blocks: of those that print the same kind of accounts
    /// in the same columns, the one that the form has this code in, or this label.
    fn block_of(&self, panel: usize, code: Option<&str>, label: &str) -> usize {
        let spec = self.shapes[panel].spec;
        let alike = |at: &usize| {
            let other = self.shapes[*at].spec;
            other.accounts.is_some()
                && other.accounts == spec.accounts
                && other.columns.len() == spec.columns.len()
        };
        let has = |at: &usize| match code {
            Some(code) => {
                let codes = self.shapes[*at].labels.iter().filter_map(|label| label.code.as_ref());
                codes.into_iter().any(|known| code.starts_with(known.as_str()))
            }
            None => self.shapes[*at].fixed(&self.used[*at], label).is_some(),
        };
        let others = (0..self.shapes.len()).filter(|at| *at != panel);
        std::iter::once(panel).chain(others).filter(alike).find(has).unwrap_or(panel)
    }

    fn name_and_project(
        &self,
        row: &BlockRow<'_>,
        text: &[Token],
        dimension: &str,
        code: &str,
    ) -> (Option<String>, Option<String>) {
        let all: Vec<&Token> = text.iter().collect();
        let (projects, names): (Vec<&Token>, Vec<&Token>) =
            all.iter().copied().partition(|token| row.of.projects.contains(&token.columns.start));
        if !row.of.projects.is_empty() {
            return (joined(&names), joined(&projects));
        }
        let whole = joined(&all).unwrap_or_default();
        let full = self.known.name(dimension, code);
        match full.as_ref().and_then(|full| split_after(&whole, full)) {
            Some((name, project)) => {
                (Some(name.to_owned()), Some(project.trim().to_owned()).filter(|text| !text.is_empty()))
            }
            None => (joined(&all[..all.len().min(1)]), joined(all.get(1..).unwrap_or_default())),
        }
    }

    /// A label without figures that no row of the form has: the rest of the row over the page, or
    /// the beginning of the next.
    fn go_on(&mut self, row: BlockRow<'_>, line: usize) {
        let ended = row.first && row.figures.is_empty();
        let block = row.of.block;
        let latest = self.found.rows.iter_mut().rev().find(|found| found.block == block && ended);
        if let Some(FoundRow { name, project, fixed: None, .. }) = latest
            && (name.is_some() || project.is_some())
        {
            for token in &row.stub {
                let of_name = !row.of.projects.is_empty() && !row.of.projects.contains(&token.columns.start);
                let (first, second) =
                    if of_name { (&mut *name, &mut *project) } else { (&mut *project, &mut *name) };
                if let Some(text) = first.as_mut().or(second.as_mut()) {
                    *text = join([text.as_str(), token.text.as_str()]);
                }
            }
        } else if row.last && row.figures.is_empty() {
            self.carry.insert(row.panel, row.stub);
        } else if !row.figures.is_empty() || self.shapes[block].spec.accounts.is_some() {
            self.found.unread.insert(line);
        }
    }
}

/// `数量指标 1`: a name with the number that tells it from others, as documents keep it; a cell has no space
/// there when it is read.
fn with_number_apart(name: &str) -> String {
    let bare = name.trim_end_matches(|c: char| c.is_ascii_digit());
    let number = name.get(bare.len()..).unwrap_or_default();
    if number.is_empty() || bare.is_empty() { name.to_owned() } else { [bare.trim_end(), number].join(" ") }
}

/// The text of tokens, if they say something.
fn joined(tokens: &[&Token]) -> Option<String> {
    Some(join(tokens.iter().map(|token| token.text.as_str()))).filter(|text| !key(text).is_empty())
}

/// What a panel has in one row of a grid.
struct BlockRow<'a> {
    /// Its place among the panels.
    panel: usize,
    of: &'a Panel,
    /// Left of the figures.
    stub: Vec<Token>,
    /// Figures by column of the form.
    figures: Vec<(usize, Printed, &'a Token)>,
    /// The first row below a heading or page break.
    first: bool,
    /// The last row of its grid.
    last: bool,
}

/// A formula whose result a sheet does not store.
fn is_open_formula(token: &Token) -> bool {
    token.text.starts_with('=')
}

/// Strokes that stand in cells that do not apply say nothing.
pub(super) fn says_something(token: &Token) -> bool {
    !key(&token.text).is_empty()
}

//! What is left of a document: what was not understood of the form's tables, and the figures of others.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::Understanding;
use crate::source::Place;
use crate::understand::reading::{Reading, Unread};
use crate::understand::token::{Line, Token};
use crate::understand::{privacy, recognise, tables};

impl Understanding<'_> {
    /// Adds what stands below tables in grids that are none of theirs, and the tables that the form does
    /// not have; but nothing that the facts were read from.
    pub(super) fn add_others(&self, reading: &mut Reading) {
        let places: HashSet<Place> = reading.evidence.iter().map(|evidence| evidence.place).collect();
        let headless = self.headless();
        for region in &self.regions {
            // Another sheet is another matter, unless it begins in the midst of a table.
            let own = self.place(region.title.start).part;
            let is_row = |at: &usize| {
                let part = self.place(*at).part;
                self.lines.get(*at).is_some_and(tables::is_row_of_figures)
                    && (!self.format.has_sheets() || part == own || headless.contains(&part))
            };
            let below: Vec<usize> = region.beyond.clone().filter(is_row).collect();
            let mut tokens = below.iter().flat_map(|at| &self.lines[*at].tokens);
            if !tokens.any(|token| places.contains(&token.place)) {
                let id = &self.form.tables[region.table].id;
                reading.unread.extend(below.into_iter().map(|at| self.unread(at, id.clone())));
            }
        }
        for rows in recognise::others(&self.form, self.lines, &self.regions) {
            let mut tokens = rows.iter().flat_map(|at| &self.lines[*at].tokens);
            if !tokens.any(|token| places.contains(&token.place)) {
                reading.unread.extend(rows.into_iter().map(|at| self.unread(at, String::new())));
            }
        }
    }

    /// The pages and sheets that begin with a row of amounts, without title or headings.
    fn headless(&self) -> BTreeSet<u32> {
        let part = |line: &Line| line.tokens.first().map(|token| token.place.part);
        let parts = self.lines.chunk_by(|a, b| part(a) == part(b));
        let amounts = |line: &&Line| {
            let amount = |token: &Token| token.printed().is_some() && token.text.contains('.');
            tables::is_row_of_figures(line) && line.tokens.iter().any(amount)
        };
        parts.filter_map(|lines| lines.first()).filter(amounts).filter_map(part).collect()
    }

    /// The lines that were not understood, and what is left of others, in the order of the document.
    pub(super) fn shown(&self, lines: &BTreeSet<(usize, usize)>) -> Vec<Unread> {
        let id = |table: usize| self.form.tables[table].id.clone();
        let whole = lines.iter().map(|(line, table)| (*line, self.unread(*line, id(*table))));
        let mut unread: Vec<(usize, Unread)> = whole.collect();
        for (table, found) in &self.found {
            let left = found.left.iter().filter(|token| !lines.contains(&(token.line, *table)));
            let mut of_lines: BTreeMap<usize, Vec<&Token>> = BTreeMap::new();
            left.for_each(|token| of_lines.entry(token.line).or_default().push(token));
            unread.extend(of_lines.into_iter().map(|(line, tokens)| {
                let text = tokens.iter().map(|token| token.text.as_str()).collect::<Vec<_>>().join(" ");
                let text = privacy::shown(&text);
                (line, Unread { table: id(*table), place: tokens[0].place, text })
            }));
        }
        unread.sort_by_key(|(line, _)| *line);
        unread.into_iter().map(|(_, unread)| unread).collect()
    }

    fn unread(&self, line: usize, table: String) -> Unread {
        let text = self.lines.get(line).map(|line| privacy::shown(&line.text())).unwrap_or_default();
        Unread { table, place: self.place(line), text }
    }
}

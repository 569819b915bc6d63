//! The rows of a table: labels and figures put together again, however they were wrapped.
//!
//! Tokens are gathered line by line until they make a row: a label that the form prints, or a code
//! with a name, or a name, and then figures. Two blocks side by side make two rows of one line.

mod heads;
mod parse;
mod wrapped;

use std::collections::{BTreeSet, HashSet};
use std::ops::Range;

use mingzhang::form::{Form, TableSpec};

use self::parse::{Parsed, Part};
use super::cut;
use super::found::{FoundRow, FoundTable, Identity, Known};
use super::head::caption;
use super::key::{join, key, split_after, without_number};
use super::labels::{Headings, Shape};
use super::marks::{column_numbers, is_note, is_page_mark, says_empty, stated};
use super::style::{self, same_style};
use super::token::{Line, Printed, Token};

/// Lines that one row is gathered from.
const ROW_LINES: usize = 8;

/// Tokens that one row is gathered from.
const ROW_TOKENS: usize = 80;

/// Lines of a heading that are looked through for the line of column numbers.
const HEAD_LINES: usize = 80;

/// Reads the pages of one table.
pub(crate) fn read(form: &Form, table: &TableSpec, known: &Known, pages: &[&[Line]]) -> FoundTable {
    let shapes: Vec<Shape<'_>> =
        table.blocks.iter().map(|block| Shape::new(form, block, &known.unit)).collect();
    let mut reader = Reader {
        table,
        carry: vec![Vec::new(); shapes.len()],
        used: shapes.iter().map(|shape| vec![false; shape.labels.len()]).collect(),
        headings: Headings::new(form, table),
        shapes,
        known,
        found: FoundTable::default(),
        seen: HashSet::new(),
        pending: Vec::new(),
        head: None,
        latest: None,
        skipped: 0..0,
        numbered_rows: false,
        other_columns: false,
        numbered_columns: 0,
        note: false,
    };
    let decimals = usize::try_from(form.decimals).unwrap_or_default();
    for page in pages {
        reader.page(&cut::figures(page, decimals));
    }
    if reader.other_columns && !reader.has_all_columns() {
        // Nothing says which of the figures are of columns that the form has.
        let lines = reader.found.rows.drain(..).map(|row| row.line);
        reader.found.unread.extend(lines);
    }
    style::leave_bare(pages, decimals, &mut reader.found);
    // Text that is not in the order of its rows tells nothing for certain; but the table is there.
    let columns = reader.shapes.iter().map(|shape| shape.spec.columns.len()).sum();
    let by_columns = style::is_by_columns(pages, columns);
    if by_columns || style::is_left_over(pages, &reader.found) {
        reader.found.headed |= by_columns || !reader.found.rows.is_empty();
        let lines = reader.found.rows.drain(..).map(|row| row.line);
        reader.found.unread.extend(lines);
    }
    // Lines mix the blocks that stand side by side.
    reader.found.rows.sort_by_key(|row| row.block);
    reader.found
}

/// Where in a heading the reader is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Head {
    /// It ends with the line of column numbers at this place.
    Until(usize),
    /// It ends with the first line that is none of it.
    Open,
}

struct Reader<'a> {
    table: &'a TableSpec,
    shapes: Vec<Shape<'a>>,
    headings: Headings,
    known: &'a Known,
    found: FoundTable,
    seen: HashSet<Identity>,
    /// Fixed rows that have been found.
    used: Vec<Vec<bool>>,
    /// Tokens of a row that is not complete.
    pending: Vec<Token>,
    /// Beginnings of wrapped labels beside complete rows, by block.
    carry: Vec<Vec<Token>>,
    head: Option<Head>,
    /// The line that completed the latest row, if nothing else came since.
    latest: Option<usize>,
    /// Lines that have been read already, by their places on the page.
    skipped: Range<usize>,
    /// A column numbers the rows.
    numbered_rows: bool,
    /// There are columns that the form does not have.
    other_columns: bool,
    /// The most columns that a line has numbered.
    numbered_columns: usize,
    /// The lines are those of a note.
    note: bool,
}

impl Reader<'_> {
    fn page(&mut self, lines: &[Line]) {
        let statement =
            self.table.empty_statement.as_ref().and_then(|statement| stated(&statement.zh, lines));
        self.found.empty |= statement.is_some();
        self.latest = None;
        self.skipped = 0..0;
        self.note = false;
        self.begin_head(lines, 0);
        for (at, line) in lines.iter().enumerate() {
            if statement.as_ref().is_some_and(|covered| covered.contains(&at)) {
                self.give_up();
            } else if !self.skipped.contains(&at) && !self.remark(line) {
                self.line(lines, at, line);
            }
        }
        self.give_up();
        for part in &mut self.carry {
            self.found.unread.extend(part.drain(..).map(|token| token.line));
        }
    }

    /// Whether a line is (part of) a note, or says that the table is empty.
    fn remark(&mut self, line: &Line) -> bool {
        let text_only = line.tokens.iter().all(|token| token.printed().is_none());
        let may_be_empty = self.table.empty_statement.is_some() && self.found.rows.is_empty();
        let empty = may_be_empty && says_empty(line) && !self.headings.has_all_of(&line.key);
        if is_note(line) || empty {
            self.found.empty |= empty;
            self.give_up();
            self.note = true;
        } else if !self.note || !text_only {
            self.note = false;
            return false;
        }
        // It goes on until its sentence ends.
        self.note = !line.tokens.last().is_some_and(|token| token.text.ends_with(['。', '.']));
        true
    }

    fn begin_head(&mut self, lines: &[Line], from: usize) {
        let has_figures = |line: &Line| line.tokens.iter().any(|token| token.printed().is_some());
        let mut below = lines.iter().enumerate().skip(from).take(HEAD_LINES);
        let first = below.find(|(_, line)| has_figures(line) && !is_page_mark(line));
        let numbers = first.filter(|(_, line)| column_numbers(line).is_some());
        self.head = Some(numbers.map_or(Head::Open, |(at, _)| Head::Until(at)));
    }

    fn line(&mut self, lines: &[Line], at: usize, line: &Line) {
        if let Some(count) = column_numbers(line) {
            let columns: usize = self.shapes.iter().map(|shape| shape.spec.columns.len()).sum();
            self.numbered_columns = self.numbered_columns.max(count);
            if count != columns {
                self.other_columns |= !self.keeps_columns(count, &lines[..at]);
            } else {
                self.order_columns(&lines[..at]);
            }
            // What came since the latest row was a heading without its caption.
            let since = self.latest.unwrap_or(0);
            let heading: Vec<usize> = lines
                .iter()
                .filter(|line| line.number > since && self.headings.has_all_of(&line.key))
                .map(|line| line.number)
                .collect();
            self.pending.retain(|token| !heading.contains(&token.line));
            self.give_up();
            for number in heading {
                self.found.unread.remove(&number);
            }
            self.head = None;
            self.found.headed = true;
            return;
        }
        if let Some(caption) = caption(line) {
            self.give_up();
            self.found.money = self.found.money.take().or(caption.money);
            self.begin_head(lines, at);
            return;
        }
        let text_only = line.tokens.iter().all(|token| token.printed().is_none());
        if let Some(head) = self.head {
            if text_only && self.headings.has_all_of(&line.key) {
                self.found.headed = true;
                // 行次 may be wrapped.
                self.numbered_rows |=
                    line.tokens.iter().any(|token| matches!(key(&token.text).as_str(), "行次" | "行"));
                return;
            }
            match head {
                Head::Until(end) if at < end => {
                    self.found.unread.insert(line.number);
                    return;
                }
                _ => {
                    self.head = None;
                    self.order_columns(&lines[..at]);
                }
            }
        } else if text_only && self.pending.is_empty() && self.begins_heading(line, lines.get(at + 1)) {
            self.begin_head(lines, at);
            return;
        }
        if !self.around_code(line, lines, at) {
            self.row_line(line, lines.get(at + 1));
        }
    }

    /// Whether the headings above tell which of the form's columns so many are.
    fn keeps_columns(&mut self, count: usize, above: &[Line]) -> bool {
        let [shape] = &self.shapes[..] else { return false };
        self.found.columns = heads::some_of(shape.spec, count, &heads::text(above));
        self.found.columns.is_some()
    }

    /// Whether rows have figures in all of the form's columns, and their numbers were only wrapped.
    fn has_all_columns(&self) -> bool {
        let [shape] = &self.shapes[..] else { return false };
        let columns = shape.spec.columns.len();
        self.numbered_columns < columns && self.found.rows.iter().any(|row| row.figures.len() == columns)
    }

    /// Takes the order of the columns from the headings above.
    fn order_columns(&mut self, above: &[Line]) {
        if let ([shape], None) = (&self.shapes[..], &self.found.columns) {
            self.found.columns = heads::turned(shape.spec, &heads::text(above));
        }
    }

    fn row_line(&mut self, line: &Line, next: Option<&Line>) {
        if self.pending.is_empty() && (self.more_figures(line, next) || self.is_page_number(line)) {
            return;
        }
        let mut joined = self.pending.clone();
        joined.extend(line.tokens.iter().cloned());
        if let Some(parts) = self.parse(&joined) {
            self.pending.clear();
            self.emit(parts, line.number);
            return;
        }
        if self.pending.is_empty() {
            if !self.ends_latest_name(line) {
                self.pending = joined;
            }
            return;
        }
        if let Some(parts) = self.parse(&line.tokens) {
            let parts = self.around(parts);
            self.give_up();
            self.emit(parts, line.number);
        } else if self.shapes.len() == 1
            && self.shapes[0].begins_with_code(&line.tokens)
            && has_text(&self.pending)
        {
            self.give_up();
            self.pending = line.tokens.clone();
        } else {
            self.pending = joined;
            self.drop_oldest();
        }
    }

    fn parse(&self, tokens: &[Token]) -> Option<Vec<Part>> {
        if tokens.len() > ROW_TOKENS {
            return None;
        }
        let rows = parse::Rows { shapes: &self.shapes, known: self.known, numbered: self.numbered_rows };
        rows.parse(&self.used, &self.carry, tokens)
    }

    /// A heading that stands there again, whole or wrapped.
    fn begins_heading(&self, line: &Line, next: Option<&Line>) -> bool {
        let words = |line: &Line| {
            line.tokens.iter().all(|token| token.printed().is_none()) && self.headings.has_all_of(&line.key)
        };
        let wrapped = || words(line) && next.is_some_and(|next| words(next) && !self.is_label(next));
        !self.is_label(line) && (self.headings.has(line) || wrapped())
    }

    fn is_label(&self, line: &Line) -> bool {
        self.shapes.iter().any(|shape| shape.labels.iter().any(|label| label.exact == line.key))
    }

    /// Figures on lines of their own, after the row they belong to.
    fn more_figures(&mut self, line: &Line, next: Option<&Line>) -> bool {
        let figures: Option<Vec<Printed>> = line.tokens.iter().map(Token::printed).collect();
        let mut printed = self.found.rows.iter().flat_map(|row| &row.figures);
        // A number alone is a figure only where the table prints figures like it.
        let style =
            printed.find(|(printed, _)| *printed != Printed::Dash).map(|(printed, _)| printed.clone());
        let marked = is_page_mark(line) && (line.tokens.len() > 1 || style.is_none());
        let (Some(figures), Some(_), Some(row)) = (figures, self.latest, self.found.rows.last_mut()) else {
            return false;
        };
        let shape = &self.shapes[row.block];
        let code_follows = shape.begins_with_code_before(&line.tokens, next);
        let room = row.figures.len() + figures.len() <= shape.spec.columns.len();
        let alike = style.is_none_or(|style| figures.iter().all(|new| same_style(&style, new)));
        if marked || code_follows || !room || !alike {
            return false;
        }
        row.figures
            .extend(figures.into_iter().zip(&line.tokens).map(|(printed, token)| (printed, token.place)));
        self.latest = Some(line.number);
        true
    }

    /// A number alone, or between dashes, that no row waits for.
    fn is_page_number(&self, line: &Line) -> bool {
        is_page_mark(line) && !self.shapes.iter().any(|shape| shape.begins_with_code(&line.tokens))
    }

    fn emit(&mut self, parts: Vec<Part>, line: usize) {
        for part in parts {
            match part {
                Part::Nothing => {}
                Part::Beginning { block, text } => self.carry[block].extend(text),
                Part::Row(parsed) => {
                    self.carry[parsed.block].clear();
                    self.row(parsed);
                    self.latest = Some(line);
                }
            }
        }
    }

    fn row(&mut self, parsed: Parsed) {
        let Parsed { block, fixed, code, text, figures, line, known } = parsed;
        if !known {
            let lines = text.iter().chain(&figures).map(|token| token.line);
            self.found.unread.extend(lines.chain([line]));
            return;
        }
        let spec = self.shapes[block].spec;
        let mut row = FoundRow::new(block, line);
        row.fixed = fixed;
        row.figures = figures.iter().filter_map(|token| Some((token.printed()?, token.place))).collect();
        row.code = code;
        let joined = join(text.iter().map(|token| token.text.as_str()));
        match (fixed, &row.code, &spec.projects) {
            (Some(fixed), ..) => {
                self.used[block][fixed] = true;
                row.code = None;
            }
            (None, Some(code), Some(_)) => {
                let full = spec.accounts.as_ref().and_then(|dimension| self.known.name(dimension, code));
                let (name, project) = match full.as_ref().and_then(|full| split_after(&joined, full)) {
                    Some((name, project)) => (name.to_owned(), project.trim().to_owned()),
                    None => {
                        let mut pieces = text.iter().map(|token| token.text.as_str());
                        (pieces.next().unwrap_or_default().to_owned(), join(pieces))
                    }
                };
                row.name = Some(name);
                row.project = Some(project).filter(|project| !key(project).is_empty());
            }
            (None, Some(_), None) if spec.names_alone() => {
                row.name = Some(without_number(&joined).to_owned())
            }
            (None, Some(_), None) => row.name = Some(joined),
            (None, None, Some(_)) => row.project = Some(joined),
            (None, None, None) => row.name = Some(joined),
        }
        if self.seen.insert(row.identity()) {
            self.found.rows.push(row);
        } else {
            self.found.twice += usize::from(!self.found.has_copy_of(&row, spec));
            let lines = text.iter().chain(&figures).map(|token| token.line);
            self.found.unread.extend(lines.chain([line]));
        }
    }

    /// The row that was being gathered is none.
    fn give_up(&mut self) {
        self.found.unread.extend(self.pending.drain(..).map(|token| token.line));
    }

    fn drop_oldest(&mut self) {
        let lines: BTreeSet<usize> = self.pending.iter().map(|token| token.line).collect();
        let too_long = lines.len() > ROW_LINES || self.pending.len() > ROW_TOKENS;
        if let Some(oldest) = lines.first().filter(|_| too_long) {
            self.found.unread.insert(*oldest);
            self.pending.retain(|token| token.line != *oldest);
        }
    }
}

fn has_text(tokens: &[Token]) -> bool {
    tokens.iter().any(|token| token.digits().is_none())
}

//! The rows of tables whose cells are known: sheets, tables of pages and documents, ruled PDFs.
//!
//! Headings tell which column of the grid is which of the form; what stands left of a block's
//! figures is its label. A grid that goes on from the page before may repeat its headings or not.

mod alike;
mod codes;
mod columns;
mod extent;
mod over_pages;
mod pairing;
mod ragged;
mod row;
mod spread;
mod stub;

use std::collections::{BTreeSet, HashMap, HashSet};

use mingzhang::form::{Form, TableSpec};

use self::codes::Codes;
use self::columns::{Columns, Panel};
pub(crate) use self::extent::{extent, is_headed};
use self::ragged::{length, whole_length};
use super::found::{FoundRow, FoundTable, Identity, Known};
use super::head::caption;
use super::key::key;
use super::labels::{Headings, Shape};
use super::marks::{is_note, is_numbering, is_page_mark, says_empty, stated};
use super::recognise::is_table_number;
use super::style;
use super::token::{Line, Token};

/// Reads the pages of one table; none if its headings do not stand above the columns of its rows, as
/// where the cells that merged ones cover are left out.
pub(crate) fn read(form: &Form, table: &TableSpec, known: &Known, pages: &[&[Line]]) -> Option<FoundTable> {
    let shapes: Vec<Shape<'_>> =
        table.blocks.iter().map(|block| Shape::new(form, block, &known.unit)).collect();
    let mut reader = Reader {
        table,
        carry: HashMap::new(),
        used: shapes.iter().map(|shape| vec![false; shape.labels.len()]).collect(),
        words: Headings::new(form, table),
        shapes,
        known,
        found: FoundTable::default(),
        seen: HashMap::new(),
        columns: None,
        strange: HashSet::new(),
        codes: Codes::default(),
        note: false,
        displaced: (0, 0),
        held: None,
        over: Vec::new(),
        decimals: usize::try_from(form.decimals).unwrap_or_default(),
    };
    for page in pages {
        reader.page(page);
    }
    reader.let_go();
    reader.head_over();
    let (displaced, rows) = reader.displaced;
    if displaced * 2 > rows {
        return None;
    }
    reader.leave_accounts();
    for carried in reader.carry.values() {
        reader.found.unread.extend(carried.iter().map(|token| token.line));
    }
    if known.is_drawn {
        style::leave_bare(pages, reader.decimals, &mut reader.found);
    }
    // Rows mix the blocks that stand side by side.
    reader.found.rows.sort_by_key(|row| row.block);
    Some(reader.found)
}

/// Lines of text, and the rows of each grid, one after the other.
pub(crate) fn pieces(lines: &[Line]) -> impl Iterator<Item = &[Line]> {
    lines.chunk_by(|a, b| a.row.map(|row| row.grid) == b.row.map(|row| row.grid))
}

fn width_of(rows: &[Line]) -> u32 {
    rows.first().and_then(|line| line.row).map_or(0, |row| row.width)
}

/// `公开03表` or a page number, alone on its line.
fn is_mark(line: &Line) -> bool {
    is_page_mark(line) || is_table_number(&line.key)
}

struct Reader<'a> {
    table: &'a TableSpec,
    shapes: Vec<Shape<'a>>,
    words: Headings,
    known: &'a Known,
    found: FoundTable,
    /// Rows by what tells them apart.
    seen: HashMap<Identity, usize>,
    /// Fixed rows that have been found.
    used: Vec<Vec<bool>>,
    /// Beginnings of labels that go on over the page, by panel.
    carry: HashMap<usize, Vec<Token>>,
    columns: Option<Columns>,
    /// Keys of headings that say too little of the columns.
    strange: HashSet<String>,
    /// The codes that rows below may go on under.
    codes: Codes,
    /// The lines of text are those of a note.
    note: bool,
    /// The last row of the latest grid, which may go on over the page, and whether it was its first.
    held: Option<(Line, bool)>,
    /// Headings that the latest grid ended with: more of them, or the rows, may stand over the page.
    over: Vec<Line>,
    /// Decimals that money is printed with.
    decimals: usize,
    /// How many rows with a figure have words where figures should be, and how many there are.
    displaced: (usize, usize),
}

impl Reader<'_> {
    fn page(&mut self, lines: &[Line]) {
        let statement =
            self.table.empty_statement.as_ref().and_then(|statement| stated(&statement.zh, lines));
        self.found.empty |= statement.is_some();
        let covered: BTreeSet<usize> =
            statement.iter().flatten().filter_map(|at| lines.get(*at)).map(|line| line.number).collect();
        for piece in pieces(lines) {
            let rest: Vec<Line> =
                piece.iter().filter(|line| !covered.contains(&line.number)).cloned().collect();
            self.note = false;
            if rest.first().is_some_and(|line| line.row.is_some()) {
                self.grid(&rest);
            } else {
                rest.iter().for_each(|line| self.text(line));
            }
        }
    }

    fn text(&mut self, line: &Line) {
        if let Some(caption) = caption(line) {
            self.found.money = self.found.money.take().or(caption.money);
        } else if !self.remark(line) && !is_mark(line) && !is_numbering(line) && !self.known.is_running(line)
        {
            self.found.unread.insert(line.number);
        }
    }

    /// Whether a line is (part of) a note, or says that the table is empty.
    fn remark(&mut self, line: &Line) -> bool {
        let empty = self.table.empty_statement.is_some() && says_empty(line);
        self.found.empty |= empty;
        self.note |= is_note(line);
        self.note || empty
    }

    fn grid(&mut self, rows: &[Line]) {
        if self.over.first().is_some_and(|over| rows.iter().any(|row| row.key == over.key)) {
            self.over.clear();
        } else if self.over.first().and_then(|over| over.row).is_some_and(|row| row.width != width_of(rows)) {
            self.head_over();
        }
        let mut headings = std::mem::take(&mut self.over);
        let whole = whole_length(rows);
        let mut first = true;
        for (at, row) in rows.iter().enumerate() {
            let alone = row.tokens.len() == 1;
            if is_numbering(row) || alone && (is_table_number(&row.key) || self.remark(row)) {
                self.note = false;
                continue;
            }
            if let Some(caption) = caption(row) {
                self.found.money = self.found.money.take().or(caption.money);
                continue;
            }
            if first && let Some(whole) = self.over_the_page(row) {
                self.held = None;
                self.row(&whole, false, false);
                continue;
            }
            if self.is_heading(row) && !self.is_label(&headings, row) {
                headings.push(row.clone());
                continue;
            }
            self.let_go();
            if !headings.is_empty() {
                match whole {
                    Some(whole) if headings.iter().any(|heading| length(heading) < whole) => {
                        self.count_columns(&rows[at..], whole, true);
                    }
                    _ => self.head(&headings),
                }
                headings.clear();
            }
            if self.columns.as_ref().is_none_or(|columns| columns.width != width_of(rows)) {
                self.count_columns(&rows[at..], length(row), false);
            }
            if whole.is_some_and(|whole| length(row) != whole) {
                self.found.unread.insert(row.number);
            } else if at + 1 == rows.len() {
                self.held = Some((row.clone(), first));
            } else {
                self.row(row, first, false);
            }
            first = false;
        }
        if !headings.is_empty() {
            self.let_go();
            self.over = headings;
        }
    }

    /// Takes the headings that a grid ended with as all that there are.
    fn head_over(&mut self) {
        let headings = std::mem::take(&mut self.over);
        if !headings.is_empty() {
            self.head(&headings);
        }
    }

    /// Reads the row that was held back.
    fn let_go(&mut self) {
        if let Some((row, first)) = self.held.take() {
            self.row(&row, first, true);
        }
    }

    /// Leaves out what stands where projects should in a block that prints no code but has accounts among
    /// them: sums would be projects beside what they are sums of.
    fn leave_accounts(&mut self) {
        for (block, shape) in self.shapes.iter().enumerate() {
            let (Some(dimension), Some(_)) = (&shape.spec.accounts, &shape.spec.projects) else { continue };
            let own = |row: &FoundRow| row.block == block && row.fixed.is_none();
            let is_account = |row: &FoundRow| {
                let label = row.project.as_ref().filter(|_| own(row));
                label.is_some_and(|label| self.known.code(dimension, label).is_some())
            };
            let rows = &mut self.found.rows;
            if rows.iter().any(|row| own(row) && row.code.is_some()) || !rows.iter().any(is_account) {
                continue;
            }
            self.found.unread.extend(rows.iter().filter(|row| own(row)).map(|row| row.line));
            rows.retain(|row| !own(row));
        }
    }

    /// Whether a row has nothing but headings: their words, or one text over the whole grid.
    fn is_heading(&self, row: &Line) -> bool {
        let over_all = matches!(&row.tokens[..], [only] if only.printed().is_none()
            && row.row.is_some_and(|grid| grid.width > 1 && only.columns == (0..grid.width)));
        let figures = row.tokens.iter().any(|token| token.printed().is_some());
        // One heading may be printed otherwise than the form has it.
        let mostly = row.tokens.len() > 2
            && row.tokens.iter().filter(|token| self.words.has_all_of(&token.text)).count() * 2
                > row.tokens.len();
        // What stands over the first headings is one.
        let first = self.columns.is_none();
        over_all || (!figures && (first || mostly || self.words.are_headings(row)))
    }

    fn head(&mut self, headings: &[Line]) {
        match columns::Headings::new(headings).columns(self.table) {
            Some(columns) => {
                let is_foreign = |token: &&Token| columns.foreign.contains(&token.columns.start);
                let foreign = headings.iter().flat_map(|line| &line.tokens).filter(is_foreign);
                self.found.left.extend(foreign.cloned());
                self.columns = Some(columns);
                self.found.headed = true;
            }
            None => {
                self.found.unread.extend(headings.iter().map(|line| line.number));
                self.strange
                    .extend(headings.iter().flat_map(|line| &line.tokens).map(|token| key(&token.text)));
            }
        }
    }

    /// Takes the columns of a grid in the order of the form; `exact` if it has no others.
    fn count_columns(&mut self, rows: &[Line], width: u32, exact: bool) {
        let counted = columns::Counted { filled: filled(rows), width, exact };
        let columns = counted.columns(self.table, &self.strange);
        self.found.counted |= columns.is_some() && self.columns.is_none();
        let columns = columns.map(|columns| Columns { width: width_of(rows), ..columns });
        self.columns = columns.or(self.columns.take());
    }

    /// Whether a row of words that headings have too is the label of a row without figures, or with
    /// something else where they should be.
    fn is_label(&self, headings: &[Line], row: &Line) -> bool {
        let above = columns::Headings::new(headings).columns(self.table);
        let Some(columns) = above.as_ref().or(self.columns.as_ref().filter(|_| headings.is_empty())) else {
            return false;
        };
        let stub = |panel: &Panel| -> Vec<Token> {
            row.tokens.iter().filter(|token| panel.stub.contains(&token.columns.start)).cloned().collect()
        };
        let is_label = |token: &Token| {
            columns.panels.iter().any(|panel| {
                let exact = key(&token.text);
                let shape = &self.shapes[panel.block];
                let labelled = || {
                    shape.labels.iter().any(|label| label.is(&exact)) || shape.code(&stub(panel)).is_some()
                };
                panel.stub.contains(&token.columns.start) && labelled()
            })
        };
        let of_figure = |token: &Token| {
            let figures = columns.panels.iter().flat_map(|panel| panel.figures.iter().flatten());
            figures.into_iter().any(|at| *at == token.columns.start) && !self.words.has_all_of(&token.text)
        };
        row.tokens.iter().any(is_label) && row.tokens.iter().all(|token| is_label(token) || of_figure(token))
    }
}

/// The columns in which figures stand that are no codes.
fn filled(rows: &[Line]) -> Vec<u32> {
    let figures = rows.iter().flat_map(|row| &row.tokens);
    let columns: BTreeSet<u32> = figures
        .filter(|token| token.printed().is_some() && token.text.contains('.'))
        .map(|token| token.columns.start)
        .collect();
    columns.into_iter().collect()
}

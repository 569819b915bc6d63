//! The rows of tables whose cells are known: sheets, tables of pages and documents, ruled PDFs.
//!
//! Headings tell which column of the grid is which of the form; what stands left of a block's
//! figures is its label. A grid that goes on from the page before may repeat its headings or not.

mod alike;
mod columns;
mod over_pages;
mod pairing;
mod spread;
mod stub;

use std::collections::{BTreeSet, HashMap};

use mingzhang::form::{Form, TableSpec};

use self::columns::{Columns, Panel};
use super::found::{FoundRow, FoundTable, Identity, Known};
use super::head::caption;
use super::key::{join, key, split_after, without_number};
use super::labels::{Headings, Shape, is_sum};
use super::marks::{is_note, is_numbering, is_page_mark, says_empty, stated};
use super::recognise::is_table_number;
use super::token::{Line, Printed, Token};

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
        note: false,
        displaced: (0, 0),
        held: None,
        decimals: usize::try_from(form.decimals).unwrap_or_default(),
    };
    for page in pages {
        reader.page(page);
    }
    reader.let_go();
    let (displaced, rows) = reader.displaced;
    if displaced * 2 > rows {
        return None;
    }
    for carried in reader.carry.values() {
        reader.found.unread.extend(carried.iter().map(|token| token.line));
    }
    // Rows mix the blocks that stand side by side.
    reader.found.rows.sort_by_key(|row| row.block);
    Some(reader.found)
}

/// How far a table reaches.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Extent {
    /// Lines below its title.
    pub(crate) lines: usize,
    /// Columns of its last grid.
    pub(crate) width: u32,
}

/// How far a table reaches below its title; none if no grid of it is there.
///
/// A grid belongs to it that has its headings, or that goes on where the one before ended, which had
/// so many columns on the page before.
pub(crate) fn extent(
    form: &Form,
    table: &TableSpec,
    lines: &[Line],
    mut width: Option<u32>,
) -> Option<Extent> {
    const BETWEEN: usize = 6;
    const NOTES: usize = 3;
    let words = Headings::new(form, table);
    let (mut at, mut end, mut between) = (0, None, 0);
    for piece in pieces(lines) {
        at += piece.len();
        // Captions may be laid out in cells, too.
        let around = |line: &Line| is_mark(line) || caption(line).is_some();
        if piece.first().is_some_and(|line| line.row.is_some()) && !piece.iter().all(around) {
            let headings: Vec<Line> = piece.iter().filter(|line| words.are_headings(line)).cloned().collect();
            let columns = columns::Headings::new(&headings).columns(table);
            let goes_on = headings.len() < piece.len() && width == Some(width_of(piece));
            if columns.is_none() && !(goes_on && between <= 1) && !(end.is_none() && headings.is_empty()) {
                break;
            }
            width = Some(width_of(piece));
            (end, between) = (Some(at), 0);
        } else {
            between += piece.iter().filter(|line| !around(line)).count();
            if between > BETWEEN && end.is_some() {
                break;
            }
        }
    }
    let end = end?;
    let below = lines.get(end..).unwrap_or_default();
    let below = below.get(..NOTES).unwrap_or(below);
    let empty = |line: &Line| table.empty_statement.is_some() && says_empty(line);
    let is_remark = |line: &&Line| line.row.is_none() && (is_note(line) || empty(line));
    let notes = below.iter().take_while(is_remark).count();
    let statement = table.empty_statement.as_ref().and_then(|statement| stated(&statement.zh, below));
    let stated = statement.and_then(|covered| covered.last().map(|last| last + 1)).unwrap_or(0);
    Some(Extent { lines: end + notes.max(stated), width: width? })
}

/// Lines of text, and the rows of each grid, one after the other.
fn pieces(lines: &[Line]) -> impl Iterator<Item = &[Line]> {
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
    /// The lines of text are those of a note.
    note: bool,
    /// The last row of the latest grid, which may go on over the page, and whether it was its first.
    held: Option<(Line, bool)>,
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
        let mut headings: Vec<Line> = Vec::new();
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
                self.head(&headings);
                headings.clear();
            }
            if self.columns.as_ref().is_none_or(|columns| columns.width != width_of(rows)) {
                let columns = columns::Headings::counted(self.table, &filled(&rows[at..]), width_of(rows));
                self.columns = columns.or(self.columns.take());
            }
            if at + 1 == rows.len() {
                self.held = Some((row.clone(), first));
            } else {
                self.row(row, first, false);
            }
            first = false;
        }
        if !headings.is_empty() {
            self.let_go();
            self.head(&headings);
        }
    }

    /// Reads the row that was held back.
    fn let_go(&mut self) {
        if let Some((row, first)) = self.held.take() {
            self.row(&row, first, true);
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
                let is_foreign = |token: &Token| columns.foreign.contains(&token.columns.start);
                let foreign = headings.iter().filter(|line| line.tokens.iter().any(is_foreign));
                self.found.unread.extend(foreign.map(|line| line.number));
                self.columns = Some(columns);
                self.found.headed = true;
            }
            None => self.found.unread.extend(headings.iter().map(|line| line.number)),
        }
    }

    /// Whether a row of words that headings have too is the label of a row without figures.
    fn is_label(&self, headings: &[Line], row: &Line) -> bool {
        let above = columns::Headings::new(headings).columns(self.table);
        let Some(columns) = above.as_ref().or(self.columns.as_ref().filter(|_| headings.is_empty())) else {
            return false;
        };
        row.tokens.iter().all(|token| {
            columns.panels.iter().any(|panel| {
                let exact = key(&token.text);
                let labels = &self.shapes[panel.block].labels;
                panel.stub.contains(&token.columns.start) && labels.iter().any(|label| label.is(&exact))
            })
        })
    }

    fn row(&mut self, line: &Line, first: bool, last: bool) {
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
            // Where no cells are merged, a label may have its figure in the panel beside it.
            let label = rows.pop_if(|before| {
                panel.more && row.stub.is_empty() && !row.figures.is_empty() && before.figures.is_empty()
            });
            row.stub.splice(0..0, label.into_iter().flat_map(|label| label.stub));
            rows.push(row);
        }
        rows.into_iter().for_each(|row| self.block_row(row, line.number));
        let left = line.tokens.iter().zip(taken).filter(|(token, taken)| !taken && says_something(token));
        if left.count() > 0 {
            self.found.unread.insert(line.number);
        }
    }

    fn count_displaced(&mut self, columns: &Columns, line: &Line) {
        if line.tokens.iter().any(|token| token.printed().is_some()) {
            let figures: BTreeSet<u32> =
                columns.panels.iter().flat_map(|panel| panel.figures.iter().flatten()).copied().collect();
            let word = |token: &Token| token.printed().is_none() && says_something(token);
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
                if !before.goes_on_in(&found) {
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
            self.found.unread.insert(line);
            text.retain(|token| !figure(token));
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
        let joined = |tokens: &[&Token]| {
            Some(join(tokens.iter().map(|token| token.text.as_str()))).filter(|text| !key(text).is_empty())
        };
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

/// Strokes that stand in cells that do not apply say nothing.
fn says_something(token: &Token) -> bool {
    !key(&token.text).is_empty()
}

/// The columns in which figures stand that are no codes.
fn filled(rows: &[Line]) -> Vec<u32> {
    let figures = rows.iter().flat_map(|row| row.tokens.iter().skip(1));
    let columns: BTreeSet<u32> = figures
        .filter(|token| token.printed().is_some() && token.text.contains('.'))
        .map(|token| token.columns.start)
        .collect();
    columns.into_iter().collect()
}

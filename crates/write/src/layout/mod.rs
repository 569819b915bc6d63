//! A table of a disclosure laid out as its form prints it: title, caption, merged headings, rows
//! in their order, totals last. Every writer draws the same layout.

mod figures;
mod headings;
mod labels;

use mingzhang::calculate::Session;
use mingzhang::form::{RowKind as Kind, TableSpec};
use mingzhang::grid::{CellId, GridBlock, GridRow, Presence};
use mingzhang::money::Unit;
use mingzhang::wording::{Lang, thousands, unit_name};

use figures::Printed;
use labels::Labels;

/// A table as printed: rows of cells that span columns and rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Its place among the form's tables.
    pub index: usize,
    /// Its id in the form set.
    pub id: String,
    /// `表1`; empty for figures that stand outside the numbered tables.
    pub number: String,
    /// Title.
    pub title: String,
    /// Its columns from left to right.
    pub columns: Vec<Column>,
    /// Its rows from top to bottom.
    pub rows: Vec<Row>,
}

/// A column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// What stands in it below the headings.
    pub kind: ColumnKind,
    /// How wide its contents are, in Latin letters; a Chinese character is two.
    pub width: usize,
}

/// What stands in a column below the headings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnKind {
    /// Codes, or a level of them.
    Code,
    /// Names.
    Label,
    /// Figures.
    Figure,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What it is.
    pub kind: RowKind,
    /// The cells that begin in it, from left to right.
    pub cells: Vec<Cell>,
}

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowKind {
    /// The table's number, or its title.
    Title,
    /// Who published it, in what money unit.
    Caption,
    /// Headings of the columns.
    Heading,
    /// Names and figures.
    Body,
    /// The sentence that the table is empty.
    Statement,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// What it is.
    pub kind: CellKind,
    /// Its first column.
    pub column: usize,
    /// How many columns it spans, one at least.
    pub columns: usize,
    /// How many rows it spans, one at least.
    pub rows: usize,
    /// What is printed; a figure without thousands separators.
    pub text: String,
    /// Indentation of a name.
    pub level: u8,
    /// Whether it belongs to a total.
    pub total: bool,
    /// The cell of the grid that a figure is of.
    pub figure: Option<CellId>,
}

/// What a cell is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CellKind {
    /// The table's number (表1).
    Number,
    /// Its title.
    Title,
    /// Who published it (编制单位).
    Publisher,
    /// Its money unit (单位：万元).
    MoneyUnit,
    /// A heading.
    Heading,
    /// An account code, or one level of it.
    Code,
    /// A name.
    Label,
    /// A figure; empty where nothing is printed.
    Figure,
    /// The sentence that the table is empty.
    Statement,
}

impl Cell {
    /// A cell of one column and row.
    fn new(kind: CellKind, column: usize, text: String) -> Self {
        Self { kind, column, columns: 1, rows: 1, text, level: 0, total: false, figure: None }
    }

    fn across(self, columns: usize) -> Self {
        Self { columns, ..self }
    }

    /// What people read: figures with thousands separators.
    #[must_use]
    pub fn shown(&self) -> String {
        match self.kind {
            CellKind::Figure => thousands(&self.text),
            _ => self.text.clone(),
        }
    }
}

impl Table {
    /// `表1 单位收支总体情况表`
    #[must_use]
    pub fn name(&self) -> String {
        if self.number.is_empty() { self.title.clone() } else { format!("{} {}", self.number, self.title) }
    }

    /// The rows up to the last heading.
    #[must_use]
    pub fn head(&self) -> usize {
        self.rows.iter().rposition(|row| row.kind == RowKind::Heading).map_or(0, |last| last + 1)
    }
}

/// All tables that the document has, in the form's order.
#[must_use]
pub fn tables(session: &Session, lang: Lang) -> Vec<Table> {
    (0..session.grid().tables().len()).filter_map(|index| table(session, index, lang)).collect()
}

/// A table by its place among the form's; none if the document does not have it.
#[must_use]
pub fn table(session: &Session, index: usize, lang: Lang) -> Option<Table> {
    let spec = session.grid().form().tables.get(index)?;
    let laid = session.grid().tables().get(index)?;
    if laid.presence == Presence::Missing {
        return None;
    }
    let printed = Printed::new(session, index);
    let mut blocks = Vec::with_capacity(spec.blocks.len());
    let mut columns = Vec::new();
    for (spec, laid) in spec.blocks.iter().zip(&laid.blocks) {
        let labels = Labels::new(session.grid().form(), spec, lang);
        let first = columns.len();
        columns.extend(labels.kinds().map(|kind| Column { kind, width: 0 }));
        columns.extend(spec.columns.iter().map(|_| Column { kind: ColumnKind::Figure, width: 0 }));
        blocks.push(Block { first, labels, laid, printed: &printed, lang });
    }
    let mut rows = top(session, index, spec, columns.len(), lang);
    rows.extend(headings::rows(spec, &blocks, lang));
    let nothing =
        laid.presence == Presence::Empty && laid.cells().all(|cell| session.value(cell).number().is_none());
    if nothing {
        let statement = Cell::new(CellKind::Statement, 0, statement(session, spec, lang));
        rows.push(Row { kind: RowKind::Statement, cells: vec![statement.across(columns.len())] });
    } else {
        rows.extend(body(&blocks));
    }
    let mut table = Table {
        index,
        id: spec.id.clone(),
        number: number(spec, lang),
        title: lang.label(&spec.title).to_owned(),
        columns,
        rows,
    };
    measure(&mut table);
    Some(table)
}

/// `表1`; a number that says so itself (`公开01表`) stays as it is.
fn number(spec: &TableSpec, lang: Lang) -> String {
    match spec.number.as_str() {
        "" => String::new(),
        number if number.contains('表') => number.to_owned(),
        number => lang.pick(format!("表{number}"), format!("Table {number}")),
    }
}

/// Number, title and caption.
fn top(session: &Session, index: usize, spec: &TableSpec, columns: usize, lang: Lang) -> Vec<Row> {
    let title =
        |kind, text| Row { kind: RowKind::Title, cells: vec![Cell::new(kind, 0, text).across(columns)] };
    let number = number(spec, lang);
    let mut rows = Vec::new();
    if !number.is_empty() {
        rows.push(title(CellKind::Number, number));
    }
    rows.push(title(CellKind::Title, lang.label(&spec.title).to_owned()));
    let money = spec.blocks.iter().any(|block| {
        let row_counts = |row: &mingzhang::form::RowSpec| row.unit == Some(Unit::Money);
        block.columns.iter().any(|column| column.unit == Unit::Money) || block.rows.iter().any(row_counts)
    });
    let first = session.grid().tables().get(index).and_then(|laid| laid.cells().next());
    let unit = first.map_or(session.grid().money_unit(), |cell| session.grid().money_unit_of(cell));
    let unit = unit_name(Unit::Money, unit, lang);
    let colon = lang.pick("：", ": ");
    let right = if money { (columns / 2).max(1) } else { 0 };
    let unit_of = &session.published().unit;
    let publisher = format!("{}{colon}{unit_of}", lang.pick("编制单位", "Published by"));
    let mut cells = vec![Cell::new(CellKind::Publisher, 0, publisher).across(columns - right)];
    if money {
        let unit = format!("{}{colon}{unit}", lang.pick("单位", "Unit"));
        cells.push(Cell::new(CellKind::MoneyUnit, columns - right, unit).across(right));
    }
    rows.push(Row { kind: RowKind::Caption, cells });
    rows
}

fn statement(session: &Session, spec: &TableSpec, lang: Lang) -> String {
    let published = session.published();
    let fill =
        |text: &str| text.replace("{unit}", &published.unit).replace("{year}", &published.year.to_string());
    match &spec.empty_statement {
        Some(statement) => fill(lang.label(statement)),
        None => lang.pick("本表为空表。", "This table is empty.").to_owned(),
    }
}

/// A block with what its rows are drawn from.
struct Block<'a> {
    /// Its first column in the table.
    first: usize,
    labels: Labels,
    laid: &'a GridBlock,
    printed: &'a Printed<'a>,
    lang: Lang,
}

impl Block<'_> {
    fn row(&self, index: usize, row: &GridRow) -> Vec<Cell> {
        let mut cells = self.labels.cells(self.first, row, self.lang);
        let first = self.first + self.labels.count();
        cells.extend((0..self.laid.columns.len()).map(|column| {
            let cell = self.laid.cell(index, column);
            let text = self.printed.text(cell);
            let total = row.kind == Kind::Total;
            Cell { total, figure: Some(cell), ..Cell::new(CellKind::Figure, first + column, text) }
        }));
        cells
    }

    /// A row with nothing in it, beside a longer block.
    fn blank(&self) -> Vec<Cell> {
        let label = |at: usize| Cell::new(CellKind::Label, self.first + at, String::new());
        let figure =
            |at: usize| Cell::new(CellKind::Figure, self.first + self.labels.count() + at, String::new());
        let labels = (0..self.labels.count()).map(label);
        labels.chain((0..self.laid.columns.len()).map(figure)).collect()
    }

    /// Where the rows begin that blocks side by side print on common lines: its totals at the end,
    /// with what stands between them.
    fn tail(&self) -> usize {
        let rows = &self.laid.rows;
        let items = rows.iter().position(|row| row.kind == Kind::Item).unwrap_or(rows.len());
        let total = rows.iter().skip(items).position(|row| row.kind == Kind::Total);
        total.map_or(rows.len(), |at| items + at)
    }
}

/// The rows of all blocks side by side, those above the totals from the top, the totals from the
/// bottom.
fn body(blocks: &[Block<'_>]) -> Vec<Row> {
    let above = blocks.iter().map(Block::tail).max().unwrap_or(0);
    let below = blocks.iter().map(|block| block.laid.rows.len() - block.tail()).max().unwrap_or(0);
    (0..above + below)
        .map(|line| {
            let cells = blocks.iter().flat_map(|block| {
                let (rows, tail) = (&block.laid.rows, block.tail());
                let at = if line < above {
                    (line < tail).then_some(line)
                } else {
                    (line + rows.len()).checked_sub(above + below).filter(|at| *at >= tail)
                };
                match at.and_then(|at| Some((at, rows.get(at)?))) {
                    Some((at, row)) => block.row(at, row),
                    None => block.blank(),
                }
            });
            Row { kind: RowKind::Body, cells: cells.collect() }
        })
        .collect()
}

/// Gives every column the width of what stands in it, names and headings within reason.
fn measure(table: &mut Table) {
    let mut widths: Vec<usize> = table
        .columns
        .iter()
        .map(|column| match column.kind {
            ColumnKind::Code => 4,
            ColumnKind::Label => 12,
            ColumnKind::Figure => 9,
        })
        .collect();
    for cell in table.rows.iter().flat_map(|row| &row.cells).filter(|cell| cell.columns == 1) {
        let Some(widest) = widths.get_mut(cell.column) else { continue };
        let wanted = match cell.kind {
            CellKind::Figure => width(&cell.shown()),
            CellKind::Code => width(&cell.text),
            CellKind::Label => (width(&cell.text) + 2 * usize::from(cell.level)).min(44),
            CellKind::Heading => width(&cell.text).div_ceil(3).min(16),
            _ => 0,
        };
        *widest = (*widest).max(wanted);
    }
    for (column, width) in table.columns.iter_mut().zip(widths) {
        column.width = width;
    }
}

/// How wide a text is, in Latin letters.
#[must_use]
pub fn width(text: &str) -> usize {
    let wide = |c: char| {
        matches!(c, '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}'
            | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe6f}' | '\u{ff00}'..='\u{ff60}'
            | '\u{ffe0}'..='\u{ffe6}' | '\u{20000}'..='\u{3fffd}')
    };
    text.chars().map(|c| if wide(c) { 2 } else { 1 }).sum()
}

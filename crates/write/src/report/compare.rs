//! Two documents side by side, ready to be shown.

use mingzhang::calculate::Session;
use mingzhang::compare::{self, BlockPair, Difference, Line, Match, Mover, TablePair};
use mingzhang::form::RowKind;
use mingzhang::grid::{CellId, Grid};
use mingzhang::money::MoneyUnit;
use mingzhang::wording::{self, Lang};
use serde::Serialize;

/// Movers that are told.
const MOST: usize = 12;

/// There is nothing to hold it against.
const UNKNOWN: &str = "unknown";

/// A comparison. Amounts are shown in the money unit of the document at hand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Comparison {
    /// The document at hand.
    pub now: Side,
    /// The other one.
    pub then: Side,
    /// The money unit that amounts are shown in, in words.
    pub money_unit: &'static str,
    /// The headline figures.
    pub headlines: Vec<Told>,
    /// What differs most, the largest first.
    pub movers: Vec<Told>,
    /// Accounts and projects that only the document at hand has.
    pub came: Vec<Told>,
    /// Those that only the other one has.
    pub went: Vec<Told>,
    /// The tables of both, each block a table of its own.
    pub tables: Vec<Table>,
    /// Titles of the tables that the form of the other one does not have, or has no column of.
    pub unmatched: Vec<String>,
}

/// One of the two documents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Side {
    /// The organisation.
    pub unit: String,
    /// Budget year.
    pub year: u16,
    /// Whether it is final accounts (决算).
    pub final_accounts: bool,
}

/// A quantity of both documents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Told {
    /// Account code.
    pub code: Option<String>,
    /// What it is.
    pub name: String,
    /// Project.
    pub project: Option<String>,
    /// How deep it stands.
    pub depth: u8,
    /// Table and number of its cell in the document at hand, as links have them: `basic/214`.
    pub to: Option<String>,
    /// The figures.
    #[serde(flatten)]
    pub figures: Figures,
}

/// Two figures, ready to be shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Figures {
    /// In the document at hand; null where it is not known.
    pub now: Option<String>,
    /// In the other one, likewise.
    pub then: Option<String>,
    /// The one less the other, with its sign; null where one of them is not known.
    pub change: Option<String>,
    /// Change over the other, with its sign; null where that is zero or not known.
    pub growth: Option<String>,
    /// `more`, `less` or `same`; `unknown` where there is nothing to hold it against.
    pub direction: &'static str,
}

/// A block of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Table {
    /// Number and title of the table, and heading of the block.
    pub title: String,
    /// The headings of the columns that both have.
    pub columns: Vec<String>,
    /// Its rows that have figures.
    pub rows: Vec<Row>,
    /// How many of them differ.
    pub differing: usize,
    /// How many have no figure that could be held against another.
    pub alone: usize,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Row {
    /// Account code.
    pub code: Option<String>,
    /// What it is.
    pub name: String,
    /// What the other document calls it, or its code there, if that is something else.
    pub was: Option<String>,
    /// Project.
    pub project: Option<String>,
    /// Indentation.
    pub level: u8,
    /// Whether it is a total.
    pub total: bool,
    /// `kept`, `recoded`, `new`, `gone` or `unknown`.
    pub found: &'static str,
    /// Its figures by column; null where neither has one.
    pub cells: Vec<Option<Figures>>,
    /// Table and number of its first cell with figures, as links have them.
    pub to: Option<String>,
}

/// Compares the present figures of two documents.
#[must_use]
pub fn compare(now: &Session, then: &Session, lang: Lang) -> Comparison {
    let tables = compare::tables(now, then);
    let show = Show { now, then, money: now.grid().money_unit(), lang };
    let told = |movers: Vec<Mover>| movers.iter().map(|mover| show.told(mover)).collect::<Vec<_>>();
    let (came, went) = compare::came_and_went(&tables, now, then);
    let form = now.grid().form();
    let alone = (0..form.tables.len()).filter(|index| !tables.iter().any(|table| table.now == *index));
    Comparison {
        now: side(now),
        then: side(then),
        money_unit: wording::unit_name(mingzhang::money::Unit::Money, show.money, lang),
        headlines: told(compare::headlines(now, then)),
        movers: told(compare::movers(&tables, now, then, MOST)),
        came: told(came),
        went: told(went),
        unmatched: alone.map(|index| wording::table_name(&form.tables[index], lang)).collect(),
        tables: tables
            .iter()
            .flat_map(|table| table.blocks.iter().filter_map(|block| show.table(table, block)))
            .collect(),
    }
}

fn side(session: &Session) -> Side {
    let document = session.published();
    Side {
        unit: document.unit.clone(),
        year: document.year,
        final_accounts: document.stage == "final-accounts",
    }
}

struct Show<'a> {
    now: &'a Session,
    then: &'a Session,
    money: MoneyUnit,
    lang: Lang,
}

impl Show<'_> {
    fn told(&self, mover: &Mover) -> Told {
        Told {
            code: mover.code.clone(),
            name: self.lang.label(&mover.label).to_owned(),
            project: mover.project.clone(),
            depth: mover.depth,
            to: mover.now.map(|cell| address(self.now.grid(), cell)),
            figures: self.figures(mover.now, mover.then, mover.difference),
        }
    }

    /// The figures with as many decimals as the document at hand prints there, else the other one.
    fn figures(&self, now: Option<CellId>, then: Option<CellId>, difference: Difference) -> Figures {
        let at = now.map(|cell| (self.now.grid(), cell)).or(then.map(|cell| (self.then.grid(), cell)));
        let shown = |amount| at.map(|(grid, cell)| wording::cell_amount(grid, cell, amount, self.money));
        let Difference { now, then, change, rate } = difference;
        Figures {
            now: shown(now),
            then: shown(then),
            change: at.map(|(grid, cell)| wording::signed(grid, cell, change, self.money)),
            growth: rate.and_then(|rate| rate.percent(2)).map(wording::signed_percent),
            direction: match (change.is_zero(), change.is_negative()) {
                (true, _) => "same",
                (_, true) => "less",
                _ => "more",
            },
        }
    }

    /// Figures without a difference; none where neither document has one.
    fn alone(&self, now: Option<CellId>, then: Option<CellId>) -> Option<Figures> {
        let shown = |session: &Session, cell: Option<CellId>| {
            let (cell, amount) = cell.and_then(|cell| Some((cell, session.value(cell).number()?)))?;
            Some(wording::cell_amount(session.grid(), cell, amount, self.money))
        };
        let (now, then) = (shown(self.now, now), shown(self.then, then));
        (now.is_some() || then.is_some()).then_some(Figures {
            now,
            then,
            change: None,
            growth: None,
            direction: UNKNOWN,
        })
    }

    /// A block; none where neither document has a figure in it.
    fn table(&self, table: &TablePair, block: &BlockPair) -> Option<Table> {
        let spec = &self.now.grid().form().tables[table.now];
        let shape = &spec.blocks[block.now];
        let rows: Vec<Row> = block.lines.iter().filter_map(|line| self.row(table, block, line)).collect();
        if rows.is_empty() {
            return None;
        }
        let title = [
            Some(wording::table_name(spec, self.lang)),
            shape.heading.as_ref().map(|heading| self.lang.label(heading).to_owned()),
        ];
        let changed = |figures: &Figures| !["same", UNKNOWN].contains(&figures.direction);
        let differs = |row: &&Row| row.cells.iter().flatten().any(changed);
        Some(Table {
            title: title.into_iter().flatten().collect::<Vec<_>>().join(" · "),
            columns: block
                .columns
                .iter()
                .map(|(column, _)| wording::column_name(&shape.columns[*column], self.lang))
                .collect(),
            differing: rows.iter().filter(differs).count(),
            alone: rows.iter().filter(|row| row.found == UNKNOWN).count(),
            rows,
        })
    }

    fn row(&self, table: &TablePair, block: &BlockPair, line: &Line) -> Option<Row> {
        let mut to = None;
        let cells: Vec<Option<Figures>> = block
            .columns
            .iter()
            .map(|column| {
                let (now, then) = block.cells(table, line, *column, self.now, self.then);
                let difference = block.difference(table, line, *column, self.now, self.then);
                let figures = match difference {
                    Some(difference) => self.figures(now, then, difference),
                    None => self.alone(now, then)?,
                };
                let there = now.filter(|_| figures.now.is_some());
                to = to.take().or_else(|| there.map(|cell| address(self.now.grid(), cell)));
                Some(figures)
            })
            .collect();
        if cells.iter().all(Option::is_none) {
            return None;
        }
        let alone = cells.iter().flatten().all(|figures| figures.direction == UNKNOWN);
        let mine = line.now.map(|row| &self.now.grid().tables()[table.now].blocks[block.now].rows[row]);
        let theirs = line.then.map(|row| &self.then.grid().tables()[table.then].blocks[block.then].rows[row]);
        let row = mine.or(theirs)?;
        let name = |row: &mingzhang::grid::GridRow| wording::row_name(row, self.lang);
        let was = mine.zip(theirs).map(|(_, theirs)| name(theirs)).filter(|was| *was != name(row));
        Some(Row {
            code: row.code.clone(),
            name: self.lang.label(&row.label).to_owned(),
            was,
            project: row.project.clone().filter(|project| *project != row.label.zh),
            level: row.level,
            total: row.kind == RowKind::Total,
            found: match line.found {
                _ if alone => UNKNOWN,
                Match::Kept => "kept",
                Match::Recoded => "recoded",
                Match::New => "new",
                Match::Gone => "gone",
                Match::Unknown => UNKNOWN,
            },
            cells,
            to,
        })
    }
}

/// A cell as links have it: `basic/214`.
fn address(grid: &Grid, cell: CellId) -> String {
    format!("{}/{}", grid.table_of(cell).id, cell.index())
}

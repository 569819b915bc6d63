//! Numbers that can be explained: what they are and how they read.

use mingzhang::{
    calculate::Session,
    grid::CellId,
    measure::{self, Growth, Overview},
    money::{Amount, MoneyUnit, Percent, Ratio, Unit},
    wording,
};

use super::Book;

/// A number on the page that explains itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Subject {
    /// The figure of a cell.
    Cell(CellId),
    /// 占比: a part in a whole.
    Share {
        /// The part.
        part: CellId,
        /// The whole.
        whole: CellId,
    },
    /// Of every 100 yuan of a whole, how many are a part's.
    Hundred {
        /// The part.
        part: CellId,
        /// The whole.
        whole: CellId,
    },
    /// Last year's figure of a cell.
    Prior(CellId),
    /// 增减额 of a cell.
    Change(CellId),
    /// 增长率 of a cell.
    Growth(CellId),
    /// An amount per person.
    PerHead {
        /// The amount.
        amount: CellId,
        /// The persons.
        persons: CellId,
    },
}

/// A number in words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reading {
    /// The number, with its percent sign where it has one.
    pub text: String,
    /// The unit it is shown in, if it is money.
    pub unit: Option<MoneyUnit>,
    /// Whether it differs from what was published.
    pub changed: bool,
}

impl Subject {
    /// The cells that the number is made of.
    #[must_use]
    pub fn cells(self) -> Vec<CellId> {
        match self {
            Self::Cell(cell) | Self::Prior(cell) | Self::Change(cell) | Self::Growth(cell) => vec![cell],
            Self::Share { part, whole } | Self::Hundred { part, whole } => vec![part, whole],
            Self::PerHead { amount, persons } => vec![amount, persons],
        }
    }
}

/// Shares and growth are shown to two digits, as disclosures print them.
const PERCENT_DECIMALS: u32 = 2;

/// A percentage as it is read.
#[must_use]
pub fn percent(ratio: Ratio) -> Option<Percent> {
    ratio.percent(PERCENT_DECIMALS)
}

impl Book {
    /// The headline figures. Follows every edit.
    #[must_use]
    pub fn overview(self) -> Overview {
        self.follow_edits();
        self.with(measure::overview)
    }

    /// The whole budget, if the document prints it.
    #[must_use]
    pub fn total(self) -> Option<CellId> {
        self.with(|session| measure::overview(session).total.map(|slice| slice.cell))
    }

    /// The cell that prints how much was budgeted for what a cell of final accounts prints.
    #[must_use]
    pub fn budgeted(self, cell: CellId) -> Option<CellId> {
        self.with(|session| measure::budgeted(session, cell))
    }

    /// The cells whose last year the document states, each quantity once.
    #[must_use]
    pub fn stated_priors(self) -> Vec<CellId> {
        self.with(|session| {
            let grid = session.grid();
            let stated = grid.cells().filter(|cell| grid.prior(*cell).is_some());
            // Nothing then and nothing now says nothing.
            let telling = |cell: &CellId| {
                grid.prior(*cell).is_some_and(|prior| !prior.is_zero()) || !session.value(*cell).is_nothing()
            };
            let first = |cell: &CellId| {
                grid.at(grid.place(*cell)).iter().find(|same| grid.prior(**same).is_some()) == Some(cell)
            };
            stated.filter(telling).filter(first).collect()
        })
    }

    /// The accounts that moved most since last year, the biggest first, of the table that states last
    /// year of most accounts, and the index of that table.
    #[must_use]
    pub fn movers(self, most: usize) -> Option<(usize, Vec<CellId>)> {
        let stated = self.stated_priors();
        self.with(|session| {
            let grid = session.grid();
            let table = |cell: CellId| grid.spot(cell).table;
            let accounts = || {
                let rows = stated.iter().map(|cell| (*cell, grid.row_of(*cell)));
                rows.filter(|(cell, row)| row.project.is_none() && grid.unit(*cell) == Unit::Money)
                    .filter_map(|(cell, row)| Some((cell, row.code.as_deref()?)))
            };
            let of = |at: usize| accounts().filter(|(cell, _)| table(*cell) == at).count();
            let widest = (0..grid.tables().len()).rev().max_by_key(|at| of(*at))?;
            // What a class moved, its accounts did.
            let is_class = |code: &str| {
                accounts()
                    .any(|(other, inner)| table(other) == widest && inner != code && inner.starts_with(code))
            };
            let mut moved: Vec<(Amount, CellId)> = Vec::new();
            for (cell, _) in accounts().filter(|(cell, code)| table(*cell) == widest && !is_class(code)) {
                let Ok(growth) = measure::growth(session, cell) else { continue };
                let seen = |(_, other): &(Amount, CellId)| grid.spot(*other).row == grid.spot(cell).row;
                let change = growth.change.abs();
                if !change.is_zero() && !moved.iter().any(seen) {
                    // A handful of lines: put in one by one.
                    moved.insert(moved.partition_point(|(other, _)| *other >= change), (change, cell));
                }
            }
            let cells: Vec<CellId> = moved.into_iter().take(most).map(|(_, cell)| cell).collect();
            (!cells.is_empty()).then_some((widest, cells))
        })
    }

    /// Which way a figure went since last year: `up`, `down` or `none`.
    #[must_use]
    pub fn direction(self, cell: CellId) -> &'static str {
        self.with(|session| match measure::growth(session, cell) {
            Ok(growth) if growth.change.is_negative() => "down",
            Ok(growth) if !growth.change.is_zero() => "up",
            _ => "none",
        })
    }

    /// How a number reads now; `None` when there is none (no denominator, no last year).
    #[must_use]
    pub fn reading(self, subject: Subject, money: MoneyUnit) -> Option<Reading> {
        match subject {
            Subject::Cell(cell) => self.follow(cell),
            _ => self.follow_edits(),
        }
        self.with(|session| reading(session, subject, money))
    }
}

/// How a number reads.
#[must_use]
pub fn reading(session: &Session, subject: Subject, money: MoneyUnit) -> Option<Reading> {
    let grid = session.grid();
    let differs = |cell: CellId| session.value(cell) != grid.published(cell);
    let changed = subject.cells().into_iter().any(differs);
    let is_money = |cell: CellId| grid.unit(cell) == Unit::Money;
    let amount = |cell: CellId, amount: Amount, sign: bool| {
        let print = if sign { wording::signed } else { wording::cell_amount };
        let text = print(grid, cell, amount, money);
        Reading { text, unit: is_money(cell).then_some(money), changed }
    };
    let ratio = |part: CellId, whole: CellId| {
        Ratio::new(session.value(part).number()?, session.value(whole).number()?)
    };
    let growth = |cell: CellId| -> Option<Growth> { measure::growth(session, cell).ok() };
    Some(match subject {
        Subject::Cell(cell) => amount(cell, session.value(cell).number()?, false),
        Subject::Share { part, whole } => {
            of_percent(wording::percent, percent(ratio(part, whole)?)?, changed)
        }
        Subject::Hundred { part, whole } => {
            let text = wording::percent(percent(ratio(part, whole)?)?);
            Reading { text: text.trim_end_matches('%').to_owned(), changed, ..Reading::default() }
        }
        // An edit is of this year.
        Subject::Prior(cell) => Reading { changed: false, ..amount(cell, growth(cell)?.then, false) },
        Subject::Change(cell) => amount(cell, growth(cell)?.change, true),
        Subject::Growth(cell) => of_percent(wording::signed_percent, percent(growth(cell)?.rate?)?, changed),
        Subject::PerHead { amount, persons } => {
            // Whole yuan per person, whatever unit the budget is shown in: people think in yuan.
            let text = wording::amount(ratio(amount, persons)?.quotient(0)?, MoneyUnit::Yuan, 0);
            Reading { text, unit: Some(MoneyUnit::Yuan), changed }
        }
    })
}

fn of_percent(print: fn(Percent) -> String, percent: Percent, changed: bool) -> Reading {
    Reading { text: print(percent), changed, unit: None }
}

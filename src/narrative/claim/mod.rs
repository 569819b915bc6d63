//! What sentences state (数字表述): amounts, shares, changes and growth, and of which cells.
//!
//! - [`plain`], [`figure`], [`words`]: text, numbers in it, and the words around them.
//! - [`role`], [`comparison`]: which number is what (this year's amount, last year's, share, change,
//!   growth), and what a change is one against.
//! - [`sentence`]: the figures of a sentence as statements, each of one quantity.
//! - [`subject`]: which cells a statement is about, by the form's words, the account of its item
//!   and the headings above it. What is not certain is about nothing.
//! - [`interval`]: printed figures as intervals.

mod comparison;
mod figure;
mod interval;
mod number;
mod order;
mod plain;
mod role;
mod sentence;
mod subject;
mod words;

pub use interval::Interval;
pub(crate) use plain::key as name_key;
pub use words::Direction;

use crate::disclosure::{Disclosure, Passage, WordsAt};
use crate::grid::{CellId, Grid};
use crate::money::{Amount, MoneyUnit};

/// A figure in a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figure {
    /// Yuan; for a percentage, per cent.
    pub amount: Amount,
    /// Decimals shown.
    pub decimals: u32,
    /// The money unit behind it; none behind a percentage.
    pub money: Option<MoneyUnit>,
    /// Where it stands.
    pub at: Passage,
}

/// A figure by which something moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moved {
    /// As printed.
    pub figure: Figure,
    /// What the words say.
    pub direction: Direction,
    /// The words of the direction and the figure.
    pub at: Passage,
}

/// What kind of figure something is compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum BaseKind {
    /// Not said.
    Unnamed,
    /// 预算数
    Budget,
    /// 执行数
    Executed,
    /// 决算数
    Final,
}

/// What something is compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Base {
    /// The year; none where the words name no year.
    pub year: Option<u16>,
    /// The kind of figure.
    pub kind: BaseKind,
    /// The words.
    pub at: Passage,
}

/// 持平.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Level {
    /// 基本持平 allows for a small change.
    pub about: bool,
    /// The words.
    pub at: Passage,
}

/// 决算数大于（小于、等于）预算数.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Order {
    /// How the final amount is to the budgeted one.
    pub order: std::cmp::Ordering,
    /// 基本持平 allows for a small difference.
    pub about: bool,
    /// The words.
    pub at: Passage,
}

/// Why something changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// Nothing is said.
    None,
    /// The words of the reason.
    Given(Passage),
    /// 主要原因是。: announced and not given.
    Cut(Passage),
}

/// What one sentence, or a part of it, states of one quantity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// The text it stands in.
    pub at: WordsAt,
    /// The sentence it stands in.
    pub sentence: Passage,
    /// The words in front of its first figure.
    pub words: Passage,
    /// The cells that it may be about; it is right if it agrees with one of them. Empty: not known.
    pub cells: Vec<CellId>,
    /// What a share may be a share of.
    pub wholes: Vec<CellId>,
    /// The statement whose parts it is one of (其中).
    pub parent: Option<usize>,
    /// An earlier statement of the same quantity that has the amount.
    pub same: Option<usize>,
    /// This year's amount.
    pub amount: Option<Figure>,
    /// 年初预算, in final accounts.
    pub budgeted: Option<Figure>,
    /// Last year's amount.
    pub prior: Option<Figure>,
    /// 占…%
    pub share: Option<Figure>,
    /// 占总支出…万元的…%: the whole, where the sentence gives it.
    pub share_whole: Option<Figure>,
    /// The words of what it is a share of, as they are searched.
    pub share_of: String,
    /// Whether the share may be one of the statement whose parts are listed: no other whole is named.
    pub of_parent: bool,
    /// 完成年初预算的…%
    pub completion: Option<Figure>,
    /// 增加到…: this year's amount again, with the word of its direction.
    pub becomes: Option<Moved>,
    /// By how much more or less.
    pub change: Option<Moved>,
    /// By how many per cent more or less.
    pub growth: Option<Moved>,
    /// 持平
    pub level: Option<Level>,
    /// What change, growth or level compare with.
    pub base: Option<Base>,
    /// 决算数小于预算数
    pub order: Option<Order>,
    /// Why.
    pub reason: Reason,
}

/// Everything that the narrative states.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Claims {
    /// In the order of the document.
    pub statements: Vec<Statement>,
    /// Money and percentages that no statement has.
    pub unheard: Vec<Passage>,
}

impl Figure {
    /// What the figure stands for. Money printed to the 分 is exact.
    #[must_use]
    pub fn interval(&self) -> Interval {
        Interval::around(self.amount, self.half())
    }

    /// Half a printed step.
    #[must_use]
    pub fn half(&self) -> Amount {
        match self.money {
            Some(money) if self.decimals >= money.exponent() + 2 => Amount::ZERO,
            Some(money) => Amount::half_step(self.decimals, money.exponent()),
            None => Amount::half_step(self.decimals, 0),
        }
    }
}

impl Moved {
    /// The figure with the sign that the words give it; none where they do not decide.
    #[must_use]
    pub fn signed(&self) -> Option<Amount> {
        match self.direction {
            Direction::More => Some(self.figure.amount),
            Direction::Less => Some(-self.figure.amount),
            Direction::Undecided => None,
        }
    }

    /// What it stands for, with its sign.
    #[must_use]
    pub fn interval(&self) -> Option<Interval> {
        Some(Interval::around(self.signed()?, self.figure.half()))
    }
}

impl Claims {
    /// Reads the narrative of a disclosure.
    #[must_use]
    pub fn read(disclosure: &Disclosure, grid: &Grid) -> Self {
        let mut claims = sentence::claims(disclosure);
        subject::resolve(disclosure, grid, &mut claims.statements);
        claims
    }

    /// What sentences state of cells: each cell that a statement may be about, with its amount; without
    /// one where it says only that nothing changed.
    pub fn told(&self) -> impl Iterator<Item = (CellId, Option<Figure>)> + '_ {
        self.statements.iter().flat_map(|statement| {
            let is_level = statement.level.is_some()
                || statement.change.is_some_and(|change| change.figure.amount.is_zero());
            let is_told = statement.amount.is_some() || is_level;
            let of = move |cell: &CellId| is_told.then_some((*cell, statement.amount));
            statement.cells.iter().filter_map(of)
        })
    }

    /// This year's amount of a statement: its own, or that of the earlier statement of the same.
    #[must_use]
    pub fn amount(&self, statement: &Statement) -> Option<Figure> {
        statement.amount.or_else(|| self.statements.get(statement.same?)?.amount)
    }
}

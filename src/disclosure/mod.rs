//! A published disclosure (预算公开) as plain data: what was printed, row by row. What the figures
//! mean is the form's business.

mod narrative;
mod performance;

pub use narrative::{Item, Passage, Section, WordsAt};
pub use performance::{Indicator, Target};

use crate::money::{Amount, AmountError, MoneyUnit, Unit};

/// Fields a reader did not know, kept as they were: name and raw text.
pub type Extra = Vec<(String, String)>;

/// One disclosure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disclosure {
    /// Id of the form set it follows.
    pub form: String,
    /// The organisation (单位).
    pub unit: String,
    /// Budget year.
    pub year: u16,
    /// `budget` (预算) or `final-accounts` (决算).
    pub stage: String,
    /// Money unit of its tables, except those that have one of their own.
    pub money_unit: MoneyUnit,
    /// Whether figures were changed since it was published.
    pub edited: bool,
    /// Its tables, in any order.
    pub tables: Vec<Table>,
    /// What it explains in words, in the order of the document.
    pub narrative: Vec<Section>,
    /// Its performance targets (绩效目标), in the order of the document.
    pub performance: Vec<Target>,
    /// Unknown fields.
    pub extra: Extra,
}

/// One printed table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// Id in the form set.
    pub id: String,
    /// The money unit it is printed in where that is not the document's.
    pub money_unit: Option<MoneyUnit>,
    /// Published empty, with the statement that it is.
    pub empty: bool,
    /// Rows with figures; the form's fixed rows may be absent.
    pub rows: Vec<Row>,
    /// Accounts that only last year printed.
    pub prior_rows: Vec<Row>,
    /// Rows that it prints once more, under the name of a row that it already has.
    pub repeated: Vec<Row>,
    /// The money units that it names for itself (单位：万元), each once; none is named or kept: empty.
    pub printed_units: Vec<MoneyUnit>,
    /// Sentences printed with it: notes (注), the statement that it is empty.
    pub notes: Vec<String>,
    /// Unknown fields.
    pub extra: Extra,
}

impl Disclosure {
    /// The text that a passage is a stretch of; none where the document has no such text.
    #[must_use]
    pub fn words(&self, at: WordsAt) -> Option<&str> {
        match at {
            WordsAt::Heading { section } => self.narrative.get(section)?.title.as_deref(),
            WordsAt::Item { section, item } => Some(&self.narrative.get(section)?.items.get(item)?.text),
            WordsAt::Goal { target, goal } => Some(self.performance.get(target)?.goals.get(goal)?),
            WordsAt::Indicator { target, indicator } => {
                self.performance.get(target)?.indicators.get(indicator)?.value.as_deref()
            }
            WordsAt::Note { table, note } => Some(self.tables.get(table)?.notes.get(note)?),
        }
    }

    /// The words of a passage.
    #[must_use]
    pub fn quote(&self, passage: Passage) -> Option<&str> {
        self.words(passage.at)?.get(passage.start..passage.end)
    }

    /// The money unit that one of its tables is printed in.
    #[must_use]
    pub fn money_unit_of(&self, table: &Table) -> MoneyUnit {
        table.money_unit.unwrap_or(self.money_unit)
    }
}

/// One row: a fixed row of the form by `row`, else an account and/or project.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Row {
    /// Block of the table; empty: its only one.
    pub block: String,
    /// Id of a fixed row.
    pub row: Option<String>,
    /// Account code without spaces.
    pub code: Option<String>,
    /// Printed name.
    pub name: Option<String>,
    /// Project name (项目名称).
    pub project: Option<String>,
    /// Figures by column id; a blank cell is absent.
    pub cells: Vec<(String, Figure)>,
    /// Last year's figures of the same cells, where known.
    pub prior: Vec<(String, Figure)>,
    /// Unknown fields.
    pub extra: Extra,
}

/// A figure as printed: its value and how many decimals were shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figure {
    /// Exact value.
    pub amount: Amount,
    /// Decimals shown.
    pub decimals: u32,
}

/// More decimals than any table prints: not kept, even if they are zeros.
const MOST_DECIMALS: usize = 24;

impl Figure {
    /// Reads a printed decimal.
    ///
    /// # Errors
    /// See [`AmountError`].
    pub fn read(text: &str, unit: Unit, money: MoneyUnit) -> Result<Self, AmountError> {
        let amount = Amount::from_printed(text, unit.exponent(money))?;
        let decimals = text.split_once('.').map_or(0, |(_, fraction)| fraction.len());
        if decimals > MOST_DECIMALS {
            return Err(AmountError::TooManyDecimals(text.chars().take(MOST_DECIMALS).collect()));
        }
        Ok(Self { amount, decimals: u32::try_from(decimals).unwrap_or(u32::MAX) })
    }

    /// The figure as it is printed in another money unit: at least as many digits are shown as
    /// in the unit it was printed in.
    #[must_use]
    pub fn moved(self, from: MoneyUnit, to: MoneyUnit) -> Self {
        Self { decimals: (self.decimals + to.exponent()).saturating_sub(from.exponent()), ..self }
    }

    /// The figure as it was printed.
    #[must_use]
    pub fn print(self, unit: Unit, money: MoneyUnit) -> String {
        self.amount.to_printed(unit.exponent(money), self.decimals)
    }
}

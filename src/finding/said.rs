//! What a rule says: a text in both languages with places for what it is about.

use crate::disclosure::Passage;
use crate::grid::CellId;
use crate::money::{Amount, MoneyUnit, Percent};

/// A text in Chinese and English, with `{names}` where arguments go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Text {
    /// 中文
    pub zh: &'static str,
    /// English
    pub en: &'static str,
}

/// What stands at a place of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arg {
    /// A cell by its name: table, row, column.
    Cell(CellId),
    /// What stands in a cell, with its unit.
    Value(CellId),
    /// An amount, shown in a money unit with this many decimals.
    Amount(Amount, MoneyUnit, u32),
    /// A share or growth rate.
    Percent(Percent),
    /// A number of things.
    Count(usize),
    /// A year.
    Year(u16),
    /// A table by its index in the form.
    Table(usize),
    /// Words of the document, quoted.
    Quote(Passage),
    /// A name, code or word as it is.
    Words(String),
    /// A word that is another in each language.
    Text(Text),
}

/// A text with its arguments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The text.
    pub text: Text,
    /// What stands at its places.
    pub args: Vec<(&'static str, Arg)>,
}

impl Said {
    /// A text whose arguments are still to come.
    #[must_use]
    pub fn new(text: Text) -> Self {
        Self { text, args: Vec::new() }
    }

    /// Fills a place.
    #[must_use]
    pub fn with(mut self, name: &'static str, arg: Arg) -> Self {
        self.args.push((name, arg));
        self
    }
}

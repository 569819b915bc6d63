//! What a cell shows.

use mingzhang::{
    grid::{CellId, Value},
    money::{MoneyUnit, Unit},
    relation::Outcome,
    wording,
};

use super::Book;

/// What a cell shows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Face {
    /// The figure, thousands apart; empty when blank.
    pub text: String,
    /// What was published, if that is something else.
    pub was: Option<Was>,
    /// Whether a relation it is in is broken.
    pub broken: bool,
    /// An open difference that it could take.
    pub asks: Option<Ask>,
}

/// A published figure that has been changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Was {
    /// As published; empty when blank.
    pub published: String,
    /// Present minus published, with its sign.
    pub difference: String,
}

/// An open difference beside a cell that could take it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ask {
    /// Which question.
    pub question: usize,
    /// Which of its candidates the cell is.
    pub candidate: usize,
    /// How much, with its sign.
    pub amount: String,
}

impl Book {
    /// What a cell shows, following that cell alone.
    #[must_use]
    pub fn face(self, cell: CellId, money: MoneyUnit) -> Face {
        self.follow(cell);
        self.face_now(cell, money)
    }

    /// What a cell shows, following nothing.
    #[must_use]
    pub fn face_now(self, cell: CellId, money: MoneyUnit) -> Face {
        self.read(|inner| {
            let session = &inner.session;
            let grid = session.grid();
            let (now, then) = (session.value(cell), grid.published(cell));
            let relations = session.relations();
            let broken =
                relations.of(cell).any(|id| relations.outcome(session.values(), id) == Outcome::Broken);
            let shown = |value: Value| {
                value
                    .number()
                    .map(|amount| wording::cell_amount(grid, cell, amount, money))
                    .unwrap_or_default()
            };
            let was = session.change(cell).map(|difference| Was {
                published: shown(then),
                difference: wording::signed(grid, cell, difference, money),
            });
            let asks = inner.questions.iter().enumerate().find_map(|(question, asked)| {
                let candidate =
                    asked.candidates.iter().position(|candidate| candidate.cells.contains(&cell))?;
                Some(Ask { question, candidate, amount: wording::signed(grid, cell, asked.amount, money) })
            });
            Face { text: shown(now), was, broken, asks }
        })
    }

    /// The figure of a cell as plain text, for editing and copying.
    #[must_use]
    pub fn plain(self, cell: CellId, money: MoneyUnit) -> String {
        self.with(|session| {
            let amount = session.value(cell).number();
            amount
                .map(|amount| wording::cell_amount(session.grid(), cell, amount, money).replace(',', ""))
                .unwrap_or_default()
        })
    }

    /// What a cell counts.
    #[must_use]
    pub fn unit_of(self, cell: CellId) -> Unit {
        self.with(|session| session.grid().unit(cell))
    }
}

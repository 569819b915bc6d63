//! Walks (走数): a figure followed through the tables, one cell after the other, as a teacher shows it
//! to a class. Which cell comes next follows from coordinates and relations, so there are walks in any
//! document of any form.
//!
//! - [`figure`]: one figure: where else it is printed, then its parts and where those are printed.
//! - [`headline`]: the figures that tie the tables of a document together.
//! - [`broken`]: what does not hold: its cells one after the other, and what they come to.
//!
//! A [`Step`] lights one cell and says [`Why`]; the sentence is the business of `wording`, and what of
//! the table is shown around the cell that of [`Excerpt`].

mod broken;
mod excerpt;
mod figure;

pub use broken::broken;
pub use excerpt::{Excerpt, excerpt};
pub use figure::{figure, headline};

use crate::calculate::Session;
use crate::grid::CellId;
use crate::relation::{Kind, Outcome, RelationId};

/// Parts that are shown one after the other; of more, the largest.
const PARTS: usize = 6;

/// A way through the tables.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Walk {
    /// What it is about.
    pub about: About,
    /// Its steps; never empty.
    pub steps: Vec<Step>,
}

/// What a walk is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// A figure.
    Figure(CellId),
    /// A relation that does not hold.
    Broken(RelationId),
}

/// One cell lit, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// The cell; the document has its table.
    pub cell: CellId,
    /// Why it is shown now.
    pub why: Why,
}

/// Why a cell is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// It is where the walk begins.
    Start,
    /// It prints the same quantity as a cell shown before.
    Again {
        /// That cell.
        of: CellId,
        /// Whether both print the same figure.
        agreement: Agreement,
    },
    /// It is one of the parts that make up a total shown before.
    Part {
        /// The sum.
        sum: RelationId,
        /// Which of the parts that are shown, from 1.
        number: usize,
        /// How many are shown; where it is one, the others are nothing.
        shown: usize,
    },
    /// It lies inside a figure shown before, which has more in it.
    Within {
        /// The larger figure.
        whole: CellId,
        /// Whether it is not larger than that.
        agreement: Agreement,
    },
    /// A figure shown before lies inside it.
    Whole {
        /// The smaller figure.
        part: CellId,
        /// Whether that is not larger.
        agreement: Agreement,
    },
    /// It is a total that a figure shown before is a part of.
    Up {
        /// That figure.
        part: CellId,
        /// The sum.
        sum: RelationId,
    },
    /// It is the total again: what its parts come to.
    Sum {
        /// The sum.
        sum: RelationId,
        /// How many of its parts were shown.
        shown: usize,
    },
}

/// Whether two figures are as they have to be to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Agreement {
    /// Exactly.
    Exact,
    /// But for rounding (四舍五入).
    Rounded,
    /// They are not.
    Differs,
    /// The document does not decide it: something between them is blank or missing.
    Unknown,
}

impl Agreement {
    fn of(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Holds { exact: true } => Self::Exact,
            Outcome::Holds { exact: false } => Self::Rounded,
            Outcome::Broken => Self::Differs,
            Outcome::Unknown(_) | Outcome::NotApplicable(_) => Self::Unknown,
        }
    }
}

fn outcome(session: &Session, id: RelationId) -> Outcome {
    session.relations().outcome(session.values(), id)
}

/// Whether two prints of one quantity agree: as the relation between them says, else by their figures.
fn agreement(session: &Session, first: CellId, other: CellId) -> Agreement {
    let relations = session.relations();
    let tie = relations.of(first).find(|id| {
        let relation = relations.get(*id);
        relation.kind == Kind::Same && relation.cells().any(|cell| cell == other)
    });
    match (tie, session.value(first).number(), session.value(other).number()) {
        (_, Some(first), Some(other)) if first == other => Agreement::Exact,
        (Some(id), ..) => Agreement::of(outcome(session, id)),
        _ => Agreement::Unknown,
    }
}

/// Whether a cell shows an amount that is something.
fn tells(session: &Session, cell: CellId) -> bool {
    session.has_table(cell) && session.value(cell).number().is_some_and(|amount| !amount.is_zero())
}

/// The parts of a sum that are worth a step each, in printed order.
fn shown_parts(session: &Session, sum: RelationId) -> Vec<CellId> {
    let mut parts: Vec<CellId> =
        session.relations().get(sum).parts.iter().copied().filter(|cell| tells(session, *cell)).collect();
    parts.sort_by_key(|cell| std::cmp::Reverse(session.value(*cell).or_zero().abs()));
    parts.truncate(PARTS);
    parts.sort_unstable();
    parts
}

//! Two documents side by side (对比): last year and this, two units, published and edited. Tables are
//! matched by their place in the form, accounts by code and then by name; every figure is in yuan, so
//! that money units need no aligning.

mod last_year;
mod lines;
mod listed;
mod movers;

pub use last_year::{NotLastYear, fill, fill_as};
pub use lines::{BlockPair, Line, Match, TablePair, tables};
pub use movers::{Mover, came_and_went, headlines, movers};

use crate::grid::Value;
use crate::money::{Amount, Ratio};

/// Two figures of the same quantity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Difference {
    /// In the document at hand.
    pub now: Amount,
    /// In the other one.
    pub then: Amount,
    /// 增减额: the one less the other.
    pub change: Amount,
    /// 增长率: change over the other; none where that is zero or negative.
    pub rate: Option<Ratio>,
}

/// The difference between two figures. A blank beside a figure is nothing; of two blanks, and of a table
/// that a document does not have, there is none to tell.
#[must_use]
pub fn difference(now: Value, then: Value) -> Option<Difference> {
    let unknown = now == Value::Missing || then == Value::Missing;
    if unknown || now.number().is_none() && then.number().is_none() {
        return None;
    }
    let (now, then) = (now.or_zero(), then.or_zero());
    let change = now.minus(then).ok()?;
    let rate = Ratio::new(change, then).filter(|_| !then.is_negative());
    Some(Difference { now, then, change, rate })
}

//! Calculating (测算): change a figure and see what follows.
//!
//! An edit says that so much more (or less) money stands at a place. Every printed quantity that
//! contains the place moves by the same amount: totals, other tables, the three public expenses.
//! What the place does not decide (which functional item? which source?) stays an open question;
//! its answer narrows the place. So nothing is derived twice, order does not matter, and undoing
//! restores every digit.

mod current;
mod moves;
mod record;
mod session;

pub use moves::{Candidate, Question};
pub use record::{CellAddress, Record, ReplayError};
pub use session::{Changes, EditError, Mode, OpenError, Session};

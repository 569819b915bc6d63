//! Money: exact amounts, the units they are printed in, rounding for display, and what people type.

mod amount;
mod ratio;
mod typed;
mod unit;

pub use amount::{Amount, AmountError};
pub use ratio::{Percent, Ratio};
pub use typed::{TypedError, parse_typed};
pub use unit::{MoneyUnit, Unit};

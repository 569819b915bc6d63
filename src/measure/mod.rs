//! Measures: shares, growth, headline figures. Each carries what it is computed from; where a
//! denominator or last year is unknown there is none, and the reason is said.

mod growth;
mod overview;
mod share;

pub(crate) use growth::same_column;
pub use growth::{Growth, NoGrowth, Prior, growth, prior};
pub use overview::{Breakdown, Overview, PerHead, Slice, breakdown, budgeted, overview, printed};
pub use share::{NoShare, Share, share_in_parent, share_in_total};

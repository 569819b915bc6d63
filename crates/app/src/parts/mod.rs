//! Parts that several views use.

pub mod badge;
pub mod bars;
pub mod choice;
pub mod explain;
pub mod figure;
pub(crate) mod growth;
pub mod icon;
pub mod link;
pub mod menu;
pub mod notices;
pub mod term;

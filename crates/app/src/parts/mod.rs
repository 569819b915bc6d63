//! Parts that several views use.

pub mod badge;
pub mod bars;
pub mod choice;
pub mod explain;
pub mod figure;
pub mod icon;
pub mod link;
pub mod menu;
pub mod notices;
pub mod term;

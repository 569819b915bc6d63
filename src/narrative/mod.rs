//! Narrative (情况说明): the words that explain the figures.

pub mod claim;
pub mod write;

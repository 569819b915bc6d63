//! The three public expenses (“三公”经费): each of them explained.

pub(super) mod unexplained;
pub(super) mod vehicles;

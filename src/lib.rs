//! The core of Mingzhang (明账): a published budget as coordinates, the relations (勾稽关系) that
//! follow from them, measures, and calculation. No I/O, no clock, no randomness, no browser.

pub mod calculate;
pub mod classification;
pub mod compare;
pub mod disclosure;
pub mod finding;
pub mod form;
pub mod grid;
#[cfg(feature = "review")]
pub mod locate;
pub mod measure;
pub mod money;
#[cfg(feature = "review")]
pub mod narrative;
pub mod picture;
pub mod quantity;
pub mod relation;
#[cfg(feature = "review")]
pub mod rules;
pub mod walk;
pub mod wording;

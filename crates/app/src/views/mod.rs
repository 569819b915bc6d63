//! The views, and the frame around them.

pub mod checks;
pub mod flow;
pub mod overview;
pub mod shell;
pub mod tables;
pub mod three_public;

//! Spreadsheets: every visible sheet is a part with one grid of what its cells show.

pub mod ods;
pub mod xls;
pub mod xlsx;

mod number;

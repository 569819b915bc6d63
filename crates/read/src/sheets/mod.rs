//! Spreadsheets: every visible sheet is a part with one grid of what its cells show.

pub mod ods;
pub mod xls;
pub mod xlsx;

mod biff;
mod book;
mod date;
mod formats;
mod hidden;
mod number;

//! Understanding: what the lines of a document say on the form they follow.
//!
//! Everything here works on lines of tokens, whatever they were cut from, and takes titles,
//! headings, labels, code lengths and coordinates from the form; no form is known by name.
//!
//! - [`key`]: when two printings are the same words; [`token`]: lines, tokens and figures.
//! - [`recognise`]: which form, and where its tables stand; [`head`]: unit, year, money unit.
//! - [`cells`]: the rows of a grid; [`rows`]: those of text, however they were wrapped; both with
//!   the [`labels`] and headings that a form prints and the [`marks`] it does not, after [`cut`] has
//!   put figures together; [`style`]: how a table prints them.
//! - [`found`]: what both find; [`tables`]: all tables, in the order in which one helps the other.
//! - [`remarks`]: what a table says of itself in words.
//! - [`assign`]: which column a figure stands in where blank cells have left no trace.
//! - [`privacy`]: what is never kept; [`reading`]: what all of it gives.

pub(crate) mod assign;
mod beside;
pub(crate) mod cells;
mod cut;
pub(crate) mod document;
pub(crate) mod figure;
mod found;
pub(crate) mod head;
pub(crate) mod key;
pub(crate) mod labels;
pub(crate) mod marks;
pub(crate) mod privacy;
pub(crate) mod reading;
pub(crate) mod recognise;
mod remarks;
pub(crate) mod rows;
mod style;
pub(crate) mod tables;
pub(crate) mod token;
mod truncated;

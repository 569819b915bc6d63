//! What a disclosure explains in words outside its tables.

use super::Extra;

/// A section under one heading. Sections stand one after the other as in the document; how deep
/// one lies follows from the notation of its number.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Section {
    /// Number of its heading as printed: `第三部分`, `一、`, `（二）`.
    pub number: Option<String>,
    /// Heading without the number; absent before the first heading.
    pub title: Option<String>,
    /// Its numbered items and other paragraphs.
    pub items: Vec<Item>,
    /// Unknown fields.
    pub extra: Extra,
}

/// A numbered item with all its paragraphs, or a paragraph without a number.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Item {
    /// Its number as printed: `1.`, `（1）`.
    pub number: Option<String>,
    /// Its text without the number; paragraphs are separated by line ends.
    pub text: String,
    /// The account that it speaks of, as codes from the class down; empty if it speaks of none or
    /// the document does not decide which.
    pub account: Vec<String>,
    /// Unknown fields.
    pub extra: Extra,
}

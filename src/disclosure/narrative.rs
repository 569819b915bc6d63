//! What a disclosure explains in words outside its tables.

use super::Extra;

/// A section under one heading. Sections stand one after the other as in the document; how deep
/// one lies follows from the notation of its number. One with a title and no number is as high as
/// 第三部分.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Section {
    /// Number of its heading as printed: `第三部分`, `一、`, `（二）`; some headings have none.
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

/// Where words stand in a disclosure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum WordsAt {
    /// The heading of a section, without its number.
    Heading {
        /// Place of the section.
        section: usize,
    },
    /// The text of an item.
    Item {
        /// Place of the section.
        section: usize,
        /// Place of the item in it.
        item: usize,
    },
    /// One of the goals of a performance target.
    Goal {
        /// Place of the target.
        target: usize,
        /// Place of the goal in it.
        goal: usize,
    },
    /// The value of an indicator of a performance target.
    Indicator {
        /// Place of the target.
        target: usize,
        /// Place of the indicator in it.
        indicator: usize,
    },
    /// A note of a table.
    Note {
        /// Place of the table.
        table: usize,
        /// Place of the note in it.
        note: usize,
    },
}

/// A stretch of words: the bytes from `start` to `end` of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Passage {
    /// Which text.
    pub at: WordsAt,
    /// First byte.
    pub start: usize,
    /// Byte behind the last.
    pub end: usize,
}

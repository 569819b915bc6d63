//! What can be wrong with a file.

use mingzhang::money::MoneyUnit;

/// Why a file could not be read: the problem and its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadError {
    /// Where; absent when the file as a whole is the problem.
    pub place: Option<Place>,
    /// What.
    pub problem: Problem,
}

/// A place in a text file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Path of the value, such as `tables[4].rows[3].cells.total`; empty at the top, and where
    /// the text is no JSON.
    pub path: String,
    /// Line, from 1.
    pub line: usize,
    /// Character within the line, from 1.
    pub column: usize,
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// Larger than the reader takes.
    TooLarge {
        /// Size of the file.
        bytes: u64,
        /// The most that is read.
        limit: u64,
    },
    /// Nothing in it.
    Empty,
    /// A file of another kind: `PDF`, `PACKAGE` (such as `.xlsx` and `.docx`), `OLE` (`.xls`, `.doc`),
    /// and what `sniff` knows besides. `wording` says them as people do.
    OtherFormat(&'static str),
    /// Bytes that are no UTF-8 text.
    NotUtf8,
    /// Text that is no JSON; the characters that stand there.
    Syntax {
        /// A few characters from the place on.
        near: String,
    },
    /// JSON that stops in the middle.
    Truncated,
    /// Objects and lists within each other deeper than any disclosure.
    TooDeep {
        /// The deepest that is read.
        limit: usize,
    },
    /// The same field twice in one object.
    DuplicateField(String),
    /// A field that must be there.
    Missing(&'static str),
    /// A value of another kind than the field takes.
    Mistyped {
        /// What the field takes.
        expected: Kind,
        /// What stands there.
        found: Kind,
    },
    /// A text without a character in it.
    EmptyText,
    /// A text with an escape that stands for no character.
    BrokenText,
    /// Not the documented schema; what it says instead, if anything.
    Schema(Option<String>),
    /// An id that the form does not have.
    Unknown {
        /// Of what.
        part: Part,
        /// The id.
        found: String,
        /// The ids there are.
        known: Vec<String>,
    },
    /// Another stage than the form's.
    Stage {
        /// The stage of the file.
        found: String,
        /// The stage of the form.
        expected: String,
    },
    /// No money unit.
    MoneyUnit(String),
    /// A year outside the range that makes sense.
    Year(String),
    /// A table of two blocks, and a row that names none of them.
    NoBlock(Vec<String>),
    /// A row that does not say which row it is; the fields that could say so.
    UnnamedRow(Vec<&'static str>),
    /// A fixed row of the form that also has a code or a project.
    MixedRow(&'static str),
    /// A field that rows of this table do not have.
    NotInTable(&'static str),
    /// A field that rows of last year's accounts do not have.
    NotInPriorRows(&'static str),
    /// An account code with something else than digits.
    NotACode(String),
    /// The same table twice.
    DuplicateTable(String),
    /// The same row twice in a table.
    DuplicateRow {
        /// The row.
        row: String,
        /// Line of the first of the two.
        first: usize,
    },
    /// An amount written as a number, which would pass through binary fractions.
    AmountAsNumber(String),
    /// An amount that is no plain decimal.
    NotAnAmount(String),
    /// More decimals than a figure can have.
    TooManyDecimals {
        /// As written.
        found: String,
        /// Money unit of the file, for money.
        money: Option<MoneyUnit>,
    },
    /// Beyond 10¹⁸ yuan (or things).
    AmountTooLarge(String),
    /// More pages, sheets, cells or words than are read.
    TooMuch {
        /// Of what.
        what: Pieces,
        /// The most that is read.
        limit: usize,
    },
    /// Locked with a password.
    Encrypted,
    /// A file that breaks the rules of its own format, or stops in the middle; the format.
    Damaged(&'static str),
    /// Pages that are pictures: there is no text to read.
    Scanned,
    /// Pages without text: blank, or drawn in lines.
    NoText,
    /// No table title of any known form.
    NoForm,
    /// No table of the form that the reader told; what it is called.
    NotOfForm {
        /// In Chinese.
        zh: String,
        /// In English.
        en: String,
    },
    /// Nowhere a line that names the publishing unit.
    NoUnit,
    /// Nowhere the budget year.
    NoYear,
    /// What was read does not fit the form's layout; why.
    NotLaidOut(String),
}

/// What a document has too much of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pieces {
    /// Pages or sheets.
    Parts,
    /// Cells and words.
    Pieces,
    /// Bytes of text.
    Text,
    /// Bytes, once unpacked.
    Bytes,
}

/// Kinds of JSON values, as a reader of the message knows them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// `{ … }`
    Object,
    /// `[ … ]`
    List,
    /// `"…"`
    Text,
    /// `1`
    Number,
    /// `true`, `false`
    Boolean,
    /// `null`
    Null,
}

/// What an id names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Form set.
    Form,
    /// Table of the form.
    Table,
    /// Block of the table.
    Block,
    /// Fixed row of the block.
    Row,
    /// Column of the block.
    Column,
}

impl ReadError {
    /// A problem of the file as a whole.
    #[must_use]
    pub fn of_file(problem: Problem) -> Self {
        Self { place: None, problem }
    }

    /// A stable name of the kind of problem, for programs.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match &self.problem {
            Problem::TooLarge { .. } => "too-large",
            Problem::Empty => "empty-file",
            Problem::OtherFormat(_) => "other-format",
            Problem::NotUtf8 => "not-utf-8",
            Problem::Syntax { .. } => "not-json",
            Problem::Truncated => "truncated",
            Problem::TooDeep { .. } => "too-deep",
            Problem::DuplicateField(_) => "duplicate-field",
            Problem::Missing(_) => "missing-field",
            Problem::Mistyped { .. } => "wrong-type",
            Problem::EmptyText => "empty-text",
            Problem::BrokenText => "broken-text",
            Problem::Schema(_) => "wrong-schema",
            Problem::Unknown { part, .. } => match part {
                Part::Form => "unknown-form",
                Part::Table => "unknown-table",
                Part::Block => "unknown-block",
                Part::Row => "unknown-row",
                Part::Column => "unknown-column",
            },
            Problem::Stage { .. } => "wrong-stage",
            Problem::MoneyUnit(_) => "unknown-money-unit",
            Problem::Year(_) => "wrong-year",
            Problem::NoBlock(_) => "missing-block",
            Problem::UnnamedRow(_) => "unnamed-row",
            Problem::MixedRow(_) => "mixed-row",
            Problem::NotInTable(_) => "field-not-in-table",
            Problem::NotInPriorRows(_) => "field-not-in-prior-rows",
            Problem::NotACode(_) => "not-a-code",
            Problem::DuplicateTable(_) => "duplicate-table",
            Problem::DuplicateRow { .. } => "duplicate-row",
            Problem::AmountAsNumber(_) => "amount-as-number",
            Problem::NotAnAmount(_) => "not-an-amount",
            Problem::TooManyDecimals { .. } => "too-many-decimals",
            Problem::AmountTooLarge(_) => "amount-too-large",
            Problem::TooMuch { .. } => "too-much",
            Problem::Encrypted => "encrypted",
            Problem::Damaged(_) => "damaged",
            Problem::Scanned => "scanned",
            Problem::NoText => "no-text",
            Problem::NoForm => "no-form",
            Problem::NotOfForm { .. } => "not-of-form",
            Problem::NoUnit => "no-unit",
            Problem::NoYear => "no-year",
            Problem::NotLaidOut(_) => "not-laid-out",
        }
    }
}

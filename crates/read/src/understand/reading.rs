//! What understanding a document gives.

use std::collections::HashSet;

use mingzhang::disclosure::Disclosure;
use mingzhang::form::{Form, Section, TableSpec};
use mingzhang::money::MoneyUnit;

use crate::source::Place;

/// What was understood of a document, and what was not.
#[derive(Debug)]
pub struct Reading {
    /// The disclosure.
    pub disclosure: Disclosure,
    /// Where every figure stands.
    pub evidence: Vec<Evidence>,
    /// Lines of the tables that were not understood.
    pub unread: Vec<Unread>,
    /// Rows that can be read in more than one way.
    pub ambiguous: Vec<Ambiguous>,
    /// What had to be assumed, or could not be kept.
    pub notices: Vec<Notice>,
}

impl Reading {
    /// The numbered tables of its form of which the document has nothing, not even the title.
    pub fn missing<'f>(&self, form: &'f Form) -> impl Iterator<Item = &'f TableSpec> {
        let unread = |notice: &Notice| match notice {
            Notice::ColumnsUnknown { table } => Some(table.clone()),
            _ => None,
        };
        let read = self.disclosure.tables.iter().map(|table| table.id.clone());
        let there: HashSet<String> = read.chain(self.notices.iter().filter_map(unread)).collect();
        let numbered = form.tables.iter().filter(|spec| spec.section == Section::Tables);
        numbered.filter(move |spec| !there.contains(&spec.id))
    }
}

/// Where a figure stands in the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// Id of the table.
    pub table: String,
    /// Place of the row in the disclosure's table.
    pub row: usize,
    /// Id of the column.
    pub column: String,
    /// Where it stands in the source.
    pub place: Place,
}

/// A line that was not understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// Id of the table it stands in; empty for a table that the form does not have.
    pub table: String,
    /// Where it begins in the source.
    pub place: Place,
    /// What stands there, without personal data.
    pub text: String,
}

/// A row whose figures fit several columns, whatever else the document says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ambiguous {
    /// Id of the table.
    pub table: String,
    /// Place of the row in the disclosure's table.
    pub row: usize,
    /// What the row is called in print.
    pub label: String,
    /// Where it begins in the source.
    pub place: Place,
    /// The columns of its figures in every reading that is left; the disclosure has one of them.
    pub readings: Vec<Vec<String>>,
}

/// What a reader of the figures should know of how they were read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// Titles and headings are those of other forms as well.
    FormGuessed {
        /// Ids of those forms.
        others: Vec<String>,
    },
    /// Tables have no line with their money unit; this one was assumed.
    MoneyUnitAssumed {
        /// Ids of the tables.
        tables: Vec<String>,
        /// The unit that the form prints them in, or the document its other tables.
        unit: MoneyUnit,
    },
    /// A table is printed in a money unit that amounts are not kept in: none of it was read.
    MoneyUnitUnknown {
        /// Id of the table.
        table: String,
        /// The unit as printed.
        printed: String,
    },
    /// The title of a table stands there, but its columns were not understood: none of it was read.
    ColumnsUnknown {
        /// Id of the table.
        table: String,
    },
    /// A table has no headings: its columns were taken in the order of the form.
    ColumnsInOrder {
        /// Id of the table.
        table: String,
    },
    /// Rows of a table have names that stood there before, and other figures; the first were taken.
    RowsTwice {
        /// Id of the table.
        table: String,
        /// How many rows.
        count: usize,
    },
    /// Projects have names that are longer elsewhere in the document: cells may have cut them off.
    NamesCutOff {
        /// Id of the table.
        table: String,
        /// How many.
        count: usize,
        /// The first of them as the table prints it.
        name: String,
        /// What it may be in full.
        longer: String,
    },
}

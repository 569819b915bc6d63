//! What a document says, as plain data for programs: the command line prints it as JSON and the
//! JavaScript package hands it out as objects, field for field the same.
//!
//! Amounts are decimal strings in the money unit of their table, other figures in their column's
//! own unit, as `counts` says; what is not there is null. Described in `docs/findings-json.md`.

#[cfg(feature = "review")]
mod causes;
mod cells;
mod changes;
mod compare;
mod explanation;
mod findings;
mod measures;
mod pictures;
mod questions;
#[cfg(feature = "reading")]
mod reading;
#[cfg(feature = "reading")]
mod remarks;
mod walks;

#[cfg(feature = "review")]
pub use causes::{Change, Explanation as Cause};
pub use cells::{Arithmetic, Cell, Figure, figure, figures};
pub use changes::{ChangedCell, Changes, Now, changes};
pub use compare::{Comparison, Row, compare};
pub use explanation::{Explanation, Measure, Relation, explain};
pub use findings::{Finding, Findings, Passage, Summary, findings, findings_after};
pub use measures::{Breakdown, Growth, Measures, Overview, PerHead, Prior, Share, Shares, Slice, measures};
pub use pictures::{Picture, Pictures, pictures};
pub use questions::{Answer, Question, questions};
#[cfg(feature = "reading")]
pub use reading::{
    Ambiguous, Evidence, FormName, FoundTable, Reading, Recognised, TableName, Unread, Words, forms, reading,
};
#[cfg(feature = "reading")]
pub use remarks::{remarks, unread, unread_line};
pub use walks::{Told, Walks, walk, walks};

use mingzhang::calculate::Session;
use serde::Serialize;

/// Number of the schema; rises when a program that reads the old one would misread the new one.
const SCHEMA: u8 = 1;

/// What every report begins with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Head {
    /// Number of the schema.
    pub schema: u8,
    /// Name of the file.
    pub file: String,
    /// Id of the form set.
    pub form: String,
    /// The organisation.
    pub unit: String,
    /// Budget year.
    pub year: u16,
    /// Unit of all amounts, except where a cell says another.
    pub money_unit: &'static str,
}

impl Head {
    fn new(file: &str, session: &Session) -> Self {
        let document = session.published();
        Self {
            schema: SCHEMA,
            file: file.to_owned(),
            form: document.form.clone(),
            unit: document.unit.clone(),
            year: document.year,
            money_unit: document.money_unit.symbol(),
        }
    }
}

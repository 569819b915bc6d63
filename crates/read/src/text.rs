//! Plain text: extracted from a PDF, with its columns collapsed, or pasted.
//!
//! This file only cuts text into lines of tokens; what they say is found out in `understand`.

mod lines;

use std::sync::Arc;

use mingzhang::form::{self, Form};

use crate::ReadError;
use crate::json::decode;
use crate::understand::document;
pub use crate::understand::document::{Ambiguous, Evidence, Reading, Unread};

/// How to read.
#[derive(Debug, Clone)]
pub struct Options {
    /// The forms that the document may follow.
    pub forms: Vec<Arc<Form>>,
}

impl Default for Options {
    /// All built-in forms.
    fn default() -> Self {
        Self { forms: form::forms().to_vec() }
    }
}

/// Reads the numbered tables of a disclosure from text in UTF-8.
///
/// # Errors
/// Bytes that are no text, and text in which no form, unit or year is recognised.
pub fn read(bytes: &[u8], options: &Options) -> Result<Reading, ReadError> {
    document::understand(&lines::cut(decode(bytes)?), &options.forms)
}

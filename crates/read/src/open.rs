//! Opening a file of any format.

use std::sync::Arc;

use mingzhang::disclosure::Disclosure;
use mingzhang::form::Form;

use crate::source::{Format, Progress, Source};
use crate::{Problem, ReadError, Reading, json, sniff, text, understand};

/// What a file holds.
#[derive(Debug)]
pub enum Opened {
    /// A disclosure that says itself what every figure is.
    Disclosure(Disclosure),
    /// A document, and what was understood of it.
    Document {
        /// What it shows.
        source: Source,
        /// What that means.
        reading: Reading,
    },
}

impl Opened {
    /// The disclosure, wherever it is from.
    #[must_use]
    pub fn disclosure(&self) -> &Disclosure {
        match self {
            Self::Disclosure(disclosure) => disclosure,
            Self::Document { reading, .. } => &reading.disclosure,
        }
    }
}

/// What is known of a document beside its bytes: the forms that it may be on, and, where a person has
/// said so, whose it is and of which year.
#[derive(Debug, Clone, Copy)]
pub struct Told<'a> {
    /// Forms of which it is on one.
    pub forms: &'a [Arc<Form>],
    /// Name of the publishing unit (编制单位).
    pub unit: Option<&'a str>,
    /// Budget year (预算年度).
    pub year: Option<u16>,
}

impl<'a> From<&'a [Arc<Form>]> for Told<'a> {
    fn from(forms: &'a [Arc<Form>]) -> Self {
        Self { forms, unit: None, year: None }
    }
}

/// Reads a file, whatever its name, on the one of the forms that it follows.
///
/// # Errors
/// A file that is too large, damaged, locked, or of a format that is not read, and a document in
/// which no form is recognised, or whose unit or year nobody tells.
pub fn open<'a>(
    bytes: &[u8],
    told: impl Into<Told<'a>>,
    progress: &mut dyn FnMut(Progress),
) -> Result<Opened, ReadError> {
    let size = bytes.len() as u64;
    if size > json::MAX_BYTES {
        return Err(ReadError::of_file(Problem::TooLarge { bytes: size, limit: json::MAX_BYTES }));
    }
    let format = sniff::format(bytes)?;
    let told = told.into();
    if format == Format::Json {
        return json::read_as(bytes, told.forms).map(Opened::Disclosure);
    }
    let source = lay_out(bytes, format, progress)?;
    let reading = understand(&source, told)?;
    Ok(Opened::Document { source, reading })
}

/// Lays a document of a format out.
fn lay_out(bytes: &[u8], format: Format, progress: &mut dyn FnMut(Progress)) -> Result<Source, ReadError> {
    match format {
        #[cfg(feature = "csv")]
        Format::Csv => crate::csv::lay_out(bytes, progress),
        #[cfg(feature = "docx")]
        Format::Docx => crate::docx::lay_out(bytes, progress),
        #[cfg(feature = "html")]
        Format::Html => crate::html::lay_out(bytes, progress),
        #[cfg(feature = "sheets")]
        Format::Xlsx => crate::sheets::xlsx::lay_out(bytes, progress),
        #[cfg(feature = "sheets")]
        Format::Xls => crate::sheets::xls::lay_out(bytes, progress),
        #[cfg(feature = "sheets")]
        Format::Ods => crate::sheets::ods::lay_out(bytes, progress),
        #[cfg(feature = "pdf")]
        Format::Pdf => crate::pdf::lay_out(bytes, progress),
        Format::Text | Format::Json => {
            progress(Progress { done: 0, total: 1 });
            text::lay_out(bytes)
        }
        // What this build has no reader for.
        #[allow(unreachable_patterns)]
        other => Err(ReadError::of_file(Problem::OtherFormat(match other {
            Format::Pdf => "PDF",
            Format::Docx => "DOCX",
            Format::Html => "HTML",
            Format::Csv => "CSV",
            Format::Xls => "OLE",
            _ => "PACKAGE",
        }))),
    }
}

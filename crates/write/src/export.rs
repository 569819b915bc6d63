//! What people take away of a session, as the bytes of a file: one name for each format.

use mingzhang::calculate::Session;
use mingzhang::wording::Lang;

use crate::xlsx::WriteError;
use crate::{csv, html, json, xlsx};

/// A format that a document can be written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// The disclosure file; the present figures are what is published in it.
    Json,
    /// A workbook in the official layout.
    Xlsx,
    /// All tables one below the other.
    Csv,
    /// A report to read and print.
    Html,
}

impl Format {
    /// The format of files that end so, in any case and without the dot.
    #[must_use]
    pub fn from_extension(extension: &str) -> Option<Self> {
        Some(match extension.to_ascii_lowercase().as_str() {
            "json" => Self::Json,
            "xlsx" => Self::Xlsx,
            "csv" => Self::Csv,
            "html" | "htm" => Self::Html,
            _ => return None,
        })
    }
}

/// The document with its present figures as a file; `file` is the name that it was read under, if
/// it is known.
///
/// # Errors
/// A document that does not fit into a workbook.
pub fn write(
    session: &Session,
    format: Format,
    file: Option<&str>,
    lang: Lang,
) -> Result<Vec<u8>, WriteError> {
    Ok(match format {
        Format::Json => json::write(&session.current()).into_bytes(),
        Format::Xlsx => xlsx::write(session, lang)?,
        Format::Csv => csv::write(session, lang).into_bytes(),
        Format::Html => html::write(file, session, lang).into_bytes(),
    })
}

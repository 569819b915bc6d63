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
    /// What a page holds for the widget (`.embed.html`).
    Embed,
}

impl Format {
    /// The format of files that are called so, in any case.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let name = name.to_ascii_lowercase();
        if name.ends_with(".embed.html") {
            return Some(Self::Embed);
        }
        let (_, extension) = name.rsplit_once('.')?;
        Some(match extension {
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
        Format::Embed => html::embed::write(session, lang).into_bytes(),
    })
}

//! What a file is, told by what is in it; names of files and their endings lie.

use crate::encoding::decode;
use crate::source::Format;
use crate::{Problem, ReadError};

/// As far into a file as a PDF may begin.
const PDF_WITHIN: usize = 1_024;

/// The format of a file.
///
/// # Errors
/// A file that is locked, of a format that is not read, or no text.
pub fn format(bytes: &[u8]) -> Result<Format, ReadError> {
    let head = bytes.get(..PDF_WITHIN).unwrap_or(bytes);
    if head.windows(4).any(|window| window == b"%PDF") {
        return Ok(Format::Pdf);
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return package(bytes);
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return ole(bytes);
    }
    let text = decode(bytes)?;
    let start = text.trim_start();
    let head: String = start.chars().take(PDF_WITHIN).collect::<String>().to_ascii_lowercase();
    let other = |name| Err(ReadError::of_file(Problem::OtherFormat(name)));
    if head.starts_with("mime-version:") || head.contains("\nmime-version:") {
        return other("MHTML");
    }
    if head.starts_with("<?xml") && !head.contains("<html") && !head.contains("<!doctype html") {
        return other("XML");
    }
    if start.starts_with('{') {
        return Ok(Format::Json);
    }
    if start.starts_with('<') || (start.starts_with("Version:") && head.contains("starthtml:")) {
        return Ok(Format::Html);
    }
    #[cfg(feature = "csv")]
    if crate::csv::is_separated(&text) {
        return Ok(Format::Csv);
    }
    Ok(Format::Text)
}

#[cfg(feature = "package")]
fn package(bytes: &[u8]) -> Result<Format, ReadError> {
    let zip = crate::package::archive(bytes).ok_or(ReadError::of_file(Problem::Damaged("ZIP")))?;
    let has = |name| zip.index_for_name(name).is_some();
    match () {
        () if has("xl/workbook.xml") => Ok(Format::Xlsx),
        () if has("word/document.xml") => Ok(Format::Docx),
        () if has("content.xml") && has("mimetype") => Ok(Format::Ods),
        () if has("xl/workbook.bin") => Err(ReadError::of_file(Problem::OtherFormat("XLSB"))),
        () => Err(ReadError::of_file(Problem::OtherFormat("ZIP"))),
    }
}

#[cfg(not(feature = "package"))]
fn package(_: &[u8]) -> Result<Format, ReadError> {
    Err(ReadError::of_file(Problem::OtherFormat("ZIP")))
}

#[cfg(feature = "ole")]
fn ole(bytes: &[u8]) -> Result<Format, ReadError> {
    let file = cfb::CompoundFile::open(std::io::Cursor::new(bytes))
        .map_err(|_| ReadError::of_file(Problem::Damaged("OLE")))?;
    Err(ReadError::of_file(match () {
        () if file.exists("/EncryptedPackage") => Problem::Encrypted,
        () if file.exists("/Workbook") || file.exists("/Book") => return Ok(Format::Xls),
        () if file.exists("/WordDocument") => Problem::OtherFormat("DOC"),
        () => Problem::OtherFormat("OLE"),
    }))
}

#[cfg(not(feature = "ole"))]
fn ole(_: &[u8]) -> Result<Format, ReadError> {
    Err(ReadError::of_file(Problem::OtherFormat("OLE")))
}

//! What a file is, told by what is in it; names of files and their endings lie.

#[cfg(feature = "package")]
use std::io::Read;

use crate::encoding::decode;
use crate::source::Format;
use crate::{Problem, ReadError};

/// As far into a file as a PDF may begin.
const PDF_WITHIN: usize = 1_024;

/// How files begin that are none that can be read.
const OTHERS: &[(&[u8], &str)] = &[
    (b"\x89PNG", "PICTURE"),
    (b"\xff\xd8\xff", "PICTURE"),
    (b"GIF8", "PICTURE"),
    (b"BM", "PICTURE"),
    (b"II*\0", "PICTURE"),
    (b"MM\0*", "PICTURE"),
    (b"Rar!", "ARCHIVE"),
    (b"7z\xbc\xaf", "ARCHIVE"),
    (b"\x1f\x8b", "ARCHIVE"),
    (b"{\\rtf", "RTF"),
];

/// The format of a file.
///
/// # Errors
/// A file that is locked, of a format that is not read, or no text.
pub fn format(bytes: &[u8]) -> Result<Format, ReadError> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return package(bytes);
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return ole(bytes);
    }
    let head = bytes.get(..PDF_WITHIN).unwrap_or(bytes);
    if head.windows(5).any(|window| window == b"%PDF-") {
        return Ok(Format::Pdf);
    }
    let other = |name| Err(ReadError::of_file(Problem::OtherFormat(name)));
    // Two letters may begin a text, too: a picture has bytes in it that are none.
    let known =
        OTHERS.iter().find(|(magic, _)| bytes.starts_with(magic) && (magic.len() > 2 || head.contains(&0)));
    if let Some((_, name)) = known {
        return other(name);
    }
    let text = decode(bytes)?.text;
    let start = text.trim_start();
    let head: String = start.chars().take(PDF_WITHIN).collect::<String>().to_ascii_lowercase();
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
    let mut zip = crate::package::archive(bytes).ok_or(ReadError::of_file(Problem::Damaged("PACKAGE")))?;
    let names: Vec<String> = zip.file_names().filter_map(|name| Some(name.ok()?.into_owned())).collect();
    let has = |wanted: &str| names.iter().any(|name| name == wanted);
    // OpenDocument that is locked as a whole.
    if has("encrypted-package") {
        return Err(ReadError::of_file(Problem::Encrypted));
    }
    let name = match () {
        () if has("xl/workbook.xml") => return Ok(Format::Xlsx),
        () if has("word/document.xml") => return Ok(Format::Docx),
        () if has("content.xml") && has("mimetype") => {
            let mut kind = Vec::new();
            let part = zip.by_name("mimetype").ok();
            let read = part.and_then(|part| part.take(PDF_WITHIN as u64).read_to_end(&mut kind).ok());
            let text = read.is_some() && kind.starts_with(b"application/vnd.oasis.opendocument.text");
            if !text {
                return Ok(Format::Ods);
            }
            "ODT"
        }
        () if has("xl/workbook.bin") => "XLSB",
        () if has("ppt/presentation.xml") => "PPTX",
        () if has("OFD.xml") => "OFD",
        () => "ARCHIVE",
    };
    Err(ReadError::of_file(Problem::OtherFormat(name)))
}

#[cfg(not(feature = "package"))]
fn package(_: &[u8]) -> Result<Format, ReadError> {
    Err(ReadError::of_file(Problem::OtherFormat("PACKAGE")))
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

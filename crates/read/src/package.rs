//! The ZIP container of office files, checked before anything is read from it.

use std::io::{self, BufReader, Cursor, Read};

use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesRef, BytesStart};
use zip::ZipArchive;

use crate::{Pieces, Problem, ReadError};

/// Bytes of all parts together, once unpacked.
const MOST_BYTES: usize = 256 * 1024 * 1024;

/// Files in one package.
const MOST_FILES: usize = 10_000;

/// An opened package of a format.
pub(crate) struct Package<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    format: &'static str,
}

impl<'a> Package<'a> {
    /// Opens it and unpacks every part once into nothing, so that none is larger than it says.
    pub(crate) fn open(bytes: &'a [u8], format: &'static str) -> Result<Self, ReadError> {
        let damaged = || ReadError::of_file(Problem::Damaged(format));
        let too_much = || ReadError::of_file(Problem::TooMuch { what: Pieces::Bytes, limit: MOST_BYTES });
        let mut zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged())?;
        if zip.len() > MOST_FILES {
            return Err(damaged());
        }
        let mut total = 0_u64;
        for at in 0..zip.len() {
            let left = (MOST_BYTES as u64).saturating_sub(total);
            let file = zip.by_index(at).map_err(|error| match error {
                zip::result::ZipError::UnsupportedArchive(zip::result::ZipError::PASSWORD_REQUIRED) => {
                    ReadError::of_file(Problem::Encrypted)
                }
                _ => damaged(),
            })?;
            if file.size() > left {
                return Err(too_much());
            }
            total += io::copy(&mut file.take(left + 1), &mut io::sink()).map_err(|_| damaged())?;
            if total > MOST_BYTES as u64 {
                return Err(too_much());
            }
        }
        Ok(Self { zip, format })
    }

    /// Whether there is a part of this name.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.zip.index_for_name(name).is_some()
    }

    /// The names of all parts.
    pub(crate) fn names(&self) -> impl Iterator<Item = String> {
        self.zip.file_names().filter_map(|name| Some(name.ok()?.into_owned()))
    }

    /// A part as XML.
    pub(crate) fn xml(&mut self, name: &str) -> Result<Reader<impl io::BufRead + '_>, ReadError> {
        let format = self.format;
        let file = self.zip.by_name(name).map_err(|_| ReadError::of_file(Problem::Damaged(format)))?;
        let mut reader = Reader::from_reader(BufReader::new(file));
        reader.config_mut().expand_empty_elements = true;
        Ok(reader)
    }

    /// That the file breaks the rules of its format.
    pub(crate) fn damaged(&self) -> ReadError {
        ReadError::of_file(Problem::Damaged(self.format))
    }
}

/// An attribute by its name without prefix.
pub(crate) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = element.attributes().filter_map(Result::ok).find(|a| a.key.local_name().as_ref() == name)?;
    Some(found.normalized_value(XmlVersion::Implicit1_0).ok()?.into_owned())
}

/// An attribute that is a number.
pub(crate) fn number(element: &BytesStart<'_>, name: &str) -> Option<u32> {
    attribute(element, name)?.parse().ok()
}

/// What `&lt;` or `&#20013;` stands for; entities of the document's own are nothing.
pub(crate) fn entity(reference: &BytesRef<'_>) -> Option<char> {
    match reference.as_ref() {
        "lt" => Some('<'),
        "gt" => Some('>'),
        "amp" => Some('&'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => reference.resolve_char_ref().ok().flatten(),
    }
}

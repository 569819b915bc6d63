//! The ZIP container of office files, and the XML in it: never more of it at once than it needs.

use std::borrow::Cow;
use std::io::{self, BufRead, BufReader, Cursor, Read};

use quick_xml::events::{BytesEnd, BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use zip::ZipArchive;
use zip::result::ZipError;

use crate::{Pieces, Problem, ReadError};

/// Bytes of all parts that are read together, once unpacked.
const MOST_BYTES: usize = 128 * 1024 * 1024;

/// Bytes of one tag, or of one text without a tag in it.
const LONGEST_PIECE: usize = 8 * 1024 * 1024;

/// Files in one package.
pub(crate) const MOST_FILES: usize = 10_000;

/// An opened package of a format.
pub(crate) struct Package<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    format: &'static str,
    /// Bytes that may still be unpacked.
    left: usize,
}

/// Opens a ZIP archive that does not list more files than any document has.
pub(crate) fn archive(bytes: &[u8]) -> Option<ZipArchive<Cursor<&[u8]>>> {
    // The list is read whole, so its entries are counted first.
    let listed = bytes.windows(4).filter(|window| *window == b"PK\x01\x02").count();
    if listed > MOST_FILES {
        return None;
    }
    ZipArchive::new(Cursor::new(bytes)).ok()
}

impl<'a> Package<'a> {
    /// Opens it; its parts are unpacked when they are read.
    pub(crate) fn open(bytes: &'a [u8], format: &'static str) -> Result<Self, ReadError> {
        let damaged = || ReadError::of_file(Problem::Damaged(format));
        Ok(Self { zip: archive(bytes).ok_or_else(damaged)?, format, left: MOST_BYTES })
    }

    /// Whether there is a part of this name.
    #[cfg(feature = "sheets")]
    pub(crate) fn has(&self, name: &str) -> bool {
        self.zip.index_for_name(name).is_some()
    }

    /// A part as XML.
    pub(crate) fn xml(&mut self, name: &str) -> Result<Xml<'_, impl Read + '_>, ReadError> {
        let format = self.format;
        let file = self.zip.by_name(name).map_err(|error| {
            ReadError::of_file(match error {
                ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Problem::Encrypted,
                _ => Problem::Damaged(format),
            })
        })?;
        let bounded = Bounded { inner: BufReader::new(file), piece: 0, left: &mut self.left, refused: None };
        let mut reader = Reader::from_reader(bounded);
        reader.config_mut().expand_empty_elements = true;
        Ok(Xml { reader, buffer: Vec::new(), depth: 0, format })
    }
}

/// A part that is being read.
pub(crate) struct Xml<'p, R: Read> {
    reader: Reader<Bounded<'p, R>>,
    buffer: Vec<u8>,
    /// Elements that are open; none before the first one.
    depth: usize,
    format: &'static str,
}

/// A piece of XML. An element without content begins and ends.
pub(crate) enum Piece<'b> {
    Start(BytesStart<'b>),
    End(BytesEnd<'b>),
    Text(Cow<'b, str>),
    /// A comment or the like.
    Other,
    /// The end of the part.
    Done,
}

impl<R: Read> Xml<'_, R> {
    /// The next piece.
    ///
    /// # Errors
    /// XML that is damaged or stops within an element, and more of it than is read.
    pub(crate) fn next(&mut self) -> Result<Piece<'_>, ReadError> {
        let Self { reader, buffer, depth, format } = self;
        buffer.clear();
        reader.get_mut().piece = 0;
        match reader.read_event_into(buffer) {
            Ok(Event::Start(element)) => {
                *depth += 1;
                Ok(Piece::Start(element))
            }
            Ok(Event::End(element)) => {
                *depth = depth.saturating_sub(1);
                Ok(Piece::End(element))
            }
            Ok(Event::Text(text)) => Ok(Piece::Text(text.xml10_content())),
            Ok(Event::CData(text)) => Ok(Piece::Text(text.xml10_content())),
            Ok(Event::GeneralRef(reference)) => {
                Ok(Piece::Text(entity(&reference).unwrap_or(' ').to_string().into()))
            }
            Ok(Event::Eof) if *depth == 0 => Ok(Piece::Done),
            Ok(Event::Eof) => Err(ReadError::of_file(Problem::Damaged(format))),
            Ok(_) => Ok(Piece::Other),
            Err(_) => {
                let refused = reader.get_mut().refused.take();
                Err(ReadError::of_file(refused.unwrap_or(Problem::Damaged(format))))
            }
        }
    }
}

/// Bytes of a part, as long as no piece is too long and all are not too many.
struct Bounded<'p, R> {
    inner: BufReader<R>,
    /// Bytes of the piece that is being read.
    piece: usize,
    left: &'p mut usize,
    /// Why no more is given.
    refused: Option<Problem>,
}

impl<R: Read> Read for Bounded<'_, R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let count = self.fill_buf()?.read(into)?;
        self.consume(count);
        Ok(count)
    }
}

impl<R: Read> BufRead for Bounded<'_, R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        let (what, limit) = match () {
            () if self.piece > LONGEST_PIECE => (Pieces::Text, LONGEST_PIECE),
            () if *self.left == 0 => (Pieces::Bytes, MOST_BYTES),
            () => return self.inner.fill_buf(),
        };
        self.refused = Some(Problem::TooMuch { what, limit });
        Err(io::Error::other("more than is read"))
    }

    fn consume(&mut self, count: usize) {
        self.piece = self.piece.saturating_add(count);
        *self.left = self.left.saturating_sub(count);
        self.inner.consume(count);
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
fn entity(reference: &BytesRef<'_>) -> Option<char> {
    match reference.as_ref() {
        "lt" => Some('<'),
        "gt" => Some('>'),
        "amp" => Some('&'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => reference.resolve_char_ref().ok().flatten(),
    }
}

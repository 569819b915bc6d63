//! Excel before 2007: BIFF8, and BIFF5 of Excel 95. A formula is its last result, a number as its
//! format shows it.

use std::io::{Cursor, Read as _};

use encoding_rs::Encoding;

use super::biff::{Body, Letters, Records};
use super::book::{Book, Sheet};
use super::formats::Formats;
use crate::source::{Format, MOST_PIECES, Progress, Source};
use crate::{Pieces, Problem, ReadError, visible};

const FORMAT: &str = "XLS";

/// Records that are read.
mod kind {
    pub(super) const BEGIN: u16 = 0x0809;
    pub(super) const END: u16 = 0x000a;
    pub(super) const LOCKED: u16 = 0x002f;
    pub(super) const CODE_PAGE: u16 = 0x0042;
    pub(super) const FROM_1904: u16 = 0x0022;
    pub(super) const SHEET: u16 = 0x0085;
    pub(super) const FORMAT: u16 = 0x041e;
    pub(super) const STYLE: u16 = 0x00e0;
    pub(super) const TEXTS: u16 = 0x00fc;
    pub(super) const COLUMNS: u16 = 0x007d;
    pub(super) const ROW: u16 = 0x0208;
    pub(super) const MERGED: u16 = 0x00e5;
    pub(super) const NUMBER: u16 = 0x0203;
    pub(super) const SHORT_NUMBER: u16 = 0x027e;
    pub(super) const SHORT_NUMBERS: u16 = 0x00bd;
    pub(super) const SHARED_TEXT: u16 = 0x00fd;
    pub(super) const TEXT: u16 = 0x0204;
    pub(super) const SET_TEXT: u16 = 0x00d6;
    pub(super) const LOGICAL: u16 = 0x0205;
    pub(super) const FORMULA: u16 = 0x0006;
    pub(super) const RESULT: u16 = 0x0207;
}

/// The grid of every visible sheet.
///
/// # Errors
/// A file that is damaged, locked, or too large.
pub fn lay_out(bytes: &[u8], progress: &mut dyn FnMut(Progress)) -> Result<Source, ReadError> {
    let stream = stream(bytes).ok_or_else(damaged)?;
    let workbook = Workbook::read(&stream)?;
    let mut book = Book::new(Format::Xls);
    workbook.hidden.iter().for_each(|name| book.hidden_sheet(name));
    let total = u32::try_from(workbook.sheets.len()).unwrap_or(u32::MAX);
    // No part of the stream belongs to two sheets: together they have no more than there is.
    let mut left = stream.len();
    for (done, (name, at)) in (0..).zip(&workbook.sheets) {
        progress(Progress { done, total });
        let part = usize::try_from(*at).ok().and_then(|at| stream.get(at..)).ok_or_else(damaged)?;
        let (sheet, read) = workbook.sheet(part, &mut book)?;
        left = left.checked_sub(read).ok_or_else(damaged)?;
        book.sheet(name, sheet)?;
    }
    progress(Progress { done: total, total });
    Ok(book.finish())
}

fn damaged() -> ReadError {
    ReadError::of_file(Problem::Damaged(FORMAT))
}

/// The workbook's stream in its container.
fn stream(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).ok()?;
    let name = if file.exists("/Workbook") { "/Workbook" } else { "/Book" };
    let mut stream = Vec::new();
    file.open_stream(name).ok()?.take(bytes.len() as u64).read_to_end(&mut stream).ok()?;
    Some(stream)
}

/// What the records before the sheets say.
struct Workbook {
    letters: Letters,
    formats: Formats,
    texts: Vec<String>,
    /// Name and place in the stream of every visible sheet of cells.
    sheets: Vec<(String, u32)>,
    /// Names of the sheets of cells that are hidden.
    hidden: Vec<String>,
}

impl Workbook {
    fn read(stream: &[u8]) -> Result<Self, ReadError> {
        const BIFF8: u16 = 0x0600;
        let mut records = Records::new(stream);
        let version =
            records.next().filter(|(kind, _)| *kind == kind::BEGIN).and_then(|(_, mut body)| body.u16());
        let old = version.ok_or_else(damaged)? < BIFF8;
        let mut book = Self {
            letters: if old { Letters::Bytes(encoding_rs::GBK) } else { Letters::Unicode },
            formats: Formats::default(),
            texts: Vec::new(),
            sheets: Vec::new(),
            hidden: Vec::new(),
        };
        for (kind, body) in records {
            match kind {
                kind::END => return Ok(book),
                kind::LOCKED => return Err(ReadError::of_file(Problem::Encrypted)),
                _ => book.record(kind, body)?,
            }
        }
        Err(damaged())
    }

    fn record(&mut self, kind: u16, mut body: Body<'_>) -> Result<(), ReadError> {
        match kind {
            kind::CODE_PAGE => {
                if let Letters::Bytes(encoding) = &mut self.letters {
                    *encoding = body.u16().and_then(code_page).unwrap_or(encoding);
                }
            }
            kind::FROM_1904 => self.formats.from_1904 = body.u16() == Some(1),
            kind::FORMAT => {
                let number = body.u16().ok_or_else(damaged)?;
                let code = match self.letters {
                    Letters::Unicode => body.text(self.letters),
                    Letters::Bytes(_) => body.short_text(self.letters),
                };
                if let Some(code) = code {
                    self.formats.define(u32::from(number), code);
                }
            }
            kind::STYLE => {
                let number = body.u16().and_then(|_| body.u16()).ok_or_else(damaged)?;
                self.formats.styles.push(u32::from(number));
            }
            kind::SHEET => match sheet_of(&mut body, self.letters).ok_or_else(damaged)? {
                NamedSheet { cells: false, .. } => {}
                NamedSheet { name, hidden: true, .. } => self.hidden.push(name),
                NamedSheet { name, at, .. } => self.sheets.push((name, at)),
            },
            kind::TEXTS => {
                let (Some(_), Some(count)) = (body.u32(), body.u32()) else { return Err(damaged()) };
                // As many as there are, whatever is said.
                for _ in 0..count {
                    let Some(text) = body.text(self.letters) else { break };
                    self.texts.push(visible::lines(&text));
                    if self.texts.len() > MOST_PIECES {
                        let problem = Problem::TooMuch { what: Pieces::Pieces, limit: MOST_PIECES };
                        return Err(ReadError::of_file(problem));
                    }
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// A sheet at the head of a piece of the stream, and how much of that it takes.
    fn sheet(&self, part: &[u8], book: &mut Book) -> Result<(Sheet, usize), ReadError> {
        let mut records = Records::new(part);
        let mut sheet = Sheet::default();
        // Charts and the like stand in the sheet between a beginning and an end of their own.
        let mut depth = 0_usize;
        let mut formula = None;
        while let Some((kind, body)) = records.next() {
            match kind {
                kind::BEGIN => depth += 1,
                kind::END if depth <= 1 => return Ok((sheet, part.len() - records.left())),
                kind::END => depth -= 1,
                _ if depth == 1 => self.cells(kind, body, &mut formula, &mut sheet, book)?,
                _ => {}
            }
        }
        Err(damaged())
    }

    fn cells(
        &self,
        kind: u16,
        mut body: Body<'_>,
        formula: &mut Option<(u32, u32)>,
        sheet: &mut Sheet,
        book: &mut Book,
    ) -> Result<(), ReadError> {
        match kind {
            kind::COLUMNS => {
                let (first, last, width) = (read(body.u16())?, read(body.u16())?, read(body.u16())?);
                let hidden = body.u16().and_then(|_| body.u16()).unwrap_or(0) & 1 != 0;
                if hidden || width == 0 {
                    sheet.columns.add(u32::from(first), u32::from(last));
                }
            }
            kind::ROW => {
                const HIDDEN: u16 = 0x20;
                let row = u32::from(read(body.u16())?);
                let flags = std::iter::from_fn(|| body.u16()).nth(5);
                if flags.is_some_and(|flags| flags & HIDDEN != 0) {
                    sheet.rows.add(row, row);
                }
            }
            kind::MERGED => {
                let count = read(body.u16())?;
                for _ in 0..count {
                    let (top, bottom) = (u32::from(read(body.u16())?), u32::from(read(body.u16())?));
                    let (left, right) = (u32::from(read(body.u16())?), u32::from(read(body.u16())?));
                    book.merge(sheet, (top, left), (bottom, right))?;
                }
            }
            // The text of the formula before, which other records may come between.
            kind::RESULT => {
                if let (Some(spot), Some(text)) = (formula.take(), body.text(self.letters)) {
                    book.cell(sheet, spot, &visible::lines(&text))?;
                }
            }
            kind::NUMBER
            | kind::SHORT_NUMBER
            | kind::SHARED_TEXT
            | kind::TEXT
            | kind::SET_TEXT
            | kind::LOGICAL
            | kind::FORMULA => {
                let spot = (u32::from(read(body.u16())?), u32::from(read(body.u16())?));
                let style = usize::from(read(body.u16())?);
                let text = match kind {
                    kind::NUMBER => self.number(read(body.bytes8())?, style),
                    kind::SHORT_NUMBER => self.formats.shown(short_number(read(body.u32())?), style),
                    kind::SHARED_TEXT => {
                        let at = usize::try_from(read(body.u32())?).ok();
                        read(at.and_then(|at| self.texts.get(at)).cloned())?
                    }
                    kind::LOGICAL => logical(read(body.u8())?, body.u8() == Some(1)),
                    kind::FORMULA => {
                        *formula = Some(spot);
                        self.result(read(body.bytes8())?, style)
                    }
                    _ => visible::lines(&read(body.text(self.letters))?),
                };
                book.cell(sheet, spot, &text)?;
            }
            kind::SHORT_NUMBERS => {
                let (row, first) = (u32::from(read(body.u16())?), u32::from(read(body.u16())?));
                // Behind the last number stands its column.
                let mut column = first;
                while let (Some(style), Some(number)) = (body.u16(), body.u32()) {
                    let text = self.formats.shown(short_number(number), usize::from(style));
                    book.cell(sheet, (row, column), &text)?;
                    column = column.saturating_add(1);
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn number(&self, bytes: [u8; 8], style: usize) -> String {
        self.formats.shown(f64::from_le_bytes(bytes), style)
    }

    /// The last result of a formula, unless that is a text, which a record of its own has.
    fn result(&self, bytes: [u8; 8], style: usize) -> String {
        match bytes {
            [1, _, value, .., 0xff, 0xff] => logical(value, false),
            [2, _, value, .., 0xff, 0xff] => logical(value, true),
            [.., 0xff, 0xff] => String::new(),
            number => self.number(number, style),
        }
    }
}

/// What a record must have.
fn read<T>(value: Option<T>) -> Result<T, ReadError> {
    value.ok_or_else(damaged)
}

/// What the workbook says of a sheet.
struct NamedSheet {
    name: String,
    /// Its place in the stream.
    at: u32,
    hidden: bool,
    /// It is a sheet of cells, no chart or macro.
    cells: bool,
}

fn sheet_of(body: &mut Body<'_>, letters: Letters) -> Option<NamedSheet> {
    let (at, hidden, kind) = (body.u32()?, body.u8()? & 3, body.u8()?);
    Some(NamedSheet { name: body.short_text(letters)?, at, hidden: hidden != 0, cells: kind == 0 })
}

/// A number in 30 bits: whole or the upper half of a fraction, as it is or a hundred times as much.
fn short_number(bits: u32) -> f64 {
    const HUNDREDFOLD: u32 = 1;
    const WHOLE: u32 = 2;
    let value = if bits & WHOLE == 0 {
        f64::from_bits(u64::from(bits & !3) << 32)
    } else {
        f64::from(bits.cast_signed() >> 2)
    };
    if bits & HUNDREDFOLD == 0 { value } else { value / 100.0 }
}

/// True or false, or an error as it is shown.
fn logical(value: u8, error: bool) -> String {
    let text = match (error, value) {
        (false, 0) => "FALSE",
        (false, _) => "TRUE",
        (_, 0x00) => "#NULL!",
        (_, 0x07) => "#DIV/0!",
        (_, 0x0f) => "#VALUE!",
        (_, 0x17) => "#REF!",
        (_, 0x1d) => "#NAME?",
        (_, 0x24) => "#NUM!",
        _ => "#N/A",
    };
    text.to_owned()
}

/// The code pages of Windows that texts are written in.
fn code_page(number: u16) -> Option<&'static Encoding> {
    Some(match number {
        936 => encoding_rs::GBK,
        950 => encoding_rs::BIG5,
        932 => encoding_rs::SHIFT_JIS,
        949 => encoding_rs::EUC_KR,
        1251 => encoding_rs::WINDOWS_1251,
        1252 => encoding_rs::WINDOWS_1252,
        1254 => encoding_rs::WINDOWS_1254,
        1256 => encoding_rs::WINDOWS_1256,
        _ => return None,
    })
}

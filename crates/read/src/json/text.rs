//! From bytes to text that is JSON: size, encoding, depth and syntax, before anything is built.

use super::value::Value;
use crate::{Place, Problem, ReadError};

/// The most that is read: some hundred times the largest disclosure of a department.
pub const MAX_BYTES: u64 = 32 * 1024 * 1024;

/// Objects and lists within each other; a disclosure needs six.
const MAX_DEPTH: usize = 64;

const OTHER_FORMATS: &[(&[u8], &str)] =
    &[(b"%PDF", "PDF"), (b"PK\x03\x04", "PACKAGE"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "OLE")];

/// The file's text without the byte order mark that some editors put in front.
pub(crate) fn decode(bytes: &[u8]) -> Result<&str, ReadError> {
    let size = bytes.len() as u64;
    if size > MAX_BYTES {
        return Err(ReadError::of_file(Problem::TooLarge { bytes: size, limit: MAX_BYTES }));
    }
    if let Some((_, format)) = OTHER_FORMATS.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Err(ReadError::of_file(Problem::OtherFormat(format)));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let good = bytes.get(..error.valid_up_to()).unwrap_or_default();
        let place = place(&String::from_utf8_lossy(good), good.len(), String::new());
        // Without a length it is the file that stops, not the character that is wrong.
        let problem = if error.error_len().is_some() { Problem::NotUtf8 } else { Problem::Truncated };
        ReadError { place: Some(place), problem }
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() {
        return Err(ReadError::of_file(Problem::Empty));
    }
    Ok(text)
}

/// How many bytes are whole characters of UTF-8.
#[cfg(feature = "understand")]
pub(crate) fn whole(bytes: &[u8]) -> usize {
    std::str::from_utf8(bytes).map_or_else(|error| error.valid_up_to(), str::len)
}

/// The JSON value that the text is.
pub(super) fn parse(text: &str) -> Result<Value<'_>, ReadError> {
    let at =
        |offset: usize, problem| Err(ReadError { place: Some(place(text, offset, String::new())), problem });
    if let Some(offset) = too_deep(text) {
        return at(offset, Problem::TooDeep { limit: MAX_DEPTH });
    }
    Value::whole(text).or_else(|error| {
        let offset = offset(text, error.line(), error.column());
        if error.is_eof() {
            at(text.trim_end().len(), Problem::Truncated)
        } else {
            let near = text.get(offset..).unwrap_or_default();
            at(offset, Problem::Syntax { near: near.lines().next().unwrap_or_default().to_owned() })
        }
    })
}

/// Where the nesting first passes the limit.
fn too_deep(text: &str) -> Option<usize> {
    let (mut depth, mut quoted, mut escaped) = (0_usize, false, false);
    text.bytes().position(|byte| {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            _ if quoted => {}
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth > MAX_DEPTH
    })
}

/// The parser names a line and the bytes it had read of it, the offending one included.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let offset = (start + column.saturating_sub(1)).min(text.len());
    (0..=offset).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

/// Line and character of a byte of the text.
pub(super) fn place(text: &str, offset: usize, path: String) -> Place {
    let before = text.get(..offset).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    let column = before.get(line_start..).unwrap_or_default().chars().count() + 1;
    Place { path, line: before.bytes().filter(|byte| *byte == b'\n').count() + 1, column }
}

//! From bytes to text: UTF-8, and what Chinese software writes beside it.

use std::borrow::Cow;

use crate::ReadError;
use crate::json;

/// The text of a file in UTF-8, in UTF-16 with a byte order mark, or in GB18030.
///
/// # Errors
/// Too many bytes, none but spaces, or a file that is no text.
#[cfg(feature = "encoding")]
pub(crate) fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, ReadError> {
    let utf8 = json::decode(bytes);
    if !matches!(&utf8, Err(error) if error.problem == crate::Problem::NotUtf8) {
        return utf8.map(Cow::Borrowed);
    }
    let (encoding, text) = match bytes {
        [0xff, 0xfe, rest @ ..] => (encoding_rs::UTF_16LE, rest),
        [0xfe, 0xff, rest @ ..] => (encoding_rs::UTF_16BE, rest),
        _ => (encoding_rs::GB18030, bytes),
    };
    match encoding.decode_without_bom_handling_and_without_replacement(text) {
        Some(text) if !text.contains('\0') => Ok(text),
        _ => utf8.map(Cow::Borrowed),
    }
}

/// The text of a file in UTF-8.
///
/// # Errors
/// As [`json::decode`].
#[cfg(not(feature = "encoding"))]
pub(crate) fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, ReadError> {
    json::decode(bytes).map(Cow::Borrowed)
}

#[cfg(all(test, feature = "encoding"))]
mod tests {
    use super::*;
    use crate::Problem;

    #[test]
    fn text_of_other_encodings() {
        assert_eq!(decode(b"\xba\xcf\xbc\xc6 12").unwrap(), "合计 12");
        assert_eq!(decode(b"\xff\xfe\x08\x54\xa1\x8b").unwrap(), "合计");
        assert_eq!(decode(b"\xfe\xff\x54\x08\x8b\xa1").unwrap(), "合计");
        assert_eq!(decode("\u{feff}合计".as_bytes()).unwrap(), "合计");
        for bytes in [&b"\xff\xff\x00"[..], b"\xba\xcf\x00\xff", b"\xff\xfe\x00\xd8"] {
            assert_eq!(decode(bytes).unwrap_err().problem, Problem::NotUtf8, "{bytes:?}");
        }
    }
}

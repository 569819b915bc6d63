//! From bytes to text: UTF-8, and what Chinese software writes beside it.

use std::borrow::Cow;

use crate::json;
use crate::source::Cut;
use crate::{Problem, ReadError};

/// The text of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Decoded<'a> {
    pub(crate) text: Cow<'a, str>,
    /// The file stops within a character, which is left out.
    pub(crate) cut: Option<Cut>,
}

/// The text of a file in UTF-8, in UTF-16 with a byte order mark, or in GB18030; lines that end as on old
/// Macs end as everywhere.
///
/// # Errors
/// Too many bytes, none but spaces, or a file that is no text.
pub(crate) fn decode(bytes: &[u8]) -> Result<Decoded<'_>, ReadError> {
    let mut decoded = as_encoded(bytes)?;
    if decoded.text.contains('\r') && !decoded.text.contains('\n') {
        decoded.text = Cow::Owned(decoded.text.replace('\r', "\n"));
    }
    Ok(decoded)
}

fn as_encoded(bytes: &[u8]) -> Result<Decoded<'_>, ReadError> {
    let error = match json::decode(bytes) {
        Ok(text) => return Ok(Decoded { text: Cow::Borrowed(text), cut: None }),
        Err(error) => error,
    };
    let whole = || bytes.get(..json::whole(bytes)).unwrap_or_default();
    match error.problem {
        // Latin letters alone do not tell the encoding: the last character may be of another.
        Problem::Truncated if !whole().is_ascii() => {
            let text = Cow::Borrowed(json::decode(whole())?);
            Ok(Decoded { text, cut: Some(Cut::Short) })
        }
        Problem::Truncated | Problem::NotUtf8 => otherwise(bytes).ok_or(error),
        _ => Err(error),
    }
}

/// Text that is not in UTF-8, as far as this build can read it.
#[cfg(feature = "encoding")]
fn otherwise(bytes: &[u8]) -> Option<Decoded<'_>> {
    /// Bytes that can be left of a character.
    const LEFT: usize = 3;
    let (encoding, bytes) = match bytes {
        [0xff, 0xfe, rest @ ..] => (encoding_rs::UTF_16LE, rest),
        [0xfe, 0xff, rest @ ..] => (encoding_rs::UTF_16BE, rest),
        _ => (encoding_rs::GB18030, bytes),
    };
    let begins_a_character = |byte: &u8| encoding != encoding_rs::GB18030 || (0x81..=0xfe).contains(byte);
    (0..=LEFT.min(bytes.len())).find_map(|left| {
        let (whole, rest) = bytes.split_at_checked(bytes.len() - left)?;
        let text = encoding.decode_without_bom_handling_and_without_replacement(whole)?;
        let told = rest.first().is_none_or(begins_a_character) && !text.contains('\0');
        let cut = (left > 0).then_some(Cut::Short);
        (told && !text.trim().is_empty()).then_some(Decoded { text, cut })
    })
}

#[cfg(not(feature = "encoding"))]
fn otherwise(_: &[u8]) -> Option<Decoded<'_>> {
    None
}

#[cfg(all(test, feature = "encoding"))]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> String {
        let decoded = decode(bytes).unwrap();
        assert_eq!(decoded.cut, None, "{bytes:?}");
        decoded.text.into_owned()
    }

    #[test]
    fn text_of_other_encodings() {
        assert_eq!(text(b"\xba\xcf\xbc\xc6 12"), "合计 12");
        assert_eq!(text(b"\xff\xfe\x08\x54\xa1\x8b"), "合计");
        assert_eq!(text(b"\xfe\xff\x54\x08\x8b\xa1"), "合计");
        assert_eq!(text("\u{feff}合计".as_bytes()), "合计");
        for bytes in [&b"\xff\xff\x00"[..], b"\xba\xcf\x00\xff", b"\xff\xfe\x00\xd8", b"\xba\xcf\xff"] {
            assert_eq!(decode(bytes).unwrap_err().problem, Problem::NotUtf8, "{bytes:?}");
        }
    }

    #[test]
    fn text_that_stops_within_a_character_is_read_up_to_it() {
        for bytes in [
            &b"12 \xe5\x90\x88\xe8\xae"[..],
            b"12 \xe5\x90\x88\xe8",
            b"12 \xba\xcf\xbc",
            b"\xff\xfe1\x002\x00 \x00\x08\x54\xa1",
        ] {
            let decoded = decode(bytes).unwrap();
            assert_eq!((&*decoded.text, decoded.cut), ("12 合", Some(Cut::Short)), "{bytes:?}");
        }
        // Two bytes that are a character of GB18030 and the beginning of one of UTF-8.
        assert_eq!(text(b"12 \xe5\x90"), "12 \u{935a}");
        assert_eq!(decode(b"\xef\xbb\xbf\xe5\x90").unwrap_err().problem, Problem::Empty);
    }
}

//! BIFF, the records of Excel before 2007: a kind, a length, a body. A body that is too long goes on
//! in the records behind it.

use encoding_rs::Encoding;

/// A record that goes on the one before.
const CONTINUE: u16 = 0x003c;

/// Characters of one text that are kept; Excel has no longer ones.
const LONGEST: usize = 32_767;

/// The records of a stream from one place on. Bytes that make no whole record end it.
#[derive(Debug, Clone)]
pub(super) struct Records<'a> {
    rest: &'a [u8],
}

impl<'a> Records<'a> {
    pub(super) fn new(stream: &'a [u8]) -> Self {
        Self { rest: stream }
    }

    /// Bytes behind the records that have been read.
    pub(super) fn left(&self) -> usize {
        self.rest.len()
    }

    fn one(&mut self) -> Option<(u16, &'a [u8])> {
        let ([kind, high, length, long], after) = self.rest.split_first_chunk()?;
        let (kind, length) = (u16::from_le_bytes([*kind, *high]), u16::from_le_bytes([*length, *long]));
        let (body, after) = after.split_at_checked(usize::from(length))?;
        self.rest = after;
        Some((kind, body))
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = (u16, Body<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        let (kind, here) = self.one()?;
        let mut more = Vec::new();
        let mut ahead = self.clone();
        while let Some((CONTINUE, body)) = ahead.one() {
            more.push(body);
            *self = ahead.clone();
        }
        Some((kind, Body { here, more: more.into_iter() }))
    }
}

/// The body of a record, read from its beginning; nothing is read beyond its end.
#[derive(Debug)]
pub(super) struct Body<'a> {
    here: &'a [u8],
    more: std::vec::IntoIter<&'a [u8]>,
}

/// How texts are written.
#[derive(Debug, Clone, Copy)]
pub(super) enum Letters {
    /// UTF-16, or its lower bytes only.
    Unicode,
    /// Bytes of a code page, until Excel 95.
    Bytes(&'static Encoding),
}

impl Body<'_> {
    fn byte(&mut self) -> Option<u8> {
        loop {
            if let Some((byte, rest)) = self.here.split_first() {
                self.here = rest;
                return Some(*byte);
            }
            self.here = self.more.next()?;
        }
    }

    fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        let mut bytes = [0; N];
        for byte in &mut bytes {
            *byte = self.byte()?;
        }
        Some(bytes)
    }

    pub(super) fn u8(&mut self) -> Option<u8> {
        self.byte()
    }

    pub(super) fn u16(&mut self) -> Option<u16> {
        self.array().map(u16::from_le_bytes)
    }

    pub(super) fn u32(&mut self) -> Option<u32> {
        self.array().map(u32::from_le_bytes)
    }

    pub(super) fn bytes8(&mut self) -> Option<[u8; 8]> {
        self.array()
    }

    fn skip(&mut self, mut count: usize) -> Option<()> {
        while count > 0 {
            let Some(rest) = self.here.get(count..) else {
                count -= self.here.len();
                self.here = self.more.next()?;
                continue;
            };
            self.here = rest;
            count = 0;
        }
        Some(())
    }

    /// A text behind its number of characters, in two bytes.
    pub(super) fn text(&mut self, letters: Letters) -> Option<String> {
        let count = self.u16()?;
        self.characters(usize::from(count), letters)
    }

    /// A text behind its number of characters, in one byte.
    pub(super) fn short_text(&mut self, letters: Letters) -> Option<String> {
        let count = self.u8()?;
        self.characters(usize::from(count), letters)
    }

    fn characters(&mut self, count: usize, letters: Letters) -> Option<String> {
        const RUNS: u8 = 0x08;
        const PHONETIC: u8 = 0x04;
        match letters {
            Letters::Bytes(encoding) => {
                let bytes: Vec<u8> = std::iter::from_fn(|| self.byte()).take(count).collect();
                Some(encoding.decode_without_bom_handling(&bytes).0.into_owned())
            }
            Letters::Unicode => {
                let flags = self.u8()?;
                let runs = if flags & RUNS == 0 { 0 } else { usize::from(self.u16()?) * 4 };
                let phonetic = if flags & PHONETIC == 0 { 0 } else { self.u32()? };
                let units = self.units(count, flags)?;
                // What stands behind the text says how it is set.
                self.skip(runs.saturating_add(usize::try_from(phonetic).ok()?))?;
                Some(String::from_utf16_lossy(&units))
            }
        }
    }

    /// UTF-16; where a text goes on in the next record, that says anew how wide it is.
    fn units(&mut self, count: usize, flags: u8) -> Option<Vec<u16>> {
        const WIDE: u8 = 0x01;
        let mut wide = flags & WIDE != 0;
        let mut units = Vec::new();
        for _ in 0..count {
            if self.here.is_empty() {
                self.here = self.more.next()?;
                wide = self.byte()? & WIDE != 0;
            }
            let unit = if wide { self.u16()? } else { u16::from(self.byte()?) };
            if units.len() < LONGEST {
                units.push(unit);
            }
        }
        Some(units)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stream(records: &[(u16, &[u8])]) -> Vec<u8> {
        let mut stream = Vec::new();
        for (kind, body) in records {
            stream.extend(kind.to_le_bytes());
            stream.extend(u16::try_from(body.len()).unwrap().to_le_bytes());
            stream.extend(*body);
        }
        stream
    }

    #[test]
    fn a_text_goes_on_in_the_next_record() {
        let bytes = stream(&[
            (0xfc, b"\x03\x00\x0d\x01\x00\x02\x00\x00\x00\x08\x54"),
            (CONTINUE, b"\x00ab\x01\x02\x03"),
            (CONTINUE, b"\x04\x05\x06\x01\x00\x01\xa1\x8b"),
            (0x0a, b""),
        ]);
        let mut records = Records::new(&bytes);
        let (kind, mut body) = records.next().unwrap();
        assert_eq!(kind, 0xfc);
        assert_eq!(body.text(Letters::Unicode).unwrap(), "合ab");
        assert_eq!(body.text(Letters::Unicode).unwrap(), "计");
        assert_eq!(body.text(Letters::Unicode), None);
        assert_eq!(records.next().map(|(kind, _)| kind), Some(0x0a));
        assert!(records.next().is_none());
    }

    #[test]
    fn nothing_is_read_beyond_the_end() {
        let bytes = stream(&[(1, b"\xff\xff\x0f\xff\xff\xff\xff\xff\xff"), (2, b"\x05\xba\xcf")]);
        let mut records = Records::new(&bytes);
        assert_eq!(records.next().unwrap().1.text(Letters::Unicode), None);
        let mut body = records.next().unwrap().1;
        assert_eq!(body.short_text(Letters::Bytes(encoding_rs::GBK)).as_deref(), Some("合"));
        assert_eq!(Records::new(&bytes[..bytes.len() - 1]).count(), 1);
    }
}

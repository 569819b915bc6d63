//! How much the packed streams of a PDF hold: counted before the library unpacks them without
//! bounds.

use flate2::{Decompress, FlushDecompress, Status};
use hayro_interpret::hayro_syntax::Filter;

use crate::{Pieces, Problem, ReadError};

/// Bytes of all streams together, once unpacked.
pub(super) const MOST_BYTES: usize = 128 * 1024 * 1024;

/// Streams packed more often than this hide something.
const MOST_FILTERS: usize = 4;

/// What may still be unpacked.
#[derive(Debug)]
pub(super) struct Weight {
    limit: usize,
    left: usize,
}

impl Weight {
    /// At most so many bytes.
    pub(super) fn up_to(limit: usize) -> Self {
        Self { limit, left: limit }
    }

    /// Weighs whatever follows the word `stream`, by whatever packing it can be read. Other words say
    /// what it is and how it is packed, but those may lie.
    ///
    /// # Errors
    /// More than is unpacked.
    pub(super) fn of_file(&mut self, bytes: &[u8]) -> Result<(), ReadError> {
        const WORD: &[u8] = b"stream";
        let mut rest = bytes;
        while let Some(at) = rest.windows(WORD.len()).position(|window| window == WORD) {
            rest = rest.get(at + WORD.len()..).unwrap_or_default();
            let data = rest.strip_prefix(b"\r").unwrap_or(rest);
            let data = data.strip_prefix(b"\n").unwrap_or(data);
            if data.len() < rest.len() {
                let mut data = std::borrow::Cow::Borrowed(data);
                for _ in 0..MOST_FILTERS {
                    let inflated = self.inflate(&data, false)?;
                    if !is_zlib(&inflated) {
                        break;
                    }
                    data = inflated.into();
                }
                self.take(unwound(&data, self.left))?;
            }
        }
        Ok(())
    }

    /// Weighs a stream with its filters.
    ///
    /// # Errors
    /// More than is unpacked.
    pub(super) fn of_stream(&mut self, raw: &[u8], filters: &[Filter]) -> Result<(), ReadError> {
        let mut data = std::borrow::Cow::Borrowed(raw);
        for (at, filter) in filters.iter().enumerate() {
            if at == MOST_FILTERS {
                return Err(self.too_much());
            }
            data = match filter {
                Filter::FlateDecode => self.inflate(&data, at + 1 < filters.len())?.into(),
                Filter::AsciiHexDecode => from_hex(&data).into(),
                Filter::Ascii85Decode => from_base_85(&data).into(),
                Filter::LzwDecode => {
                    self.take(unwound(&data, self.left))?;
                    return self.nothing_behind(filters, at);
                }
                Filter::RunLengthDecode => {
                    self.take(run_length(&data, self.left))?;
                    return self.nothing_behind(filters, at);
                }
                // Pictures are not drawn.
                _ => return Ok(()),
            };
        }
        Ok(())
    }

    /// What was counted and not unpacked cannot be weighed further.
    fn nothing_behind(&self, filters: &[Filter], at: usize) -> Result<(), ReadError> {
        let packed = |filter: &Filter| {
            matches!(filter, Filter::FlateDecode | Filter::LzwDecode | Filter::RunLengthDecode)
        };
        if filters.iter().skip(at + 1).any(packed) { Err(self.too_much()) } else { Ok(()) }
    }

    fn too_much(&self) -> ReadError {
        ReadError::of_file(Problem::TooMuch { what: Pieces::Bytes, limit: self.limit })
    }

    /// Takes so many bytes.
    ///
    /// # Errors
    /// More than is unpacked.
    pub(super) fn take(&mut self, count: usize) -> Result<(), ReadError> {
        self.left = self.left.checked_sub(count).ok_or_else(|| self.too_much())?;
        Ok(())
    }

    /// What a packed stream holds, as far as it is sound; only its beginning, unless all of it is
    /// wanted or it is packed itself.
    fn inflate(&mut self, data: &[u8], all: bool) -> Result<Vec<u8>, ReadError> {
        let mut data = data.get(if is_zlib(data) { 2 } else { 0 }..).unwrap_or_default();
        let mut inflater = Decompress::new(false);
        let mut unpacked = Vec::new();
        let mut piece = [0; 32 * 1024];
        loop {
            let (read, written) = (inflater.total_in(), inflater.total_out());
            let status = inflater.decompress(data, &mut piece, FlushDecompress::None);
            let read = usize::try_from(inflater.total_in() - read).unwrap_or(usize::MAX);
            let written = usize::try_from(inflater.total_out() - written).unwrap_or(usize::MAX);
            self.take(written)?;
            if all || unpacked.is_empty() || is_zlib(&unpacked) {
                unpacked.extend_from_slice(piece.get(..written).unwrap_or_default());
            }
            data = data.get(read..).unwrap_or_default();
            if !matches!(status, Ok(Status::Ok)) || (read == 0 && written == 0) {
                return Ok(unpacked);
            }
        }
    }
}

/// Whether a packed stream begins here with its usual two bytes.
fn is_zlib(data: &[u8]) -> bool {
    matches!(data, [method, check, ..]
        if method & 0x0f == 8 && u16::from_be_bytes([*method, *check]) % 31 == 0 && check & 0x20 == 0)
}

/// Bytes that LZW codes stand for; no more is counted than the limit and a little.
fn unwound(data: &[u8], limit: usize) -> usize {
    const CLEAR: usize = 256;
    const END: usize = 257;
    const FULL: usize = 4_096;
    // How long what each code stands for is.
    let mut lengths = vec![1; END + 1];
    let (mut bits, mut held, mut before) = (0_u32, 0_u32, None);
    let mut total = 0_usize;
    for byte in data {
        bits = (bits << 8) | u32::from(*byte);
        held += 8;
        // The code after next may be one longer: one bit more comes early.
        let width = match lengths.len() + 1 {
            2_048.. => 12,
            1_024.. => 11,
            512.. => 10,
            _ => 9,
        };
        if held < width {
            continue;
        }
        held -= width;
        let code = ((bits >> held) & ((1 << width) - 1)) as usize;
        match code {
            CLEAR => {
                lengths.truncate(END + 1);
                before = None;
            }
            END => return total,
            _ => {
                let last = before.and_then(|before| lengths.get(before)).copied();
                let length = match (lengths.get(code), last) {
                    (Some(length), _) => *length,
                    (None, Some(last)) if code == lengths.len() => last + 1,
                    _ => return total,
                };
                if let Some(last) = last.filter(|_| lengths.len() < FULL) {
                    lengths.push(last + 1);
                }
                before = Some(code);
                total = total.saturating_add(length);
                if total > limit {
                    return total;
                }
            }
        }
    }
    total
}

/// Bytes that runs stand for.
fn run_length(mut data: &[u8], limit: usize) -> usize {
    let mut total = 0_usize;
    while let Some((length, rest)) = data.split_first() {
        let length = usize::from(*length);
        let (bytes, read) = match length {
            128 => break,
            0..128 => (length + 1, length + 1),
            _ => (257 - length, 1),
        };
        total = total.saturating_add(bytes);
        if total > limit {
            break;
        }
        data = rest.get(read..).unwrap_or_default();
    }
    total
}

fn from_hex(data: &[u8]) -> Vec<u8> {
    let text = data.iter().take_while(|byte| **byte != b'>').map(|byte| char::from(*byte));
    let digits: Vec<u32> = text.filter_map(|c| c.to_digit(16)).collect();
    let byte = |pair: &[u32]| pair.iter().fold(0, |byte, digit| byte * 16 + digit);
    digits.chunks(2).map(|pair| u8::try_from(byte(pair)).unwrap_or(0)).collect()
}

fn from_base_85(data: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut group: Vec<u32> = Vec::new();
    for byte in data.iter().take_while(|byte| **byte != b'~') {
        match byte {
            b'z' if group.is_empty() => bytes.extend([0; 4]),
            b'!'..=b'u' => group.push(u32::from(byte - b'!')),
            _ => continue,
        }
        if group.len() == 5 {
            bytes.extend(of_base_85(&group));
            group.clear();
        }
    }
    if group.len() > 1 {
        let kept = group.len() - 1;
        group.resize(5, 84);
        bytes.extend(of_base_85(&group).into_iter().take(kept));
    }
    bytes
}

fn of_base_85(group: &[u32]) -> [u8; 4] {
    group.iter().fold(0_u32, |value, digit| value.wrapping_mul(85).wrapping_add(*digit)).to_be_bytes()
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    const LIMIT: usize = 1_000_000;

    fn packed(bytes: &[u8]) -> Vec<u8> {
        let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
        packer.write_all(bytes).unwrap();
        packer.finish().unwrap()
    }

    fn left(weigh: impl Fn(&mut Weight) -> Result<(), ReadError>) -> usize {
        let mut weight = Weight::up_to(LIMIT);
        weigh(&mut weight).unwrap();
        LIMIT - weight.left
    }

    #[test]
    fn what_filters_hold() {
        let data = packed(&[7; 100_000]);
        let hex: String = data.iter().map(|byte| format!("{byte:02x} ")).collect();
        let of = |raw: &[u8], filters: &[Filter]| left(|weight| weight.of_stream(raw, filters));
        assert_eq!(of(&data, &[Filter::FlateDecode]), 100_000);
        assert_eq!(of(&data[2..], &[Filter::FlateDecode]), 100_000);
        assert_eq!(of(hex.as_bytes(), &[Filter::AsciiHexDecode, Filter::FlateDecode]), 100_000);
        let twice = packed(&data);
        assert_eq!(of(&twice, &[Filter::FlateDecode, Filter::FlateDecode]), 100_000 + data.len());
        assert_eq!(of(&data, &[Filter::DctDecode]), 0);
        // -----A---B, the example of the PDF specification: nine bytes.
        assert_eq!(of(b"\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01", &[Filter::LzwDecode]), 10);
        assert_eq!(of(b"\x02abc\xfex\x80", &[Filter::RunLengthDecode]), 6);
        assert_eq!(from_base_85(b"87cUR D]j7BEbo80z~>"), b"Hello world!\0\0\0\0");
    }

    #[test]
    fn streams_are_found_whatever_stands_before_them() {
        let data = packed(&[7; 100_000]);
        let file =
            [b"1 0 obj<</Filter/Other>>stream\r\n", &data[..], b"\nendstream stream\n", &packed(&data)]
                .concat();
        assert!(left(|weight| weight.of_file(&file)) >= 200_000);
    }

    #[test]
    fn bombs_are_refused() {
        let weight = || Weight::up_to(LIMIT);
        let bomb = packed(&vec![0; LIMIT + 1]);
        let file = [b"stream\n", &bomb[..]].concat();
        assert!(weight().of_file(&file).is_err());
        assert!(weight().of_stream(&bomb, &[Filter::FlateDecode]).is_err());
        let filters = [Filter::RunLengthDecode, Filter::FlateDecode];
        assert!(weight().of_stream(b"\x00a", &filters).is_err());
        assert!(weight().of_stream(b"", &[Filter::FlateDecode; 5]).is_err());
        let runs = [0x81, 0].repeat(LIMIT / 128 + 1);
        assert!(weight().of_stream(&runs, &[Filter::RunLengthDecode]).is_err());
    }
}

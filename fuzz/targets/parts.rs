//! Packages of parts, one of them from the fuzzer: changed inside a packed file, no part would be
//! read at all.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;

/// The first byte chooses what the rest is: even, the file itself; odd, one part of a package whose
/// other parts are sound, the first for 1, the second for 3 and so on.
pub fn file(input: &[u8], sound: &[(&str, &str)]) -> Option<Vec<u8>> {
    let (kind, rest) = input.split_first()?;
    if kind % 2 == 0 {
        return Some(rest.to_vec());
    }
    let fuzzed = usize::from(kind / 2) % sound.len();
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (at, (name, text)) in sound.iter().enumerate() {
        zip.start_file(*name, SimpleFileOptions::default()).ok()?;
        zip.write_all(if at == fuzzed { rest } else { text.as_bytes() }).ok()?;
    }
    Some(zip.finish().ok()?.into_inner())
}

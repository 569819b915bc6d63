//! The first byte chooses what the rest is: even, the file itself; odd, the records in a sound
//! container, which could not grow or shrink within one.
#![no_main]

use std::io::{Cursor, Write};

use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: &[u8]| {
    let Some((kind, rest)) = input.split_first() else { return };
    let file = if kind % 2 == 0 { Some(rest.to_vec()) } else { container(rest) };
    let Some(file) = file else { return };
    if let Ok(source) = mingzhang_read::sheets::xls::lay_out(&file, &mut |_| {}) {
        let _ = mingzhang_read::understand(&source, mingzhang::form::forms());
    }
});

fn container(records: &[u8]) -> Option<Vec<u8>> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).ok()?;
    file.create_stream("/Workbook").ok()?.write_all(records).ok()?;
    file.flush().ok()?;
    Some(file.into_inner().into_inner())
}

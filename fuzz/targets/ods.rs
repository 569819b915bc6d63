//! A file, or the content of one: see `parts`.
#![no_main]

mod parts;

use libfuzzer_sys::fuzz_target;

const SOUND: &[(&str, &str)] =
    &[("content.xml", ""), ("mimetype", "application/vnd.oasis.opendocument.spreadsheet")];

fuzz_target!(|input: &[u8]| {
    let Some(file) = parts::file(input, SOUND) else { return };
    if let Ok(source) = mingzhang_read::sheets::ods::lay_out(&file, &mut |_| {}) {
        let _ = mingzhang_read::understand(&source, mingzhang::form::forms());
    }
});

//! A file, or the document of one: see `parts`.
#![no_main]

mod parts;

use libfuzzer_sys::fuzz_target;

const SOUND: &[(&str, &str)] = &[("word/document.xml", "")];

fuzz_target!(|input: &[u8]| {
    let Some(file) = parts::file(input, SOUND) else { return };
    if let Ok(source) = mingzhang_read::docx::lay_out(&file, &mut |_| {}) {
        let _ = mingzhang_read::understand(&source, mingzhang::form::forms());
    }
});

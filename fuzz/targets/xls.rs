#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(source) = mingzhang_read::sheets::xls::lay_out(bytes, &mut |_| {}) {
        let _ = mingzhang_read::understand(&source, mingzhang::form::forms());
    }
});

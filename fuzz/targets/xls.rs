//! The library that reads this format may panic on a damaged file, and the reader makes that a
//! sentence: only a panic that is not caught ends the run.
#![no_main]

use std::sync::Once;

use libfuzzer_sys::fuzz_target;

static QUIET: Once = Once::new();

fuzz_target!(|bytes: &[u8]| {
    QUIET.call_once(|| std::panic::set_hook(Box::new(|_| ())));
    if let Ok(source) = mingzhang_read::sheets::xls::lay_out(bytes, &mut |_| {}) {
        let _ = mingzhang_read::understand(&source, mingzhang::form::forms());
    }
});

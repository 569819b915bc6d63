#![no_main]

use libfuzzer_sys::fuzz_target;
use mingzhang_read::{Lang, json};

fuzz_target!(|bytes: &[u8]| {
    if let Err(error) = json::read_as(bytes, mingzhang::form::forms()) {
        assert!(!error.sentence(Lang::Zh).is_empty());
    }
});

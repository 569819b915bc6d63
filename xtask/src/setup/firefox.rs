//! The second browser of the tests.

use std::path::PathBuf;

use crate::{Outcome, program, setup};

/// Firefox's path. `FIREFOX` names another one than the first on `PATH`.
pub(crate) fn install() -> Outcome<PathBuf> {
    match found() {
        Some(path) => Ok(path),
        None => {
            setup::apt::install("Firefox", &["firefox-esr"])?;
            found()
                .ok_or_else(|| "Firefox was installed but is not on PATH: set FIREFOX to its path".to_owned())
        }
    }
}

fn found() -> Option<PathBuf> {
    match std::env::var_os("FIREFOX") {
        Some(path) if !path.is_empty() => Some(PathBuf::from(path)),
        _ => ["firefox", "firefox-esr"].into_iter().find_map(program::find),
    }
}

//! One build at a time in a checkout: two would write the same files.

use std::fs::File;

use super::at;
use crate::{Outcome, paths};

/// The right to write `dist/` and what leads to it, until it is dropped. Test runs keep theirs to
/// the end, so that nobody changes the page under them.
pub(crate) struct Turn {
    /// The system lets go of it even when the process is killed.
    _lock: File,
}

impl Turn {
    /// Waits for it if need be.
    pub(crate) fn take() -> Outcome<Self> {
        let path = paths::made("xtask.lock");
        std::fs::create_dir_all(paths::made("")).map_err(at(&path))?;
        let file = File::create(&path).map_err(at(&path))?;
        if file.try_lock().is_err() {
            eprintln!("waiting for another `cargo xtask` in this checkout ...");
            file.lock().map_err(at(&path))?;
        }
        Ok(Self { _lock: file })
    }
}

//! A browser for the tests, and fonts that have Chinese characters.

use std::path::PathBuf;
use std::process::Command;

use crate::{Outcome, program, setup};

/// Chromium's path. `CHROMIUM` names another one than the first on `PATH`.
pub(crate) fn install() -> Outcome<PathBuf> {
    let browser = match found() {
        Some(path) => path,
        None => {
            setup::apt::install("Chromium", &["chromium"])?;
            found().ok_or("Chromium was installed but is not on PATH: set CHROMIUM to its path")?
        }
    };
    // fontconfig's own list: whoever put the font there, it counts.
    let chinese = program::answer(Command::new("fc-list").args([":lang=zh-cn", "family"]));
    if chinese.is_none_or(|list| list.is_empty()) {
        setup::apt::install("a font with Chinese characters", &["fontconfig", "fonts-noto-cjk"])?;
    }
    Ok(browser)
}

fn found() -> Option<PathBuf> {
    match std::env::var_os("CHROMIUM") {
        Some(path) if !path.is_empty() => Some(PathBuf::from(path)),
        _ => ["chromium", "chromium-browser", "google-chrome"].into_iter().find_map(program::find),
    }
}

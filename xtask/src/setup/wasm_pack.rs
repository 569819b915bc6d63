//! wasm-pack: wanted only to make the JavaScript package the way its users would.

use std::path::PathBuf;

use crate::{Outcome, paths, program, setup};

const VERSION: &str = "0.15.1";

/// Its path, if it is there: on `PATH` or in the cache.
pub(crate) fn found() -> Option<PathBuf> {
    let cached = home().join("bin").join("wasm-pack");
    program::find("wasm-pack").or_else(|| cached.is_file().then_some(cached))
}

/// Its path; built into the cache if it is missing.
pub(crate) fn install() -> Outcome<PathBuf> {
    if let Some(path) = found() {
        return Ok(path);
    }
    setup::say("building wasm-pack from its crates (about five minutes, once) ...");
    program::run(
        program::cargo()
            .args(["install", "--locked", "--quiet", "wasm-pack", "--version", VERSION, "--root"])
            .arg(home()),
        "wasm-pack could not be built: check that cargo reaches its registry and run it again",
    )?;
    Ok(home().join("bin").join("wasm-pack"))
}

fn home() -> PathBuf {
    paths::cache().join("tools").join(format!("wasm-pack-{VERSION}"))
}

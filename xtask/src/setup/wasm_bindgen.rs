//! The wasm-bindgen command, built from `tools/wbg`.

use std::fs;
use std::path::PathBuf;

use crate::build::content_hash;
use crate::{Outcome, paths, program, setup};

/// Its path. Kept in the cache under the hash of its manifest and lock file, for all checkouts.
pub(super) fn install() -> Outcome<PathBuf> {
    let source = paths::root().join("tools").join("wbg");
    let mut key = Vec::new();
    for name in ["Cargo.toml", "Cargo.lock"] {
        let path = source.join(name);
        key.extend(
            fs::read(&path)
                .map_err(|error| format!("tools/wbg/{name} cannot be read ({error}): restore it from git"))?,
        );
    }
    let home = paths::cache().join("tools").join(format!("wasm-bindgen-{}", content_hash(&key)));
    let installed = home.join("bin").join("wasm-bindgen");
    if installed.is_file() {
        return Ok(installed);
    }
    setup::say("building wasm-bindgen from its crates (two to three minutes, once) ...");
    let scratch = paths::cache().join("build").join("wasm-bindgen");
    program::run(
        program::cargo()
            .args(["install", "--locked", "--quiet", "--path"])
            .arg(&source)
            .arg("--root")
            .arg(&home)
            .arg("--target-dir")
            .arg(&scratch),
        "wasm-bindgen could not be built: check that cargo reaches its registry and run it again",
    )?;
    // Half a gigabyte nobody needs again; leaving it would do no harm.
    let _ = fs::remove_dir_all(scratch);
    Ok(installed)
}

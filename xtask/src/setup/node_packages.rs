//! Node.js, which must be there, and the packages of `package-lock.json`.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::build::content_hash;
use crate::{Outcome, paths, program, setup};

/// The oldest Node.js whose test runner the tests are written for.
const OLDEST_NODE: u32 = 20;

/// Makes `node_modules` what `package-lock.json` says.
pub(crate) fn install() -> Outcome {
    let version = program::answer(Command::new("node").arg("--version"))
        .ok_or_else(|| format!("Node.js is missing: install version {OLDEST_NODE} or newer, with npm"))?;
    if major(&version).is_none_or(|major| major < OLDEST_NODE) {
        return Err(format!("Node.js is {version}: install version {OLDEST_NODE} or newer"));
    }
    let root = paths::root();
    let lock = fs::read(root.join("package-lock.json"))
        .map_err(|error| format!("package-lock.json cannot be read ({error}): restore it from git"))?;
    let stamp = root.join("node_modules").join(".installed");
    let wanted = content_hash(&lock);
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    setup::say("npm ci (wasm-opt, esbuild and the browser test library) ...");
    program::run_quietly(
        Command::new("npm")
            .current_dir(&root)
            // No package's own install script runs: none of these needs one.
            .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]),
        "npm could not install the packages of package-lock.json: check npm's registry settings (`npm ping`) and run it again",
    )?;
    fs::write(&stamp, wanted)
        .map_err(|error| format!("node_modules cannot be written ({error}): check its owner"))
}

/// A program that came with the packages: by path, so that no other version on `PATH` is taken.
/// (Debian's wasm-opt 108, for one, makes modules that do not load.)
pub(crate) fn program(name: &str) -> PathBuf {
    paths::root().join("node_modules").join(".bin").join(name)
}

fn major(version: &str) -> Option<u32> {
    version.trim_start_matches('v').split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::major;

    #[test]
    fn reads_the_major_version() {
        assert_eq!(major("v20.20.2"), Some(20));
        assert_eq!(major("v9.0.0-rc.1"), Some(9));
        assert_eq!(major("node"), None);
    }
}

//! Where things are: in the checkout, in cargo's target folder, in the user's cache.

use std::path::PathBuf;

/// The root of the checkout: of the one that cargo runs this for, should another have compiled it.
pub(crate) fn root() -> PathBuf {
    let manifest = std::env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    manifest.parent().unwrap_or(&manifest).to_path_buf()
}

/// The finished page: a plain static folder.
pub(crate) fn dist() -> PathBuf {
    root().join("dist")
}

/// What the commands make on the way. Always inside the checkout, so that bundled scripts find
/// `node_modules` above them and tests find the package at a fixed place.
pub(crate) fn made(name: &str) -> PathBuf {
    root().join("target").join(name)
}

/// Cargo's target folder for what runs on this machine.
pub(crate) fn native_target() -> PathBuf {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(folder) if !folder.is_empty() => root().join(folder),
        _ => root().join("target"),
    }
}

/// Cargo's target folder for WebAssembly: its own, so that it never waits for a native build.
pub(crate) fn wasm_target() -> PathBuf {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(folder) if !folder.is_empty() => root().join(folder).join("wasm"),
        _ => made("wasm"),
    }
}

/// Tools that every checkout on this machine shares, one folder per tool and version.
pub(crate) fn cache() -> PathBuf {
    let base = match std::env::var_os("XDG_CACHE_HOME") {
        Some(folder) if !folder.is_empty() => PathBuf::from(folder),
        _ => std::env::home_dir().unwrap_or_default().join(".cache"),
    };
    base.join("mingzhang")
}

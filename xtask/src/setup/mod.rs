//! Installing what is missing, one file per thing.
//!
//! Every step first looks whether there is anything to do, which takes far less than a second.
//! Everything comes through the ordinary package managers: rustup, cargo, npm and apt.

mod apt;
pub(crate) mod chromium;
mod debian_std;
pub(crate) mod firefox;
pub(crate) mod node_packages;
pub(crate) mod rust_components;
mod wasm_bindgen;
pub(crate) mod wasm_pack;
pub(crate) mod wasm_target;

use std::path::PathBuf;

use crate::Outcome;

/// What building the page takes.
pub(crate) struct BuildTools {
    pub(crate) toolchain: wasm_target::Toolchain,
    pub(crate) wasm_bindgen: PathBuf,
    pub(crate) wasm_opt: PathBuf,
    pub(crate) esbuild: PathBuf,
}

/// Everything that building needs.
pub(crate) fn for_build() -> Outcome<BuildTools> {
    let toolchain = wasm_target::install()?;
    node_packages::install()?;
    Ok(BuildTools {
        toolchain,
        wasm_bindgen: wasm_bindgen::install()?,
        wasm_opt: node_packages::program("wasm-opt"),
        esbuild: node_packages::program("esbuild"),
    })
}

/// Says that something is being installed, and how.
fn say(what: &str) {
    eprintln!("setup: {what}");
}

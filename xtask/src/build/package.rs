//! The JavaScript package as it goes to npm: made with wasm-bindgen in the layout that wasm-pack gives
//! it, so that no test of it waits for wasm-pack, or by wasm-pack itself.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};

use super::{at, licences, modules};
use crate::setup::BuildTools;
use crate::{Outcome, paths, program};

const CRATE: &str = "mingzhang-wasm";

/// Where the crate is in the checkout.
const HOME: &str = "crates/wasm";

/// Makes the package for Node in a folder. The module is compiled already.
pub(super) fn by_wasm_bindgen(tools: &BuildTools, folder: &Path) -> Outcome {
    modules::package(tools, folder)?;
    let readme = paths::root().join(HOME).join("README.md");
    fs::copy(&readme, folder.join("README.md")).map_err(at(&readme))?;
    let metadata = program::run_quietly(
        program::cargo().args(["metadata", "--locked", "--no-deps", "--format-version", "1"]),
        "cargo could not say what crates/wasm is: see the lines above",
    )?;
    let manifest = manifest(&metadata).ok_or_else(|| format!("cargo metadata does not know {CRATE}"))?;
    let path = folder.join("package.json");
    fs::write(&path, format!("{manifest:#}\n")).map_err(at(&path))?;
    add_licences(tools, folder)
}

/// Makes the package as its users would: `wasm-pack build`.
///
/// `target` is `nodejs`, or `web` for pages.
pub(crate) fn by_wasm_pack(wasm_pack: &Path, tools: &BuildTools, target: &str, folder: &Path) -> Outcome {
    let tool_folders: Vec<&Path> =
        [&tools.wasm_bindgen, &tools.wasm_opt].into_iter().filter_map(|path| path.parent()).collect();
    let mut command = Command::new(wasm_pack);
    tools
        .toolchain
        .apply(&mut command)
        .current_dir(paths::root())
        .env("CARGO_TARGET_DIR", paths::wasm_target())
        .env("PATH", program::path_with(&tool_folders))
        .args(["build", HOME, "--mode", "no-install"])
        .args(["--target", target, "--profile", "wasm-release", "--out-dir"])
        .arg(folder);
    program::run(&mut command, "wasm-pack could not build crates/wasm: see the lines above")?;
    add_licences(tools, folder)
}

/// npm takes a file of this name into every package.
fn add_licences(tools: &BuildTools, folder: &Path) -> Outcome {
    let path = folder.join("LICENSE.txt");
    fs::write(&path, licences::text(tools, &[CRATE], &BTreeSet::new())?).map_err(at(&path))
}

/// The `package.json` of a package for Node.
fn manifest(metadata: &str) -> Option<Value> {
    let metadata: Value = serde_json::from_str(metadata).ok()?;
    let package = metadata["packages"].as_array()?.iter().find(|package| package["name"] == CRATE)?;
    let file = |ending: &str| format!("{}{ending}", CRATE.replace('-', "_"));
    let files = ["_bg.wasm", ".js", ".d.ts"].map(file);
    Some(json!({
        "name": CRATE,
        "version": package["version"],
        "description": package["description"],
        "license": package["license"],
        "files": files,
        "main": file(".js"),
        "types": file(".d.ts"),
    }))
}

#[cfg(test)]
mod tests {
    use super::manifest;

    #[test]
    fn the_package_is_described_by_its_crate() {
        let metadata = r#"{"packages":[{"name":"other"},
            {"name":"mingzhang-wasm","version":"1.2.3","description":"What it is","license":"MIT"}]}"#;
        let manifest = manifest(metadata).unwrap_or_default();
        assert_eq!(manifest["version"], "1.2.3");
        assert_eq!(manifest["main"], "mingzhang_wasm.js");
        assert_eq!(manifest["files"][0], "mingzhang_wasm_bg.wasm");
    }
}

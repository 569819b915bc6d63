//! The JavaScript packages as they go to npm: made with wasm-bindgen in the layout that wasm-pack gives
//! them, so that no test of them waits for wasm-pack, or by wasm-pack itself.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};

use super::{at, licences, modules};
use crate::setup::BuildTools;
use crate::{Outcome, paths, program};

/// A package.
#[derive(Clone, Copy)]
pub(crate) struct Package {
    /// Its crate.
    pub(crate) name: &'static str,
    /// Where that is in the checkout.
    home: &'static str,
    /// What its folder is called beside that of the first.
    behind: &'static str,
    /// What the guard is put on.
    guarded: &'static str,
}

/// The one that works with figures, and the one that reads documents of any format for it.
pub(crate) const PACKAGES: [Package; 2] = [
    Package {
        name: "mingzhang-wasm",
        home: "crates/wasm",
        behind: "",
        guarded: "Budget.open = loaded(Budget.open);\nguard(Budget);\n",
    },
    Package {
        name: "mingzhang-wasm-read",
        home: "crates/wasm-read",
        behind: "-read",
        guarded: "read = loaded(read);\nforms = loaded(forms);\n",
    },
];

/// What stands behind the script of every package.
const GUARD: &str = include_str!("../../../crates/js/guard.js");
const GUARD_BEGINS: &str = "\n// --- guard\n";

impl Package {
    /// Its folder, where that of the first is `first`.
    fn folder(self, first: &Path) -> PathBuf {
        let mut path = first.as_os_str().to_owned();
        path.push(self.behind);
        path.into()
    }
}

/// Makes the packages for Node in a folder and beside it. The modules are compiled already.
pub(super) fn by_wasm_bindgen(tools: &BuildTools, folder: &Path) -> Outcome {
    let metadata = program::run_quietly(
        program::cargo().args(["metadata", "--locked", "--no-deps", "--format-version", "1"]),
        "cargo could not say what the packages are: see the lines above",
    )?;
    // Most of the time goes into wasm-opt, which works on one core.
    std::thread::scope(|scope| {
        let made = PACKAGES.map(|package| {
            let (metadata, folder) = (&metadata, package.folder(folder));
            scope.spawn(move || bound(tools, package, metadata, &folder))
        });
        let broken = || Err("making a JavaScript package broke off".to_owned());
        made.into_iter().try_for_each(|made| made.join().unwrap_or_else(|_| broken()))
    })
}

fn bound(tools: &BuildTools, package: Package, metadata: &str, folder: &Path) -> Outcome {
    modules::package(tools, package.name, folder)?;
    let readme = paths::root().join(package.home).join("README.md");
    fs::copy(&readme, folder.join("README.md")).map_err(at(&readme))?;
    let manifest = manifest(package.name, metadata)
        .ok_or_else(|| format!("cargo metadata does not know {}", package.name))?;
    let path = folder.join("package.json");
    fs::write(&path, format!("{manifest:#}\n")).map_err(at(&path))?;
    finish(tools, package, folder)
}

/// Makes the packages in a folder and beside it as their users would: `wasm-pack build`.
///
/// `options` are wasm-pack's: `--target nodejs`, or `web` for pages.
pub(crate) fn by_wasm_pack(wasm_pack: &Path, tools: &BuildTools, options: &[&str], folder: &Path) -> Outcome {
    let tool_folders: Vec<&Path> =
        [&tools.wasm_bindgen, &tools.wasm_opt].into_iter().filter_map(|path| path.parent()).collect();
    for package in PACKAGES {
        let folder = package.folder(folder);
        let mut command = Command::new(wasm_pack);
        tools
            .toolchain
            .apply(&mut command)
            .current_dir(paths::root())
            .env("CARGO_TARGET_DIR", paths::wasm_target())
            .env("PATH", program::path_with(&tool_folders))
            .args(["build", package.home, "--mode", "no-install", "--profile", "wasm-release"])
            .args(options)
            .arg("--out-dir")
            .arg(&folder);
        let failed = format!("wasm-pack could not build {}: see the lines above", package.home);
        program::run(&mut command, &failed)?;
        finish(tools, package, &folder)?;
    }
    Ok(())
}

/// What neither wasm-bindgen nor wasm-pack knows of.
fn finish(tools: &BuildTools, package: Package, folder: &Path) -> Outcome {
    let path = folder.join(format!("{}.js", package.name.replace('-', "_")));
    let script = fs::read_to_string(&path).map_err(at(&path))?;
    // One that was not bound again has its guard already.
    let bound = script.split(GUARD_BEGINS).next().unwrap_or_default();
    fs::write(&path, [bound, GUARD_BEGINS, GUARD, package.guarded].concat()).map_err(at(&path))?;
    // npm takes a file of this name into every package.
    let path = folder.join("LICENSE.txt");
    fs::write(&path, licences::text(tools, &[package.name], &BTreeSet::new())?).map_err(at(&path))
}

/// The `package.json` of a package for Node.
fn manifest(name: &str, metadata: &str) -> Option<Value> {
    let metadata: Value = serde_json::from_str(metadata).ok()?;
    let package = metadata["packages"].as_array()?.iter().find(|package| package["name"] == name)?;
    let file = |ending: &str| format!("{}{ending}", name.replace('-', "_"));
    let files = ["_bg.wasm", ".js", ".d.ts"].map(file);
    Some(json!({
        "name": name,
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
        let manifest = manifest("mingzhang-wasm", metadata).unwrap_or_default();
        assert_eq!(manifest["version"], "1.2.3");
        assert_eq!(manifest["main"], "mingzhang_wasm.js");
        assert_eq!(manifest["files"][0], "mingzhang_wasm_bg.wasm");
    }
}

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
    /// What a package for Node exports anew, because it handed on the functions without a guard before.
    exported: &'static str,
}

/// The one that works with figures, and the one that reads documents of any format for it.
pub(crate) const PACKAGES: [Package; 2] = [
    Package {
        name: "mingzhang-wasm",
        home: "crates/wasm",
        behind: "",
        guarded: "Budget.open = guarded(Budget.open);\nguard(Budget);\n",
        exported: "",
    },
    Package {
        name: "mingzhang-wasm-read",
        home: "crates/wasm-read",
        behind: "-read",
        guarded: "read = guarded(read);\nforms = guarded(forms);\n",
        exported: "exports.read = read;\nexports.forms = forms;\n",
    },
];

/// What stands behind the script of every package.
const GUARD: &str = include_str!("../../../crates/js/guard.js");
/// What stands there as well where the module is loaded by a call, as in pages.
const GUARD_INIT: &str = include_str!("../../../crates/js/guard-init.js");
/// What the READMEs point to.
const DOCS: [&str; 2] = ["docs/budget-json.md", "docs/findings-json.md"];
const GUARD_BEGINS: &str = "\n// --- guard\n";

impl Package {
    /// Its folder, where that of the first is `first`.
    fn folder(self, first: &Path) -> PathBuf {
        let mut path = first.as_os_str().to_owned();
        path.push(self.behind);
        path.into()
    }
}

/// What a package is made for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Target {
    Node,
    /// Pages, and bundlers.
    Pages,
}

/// Makes the packages of the tests in a folder and beside it: for Node, and for pages in `{folder}-pages`
/// and beside that, where the module stays as large as it was compiled, because the tests look at what
/// loads it. The modules are compiled already.
pub(super) fn by_wasm_bindgen(tools: &BuildTools, folder: &Path) -> Outcome {
    let metadata = program::run_quietly(
        program::cargo().args(["metadata", "--locked", "--no-deps", "--format-version", "1"]),
        "cargo could not say what the packages are: see the lines above",
    )?;
    let mut pages = folder.as_os_str().to_owned();
    pages.push("-pages");
    let pages = PathBuf::from(pages);
    // Most of the time goes into wasm-opt, which works on one core.
    std::thread::scope(|scope| {
        let made = PACKAGES.map(|package| {
            let (metadata, for_node, for_pages) = (&metadata, package.folder(folder), package.folder(&pages));
            scope.spawn(move || {
                bound(tools, package, Target::Node, metadata, &for_node)?;
                bound(tools, package, Target::Pages, metadata, &for_pages)
            })
        });
        let broken = || Err("making a JavaScript package broke off".to_owned());
        made.into_iter().try_for_each(|made| made.join().unwrap_or_else(|_| broken()))
    })
}

fn bound(tools: &BuildTools, package: Package, target: Target, metadata: &str, folder: &Path) -> Outcome {
    let (name, shrunk) = match target {
        Target::Node => ("nodejs", true),
        Target::Pages => ("web", false),
    };
    modules::package(tools, package.name, name, shrunk, folder)?;
    let readme = paths::root().join(package.home).join("README.md");
    fs::copy(&readme, folder.join("README.md")).map_err(at(&readme))?;
    let manifest = manifest(package.name, target, metadata)
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
    let name = package.name.replace('-', "_");
    change(&folder.join(format!("{name}.js")), |script| guard(script, package))?;
    change(&folder.join(format!("{name}.d.ts")), without_inside)?;
    let docs = folder.join("docs");
    fs::create_dir_all(&docs).map_err(at(&docs))?;
    for name in DOCS {
        let (from, to) = (paths::root().join(name), folder.join(name));
        fs::copy(&from, &to).map_err(at(&from))?;
        change(&to, packed_links)?;
    }
    change(&folder.join("README.md"), packed_links)?;
    let path = folder.join("package.json");
    change(&path, |manifest| manifest_with_docs(manifest).unwrap_or_else(|| manifest.to_owned()))?;
    // npm takes a file of this name into every package.
    let path = folder.join("LICENSE.txt");
    fs::write(&path, licences::text(tools, &[package.name], &BTreeSet::new())?).map_err(at(&path))
}

/// Changes a text file.
fn change(path: &Path, to: impl FnOnce(&str) -> String) -> Outcome {
    let text = fs::read_to_string(path).map_err(at(path))?;
    fs::write(path, to(&text)).map_err(at(path))
}

/// The script with its guard.
fn guard(script: &str, package: Package) -> String {
    // One that was not bound again has its guard already.
    let bound = script.split(GUARD_BEGINS).next().unwrap_or_default();
    let (of_node, of_pages) = (bound.contains("\nexports."), bound.contains("function __wbg_init("));
    let exported = if of_node { package.exported } else { "" };
    let init = if of_pages { GUARD_INIT } else { "" };
    [bound, GUARD_BEGINS, GUARD, package.guarded, exported, init].concat()
}

/// The types without what the module exports to its own script: nobody else can call it, and its arguments
/// are `any`.
fn without_inside(types: &str) -> String {
    let inside = |line: &str| line.starts_with("    readonly ") && !line.contains(" memory: ");
    types.split_inclusive('\n').filter(|line| !inside(line)).collect()
}

/// A text whose links to what is not in the package are its words alone.
fn packed_links(text: &str) -> String {
    let mut packed = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, target, after)) = next_link(rest) {
        let (text, words) = before.rsplit_once('[').unwrap_or((before, ""));
        let inside = target.trim_start_matches("../");
        let kept = [target, inside]
            .into_iter()
            .find(|target| target.starts_with('#') || target.contains("://") || DOCS.contains(target));
        match kept {
            Some(target) => packed.extend([text, "[", words, "](", target, ")"]),
            None => packed.extend([text, words]),
        }
        rest = after;
    }
    packed + rest
}

/// What stands before the next link's target, the target, and what stands behind it.
fn next_link(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once("](")?;
    let (target, after) = rest.split_once(')')?;
    Some((before, target, after))
}

/// A `package.json` that packs the documents too.
fn manifest_with_docs(manifest: &str) -> Option<String> {
    let mut manifest: Value = serde_json::from_str(manifest).ok()?;
    let files = manifest["files"].as_array_mut()?;
    for name in DOCS {
        if files.iter().all(|file| file != name) {
            files.push(name.into());
        }
    }
    Some(format!("{manifest:#}\n"))
}

/// The `package.json` of a package.
fn manifest(name: &str, target: Target, metadata: &str) -> Option<Value> {
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
        "type": match target { Target::Node => "commonjs", Target::Pages => "module" },
    }))
}

#[cfg(test)]
mod tests {
    use super::{PACKAGES, Target, guard, manifest, manifest_with_docs, packed_links, without_inside};

    #[test]
    fn the_package_is_described_by_its_crate() {
        let metadata = r#"{"packages":[{"name":"other"},
            {"name":"mingzhang-wasm","version":"1.2.3","description":"What it is","license":"MIT"}]}"#;
        let manifest = manifest("mingzhang-wasm", Target::Node, metadata).unwrap_or_default();
        assert_eq!(manifest["version"], "1.2.3");
        assert_eq!(manifest["main"], "mingzhang_wasm.js");
        assert_eq!(manifest["files"][0], "mingzhang_wasm_bg.wasm");
    }
    #[test]
    fn every_target_gets_the_guard_that_it_needs_once() {
        let reader = PACKAGES[1];
        let node = guard("exports.x = 1;\nexports.read = read;\n", reader);
        assert!(node.contains("\nexports.read = read;\nexports.forms = forms;\n"));
        assert!(!node.contains("guardInit"));
        assert_eq!(guard(&node, reader), node);
        let page = guard("async function __wbg_init(given) {}\n", reader);
        assert!(page.contains("guardInit(__wbg_init, initSync);") && !page.contains("exports."));
    }

    #[test]
    fn links_lead_to_what_is_packed_or_are_words() {
        let text = "a [b](../c/README.md#d), [e](#f) [i](../../docs/budget-json.md) [j](https://k/) l";
        assert_eq!(packed_links(text), "a b, [e](#f) [i](docs/budget-json.md) [j](https://k/) l");
        assert_eq!(packed_links("no link"), "no link");
    }

    #[test]
    fn types_tell_of_the_module_its_memory_alone() {
        let types = "export interface InitOutput {\n    readonly memory: WebAssembly.Memory;\n    readonly read: (a: any) => number;\n}\n";
        let kept = "export interface InitOutput {\n    readonly memory: WebAssembly.Memory;\n}\n";
        assert_eq!(without_inside(types), kept);
    }

    #[test]
    fn documents_are_packed_once() {
        let once = manifest_with_docs(r#"{"files":["a.js"]}"#).unwrap_or_default();
        assert_eq!(once.matches("docs/").count(), 2);
        assert_eq!(manifest_with_docs(&once), Some(once));
    }
}

//! The WebAssembly modules: compiled by cargo, bound to JavaScript by wasm-bindgen, shrunk by
//! wasm-opt.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::{Effort, at, content_hash};
use crate::setup::BuildTools;
use crate::{Outcome, paths, program};

/// The crates that exist only as WebAssembly: the page, what it loads to read and check documents, to
/// write files and to draw pictures, and the JavaScript packages.
pub(crate) const WASM_CRATES: [&str; 7] = [
    "mingzhang-web",
    "mingzhang-reader",
    "mingzhang-writer",
    "mingzhang-checker",
    "mingzhang-painter",
    "mingzhang-wasm",
    "mingzhang-wasm-read",
];

/// Those of the page, whose modules are each loaded by scripts of `www/` as `mingzhang_{name}.js`.
pub(super) const PAGE_CRATES: [&str; 5] =
    ["mingzhang-web", "mingzhang-reader", "mingzhang-writer", "mingzhang-checker", "mingzhang-painter"];

/// What wasm-opt does. What is downloaded is compressed, and code that repeats itself compresses
/// better than code made short by hand. Of the page's module, when it was measured, `-Os` once and
/// without the first two and the last left 298,399 bytes of brotli; with the last, which puts functions
/// made from one side by side, 296,011; with all, which take blocks of code apart and put them together
/// anew, 294,347. Nothing of ours lies in the lowest kilobyte of memory: it is the far end of the stack.
const SHRINK: [&str; 10] = [
    "--flatten",
    "--rereloop",
    "-Os",
    "-Os",
    "--low-memory-unused",
    "--one-caller-inline-max-function-size=1",
    "--skip-pass=local-cse",
    "--strip-debug",
    "--strip-producers",
    "--reorder-functions-by-name",
];

/// Compiles modules, one call for each: in one for all, cargo would give each of them every feature
/// that another asks for, and the page all that only reading documents needs.
pub(super) fn compile(tools: &BuildTools, effort: Effort, crates: &[&str]) -> Outcome {
    for name in crates {
        let mut cargo = tools.toolchain.cargo("build");
        cargo.args(["--profile", profile(effort), "-p", name]);
        program::run(&mut cargo, "the WebAssembly modules did not compile: see the lines above")?;
    }
    Ok(())
}

/// Binds the page's modules, each into a folder of `stage`: `{name}.js`, `{name}_bg.wasm`, perhaps
/// `snippets/`.
pub(super) fn page(tools: &BuildTools, effort: Effort, stage: &Path) -> Outcome<Vec<PathBuf>> {
    let mut options = vec!["--target", "web", "--no-typescript"];
    if effort == Effort::Quick {
        options.push("--debug");
    }
    // Most of the time goes into wasm-opt, which works on one core.
    std::thread::scope(|scope| {
        let bound = PAGE_CRATES.map(|name| {
            let (options, name) = (&options, name.replace('-', "_"));
            let folder = stage.join("modules").join(&name);
            let shrunk = effort == Effort::Release;
            scope.spawn(move || bind(tools, effort, &name, options, shrunk, &folder).map(|()| folder))
        });
        let broken = || Err("binding the page's modules broke off".to_owned());
        bound.into_iter().map(|bound| bound.join().unwrap_or_else(|_| broken())).collect()
    })
}

/// Binds a JavaScript package for a target of wasm-bindgen, with its TypeScript types.
pub(super) fn package(tools: &BuildTools, name: &str, target: &str, shrunk: bool, folder: &Path) -> Outcome {
    bind(tools, Effort::Release, &name.replace('-', "_"), &["--target", target], shrunk, folder)
}

fn bind(
    tools: &BuildTools,
    effort: Effort,
    name: &str,
    options: &[&str],
    shrunk: bool,
    folder: &Path,
) -> Outcome {
    let compiled = paths::wasm_target()
        .join("wasm32-unknown-unknown")
        .join(match effort {
            Effort::Release => "wasm-release",
            Effort::Quick => "debug",
        })
        .join(format!("{name}.wasm"));
    let bytes = fs::read(&compiled).map_err(at(&compiled))?;
    // wasm-opt takes most of a build: nothing to do when the module is the one bound last time.
    let stamp = folder.join(".bound-from");
    let mut key = bytes;
    key.extend(options.concat().as_bytes());
    key.extend(if shrunk { SHRINK.concat() } else { String::new() }.as_bytes());
    for tool in [&tools.wasm_bindgen, &tools.wasm_opt] {
        key.extend(tool.as_os_str().as_encoded_bytes());
    }
    let key = content_hash(&key);
    if fs::read_to_string(&stamp).is_ok_and(|last| last == key) {
        return Ok(());
    }
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(at(folder))?;
    }
    fs::create_dir_all(folder).map_err(at(folder))?;
    program::run(
        Command::new(&tools.wasm_bindgen).args(options).arg("--out-dir").arg(folder).arg(&compiled),
        "wasm-bindgen failed: the versions of wasm-bindgen in Cargo.toml and in tools/wbg must be equal",
    )?;
    if shrunk {
        let module = folder.join(format!("{name}_bg.wasm"));
        let optimised = folder.join(format!("{name}_bg.opt.wasm"));
        program::run(
            Command::new(&tools.wasm_opt).args(SHRINK).arg("-o").arg(&optimised).arg(&module),
            "wasm-opt failed: see the lines above",
        )?;
        fs::rename(&optimised, &module).map_err(at(&module))?;
    }
    fs::write(&stamp, key).map_err(at(&stamp))
}

fn profile(effort: Effort) -> &'static str {
    match effort {
        Effort::Release => "wasm-release",
        Effort::Quick => "dev",
    }
}

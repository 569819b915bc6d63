//! Making the page: cargo, wasm-bindgen, wasm-opt, esbuild, names by content, `dist/`.

mod bundle;
mod link;
mod modules;
mod offline;
mod turn;

use std::path::{Path, PathBuf};

pub(crate) use link::{content_hash, reachable};
pub(crate) use modules::WASM_CRATES;
pub(crate) use turn::Turn;

use crate::setup::BuildTools;
use crate::{Outcome, paths, program, setup};

/// How much work a build puts into few bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Effort {
    /// What users get: optimised and minified.
    Release,
    /// What `dev` serves: quick to make and readable in the browser's tools.
    Quick,
}

/// Builds the page into `dist/`, installing what is missing.
pub(crate) fn page(_: &Turn) -> Outcome {
    let tools = setup::for_build()?;
    modules::compile(&tools, Effort::Release)?;
    finish_page(&tools, Effort::Release, &paths::dist())
}

/// Builds the page into `dist/` and the JavaScript package of the tests into `target/pkg/`.
pub(crate) fn page_and_package(_: &Turn) -> Outcome {
    let tools = setup::for_build()?;
    modules::compile(&tools, Effort::Release)?;
    // Most of the time goes into wasm-opt, which works on one core.
    std::thread::scope(|scope| {
        let package = scope.spawn(|| modules::package(&tools, &paths::made("pkg")));
        let page = finish_page(&tools, Effort::Release, &paths::dist());
        let package =
            package.join().unwrap_or_else(|_| Err("making the JavaScript package broke off".to_owned()));
        page.and(package)
    })
}

/// Builds the page quickly into `folder`, with the tools that are known to be there.
pub(crate) fn quick_page(_: &Turn, tools: &BuildTools, folder: &Path) -> Outcome {
    modules::compile(tools, Effort::Quick)?;
    finish_page(tools, Effort::Quick, folder)
}

fn finish_page(tools: &BuildTools, effort: Effort, folder: &Path) -> Outcome {
    let stage = paths::made(match effort {
        Effort::Release => "stage",
        Effort::Quick => "stage-quick",
    });
    let modules = modules::page(tools, effort, &stage)?;
    let sources = bundle::collect(tools, effort, &modules, &stage)?;
    let mut files = link::link(sources)?;
    offline::list(&mut files, effort)?;
    bundle::write(&files, folder)
}

/// The JavaScript package as its users would make it: `wasm-pack build`, into `pkg/`.
pub(crate) fn javascript_package_by_wasm_pack(wasm_pack: &Path, tools: &BuildTools) -> Outcome {
    let folders: Vec<&Path> =
        [&tools.wasm_bindgen, &tools.wasm_opt].into_iter().filter_map(|path| path.parent()).collect();
    let mut command = std::process::Command::new(wasm_pack);
    tools
        .toolchain
        .apply(&mut command)
        .current_dir(paths::root())
        .env("CARGO_TARGET_DIR", paths::wasm_target())
        .env("PATH", program::path_with(&folders))
        .args(["build", "crates/wasm", "--mode", "no-install"])
        .args(["--target", "web", "--profile", "wasm-release"])
        .args(["--out-dir", "../../pkg"]);
    program::run(&mut command, "wasm-pack could not build crates/wasm: see the lines above")
}

/// Turns an error about a file into a sentence.
fn at(path: &Path) -> impl FnOnce(std::io::Error) -> String {
    let path: PathBuf = path.to_path_buf();
    move |error| {
        let path = path.strip_prefix(paths::root()).unwrap_or(&path);
        format!("{}: {error}", path.display())
    }
}

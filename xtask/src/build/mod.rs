//! Making the page: cargo, wasm-bindgen, wasm-opt, esbuild, names by content, `dist/`.

mod bundle;
mod licences;
mod link;
mod modules;
mod offline;
pub(crate) mod package;
mod turn;

use std::path::{Path, PathBuf};

pub(crate) use link::{content_hash, reachable};
pub(crate) use modules::WASM_CRATES;
pub(crate) use turn::Turn;

use crate::setup::BuildTools;
use crate::{Outcome, paths, setup};

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
    modules::compile(&tools, Effort::Release, &modules::PAGE_CRATES)?;
    finish_page(&tools, Effort::Release, &paths::dist())
}

/// Builds the page into `dist/` and the JavaScript packages of the tests into `target/pkg/` and beside it.
pub(crate) fn page_and_package(_: &Turn) -> Outcome {
    let tools = setup::for_build()?;
    modules::compile(&tools, Effort::Release, &modules::WASM_CRATES)?;
    // Most of the time goes into wasm-opt, which works on one core.
    std::thread::scope(|scope| {
        let package = scope.spawn(|| package::by_wasm_bindgen(&tools, &paths::made("pkg")));
        let page = finish_page(&tools, Effort::Release, &paths::dist());
        let package =
            package.join().unwrap_or_else(|_| Err("making the JavaScript packages broke off".to_owned()));
        page.and(package)
    })
}

/// Builds only the JavaScript packages of the tests.
pub(crate) fn package_only(_: &Turn) -> Outcome {
    let tools = setup::for_build()?;
    modules::compile(&tools, Effort::Release, &package::PACKAGES.map(|package| package.name))?;
    package::by_wasm_bindgen(&tools, &paths::made("pkg"))
}

/// Builds the page quickly into `folder`, with the tools that are known to be there.
pub(crate) fn quick_page(_: &Turn, tools: &BuildTools, folder: &Path) -> Outcome {
    modules::compile(tools, Effort::Quick, &modules::PAGE_CRATES)?;
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

/// Turns an error about a file into a sentence.
fn at(path: &Path) -> impl FnOnce(std::io::Error) -> String {
    let path: PathBuf = path.to_path_buf();
    move |error| {
        let path = path.strip_prefix(paths::root()).unwrap_or(&path);
        format!("{}: {error}", path.display())
    }
}

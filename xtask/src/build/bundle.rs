//! From the source tree to the files that are linked: scripts and styles bundled by esbuild,
//! everything else as it is.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::link::{Place, Source};
use super::{Effort, at, licences, modules};
use crate::setup::BuildTools;
use crate::{Outcome, paths, program};

/// What the foot of the page links to.
const LICENCES: &str = "www/licences.html";

/// Every file of the page under its path in the source tree, bundled where that applies.
pub(super) fn collect(
    tools: &BuildTools,
    effort: Effort,
    modules: &[PathBuf],
    stage: &Path,
) -> Outcome<BTreeMap<String, Source>> {
    // A copy of the tree, in which the generated modules lie where the sources say they do.
    let tree = stage.join("tree");
    let bundled = stage.join("bundled");
    for folder in [&tree, &bundled] {
        if folder.exists() {
            fs::remove_dir_all(folder).map_err(at(folder))?;
        }
    }
    copy_file(&paths::root().join("index.html"), &tree.join("index.html"))?;
    copy_folder(&paths::root().join("www"), &tree.join("www"))?;
    for module in modules {
        copy_folder(module, &tree.join("www").join("js"))?;
    }

    let paths = list(&tree)?;
    let entries = |kind: &[Kind]| -> Vec<&String> {
        paths.iter().filter(|path| kind.contains(&Kind::of(path))).collect()
    };
    let scripts = entries(&[Kind::Script, Kind::StableScript]);
    // What several scripts load, or one of them later, stays a file of its own.
    let shared = entries(&[Kind::Script]).into_iter().filter_map(|path| path.strip_prefix("www/js/"));
    let mut options = vec!["--format=esm".to_owned()];
    options.extend(shared.flat_map(|name| ["./", "../js/"].map(|to| format!("--external:{to}{name}"))));
    let metafile = stage.join("bundled.json");
    options.push(format!("--metafile={}", metafile.display()));
    let options: Vec<&str> = options.iter().map(String::as_str).collect();
    esbuild(tools, effort, &tree, &bundled, &scripts, &options)?;
    let packages = licences::bundled(&fs::read_to_string(&metafile).map_err(at(&metafile))?, &tree);
    // What a style refers to stays a file of its own.
    let pictures = ["svg", "png", "webp"].map(|kind| format!("--external:*.{kind}"));
    esbuild(
        tools,
        effort,
        &tree,
        &bundled,
        &entries(&[Kind::Style]),
        &pictures.each_ref().map(String::as_str),
    )?;

    let mut sources = BTreeMap::new();
    for path in &paths {
        let (from, place) = match Kind::of(path) {
            Kind::Script | Kind::Style => (&bundled, Place::Hashed),
            Kind::StableScript => (&bundled, Place::Stable(without_www(path))),
            Kind::Module => (&tree, Place::Hashed),
            Kind::Part => continue,
            Kind::Static => (&tree, Place::Stable(without_www(path))),
        };
        let file = from.join(path);
        let content = fs::read(&file).map_err(at(&file))?;
        sources.insert(path.clone(), Source { content, place });
    }
    let content = licences::page(tools, &modules::PAGE_CRATES, &packages)?.into_bytes();
    sources.insert(LICENCES.to_owned(), Source { content, place: Place::Stable(without_www(LICENCES)) });
    Ok(sources)
}

/// Replaces `folder` by these files.
pub(super) fn write(files: &BTreeMap<String, Vec<u8>>, folder: &Path) -> Outcome {
    let next = folder.with_extension("next");
    if next.exists() {
        fs::remove_dir_all(&next).map_err(at(&next))?;
    }
    for (path, content) in files {
        let path = next.join(path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(at(parent))?;
        }
        fs::write(&path, content).map_err(at(&path))?;
    }
    // Only now, so that a server on the old folder misses as little as possible.
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(at(folder))?;
    }
    fs::rename(&next, folder).map_err(at(folder))
}

/// What a file of the source tree is to the build.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// Directly in `www/js`: bundled, named by content.
    Script,
    /// Directly in `www/embed`, under the name that hosts write into their pages, or in `www`, where
    /// browsers look for the service worker: bundled, but not renamed.
    StableScript,
    /// Directly in `www/css`: bundled, named by content.
    Style,
    /// A WebAssembly module: named by content.
    Module,
    /// Deeper in `www/js` or `www/css`: already inside a bundle.
    Part,
    /// Everything else: copied.
    Static,
}

impl Kind {
    fn of(path: &str) -> Self {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
        match (folder, extension) {
            ("www/js", "js") => Self::Script,
            ("www" | "www/embed", "js") => Self::StableScript,
            ("www/css", "css") => Self::Style,
            ("www/js", "wasm") => Self::Module,
            _ if path.starts_with("www/js/") || path.starts_with("www/css/") => Self::Part,
            _ => Self::Static,
        }
    }
}

fn without_www(path: &str) -> String {
    path.strip_prefix("www/").unwrap_or(path).to_owned()
}

fn esbuild(
    tools: &BuildTools,
    effort: Effort,
    tree: &Path,
    bundled: &Path,
    entries: &[&String],
    options: &[&str],
) -> Outcome {
    if entries.is_empty() {
        return Ok(());
    }
    let mut command = Command::new(&tools.esbuild);
    command
        .current_dir(tree)
        .args(entries)
        .args(["--bundle", "--target=es2022", "--charset=utf8", "--legal-comments=none"])
        .args(["--outbase=.", "--log-level=warning"])
        .arg(format!("--outdir={}", bundled.display()))
        .args(options);
    if effort == Effort::Release {
        command.arg("--minify");
    }
    program::run(&mut command, "esbuild could not bundle the scripts or styles of www/: see the lines above")
}

/// All files below a folder, by their path from it, in order.
fn list(folder: &Path) -> Outcome<Vec<String>> {
    fn walk(folder: &Path, prefix: &str, found: &mut Vec<String>) -> Outcome {
        for entry in fs::read_dir(folder).map_err(at(folder))? {
            let entry = entry.map_err(at(folder))?;
            let name = entry.file_name().to_string_lossy().into_owned();
            // Editors' and our own droppings.
            if name.starts_with('.') {
                continue;
            }
            if entry.path().is_dir() {
                walk(&entry.path(), &format!("{prefix}{name}/"), found)?;
            } else {
                found.push(format!("{prefix}{name}"));
            }
        }
        Ok(())
    }
    let mut found = Vec::new();
    walk(folder, "", &mut found)?;
    found.sort();
    Ok(found)
}

fn copy_folder(from: &Path, to: &Path) -> Outcome {
    for path in list(from)? {
        copy_file(&from.join(&path), &to.join(&path))?;
    }
    Ok(())
}

fn copy_file(from: &Path, to: &Path) -> Outcome {
    if let Some(parent) = to.parent() {
        fs::create_dir_all(parent).map_err(at(parent))?;
    }
    fs::copy(from, to).map_err(at(from))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_folder_decides_what_becomes_of_a_file() {
        for (path, kind) in [
            ("index.html", Kind::Static),
            ("www/js/boot.js", Kind::Script),
            ("www/js/charts/geometry.js", Kind::Part),
            ("www/js/mingzhang_web_bg.wasm", Kind::Module),
            ("www/css/main.css", Kind::Style),
            ("www/embed/mingzhang-budget.js", Kind::StableScript),
            ("www/service-worker.js", Kind::StableScript),
            ("www/embed/index.html", Kind::Static),
            ("www/icons/icon.svg", Kind::Static),
        ] {
            assert_eq!(Kind::of(path), kind, "{path}");
        }
    }
}

//! The page of licences: whose work is built into the page, with the texts that have to come with it.
//! Made from what cargo and esbuild say they put in, and from the licence files of those packages.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::at;
use crate::setup::BuildTools;
use crate::{Outcome, paths, program};

/// What names of files that hold a licence begin with.
const FILES: [&str; 6] = ["licen", "copying", "copyright", "notice", "unlicense", "unicode"];

/// Every module has it in it, and no lock file names it.
const STANDARD: (&str, &str) = ("Rust standard library", "The Rust Project Contributors");

/// A package that is built in.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Package {
    /// Name and version.
    name: String,
    /// As it declares it.
    licence: String,
    authors: String,
    /// Where it is developed.
    repository: String,
    folder: PathBuf,
}

/// The page, as HTML for the linker: of what these crates are made of, and the npm packages in `bundled`
/// folders.
pub(super) fn page(tools: &BuildTools, of: &[&str], bundled: &BTreeSet<PathBuf>) -> Outcome<String> {
    Ok(html(&licences(tools, of, bundled)?))
}

/// The same as a text, after our own licence.
pub(super) fn text(tools: &BuildTools, of: &[&str], bundled: &BTreeSet<PathBuf>) -> Outcome<String> {
    let mut text = format!("Mingzhang (MIT OR Apache-2.0)\n\n{}\n", own()?);
    for (packages, licence) in licences(tools, of, bundled)? {
        let packages: Vec<String> = packages.into_iter().collect();
        text += &format!("\n{RULE}\n{}\n\n{licence}\n", packages.join("\n"));
    }
    Ok(text)
}

/// Between two licences of a text.
const RULE: &str = "----------------------------------------";

/// Licence texts, each with the packages that it comes with.
type Licences = Vec<(BTreeSet<String>, String)>;

fn licences(tools: &BuildTools, of: &[&str], bundled: &BTreeSet<PathBuf>) -> Outcome<Licences> {
    let mut packages = crates(tools, of)?;
    for folder in bundled {
        packages.push(npm_package(folder)?);
    }
    grouped(&packages)
}

/// The folders of npm packages among the inputs that esbuild's metafile lists, from the folder it ran in.
pub(super) fn bundled(metafile: &str, ran_in: &Path) -> BTreeSet<PathBuf> {
    let meta: Value = serde_json::from_str(metafile).unwrap_or_default();
    let inputs = meta["inputs"].as_object().into_iter().flat_map(|inputs| inputs.keys());
    inputs.filter_map(|input| Some(ran_in.join(package_folder(input)?))).collect()
}

/// `../node_modules/@vue/shared` of `../node_modules/@vue/shared/dist/shared.js`.
fn package_folder(path: &str) -> Option<String> {
    const MODULES: &str = "node_modules/";
    let start = path.rfind(MODULES)? + MODULES.len();
    let depth = if path[start..].starts_with('@') { 2 } else { 1 };
    let name: Vec<&str> = path[start..].split('/').take(depth).collect();
    Some(path[..start].to_owned() + &name.join("/"))
}

/// The crates that some of ours are made of; macros and build scripts leave nothing in them.
fn crates(tools: &BuildTools, of: &[&str]) -> Outcome<Vec<Package>> {
    let failure = "cargo could not list the crates of the page: see the lines above";
    let mut tree = tools.toolchain.cargo("tree");
    tree.args(["--locked", "--edges", "normal,no-proc-macro", "--prefix", "none", "--format", "{p}"]);
    for name in of {
        tree.args(["-p", name]);
    }
    let tree = program::run_quietly(&mut tree, failure)?;
    let wanted: BTreeSet<&str> = tree.lines().filter_map(foreign).collect();
    let metadata = program::run_quietly(
        program::cargo().args(["metadata", "--locked", "--format-version", "1"]),
        failure,
    )?;
    let metadata: Value =
        serde_json::from_str(&metadata).map_err(|error| format!("cargo metadata: {error}"))?;
    let all = metadata["packages"].as_array().into_iter().flatten();
    let packages = all.filter_map(|package| {
        let name = format!("{} v{}", field(package, "name"), field(package, "version"));
        wanted.contains(name.as_str()).then(|| Package {
            name: name.replacen(" v", " ", 1),
            licence: field(package, "license"),
            authors: list(&package["authors"]),
            repository: field(package, "repository"),
            folder: Path::new(&field(package, "manifest_path")).parent().unwrap_or(Path::new("")).into(),
        })
    });
    Ok(packages.collect())
}

/// `name v1.2.3` of a line of `cargo tree`; nothing for a crate of ours, which has a path.
fn foreign(line: &str) -> Option<&str> {
    let line = line.trim_end_matches(" (*)").trim();
    (!line.is_empty() && !line.contains('(')).then_some(line)
}

fn npm_package(folder: &Path) -> Outcome<Package> {
    let file = folder.join("package.json");
    let package: Value = serde_json::from_slice(&fs::read(&file).map_err(at(&file))?)
        .map_err(|error| format!("{}: {error}", file.display()))?;
    Ok(Package {
        name: format!("{} {}", field(&package, "name"), field(&package, "version")),
        licence: field(&package, "license"),
        authors: package["author"]["name"].as_str().map_or_else(|| field(&package, "author"), str::to_owned),
        repository: String::new(),
        folder: folder.to_owned(),
    })
}

fn field(value: &Value, name: &str) -> String {
    value[name].as_str().unwrap_or_default().to_owned()
}

fn list(value: &Value) -> String {
    let texts: Vec<&str> = value.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    texts.join(", ")
}

/// Each licence text once, with the packages that it comes with, in the order of their names.
fn grouped(packages: &[Package]) -> Outcome<Licences> {
    let mut texts: BTreeMap<PathBuf, Vec<String>> = BTreeMap::new();
    for package in packages {
        texts.insert(package.folder.clone(), own_texts(package)?);
    }
    let mut groups: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    groups.entry(mit(STANDARD.1)?).or_default().insert(STANDARD.0.to_owned());
    for package in packages {
        let kin = || {
            let same =
                |other: &&Package| !package.repository.is_empty() && other.repository == package.repository;
            packages.iter().filter(same).map(|other| &texts[&other.folder]).find(|texts| !texts.is_empty())
        };
        let own = Some(&texts[&package.folder]).filter(|texts| !texts.is_empty());
        let found = match own.or_else(kin) {
            Some(texts) => texts.clone(),
            None if package.licence.contains("MIT") => vec![mit(&package.authors)?],
            None => {
                return Err(format!(
                    "{} ({}) comes without the text of its licence: teach xtask/src/build/licences.rs where it is",
                    package.name, package.licence
                ));
            }
        };
        for text in found {
            groups.entry(text).or_default().insert(format!("{} ({})", package.name, package.licence));
        }
    }
    let mut groups: Vec<_> = groups.into_iter().map(|(text, packages)| (packages, text)).collect();
    groups.sort();
    Ok(groups)
}

/// The licence texts that a package carries; of several to choose from that of MIT alone.
fn own_texts(package: &Package) -> Outcome<Vec<String>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(&package.folder).map_err(at(&package.folder))? {
        let path = entry.map_err(at(&package.folder))?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
        if path.is_file() && FILES.iter().any(|start| name.starts_with(start)) {
            files.push((name, path));
        }
    }
    files.sort();
    let choice = package.licence.contains("MIT") && !package.licence.contains("AND");
    if choice && files.iter().any(|(name, _)| name.contains("mit")) {
        files.retain(|(name, _)| name.contains("mit"));
    }
    files.iter().map(|(_, path)| fs::read_to_string(path).map(|text| tidy(&text)).map_err(at(path))).collect()
}

/// Without what differs between equal texts: line ends, spaces at them, empty lines around.
fn tidy(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    lines.join("\n").trim_matches('\n').to_owned()
}

/// Our own licence, of MIT.
fn own() -> Outcome<String> {
    let path = paths::root().join("LICENSE-MIT");
    fs::read_to_string(&path).map(|text| tidy(&text)).map_err(at(&path))
}

/// The text of the MIT licence for somebody's work, by way of our own.
fn mit(authors: &str) -> Outcome<String> {
    let own = own()?;
    let lines = own.lines().map(|line| match line.starts_with("Copyright") {
        true => format!("Copyright (c) {authors}"),
        false => line.to_owned(),
    });
    Ok(lines.collect::<Vec<_>>().join("\n"))
}

fn html(licences: &Licences) -> String {
    let section = |(packages, text): &(BTreeSet<String>, String)| {
        let names: Vec<String> = packages.iter().map(|name| escaped(name)).collect();
        format!("<section>\n<h2>{}</h2>\n<pre>{}</pre>\n</section>\n", names.join("<br>"), escaped(text))
    };
    let sections: String = licences.iter().map(section).collect();
    format!(
        r#"<!doctype html>
<html lang="en" class="mz">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'">
<title>明账 Mingzhang · Licences</title>
<link rel="icon" href="./icons/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="./css/main.css">
<link rel="stylesheet" href="./css/licences.css">
</head>
<body>
<main class="frame content licences">
<h1><span lang="zh-CN">所用软件的许可</span> · Licences</h1>
<p lang="zh-CN">明账由下列软件构成，各自的许可全文如下。</p>
<p>Mingzhang is built from the software below, which comes under these licences.</p>
{sections}</main>
</body>
</html>
"#
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packages_are_found_in_what_the_tools_say() {
        assert_eq!(foreign("leptos v0.8.23 (*)"), Some("leptos v0.8.23"));
        assert_eq!(foreign("mingzhang v0.1.0 (/somewhere)"), None);
        assert_eq!(foreign(""), None);
        let meta = r#"{"inputs":{"../../node_modules/d3-array/src/max.js":{},"../../node_modules/@vue/shared/dist/a.js":{},"www/js/boot.js":{}}}"#;
        let folders: Vec<_> = bundled(meta, Path::new("tree")).into_iter().collect();
        assert_eq!(
            folders,
            ["@vue/shared", "d3-array"].map(|name| Path::new("tree/../../node_modules").join(name))
        );
    }

    #[test]
    fn equal_texts_are_shown_once_and_lent_to_kin() -> Outcome {
        let root = paths::made("licences-test");
        let package = |name: &str, licence: &str, files: &[(&str, &str)]| -> Outcome<Package> {
            let folder = root.join(name);
            fs::create_dir_all(&folder).map_err(at(&folder))?;
            for (file, text) in files {
                fs::write(folder.join(file), text).map_err(at(&folder))?;
            }
            let licence = licence.to_owned();
            let repository = name.trim_end_matches(char::is_numeric).to_owned();
            Ok(Package {
                name: name.to_owned(),
                licence,
                authors: "A. Author".to_owned(),
                repository,
                folder,
            })
        };
        let packages = [
            package("kin1", "BSD-3-Clause", &[("LICENSE", "<bsd>\r\n")])?,
            package("kin2", "BSD-3-Clause", &[])?,
            package("choice", "MIT OR Apache-2.0", &[("LICENSE-MIT", "mit"), ("LICENSE-APACHE", "apache")])?,
            package("both", "MIT AND Unicode-3.0", &[("LICENSE-MIT", "mit"), ("UNICODE.txt", "unicode")])?,
            package("bare", "MIT", &[])?,
        ];
        let groups = grouped(&packages)?;
        let names = |text: &str| -> Vec<&str> {
            let group = groups.iter().find(|(_, of)| of == text);
            group.into_iter().flat_map(|(names, _)| names.iter().map(String::as_str)).collect()
        };
        assert_eq!(names("<bsd>"), ["kin1 (BSD-3-Clause)", "kin2 (BSD-3-Clause)"]);
        assert_eq!(names("mit"), ["both (MIT AND Unicode-3.0)", "choice (MIT OR Apache-2.0)"]);
        assert_eq!(names("unicode"), ["both (MIT AND Unicode-3.0)"]);
        assert!(names("apache").is_empty());
        assert_eq!(names(&mit("A. Author")?), ["bare (MIT)"]);
        assert!(html(&groups).contains("<pre>&lt;bsd&gt;</pre>"));
        let lone = package("lone", "BSL-1.0", &[])?;
        assert!(grouped(&[lone]).is_err_and(|sentence| sentence.contains("lone")));
        fs::remove_dir_all(&root).map_err(at(&root))
    }
}

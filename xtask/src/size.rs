//! `cargo xtask size`: what a visitor downloads, against recorded ceilings.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::{Outcome, build, paths, program};

/// The ceilings, in bytes of brotli: `{"first visit": {"from": "index.html", "brotli": 350000}}`.
/// `"later": ["reading.js"]` names what is loaded only when it is needed and belongs to another
/// group; files that are named by content go by their names in `www/`.
const CEILINGS: &str = "tests/size.json";

/// Prints the sizes of `dist/` and fails when a group is over its ceiling.
pub(crate) fn command(_: &build::Turn) -> Outcome {
    let files = read(&paths::dist())?;
    let ceilings = fs::read_to_string(paths::root().join(CEILINGS))
        .map_err(|error| format!("{CEILINGS} cannot be read ({error}): restore it from git"))?;
    let groups = groups(&ceilings)?;
    let sizes = measure(files.keys())?;

    println!("\n{}", row("file", ["raw", "gzip", "brotli"].map(str::to_owned)));
    for (path, size) in &sizes {
        println!("{}", row(path, size.columns()));
    }
    println!();
    let mut over = Vec::new();
    for group in &groups {
        let members = build::reachable(&files, &group.from, &group.later);
        if members.is_empty() {
            return Err(format!(
                "{CEILINGS}: \"{}\" starts from {}, which is not in dist/: correct its name",
                group.name, group.from
            ));
        }
        let total = sum(&sizes, &members);
        println!("{}  of {}", row(&group.name, total.columns()), grouped(group.ceiling));
        if total.brotli > group.ceiling {
            over.push(format!(
                "{} is {} bytes of brotli, {} over its ceiling",
                group.name,
                grouped(total.brotli),
                grouped(total.brotli - group.ceiling)
            ));
        }
    }
    if over.is_empty() {
        Ok(())
    } else {
        Err(format!("{}: make it smaller, or raise the ceiling in {CEILINGS} with a reason", over.join("; ")))
    }
}

/// Bytes as they are and as compressed at the strongest setting.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Size {
    raw: u64,
    gzip: u64,
    brotli: u64,
}

impl Size {
    fn columns(self) -> [String; 3] {
        [self.raw, self.gzip, self.brotli].map(grouped)
    }
}

/// What is downloaded together, and how much of it there may be.
#[derive(Debug, PartialEq, Eq)]
struct Group {
    name: String,
    from: String,
    later: Vec<String>,
    ceiling: u64,
}

fn groups(text: &str) -> Outcome<Vec<Group>> {
    let wrong = |what: &str| format!("{CEILINGS}: {what}");
    let value: Value = serde_json::from_str(text).map_err(|error| wrong(&error.to_string()))?;
    let groups = value.as_object().ok_or_else(|| wrong("it must be an object, one member per group"))?;
    groups
        .iter()
        .map(|(name, group)| {
            let from = group.get("from").and_then(Value::as_str);
            let ceiling = group.get("brotli").and_then(Value::as_u64);
            let later = group.get("later").and_then(Value::as_array).into_iter().flatten();
            let later = later.filter_map(|name| name.as_str().map(str::to_owned)).collect();
            match (from, ceiling) {
                (Some(from), Some(ceiling)) => {
                    Ok(Group { name: name.clone(), from: from.to_owned(), later, ceiling })
                }
                _ => {
                    Err(wrong(&format!("\"{name}\" needs \"from\" (a file of dist/) and \"brotli\" (bytes)")))
                }
            }
        })
        .collect()
}

fn sum(sizes: &BTreeMap<String, Size>, members: &BTreeSet<String>) -> Size {
    members.iter().filter_map(|path| sizes.get(path)).fold(Size::default(), |total, size| Size {
        raw: total.raw + size.raw,
        gzip: total.gzip + size.gzip,
        brotli: total.brotli + size.brotli,
    })
}

/// Compresses by Node, which is needed anyway: a compressor of our own would have to be compiled
/// before anything else could start.
fn measure<'a>(files: impl Iterator<Item = &'a String>) -> Outcome<BTreeMap<String, Size>> {
    let output = program::run_quietly(
        Command::new("node")
            .current_dir(paths::dist())
            .arg(paths::root().join("tools").join("compressed-sizes.mjs"))
            .args(files),
        "the sizes could not be measured: see the lines above",
    )?;
    sizes(&output).ok_or_else(|| "tools/compressed-sizes.mjs printed something unknown".to_owned())
}

/// Reads lines of `raw gzip brotli path`.
fn sizes(lines: &str) -> Option<BTreeMap<String, Size>> {
    lines
        .lines()
        .map(|line| {
            let mut words = line.splitn(4, ' ');
            let mut number = || words.next()?.parse().ok();
            let size = Size { raw: number()?, gzip: number()?, brotli: number()? };
            Some((words.next()?.to_owned(), size))
        })
        .collect()
}

fn read(folder: &Path) -> Outcome<BTreeMap<String, Vec<u8>>> {
    fn walk(folder: &Path, prefix: &str, files: &mut BTreeMap<String, Vec<u8>>) -> std::io::Result<()> {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
            if entry.path().is_dir() {
                walk(&entry.path(), &format!("{path}/"), files)?;
            } else {
                files.insert(path, fs::read(entry.path())?);
            }
        }
        Ok(())
    }
    let mut files = BTreeMap::new();
    walk(folder, "", &mut files).map_err(|error| format!("dist/ cannot be read: {error}"))?;
    Ok(files)
}

fn row(name: &str, columns: [String; 3]) -> String {
    let [raw, gzip, brotli] = columns;
    format!("{name:<44}{raw:>12}{gzip:>12}{brotli:>12}")
}

/// A number with a comma every three digits.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ceilings_are_read_and_mistakes_named() {
        let read = groups(r#"{"widget":{"from":"embed/w.js","later":["l.js"],"brotli":300000}}"#);
        let group = Group {
            name: "widget".to_owned(),
            from: "embed/w.js".to_owned(),
            later: vec!["l.js".to_owned()],
            ceiling: 300_000,
        };
        assert_eq!(read, Ok(vec![group]));
        for (text, named) in [
            ("{", "EOF"),
            ("[]", "an object"),
            (r#"{"widget":{"from":"a.js"}}"#, "\"widget\" needs"),
            (r#"{"widget":{"from":"a.js","brotli":-1}}"#, "\"widget\" needs"),
        ] {
            let error = groups(text).err().unwrap_or_default();
            assert!(error.contains(named), "{text}: {error}");
        }
    }

    #[test]
    fn a_group_is_the_sum_of_its_files() {
        let sizes = sizes("10 5 4 index.html\n100 60 50 a b.wasm\n7 7 7 other.js\n").unwrap_or_default();
        let members = ["index.html", "a b.wasm"].map(str::to_owned).into();
        let total = sum(&sizes, &members);
        assert_eq!((total.raw, total.gzip, total.brotli), (110, 65, 54));
        assert_eq!(super::sizes("ten 5 4 index.html"), None);
    }

    #[test]
    fn digits_are_grouped_by_three() {
        assert_eq!(grouped(0), "0");
        assert_eq!(grouped(999), "999");
        assert_eq!(grouped(1000), "1,000");
        assert_eq!(grouped(12_345_678), "12,345,678");
    }
}

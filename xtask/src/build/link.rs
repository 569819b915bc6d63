//! Giving files their final names and making every reference follow.
//!
//! Sources refer to each other by paths relative to where they stand. A quoted string or a CSS
//! `url(...)` that resolves to a file of the page is such a reference; it becomes the relative
//! path between the two files' final places. Pure: it works on contents, not on the disk.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::Outcome;

/// Where files named by content go.
const ASSETS: &str = "assets";

/// A file of the page, before it has its final name.
pub(super) struct Source {
    pub(super) content: Vec<u8>,
    pub(super) place: Place,
}

/// How a file gets its final name.
pub(super) enum Place {
    /// It keeps this one: others know it by name.
    Stable(String),
    /// From its content, so that it can be cached for ever.
    Hashed,
}

/// From files by source path to files by final path. Files named by content that nothing refers
/// to are left out.
pub(super) fn link(sources: BTreeMap<String, Source>) -> Outcome<BTreeMap<String, Vec<u8>>> {
    let mut linker =
        Linker { sources: &sources, done: BTreeMap::new(), under_way: Vec::new(), files: BTreeMap::new() };
    for (path, source) in &sources {
        if let Place::Stable(name) = &source.place {
            let content = linker.rewrite(path, name, &source.content)?;
            linker.files.insert(name.clone(), content);
        }
    }
    Ok(linker.files)
}

struct Linker<'a> {
    sources: &'a BTreeMap<String, Source>,
    /// Final paths of the files named by content, by source path.
    done: BTreeMap<&'a str, String>,
    under_way: Vec<&'a str>,
    files: BTreeMap<String, Vec<u8>>,
}

impl<'a> Linker<'a> {
    /// The content with every reference replaced, as it will lie at `place`.
    fn rewrite(&mut self, path: &str, place: &str, content: &[u8]) -> Outcome<Vec<u8>> {
        let Some(text) = text_of(path, content) else {
            return Ok(content.to_vec());
        };
        let mut rewritten = String::with_capacity(text.len());
        let mut copied = 0;
        for range in candidates(text) {
            let Some(target) = resolve(path, &text[range.clone()]) else {
                continue;
            };
            let Some((target, _)) = self.sources.get_key_value(&target) else {
                continue;
            };
            let to = self.place_of(target)?;
            rewritten.push_str(&text[copied..range.start]);
            rewritten.push_str(&relative(place, &to));
            copied = range.end;
        }
        rewritten.push_str(&text[copied..]);
        Ok(rewritten.into_bytes())
    }

    /// The final path of a file; one named by content is finished on the way.
    fn place_of(&mut self, path: &'a str) -> Outcome<String> {
        let source = &self.sources[path];
        if let Place::Stable(name) = &source.place {
            return Ok(name.clone());
        }
        if let Some(done) = self.done.get(path) {
            return Ok(done.clone());
        }
        if self.under_way.contains(&path) {
            return Err(format!(
                "{} refer to each other in a circle, so none can be named by its content: break the circle",
                self.under_way.join(", ")
            ));
        }
        self.under_way.push(path);
        // Its own name does not matter for where others lie as seen from it.
        let content = self.rewrite(path, &format!("{ASSETS}/itself"), &source.content)?;
        self.under_way.pop();
        let name = path.rsplit('/').next().unwrap_or(path);
        let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
        let place = format!("{ASSETS}/{stem}-{}.{extension}", content_hash(&content));
        self.done.insert(path, place.clone());
        self.files.insert(place.clone(), content);
        Ok(place)
    }
}

/// Whether a finished file is the one called `name` before it was named by content.
fn is_called(path: &str, name: &str) -> bool {
    let hashed = || {
        let (stem, extension) = path.strip_prefix(ASSETS)?.strip_prefix('/')?.rsplit_once('.')?;
        let (stem, _) = stem.rsplit_once('-')?;
        Some(name.strip_suffix(extension)?.strip_suffix('.')? == stem)
    };
    path == name || hashed().unwrap_or(false)
}

/// All files that a finished page needs, starting from one of them: what it refers to, and so on.
/// Other pages that it links to are not part of it, nor what it loads `later`, nor what that needs.
/// Files that are named by content go by the name they had before.
pub(crate) fn reachable(
    files: &BTreeMap<String, Vec<u8>>,
    start: &str,
    later: &[String],
) -> BTreeSet<String> {
    follow(files, start, |_, target| !later.iter().any(|name| is_called(target, name)))
}

/// The files of [`reachable`] that are loaded at once: not what only `import(...)` names.
pub(super) fn at_once(files: &BTreeMap<String, Vec<u8>>, start: &str) -> BTreeSet<String> {
    follow(files, start, |before, _| !before.ends_with("import("))
}

/// The files that a finished file refers to itself.
pub(super) fn references(files: &BTreeMap<String, Vec<u8>>, path: &str) -> BTreeSet<String> {
    let text = files.get(path).and_then(|content| text_of(path, content)).unwrap_or_default();
    candidates(text)
        .filter_map(|range| resolve(path, &text[range]))
        .filter(|target| files.contains_key(target))
        .collect()
}

/// Whether a finished file is named by its content.
pub(super) fn is_hashed(path: &str) -> bool {
    path.strip_prefix(ASSETS).is_some_and(|rest| rest.starts_with('/'))
}

/// The file called `start` and what it refers to, and so on, as long as a reference is `wanted`: it gets
/// the text before the reference, up to its opening quote, and the path that is referred to.
fn follow(
    files: &BTreeMap<String, Vec<u8>>,
    start: &str,
    wanted: impl Fn(&str, &str) -> bool,
) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut open: Vec<String> = files.keys().filter(|path| is_called(path, start)).cloned().collect();
    while let Some(path) = open.pop() {
        let Some(content) = files.get(&path) else {
            continue;
        };
        if let Some(text) = text_of(&path, content) {
            open.extend(
                candidates(text)
                    .filter_map(|range| Some((range.start, resolve(&path, &text[range])?)))
                    .filter(|(_, target)| !target.ends_with(".html") && !found.contains(target))
                    .filter(|(at, target)| wanted(&text[..at - 1], target))
                    .map(|(_, target)| target),
            );
        }
        found.insert(path);
    }
    found
}

/// A short name for a content: ten hexadecimal digits of its 64-bit FNV-1a hash.
pub(crate) fn content_hash(content: &[u8]) -> String {
    let hash = content.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    format!("{hash:016x}")[..10].to_owned()
}

/// The text of a file that can hold references.
fn text_of<'t>(path: &str, content: &'t [u8]) -> Option<&'t str> {
    let extension = path.rsplit_once('.')?.1;
    ["html", "js", "css", "svg", "json", "webmanifest"]
        .contains(&extension)
        .then(|| std::str::from_utf8(content).ok())?
}

/// The stretches of a text that look like a file's path: between two equal quotes or in `url(...)`.
fn candidates(text: &str) -> impl Iterator<Item = Range<usize>> {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < bytes.len() {
            let opening = bytes[at];
            at += 1;
            let closing = match opening {
                b'"' | b'\'' | b'`' => opening,
                b'(' if bytes[..at - 1].ends_with(b"url") => b')',
                _ => continue,
            };
            let length = bytes[at..]
                .iter()
                .take_while(|byte| byte.is_ascii_alphanumeric() || b"._-/".contains(byte))
                .count();
            let range = at..at + length;
            if length > 0 && bytes.get(range.end) == Some(&closing) {
                at = range.end + 1;
                return Some(range);
            }
        }
        None
    })
}

/// The path that `reference` means when it stands in the file `from`, if it stays in the tree.
fn resolve(from: &str, reference: &str) -> Option<String> {
    if reference.starts_with('/') {
        return None;
    }
    let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in reference.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            name => parts.push(name),
        }
    }
    Some(parts.join("/"))
}

/// How to write, in the file `from`, the path of the file `to`.
fn relative(from: &str, to: &str) -> String {
    let folder: Vec<&str> = from.split('/').rev().skip(1).collect();
    let from: Vec<&str> = folder.into_iter().rev().collect();
    let to: Vec<&str> = to.split('/').collect();
    let shared = from.iter().zip(&to[..to.len() - 1]).take_while(|(a, b)| a == b).count();
    let up = match from.len() - shared {
        0 => "./".to_owned(),
        levels => "../".repeat(levels),
    };
    up + &to[shared..].join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(files: &[(&str, Option<&str>, &str)]) -> BTreeMap<String, Source> {
        files
            .iter()
            .map(|(path, stable, content)| {
                let place = match stable {
                    Some(name) => Place::Stable((*name).to_owned()),
                    None => Place::Hashed,
                };
                let content = content.as_bytes().to_vec();
                ((*path).to_owned(), Source { content, place })
            })
            .collect()
    }

    const SOURCES: &[(&str, Option<&str>, &str)] = &[
        (
            "index.html",
            Some("index.html"),
            r#"<link href="./www/css/main.css"><script src='www/js/boot.js'></script><a href="./www/embed/index.html">"#,
        ),
        ("www/css/main.css", None, "a{background:url(../icons/dot.svg)}"),
        ("www/css/unused.css", None, "b{}"),
        ("www/icons/dot.svg", Some("icons/dot.svg"), "<svg/>"),
        ("www/js/boot.js", None, r#"import a from"./module.js";"text";"#),
        ("www/js/module.js", None, r#"new URL("module.wasm",import.meta.url)"#),
        ("www/js/module.wasm", None, "\"boot.js\""),
        ("www/embed/index.html", Some("embed/index.html"), r#"<script src="./widget.js">"#),
        ("www/embed/widget.js", Some("embed/widget.js"), r#"import a from"../js/module.js""#),
    ];

    fn text(files: &BTreeMap<String, Vec<u8>>, path: &str) -> String {
        String::from_utf8_lossy(&files[path]).into_owned()
    }

    fn named(files: &BTreeMap<String, Vec<u8>>, start: &str, end: &str) -> String {
        files.keys().find(|path| path.starts_with(start) && path.ends_with(end)).cloned().unwrap_or_default()
    }

    #[test]
    fn references_follow_to_the_final_names() -> Result<(), String> {
        let files = link(page(SOURCES))?;
        let css = named(&files, "assets/main-", ".css");
        let boot = named(&files, "assets/boot-", ".js");
        let module = named(&files, "assets/module-", ".js");
        let wasm = named(&files, "assets/module-", ".wasm");
        assert_eq!(
            text(&files, "index.html"),
            format!(r#"<link href="./{css}"><script src='./{boot}'></script><a href="./embed/index.html">"#)
        );
        assert_eq!(text(&files, &css), "a{background:url(../icons/dot.svg)}");
        let beside = |path: &str| path.replace("assets/", "./");
        assert_eq!(text(&files, &boot), format!(r#"import a from"{}";"text";"#, beside(&module)));
        assert_eq!(text(&files, &module), format!(r#"new URL("{}",import.meta.url)"#, beside(&wasm)));
        assert_eq!(text(&files, "embed/widget.js"), format!(r#"import a from"../{module}""#));
        // A binary file is never read as text, and nothing refers to the second style.
        assert_eq!(text(&files, &wasm), "\"boot.js\"");
        assert_eq!(named(&files, "assets/unused-", ""), "");
        Ok(())
    }

    #[test]
    fn a_change_renames_everything_that_depends_on_it() -> Result<(), String> {
        let before = link(page(SOURCES))?;
        let mut sources = page(SOURCES);
        if let Some(wasm) = sources.get_mut("www/js/module.wasm") {
            wasm.content.push(0);
        }
        let after = link(sources)?;
        for (start, end, same) in [
            ("assets/module-", ".wasm", false),
            ("assets/module-", ".js", false),
            ("assets/boot-", ".js", false),
            ("assets/main-", ".css", true),
        ] {
            let unchanged = named(&before, start, end) == named(&after, start, end);
            assert_eq!(unchanged, same, "{start}{end}");
        }
        Ok(())
    }

    #[test]
    fn a_circle_is_refused_by_name() {
        let circle = page(&[
            ("index.html", Some("index.html"), "'www/a.js'"),
            ("www/a.js", None, "'./b.js'"),
            ("www/b.js", None, "'./a.js'"),
        ]);
        let refused = link(circle).err().unwrap_or_default();
        assert!(refused.starts_with("www/a.js, www/b.js refer"), "{refused}");
    }

    #[test]
    fn what_a_page_needs_leaves_out_other_pages() -> Result<(), String> {
        let files = link(page(SOURCES))?;
        let needed = reachable(&files, "index.html", &[]);
        assert!(needed.contains("icons/dot.svg"));
        assert!(needed.contains(&named(&files, "assets/module-", ".wasm")));
        assert!(!needed.contains("embed/index.html"));
        assert!(!needed.contains("embed/widget.js"));
        assert_eq!(reachable(&files, "embed/widget.js", &[]).len(), 3);
        // What is loaded later is counted on its own, under the name it has in the sources.
        let first = reachable(&files, "index.html", &["module.js".to_owned()]);
        assert!(first.contains(&named(&files, "assets/boot-", ".js")));
        assert!(!first.contains(&named(&files, "assets/module-", ".wasm")));
        assert_eq!(reachable(&files, "module.js", &[]).len(), 2);
        assert!(reachable(&files, "modul.js", &[]).is_empty());
        Ok(())
    }

    #[test]
    fn paths_resolve_and_relate() {
        assert_eq!(resolve("www/js/a.js", "../css/b.css").as_deref(), Some("www/css/b.css"));
        assert_eq!(resolve("index.html", "./a.js").as_deref(), Some("a.js"));
        assert_eq!(resolve("index.html", "../a.js"), None);
        assert_eq!(resolve("index.html", "/a.js"), None);
        assert_eq!(relative("index.html", "assets/a.js"), "./assets/a.js");
        assert_eq!(relative("assets/a.js", "assets/b.js"), "./b.js");
        assert_eq!(relative("a/b/c.js", "a/d.js"), "../d.js");
        assert_eq!(relative("embed/a.js", "assets/b.js"), "../assets/b.js");
    }

    #[test]
    fn the_hash_is_the_published_one() {
        // Test vectors of FNV-1a.
        assert_eq!(content_hash(b""), "cbf29ce484");
        assert_eq!(content_hash(b"a"), "af63dc4c86");
    }
}

//! What the service worker keeps for use without a network, written into the worker itself.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::json;

use super::{Effort, link};
use crate::Outcome;

/// The worker, beside the page: so its scope is the whole page, under any path.
const WORKER: &str = "service-worker.js";

/// The page.
const PAGE: &str = "index.html";

/// What the page loads by itself when it has been drawn.
const EVERY_VISIT: [&str; 2] = ["glossary.js", "offline.js"];

/// Puts the list of the page's files at the head of the worker: `SITE`, or null in a build for
/// development, which must never show an older file.
pub(super) fn list(files: &mut BTreeMap<String, Vec<u8>>, effort: Effort) -> Outcome {
    let site = match effort {
        Effort::Release => site(files).to_string(),
        Effort::Quick => "null".to_owned(),
    };
    let worker =
        files.get_mut(WORKER).ok_or_else(|| format!("www/{WORKER} is missing: restore it from git"))?;
    let head = format!("const SITE = {site};\n");
    worker.splice(..0, head.into_bytes());
    Ok(())
}

/// `{version, first, later, named}`: a name for all of it by content, the files of a first visit, those
/// loaded later, and the files named by content that the page itself names.
fn site(files: &BTreeMap<String, Vec<u8>>) -> serde_json::Value {
    let mut first = link::at_once(files, PAGE);
    first.extend(EVERY_VISIT.iter().flat_map(|name| link::at_once(files, name)));
    let mut later = link::reachable(files, PAGE, &[]);
    later.retain(|path| !first.contains(path));
    for list in [&mut first, &mut later] {
        list.remove(WORKER);
    }
    let named: BTreeSet<String> =
        link::references(files, PAGE).into_iter().filter(|path| link::is_hashed(path)).collect();
    // The worker is a part of the version too: a new one is to be offered as well.
    let all = first.iter().chain(&later).map(String::as_str).chain([WORKER]);
    let contents: String =
        all.filter_map(|path| Some(format!("{path} {}\n", link::content_hash(files.get(path)?)))).collect();
    let version = link::content_hash(contents.as_bytes());
    json!({ "version": version, "first": first, "later": later, "named": named })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page() -> BTreeMap<String, Vec<u8>> {
        [
            (PAGE, r#"<script src="./assets/boot-1.js"></script><a href="./embed/index.html">"#),
            (
                "assets/boot-1.js",
                r#"import("./reading-2.js");import("./offline-4.js");fetch("../example.json")"#,
            ),
            ("assets/reading-2.js", r#"import"./dom-3.js";"#),
            ("assets/dom-3.js", ""),
            ("assets/offline-4.js", r#"new URL("../service-worker.js")"#),
            ("example.json", "{}"),
            ("embed/index.html", ""),
            (WORKER, "serve(SITE)"),
        ]
        .map(|(path, content)| (path.to_owned(), content.as_bytes().to_vec()))
        .into()
    }

    fn head(files: &BTreeMap<String, Vec<u8>>) -> String {
        String::from_utf8_lossy(&files[WORKER]).lines().next().unwrap_or_default().to_owned()
    }

    #[test]
    fn the_worker_knows_what_a_visit_needs_at_once_and_later() -> Result<(), String> {
        let mut files = page();
        let site = site(&files);
        assert_eq!(
            site["first"],
            json!(["assets/boot-1.js", "assets/offline-4.js", "example.json", "index.html"])
        );
        assert_eq!(site["later"], json!(["assets/dom-3.js", "assets/reading-2.js"]));
        assert_eq!(site["named"], json!(["assets/boot-1.js"]));
        list(&mut files, Effort::Release)?;
        assert_eq!(head(&files), format!("const SITE = {site};"));
        assert!(files[WORKER].ends_with(b"\nserve(SITE)"));
        Ok(())
    }

    #[test]
    fn every_change_makes_another_version() {
        let before = site(&page());
        for changed in [PAGE, "assets/dom-3.js", "example.json", WORKER] {
            let mut files = page();
            if let Some(content) = files.get_mut(changed) {
                content.push(b' ');
            }
            assert_ne!(site(&files)["version"], before["version"], "{changed}");
        }
        assert_eq!(site(&page()), before);
    }

    #[test]
    fn a_build_for_development_keeps_nothing() -> Result<(), String> {
        let mut files = page();
        list(&mut files, Effort::Quick)?;
        assert_eq!(head(&files), "const SITE = null;");
        files.remove(WORKER);
        assert!(list(&mut files, Effort::Quick).is_err());
        Ok(())
    }
}

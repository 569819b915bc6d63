//! The direction of dependencies between the core's rooms: left never sees right.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Rooms with the rooms they may use.
const MAY_USE: &[(&str, &[&str])] = &[
    ("money", &[]),
    ("classification", &[]),
    ("disclosure", &["money"]),
    ("form", &["money"]),
    ("quantity", &["classification", "form"]),
    ("grid", &["classification", "disclosure", "form", "money", "quantity"]),
    ("relation", &["form", "grid", "money", "quantity"]),
    ("calculate", &["disclosure", "form", "grid", "money", "quantity", "relation"]),
    ("measure", &["calculate", "form", "grid", "money", "quantity"]),
    ("picture", &["calculate", "form", "grid", "measure", "money", "quantity"]),
    ("compare", &["calculate", "disclosure", "form", "grid", "measure", "money", "quantity"]),
    ("finding", &["calculate", "disclosure", "form", "grid", "money", "relation"]),
    ("locate", &["grid", "money", "quantity", "relation"]),
    ("narrative", &["disclosure", "form", "grid", "money", "quantity"]),
    (
        "narrative/write",
        &["calculate", "disclosure", "finding", "form", "grid", "measure", "money", "quantity", "wording"],
    ),
    (
        "rules",
        &[
            "classification",
            "disclosure",
            "finding",
            "form",
            "grid",
            "money",
            "narrative",
            "quantity",
            "relation",
        ],
    ),
    ("walk", &["calculate", "finding", "form", "grid", "quantity", "relation"]),
    (
        "wording",
        &[
            "calculate",
            "compare",
            "finding",
            "form",
            "grid",
            "locate",
            "measure",
            "money",
            "picture",
            "relation",
            "rules",
            "walk",
        ],
    ),
];

pub(crate) fn sources() -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ext| ext == "rs") {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}

#[test]
fn rooms_see_only_what_is_left_of_them() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut rooms = BTreeSet::new();
    for file in sources() {
        let inside = file.strip_prefix(&root).unwrap();
        let Some(room) = inside.components().next().and_then(|c| c.as_os_str().to_str()) else { continue };
        if room.ends_with(".rs") {
            continue;
        }
        // A folder within a room may have a direction of its own.
        let named = MAY_USE.iter().filter(|(name, _)| inside.starts_with(name));
        let (name, allowed) = named
            .max_by_key(|(name, _)| name.len())
            .unwrap_or_else(|| panic!("add {room} to MAY_USE in tests/core/layers.rs"));
        rooms.insert(*name);
        let text = fs::read_to_string(&file).unwrap();
        let code: Vec<&str> = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
        for used in code.join("\n").split("crate::").skip(1) {
            let used: String = used.chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect();
            assert!(
                used.is_empty() || used == room || allowed.contains(&used.as_str()),
                "{} uses {used}",
                inside.display()
            );
        }
    }
    assert_eq!(rooms.len(), MAY_USE.len());
}

#[test]
fn no_binary_float_in_the_core() {
    for file in sources() {
        let text = fs::read_to_string(&file).unwrap();
        let word = |c: char| !(c.is_alphanumeric() || c == '_');
        assert!(!text.split(word).any(|w| w == "f32" || w == "f64"), "{}", file.display());
    }
}

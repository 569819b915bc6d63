//! Turns the form sets from TOML (written by people) into JSON (compiled in), and lays those that
//! extend another over it: the browser then needs the code for neither.

use std::{env, error::Error, fs, path::Path};

#[path = "src/form/extend.rs"]
mod extend;

/// What a form says only for reading documents: a build that reads data alone does not carry it.
const READING: [&str; 6] = ["aliases", "headings", "said", "under", "unsaid", "targets"];

/// The table without a key, wherever it is.
fn without(table: toml::Table, left_out: &str) -> toml::Table {
    fn value(whole: toml::Value, left_out: &str) -> toml::Value {
        match whole {
            toml::Value::Table(table) => toml::Value::Table(without(table, left_out)),
            toml::Value::Array(list) => {
                toml::Value::Array(list.into_iter().map(|item| value(item, left_out)).collect())
            }
            other => other,
        }
    }
    table
        .into_iter()
        .filter(|(key, _)| key != left_out)
        .map(|(key, item)| (key, value(item, left_out)))
        .collect()
}

/// A set as it is written, without what this build does not need of it.
fn written(path: &Path) -> Result<serde_json::Value, Box<dyn Error>> {
    let mut set: toml::Table =
        toml::from_str(&fs::read_to_string(path)?).map_err(|error| format!("{}: {error}", path.display()))?;
    if env::var_os("CARGO_FEATURE_READING").is_none() {
        for key in READING {
            set = without(set, key);
        }
    }
    Ok(serde_json::to_value(&set)?)
}

/// Writes the sets as a slice of JSON texts, to be included.
fn list(sets: &[serde_json::Value], name: &str) -> Result<(), Box<dyn Error>> {
    let texts: Vec<String> = sets.iter().map(|set| format!("    {:?},\n", set.to_string())).collect();
    let out = Path::new(&env::var("OUT_DIR")?).join(name);
    Ok(fs::write(out, format!("&[\n{}]\n", texts.concat()))?)
}

fn main() -> Result<(), Box<dyn Error>> {
    let folder = Path::new("src/form/sets");
    println!("cargo:rerun-if-changed={}", folder.display());
    println!("cargo:rerun-if-changed=src/form/extend.rs");
    let mut files = Vec::new();
    for file in fs::read_dir(folder)? {
        files.push(file?.path());
    }
    files.retain(|path| path.extension().is_some_and(|extension| extension == "toml"));
    files.sort();
    for path in &files {
        println!("cargo:rerun-if-changed={}", path.display());
    }
    let sets = files.iter().map(|path| written(path)).collect::<Result<Vec<_>, _>>()?;
    let whole = sets.iter().map(|set| extend::resolve(set.clone(), &sets)).collect::<Result<Vec<_>, _>>()?;
    list(&whole, "form_sets.rs")?;
    list(&sets, "form_sets_written.rs")
}

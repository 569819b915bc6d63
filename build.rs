//! Turns the form sets from TOML (written by people) into JSON (compiled in): the browser then
//! needs no TOML parser.

use std::{env, error::Error, fs, path::Path};

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

fn main() -> Result<(), Box<dyn Error>> {
    let sets = Path::new("src/form/sets");
    println!("cargo:rerun-if-changed={}", sets.display());
    let mut files: Vec<_> = fs::read_dir(sets)?.collect::<Result<_, _>>()?;
    files.sort_by_key(fs::DirEntry::path);
    let mut list = String::from("&[\n");
    for file in files {
        let path = file.path();
        if path.extension().is_none_or(|ext| ext != "toml") {
            continue;
        }
        println!("cargo:rerun-if-changed={}", path.display());
        let mut value: toml::Table = toml::from_str(&fs::read_to_string(&path)?)
            .map_err(|error| format!("{}: {error}", path.display()))?;
        if env::var_os("CARGO_FEATURE_READING").is_none() {
            for key in READING {
                value = without(value, key);
            }
        }
        let json = serde_json::to_string(&value)?;
        list.push_str(&format!("    {json:?},\n"));
    }
    list.push_str("]\n");
    let out = Path::new(&env::var("OUT_DIR")?).join("form_sets.rs");
    fs::write(out, list)?;
    Ok(())
}

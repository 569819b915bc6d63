//! Turns the form sets and the templates of narratives from TOML (written by people) into what is
//! compiled in, and lays sets that extend another over it: the browser then needs the code for neither.

use std::{
    env,
    error::Error,
    fs,
    path::{Path, PathBuf},
};

#[path = "src/form/extend.rs"]
mod extend;

#[allow(dead_code, unreachable_pub, reason = "the crate itself uses the rest of it")]
#[path = "src/money/unit.rs"]
mod unit;

/// What the shape of a form set uses.
mod money {
    pub(crate) use super::unit::{MoneyUnit, Unit};
}

#[allow(dead_code, unreachable_pub, reason = "the crate itself uses the rest of it")]
#[path = "src/form/spec.rs"]
mod spec;

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

/// The TOML files of a folder, in the order of their names.
fn files(folder: &str) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    println!("cargo:rerun-if-changed={folder}");
    let mut files = Vec::new();
    for file in fs::read_dir(folder)? {
        files.push(file?.path());
    }
    files.retain(|path| path.extension().is_some_and(|extension| extension == "toml"));
    files.sort();
    for path in &files {
        println!("cargo:rerun-if-changed={}", path.display());
    }
    Ok(files)
}

/// A file as it is written, without some keys.
fn written(path: &Path, left_out: &[&str]) -> Result<serde_json::Value, Box<dyn Error>> {
    let mut set: toml::Table =
        toml::from_str(&fs::read_to_string(path)?).map_err(|error| format!("{}: {error}", path.display()))?;
    for key in left_out {
        set = without(set, key);
    }
    Ok(serde_json::to_value(&set)?)
}

/// Writes a slice of what is in the language already, to be included.
fn list(items: impl Iterator<Item = String>, name: &str) -> Result<(), Box<dyn Error>> {
    let out = Path::new(&env::var("OUT_DIR")?).join(name);
    let lines: String = items.map(|item| format!("    {item},\n")).collect();
    Ok(fs::write(out, format!("&[\n{lines}]\n"))?)
}

/// Values as JSON texts.
fn texts(values: &[serde_json::Value]) -> impl Iterator<Item = String> {
    values.iter().map(|value| format!("{:?}", value.to_string()))
}

/// A form set as it is compiled in.
fn compact(set: serde_json::Value) -> Result<String, Box<dyn Error>> {
    let form: spec::Form = serde_json::from_value(set)?;
    Ok(format!("&{:?}", postcard::to_allocvec(&form)?))
}

fn main() -> Result<(), Box<dyn Error>> {
    for used in ["src/form/extend.rs", "src/form/spec.rs", "src/money/unit.rs"] {
        println!("cargo:rerun-if-changed={used}");
    }
    let reading = env::var_os("CARGO_FEATURE_READING").is_some();
    let left_out = if reading { &[] } else { &READING[..] };
    let all = |folder: &str, left_out: &[&str]| {
        files(folder)?.iter().map(|path| written(path, left_out)).collect::<Result<Vec<_>, _>>()
    };
    let sets = all("src/form/sets", left_out)?;
    let whole = sets.iter().map(|set| compact(extend::resolve(set.clone(), &sets)?));
    list(whole.collect::<Result<Vec<_>, _>>()?.into_iter(), "form_sets.rs")?;
    list(texts(&sets), "form_sets_written.rs")?;
    if env::var_os("CARGO_FEATURE_REVIEW").is_some() {
        list(texts(&all("src/narrative/write/templates", &[])?), "narratives.rs")?;
    }
    Ok(())
}

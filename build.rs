//! Turns the form sets from TOML (written by people) into JSON (compiled in): the browser then
//! needs no TOML parser.

use std::{env, error::Error, fs, path::Path};

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
        let value: toml::Table = toml::from_str(&fs::read_to_string(&path)?)
            .map_err(|error| format!("{}: {error}", path.display()))?;
        let json = serde_json::to_string(&value)?;
        list.push_str(&format!("    {json:?},\n"));
    }
    list.push_str("]\n");
    let out = Path::new(&env::var("OUT_DIR")?).join("form_sets.rs");
    fs::write(out, list)?;
    Ok(())
}

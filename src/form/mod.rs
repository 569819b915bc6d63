//! Forms as data: which tables a region prints, their rows, columns and headings, and the
//! coordinates each of them adds. One TOML file per form set under `sets/`; see
//! `docs/form-sets.md`. Nothing outside those files knows a table by name or number.

mod extend;
mod spec;

use std::sync::{Arc, OnceLock};

pub use spec::{
    At, BlockSpec, ColumnSpec, DimensionSpec, Form, GroupSpec, HeadingPath, Label, LevelSpec, NodeSpec,
    Position, RowKind, RowSpec, Section, Stub, TableSpec, TargetPart,
};

/// The form sets that are compiled in: TOML turned into JSON by the build script, so that the
/// browser downloads no TOML parser.
const SETS: &[&str] = include!(concat!(env!("OUT_DIR"), "/form_sets.rs"));

/// All built-in form sets, in the order of their ids.
#[must_use]
pub fn forms() -> &'static [Arc<Form>] {
    static FORMS: OnceLock<Vec<Arc<Form>>> = OnceLock::new();
    FORMS.get_or_init(|| {
        // The build script has parsed each of them; a test reads them all.
        let sets = sets();
        sets.iter().filter_map(|set| extend::resolve(set.clone(), sets).ok()).map(Arc::new).collect()
    })
}

/// The form sets as they were written.
fn sets() -> &'static [serde_json::Value] {
    static WRITTEN: OnceLock<Vec<serde_json::Value>> = OnceLock::new();
    WRITTEN.get_or_init(|| SETS.iter().filter_map(|text| serde_json::from_str(text).ok()).collect())
}

/// The built-in form set with this id.
#[must_use]
pub fn by_id(id: &str) -> Option<Arc<Form>> {
    forms().iter().find(|form| form.id == id).cloned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_set_is_readable_and_sound() {
        assert_eq!(forms().len(), SETS.len());
        for form in forms() {
            assert_eq!(form.check(), Vec::<String>::new(), "{}", form.id);
        }
    }
}

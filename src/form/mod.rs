//! Forms as data: which tables a region prints, their rows, columns and headings, and the
//! coordinates each of them adds. One TOML file per form set under `sets/`; see
//! `docs/form-sets.md`. Nothing outside those files knows a table by name or number.

#[cfg(any(feature = "toml", test))]
mod extend;
mod spec;

use std::sync::{Arc, OnceLock};

pub use spec::{
    At, BlockSpec, ColumnSpec, DimensionSpec, Form, GroupSpec, HeadingPath, Label, LevelSpec, NodeSpec,
    Position, RowKind, RowSpec, Section, Stub, TableSpec, TargetPart,
};

/// The form sets that are compiled in: read from TOML and laid over what they extend by the build
/// script, which writes them as `postcard`. What the browser needs to read that is a fraction of the code
/// for a format with names in it.
const SETS: &[&[u8]] = include!(concat!(env!("OUT_DIR"), "/form_sets.rs"));

/// The same as they were written, as JSON, for sets that extend one of them.
#[cfg(feature = "toml")]
const WRITTEN: &[&str] = include!(concat!(env!("OUT_DIR"), "/form_sets_written.rs"));

/// All built-in form sets, in the order of their ids.
#[must_use]
pub fn forms() -> &'static [Arc<Form>] {
    static FORMS: OnceLock<Vec<Arc<Form>>> = OnceLock::new();
    FORMS.get_or_init(|| {
        // The build script has parsed each of them; a test reads them all.
        SETS.iter().filter_map(|set| postcard::from_bytes(set).ok()).map(Arc::new).collect()
    })
}

#[cfg(feature = "toml")]
impl Form {
    /// Reads a form set from TOML. It may extend a built-in one.
    ///
    /// # Errors
    /// Text that is no form set; the message names line and column unless the set extends another.
    pub fn from_toml(text: &str) -> Result<Self, toml::de::Error> {
        use serde::de::Error;
        let set: serde_json::Value = toml::from_str(text)?;
        if set.get(extend::KEY).is_none() {
            return toml::from_str(text);
        }
        let whole = extend::resolve(set, &written()).map_err(toml::de::Error::custom)?;
        serde_json::from_value(whole).map_err(toml::de::Error::custom)
    }
}

/// The form sets as they were written.
#[cfg(feature = "toml")]
fn written() -> Vec<serde_json::Value> {
    WRITTEN.iter().filter_map(|text| serde_json::from_str(text).ok()).collect()
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

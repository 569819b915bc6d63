//! Forms are data: a made-up one from TOML alone gets its relations.

use mingzhang::calculate::Mode;
use mingzhang::finding::findings;
use mingzhang::form::forms;
use mingzhang::measure;
use mingzhang::relation::Axis;

use crate::{small_town, typed};

#[test]
fn a_made_up_form_gets_its_relations() {
    let session = small_town();
    assert_eq!(findings(&session), []);
    let summary = session.relations().summary(session.values());
    assert!(summary.holds > 30, "{summary:?}");
    let across = session.relations().list().iter().filter(|r| r.axis == Axis::Tables);
    assert!(across.count() > 5);
}

#[test]
fn a_made_up_form_calculates() {
    let mut session = small_town();
    let grid = session.grid();
    let leaf = grid.cells().find(|cell| {
        let row = grid.row_of(*cell);
        row.parts.is_empty()
            && row.parent.is_some()
            && session.value(*cell).number().is_some_and(|a| !a.is_zero())
    });
    let leaf = leaf.unwrap();
    let parent = {
        let mut spot = grid.spot(leaf);
        spot.row = grid.row_of(leaf).parent.unwrap();
        grid.cell(spot).unwrap()
    };
    let before = session.value(parent).or_zero();
    let more = session.value(leaf).or_zero().plus(typed(&session, leaf, "1").unwrap()).unwrap();
    session.edit(leaf, Some(more), Mode::Calculate).unwrap();
    let moved = session.value(parent).or_zero().minus(before).unwrap();
    assert_eq!(moved, typed(&session, leaf, "1").unwrap());
}

#[test]
fn built_in_forms_have_names_in_both_languages() {
    for form in forms() {
        assert!(!form.name.zh.is_empty() && !form.name.en.is_empty());
        for table in &form.tables {
            for block in &table.blocks {
                for column in &block.columns {
                    assert_eq!(column.zh.is_empty(), column.en.is_empty(), "{}/{}", table.id, column.id);
                }
            }
        }
    }
}

/// Nothing outside the form sets and the example knows a table by its Xinjiang name.
#[test]
fn the_core_knows_no_table() {
    let ids: Vec<String> =
        forms().iter().flat_map(|form| form.tables.iter().map(|t| t.title.zh.clone())).collect();
    for file in crate::layers::sources() {
        let text = std::fs::read_to_string(&file).unwrap();
        let code = text.split("#[cfg(test)]").next().unwrap();
        let code: String = code.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
        for title in &ids {
            assert!(!code.contains(title.as_str()), "{} names {title}", file.display());
        }
    }
}

#[test]
fn measures_need_only_the_terms_a_form_has() {
    let session = small_town();
    let overview = measure::overview(&session);
    assert!(overview.total.is_some());
    assert!(overview.per_head.is_none());
}

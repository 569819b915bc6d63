//! What is derived from documents, written down whole: `tests/fixtures/relations`, a file for each
//! document. `UPDATE=1` writes them anew; then look at what has changed.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use mingzhang::calculate::{Mode, Session};
use mingzhang::finding::{cell_id, relation_id};
use mingzhang::relation::{Outcome, Unknown, Unsuited};

use crate::{cell, example, small_town};

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

/// A line for each relation: what it comes to, its id, how many parts it has, and what it depends on.
fn derived(session: &Session) -> String {
    let (grid, relations, values) = (session.grid(), session.relations(), session.values());
    let said = |cells: &[_]| cells.iter().map(|cell| cell_id(grid, *cell)).collect::<Vec<_>>().join(", ");
    let mut text = format!("{:?}\n", relations.summary(values));
    for id in relations.ids() {
        let relation = relations.get(id);
        let outcome = match relations.outcome(values, id) {
            Outcome::Holds { exact: true } => "holds".to_owned(),
            Outcome::Holds { exact: false } => "holds by rounding".to_owned(),
            Outcome::Broken => "broken".to_owned(),
            Outcome::Unknown(Unknown::TableMissing(cell)) => format!("unknown without {}", said(&[cell])),
            Outcome::NotApplicable(Unsuited::LeavesOut(cell)) => format!("left out {}", said(&[cell])),
            other => format!("{other:?}"),
        };
        let _ = write!(text, "{outcome}: {} [{}]", relation_id(grid, relation), relation.parts.len());
        if !relation.conditions.is_empty() {
            let _ = write!(text, " if nothing: {}", said(&relation.conditions));
        }
        text.push('\n');
    }
    text
}

fn check(name: &str, session: &Session) {
    let path = fixtures().join("relations").join(name).with_extension("txt");
    let text = derived(session);
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, &text).unwrap();
    }
    let known = fs::read_to_string(&path).unwrap_or_default();
    let other = known.lines().zip(text.lines()).find(|(known, now)| known != now);
    assert!(known == text, "{name}: {other:?}; UPDATE=1 writes what is derived");
}

#[test]
fn from_the_example() {
    check("example", &example());
}

#[test]
fn from_a_made_up_form() {
    check("small-town", &small_town());
}

#[test]
fn from_documents_of_all_forms() {
    let mut forms = 0;
    for folder in fs::read_dir(fixtures().join("documents")).unwrap().map(|entry| entry.unwrap().path()) {
        let Ok(truth) = fs::read(folder.join("truth.budget.json")) else { continue };
        let session = Session::open(mingzhang_read::json::read(&truth).unwrap()).unwrap();
        check(folder.file_name().and_then(|name| name.to_str()).unwrap(), &session);
        forms += 1;
    }
    assert_eq!(forms, mingzhang::form::forms().len());
}

/// A table gone, a total left blank, a figure too many and one too few.
#[test]
fn from_a_document_with_gaps() {
    let mut document = example().published().clone();
    document.tables.retain(|table| table.id != "fiscal");
    let mut session = Session::open(document).unwrap();
    for (id, text) in [
        ("basic/302/total", ""),
        ("basic/30102/personnel", ""),
        ("general/20138/project", "1"),
        ("income/2013801/general-transfer", "5"),
        ("three-public/travel/total", "-3"),
    ] {
        let cell = cell(&session, id);
        let value = crate::typed(&session, cell, text);
        session.edit(cell, value, Mode::Check).unwrap();
    }
    check("example-with-gaps", &session);
}

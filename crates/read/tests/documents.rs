//! The same made-up disclosures in every format: what each of them prints is what is read.
//! The documents and their truth are described in `tests/fixtures/documents/README.md`.

#![cfg(feature = "documents")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use mingzhang::disclosure::{Disclosure, Row, Table};
use mingzhang::form::{self, Section};
use mingzhang_read::source::Format;
use mingzhang_read::{Ambiguous, Lang, Notice, Opened, Reading, json, open, understand};

/// Figures as printed, by table, row and column.
type Figures = BTreeMap<[String; 5], String>;

fn figures(disclosure: &Disclosure) -> Figures {
    let form = form::by_id(&disclosure.form).unwrap();
    let mut figures = Figures::new();
    for table in &disclosure.tables {
        let (_, spec) = form.table(&table.id).unwrap();
        if spec.section == Section::Facts {
            continue;
        }
        for row in &table.rows {
            let block =
                spec.blocks.iter().find(|block| row.block.is_empty() || block.id == row.block).unwrap();
            let [own, project] = names(row);
            for (column, figure) in &row.cells {
                let unit = block.columns.iter().find(|spec| spec.id == *column).unwrap().unit;
                let key = [&table.id, &row.block, &own, &project, column].map(Clone::clone);
                let twice = figures.insert(key, figure.print(unit, disclosure.money_unit_of(table)));
                assert!(twice.is_none(), "{} has a row twice: {row:?}", table.id);
            }
        }
    }
    figures
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/documents")
}

fn read(form: &str, file: &str) -> Reading {
    let bytes = fs::read(folder().join(form).join(file)).unwrap();
    match open(&bytes, form::forms(), &mut |_| {}) {
        Ok(Opened::Document { reading, .. }) => reading,
        Ok(Opened::Disclosure(_)) => panic!("{form}/{file} is data"),
        Err(error) => panic!("{form}/{file}: {}", error.sentence(Lang::En)),
    }
}

/// Where text without its columns leaves several readings of a row, the true one must be among them;
/// then the row counts as read.
fn allow(open: &Ambiguous, expected: &mut Figures, read: &mut Figures, found: &Disclosure) {
    let table = found.tables.iter().find(|table| table.id == open.table).unwrap();
    let row = &table.rows[open.row];
    let [own, project] = names(row);
    let is_of_row =
        |at: &[String; 5]| at[..4] == [open.table.clone(), row.block.clone(), own.clone(), project.clone()];
    let truth: BTreeSet<String> =
        expected.keys().filter(|at| is_of_row(at)).map(|at| at[4].clone()).collect();
    if open.readings.iter().any(|reading| reading.iter().cloned().collect::<BTreeSet<_>>() == truth) {
        expected.retain(|at, _| !is_of_row(at));
        read.retain(|at, _| !is_of_row(at));
    }
}

/// Whether a table is none that is printed as one.
fn is_fact(form: &form::Form, table: &Table) -> bool {
    form.table(&table.id).is_some_and(|(_, spec)| spec.section == Section::Facts)
}

/// What tells a row apart from the others of its block.
fn names(row: &Row) -> [String; 2] {
    let bare = |text: &Option<String>| text.clone().unwrap_or_default().replace(' ', "");
    let own = row.row.clone().or_else(|| row.code.clone()).or_else(|| row.name.clone());
    [bare(&own), bare(&row.project)]
}

/// Every figure stands at its coordinate, none is added, and nothing is left unread.
fn assert_equal_to_truth(file: &str) {
    for form in form::forms() {
        let truth = fs::read(folder().join(&form.id).join("truth.budget.json")).unwrap();
        let truth = json::read_as(&truth, form::forms()).unwrap();
        let reading = read(&form.id, file);
        let found = &reading.disclosure;
        assert_eq!((&found.form, &found.unit, found.year), (&truth.form, &truth.unit, truth.year), "{file}");
        assert_eq!(found.money_unit, truth.money_unit, "{} {file}", form.id);
        let (mut expected, mut read) = (figures(&truth), figures(found));
        for open in &reading.ambiguous {
            allow(open, &mut expected, &mut read, found);
        }
        let wrong: Vec<_> = expected.iter().filter(|(at, figure)| read.get(*at) != Some(figure)).collect();
        let extra: Vec<_> = read.iter().filter(|(at, _)| !expected.contains_key(*at)).collect();
        let some: Vec<_> = wrong.iter().take(9).map(|(at, figure)| (at, figure, read.get(*at))).collect();
        let (all, what) = (expected.len(), format!("{} {file}", form.id));
        assert!(
            wrong.is_empty() && extra.is_empty(),
            "{what}: {} of {all} wrong\n{some:?}\nextra {extra:?}",
            wrong.len()
        );
        assert_eq!(reading.unread, [], "{} {file}", form.id);
        let empty = |disclosure: &Disclosure| -> Vec<String> {
            disclosure.tables.iter().filter(|table| table.empty).map(|table| table.id.clone()).collect()
        };
        assert_eq!(empty(found), empty(&truth), "{} {file}", form.id);
        for table in found.tables.iter().filter(|table| !is_fact(form, table)) {
            assert_eq!(table.printed_units, [found.money_unit_of(table)], "{what}: unit of {}", table.id);
            let stated = table.notes.iter().any(|note| note.contains("空表") || note.contains("无数据"));
            assert_eq!(stated, table.empty, "{what}: {:?} of {}", table.notes, table.id);
        }
    }
}

macro_rules! formats {
    ($($name:ident: $file:literal),* $(,)?) => {
        $(
            #[test]
            fn $name() {
                assert_equal_to_truth($file);
            }
        )*
    };
}

formats! {
    html: "document.html",
    docx: "document.docx",
    xlsx: "document.xlsx",
    xls: "document.xls",
    ods: "document.ods",
    csv: "document.csv",
    pdf_by_chromium: "chromium.pdf",
    pdf_by_chromium_with_tables_over_pages: "chromium-flow.pdf",
    pdf_by_libreoffice: "libreoffice.pdf",
    text_with_columns: "layout.txt",
    text_without_columns: "raw.txt",
}

/// Only what is printed in cells is cut off by them.
#[test]
fn a_name_that_a_printed_cell_cuts_off_is_told() {
    let whole = "2023年示例便民服务站点建设补助资金";
    let page = fs::read_to_string(folder().join("xinjiang-unit-2024/document.html")).unwrap();
    let page = page.replacen(whole, "2023年示例便民服务站", 1);
    let Ok(Opened::Document { mut source, reading }) = open(page.as_bytes(), form::forms(), &mut |_| {})
    else {
        panic!("a document")
    };
    assert_eq!(reading.notices, []);
    source.format = Format::Pdf;
    let notice = Notice::NamesCutOff {
        table: "projects".to_owned(),
        count: 1,
        name: "2023年示例便民服务站".to_owned(),
        longer: whole.to_owned(),
    };
    assert_eq!(understand(&source, form::forms()).unwrap().notices, [notice]);
}

//! What was read, as plain data.

use mingzhang::form::{self, Section};
use mingzhang::grid::{Grid, Value};
use mingzhang_read::source::{Cut, Format, Item, Part, Place, Source, TextLine, Word};
use mingzhang_read::{Evidence, Reading, json};
use mingzhang_write::report;

const EXAMPLE: &[u8] = include_bytes!("../../../www/examples/urumqi-samr-2024.budget.json");

fn source() -> Source {
    let word = Word { text: "1.00".to_owned(), area: None };
    let line = Item::Line(TextLine { number: Some(1), words: vec![word] });
    Source {
        format: Format::Text,
        parts: vec![Part { items: vec![line], ..Part::default() }],
        unshown: Vec::new(),
    }
}

/// The example with evidence for every figure.
fn example() -> Reading {
    let mut disclosure = json::read(EXAMPLE).unwrap();
    // As a document may print them: the form's order is not the rows' order.
    for table in &mut disclosure.tables {
        table.rows.reverse();
    }
    let mut evidence = Vec::new();
    for table in &disclosure.tables {
        for (row, printed) in table.rows.iter().enumerate() {
            for (column, _) in &printed.cells {
                let at = u32::try_from(evidence.len()).unwrap();
                let place = Place { part: 0, item: 0, at };
                evidence.push(Evidence { table: table.id.clone(), row, column: column.clone(), place });
            }
        }
    }
    Reading { disclosure, evidence, unread: Vec::new(), ambiguous: Vec::new(), notices: Vec::new() }
}

#[test]
fn every_figure_leads_to_its_cell() {
    let reading = example();
    let source = source();
    let report = report::reading(&source, &reading);
    let form = form::by_id(&reading.disclosure.form).unwrap();
    let grid = Grid::new(form, &json::read(report.budget.as_bytes()).unwrap()).unwrap();
    assert_eq!(report.evidence.len(), reading.evidence.len());
    let mut seen = std::collections::BTreeSet::new();
    for evidence in &report.evidence {
        let cell = grid.cells().nth(evidence.cell.unwrap()).unwrap();
        assert!(seen.insert(cell), "{evidence:?}");
        assert_eq!(grid.table_of(cell).id, evidence.table);
        assert_eq!(grid.column_of(cell).id, evidence.column);
        let table = reading.disclosure.tables.iter().find(|table| table.id == evidence.table).unwrap();
        let row = &table.rows[evidence.row];
        let (_, figure) = row.cells.iter().find(|(column, _)| *column == evidence.column).unwrap();
        assert_eq!(grid.published(cell), Value::Number(figure.amount));
        if let Some(code) = &row.code {
            assert_eq!(grid.row_of(cell).code.as_ref(), Some(code));
        }
        if row.project.is_some() {
            assert_eq!(grid.row_of(cell).project, row.project);
        }
    }
}

#[test]
fn tables_are_found_or_missing() {
    let mut reading = example();
    let gone = reading.disclosure.tables.remove(2).id;
    let source = source();
    let report = report::reading(&source, &reading);
    let recognised = &report.recognised;
    let form = form::by_id(&recognised.form).unwrap();
    let numbered = form.tables.iter().filter(|table| table.section == Section::Tables).count();
    assert_eq!(recognised.found.len() + recognised.missing.len(), numbered);
    assert_eq!(recognised.missing.iter().map(|table| &table.id).collect::<Vec<_>>(), [&gone]);
    assert!(recognised.found.iter().any(|found| found.figures > 0));
    let text = serde_json::to_string(&report).unwrap();
    for field in [
        "\"recognised\":{\"form\":",
        "\"moneyUnit\":\"万元\"",
        "\"place\":{\"part\":0",
        "\"format\":\"text\"",
    ] {
        assert!(text.contains(field), "{field}");
    }
}

#[test]
fn a_file_that_stops_says_so_in_both_languages() {
    let mut source = source();
    source.parts[0].cut = Some(Cut::Short);
    let notices = report::reading(&source, &example()).notices;
    assert_eq!(notices.len(), 1);
    assert!(notices[0].sentence.zh.starts_with("第 1 行：文件到这里就断了"), "{:?}", notices[0]);
    assert!(notices[0].sentence.en.starts_with("line 1: the file stops here"), "{:?}", notices[0]);
}

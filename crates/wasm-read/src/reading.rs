//! What was read, as JavaScript gets it: `types.d.ts` describes it.

use mingzhang::wording::Lang;
use mingzhang_read::source::{Format, Place, Source};
use mingzhang_write::report::{self, Recognised, TableName, Words};
use serde::Serialize;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Reading {
    schema: u8,
    budget: String,
    format: Format,
    form: String,
    form_name: String,
    unit: String,
    year: u16,
    stage: String,
    money_unit: &'static str,
    tables: Vec<FoundTable>,
    missing: Vec<FormTable>,
    unread: Vec<Unread>,
    ambiguous: Vec<Ambiguous>,
    remarks: Vec<String>,
}

#[derive(Serialize)]
struct FormTable {
    id: String,
    number: String,
    title: String,
}

#[derive(Serialize)]
struct FoundTable {
    #[serde(flatten)]
    table: FormTable,
    empty: bool,
    figures: usize,
}

#[derive(Serialize)]
struct Unread {
    table: Option<String>,
    place: String,
    text: String,
}

#[derive(Serialize)]
struct Ambiguous {
    table: String,
    label: String,
    place: String,
    readings: Vec<Vec<String>>,
    taken: Option<usize>,
}

impl Reading {
    pub(crate) fn new(source: &Source, reading: &mingzhang_read::Reading, lang: Lang) -> Self {
        let said = |words: Words| lang.pick(words.zh, words.en);
        let place = |place: Place| source.place_name(place, lang);
        let remarks = report::remarks(source, reading, lang);
        let report::Reading { schema, budget, recognised, unread, ambiguous, .. } =
            report::reading(source, reading);
        let Recognised { form, form_name, unit, year, stage, money_unit, found, missing } = recognised;
        let table =
            |table: TableName| FormTable { id: table.id, number: table.number, title: said(table.title) };
        let found = found.into_iter().map(|found| FoundTable {
            table: table(found.table),
            empty: found.empty,
            figures: found.figures,
        });
        let unread = unread.into_iter().map(|line| Unread {
            table: Some(line.table).filter(|table| !table.is_empty()),
            place: place(line.place),
            text: line.text,
        });
        let headings = |columns: Vec<Words>| columns.into_iter().map(said).collect();
        let ambiguous = ambiguous.into_iter().map(|row| Ambiguous {
            table: row.table,
            label: row.label,
            place: place(row.place),
            readings: row.readings.into_iter().map(headings).collect(),
            taken: row.taken,
        });
        Self {
            schema,
            budget,
            format: source.format,
            form,
            form_name: said(form_name),
            unit,
            year,
            stage,
            money_unit,
            tables: found.collect(),
            missing: missing.into_iter().map(table).collect(),
            unread: unread.collect(),
            ambiguous: ambiguous.collect(),
            remarks,
        }
    }
}

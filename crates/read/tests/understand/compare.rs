//! What is compared: what was printed, and what was read.

use std::sync::Arc;

use mingzhang::disclosure::{Disclosure, Figure, Table};
use mingzhang::form::{Form, Position, Section};
use mingzhang_read::source::Source;
use mingzhang_read::{Lang, ReadError, Reading, json, text, understand};

pub(crate) fn small_town_form() -> Arc<Form> {
    Arc::new(Form::from_toml(include_str!("../../../../tests/fixtures/forms/small-town.toml")).unwrap())
}

pub(crate) fn read_as(form: &Arc<Form>, text: &str) -> Reading {
    let forms = forms_with(form);
    read(text, &forms).unwrap_or_else(|error| panic!("{}", error.sentence(Lang::En)))
}

pub(crate) fn read(text: &str, forms: &[Arc<Form>]) -> Result<Reading, ReadError> {
    understand(&text::lay_out(text.as_bytes())?, forms)
}

/// The numbered tables without what text does not print: last year, facts, spaces inside names.
fn printed(form: &Form, disclosure: &Disclosure) -> Vec<Table> {
    let numbered = |table: &&Table| form.table(&table.id).is_some_and(|(_, t)| t.section == Section::Tables);
    let joined = |text: &Option<String>| text.as_ref().map(|text| text.replace(' ', ""));
    disclosure
        .tables
        .iter()
        .filter(numbered)
        .map(|table| {
            let mut table = table.clone();
            table.prior_rows.clear();
            for row in &mut table.rows {
                row.prior.clear();
                row.name = joined(&row.name).filter(|_| row.row.is_none());
                row.project = joined(&row.project);
            }
            table.rows.retain(|row| !row.cells.is_empty());
            let spec = form.table(&table.id).map(|(_, spec)| spec).unwrap();
            table.rows.sort_by_key(|row| {
                let block = spec.blocks.iter().position(|block| block.id == row.block).unwrap_or(0);
                let fixed = spec.blocks[block].rows.iter().find(|fixed| Some(&fixed.id) == row.row.as_ref());
                (block, fixed.is_some_and(|fixed| fixed.position == Position::Last))
            });
            table
        })
        .collect()
}

/// What was read is what was printed; where the document does not decide, one of the readings is.
pub(crate) fn assert_read(form: &Form, disclosure: &Disclosure, reading: &Reading, what: &str) {
    let (expected, found) = (printed(form, disclosure), printed(form, &reading.disclosure));
    assert_eq!(reading.unread, [], "{what}");
    assert_eq!(reading.disclosure.unit, disclosure.unit, "{what}");
    assert_eq!(reading.disclosure.year, disclosure.year, "{what}");
    assert_eq!(reading.disclosure.money_unit, disclosure.money_unit, "{what}");
    assert_eq!(found.len(), expected.len(), "{what}");
    for (expected, found) in expected.iter().zip(&found) {
        let head = |table: &Table| (table.id.clone(), table.money_unit, table.empty);
        assert_eq!(head(found), head(expected), "{what}");
        assert_eq!(found.rows.len(), expected.rows.len(), "{what}: rows of {}", expected.id);
        for (at, (expected_row, found_row)) in expected.rows.iter().zip(&found.rows).enumerate() {
            if expected_row == found_row {
                continue;
            }
            let open = reading.ambiguous.iter().find(|a| a.table == expected.id && a.row == at);
            let columns: Vec<String> = expected_row.cells.iter().map(|(column, _)| column.clone()).collect();
            let among = open.is_some_and(|open| open.readings.contains(&columns));
            assert!(among, "{what}: {} row {at}\n{expected_row:?}\n{found_row:?}", expected.id);
            let figures = |cells: &[(String, Figure)]| cells.iter().map(|(_, f)| *f).collect::<Vec<_>>();
            assert_eq!(figures(&expected_row.cells), figures(&found_row.cells), "{what}");
        }
    }
}

/// The example of the made-up form.
pub(crate) fn small_town() -> (Arc<Form>, Disclosure) {
    let form = small_town_form();
    let text = include_bytes!("../../../../tests/fixtures/small-town.budget.json");
    let disclosure = json::read_as(text, &[Arc::clone(&form)]).unwrap();
    (form, disclosure)
}

/// Reads a source that may follow any built-in form, or this one.
pub(crate) fn understand_as(form: &Arc<Form>, source: &Source) -> Reading {
    understand(source, &forms_with(form)[..]).unwrap_or_else(|error| panic!("{}", error.sentence(Lang::En)))
}

fn forms_with(form: &Arc<Form>) -> Vec<Arc<Form>> {
    mingzhang::form::forms().iter().cloned().chain([Arc::clone(form)]).collect()
}

//! Workbooks that are written and read again.

use std::collections::BTreeMap;
use std::sync::Arc;

use mingzhang::calculate::Session;
use mingzhang::finding::cell_id;
use mingzhang::form;
use mingzhang::money::Amount;
use mingzhang::wording::Lang;
use mingzhang_read::{Opened, json, open};
use mingzhang_write::xlsx;

const EXAMPLE: &str = include_str!("../../../www/examples/urumqi-samr-2024.budget.json");

fn figures(session: &Session) -> BTreeMap<String, Amount> {
    let cells = session.grid().cells();
    cells.filter_map(|cell| Some((cell_id(session.grid(), cell), session.value(cell).number()?))).collect()
}

/// Every figure is at its place again, those that the explanations state included.
#[test]
fn a_workbook_that_is_read_again_has_every_figure() {
    let fixtures = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/fixtures/documents");
    let truths = form::forms()
        .iter()
        .filter_map(|form| std::fs::read_to_string(format!("{fixtures}/{}/truth.budget.json", form.id)).ok());
    let mut read_again = 0;
    for text in truths.chain([EXAMPLE.to_owned()]) {
        let session = Session::open(json::read(text.as_bytes()).unwrap()).unwrap();
        let what = &session.grid().form().id;
        let bytes = xlsx::write(&session, Lang::Zh).unwrap();
        let Ok(Opened::Document { reading, .. }) = open(&bytes, form::forms(), &mut |_| {}) else {
            panic!("{what}")
        };
        let form = Arc::new(session.grid().form().clone());
        let again = Session::with_form(form, reading.disclosure).unwrap();
        assert_eq!(figures(&again), figures(&session), "{what}");
        assert_eq!(reading.unread, [], "{what}");
        read_again += 1;
    }
    assert!(read_again > 4, "{read_again}");
}

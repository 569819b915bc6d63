//! Native tests across the core's rooms, in one binary.

mod calculation;
mod cases;
mod compare;
#[path = "../support/damage.rs"]
mod damage;
mod damaged;
mod derived;
mod example;
mod extremes;
mod final_accounts;
mod forms;
#[path = "../support/generate/mod.rs"]
#[allow(dead_code)]
mod generate;
mod laws;
mod layers;
mod locate;
mod money_units;
mod narrative;
mod outcomes;
mod picture;
mod regressions;
#[path = "../support/sentences.rs"]
#[allow(dead_code)]
mod sentences;
#[path = "../support/slips.rs"]
#[allow(dead_code)]
mod slips;
mod walks;
#[path = "../support/written.rs"]
mod written;
#[path = "written.rs"]
mod written_laws;

use std::sync::Arc;

use mingzhang::calculate::Session;
use mingzhang::form::Form;
use mingzhang::grid::CellId;
use mingzhang::money::{Amount, parse_typed};

/// The built-in example.
pub(crate) fn example() -> Session {
    let text = include_bytes!("../../www/examples/urumqi-samr-2024.budget.json");
    Session::open(mingzhang_read::json::read(text).unwrap()).unwrap()
}

/// A form made up for tests, with its document.
pub(crate) fn small_town() -> Session {
    let form = small_town_form();
    let text = include_bytes!("../fixtures/small-town.budget.json");
    let disclosure = mingzhang_read::json::read_as(text, &[Arc::clone(&form)]).unwrap();
    Session::with_form(form, disclosure).unwrap()
}

pub(crate) fn small_town_form() -> Arc<Form> {
    Arc::new(Form::from_toml(include_str!("../fixtures/forms/small-town.toml")).unwrap())
}

pub(crate) use generate::in_ten_thousands;

/// The cell with this id (see `finding::cell_id`).
pub(crate) fn cell(session: &Session, id: &str) -> CellId {
    let grid = session.grid();
    let mut found = grid.cells().filter(|cell| mingzhang::finding::cell_id(grid, *cell) == id);
    found.next().unwrap_or_else(|| panic!("no cell {id}"))
}

/// The present figure of a cell as its table prints it; blank is `_`.
pub(crate) fn shown(session: &Session, id: &str) -> String {
    let cell = cell(session, id);
    session.value(cell).number().map_or("_".to_owned(), |amount| session.grid().print(cell, amount))
}

/// What someone types into a cell.
pub(crate) fn typed(session: &Session, cell: CellId, text: &str) -> Option<Amount> {
    parse_typed(text, session.grid().unit(cell), session.grid().money_unit_of(cell)).unwrap()
}

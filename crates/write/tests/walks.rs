//! Walks as data: what `docs/walks-json.md` promises.

use mingzhang::calculate::{Mode, Session};
use mingzhang::finding::cell_id;
use mingzhang::money::{Amount, MoneyUnit, Unit, parse_typed};
use mingzhang::wording::Lang;
use mingzhang_write::report::{Told, walk, walks};

fn example() -> Session {
    let text = include_bytes!("../../../www/examples/urumqi-samr-2024.budget.json");
    Session::open(mingzhang_read::json::read(text).unwrap()).unwrap()
}

fn yuan(amount: usize) -> Option<Amount> {
    parse_typed(&format!("{amount}元"), Unit::Money, MoneyUnit::Yuan).unwrap()
}

/// Each step lights its own cell, in a small piece of the table it names.
fn keeps_its_promises(session: &Session, told: &Told) {
    assert!(!told.steps.is_empty());
    assert!(told.tables.len() <= told.steps.len());
    for step in &told.steps {
        let cell = session.grid().cells().nth(step.number).unwrap();
        assert_eq!(cell_id(session.grid(), cell), step.cell);
        assert_eq!(session.grid().table_of(cell).id, step.table);
        assert!(step.columns.len() <= 3 && step.rows.len() <= 6);
        assert!(step.rows.iter().all(|row| row.cells.len() == step.columns.len()));
        let lit: Vec<(usize, usize)> = step
            .rows
            .iter()
            .enumerate()
            .flat_map(|(r, row)| row.cells.iter().enumerate().map(move |(c, cell)| (r, c, cell)))
            .filter(|(_, _, cell)| cell.light == Some("lit"))
            .map(|(r, c, _)| (r, c))
            .collect();
        let [(row, column)] = lit[..] else { panic!("{}: {lit:?}", step.cell) };
        assert!(step.columns[column].matters);
        let spot = session.grid().spot(cell);
        let before = |skipped: &[usize], shown: usize| skipped.iter().sum::<usize>() + shown;
        let rows: Vec<usize> = step.rows[..=row].iter().map(|row| row.skipped).collect();
        let columns: Vec<usize> = step.columns[..=column].iter().map(|column| column.skipped).collect();
        assert_eq!((before(&rows, row), before(&columns, column)), (spot.row, spot.column), "{}", step.cell);
    }
}

#[test]
fn every_step_lights_one_cell_in_a_piece_of_its_table() {
    let mut session = example();
    let grid = session.grid();
    let item = grid.cells().find(|cell| cell_id(grid, *cell) == "basic/30231/operating").unwrap();
    session.edit(item, yuan(120_000), Mode::Check).unwrap();
    for lang in Lang::ALL {
        let all = walks(&session, lang);
        assert!(!all.figures.is_empty() && !all.broken.is_empty());
        all.figures.iter().chain(&all.broken).for_each(|told| keeps_its_promises(&session, told));
        keeps_its_promises(&session, &walk(&session, item, lang));
    }
}

#[test]
fn where_everything_is_broken_the_first_are_told_and_the_rest_counted() {
    let mut session = example();
    let some: Vec<_> =
        session.grid().cells().filter(|cell| session.value(*cell).number().is_some()).collect();
    for (at, cell) in some.into_iter().enumerate().filter(|(at, _)| at % 3 == 0) {
        session.edit(cell, yuan(1_000_000 + at * 7_919), Mode::Check).unwrap();
    }
    let all = walks(&session, Lang::Zh);
    assert_eq!(all.broken.len(), 12);
    assert!(all.more_broken > 12, "{}", all.more_broken);
    all.broken.iter().for_each(|told| keeps_its_promises(&session, told));
}

#[test]
fn the_data_has_the_names_that_are_documented() {
    let session = example();
    let text = serde_json::to_string(&walks(&session, Lang::Zh)).unwrap();
    for name in ["figures", "broken", "moreBroken", "title", "figure", "tables", "steps"] {
        assert!(text.contains(&format!("\"{name}\":")), "{name}");
    }
    let step = serde_json::to_value(&walks(&session, Lang::Zh).figures[0].steps[0]).unwrap();
    let names: Vec<&str> = step.as_object().unwrap().keys().map(String::as_str).collect();
    let documented = ["cell", "number", "table", "title", "unit", "sentence", "columns", "rows"];
    assert_eq!(names.len(), documented.len());
    assert!(documented.iter().all(|name| names.contains(name)), "{names:?}");
}

//! What one edit costs, from the keystroke to all relations, findings and headline figures: on the
//! built-in example and on a department of about 100,000 cells.
//!
//! `cargo bench --bench edit`. Each line is the median and the fastest of its runs.

#[allow(dead_code, reason = "the tests use the rest of it")]
#[path = "../tests/support/generate/mod.rs"]
mod generate;

use std::hint::black_box;
use std::time::{Duration, Instant};

use generate::{Size, generate};
use mingzhang::calculate::{Mode, Session};
use mingzhang::disclosure::Disclosure;
use mingzhang::finding::findings;
use mingzhang::form;
use mingzhang::grid::{CellId, Value};
use mingzhang::measure::overview;
use mingzhang::money::{Amount, MoneyUnit, Unit, parse_typed};
use mingzhang_read::json::read;
use mingzhang_write::json::write;

fn main() {
    let example = std::fs::read("www/examples/urumqi-samr-2024.budget.json").unwrap();
    measure("built-in example", &read(&example).unwrap());
    let form = form::by_id("xinjiang-unit-2024").unwrap();
    measure("department", &generate(&form, 2024, Size::DEPARTMENT));
}

fn measure(name: &str, disclosure: &Disclosure) {
    let text = write(disclosure);
    let mut session = Session::open(disclosure.clone()).unwrap();
    let (cells, relations) = (session.grid().len(), session.relations().list().len());
    println!("{name}: {cells} cells, {relations} relations, {} bytes of JSON", text.len());
    time("read the file", || read(text.as_bytes()).unwrap());
    time("open it: lay out, derive all relations", || Session::open(disclosure.clone()).unwrap());
    time("all findings", || findings(&session));
    time("headline figures", || overview(&session));
    let (cell, from, to) = deepest(&session);
    for (mode, what) in [(Mode::Check, "check"), (Mode::Calculate, "calculate")] {
        let mut other = false;
        time(&format!("edit in {what} mode"), || {
            other = !other;
            session.edit(cell, Some(if other { to } else { from }), mode).unwrap()
        });
        session.reset().unwrap();
        time(&format!("edit in {what} mode, findings, headline figures"), || {
            other = !other;
            session.edit(cell, Some(if other { to } else { from }), mode).unwrap();
            (findings(&session), overview(&session), session.questions())
        });
        session.reset().unwrap();
    }
    time("edit, undo", || {
        session.edit(cell, Some(to), Mode::Calculate).unwrap();
        session.undo()
    });
    println!();
}

/// A figure from whose change as much follows as from any in the first ten thousand, and another
/// value for it.
fn deepest(session: &Session) -> (CellId, Amount, Amount) {
    let grid = session.grid();
    let step = parse_typed("0.01", Unit::Money, MoneyUnit::TenThousand).unwrap().unwrap();
    grid.cells()
        .take(10_000)
        .filter(|cell| grid.unit(*cell) == Unit::Money)
        .filter_map(|cell| match session.value(cell) {
            Value::Number(amount) => Some((cell, amount, amount.plus(step).unwrap())),
            Value::Missing | Value::Blank => None,
        })
        .max_by_key(|(cell, ..)| {
            let parents = std::iter::successors(Some(*cell), |cell| {
                let mut spot = grid.spot(*cell);
                spot.row = grid.row_of(*cell).parent?;
                grid.cell(spot)
            });
            (parents.count(), std::cmp::Reverse(*cell))
        })
        .unwrap()
}

/// Runs for about half a second and prints the median and the fastest run.
fn time<T>(what: &str, mut run: impl FnMut() -> T) {
    let mut times: Vec<Duration> = Vec::new();
    let start = Instant::now();
    while start.elapsed() < Duration::from_millis(500) || times.len() < 5 {
        let begun = Instant::now();
        black_box(run());
        times.push(begun.elapsed());
    }
    times.sort_unstable();
    println!("  {what:<55} {:>12.1?} {:>12.1?}", times[times.len() / 2], times[0]);
}

//! A table in another money unit than the document's.

use std::sync::Arc;

use mingzhang::calculate::{Mode, Session};
use mingzhang::disclosure::Figure;
use mingzhang::finding::{Severity, findings};
use mingzhang::grid::unit_of;
use mingzhang::locate::locate;
use mingzhang::money::{MoneyUnit, Unit};
use mingzhang::relation::{Outcome, unit_slips};
use mingzhang::wording::cell_amount;

use crate::{cell, in_ten_thousands, shown, small_town, small_town_form, typed, written};

/// The made-up town, which prints yuan, with its table of public events in 万元.
fn mixed() -> Session {
    let mut disclosure = small_town().published().clone();
    in_ten_thousands(&mut disclosure, "hosting");
    Session::with_form(small_town_form(), disclosure).unwrap()
}

#[test]
fn its_figures_agree_with_finer_ones_by_rounding() {
    let session = mixed();
    let errors: Vec<_> = findings(&session).into_iter().filter(|f| f.severity == Severity::Error).collect();
    assert_eq!(errors, []);
    let grid = session.grid();
    // 1,964,043 yuan.
    assert_eq!(shown(&session, "hosting/sum/all"), "196.40");
    let sum = cell(&session, "hosting/sum/all");
    assert_eq!(grid.half_step(sum).to_string(), "50");
    assert_eq!(grid.money_unit_of(sum), MoneyUnit::TenThousand);
    assert_eq!(grid.money_unit_of(cell(&session, "ledger/in/sum/all")), MoneyUnit::Yuan);
    let rounded = session
        .relations()
        .of(cell(&session, "hosting/gifts/all"))
        .any(|id| session.relations().outcome(session.values(), id) == Outcome::Holds { exact: false });
    assert!(rounded);
}

#[test]
fn a_difference_beyond_rounding_is_an_error() {
    let mut session = mixed();
    let gifts = cell(&session, "hosting/gifts/all");
    // 391,030 yuan: printed 39.10, and 39.09 is less than the new gifts alone, however rounded.
    let wrong = typed(&session, gifts, "39.09");
    assert_eq!(wrong.unwrap().to_string(), "390900");
    session.edit(gifts, wrong, Mode::Check).unwrap();
    let errors = findings(&session).into_iter().filter(|f| f.severity == Severity::Error);
    assert!(errors.flat_map(|f| f.cells).any(|cell| cell == gifts));
}

#[test]
fn its_figures_are_shown_in_any_unit() {
    let session = mixed();
    let meetings = cell(&session, "hosting/meetings/all");
    let value = session.value(meetings).number().unwrap();
    assert_eq!(session.grid().unit(meetings), Unit::Money);
    let shown = |unit| cell_amount(session.grid(), meetings, value, unit);
    assert_eq!(shown(MoneyUnit::TenThousand), "71.42");
    assert_eq!(shown(MoneyUnit::Yuan), "714,200");
    assert_eq!(shown(MoneyUnit::HundredMillion), "0.007142");
}

/// Each table of a consistent document in turn, its figures as they are under another unit.
#[test]
fn a_wrong_unit_is_told_once_and_nothing_beside_it() {
    let mut told = 0;
    for form in mingzhang::form::forms() {
        let right = written::consistent(form, 11);
        for (nth, table) in right.published().tables.iter().enumerate() {
            let mut disclosure = right.published().clone();
            let (from, to) = match disclosure.money_unit_of(table) {
                MoneyUnit::Yuan => (MoneyUnit::Yuan, MoneyUnit::TenThousand),
                unit => (unit, MoneyUnit::Yuan),
            };
            let (index, spec) = form.table(&table.id).unwrap();
            disclosure.tables[nth].money_unit = Some(to);
            for row in &mut disclosure.tables[nth].rows {
                let unit_of = |column: &str| unit_of(spec, row, column);
                let is_money: Vec<bool> =
                    row.cells.iter().map(|(column, _)| unit_of(column) == Some(Unit::Money)).collect();
                for ((_, figure), is_money) in row.cells.iter_mut().zip(is_money) {
                    if is_money {
                        let printed = figure.print(Unit::Money, from);
                        *figure = Figure::read(&printed, Unit::Money, to).unwrap();
                    }
                }
            }
            let wrong = Session::with_form(Arc::clone(form), disclosure).unwrap();
            let (grid, values, relations) = (wrong.grid(), wrong.values(), wrong.relations());
            let slips = unit_slips(grid, values, relations);
            let Some(slip) = slips.first() else { continue };
            let errors: Vec<_> = written::review(&wrong)
                .findings
                .into_iter()
                .filter(|finding| finding.severity == Severity::Error)
                .map(|finding| finding.id)
                .collect();
            assert_eq!(errors, [format!("money-unit-slip:{}", table.id)], "{}", form.id);
            assert_eq!((slip.table, slip.meant, slip.outvoted, slips.len()), (index, from, true, 1));
            assert_eq!(locate(grid, values, relations, &[]), [], "{}, {}", form.id, table.id);
            told += 1;
        }
    }
    assert!(told >= 15, "{told}");
}

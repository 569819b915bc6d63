//! Mistakes once made, each with its story.

use mingzhang::calculate::{Mode, Session};
use mingzhang::disclosure::{Disclosure, Figure, Row};
use mingzhang::finding::{Severity, findings};
use mingzhang::grid::Value;
use mingzhang::measure::{self, NoGrowth};
use mingzhang::money::{MoneyUnit, Unit};
use mingzhang::wording::{self, Lang};

use crate::{cell, example, shown, typed};

fn open(change: impl FnOnce(&mut Disclosure)) -> Session {
    let mut disclosure = example().published().clone();
    change(&mut disclosure);
    Session::open(disclosure).unwrap()
}

fn figure(text: &str) -> Figure {
    Figure::read(text, Unit::Money, MoneyUnit::TenThousand).unwrap()
}

/// An item that is gone was counted once more with its section.
#[test]
fn a_section_that_is_gone_counts_once() {
    let session = open(|disclosure| {
        let table = disclosure.tables.iter_mut().find(|table| table.id == "general").unwrap();
        for code in ["20139", "2013901"] {
            table.prior_rows.push(Row {
                code: Some(code.to_owned()),
                prior: vec![("total".to_owned(), figure("5.00"))],
                ..Row::default()
            });
        }
    });
    let class = cell(&session, "general/201/total");
    let (then, _) = measure::prior(&session, class).unwrap();
    // 3,244.88 of the accounts as published, and 5.00 once.
    assert_eq!(session.grid().print(class, then), "3249.88");
}

/// One figure printed to three decimals made every sum of its table a thousandth strict.
#[test]
fn one_finer_figure_makes_no_table_stricter() {
    let session = open(|disclosure| {
        let table = disclosure.tables.iter_mut().find(|table| table.id == "basic").unwrap();
        let row = table.rows.iter_mut().find(|row| row.code.as_deref() == Some("30231")).unwrap();
        row.cells[0].1 = figure("9.360");
    });
    let errors = findings(&session).into_iter().filter(|f| f.severity == Severity::Error).count();
    assert_eq!(errors, 1);
}

/// Tables that the document lacks were shown as budgets of 0.00.
#[test]
fn a_missing_table_is_no_figure_of_zero() {
    let session = open(|disclosure| disclosure.tables.clear());
    let overview = measure::overview(&session);
    assert_eq!(overview, measure::Overview::default());
    let session = open(|disclosure| disclosure.tables.retain(|table| table.id != "income"));
    let total = cell(&session, "income/total/total");
    assert_eq!(measure::growth(&session, total), Err(NoGrowth::NowUnknown));
}

/// Clearing what was typed into a blank cell left zeros all the way up.
#[test]
fn a_cell_that_was_blank_can_be_blank_again() {
    let mut session = example();
    let reception = cell(&session, "three-public/reception/general");
    for text in ["5", ""] {
        session.edit(reception, typed(&session, reception, text), Mode::Calculate).unwrap();
    }
    assert_eq!(session.value(reception), Value::Blank);
    assert_eq!(session.changed().count(), 0);
    let running = cell(&session, "basic/30231/operating");
    session.edit(running, None, Mode::Calculate).unwrap();
    assert_eq!(shown(&session, "basic/30231/operating"), "_");
    assert_eq!(shown(&session, "basic/302/operating"), "326.02");
}

/// Rows told apart by name lost their name where it equals the project's: redo changed another row.
#[test]
fn every_cell_is_found_at_its_address() {
    let session = open(|disclosure| {
        let table = disclosure.tables.iter_mut().find(|table| table.id == "performance-indicators").unwrap();
        let project = table.rows[0].project.clone();
        table.rows.push(Row { name: project.clone(), project, ..Row::default() });
    });
    let grid = session.grid();
    for cell in grid.cells() {
        assert_eq!(grid.find(&grid.address(cell)), Some(cell));
    }
}

/// From −10 to −5 was shown as a fall by half.
#[test]
fn there_is_no_rate_from_a_negative_year() {
    let session = open(|disclosure| {
        let table = disclosure.tables.iter_mut().find(|table| table.id == "general").unwrap();
        let row = table.rows.iter_mut().find(|row| row.code.as_deref() == Some("2013801")).unwrap();
        row.prior = vec![("total".to_owned(), figure("-10.00"))];
    });
    let growth = measure::growth(&session, cell(&session, "general/2013801/total")).unwrap();
    assert_eq!(growth.rate, None);
}

/// With another 收入总计 every share of expenditure was of that.
#[test]
fn shares_of_expenditure_are_of_the_total_beside_it() {
    let mut session = example();
    let income = cell(&session, "overall/income/total/amount");
    session.edit(income, typed(&session, income, "9999"), Mode::Check).unwrap();
    let told = measure::overview(&session).by_function.unwrap();
    assert_eq!(told.whole.cell, cell(&session, "overall/expenditure/total/amount"));
    assert_eq!(told.parts[0].share.unwrap().whole, told.whole.cell);
    assert_eq!(session.grid().print(told.whole.cell, told.whole.amount.unwrap()), "4402.83");
}

/// A finding said of what had been typed that it was printed.
#[test]
fn what_was_changed_is_not_said_to_be_printed() {
    let mut session = example();
    let income = cell(&session, "overall/income/total/amount");
    session.edit(income, typed(&session, income, "9999"), Mode::Check).unwrap();
    let told: Vec<String> = findings(&session)
        .iter()
        .filter(|finding| finding.cells.contains(&income))
        .map(|finding| wording::finding_message(&session, finding, Lang::Zh))
        .collect();
    assert!(told.iter().any(|text| text.contains("现在是 9,999.00")), "{told:#?}");
    assert!(told.iter().all(|text| !text.contains("印的是 9,999.00")), "{told:#?}");
}

/// A change was explained by the formula of growth, and not where last year is stated.
#[test]
fn a_change_is_explained_by_the_change() {
    let session = example();
    let public = cell(&session, "three-public/total/total");
    let growth = measure::growth(&session, public).unwrap();
    let told = wording::formula_change(&session, public, &growth, MoneyUnit::TenThousand, Lang::Zh);
    assert!(told.starts_with("9.36 − 9.88 = −0.52。"), "{told}");
    assert!(told.contains('“') && !told.contains('÷'), "{told}");
}

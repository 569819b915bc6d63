//! Figures at the edges: negative, zero, blank, very large, very fine.

use mingzhang::calculate::{EditError, Mode, Session};
use mingzhang::disclosure::Disclosure;
use mingzhang::finding::{Severity, findings};
use mingzhang::money::{AmountError, MoneyUnit};
use mingzhang::wording::{Lang, cell_amount, edit_error};

use crate::{cell, example, shown, typed};

fn errors(session: &Session) -> usize {
    findings(session).iter().filter(|finding| finding.severity == Severity::Error).count()
}

#[test]
fn negative_amounts_add_up() {
    let mut session = example();
    let item = cell(&session, "basic/30299/operating");
    session.edit(item, typed(&session, item, "(20)"), Mode::Calculate).unwrap();
    assert_eq!(shown(&session, "basic/30299/total"), "-20.00");
    assert_eq!(shown(&session, "basic/302/total"), "300.09");
    assert_eq!(shown(&session, "overall/income/total/amount"), "4367.54");
}

#[test]
fn ten_to_the_fifteenth_and_beyond() {
    let mut session = example();
    let item = cell(&session, "basic/30101/personnel");
    session.edit(item, typed(&session, item, "1000000000000000元"), Mode::Calculate).unwrap();
    assert_eq!(shown(&session, "basic/30101/total"), "100000000000.00");
    assert_eq!(shown(&session, "overall/income/total/amount"), "100000003712.24");
    let before = session.values().to_vec();
    // In bounds itself, but its totals would not be.
    let most = typed(&session, item, "1000000000000000000元");
    let error = session.edit(item, most, Mode::Calculate).unwrap_err();
    assert_eq!(error, EditError::Amount(AmountError::TooLarge));
    assert_eq!(session.values(), before, "nothing changed");
    assert!(edit_error(session.grid(), &error, Lang::Zh).contains("无法精确计算"));
}

#[test]
fn six_decimals_survive() {
    let mut session = example();
    let item = cell(&session, "basic/30231/operating");
    session.edit(item, typed(&session, item, "9.360001"), Mode::Calculate).unwrap();
    assert_eq!(shown(&session, "overall/income/total/amount"), "4402.830001");
    session.undo();
    assert_eq!(shown(&session, "overall/income/total/amount"), "4402.83");
}

#[test]
fn zero_is_not_blank() {
    let mut session = example();
    let reception = cell(&session, "three-public/reception/total");
    session.edit(reception, typed(&session, reception, "0"), Mode::Check).unwrap();
    assert_eq!(shown(&session, "three-public/reception/total"), "0.00");
    assert_eq!(session.changed().collect::<Vec<_>>(), [reception]);
    session.edit(reception, None, Mode::Check).unwrap();
    assert_eq!(session.changed().count(), 0);
}

#[test]
fn units_switch_without_loss() {
    let session = example();
    let total = cell(&session, "overall/income/total/amount");
    let amount = session.value(total).number().unwrap();
    let shown = |unit| cell_amount(session.grid(), total, amount, unit);
    assert_eq!(shown(MoneyUnit::TenThousand), "4,402.83");
    assert_eq!(shown(MoneyUnit::Yuan), "44,028,300");
    assert_eq!(shown(MoneyUnit::HundredMillion), "0.440283");
    let persons = cell(&session, "staff/active/persons");
    let count = session.value(persons).number().unwrap();
    assert_eq!(cell_amount(session.grid(), persons, count, MoneyUnit::Yuan), "137");
}

/// Three parts of 33.33 (万元) make 100.00 within rounding, but not in yuan and fen, where
/// nothing is rounded.
#[test]
fn how_far_rounding_reaches_follows_from_what_is_printed() {
    let with = |unit: &str, figures: [&str; 4]| {
        let [total, own, transfer, carried] = figures;
        let text = format!(
            r#"{{"schema": "mingzhang.budget/1", "form": "xinjiang-unit-2024", "unit": "某局", "year": 2024, "stage": "budget", "moneyUnit": "{unit}",
            "tables": [{{"id": "income", "rows": [{{"row": "total", "cells": {{"total": "{total}", "fiscal": "{own}", "own-funds": "{transfer}", "carried-over-fiscal": "{carried}"}}}}]}}]}}"#
        );
        let disclosure: Disclosure = mingzhang_read::json::read(text.as_bytes()).unwrap();
        errors(&Session::open(disclosure).unwrap())
    };
    assert_eq!(with("万元", ["100.00", "33.33", "33.33", "33.33"]), 0);
    assert_eq!(with("万元", ["100.01", "33.33", "33.33", "33.33"]), 0);
    assert_eq!(with("万元", ["100.02", "33.33", "33.33", "33.33"]), 1);
    assert_eq!(with("元", ["100.00", "33.33", "33.33", "33.33"]), 1);
    assert_eq!(with("万元", ["100.000000", "33.333333", "33.333333", "33.333333"]), 1);
    assert_eq!(with("元", ["100", "33", "33", "33"]), 0);
}

//! Final accounts: income and expenditure of the year are two sides of a larger whole.

use mingzhang::calculate::{Mode, Session};
use mingzhang::finding::{Severity, findings};
use mingzhang::measure;
use mingzhang::relation::{Kind, Outcome};
use mingzhang::wording::{Lang, cell_name};

use crate::{cell, typed};

/// Made-up figures: 85.00 of fiscal appropriation, 5.00 of them from government funds, and 6.00 of
/// other income come in, 86.50 are spent; 10.00 were there before and 14.50 are left.
const ACCOUNTS: &str = r#"{ "schema": "mingzhang.budget/1", "form": "final-accounts-2024", "unit": "示例局",
  "year": 2024, "stage": "final-accounts", "moneyUnit": "万元", "tables": [
    { "id": "overall", "rows": [
      { "block": "income", "row": "general", "cells": { "amount": "80.00" } },
      { "block": "income", "row": "fund", "cells": { "amount": "5.00" } },
      { "block": "income", "row": "other-income", "cells": { "amount": "6.00" } },
      { "block": "income", "row": "current", "cells": { "amount": "91.00" } },
      { "block": "income", "row": "opening", "cells": { "amount": "10.00" } },
      { "block": "income", "row": "total", "cells": { "amount": "101.00" } },
      { "block": "expenditure", "row": "f201", "cells": { "amount": "65.00" } },
      { "block": "expenditure", "row": "f208", "cells": { "amount": "21.50" } },
      { "block": "expenditure", "row": "spent", "cells": { "amount": "86.50" } },
      { "block": "expenditure", "row": "closing", "cells": { "amount": "14.50" } },
      { "block": "expenditure", "row": "total", "cells": { "amount": "101.00" } } ] },
    { "id": "fiscal", "rows": [
      { "block": "income", "row": "general", "cells": { "amount": "80.00" } },
      { "block": "income", "row": "fund", "cells": { "amount": "5.00" } },
      { "block": "income", "row": "current", "cells": { "amount": "85.00" } },
      { "block": "income", "row": "opening", "cells": { "amount": "4.00" } },
      { "block": "income", "row": "opening-general", "cells": { "amount": "4.00" } },
      { "block": "income", "row": "total", "cells": { "amount": "89.00" } },
      { "block": "expenditure", "row": "f201", "cells": { "total": "63.00", "general": "58.00", "fund": "5.00" } },
      { "block": "expenditure", "row": "f208", "cells": { "total": "21.50", "general": "21.50" } },
      { "block": "expenditure", "row": "spent", "cells": { "total": "84.50", "general": "79.50", "fund": "5.00" } },
      { "block": "expenditure", "row": "closing", "cells": { "total": "4.50", "general": "4.50" } },
      { "block": "expenditure", "row": "total", "cells": { "total": "89.00", "general": "84.00", "fund": "5.00" } } ] },
    { "id": "general", "rows": [
      { "code": "201", "name": "一般公共服务支出", "cells": { "total": "58.00", "basic": "40.00", "project": "18.00" } },
      { "code": "208", "name": "社会保障和就业支出", "cells": { "total": "21.50", "basic": "21.50" } },
      { "row": "total", "cells": { "total": "79.50", "basic": "61.50", "project": "18.00" } } ] },
    { "id": "fund", "rows": [
      { "code": "201", "name": "一般公共服务支出", "cells": { "income": "5.00", "spent": "5.00", "project": "5.00" } },
      { "row": "total", "cells": { "income": "5.00", "spent": "5.00", "project": "5.00" } } ] },
    { "id": "three-public", "rows": [
      { "row": "expenses", "cells": { "total-budgeted": "0.90", "reception-budgeted": "0.90", "total-final": "0.30", "reception-final": "0.30" } } ] }
  ] }"#;

fn accounts() -> Session {
    Session::open(mingzhang_read::json::read(ACCOUNTS.as_bytes()).unwrap()).unwrap()
}

fn errors(session: &Session) -> usize {
    findings(session).into_iter().filter(|finding| finding.severity == Severity::Error).count()
}

/// Whether a sum into this cell from exactly these parts holds.
fn sums_up(session: &Session, total: &str, parts: &[&str]) -> bool {
    let total = cell(session, total);
    let mut parts: Vec<_> = parts.iter().map(|part| cell(session, part)).collect();
    parts.sort();
    session.relations().of(total).any(|id| {
        let relation = session.relations().get(id);
        let mut found = relation.parts.clone();
        found.retain(|part| !session.value(*part).is_nothing());
        found.sort();
        let holds = matches!(session.relations().outcome(session.values(), id), Outcome::Holds { .. });
        relation.kind == Kind::Sum && relation.total == total && found == parts && holds
    })
}

#[test]
fn both_sides_add_up_to_the_same_whole() {
    let session = accounts();
    assert_eq!(errors(&session), 0);
    assert!(sums_up(
        &session,
        "overall/income/total/amount",
        &["overall/income/current/amount", "overall/income/opening/amount"]
    ));
    assert!(sums_up(
        &session,
        "overall/expenditure/total/amount",
        &["overall/expenditure/spent/amount", "overall/expenditure/closing/amount"]
    ));
}

/// No table about fiscal appropriation prints 结余分配, and none has to.
#[test]
fn what_can_never_be_needs_no_part() {
    let session = accounts();
    assert!(sums_up(
        &session,
        "fiscal/expenditure/total/general",
        &["fiscal/expenditure/spent/general", "fiscal/expenditure/closing/general"]
    ));
    assert!(sums_up(&session, "general/total/total", &["general/total/basic", "general/total/project"]));
}

/// A total of one block whose parts stand in the block beside it.
#[test]
fn a_sum_may_go_from_one_block_to_the_other() {
    let mut session = accounts();
    // Each quantity by its first print.
    let beside = ["overall/income/general/amount", "fiscal/income/opening/amount"];
    assert!(sums_up(&session, "fiscal/expenditure/total/general", &beside));
    let wrong = cell(&session, beside[1]);
    session.edit(wrong, typed(&session, wrong, "4.10"), Mode::Check).unwrap();
    assert!(!sums_up(&session, "fiscal/expenditure/total/general", &beside));
    assert!(errors(&session) > 0);
}

#[test]
fn a_wrong_balance_is_an_error() {
    let mut session = accounts();
    let closing = cell(&session, "overall/expenditure/closing/amount");
    session.edit(closing, typed(&session, closing, "14.60"), Mode::Check).unwrap();
    assert!(errors(&session) > 0);
}

#[test]
fn budgeted_and_final_expenses_stand_side_by_side() {
    let session = accounts();
    assert!(sums_up(
        &session,
        "three-public/expenses/total-final",
        &["three-public/expenses/reception-final"]
    ));
    // Nothing compares 0.90 with 0.30, and a row without a label leaves none in the name.
    let budgeted = cell(&session, "three-public/expenses/total-budgeted");
    assert_eq!(cell_name(session.grid(), budgeted, Lang::Zh), "表7 · 合计 / 预算数");
    let overview = measure::overview(&session);
    let three_public = overview.three_public.unwrap();
    assert_eq!(three_public.whole.cell, cell(&session, "three-public/expenses/total-final"));
    let names: Vec<&str> = three_public.parts.iter().map(|part| part.label.zh.as_str()).collect();
    assert_eq!(names[..2], ["因公出国（境）费用", "公务接待费"]);
    // What it goes to is what was spent.
    let by_function = overview.by_function.unwrap();
    assert_eq!(by_function.whole.cell, cell(&session, "overall/expenditure/spent/amount"));
}

/// What was budgeted and not spent is no expense of 0.00: its place is blank, and the budget is there.
#[test]
fn what_was_only_budgeted_is_not_spent() {
    let spent = r#""total-budgeted": "0.90", "reception-budgeted": "0.90", "total-final": "0.30", "reception-final": "0.30""#;
    let budgeted = r#""total-budgeted": "0.90", "reception-budgeted": "0.90""#;
    let text = ACCOUNTS.replace(spent, budgeted);
    let session = Session::open(mingzhang_read::json::read(text.as_bytes()).unwrap()).unwrap();
    let public = measure::overview(&session).three_public.unwrap();
    assert_eq!(public.whole.amount, None);
    assert!(public.parts.iter().all(|part| part.amount.is_none()));
    let planned = measure::budgeted(&session, public.whole.cell).unwrap();
    assert_eq!(session.grid().print(planned, session.value(planned).number().unwrap()), "0.90");
    assert_eq!(measure::budgeted(&session, cell(&session, "overall/income/total/amount")), None);
}

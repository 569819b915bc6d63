//! The built-in example: every figure proven by the relations.

use std::collections::BTreeSet;

use mingzhang::finding::{Severity, findings, relation_id};
use mingzhang::form::Section;
use mingzhang::grid::{Presence, Value};
use mingzhang::measure::{self, NoGrowth, NoShare};
use mingzhang::relation::{Kind, Outcome};
use mingzhang::wording::{Lang, finding_message, percent, signed_percent};

use crate::{cell, example, shown};

#[test]
fn every_relation_between_the_tables_holds() {
    let session = example();
    let (grid, relations) = (session.grid(), session.relations());
    let mut of_tables = 0;
    for id in relations.ids() {
        let relation = relations.get(id);
        if grid.table_of(relation.total).section == Section::Tables {
            of_tables += 1;
            let outcome = relations.outcome(session.values(), id);
            assert!(
                matches!(outcome, Outcome::Holds { .. } | Outcome::NotApplicable(_)),
                "{}: {outcome:?}",
                relation_id(grid, relation)
            );
        }
    }
    assert!(of_tables > 300, "{of_tables}");
}

/// The values of the three kinds of vehicles do not add up in the published document itself.
#[test]
fn the_one_contradiction_of_the_document_is_found() {
    let session = example();
    let errors: Vec<_> = findings(&session).into_iter().filter(|f| f.severity == Severity::Error).collect();
    let [error] = &errors[..] else { panic!("{errors:?}") };
    assert_eq!(error.id, "sum-rows:assets/held/vehicles/value");
    assert_eq!(
        finding_message(&session, error, Lang::Zh),
        "“国有资产占用使用 车辆 · 价值”印的是 888.42 万元，3 个组成部分相加是 877.85 万元，多 10.57 万元。"
    );
}

#[test]
fn sums_that_are_off_by_rounding_are_notes() {
    let session = example();
    let notes: Vec<String> =
        findings(&session).into_iter().filter(|f| f.severity == Severity::Note).map(|f| f.id).collect();
    assert_eq!(
        notes,
        [
            "sum-rows:basic/301/total",
            "sum-rows:basic/301/personnel",
            "sum-rows:basic/303/total",
            "sum-rows:basic/303/personnel",
        ]
    );
}

#[test]
fn ties_between_tables_are_derived() {
    let session = example();
    let (grid, relations) = (session.grid(), session.relations());
    let ids: BTreeSet<String> = relations.list().iter().map(|relation| relation_id(grid, relation)).collect();
    for id in [
        // income equals expenditure
        "same:overall/income/total/amount=overall/expenditure/total/amount",
        // one total in tables 1, 2, 3
        "same:overall/income/total/amount=income/total/total",
        "same:overall/income/total/amount=expenditure/total/total",
        // table 6 adds up to the basic expenditure of table 5
        "same:expenditure/total/basic=basic/total/total",
        // this year's projects and the carried over ones
        "sum-tables:expenditure/total/project=general/total/project+overall/income/carried-over/amount",
        // the projects of an item, which table 7 gives no row
        "sum-tables:general/2013802/project=projects/2013802/为民办实事工作经费/total+projects/2013802/物业管理费项目/total",
        // vehicle running of table 6 is within that of table 10
        "part:three-public/vehicle-running/general=basic/30231/total",
        // table 1's carry-over is table 11's total
        "same:overall/income/carried-over/amount=carried-over/total/total",
    ] {
        assert!(ids.contains(id), "{id} is missing");
    }
    assert_eq!(ids.len(), relations.list().len(), "ids are unique");
}

#[test]
fn tables_of_different_scope_are_not_tied() {
    let session = example();
    let (grid, relations) = (session.grid(), session.relations());
    let total = cell(&session, "overall/income/total/amount");
    let general = cell(&session, "fiscal/expenditure/total/total");
    let id = relations
        .ids()
        .find(|id| relations.get(*id).kind == Kind::Same && relations.get(*id).cells().eq([total, general]))
        .unwrap();
    let outcome = relations.outcome(session.values(), id);
    assert!(matches!(outcome, Outcome::NotApplicable(_)), "{outcome:?}");
    assert!(grid.table_of(general).number == "4");
}

#[test]
fn all_eleven_tables_are_there_two_of_them_empty() {
    let session = example();
    let tables = session.grid().tables().iter().zip(&session.grid().form().tables);
    let printed: Vec<(String, Presence)> = tables
        .filter(|(_, spec)| spec.section == Section::Tables)
        .map(|(table, spec)| (spec.number.clone(), table.presence))
        .collect();
    let expected = (1..=11).map(|number: u32| {
        let presence = if number == 8 || number == 9 { Presence::Empty } else { Presence::Printed };
        (number.to_string(), presence)
    });
    assert_eq!(printed, expected.collect::<Vec<_>>());
}

#[test]
fn shares_as_the_document_states_them() {
    let session = example();
    let share = |id: &str| {
        let share = measure::share_in_total(&session, cell(&session, id)).unwrap();
        percent(share.ratio.percent(2).unwrap())
    };
    assert_eq!(share("general/201/total"), "83.87%");
    assert_eq!(share("general/206/total"), "3.28%");
    assert_eq!(share("general/208/total"), "12.85%");
    let in_parent = |id: &str| {
        let share = measure::share_in_parent(&session, cell(&session, id)).unwrap();
        percent(share.ratio.percent(2).unwrap())
    };
    assert_eq!(in_parent("expenditure/total/basic"), "70.83%");
    assert_eq!(in_parent("expenditure/total/project"), "29.17%");
    assert_eq!(in_parent("basic/30231/operating"), "2.79%");
}

#[test]
fn growth_as_the_document_states_it() {
    let session = example();
    let rate = |id: &str| {
        let growth = measure::growth(&session, cell(&session, id)).unwrap();
        signed_percent(growth.rate.unwrap().percent(2).unwrap())
    };
    for (id, stated) in [
        ("income/total/general-own", "+9.15%"),
        ("income/total/general-transfer", "+53.33%"),
        ("income/total/carried-over-fiscal", "−83.93%"),
        ("expenditure/total/basic", "+7.24%"),
        ("expenditure/total/project", "−61.54%"),
        ("general/total/project", "+17.57%"),
        ("general/2013801/total", "+3.91%"),
        ("general/2013802/total", "+1.34%"),
        ("general/2013805/total", "−5.20%"),
        ("general/2013810/total", "−95.59%"),
        ("general/2080501/total", "+68.06%"),
        ("general/2080505/total", "+5.93%"),
        ("three-public/total/total", "−5.26%"),
        ("three-public/vehicle-running/total", "−5.26%"),
        ("operating-funds/total/amount", "−1.51%"),
    ] {
        assert_eq!(rate(id), stated, "{id}");
    }
}

/// Last year's totals are nowhere stated: they follow from the parts, the account that is gone
/// (药品事务) included.
#[test]
fn last_year_follows_from_the_parts() {
    let session = example();
    let then = |id: &str| {
        let cell = cell(&session, id);
        let (amount, _) = measure::prior(&session, cell).unwrap();
        session.grid().print(cell, amount)
    };
    assert_eq!(then("expenditure/total/total"), "6247.66");
    assert_eq!(then("general/total/total"), "3644.43");
    assert_eq!(then("general/20138/total"), "3244.88");
    assert_eq!(then("overall/income/total/amount"), "6247.66");
}

#[test]
fn no_growth_from_zero_and_none_from_the_unknown() {
    let session = example();
    let from_zero = measure::growth(&session, cell(&session, "general/2013815/total")).unwrap();
    assert_eq!(from_zero.rate, None);
    assert_eq!(from_zero.change.to_string(), "3250000");
    let unknown = measure::growth(&session, cell(&session, "basic/30101/total"));
    assert_eq!(unknown, Err(NoGrowth::PriorUnknown));
}

#[test]
fn no_share_without_a_figure() {
    let session = example();
    let blank = cell(&session, "income/2013801/general-transfer");
    assert_eq!(session.value(blank), Value::Blank);
    assert_eq!(measure::share_in_total(&session, blank), Err(NoShare::Blank));
    let total = cell(&session, "overall/income/total/amount");
    assert_eq!(measure::share_in_total(&session, total), Err(NoShare::NoWhole));
}

#[test]
fn headline_figures() {
    let session = example();
    let overview = measure::overview(&session);
    let print = |slice: &measure::Slice| session.grid().print(slice.cell, slice.amount.unwrap());
    let parts = |breakdown: &measure::Breakdown| {
        let shown = breakdown.parts.iter().map(|part| {
            let share = part.share.unwrap().ratio.percent(2).unwrap();
            format!("{} {} {share}", part.label.zh, print(part))
        });
        shown.collect::<Vec<_>>()
    };
    assert_eq!(print(overview.total.as_ref().unwrap()), "4402.83");
    assert_eq!(
        parts(overview.by_function.as_ref().unwrap()),
        ["一般公共服务支出 3734.27 84.82%", "科学技术支出 156.44 3.55%", "社会保障和就业支出 512.12 11.63%"]
    );
    assert_eq!(
        parts(overview.by_origin.as_ref().unwrap()),
        ["当年 3984.50 90.50%", "上年结转结余 418.33 9.50%"]
    );
    assert_eq!(
        parts(overview.by_nature.as_ref().unwrap()),
        ["基本支出 3118.48 70.83%", "项目支出 1284.35 29.17%"]
    );
    assert_eq!(
        parts(overview.basic.as_ref().unwrap()),
        ["人员经费 2783.10 89.25%", "公用经费 335.38 10.75%"]
    );
    assert_eq!(
        parts(overview.by_source.as_ref().unwrap()),
        ["一般财力 3961.50 99.42%", "上级一般公共预算安排的转移支付 23.00 0.58%"]
    );
    let three_public = overview.three_public.unwrap();
    assert_eq!(print(&three_public.whole), "9.36");
    assert_eq!(three_public.parts.len(), 5);
    let per_head = overview.per_head.unwrap();
    assert_eq!(per_head.ratio.quotient(2).unwrap().to_string(), "321374.45");
    assert_eq!(shown(&session, "staff/active/persons"), "137");
}

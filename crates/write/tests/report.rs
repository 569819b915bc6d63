//! What a document says as plain data.

use mingzhang::calculate::Session;
use mingzhang::disclosure::Disclosure;
use mingzhang::money::MoneyUnit;
use mingzhang::wording::Lang;
use mingzhang_read::json::read;
use mingzhang_write::json::write;
use mingzhang_write::report;

const MIXED: &str = r#"{
  "schema": "mingzhang.budget/1",
  "form": "xinjiang-unit-2024",
  "unit": "示例单位",
  "year": 2024,
  "stage": "budget",
  "moneyUnit": "元",
  "tables": [
    { "id": "general", "rows": [
      { "row": "total", "cells": { "total": "33861.20", "basic": "33861.20" } } ] },
    { "id": "basic", "moneyUnit": "万元", "rows": [
      { "row": "total", "cells": { "total": "3.40", "operating": "3.40" } } ] }
  ]
}
"#;

#[test]
fn a_table_in_another_money_unit_says_so() {
    let disclosure = read(MIXED.as_bytes()).unwrap();
    assert_eq!(write(&disclosure), MIXED);
    let session = Session::open(disclosure).unwrap();
    let figures = report::figures(&session, Lang::En);
    let of = |id: &str| {
        let figure = figures.iter().find(|figure| figure.cell.id == id).unwrap();
        (figure.cell.value.clone().unwrap(), figure.cell.counts)
    };
    assert_eq!(of("general/total/basic"), ("33861.20".to_owned(), "元"));
    assert_eq!(of("basic/total/total"), ("3.40".to_owned(), "万元"));
    let findings = report::findings("", &session, Lang::En).findings;
    // 34,000 yuan, give or take 50, is not 33,861.20.
    let wrong = findings.iter().find(|finding| finding.rule == "same-quantity").unwrap();
    let line = |id: &str| wrong.arithmetic.iter().find(|line| line.cell == id).unwrap();
    let basic = line("basic/total/total");
    assert_eq!((basic.low.as_deref(), basic.high.as_deref()), (Some("3.395"), Some("3.405")));
    assert_eq!(basic.counts, "万元");
    let general = line("general/total/basic");
    assert_eq!((general.value.as_deref(), general.counts), (Some("33861.20"), "元"));
    // What follows is in the unit of the finding's first cell.
    assert_eq!(wrong.cells[0].id, "general/total/basic");
    let difference = wrong.difference.as_deref().unwrap();
    assert_eq!(difference.trim_start_matches('-'), "138.80");
    assert_eq!(wrong.tolerance.as_deref(), Some("50.00"));
}

#[test]
fn a_comparison_is_shown_in_the_money_unit_at_hand() {
    let example = read(include_bytes!("../../../www/examples/urumqi-samr-2024.budget.json")).unwrap();
    let in_yuan = Disclosure { money_unit: MoneyUnit::Yuan, ..example.clone() };
    let (now, then) = (Session::open(example).unwrap(), Session::open(in_yuan).unwrap());
    let compared = report::compare(&now, &then, Lang::Zh);
    assert_eq!(compared.money_unit, "万元");
    assert!(compared.movers.is_empty() && compared.came.is_empty() && compared.went.is_empty());
    let total = &compared.headlines[0];
    assert_eq!(
        (total.figures.now.as_deref(), total.figures.then.as_deref()),
        (Some("4,402.83"), Some("4,402.83"))
    );
    assert_eq!((total.figures.change.as_deref(), total.figures.direction), (Some("0.00"), "same"));
    assert_eq!(total.figures.growth.as_deref(), Some("0.00%"));
    assert!(total.to.as_ref().is_some_and(|to| to.starts_with("overall/")), "{:?}", total.to);
    let basic = compared.tables.iter().find(|table| table.title.starts_with("表6")).unwrap();
    assert_eq!(basic.differing, 0);
    assert_eq!(basic.columns.last().unwrap(), "一般公共预算基本支出 / 公用经费");
    assert!(basic.rows.iter().all(|row| row.found == "kept" && row.was.is_none()));
}

/// A table that only one document has was left out of the comparison without a word, and two documents
/// without a common table were told to be the same.
#[test]
fn what_cannot_be_compared_is_shown_and_counted() {
    let example = read(include_bytes!("../../../www/examples/urumqi-samr-2024.budget.json")).unwrap();
    let mut without = example.clone();
    without.tables.retain(|table| table.id != "basic");
    let mut basic = example.clone();
    basic.tables.retain(|table| table.id == "basic");
    let [example, without, basic] =
        [example, without, basic].map(|document| Session::open(document).unwrap());
    for (now, then) in [(&example, &without), (&without, &example)] {
        let compared = report::compare(now, then, Lang::Zh);
        let (alone, others): (Vec<_>, Vec<_>) = compared.tables.iter().partition(|table| table.alone > 0);
        let [table] = alone[..] else { panic!("{alone:?}") };
        assert!(table.title.starts_with("表6") && table.differing == 0);
        assert_eq!(table.alone, table.rows.len());
        let told =
            |row: &report::Row| row.cells.iter().flatten().all(|figures| figures.direction == "unknown");
        assert!(table.rows.iter().all(|row| row.found == "unknown" && told(row)));
        let office = table.rows.iter().find(|row| row.code.as_deref() == Some("30201")).unwrap();
        let figures = office.cells[0].as_ref().unwrap();
        let sides = if now.published().tables.len() > then.published().tables.len() {
            (Some("135.69"), None, true)
        } else {
            (None, Some("135.69"), false)
        };
        assert_eq!((figures.now.as_deref(), figures.then.as_deref(), office.to.is_some()), sides);
        assert_eq!((&figures.change, &figures.growth), (&None, &None));
        assert!(others.iter().all(|table| table.differing == 0));
    }
    let compared = report::compare(&basic, &without, Lang::Zh);
    assert!(
        !compared.tables.is_empty() && compared.tables.iter().all(|table| table.alone == table.rows.len())
    );
}

#[test]
fn what_edits_changed_is_listed_with_what_was_published_and_the_difference() {
    use mingzhang::calculate::Mode;
    use mingzhang::money::{Unit, parse_typed};

    let open = || Session::open(read(MIXED.as_bytes()).unwrap()).unwrap();
    let edit = |session: &mut Session, column: &str, yuan: Option<&str>| {
        let grid = session.grid();
        let cell = grid
            .cells()
            .find(|cell| mingzhang::finding::cell_id(grid, *cell) == format!("basic/total/{column}"))
            .unwrap();
        let figure = yuan.and_then(|yuan| parse_typed(yuan, Unit::Money, MoneyUnit::Yuan).unwrap());
        session.edit(cell, figure, Mode::Check).unwrap();
    };
    let (mut one, mut other) = (open(), open());
    assert!(report::changes(&one, None, Lang::Zh).rows.is_empty());
    edit(&mut one, "total", Some("36000"));
    edit(&mut one, "operating", None);
    edit(&mut other, "total", Some("33000.5"));

    let said = report::changes(&one, None, Lang::Zh);
    assert_eq!((said.unit.as_str(), said.year, said.rows.len()), ("示例单位", 2024, 2));
    let [total, operating] = said.rows.as_slice() else { panic!("two rows") };
    assert_eq!(total.table_name, "表6 一般公共预算基本支出情况表");
    assert_eq!((total.row.as_str(), total.counts), ("总计", "万元"));
    assert_eq!(total.published.as_deref(), Some("3.40"));
    assert_eq!(total.works[0].value.as_deref(), Some("3.60"));
    assert_eq!(total.works[0].difference.as_deref(), Some("+0.20"));
    assert_eq!((operating.works[0].value.as_deref(), operating.apart.as_deref()), (None, None));
    assert_eq!(operating.works[0].difference.as_deref(), Some("\u{2212}3.40"));

    let both = report::changes(&one, Some(&other), Lang::En);
    let total = &both.rows[0];
    assert_eq!(total.works[1].value.as_deref(), Some("3.30005"));
    assert_eq!(total.apart.as_deref(), Some("\u{2212}0.29995"));
    // In the other work nothing happened to this one.
    let operating = &both.rows[1];
    assert_eq!(operating.works[1].difference, None);
    assert_eq!(operating.apart.as_deref(), Some("+3.40"));
}

//! The laws of the JSON reader and writer: what is written is read again, and canonical text
//! comes back byte for byte.

use std::sync::Arc;

use mingzhang::disclosure::{Disclosure, Extra, Figure, Indicator, Item, Row, Section, Table, Target};
use mingzhang::form::{self, BlockSpec, Form, RowSpec};
use mingzhang::money::{MoneyUnit, Unit};
use mingzhang_read::json::{read, read_as};
use mingzhang_write::json::{write, write_as};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select};

const EXAMPLE: &str = include_str!("../../../www/examples/urumqi-samr-2024.budget.json");

#[test]
fn the_example_comes_back_byte_for_byte() {
    let disclosure = read(EXAMPLE.as_bytes()).unwrap();
    assert_eq!(write(&disclosure), EXAMPLE);
}

#[test]
fn other_forms_come_back_too() {
    let form = Form::from_toml(include_str!("../../../tests/fixtures/forms/small-town.toml")).unwrap();
    let text = include_str!("../../../tests/fixtures/small-town.budget.json");
    let disclosure = read_as(text.as_bytes(), &[Arc::new(form.clone())]).unwrap();
    assert_eq!(write_as(&form, &disclosure), text);
}

#[test]
fn any_layout_becomes_the_canonical_one() {
    let loose: serde_json::Value = serde_json::from_str(EXAMPLE).unwrap();
    for text in
        [loose.to_string(), serde_json::to_string_pretty(&loose).unwrap(), format!("\u{feff}{EXAMPLE}")]
    {
        assert_eq!(write(&read(text.as_bytes()).unwrap()), EXAMPLE);
    }
}

#[test]
fn unknown_fields_stay_as_they_were() {
    let text = r#"{
  "schema": "mingzhang.budget/1",
  "form": "xinjiang-unit-2024",
  "unit": "某局",
  "year": 2024,
  "stage": "budget",
  "moneyUnit": "万元",
  "tables": [
    { "id": "general", "rows": [
      { "row": "total", "cells": { "total": "1.50" }, "page": 1.0e+2, "note": "\u4e00\ud800" },
      { "code": "201", "extra": {"deep" : [ 1,
        {"tables": null}]} } ], "priorRows": [
      { "code": "202", "prior": { "total": "0.000001" }, "?": true } ], "sheet": "表5" }
  ],
  "remarks": { "total": [ ] },
  "": 12345678901234567890.10
}
"#;
    assert_eq!(write(&read(text.as_bytes()).unwrap()), text);
}

#[test]
fn what_stands_outside_the_tables_has_one_layout() {
    let text = r#"{
  "schema": "mingzhang.budget/1",
  "form": "xinjiang-unit-2024",
  "unit": "某局",
  "year": 2024,
  "stage": "budget",
  "moneyUnit": "万元",
  "tables": [],
  "narrative": [
    { "number": "第三部分", "title": "预算情况说明", "items": [] },
    { "number": "一、", "title": "当年拨款", "items": [
      { "text": "合计 2.00 万元。" },
      { "number": "1.", "text": "行政运行（项）：1.50 万元。", "account": ["201", "20138", "2013801"], "page": 3 } ], "note": "" }
  ],
  "performance": [
    { "project": "某项目", "funds": { "年度预算总额": "10.00", "其他资金": "0.00" }, "goals": ["开展两次培训。"], "indicators": [
      { "first": "产出指标", "second": "数量指标", "name": "培训次数", "value": "=2次", "weight": "10" },
      { "second": "质量指标", "page": 4 } ] }
  ]
}
"#;
    assert_eq!(write(&read(text.as_bytes()).unwrap()), text);
}

/// Names as they come: Chinese, quotes, control characters, emoji, nothing but a space.
/// A name of anything but the marks that turn text round, which are not kept.
fn name() -> impl Strategy<Value = String> {
    let turns = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    any_name().prop_filter("marks", move |name| !name.contains(turns))
}

fn any_name() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("为民办实事工作经费".to_owned()),
        Just("“三公”\"经费\"\\".to_owned()),
        Just("\u{0}\u{1f}\u{7f}\u{2028}\t\r\n".to_owned()),
        Just("👩‍👩‍👧 项目".to_owned()),
        "\\PC{1,12}",
        any::<String>().prop_filter("not empty", |text| !text.is_empty()),
    ]
}

fn figure_text() -> impl Strategy<Value = String> {
    (any::<bool>(), 0_u64..10_000_000_000, 0_usize..=6, 0_u32..1_000_000).prop_map(
        |(negative, whole, decimals, fraction)| {
            let fraction = format!("{fraction:06}");
            let digits = match &fraction[..decimals] {
                "" => whole.to_string(),
                fraction => format!("{whole}.{fraction}"),
            };
            let zero = digits.bytes().all(|byte| matches!(byte, b'0' | b'.'));
            if negative && !zero { format!("-{digits}") } else { digits }
        },
    )
}

/// Unknown fields: names apart from each other and from the known ones, and any JSON.
fn extra() -> impl Strategy<Value = Extra> {
    let raw =
        select(vec!["null", "-0.0", "1e400", "[ ]", "{\"a\":{ \"a\" : [1,2]}}", "\"\\u0041\\/\"", "[\n1]"]);
    vec((name(), raw), 0..3).prop_map(|fields| {
        fields
            .into_iter()
            .enumerate()
            .map(|(index, (name, raw))| (format!("x{index} {name}"), raw.to_owned()))
            .collect()
    })
}

/// What a row is made of, before the form says which of it applies.
#[derive(Debug, Clone)]
struct Draft {
    fixed: bool,
    pick: Index,
    name: Option<String>,
    project: Option<String>,
    cells: Vec<Option<String>>,
    prior: Vec<Option<String>>,
    extra: Extra,
}

fn draft() -> impl Strategy<Value = Draft> {
    let figures = || vec(option::weighted(0.4, figure_text()), 12);
    (any::<bool>(), any::<Index>(), option::of(name()), option::of(name()), figures(), figures(), extra())
        .prop_map(|(fixed, pick, name, project, cells, prior, extra)| Draft {
            fixed,
            pick,
            name,
            project,
            cells,
            prior,
            extra,
        })
}

fn figures(
    texts: &[Option<String>],
    block: &BlockSpec,
    fixed: Option<&RowSpec>,
    money: MoneyUnit,
) -> Vec<(String, Figure)> {
    std::iter::zip(&block.columns, texts)
        .filter_map(|(column, text)| {
            let unit = fixed.and_then(|row| row.unit).unwrap_or(column.unit);
            Some((column.id.clone(), Figure::read(text.as_ref()?, unit, money).unwrap()))
        })
        .collect()
}

fn row(draft: &Draft, number: usize, block: &BlockSpec, single: bool, money: MoneyUnit) -> Option<Row> {
    let mut row = Row { extra: draft.extra.clone(), ..Row::default() };
    if !single {
        row.block.clone_from(&block.id);
    }
    let fixed = (draft.fixed && !block.rows.is_empty()).then(|| draft.pick.get(&block.rows));
    if let Some(spec) = fixed {
        row.row = Some(spec.id.clone());
    } else {
        // The number keeps rows apart.
        row.code = block.accounts.as_ref().map(|_| format!("201{number:04}"));
        row.project = block.projects.as_ref().and(draft.project.clone());
        row.name = draft.name.clone();
        if row.code.is_none() && block.names.is_some() {
            row.name = Some(format!("{number}{}", draft.name.as_deref().unwrap_or_default()));
        } else if row.code.is_none() {
            block.projects.as_ref()?;
            row.project = Some(format!("{number}{}", draft.project.as_deref().unwrap_or_default()));
        }
    }
    row.cells = figures(&draft.cells, block, fixed, money);
    row.prior = figures(&draft.prior, block, fixed, money);
    Some(row)
}

/// Rows, rows of last year only, empty, a money unit of its own, unknown fields.
type TableDraft = (Vec<Draft>, Vec<Draft>, bool, Option<MoneyUnit>, Extra);

fn tables(form: &Form, money: MoneyUnit, drafts: &[TableDraft]) -> Vec<Table> {
    std::iter::zip(&form.tables, drafts)
        .map(|(spec, (rows, prior_rows, empty, own, extra))| {
            let money_unit = own.filter(|own| *own != money);
            let money = money_unit.unwrap_or(money);
            let mut fixed_before = std::collections::HashSet::new();
            let mut number = 0;
            let mut build = |draft: &Draft| {
                number += 1;
                let block = draft.pick.get(&spec.blocks);
                let row = row(draft, number, block, spec.blocks.len() == 1, money)?;
                (row.row.is_none() || fixed_before.insert((row.block.clone(), row.row.clone())))
                    .then_some(row)
            };
            let rows: Vec<Row> = rows.iter().filter_map(&mut build).collect();
            let mut prior_rows: Vec<Row> = prior_rows.iter().filter_map(build).collect();
            prior_rows.retain(|row| row.row.is_none());
            prior_rows.iter_mut().for_each(|row| row.cells.clear());
            // What is printed beside the rows, as arbitrary as what is unknown.
            let notes: Vec<String> = extra.iter().map(|(name, _)| name.clone()).collect();
            let printed_units = money_unit.into_iter().collect();
            let repeated: Vec<Row> = rows.iter().take(notes.len()).cloned().collect();
            let id = spec.id.clone();
            let (empty, extra) = (*empty, extra.clone());
            Table { id, money_unit, empty, rows, prior_rows, repeated, printed_units, notes, extra }
        })
        .collect()
}

fn sections() -> impl Strategy<Value = Vec<Section>> {
    let item = (option::of(name()), name(), vec("[0-9]{1,7}", 0..4), extra())
        .prop_map(|(number, text, account, extra)| Item { number, text, account, extra });
    let section = (option::of(name()), option::of(name()), vec(item, 0..4), extra())
        .prop_map(|(number, title, items, extra)| Section { number, title, items, extra });
    vec(section, 0..4)
}

/// Targets with their amounts as texts, before the money unit is known.
fn targets() -> impl Strategy<Value = Vec<(Vec<String>, Target)>> {
    let texts = || option::of(name());
    let indicator = (texts(), texts(), texts(), texts(), option::of(figure_text()), extra()).prop_map(
        |(first, second, name, value, weight, extra)| {
            let weight = weight.map(|text| Figure::read(&text, Unit::Points, MoneyUnit::Yuan).unwrap());
            Indicator { first, second, name, value, weight, extra }
        },
    );
    let goals = vec(name(), 0..3);
    let target = (texts(), vec(figure_text(), 0..4), goals, vec(indicator, 0..4), extra()).prop_map(
        |(project, funds, goals, indicators, extra)| {
            (funds, Target { project, funds: Vec::new(), goals, indicators, extra })
        },
    );
    vec(target, 0..3)
}

fn performance(targets: Vec<(Vec<String>, Target)>, money: MoneyUnit) -> Vec<Target> {
    let funded = |(funds, target): (Vec<String>, Target)| {
        let fund = |(at, text): (usize, &String)| {
            (format!("资金{at}"), Figure::read(text, Unit::Money, money).unwrap())
        };
        Target { funds: funds.iter().enumerate().map(fund).collect(), ..target }
    };
    targets.into_iter().map(funded).collect()
}

fn disclosure() -> impl Strategy<Value = Disclosure> {
    let form = form::by_id("xinjiang-unit-2024").unwrap();
    let count = form.tables.len();
    let own = option::of(select(MoneyUnit::ALL.to_vec()));
    let table = (vec(draft(), 0..5), vec(draft(), 0..2), any::<bool>(), own, extra());
    let head = (name(), 1949_u16..=9999, select(MoneyUnit::ALL.to_vec()), any::<bool>());
    (head, vec(table, 0..=count), any::<bool>(), sections(), targets(), extra()).prop_map(
        move |((unit, year, money_unit, edited), drafts, backwards, narrative, targets, extra)| {
            let mut tables = tables(&form, money_unit, &drafts);
            if backwards {
                tables.reverse();
            }
            Disclosure {
                form: form.id.clone(),
                unit,
                year,
                stage: form.stage.clone(),
                money_unit,
                edited,
                tables,
                narrative,
                performance: performance(targets, money_unit),
                extra,
            }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_is_read_again(disclosure in disclosure()) {
        let text = write(&disclosure);
        let again = read(text.as_bytes());
        prop_assert_eq!(again.as_ref(), Ok(&disclosure), "{}", text);
        prop_assert_eq!(write(&disclosure), text);
    }

    #[test]
    fn no_bytes_make_the_reader_panic(bytes in vec(any::<u8>(), 0..200)) {
        let _ = read(&bytes);
    }

    #[test]
    fn no_edited_file_makes_the_reader_panic(at: Index, len in 0_usize..40, put in "[\\[\\]{}\",:0-9a\\\\ ]{0,6}") {
        let mut text: Vec<char> = EXAMPLE.chars().collect();
        let from = at.index(text.len());
        let to = (from + len).min(text.len());
        text.splice(from..to, put.chars());
        if let Err(error) = read(text.into_iter().collect::<String>().as_bytes()) {
            prop_assert!(!error.sentence(mingzhang_read::Lang::Zh).is_empty());
        }
    }
}

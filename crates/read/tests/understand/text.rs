//! Text of documents that are made here: what was printed is what is read.

use std::collections::BTreeMap;

use mingzhang::disclosure::{Disclosure, Row};
use mingzhang::form::by_id;
use mingzhang_read::source::{Item, Source};
use mingzhang_read::{Lang, Problem, text};

use crate::compare::{assert_read, read, read_as, small_town, small_town_form};
use crate::generate::{Size, generate, in_ten_thousands};
use crate::text_render::{Layout, render};

/// Projects called as projects are: long enough to be wrapped.
fn with_longer_names(mut disclosure: Disclosure) -> Disclosure {
    for row in disclosure.tables.iter_mut().flat_map(|table| &mut table.rows) {
        row.project =
            row.project.as_ref().map(|project| format!("示范{}号工程补助经费", project.replace(' ', "")));
    }
    disclosure
}

const LAYOUTS: [Layout; 4] = [
    Layout { wrapped: false, page: usize::MAX, blank: false, spaced: false },
    Layout { wrapped: false, page: 9, blank: true, spaced: true },
    Layout { wrapped: true, page: usize::MAX, blank: true, spaced: true },
    Layout { wrapped: true, page: 7, blank: true, spaced: false },
];

#[test]
fn a_made_up_form_is_read_as_it_was_printed() {
    let (form, disclosure) = small_town();
    for layout in LAYOUTS {
        let reading = read_as(&form, &render(&form, &disclosure, layout));
        assert_read(&form, &disclosure, &reading, &format!("{layout:?}"));
    }
}

#[test]
fn a_table_in_another_money_unit_stays_as_it_was_printed() {
    let (form, mut disclosure) = small_town();
    in_ten_thousands(&mut disclosure, "hosting");
    let source = render(&form, &disclosure, LAYOUTS[0]);
    assert!(source.contains("196.40"));
    let reading = read_as(&form, &source);
    assert_read(&form, &disclosure, &reading, "in 万元");
}

#[test]
fn consistent_disclosures_are_read_as_they_were_printed() {
    for form in [by_id("xinjiang-unit-2024").unwrap(), small_town_form()].iter() {
        for seed in 0..3 {
            let size = Size { items: 8, projects: 5, amounts: 25 };
            let disclosure = with_longer_names(generate(form, seed, size));
            let layout = LAYOUTS[usize::try_from(seed).unwrap() + 1];
            let source = render(form, &disclosure, layout);
            let reading = read_as(form, &source);
            assert_read(form, &disclosure, &reading, &format!("{} {seed} {layout:?}", form.id));
        }
    }
}

/// The text of a table with the cells of every column below each other.
fn by_columns(title: &str, columns: &[&[&str]]) -> String {
    let cells: Vec<&str> = columns.concat();
    format!("示例县2024年单位预算\n{title}\n编制单位：示例县示例局 单位：万元\n{}\n", cells.join("\n"))
}

#[test]
fn text_in_the_order_of_its_columns_is_left_unread() {
    let projects = by_columns(
        "一般公共预算项目支出情况表",
        &[
            &["科目编码", "类", "201", "201", "201", "208"],
            &["款", "38", "38", "38", "05"],
            &["项", "02", "16", "05"],
            &["科目名称", "一般公共服务支出", "市场监督管理事务", "一般行政管理事务", "养老支出"],
            &["项目名称", "示例设备更新项目", "示例运行维护经费"],
            &["合计", "240.00", "240.00", "180.00", "60.00", "20.00"],
            &["工资福利支出", "180.00", "60.00"],
            &["商品和服务支出", "20.00", "20.00", "12.00"],
        ],
    );
    let accounts = by_columns(
        "一般公共预算支出情况表",
        &[
            &["总计", "201 一般公共服务支出", "20138 市场监督管理事务", "2013801 行政运行"],
            &["合计", "90.00", "90.00", "90.00", "90.00"],
            &["基本支出", "60.00", "60.00", "60.00", "60.00"],
            &["项目支出", "30.00", "30.00", "30.00", "30.00"],
        ],
    );
    for text in [projects, accounts] {
        let reading = read(&text, mingzhang::form::forms()).unwrap();
        assert_eq!(reading.evidence, [], "{text}");
        assert!(reading.unread.len() > 3, "{:?}", reading.unread);
    }
}

#[test]
fn columns_that_missing_figures_leave_open_are_told() {
    let form = by_id("final-accounts-2024").unwrap();
    let lost = ["收入决算表", "财政拨款收入支出决算总表"];
    for seed in 0..6 {
        let printed = generate(&form, seed, Size { items: 8, projects: 5, amounts: 25 });
        // Rows of two tables are lost, as where text is wrapped around figures.
        let without = |page: &str| -> String {
            let is_lost = lost.iter().any(|title| page.contains(&format!("\n{title}\n")));
            let line = |line: &str| {
                if is_lost && line.contains('.') { format!("某某{line}\n") } else { format!("{line}\n") }
            };
            page.lines().map(line).collect()
        };
        let text = render(&form, &printed, LAYOUTS[0]);
        let reading = read_as(&form, &text.split('\u{c}').map(without).collect::<Vec<_>>().join("\u{c}"));
        assert!(!reading.unread.is_empty(), "{seed}");
        let name = |row: &Row| (row.block.clone(), row.row.clone(), row.code.clone(), row.project.clone());
        for table in &reading.disclosure.tables {
            let Some(truth) = printed.tables.iter().find(|truth| truth.id == table.id) else { continue };
            for (at, row) in table.rows.iter().enumerate() {
                let Some(expected) = truth.rows.iter().find(|truth| name(truth) == name(row)) else {
                    continue;
                };
                let told = reading.ambiguous.iter().any(|open| open.table == table.id && open.row == at);
                assert!(told || row.cells == expected.cells, "{seed} {}: {row:?}\n{expected:?}", table.id);
            }
        }
    }
}

fn line_of(source: &Source, item: u32) -> usize {
    match &source.parts[0].items[item as usize] {
        Item::Line(line) => line.number.unwrap() as usize,
        Item::Grid(_) => panic!("text has no grids"),
    }
}

#[test]
fn every_figure_has_its_line() {
    let (form, disclosure) = small_town();
    let source = render(&form, &disclosure, LAYOUTS[1]);
    let reading = read_as(&form, &source);
    let lines: Vec<&str> = source.split('\n').collect();
    let laid_out = text::lay_out(source.as_bytes()).unwrap();
    let cells: BTreeMap<_, _> =
        reading.disclosure.tables.iter().map(|table| (table.id.clone(), table.rows.clone())).collect();
    let count: usize = cells.values().flatten().map(|row| row.cells.len()).sum();
    assert_eq!(reading.evidence.len(), count);
    for evidence in &reading.evidence {
        let row = &cells[&evidence.table][evidence.row];
        let (_, figure) = row.cells.iter().find(|(column, _)| *column == evidence.column).unwrap();
        let printed = figure.print(mingzhang::money::Unit::Money, disclosure.money_unit);
        let line = lines[line_of(&laid_out, evidence.place.item) - 1];
        assert!(line.replace([',', ' '], "").contains(&printed), "{evidence:?}");
    }
}

/// The text with something added below its last table.
fn after_the_tables(text: &str, added: &str) -> String {
    let (tables, rest) = text.split_once("\u{c}第三部分").unwrap();
    format!("{tables}{added}\u{c}第三部分{rest}")
}

#[test]
fn what_is_not_understood_is_reported_without_personal_data() {
    let (form, disclosure) = small_town();
    let added = "备注：本表数据未经审计\n制表人：某某 电话：10000000000\n";
    let source = after_the_tables(&render(&form, &disclosure, LAYOUTS[0]), added);
    let reading = read_as(&form, &source);
    let texts: Vec<&str> = reading.unread.iter().map(|unread| unread.text.as_str()).collect();
    assert_eq!(texts, ["备注：本表数据未经审计", "制表人：（略） 电话：（略）"]);
}

#[test]
fn text_without_a_known_table_is_refused_with_a_sentence() {
    let problem = |text: &str| read(text, mingzhang::form::forms()).unwrap_err().problem;
    assert_eq!(problem("合计 1.00\n"), Problem::NoForm);
    let title = &by_id("xinjiang-unit-2024").unwrap().tables[0].title.zh.clone();
    assert_eq!(problem(title), Problem::NoUnit);
    assert_eq!(problem(&format!("{title}\n编制单位：甲")), Problem::NoYear);
    for problem in [Problem::NoForm, Problem::NoUnit, Problem::NoYear] {
        let error = mingzhang_read::ReadError::of_file(problem);
        assert!(error.sentence(Lang::Zh).ends_with('。') && error.sentence(Lang::En).ends_with('.'));
    }
}

#[test]
fn hostile_text_ends_and_costs_nothing_of_the_rest() {
    let (form, disclosure) = small_town();
    let good = render(&form, &disclosure, LAYOUTS[0]);
    let hostile = [
        "9".repeat(2_000_000),
        "9 ".repeat(300_000),
        "11 ".repeat(100_000),
        "\u{0}\u{202e}办公\u{0} 1".repeat(10_000),
        "办公\n".repeat(20_000),
        "11 办公 1\n".repeat(5_000),
        "-\n".repeat(20_000),
    ];
    for added in hostile {
        let reading = read_as(&form, &after_the_tables(&good, &format!("{added}\n")));
        assert!(reading.disclosure.tables.len() >= 2);
    }
}

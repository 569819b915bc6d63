//! Text as a browser copies it: tabs between cells, and of a merged cell over several columns only one.

#![cfg(feature = "documents")]

use mingzhang::form;
use mingzhang_read::{Notice, Opened, Reading, open};

const TITLE: &str = "预算单位财务收支预算总表\n\n编制单位：示例区示例中心　　单位：元\n\n";
const HEADINGS: &str = "本年收入\t本年支出\t\t\t\n项目\t预算数\t项目\t预算数\t\t\n\t\t\t合计\t基本支出\t项目支出\n\t\t\t\t人员经费\t公用经费\t\n";

fn read(table: &str) -> Reading {
    let text = format!("示例区示例中心2025年度单位预算\n\n{table}");
    match open(text.as_bytes(), form::forms(), &mut |_| {}) {
        Ok(Opened::Document { reading, .. }) => reading,
        Ok(Opened::Disclosure(_)) => panic!("a text is no data"),
        Err(error) => panic!("{error:?}"),
    }
}

fn read_below(rows: &str) -> Reading {
    read(&format!("{TITLE}{HEADINGS}{rows}"))
}

/// Column and amount in 分 of every figure of the rows of expenditure.
fn expenditure(reading: &Reading) -> Vec<String> {
    let rows = reading.disclosure.tables.iter().flat_map(|table| &table.rows);
    let spent = rows.filter(|row| row.block == "expenditure");
    let cells = spent.flat_map(|row| &row.cells);
    cells
        .map(|(column, figure)| {
            format!("{column} {}", figure.print(Default::default(), reading.disclosure.money_unit))
        })
        .collect()
}

#[test]
fn headings_that_lost_cells_do_not_stand_above_their_columns() {
    let reading = read_below(
        "一、财政拨款收入\t15.00\t一般公共服务支出\t9.00\t4.00\t\t5.00\n\
         二、事业收入\t\t卫生健康支出\t6.00\t\t6.00\t\n\
         收入总计\t15.00\t支出总计\t15.00\t4.00\t6.00\t5.00\n",
    );
    let figures = ["total 9.00", "personnel 4.00", "project 5.00", "total 6.00", "operating 6.00"];
    assert_eq!(expenditure(&reading)[..5], figures);
    assert_eq!(reading.notices, [Notice::ColumnsInOrder { table: "overall".to_owned() }]);
}

#[test]
fn a_row_that_lost_a_cell_is_listed_and_not_read_at_another_place() {
    let reading = read_below(
        "一、财政拨款收入\t15.00\t一般公共服务支出\t9.00\t4.00\t\t5.00\n\
         二、事业收入\t\t卫生健康支出\t6.00\t6.00\t\n\
         收入总计\t15.00\t支出总计\t15.00\t4.00\t6.00\t5.00\n",
    );
    assert_eq!(
        expenditure(&reading),
        [
            "total 9.00",
            "personnel 4.00",
            "project 5.00",
            "total 15.00",
            "personnel 4.00",
            "operating 6.00",
            "project 5.00"
        ]
    );
    let listed: Vec<&str> = reading.unread.iter().map(|unread| unread.text.as_str()).collect();
    assert_eq!(listed, ["二、事业收入 卫生健康支出 6.00 6.00"]);
}

#[test]
fn values_without_the_blank_ones_at_their_end_stand_at_their_places() {
    let whole = "本年收入\t\t本年支出\t\t\t\t\n项目\t预算数\t项目\t预算数\t\t\t\n\t\t\t合计\t基本支出\t\t项目支出\n\t\t\t\t人员经费\t公用经费\t\n\
                 一、财政拨款收入\t15.00\t一般公共服务支出\t9.00\t4.00\t\t5.00\n二、事业收入\t\t卫生健康支出\t6.00\t\t6.00\t\n";
    let cut: String = whole.lines().map(|line| format!("{}\n", line.trim_end_matches('\t'))).collect();
    for values in [whole, &cut] {
        let reading = read(&format!("{TITLE}{values}"));
        let figures = ["total 9.00", "personnel 4.00", "project 5.00", "total 6.00", "operating 6.00"];
        assert_eq!(expenditure(&reading), figures);
        assert_eq!(reading.notices, []);
    }
}

#[test]
fn codes_of_their_own_level_go_on_under_those_above_where_headings_are_not_read() {
    let reading = read(
        "预算单位支出预算总表\n\n编制单位：示例区示例中心　　单位：元\n\n功能分类科目编码\t功能分类科目名称\t支出预算\n类\t款\t项\t\t合计\t基本支出\t项目支出\n\
         201\t\t\t一般公共服务支出\t9.00\t9.00\t\n\t03\t\t政府办公厅（室）及相关机构事务\t9.00\t9.00\t\n\t\t01\t行政运行\t9.00\t9.00\t\n",
    );
    let rows = reading.disclosure.tables.iter().flat_map(|table| &table.rows);
    let codes: Vec<&str> = rows.filter_map(|row| row.code.as_deref()).collect();
    assert_eq!(codes, ["201", "20103", "2010301"]);
    assert_eq!(reading.unread, []);
}

//! What publishers print otherwise than the forms have it: made-up web pages, a table or two each.

#![cfg(feature = "documents")]

use std::collections::BTreeMap;

use mingzhang::form;
use mingzhang::money::MoneyUnit;
use mingzhang_read::{Lang, Notice, Opened, Problem, Reading, open, understand};

/// A cell: its text, and how many columns and rows it takes.
type Cell<'a> = (&'a str, usize, usize);

fn cells<'a>(texts: &[&'a str]) -> Vec<Cell<'a>> {
    texts.iter().map(|text| (*text, 1, 1)).collect()
}

fn table(rows: &[Vec<Cell<'_>>]) -> String {
    let cell = |(text, columns, rows): &Cell<'_>| format!("<td colspan={columns} rowspan={rows}>{text}</td>");
    let row = |row: &Vec<Cell<'_>>| format!("<tr>{}</tr>", row.iter().map(cell).collect::<String>());
    format!("<table>{}</table>", rows.iter().map(row).collect::<String>())
}

fn page(body: &str) -> String {
    format!("<html><meta charset=utf-8><h1>示例县示例局2023年度公开</h1>{body}</html>")
}

fn try_to_read(page: &str) -> Result<Reading, Problem> {
    match open(page.as_bytes(), form::forms(), &mut |_| {}) {
        Ok(Opened::Document { reading, .. }) => Ok(reading),
        Ok(Opened::Disclosure(_)) => panic!("a page is no data"),
        Err(error) => Err(error.problem),
    }
}

fn read(body: &str) -> Reading {
    try_to_read(&page(body)).unwrap()
}

/// The figures of a table by row (id, or code and project) and column.
fn figures(reading: &Reading, table: &str) -> BTreeMap<String, String> {
    let disclosure = &reading.disclosure;
    let found = disclosure.tables.iter().find(|found| found.id == table).expect("the table");
    let mut figures = BTreeMap::new();
    for row in &found.rows {
        let name = row.row.as_ref().or(row.code.as_ref()).or(row.name.as_ref());
        let parts = [name, row.project.as_ref()];
        let row_name = parts.into_iter().flatten().cloned().collect::<Vec<_>>().join(" ");
        for (column, figure) in &row.cells {
            let printed = figure.print(mingzhang::money::Unit::Money, disclosure.money_unit_of(found));
            figures.insert(format!("{row_name}/{column}"), printed);
        }
    }
    figures
}

fn expected(all: &[(&str, &str)]) -> BTreeMap<String, String> {
    all.iter().map(|(at, figure)| ((*at).to_owned(), (*figure).to_owned())).collect()
}

fn unread(reading: &Reading) -> Vec<&str> {
    reading.unread.iter().map(|unread| unread.text.as_str()).collect()
}

/// The table of expenditure of a unit's budget, with these columns and rows.
fn expenditure(caption: &str, rows: &[Vec<Cell<'_>>]) -> String {
    format!("<p>表三</p><p>部门支出总体情况表</p><p>{caption}</p>{}", table(rows))
}

const CAPTION: &str = "编制单位：示例县示例局 单位：万元";

fn heads() -> Vec<Cell<'static>> {
    cells(&["科目编码", "科目名称", "合计", "基本支出", "项目支出"])
}

#[test]
fn rows_are_numbered_and_blocks_go_on_beside_each_other() {
    let overall = table(&[
        vec![("收入", 3, 1), ("支出", 3, 1)],
        cells(&["项目", "行次", "金额", "项目", "行次", "金额"]),
        cells(&["栏次", "", "1", "栏次", "", "2"]),
        cells(&["一、一般公共预算财政拨款收入", "1", "9.00", "一、一般公共服务支出", "32", "7.00"]),
        cells(&["二、政府性基金预算财政拨款收入", "2", "", "二、外交支出", "33", ""]),
        cells(&["使用非财政拨款结余", "28", "1.00", "结余分配", "59", "3.00"]),
        cells(&["总计", "31", "10.00", "总计", "62", "10.00"]),
    ]);
    let basic = table(&[
        vec![("人员经费", 3, 1), ("公用经费", 6, 1)],
        cells(&[
            "科目编码",
            "科目名称",
            "金额",
            "科目编码",
            "科目名称",
            "金额",
            "科目编码",
            "科目名称",
            "金额",
        ]),
        cells(&["301", "工资福利支出", "5.00", "302", "商品和服务支出", "2.00", "310", "资本性支出", "0.50"]),
        cells(&["30101", "基本工资", "5.00", "30201", "办公费", "2.00", "31002", "办公设备购置", "0.50"]),
        vec![("人员经费合计", 2, 1), ("5.00", 1, 1), ("公用经费合计", 5, 1), ("2.50", 1, 1)],
    ]);
    let caption = "<p>部门：示例县示例局 公开01表 金额单位：万元</p>";
    let reading = read(&format!(
        "<h2>收入支出决算总表</h2>{caption}{overall}<p>注：本表反映本年度的总收支。</p>\
         <h2>一般公共预算财政拨款基本支出决算表</h2>{caption}{basic}"
    ));
    assert_eq!(unread(&reading), [""; 0]);
    assert_eq!((reading.disclosure.unit.as_str(), reading.disclosure.year), ("示例县示例局", 2023));
    assert_eq!(
        figures(&reading, "overall"),
        expected(&[
            ("general/amount", "9.00"),
            ("surplus-used/amount", "1.00"),
            ("f201/amount", "7.00"),
            ("distributed/amount", "3.00"),
            ("total/amount", "10.00"),
        ])
    );
    let basic = figures(&reading, "basic");
    assert_eq!(basic.get("e31002/amount").map(String::as_str), Some("0.50"));
    // Both totals are called so.
    assert_eq!(basic.len(), 7);
}

#[test]
fn final_accounts_may_print_all_budgeted_figures_before_all_final_ones() {
    let parts = [
        ("合计", 1, 2),
        ("因公出国（境）费", 1, 2),
        ("公务用车购置及运行维护费", 3, 1),
        ("公务接待费", 1, 2),
    ];
    let twice = table(&[
        vec![("预算数", 6, 1), ("决算数", 6, 1)],
        parts.iter().chain(&parts).copied().collect(),
        cells(&[
            "小计",
            "公务用车购置费",
            "公务用车运行维护费",
            "小计",
            "公务用车购置费",
            "公务用车运行维护费",
        ]),
        cells(&["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"]),
        cells(&[
            "9.00", "1.00", "6.00", "2.00", "4.00", "2.00", "7.00", "0.50", "5.00", "1.80", "3.20", "1.50",
        ]),
    ]);
    let title = "<h2>财政拨款“三公”经费支出决算表</h2><p>部门：示例县示例局 单位：万元</p>";
    let reading = read(&format!("{title}{twice}"));
    assert_eq!(unread(&reading), [""; 0]);
    let found = figures(&reading, "three-public");
    assert_eq!(found.len(), 12);
    for (column, figure) in [
        ("total-budgeted", "9.00"),
        ("total-final", "7.00"),
        ("vehicle-purchase-budgeted", "2.00"),
        ("vehicle-purchase-final", "1.80"),
        ("reception-final", "1.50"),
    ] {
        assert_eq!(found.get(&format!("expenses/{column}")).map(String::as_str), Some(figure), "{column}");
    }
}

#[test]
fn a_column_that_the_form_does_not_have_feeds_no_other() {
    let groups = [("公务接待费", 2, 1), ("会议费", 2, 1)];
    let rows = [
        groups.to_vec(),
        cells(&["预算数", "决算数", "预算数", "决算数"]),
        cells(&["1.00", "2.00", "3.00", "4.00"]),
    ];
    let title = "<h2>财政拨款“三公”经费支出决算表</h2><p>部门：示例县示例局 单位：万元</p>";
    let whole = [("合计", 2, 1), ("因公出国（境）费", 2, 1)];
    let mut wide = rows.clone();
    wide[0].splice(0..0, whole);
    wide[1].splice(0..0, cells(&["预算数", "决算数", "预算数", "决算数"]));
    wide[2].splice(0..0, cells(&["5.00", "6.00", "4.00", "4.00"]));
    let reading = read(&format!("{title}{}", table(&wide)));
    let found = figures(&reading, "three-public");
    assert_eq!(found.get("expenses/reception-final").map(String::as_str), Some("2.00"));
    assert!(!found.values().any(|figure| figure == "3.00"), "{found:?}");
    assert_eq!(unread(&reading), ["会议费", "预算数 决算数", "3.00 4.00"]);

    // Left of the figures, too, it is no part of a name.
    let reading = read(&expenditure(
        CAPTION,
        &[
            cells(&["科目编码", "科目名称", "编制人数", "合计", "基本支出", "项目支出"]),
            cells(&["201", "一般公共服务支出", "12", "3.00", "1.00", "2.00"]),
        ],
    ));
    assert_eq!(reading.disclosure.tables[0].rows[0].name.as_deref(), Some("一般公共服务支出"));
    assert_eq!(figures(&reading, "expenditure").len(), 3);
    assert_eq!(unread(&reading), ["编制人数", "12"]);
}

#[test]
fn a_missing_column_is_not_made_up_for_by_another() {
    let rows = [
        cells(&["科目编码", "科目名称", "合计", "项目支出"]),
        cells(&["201", "一般公共服务支出", "3.00", "3.00"]),
    ];
    let reading = read(&expenditure(CAPTION, &rows));
    assert_eq!(figures(&reading, "expenditure"), expected(&[("201/total", "3.00"), ("201/project", "3.00")]));
}

#[test]
fn a_total_by_another_word_is_the_total_and_a_subtotal_no_project() {
    let rows = [
        heads(),
        cells(&["", "合 计", "3.00", "1.00", "2.00"]),
        cells(&["201", "一般公共服务支出", "3.00", "1.00", "2.00"]),
    ];
    let reading = read(&expenditure(CAPTION, &rows));
    assert_eq!(figures(&reading, "expenditure").get("total/total").map(String::as_str), Some("3.00"));
    let carried = table(&[
        vec![("项目名称", 1, 2), ("总计", 1, 2), ("财政拨款", 4, 1), ("非财政拨款", 4, 1)],
        cells(&["合计", "人员经费", "公用经费", "项目支出", "合计", "人员经费", "公用经费", "项目支出"]),
        cells(&["合计", "8.00", "8.00", "", "", "8.00", "", "", "", ""]),
        cells(&["示例补助项目", "8.00", "8.00", "", "", "8.00", "", "", "", ""]),
        cells(&["小计", "8.00", "8.00", "", "", "8.00", "", "", "", ""]),
    ]);
    let reading = read(&format!("<p>上年结转结余情况明细表</p><p>{CAPTION}</p>{carried}"));
    let found = figures(&reading, "carried-over");
    assert_eq!(found.get("total/fiscal-project").map(String::as_str), Some("8.00"));
    assert_eq!(found.get("示例补助项目/fiscal-project").map(String::as_str), Some("8.00"));
    assert_eq!(found.len(), 6);
    assert!(unread(&reading).iter().any(|line| line.starts_with("小计")), "{:?}", reading.unread);
}

#[test]
fn a_total_in_text_is_no_project_either() {
    let text = "示例县示例局2023年单位预算公开\n表11\n上年结转结余情况明细表\n编制单位：示例县示例局 单位：万元\n\
        项目名称 总计\n合计 8.00 8.00 8.00\n示例补助项目 8.00 8.00 8.00\n小计 8.00 8.00 8.00\n";
    let Ok(Opened::Document { reading, .. }) = open(text.as_bytes(), form::forms(), &mut |_| {}) else {
        panic!("a document");
    };
    let rows = &reading.disclosure.tables[0].rows;
    let names: Vec<_> = rows.iter().map(|row| (row.row.as_deref(), row.project.as_deref())).collect();
    assert_eq!(names, [(Some("total"), None), (None, Some("示例补助项目"))]);
    assert!(unread(&reading).contains(&"小计 8.00 8.00 8.00"), "{:?}", reading.unread);
}

#[test]
fn a_money_unit_that_is_not_kept_or_not_there_is_said() {
    let rows = [heads(), cells(&["201", "一般公共服务支出", "3.00", "1.00", "2.00"])];
    let reading = read(&expenditure("编制单位：示例县示例局 单位：千元", &rows));
    let notice = Notice::MoneyUnitUnknown { table: "expenditure".to_owned(), printed: "千元".to_owned() };
    assert_eq!(reading.notices, [notice]);
    assert_eq!(reading.disclosure.unit, "示例县示例局");
    assert!(reading.disclosure.tables[0].rows.is_empty() && reading.unread.len() == 1);

    let reading = read(&expenditure("编制单位：示例县示例局", &rows));
    let tables = vec!["expenditure".to_owned()];
    assert_eq!(reading.notices, [Notice::MoneyUnitAssumed { tables, unit: MoneyUnit::TenThousand }]);
    let form = form::by_id(&reading.disclosure.form).unwrap();
    assert!(reading.notices[0].sentence(&form, Lang::Zh).contains("没有找到金额单位"));
    assert!(reading.notices[0].sentence(&form, Lang::En).contains("no money unit was found"));

    let reading = read(&expenditure("编制单位：示例县示例局</p><p>（元）", &rows));
    assert_eq!((reading.notices.len(), reading.disclosure.money_unit), (0, MoneyUnit::Yuan));
}

#[test]
fn the_year_is_not_taken_from_a_project() {
    let carried = table(&[cells(&["项目名称", "总计"]), cells(&["2022年预算补助资金", "8.00"])]);
    let body = format!("<p>上年结转结余情况明细表</p><p>{CAPTION}</p>{carried}");
    assert_eq!(try_to_read(&format!("<meta charset=utf-8>{body}")).unwrap_err(), Problem::NoYear);
    assert_eq!(read(&body).disclosure.year, 2023);
}

#[test]
fn a_state_capital_table_of_expenditure_alone_and_an_empty_one() {
    let spent = table(&[
        vec![("项目", 2, 1), ("本年支出", 3, 1)],
        cells(&["科目编码", "科目名称", "合计", "基本支出", "项目支出"]),
        vec![("合计", 2, 1), ("8.00", 1, 1), ("", 1, 1), ("8.00", 1, 1)],
        cells(&["223", "国有资本经营预算支出", "8.00", "", "8.00"]),
    ]);
    let nothing = table(&[
        vec![
            ("项目", 2, 1),
            ("年初结转和结余", 1, 2),
            ("本年收入", 1, 2),
            ("本年支出", 3, 1),
            ("年末结转和结余", 1, 2),
        ],
        cells(&["科目编码", "科目名称", "小计", "基本支出", "项目支出"]),
        vec![("合计", 2, 1)],
    ]);
    let caption = "<p>部门：示例县示例局 单位：万元</p>";
    let reading = read(&format!(
        "<h2>国有资本经营预算财政拨款支出决算表</h2>{caption}{spent}\
         <h2>政府性基金预算财政拨款收入支出决算表</h2>{caption}{nothing}\
         <p>说明：我单位本年度没有政府性基金预算财政拨款收入和支出，故本表无数据。</p>"
    ));
    assert_eq!(
        figures(&reading, "state-capital"),
        expected(&[
            ("total/spent", "8.00"),
            ("total/project", "8.00"),
            ("223/spent", "8.00"),
            ("223/project", "8.00"),
        ])
    );
    assert!(reading.disclosure.tables.iter().any(|table| table.id == "fund" && table.empty));
    assert_eq!(unread(&reading), [""; 0]);
}

#[test]
fn captions_may_be_laid_out_as_tables_and_the_first_column_a_subtotal() {
    let general = table(&[
        vec![("项目", 2, 1), ("本年支出", 3, 1)],
        cells(&["功能分类科目编码", "科目名称", "小计", "基本支出", "项目支出"]),
        cells(&["栏次", "", "1", "2", "3"]),
        vec![("合计", 2, 1), ("8.00", 1, 1), ("5.00", 1, 1), ("3.00", 1, 1)],
        cells(&["201", "一般公共服务支出", "8.00", "5.00", "3.00"]),
    ]);
    let fiscal = table(&[
        vec![("收 入", 3, 1), ("支 出", 6, 1)],
        cells(&[
            "项 目",
            "行次",
            "金额",
            "项目（按功能分类）",
            "行次",
            "合计",
            "一般公共预算财政拨款",
            "政府性基金预算财政拨款",
            "国有资本经营预算财政拨款",
        ]),
        cells(&["栏 次", "", "1", "栏 次", "", "2", "3", "4", "5"]),
        cells(&[
            "一、一般公共预算财政拨款",
            "1",
            "8.00",
            "一、一般公共服务支出",
            "33",
            "8.00",
            "8.00",
            "",
            "",
        ]),
        cells(&["总计", "32", "8.00", "总计", "64", "8.00", "8.00", "", ""]),
    ]);
    let caption = |number: &str| {
        let number = table(&[vec![("", 1, 1), (number, 1, 1)]]);
        let names = table(&[cells(&["公开部门：示例县示例局", "单位：万元"])]);
        format!("{number}{names}")
    };
    let reading = read(&format!(
        "<p>财政拨款收入支出决算总表</p>{}{fiscal}<p>一般公共预算财政拨款支出决算表</p>{}{general}",
        caption("公开04表"),
        caption("公开05表"),
    ));
    assert_eq!(unread(&reading), [""; 0]);
    assert_eq!(figures(&reading, "fiscal").len(), 6);
    assert_eq!(
        figures(&reading, "general"),
        expected(&[
            ("total/total", "8.00"),
            ("total/basic", "5.00"),
            ("total/project", "3.00"),
            ("201/total", "8.00"),
            ("201/basic", "5.00"),
            ("201/project", "3.00"),
        ])
    );
}

fn read_text(text: &str) -> Reading {
    match open(text.as_bytes(), form::forms(), &mut |_| {}) {
        Ok(Opened::Document { reading, .. }) => reading,
        other => panic!("a document, not {other:?}"),
    }
}

#[test]
fn text_of_final_accounts_in_three_panels_and_with_all_budgeted_figures_first() {
    let reading = read_text(
        "示例县示例局2023年度部门决算\n\
         一般公共预算财政拨款基本支出决算表\n部门：示例县示例局 公开06表 单位：万元\n\
         人员经费 公用经费\n科目编码 科目名称 金额 科目编码 科目名称 金额 科目编码 科目名称 金额\n\
         301 工资福利支出 5.00 302 商品和服务支出 2.00 310 资本性支出 0.50\n\
         30101 基本工资 5.00 30201 办公费 2.00 31002 办公设备购置 0.50\n\
         30102 津贴补贴 30202 印刷费 31003 专用设备购置\n\
         人员经费合计 5.00 公用经费合计 2.50\n\
         财政拨款“三公”经费支出决算表\n部门：示例县示例局 公开07表 单位：万元\n\
         预算数 决算数\n合计 因公出国（境）费 公务用车购置及运行维护费 公务接待费 合计 因公出国（境）费 \
         公务用车购置及运行维护费 公务接待费\n小计 公务用车购置费 公务用车运行维护费 小计 公务用车购置费 \
         公务用车运行维护费\n1 2 3 4 5 6 7 8 9 10 11 12\n9.00 7.00 3.00 4.00 2.00 6.50 5.00 2.00 3.00 1.50\n",
    );
    assert_eq!(unread(&reading), [""; 0]);
    let basic = figures(&reading, "basic");
    for (row, figure) in [("e301", "5.00"), ("e302", "2.00"), ("e310", "0.50"), ("e31002", "0.50")] {
        assert_eq!(basic.get(&format!("{row}/amount")).map(String::as_str), Some(figure), "{row}");
    }
    assert_eq!(
        figures(&reading, "three-public"),
        expected(&[
            ("expenses/total-budgeted", "9.00"),
            ("expenses/vehicles-budgeted", "7.00"),
            ("expenses/vehicle-purchase-budgeted", "3.00"),
            ("expenses/vehicle-running-budgeted", "4.00"),
            ("expenses/reception-budgeted", "2.00"),
            ("expenses/total-final", "6.50"),
            ("expenses/vehicles-final", "5.00"),
            ("expenses/vehicle-purchase-final", "2.00"),
            ("expenses/vehicle-running-final", "3.00"),
            ("expenses/reception-final", "1.50"),
        ])
    );
}

#[test]
fn text_with_wrapped_numbers_of_rows_and_columns() {
    let reading = read_text(
        "示例县示例局2023年度部门决算\n\
         收入决算表\n部门：示例县示例局 单位：万元\n\
         科目编码 科目名称 本年收入合计 财政拨款收入 上级补助收入 事业收入 经营收入 附属单位上缴收入 其他收入\n\
         栏次 1 2 3 4\n5 6 7\n\
         201 一般公共服务支出 9.00 5.00 0.00 1.00 0.00 0.00 3.00\n\
         财政拨款收入支出决算总表\n部门：示例县示例局 单位：万元\n收入 支出\n\
         项目 行 金额 项目（按功能分类） 行 合计 一般公共预算财政拨 政府性基金预算财政拨 国有资本经营预算财政拨\n\
         次 次 款 款 款\n栏次 1 栏次 2 3 4 5\n\
         一、一般公共预算财政拨款 1 8.00 一、一般公共服务支出 33 8.00 8.00 0.00 0.00\n\
         二、政府性基金预算财政拨款 2 0.00 二、外交支出 34 0.00 0.00 0.00 0.00\n\
         3 三、国防支出 35 0.00 0.00 0.00 0.00\n\
         总计 32 8.00 总计 64 8.00 8.00 0.00 0.00\n",
    );
    assert_eq!(figures(&reading, "income").len(), 7);
    let fiscal = figures(&reading, "fiscal");
    for (cell, figure) in [("general/amount", "8.00"), ("f201/general", "8.00"), ("f203/total", "0.00")] {
        assert_eq!(fiscal.get(cell).map(String::as_str), Some(figure), "{cell} {:?}", unread(&reading));
    }
}

fn read_csv(rows: &[&str]) -> Reading {
    let bytes = rows.join("\n").into_bytes();
    match mingzhang_read::csv::lay_out(&bytes, &mut |_| {})
        .and_then(|source| understand(&source, form::forms()))
    {
        Ok(reading) => reading,
        Err(error) => panic!("{:?}", error.problem),
    }
}

#[test]
fn a_grid_without_merged_cells_has_its_headings_in_their_first_columns() {
    let reading = read_csv(&[
        "示例县示例局2023年度部门决算,,,,,,,,,,,",
        "一般公共预算财政拨款基本支出决算明细表,,,,,,,,,,,",
        "部门：示例县示例局,,,,,,,,,,,单位：万元",
        "人员经费,,,公用经费,,,,,,,,",
        "科目编码,科目名称,金额,科目编码,科目名称,金额,科目编码,科目名称,金额,,,",
        "301,工资福利支出,5.00,302,商品和服务支出,2.00,310,资本性支出,0.50,,,",
        "人员经费合计,,5.00,公用经费合计,,,,,2.50,,,",
        "财政拨款“三公”经费支出决算表,,,,,,,,,,,",
        "部门：示例县示例局,,,,,,,,,,,单位：万元",
        "预算数,,,,,,决算数,,,,,",
        "合计,因公出国（境）费,公务用车购置及运行维护费,,,公务接待费,合计,因公出国（境）费,公务用车购置及运行维护费,,,公务接待费",
        ",,小计,公务用车购置费,公务用车运行维护费,,,,小计,公务用车购置费,公务用车运行维护费,",
        "1,2,3,4,5,6,7,8,9,10,11,12",
        "7.00,,4.00,,4.00,3.00,6.00,,3.50,,3.50,2.50",
        "政府采购支出决算表,,,,,,,,,,,",
        "部门：示例县示例局,,,,,,,,,,,单位：万元",
        "科目编码,科目名称,合计,货物,工程,服务,,,,,,",
        "201,一般公共服务支出,9.00,9.00,,,,,,,,",
    ]);
    assert_eq!(
        figures(&reading, "basic"),
        expected(&[
            ("e301/amount", "5.00"),
            ("e302/amount", "2.00"),
            ("e310/amount", "0.50"),
            ("total/amount", "2.50"),
        ])
    );
    assert_eq!(
        figures(&reading, "three-public"),
        expected(&[
            ("expenses/total-budgeted", "7.00"),
            ("expenses/vehicles-budgeted", "4.00"),
            ("expenses/vehicle-running-budgeted", "4.00"),
            ("expenses/reception-budgeted", "3.00"),
            ("expenses/total-final", "6.00"),
            ("expenses/vehicles-final", "3.50"),
            ("expenses/vehicle-running-final", "3.50"),
            ("expenses/reception-final", "2.50"),
        ])
    );
    // The table that the form does not have is no part of the one above it.
    assert!(unread(&reading).iter().any(|text| text.contains("一般公共服务支出")), "{:?}", unread(&reading));
}

#[test]
fn a_row_that_is_cut_between_pages_is_one() {
    let caption = "<p>部门：示例县示例局 公开04表 金额单位：万元</p>";
    let heads = || {
        vec![
            vec![("收入", 3, 1), ("支出", 6, 1)],
            cells(&[
                "项目",
                "行次",
                "金额",
                "项目",
                "行次",
                "合计",
                "一般公共预算财政拨款",
                "政府性基金预算财政拨款",
                "国有资本经营预算财政拨款",
            ]),
        ]
    };
    let mut first = heads();
    first.push(cells(&[
        "",
        "14",
        "",
        "十四、资源勘探工业信息等",
        "46",
        "9,999,99",
        "9,999,99",
        "0.00",
        "0.00",
    ]));
    let mut second = heads();
    second.push(cells(&["", "", "", "支出", "", "9.99", "9.99", "", ""]));
    second.push(cells(&["国有资本经营", "31", "", "", "63", "", "", "", ""]));
    let mut third = heads();
    third.push(cells(&["预算财政拨款", "", "", "", "", "", "", "", ""]));
    third.push(cells(&["总计", "32", "9,999,999.99", "总计", "64", "9,999,999.99", "9,999,999.99", "", ""]));
    let reading = read(&format!(
        "<h2>财政拨款收入支出决算总表</h2>{caption}{}<p>- 4 -</p>{}<p>- 5 -</p>{}",
        table(&first),
        table(&second),
        table(&third)
    ));
    assert_eq!(unread(&reading), [""; 0]);
    let fiscal = figures(&reading, "fiscal");
    for (cell, figure) in [
        ("f215/total", "9999999.99"),
        ("f215/general", "9999999.99"),
        ("f215/fund", "0.00"),
        ("total/amount", "9999999.99"),
        ("total/general", "9999999.99"),
    ] {
        assert_eq!(fiscal.get(cell).map(String::as_str), Some(figure), "{cell}");
    }
}

#[test]
fn text_with_the_last_digits_of_figures_on_the_next_line() {
    let reading = read_text(
        "示例县示例局2023年度部门决算\n\
         收入决算表\n部门：示例县示例局 单位：元\n\
         科目编码 科目名称 本年收入合计 财政拨款收入 上级补助收入 事业收入 经营收入 附属单位上缴收入 其他收入\n\
         栏次 1 2 3 4 5 6 7\n\
         合计 13,895,91 13,895,91 0.00 0.00 0.00 0.00 0.00\n6.32 6.32\n\
         201 一般公共服 13,895,91 13,895,91 0.00 0.00 0.00 0.00 0.00\n务支出 6.32 6.32\n\
         20113 商贸事务 13,895,916. 13,895,916.3 0.00 0.00 0.00 0.00 0.00\n32 2\n",
    );
    assert_eq!(unread(&reading), [""; 0]);
    let income = figures(&reading, "income");
    for cell in ["total/total", "201/total", "201/fiscal", "20113/total", "20113/fiscal"] {
        assert_eq!(income.get(cell).map(String::as_str), Some("13895916.32"), "{cell}");
    }
    assert_eq!(income.len(), 21);
}

#[test]
fn a_page_of_a_table_goes_on_whatever_is_left_of_its_headings() {
    let caption = |width: usize| {
        vec![vec![("表三", width, 1)], vec![("部门支出总体情况表", width, 1)], vec![(CAPTION, width, 1)]]
    };
    let mut first = caption(5);
    first.push(heads());
    first.push(cells(&["201", "一般公共服务支出", "9.00", "5.00", "4.00"]));
    let mut second = caption(5);
    second.push(cells(&["科目", "科目", "合", "基本", "项"]));
    second.push(cells(&["208", "社会保障和就业支出", "3.00", "3.00", ""]));
    second.push(cells(&["2101103", "示例医疗", "1,", "1,000.0", ""]));
    let mut third = caption(5);
    third.push(heads());
    third.push(cells(&["", "补助", "000.00", "0", ""]));
    let mut last = caption(4);
    last.push(cells(&["科目", "科目", "合", "基本"]));
    last.push(cells(&["210", "卫生健康支出", "2.00", "2.00"]));
    let pages = [first, second, third, last].map(|page| table(&page)).join("<p>4</p>");
    let reading = read(&pages);
    let found = figures(&reading, "expenditure");
    for cell in ["2101103/total", "2101103/basic"] {
        assert_eq!(found.get(cell).map(String::as_str), Some("1000.00"), "{cell}");
    }
    assert_eq!(found.get("208/total").map(String::as_str), Some("3.00"));
    // In other columns it is not known what is what, and that is said.
    assert!(!found.contains_key("210/total"));
    assert!(unread(&reading).iter().any(|text| text.contains("卫生健康支出")), "{:?}", unread(&reading));
}

#[test]
fn text_in_which_codes_stand_apart_from_figures_gives_no_figure_for_a_code() {
    let reading = read_text(
        "示例县示例局2023年度部门决算\n\
         支出决算表\n部门：示例县示例局 单位：万元\n\
         科目编码 科目名称 本年支出合计 基本支出 项目支出 上缴上级支出 经营支出 对附属单位补助支出\n\
         201\n一般公共服务支出\n201\n13\n商贸事务\n201 13 01\n行政运行\n\
         20.00\n20.00\n20.00\n12.00\n12.00\n12.00\n8.00\n8.00\n8.00\n",
    );
    let found = reading.disclosure.tables.iter().flat_map(|table| &table.rows);
    let figures: Vec<String> =
        found.flat_map(|row| &row.cells).map(|(_, figure)| figure.amount.to_string()).collect();
    assert!(!figures.iter().any(|figure| ["201", "13", "1"].contains(&figure.as_str())), "{figures:?}");
    assert!(unread(&reading).contains(&"201"), "{:?}", unread(&reading));
}

#[test]
fn codes_may_be_merged_over_rows_printed_once_or_stand_behind_the_name() {
    let wanted = expected(&[
        ("201/total", "3.00"),
        ("20103/total", "3.00"),
        ("2010301/total", "1.00"),
        ("2010302/total", "2.00"),
    ]);
    let heads = cells(&["类", "款", "项", "科目名称", "合计", "基本支出", "项目支出"]);
    let merged = [
        heads.clone(),
        vec![("201", 1, 4), ("", 1, 1), ("", 1, 1), ("一般公共服务支出", 1, 1), ("3.00", 1, 1)],
        vec![("03", 1, 3), ("", 1, 1), ("政府办公厅（室）及相关机构事务", 1, 1), ("3.00", 1, 1)],
        cells(&["01", "行政运行", "1.00"]),
        cells(&["02", "一般行政管理事务", "2.00"]),
    ];
    let once = [
        heads,
        cells(&["201", "", "", "一般公共服务支出", "3.00"]),
        cells(&["", "03", "", "政府办公厅（室）及相关机构事务", "3.00"]),
        cells(&["", "", "01", "行政运行", "1.00"]),
        cells(&["", "", "02", "一般行政管理事务", "2.00"]),
    ];
    let behind = [
        cells(&["科目名称", "类", "款", "项", "合计", "基本支出", "项目支出"]),
        cells(&["一般公共服务支出", "201", "", "", "3.00"]),
        cells(&["政府办公厅（室）及相关机构事务", "201", "03", "", "3.00"]),
        cells(&["行政运行", "201", "03", "01", "1.00"]),
        cells(&["一般行政管理事务", "201", "03", "02", "2.00"]),
    ];
    for rows in [&merged[..], &once, &behind] {
        let reading = read(&expenditure(CAPTION, rows));
        assert_eq!(unread(&reading), [""; 0]);
        assert_eq!(figures(&reading, "expenditure"), wanted);
        let names: Vec<_> = reading.disclosure.tables[0].rows.iter().map(|row| row.name.clone()).collect();
        assert_eq!(names[2].as_deref(), Some("行政运行"));
    }
}

#[test]
fn a_part_of_a_project_a_sum_by_name_and_accounts_without_codes_are_no_projects() {
    let head = [
        vec![("项目名称", 1, 2), ("总计", 1, 2), ("财政拨款", 4, 1), ("非财政拨款", 4, 1)],
        cells(&["合计", "人员经费", "公用经费", "项目支出", "合计", "人员经费", "公用经费", "项目支出"]),
    ];
    let row = |name| cells(&[name, "8.00", "8.00", "", "", "8.00"]);
    let rows = [&head[..], &[row("示例补助项目"), row("示例补助项目小计"), row("其中：设备购置")]].concat();
    let reading = read(&format!("<p>上年结转结余情况明细表</p><p>{CAPTION}</p>{}", table(&rows)));
    let of_project = figures(&reading, "carried-over");
    assert!(of_project.keys().all(|at| at.starts_with("示例补助项目/")), "{of_project:?}");
    assert_eq!(unread(&reading), ["示例补助项目小计 8.00 8.00 8.00", "其中：设备购置 8.00 8.00 8.00"]);

    let heads = ["科目编码", "科目名称", "项目名称", "项目支出合计", "工资福利支出", "商品服务支出"];
    let rows = [
        cells(&heads),
        cells(&["", "一般公共服务支出", "", "8.00", "", "8.00"]),
        cells(&["", "示例补助项目", "", "8.00", "", "8.00"]),
    ];
    let reading = read(&format!("<p>一般公共预算项目支出情况表</p><p>{CAPTION}</p>{}", table(&rows)));
    assert!(reading.disclosure.tables[0].rows.is_empty(), "{:?}", reading.disclosure.tables[0].rows);
    assert_eq!(unread(&reading).len(), 2);
}

#[test]
fn a_table_whose_columns_are_not_understood_is_there_and_its_rows_are_listed() {
    let good = expenditure(CAPTION, &[heads(), cells(&["201", "一般公共服务支出", "3.00", "1.00", "2.00"])]);
    let odd = table(&[
        cells(&["代码", "说明", "甲", "乙", "丙", "丁"]),
        cells(&["201", "一般公共服务支出", "3.00", "", "1.00", "2.00"]),
    ]);
    let body = format!("{good}<p>表二</p><p>部门收入总体情况表</p><p>{CAPTION}</p>{odd}");
    let reading = read(&body);
    assert_eq!(reading.notices, [Notice::ColumnsUnknown { table: "income".to_owned() }]);
    assert_eq!(unread(&reading), ["201 一般公共服务支出 3.00 1.00 2.00"]);
    assert_eq!(reading.unread[0].table, "income");
    let form = form::by_id(&reading.disclosure.form).unwrap();
    assert!(reading.missing(&form).all(|table| table.id != "income" && table.id != "expenditure"));
    assert!(reading.missing(&form).any(|table| table.id == "overall"));
    assert!(reading.disclosure.tables.iter().all(|table| table.id != "income"), "nothing is made of it");
    assert!(reading.notices[0].sentence(&form, Lang::Zh).contains("没有看懂栏目"));
    assert!(reading.notices[0].sentence(&form, Lang::En).contains("were not understood"));
}

#[test]
fn a_table_that_is_there_twice_is_said_to_be() {
    let first = expenditure(CAPTION, &[heads(), cells(&["201", "一般公共服务支出", "3.00", "1.00", "2.00"])]);
    let second =
        expenditure(CAPTION, &[heads(), cells(&["201", "一般公共服务支出", "4.00", "2.00", "2.00"])]);
    let reading = read(&format!("{first}{second}"));
    assert_eq!(reading.notices, [Notice::RowsTwice { table: "expenditure".to_owned(), count: 1 }]);
    assert_eq!(figures(&reading, "expenditure")["201/total"], "3.00");
    assert_eq!(unread(&reading), ["201 一般公共服务支出 4.00 2.00 2.00"]);
    // The same again is nothing to speak of.
    assert_eq!(read(&format!("{first}{first}")).notices, []);

    let text = |figure: &str| {
        format!(
            "表三\n部门支出总体情况表\n{CAPTION}\n科目编码 科目名称 合计 基本支出 项目支出\n\
                 201 一般公共服务支出 {figure} 1.00 2.00\n"
        )
    };
    let twice =
        |second| read_text(&format!("示例县示例局2023年度公开\n{}{}", text("3.00"), text(second))).notices;
    assert_eq!(twice("4.00"), [Notice::RowsTwice { table: "expenditure".to_owned(), count: 1 }]);
    assert_eq!(twice("3.00"), []);
}

#[test]
fn the_money_unit_may_stand_in_the_headings_and_the_form_knows_its_own() {
    let in_headings = [
        cells(&["科目编码", "科目名称", "合计（元）", "基本支出", "项目支出"]),
        cells(&["201", "一般公共服务支出", "3.00", "1.00", "2.00"]),
    ];
    let reading = read(&expenditure("编制单位：示例县示例局", &in_headings));
    assert_eq!((&reading.notices[..], reading.disclosure.money_unit), (&[][..], MoneyUnit::Yuan));

    // What one table is always printed in says nothing of the others.
    let head = cells(&["功能分类科目编码", "功能分类科目名称", "合计", "基本支出", "项目支出"]);
    let spent = table(&[head, cells(&["201", "一般公共服务支出", "3.00", "1.00", "2.00"])]);
    let expenses = table(&[
        cells(&[
            "合计",
            "因公出国（境）费",
            "公务接待费",
            "公务用车购置及运行费",
            "",
            "",
            "机关运行经费预算数",
        ]),
        cells(&["", "", "", "小计", "购置费", "运行费", ""]),
        cells(&["9.00", "1.00", "2.00", "6.00", "2.00", "4.00", "7.00"]),
    ]);
    let reading = read(&format!(
        "<p>预算单位支出预算总表</p><p>编制单位：示例区示例局</p>{spent}\
         <p>单位“三公”经费和机关运行经费预算表</p><p>编制单位：示例区示例局 单位：万元</p>{expenses}"
    ));
    assert_eq!(reading.disclosure.form, "shanghai-unit-2025");
    let tables = vec!["expenditure".to_owned()];
    assert_eq!(reading.notices, [Notice::MoneyUnitAssumed { tables, unit: MoneyUnit::Yuan }]);
}

#[test]
fn without_headings_as_many_columns_as_the_form_has_are_taken_in_its_order_and_said_to_be() {
    let rows = [
        cells(&["201", "一般公共服务支出", "3.00", "", "3.00"]),
        cells(&["20103", "政府办公厅（室）及相关机构事务", "3.00", "", "3.00"]),
    ];
    let reading = read(&expenditure(CAPTION, &rows));
    assert_eq!(figures(&reading, "expenditure")["20103/project"], "3.00");
    assert_eq!(reading.notices, [Notice::ColumnsInOrder { table: "expenditure".to_owned() }]);
    let form = form::by_id(&reading.disclosure.form).unwrap();
    assert!(reading.notices[0].sentence(&form, Lang::Zh).contains("按规定的次序读取"));
    assert!(reading.notices[0].sentence(&form, Lang::En).contains("in the order of the form"));
    // Headings that say something else say that the order is another.
    let row = cells(&["201", "一般公共服务支出", "3.00", "1.00", "3.00"]);
    let heads = |names: [&'static str; 3]| cells(&[&["编码", "名称"], &names[..]].concat());
    let as_headed = |names| read(&expenditure(CAPTION, &[heads(names), row.clone()])).notices;
    let [in_order, unknown] = [
        Notice::ColumnsInOrder { table: "expenditure".to_owned() },
        Notice::ColumnsUnknown { table: "expenditure".to_owned() },
    ];
    assert_eq!(as_headed(["合计", "甲类", "乙类"]), [in_order]);
    assert_eq!(as_headed(["上年数", "本年数", "增减额"]), [unknown]);
    // One column less than the form has: which is missing nobody knows.
    let reading = read(&expenditure(CAPTION, &[cells(&["201", "一般公共服务支出", "3.00", "3.00"])]));
    assert_eq!(reading.notices, [Notice::ColumnsUnknown { table: "expenditure".to_owned() }]);
}

#[test]
fn codes_may_stand_in_brackets_behind_or_before_the_name() {
    let spell =
        |code: &'static str, name: &'static str| [format!("{name}（{code}）"), format!("[{code}]{name}")];
    let accounts = [spell("201", "一般公共服务支出"), spell("20138", "市场监督管理事务")];
    for spelling in 0..2 {
        let rows = accounts.each_ref().map(|account| cells(&[&account[spelling], "3.00", "1.00", "2.00"]));
        let head = cells(&["科目", "合计", "基本支出", "项目支出"]);
        let reading = read(&expenditure(CAPTION, &[&[head], &rows[..]].concat()));
        let found = figures(&reading, "expenditure");
        assert_eq!((&*found["201/total"], &*found["20138/project"]), ("3.00", "2.00"));
        assert_eq!(reading.unread, []);
    }
}

#[test]
fn what_is_no_figure_is_listed_in_the_first_row_too() {
    let head = cells(&["科目编码", "科目名称", "合计", "基本支出", "项目支出"]);
    let of = |text: &'static str| cells(&["201", "一般公共服务支出", text, "", ""]);
    let row = cells(&["202", "外交支出", "3.00", "1.00", "2.00"]);
    for text in ["1E+999999999", "约三万"] {
        let reading = read(&expenditure(CAPTION, &[head.clone(), of(text), row.clone()]));
        assert_eq!(reading.unread.iter().map(|unread| unread.text.as_str()).collect::<Vec<_>>(), [text]);
    }
}

#[test]
fn a_word_for_nothing_in_a_cell_is_a_blank() {
    let page = expenditure(
        CAPTION,
        &[
            heads(),
            cells(&["201", "一般公共服务支出", "5.00", "5.00", "无"]),
            cells(&["205", "教育支出", "4.00", "无", "4.00"]),
            cells(&["208", "社会保障和就业支出", "零", "零", "零"]),
        ],
    );
    let reading = read(&page);
    assert_eq!(unread(&reading), [""; 0]);
    assert_eq!(
        figures(&reading, "expenditure"),
        expected(&[
            ("201/total", "5.00"),
            ("201/basic", "5.00"),
            ("205/total", "4.00"),
            ("205/project", "4.00")
        ])
    );
}

#[test]
fn a_table_goes_on_in_the_next_with_nothing_in_its_outer_columns() {
    let head = expenditure(
        CAPTION,
        &[
            cells(&["科目编码", "", "科目名称", "合计", "基本支出", "项目支出"]),
            cells(&["201", "", "一般公共服务支出", "9.00", "5.00", "4.00"]),
            cells(&["", "20101", "人大事务", "9.00", "5.00", "4.00"]),
        ],
    );
    let rest = table(&[
        cells(&["", "20102", "政协事务", "3.00", "3.00", ""]),
        cells(&["", "20103", "政府办公厅（室）及相关机构事务", "2.00", "2.00", ""]),
    ]);
    let reading = read(&format!("{head}{rest}"));
    assert_eq!(unread(&reading), [""; 0]);
    let found = figures(&reading, "expenditure");
    for (cell, figure) in [("20102/total", "3.00"), ("20102/basic", "3.00"), ("20103/basic", "2.00")] {
        assert_eq!(found.get(cell).map(String::as_str), Some(figure), "{cell}");
    }
}

#[test]
fn a_figure_right_behind_a_name_in_text_is_one() {
    let reading = read_text(
        "示例县示例局2023年度公开\n表三\n部门支出总体情况表\n编制单位：示例县示例局 单位：万元\n\
         科目编码 科目名称 合计 基本支出 项目支出\n\
         201 一般公共服务支出3.00 1.00 2.00\n205 教育支出（示例）1,004.00 4.00 1,000.00\n",
    );
    assert_eq!(unread(&reading), [""; 0]);
    let found = figures(&reading, "expenditure");
    for (cell, figure) in [("201/total", "3.00"), ("201/basic", "1.00"), ("205/total", "1004.00")] {
        assert_eq!(found.get(cell).map(String::as_str), Some(figure), "{cell}");
    }
    let names = reading.disclosure.tables[0].rows.iter().filter_map(|row| row.name.as_deref());
    assert_eq!(names.collect::<Vec<_>>(), ["一般公共服务支出", "教育支出（示例）"]);
}

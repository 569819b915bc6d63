//! What stands outside the tables: made up here, and read back.

use std::collections::BTreeMap;

use mingzhang::disclosure::{Disclosure, Figure, Item, Table};
use mingzhang::form::{BlockSpec, Form, Section, TableSpec, by_id, forms};
use mingzhang::money::{MoneyUnit, Unit};
use mingzhang_read::source::{Cell, CellGrid, Format, Item as Piece, Part, Source, TextLine, Word};
use mingzhang_read::{Reading, text, understand};

use crate::compare::read_as;
use crate::generate::{Size, generate};
use crate::text_render::{Layout, render};

const LAYOUT: Layout = Layout { wrapped: false, page: usize::MAX, blank: false, spaced: false };

fn made_up(seed: u64) -> (std::sync::Arc<Form>, Disclosure) {
    let form = by_id("xinjiang-unit-2024").unwrap();
    let disclosure = generate(&form, seed, Size { items: 8, projects: 5, amounts: 25 });
    (form, disclosure)
}

/// The tables of a disclosure in print, and below them a narrative.
pub(crate) fn document(form: &Form, disclosure: &Disclosure, narrative: &str) -> String {
    let printed = render(form, disclosure, LAYOUT);
    let (tables, _) = printed.split_once("\u{c}第三部分").unwrap();
    format!("{tables}\u{c}第三部分 2024 年预算情况说明\n{narrative}\n第四部分 名词解释\n")
}

fn read(form: &std::sync::Arc<Form>, disclosure: &Disclosure, narrative: &str) -> Reading {
    read_as(form, &document(form, disclosure, narrative))
}

fn unit_of(unit: Unit, money: MoneyUnit) -> &'static str {
    match unit {
        Unit::Money => money.symbol(),
        Unit::Persons => "人",
        Unit::Vehicles => "辆",
        Unit::SquareMetres => "平方米",
        Unit::Pieces => "个",
        Unit::Points => "分",
    }
}

type Figures = BTreeMap<(String, String, String, String), Figure>;

/// Sentences for each figure of a block of facts, which count up, and those figures. A figure is
/// announced by the words of its row, behind those of its column where that has some.
fn facts(spec: &TableSpec, block: &BlockSpec, disclosure: &Disclosure, figures: &mut Figures) -> String {
    let mut sentences = String::new();
    for row in &block.rows {
        let mut parts = Vec::new();
        for column in block.columns.iter().filter(|column| !(row.said.is_empty() && column.said.is_empty())) {
            let unit = row.unit.unwrap_or(column.unit);
            let whole = 1_001 + figures.len();
            let (plain, shown) = if unit == Unit::Money || unit == Unit::SquareMetres {
                (format!("{whole}.50"), format!("1, {:03}. 50", whole - 1_000))
            } else {
                (whole.to_string(), whole.to_string())
            };
            let figure = Figure::read(&plain, unit, disclosure.money_unit_of(&table_of(spec))).unwrap();
            let id = if spec.blocks.len() == 1 { String::new() } else { block.id.clone() };
            figures.insert((spec.id.clone(), id, row.id.clone(), column.id.clone()), figure);
            let shown = format!("{shown} {}", unit_of(unit, disclosure.money_unit_of(&table_of(spec))));
            match column.said.first() {
                Some(words) => {
                    let row = row.said.first().map(|words| words.replace('…', "设备，")).unwrap_or_default();
                    sentences.push_str(&format!("{words}{row} {shown}。\n"));
                }
                None => parts.push(shown),
            }
        }
        let words = row.said.first().map(|words| words.replace('…', "设备，"));
        if let Some(words) = words.filter(|_| !parts.is_empty()) {
            sentences.push_str(&format!("{words} {}。\n", parts.join("，价值 ")));
        }
    }
    sentences
}

/// Facts are printed in the money unit that the form gives for them.
fn table_of(spec: &TableSpec) -> Table {
    Table { id: spec.id.clone(), money_unit: spec.money_unit, ..Table::default() }
}

fn found(reading: &Reading) -> Figures {
    let mut found = Figures::new();
    for table in &reading.disclosure.tables {
        for row in &table.rows {
            for (column, figure) in &row.cells {
                let id = row.row.clone().unwrap_or_default();
                found.insert((table.id.clone(), row.block.clone(), id, column.clone()), *figure);
            }
        }
    }
    found
}

#[test]
fn facts_of_every_form_are_read_from_sentences_and_have_their_places() {
    for form in forms() {
        let disclosure = generate(form, 1, Size { items: 8, projects: 5, amounts: 25 });
        let mut figures = Figures::new();
        let mut narrative = String::new();
        let mut number = 0;
        for spec in form.tables.iter().filter(|table| table.section == Section::Facts) {
            for block in spec.blocks.iter().filter(|block| block.targets.is_none()) {
                let sentences = facts(spec, block, &disclosure, &mut figures);
                let heading = block.under.first().unwrap_or(&spec.title.zh);
                let numeral = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一"][number];
                number += 1;
                narrative.push_str(&format!("（{numeral}）{heading}情况\n{sentences}"));
            }
        }
        assert!(figures.len() > 25, "{}", form.id);
        let reading = read(form, &disclosure, &narrative);
        let found = found(&reading);
        for (cell, figure) in &figures {
            assert_eq!(found.get(cell), Some(figure), "{} {cell:?}\n{narrative}", form.id);
        }
        for (table, _, row, column) in figures.keys() {
            let rows = &reading.disclosure.tables.iter().find(|found| found.id == *table).unwrap().rows;
            let has = |evidence: &mingzhang_read::Evidence| {
                (&evidence.table, &evidence.column) == (table, column)
                    && rows[evidence.row].row.as_ref() == Some(row)
            };
            assert!(reading.evidence.iter().any(has), "{table} {row} {column}");
        }
    }
}

#[test]
fn what_is_not_said_stays_unknown() {
    let (form, disclosure) = made_up(2);
    let narrative = "（一）政府采购情况\n政府采购预算 12.50 万元，政府采购货物预算未安排。\n\
        政府采购服务预算 3.00 万元。政府采购服务预算 4.00 万元。";
    let reading = read(&form, &disclosure, narrative);
    let table = reading.disclosure.tables.iter().find(|table| table.id == "procurement").unwrap();
    let rows: Vec<Option<&str>> = table.rows.iter().map(|row| row.row.as_deref()).collect();
    assert_eq!(rows, [Some("total")]);
    let shown: Vec<&str> = reading.unread.iter().map(|unread| unread.text.as_str()).collect();
    assert_eq!(shown, ["服务 4.00万元"]);
}

#[test]
fn changes_give_last_years_figures_of_accounts() {
    let form = by_id("xinjiang-unit-2024").unwrap();
    // A document whose general public budget has several accounts.
    let several = |disclosure: &Disclosure| {
        disclosure.tables.iter().any(|table| table.id == "general" && table.rows.len() > 5)
    };
    let made_up = |seed| generate(&form, seed, Size { items: 8, projects: 5, amounts: 25 });
    let disclosure = (0..50).map(made_up).find(several).unwrap();
    let (at, spec) = form.table("general").unwrap();
    let table = disclosure.tables.iter().find(|table| table.id == spec.id).unwrap();
    let name =
        |code: &str| table.rows.iter().find(|row| row.code.as_deref() == Some(code)).unwrap().name.clone();
    let mut narrative =
        String::from("五、关于示例单位2024年一般公共预算当年拨款情况说明\n（一）具体使用情况\n");
    let mut expected = BTreeMap::new();
    for row in &table.rows {
        let (Some(code), Some((_, current))) = (&row.code, row.cells.iter().find(|(id, _)| id == "total"))
        else {
            continue;
        };
        let path: Vec<&str> = [3, 5, 7].iter().filter_map(|length| code.get(..*length)).collect();
        let levels = path.iter().zip(["类", "款", "项"]);
        let names: String =
            levels.map(|(code, level)| format!("{}（{level}）", name(code).unwrap())).collect();
        let shown = current.print(Unit::Money, disclosure.money_unit);
        let number = expected.len() + 1;
        narrative.push_str(&format!(
            "{number}、{names}：2024年预算数为{shown}万元，比上年预算减少1.50万元，下降0.10%。主要原因是压减10.00万元。\n"
        ));
        let less = Figure::read("1.50", Unit::Money, disclosure.money_unit).unwrap();
        expected.insert(code.clone(), current.amount.plus(less.amount).unwrap());
    }
    assert!(expected.len() > 3);
    let reading = read(&form, &disclosure, &narrative);
    let found = reading.disclosure.tables.iter().find(|found| found.id == form.tables[at].id).unwrap();
    let priors: BTreeMap<String, _> =
        found.rows.iter().filter_map(|row| Some((row.code.clone()?, row.prior.first()?.1.amount))).collect();
    assert_eq!(priors, expected);
    let items = reading.disclosure.narrative.iter().flat_map(|section| &section.items);
    let accounts: Vec<&Item> = items.filter(|item| !item.account.is_empty()).collect();
    assert_eq!(accounts.len(), expected.len());
}

#[test]
fn other_comparisons_and_other_figures_give_no_last_year() {
    let (form, disclosure) = made_up(3);
    let table = disclosure.tables.iter().find(|table| table.id == "expenditure").unwrap();
    let total = table.rows.iter().find(|row| row.row.as_deref() == Some("total")).unwrap();
    let (_, basic) = total.cells.iter().find(|(id, _)| id == "basic").unwrap();
    let shown = basic.print(Unit::Money, disclosure.money_unit);
    let with = |sentence: &str| {
        let narrative = format!("三、关于示例单位2024年支出预算情况说明\n{sentence}\n");
        let reading = read(&form, &disclosure, &narrative);
        let table = reading.disclosure.tables.into_iter().find(|table| table.id == "expenditure").unwrap();
        table.rows.into_iter().flat_map(|row| row.prior).collect::<Vec<_>>()
    };
    assert_eq!(with(&format!("基本支出{shown}万元，比上年预算增加0.50万元。")).len(), 1);
    assert_eq!(with(&format!("基本支出{shown}万元，与上年预算持平。")), [("basic".to_owned(), *basic)]);
    for sentence in [
        format!("基本支出{shown}万元，比上年执行数增加0.50万元。"),
        format!("基本支出{shown}万元，比2020年预算增加0.50万元。"),
        format!("基本支出1{shown}万元，比上年预算增加0.50万元。"),
        format!("基本支出{shown}万元，占50.00%，主要原因是项目增加0.50万元。"),
        "基本支出比上年增长。".to_owned(),
    ] {
        assert_eq!(with(&sentence), [], "{sentence}");
    }
}

const TARGET: [&[&str]; 9] = [
    &["项目支出绩效目标表"],
    &["项目名称", "示范工程补助", "项目负责人", "某某某"],
    &["项目资金（万元）", "年度预算总额", "15.00", "其中：财政拨款", "12.00", "其他资金", "3.00"],
    &["项目总体目标", "开展培训。"],
    &["一级指标", "二级指标", "三级指标", "指标值", "指标值设置依据", "分值权重", "指标赋分规则", "佐证资料"],
    &["产出指标", "数量指标", "培训次数", "=2次", "计划标准", "10", "按照完成比例赋分", "工作资料"],
    &["", "", "培训人次", "＞=100人次", "历史标准", "20", "按照完成比例赋分", "工作资料"],
    &[
        "成本指标",
        "经济成本指标",
        "培训成本",
        "＜=4.50万元",
        "预算支出标准",
        "30",
        "按照完成比例赋分",
        "原始凭证",
    ],
    &["满意度指标", "满意度指标", "学员满意度", "＞=90%", "自定义", "10", "满意度赋分", "说明材料"],
];

fn assert_target(reading: &Reading) {
    let [target] = reading.disclosure.performance.as_slice() else {
        panic!("{:?}", reading.disclosure.performance)
    };
    assert_eq!(target.project.as_deref(), Some("示范工程补助"));
    let money = reading.disclosure.money_unit;
    let funds: Vec<(&str, String)> = target
        .funds
        .iter()
        .map(|(label, figure)| (label.as_str(), figure.print(Unit::Money, money)))
        .collect();
    let expected = [("年度预算总额", "15.00"), ("财政拨款", "12.00"), ("其他资金", "3.00")];
    assert_eq!(funds, expected.map(|(label, figure)| (label, figure.to_owned())));
    assert_eq!(target.goals, ["开展培训。"]);
    let indicators: Vec<String> = target
        .indicators
        .iter()
        .map(|found| {
            let weight = found.weight.map(|weight| weight.print(Unit::Points, money));
            let texts = [&found.first, &found.second, &found.name, &found.value, &weight];
            texts.map(|text| text.clone().unwrap_or_default()).join(" ")
        })
        .collect();
    let expected = [
        "产出指标 数量指标 培训次数 =2次 10",
        "产出指标 数量指标 培训人次 ＞=100人次 20",
        "成本指标 经济成本指标 培训成本 ＜=4.50万元 30",
        "满意度指标 满意度指标 学员满意度 ＞=90% 10",
    ];
    assert_eq!(indicators, expected);
    assert!(!format!("{:?}", reading.disclosure).contains("某某某"));
    let facts = reading.disclosure.tables.iter().find(|table| table.id == "performance-indicators").unwrap();
    let cells: usize = facts.rows.iter().map(|row| row.cells.len()).sum();
    assert_eq!((facts.rows.len(), cells), (4, 5));
}

#[test]
fn performance_tables_are_read_from_collapsed_text() {
    let (form, disclosure) = made_up(4);
    let lines: Vec<String> = TARGET.iter().map(|cells| cells.join(" ").replace('＞', "＞ ")).collect();
    assert_target(&read(&form, &disclosure, &lines.join("\n")));
    // Every cell on a line of its own: points look like page numbers.
    let lines: Vec<&str> =
        TARGET.iter().flat_map(|cells| *cells).copied().filter(|cell| !cell.is_empty()).collect();
    assert_target(&read(&form, &disclosure, &lines.join("\n")));
}

#[test]
fn performance_tables_are_read_from_cells() {
    let (form, disclosure) = made_up(4);
    let mut source: Source = text::lay_out(document(&form, &disclosure, "").as_bytes()).unwrap();
    assert_eq!(source.format, Format::Text);
    let title = TextLine { number: None, words: vec![Word { text: TARGET[0][0].to_owned(), area: None }] };
    let cells = TARGET[1..].iter().zip(0..).flat_map(|(row, number)| {
        let cell = move |(text, column): (&&str, u32)| {
            let text = (*text).to_owned();
            (!text.is_empty()).then_some(Cell { row: number, column, rows: 1, columns: 1, text, area: None })
        };
        row.iter().zip(0..).filter_map(cell).collect::<Vec<_>>()
    });
    let grid = CellGrid { origin: (0, 0), rows: 8, columns: 8, cells: cells.collect(), lengths: Vec::new() };
    source.parts.push(Part { items: vec![Piece::Line(title), Piece::Grid(grid)], ..Part::default() });
    assert_target(&understand(&source, &[form][..]).unwrap());
}

#[test]
fn narratives_have_no_persons_contents_and_page_numbers() {
    let (form, disclosure) = made_up(5);
    let narrative = "一、主要职能\n示例单位负责示例工作。联系人：某某某，联系电话：0000-0000000。\n- 12 -\n\
        分管领导 王某 联系方式 63000000\n\
        二、机构设置\n1.内设科室。\n（1）甲科。\n";
    let reading = read(&form, &disclosure, narrative);
    let sections = reading.disclosure.narrative;
    let at = sections.iter().position(|section| section.number.as_deref() == Some("第三部分")).unwrap();
    let shown: Vec<String> = sections[at + 1..]
        .iter()
        .map(|section| {
            let items = section.items.iter();
            let items: Vec<String> = items
                .map(|item| format!("{}{}", item.number.clone().unwrap_or_default(), item.text))
                .collect();
            let heading = [section.number.clone(), section.title.clone()].map(Option::unwrap_or_default);
            format!("{}|{}", heading.concat(), items.join("|"))
        })
        .collect();
    let expected = [
        "一、主要职能|示例单位负责示例工作。联系人：（略），联系电话：（略）。分管领导（略）联系方式（略）",
        "二、机构设置|1.内设科室。|（1）甲科。",
        "第四部分名词解释|",
    ];
    assert_eq!(shown, expected);
}

#[test]
fn hostile_narratives_end() {
    let (form, disclosure) = made_up(6);
    for hostile in [
        "车辆房屋1辆".repeat(50_000),
        "比上年增加1万元".repeat(50_000),
        "((((1".repeat(100_000),
        "1、一般公共服务支出（类）\n".repeat(20_000),
        "项目支出绩效目标表\n一级指标\n10 按\n".repeat(5_000),
        format!("项目支出绩效目标表\n项目资金\n{}", "其他 1\n".repeat(50_000)),
    ] {
        let narrative = format!("（三）国有资产占用\n{hostile}");
        assert!(!read(&form, &disclosure, &narrative).disclosure.tables.is_empty());
    }
}

//! Performance tables in the notations of the forms, made up here: what they give.

use mingzhang::disclosure::Target;
use mingzhang::form::by_id;
use mingzhang::money::{MoneyUnit, Unit};
use mingzhang_read::source::{Cell, CellGrid, Item, Part, Source, TextLine, Word};
use mingzhang_read::{Reading, text, understand};

use crate::sentences::{ACCOUNTS, SHANGHAI};

/// A grid: cells are separated by bars; a blank one is merged with the one above it.
fn grid(rows: &str) -> Item {
    let mut cells = Vec::new();
    let (mut height, mut width) = (0, 0);
    for (row, line) in (0..).zip(rows.lines()) {
        height = row + 1;
        for (column, text) in (0..).zip(line.split('|')) {
            width = width.max(column + 1);
            let text = text.trim().to_owned();
            if !text.is_empty() {
                cells.push(Cell { row, column, rows: 1, columns: 1, text, area: None });
            }
        }
    }
    Item::Grid(CellGrid { origin: (0, 0), rows: height, columns: width, cells, lengths: Vec::new() })
}

pub(crate) fn line(text: &str) -> Item {
    let words = text.split_whitespace().map(|word| Word { text: word.to_owned(), area: None });
    Item::Line(TextLine { number: None, words: words.collect() })
}

pub(crate) fn read(form: &str, tables: &str, pages: Vec<Vec<Item>>) -> Reading {
    let mut source: Source = text::lay_out(tables.as_bytes()).unwrap();
    source.parts.extend(pages.into_iter().map(|items| Part { items, ..Part::default() }));
    understand(&source, &[by_id(form).unwrap()][..]).unwrap()
}

fn only(reading: &Reading) -> (&Target, MoneyUnit) {
    let [target] = reading.disclosure.performance.as_slice() else {
        panic!("{:#?}", reading.disclosure.performance)
    };
    (target, reading.disclosure.money_unit)
}

fn funds(target: &Target, money: MoneyUnit) -> Vec<String> {
    target
        .funds
        .iter()
        .map(|(label, figure)| format!("{label} {}", figure.print(Unit::Money, money)))
        .collect()
}

fn indicators(target: &Target) -> Vec<String> {
    let show = |found: &mingzhang::disclosure::Indicator| {
        let weight = found.weight.map(|weight| weight.print(Unit::Points, MoneyUnit::Yuan));
        let texts = [&found.first, &found.second, &found.name, &found.value, &weight];
        texts.map(|text| text.clone().unwrap_or_default()).join("|")
    };
    target.indicators.iter().map(show).collect()
}

const INDICATORS: [&str; 5] = [
    "产出指标|数量指标|培训次数|≥2次|10",
    "产出指标|数量指标|培训人次|100人次|20.5",
    "产出指标|时效指标|完成时间|2025年12月|20",
    "效益指标|社会效益指标|示例知晓率|逐步提高|19.5",
    "满意度指标|服务对象满意度指标|学员满意度|≥90%|10",
];

#[test]
fn a_grid_over_pages_with_headings_that_come_again() {
    let first = "财政项目支出绩效目标申报表（2025年度）\n\
        项目名称|示例工程补助|项目类别|经常性项目\n\
        项目负责人|某某某|联系电话|021-00000000\n\
        计划开始日期|2025-01-01|计划完成日期|2025-12-31\n\
        项目概况|开展示例工作。\n\
        项目总预算（元）|1,500,000.00|项目当年预算（元）|1,200,000.00\n\
        同名项目上年预算额（元）|1,000,000.00|同名项目上年预算执行数（元）|980,000.00\n\
        项目总目标|完成示例任务。\n\
        一级指标|二级指标|三级指标|指标目标值|权重\n\
        产出指标|数量指标|培训次数|≥2次|10\n\
        ||培训人次|100人次|20.5";
    let second = "一级指标|二级指标|三级指标|指标目标值|权重\n\
        |时效指标|完成时间|2025年12月|20%\n\
        效益指标|社会效益指标|示例知晓率|逐步提高|19.5分\n\
        满意度指标|服务对象满意度指标|学员满意度|≥90%|10\n\
        填报人|某某某|联系电话|63000000|审核人：某某";
    let pages = vec![vec![grid(first), line("- 7 -")], vec![grid(second), line("- 8 -")]];
    let reading = read("shanghai-unit-2025", SHANGHAI, pages);
    let (target, money) = only(&reading);
    assert_eq!(target.project.as_deref(), Some("示例工程补助"));
    assert_eq!(target.goals, ["完成示例任务。"]);
    let expected = [
        "项目总预算 1500000.00",
        "项目当年预算 1200000.00",
        "同名项目上年预算额 1000000.00",
        "同名项目上年预算执行数 980000.00",
    ];
    assert_eq!(funds(target, money), expected);
    assert_eq!(indicators(target), INDICATORS);
    let all = format!("{:?}", reading.disclosure);
    assert!(!["某某", "021", "63000000"].iter().any(|personal| all.contains(personal)), "{all}");
}

#[test]
fn an_evaluation_of_final_accounts_has_its_funds_in_columns() {
    let table = "绩效指标|一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析\n\
        |产出指标|数量指标|培训次数|≥2次|3次|10|10|无\n\
        |||培训人次|100人次|90人次|20.5|18|\n\
        ||时效指标|完成时间|2025年12月|2025年12月|20|20|\n\
        |效益指标|社会效益指标|示例知晓率|逐步提高|提高|19.5|19|\n\
        |满意度指标|服务对象满意度指标|学员满意度|≥90%|95%|10|10|";
    let head = "项目名称|示例工程补助\n主管部门|示例市示例局|实施单位|示例市示例局\n\
        项目资金（万元）||年初预算数|全年预算数|全年执行数|分值|执行率|得分\n\
        |年度资金总额|17.00|16.00|15.50|10|96.88%|9.69\n\
        |其中：当年财政拨款|12.00|11.00|10.50|—|—|—\n\
        |上年结转资金|||||||\n\
        年度总体目标|预期目标|实际完成情况\n|完成示例任务。|已完成示例任务。";
    let pages = vec![vec![line("项目支出绩效自评表"), line("（2024年度）"), grid(head), grid(table)]];
    let reading = read("final-accounts-2024", ACCOUNTS, pages);
    let (target, money) = only(&reading);
    assert_eq!(target.project.as_deref(), Some("示例工程补助"));
    let expected = [
        "年度资金总额：年初预算数 17.00",
        "年度资金总额：全年预算数 16.00",
        "年度资金总额：全年执行数 15.50",
        "当年财政拨款：年初预算数 12.00",
        "当年财政拨款：全年预算数 11.00",
        "当年财政拨款：全年执行数 10.50",
    ];
    assert_eq!(funds(target, money), expected);
    assert_eq!(indicators(target), INDICATORS);
}

#[test]
fn lines_with_a_word_for_every_column() {
    let text = "项目支出绩效目标表\n项目名称 示例工程补助 项目负责人 某某某\n项目资金（元） 年度资金总额 1,500,000.00 其中：财政拨款 1,500,000.00\n\
        年度绩效目标 完成示例任务。\n一级指标 二级指标 三级指标 指标值 权重\n产出指标 数量指标 培训次数 ≥ 2次 10\n培训人次 100人次 20.5\n\
        - 9 -\n一级指标 二级指标 三级指标 指标值 权重\n时效指标 完成时间 2025年12月 20\n效益指标\n社会效益指标 示例知晓率 逐步提高 19.5\n\
        满意度指标 服务对象满意度指标\n学员满意度 ≥90 % 10";
    let reading = read("shanghai-unit-2025", SHANGHAI, vec![text.lines().map(line).collect()]);
    let (target, money) = only(&reading);
    assert_eq!(target.project.as_deref(), Some("示例工程补助"));
    assert_eq!(funds(target, money), ["年度资金总额 1500000.00", "财政拨款 1500000.00"]);
    assert_eq!(indicators(target), INDICATORS);
    assert!(!format!("{:?}", reading.disclosure).contains("某某某"));
}

#[test]
fn a_grid_of_indicators_without_a_title() {
    let table = "项目名称|示例工程补助\n一级指标|二级指标|指标内容|目标值|分值权重\n产出指标|数量指标|培训次数|≥2次|10";
    let pages = vec![vec![
        line("项目经费情况说明"),
        line("七、绩效目标"),
        grid(table),
        line("八、其他"),
        line("示例。"),
    ]];
    let reading = read("shanghai-unit-2025", SHANGHAI, pages);
    let (target, _) = only(&reading);
    assert_eq!(target.project.as_deref(), Some("示例工程补助"));
    assert_eq!(indicators(target), INDICATORS[..1]);
    let titles: Vec<&str> =
        reading.disclosure.narrative.iter().filter_map(|section| section.title.as_deref()).collect();
    assert_eq!(titles[titles.len() - 3..], ["项目经费情况说明", "绩效目标", "其他"]);
}

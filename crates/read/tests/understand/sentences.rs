//! Sentences outside the tables in the notations of the forms, made up here: which figures they give.

use std::collections::BTreeMap;

use mingzhang::disclosure::{Disclosure, Figure, Row, Section};
use mingzhang::form::by_id;
use mingzhang_read::Reading;

use crate::compare::read_as;

/// Tables of a made-up disclosure of Shanghai in yuan.
pub(crate) const SHANGHAI: &str = "第一部分 示例\n\u{c}2025年预算单位支出预算总表\n编制单位：示例局 单位：元\n\
    项目 支出预算\n功能分类科目编码 功能分类科目名称 合计 基本支出 项目支出\n类 款 项\n\
    201 一般公共服务支出 9,101,675.35 2,460,675.35 6,641,000.00\n\
    201 38 市场监督管理事务 9,101,675.35 2,460,675.35 6,641,000.00\n\
    201 38 01 行政运行 2,460,675.35 2,460,675.35\n\
    201 38 02 一般行政管理事务 6,641,000.00 6,641,000.00\n\
    合计 9,101,675.35 2,460,675.35 6,641,000.00\n\
    \u{c}2025年预算单位财政拨款收支预算总表\n编制单位：示例局 单位：元\n\
    财政拨款收入 财政拨款支出\n项目 预算数 项目 合计 一般公共预算 政府性基金预算 国有资本经营预算\n\
    一、一般公共预算资金 9,101,675.35 一、一般公共服务支出 9,101,675.35 9,101,675.35\n\
    二、政府性基金\n三、国有资本经营预算\n收入总计 9,101,675.35 支出总计 9,101,675.35 9,101,675.35\n\
    \u{c}2025年单位“三公”经费和机关运行经费预算表\n编制单位：示例局 单位:万元\n“三公”经费预算数 机关运行经费预算数\n\
    合计 因公出国(境)费 公务接待费 公务用车购置及运行费\n小计 购置费 运行费\n37.91 0 1.35 36.56 15.00 21.56 213.28\n\u{c}";

/// Tables of made-up final accounts in ten thousand yuan.
pub(crate) const ACCOUNTS: &str = "示例市示例局2024年度部门决算\n第二部分 示例市示例局2024年度部门决算表\n\
    \u{c}收入支出决算总表\n单位：万元\n收入 支出\n项目 决算数 项目 决算数\n\
    一、一般公共预算财政拨款收入 300.00 一、一般公共服务支出 290.00\n\
    本年收入合计 300.00 本年支出合计 290.00\n年初结转和结余 5.00 年末结转和结余 15.00\n总计 305.00 总计 305.00\n\
    \u{c}一般公共预算财政拨款支出决算表\n单位：万元\n项目 合计 基本支出 项目支出\n支出功能分类科目编码 科目名称\n类 款 项\n\
    201 一般公共服务支出 290.00 200.00 90.00\n201 38 市场监督管理事务 290.00 200.00 90.00\n\
    201 38 01 行政运行 200.00 200.00\n201 38 02 一般行政管理事务 90.00 90.00\n合计 290.00 200.00 90.00\n\
    \u{c}财政拨款“三公”经费支出决算表\n单位：万元\n合计 因公出国（境）费 公务用车购置及运行维护费 公务接待费\n\
    小计 公务用车购置费 公务用车运行维护费\n预算数 决算数 预算数 决算数 预算数 决算数 预算数 决算数 预算数 决算数 预算数 决算数\n\
    10.00 8.00 1.00 0.50 8.00 7.00 3.00 2.50 5.00 4.50 1.00 0.50\n\u{c}";

fn read(form: &str, tables: &str, narrative: &str) -> Reading {
    read_as(&by_id(form).unwrap(), &format!("{tables}{narrative}\n"))
}

/// Figures by `table/row/column`, in print; `prior` for last year's.
fn figures(disclosure: &Disclosure, prior: bool) -> BTreeMap<String, String> {
    let form = by_id(&disclosure.form).unwrap();
    let unit = |table: &str, row: &Row, column: &str| {
        let (_, spec) = form.table(table).unwrap();
        let block = spec.blocks.iter().find(|block| block.id == row.block).unwrap_or(&spec.blocks[0]);
        block.columns.iter().find(|known| known.id == column).unwrap().unit
    };
    let mut figures = BTreeMap::new();
    for table in &disclosure.tables {
        let money = disclosure.money_unit_of(table);
        for row in table.rows.iter().chain(&table.prior_rows) {
            let id = row.row.as_ref().or(row.code.as_ref()).cloned().unwrap_or_default();
            let block = if row.block.is_empty() { String::new() } else { format!("{}/", row.block) };
            let cells: &[(String, Figure)] = if prior { &row.prior } else { &row.cells };
            for (column, figure) in cells {
                let shown = figure.print(unit(&table.id, row, column), money);
                figures.insert(format!("{}/{block}{id}/{column}", table.id), shown);
            }
        }
    }
    figures
}

fn priors(form: &str, tables: &str, narrative: &str) -> Vec<(String, String)> {
    figures(&read(form, tables, narrative).disclosure, true).into_iter().collect()
}

fn expected(figures: &[(&str, &str)]) -> Vec<(String, String)> {
    figures.iter().map(|(cell, figure)| ((*cell).to_owned(), (*figure).to_owned())).collect()
}

fn facts(form: &str, tables: &str, narrative: &str, table: &str) -> Vec<(String, String)> {
    let reading = read(form, tables, narrative);
    assert_eq!(reading.unread, [], "{narrative}");
    let table = format!("{table}/");
    let ours = figures(&reading.disclosure, false).into_iter();
    ours.filter_map(|(cell, figure)| Some((cell.strip_prefix(&table)?.to_owned(), figure))).collect()
}

const UNIT: &str = "shanghai-unit-2025";
const FINAL: &str = "final-accounts-2024";

#[test]
fn sentences_in_ten_thousand_yuan_give_last_years_figures_of_tables_in_yuan() {
    let text = "2025年单位预算编制说明\n2025年，示例局收入预算910.17万元，其中：财政拨款收入910.17万元，比2024年预算减少238.95万元；事业收入0万元。\n\
        支出预算910.17万元，其中：财政拨款支出预算910.17万元，比2024年预算减少238.95万元。财政拨款支出预算中，\
        一般公共预算拨款支出预算910.17万元，比2024年预算增加10.17万元；政府性基金拨款支出预算0万元，与2024年预算持平；\
        国有资本经营预算拨款支出预算0万元，比2024年预算执行数持平。\n";
    let cells = expected(&[
        ("fiscal/expenditure/total/fund", "0"),
        ("fiscal/expenditure/total/general", "9000000"),
        ("fiscal/expenditure/total/total", "11491200"),
    ]);
    assert_eq!(priors(UNIT, SHANGHAI, text), cells);
}

#[test]
fn three_public_expenses_in_a_row_without_a_label_have_last_years_figures() {
    let text = "其他相关情况说明\n一、2025年“三公”经费预算情况说明\n\
        2025年“三公”经费预算数为37.91万元，比2024年预算减少10万元。其中：\n\
        （一）因公出国（境）费0万元，较上年预算持平。主要原因是没有安排。\n\
        （二）公务用车购置及运行费36.56万元，比2024年预算减少10万元，主要原因是2025年更新1辆公务用车。\
        其中：公务用车购置费15万元，比2024年预算减少10万元，主要原因是车型不同；公务用车运行费21.56万元，与2024年预算持平。\n\
        （三）公务接待费1.35万元。比上年预算增加0.35万元，主要原因是增加2万元的接待。\n\
        二、机关运行经费预算\n2025年示例局下属1家机关财政拨款的机关运行经费预算为213.28万元，比2024年预算增加3.28万元。\n";
    let cells = expected(&[
        ("three-public/budget/administrative-operating", "210.00"),
        ("three-public/budget/reception", "1.00"),
        ("three-public/budget/total", "47.91"),
        ("three-public/budget/travel", "0"),
        ("three-public/budget/vehicle-purchase", "25.00"),
        ("three-public/budget/vehicle-running", "21.56"),
        ("three-public/budget/vehicles", "46.56"),
    ]);
    assert_eq!(priors(UNIT, SHANGHAI, text), cells);
}

#[test]
fn procurement_in_several_wordings() {
    let cells = expected(&[
        ("goods/amount", "57.43"),
        ("micro/amount", "40"),
        ("services/amount", "983.05"),
        ("sme/amount", "1928.48"),
        ("total/amount", "4821.20"),
        ("works/amount", "3780.72"),
    ]);
    for text in [
        "2025年本单位政府采购预算4821.20万元，其中：政府采购货物预算57.43万元、政府采购工程预算3780.72万元、\
         政府采购服务预算983.05万元。\n2025年本单位面向中小企业预留政府采购项目预算金额1928.48万元，\
         其中，预留给小型和微型企业的政府采购项目预算为40万元。\n",
        "示例局按照有关规定编制政府采购预算，列入预算的项目在执行中按照规定的方式和程序进行采购和管理。\n\
         2025年度政府采购预算总额为4,821.20万元。按采购类型分：货物类采购57.43万元，工程类采购3,780.72万元，\
         服务类采购983.05万元。预留给中小企业的采购预算为1,928.48万元，其中小微企业预留40万元。\n",
    ] {
        let text = format!("其他相关情况说明\n三、政府采购预算情况\n{text}");
        assert_eq!(facts(UNIT, SHANGHAI, &text, "procurement"), cells, "{text}");
    }
}

#[test]
fn vehicles_held_and_planned_are_told_apart() {
    for equipment in ["单价100万元（含）以上设备（不含车辆）2台（套）", "单位价值100万元以上设备2台"]
    {
        let text = format!(
            "其他相关情况说明\n五、国有资产占有使用情况\n截至2024年8月31日，示例局共有车辆8辆，其中：主要领导干部用车1辆、\
             其他用车7辆；{equipment}。\n2025年单位预算安排购置车辆3辆，其中：机要通信用车1辆、其他用车2辆；\
             单位预算安排购置单价100万元（含）以上设备（不含车辆）4台（套）。\n"
        );
        let cells = expected(&[
            ("confidential/planned", "1"),
            ("other-vehicles/held", "7"),
            ("other-vehicles/planned", "2"),
            ("principal/held", "1"),
            ("total/held", "8"),
            ("total/planned", "3"),
        ]);
        assert_eq!(facts(UNIT, SHANGHAI, &text, "vehicles"), cells, "{text}");
        let cells = expected(&[("total/held", "2"), ("total/planned", "4")]);
        assert_eq!(facts(UNIT, SHANGHAI, &text, "equipment"), cells, "{text}");
    }
}

#[test]
fn performance_and_staff() {
    let text = "示例局机构设置\n示例局编制数30人，实有人数41人，其中：在职28人，退休12人，离休1人。\n\
        其他相关情况说明\n四、绩效目标设置情况\n本部门3个预算单位开展了2025年绩效目标编报工作，编报绩效目标的项目共49个，\
        涉及项目预算资金8825.98万元。\n";
    let cells = expected(&[("projects/amount", "8825.98"), ("projects/count", "49")]);
    assert_eq!(facts(UNIT, SHANGHAI, text, "performance"), cells);
    let cells =
        [("active", "28"), ("establishment", "30"), ("retired", "12"), ("separated", "1"), ("total", "41")];
    let cells = cells.map(|(row, figure)| (format!("{row}/persons"), figure.to_owned()));
    assert_eq!(facts(UNIT, SHANGHAI, text, "staff"), cells);
}

#[test]
fn final_accounts_are_compared_with_the_year_before() {
    let text = "第三部分 示例市示例局2024年度部门决算情况说明\n一、收入支出决算总体情况说明\n\
        示例局2024年度收入支出总计305.00万元。与2023年度相比，收入支出总计减少5.00万元，下降1.61%。主要原因：减少支付20万元。\n\
        二、收入决算情况说明\n本年收入合计300.00万元，其中：财政拨款收入300.00万元，占100%。与上年相比，财政拨款收入增加9万元。\n\
        五、一般公共预算财政拨款支出决算情况说明\n（一）总体情况\n一般公共预算财政拨款支出290.00万元，占本年支出合计的100%。\
        与2023年度相比，一般公共预算财政拨款支出增加10.00万元，增长3.57%。\n\
        七、财政拨款“三公”经费支出决算情况说明\n（一）“三公”经费财政拨款支出决算总体情况说明。\n\
        “三公”经费财政拨款支出年初预算为10.00万元，支出决算为8.00万元，完成预算的80%，其中：因公出国（境）费决算为0.50万元，完成预算的50%。\n\
        2024年度“三公”经费财政拨款支出决算数比2023年度减少1.00万元，下降11%，其中：因公出国（境）费支出决算增加0.50万元；\
        公务用车购置及运行维护费支出决算减少1.50万元，下降18%；公务接待费支出决算持平。公务接待费支出持平的主要原因是厉行节约。\n";
    let cells = expected(&[
        ("general/total/total", "280.00"),
        ("overall/expenditure/total/amount", "310.00"),
        ("overall/income/total/amount", "310.00"),
        ("three-public/expenses/reception-final", "0.50"),
        ("three-public/expenses/total-final", "9.00"),
        ("three-public/expenses/travel-final", "0.00"),
        ("three-public/expenses/vehicles-final", "8.50"),
    ]);
    assert_eq!(priors(FINAL, ACCOUNTS, text), cells);
}

#[test]
fn budgeted_figures_of_final_accounts_stand_with_their_accounts() {
    let text = "第三部分 示例市示例局2024年度部门决算情况说明\n五、一般公共预算财政拨款支出决算情况说明\n（三）具体情况\n\
        一般公共预算财政拨款支出年初预算为295.00万元，支出决算为290.00万元，完成年初预算的98.31%。其中：\n\
        1、一般公共服务支出（类）市场监督管理事务（款）行政运行（项）。主要用于：3个处室的基本支出。年初预算为204.00万元，支出决算为200.00万元。决算数小于预算数的主要原因：人员变化。\n\
        2、一般公共服务支出（类）市场监督管理事务（款）一般行政管理事务（项）。支出决算为90.00万元，完成年初预算的98.9%，年初预算为91.00万元。\n\
        3、一般公共服务支出（类）没有的事务（款）没有的项目（项）。年初预算为7.00万元。\n";
    let cells =
        expected(&[("2013801/amount", "204.00"), ("2013802/amount", "91.00"), ("total/amount", "295.00")]);
    assert_eq!(facts(FINAL, ACCOUNTS, text, "general-budget"), cells);
}

#[test]
fn other_matters_of_final_accounts() {
    let text = "第三部分 示例市示例局2024年度部门决算情况说明\n十、预算绩效管理情况\n实行全过程管理：编报绩效目标的2024年度项目4个，涉及预算金额598.42万元；\
        绩效跟踪评价的2024年度项目3个，涉及预算金额500.00万元；绩效自评的2024年度项目2个，涉及预算金额400.00万元，平均得分99.43分\
        （其中，绩效评级为“优”的项目1个；绩效评级为“良”的项目1个；绩效评级为“合格”的项目0个；绩效评级为“不合格”的项目0个。\
        绩效自评中共发现问题7个，已经完成整改的6个）。\n十一、其他重要事项的情况说明\n（一）机关运行经费支出情况\n\
        机关运行经费支出184.65万元，比2023年度增加2.55万元，增长1.40%。\n（二）政府采购支出情况\n\
        示例局2024年度政府采购金额（以合同签订为准）为251.26万元，其中：货物采购金额4.79万元、工程采购金额0万元、服务采购金额246.47万元。\n\
        面向中小企业预留政府采购项目预算金额240.00万元，面向小微企业预留政府采购项目预算金额10.00万元。在面向中小企业预留的政府采购项目中，\
        由中小企业供应商中标或成交的，采购金额239.00万元；在面向小微企业预留政府采购项目中，由小微企业供应商中标或成交的，采购金额9.00万元；\
        在其他政府采购项目中，由中小企业供应商中标或成交的，采购金额4.00万元。\n\
        （三）国有资产占有使用情况说明\n截至2024年12月31日，示例局共有房屋1,200.50平方米，价值300.00万元。车辆5辆，其中：\
        副部（省）级及以上领导用车0辆、主要负责人用车1辆、离退休干部服务用车4辆。\n";
    let reading = read(FINAL, ACCOUNTS, text);
    assert_eq!(reading.unread, []);
    let found = figures(&reading.disclosure, false);
    let cells = [
        ("performance/amounts/amount/targets", "598.42"),
        ("performance/amounts/amount/tracking", "500.00"),
        ("performance/amounts/amount/self-evaluation", "400.00"),
        ("operating-funds/total/amount", "184.65"),
        ("procurement/total/amount", "251.26"),
        ("procurement/goods/amount", "4.79"),
        ("procurement/works/amount", "0"),
        ("procurement/services/amount", "246.47"),
        ("procurement/sme/amount", "240.00"),
        ("procurement/micro/amount", "10.00"),
        ("procurement/won-sme/amount", "239.00"),
        ("procurement/won-micro/amount", "9.00"),
        ("procurement/won-other/amount", "4.00"),
        ("buildings/building/value", "300.00"),
        ("buildings/building/area", "1200.50"),
        ("performance/projects/count/targets", "4"),
        ("performance/projects/count/self-evaluation", "2"),
        ("performance/ratings/excellent/count", "1"),
        ("performance/ratings/insufficient/count", "0"),
        ("vehicles/total/held", "5"),
        ("vehicles/ministerial/held", "0"),
        ("vehicles/retired-cadres/held", "4"),
    ];
    for (cell, figure) in cells {
        assert_eq!(found.get(cell).map(String::as_str), Some(figure), "{cell}: {found:#?}");
    }
    assert_eq!(
        figures(&reading.disclosure, true).get("operating-funds/total/amount").map(String::as_str),
        Some("182.10")
    );
}

#[test]
fn what_is_not_certain_gives_no_last_year() {
    let with = |sentence: &str| {
        let text = format!("其他相关情况说明\n一、2025年“三公”经费预算情况说明\n{sentence}\n");
        priors(UNIT, SHANGHAI, &text)
    };
    assert_eq!(
        with("公务接待费1.35万元，同比增加0.35万元。"),
        expected(&[("three-public/budget/reception", "1.00")])
    );
    assert_eq!(with("公务接待费1.35万元，与2024年相比增加0.35万元。").len(), 1);
    for sentence in [
        "公务接待费1.35万元，与上年基本持平。",
        "公务接待费1.35万元，比上年增长5.00%。",
        "公务接待费1.35万元，比2024年执行数增加0.35万元。",
        "公务接待费1.35万元，与2024年预算执行数持平。",
        "公务接待费1.35万元，比2023年预算增加0.35万元。",
        "公务接待费1.35万元，比上年预算增加（减少）0.35万元。",
        "公务接待费2.35万元，比上年预算增加0.35万元。",
        "公务接待费1.35万元。与上年相比，其他费用增加0.35万元。",
        "公务接待费1.35万元，其中外事接待比上年预算增加0.35万元。",
    ] {
        assert_eq!(with(sentence), [], "{sentence}");
    }
}

pub(crate) fn outline(sections: &[Section]) -> Vec<String> {
    let mut lines = Vec::new();
    for section in sections {
        let number = section.number.clone().unwrap_or_default();
        lines.push(format!("# {number}{}", section.title.clone().unwrap_or_default()));
        for item in &section.items {
            let account = item.account.last().map(|code| format!("[{code}]")).unwrap_or_default();
            lines.push(format!("{}{account}{}", item.number.clone().unwrap_or_default(), item.text));
        }
    }
    lines
}

#[test]
fn headings_without_numbers_and_pages_in_the_middle_of_sentences() {
    let text = "目 录\n一、单位主要职能\n二、单位机构设置\n四、单位预算编制说明\n五、单位预算表\n\
        1. 2025年预算单位支出预算总表\n8．2025年预算单位一般公共预算基本支出部门预算经济分类预\n算表\n六、其他相关情况说明\n\
        \u{c}示例局主要职能\n示例局是示例工作部门，主要职能包括：\n\
        1、负责示例工作的综合协调，研究拟订有关示例工作的政策措施并且组织实施，推动有关工作\n\
        任务的完成，协调推进有关重点领域的发展，加强行业的管理和服务，使示例任务的完成率达到\n\
        15.16%；研究解决有关问题，提出促进示例工作发展的建议，推动示例工作方式的创新，探索发\n\
        - 3 -\n\u{c}展新的示例工作。\n\
        第二条 示例局负责其他示例工作的综合协调，研究拟订有关示例工作的政策措施并实施工作。\n第三条 示例。\n\
        \u{c}2025年单位预算编制说明\n财政拨款支出主要内容如下：\n\
        1. “一般公共服务支出-市场监督管理事务-行政运行”科目246.07万元，主要用于示例示例。\n\
        2. “一般公共服务支出（类）市场监督管理事务（款）一般行政管理事务（项）”664.10万元\n。\n\
        \u{c}其他相关情况说明\n四、绩效目标设置情况\n详见单位的项目绩效目标表\n（一）情况说明。\n（二）公务接待费1.35万元\n";
    let tables = SHANGHAI.replacen("第一部分 示例", "示例局2025年单位预算", 1);
    let (before, after) = tables.split_at(tables.find('\u{c}').unwrap());
    let contents = text.find("\u{c}其他相关").unwrap();
    let document = format!("{before}{}{after}{}", &text[..contents], &text[contents + 1..]);
    let reading = read_as(&by_id(UNIT).unwrap(), &document);
    let expected = [
        "# ",
        "示例局2025年单位预算",
        "# 示例局主要职能",
        "示例局是示例工作部门，主要职能包括：",
        "1、负责示例工作的综合协调，研究拟订有关示例工作的政策措施并且组织实施，推动有关工作任务的完成，\
         协调推进有关重点领域的发展，加强行业的管理和服务，使示例任务的完成率达到15.16%；研究解决有关问题，\
         提出促进示例工作发展的建议，推动示例工作方式的创新，探索发展新的示例工作。",
        "第二条示例局负责其他示例工作的综合协调，研究拟订有关示例工作的政策措施并实施工作。",
        "第三条示例。",
        "# 2025年单位预算编制说明",
        "财政拨款支出主要内容如下：",
        "1.[2013801]“一般公共服务支出-市场监督管理事务-行政运行”科目246.07万元，主要用于示例示例。",
        "2.[2013802]“一般公共服务支出（类）市场监督管理事务（款）一般行政管理事务（项）”664.10万元。",
        "# 其他相关情况说明",
        "# 四、绩效目标设置情况",
        "详见单位的项目绩效目标表",
        "# （一）情况说明。",
        "（二）[30217]公务接待费1.35万元",
    ];
    assert_eq!(outline(&reading.disclosure.narrative), expected);
}

#[test]
fn a_heading_in_large_letters_goes_on_in_the_next_line() {
    let text = "第三部分 示例市示例局2024年度部门决算情况\n说明\n一、收入支出决算总体情况说明\n示例。\n";
    let reading = read(FINAL, ACCOUNTS, text);
    let outline = outline(&reading.disclosure.narrative);
    let from = outline.iter().position(|line| line.starts_with("# 第三部分")).unwrap();
    assert_eq!(
        outline[from..],
        ["# 第三部分示例市示例局2024年度部门决算情况说明", "# 一、收入支出决算总体情况说明", "示例。"]
    );
}

//! What stands above the indicators of a performance table: project, funds, goals.

use std::ops::Range;

use mingzhang::money::MoneyUnit;

use super::{Found, Fund};
use crate::understand::key::{key, narrow};
use crate::understand::token::{Line, Printed, Token};

/// Characters of the words in front of an amount.
const LABEL: usize = 30;

/// Amounts of one target.
const MOST_FUNDS: usize = 40;

/// Words that labels of amounts begin with.
const FUNDS: &[&str] = &[
    "项目资金",
    "年度预算",
    "预算资金",
    "资金来源",
    "年度资金",
    "项目总预算",
    "项目预算",
    "项目当年预算",
    "同名项目上年预算",
    "预算总额",
    "预算金额",
    "资金总额",
];

/// Words that labels of goals end with, and that they begin with.
const GOALS: [&[&str]; 2] = [&["总体目标", "总目标"], &["年度绩效目标", "年度目标", "绩效目标"]];

/// Words inside goals that only say whose they are.
const SIDES: &[&str] = &["预期目标", "年初设定目标", "实际完成情况", "全年实际完成情况", "目标实际完成情况"];

/// Words that all other labels begin with.
const OTHERS: &[&str] = &[
    "项目负责人",
    "负责人",
    "联系人",
    "单位联系人",
    "联系电话",
    "联系方式",
    "经办人",
    "填报人",
    "主管部门",
    "主管单位",
    "实施单位",
    "预算单位",
    "项目单位",
    "单位名称",
    "申报单位",
    "填报单位",
    "项目类",
    "项目属性",
    "项目性质",
    "项目概况",
    "项目概述",
    "项目立项",
    "立项依据",
    "项目设立",
    "项目实施",
    "项目起",
    "实施期",
    "计划开始",
    "计划完成",
    "开始日期",
    "完成日期",
    "保证项目",
    "项目编码",
    "是否",
];

/// Where a token belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Head,
    Project,
    Funds,
    Goals,
}

/// Reads the lines between the title and the indicators.
pub(super) fn read(lines: &[Line], whole: bool, found: &mut Found) {
    let mut part = Part::Head;
    let mut label = String::new();
    let mut project = String::new();
    let mut money = None;
    // Headings over the amounts of a table: 全年预算数, 全年执行数.
    let mut over: Vec<(String, Range<u32>)> = Vec::new();
    for line in lines {
        let in_cells = line.row.is_some();
        if part == Part::Funds && !over.is_empty() && amounts(line, &over, money, found) {
            label.clear();
            continue;
        }
        for token in &line.tokens {
            let word = key(&token.text);
            let begins = |words: &[&str]| words.iter().any(|words| word.starts_with(words));
            if word == "项目名称" {
                part = Part::Project;
                continue;
            }
            let goals = GOALS[0].iter().any(|words| word.ends_with(words));
            if goals || (part != Part::Goals && begins(GOALS[1])) {
                part = Part::Goals;
                continue;
            }
            if begins(FUNDS) && (part != Part::Goals || whole || in_cells) {
                if part != Part::Funds {
                    label.clear();
                }
                part = Part::Funds;
            } else if begins(OTHERS) && (part != Part::Goals || in_cells) {
                part = Part::Head;
            }
            match part {
                Part::Head => {}
                Part::Project => {
                    project.push_str(&token.text);
                    // A cell has all of it.
                    if in_cells {
                        part = Part::Head;
                    }
                }
                Part::Goals if SIDES.contains(&word.as_str()) => {}
                Part::Goals => found.goals.push_str(&token.text),
                Part::Funds => match token.printed() {
                    Some(Printed::Dash) => label.clear(),
                    Some(figure) => {
                        money = unit_of(&label).or(money);
                        let name = label_of(&label);
                        label.clear();
                        add(found, name, figure, money, token);
                    }
                    None => label.push_str(&token.text),
                },
            }
        }
        if part == Part::Funds {
            let headings = headings(line);
            if headings.len() > 1 {
                money = unit_of(&label).or(money);
                label.clear();
                over = headings;
            }
        } else {
            over.clear();
        }
    }
    found.project = Some(project).filter(|project| !project.is_empty());
}

/// Keeps an amount, in the money unit that stands behind it or `money`.
fn add(found: &mut Found, label: String, figure: Printed, money: Option<MoneyUnit>, token: &Token) {
    let (text, money) = match figure {
        Printed::Money(text, unit) => (text, Some(unit)),
        Printed::Number(text) => (text, money),
        Printed::Dash => return,
    };
    if !label.is_empty() && label.chars().count() <= LABEL && found.funds.len() < MOST_FUNDS {
        found.funds.push(Fund { label, text, money, place: token.place });
    }
}

/// The headings of a line that has no amounts: 年初预算数, 全年预算数, 全年执行数, 分值, 执行率, 得分.
fn headings(line: &Line) -> Vec<(String, Range<u32>)> {
    const KINDS: &[&str] = &["预算数", "执行数", "决算数", "到位数", "执行率", "分值", "得分", "预算执行率"];
    let kind = |token: &Token| {
        let word = key(&token.text);
        KINDS.iter().any(|kind| word.ends_with(kind)).then(|| (word, token.columns.clone()))
    };
    if line.tokens.iter().any(|token| token.printed().is_some()) {
        return Vec::new();
    }
    line.tokens.iter().filter_map(kind).collect()
}

/// Takes the amounts of a line below headings; false if they do not stand below them.
fn amounts(line: &Line, over: &[(String, Range<u32>)], money: Option<MoneyUnit>, found: &mut Found) -> bool {
    let is_figure = |token: &&Token| token.printed().is_some() || token.text.ends_with(['%', '％']);
    let label: String =
        line.tokens.iter().filter(|token| !is_figure(token)).map(|token| token.text.as_str()).collect();
    let label = label_of(&label);
    let figures: Vec<&Token> = line.tokens.iter().filter(is_figure).collect();
    let heading = |at: usize, token: &Token| {
        if line.row.is_some() {
            over.iter().find(|(_, columns)| columns.contains(&token.columns.start))
        } else {
            over.get(at).filter(|_| figures.len() == over.len())
        }
    };
    if label.is_empty() || figures.is_empty() {
        return false;
    }
    let mut taken = false;
    for (at, token) in figures.iter().enumerate() {
        let Some((heading, _)) = heading(at, token) else { continue };
        taken = true;
        if let (true, Some(figure)) = (heading.ends_with('数'), token.printed()) {
            add(found, format!("{label}：{heading}"), figure, money, token);
        }
    }
    taken
}

/// The money unit in words such as 项目资金（万元）.
fn unit_of(label: &str) -> Option<MoneyUnit> {
    let plain: String = label.chars().map(narrow).collect();
    let from = plain.rfind("元)")?;
    let symbol = plain.get(plain.get(..from)?.rfind('(')? + 1..from + "元".len())?;
    MoneyUnit::from_symbol(symbol)
}

/// The words directly before an amount, without 其中 and the money unit in brackets: what follows the
/// brackets, or stands in front of them.
fn label_of(label: &str) -> String {
    let plain: String = label.chars().map(narrow).collect();
    let (before, after) = match plain.rfind("元)") {
        Some(at) => (plain.get(..at).unwrap_or_default(), plain.get(at + "元)".len()..).unwrap_or_default()),
        None => ("", plain.as_str()),
    };
    let bare = before.rfind('(').and_then(|at| before.get(..at)).unwrap_or(before);
    let label = if after.is_empty() { bare } else { after };
    let label = label.trim_start_matches("其中").trim_start_matches([':', '、']);
    let numbered = label.trim_start_matches(|c: char| c.is_ascii_digit());
    numbered.trim_start_matches(['.', '、']).trim_end_matches([':', ' ']).to_owned()
}

//! Performance tables (绩效目标表): from lines whose columns have collapsed, or from cells.
//!
//! - [`head`]: what stands above the indicators: project, funds, goals.
//! - [`cells`]: indicators of a grid; [`rows`]: of lines with a word for every column;
//!   [`collapsed`]: of lines whose words are in no order but that of their rules of points.

mod cells;
mod collapsed;
mod head;
mod rows;

use mingzhang::disclosure::{Figure, Indicator, Target};
use mingzhang::money::{MoneyUnit, Unit};

use super::figure::{Plain, figures};
use crate::source::Place;
use crate::understand::key::key;
use crate::understand::privacy;
use crate::understand::recognise::is_target_title;
use crate::understand::token::{Line, Printed, printed};

/// Names of first and second levels as the national rules print them.
const FIRST: &[&str] =
    &["产出指标", "成本指标", "效益指标", "满意度指标", "履职效能", "管理效率", "社会效应", "可持续发展能力"];
const SECOND: &[&str] = &[
    "数量指标",
    "质量指标",
    "时效指标",
    "成本指标",
    "经济成本指标",
    "社会成本指标",
    "生态环境成本指标",
    "经济效益指标",
    "社会效益指标",
    "生态效益指标",
    "可持续影响指标",
    "服务对象满意度指标",
    "满意度指标",
];

/// An amount of a target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fund {
    pub(super) label: String,
    pub(super) text: String,
    pub(super) money: Option<MoneyUnit>,
    pub(super) place: Place,
}

/// An indicator with its places.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct FoundIndicator {
    first: Option<String>,
    pub(super) second: Option<String>,
    name: Option<String>,
    value: Option<(String, Place)>,
    pub(super) weight: Option<(String, Place)>,
}

/// A performance table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) project: Option<String>,
    funds: Vec<Fund>,
    goals: String,
    pub(super) indicators: Vec<FoundIndicator>,
}

impl FoundIndicator {
    /// The amount that its value gives.
    pub(super) fn ceiling(&self) -> Option<(String, MoneyUnit, Place)> {
        let (value, place) = self.value.as_ref()?;
        let plain = Plain::of(value).chars;
        let found = figures(&plain, 0, plain.len());
        match found.as_slice() {
            [only] => Some((only.text.clone(), only.money()?, *place)),
            _ => None,
        }
    }
}

impl Found {
    /// The amount behind one of these words.
    pub(super) fn fund(&self, words: &[String]) -> Option<&Fund> {
        self.funds.iter().find(|fund| words.iter().any(|words| key(&fund.label) == key(words)))
    }

    /// The target as it is kept.
    pub(super) fn target(self, money: MoneyUnit) -> Target {
        let mut funds: Vec<(String, Figure)> = Vec::new();
        for fund in self.funds {
            let printed_in = fund.money.unwrap_or(money);
            let Ok(figure) = Figure::read(&fund.text, Unit::Money, printed_in) else { continue };
            if funds.iter().all(|(label, _)| *label != fund.label) {
                funds.push((fund.label, figure.moved(printed_in, money)));
            }
        }
        let weight = |(text, _): (String, Place)| Figure::read(&text, Unit::Points, money).ok();
        let funds = funds.into_iter().map(|(label, figure)| (privacy::kept(&label), figure)).collect();
        let indicators = self.indicators.into_iter().map(|found| Indicator {
            first: found.first.map(|level| privacy::kept(&level)),
            second: found.second.map(|level| privacy::kept(&level)),
            name: found.name.map(|name| privacy::kept(&name)),
            value: found.value.map(|(value, _)| privacy::kept(&value)),
            weight: found.weight.and_then(weight),
            extra: Vec::new(),
        });
        let goals = Some(privacy::kept(&self.goals)).filter(|goals| !goals.is_empty());
        Target {
            project: self.project.map(|project| privacy::kept(&project)),
            funds,
            goals: goals.into_iter().collect(),
            indicators: indicators.collect(),
            extra: Vec::new(),
        }
    }
}

/// Whether lines below the title of a performance table are one.
pub(super) fn is_table(lines: &[Line]) -> bool {
    let project = |line: &Line| line.tokens.iter().any(|token| key(&token.text) == "项目名称");
    lines.iter().any(|line| is_heading(line) || project(line))
}

/// Reads a performance table, its title first if it has one; none if it has neither amounts nor indicators.
pub(super) fn read(lines: &[Line]) -> Option<Found> {
    let whole = lines.first()?.key.contains("整体");
    let mut found = Found::default();
    let start = lines.iter().position(is_heading).unwrap_or(lines.len());
    let (above, below) = lines.split_at_checked(start)?;
    let titles = usize::from(lines.first().is_some_and(|line| is_target_title(&line.key)));
    head::read(above.get(titles..).unwrap_or_default(), whole, &mut found);
    let in_cells = below.first().is_some_and(|line| line.row.is_some());
    found.indicators = if in_cells {
        cells::read(below)
    } else if collapsed::has_rules(below) {
        collapsed::read(below)
    } else {
        rows::read(below)
    };
    if whole {
        found.project = None;
    }
    let named = whole || found.project.is_some();
    (named && !(found.funds.is_empty() && found.indicators.is_empty())).then_some(found)
}

/// 一级指标 …, or 一级 on a line of its own.
pub(super) fn is_heading(line: &Line) -> bool {
    line.key == "一级" || line.key.contains("一级指标")
}

/// What a heading over the indicators says of its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    First,
    Second,
    Name,
    Value,
    Weight,
    Other,
}

impl Column {
    /// The column below a heading.
    fn of(heading: &str) -> Self {
        let word = key(heading);
        let has = |words: &[&str]| words.iter().any(|words| word.contains(words));
        // 指标值设置依据, 上年指标值, 实际完成值.
        let aside = has(&["依据", "实际", "完成", "上年", "历史", "说明", "来源", "规则", "标准"]);
        match () {
            () if has(&["一级指标"]) || word == "一级" => Self::First,
            () if has(&["二级指标"]) || word == "二级" => Self::Second,
            () if has(&["三级指标", "指标名称", "指标内容"]) || word == "三级" => Self::Name,
            () if has(&["权重", "分值"]) && !aside => Self::Weight,
            () if has(&["指标值", "目标值"]) && !aside => Self::Value,
            () => Self::Other,
        }
    }
}

/// The points of a weight: `10`, `10分`, `10%`.
fn points(text: &str) -> Option<String> {
    let bare = text.trim_end_matches(['分', '%', '％']);
    match printed(bare)? {
        Printed::Number(points) => Some(points),
        Printed::Money(..) | Printed::Dash => None,
    }
}

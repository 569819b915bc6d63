//! Performance tables (绩效目标表): from lines whose columns have collapsed, or from cells.

use mingzhang::disclosure::{Figure, Indicator, Target};
use mingzhang::money::{MoneyUnit, Unit};

use super::figure::{Plain, figures};
use crate::source::Place;
use crate::understand::key::{join, key, narrow};
use crate::understand::privacy;
use crate::understand::token::{Line, Printed, Token};

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

/// Characters of the words in front of an amount.
const LABEL: usize = 30;

/// Amounts of one target.
const MOST_FUNDS: usize = 40;

/// Tokens of the headings above the indicators.
const HEADINGS: usize = 40;

/// Tokens of one indicator.
const INDICATOR: usize = 80;

/// Tokens that a page can leave over of its last row.
const LEFT_OVER: usize = 6;

/// Most points of one indicator.
const MOST_POINTS: u32 = 100;

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
        let indicators = self.indicators.into_iter().map(|found| Indicator {
            first: found.first,
            second: found.second,
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

/// Where a token above the indicators belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Head,
    Project,
    Funds,
    Goals,
}

/// Whether lines below the title of a performance table are one.
pub(super) fn is_table(lines: &[Line]) -> bool {
    let project = |line: &Line| line.tokens.iter().any(|token| key(&token.text) == "项目名称");
    lines.iter().any(|line| is_heading(line) || project(line))
}

/// Reads a performance table, its title first; none if it has neither amounts nor indicators.
pub(super) fn read(lines: &[Line]) -> Option<Found> {
    let whole = lines.first()?.key.contains("整体");
    let mut found = Found::default();
    let start = lines.iter().position(is_heading).unwrap_or(lines.len());
    let (above, below) = lines.split_at_checked(start)?;
    head(above.get(1..).unwrap_or_default(), whole, &mut found);
    let in_cells = below.first().is_some_and(|line| line.row.is_some());
    found.indicators = if in_cells { of_cells(below) } else { of_text(below) };
    if whole {
        found.project = None;
    }
    let named = whole || found.project.is_some();
    (named && !(found.funds.is_empty() && found.indicators.is_empty())).then_some(found)
}

/// 一级指标 …, or 一级 on a line of its own.
fn is_heading(line: &Line) -> bool {
    line.key == "一级" || line.key.contains("一级指标")
}

fn head(lines: &[Line], whole: bool, found: &mut Found) {
    let mut part = Part::Head;
    let mut label = String::new();
    let mut project = String::new();
    let mut money = None;
    for token in lines.iter().flat_map(|line| &line.tokens) {
        let word = key(&token.text);
        let named = |words: &[&str]| words.iter().any(|words| word.starts_with(words));
        if word == "项目名称" {
            part = Part::Project;
            continue;
        }
        let person = named(&[
            "项目负责人",
            "负责人",
            "联系人",
            "单位联系人",
            "联系电话",
            "主管部门",
            "实施单位",
            "预算单位",
            "单位名称",
            "项目类",
        ]);
        if named(&["项目资金", "年度预算", "预算资金", "资金来源", "年度资金"])
            && (part != Part::Goals || whole)
        {
            if part != Part::Funds {
                label.clear();
            }
            part = Part::Funds;
        } else if word.ends_with("总体目标")
            || (part != Part::Goals && named(&["年度绩效目标", "年度目标", "绩效目标"]))
        {
            part = Part::Goals;
            continue;
        } else if person && part != Part::Goals {
            part = Part::Head;
        }
        match part {
            Part::Head => {}
            Part::Project => project.push_str(&token.text),
            Part::Goals => found.goals.push_str(&token.text),
            Part::Funds => match token.printed() {
                Some(found_figure @ (Printed::Number(_) | Printed::Money(..))) => {
                    money = unit_of(&label).or(money);
                    let (text, money) = match found_figure {
                        Printed::Money(text, unit) => (text, Some(unit)),
                        Printed::Number(text) => (text, money),
                        Printed::Dash => continue,
                    };
                    let name = label_of(&label);
                    label.clear();
                    if !name.is_empty() && name.chars().count() <= LABEL && found.funds.len() < MOST_FUNDS {
                        found.funds.push(Fund { label: name, text, money, place: token.place });
                    }
                }
                Some(Printed::Dash) => label.clear(),
                None => label.push_str(&token.text),
            },
        }
    }
    found.project = Some(project).filter(|project| !project.is_empty());
}

/// The money unit in words such as 项目资金（万元）.
fn unit_of(label: &str) -> Option<MoneyUnit> {
    let plain: String = label.chars().map(narrow).collect();
    let from = plain.rfind("元)")?;
    let symbol = plain.get(plain.get(..from)?.rfind('(')? + 1..from + "元".len())?;
    MoneyUnit::from_symbol(symbol)
}

/// The words directly before an amount: what follows the last bracket with a unit, without 其中.
fn label_of(label: &str) -> String {
    let plain: String = label.chars().map(narrow).collect();
    let after =
        plain.rfind("元)").and_then(|at| plain.get(at + "元)".len()..)).filter(|rest| !rest.is_empty());
    let label = after.unwrap_or(plain.as_str());
    let label = label.trim_start_matches("其中").trim_start_matches([':', '、']);
    let numbered = label.trim_start_matches(|c: char| c.is_ascii_digit());
    numbered.trim_start_matches(['.', '、']).trim_end_matches([':', ' ']).to_owned()
}

/// Indicators by the columns of their grid; a merged cell counts until the next.
fn of_cells(lines: &[Line]) -> Vec<FoundIndicator> {
    let Some(heading) = lines.first() else { return Vec::new() };
    let column = |words: &[&str]| {
        let token =
            heading.tokens.iter().find(|token| words.iter().any(|word| key(&token.text).contains(word)))?;
        Some(token.columns.clone())
    };
    let columns = [
        column(&["一级指标"]),
        column(&["二级指标"]),
        column(&["三级指标", "指标名称"]),
        heading
            .tokens
            .iter()
            .find(|token| matches!(key(&token.text).as_str(), "指标值" | "目标值" | "年度指标值"))
            .map(|token| token.columns.clone()),
        column(&["权重", "分值"]),
    ];
    let mut found: Vec<FoundIndicator> = Vec::new();
    let (mut first, mut second) = (None, None);
    for line in lines.iter().skip(1).filter(|line| line.row.is_some()) {
        let cell = |at: usize| -> Option<&Token> {
            let columns = columns.get(at)?.as_ref()?;
            line.tokens.iter().find(|token| columns.contains(&token.columns.start))
        };
        let text = |at: usize| cell(at).map(|token| token.text.clone());
        if let Some(level) = text(0) {
            first = Some(level);
            second = None;
        }
        second = text(1).or(second);
        let weight = cell(4).and_then(|token| match token.printed()? {
            Printed::Number(text) => Some((text, token.place)),
            Printed::Money(..) | Printed::Dash => None,
        });
        let value = cell(3).map(|token| (token.text.clone(), token.place));
        if text(2).is_some() || weight.is_some() {
            let name = text(2);
            found.push(FoundIndicator { first: first.clone(), second: second.clone(), name, value, weight });
        }
    }
    found
}

/// Indicators of lines whose columns have collapsed: each ends with its points and the rule by
/// which they are given.
fn of_text(lines: &[Line]) -> Vec<FoundIndicator> {
    let tokens: Vec<&Token> = lines.iter().flat_map(|line| &line.tokens).collect();
    let above = tokens.get(..HEADINGS.min(tokens.len())).unwrap_or_default();
    let ends = |token: &&Token| token.text.ends_with("佐证资料") || token.text.ends_with("权重");
    let body = above.iter().rposition(ends).map_or(0, |at| at + 1);
    let mut rest = tokens.get(body..).unwrap_or_default();
    let mut found: Vec<FoundIndicator> = Vec::new();
    let mut first: Option<String> = None;
    let mut second: Option<String> = None;
    let mut cut = false;
    while let Some(at) = rest.windows(2).position(is_end) {
        let (own, after) = rest.split_at(at);
        let mut own = own.get(own.len().saturating_sub(INDICATOR)..).unwrap_or_default();
        if cut {
            own = without_rest(own);
        }
        // The page before may have left over the end of a cell.
        let left = (1..=LEFT_OVER).find(|left| {
            let over =
                own.get(..*left).unwrap_or_default().iter().all(|token| token.text.chars().count() <= 4);
            over && matches!(levels(own.get(*left..).unwrap_or_default()).0, [Some(_), Some(_)])
        });
        if let (Some(left), [None, _]) = (left, levels(own).0) {
            own = own.get(left..).unwrap_or_default();
        }
        let (levels, length, open) = levels(own);
        match levels {
            [Some(one), Some(two)] => (first, second) = (Some(one), Some(two)),
            [Some(one), None] if SECOND.contains(&one.as_str()) => second = Some(one),
            [Some(one), None] => (first, second) = (Some(one), None),
            _ => {}
        }
        cut = open;
        let own = own.get(length..).unwrap_or_default();
        let weight = after.first().and_then(|token| Some((token.digits()?, token.place)));
        let (name, value) = name_and_value(own);
        found.push(FoundIndicator { first: first.clone(), second: second.clone(), name, value, weight });
        rest = after.get(1..).unwrap_or_default();
        let rule = rest.iter().take_while(|token| is_rule(&token.text)).count();
        rest = rest.get(rule..).unwrap_or_default();
    }
    // A value that goes on behind its row.
    let tail: String = rest
        .iter()
        .map(|token| token.text.as_str())
        .skip_while(|text| !text.starts_with(['=', '＝']))
        .collect();
    if let Some((value, _)) = found.last_mut().and_then(|last| last.value.as_mut())
        && value.chars().all(is_comparison)
        && tail.chars().count() <= LABEL
    {
        value.push_str(&tail);
    }
    found
}

/// Points, and the rule by which they are given.
fn is_end(pair: &[&Token]) -> bool {
    let [points, rule] = pair else { return false };
    let points = points.digits().and_then(|digits| digits.parse::<u32>().ok());
    points.is_some_and(|points| points <= MOST_POINTS)
        && (rule.text.starts_with('按') || rule.text.contains("赋分"))
}

fn is_rule(text: &str) -> bool {
    text.starts_with("按照完成")
        || text.starts_with("按评判")
        || text.contains("赋分")
        || matches!(text, "分" | "说明" | "正式" | "工作" | "原始")
        || text.ends_with("资料")
        || text.ends_with("材料")
        || text.ends_with("凭证")
        || text.contains("资料,")
        || text.contains("材料,")
        || text.contains("凭证,")
}

/// Without what the page before left over of its last row.
fn without_rest<'a>(own: &'a [&'a Token]) -> &'a [&'a Token] {
    let short =
        own.iter().take_while(|token| token.text.chars().count() <= 2 && levels(&[*token]).1 == 0).count();
    if own.first().is_some_and(|token| "度指指标".contains(token.text.as_str())) {
        own.get(short..).unwrap_or_default()
    } else {
        own
    }
}

/// The level names that tokens begin with, how many tokens they take, and whether one of them is
/// cut by the end of a page.
fn levels(own: &[&Token]) -> ([Option<String>; 2], usize, bool) {
    let mut found: [Option<String>; 2] = [None, None];
    let mut length = 0;
    let mut cut = false;
    for place in &mut found {
        let mut joined = String::new();
        let mut best: Option<(&str, usize)> = None;
        for (at, token) in own.iter().enumerate().skip(length).take(4) {
            joined.push_str(&key(&token.text));
            if let Some(name) = FIRST.iter().chain(SECOND).find(|name| **name == joined) {
                best = Some((name, at + 1));
            }
        }
        let word = own.get(length).map(|token| key(&token.text)).filter(|word| word.chars().count() >= 2);
        let next = own.get(length + 1).map(|token| key(&token.text)).unwrap_or_default();
        if best.is_none()
            && let Some(word) = word
        {
            let both = format!("{word}{next}");
            let known = || FIRST.iter().chain(SECOND);
            let begins = |part: &str, tokens: usize| {
                let mut names = known().filter(|name| {
                    name.strip_suffix("指标")
                        .is_some_and(|bare| bare == part || (part == "满意" && bare == "满意度"))
                });
                names.next().map(|name| (*name, length + tokens))
            };
            best = begins(&both, 2).or_else(|| begins(&word, 1));
            cut |= best.is_some();
        }
        let Some((name, to)) = best else { break };
        *place = Some(name.to_owned());
        length = to;
    }
    (found, length, cut)
}

fn is_comparison(c: char) -> bool {
    matches!(narrow(c), '=' | '<' | '>' | '≥' | '≤' | '≧' | '≦')
}

/// A name and its value: the value begins with a comparison, else it is what is wrapped into the
/// narrow column before the standard.
fn name_and_value(own: &[&Token]) -> (Option<String>, Option<(String, Place)>) {
    let standard = own.iter().rposition(|token| token.text.ends_with("标准") || token.text == "自定义");
    let own = own.get(..standard.unwrap_or(own.len())).unwrap_or_default();
    let compared = own.iter().rposition(|token| token.text.starts_with(is_comparison));
    let from = match compared {
        Some(mut at) => {
            while at > 0 && own.get(at - 1).is_some_and(|token| token.text.chars().all(is_comparison)) {
                at -= 1;
            }
            at
        }
        None => {
            let narrow = |token: &&&Token| {
                token.text.chars().count() == 2
                    || token.text.chars().any(|c| c.is_ascii_digit() || "年月日".contains(c))
            };
            let words = own.iter().rev().take_while(narrow).count().min(own.len().saturating_sub(1));
            own.len() - words
        }
    };
    let (name, value) = own.split_at(from.min(own.len()));
    let join = |tokens: &[&Token]| join(tokens.iter().map(|token| token.text.as_str()));
    let value = value.first().map(|first| (join(value), first.place));
    (Some(join(name)).filter(|name| !name.is_empty()), value)
}

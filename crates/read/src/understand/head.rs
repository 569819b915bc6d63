//! What the lines around the tables say of the whole document: unit and [`money`] unit, [`year`].

mod money;
mod year;

use std::collections::BTreeMap;

pub(crate) use self::money::Money;
pub(crate) use self::year::year;
use super::key::{join, key, narrow};
use super::privacy;
use super::recognise::is_table_number;
use super::token::Line;

/// Labels in front of the publishing unit's name.
const UNIT_LABELS: &[&str] = &[
    "编制单位",
    "编制部门",
    "填报单位",
    "填报部门",
    "公开单位",
    "公开部门",
    "预算单位",
    "预算部门",
    "预算单位名称",
    "预算部门名称",
    "部门名称",
    "单位名称",
    "部门单位",
    "部门单位名称",
    "编报单位",
    "编报部门",
    "部门",
];

/// Words of a caption that are no part of the unit's name before them.
const AFTER_THE_NAME: &[&str] =
    &["填报日期", "编制日期", "填表日期", "日期", "预算年度", "决算年度", "年度:", "第"];

/// Longer lines are no captions.
const MOST_WORDS: usize = 40;

/// What a line above a table states.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Caption {
    /// Name of the unit.
    pub(crate) unit: Option<String>,
    /// Money unit.
    pub(crate) money: Option<Money>,
}

/// Reads `编制单位：… 单位：万元` and `（万元）`; none if the line is nothing of the kind.
pub(crate) fn caption(line: &Line) -> Option<Caption> {
    if line.tokens.len() > MOST_WORDS {
        return None;
    }
    let words = line.tokens.iter().map(|token| money::without_currency(&token.text));
    let words: Vec<&str> = words.filter(|word| !word.is_empty() && !is_table_number(&key(word))).collect();
    let whole = join(words.iter().copied());
    let narrow: Vec<char> = whole.chars().map(narrow).collect();
    let mut caption = Caption::default();
    let mut rest = whole.clone();
    if let Some((at, money)) = money::stated(&narrow, &ends(&words)) {
        let outside = whole.chars().enumerate().filter(|(place, _)| !at.contains(place));
        rest = outside.map(|(_, c)| c).collect();
        caption.money = Some(money);
    } else {
        let bare: Option<Vec<Money>> = words.iter().map(|word| money::bare(word)).collect();
        caption.money = money::bare(&whole).or_else(|| bare?.into_iter().next());
    }
    if let Some((label, name)) = rest.split_once([':', '：']) {
        let label = key(label);
        let label = label.trim_end_matches("盖章").trim_end_matches("公章");
        let name = name_alone(privacy::before_a_person(name));
        let labels_a_unit = UNIT_LABELS.contains(&label) || (label == "单位" && caption.money.is_some());
        if labels_a_unit && !key(name).is_empty() {
            caption.unit = Some(name.to_owned());
        }
    }
    (caption != Caption::default()).then_some(caption)
}

/// The money unit that headings end with in brackets, if they agree: `预算数（万元）`.
pub(crate) fn money_of_headings<'a>(lines: impl Iterator<Item = &'a Line>) -> Option<Money> {
    let mut units = lines.flat_map(|line| &line.tokens).filter_map(|token| money::behind(&token.text));
    let unit = units.next()?;
    units.all(|other| other == unit).then_some(unit)
}

/// The money unit that a word is, if it is nothing else.
pub(crate) fn money_alone(word: &str) -> Option<Money> {
    money::bare(word)
}

/// Where words end in the text that they are joined to, in characters.
fn ends(words: &[&str]) -> Vec<usize> {
    (1..=words.len()).map(|count| join(words.iter().take(count).copied()).chars().count()).collect()
}

/// A name without what else a caption states after it: a date, a year, a page.
fn name_alone(name: &str) -> &str {
    let cut = AFTER_THE_NAME.iter().filter_map(|word| {
        let at = name.find(word)?;
        // A name may have 第 in it; a page number goes on with a digit and 页.
        let page = || name.get(at..).is_some_and(|rest| rest.contains('页'));
        (*word != "第" || page()).then_some(at)
    });
    let name = cut.min().and_then(|at| name.get(..at)).unwrap_or(name).trim();
    let bare = name.trim_end_matches("年度").trim_end_matches('年').trim_end();
    let before = bare.trim_end_matches(|c: char| c.is_ascii_digit());
    if before.len() + 4 == bare.len() && bare.len() < name.len() { before.trim_end() } else { name }
}

/// The unit that the titles name: `某某局2024年度部门决算`; of several the one named most often.
pub(crate) fn unit_of_titles(lines: &[Line]) -> Option<String> {
    const SHORTEST: usize = 4;
    const WHAT: &[&str] = &["部门预算", "部门决算", "单位预算", "单位决算", "预算", "决算"];
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for line in lines {
        let Some((before, after)) = line.key.split_once('年') else { continue };
        let after = after.strip_prefix('度').unwrap_or(after);
        let named = before.trim_end_matches(|c: char| c.is_ascii_digit());
        let Some(at) = WHAT.iter().filter_map(|what| after.find(what)).min() else { continue };
        let unit = match (before.len() - named.len(), named.is_empty(), at) {
            (4, false, 0) => named.rsplit_once("部分").map_or(named, |(_, unit)| unit),
            (4, true, _) => after.get(..at).unwrap_or_default(),
            _ => continue,
        };
        if unit.chars().count() >= SHORTEST {
            *counts.entry(unit).or_default() += 1;
        }
    }
    let most = counts.into_iter().max_by_key(|(unit, count)| (*count, std::cmp::Reverse(unit.len())));
    most.map(|(unit, _)| unit.to_owned())
}

#[cfg(test)]
pub(super) mod tests {
    use mingzhang::money::MoneyUnit;

    use super::*;
    use crate::source::Place;

    pub(crate) fn line(text: &str) -> Line {
        let nowhere = Place { part: 0, item: 0, at: 0 };
        Line::of_words(0, text.split_whitespace().map(|word| (word, nowhere))).unwrap()
    }

    #[test]
    fn captions() {
        let of = |text: &str| caption(&line(text)).unwrap_or_default();
        let known = |unit| Some(Money::Known(unit));
        let both = |money| Caption { unit: Some("某某局".to_owned()), money: known(money) };
        for text in [
            "编制单位：某某局 单位：万元",
            "编 制 单 位 ： 某某局 金额单位: 万元",
            "部门：某某局 公开01表 金额单位：万元",
            "单位：某某局 单位：万元",
            "单位：万元 编制单位：某某局",
            "编制单位（盖章）：某某局 2024年度 单位：人民币 万元",
            "编制单位：某某局 填报日期：2024年2月1日 单位 ：万 元",
            "编制单位：某某局 单位负责人：某某 联系电话：63000000 单位：万元",
            "部门名称：某某局 （单位：万元） 第 1 页 共 3 页",
            "部门名称：某某局 计量单位：万元（保留两位小数）",
            "编制单位：某某局 金额单位：万元 币种：人民币",
            "编制单位：某某局 金额单位：万元币种：人民币",
        ] {
            assert_eq!(of(text), both(MoneyUnit::TenThousand), "{text}");
        }
        assert_eq!(of("单位：元").money, known(MoneyUnit::Yuan));
        assert_eq!(of("（单位：亿元）").money, known(MoneyUnit::HundredMillion));
        assert_eq!(of("金额单位 元").money, known(MoneyUnit::Yuan));
        assert_eq!(of("（元）").money, known(MoneyUnit::Yuan));
        assert_eq!(of("( 万元 )").money, known(MoneyUnit::TenThousand));
        assert_eq!(caption(&line("一、本年收入 3,984.50")), None);
        assert_eq!(caption(&line("单位：主要职责")), None);
        assert_eq!(caption(&line("单位资金")), None);
        assert_eq!(caption(&line("单位：元旦慰问")), None);
        assert_eq!(caption(&line("预算单位：")), None);
    }

    #[test]
    fn headings_say_the_money_unit_if_they_agree() {
        let of = |lines: &[&str]| {
            money_of_headings(lines.iter().map(|text| line(text)).collect::<Vec<_>>().iter())
        };
        assert_eq!(
            of(&["项目 预算数（万元）", "合计 增减（万元）"]),
            Some(Money::Known(MoneyUnit::TenThousand))
        );
        assert_eq!(of(&["项目 数量（台） 金额(元)"]), Some(Money::Known(MoneyUnit::Yuan)));
        assert_eq!(of(&["项目 单价（元） 金额（万元）"]), None);
        assert_eq!(of(&["项目 预算数"]), None);
    }

    #[test]
    fn a_money_unit_that_is_not_kept_is_none_of_ours_and_spoils_no_name() {
        let of = |text: &str| caption(&line(text)).unwrap_or_default();
        let other = |unit: Option<&str>, money: &str| Caption {
            unit: unit.map(str::to_owned),
            money: Some(Money::Other(money.to_owned())),
        };
        assert_eq!(of("编制单位：某某局 单位：千元"), other(Some("某某局"), "千元"));
        assert_eq!(of("编制单位：某某局 金额单位：百万元"), other(Some("某某局"), "百万元"));
        assert_eq!(of("单位：万美元"), other(None, "万美元"));
        assert_eq!(of("（千元）"), other(None, "千元"));
    }

    #[test]
    fn the_unit_stands_in_titles_too() {
        let of = |text: &str| unit_of_titles(&[line(text)]);
        assert_eq!(of("某某市某某局2024年度部门决算").as_deref(), Some("某某市某某局"));
        assert_eq!(of("第二部分 某某市某某局 2024 年度部门决算表").as_deref(), Some("某某市某某局"));
        assert_eq!(of("2024年某某市某某局单位预算公开").as_deref(), Some("某某市某某局"));
        assert_eq!(of("比上年预算增加"), None);
    }
}

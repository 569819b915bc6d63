//! What the lines around the tables say of the whole document: unit, year, money unit.

use std::collections::BTreeMap;

use mingzhang::money::MoneyUnit;

use super::key::{join, key, narrow};
use super::privacy;
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
    "部门名称",
    "单位名称",
    "编报单位",
    "部门",
];

/// What a line above a table states.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Caption {
    /// Name of the unit.
    pub(crate) unit: Option<String>,
    /// Money unit.
    pub(crate) money: Option<MoneyUnit>,
}

/// Reads `编制单位：… 单位：万元`; none if the line is nothing of the kind.
pub(crate) fn caption(line: &Line) -> Option<Caption> {
    let words: Vec<&str> = line.tokens.iter().map(|token| token.text.as_str()).collect();
    if words.len() > 40 {
        return None;
    }
    let whole: String = join(words.iter().copied());
    let narrow: String = whole.chars().map(narrow).collect();
    let mut caption = Caption::default();
    let mut rest = whole.chars().count();
    if let Some((at, money)) = money_unit(&narrow) {
        caption.money = Some(money);
        rest = narrow.get(..at)?.chars().count();
    }
    let before: String = whole.chars().take(rest).collect();
    if let Some((label, name)) = before.split_once([':', '：']) {
        let label = key(label);
        let name = privacy::before_a_person(name).trim_end_matches("金额").trim();
        if UNIT_LABELS.contains(&label.as_str()) && !name.is_empty() {
            caption.unit = Some(name.to_owned());
        }
    }
    (caption != Caption::default()).then_some(caption)
}

/// The money unit after the last `单位：`, and where that begins.
fn money_unit(narrow: &str) -> Option<(usize, MoneyUnit)> {
    let at = narrow.rfind("单位:")?;
    let symbol = narrow.get(at + "单位:".len()..)?.trim_start_matches("人民币").trim_end_matches([')', ' ']);
    Some((at, MoneyUnit::from_symbol(symbol)?))
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

/// The document's year: the one named most often where the budget is spoken of, else anywhere.
pub(crate) fn year(lines: &[Line], stage: &str) -> Option<u16> {
    let word = if stage == "budget" { "预算" } else { "决算" };
    let mut counts: BTreeMap<u16, (usize, usize)> = BTreeMap::new();
    for line in lines {
        let about = usize::from(line.key.contains(word));
        for year in years(&line.key) {
            let count = counts.entry(year).or_default();
            *count = (count.0 + about, count.1 + 1);
        }
    }
    // Of two named as often the later: a budget compares itself with the year before.
    counts.into_iter().max_by_key(|(year, count)| (*count, *year)).map(|(year, _)| year)
}

fn years(key: &str) -> Vec<u16> {
    key.match_indices('年')
        .filter_map(|(at, _)| {
            let before = key.get(..at)?;
            let digits = before.len() - before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
            let year: u16 = before.get(before.len().checked_sub(4)?..)?.parse().ok()?;
            (digits == 4 && (1949..=2999).contains(&year)).then_some(year)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Place;

    fn line(text: &str) -> Line {
        let nowhere = Place { part: 0, item: 0, at: 0 };
        Line::of_words(0, text.split_whitespace().map(|word| (word, nowhere))).unwrap()
    }

    #[test]
    fn captions() {
        let of = |text: &str| caption(&line(text)).unwrap_or_default();
        let both = Caption { unit: Some("某某局".to_owned()), money: Some(MoneyUnit::TenThousand) };
        assert_eq!(of("编制单位：某某局 单位：万元"), both);
        assert_eq!(of("编 制 单 位 ： 某某局 金额单位: 万元"), both);
        assert_eq!(of("编制单位：某某局 单位负责人：某某 联系电话：63000000 单位：万元"), both);
        assert_eq!(of("单位：元").money, Some(MoneyUnit::Yuan));
        assert_eq!(of("（单位：亿元）").money, Some(MoneyUnit::HundredMillion));
        assert_eq!(caption(&line("一、本年收入 3,984.50")), None);
        assert_eq!(caption(&line("单位：主要职责")), None);
    }

    #[test]
    fn the_unit_stands_in_titles_too() {
        let of = |text: &str| unit_of_titles(&[line(text)]);
        assert_eq!(of("某某市某某局2024年度部门决算").as_deref(), Some("某某市某某局"));
        assert_eq!(of("第二部分 某某市某某局 2024 年度部门决算表").as_deref(), Some("某某市某某局"));
        assert_eq!(of("2024年某某市某某局单位预算公开").as_deref(), Some("某某市某某局"));
        assert_eq!(of("比上年预算增加"), None);
    }

    #[test]
    fn the_year_is_the_budgets() {
        let lines = [
            line("2023 年完成"),
            line("2023年"),
            line("2023年"),
            line("2024 年单位预算"),
            line("第二部分 2024 年预算"),
        ];
        assert_eq!(year(&lines, "budget"), Some(2024));
        assert_eq!(year(&[line("电话12345678年")], "budget"), None);
    }
}

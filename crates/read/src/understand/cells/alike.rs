//! How well a printed heading says what the form says.

use std::collections::BTreeMap;

use crate::understand::key::{key, loose};

/// It says just that.
pub(super) const SAME: u32 = 8;

/// It says it in more or fewer words that change nothing.
pub(super) const ALIKE: u32 = 4;

/// It says most of it.
pub(super) const NEAR: u32 = 2;

/// Words that a heading may have or not.
const IDLE: [&str; 32] = [
    "事业单位",
    "财政拨款",
    "安排的",
    "预算数",
    "决算数",
    "本年",
    "年初",
    "年度",
    "预算",
    "决算",
    "收入",
    "支出",
    "资金",
    "拨款",
    "补助",
    "财政",
    "合计",
    "小计",
    "金额",
    "经费",
    "情况",
    "万元",
    "费用",
    "安排",
    "费",
    "用",
    "数",
    "额",
    "元",
    "的",
    "年",
    "等",
];

/// What joins words and may stand there or not.
const JOINTS: [char; 4] = ['和', '及', '与', '或'];

/// Words of which a sum is a sum.
const TOTALS: [&str; 4] = ["合计", "小计", "总计", "共计"];

/// How alike a heading is to what is wanted, whose place is under `above`; 0 if it says something else.
pub(super) fn alike(wanted: &str, heading: &str, above: &[String]) -> u32 {
    let (want, found) = (key(wanted), key(heading));
    if want.is_empty() || found.is_empty() {
        return 0;
    }
    if want == found {
        return SAME;
    }
    let (want, found) = (joined(&loose(&want)), joined(&loose(heading)));
    if want.is_empty() || found.is_empty() {
        return 0;
    }
    if want == found {
        return SAME - 1;
    }
    if is_total(&want) && is_total(&found) {
        return ALIKE;
    }
    if want.starts_with('非') != found.starts_with('非') {
        return 0;
    }
    let (long, short) = if want.len() > found.len() { (&want, &found) } else { (&found, &want) };
    let names_a_part = key(heading).starts_with("其中");
    if !names_a_part && long.contains(short.as_str()) && short.chars().count() > 1 {
        let above: String = above.iter().map(|text| joined(&key(text))).collect();
        if is_idle(&long.replacen(short.as_str(), "", 1), &above) {
            return ALIKE;
        }
    }
    if near(&want, &found) { NEAR } else { 0 }
}

/// Whether a heading says most of what is wanted, as a group of columns may be called.
pub(super) fn is_near(wanted: &str, heading: &str) -> bool {
    let (want, found) = (joined(&key(wanted)), joined(&key(heading)));
    want.starts_with('非') == found.starts_with('非')
        && common(&want, &found) * 4 > pairs(&want) + pairs(&found)
        || alike(wanted, heading, &[]) > 0
}

/// Whether a heading is a word for a sum.
pub(super) fn is_total(heading: &str) -> bool {
    TOTALS.contains(&key(heading).as_str())
}

fn joined(key: &str) -> String {
    key.chars().filter(|c| !JOINTS.contains(c)).collect()
}

/// Whether words change nothing: idle ones, and those that stand above already.
fn is_idle(rest: &str, above: &str) -> bool {
    if rest.is_empty() || rest.chars().all(|c| c.is_ascii_digit()) || above.contains(rest) {
        return true;
    }
    IDLE.iter().filter_map(|word| rest.strip_prefix(word)).any(|rest| is_idle(rest, above))
}

/// Whether three of four pairs of neighbouring characters are the same.
fn near(a: &str, b: &str) -> bool {
    common(a, b) * 8 > (pairs(a) + pairs(b)) * 3
}

fn pairs(text: &str) -> usize {
    text.chars().count().saturating_sub(1)
}

/// Pairs of neighbouring characters that both texts have.
fn common(a: &str, b: &str) -> usize {
    let mut counts: BTreeMap<(char, char), usize> = BTreeMap::new();
    for pair in a.chars().zip(a.chars().skip(1)) {
        *counts.entry(pair).or_default() += 1;
    }
    let mut common = 0;
    for pair in b.chars().zip(b.chars().skip(1)) {
        if let Some(left) = counts.get_mut(&pair).filter(|left| **left > 0) {
            *left -= 1;
            common += 1;
        }
    }
    common
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_that_say_the_same() {
        for (wanted, heading) in [
            ("财政拨款（补助）", "财政拨款(补助)"),
            ("商品服务支出", "商品和服务支出"),
            ("公务用车购置及运行费", "公务用车购置和运行费"),
            ("因公出国（境）费", "因公出国(境)费用"),
            ("一般公共预算", "一般公共预算拨款"),
            ("政府性基金", "政府性基金预算"),
            ("合计", "支出合计"),
            ("经营收入", "事业单位经营收入"),
            ("本年支出合计", "合计"),
            ("单位资金", "单位资金（元）"),
            ("合计", "小计"),
        ] {
            assert!(alike(wanted, heading, &[]) >= ALIKE, "{wanted} {heading}");
        }
        let above = ["公务用车购置及运行费".to_owned()];
        assert_eq!(alike("运行费", "公务用车运行费", &above), ALIKE);
    }

    #[test]
    fn headings_that_say_something_else() {
        for (wanted, heading) in [
            ("财政拨款", "非财政拨款"),
            ("财政拨款结转", "非财政拨款结转结余"),
            ("事业收入", "其中：事业收入"),
            ("财政拨款", "其中：财政拨款结转"),
            ("事业收入", "其他收入"),
            ("上级补助收入", "财政补助收入"),
            ("基本支出", "项目支出"),
            ("预算数", "决算数"),
            ("购置费", "会议费"),
            ("公务接待费", "培训费"),
        ] {
            let found = alike(wanted, heading, &[]);
            assert!(
                found == 0 || key(heading).starts_with("其中") && found == SAME - 1,
                "{wanted} {heading}"
            );
        }
        assert!(!is_near("财政拨款", "非财政拨款") && !is_near("公务接待费", "会议费"));
        assert!(is_near("财政拨款（补助）", "财政拨款收入") && is_near("基本支出", "基本支出"));
        assert!(!is_near("预算数", "决算数") && !is_near("基本支出", "项目支出"));
    }
}

//! A share or rate without its percent sign, an amount without its unit.

use crate::finding::{Arg, Said, Severity, Text};
use crate::rules::numbers::{Number, numbers};
use crate::rules::words::{self, narrow};
use crate::rules::{Document, Family, Rule, Sink};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "percent-sign-missing",
    family: Family::Wording,
    title: Text {
        zh: "数字后面缺少百分号或金额单位", en: "A percent sign or money unit missing"
    },
    what: Text {
        zh: "“占”“增长”“下降”后面带小数的数字，紧接着就是标点，没有百分号；“预算数为”“增加”“减少”后面的数字没有金额单位。",
        en: "A figure with decimals behind “占”, “增长” or “下降” with punctuation right after it and no percent sign; a figure behind “预算数为”, “增加” or “减少” without a money unit.",
    },
    remedy: Text { zh: "请补上百分号或单位。", en: "Put the percent sign or the unit." },
    basis: Text { zh: "数字应当带有计量单位", en: "A figure is to have its unit" },
    check: Some(check),
};

const PERCENT: Text = Text {
    zh: "“{figure}”后面缺少百分号：{words}",
    en: "“{figure}” lacks a percent sign: {words}",
};
const MONEY: Text = Text {
    zh: "“{figure}”后面缺少金额单位：{words}",
    en: "“{figure}” lacks a money unit: {words}",
};

/// Words in front of a share or a rate.
const SHARES: [&str; 9] = ["占", "占比", "占比为", "增长", "增长了", "下降", "下降了", "上升", "增幅"];

/// Words in front of an amount.
const AMOUNTS: [&str; 12] = [
    "预算数为",
    "决算数为",
    "预算为",
    "决算为",
    "增加",
    "增加了",
    "减少",
    "减少了",
    "总计",
    "合计",
    "共计",
    "支出",
];

fn check(rule: &Rule, document: &Document<'_>, sink: &mut Sink) {
    for words in words::items(document.disclosure) {
        for number in numbers(words.text) {
            let Some((text, start)) = missing(words.text, &number) else { continue };
            let figure = words.text.get(start..number.end).unwrap_or_default().to_owned();
            let said = Said::new(text).with("figure", Arg::Words(figure));
            sink.add(words.finding(rule, Severity::Doubt, (number.start, number.end), said));
        }
    }
}

/// What is missing behind a number, and where the word in front of it begins.
fn missing(text: &str, number: &Number) -> Option<(Text, usize)> {
    let (before, behind) = (text.get(..number.start)?.trim_end(), text.get(number.end..)?.trim_start());
    let ends = behind.chars().next().is_some_and(|c| matches!(narrow(c), ',' | '。' | ';' | '、'));
    if number.money.is_some() || number.decimals == 0 || !ends {
        return None;
    }
    let word =
        |list: &[&str]| list.iter().filter(|word| before.ends_with(**word)).map(|word| word.len()).max();
    let (text, length) = word(&SHARES)
        .map(|length| (PERCENT, length))
        .or_else(|| word(&AMOUNTS).map(|length| (MONEY, length)))?;
    Some((text, before.len() - length))
}

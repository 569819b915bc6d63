//! A number of things without its measure word.

use crate::finding::{Arg, Said, Severity, Text};
use crate::rules::numbers::{Number, numbers};
use crate::rules::words;
use crate::rules::{Document, Family, Rule, Sink};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "measure-word-missing",
    family: Family::Wording,
    title: Text { zh: "数字后面缺少量词", en: "A measure word missing" },
    what: Text {
        zh: "“对 20 企业”这样，数字紧接着企业、单位、学校等名词，没有“家”“个”“所”等量词。只看“对”“共”“培训”“检查”等词后面的整数，年份不算。",
        en: "A whole number right in front of 企业, 单位, 学校 or the like, without 家, 个 or 所; only behind words such as 对, 共, 培训 or 检查. Years do not count.",
    },
    remedy: Text { zh: "请补上量词。", en: "Put the measure word." },
    basis: Text { zh: "数字应当带有计量单位", en: "A figure is to have its unit" },
    check: Some(check),
};

const FOUND: Text = Text {
    zh: "“{figure}”中间缺少量词：{words}",
    en: "“{figure}” lacks a measure word: {words}",
};

/// Words in front of a number of things.
const BEFORE: [&str; 12] =
    ["对", "共", "共有", "共计", "培训", "检查", "抽查", "覆盖", "服务", "支持", "涉及", "惠及"];

/// Things that are counted with a measure word.
const COUNTED: [&str; 8] = ["企业", "单位", "学校", "社区", "家庭", "科室", "部门", "车辆"];

fn check(rule: &Rule, document: &Document<'_>, sink: &mut Sink) {
    for words in words::all(document.disclosure) {
        for number in numbers(words.text) {
            let Some((start, end)) = lacking(words.text, &number) else { continue };
            let figure = words.text.get(start..end).unwrap_or_default().to_owned();
            let said = Said::new(FOUND).with("figure", Arg::Words(figure));
            sink.add(words.finding(rule, Severity::Doubt, (start, end), said));
        }
    }
}

/// The word in front of a number and the thing behind it, if no measure word stands between.
fn lacking(text: &str, number: &Number) -> Option<(usize, usize)> {
    const YEARS: std::ops::RangeInclusive<u32> = 1900..=2100;
    let (before, behind) = (text.get(..number.start)?.trim_end(), text.get(number.end..)?);
    let digits = text.get(number.start..number.end)?;
    let year = digits.parse().is_ok_and(|value| YEARS.contains(&value));
    if number.money.is_some() || number.decimals > 0 || year {
        return None;
    }
    let word = BEFORE.iter().filter(|word| before.ends_with(**word)).map(|word| word.len()).max()?;
    let space = behind.len() - behind.trim_start().len();
    let thing = COUNTED.iter().find(|thing| behind.trim_start().starts_with(**thing))?;
    Some((before.len() - word, number.end + space + thing.len()))
}

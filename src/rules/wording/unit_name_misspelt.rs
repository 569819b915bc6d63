//! The publishing unit's name with one character wrong, missing or too many.

use crate::finding::{Arg, Said, Severity, Text};
use crate::rules::words;
use crate::rules::{Document, Family, Rule, Sink};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "unit-name-misspelt",
    family: Family::Wording,
    title: Text { zh: "单位名称前后不一致", en: "The unit's name written two ways" },
    what: Text {
        zh: "文中一个名称与本单位名称只差一个字：错一字、漏一字或多一字。行政层级不同、序号不同或带“分”“总”的是别的单位，不算。",
        en: "A name in the text differs from the unit's by one character. Names of another level, with another number or with “分” or “总” are other units.",
    },
    remedy: Text { zh: "请统一为规范的单位名称。", en: "Use the unit's proper name throughout." },
    basis: Text { zh: "同一单位的名称前后应当一致", en: "One unit has one name" },
    check: Some(check),
};

const FOUND: Text = Text {
    zh: "“{name}”与单位名称“{unit}”只差一个字：{words}",
    en: "“{name}” differs from the unit's name “{unit}” by one character: {words}",
};

/// Shorter names are too easily near to another.
const SHORTEST: usize = 6;

/// Characters in which names of different units differ.
const TELLING: &str = "省市区县州盟旗乡镇村东西南北中分总一二三四五六七八九十0123456789";

fn check(rule: &Rule, document: &Document<'_>, sink: &mut Sink) {
    let unit: Vec<char> = document.disclosure.unit.chars().filter(|c| !c.is_whitespace()).collect();
    if unit.len() < SHORTEST {
        return;
    }
    for words in words::narrative(document.disclosure) {
        let chars: Vec<(usize, char)> =
            words.text.char_indices().filter(|(_, c)| !c.is_whitespace()).collect();
        let plain: Vec<char> = chars.iter().map(|(_, c)| *c).collect();
        let mut from = 0;
        while from < plain.len() {
            let Some(length) = near(&unit, plain.get(from..).unwrap_or_default()) else {
                from += 1;
                continue;
            };
            let byte = |place: usize| chars.get(place).map_or(words.text.len(), |(at, _)| *at);
            let (start, end) = (byte(from), byte(from + length));
            let name: String = plain.get(from..from + length).unwrap_or_default().iter().collect();
            let said = Said::new(FOUND)
                .with("name", Arg::Words(name))
                .with("unit", Arg::Words(document.disclosure.unit.clone()));
            sink.add(words.finding(rule, Severity::Doubt, (start, end), said));
            from += length;
        }
    }
}

/// How many of the characters are the name with one of them wrong, missing or too many; none if
/// they are the name itself or something else. First and last must be the name's own, so that a
/// longer or shorter name is none.
fn near(unit: &[char], text: &[char]) -> Option<usize> {
    let count = unit.len();
    let same = unit.iter().zip(text).take_while(|(a, b)| a == b).count();
    if same == 0 || same == count {
        return None;
    }
    let last = unit.last()?;
    let ends = |length: usize| text.get(length - 1) == Some(last);
    let rest = |of: &[char], from: usize, to: usize| of.get(from..to).map(<[char]>::to_vec);
    let (one, other) = (*unit.get(same)?, *text.get(same)?);
    let telling = |c: char| TELLING.contains(c);
    let wrong = rest(unit, same + 1, count).is_some_and(|left| rest(text, same + 1, count) == Some(left));
    let missing = rest(unit, same + 1, count).is_some_and(|left| rest(text, same, count - 1) == Some(left));
    let extra = rest(unit, same, count).is_some_and(|left| rest(text, same + 1, count + 1) == Some(left));
    if wrong && ends(count) && !telling(one) && !telling(other) {
        Some(count)
    } else if missing && same + 1 < count && ends(count - 1) && !telling(one) {
        Some(count - 1)
    } else if extra && ends(count + 1) && !telling(other) {
        Some(count + 1)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Option<usize> {
        let chars = |text: &str| text.chars().collect::<Vec<_>>();
        near(&chars("示例市公共服务局"), &chars(text))
    }

    #[test]
    fn one_character_makes_another_name() {
        assert_eq!(of("示例市公共服务局负责"), None);
        assert_eq!(of("示例市公用服务局负责"), Some(8));
        assert_eq!(of("示例市公服务局负责"), Some(7));
        assert_eq!(of("示例市公共共服务局"), Some(9));
        for other in
            ["示例县公共服务局", "示例市公共服务分局", "示例市公共服务中心", "示例市公安局", "示例市"]
        {
            assert_eq!(of(other), None, "{other}");
        }
    }
}

//! A number in front of a list that has another number of entries.

use crate::disclosure::WordsAt;
use crate::finding::{Arg, Finding, Said, Severity, Text};
use crate::money::Amount;
use crate::rules::numbers::numbers;
use crate::rules::words::{self, Words};
use crate::rules::{Document, Family, Rule, Sink};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "count-of-list",
    family: Family::Performance,
    title: Text { zh: "个数与列举的不符", en: "A number that its list does not bear out" },
    what: Text {
        zh: "“内设机构 9 个，包括：……”后面用顿号或编号列举的个数与写的不同；列举以“等”结束、或者数不清有几个时不作判断。",
        en: "A list behind “内设机构 9 个，包括：…”, with enumeration commas or numbers, has another number of entries than is said. Not judged where it ends with “等” or cannot be counted.",
    },
    remedy: Text { zh: "请核对个数和名单。", en: "Check the number and the list." },
    basis: Text { zh: "个数和名单应当一致", en: "Number and list are to agree" },
    check: Some(check),
};

const FOUND: Text = Text {
    zh: "写的是 {said} 个，列出的是 {count} 个：{words}",
    en: "It says {said}, and {count} are listed: {words}",
};

/// Words between the number and its list.
const OPENING: [&str; 8] = ["分别是", "分别为", "具体包括", "主要包括", "包括", "具体为", "即", "为"];

/// What is counted.
const COUNTED: [&str; 6] = ["个", "家", "处", "科室", "部门", "单位"];

fn check(rule: &Rule, document: &Document<'_>, sink: &mut Sink) {
    for words in words::items(document.disclosure) {
        let Some((said, counts, start, end)) = in_sentence(words).or_else(|| in_items(document, words))
        else {
            continue;
        };
        if counts.contains(&said) {
            continue;
        }
        let count = counts.first().copied().unwrap_or(0);
        let passage = words.passage(start, end);
        let told = Said::new(FOUND)
            .with("said", Arg::Count(said))
            .with("count", Arg::Count(count))
            .with("words", Arg::Quote(passage));
        let finding = Finding::of_rule(rule, Severity::Doubt, &words.key(start, start), told);
        sink.add(finding.at_words([passage]));
    }
}

/// A number and how many entries its list in the same sentence can have, with the stretch of both.
fn in_sentence(words: Words<'_>) -> Option<(usize, Vec<usize>, usize, usize)> {
    for number in numbers(words.text) {
        let Some(said) = whole(number.amount).filter(|said| (2..100).contains(said)) else { continue };
        let behind = words.text.get(number.end..)?;
        let Some(opening) = opening(behind) else { continue };
        let from = number.end + opening;
        let list = words.text.get(from..)?;
        let list = list.get(..list.find(['。', '；', '\n']).unwrap_or(list.len()))?;
        if let Some(counts) = entries(list) {
            return Some((said, counts, number.start, from + list.len()));
        }
    }
    None
}

/// Where a list begins behind a number: behind 个 or 家, what is counted, and 包括.
fn opening(behind: &str) -> Option<usize> {
    const FAR: usize = 16;
    let behind_unit = behind.trim_start();
    if !COUNTED.iter().any(|unit| behind_unit.starts_with(unit)) {
        return None;
    }
    let near: usize = behind.chars().take(FAR).map(char::len_utf8).sum();
    let near = behind.get(..near)?;
    let (at, word) = OPENING.iter().filter_map(|word| Some((near.find(word)?, *word))).min()?;
    let between = near.get(..at)?;
    if between.contains(['。', '；', '、']) || between.chars().any(|c| c.is_ascii_digit()) {
        return None;
    }
    let after = at + word.len();
    let rest = behind.get(after..)?;
    let marks = rest.chars().next().filter(|c| matches!(c, '：' | ':'))?;
    Some(after + marks.len_utf8())
}

/// How many entries a list can have; none if it is not clear. Its last two may be joined by 和.
fn entries(list: &str) -> Option<Vec<usize>> {
    let list = list.trim();
    if list.contains(['，', ',', '：', ':']) || list.contains("等 ") {
        return None;
    }
    let mut depth = 0_usize;
    let mut count = 1;
    for c in list.chars() {
        match c {
            '（' | '(' | '“' | '《' => depth += 1,
            '）' | ')' | '”' | '》' => depth = depth.saturating_sub(1),
            '、' if depth == 0 => count += 1,
            _ => {}
        }
    }
    let last = list.rsplit('、').next().unwrap_or_default();
    let joined = ["和", "及", "与"].iter().any(|word| last.contains(word));
    let counted = last.chars().any(|c| c.is_ascii_digit());
    let clear = count > 1 && !counted && !last.contains('等');
    clear.then(|| if joined { vec![count, count + 1] } else { vec![count] })
}

/// The numbers of a sentence that ends with 包括：, and how many numbered items follow it.
fn in_items(document: &Document<'_>, words: Words<'_>) -> Option<(usize, Vec<usize>, usize, usize)> {
    let WordsAt::Item { section, item } = words.at else { return None };
    let text = words.text.trim_end();
    let opened = text.trim_end_matches(['：', ':']);
    let opens = opened.len() < text.len() && (opened.contains("包括") || opened.contains("如下"));
    let from = opened
        .rfind(['。', '\n'])
        .map_or(0, |at| at + opened.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8));
    let sentence = opened.get(from..)?;
    let said: Option<Vec<usize>> = numbers(sentence)
        .into_iter()
        .filter(|number| {
            let behind = sentence.get(number.end..).unwrap_or_default().trim_start();
            behind.starts_with(['个', '家'])
        })
        .map(|number| whole(number.amount))
        .collect();
    let said: usize = said.filter(|said| !said.is_empty())?.iter().sum();
    let items = document.disclosure.narrative.get(section)?.items.get(item + 1..)?;
    let digits = |number: &str| number.chars().filter(char::is_ascii_digit).collect::<String>().parse().ok();
    let follows = items.iter().zip(1_usize..).take_while(|(of, next)| {
        of.number.as_deref().and_then(digits) == Some(*next) && !of.text.contains(['，', '；'])
    });
    let count = follows.count();
    // One entry more or less may be the body itself.
    (opens && count > 1 && said < 100).then(|| (said, vec![count, count - 1, count + 1], from, text.len()))
}

fn whole(amount: Amount) -> Option<usize> {
    amount.to_printed(0, 0).parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Option<(usize, Vec<usize>)> {
        let words = Words { at: WordsAt::Item { section: 0, item: 0 }, text };
        in_sentence(words).map(|(said, counts, ..)| (said, counts))
    }

    #[test]
    fn lists_with_their_numbers() {
        assert_eq!(of("设3个内设机构，包括：办公室、科室（甲、乙）、人事科。"), Some((3, vec![3])));
        assert_eq!(of("下设 2 个处室，分别是：办公室和人事科、法规科。"), Some((2, vec![2])));
        assert_eq!(of("内设科室3个，分别为：甲科、乙科和丙科。"), Some((3, vec![2, 3])));
        for unclear in [
            "下设3个处室，包括：甲科、乙科等。",
            "2024年，包括：甲、乙。",
            "3个项目，包括：甲1个、乙2个。",
            "3个科室，包括甲科、乙科、丙科。",
        ] {
            assert_eq!(of(unclear), None, "{unclear}");
        }
    }
}

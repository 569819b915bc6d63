//! Placeholders that nobody filled in.

use crate::finding::{Arg, Finding, Said, Severity, Text};
use crate::rules::words;
use crate::rules::{Document, Family, Rule, Sink};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "placeholder-left",
    family: Family::Wording,
    title: Text { zh: "留着没有填写的空位", en: "A placeholder left in" },
    what: Text {
        zh: "“XX”“××”“＿＿”“【】”这类模板空位没有填写。一段里有多处时只说一次。",
        en: "Places of the template such as “XX”, “××”, “__” or “【】” that nobody filled in; said once for each paragraph.",
    },
    remedy: Text {
        zh: "请填写实际内容，或删去这句话。", en: "Fill it in, or delete the sentence."
    },
    basis: Text { zh: "公开内容应当完整", en: "What is published is to be complete" },
    check: Some(check),
};

const FOUND: Text =
    Text { zh: "有没有填写的“{place}”：{words}", en: "“{place}” was not filled in: {words}" };
const MORE: Text = Text {
    zh: "有没有填写的“{place}”，这一段共 {count} 处：{words}",
    en: "“{place}” was not filled in, {count} places in this paragraph: {words}",
};

/// Letters and marks that stand for what is to be filled in.
const STANDING: [char; 9] = ['X', 'x', 'Ｘ', 'ｘ', '×', '✕', '＿', '_', '□'];

/// Brackets around nothing.
const EMPTY: [&str; 4] = ["【】", "［］", "（）", "〔〕"];

fn check(rule: &Rule, document: &Document<'_>, sink: &mut Sink) {
    for words in words::all(document.disclosure) {
        let places = places(words.text);
        let Some((start, end)) = places.first().copied() else { continue };
        let place = words.text.get(start..end).unwrap_or_default().to_owned();
        let said = Said::new(if places.len() > 1 { MORE } else { FOUND })
            .with("place", Arg::Words(place))
            .with("count", Arg::Count(places.len()))
            .with("words", Arg::Quote(words.sentence(start, end)));
        let finding = Finding::of_rule(rule, Severity::Error, &words.key(start, end), said);
        sink.add(finding.at_words(places.iter().map(|(start, end)| words.passage(*start, *end))));
    }
}

fn places(text: &str) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let byte = |place: usize| chars.get(place).map_or(text.len(), |(at, _)| *at);
    let other = |place: Option<usize>| {
        let c = place.and_then(|place| chars.get(place)).map(|(_, c)| *c);
        c.is_some_and(|c| c.is_ascii_alphanumeric())
    };
    let mut at = 0;
    while at < chars.len() {
        let from = at;
        while chars.get(at).is_some_and(|(_, c)| STANDING.contains(c)) {
            at += 1;
        }
        match at - from {
            0 => at += 1,
            1 => {}
            _ if other(from.checked_sub(1)) || other(Some(at)) => {}
            _ => found.push((byte(from), byte(at))),
        }
    }
    for empty in EMPTY {
        found.extend(text.match_indices(empty).map(|(at, _)| (at, at + empty.len())));
    }
    found.sort_unstable();
    found
}

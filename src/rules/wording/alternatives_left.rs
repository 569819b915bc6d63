//! Alternatives of the template that nobody decided.

use crate::finding::{Arg, Finding, Said, Severity, Text};
use crate::rules::words::{self, narrow};
use crate::rules::{Document, Family, Rule, Sink};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "alternatives-left",
    family: Family::Wording,
    title: Text { zh: "留着二选一的写法", en: "Alternatives left undecided" },
    what: Text {
        zh: "“增加（减少）”“增长/下降”“大于（小于）”这类模板写法没有改成一个。一段里有多处时只说一次；名词解释里不查。",
        en: "Wording of the template such as “增加（减少）” or “增长/下降” of which nobody chose one; said once for each paragraph. Not looked for in the glossary.",
    },
    remedy: Text { zh: "请按实际情况保留其中一个。", en: "Keep the one that is the case." },
    basis: Text {
        zh: "公开内容应当确定、准确", en: "What is published is to be definite and accurate"
    },
    check: Some(check),
};

const FOUND: Text =
    Text { zh: "“{choice}”没有选定：{words}", en: "“{choice}” is left undecided: {words}" };

const MORE: Text = Text {
    zh: "“{choice}”等 {count} 处没有选定：{words}",
    en: "“{choice}” and the like are left undecided in {count} places: {words}",
};

/// Words of which one is meant.
const PAIRS: [(&str, &str); 9] = [
    ("增加", "减少"),
    ("增长", "下降"),
    ("增长", "减少"),
    ("增加", "下降"),
    ("上升", "下降"),
    ("提高", "降低"),
    ("大于", "小于"),
    ("高于", "低于"),
    ("多于", "少于"),
];

fn check(rule: &Rule, document: &Document<'_>, sink: &mut Sink) {
    for words in words::all(document.disclosure) {
        if words::in_glossary(document.disclosure, words.at) {
            continue;
        }
        let mut found = Vec::new();
        for (one, other) in PAIRS {
            for (first, second) in [(one, other), (other, one)] {
                found.extend(choices(words.text, first, second));
            }
        }
        found.sort_unstable();
        let Some((start, end)) = found.first().copied() else { continue };
        let choice = words.text.get(start..end).unwrap_or_default().to_owned();
        let said = Said::new(if found.len() > 1 { MORE } else { FOUND })
            .with("choice", Arg::Words(choice))
            .with("count", Arg::Count(found.len()))
            .with("words", Arg::Quote(words.sentence(start, end)));
        let finding = Finding::of_rule(rule, Severity::Error, &words.key(start, end), said);
        sink.add(finding.at_words(found.iter().map(|(start, end)| words.passage(*start, *end))));
    }
}

/// `增加（减少）`, `增加/减少`, by bytes.
fn choices(text: &str, first: &str, second: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for (start, _) in text.match_indices(first) {
        let behind = start + first.len();
        let mut rest = text.get(behind..).unwrap_or_default().chars();
        let Some(mark) = rest.next() else { continue };
        let Some(after) = rest.as_str().strip_prefix(second) else { continue };
        let end = behind + mark.len_utf8() + second.len();
        match narrow(mark) {
            '/' => found.push((start, end)),
            '(' if after.starts_with(['）', ')']) => {
                found.push((start, end + after.chars().next().map_or(0, char::len_utf8)));
            }
            _ => {}
        }
    }
    found
}

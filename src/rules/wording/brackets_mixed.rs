//! An opening bracket of one width with a closing one of the other.

use super::brackets::brackets;
use crate::disclosure::Passage;
use crate::finding::{Arg, Finding, Said, Severity, Text};
use crate::rules::words::{self, Words};
use crate::rules::{Document, Family, Rule, Sink};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "brackets-mixed",
    family: Family::Wording,
    title: Text { zh: "括号全角半角混用", en: "Brackets of two widths in one pair" },
    what: Text {
        zh: "一对括号一边是全角、一边是半角，如“（款)”。全文只说一次，列出各处。",
        en: "One bracket of a pair is full-width and the other half-width, such as “（款)”; said once with all its places.",
    },
    remedy: Text { zh: "请统一为全角括号。", en: "Use full-width brackets on both sides." },
    basis: Text { zh: "GB/T 15834 标点符号用法", en: "GB/T 15834, use of punctuation marks" },
    check: Some(check),
};

const FOUND: Text = Text {
    zh: "“{place}”的括号一边全角、一边半角。",
    en: "The brackets of “{place}” are of two widths.",
};
const MORE: Text = Text {
    zh: "“{place}”的括号一边全角、一边半角，全文共 {count} 处。",
    en: "The brackets of “{place}” are of two widths, {count} pairs in the document.",
};

fn check(rule: &Rule, document: &Document<'_>, sink: &mut Sink) {
    let all = words::all(document.disclosure);
    let mixed = |words: Words<'_>| {
        let mut mixed: Vec<Passage> = brackets(words.text)
            .pairs
            .into_iter()
            .filter(|(open, close)| open.partner() != close.printed)
            .map(|(open, close)| words.passage(open.at, close.end()))
            .collect();
        mixed.sort_unstable();
        mixed
    };
    let mixed: Vec<Passage> = all.into_iter().flat_map(mixed).collect();
    let Some(first) = mixed.first() else { return };
    let said = Said::new(if mixed.len() > 1 { MORE } else { FOUND })
        .with("place", Arg::Words(document.disclosure.quote(*first).unwrap_or_default().to_owned()))
        .with("count", Arg::Count(mixed.len()));
    // A habit of whoever typed it: one finding, however often.
    sink.add(Finding::of_rule(rule, Severity::Doubt, "document", said).at_words(mixed));
}

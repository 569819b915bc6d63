//! Words that open a list and do not end with a colon.

use crate::disclosure::WordsAt;
use crate::finding::{Said, Severity, Text};
use crate::rules::words::Words;
use crate::rules::{Document, Family, Rule, Sink};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "colon-missing",
    family: Family::Wording,
    title: Text { zh: "引出下文的话没有冒号", en: "Words that open a list without a colon" },
    what: Text {
        zh: "一段以“为”“如下”“包括”等词结束，没有标点，下一段就从“1.”或“一”开始列举。",
        en: "A paragraph ends with “为”, “如下”, “包括” or the like and no punctuation, and the next begins a numbered list.",
    },
    remedy: Text { zh: "请在末尾补上冒号。", en: "Put a colon at the end." },
    basis: Text { zh: "GB/T 15834 标点符号用法", en: "GB/T 15834, use of punctuation marks" },
    check: Some(check),
};

const FOUND: Text = Text {
    zh: "引出下文的话末尾没有冒号：{words}",
    en: "No colon stands behind what opens a list: {words}",
};

/// Words that open a list, at the end of a paragraph.
const OPENING: [&str; 8] = ["情况为", "分别为", "如下", "包括", "主要是", "分别是", "具体为", "主要为"];

fn check(rule: &Rule, document: &Document<'_>, sink: &mut Sink) {
    for (section, of) in document.disclosure.narrative.iter().enumerate() {
        for (item, pair) in of.items.windows(2).enumerate() {
            let [before, next] = pair else { continue };
            let text = before.text.trim_end();
            let opens = OPENING.iter().find(|word| text.ends_with(*word));
            let begins = next.number.as_deref().is_some_and(is_first);
            let Some(word) = opens.filter(|_| begins) else { continue };
            let words = Words { at: WordsAt::Item { section, item }, text: &before.text };
            let at = (text.len() - word.len(), text.len());
            sink.add(words.finding(rule, Severity::Doubt, at, Said::new(FOUND)));
        }
    }
}

/// 1. or （一）.
fn is_first(number: &str) -> bool {
    let digits: Vec<char> = number.chars().filter(|c| c.is_alphanumeric()).collect();
    matches!(digits[..], ['1' | '一' | '１'])
}

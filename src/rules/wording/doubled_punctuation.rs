//! Two punctuation marks where one belongs.

use crate::finding::{Arg, Said, Severity, Text};
use crate::rules::words::{self, narrow};
use crate::rules::{Document, Family, Rule, Sink};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "doubled-punctuation",
    family: Family::Wording,
    title: Text { zh: "标点重复", en: "Doubled punctuation" },
    what: Text {
        zh: "两个标点连在一起，或者逗号、顿号紧贴在括号的里侧。省略号、破折号和标题里的连点不算。",
        en: "Two punctuation marks in a row, or a comma right inside a bracket. Ellipses, dashes and the dots of a table of contents do not count.",
    },
    remedy: Text { zh: "请删去多余的标点。", en: "Delete the mark that is too many." },
    basis: Text { zh: "GB/T 15834 标点符号用法", en: "GB/T 15834, use of punctuation marks" },
    check: Some(check),
};

const FOUND: Text =
    Text { zh: "标点“{marks}”重复：{words}", en: "Doubled punctuation “{marks}”: {words}" };

/// Marks that end or divide a sentence, narrow.
const MARKS: [char; 6] = [',', '。', ';', ':', '、', '!'];

fn check(rule: &Rule, document: &Document<'_>, sink: &mut Sink) {
    for words in words::all(document.disclosure) {
        let chars: Vec<(usize, char)> = words.text.char_indices().collect();
        let is_mark = |at: usize| chars.get(at).is_some_and(|(_, c)| MARKS.contains(&narrow(*c)));
        let is = |at: Option<usize>, of: char| {
            at.and_then(|at| chars.get(at)).is_some_and(|(_, c)| narrow(*c) == of)
        };
        let mut at = 0;
        while at < chars.len() {
            let from = at;
            while is_mark(at) {
                at += 1;
            }
            let count = at - from;
            // 。 after a full stop, but not after the dots of a table of contents.
            let dotted = count == 1
                && is(from.checked_sub(1), '.')
                && !is(from.checked_sub(2), '.')
                && !from.checked_sub(2).and_then(|at| chars.get(at)).is_some_and(|(_, c)| c.is_ascii_digit());
            let inside = count == 1
                && (is(from.checked_sub(1), '(') || is(Some(at), ')'))
                && chars.get(from).is_some_and(|(_, c)| matches!(narrow(*c), ',' | '、' | ';'));
            let (first, last) = match (count, dotted, inside) {
                (0, ..) => {
                    at += 1;
                    continue;
                }
                (1, true, _) => (from - 1, at),
                (1, _, true) => (if is(from.checked_sub(1), '(') { from - 1 } else { from }, at),
                (1, ..) => continue,
                _ => (from, at),
            };
            let last = if inside && is(Some(at), ')') { last + 1 } else { last };
            let byte = |place: usize| chars.get(place).map_or(words.text.len(), |(at, _)| *at);
            let (start, end) = (byte(first), byte(last));
            let marks = words.text.get(start..end).unwrap_or_default().to_owned();
            let said = Said::new(FOUND).with("marks", Arg::Words(marks));
            sink.add(words.finding(rule, Severity::Doubt, (start, end), said));
        }
    }
}

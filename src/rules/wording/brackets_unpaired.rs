//! A bracket, quotation mark or title mark without its other side.

use super::brackets::{Mark, brackets};
use crate::disclosure::WordsAt;
use crate::finding::{Arg, Said, Severity, Text};
use crate::rules::words;
use crate::rules::{Document, Family, Rule, Sink};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "brackets-unpaired",
    family: Family::Wording,
    title: Text {
        zh: "括号、引号或书名号没有成对", en: "A bracket or quotation mark without its partner"
    },
    what: Text {
        zh: "一段文字里括号、引号或书名号只有一边，另一边在同一节的前后各段里也没有。“1）”这样的编号不算。",
        en: "A paragraph has one side of brackets, quotation or title marks, and the paragraphs around it in the section do not have the other. Numbers such as “1）” do not count.",
    },
    remedy: Text {
        zh: "请补上另一边，或删去多余的一边。",
        en: "Put the other side, or delete the one that is too many.",
    },
    basis: Text { zh: "GB/T 15834 标点符号用法", en: "GB/T 15834, use of punctuation marks" },
    check: Some(check),
};

const FOUND: Text = Text {
    zh: "“{mark}”没有与它成对的“{partner}”：{words}",
    en: "“{mark}” has no “{partner}” that belongs to it: {words}",
};

fn check(rule: &Rule, document: &Document<'_>, sink: &mut Sink) {
    let all = words::narrative(document.disclosure);
    for of_section in all.chunk_by(|one, next| section(one.at) == section(next.at)) {
        let text: String = of_section.iter().map(|words| format!("{}\n", words.text)).collect();
        // A bracket that another paragraph closes is no slip.
        let across = brackets(&text);
        let lacks = |partner: char| {
            let missing = across.open.iter().chain(&across.closing);
            missing.into_iter().any(|mark| mark.partner() == partner)
        };
        for words in of_section {
            let alone = brackets(words.text);
            let mut marks: Vec<Mark> = alone.open.into_iter().chain(alone.closing).collect();
            marks.sort_by_key(|mark| mark.at);
            if let Some(mark) = marks.into_iter().find(|mark| lacks(mark.partner())) {
                let said = Said::new(FOUND)
                    .with("mark", Arg::Words(mark.printed.to_string()))
                    .with("partner", Arg::Words(mark.partner().to_string()));
                sink.add(words.finding(rule, Severity::Doubt, (mark.at, mark.end()), said));
            }
        }
    }
}

fn section(at: WordsAt) -> Option<usize> {
    match at {
        WordsAt::Heading { section } | WordsAt::Item { section, .. } => Some(section),
        WordsAt::Goal { .. } | WordsAt::Indicator { .. } | WordsAt::Note { .. } => None,
    }
}

//! A full stop where the document has commas: 公务接待费 1 万元。与上年持平.

use crate::disclosure::WordsAt;
use crate::finding::{Arg, Finding, Said, Severity, Text};
use crate::rules::words::{self, Words};
use crate::rules::{Document, Family, Rule, Sink};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "stop-for-comma",
    family: Family::Wording,
    title: Text {
        zh: "金额和比较之间用了句号",
        en: "A full stop between an amount and what it is compared with",
    },
    what: Text {
        zh: "“公务接待费1万元。与上年持平”这样，金额后面是句号，下一句以“比”“较”“与”开头、没有主语；同一部分的其他各处都用逗号（至少两处）。句号用得和逗号一样多时，是这份文件的写法，不算。",
        en: "As in 公务接待费1万元。与上年持平: a full stop behind an amount, and a sentence without a subject that begins with 比, 较 or 与, where the same part has a comma elsewhere, at least twice and more often. Otherwise it is how the document is written.",
    },
    remedy: Text { zh: "请把句号改为逗号。", en: "Put a comma." },
    basis: Text { zh: "GB/T 15834 标点符号用法", en: "GB/T 15834, use of punctuation marks" },
    check: Some(check),
};

const FOUND: Text = Text {
    zh: "这句没有主语，前面的句号应为逗号：{words}",
    en: "This sentence has no subject; the full stop before it should be a comma: {words}",
};

/// How a comparison begins.
const COMPARISONS: [&str; 12] = [
    "比20",
    "较20",
    "与20",
    "比上年",
    "较上年",
    "与上年",
    "比去年",
    "较去年",
    "与去年",
    "同比",
    "比上一年",
    "较上一年",
];

fn check(rule: &Rule, document: &Document<'_>, sink: &mut Sink) {
    let items = document.disclosure.narrative.iter().enumerate().map(|(section, of)| {
        let words = |(item, text)| Words { at: WordsAt::Item { section, item }, text };
        of.items.iter().map(|item| item.text.as_str()).enumerate().map(words).collect::<Vec<_>>()
    });
    for words in items {
        let (mut stops, mut commas) = (Vec::new(), 0);
        for of in &words {
            for (at, mark) in of.text.match_indices(['。', '，']) {
                if !between(of.text, at, at + mark.len()) {
                    continue;
                }
                if mark == "。" { stops.push((*of, at, at + mark.len())) } else { commas += 1 }
            }
        }
        if commas < 2 || stops.len() >= commas {
            continue;
        }
        for (of, start, end) in stops {
            let passage = of.sentence(end, end);
            let said = Said::new(FOUND).with("words", Arg::Quote(passage));
            let finding = Finding::of_rule(rule, Severity::Doubt, &of.key(start, end), said);
            sink.add(finding.at_words([of.passage(start, end)]));
        }
    }
}

/// Whether a mark stands between an amount and a comparison that needs it.
fn between(text: &str, start: usize, end: usize) -> bool {
    let before: String = text.get(..start).unwrap_or_default().chars().map(words::narrow).collect();
    let behind: String = text.get(end..).unwrap_or_default().chars().map(words::narrow).collect();
    let behind = behind.trim_start();
    let comparison = COMPARISONS.iter().any(|word| behind.starts_with(word));
    // 与2024年相比，财政拨款收入减少…: the comparison comes first, the subject behind it.
    let clause = behind.split(['。', '，', ',']).next().unwrap_or_default();
    let compares = ["持平", "增加", "减少", "增长", "下降"].iter().any(|word| clause.contains(word));
    before.trim_end().ends_with("元") && comparison && compares
}

//! A section about a project that does not say what its heading announces.

use crate::disclosure::{Section, WordsAt};
use crate::finding::{Said, Severity, Text};
use crate::rules::numbers::numbers;
use crate::rules::words::{Words, narrow, plain};
use crate::rules::{Document, Family, Rule, Sink};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "section-off-heading",
    family: Family::Performance,
    title: Text {
        zh: "项目说明的内容与标题不符",
        en: "A section about a project that is not about its heading",
    },
    what: Text {
        zh: "项目经费情况说明里，“实施主体”没有写由谁实施，只写了要做的工作；“年度预算安排”没有写金额。很短的内容按名称看待，写明本单位、“由”“负责”“承担”“实施”等的不算；写了“详见”某表的不算。",
        en: "Among the explanations of a project, 实施主体 that says what is done and not by whom, or 年度预算安排 without an amount. A short text is taken as a name; the body's own name, 由, 负责, 承担 or 实施 say by whom; what refers to a table is left alone.",
    },
    remedy: Text { zh: "请按标题补写。", en: "Write what the heading announces." },
    basis: Text { zh: "公开内容应当完整", en: "What is published is to be complete" },
    check: Some(check),
};

const NOBODY: Text = Text {
    zh: "“实施主体”没有写由哪个单位实施：{words}",
    en: "实施主体 does not say which body carries it out: {words}",
};
const NO_AMOUNT: Text = Text {
    zh: "“年度预算安排”没有写金额：{words}",
    en: "年度预算安排 states no amount: {words}",
};

/// Words that say by whom something is done.
const BY_WHOM: [&str; 16] = [
    "由",
    "负责",
    "承担",
    "承办",
    "牵头",
    "实施",
    "委托",
    "主体",
    "本单位",
    "本部门",
    "我单位",
    "我局",
    "我办",
    "本级",
    "机关",
    "公司",
];

/// Characters of a text that may be a name.
const NAME: usize = 25;

fn check(rule: &Rule, document: &Document<'_>, sink: &mut Sink) {
    let body = plain(&document.disclosure.unit);
    for (section, of) in document.disclosure.narrative.iter().enumerate() {
        let title = plain(of.title.as_deref().unwrap_or_default());
        let text: String = of.items.iter().flat_map(|item| item.text.chars()).map(narrow).collect();
        let elsewhere = ["详见", "见附", "见表"].iter().any(|word| text.contains(word));
        let said = match title.as_str() {
            "实施主体" | "项目实施主体" if names_nobody(&text, &body) => NOBODY,
            "年度预算安排" | "项目年度预算安排" if states_nothing(of, &text) => NO_AMOUNT,
            _ => continue,
        };
        let Some(first) = of.items.first().filter(|_| !elsewhere) else { continue };
        let words = Words { at: WordsAt::Item { section, item: 0 }, text: &first.text };
        sink.add(words.finding(rule, Severity::Doubt, (0, first.text.len()), Said::new(said)));
    }
}

fn names_nobody(text: &str, body: &str) -> bool {
    let named = !body.is_empty() && plain(text).contains(body);
    text.chars().count() > NAME
        && text.contains(',')
        && !named
        && !BY_WHOM.iter().any(|word| text.contains(word))
}

fn states_nothing(section: &Section, text: &str) -> bool {
    let amount =
        section.items.iter().any(|item| numbers(&item.text).iter().any(|number| number.money.is_some()));
    let said = ["元", "未安排", "不安排", "无预算", "为零"].iter().any(|word| text.contains(word));
    !text.trim().is_empty() && !amount && !said
}

//! Instructions of the template left in.

use crate::disclosure::WordsAt;
use crate::finding::{Arg, Finding, Said, Severity, Text};
use crate::rules::words;
use crate::rules::{Document, Family, Rule, Sink};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "template-left",
    family: Family::Tables,
    title: Text { zh: "留着模板的填写说明", en: "Instructions of the template left in" },
    what: Text {
        zh: "“请填写”“如没有，请”“仍保留该表格式”“作下述说明”“（不涉及的不列）”这类写给填表人的话还在正文或表下。",
        en: "Words to whoever fills in the template, such as “请填写”, “仍保留该表格式” or “（不涉及的不列）”, still stand in the text or below a table.",
    },
    remedy: Text {
        zh: "请删去填写说明，写上实际内容。",
        en: "Delete the instruction and write what is the case.",
    },
    basis: Text {
        zh: "公开的是填好的文件，不是模板",
        en: "What is published is the document, not its template",
    },
    check: Some(check),
};

const FOUND: Text = Text {
    zh: "留着模板的话“{phrase}”：{words}",
    en: "Words of the template, “{phrase}”: {words}",
};
const PERHAPS: Text = Text {
    zh: "“{phrase}”像是模板的话：{words}",
    en: "“{phrase}” looks like words of the template: {words}",
};

/// What is only said to whoever fills in a template.
const CERTAIN: [&str; 22] = [
    "请填写",
    "请修改为",
    "请在此",
    "请根据实际",
    "请按实际",
    "请删除",
    "如没有，请",
    "如无，请",
    "如持平作持平表述",
    "仍保留该表格式",
    "保留该表格式",
    "作下述说明",
    "不涉及的不列",
    "不涉及的可不列",
    "按上述格式",
    "按照上述格式",
    "列明公务用车购置数量",
    "列明公务接待批次",
    "有关主要职能填写",
    "不用说明变动原因",
    "但不列举主要内容",
    "仅有一个单位的部门",
];

/// What may be said in earnest as well.
const DOUBTFUL: [&str; 3] = ["列示至基层预算单位", "填写说明", "据实填列"];

fn check(rule: &Rule, document: &Document<'_>, sink: &mut Sink) {
    for words in words::all(document.disclosure) {
        // What targets are about may be templates.
        let target = matches!(words.at, WordsAt::Goal { .. });
        let first = |list: &'static [&'static str]| {
            let places = list.iter().filter_map(|phrase| Some((words.text.find(phrase)?, *phrase)));
            places.min_by_key(|(at, phrase)| (*at, std::cmp::Reverse(phrase.len())))
        };
        let (severity, text, (start, phrase)) = match (first(&CERTAIN), first(&DOUBTFUL)) {
            (Some(found), _) => (Severity::Error, FOUND, found),
            (None, Some(found)) if !target => (Severity::Doubt, PERHAPS, found),
            _ => continue,
        };
        let end = start + phrase.len();
        let said = Said::new(text)
            .with("phrase", Arg::Words(phrase.to_owned()))
            .with("words", Arg::Quote(words.sentence(start, end)));
        let finding = Finding::of_rule(rule, severity, &words.key(start, end), said);
        sink.add(finding.at_words([words.sentence(start, end)]));
    }
}

//! A word of budgets with a character in it that does not belong.

use crate::finding::{Arg, Said, Severity, Text};
use crate::rules::words;
use crate::rules::{Document, Family, Rule, Sink};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "wrong-word",
    family: Family::Wording,
    title: Text { zh: "错别字", en: "A wrong character in a word of budgets" },
    what: Text {
        zh: "预算文件的常用词里有错别字、形近字，或者词语重复、“的”“地”不分，如“财政拔款”“国有资产经营预算”“公务车用车”“万元万元”。只认词表里写明、在任何上下文里都不会对的写法。",
        en: "A word of budgets with a wrong or similar character, a word twice, or 的 for 地, such as “财政拔款” or “万元万元”. Only what is right in no context is in the list.",
    },
    remedy: Text { zh: "请改正。", en: "Correct it." },
    basis: Text { zh: "公开内容应当准确、规范", en: "What is published is to be correct" },
    check: Some(check),
};

const FOUND: Text = Text {
    zh: "“{wrong}”应为“{right}”：{words}",
    en: "“{wrong}” should be “{right}”: {words}",
};

/// Spellings that are never right, with what is meant.
const WRONG: [(&str, &str); 47] = [
    ("拔款", "拨款"),
    ("拔付", "拨付"),
    ("划拔", "划拨"),
    ("核拔", "核拨"),
    ("岀", "出"),
    ("釆", "采"),
    ("预箅", "预算"),
    ("决箅", "决算"),
    ("其他收人", "其他收入"),
    ("事业收人", "事业收入"),
    ("经营收人", "经营收入"),
    ("拨款收人", "拨款收入"),
    ("收人预算", "收入预算"),
    ("收人决算", "收入决算"),
    ("收人支出", "收入支出"),
    ("公务车用车", "公务用车"),
    ("公用用车", "公务用车"),
    ("公务用用车", "公务用车"),
    ("公务接代", "公务接待"),
    ("公务招待费", "公务接待费"),
    ("因工出国", "因公出国"),
    ("因公出过", "因公出国"),
    ("国有资产经营预算", "国有资本经营预算"),
    ("国有资本金经营预算", "国有资本经营预算"),
    ("政府性资金预算拨款", "政府性基金预算拨款"),
    ("政府性基金预算财拨款", "政府性基金预算财政拨款"),
    ("结转节余", "结转结余"),
    ("结转和节余", "结转和结余"),
    ("结转结佘", "结转结余"),
    ("运行经废", "运行经费"),
    ("出国（镜）", "出国（境）"),
    ("增涨", "增长"),
    ("报消", "报销"),
    ("布署", "部署"),
    ("万元万元", "万元"),
    ("增加增加", "增加"),
    ("减少减少", "减少"),
    ("增长增长", "增长"),
    ("下降下降", "下降"),
    ("主要原因是是", "主要原因是"),
    ("事物受理", "事务受理"),
    ("更游校", "更有效"),
    ("健、有序", "健康、有序"),
    ("接动内需", "拉动内需"),
    ("流通换届", "流通环节"),
    ("建设施体系", "设施体系"),
    ("跟全过程", "全过程"),
];

/// 事物 where 事务 is meant: behind a kind of affairs.
const AFFAIRS: [&str; 21] = [
    "管理",
    "行政",
    "财政",
    "商贸",
    "机关",
    "政府",
    "社区",
    "组织",
    "宣传",
    "统战",
    "审计",
    "税收",
    "海关",
    "民族",
    "档案",
    "人大",
    "政协",
    "纪检监察",
    "群众团体",
    "统计信息",
    "计划生育",
];

/// 反应 where 反映 is meant: an account covers (反映) what stands behind.
const COVERS: [&str; 8] = ["行政单位", "事业单位", "机关", "政府", "用于", "除上述", "单位", "财政"];

/// How something is done (更好地开展), where 的 stands for 地.
const ADVERBS: [&str; 5] = ["更好的", "更有效的", "更加有效的", "更高效的", "更加有力的"];

/// What is done.
const DONE: [&str; 12] =
    ["开展", "完成", "履行", "发挥", "推动", "整合", "落实", "做好", "促进", "满足", "贯彻", "为"];

/// Words that make a noun of what is done: 更好的促进作用.
const NOUNS: [&str; 12] =
    ["作用", "效果", "效应", "效率", "情况", "空间", "平台", "方案", "机制", "条件", "措施", "力"];

fn check(rule: &Rule, document: &Document<'_>, sink: &mut Sink) {
    for words in words::all(document.disclosure) {
        let listed = WRONG
            .iter()
            .flat_map(|(wrong, right)| words.text.match_indices(wrong).map(|(at, _)| (at, *wrong, *right)));
        let affairs = words.text.match_indices("事物").filter_map(|(at, wrong)| {
            let before = words.text.get(..at)?;
            AFFAIRS.iter().any(|word| before.ends_with(word)).then_some((at, wrong, "事务"))
        });
        let covers = words.text.match_indices("反应").filter_map(|(at, wrong)| {
            let behind = words.text.get(at + wrong.len()..)?;
            COVERS.iter().any(|word| behind.starts_with(word)).then_some((at, wrong, "反映"))
        });
        let adverbs = ADVERBS.iter().flat_map(|adverb| words.text.match_indices(adverb));
        let adverbs = adverbs.filter_map(|(at, adverb)| {
            let behind = words.text.get(at + adverb.len()..)?;
            let done = DONE.iter().find(|word| behind.starts_with(**word))?;
            let noun =
                NOUNS.iter().any(|noun| behind.strip_prefix(done).is_some_and(|rest| rest.starts_with(noun)));
            let wrong = words.text.get(at..at + adverb.len() + done.len()).filter(|_| !noun)?;
            Some((at, wrong, wrong.replacen('的', "地", 1)))
        });
        let spelt =
            listed.chain(affairs).chain(covers).map(|(at, wrong, right)| (at, wrong, right.to_owned()));
        let mut found: Vec<(usize, &str, String)> = spelt.chain(adverbs).collect();
        found.sort_unstable();
        let mut told = 0;
        for (start, wrong, right) in found {
            let end = start + wrong.len();
            // 社区事物受理 is one slip.
            if start < std::mem::replace(&mut told, end) {
                continue;
            }
            let said =
                Said::new(FOUND).with("wrong", Arg::Words(wrong.to_owned())).with("right", Arg::Words(right));
            sink.add(words.finding(rule, Severity::Doubt, (start, end), said));
        }
    }
}

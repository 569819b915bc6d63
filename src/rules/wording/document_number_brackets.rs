//! The year of an official document's number in brackets other than 〔〕.

use crate::finding::{Arg, Finding, Said, Severity, Text};
use crate::rules::words::{self, narrow};
use crate::rules::{Document, Family, Rule, Sink};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "document-number-brackets",
    family: Family::Wording,
    title: Text {
        zh: "发文字号的年份没有用六角括号", en: "The year of a document's number not in 〔〕"
    },
    what: Text {
        zh: "发文字号里的年份应当用六角括号“〔〕”，如“财预〔2016〕143号”，文中写成了“【2016】”“（2016）”“[2016]”等。机关代字、括号里的年份、序号和“号”连在一起才算；全文只列一次。",
        en: "The year of an official document's number belongs in 〔〕, as in 财预〔2016〕143号, and stands in 【】, （） or []. Only the issuer's sign, a year in brackets, a number and 号 in a row count; said once for the document.",
    },
    remedy: Text { zh: "请改为六角括号“〔〕”。", en: "Put the year in 〔〕." },
    basis: Text {
        zh: "GB/T 9704—2012 党政机关公文格式 7.2.5",
        en: "GB/T 9704—2012, layout of official documents, 7.2.5",
    },
    check: Some(check),
};

const ONE: Text = Text {
    zh: "发文字号“{number}”的年份应当用六角括号“〔〕”。",
    en: "The year in the document number “{number}” belongs in “〔〕”.",
};
const SEVERAL: Text = Text {
    zh: "发文字号“{number}”的年份应当用六角括号“〔〕”，全文共 {count} 处。",
    en: "The year in the document number “{number}” belongs in “〔〕”; {count} such places.",
};

/// Brackets that are no 〔〕, narrow.
const BRACKETS: [(char, char); 3] = [('(', ')'), ('[', ']'), ('【', '】')];

fn check(rule: &Rule, document: &Document<'_>, sink: &mut Sink) {
    let all = words::all(document.disclosure);
    let found: Vec<_> =
        all.iter().flat_map(|words| numbers(words.text).into_iter().map(|at| (*words, at))).collect();
    let Some((words, (start, end))) = found.first() else { return };
    let number = words.text.get(*start..*end).unwrap_or_default();
    let said = Said::new(if found.len() == 1 { ONE } else { SEVERAL })
        .with("number", Arg::Words(number.to_owned()))
        .with("count", Arg::Count(found.len()));
    let places = found.iter().map(|(words, (start, end))| words.passage(*start, *end));
    sink.add(Finding::of_rule(rule, Severity::Doubt, "document", said).at_words(places));
}

/// Where numbers of documents with wrong brackets stand, from the last characters of the issuer's sign on.
fn numbers(text: &str) -> Vec<(usize, usize)> {
    let chars: Vec<(usize, char)> =
        text.char_indices().map(|(at, c)| (at, narrow(c))).filter(|(_, c)| !c.is_whitespace()).collect();
    let digits = |from: usize| chars.iter().skip(from).take_while(|(_, c)| c.is_ascii_digit()).count();
    let of = |at: usize| chars.get(at).map(|(_, c)| *c);
    let mut found = Vec::new();
    for at in 1..chars.len() {
        let Some((_, close)) = BRACKETS.into_iter().find(|(open, _)| of(at) == Some(*open)) else { continue };
        let sign = of(at - 1).is_some_and(char::is_alphabetic);
        if !sign || digits(at + 1) != 4 || of(at + 5) != Some(close) {
            continue;
        }
        let number = digits(at + 6);
        let end = at + 6 + number;
        if (1..=5).contains(&number) && of(end) == Some('号') {
            let sign = (0..at).rev().take(SIGN).take_while(|at| of(*at).is_some_and(char::is_alphabetic));
            let first = sign.last().unwrap_or(at);
            let byte = |at: usize| chars.get(at).map_or(text.len(), |(byte, _)| *byte);
            found.push((byte(first), byte(end) + '号'.len_utf8()));
        }
    }
    found
}

/// Characters of the issuer's sign that are shown.
const SIGN: usize = 2;

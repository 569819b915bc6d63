//! A sentence that does not end.

use crate::disclosure::{Item, Section, WordsAt};
use crate::finding::{Arg, Finding, Said, Severity, Text};
use crate::rules::words::{self, Words};
use crate::rules::{Document, Family, Rule, Sink};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "sentence-unfinished",
    family: Family::Wording,
    title: Text { zh: "句子没有写完", en: "A sentence that does not end" },
    what: Text {
        zh: "“主要用于”“其中”等词后面没有内容就是句号；一段话写了逗号或金额，末尾却没有句号；最后一段以逗号、顿号或分号结束。标题、落款和“名称：内容”式的行不算。",
        en: "“主要用于”, “其中” and the like with nothing behind them; a paragraph with commas or amounts that has no final punctuation; a last paragraph that ends with a comma or a semicolon. Headings, signatures and lines of the kind “label: content” do not count.",
    },
    remedy: Text {
        zh: "请把句子补写完整，或补上句号。", en: "Complete the sentence, or put the full stop."
    },
    basis: Text { zh: "公开内容应当完整", en: "What is published is to be complete" },
    check: Some(check),
};

const NOTHING_BEHIND: Text = Text {
    zh: "“{lead}”后面没有内容：{words}",
    en: "Nothing stands behind “{lead}”: {words}",
};
const NO_END: Text = Text {
    zh: "这一段没有写完，或末尾缺少句号：{words}",
    en: "This paragraph is cut short or lacks its full stop: {words}",
};
const OPEN_END: Text = Text {
    zh: "这一段以“{mark}”结束，后面没有了：{words}",
    en: "This paragraph ends with “{mark}” and nothing follows: {words}",
};

/// Words behind which something has to stand; a reason that is announced and not given is another
/// rule's.
const LEADS: [&str; 8] =
    ["主要用于", "主要包括", "主要内容包括", "主要是", "其中", "分别是", "具体包括", "用于"];

/// Words that no sentence ends with.
const HANGING: [char; 12] = ['占', '为', '是', '和', '及', '与', '由', '对', '在', '比', '约', '的'];

/// Marks that a paragraph may end with.
const CLOSING: [char; 11] = ['。', '！', '？', '；', ';', '：', ':', '.', '…', '!', '?'];

fn check(rule: &Rule, document: &Document<'_>, sink: &mut Sink) {
    let mut report = |words: Words<'_>, start: usize, end: usize, said: Said| {
        let said = said.with("words", Arg::Quote(words.sentence(start, end)));
        let finding = Finding::of_rule(rule, Severity::Doubt, &words.key(start, end), said);
        sink.add(finding.at_words([words.sentence(start, end)]));
    };
    for words in words::items(document.disclosure) {
        for lead in LEADS {
            for (at, _) in words.text.match_indices(lead) {
                let end = at + lead.len();
                let longer = LEADS.iter().any(|other| {
                    other.len() > lead.len()
                        && words.text.get(..end).is_some_and(|text| text.ends_with(other))
                });
                let rest = words.text.get(end..).unwrap_or_default();
                if !longer
                    && rest.starts_with(['。', '；', '，'])
                    && !(lead == "其中" && rest.starts_with('，'))
                {
                    let mark = rest.chars().next().map_or(0, char::len_utf8);
                    report(
                        words,
                        at,
                        end + mark,
                        Said::new(NOTHING_BEHIND).with("lead", Arg::Words(lead.to_owned())),
                    );
                }
            }
        }
    }
    for (section, of) in document.disclosure.narrative.iter().enumerate() {
        // Where half of the paragraphs end without a mark, that is how the document is written.
        let ends = |item: &&Item| is_closed(&item.text);
        let closed = of.items.iter().filter(ends).count();
        let open = of.items.iter().filter(|item| is_prose(&item.text) && !ends(item)).count();
        let habit = open > 1 && open >= closed;
        for (item, paragraph) in of.items.iter().enumerate() {
            let words = Words { at: WordsAt::Item { section, item }, text: &paragraph.text };
            let text = paragraph.text.trim_end();
            let Some((start, last)) = text.char_indices().next_back() else { continue };
            let said = match last {
                '，' | ',' | '、' => Some(Said::new(OPEN_END).with("mark", Arg::Words(last.to_string()))),
                '；' | ';' if is_last(of, item) && paragraph.number.is_none() => {
                    Some(Said::new(OPEN_END).with("mark", Arg::Words(last.to_string())))
                }
                // What opens a list of items goes on in them.
                _ if of.items.get(item + 1).is_some_and(|next| begins_list(paragraph, next)) => None,
                _ => (!habit && is_prose(text) && !is_closed(text)).then(|| Said::new(NO_END)),
            };
            if let Some(said) = said {
                report(words, start, text.len(), said);
            }
        }
    }
}

/// Whether an item is the first of a list that the one before opens.
fn begins_list(before: &Item, item: &Item) -> bool {
    let first = |number: &String| number.contains(['1', '一', '１']) && !number.contains('十');
    before.number.is_none() && item.number.as_ref().is_some_and(first)
}

fn is_last(section: &Section, item: usize) -> bool {
    item + 1 == section.items.len()
}

/// Whether the words behind the last full stop are a sentence: they have a comma, an amount or end
/// with a word that none ends with.
fn is_prose(text: &str) -> bool {
    let text = text.trim_end();
    let from = text.rfind(['。', '！', '？', '\n']).map_or(0, |at| at + 1);
    let tail: String = text.char_indices().filter(|(at, _)| *at >= from).map(|(_, c)| c).collect();
    let labelled = |(label, rest): (&str, &str)| {
        label.chars().count() <= LABEL && !label.contains('，') && !rest.contains(['，', '；', '、'])
    };
    if tail.split_once(['：', ':']).is_some_and(labelled) {
        return false;
    }
    let amount = ["万元", "亿元", "%", "％"].iter().any(|unit| tail.contains(unit));
    tail.contains(['，', '；']) || amount || tail.ends_with(HANGING)
}

/// Characters of a label in front of a colon.
const LABEL: usize = 12;

fn is_closed(text: &str) -> bool {
    let text = text.trim_end().trim_end_matches(['”', '"', '’', '）', ')', '》', '」']);
    let bracketed = text.trim_end().len() < text.len();
    text.is_empty() || text.ends_with(CLOSING) || bracketed
}

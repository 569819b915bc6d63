//! A report for people.

use mingzhang::rules;
use mingzhang::wording::Lang;
use mingzhang_write::report::{Finding, Findings, Passage};

/// Characters of quoted words; what is longer is cut in its middle.
const QUOTED: usize = 60;

/// Passages of one finding.
const PASSAGES: usize = 3;

/// The findings that are not dismissed, what could not be judged, how the document was read, and how
/// many findings there are of each kind.
pub(super) fn text(report: &Findings, lang: Lang) -> String {
    let head = &report.head;
    let mut text = lang.pick(
        format!("{}：{} {} 年\n", head.file, head.unit, head.year),
        format!("{}: {} {}\n", head.file, head.unit, head.year),
    );
    for finding in report.findings.iter().filter(|finding| !finding.dismissed) {
        text.push_str(&told(finding, lang));
    }
    for unable in &report.not_applied {
        let title = rules::rule(unable.rule).map_or(unable.rule, |rule| lang.text(rule.title));
        let reason = &unable.reason;
        text.push_str(&lang.pick(
            format!("  无法判断“{title}”：{reason}\n"),
            format!("  Not judged, “{title}”: {reason}\n"),
        ));
    }
    for path in &report.unread {
        text.push_str(
            &lang.pick(format!("  没有用到的字段：{path}\n"), format!("  Field that was not used: {path}\n")),
        );
    }
    for remark in &report.remarks {
        text.push_str(&lang.pick(format!("  读取：{remark}\n"), format!("  Reading: {remark}\n")));
    }
    text.push_str(&summary(report, lang));
    text
}

fn told(finding: &Finding, lang: Lang) -> String {
    let severity = match finding.severity {
        "error" => lang.pick("错误", "Error"),
        "doubt" => lang.pick("存疑", "Doubt"),
        _ => lang.pick("提示", "Note"),
    };
    let mut text = format!("  {severity}{}{}\n", lang.pick("：", ": "), finding.message);
    for passage in finding.passages.iter().take(PASSAGES) {
        text.push_str(&format!("      {}\n", place(passage, lang)));
    }
    if let Some(more) = finding.passages.len().checked_sub(PASSAGES).filter(|more| *more > 0) {
        text.push_str(
            &lang.pick(format!("      还有 {more} 处\n"), format!("      and {more} more places\n")),
        );
    }
    let (remedy, id) = (&finding.remedy, &finding.id);
    text.push_str(&format!("      {remedy}{}\n", lang.pick(format!("［{id}］"), format!(" [{id}]"))));
    text.extend(finding.cause.iter().map(|cause| format!("      {cause}\n")));
    if let Some(id) = &finding.explained_by {
        text.push_str(
            &lang
                .pick(format!("      原因见上［{id}］\n"), format!("      For the cause see above [{id}]\n")),
        );
    }
    text
}

/// Where words stand, and the words.
fn place(passage: &Passage, lang: Lang) -> String {
    let heading = passage.heading.as_deref().map(|heading| format!("“{}”", shortened(heading)));
    let place: Vec<String> = heading.into_iter().chain(passage.number.clone()).collect();
    let words = shortened(&passage.text);
    match place.is_empty() {
        true => format!("“{words}”"),
        false => {
            lang.pick(format!("{}：“{words}”", place.join(" ")), format!("{}: “{words}”", place.join(" ")))
        }
    }
}

fn shortened(words: &str) -> String {
    let words = words.replace('\n', "");
    let count = words.chars().count();
    if count <= QUOTED {
        return words;
    }
    let first: String = words.chars().take(QUOTED / 2).collect();
    let last: String = words.chars().skip(count - QUOTED / 2).collect();
    format!("{first}…{last}")
}

fn summary(report: &Findings, lang: Lang) -> String {
    let summary = &report.summary;
    let mut text = lang.pick(
        format!(
            "  {} 条关系成立，{} 条不成立，{} 条无法判断，{} 条不适用；错误 {}，存疑 {}，提示 {}\n",
            summary.holds,
            summary.broken,
            summary.unknown,
            summary.not_applicable,
            summary.errors,
            summary.doubts,
            summary.notes
        ),
        format!(
            "  Relations: {} hold, {} broken, {} unknown, {} not applicable; errors {}, doubts {}, notes {}\n",
            summary.holds,
            summary.broken,
            summary.unknown,
            summary.not_applicable,
            summary.errors,
            summary.doubts,
            summary.notes
        ),
    );
    if summary.dismissed > 0 {
        text.push_str(&lang.pick(
            format!("  另有 {} 条已忽略\n", summary.dismissed),
            format!("  {} more were dismissed\n", summary.dismissed),
        ));
    }
    text
}

//! `mingzhang check`: what a reader should look at.

use std::io::{self, Write};
use std::path::PathBuf;

use mingzhang::wording::Lang;
use mingzhang_write::report::{Findings, findings};

use crate::args::Format;
use crate::files::Reader;
use crate::{Ending, cmd, complain, files};

/// Checks every file in the order of their names and goes on after one that cannot be read.
pub(crate) fn run(
    paths: &[PathBuf],
    format: Format,
    reader: &Reader,
    out: &mut impl Write,
) -> io::Result<Ending> {
    let lang = reader.lang;
    let (files, problems) = files::list(paths, lang);
    let mut ending = Ending::Fine;
    for problem in &problems {
        complain(problem);
        ending = Ending::Failed;
    }
    let single = matches!(paths, [path] if !path.is_dir());
    if format == Format::Json && !single {
        write!(out, "[")?;
    }
    let mut written = 0;
    for path in &files {
        let (session, lines) = match reader.open(path) {
            Ok(opened) => opened,
            Err(sentence) => {
                complain(&sentence);
                ending = Ending::Failed;
                continue;
            }
        };
        let mut report = findings(&path.to_string_lossy(), &session, lang);
        if format != Format::Text {
            report.unread.extend(lines.iter().cloned());
        }
        if report.summary.errors > 0 {
            ending = ending.max(Ending::ErrorsFound);
        }
        match format {
            Format::Text => {
                let gap = if written == 0 { "" } else { "\n" };
                write!(out, "{gap}{}", text(&report, &lines, lang))?;
            }
            Format::Json if single => cmd::write_pretty(out, &report)?,
            Format::Json => {
                write!(out, "{}", if written == 0 { "\n" } else { ",\n" })?;
                serde_json::to_writer(&mut *out, &report)?;
            }
            Format::Ndjson => cmd::write_line(out, &report)?,
        }
        written += 1;
    }
    if format == Format::Json && !single {
        writeln!(out, "\n]")?;
    }
    Ok(ending)
}

fn text(report: &Findings, lines: &[String], lang: Lang) -> String {
    let head = &report.head;
    let mut text = lang.pick(
        format!("{}：{} {} 年\n", head.file, head.unit, head.year),
        format!("{}: {} {}\n", head.file, head.unit, head.year),
    );
    for finding in &report.findings {
        let severity = match finding.severity {
            "error" => lang.pick("错误", "Error"),
            "doubt" => lang.pick("存疑", "Doubt"),
            _ => lang.pick("提示", "Note"),
        };
        text.push_str(&format!(
            "  {severity}{}{}\n      {}\n",
            lang.pick("：", ": "),
            finding.message,
            finding.remedy
        ));
    }
    for path in &report.unread {
        text.push_str(
            &lang.pick(format!("  没有用到的字段：{path}\n"), format!("  Field that was not used: {path}\n")),
        );
    }
    for line in lines {
        text.push_str(
            &lang.pick(
                format!("  没有读懂的行：{line}\n"),
                format!("  Line that was not understood: {line}\n"),
            ),
        );
    }
    let summary = &report.summary;
    text.push_str(&lang.pick(
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
    ));
    text
}

//! `mingzhang narrate`: the explanation written from the figures.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use mingzhang::calculate::Session;
use mingzhang::narrative::write::{self, Gap, Lack, Reasons};
use mingzhang::wording::{Lang, open_error};
use mingzhang_write::narrative;

use crate::args::Narrate;
use crate::files::Reader;
use crate::{Ending, complain, files};

/// Writes the narrative, to a file or to standard output; what it does not say, and what was not
/// understood of the document, is said on standard error.
pub(crate) fn run(asked: &Narrate, reader: &Reader, out: &mut impl Write) -> io::Result<Ending> {
    match narrate(asked, reader) {
        Ok(Some(text)) => out.write_all(text.as_bytes()).map(|()| Ending::Fine),
        Ok(None) => Ok(Ending::Fine),
        Err(sentence) => {
            complain(&sentence);
            Ok(Ending::Failed)
        }
    }
}

/// What goes to standard output, if anything does.
fn narrate(asked: &Narrate, reader: &Reader) -> Result<Option<String>, String> {
    let (path, lang) = (&asked.path, reader.lang);
    let extension = asked.out.as_deref().map(extension);
    if let (Some(to), Some(extension)) = (&asked.out, &extension)
        && !matches!(extension.as_str(), "md" | "docx" | "html" | "htm")
    {
        let sentence = lang.pick(
            "不能写这种格式。请用扩展名 .md、.docx 或 .html。",
            "this format cannot be written. Use the extension .md, .docx or .html.",
        );
        return Err(files::about(to, sentence, lang));
    }
    let reasons = asked.reasons.as_deref().map(|path| read_reasons(path, lang)).transpose()?;
    let reasons = reasons.unwrap_or_default();
    let opened = reader.read(path)?;
    for remark in files::remarks(&opened, lang) {
        complain(&files::about(path, &remark, lang));
    }
    let session = Session::open(opened.disclosure().clone())
        .map_err(|error| files::about(path, &open_error(&error, lang), lang))?;
    let written = write::write(&session, lang, &reasons, asked.from_zero)
        .map_err(|error| files::about(path, &error.sentence(lang), lang))?;
    if let Some(file) = &asked.reasons {
        for key in &written.unused {
            let sentence = lang.pick(
                format!("“{key}”没有用到：没有这一项，或者没有填写。"),
                format!("“{key}” was not used: there is no such entry, or it is empty."),
            );
            complain(&files::about(file, &sentence, lang));
        }
    }
    if asked.list {
        let gaps = write::asked(&session, lang, &reasons, asked.from_zero).unwrap_or_default();
        return Ok(Some(list(&gaps, &reasons, lang)));
    }
    for gap in &written.gaps {
        complain(&match &gap.lack {
            Lack::Text(_) => lang.pick(
                format!("待补充 {} —— {}", gap.key, gap.what),
                format!("Still to be written, {}: {}", gap.key, gap.what),
            ),
            Lack::Figure | Lack::LastYear => gap.what.clone(),
        });
    }
    let Some(to) = &asked.out else { return Ok(Some(narrative::markdown(&written))) };
    let bytes = match extension.as_deref() {
        Some("docx") => {
            narrative::docx(&written).map_err(|error| files::about(to, &error.sentence(lang), lang))?
        }
        Some("md") => narrative::markdown(&written).into_bytes(),
        _ => narrative::html(&written).into_bytes(),
    };
    files::put(to, &bytes, lang).map(|()| None)
}

fn extension(path: &Path) -> String {
    let extension = path.extension().and_then(|extension| extension.to_str());
    extension.unwrap_or_default().to_ascii_lowercase()
}

fn read_reasons(path: &Path, lang: Lang) -> Result<Reasons, String> {
    let text = fs::read_to_string(path).map_err(|error| files::io_sentence(path, &error, lang))?;
    toml::from_str(&text).map_err(|error| {
        let line = error
            .span()
            .map_or(1, |span| 1 + text.get(..span.start).unwrap_or_default().matches('\n').count());
        let sentence = lang.pick(
            format!("第 {line} 行看不懂（{}）。每一项写成 \"键\" = \"文字\"。", error.message()),
            format!(
                "line {line} is not understood ({}). Write each entry as \"key\" = \"text\".",
                error.message()
            ),
        );
        files::about(path, &sentence, lang)
    })
}

/// A file of reasons to fill in: what is asked for, each with what it explains, and the texts that
/// are given already.
fn list(asked: &[Gap], reasons: &Reasons, lang: Lang) -> String {
    let mut text = lang
        .pick(
            "# 要由人说明的内容：在引号里填写，没有填写的不写进情况说明。\n",
            "# What only people know: write between the quotes; what is left empty is left out.\n",
        )
        .to_owned();
    for gap in asked {
        let given = reasons.get(&gap.key).map(String::as_str).unwrap_or_default();
        let what: String = gap.what.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        text.push_str(&format!("\n# {what}\n{} = {}\n", quoted(&gap.key), quoted(given)));
    }
    text
}

/// A basic string of TOML.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            '\n' => quoted.push_str("\\n"),
            c if c.is_control() => quoted.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_text_comes_back() {
        for text in ["甲", "a \"b\" \\c\n\td\u{7f}\u{85}", ""] {
            let line = format!("{} = {}", quoted(text), quoted(text));
            let read: Reasons = toml::from_str(&line).unwrap();
            assert_eq!(read, Reasons::from([(text.to_owned(), text.to_owned())]));
        }
    }
}

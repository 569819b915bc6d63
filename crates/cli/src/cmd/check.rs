//! `mingzhang check`: what a reader should look at.

mod dismissed;
mod text;

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use mingzhang_write::report::findings_after;

use self::dismissed::Dismissed;
use self::text::text;
use crate::args::Format;
use crate::files::Reader;
use crate::{Ending, cmd, complain, files};

/// Checks every file in the order of their names and goes on after one that cannot be read.
pub(crate) fn run(
    paths: &[PathBuf],
    last_year: Option<&Path>,
    format: Format,
    dismissed: Option<&Path>,
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
    let mut dismissed = match dismissed.map(|path| Dismissed::read(path, lang)) {
        None => Dismissed::default(),
        Some(Ok(dismissed)) => dismissed,
        // What is dismissed decides the exit code: without the list there is none.
        Some(Err(sentence)) => {
            complain(&sentence);
            return Ok(Ending::Failed);
        }
    };
    let last_year = match last_year.map(|path| reader.of_last_year().open(path)).transpose() {
        Ok(last_year) => last_year.map(|document| document.session),
        Err(sentence) => {
            complain(&sentence);
            return Ok(Ending::Failed);
        }
    };
    let single = matches!(paths, [path] if !path.is_dir());
    if format == Format::Json && !single {
        write!(out, "[")?;
    }
    let mut written = 0;
    for path in &files {
        let document = match reader.open(path) {
            Ok(document) => document,
            Err(sentence) => {
                complain(&sentence);
                ending = Ending::Failed;
                continue;
            }
        };
        let mut report = findings_after(&path.to_string_lossy(), &document.session, last_year.as_ref(), lang);
        if format != Format::Text {
            report.unread.extend(document.unread);
        }
        report.remarks = document.remarks;
        dismissed.mark(&mut report);
        if report.summary.errors > 0 {
            ending = ending.max(Ending::ErrorsFound);
        }
        match format {
            Format::Text => {
                let gap = if written == 0 { "" } else { "\n" };
                write!(out, "{gap}{}", text(&report, lang))?;
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
    dismissed.unmet(lang).iter().for_each(|sentence| complain(sentence));
    Ok(ending)
}

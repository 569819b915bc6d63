//! `mingzhang rules`: the rule book.

use std::io::{self, Write};

use mingzhang::rules;
use mingzhang::wording::{Lang, rule_book};
use serde::Serialize;

use crate::args::Format;
use crate::{Ending, cmd};

/// A rule as plain data.
#[derive(Serialize)]
struct Rule {
    id: &'static str,
    family: &'static str,
    title: &'static str,
    what: &'static str,
    remedy: &'static str,
    basis: &'static str,
}

pub(crate) fn run(format: Format, lang: Lang, out: &mut impl Write) -> io::Result<Ending> {
    match format {
        Format::Text => out.write_all(rule_book(lang).as_bytes())?,
        Format::Json | Format::Ndjson => {
            let rules = rules::rules().iter().map(|rule| Rule {
                id: rule.id,
                family: rule.family.id(),
                title: lang.text(rule.title),
                what: lang.text(rule.what),
                remedy: lang.text(rule.remedy),
                basis: lang.text(rule.basis),
            });
            cmd::write_pretty(out, &rules.collect::<Vec<_>>())?;
        }
    }
    Ok(Ending::Fine)
}

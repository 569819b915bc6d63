//! A report to read and print: one HTML file without scripts or anything from elsewhere. Whose
//! budget it is, the headline figures, what was found with links to the cells, and every table in
//! the official layout. Every text from the document is escaped.

pub mod embed;
mod findings;
mod summary;
mod tables;

use std::fmt::{self, Write};

use mingzhang::calculate::Session;
use mingzhang::wording::{Lang, unit_name};

use crate::layout;
use crate::review::review;

const STYLE: &str = include_str!("style.css");

/// A document as a report; `file` is the name that it was read under, if it is known.
#[must_use]
pub fn write(file: Option<&str>, session: &Session, lang: Lang) -> String {
    let mut text = String::new();
    // Writing to a String cannot fail.
    let _ = page(&mut text, file, session, lang);
    text
}

fn page(out: &mut String, file: Option<&str>, session: &Session, lang: Lang) -> fmt::Result {
    let published = session.published();
    let title = heading(session, lang);
    let tables = layout::tables(session, lang);
    let findings = review(session).findings;
    writeln!(out, "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">", lang.tag())?;
    writeln!(out, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")?;
    writeln!(out, "<title>{}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>", Escaped(&title))?;
    writeln!(out, "<header>\n<h1>{}</h1>", Escaped(&title))?;
    let form = lang.label(&session.grid().form().name);
    let money = unit_name(mingzhang::money::Unit::Money, published.money_unit, lang);
    let mut facts = lang
        .pick(
            [format!("表式：{form}"), format!("金额单位：{money}")],
            [format!("Form: {form}"), format!("Amounts in {money}")],
        )
        .to_vec();
    facts.extend(edited(session, lang).map(str::to_owned));
    facts.extend(file.map(|file| lang.pick(format!("文件：{file}"), format!("File: {file}"))));
    writeln!(out, "<p class=\"facts\">{}</p>\n</header>", Escaped(&facts.join(lang.pick("；", "; "))))?;
    summary::write(out, session, lang)?;
    let cells = tables.iter().flat_map(|table| &table.rows).flat_map(|row| &row.cells);
    findings::write(out, session, &findings, &cells.filter_map(|cell| cell.figure).collect(), lang)?;
    findings::edits(out, session, lang)?;
    writeln!(out, "<section class=\"tables\">\n<h2>{}</h2>", lang.pick("公开表", "Tables"))?;
    contents(out, &tables)?;
    let marks = findings::marks(&findings);
    for table in &tables {
        writeln!(out, "<article class=\"form\" id=\"t-{}\">", table.index)?;
        tables::write(out, session, table, &marks, lang)?;
        out.push_str("</article>\n");
    }
    out.push_str("</section>\n</body>\n</html>\n");
    Ok(())
}

/// That the figures are not all as they were published, where that is so.
fn edited(session: &Session, lang: Lang) -> Option<&'static str> {
    (session.published().edited || session.changed().next().is_some())
        .then(|| lang.pick("数字改动过，不全是公布的", "Figures were changed and are not all as published"))
}

/// Whose document it is, of which year and stage.
fn heading(session: &Session, lang: Lang) -> String {
    let published = session.published();
    let (unit, year) = (&published.unit, published.year);
    match published.stage.as_str() {
        "final-accounts" => {
            lang.pick(format!("{unit} {year} 年 决算公开"), format!("{unit} {year} final accounts"))
        }
        _ => lang.pick(format!("{unit} {year} 年 预算公开"), format!("{unit} {year} budget")),
    }
}

fn contents(out: &mut String, tables: &[layout::Table]) -> fmt::Result {
    out.push_str("<nav><ol class=\"plain\">\n");
    for table in tables {
        writeln!(out, "<li><a href=\"#t-{}\">{}</a></li>", table.index, Escaped(&table.name()))?;
    }
    out.push_str("</ol></nav>\n");
    Ok(())
}

/// A text that is nothing but text in HTML, between tags and in quoted attributes.
pub(crate) struct Escaped<'a>(pub(crate) &'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for c in self.0.chars() {
            match c {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '"' => f.write_str("&quot;")?,
                '\'' => f.write_str("&#39;")?,
                // No HTML can hold these.
                c if c.is_control() && !matches!(c, '\n' | '\t') => f.write_char(' ')?,
                c => f.write_char(c)?,
            }
        }
        Ok(())
    }
}

//! Tables in the official layout.

use std::collections::HashMap;
use std::fmt::{self, Write};

use mingzhang::calculate::Session;
use mingzhang::finding::Severity;
use mingzhang::grid::CellId;
use mingzhang::wording::Lang;

use super::Escaped;
use crate::layout::{Cell, CellKind, RowKind, Table};

/// The first finding of a cell by number, and the most serious of them.
pub(super) type Marks = HashMap<CellId, (usize, Severity)>;

/// Deeper levels look like this one.
const DEEPEST: u8 = 4;

/// What a table stands in, which scrolls where the table is wider than the page.
pub(super) const SCROLL: &str = "<div class=\"scroll\">";

/// Puts figures under each other without a style sheet.
pub(super) const RIGHT: &str = " align=\"right\"";

/// Browsers put headings of rows into the middle.
pub(super) const LEFT: &str = " align=\"left\"";

/// Indentation that is part of the text, as in the printed forms: it holds without a style sheet, and
/// where the text is copied.
pub(super) fn indentation(level: u8) -> String {
    "\u{3000}".repeat(level.min(DEEPEST).into())
}

pub(super) fn write(
    out: &mut String,
    session: &Session,
    table: &Table,
    marks: &Marks,
    lang: Lang,
) -> fmt::Result {
    for row in table.rows.iter().filter(|row| matches!(row.kind, RowKind::Title | RowKind::Caption)) {
        if row.kind == RowKind::Caption {
            out.push_str("<p class=\"caption\">");
        }
        for cell in &row.cells {
            match cell.kind {
                CellKind::Number => writeln!(out, "<p class=\"number\">{}</p>", Escaped(&cell.text))?,
                CellKind::Title => writeln!(out, "<h3>{}</h3>", Escaped(&cell.text))?,
                _ => write!(out, "<span>{}</span>", Escaped(&cell.text))?,
            }
        }
        if row.kind == RowKind::Caption {
            out.push_str("</p>\n");
        }
    }
    writeln!(out, "{SCROLL}<table>")?;
    let mut part = "";
    for row in &table.rows {
        let now = match row.kind {
            RowKind::Title | RowKind::Caption => continue,
            RowKind::Heading => "thead",
            RowKind::Body | RowKind::Statement => "tbody",
        };
        if now != part {
            if !part.is_empty() {
                writeln!(out, "</{part}>")?;
            }
            writeln!(out, "<{now}>")?;
            part = now;
        }
        out.push_str("<tr>");
        for one in &row.cells {
            cell(out, session, one, marks, lang)?;
        }
        out.push_str("</tr>\n");
    }
    if !part.is_empty() {
        writeln!(out, "</{part}>")?;
    }
    out.push_str("</table></div>\n");
    Ok(())
}

fn cell(out: &mut String, session: &Session, cell: &Cell, marks: &Marks, lang: Lang) -> fmt::Result {
    let heads =
        matches!(cell.kind, CellKind::Heading | CellKind::Code | CellKind::Label) && !cell.text.is_empty();
    let tag = if heads { "th" } else { "td" };
    write!(out, "<{tag}")?;
    if cell.columns > 1 {
        write!(out, " colspan=\"{}\"", cell.columns)?;
    }
    if cell.rows > 1 {
        write!(out, " rowspan=\"{}\"", cell.rows)?;
    }
    let mark = cell.figure.and_then(|figure| marks.get(&figure));
    let changed = cell.figure.is_some_and(|figure| session.change(figure).is_some());
    let mut classes: Vec<String> = Vec::new();
    match cell.kind {
        CellKind::Figure => classes.push("figure".to_owned()),
        CellKind::Code => classes.push("code".to_owned()),
        CellKind::Label if cell.columns > 1 => classes.push("across".to_owned()),
        _ => {}
    }
    if cell.total {
        classes.push("total".to_owned());
    }
    match mark {
        _ if changed => classes.push("edited".to_owned()),
        Some((_, Severity::Error)) => classes.push("error".to_owned()),
        Some((_, Severity::Doubt)) => classes.push("doubt".to_owned()),
        _ => {}
    }
    if !classes.is_empty() {
        write!(out, " class=\"{}\"", classes.join(" "))?;
    }
    let label = cell.kind == CellKind::Label && cell.columns == 1;
    if cell.kind == CellKind::Figure {
        out.push_str(RIGHT);
    } else if label && heads {
        out.push_str(LEFT);
    }
    match cell.kind {
        CellKind::Heading if cell.columns > 1 => out.push_str(" scope=\"colgroup\""),
        CellKind::Heading => out.push_str(" scope=\"col\""),
        _ if heads => out.push_str(" scope=\"row\""),
        _ => {}
    }
    if let Some(figure) = cell.figure.filter(|_| mark.is_some() || changed) {
        write!(out, " id=\"c-{}\"", figure.index())?;
    }
    out.push('>');
    if label {
        out.push_str(&indentation(cell.level));
    }
    match mark {
        Some((finding, _)) => {
            let name = lang.pick("问题", "finding");
            let number = finding + 1;
            write!(
                out,
                "<a href=\"#f-{number}\" title=\"{name} {number}\">{}<sup>{number}</sup></a>",
                Escaped(&cell.shown())
            )?;
        }
        None => write!(out, "{}", Escaped(&cell.shown()))?,
    }
    write!(out, "</{tag}>")
}

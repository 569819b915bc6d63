//! What was found, and what was edited, with links to the cells.

use std::collections::HashSet;
use std::fmt::{self, Write};

use mingzhang::calculate::Session;
use mingzhang::finding::{Finding, Severity, Stated, Subject};
use mingzhang::grid::CellId;
use mingzhang::wording::{self, Lang, thousands};

use super::Escaped;
use super::tables::Marks;

/// So many cells of a finding are linked, the total first.
const MOST_LINKS: usize = 12;

/// Which cells have findings.
pub(super) fn marks(findings: &[Finding]) -> Marks {
    let mut marks = Marks::new();
    for (number, finding) in findings.iter().enumerate() {
        if matches!(finding.subject, Subject::TableMissing(_)) {
            continue;
        }
        // Errors come first, so the first finding of a cell is its most serious.
        for cell in finding.cells.iter().take(MOST_LINKS) {
            marks.entry(*cell).or_insert((number, finding.severity));
        }
    }
    marks
}

/// Lists the findings; `drawn` are the cells that stand in the report.
pub(super) fn write(
    out: &mut String,
    session: &Session,
    findings: &[Finding],
    drawn: &HashSet<CellId>,
    lang: Lang,
) -> fmt::Result {
    writeln!(out, "<section class=\"review\">\n<h2>{}</h2>", lang.pick("审核结果", "Findings"))?;
    let of = session.relations().summary(session.values());
    writeln!(out, "<p>{}</p>", wording::outcomes(&of, lang))?;
    if findings.is_empty() {
        return writeln!(out, "<p>{}</p>\n</section>", lang.pick("没有发现问题。", "Nothing was found."));
    }
    let headings = lang.pick(
        ["", "问题", "单元格", "应为", "实为", "差额"],
        ["", "Finding", "Cells", "Expected", "Actual", "Difference"],
    );
    head(out, &headings)?;
    for (number, finding) in findings.iter().enumerate() {
        one(out, session, number + 1, finding, drawn, lang)?;
    }
    out.push_str("</tbody></table></div>\n</section>\n");
    Ok(())
}

fn head(out: &mut String, headings: &[&str]) -> fmt::Result {
    out.push_str("<div class=\"scroll\"><table><thead><tr>");
    for heading in headings {
        write!(out, "<th scope=\"col\">{heading}</th>")?;
    }
    out.push_str("</tr></thead><tbody>\n");
    Ok(())
}

fn one(
    out: &mut String,
    session: &Session,
    number: usize,
    finding: &Finding,
    drawn: &HashSet<CellId>,
    lang: Lang,
) -> fmt::Result {
    let class = match finding.severity {
        Severity::Error => " error",
        Severity::Doubt => " doubt",
        Severity::Note => "",
    };
    let severity = wording::severity_name(finding.severity, lang);
    write!(out, "<tr id=\"f-{number}\"><td class=\"severity{class}\">{number} {severity}</td><td>")?;
    write!(out, "{}", Escaped(&wording::finding_message(session, finding, lang)))?;
    write!(
        out,
        "<br><span class=\"remedy\">{}</span></td><td>",
        Escaped(&wording::finding_remedy(session, finding, lang))
    )?;
    let grid = session.grid();
    match finding.subject {
        Subject::TableMissing(index) => {
            let name = grid.form().tables.get(index).map(|table| wording::table_name(table, lang));
            write!(out, "{}", Escaped(&name.unwrap_or_default()))?;
        }
        _ => {
            for (nth, cell) in finding.cells.iter().take(MOST_LINKS).enumerate() {
                let name = wording::cell_name(grid, *cell, lang);
                let line = if nth == 0 { "" } else { "<br>" };
                // A cell of a table that the document lacks, or prints as a sentence, stands nowhere.
                if drawn.contains(cell) {
                    write!(out, "{line}<a href=\"#c-{}\">{}</a>", cell.index(), Escaped(&name))?;
                } else {
                    write!(out, "{line}{}", Escaped(&name))?;
                }
            }
            let more = finding.cells.len().saturating_sub(MOST_LINKS);
            if more > 0 {
                let more = lang.pick(format!("另有 {more} 格"), format!("and {more} more"));
                write!(out, "<br>{more}")?;
            }
        }
    }
    out.push_str("</td>");
    for stated in [finding.expected, finding.actual, finding.difference.map(Stated::Amount)] {
        let text = stated.map(|stated| wording::stated(session, finding, stated));
        write!(out, "<td class=\"figure\">{}</td>", thousands(&text.unwrap_or_default()))?;
    }
    out.push_str("</tr>\n");
    Ok(())
}

/// The edited figures beside the published ones; nothing if there are none.
pub(super) fn edits(out: &mut String, session: &Session, lang: Lang) -> fmt::Result {
    let mut changed = session.changed().peekable();
    if changed.peek().is_none() {
        return Ok(());
    }
    writeln!(out, "<section>\n<h2>{}</h2>", lang.pick("测算改动", "Edited figures"))?;
    head(
        out,
        &lang.pick(["单元格", "公布数", "测算数", "差额"], ["Cell", "Published", "Now", "Difference"]),
    )?;
    let grid = session.grid();
    for cell in changed {
        let name = wording::cell_name(grid, cell, lang);
        write!(out, "<tr><td><a href=\"#c-{}\">{}</a></td>", cell.index(), Escaped(&name))?;
        let amounts = [grid.published(cell).number(), session.value(cell).number(), session.change(cell)];
        for amount in amounts {
            let text = amount.map(|amount| thousands(&grid.print(cell, amount))).unwrap_or_default();
            write!(out, "<td class=\"figure\">{text}</td>")?;
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody></table></div>\n</section>\n");
    Ok(())
}

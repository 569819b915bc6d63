//! What is said of a cell, as notes on it: that it was edited, that it is no formula, what was
//! found.

use std::collections::{BTreeMap, HashMap};

use mingzhang::calculate::Session;
use mingzhang::finding::{Finding, Severity};
use mingzhang::grid::CellId;
use mingzhang::relation::Kind;
use mingzhang::wording::{self, Lang, thousands};

use super::formulas::Total;

/// So many findings are told on one cell; the sheet of findings has all.
const MOST_FINDINGS: usize = 6;
/// Most characters of a note.
const MOST_CHARACTERS: usize = 30_000;

/// What is said of one cell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Note {
    lines: Vec<String>,
    findings: usize,
    /// The most serious finding of the cell.
    pub(super) severity: Option<Severity>,
}

impl Note {
    /// The note's text.
    pub(super) fn text(&self, lang: Lang) -> String {
        let mut text = self.lines.join("\n");
        if self.findings > MOST_FINDINGS {
            let more = self.findings - MOST_FINDINGS;
            text.push_str(&lang.pick(
                format!("\n还有 {more} 条，见“审核”表。"),
                format!("\n{more} more on the sheet “Findings”."),
            ));
        }
        text.chars().take(MOST_CHARACTERS).collect()
    }
}

/// The notes of a document.
pub(super) fn notes(
    session: &Session,
    findings: &[Finding],
    totals: &HashMap<CellId, Total>,
    lang: Lang,
) -> BTreeMap<CellId, Note> {
    let mut notes: BTreeMap<CellId, Note> = BTreeMap::new();
    let grid = session.grid();
    for cell in session.changed() {
        let published = match grid.published(cell).number() {
            Some(amount) => thousands(&grid.print(cell, amount)),
            None => lang.pick("空白", "blank").to_owned(),
        };
        let line =
            lang.pick(format!("测算数；公布数为 {published}。"), format!("Edited; published: {published}."));
        notes.entry(cell).or_default().lines.push(line);
    }
    for (cell, total) in totals {
        if *total == Total::Kept {
            let line = lang.pick(
                "合计与各部分之和不完全相等，此处保留公布数，没有写成公式。",
                "The parts do not add up to exactly this figure, so it is kept as a number, not a formula.",
            );
            notes.entry(*cell).or_default().lines.push(line.to_owned());
        }
    }
    for finding in findings {
        let message = format!(
            "{}{}{}",
            wording::severity_name(finding.severity, lang),
            lang.pick("：", ": "),
            wording::finding_message(session, finding, lang)
        );
        for cell in marked(session, finding) {
            let note = notes.entry(cell).or_default();
            note.findings += 1;
            note.severity = note.severity.into_iter().chain([finding.severity]).min();
            if note.findings <= MOST_FINDINGS {
                note.lines.push(message.clone());
            }
        }
    }
    notes
}

/// The cells that a finding is noted on: both sides where two are compared; of a sum the total,
/// as its parts may be a thousand.
fn marked(session: &Session, finding: &Finding) -> Vec<CellId> {
    use mingzhang::finding::Subject;
    let sum = match finding.subject {
        Subject::Broken(id) | Subject::Rounded(id) | Subject::NotJudged(id, _) => {
            session.relations().get(id).kind == Kind::Sum
        }
        Subject::Said { .. } => false,
        Subject::TableMissing(_) => return Vec::new(),
    };
    finding.cells.iter().copied().take(if sum { 1 } else { 2 }).collect()
}

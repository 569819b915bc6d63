//! What a reader should look at.

use std::collections::BTreeSet;

use mingzhang::calculate::Session;
use mingzhang::disclosure::{self, Disclosure, Extra, WordsAt};
use mingzhang::finding::{self, Severity, Stated};
use mingzhang::form;
use mingzhang::money::Amount;
use mingzhang::wording::{Lang, basis, finding_message, finding_remedy, said, stated};
use serde::Serialize;

use super::Head;
use super::cells::{self, Arithmetic, Cell};
use crate::review::review_after;

/// All findings of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Findings {
    /// Which document.
    #[serde(flatten)]
    pub head: Head,
    /// How many of what.
    pub summary: Summary,
    /// Errors first, then doubts and notes, each in printed order.
    pub findings: Vec<Finding>,
    /// Rules that could not be applied, in the order of the rule book.
    pub not_applied: Vec<NotApplied>,
    /// Fields of the file that nothing was made of, by path.
    pub unread: Vec<String>,
    /// What a user should know of how a document of another format was read, as sentences.
    pub remarks: Vec<String>,
}

/// How many relations came to what, and how many findings there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Summary {
    /// Relations that hold (成立).
    pub holds: usize,
    /// Of those, only thanks to rounding.
    pub rounded: usize,
    /// Relations that do not (不成立).
    pub broken: usize,
    /// Relations that cannot be judged (无法判断).
    pub unknown: usize,
    /// Relations that do not apply (不适用).
    pub not_applicable: usize,
    /// Findings: the document contradicts itself.
    pub errors: usize,
    /// Findings: it may be right, or cannot be judged.
    pub doubts: usize,
    /// Findings: worth knowing.
    pub notes: usize,
    /// Findings that were dismissed, not among those above.
    pub dismissed: usize,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Finding {
    /// Stable as long as rows and columns keep their names.
    pub id: String,
    /// Stable name of the rule.
    pub rule: &'static str,
    /// `error`, `doubt` or `note`.
    pub severity: &'static str,
    /// What is the matter, as a sentence.
    pub message: String,
    /// What to do, as a sentence.
    pub remedy: String,
    /// The cells concerned, the total first.
    pub cells: Vec<Cell>,
    /// The words concerned, the ones to mend first.
    pub passages: Vec<Passage>,
    /// What the other figures give.
    pub expected: Option<String>,
    /// What is printed.
    pub actual: Option<String>,
    /// Printed minus expected.
    pub difference: Option<String>,
    /// How large a difference rounding alone can make.
    pub tolerance: Option<String>,
    /// The arithmetic line by line.
    pub arithmetic: Vec<Arithmetic>,
    /// Which figures are probably wrong, the most plausible first; empty where another finding
    /// tells it.
    #[cfg(feature = "review")]
    pub explanations: Vec<super::Cause>,
    /// Whether the document tells: `only` this explanation, `likely` the first, `open` which.
    #[cfg(feature = "review")]
    pub certainty: Option<&'static str>,
    /// The explanations as sentences.
    #[cfg(feature = "review")]
    pub cause: Option<String>,
    /// Id of the finding that tells the cause of this one too.
    #[cfg(feature = "review")]
    pub explained_by: Option<String>,
    /// What the rule rests on.
    pub basis: &'static str,
    /// Whether somebody has seen it and dismissed it.
    pub dismissed: bool,
}

impl Findings {
    /// Marks the findings with these ids as dismissed (已忽略): they no longer count among errors,
    /// doubts and notes.
    pub fn dismiss(&mut self, ids: &BTreeSet<String>) {
        for finding in self.findings.iter_mut().filter(|finding| !finding.dismissed) {
            if !ids.contains(&finding.id) {
                continue;
            }
            let summary = &mut self.summary;
            let count = match finding.severity {
                "error" => &mut summary.errors,
                "doubt" => &mut summary.doubts,
                _ => &mut summary.notes,
            };
            *count = count.saturating_sub(1);
            summary.dismissed += 1;
            finding.dismissed = true;
        }
    }
}

/// Words of the document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Passage {
    /// Where they stand, by the path of the text in `*.budget.json`.
    pub path: String,
    /// Number of the section or item they stand in, as printed.
    pub number: Option<String>,
    /// Heading of the section, or name of the project.
    pub heading: Option<String>,
    /// First character of the text, counted from 0.
    pub start: usize,
    /// Character behind the last.
    pub end: usize,
    /// The words.
    pub text: String,
}

/// A rule that could not be applied (无法判断).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NotApplied {
    /// Stable name of the rule.
    pub rule: &'static str,
    /// Why, as a sentence.
    pub reason: String,
}

/// The findings at the present figures.
#[must_use]
pub fn findings(file: &str, session: &Session, lang: Lang) -> Findings {
    findings_after(file, session, None, lang)
}

/// As [`findings`], with the same body's document of the year before.
#[must_use]
pub fn findings_after(file: &str, session: &Session, last_year: Option<&Session>, lang: Lang) -> Findings {
    let review = review_after(session, last_year);
    let found = &review.findings;
    let count = |severity| found.iter().filter(|finding| finding.severity == severity).count();
    let relations = session.relations().summary(session.values());
    #[allow(unused_mut, reason = "causes are told with the feature `review` only")]
    let mut findings: Vec<Finding> = found.iter().map(|finding| report(session, finding, lang)).collect();
    #[cfg(feature = "review")]
    explain(session, &mut findings, lang);
    Findings {
        head: Head::new(file, session),
        summary: Summary {
            holds: relations.holds,
            rounded: relations.rounded,
            broken: relations.broken,
            unknown: relations.unknown,
            not_applicable: relations.not_applicable,
            errors: count(Severity::Error),
            doubts: count(Severity::Doubt),
            notes: count(Severity::Note),
            dismissed: 0,
        },
        findings,
        not_applied: review
            .unable
            .iter()
            .map(|unable| NotApplied { rule: unable.rule, reason: said(session, &unable.why, lang) })
            .collect(),
        unread: unread(session.published()),
        remarks: Vec::new(),
    }
}

fn report(session: &Session, finding: &finding::Finding, lang: Lang) -> Finding {
    let print = |compared: Option<Stated>| compared.map(|compared| stated(session, finding, compared));
    let amount = |amount: Option<Amount>| print(amount.map(Stated::Amount));
    Finding {
        id: finding.id.clone(),
        rule: finding.rule,
        severity: finding.severity.id(),
        message: finding_message(session, finding, lang),
        remedy: finding_remedy(session, finding, lang),
        cells: finding.cells.iter().map(|cell| cells::cell(session, *cell, lang)).collect(),
        passages: finding.passages.iter().map(|at| passage(session.published(), *at)).collect(),
        expected: print(finding.expected),
        actual: print(finding.actual),
        difference: amount(finding.difference),
        tolerance: amount(finding.tolerance),
        arithmetic: cells::arithmetic(session, &finding.arithmetic, lang),
        #[cfg(feature = "review")]
        explanations: Vec::new(),
        #[cfg(feature = "review")]
        certainty: None,
        #[cfg(feature = "review")]
        cause: None,
        #[cfg(feature = "review")]
        explained_by: None,
        basis: basis(finding, lang),
        dismissed: false,
    }
}

/// Adds to the findings which figures are probably wrong.
#[cfg(feature = "review")]
fn explain(session: &Session, findings: &mut [Finding], lang: Lang) {
    let ids: Vec<&str> = findings.iter().map(|finding| finding.id.as_str()).collect();
    let mut causes = super::causes::causes(session, &ids, lang);
    for finding in findings {
        if let Some(cause) = causes.remove(&finding.id) {
            finding.explanations = cause.explanations;
            finding.certainty = cause.certainty;
            finding.cause = cause.sentence;
            finding.explained_by = cause.told_at;
        }
    }
}

fn passage(document: &Disclosure, at: disclosure::Passage) -> Passage {
    let section = |at: usize| document.narrative.get(at);
    let target = |at: usize| document.performance.get(at).and_then(|target| target.project.clone());
    let (path, number, heading) = match at.at {
        WordsAt::Heading { section: s } => (
            format!("narrative[{s}].title"),
            section(s).and_then(|section| section.number.clone()),
            section(s).and_then(|section| section.title.clone()),
        ),
        WordsAt::Item { section: s, item } => (
            format!("narrative[{s}].items[{item}].text"),
            section(s).and_then(|section| section.items.get(item)?.number.clone()),
            section(s).and_then(|section| section.title.clone()),
        ),
        WordsAt::Goal { target: t, goal } => (format!("performance[{t}].goals[{goal}]"), None, target(t)),
        WordsAt::Indicator { target: t, indicator } => {
            (format!("performance[{t}].indicators[{indicator}].value"), None, target(t))
        }
        WordsAt::Note { table: t, note } => {
            (format!("tables[{t}].notes[{note}]"), None, table_title(document, t))
        }
    };
    let words = document.words(at.at).unwrap_or_default();
    let character = |byte: usize| words.get(..byte).map_or(0, |before| before.chars().count());
    Passage {
        path,
        number,
        heading,
        start: character(at.start),
        end: character(at.end),
        text: document.quote(at).unwrap_or_default().to_owned(),
    }
}

/// The printed title of a table.
fn table_title(document: &Disclosure, table: usize) -> Option<String> {
    let form = form::by_id(&document.form)?;
    let (_, spec) = form.table(&document.tables.get(table)?.id)?;
    Some(spec.title.zh.clone())
}

/// The paths of all fields that the reader kept without knowing them.
fn unread(document: &Disclosure) -> Vec<String> {
    let mut paths = Vec::new();
    let mut add = |at: &str, extra: &Extra| {
        paths.extend(extra.iter().map(|(name, _)| format!("{at}{name}")));
    };
    add("", &document.extra);
    for (t, table) in document.tables.iter().enumerate() {
        add(&format!("tables[{t}]."), &table.extra);
        let lists = [("rows", &table.rows), ("priorRows", &table.prior_rows), ("repeated", &table.repeated)];
        for (list, rows) in lists {
            for (r, row) in rows.iter().enumerate() {
                add(&format!("tables[{t}].{list}[{r}]."), &row.extra);
            }
        }
    }
    paths
}

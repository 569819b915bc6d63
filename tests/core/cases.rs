//! Literate cases of the rule book: one Markdown file for each rule, `tests/cases/<family>/<id>.md`,
//! with a silent and a firing case at least. `UPDATE=1 cargo test -p mingzhang cases` writes what is
//! found into the files, to be read before it is committed. `tests/cases/README.md` has the notation.

mod notation;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use mingzhang::calculate::Session;
use mingzhang::disclosure::WordsAt;
use mingzhang::finding::{self, Finding, Review, Severity};
use mingzhang::narrative::claim::Claims;
use mingzhang::rules::{self, Document, LastYear, Rule};
use mingzhang::wording::{Lang, finding_message, finding_remedy, said};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases")
}

fn path(rule: &Rule) -> PathBuf {
    folder().join(rule.family.id()).join(format!("{}.md", rule.id))
}

pub(crate) fn review(session: &Session) -> Review {
    review_after(session, None)
}

/// The review of a document with that of the year before.
pub(crate) fn review_after(session: &Session, last: Option<&Session>) -> Review {
    let claims = Claims::read(session.published(), session.grid());
    let document = Document {
        disclosure: session.published(),
        grid: session.grid(),
        values: session.values(),
        relations: session.relations(),
        claims: &claims,
        last_year: last.map(|last| LastYear { disclosure: last.published(), grid: last.grid() }),
    };
    rules::review(&document, finding::findings(session))
}

/// What a rule says of a case, a line each.
fn told(rule: &Rule, session: &Session, review: &Review) -> Vec<String> {
    let findings = review.findings.iter().filter(|finding| finding.rule == rule.id);
    let findings = findings
        .map(|finding| format!("{}: {}", finding.severity.id(), finding_message(session, finding, Lang::Zh)));
    let unable = review.unable.iter().filter(|unable| unable.rule == rule.id);
    findings.chain(unable.map(|unable| format!("unable: {}", said(session, &unable.why, Lang::Zh)))).collect()
}

/// Both languages say everything: no place is left open.
fn fully_worded(session: &Session, finding: &Finding) {
    for lang in Lang::ALL {
        for text in [finding_message(session, finding, lang), finding_remedy(session, finding, lang)] {
            assert!(!text.is_empty() && !text.contains('{') && !text.contains('}'), "{}: {text}", finding.id);
        }
    }
}

#[test]
fn every_case_says_what_it_should() {
    let update = std::env::var_os("UPDATE").is_some();
    let mut wrong = Vec::new();
    for rule in rules::rules() {
        let path = path(rule);
        let name = path.strip_prefix(folder()).unwrap().display().to_string();
        let text = fs::read_to_string(&path).unwrap_or_else(|_| panic!("write tests/cases/{name}"));
        let mut cases = notation::cases(&text, &name);
        let (mut silent, mut firing) = (0, 0);
        for case in &mut cases {
            let session = case.session(&name);
            let review = review_after(&session, case.last_year(&name).as_ref());
            review.findings.iter().for_each(|finding| fully_worded(&session, finding));
            let found = told(rule, &session, &review);
            match found.iter().any(|line| !line.starts_with("unable")) {
                true => firing += 1,
                false => silent += 1,
            }
            if found != case.expected {
                wrong.push(format!(
                    "{name}, {}:\n  expected {:#?}\n  found {found:#?}",
                    case.title, case.expected
                ));
                case.expected = found;
            }
        }
        if update {
            fs::write(&path, notation::written(&text, &cases)).unwrap();
        }
        if silent == 0 || firing == 0 {
            wrong.push(format!("{name} needs a silent and a firing case"));
        }
    }
    assert!(update || wrong.is_empty(), "{}\nUPDATE=1 writes what is found", wrong.join("\n"));
}

/// How different bodies put it: what is right is not marked, what is wrong is, whichever way it is
/// said. `UPDATE=1` writes what rules find in the sentences.
#[test]
fn the_same_said_in_many_ways() {
    let update = std::env::var_os("UPDATE").is_some();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/phrasings");
    let mut wrong = Vec::new();
    for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        let name = path.display().to_string();
        let text = fs::read_to_string(&path).unwrap();
        let mut cases = notation::cases(&text, &name);
        for case in &mut cases {
            // An excerpt lacks headings that the whole would have.
            let heading = |finding: &Finding| {
                matches!(finding.passages.first().map(|first| first.at), None | Some(WordsAt::Heading { .. }))
            };
            let of_words = |of: &&Finding| of.severity != Severity::Note && !heading(of);
            let told = |session: &Session| -> Vec<String> {
                let line = |of: &Finding| {
                    format!("{} {}: {}", of.severity.id(), of.rule, finding_message(session, of, Lang::Zh))
                };
                review(session).findings.iter().filter(of_words).map(line).collect()
            };
            let found: Vec<String> = case.sessions(&name).iter().flat_map(told).collect();
            if found != case.expected {
                wrong.push(format!("{name}, {}:\n  found {found:#?}", case.title));
                case.expected = found;
            }
        }
        if update {
            fs::write(&path, notation::written(&text, &cases)).unwrap();
        }
    }
    assert!(update || wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_case_belongs_to_a_rule() {
    let known: BTreeSet<PathBuf> = rules::rules().iter().map(path).collect();
    for family in fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()) {
        if family.is_dir() {
            for file in fs::read_dir(family).unwrap().map(|entry| entry.unwrap().path()) {
                assert!(known.contains(&file), "{} is the case of no rule", file.display());
            }
        }
    }
}

#[test]
fn the_built_in_example_has_known_findings() {
    let session = crate::example();
    let review = review(&session);
    let told: Vec<String> = review
        .findings
        .iter()
        .map(|finding| format!("{} {}", finding.severity.id(), finding.id))
        .chain(
            review
                .unable
                .iter()
                .map(|unable| format!("unable {}: {}", unable.rule, said(&session, &unable.why, Lang::Zh))),
        )
        .collect();
    let path = folder().join("example.txt");
    let text = told.join("\n") + "\n";
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, &text).unwrap();
    }
    assert_eq!(fs::read_to_string(&path).unwrap_or_default(), text, "UPDATE=1 writes what is found");
}

/// Made-up documents whose figures agree: nothing in them is an error.
#[test]
fn consistent_documents_have_no_error() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/documents");
    let mut read = 0;
    for form in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir())
    {
        let truth = fs::read(form.join("truth.budget.json")).unwrap();
        let session = Session::open(mingzhang_read::json::read(&truth).unwrap()).unwrap();
        let errors = review(&session).findings.into_iter().filter(|found| found.severity == Severity::Error);
        let errors: Vec<String> = errors.map(|found| finding_message(&session, &found, Lang::Zh)).collect();
        assert!(errors.is_empty(), "{}: {errors:#?}", form.display());
        read += 1;
    }
    assert!(read > 3, "{read} documents");
}

#[test]
fn ids_are_told_apart_and_the_order_is_fixed() {
    let session = crate::example();
    let (once, again) = (review(&session), review(&session));
    assert_eq!(once, again);
    let ids: BTreeSet<&str> = once.findings.iter().map(|finding| finding.id.as_str()).collect();
    assert_eq!(ids.len(), once.findings.len());
    let rules: BTreeSet<&str> = rules::rules().iter().map(|rule| rule.id).collect();
    assert_eq!(rules.len(), rules::rules().len());
}

#[test]
fn the_rule_book_is_written_down() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rules.md");
    let book = mingzhang::wording::rule_book(Lang::Zh);
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, &book).unwrap();
    }
    assert_eq!(fs::read_to_string(&path).unwrap_or_default(), book, "UPDATE=1 writes docs/rules.md");
    assert_ne!(mingzhang::wording::rule_book(Lang::En), book);
}

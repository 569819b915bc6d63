//! Laws over narratives that were written from the figures.

use std::collections::BTreeSet;
use std::sync::Arc;

use mingzhang::calculate::Session;
use mingzhang::form;
use mingzhang::narrative::claim::Claims;
use mingzhang::narrative::write::{self, FromZero, Reasons};
use mingzhang::wording::{self, Lang};
use proptest::prelude::*;

use crate::example;
use crate::generate::Random;
use crate::sentences::{Slipped, is_pointed_at, slip, with_slip};
use crate::slips;
use crate::written::{consistent, review, tables, with_narrative, wrong};

/// What is wrong with a document that is not wrong with its tables alone.
fn of_words(session: &Session) -> Vec<String> {
    let mut bare = session.published().clone();
    bare.narrative.clear();
    let form = Arc::new(session.grid().form().clone());
    let bare = Session::with_form(form, bare).unwrap();
    let known: BTreeSet<String> = wrong(&review(&bare)).map(|finding| finding.id.clone()).collect();
    let said = review(session);
    let new = wrong(&said).filter(|finding| !known.contains(&finding.id));
    new.map(|finding| format!("{}: {}", finding.rule, wording::finding_message(session, finding, Lang::Zh)))
        .collect()
}

#[test]
fn what_is_written_of_the_example_gives_no_finding() {
    let example = example();
    for from_zero in [FromZero::NoRate, FromZero::Hundred] {
        let form = Arc::new(example.grid().form().clone());
        let session = with_narrative(&form, example.published().clone(), from_zero);
        assert_eq!(of_words(&session), Vec::<String>::new());
    }
}

#[test]
fn a_text_is_asked_for_once_and_still_asked_for_when_it_is_given() {
    let session = example();
    let asked = |reasons: &Reasons| write::asked(&session, Lang::Zh, reasons, FromZero::NoRate).unwrap();
    let before = asked(&Reasons::new());
    let keys: BTreeSet<&str> = before.iter().map(|gap| gap.key.as_str()).collect();
    assert!(!keys.is_empty());
    assert_eq!(keys.len(), before.len());
    let given = keys.iter().map(|key| ((*key).to_owned(), "任务增加".to_owned())).collect();
    assert_eq!(asked(&given)[..before.len()], before);
    let written = write::write(&session, Lang::Zh, &given, FromZero::NoRate).unwrap();
    assert!(written.gaps.iter().all(|gap| !keys.contains(gap.key.as_str())));
}

#[test]
fn a_slip_in_a_sentence_is_pointed_at() {
    for (nth, kind) in (0_u64..).zip(Slipped::ALL) {
        let mut planted = 0;
        for seed in 0..12 {
            let session =
                consistent(&form::forms()[usize::try_from(seed).unwrap() % form::forms().len()], seed);
            let Some(slip) = slip(&session, kind, &mut Random(nth << 32 | seed)) else { continue };
            planted += 1;
            let spoilt = with_slip(&session, &slip);
            let text = spoilt.published().words(slip.at);
            assert!(is_pointed_at(&spoilt, &slip), "{}: seed {seed}: {slip:?} in {text:?}", kind.name());
        }
        assert!(planted > 5, "{}: {planted}", kind.name());
    }
}

#[test]
fn the_whole_rule_book_is_silent_on_consistent_documents() {
    for seed in 0..24 {
        let form = &form::forms()[usize::try_from(seed).unwrap() % form::forms().len()];
        for session in [slips::consistent(form, seed), tables(form, seed), consistent(form, seed)] {
            let said = review(&session);
            let wrong: Vec<_> = wrong(&said).map(|finding| (&finding.id, &finding.rule)).collect();
            assert!(wrong.is_empty(), "{}, seed {seed}: {wrong:?}", form.id);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn reading_what_was_written_gives_no_finding(which in 0..form::forms().len(), seed: u64) {
        let session = consistent(&form::forms()[which], seed);
        let claims = Claims::read(session.published(), session.grid());
        let understood = claims.statements.iter().filter(|statement| !statement.cells.is_empty()).count();
        prop_assert!(understood > 12, "{} of {}", understood, claims.statements.len());
        prop_assert_eq!(of_words(&session), Vec::<String>::new());
    }
}

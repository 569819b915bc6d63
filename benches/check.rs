//! What it costs to check a document of about thirty pages, tables and narrative: the built-in example
//! with the narrative that is written from it, and made-up documents of every form, consistent and with
//! errors in figures and sentences.
//!
//! `cargo xtask bench check`. Each line is the median and the fastest of its runs; all of it together
//! is to stay under 50 ms.

#[allow(dead_code, reason = "the tests use the rest of it")]
#[path = "../tests/support/generate/mod.rs"]
mod generate;
#[allow(dead_code, reason = "the tests use the rest of it")]
#[path = "../tests/support/sentences.rs"]
mod sentences;
#[allow(dead_code, reason = "the tests use the rest of it")]
#[path = "../tests/support/slips.rs"]
mod slips;
#[allow(dead_code, reason = "the tests use the rest of it")]
#[path = "../tests/support/written.rs"]
mod written;

use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

use generate::Random;
use mingzhang::calculate::Session;
use mingzhang::finding::findings;
use mingzhang::form;
use mingzhang::locate::{Told, locate};
use mingzhang::narrative::claim::Claims;
use mingzhang::narrative::write::FromZero;
use mingzhang_read::json::read;
use sentences::Slipped;
use slips::Planted;

fn main() {
    let example = std::fs::read("www/examples/urumqi-samr-2024.budget.json").unwrap();
    let example = read(&example).unwrap();
    let form = form::by_id(&example.form).unwrap();
    measure("built-in example", &written::with_narrative(&form, example, FromZero::NoRate));
    for form in form::forms() {
        let session = written::consistent(form, 2024);
        measure(&format!("{}, consistent", form.id), &session);
        measure(&format!("{}, with errors", form.id), &with_errors(&session));
    }
}

/// Six figures and six sentences with a slip each.
fn with_errors(session: &Session) -> Session {
    let mut random = Random(2024);
    let mut session = session.clone();
    for kind in Slipped::ALL {
        if let Some(slip) = sentences::slip(&session, kind, &mut random) {
            session = sentences::with_slip(&session, &slip);
        }
    }
    let mut spoilt = Vec::new();
    let kinds = [
        Planted::Swapped,
        Planted::Wrong,
        Planted::Doubled,
        Planted::Point,
        Planted::Blank,
        Planted::Exchanged,
    ];
    for kind in kinds {
        let barred: Vec<_> = spoilt.iter().map(|(cell, _)| *cell).collect();
        spoilt.extend(slips::plant(&mut session, kind, &mut random, &barred).into_iter().flatten());
    }
    session
}

fn measure(name: &str, session: &Session) {
    let items = session.published().narrative.iter().flat_map(|section| &section.items);
    let characters: usize = items.map(|item| item.text.chars().count()).sum();
    let review = written::review(session);
    println!(
        "{name}: {} cells, {} relations, {characters} characters of narrative, {} findings, {} wrong",
        session.grid().len(),
        session.relations().list().len(),
        review.findings.len(),
        written::wrong(&review).count()
    );
    let form = Arc::new(session.grid().form().clone());
    time("open it: lay out, derive all relations", || {
        Session::with_form(Arc::clone(&form), session.published().clone()).unwrap()
    });
    time("findings of the relations", || findings(session));
    time("claims", || Claims::read(session.published(), session.grid()));
    time("findings, claims and all rules", || written::review(session));
    let located = || {
        let claims = Claims::read(session.published(), session.grid());
        let told = claims.told().map(|(cell, figure)| Told {
            cell,
            amount: figure.map(|figure| figure.amount),
            half_step: figure.map(|figure| figure.half()).unwrap_or_default(),
        });
        locate(session.grid(), session.values(), session.relations(), &told.collect::<Vec<_>>())
    };
    time("claims and explanations", located);
    time("all of it", || {
        let session = Session::with_form(Arc::clone(&form), session.published().clone()).unwrap();
        (written::review(&session), located())
    });
    println!();
}

/// Runs for about half a second and prints the median and the fastest run.
fn time<T>(what: &str, mut run: impl FnMut() -> T) {
    let mut times: Vec<Duration> = Vec::new();
    let start = Instant::now();
    while start.elapsed() < Duration::from_millis(500) || times.len() < 5 {
        let begun = Instant::now();
        black_box(run());
        times.push(begun.elapsed());
    }
    times.sort_unstable();
    println!("  {what:<55} {:>12.1?} {:>12.1?}", times[times.len() / 2], times[0]);
}

//! How well the wrong figure is found: consistent disclosures of all forms, drawn in yuan and
//! printed rounded, without and with slips planted in them; and the sentences that are written from
//! them, without and with slips. What is counted is defined in `tests/support/slips.rs` and
//! `tests/support/sentences.rs`.
//!
//! `cargo xtask bench locate [DOCUMENTS]`: so many documents without a slip (10,000 unless
//! given), and a tenth of that for each kind of slip, for two slips and for narratives.
//! With `SHOW=1` it prints the documents in which something is not found, with `ONLY=exchanged` it
//! plants only the slips with that word in their name.

#[allow(dead_code, reason = "the tests use the rest of it")]
#[path = "../tests/support/generate/mod.rs"]
mod generate;
#[allow(dead_code, reason = "the tests use the rest of it")]
#[path = "../tests/support/sentences.rs"]
mod sentences;
#[allow(dead_code, reason = "the tests use the rest of it")]
#[path = "../tests/support/slips.rs"]
mod slips;
#[path = "../tests/support/written.rs"]
mod written;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use generate::Random;
use mingzhang::calculate::Session;
use mingzhang::finding::{Finding, Severity};
use mingzhang::form::{self, Form};
use mingzhang::locate::{Certainty, Cluster, Told, locate};
use mingzhang::narrative::claim::Claims;
use sentences::Slipped;
use slips::{
    Planted, Spoilt, broken, consistent, explanations, figures_that_mend, is_detected, is_exact, is_row,
    is_true, others_that_mend, plant, without_row,
};

fn main() {
    let documents = std::env::args().skip(1).find_map(|argument| argument.parse().ok()).unwrap_or(10_000);
    let forms: Vec<Arc<Form>> = form::forms().to_vec();
    println!(
        "{} forms: {}",
        forms.len(),
        forms.iter().map(|form| form.id.as_str()).collect::<Vec<_>>().join(", ")
    );
    if let Ok(only) = std::env::var("ONLY") {
        return planted(&forms, documents / 10, &only);
    }
    narratives(&forms, documents / 10);
    without_slips(&forms, documents);

    planted(&forms, documents / 10, "");
    let mut pair = Pair::default();
    for document in 0..documents / 10 {
        pair.one(&forms, 1 << 48 | document);
    }
    println!(
        "\ntwo slips: {} documents, both listed {}, both first {}, slowest {:.1?}",
        pair.planted,
        share(pair.listed, pair.planted),
        share(pair.first, pair.planted),
        pair.slowest
    );
    voted(&forms, documents / 10);
    department();
    println!(
        "\nlisted, first behind “can tell”: of those that the relations can tell; first*: of all; wrong!: another figure was said to be the likely or only one"
    );
}

/// Documents without a slip, held against all relations and the whole rule book: every second one
/// has last year's figures too.
fn without_slips(forms: &[Arc<Form>], documents: u64) {
    let (mut with_error, mut with_doubt) = (0, 0);
    let mut by_rule: BTreeMap<String, usize> = BTreeMap::new();
    for seed in 0..documents {
        let form = &forms[usize::try_from(seed).unwrap() % forms.len()];
        let session = if seed / 8 % 2 == 0 { consistent(form, seed) } else { written::tables(form, seed) };
        let review = written::review(&session);
        let has = |severity| review.findings.iter().any(|finding| finding.severity == severity);
        with_error += usize::from(has(Severity::Error));
        with_doubt += usize::from(has(Severity::Doubt));
        for finding in written::wrong(&review) {
            let count = by_rule.entry(format!("{:?} {}", finding.severity, finding.rule)).or_default();
            *count += 1;
            if *count <= 3 {
                println!("false: form {}, seed {seed}: {}", form.id, message(&session, finding));
            }
        }
    }
    println!(
        "documents without a slip: {documents}, with a false error: {with_error}, with a false doubt: {with_doubt}"
    );
    for (rule, count) in by_rule {
        println!("  {rule}: {count}");
    }
    println!();
}

fn message(session: &Session, finding: &Finding) -> String {
    mingzhang::wording::finding_message(session, finding, mingzhang::wording::Lang::Zh)
}

/// One slip of each kind with this word in its name.
fn planted(forms: &[Arc<Form>], documents: u64, only: &str) {
    println!(
        "{:<28} {:>7} {:>9} {:>7} {:>9} {:>7} {:>7} {:>7} {:>7} {:>7} {:>10} {:>10}",
        "one slip",
        "planted",
        "detected",
        "listed",
        "can tell",
        "listed",
        "first",
        "exact",
        "first*",
        "wrong!",
        "median",
        "slowest"
    );
    for (nth, kind) in (0_u64..).zip(Planted::ALL) {
        if !kind.name().contains(only) {
            continue;
        }
        let mut score = Score::default();
        for document in 0..documents {
            score.one(forms, nth << 32 | document, kind);
        }
        score.print(kind.name());
    }
    if "an account's row left out".contains(only) {
        rows(forms, documents);
    }
}

/// Documents with the narrative that is written from them, and one slip in one of its sentences.
fn narratives(forms: &[Arc<Form>], documents: u64) {
    let of = |seed: u64| written::consistent(&forms[usize::try_from(seed).unwrap() % forms.len()], seed);
    let said_wrong = |seed: &u64| {
        let session = of(*seed);
        let review = written::review(&session);
        for finding in written::wrong(&review) {
            println!("false: form {}, seed {seed}: {}", session.grid().form().id, message(&session, finding));
        }
        written::wrong(&review).next().is_some()
    };
    let wrong = (0..documents).filter(said_wrong).count();
    println!("documents with a narrative: {documents}, with a false error or doubt in it: {wrong}\n");
    println!("{:<28} {:>7} {:>9}", "one slip in a sentence", "planted", "detected");
    for (nth, kind) in (0_u64..).zip(Slipped::ALL) {
        let (mut planted, mut detected) = (0, 0);
        for document in 0..documents {
            let session = of(document);
            let Some(slip) = sentences::slip(&session, kind, &mut Random(nth << 32 | document)) else {
                continue;
            };
            planted += 1;
            let spoilt = sentences::with_slip(&session, &slip);
            if sentences::is_pointed_at(&spoilt, &slip) {
                detected += 1;
            } else if std::env::var_os("SHOW").is_some() {
                let text = spoilt.published().words(slip.at).unwrap_or_default();
                println!("--- {} seed {document}: {} in {text}", session.grid().form().id, slip.wrong);
            }
        }
        println!("{:<28} {planted:>7} {:>9}", kind.name(), share(detected, planted));
    }
    println!();
}

/// One account's row left out of one table.
fn rows(forms: &[Arc<Form>], documents: u64) {
    let (mut planted, mut listed, mut named, mut first) = (0, 0, 0, 0);
    let (mut tellable, mut told) = (0, 0);
    for document in 0..documents {
        let seed = 1 << 49 | document;
        let Some((without, code)) = without_row(&session(forms, seed), &mut Random(seed)) else { continue };
        planted += 1;
        let (clusters, _) = timed(&without);
        let all = || clusters.iter().flat_map(|cluster| &cluster.explanations);
        let found = all().any(|one| is_row(&without, one, &code, false));
        listed += usize::from(found);
        if figures_that_mend(&without).is_empty() {
            tellable += 1;
            told += usize::from(found);
        }
        named += usize::from(all().any(|one| is_row(&without, one, &code, true)));
        let mut firsts = clusters.iter().filter_map(|cluster| cluster.explanations.first());
        first += usize::from(firsts.any(|one| is_row(&without, one, &code, false)));
        if std::env::var_os("SHOW").is_some() && !found {
            println!("   row {code}");
            show(&without, &Vec::new(), &clusters, seed, found, false, true);
        }
    }
    println!(
        "\nan account's row left out: {planted} documents, can tell {}, of those listed {}; of all listed {}, with its code {}, first {}",
        share(tellable, planted),
        share(told, tellable),
        share(listed, planted),
        share(named, planted),
        share(first, planted)
    );
}

/// One slip in a table of a document whose sentences state its figures as they should be: without
/// and with the votes of the sentences.
fn voted(forms: &[Arc<Form>], documents: u64) {
    let (mut planted, mut listed, mut alone, mut first) = (0, 0, 0, 0);
    for document in 0..documents {
        let seed = 1 << 50 | document;
        let mut random = Random(seed);
        let mut session = written::consistent(&forms[usize::try_from(seed).unwrap() % forms.len()], document);
        let kind = *random.pick(&Planted::ALL[..8]);
        let Some(spoilt) = plant(&mut session, kind, &mut random, &[]) else { continue };
        planted += 1;
        let claims = Claims::read(session.published(), session.grid());
        let told: Vec<Told> = claims
            .told()
            .filter_map(|(cell, figure)| Some((cell, figure?)))
            .map(|(cell, figure)| Told { cell, amount: Some(figure.amount), half_step: figure.half() })
            .collect();
        let clusters = locate(session.grid(), session.values(), session.relations(), &told);
        listed += usize::from(clusters.iter().flat_map(|c| &c.explanations).any(|e| is_true(e, &spoilt)));
        first += usize::from(first_is_true(&clusters, &spoilt));
        alone += usize::from(first_is_true(&explanations(&session), &spoilt));
    }
    println!(
        "\none slip, with sentences: {planted} documents, listed {}, first of all {} without their votes and {} with them",
        share(listed, planted),
        share(alone, planted),
        share(first, planted)
    );
}

/// What it costs on a department of about 100,000 cells, with one slip and with forty.
fn department() {
    let form = form::by_id("xinjiang-unit-2024").unwrap();
    let disclosure = generate::generate_in_yuan(&form, 2024, generate::Size::DEPARTMENT);
    let mut session = Session::with_form(form, disclosure).unwrap();
    let mut random = Random(2024);
    let mut spoilt: Spoilt = Vec::new();
    for count in [1, 40] {
        while spoilt.len() < count {
            let barred: Vec<_> = spoilt.iter().map(|(cell, _)| *cell).collect();
            spoilt.extend(plant(&mut session, Planted::Wrong, &mut random, &barred).into_iter().flatten());
        }
        let (clusters, time) = timed(&session);
        let cells = session.grid().len();
        println!("{cells} cells, {count} slips: {} clusters in {time:.1?}", clusters.len());
    }
}

fn session(forms: &[Arc<Form>], seed: u64) -> Session {
    consistent(&forms[usize::try_from(seed).unwrap() % forms.len()], seed)
}

fn share(some: usize, all: usize) -> String {
    if all == 0 {
        return "–".to_owned();
    }
    let hundredths = (some * 10_000 + all / 2) / all;
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}

fn timed(session: &Session) -> (Vec<Cluster>, Duration) {
    let begun = Instant::now();
    let clusters = explanations(session);
    (clusters, begun.elapsed())
}

#[derive(Default)]
struct Score {
    planted: usize,
    detected: usize,
    listed: usize,
    tellable: usize,
    told: usize,
    first: usize,
    exact: usize,
    first_of_all: usize,
    misled: usize,
    times: Vec<Duration>,
}

impl Score {
    fn one(&mut self, forms: &[Arc<Form>], seed: u64, kind: Planted) {
        let mut session = session(forms, seed);
        let Some(spoilt) = plant(&mut session, kind, &mut Random(seed), &[]) else { return };
        self.planted += 1;
        self.detected += usize::from(is_detected(&session));
        let (clusters, time) = timed(&session);
        self.times.push(time);
        let listed = clusters.iter().flat_map(|cluster| &cluster.explanations).any(|e| is_true(e, &spoilt));
        self.listed += usize::from(listed);
        let first = first_is_true(&clusters, &spoilt);
        self.first_of_all += usize::from(first);
        let misled = clusters.iter().any(|cluster| {
            cluster.certainty != Certainty::Open
                && cluster.explanations.first().is_some_and(|e| !is_true(e, &spoilt))
        });
        self.misled += usize::from(misled);
        let tellable = others_that_mend(&session, spoilt[0].0).is_empty();
        if tellable {
            self.tellable += 1;
            self.told += usize::from(listed);
            self.first += usize::from(first);
        }
        let exact = clusters.iter().filter_map(|c| c.explanations.first()).any(|e| is_exact(e, &spoilt));
        self.exact += usize::from(exact);
        if std::env::var_os("SHOW").is_some()
            && (!listed || misled || !is_detected(&session) || tellable && !first)
        {
            show(&session, &spoilt, &clusters, seed, listed, misled, tellable && !first);
        }
    }

    fn print(mut self, name: &str) {
        self.times.sort_unstable();
        let time = |at: usize| self.times.get(at).copied().unwrap_or_default();
        println!(
            "{name:<28} {:>7} {:>9} {:>7} {:>9} {:>7} {:>7} {:>7} {:>7} {:>7} {:>10.1?} {:>10.1?}",
            self.planted,
            share(self.detected, self.planted),
            share(self.listed, self.planted),
            share(self.tellable, self.planted),
            share(self.told, self.tellable),
            share(self.first, self.tellable),
            share(self.exact, self.planted),
            share(self.first_of_all, self.planted),
            share(self.misled, self.planted),
            time(self.times.len() / 2),
            time(self.times.len().saturating_sub(1)),
        );
    }
}

fn show(
    session: &Session,
    spoilt: &Spoilt,
    clusters: &[Cluster],
    seed: u64,
    listed: bool,
    misled: bool,
    not_first: bool,
) {
    use mingzhang::locate::Variable;
    println!(
        "--- {} seed {seed} listed {listed} misled {misled} not first {not_first}",
        session.grid().form().id
    );
    let id = |cell| mingzhang::finding::cell_id(session.grid(), cell);
    for (cell, right) in spoilt {
        println!("   planted {} right {} printed {:?}", id(*cell), right, session.value(*cell));
    }
    for id in broken(session) {
        println!(
            "   broken {}",
            mingzhang::finding::relation_id(session.grid(), session.relations().get(id))
        );
    }
    for cluster in clusters {
        println!(
            "   cluster {:?} {:?} {} broken",
            cluster.certainty,
            cluster.unexplored,
            cluster.broken.len()
        );
        for explanation in cluster.explanations.iter().take(5) {
            let changes: Vec<String> = explanation
                .changes
                .iter()
                .map(|change| match change.variable {
                    Variable::Cell(cell) => {
                        let text = |amount: Option<mingzhang::money::Amount>| {
                            amount.map_or("-".to_owned(), |a| a.to_string())
                        };
                        format!(
                            "{} {}→{} [{},{}]",
                            id(cell),
                            text(change.from),
                            text(change.to),
                            text(change.low),
                            text(change.high)
                        )
                    }
                    other => format!("{other:?}"),
                })
                .collect();
            println!("      {:?} {}", explanation.slip, changes.join("; "));
        }
    }
}

fn first_is_true(clusters: &[Cluster], spoilt: &Spoilt) -> bool {
    clusters.iter().filter_map(|cluster| cluster.explanations.first()).any(|first| is_true(first, spoilt))
}

#[derive(Default)]
struct Pair {
    planted: usize,
    listed: usize,
    first: usize,
    slowest: Duration,
}

impl Pair {
    /// Two figures, each with a slip of its own.
    fn one(&mut self, forms: &[Arc<Form>], seed: u64) {
        let mut session = session(forms, seed);
        let mut random = Random(seed);
        let mut spoilt: Spoilt = Vec::new();
        for _ in 0..2 {
            let kind = *random.pick(&Planted::ALL[..5]);
            let barred: Vec<_> = spoilt.iter().map(|(cell, _)| *cell).collect();
            spoilt.extend(plant(&mut session, kind, &mut random, &barred).into_iter().flatten());
        }
        if spoilt.len() < 2 {
            return;
        }
        self.planted += 1;
        let (clusters, time) = timed(&session);
        self.slowest = self.slowest.max(time);
        let has = |explanation: &mingzhang::locate::Explanation, cell| {
            explanation
                .changes
                .iter()
                .any(|change| change.variable == mingzhang::locate::Variable::Cell(cell))
        };
        let listed = spoilt
            .iter()
            .all(|(cell, _)| clusters.iter().flat_map(|c| &c.explanations).any(|e| has(e, *cell)));
        let first = spoilt
            .iter()
            .all(|(cell, _)| clusters.iter().filter_map(|c| c.explanations.first()).any(|e| has(e, *cell)));
        self.listed += usize::from(listed);
        self.first += usize::from(first);
        if std::env::var_os("SHOW").is_some() && !listed {
            show(&session, &spoilt, &clusters, seed, listed, false, false);
        }
    }
}

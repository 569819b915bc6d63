//! Damaged documents (`tests/support/damage.rs`): comparing, walking and drawing them never breaks, and
//! what is told keeps its laws.

use std::collections::HashMap;
use std::sync::Arc;

use mingzhang::calculate::Session;
use mingzhang::compare::{self, Difference, Match};
use mingzhang::disclosure::Disclosure;
use mingzhang::finding::cell_id;
use mingzhang::form::{self, Form};
use mingzhang::grid::{CellId, Presence};
use mingzhang::measure;
use mingzhang::money::{Amount, MoneyUnit};
use mingzhang::picture::{self, Part};
use mingzhang::walk;
use mingzhang::wording::{self, Lang};
use proptest::prelude::*;

use crate::damage::damage;
use crate::generate::{Size, generate_with_last_year};
use crate::small_town_form;

/// The largest whole number that a script holds exactly.
const EXACT: u64 = (1 << 53) - 1;

fn forms() -> Vec<Arc<Form>> {
    form::forms().iter().cloned().chain([small_town_form()]).collect()
}

fn document(form: &Arc<Form>, seed: u64, times: usize) -> Disclosure {
    let mut disclosure = generate_with_last_year(form, seed, Size::UNIT, seed.is_multiple_of(2));
    damage(form, &mut disclosure, seed, times);
    disclosure
}

fn open(form: &Arc<Form>, disclosure: Disclosure) -> Session {
    Session::with_form(Arc::clone(form), disclosure).unwrap()
}

/// A sentence with nothing left out.
fn is_whole(sentence: &str) -> bool {
    let holes = ["：。", "：，", "，。", "；。", "“”", ": .", ": ,", " .", ", .", "  ", " = = "];
    sentence.ends_with(['。', '.'])
        && !sentence.starts_with([' ', '=', '，', '；', '：'])
        && !holes.iter().any(|hole| sentence.contains(hole))
}

fn compares(now: &Session, then: &Session) {
    let tables = compare::tables(now, then);
    for table in &tables {
        for block in &table.blocks {
            let rows = |session: &Session, table: usize, at: usize| {
                session.grid().tables()[table].blocks[at].rows.len()
            };
            let mut mine: Vec<usize> = block.lines.iter().filter_map(|line| line.now).collect();
            assert!(mine.is_sorted(), "rows at hand stand in printed order");
            mine.dedup();
            assert_eq!(mine.len(), rows(now, table.now, block.now), "each row once");
            let mut theirs: Vec<usize> = block.lines.iter().filter_map(|line| line.then).collect();
            theirs.sort_unstable();
            theirs.dedup();
            assert_eq!(theirs.len(), rows(then, table.then, block.then), "each row once");
            for line in &block.lines {
                let both = line.now.is_some() && line.then.is_some();
                assert_eq!(both, matches!(line.found, Match::Kept | Match::Recoded));
            }
        }
    }
    let movers = compare::movers(&tables, now, then, 9);
    let size = |difference: &Difference| difference.change.abs();
    assert!(movers.len() <= 9 && movers.is_sorted_by(|a, b| size(&a.difference) >= size(&b.difference)));
    let (came, went) = compare::came_and_went(&tables, now, then);
    assert!(came.iter().all(|mover| mover.then.is_none()) && went.iter().all(|mover| mover.now.is_none()));
    for told in compare::headlines(now, then).iter().chain(&movers).chain(&came).chain(&went) {
        let Difference { now, then, change, .. } = told.difference;
        assert_eq!(now.minus(then), Ok(change));
    }
}

/// What is drawn of a whole: in numbers that a script can hold, the parts within it.
fn drawable(whole: &Part) {
    for part in whole.all() {
        let name = &part.label.zh;
        assert!(part.weight <= EXACT, "{name}: {}", part.weight);
        let inside: u64 = part.parts.iter().map(|part| part.weight).sum();
        assert!(inside <= part.weight || part.amount.is_some_and(Amount::is_negative), "{name}");
        assert!(part.weight == 0 || !part.amount.is_some_and(Amount::is_negative), "{name}");
    }
}

fn draws(session: &Session, lang: Lang) {
    let unit = MoneyUnit::TenThousand;
    let mut said = Vec::new();
    if let Some(flow) = picture::flow(session) {
        for side in
            [Some(&flow.from), flow.by_nature.as_ref(), flow.by_function.as_ref()].into_iter().flatten()
        {
            drawable(side);
            said.push(wording::flow_sentence(session, &flow, side, unit, lang));
            said.extend(wording::undrawn(session, side, unit, lang));
        }
    }
    if let Some(tree) = picture::tree(session) {
        drawable(&tree);
        said.push(wording::tree_sentence(session, &tree, unit, lang));
    }
    for told in picture::hundred(session).into_iter().flatten() {
        drawable(&told.whole);
        let squares: u32 = told.squares.iter().sum();
        assert_eq!(squares, if told.whole.parts.iter().all(|part| part.weight == 0) { 0 } else { 100 });
        said.push(wording::hundred_sentence(&told.whole, lang));
    }
    if let Some(movement) = picture::movement(session) {
        for steps in [&movement.by_class, &movement.by_item] {
            said.push(wording::movement_sentence(session, &movement, steps, unit, lang));
            said.extend(wording::unknown_steps(steps, lang));
            for amount in steps.iter().flat_map(|step| [step.now, step.then, step.change]).flatten() {
                assert!(movement.weight(amount) <= EXACT);
            }
        }
    }
    if let Some(public) = picture::three_public(session) {
        said.push(wording::three_public_sentence(session, &public, unit, lang));
        assert!(public.parts.iter().all(|part| part.now.weight <= EXACT));
    }
    for sentence in said {
        assert!(is_whole(&sentence), "{sentence}");
    }
}

fn walks(session: &Session, lang: Lang) {
    let cells = session.grid().cells().step_by(41).map(|cell| walk::figure(session, cell));
    for walk in walk::headline(session).into_iter().chain(walk::broken(session)).chain(cells) {
        for step in &walk.steps {
            let sentence = wording::walk_step(session, step, lang);
            assert!(is_whole(&sentence), "{sentence}");
            let piece = walk::excerpt(session, step);
            assert!(piece.rows.contains(&piece.lit.row) && piece.columns.contains(&piece.lit.column));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn they_are_compared(which in 0..forms().len(), other in 0..forms().len(), seed: u64, times in 0..24_usize) {
        let (form, other) = (&forms()[which], &forms()[other]);
        let now = open(form, document(form, seed, times));
        let then = open(other, document(other, seed ^ 1, times));
        compares(&now, &then);
        compares(&then, &now);
        let same = document(form, seed, times / 2);
        compares(&now, &open(form, same));
    }

    #[test]
    fn they_are_drawn(which in 0..forms().len(), seed: u64, times in 0..24_usize) {
        let session = open(&forms()[which], document(&forms()[which], seed, times));
        Lang::ALL.into_iter().for_each(|lang| draws(&session, lang));
    }

    #[test]
    fn they_are_walked(which in 0..forms().len(), seed: u64, times in 0..24_usize) {
        let session = open(&forms()[which], document(&forms()[which], seed, times));
        Lang::ALL.into_iter().for_each(|lang| walks(&session, lang));
    }

    /// Last year's amounts change nothing but what is known of last year.
    #[test]
    fn they_are_filled(which in 0..forms().len(), seed: u64, times in 0..24_usize) {
        let form = &forms()[which];
        let (mut now, mut last) = (document(form, seed, times), document(form, seed ^ 1, times));
        last.year = now.year - 1;
        last.unit.clone_from(&now.unit);
        let before = open(form, now.clone());
        compare::fill_as(form, &mut now, &last).unwrap();
        prop_assert_eq!(compare::fill_as(form, &mut now.clone(), &last), Ok(0));
        let (after, then) = (open(form, now), open(form, last));
        for (before, after) in before.grid().tables().iter().zip(after.grid().tables()) {
            prop_assert_eq!(before.presence, after.presence);
        }
        let (stated, was) = (ids(&before), ids(&then));
        for cell in after.grid().cells() {
            let Some(prior) = after.grid().prior(cell) else { continue };
            let id = id(&after, cell);
            let stated = stated.get(&id).and_then(|cell| before.grid().prior(*cell));
            let was = was.get(&id).map_or(Amount::ZERO, |cell| then.value(*cell).or_zero());
            prop_assert_eq!(prior, stated.unwrap_or(was), "{}", id);
        }
        prop_assert_eq!(before.relations().summary(before.values()), after.relations().summary(after.values()));
        let _ = measure::overview(&after);
        for table in after.grid().tables() {
            prop_assert!(table.presence != Presence::Missing || table.prior_only.is_empty());
        }
    }
}

fn id(session: &Session, cell: CellId) -> String {
    cell_id(session.grid(), cell)
}

fn ids(session: &Session) -> HashMap<String, CellId> {
    session.grid().cells().map(|cell| (id(session, cell), cell)).collect()
}

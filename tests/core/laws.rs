//! Laws over random consistent disclosures.

use std::sync::Arc;

use mingzhang::calculate::{Mode, Session};
use mingzhang::finding::{Finding, Subject, findings};
use mingzhang::form::{self, Form};
use mingzhang::grid::{CellId, Value};
use mingzhang::money::Amount;
use mingzhang::relation::{Kind, Outcome, Relations};
use proptest::prelude::*;

use crate::generate::{Size, generate};
use crate::small_town_form;

fn all_forms() -> Vec<Arc<Form>> {
    form::forms().iter().cloned().chain([small_town_form()]).collect()
}

fn session(which: usize, seed: u64) -> Session {
    let form = Arc::clone(&all_forms()[which]);
    let disclosure = generate(&form, seed, Size::UNIT);
    Session::with_form(form, disclosure).unwrap()
}

fn outcomes(relations: &Relations, values: &[Value]) -> Vec<Outcome> {
    relations.ids().map(|id| relations.outcome(values, id)).collect()
}

/// The filled cells that some relation contains.
fn related(session: &Session) -> Vec<CellId> {
    let filled = |cell: &CellId| session.value(*cell).number().is_some();
    session
        .grid()
        .cells()
        .filter(filled)
        .filter(|cell| session.relations().of(*cell).next().is_some())
        .collect()
}

fn yuan(amount: i64) -> Amount {
    mingzhang::money::parse_typed(
        &format!("{amount}元"),
        mingzhang::money::Unit::Money,
        mingzhang::money::MoneyUnit::Yuan,
    )
    .unwrap()
    .unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_consistent_disclosure_has_no_finding(which in 0..all_forms().len(), seed: u64) {
        let session = session(which, seed);
        // Only a table in a larger unit than the others rounds what it prints.
        let rounds = session.grid().form().tables.iter().any(|table| table.money_unit.is_some());
        let found = findings(&session);
        let wrong: Vec<_> =
            found.iter().filter(|f| !(rounds && matches!(f.subject, Subject::Rounded(_)))).collect();
        prop_assert_eq!(wrong, Vec::<&Finding>::new());
        let summary = session.relations().summary(session.values());
        prop_assert!(summary.holds > 10, "{:?}", summary);
    }

    #[test]
    fn changing_a_figure_beyond_rounding_breaks_a_relation_with_it(which in 0..all_forms().len(), seed: u64, pick: prop::sample::Index, more in 1_i64..1000) {
        let mut session = session(which, seed);
        let cells = related(&session);
        let cell = cells[pick.index(cells.len())];
        let widest = session.relations().of(cell).map(|id| session.relations().tolerance(id)).max().unwrap();
        let beyond = widest.plus(widest).unwrap().plus(yuan(more)).unwrap();
        let changed = session.value(cell).or_zero().plus(beyond).unwrap();
        session.edit(cell, Some(changed), Mode::Check).unwrap();
        let (relations, values) = (session.relations(), session.values());
        prop_assert!(
            relations.of(cell).any(|id| relations.outcome(values, id) == Outcome::Broken),
            "{}", mingzhang::finding::cell_id(session.grid(), cell)
        );
    }

    /// A total left blank above figures that it contains is believed by no relation between others.
    #[test]
    fn a_blank_that_other_cells_contradict_breaks_nothing_without_it(which in 0..all_forms().len(), seed: u64, pick: prop::sample::Index) {
        let mut session = session(which, seed);
        let space = session.grid().space();
        let cells = related(&session);
        let inside = |outer: CellId, inner: CellId| {
            let (outer, inner) = (session.grid().place(outer), session.grid().place(inner));
            outer != inner && space.contains(outer, inner)
        };
        let totals: Vec<CellId> =
            cells.iter().copied().filter(|total| cells.iter().any(|cell| inside(*total, *cell))).collect();
        let total = totals[pick.index(totals.len())];
        session.edit(total, None, Mode::Check).unwrap();
        let (relations, values) = (session.relations(), session.values());
        for id in relations.ids().filter(|id| relations.outcome(values, *id) == Outcome::Broken) {
            prop_assert!(
                relations.get(id).cells().any(|cell| cell == total),
                "{} after {}", mingzhang::finding::relation_id(session.grid(), relations.get(id)),
                mingzhang::finding::cell_id(session.grid(), total)
            );
        }
    }

    #[test]
    fn incremental_equals_from_scratch(which in 0..all_forms().len(), seed: u64, edits in prop::collection::vec((any::<prop::sample::Index>(), -100_000_i64..1_000_000, any::<bool>(), any::<bool>()), 1..12)) {
        let mut session = session(which, seed);
        for (pick, amount, calculate, undo) in edits {
            let cell = any_cell(&session, pick);
            let mode = if calculate { Mode::Calculate } else { Mode::Check };
            session.edit(cell, Some(yuan(amount)), mode).unwrap();
            if undo {
                session.undo();
            } else if calculate && !session.questions().is_empty() {
                session.place(0, 0).unwrap();
            }
            let scratch = Relations::new(session.grid(), session.values());
            prop_assert_eq!(session.relations().list(), scratch.list());
            prop_assert_eq!(outcomes(session.relations(), session.values()), outcomes(&scratch, session.values()));
        }
        let mut again = Session::with_form(Arc::new(session.grid().form().clone()), session.published().clone()).unwrap();
        again.replay(&session.records().cloned().collect::<Vec<_>>()).unwrap();
        prop_assert_eq!(again.values(), session.values());
        while session.can_undo() {
            session.undo();
        }
        prop_assert_eq!(session.changed().count(), 0);
        prop_assert!(session.questions().is_empty());
    }

    /// Once every question is answered, the figures add up as they did before.
    #[test]
    fn answered_edits_keep_every_sum(which in 0..all_forms().len(), seed: u64, pick: prop::sample::Index, amount in 1_i64..1_000_000, answers in prop::collection::vec(any::<prop::sample::Index>(), 12)) {
        let mut session = session(which, seed);
        let cells = related(&session);
        let cell = cells[pick.index(cells.len())];
        let value = session.value(cell).or_zero().plus(yuan(amount)).unwrap();
        session.edit(cell, Some(value), Mode::Calculate).unwrap();
        for answer in answers {
            if let Some(question) = session.questions().first() {
                let candidate = answer.index(question.candidates.len());
                session.place(0, candidate).unwrap();
            }
        }
        prop_assert!(session.questions().is_empty());
        let (relations, values) = (session.relations(), session.values());
        for id in relations.ids().filter(|id| relations.get(*id).kind != Kind::Part) {
            let outcome = relations.outcome(values, id);
            prop_assert!(
                matches!(outcome, Outcome::Holds { .. } | Outcome::NotApplicable(_)),
                "{} {:?} after {}", mingzhang::finding::relation_id(session.grid(), relations.get(id)), outcome,
                mingzhang::finding::cell_id(session.grid(), cell)
            );
        }
    }

    #[test]
    fn the_order_of_tables_and_rows_changes_no_finding(seed: u64) {
        let form = form::by_id("xinjiang-unit-2024").unwrap();
        let mut disclosure = generate(&form, seed, Size::UNIT);
        // An error to find.
        let table = disclosure.tables.iter_mut().find(|table| !table.rows.is_empty()).unwrap();
        let row = table.rows.iter_mut().find(|row| !row.cells.is_empty()).unwrap();
        row.cells[0].1.amount = row.cells[0].1.amount.plus(yuan(123_456)).unwrap();
        let messages = |disclosure| {
            let session = Session::with_form(Arc::clone(&form), disclosure).unwrap();
            let mut ids: Vec<String> = findings(&session).into_iter().map(|finding| finding.id).collect();
            ids.sort();
            ids
        };
        let before = messages(disclosure.clone());
        disclosure.tables.reverse();
        prop_assert!(!before.is_empty());
        prop_assert_eq!(messages(disclosure), before);
    }
}

/// Any cell of a table that the document has.
fn any_cell(session: &Session, pick: prop::sample::Index) -> CellId {
    let cells: Vec<CellId> = session.grid().cells().filter(|cell| session.has_table(*cell)).collect();
    cells[pick.index(cells.len())]
}

/// Personnel and operating funds stand in two blocks without a total of their own: which of them a
/// change of basic expenditure belongs to is asked.
#[test]
fn parts_in_different_blocks_are_asked_for() {
    let form = form::by_id("final-accounts-2024").unwrap();
    for edited in ["general/total/basic", "income/total/fiscal"] {
        let mut is_asked = false;
        for seed in 0..24 {
            let disclosure = generate(&form, seed, Size::UNIT);
            let mut session = Session::with_form(Arc::clone(&form), disclosure).unwrap();
            let cell = crate::cell(&session, edited);
            let Some(amount) = session.value(cell).number() else { continue };
            session.edit(cell, Some(amount.plus(yuan(90_920)).unwrap()), Mode::Calculate).unwrap();
            while let Some(question) = session.questions().first() {
                is_asked |= session.grid().space().dimensions()[question.dimension].id == "nature";
                session.place(0, 0).unwrap();
            }
            let (relations, values) = (session.relations(), session.values());
            let broken = relations.ids().filter(|id| relations.outcome(values, *id) == Outcome::Broken);
            let broken = broken.map(|id| mingzhang::finding::relation_id(session.grid(), relations.get(id)));
            assert_eq!(broken.collect::<Vec<_>>(), Vec::<String>::new(), "{edited}, seed {seed}");
        }
        assert!(is_asked, "{edited}");
    }
}

/// Nothing that takes part in relations is left without one that is judged: a typing error in it would
/// break nothing.
#[test]
fn every_figure_with_relations_has_one_that_is_judged() {
    for which in 0..all_forms().len() {
        for seed in 0..12 {
            let session = session(which, seed);
            let (relations, values) = (session.relations(), session.values());
            let judged = |id| matches!(relations.outcome(values, id), Outcome::Holds { .. });
            let left: Vec<String> = related(&session)
                .into_iter()
                .filter(|cell| !relations.of(*cell).any(judged))
                .map(|cell| mingzhang::finding::cell_id(session.grid(), cell))
                .collect();
            assert_eq!(left, Vec::<String>::new(), "{}, seed {seed}", session.grid().form().id);
        }
    }
}

//! Calculating (测算) on the built-in example.

use mingzhang::calculate::{Changes, Mode, Record, Session};
use mingzhang::finding::{Severity, findings};
use mingzhang::grid::Value;

use crate::{cell, example, shown, typed};

fn set(session: &mut Session, id: &str, text: &str) -> Changes {
    let cell = cell(session, id);
    let value = typed(session, cell, text);
    session.edit(cell, value, Mode::Calculate).unwrap()
}

fn errors(session: &Session) -> usize {
    findings(session).iter().filter(|finding| finding.severity == Severity::Error).count()
}

#[test]
fn a_figure_moves_its_totals_and_every_other_print() {
    let mut session = example();
    let published = session.values().to_vec();
    set(&mut session, "basic/30231/operating", "12.00");
    for (id, figure) in [
        ("basic/30231/total", "12.00"),
        ("basic/302/operating", "338.02"),
        ("basic/302/total", "338.02"),
        ("basic/total/operating", "338.02"),
        ("basic/total/total", "3121.12"),
        ("general/total/basic", "3121.12"),
        ("general/total/total", "3987.14"),
        ("expenditure/total/basic", "3121.12"),
        ("expenditure/total/total", "4405.47"),
        ("overall/income/total/amount", "4405.47"),
        ("overall/expenditure/total/amount", "4405.47"),
        ("three-public/vehicle-running/general", "12.00"),
        ("three-public/vehicles/total", "12.00"),
        ("three-public/total/total", "12.00"),
        // no money from above goes into basic expenditure: it is the unit's own
        ("overall/income/general-own/amount", "3964.14"),
        // what does not contain it stays
        ("basic/301/total", "2534.93"),
        ("three-public/reception/total", "_"),
        ("general/total/project", "866.02"),
        ("overall/income/carried-over/amount", "418.33"),
    ] {
        assert_eq!(shown(&session, id), figure, "{id}");
    }
    session.undo();
    assert_eq!(session.values(), published);
    assert!(session.questions().is_empty());
    session.redo().unwrap();
    assert_eq!(shown(&session, "three-public/total/total"), "12.00");
}

#[test]
fn what_is_not_decided_is_asked_and_one_answer_settles_it() {
    let mut session = example();
    let before = errors(&session);
    set(&mut session, "basic/30231/operating", "12.00");
    let questions = session.questions();
    let [question] = &questions[..] else { panic!("{questions:?}") };
    let function = &session.grid().space().dimensions()[question.dimension];
    assert_eq!(function.id, "function");
    assert_eq!(question.amount.to_string(), "26400");
    let candidates: Vec<&str> =
        question.candidates.iter().map(|c| function.node(c.node).id.as_str()).collect();
    assert_eq!(candidates, ["2013801", "2080501", "2080505"]);
    assert!(errors(&session) > before, "the open difference shows as relations that do not hold");
    session.place(0, 0).unwrap();
    assert_eq!(shown(&session, "general/2013801/basic"), "2609.00");
    assert_eq!(shown(&session, "overall/expenditure/f201/amount"), "3736.91");
    assert_eq!(shown(&session, "income/2013801/general-own"), "2609.00");
    assert_eq!(errors(&session), before);
    assert!(session.questions().is_empty());
    session.undo();
    assert_eq!(session.questions(), questions);
}

/// Someone who goes and types the difference in by hand means the same money.
#[test]
fn typing_the_open_difference_answers_the_question() {
    let mut session = example();
    let before = errors(&session);
    set(&mut session, "basic/30231/operating", "12.00");
    set(&mut session, "general/2013801/basic", "2609.00");
    assert_eq!(shown(&session, "general/total/basic"), "3121.12");
    assert!(session.questions().is_empty());
    assert_eq!(errors(&session), before);
}

#[test]
fn moves_under_one_total_net_out() {
    let mut session = example();
    let before = errors(&session);
    set(&mut session, "basic/30231/operating", "12.00");
    set(&mut session, "basic/30201/operating", "133.05");
    assert_eq!(shown(&session, "basic/total/total"), "3118.48");
    assert!(session.questions().is_empty());
    assert_eq!(errors(&session), before);
}

#[test]
fn typing_on_in_one_cell_asks_once_for_all_of_it() {
    let mut session = example();
    set(&mut session, "basic/30231/operating", "12.00");
    set(&mut session, "basic/30231/operating", "13.00");
    let amounts: Vec<String> = session.questions().iter().map(|q| q.amount.to_string()).collect();
    assert_eq!(amounts, ["36400"]);
    session.place(0, 0).unwrap();
    assert_eq!(shown(&session, "general/2013801/basic"), "2610.00");
    session.undo();
    session.undo();
    let amounts: Vec<String> = session.questions().iter().map(|q| q.amount.to_string()).collect();
    assert_eq!(amounts, ["26400"]);
    set(&mut session, "basic/30231/operating", "9.36");
    assert!(session.questions().is_empty());
    assert_eq!(session.changed().count(), 0);
}

/// A table of the three public expenses lists a few economic items of goods and services; it does
/// not say what a project's money for them is.
#[test]
fn an_incomplete_list_decides_nothing() {
    let mut session = example();
    set(&mut session, "expenditure/2013802/project", "200");
    let asked = session.questions();
    let ids: Vec<&str> =
        asked.iter().map(|q| session.grid().space().dimensions()[q.dimension].id.as_str()).collect();
    assert_eq!(ids, ["origin"]);
    session.place(0, 0).unwrap();
    let asked = session.questions();
    let [projects] = &asked[..] else { panic!("{asked:?}") };
    assert_eq!(session.grid().space().dimensions()[projects.dimension].id, "purpose");
    assert_eq!(shown(&session, "three-public/total/total"), "9.36");
    session.place(0, 1).unwrap();
    assert_eq!(shown(&session, "projects/2013802/物业管理费项目/e302"), "152.25");
    assert!(session.questions().is_empty());
}

#[test]
fn checking_changes_one_printed_figure_alone() {
    let mut session = example();
    let before = errors(&session);
    let running = cell(&session, "basic/30231/operating");
    let changes = session.edit(running, typed(&session, running, "12"), Mode::Check).unwrap();
    assert_eq!(changes.cells, [running]);
    assert_eq!(session.changed().collect::<Vec<_>>(), [running]);
    assert!(errors(&session) > before);
    assert!(session.questions().is_empty());
}

#[test]
fn back_to_published_and_back_again() {
    let mut session = example();
    set(&mut session, "basic/30231/operating", "12.00");
    set(&mut session, "carried-over/2023年替代工作经费/fiscal-project", "30");
    let edited = session.values().to_vec();
    let asked = session.questions();
    session.reset().unwrap();
    assert_eq!(session.changed().count(), 0);
    assert!(session.questions().is_empty());
    session.undo();
    assert_eq!(session.values(), edited);
    assert_eq!(session.questions(), asked);
}

#[test]
fn a_blank_cell_filled_and_emptied_is_blank_again_by_undo() {
    let mut session = example();
    let before = (session.values().to_vec(), session.relations().list().to_vec());
    let reception = cell(&session, "three-public/reception/general");
    assert_eq!(session.value(reception), Value::Blank);
    assert!(set(&mut session, "three-public/reception/general", "5").relations_changed);
    assert_eq!(shown(&session, "three-public/total/total"), "14.36");
    session.undo();
    assert_eq!((session.values().to_vec(), session.relations().list().to_vec()), before);
}

#[test]
fn edits_are_data_and_replayed() {
    let mut session = example();
    set(&mut session, "basic/30231/operating", "12.00");
    session.place(0, 0).unwrap();
    let purchase = cell(&session, "three-public/vehicle-purchase/general");
    session.edit(purchase, typed(&session, purchase, "3"), Mode::Check).unwrap();
    let records: Vec<Record> = session.records().cloned().collect();
    let mut again = example();
    again.replay(&records).unwrap();
    assert_eq!(again.values(), session.values());
    assert_eq!(again.questions(), session.questions());
}

#[test]
fn the_document_with_its_present_figures_opens_as_such() {
    let mut session = example();
    set(&mut session, "basic/30231/operating", "12.00");
    set(&mut session, "overall/income/fund-own/amount", "7");
    let saved = mingzhang_write::json::write(&session.current());
    let opened = Session::open(mingzhang_read::json::read(saved.as_bytes()).unwrap()).unwrap();
    assert_eq!(opened.values(), session.values());
    assert_eq!(opened.changed().count(), 0);
}

#[test]
fn a_pasted_block_is_one_step_all_or_none() {
    let mut session = example();
    let published = session.values().to_vec();
    let ids = ["basic/30201/operating", "basic/30205/operating", "basic/30206/operating"];
    let block: Vec<_> =
        ids.iter().map(|id| cell(&session, id)).map(|cell| (cell, typed(&session, cell, "1.00"))).collect();
    session.edit_all(&block, Mode::Calculate).unwrap();
    assert_eq!(shown(&session, "basic/302/total"), "160.69");
    let pasted = session.values().to_vec();
    let records: Vec<Record> = session.records().cloned().collect();
    session.undo();
    assert_eq!(session.values(), published);
    assert!(!session.can_undo());
    session.redo().unwrap();
    assert_eq!(session.values(), pasted);
    let mut again = example();
    again.replay(&records).unwrap();
    again.undo();
    assert_eq!(again.values(), published);

    let mut too_large = block.clone();
    too_large[2].1 = typed(&session, too_large[2].0, "1000000000000000000元");
    session.undo();
    session.edit_all(&too_large, Mode::Calculate).unwrap_err();
    assert_eq!(session.values(), published);
    assert!(!session.can_undo());
    assert!(session.can_redo());
}

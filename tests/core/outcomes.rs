//! The four outcomes, each with its reason, in both languages.

use mingzhang::calculate::{Mode, Session};
use mingzhang::disclosure::Disclosure;
use mingzhang::finding::{Severity, Subject, findings, relation_id};
use mingzhang::relation::{Outcome, RelationId, Unknown, Unsuited};
use mingzhang::wording::{Lang, finding_message, finding_remedy, outcome_reason, relation_statement};

use crate::{cell, example, typed};

fn published() -> Disclosure {
    example().published().clone()
}

fn open(change: impl FnOnce(&mut Disclosure)) -> Session {
    let mut disclosure = published();
    change(&mut disclosure);
    Session::open(disclosure).unwrap()
}

fn relation(session: &Session, id: &str) -> RelationId {
    let relations = session.relations();
    let found = relations.ids().find(|known| relation_id(session.grid(), relations.get(*known)) == id);
    found.unwrap_or_else(|| panic!("no relation {id}"))
}

fn outcome(session: &Session, id: &str) -> Outcome {
    session.relations().outcome(session.values(), relation(session, id))
}

fn reason(session: &Session, id: &str, lang: Lang) -> String {
    outcome_reason(session, relation(session, id), lang)
}

#[test]
fn rounding_is_a_note_that_says_so() {
    let session = example();
    let id = "sum-rows:basic/301/total";
    assert_eq!(outcome(&session, id), Outcome::Holds { exact: false });
    assert_eq!(
        reason(&session, id, Lang::Zh),
        "差 0.01 万元，四舍五入可以造成至多 0.045 万元的差额，所以成立。"
    );
    assert_eq!(
        reason(&session, id, Lang::En),
        "They differ by 0.01 × 10,000 yuan; rounding alone can make up to 0.045 × 10,000 yuan, so it holds."
    );
}

#[test]
fn a_tie_names_its_condition() {
    let session = example();
    let id = "same:income/2013801/general-own=general/2013801/total";
    assert_eq!(
        reason(&session, id, Lang::Zh),
        "两边相等。前提：“表2 2013801 行政运行 · 上级一般公共预算安排的转移支付”没有金额。"
    );
}

#[test]
fn a_tie_goes_when_its_condition_does() {
    let mut session = example();
    let id = "same:income/2013801/general-own=general/2013801/total";
    let transfer = cell(&session, "income/2013801/general-transfer");
    session.edit(transfer, typed(&session, transfer, "5"), Mode::Check).unwrap();
    let relations = session.relations();
    assert!(relations.ids().all(|known| relation_id(session.grid(), relations.get(known)) != id));
    session.undo();
    assert_eq!(outcome(&session, id), Outcome::Holds { exact: true });
}

#[test]
fn a_missing_table_is_said_and_its_relations_are_unknown() {
    let session = open(|disclosure| disclosure.tables.retain(|table| table.id != "basic"));
    let missing = cell(&session, "basic/total/total");
    let ids: Vec<RelationId> = session.relations().of(missing).collect();
    assert!(!ids.is_empty());
    for id in ids {
        let outcome = session.relations().outcome(session.values(), id);
        assert_eq!(outcome, Outcome::Unknown(Unknown::TableMissing(missing)));
    }
    let said: Vec<_> = findings(&session).into_iter().filter(|f| f.severity == Severity::Doubt).collect();
    let [finding] = &said[..] else { panic!("{said:?}") };
    assert_eq!(finding.id, "table-missing:basic");
    assert!(matches!(finding.subject, Subject::TableMissing(_)));
    assert_eq!(
        finding_message(&session, finding, Lang::En),
        "The document does not have Table 6 Basic expenditure from the general public budget; no relation with it can be judged."
    );
    assert!(!finding_remedy(&session, finding, Lang::Zh).is_empty());
}

#[test]
fn a_blank_total_is_neither_right_nor_wrong() {
    let mut session = example();
    let total = cell(&session, "general/201/project");
    session.edit(total, None, Mode::Check).unwrap();
    let id = "sum-rows:general/201/project";
    assert_eq!(outcome(&session, id), Outcome::Unknown(Unknown::Blank(total)));
    assert!(reason(&session, id, Lang::Zh).contains("空格"));
    assert!(findings(&session).iter().any(|f| f.id == id && f.severity == Severity::Doubt));
}

#[test]
fn parts_that_nobody_filled_in_are_unknown() {
    let session = open(|disclosure| {
        let table = disclosure.tables.iter_mut().find(|table| table.id == "overall").unwrap();
        table.rows.retain(|row| !matches!(row.row.as_deref(), Some("general-own" | "general-transfer")));
    });
    let id = "sum-rows:overall/income/general/amount";
    assert_eq!(outcome(&session, id), Outcome::Unknown(Unknown::PartsBlank));
}

#[test]
fn scope_and_emptiness_make_a_relation_not_applicable() {
    let session = example();
    let total = "same:overall/income/total/amount=fiscal/expenditure/total/total";
    let carried = cell(&session, "overall/income/carried-over/amount");
    assert_eq!(outcome(&session, total), Outcome::NotApplicable(Unsuited::LeavesOut(carried)));
    assert_eq!(
        reason(&session, total, Lang::Zh),
        "两表口径不同：后者不含“表1 二、上年结转结余”的 418.33 万元，所以不要求相等。"
    );
    let empty = "same:overall/income/fund/amount=fund/total/total";
    assert_eq!(outcome(&session, empty), Outcome::NotApplicable(Unsuited::NothingPrinted));
}

#[test]
fn a_part_of_something_negative_is_not_held_to_it() {
    let mut session = example();
    let whole = cell(&session, "three-public/vehicle-running/general");
    session.edit(whole, typed(&session, whole, "-1"), Mode::Check).unwrap();
    let id = "part:three-public/vehicle-running/general=basic/30231/total";
    assert_eq!(outcome(&session, id), Outcome::NotApplicable(Unsuited::Negative(whole)));
}

#[test]
fn a_part_larger_than_its_whole_is_broken() {
    let mut session = example();
    let part = cell(&session, "basic/30231/total");
    session.edit(part, typed(&session, part, "12"), Mode::Check).unwrap();
    let id = "part:three-public/vehicle-running/general=basic/30231/total";
    assert_eq!(outcome(&session, id), Outcome::Broken);
    let finding = findings(&session).into_iter().find(|f| f.id == id).unwrap();
    assert_eq!(
        finding_message(&session, &finding, Lang::Zh),
        "“表6 30231 公务用车运行维护费 · 合计”的 12.00 万元大于包含它的“表10 公务用车运行费 · 一般公共预算”的 9.36 万元，超出 2.64 万元。"
    );
}

/// Every relation and finding of a document with many errors has its sentences, in both languages,
/// with nothing left to fill in.
#[test]
fn everything_has_words() {
    let mut session = example();
    for id in [
        "general/2013801/basic",
        "basic/total/total",
        "overall/income/total/amount",
        "three-public/total/total",
    ] {
        let cell = cell(&session, id);
        session.edit(cell, typed(&session, cell, "7777.77"), Mode::Check).unwrap();
    }
    let reset = findings(&session);
    assert!(reset.iter().filter(|f| f.severity == Severity::Error).count() > 5);
    for lang in Lang::ALL {
        let mut sentences: Vec<String> = Vec::new();
        for id in session.relations().ids() {
            sentences.push(relation_statement(&session, id, lang));
            sentences.push(outcome_reason(&session, id, lang));
        }
        for finding in &reset {
            sentences.push(finding_message(&session, finding, lang));
            sentences.push(finding_remedy(&session, finding, lang));
        }
        for sentence in sentences {
            assert!(!sentence.trim().is_empty());
            assert!(!sentence.contains(['{', '}']), "{sentence}");
            assert!(!sentence.contains("  "), "{sentence}");
        }
    }
}

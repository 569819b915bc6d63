//! Walks: a figure followed through the tables.

use std::collections::BTreeSet;
use std::sync::Arc;

use mingzhang::calculate::{Mode, Session};
use mingzhang::finding::{Subject, cell_id, findings};
use mingzhang::form::forms;
use mingzhang::relation::Outcome;
use mingzhang::walk::{About, Agreement, Step, Walk, Why, broken, excerpt, figure, headline};
use mingzhang::wording::{Lang, walk_step, walk_tables, walk_title};

use crate::generate::{Size, generate, generate_in_yuan};
use crate::{cell, example, small_town_form, typed};

fn ids(session: &Session, walk: &Walk) -> Vec<String> {
    walk.steps.iter().map(|step| cell_id(session.grid(), step.cell)).collect()
}

fn said(session: &Session, walk: &Walk, at: usize) -> String {
    walk_step(session, &walk.steps[at], Lang::Zh)
}

/// What trainers point out first: table 1 against 2 and 3, tables 4 and 5 against 6 and 7, the three
/// public expenses of table 10 against table 6.
#[test]
fn the_example_is_tied_together_by_three_walks() {
    let session = example();
    let walks = headline(&session);
    let starts: Vec<String> = walks.iter().map(|walk| ids(&session, walk)[0].clone()).collect();
    assert_eq!(
        starts,
        ["overall/income/total/amount", "fiscal/income/total/amount", "three-public/total/total"]
    );
    let through: Vec<BTreeSet<String>> =
        walks.iter().map(|walk| walk_tables(&session, walk, Lang::Zh).into_iter().collect()).collect();
    for (walk, tables) in [(0, ["表1", "表2", "表3"]), (1, ["表5", "表6", "表7"])] {
        for table in tables {
            assert!(through[walk].contains(table), "{table}: {:?}", through[walk]);
        }
    }
    assert_eq!(walk_tables(&session, &walks[2], Lang::Zh)[0], "表10");
    let expenses = ids(&session, &walks[2]);
    assert!(expenses.iter().any(|id| id.starts_with("basic/30231/")), "{expenses:?}");
    assert_eq!(said(&session, &walks[1], 0), "从这里开始：表4 收入总计，3,984.50 万元。");
    let last = walks[1].steps.len() - 1;
    assert_eq!(said(&session, &walks[1], last), "3,118.48 + 866.02 = 3,984.50 万元，正是表5 总计 · 合计。");
}

#[test]
fn a_part_is_told_with_its_share_and_its_other_prints() {
    let session = example();
    let walk = &headline(&session)[1];
    let at = |id: &str| ids(&session, walk).iter().position(|cell| cell == id).unwrap();
    let basic = at("general/total/basic");
    assert_eq!(
        said(&session, walk, basic),
        "第 1 个组成部分：表5 总计 · 基本支出，3,118.48 万元，占 78.27%。"
    );
    assert_eq!(
        said(&session, walk, at("basic/total/total")),
        "表6 总计 · 合计也印着这个数：3,118.48 万元，一致。"
    );
}

#[test]
fn a_figure_without_parts_is_followed_upwards() {
    let session = example();
    let start = cell(&session, "basic/30231/operating");
    let walk = figure(&session, start);
    assert_eq!(walk.about, About::Figure(start));
    let ids = ids(&session, &walk);
    assert!(ids.iter().any(|id| id.starts_with("three-public/")), "{ids:?}");
    assert!(walk.steps.iter().any(|step| matches!(step.why, Why::Up { .. })), "{walk:?}");
    let climbed = walk.steps.iter().filter(|step| matches!(step.why, Why::Up { .. }));
    assert!(climbed.map(|step| cell_id(session.grid(), step.cell)).any(|id| id == "basic/302/operating"));
}

#[test]
fn a_blank_cell_says_that_it_is_blank() {
    let session = example();
    let start = cell(&session, "basic/30101/operating");
    let walk = figure(&session, start);
    assert_eq!(said(&session, &walk, 0), "从这里开始：表6 30101 基本工资 · 公用经费，空格。");
}

#[test]
fn what_is_broken_is_walked_cell_by_cell_to_its_sum() {
    let mut session = example();
    let item = cell(&session, "basic/30231/operating");
    session.edit(item, typed(&session, item, "12"), Mode::Check).unwrap();
    let walks = broken(&session);
    let relations: Vec<_> = findings(&session)
        .into_iter()
        .filter_map(|finding| match finding.subject {
            Subject::Broken(id) => Some(About::Broken(id)),
            _ => None,
        })
        .collect();
    assert_eq!(walks.iter().map(|walk| walk.about).collect::<Vec<_>>(), relations);
    let of = |id: &str| walks.iter().find(|walk| ids(&session, walk)[0] == id).unwrap();
    let rows = of("basic/302/operating");
    assert_eq!(walk_title(&session, rows, Lang::Zh), "表6 302 商品和服务支出 · 公用经费 = 其下 9 行之和");
    let last = rows.steps.len() - 1;
    assert_eq!(rows.steps[last].cell, rows.steps[0].cell);
    assert_eq!(
        said(&session, rows, last),
        "9 个组成部分（前面是最大的 6 个）相加是 338.02 万元；表6 302 商品和服务支出 · 公用经费印的是 335.38 万元。\
         差 2.64 万元，超过四舍五入至多能造成的 0.05 万元。"
    );
    // Two prints of one quantity that differ.
    let differs = |step: &Step| matches!(step.why, Why::Again { agreement: Agreement::Differs, .. });
    let twice = cell(&session, "general/total/basic");
    session.edit(twice, typed(&session, twice, "3000"), Mode::Check).unwrap();
    let walks = broken(&session);
    let contradiction = walks.iter().flat_map(|walk| &walk.steps).find(|step| differs(step)).unwrap();
    assert!(walk_step(&session, contradiction, Lang::En).ends_with(": broken."));
}

/// Whatever the form: where everything is consistent, every step says so, and can be shown.
#[test]
fn walks_of_consistent_documents_of_every_form_agree() {
    for form in forms().iter().cloned().chain([small_town_form()]) {
        for seed in 0..3 {
            for disclosure in [generate(&form, seed, Size::UNIT), generate_in_yuan(&form, seed, Size::UNIT)] {
                let session = Session::with_form(Arc::clone(&form), disclosure).unwrap();
                let walks = headline(&session);
                // The made-up form has too few tables for one in every document.
                assert!(!walks.is_empty() || form.id == "small-town", "{} {seed}", form.id);
                assert!(broken(&session).is_empty());
                let leaves = session.grid().cells().step_by(37).map(|cell| figure(&session, cell));
                for walk in walks.into_iter().chain(leaves) {
                    shows(&session, &walk);
                }
            }
        }
    }
}

fn shows(session: &Session, walk: &Walk) {
    assert_eq!(walk.steps[0].why, Why::Start);
    for step in &walk.steps {
        let place = cell_id(session.grid(), step.cell);
        match step.why {
            Why::Again { agreement, .. } | Why::Within { agreement, .. } | Why::Whole { agreement, .. } => {
                assert_ne!(agreement, Agreement::Differs, "{place}");
            }
            Why::Sum { sum, .. } => {
                let outcome = session.relations().outcome(session.values(), sum);
                assert!(matches!(outcome, Outcome::Holds { .. }), "{place}: {outcome:?}");
            }
            Why::Start | Why::Part { .. } | Why::Up { .. } => {}
        }
        let piece = excerpt(session, step);
        assert!(piece.rows.contains(&piece.lit.row) && piece.columns.contains(&piece.lit.column), "{place}");
        assert!(piece.rows.len() <= 6 && piece.columns.len() <= 3, "{place}: {piece:?}");
        assert!(piece.rows.is_sorted() && piece.columns.is_sorted());
        for lang in Lang::ALL {
            let sentence = walk_step(session, step, lang);
            assert!(sentence.ends_with(['。', '.']) && !sentence.contains("  "), "{place}: {sentence}");
        }
    }
}

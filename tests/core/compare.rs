//! Two documents side by side: laws over every form, and what each kind of difference is told as.

use std::sync::Arc;

use mingzhang::calculate::{Mode, Session};
use mingzhang::compare::{self, Difference, Match, NotLastYear, difference};
use mingzhang::disclosure::{Disclosure, Figure, Row, Table};
use mingzhang::finding::cell_id;
use mingzhang::form::{self, Form, RowKind};
use mingzhang::grid::{CellId, Presence, Value};
use mingzhang::measure;
use mingzhang::money::{Amount, MoneyUnit, Unit};

use crate::generate::{Size, generate};
use crate::{cell, example, small_town_form, typed};

fn all_forms() -> Vec<Arc<Form>> {
    form::forms().iter().cloned().chain([small_town_form()]).collect()
}

/// The pairs of cells that a comparison holds against each other, with their differences.
fn pairs(now: &Session, then: &Session) -> Vec<(Option<CellId>, Option<CellId>, Option<Difference>)> {
    let tables = compare::tables(now, then);
    let mut pairs = Vec::new();
    for table in &tables {
        for block in &table.blocks {
            for line in &block.lines {
                for column in &block.columns {
                    let (here, there) = block.cells(table, line, *column, now, then);
                    pairs.push((here, there, block.difference(table, line, *column, now, then)));
                }
            }
        }
    }
    pairs
}

fn changes(now: &Session, then: &Session) -> Vec<(Option<CellId>, Option<CellId>, Option<Amount>)> {
    let pairs = pairs(now, then).into_iter();
    pairs.map(|(here, there, difference)| (here, there, difference.map(|d| d.change))).collect()
}

fn of(form: &Arc<Form>, disclosure: Disclosure) -> Session {
    Session::with_form(Arc::clone(form), disclosure).unwrap()
}

/// The example with its disclosure changed.
fn altered(change: impl FnOnce(&mut Disclosure)) -> Session {
    let mut disclosure = example().published().clone();
    change(&mut disclosure);
    Session::open(disclosure).unwrap()
}

fn row<'d>(disclosure: &'d mut Disclosure, table: &str, code: &str) -> &'d mut mingzhang::disclosure::Row {
    let table = disclosure.tables.iter_mut().find(|found| found.id == table).unwrap();
    table.rows.iter_mut().find(|row| row.code.as_deref() == Some(code)).unwrap()
}

#[test]
fn a_document_differs_from_itself_in_nothing() {
    for form in all_forms() {
        let session = of(&form, generate(&form, 7, Size::UNIT));
        let tables = compare::tables(&session, &session);
        let lines = || tables.iter().flat_map(|table| &table.blocks).flat_map(|block| &block.lines);
        assert!(lines().all(|line| line.now == line.then), "{}", form.id);
        let pairs = pairs(&session, &session);
        assert!(pairs.iter().all(|(_, _, d)| d.is_none_or(|d| d.change.is_zero())), "{}", form.id);
        // Every printed figure is held against itself.
        let compared = pairs.iter().filter(|(_, _, difference)| difference.is_some()).count();
        let printed = session.grid().cells().filter(|cell| session.value(*cell).number().is_some()).count();
        assert_eq!(compared, printed, "{}", form.id);
        assert_eq!(compare::movers(&tables, &session, &session, 9), []);
        assert_eq!(compare::came_and_went(&tables, &session, &session), (vec![], vec![]));
    }
}

#[test]
fn the_other_way_round_every_change_has_the_other_sign() {
    for form in all_forms() {
        let (a, b) = (of(&form, generate(&form, 1, Size::UNIT)), of(&form, generate(&form, 2, Size::UNIT)));
        let mut there: Vec<_> = changes(&a, &b);
        let back = changes(&b, &a).into_iter();
        let turned = |change: Amount| Amount::ZERO.minus(change).unwrap();
        let mut back: Vec<_> = back.map(|(b, a, change)| (a, b, change.map(turned))).collect();
        there.sort();
        back.sort();
        assert_eq!(there, back, "{}", form.id);
        assert!(
            there.iter().any(|(_, _, change)| change.is_some_and(|change| !change.is_zero())),
            "{}",
            form.id
        );
    }
}

#[test]
fn edited_against_published_differs_where_it_was_edited() {
    let published = example();
    let mut edited = published.clone();
    let running = cell(&edited, "basic/30231/operating");
    let figure = typed(&edited, running, "12");
    edited.edit(running, figure, Mode::Calculate).unwrap();
    let differing: Vec<CellId> = pairs(&edited, &published)
        .into_iter()
        .filter(|(_, _, difference)| difference.is_some_and(|difference| !difference.change.is_zero()))
        .filter_map(|(here, _, _)| here)
        .collect();
    let mut changed: Vec<CellId> = edited.changed().collect();
    changed.sort_unstable();
    assert_eq!(differing, changed);
    let tables = compare::tables(&edited, &published);
    let movers = compare::movers(&tables, &edited, &published, 9);
    let codes: Vec<_> = movers.iter().filter_map(|mover| mover.code.as_deref()).collect();
    assert!(codes.contains(&"30231"), "{codes:?}");
    assert!(!codes.contains(&"302"), "what others make up is no mover: {codes:?}");
}

#[test]
fn an_account_that_is_gone_or_new_is_nothing_on_the_other_side() {
    let now = example();
    let then = altered(|document| {
        let table = document.tables.iter_mut().find(|table| table.id == "basic").unwrap();
        table.rows.retain(|row| row.code.as_deref() != Some("30201"));
    });
    for (a, b, found, change) in
        [(&now, &then, Match::New, "1356900"), (&then, &now, Match::Gone, "-1356900")]
    {
        let tables = compare::tables(a, b);
        let basic = tables.iter().find(|table| a.grid().form().tables[table.now].id == "basic").unwrap();
        let block = &basic.blocks[0];
        let line = block.lines.iter().find(|line| line.found == found).unwrap();
        let told = block.difference(basic, line, block.columns[0], a, b).unwrap();
        assert_eq!(told.change.to_string(), change);
        assert_eq!(told.rate.is_none(), found == Match::New, "there is no growth from nothing");
        let (came, went) = compare::came_and_went(&tables, a, b);
        let list = if found == Match::New { came } else { went };
        assert_eq!(list.iter().map(|mover| mover.code.as_deref().unwrap()).collect::<Vec<_>>(), ["30201"]);
        // It stands where it stood: below the row before it.
        let at = block.lines.iter().position(|line| line.found == found).unwrap();
        let above = block.lines[at - 1].now.unwrap();
        let rows = &a.grid().tables()[basic.now].blocks[0].rows;
        assert_eq!(rows[above].code.as_deref(), Some("302"));
    }
}

#[test]
fn an_account_with_another_code_is_found_by_its_name() {
    let now = example();
    let then = altered(|document| row(document, "basic", "30228").code = Some("30298".to_owned()));
    let tables = compare::tables(&now, &then);
    let basic = tables.iter().find(|table| now.grid().form().tables[table.now].id == "basic").unwrap();
    let recoded: Vec<_> = basic.blocks[0].lines.iter().filter(|line| line.found == Match::Recoded).collect();
    assert_eq!(recoded.len(), 1);
    let told = basic.blocks[0].difference(basic, recoded[0], basic.blocks[0].columns[0], &now, &then);
    assert!(told.unwrap().change.is_zero());
    assert_eq!(compare::came_and_went(&tables, &now, &then), (vec![], vec![]));
}

#[test]
fn a_table_that_one_does_not_have_is_unknown_there() {
    let now = example();
    let then = altered(|document| document.tables.retain(|table| table.id != "basic"));
    let basic: Vec<_> = pairs(&now, &then)
        .into_iter()
        .filter(|(here, _, _)| here.is_some_and(|here| now.grid().table_of(here).id == "basic"))
        .collect();
    assert!(!basic.is_empty());
    assert!(basic.iter().all(|(_, _, difference)| difference.is_none()));
    let (came, _) = compare::came_and_went(&compare::tables(&now, &then), &now, &then);
    assert_eq!(came, []);
}

#[test]
fn two_forms_are_compared_in_the_columns_that_state_the_same() {
    let named = |id: &str| all_forms().into_iter().find(|form| form.id == id).unwrap();
    let (now, then) = (named("shanghai-unit-2025"), named("final-accounts-2024"));
    let (now, then) = (of(&now, generate(&now, 3, Size::UNIT)), of(&then, generate(&then, 4, Size::UNIT)));
    let compared = pairs(&now, &then).into_iter().filter(|(_, _, difference)| difference.is_some()).count();
    assert!(compared > 50, "{compared}");
    for (here, there, _) in pairs(&now, &then) {
        if let (Some(here), Some(there)) = (here, there) {
            assert_eq!(now.grid().unit(here), then.grid().unit(there));
        }
    }
    assert!(!compare::headlines(&now, &then).is_empty());
    // Planned and spent: the one form says in another dimension that its table is of what was spent.
    let tables = compare::tables(&now, &then);
    let ids = |table: &&compare::TablePair| now.grid().form().tables[table.now].id == "expenditure";
    let expenditure = tables.iter().find(ids).unwrap();
    let columns = &now.grid().form().tables[expenditure.now].blocks[0].columns;
    let compared: Vec<_> =
        expenditure.blocks[0].columns.iter().map(|(column, _)| columns[*column].id.as_str()).collect();
    assert_eq!(compared, ["total", "basic", "project"]);
}

#[test]
fn headlines_are_in_the_order_one_reads_them() {
    let session = example();
    let headlines = compare::headlines(&session, &session);
    let told: Vec<_> = headlines.iter().map(|told| (told.depth, told.label.zh.as_str())).collect();
    let wanted = [(0, "收入总计"), (1, "基本支出"), (2, "人员经费"), (2, "公用经费"), (1, "项目支出")];
    assert_eq!(told[..5], wanted);
    assert!(told.contains(&(0, "“三公”经费")), "{told:?}");
}

#[test]
fn a_blank_beside_a_figure_is_nothing_and_beside_a_blank_says_nothing() {
    let session = example();
    let some = session.value(cell(&session, "basic/30201/operating"));
    let told = difference(some, Value::Blank).unwrap();
    assert_eq!((told.now, told.then, told.rate), (some.or_zero(), Amount::ZERO, None));
    assert_eq!(difference(Value::Blank, Value::Blank), None);
    assert_eq!(difference(some, Value::Missing), None);
    assert_eq!(difference(Value::Missing, some), None);
}

#[test]
fn last_years_document_gives_growth_where_the_document_gives_none() {
    for form in all_forms() {
        let mut last = generate(&form, 11, Size::UNIT);
        let mut document = generate(&form, 12, Size::UNIT);
        (last.unit, last.year) = (document.unit.clone(), document.year - 1);
        let before = document.clone();
        let filled = compare::fill_as(&form, &mut document, &last).unwrap();
        assert!(filled > 0, "{}", form.id);
        assert_eq!(
            compare::fill_as(&form, &mut document.clone(), &last),
            Ok(0),
            "{}: once is enough",
            form.id
        );
        // What it states itself stays, and no figure changes.
        for (table, filled) in before.tables.iter().zip(&document.tables) {
            for (row, filled) in table.rows.iter().zip(&filled.rows) {
                assert_eq!((&row.cells, &row.prior[..]), (&filled.cells, &filled.prior[..row.prior.len()]));
            }
        }
        let before = of(&form, before);
        let stated = before.grid();
        let (now, then) = (of(&form, document), of(&form, last));
        let mut grown = 0;
        for (here, _, difference) in pairs(&now, &then) {
            let (Some(here), Some(difference)) = (here, difference) else { continue };
            let Ok(growth) = measure::growth(&now, here) else { continue };
            if now.grid().prior(here).is_some() && stated.prior(here).is_none() {
                assert_eq!((growth.change, growth.rate), (difference.change, difference.rate));
                grown += 1;
            }
        }
        assert!(grown > 50, "{}: {grown}", form.id);
        // It is plain data: written and read again, it says the same.
        let text = mingzhang_write::json::write(now.published());
        let read = mingzhang_read::json::read_as(text.as_bytes(), &[Arc::clone(&form)]).unwrap();
        let again = of(&form, read);
        for cell in now.grid().cells() {
            assert_eq!(again.grid().prior(cell), now.grid().prior(cell), "{}", form.id);
        }
        let gone = |session: &Session| -> Vec<usize> {
            session.grid().tables().iter().map(|table| table.prior_only.len()).collect()
        };
        assert_eq!(gone(&again), gone(&now), "{}", form.id);
    }
}

#[test]
fn another_document_is_not_last_years() {
    let document = example().published().clone();
    let with = |change: &dyn Fn(&mut Disclosure)| {
        let mut last = Disclosure { year: document.year - 1, ..document.clone() };
        change(&mut last);
        let mut now = document.clone();
        let refused = compare::fill(&mut now, &last);
        (refused.is_ok() || now == document).then_some(refused).expect("a refusal changes nothing")
    };
    assert!(with(&|_| ()).is_ok());
    assert_eq!(with(&|last| last.unit.push('甲')), Err(NotLastYear::OtherUnit));
    assert_eq!(with(&|last| last.year += 1), Err(NotLastYear::OtherYear));
    assert_eq!(with(&|last| last.stage = "final-accounts".to_owned()), Err(NotLastYear::OtherForm));
    assert_eq!(with(&|last| last.form = "another".to_owned()), Err(NotLastYear::OtherForm));
}

/// A row was known only by the field that named it: a fixed row that one document names by its id and the
/// other by its code was nothing last year, and then stood twice, so that the document no longer opened.
#[test]
fn a_row_is_the_same_however_it_is_named() {
    let form = form::by_id("final-accounts-2024").unwrap();
    let document = generate(&form, 12, Size::UNIT);
    let last = Disclosure { year: document.year - 1, ..generate(&form, 11, Size::UNIT) };
    let mut otherwise = last.clone();
    let mut renamed = 0;
    for table in &mut otherwise.tables {
        let (_, spec) = form.table(&table.id).unwrap();
        for row in &mut table.rows {
            let block =
                spec.blocks.iter().find(|block| spec.blocks.len() == 1 || block.id == row.block).unwrap();
            let fixed = block.rows.iter().find(|fixed| Some(&fixed.id) == row.row.as_ref());
            if let Some(code) = fixed.and_then(|fixed| fixed.code.clone()) {
                (row.row, row.code) = (None, Some(code));
                renamed += 1;
            }
            row.block.clone_from(&block.id);
        }
    }
    assert!(renamed > 10, "{renamed}");
    let (mut by_id, mut by_code) = (document.clone(), document);
    assert_eq!(compare::fill(&mut by_id, &last), compare::fill(&mut by_code, &otherwise));
    let (by_id, by_code) = (of(&form, by_id), of(&form, by_code));
    for cell in by_id.grid().cells() {
        assert_eq!(by_id.grid().prior(cell), by_code.grid().prior(cell), "{}", cell_id(by_id.grid(), cell));
    }
}

/// Last year's rows made a table that is published empty one that is not.
#[test]
fn an_empty_table_stays_empty_when_last_year_had_figures() {
    let mut document = example().published().clone();
    let mut last = Disclosure { year: document.year - 1, ..document.clone() };
    let fund = |document: &mut Disclosure| {
        let at = document.tables.iter().position(|table| table.id == "fund").unwrap();
        document.tables.swap_remove(at)
    };
    let figure = Figure::read("5.00", Unit::Money, MoneyUnit::TenThousand).unwrap();
    let total =
        Row { row: Some("total".to_owned()), cells: vec![("total".to_owned(), figure)], ..Row::default() };
    let table = fund(&mut last);
    assert!(table.empty && table.rows.is_empty());
    last.tables.push(Table { empty: false, rows: vec![total], ..table });
    let before = Session::open(document.clone()).unwrap();
    assert!(compare::fill(&mut document, &last).unwrap() > 0);
    let after = Session::open(document).unwrap();
    let (fund, _) = after.grid().form().table("fund").unwrap();
    assert_eq!(after.grid().tables()[fund].presence, Presence::Empty);
    let counts = |session: &Session| session.relations().summary(session.values());
    assert_eq!(counts(&after), counts(&before));
    let total = cell(&after, "fund/total/total");
    assert_eq!(after.grid().prior(total).map(|then| then.to_string()).as_deref(), Some("50000"));
}

/// Persons got the decimals of money when last year's table was in another unit.
#[test]
fn what_is_counted_is_not_moved_to_another_money_unit() {
    let mut document = example().published().clone();
    let mut last = Disclosure { year: document.year - 1, money_unit: MoneyUnit::Yuan, ..document.clone() };
    for row in document.tables.iter_mut().chain(&mut last.tables).flat_map(|table| &mut table.rows) {
        row.prior.clear();
    }
    compare::fill(&mut document, &last).unwrap();
    let staff = document.tables.iter().find(|table| table.id == "staff").unwrap();
    let persons = staff.rows.iter().flat_map(|row| &row.prior);
    assert!(persons.clone().count() > 0);
    assert!(persons.clone().all(|(_, figure)| figure.decimals == 0), "{staff:?}");
    let basic = document.tables.iter().find(|table| table.id == "basic").unwrap();
    assert_eq!(basic.rows[0].prior[0].1.decimals, basic.rows[0].cells[0].1.decimals + 4);
}

/// A class that one table lists by itself was told beside its items, which another table has: the same
/// money twice.
#[test]
fn what_another_table_breaks_down_is_no_mover() {
    for form in all_forms() {
        let (now, then) =
            (of(&form, generate(&form, 1, Size::UNIT)), of(&form, generate(&form, 2, Size::UNIT)));
        let tables = compare::tables(&now, &then);
        let (came, went) = compare::came_and_went(&tables, &now, &then);
        for list in [compare::movers(&tables, &now, &then, 99), came, went] {
            let codes =
                || list.iter().filter(|told| told.project.is_none()).filter_map(|told| told.code.as_deref());
            let above =
                |code: &&str| codes().any(|below| below.len() > code.len() && below.starts_with(code));
            assert_eq!(codes().find(above), None, "{}", form.id);
        }
    }
}

/// Rows that only one of two forms prints were told as nothing in the other: 收入总计 of the one was new, 总计
/// of the other was gone.
#[test]
fn a_row_of_another_form_is_known_by_what_it_states_or_not_at_all() {
    let mut totals = 0;
    for (a, b) in all_forms().iter().flat_map(|a| all_forms().into_iter().map(move |b| (Arc::clone(a), b))) {
        let (now, then) = (of(&a, generate(&a, 5, Size::UNIT)), of(&b, generate(&b, 6, Size::UNIT)));
        for table in compare::tables(&now, &then) {
            for block in &table.blocks {
                let rows = &now.grid().tables()[table.now].blocks[block.now].rows;
                let others = &then.grid().tables()[table.then].blocks[block.then].rows;
                for line in &block.lines {
                    let row = line.now.map_or_else(|| &others[line.then.unwrap()], |now| &rows[now]);
                    let made_up = matches!(line.found, Match::New | Match::Gone);
                    assert!(!made_up || row.id.is_none() || row.code.is_some(), "{} {}: {row:?}", a.id, b.id);
                    if let (Some(mine), Some(theirs)) = (line.now, line.then) {
                        let (mine, theirs) = (&rows[mine], &others[theirs]);
                        let total = mine.kind == RowKind::Total && theirs.kind == RowKind::Total;
                        totals += usize::from(total && mine.label != theirs.label);
                    }
                }
            }
        }
    }
    assert!(totals > 10, "{totals}");
}

/// Items were told as new, and as nothing last year, where last year's table stopped at the classes.
#[test]
fn a_table_that_stops_at_classes_says_nothing_of_items() {
    let now = example();
    let coarse = |document: &mut Disclosure| {
        let table = document.tables.iter_mut().find(|table| table.id == "general").unwrap();
        table.rows.retain(|row| row.code.as_ref().is_none_or(|code| code.len() == 3));
        table.rows.iter_mut().for_each(|row| row.prior.clear());
        table.prior_rows.clear();
    };
    let then = altered(coarse);
    for (a, b) in [(&now, &then), (&then, &now)] {
        let tables = compare::tables(a, b);
        let general = tables.iter().find(|table| a.grid().form().tables[table.now].id == "general").unwrap();
        let found = |wanted| general.blocks[0].lines.iter().filter(|line| line.found == wanted).count();
        assert_eq!((found(Match::New), found(Match::Gone)), (0, 0));
        assert!(found(Match::Unknown) > 10 && found(Match::Kept) > 3);
        assert_eq!(compare::came_and_went(&tables, a, b), (vec![], vec![]));
        assert_eq!(compare::movers(&tables, a, b, 9), []);
    }
    let mut filled = now.published().clone();
    filled.tables.iter_mut().flat_map(|table| &mut table.rows).for_each(|row| row.prior.clear());
    let last = Disclosure { year: filled.year - 1, ..then.published().clone() };
    compare::fill(&mut filled, &last).unwrap();
    let filled = Session::open(filled).unwrap();
    let prior = |id: &str| filled.grid().prior(cell(&filled, id));
    assert_eq!(prior("general/2013801/total"), None);
    assert_eq!(prior("general/201/total"), now.value(cell(&now, "general/201/total")).number());
}

/// 其他支出 is the name of a class, a section and an item.
#[test]
fn an_item_is_not_the_class_that_is_called_as_it_is() {
    let only = |code: &str| {
        altered(|document| {
            let table = document.tables.iter_mut().find(|table| table.id == "general").unwrap();
            let row = table.rows.iter().find(|row| row.code.as_deref() == Some("2013801")).unwrap();
            let named =
                Row { code: Some(code.to_owned()), name: Some("其他支出".to_owned()), ..row.clone() };
            table.rows.push(named);
        })
    };
    let (now, then) = (only("229"), only("2299999"));
    let tables = compare::tables(&now, &then);
    let general = tables.iter().find(|table| now.grid().form().tables[table.now].id == "general").unwrap();
    let found: Vec<Match> = general.blocks[0].lines.iter().map(|line| line.found).collect();
    assert_eq!(found.iter().filter(|found| **found == Match::Unknown).count(), 2, "{found:?}");
    assert!(found.iter().all(|found| matches!(found, Match::Kept | Match::Unknown)), "{found:?}");
}

//! The pictures: parts cover their wholes, both sides of a flow are equal, nothing is drawn that is
//! not known.

use std::sync::Arc;

use mingzhang::calculate::{Mode, Session};
use mingzhang::form::{self, Form};
use mingzhang::money::{Amount, MoneyUnit, Unit, parse_typed};
use mingzhang::picture::{self, Account, Movement, Part, Source, Step};
use mingzhang::wording::{self, Lang};
use proptest::prelude::*;

use crate::generate::{Size, generate, generate_in_yuan, generate_with_last_year};
use crate::{cell, example, small_town_form, typed};

const WAN: MoneyUnit = MoneyUnit::TenThousand;

fn wan(text: &str) -> Amount {
    parse_typed(text, Unit::Money, WAN).unwrap().unwrap()
}

fn forms() -> Vec<Arc<Form>> {
    form::forms().iter().cloned().chain([small_town_form()]).collect()
}

/// A generated document: consistent to the yuan, rounded figure by figure, or with last year's figures.
fn document(which: usize, seed: u64, kind: usize) -> Session {
    let form = Arc::clone(&forms()[which]);
    let disclosure = match kind {
        0 => generate(&form, seed, Size::UNIT),
        1 => generate_in_yuan(&form, seed, Size::UNIT),
        _ => generate_with_last_year(&form, seed, Size::UNIT, kind == 2),
    };
    Session::with_form(form, disclosure).unwrap()
}

fn sum(amounts: impl Iterator<Item = Amount>) -> Amount {
    amounts.fold(Amount::ZERO, |sum, amount| sum.plus(amount).unwrap())
}

/// All wholes that are drawn by areas.
fn wholes(session: &Session) -> Vec<Part> {
    let flow = picture::flow(session);
    let sides = flow.into_iter().flat_map(|flow| [Some(flow.from), flow.by_nature, flow.by_function]);
    let squares = picture::hundred(session).into_iter().flatten().map(|hundred| hundred.whole);
    sides.flatten().chain(picture::tree(session)).chain(squares).collect()
}

/// The laws of one whole.
fn covered(whole: &Part) {
    for part in whole.all().filter(|part| !part.parts.is_empty()) {
        let name = &part.label.zh;
        let inside = sum(part.parts.iter().map(|part| part.amount.unwrap_or_default()));
        assert_eq!(inside, part.amount.unwrap_or_default(), "{name}");
        let drawn: u64 = part.parts.iter().map(|part| part.weight).sum();
        assert!(drawn <= part.weight || part.amount.unwrap_or_default().is_negative(), "{name}");
        let rests = part.parts.iter().filter(|part| part.cell().is_none()).count();
        assert!(rests <= 1, "{name}");
        assert!(
            part.parts.iter().all(|part| !part.amount.is_some_and(Amount::is_negative) || part.weight == 0)
        );
    }
}

fn changes(steps: &[Step]) -> Amount {
    sum(steps.iter().filter_map(|step| step.change))
}

fn moved(movement: &Movement) {
    for steps in [&movement.by_class, &movement.by_item] {
        if let Some(growth) = &movement.total.growth {
            assert_eq!(changes(steps), growth.change);
        }
        for step in steps.iter().filter(|step| matches!(step.account, Account::Now(_))) {
            assert_eq!(step.then.is_some(), step.change.is_some());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn parts_cover_their_whole(which in 0..forms().len(), seed: u64, kind in 0..4_usize) {
        let session = document(which, seed, kind);
        for whole in wholes(&session) {
            covered(&whole);
        }
        if let Some(flow) = picture::flow(&session) {
            for side in [&flow.by_nature, &flow.by_function].into_iter().flatten() {
                prop_assert_eq!(side.amount, flow.from.amount);
                // Drawn as large, unless the parts of one have more than it.
                let more = |side: &Part| side.parts.last().is_some_and(|rest| rest.amount.unwrap_or_default().is_negative());
                if ![side, &flow.from].into_iter().any(|side| side.all().any(more)) {
                    prop_assert_eq!(side.weight, flow.from.weight);
                }
            }
        }
        if let Some(movement) = picture::movement(&session) {
            moved(&movement);
        }
        for told in picture::hundred(&session).into_iter().flatten() {
            let squares: u32 = told.squares.iter().sum();
            prop_assert_eq!(squares, if told.whole.weight == 0 { 0 } else { 100 });
        }
    }

    /// Whatever is typed, in whichever way it is taken: the laws hold and nothing negative is drawn.
    #[test]
    fn an_edit_keeps_the_laws(which in 0..forms().len(), seed: u64, pick: prop::sample::Index, more in -9_000_000_i64..9_000_000, checks: bool) {
        let mut session = document(which, seed, 2);
        let cells: Vec<_> = session.grid().cells().filter(|cell| session.value(*cell).number().is_some()).collect();
        let cell = cells[pick.index(cells.len())];
        let figure = typed(&session, cell, &more.to_string());
        session.edit(cell, figure, if checks { Mode::Check } else { Mode::Calculate }).unwrap();
        for whole in wholes(&session) {
            covered(&whole);
        }
        if let Some(movement) = picture::movement(&session) {
            moved(&movement);
        }
    }

    #[test]
    fn squares_are_fair(weights in prop::collection::vec(0_u64..1 << 50, 1..40)) {
        let squares = picture::apportion(&weights, 100);
        let total: u128 = weights.iter().map(|weight| u128::from(*weight)).sum();
        prop_assert_eq!(squares.iter().sum::<u32>(), if total == 0 { 0 } else { 100 });
        for (weight, squares) in weights.iter().zip(squares) {
            let entitled = u128::from(*weight) * 100;
            prop_assert!(u128::from(squares) * total <= entitled + total);
            prop_assert!(u128::from(squares + 1) * total > entitled);
        }
    }
}

#[test]
fn every_form_has_its_pictures() {
    for which in 0..forms().len() - 1 {
        let session = document(which, 7, 2);
        let id = &session.grid().form().id;
        let flow = picture::flow(&session).unwrap();
        assert!(
            flow.by_nature.is_some() && flow.by_function.is_some() && !flow.from.parts.is_empty(),
            "{id}"
        );
        assert!(picture::tree(&session).unwrap().all().count() > 20, "{id}");
        assert!(picture::movement(&session).is_some(), "{id}");
        assert!(picture::three_public(&session).is_some(), "{id}");
        assert!(picture::hundred(&session).iter().all(Option::is_some), "{id}");
    }
}

fn names(part: &Part) -> Vec<String> {
    part.parts.iter().map(|part| wording::part_name(part, Lang::Zh)).collect()
}

#[test]
fn the_flow_of_the_example() {
    let session = example();
    let flow = picture::flow(&session).unwrap();
    assert_eq!(names(&flow.from), ["当年", "上年结转结余"]);
    assert_eq!(names(&flow.from.parts[0]), ["一般财力", "上级一般公共预算安排的转移支付"]);
    let nature = flow.by_nature.as_ref().unwrap();
    assert_eq!(names(nature), ["基本支出", "项目支出"]);
    assert_eq!(names(&nature.parts[0]), ["人员经费", "公用经费"]);
    assert_eq!(
        wording::flow_sentence(&session, &flow, nature, WAN, Lang::Zh),
        "收支总计 4,402.83 万元。最大的来源是“一般财力”，占 89.98%；最大的去向是“人员经费”，占 63.21%。"
    );
    assert_eq!(
        wording::flow_sentence(&session, &flow, nature, MoneyUnit::Yuan, Lang::En),
        "The total is 44,028,300 yuan. The largest source is General budget, own resources (89.98%); the largest use is Personnel funds (63.21%)."
    );
}

#[test]
fn the_tree_of_the_example_goes_down_to_the_kind_of_expenditure() {
    let session = example();
    let tree = picture::tree(&session).unwrap();
    assert_eq!(names(&tree), ["201 一般公共服务支出", "206 科学技术支出", "208 社会保障和就业支出"]);
    let item = tree.all().find(|part| part.code.as_deref() == Some("2013801")).unwrap();
    assert_eq!(names(item), ["基本支出"]);
    assert_eq!(
        wording::tree_sentence(&session, &tree, WAN, Lang::Zh),
        "支出 4,402.83 万元，分在 3 类、12 个最细的科目。最大的类是“201 一般公共服务支出”，占 84.82%；最大的科目是“2013801 行政运行”，占 59.20%。"
    );
}

#[test]
fn the_movement_of_the_example_adds_up_with_what_only_last_year_had() {
    let session = example();
    let movement = picture::movement(&session).unwrap();
    assert_eq!(
        movement.by_class.iter().map(|step| step.account == Account::Gone).filter(|gone| *gone).count(),
        0
    );
    let gone = movement.by_item.last().unwrap();
    assert_eq!((gone.account, gone.code.as_deref()), (Account::Gone, Some("2013812")));
    assert_eq!(movement.by_item.len(), 10);
    assert_eq!(
        wording::movement_sentence(&session, &movement, &movement.by_item, WAN, Lang::Zh),
        "“表4 支出总计 · 一般公共预算”上年 3,644.43 万元，本年 3,984.50（+340.07，+9.33%）；增加最多的是“2013815 质量安全监管”（+325.00）；减少最多的是“2013810 质量基础”（−325.00）。"
    );
}

#[test]
fn an_unknown_last_year_is_said_and_not_drawn() {
    let mut disclosure = example().published().clone();
    for row in disclosure.tables.iter_mut().flat_map(|table| &mut table.rows) {
        if row.code.as_deref() == Some("2013801") {
            row.prior.clear();
        }
    }
    let session = Session::open(disclosure).unwrap();
    let movement = picture::movement(&session).unwrap();
    let [.., rest] = &movement.by_item[..] else { panic!() };
    assert_eq!((rest.account, rest.change), (Account::Rest, Some(wan("98.07"))));
    assert_eq!(
        wording::unknown_steps(&movement.by_item, Lang::Zh).unwrap(),
        "文件没有说明上年数，不画：2013801 行政运行。"
    );

    let mut disclosure = example().published().clone();
    for table in &mut disclosure.tables {
        table.rows.iter_mut().for_each(|row| row.prior.clear());
        table.prior_rows.clear();
    }
    assert_eq!(picture::movement(&Session::open(disclosure).unwrap()), None);
}

#[test]
fn a_negative_figure_has_no_area_and_a_whole_too_small_is_said() {
    let mut session = example();
    let at = cell(&session, "overall/income/carried-over/amount");
    let figure = typed(&session, at, "-5");
    session.edit(at, figure, Mode::Check).unwrap();
    let flow = picture::flow(&session).unwrap();
    let carried = &flow.from.parts[1];
    // Whatever is printed inside it.
    assert_eq!(carried.weight, 0);
    let rest = flow.from.parts.last().unwrap();
    assert_eq!((rest.source, rest.amount), (Source::Rest, Some(wan("423.33"))));
    let notes = wording::undrawn(&session, &flow.from, WAN, Lang::Zh);
    assert_eq!(notes[0], "负数画不成面积，只列在表里：上年结转结余。");

    let total = cell(&session, "overall/income/total/amount");
    let figure = typed(&session, total, "100");
    session.edit(total, figure, Mode::Check).unwrap();
    let flow = picture::flow(&session).unwrap();
    assert!(flow.from.weight > flow.from.parts[0].weight / 2);
    let notes = wording::undrawn(&session, &flow.from, WAN, Lang::En);
    assert!(notes.iter().any(|note| note.contains("are 3,879.50 × 10,000 yuan more than it")), "{notes:?}");
}

#[test]
fn no_share_without_a_positive_whole() {
    let amount = |text: &str| Some(wan(text));
    assert_eq!(wording::part_share(amount("1"), amount("4")).as_deref(), Some("25.00%"));
    for whole in [None, amount("0"), amount("-4")] {
        assert_eq!(wording::part_share(amount("1"), whole), None);
    }
    assert_eq!(wording::part_share(None, amount("4")), None);
}

#[test]
fn of_every_hundred_yuan() {
    let session = example();
    let [nature, function] = picture::hundred(&session).map(Option::unwrap);
    assert_eq!(nature.squares, [63, 29, 8]);
    assert_eq!(function.squares, [85, 12, 3]);
    assert_eq!(
        wording::hundred_sentence(&nature.whole, Lang::Zh),
        "每 100 元支出中：人员经费 63.21 元、项目支出 29.17 元、公用经费 7.62 元。"
    );
}

#[test]
fn the_three_public_expenses_by_part_and_year() {
    let session = example();
    let public = picture::three_public(&session).unwrap();
    assert_eq!(
        wording::three_public_sentence(&session, &public, WAN, Lang::Zh),
        "“三公”经费 9.36 万元，比上年 −0.52（−5.26%）；最大的一项是“公务用车运行费”，占 100.00%。"
    );
    let travel = &public.parts[1];
    assert_eq!((travel.now.amount, travel.now.weight), (None, 0));
    assert_eq!(travel.then.unwrap().amount, Some(Amount::ZERO));

    let accounts = form::by_id("final-accounts-2024").unwrap();
    let session = Session::with_form(Arc::clone(&accounts), generate(&accounts, 3, Size::UNIT)).unwrap();
    let public = picture::three_public(&session).unwrap();
    assert!(public.parts.iter().any(|part| part.budgeted.is_some()));
}
/// What is printed inside a part that is less than nothing has more than it, and the whole then less.
#[test]
fn squares_of_parts_inside_a_negative_one_have_one_rest() {
    let form = form::by_id("shanghai-unit-2025").unwrap();
    let mut told = 0;
    for seed in 0..8 {
        let disclosure = generate_with_last_year(&form, seed, Size::UNIT, true);
        let mut session = Session::with_form(Arc::clone(&form), disclosure).unwrap();
        let basic = crate::cell(&session, "expenditure/total/basic");
        let less = typed(&session, basic, "-1");
        session.edit(basic, less, Mode::Check).unwrap();
        for hundred in picture::hundred(&session).into_iter().flatten() {
            covered(&hundred.whole);
            told += 1;
        }
    }
    assert!(told > 8, "{told}");
}

//! The narrative written from the figures.

use std::collections::BTreeSet;
use std::sync::Arc;

use mingzhang::calculate::{Mode, Session};
use mingzhang::form::{self, Form};
use mingzhang::money::{Amount, MoneyUnit, Ratio, Unit, parse_typed};
use mingzhang::narrative::write::{FromZero, Lack, Narrative, NoTemplate, Reasons, write};
use mingzhang::wording::{Lang, amount};
use proptest::prelude::*;

use crate::generate::{Size, generate};
use crate::{cell, example, small_town, typed};

fn told(session: &Session, reasons: &Reasons, from_zero: FromZero) -> Narrative {
    write(session, Lang::Zh, reasons, from_zero).unwrap()
}

fn plain(session: &Session) -> Narrative {
    told(session, &Reasons::new(), FromZero::NoRate)
}

/// All paragraphs below the heading that ends with these words.
fn under(narrative: &Narrative, title: &str) -> Vec<String> {
    let chapter = narrative
        .chapters
        .iter()
        .find(|chapter| chapter.section.title.as_ref().is_some_and(|t| t.ends_with(title)))
        .unwrap_or_else(|| panic!("no {title}"));
    chapter.section.items.iter().map(|item| item.text.clone()).collect()
}

fn text(narrative: &Narrative) -> String {
    let mut text = narrative.title.clone();
    for chapter in &narrative.chapters {
        let section = &chapter.section;
        for part in [&section.number, &section.title].into_iter().flatten() {
            text.push_str(part);
        }
        for item in &section.items {
            text.push('\n');
            text.push_str(item.number.as_deref().unwrap_or_default());
            text.push_str(&item.text);
        }
        text.push('\n');
    }
    text
}

#[test]
fn shares_and_growth_of_the_example_are_the_published_ones() {
    let narrative = plain(&example());
    let income = under(&narrative, "收入预算情况说明");
    for (line, figures) in [
        (1, "3,961.50万元，占89.98%，比上年预算增加332.07万元，增长9.15%。"),
        (2, "23.00万元，占0.52%，比上年预算增加8.00万元，增长53.33%。"),
        (3, "418.33万元，占9.50%，比上年预算减少2,184.90万元，下降83.93%。"),
    ] {
        assert!(income[line].ends_with(figures), "{}", income[line]);
    }
    let expenditure = under(&narrative, "支出预算情况说明");
    assert_eq!(expenditure[1], "基本支出3,118.48万元，占70.83%，比上年预算增加210.64万元，增长7.24%。");
    assert_eq!(expenditure[2], "项目支出1,284.35万元，占29.17%，比上年预算减少2,055.47万元，下降61.54%。");
    let classes = under(&narrative, "结构情况");
    let shares: Vec<&str> = classes.iter().filter_map(|line| line.rsplit('占').next()).collect();
    assert_eq!(shares, ["83.87%。", "3.28%。", "12.85%。"]);
    let items = under(&narrative, "具体使用情况");
    let ends: Vec<&str> = items.iter().filter_map(|line| line.split("预算数为").nth(1)).collect();
    assert_eq!(
        ends,
        [
            "2,606.36万元，比上年预算增加98.07万元，增长3.91%。",
            "166.10万元，比上年预算增加2.20万元，增长1.34%。",
            "206.38万元，比上年预算减少11.31万元，下降5.20%。",
            "15.00万元，比上年预算减少325.00万元，下降95.59%。",
            "0.00万元，比上年预算减少15.00万元，下降100.00%。",
            "325.00万元，比上年预算增加325.00万元（上年无此项预算）。",
            "23.00万元，比上年预算增加23.00万元（上年无此项预算）。",
            "130.54万元，比上年预算增加130.54万元（上年无此项预算）。",
            "240.42万元，比上年预算增加97.36万元，增长68.06%。",
            "271.70万元，比上年预算增加15.21万元，增长5.93%。",
        ]
    );
    let three_public = under(&narrative, "“三公”经费预算情况说明");
    assert!(three_public[0].contains("公务用车运行费9.36万元"));
    assert!(
        three_public[1].contains("公务用车运行费比上年预算减少0.52万元，下降5.26%；公务接待费与上年预算持平")
    );
    let assets = under(&narrative, "国有资产占用使用情况");
    assert_eq!(assets[1], "房屋42,454.31平方米，价值5,605.76万元。");
    assert!(assets[2].contains("其中：一般公务用车8辆，价值134.43万元；执法执勤用车17辆，价值436.13万元"));
}

#[test]
fn the_twelve_sections_of_the_example() {
    let narrative = plain(&example());
    let numbers: Vec<String> = narrative
        .chapters
        .iter()
        .filter(|chapter| chapter.level == 1)
        .filter_map(|chapter| chapter.section.number.clone())
        .collect();
    let expected = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"];
    assert_eq!(numbers, expected.map(|number| format!("{number}、")));
    let accounts = &narrative
        .chapters
        .iter()
        .find(|chapter| chapter.section.title.as_deref() == Some("一般公共预算当年拨款具体使用情况"))
        .unwrap()
        .section
        .items;
    assert_eq!(accounts[0].account, ["201", "20138", "2013801"]);
    // Gone this year.
    assert_eq!(accounts[4].account, ["201", "20138", "2013812"]);
    assert_eq!(accounts.last().unwrap().number.clone().unwrap(), "10.");
}

#[test]
fn reasons_stand_where_they_are_asked_for() {
    let session = example();
    let key = "reason:general/2013801/total".to_owned();
    let gap = plain(&session).gaps.into_iter().find(|gap| gap.key == key).unwrap();
    assert_eq!(gap.lack, Lack::Text("reason".to_owned()));
    assert_eq!(gap.what, "主要原因：表5 2013801 行政运行 · 合计，比上年预算增加98.07万元，增长3.91%");

    let reasons = Reasons::from([
        (key.clone(), " 在职人员\n增资。 ".to_owned()),
        ("reason:general/2013802/total".to_owned(), "  ".to_owned()),
        ("reason:no/such/cell".to_owned(), "无".to_owned()),
    ]);
    let narrative = told(&session, &reasons, FromZero::NoRate);
    let items = under(&narrative, "具体使用情况");
    assert!(items[0].ends_with("增长3.91%，主要原因是在职人员增资。"), "{}", items[0]);
    assert!(items[1].ends_with("增长1.34%。"), "{}", items[1]);
    assert!(!narrative.gaps.iter().any(|gap| gap.key == key));
    // A blank text is none, and one that nothing asks for is told.
    assert!(narrative.gaps.iter().any(|gap| gap.key == "reason:general/2013802/total"));
    assert_eq!(narrative.unused, ["reason:general/2013802/total", "reason:no/such/cell"]);
}

#[test]
fn nothing_is_asked_of_what_did_not_change() {
    let narrative = plain(&example());
    assert!(!narrative.gaps.iter().any(|gap| gap.key == "reason:three-public/travel/total"));
    assert!(narrative.gaps.iter().any(|gap| gap.key == "reason:three-public/vehicle-running/total"));
}

#[test]
fn growth_from_zero_as_the_user_chooses() {
    let items = under(&told(&example(), &Reasons::new(), FromZero::Hundred), "具体使用情况");
    assert!(items[5].ends_with("325.00万元，比上年预算增加325.00万元，增长100.00%。"), "{}", items[5]);
}

#[test]
fn what_is_not_known_is_not_said_but_told() {
    let mut disclosure = example().published().clone();
    disclosure.tables.retain(|table| table.id != "procurement");
    for table in &mut disclosure.tables {
        table.prior_rows.clear();
        table.rows.iter_mut().for_each(|row| row.prior.clear());
    }
    let narrative = plain(&Session::open(disclosure).unwrap());
    let text = text(&narrative);
    for word in ["上年预算", "增长", "下降", "持平", "政府采购"] {
        assert!(!text.contains(word), "{word}");
    }
    let lacks = |lack: Lack, key: &str| narrative.gaps.iter().any(|gap| gap.lack == lack && gap.key == key);
    assert!(lacks(Lack::LastYear, "expenditure/total/basic"));
    assert!(lacks(Lack::Figure, "政府采购预算"), "{:?}", narrative.gaps);
    // The sections that are left are numbered without a gap.
    let other: Vec<_> = narrative
        .chapters
        .iter()
        .skip_while(|c| !c.section.title.as_ref().unwrap().starts_with("其他"))
        .collect();
    let numbers: Vec<_> = other.iter().filter_map(|c| c.section.number.as_deref()).collect();
    assert_eq!(numbers, ["十二、", "（一）", "（二）", "（三）"]);
}

#[test]
fn changed_figures_change_the_text() {
    let mut session = example();
    let running = cell(&session, "basic/30231/operating");
    session.edit(running, typed(&session, running, "9.88"), Mode::Calculate).unwrap();
    let three_public = under(&plain(&session), "“三公”经费预算情况说明");
    assert!(three_public[0].contains("预算数为9.88万元"));
    assert!(three_public[1].contains("“三公”经费与上年预算持平"), "{}", three_public[1]);
}

/// 30 yuan more are no 增加0.00万元.
#[test]
fn a_change_too_small_to_be_shown() {
    let form = form::by_id("shanghai-unit-2025").unwrap();
    let mut disclosure = generate(&form, 1, Size::UNIT);
    for table in &mut disclosure.tables {
        for row in &mut table.rows {
            row.prior.clone_from(&row.cells);
            for (_, figure) in &mut row.prior {
                figure.amount = figure.amount.minus(yuan(30)).unwrap();
            }
        }
    }
    let narrative = plain(&Session::with_form(form, disclosure).unwrap());
    let text = text(&narrative);
    assert!(text.contains("与2023年预算基本持平"), "{text}");
    assert!(!text.contains("0.00万元，增长"), "{text}");
}

#[test]
fn units_and_departments_of_shanghai_have_words_of_their_own() {
    for (id, own, other) in
        [("shanghai-unit-2025", "单位", "部门"), ("shanghai-department-2025", "部门", "单位")]
    {
        let form = form::by_id(id).unwrap();
        let mut disclosure = generate(&form, 3, Size::UNIT);
        "某某".clone_into(&mut disclosure.unit);
        let narrative = plain(&Session::with_form(form, disclosure).unwrap());
        assert!(narrative.title.contains(&format!("{own}预算")));
        let text = text(&narrative).replace("事业单位", "").replace("行政单位", "");
        assert!(text.contains(&format!("本{own}")) && !text.contains(&format!("本{other}")), "{text}");
    }
}

#[test]
fn a_form_without_a_template_is_said() {
    let refused = write(&small_town(), Lang::Zh, &Reasons::new(), FromZero::NoRate);
    assert_eq!(refused, Err(NoTemplate("small-town".to_owned())));
}

fn yuan(amount: i64) -> Amount {
    parse_typed(&format!("{amount}元"), Unit::Money, MoneyUnit::Yuan).unwrap().unwrap()
}

/// Every amount that a sentence may state: figures, last year's figures, changes and what stands
/// under one name, in 万元 to two decimals, rounded half away from zero.
fn stated(session: &Session) -> BTreeSet<String> {
    let grid = session.grid();
    let ten_thousand = parse_typed("1万元", Unit::Money, MoneyUnit::Yuan).unwrap().unwrap();
    let print = |value: Amount| {
        let units = Ratio::new(value, ten_thousand).unwrap().quotient(2).unwrap();
        format!("{}万元", amount(units, MoneyUnit::Yuan, 2))
    };
    let mut stated = BTreeSet::from([print(Amount::ZERO)]);
    let mut by_name: std::collections::BTreeMap<(usize, &str), Amount> = std::collections::BTreeMap::new();
    for cell in grid.cells() {
        let value = session.value(cell).or_zero();
        stated.insert(print(value));
        if let Some((then, _)) = mingzhang::measure::prior(session, cell) {
            stated.insert(print(value.minus(then).unwrap().abs()));
        }
        let spot = grid.spot(cell);
        if let (0, Some(project)) = (spot.column, &grid.row_of(cell).project) {
            let sum = by_name.entry((spot.table, project)).or_default();
            *sum = sum.plus(value).unwrap();
        }
    }
    stated.extend(by_name.into_values().map(print));
    stated
}

/// The amounts of a text as they stand.
fn amounts(text: &str) -> Vec<String> {
    let digit = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.');
    text.match_indices("万元")
        .filter_map(|(at, unit)| {
            let start = text[..at]
                .rfind(|c| !digit(c))
                .map_or(0, |at| at + text[at..].chars().next().unwrap().len_utf8());
            let number = text[start..at].trim_start_matches("1.");
            // 50万元以上 is a limit.
            (number.contains('.')).then(|| format!("{number}{unit}"))
        })
        .collect()
}

fn all_forms() -> Vec<Arc<Form>> {
    form::forms().to_vec()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    /// What is written of a consistent document states its figures and nothing else.
    #[test]
    fn every_amount_is_a_figure_of_the_document(which in 0..all_forms().len(), seed: u64) {
        let form = Arc::clone(&all_forms()[which]);
        let session = Session::with_form(Arc::clone(&form), generate(&form, seed, Size::UNIT)).unwrap();
        let narrative = plain(&session);
        let stated = stated(&session);
        let text = text(&narrative);
        let written = amounts(&text);
        prop_assert!(written.len() > 20, "{text}");
        for amount in written {
            prop_assert!(stated.contains(&amount), "{amount} in {text}");
        }
    }

    /// No bracket of a template, no doubled stop, no empty list is left.
    #[test]
    fn what_is_written_is_fit_to_print(which in 0..all_forms().len(), seed: u64, english: bool) {
        let form = Arc::clone(&all_forms()[which]);
        let session = Session::with_form(Arc::clone(&form), generate(&form, seed, Size::UNIT)).unwrap();
        let lang = if english { Lang::En } else { Lang::Zh };
        let narrative = write(&session, lang, &Reasons::new(), FromZero::NoRate).unwrap();
        let text = text(&narrative);
        for wrong in ["{", "}", "[", "]", "|", "。。", "，，", "，。", "；。", "、。", "：。", "：，", "是。", "  ", " .", "..", ", .", ": .", "; ."] {
            prop_assert!(!text.contains(wrong), "{wrong:?} in {text}");
        }
        for chapter in &narrative.chapters {
            prop_assert!(chapter.section.title.as_ref().is_some_and(|title| !title.is_empty()));
            for item in &chapter.section.items {
                prop_assert!(item.text.ends_with(['。', '：', '.', ':']), "{}", item.text);
            }
        }
        let keys: BTreeSet<_> = narrative.gaps.iter().map(|gap| (&gap.lack, &gap.key)).collect();
        prop_assert_eq!(keys.len(), narrative.gaps.len(), "each gap once");
    }

    /// Every text that is asked for is used when it is given.
    #[test]
    fn given_texts_fill_the_gaps(which in 0..all_forms().len(), seed: u64) {
        let form = Arc::clone(&all_forms()[which]);
        let session = Session::with_form(Arc::clone(&form), generate(&form, seed, Size::UNIT)).unwrap();
        let asked = plain(&session).gaps.into_iter().filter(|gap| matches!(gap.lack, Lack::Text(_)));
        let reasons: Reasons = asked.map(|gap| (gap.key, "示例原因。".to_owned())).collect();
        let narrative = told(&session, &reasons, FromZero::NoRate);
        prop_assert_eq!(&narrative.unused, &Vec::<String>::new());
        prop_assert!(!narrative.gaps.iter().any(|gap| matches!(gap.lack, Lack::Text(_))), "{:?}", narrative.gaps);
    }
}

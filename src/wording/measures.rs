//! How a measure is computed, or why there is none; what an open difference asks.

use super::{Lang, amount_with_unit, cell_name, percent, signed, signed_percent};
use crate::calculate::{Question, Session};
use crate::grid::CellId;
use crate::measure::{Growth, NoGrowth, NoShare, PerHead, Prior, Share};
use crate::money::{Amount, MoneyUnit};

/// `9.36 ÷ 335.38 × 100% = 2.79%`
#[must_use]
pub fn formula_share(session: &Session, share: &Share, shown: MoneyUnit) -> String {
    let grid = session.grid();
    let part = super::cell_amount(grid, share.part, share.ratio.numerator(), shown);
    let whole = super::cell_amount(grid, share.whole, share.ratio.denominator(), shown);
    let result = share.ratio.percent(2).map(percent).unwrap_or_default();
    format!("{part} ÷ {whole} × 100% = {result}")
}

/// `(9.36 − 9.88) ÷ 9.88 × 100% = −5.26%`, and where last year comes from.
#[must_use]
pub fn formula_growth(
    session: &Session,
    cell: CellId,
    growth: &Growth,
    shown: MoneyUnit,
    lang: Lang,
) -> String {
    let show = |amount: Amount| super::cell_amount(session.grid(), cell, amount, shown);
    let Some(rate) = growth.rate.and_then(|rate| rate.percent(2)) else {
        let is = match growth.then.is_negative() {
            true => lang.pick("负数", "negative"),
            false => lang.pick("零", "zero"),
        };
        let why = lang.pick(
            format!("；上年为{is}，没有增长率"),
            format!("; last year is {is}, so there is no growth rate"),
        );
        return with_prior(session, difference(session, cell, growth, shown) + &why, growth, lang);
    };
    let (now, then) = (show(growth.now), show(growth.then));
    let rate = signed_percent(rate);
    with_prior(session, format!("({now} − {then}) ÷ {then} × 100% = {rate}"), growth, lang)
}

/// `9.36 − 9.88 = −0.52`, and where last year comes from.
#[must_use]
pub fn formula_change(
    session: &Session,
    cell: CellId,
    growth: &Growth,
    shown: MoneyUnit,
    lang: Lang,
) -> String {
    with_prior(session, difference(session, cell, growth, shown), growth, lang)
}

fn difference(session: &Session, cell: CellId, growth: &Growth, shown: MoneyUnit) -> String {
    let show = |amount: Amount| super::cell_amount(session.grid(), cell, amount, shown);
    let change = signed(session.grid(), cell, growth.change, shown);
    format!("{} − {} = {change}", show(growth.now), show(growth.then))
}

fn with_prior(session: &Session, formula: String, growth: &Growth, lang: Lang) -> String {
    [formula.as_str(), lang.pick("。", ". "), &prior_from(session, growth, lang)].concat()
}

/// Where last year's figure comes from.
#[must_use]
pub fn prior_from(session: &Session, growth: &Growth, lang: Lang) -> String {
    match &growth.prior {
        Prior::Stated(at) => {
            let name = cell_name(session.grid(), *at, lang);
            lang.pick(
                format!("上年数是文件对“{name}”说明的，或由所说的增减额得出，准到所说的末位。"),
                format!("Last year is as the document states it of “{name}”, or follows from the change it states, to the last digit that is stated."),
            )
        }
        Prior::Sum(cells) => lang.pick(
            format!("上年数是 {} 个组成部分上年数之和。", cells.len()),
            format!("Last year is the sum of its {} parts of last year.", cells.len()),
        ),
    }
}

/// `44,028,300 元 ÷ 137 人 = 321,374.45 元/人`
#[must_use]
pub fn formula_per_head(session: &Session, per_head: &PerHead, lang: Lang) -> String {
    let grid = session.grid();
    let amount = amount_with_unit(grid, per_head.amount, per_head.ratio.numerator(), MoneyUnit::Yuan, lang);
    let persons =
        amount_with_unit(grid, per_head.persons, per_head.ratio.denominator(), MoneyUnit::Yuan, lang);
    let result = per_head.ratio.quotient(2).map(|q| super::amount(q, MoneyUnit::Yuan, 2)).unwrap_or_default();
    format!("{amount} ÷ {persons} = {result} {}", lang.pick("元/人", "yuan per person"))
}

/// Why there is no share.
#[must_use]
pub fn no_share(session: &Session, why: NoShare, lang: Lang) -> String {
    let name = |cell| cell_name(session.grid(), cell, lang);
    match why {
        NoShare::Blank => lang.pick("这一格是空的，没有占比。", "The cell is blank: no share.").to_owned(),
        NoShare::NoWhole => lang
            .pick("它不是某个合计的组成部分，没有占比。", "It is no part of a printed total: no share.")
            .to_owned(),
        NoShare::WholeBlank(cell) => lang.pick(
            format!("“{}”是空的，没有占比。", name(cell)),
            format!("“{}” is blank: no share.", name(cell)),
        ),
        NoShare::WholeNegative(cell) => lang.pick(
            format!("“{}”是负数，没有占比。", name(cell)),
            format!("“{}” is negative: no share.", name(cell)),
        ),
        NoShare::WholeZero(cell) => lang.pick(
            format!("“{}”为零，没有占比。", name(cell)),
            format!("“{}” is zero: no share.", name(cell)),
        ),
    }
}

/// Why there is no growth.
#[must_use]
pub fn no_growth(why: NoGrowth, lang: Lang) -> &'static str {
    match why {
        NoGrowth::NowUnknown => lang.pick(
            "文件里没有这张表，无法计算增减。",
            "The document does not have the table, so there is no change to compute.",
        ),
        NoGrowth::PriorUnknown => lang.pick(
            "文件没有说明上年数，无法计算增减。",
            "The document does not state last year's figure, so there is no change to compute.",
        ),
        NoGrowth::TooLarge => {
            lang.pick("数字太大，无法计算增减。", "The figures are too large to compute a change.")
        }
    }
}

/// What an open difference asks: `增加的 2.64 万元属于哪个功能分类？`
#[must_use]
pub fn question(session: &Session, question: &Question, shown: MoneyUnit, lang: Lang) -> String {
    let grid = session.grid();
    let dimension = lang.label(&grid.space().dimensions()[question.dimension].name);
    let cell = grid
        .at(&question.total)
        .first()
        .or_else(|| question.candidates.first().and_then(|c| c.cells.first()));
    let amount = cell
        .map(|cell| amount_with_unit(grid, *cell, question.amount.abs(), shown, lang))
        .unwrap_or_default();
    let total = grid.at(&question.total).first().map(|cell| cell_name(grid, *cell, lang));
    let (zh, en) = if question.amount.is_negative() { ("减少", "less") } else { ("增加", "more") };
    match total {
        Some(total) => lang.pick(
            format!("“{total}”{zh}了 {amount}，在“{dimension}”上落在哪一项？"),
            format!("“{total}” has {amount} {en}. Which part along “{dimension}” does it belong to?"),
        ),
        None => lang.pick(
            format!("{zh}的 {amount}，在“{dimension}”上落在哪一项？"),
            format!("{amount} {en}: which part along “{dimension}” does it belong to?"),
        ),
    }
}

/// A candidate of an open difference: `2013801 行政运行`.
#[must_use]
pub fn question_answer(session: &Session, question: &Question, candidate: usize, lang: Lang) -> String {
    let dimension = &session.grid().space().dimensions()[question.dimension];
    let Some(candidate) = question.candidates.get(candidate) else { return String::new() };
    let node = dimension.node(candidate.node);
    let label = lang.label(&node.label);
    if node.id.chars().all(|c| c.is_ascii_digit()) && node.id != *label {
        format!("{} {label}", node.id)
    } else {
        label.to_owned()
    }
}

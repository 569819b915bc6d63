//! A growth rate that is not what its amounts give.

use super::{ARITHMETIC, key, moves, now, nows, percent, subject};
use crate::finding::{Arg, Finding, Said, Severity, Stated, Text};
use crate::money::{Amount, Percent, Ratio};
use crate::narrative::claim::{Interval, Moved, Statement};
use crate::rules::{Document, Family, Rule, Sink};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "growth-not-as-computed",
    family: Family::Narrative,
    title: Text { zh: "增减幅度与金额不符", en: "A growth rate that its amounts do not give" },
    what: Text {
        zh: "“增长（下降）…%”不是增减额除以上年数所得的结果；上年数由本句给出，或由今年的数减去增减额得出，各数都按末位的上下半个单位计算。上年为零时写“增长100%”是惯例，只作提示；上年和今年都是零时写“增长0%”不作判断。",
        en: "A growth rate is not what the change divided by last year's amount gives. Last year's amount is that of the sentence, or this year's less the change, each figure within half of its last digit. “100 %” from zero is a convention and noted only; “0 %” from zero to zero is not judged.",
    },
    remedy: Text {
        zh: "请用增减额除以上年数重新计算，或核对两个金额。",
        en: "Divide the change by last year's amount anew, or check the two amounts.",
    },
    basis: ARITHMETIC,
    check: Some(check),
};

const DIFFERS: Text = Text {
    zh: "{subject}的增减幅度写的是 {stated}，按增减额 {change} ÷ 上年 {then} 计算是 {computed}，四舍五入不能解释：{sentence}",
    en: "The growth of {subject} is given as {stated}; the change of {change} ÷ last year's {then} makes {computed}, which rounding does not explain: {sentence}",
};

const FROM_ZERO: Text = Text {
    zh: "{subject}上年为零，增长率无从计算；写作 {stated} 是通行的惯例：{sentence}",
    en: "{subject} was zero last year, so there is no rate; {stated} is a common convention: {sentence}",
};

const NO_RATE: Text = Text {
    zh: "{subject}上年为零，增长率无从计算，写的是 {stated}：{sentence}",
    en: "{subject} was zero last year, so there is no rate; the text gives {stated}: {sentence}",
};

const OPEN: Text = Text {
    zh: "文中有 {count} 处增减幅度没有同时给出增减额或上年数，或今年的数不能确定，没有重新计算。",
    en: "Of {count} growth rates in the text neither the change nor last year's amount is given, or this year's is not certain; they were not computed anew.",
};

fn check(rule: &Rule, document: &Document<'_>, sink: &mut Sink) {
    let mut open = 0;
    for statement in &document.claims.statements {
        let Some(growth) = &statement.growth else { continue };
        let Some((change, around, now)) = change(document, statement) else {
            open += 1;
            continue;
        };
        // Whether it grew is another rule's: here the rate has the sign of the change.
        let Some(rate) = signed(growth, change) else { continue };
        let Some(stated) = percent(&growth.figure) else { continue };
        let judged = rate.is_growth_of(now.1, around);
        if judged == Some(true) || (growth.figure.amount.is_zero() && change.is_zero()) {
            continue;
        }
        if goes_with_another(document, statement, growth) || goes_with_the_reverse(document, statement) {
            continue;
        }
        let Ok(then) = now.0.minus(change) else { continue };
        let said = |text: Text| {
            Said::new(text)
                .with("subject", subject(statement))
                .with("stated", Arg::Percent(stated))
                .with("sentence", Arg::Quote(statement.sentence))
        };
        let finding = |severity: Severity, said: Said| {
            Finding::of_rule(rule, severity, &key(document, statement), said)
                .at_words([growth.at, statement.sentence])
                .at_cells(statement.cells.iter().copied().take(1))
        };
        if judged.is_none() {
            if then.is_zero() && !change.is_zero() {
                let hundred = growth.figure.amount.to_string() == "100";
                let (severity, text) =
                    if hundred { (Severity::Note, FROM_ZERO) } else { (Severity::Doubt, NO_RATE) };
                sink.add(finding(severity, said(text)));
            }
            continue;
        }
        let Some(computed) = Ratio::new(change, then).and_then(|ratio| ratio.percent(growth.figure.decimals))
        else {
            continue;
        };
        let like = statement.change.map(|change| change.figure).or(statement.prior).unwrap_or(growth.figure);
        let said = said(DIFFERS)
            .with("change", super::amount(change.abs(), &like))
            .with("then", super::amount(then, &like))
            .with("computed", Arg::Percent(computed.abs()));
        sink.add(
            finding(Severity::Error, said)
                .comparing(Stated::Percent(computed), Stated::Percent(with_sign(stated, change))),
        );
    }
    if open > 0 {
        sink.unable(rule, Said::new(OPEN).with("count", Arg::Count(open)));
    }
}

/// Whether the rate goes with the table's amount, or with the two amounts of the sentence: then it is the
/// amount, the change or its direction that is wrong, and another rule says so.
fn goes_with_another(document: &Document<'_>, statement: &Statement, growth: &Moved) -> bool {
    let from_prior = |now: Now| {
        Some((now.0.minus(statement.prior?.amount).ok()?, now.1.minus(statement.prior?.interval())))
    };
    let from_change = || Some((statement.change?.signed()?, statement.change?.interval()?));
    nows(document, statement).into_iter().any(|now| {
        [from_change(), from_prior(now)].into_iter().flatten().any(|(change, around)| {
            signed(growth, change).is_some_and(|rate| rate.is_growth_of(now.1, around) == Some(true))
        })
    })
}

/// Whether the rate is that of the stated change in the other direction, and not of the change as it is
/// stated: then the direction is wrong, and another rule says so.
pub(super) fn goes_with_the_reverse(document: &Document<'_>, statement: &Statement) -> bool {
    let (Some(change), Some(growth)) = (moves(&statement.change), moves(&statement.growth)) else {
        return false;
    };
    let (Some(by), Some(around)) = (change.signed(), change.interval()) else { return false };
    let is_growth = |by: Amount, around: Interval, now: Interval| {
        signed(growth, by).and_then(|rate| rate.is_growth_of(now, around))
    };
    let reversed = Interval::around(Amount::ZERO, Amount::ZERO).minus(around);
    let nows = nows(document, statement);
    statement.prior.is_none()
        && percent(&growth.figure).is_some()
        && nows.iter().all(|now| is_growth(by, around, now.1) == Some(false))
        && nows.iter().any(|now| is_growth(-by, reversed, now.1) == Some(true))
}

type Now = (Amount, Interval);

/// By how much it changed, and this year's amount.
fn change(document: &Document<'_>, statement: &Statement) -> Option<(Amount, Interval, Now)> {
    let now = now(document, statement)?;
    if let Some(change) = &statement.change {
        return Some((change.signed()?, change.interval()?, now));
    }
    let prior = statement.prior?;
    Some((now.0.minus(prior.amount).ok()?, now.1.minus(prior.interval()), now))
}

/// The rate with the sign of the change; its own where nothing changed.
fn signed(growth: &Moved, change: Amount) -> Option<Interval> {
    let rate = growth.figure.amount;
    let rate = match (moves(&Some(*growth)), change.is_zero(), change.is_negative()) {
        (Some(_), true, _) => growth.signed()?,
        // 减少…，增长-…%: the sign says again what the words say.
        (_, _, true) => -rate.abs(),
        (_, _, false) => rate,
    };
    Some(Interval::around(rate, growth.figure.half()))
}

fn with_sign(stated: Percent, change: Amount) -> Percent {
    if change.is_negative() { stated.negated() } else { stated }
}

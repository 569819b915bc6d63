//! Words of a direction that the figures do not have.

use super::growth::goes_with_the_reverse;
use super::{ARITHMETIC, key, money, moves, nows, percent, subject};
use crate::finding::{Arg, Finding, Said, Severity, Text};
use crate::narrative::claim::{Direction, Moved, Statement};
use crate::rules::{Document, Family, Rule, Sink};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "direction-against-figures",
    family: Family::Narrative,
    title: Text { zh: "增减方向与数字相反", en: "A direction that the figures do not have" },
    what: Text {
        zh: "同一句话里金额说增加而幅度说下降（或相反），今年的数小于上年却说增加（或相反），增减额和幅度只有方向反过来才对得上，或在“增加”“减少”后面写负数。",
        en: "A sentence has the amount go up and the rate down (or the other way round), says “more” where this year's amount is smaller than last year's, has a change and a rate that agree only in the other direction, or gives a negative figure behind “more” or “less”.",
    },
    remedy: Text { zh: "请核对是增加还是减少。", en: "Find out whether it is more or less." },
    basis: ARITHMETIC,
    check: Some(check),
};

const AGAINST_RATE: Text = Text {
    zh: "{subject}的金额写“{change}”，幅度却写“{growth}”，方向相反：{sentence}",
    en: "The amount of {subject} is said to go one way (“{change}”) and its rate the other (“{growth}”): {sentence}",
};

const AGAINST_AMOUNTS: Text = Text {
    zh: "{subject}今年 {now}，上年 {then}，文中却写“{change}”：{sentence}",
    en: "{subject} is {now} this year and was {then}; yet the text says “{change}”: {sentence}",
};

const AGAINST_BOTH: Text = Text {
    zh: "{subject}写作“{change}”“{growth}”；方向反过来，增减额和幅度才对得上，增减方向很可能写反了：{sentence}",
    en: "{subject} has “{change}” and “{growth}”: the change and the rate agree only in the other direction, so the direction is probably the wrong way round: {sentence}",
};

const NEGATIVE: Text = Text {
    zh: "{subject}写作“{change}”，在表示方向的字后面又用了负数，意思不明：{sentence}",
    en: "{subject} has “{change}”, a negative figure behind a word of direction; what is meant is not clear: {sentence}",
};

fn check(rule: &Rule, document: &Document<'_>, sink: &mut Sink) {
    for statement in &document.claims.statements {
        let words =
            |moved: &Moved| Arg::Words(document.disclosure.quote(moved.at).unwrap_or_default().to_owned());
        let (change, growth) = (moves(&statement.change), moves(&statement.growth));
        for moved in [change, growth].into_iter().flatten() {
            if moved.figure.amount.is_negative() {
                let said = said(NEGATIVE, statement).with("change", words(moved));
                sink.add(finding(rule, document, statement, moved, said, Severity::Doubt));
            }
        }
        if let (Some(change), Some(growth)) = (change, growth)
            && opposite(change, growth)
            && percent(&growth.figure).is_some()
        {
            let said =
                said(AGAINST_RATE, statement).with("change", words(change)).with("growth", words(growth));
            sink.add(finding(rule, document, statement, growth, said, Severity::Error));
            continue;
        }
        if let (Some(change), Some(growth)) = (change, growth)
            && goes_with_the_reverse(document, statement)
        {
            let said =
                said(AGAINST_BOTH, statement).with("change", words(change)).with("growth", words(growth));
            sink.add(finding(rule, document, statement, change, said, Severity::Error));
            continue;
        }
        let (Some(prior), Some(now)) = (&statement.prior, document.claims.amount(statement)) else {
            continue;
        };
        let against = |moved: &&Moved| {
            let differences =
                nows(document, statement).into_iter().map(|(_, now)| now.minus(prior.interval()));
            let mut opposite = differences.map(|difference| match moved.direction {
                Direction::More => difference.is_negative(),
                Direction::Less => difference.is_positive(),
                Direction::Undecided => false,
            });
            !moved.figure.amount.is_negative() && opposite.all(|opposite| opposite)
        };
        let words_of_it = [change.or(growth), statement.becomes.as_ref()];
        if let Some(moved) = words_of_it.into_iter().flatten().find(against) {
            let said = said(AGAINST_AMOUNTS, statement)
                .with("now", money(&now))
                .with("then", money(prior))
                .with("change", words(moved));
            sink.add(finding(rule, document, statement, moved, said, Severity::Error));
        }
    }
}

fn opposite(change: &Moved, growth: &Moved) -> bool {
    let sign = |moved: &Moved| moved.signed().map(crate::money::Amount::is_negative);
    matches!((sign(change), sign(growth)), (Some(one), Some(other)) if one != other)
}

fn said(text: Text, statement: &Statement) -> Said {
    Said::new(text).with("subject", subject(statement)).with("sentence", Arg::Quote(statement.sentence))
}

fn finding(
    rule: &Rule,
    document: &Document<'_>,
    statement: &Statement,
    moved: &Moved,
    said: Said,
    severity: Severity,
) -> Finding {
    Finding::of_rule(rule, severity, &key(document, statement), said)
        .at_words([moved.at, statement.sentence])
        .at_cells(statement.cells.iter().copied().take(1))
}

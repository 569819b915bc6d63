//! Slips planted in the sentences of written narratives.
//!
//! Figures are found in the text by their words alone, which owes nothing to the code that reads
//! claims. **Beyond rounding**: an amount differs by more than the last digits of sentence and table
//! can make; a change by more than the rate beside it leaves open; a share or rate by more than
//! a tenth of a point and a thousandth of itself. What a sentence says of something that no numbered
//! table prints (procurement, assets, performance) is not spoilt: nothing contradicts it.

use std::collections::BTreeSet;
use std::sync::Arc;

use mingzhang::calculate::Session;
use mingzhang::disclosure::WordsAt;
use mingzhang::form::Section;
use mingzhang::money::{MoneyUnit, Ratio, Unit, parse_typed};
use mingzhang::wording;

use super::generate::Random;
use super::written::{review, wrong};

/// What is spoilt in a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Slipped {
    Amount,
    Share,
    Change,
    Growth,
    Direction,
    BaseYear,
}

impl Slipped {
    pub(crate) const ALL: [Slipped; 6] =
        [Self::Amount, Self::Share, Self::Change, Self::Growth, Self::Direction, Self::BaseYear];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Amount => "amount",
            Self::Share => "share",
            Self::Change => "change",
            Self::Growth => "growth",
            Self::Direction => "direction word",
            Self::BaseYear => "base year",
        }
    }
}

/// A stretch of an item's text and what stands there after the slip.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Slip {
    pub(crate) at: WordsAt,
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) wrong: String,
}

const MORE: [&str; 2] = ["增加", "增长"];
const LESS: [&str; 2] = ["减少", "下降"];

/// Figures of a kind in a text: where they stand, without their unit.
fn figures(text: &str, kind: Slipped) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let start = at;
        while at < bytes.len() && (bytes[at].is_ascii_digit() || matches!(bytes[at], b',' | b'.')) {
            at += 1;
        }
        let (before, behind) = (&text[..start], &text[at..]);
        let moved = |words: [&str; 2]| words.iter().any(|word| before.ends_with(word));
        let is = match kind {
            Slipped::Amount => behind.starts_with("万元") && !moved(MORE) && !moved(LESS),
            Slipped::Change => behind.starts_with("万元") && (moved(MORE) || moved(LESS)),
            Slipped::Share => behind.starts_with('%') && before.ends_with('占'),
            Slipped::Growth => behind.starts_with('%') && (moved(MORE) || moved(LESS)),
            Slipped::Direction => moved(MORE) || moved(LESS),
            Slipped::BaseYear => {
                let compared = before.ends_with('比') || before.ends_with('与');
                compared && (behind.starts_with("年预算") || behind.starts_with("年度"))
            }
        };
        if is {
            found.push((start, at));
        }
    }
    found
}

/// Hundredths of what a printed figure says.
fn hundredths(text: &str) -> i128 {
    let plain: String = text.chars().filter(char::is_ascii_digit).collect();
    plain.parse().unwrap_or_default()
}

/// Plants one slip of a kind in a document with a written narrative.
pub(crate) fn slip(session: &Session, kind: Slipped, random: &mut Random) -> Option<Slip> {
    let disclosure = session.published();
    let printed = printed(session);
    let mut all = Vec::new();
    for (section, of) in disclosure.narrative.iter().enumerate() {
        for (item, words) in of.items.iter().enumerate() {
            // An account with money of several sources is listed once for each, and the words do not
            // say which: no amount contradicts the other.
            let again = of.items.iter().filter(|other| other.account == words.account).count() > 1;
            if kind == Slipped::Amount && again && !words.account.is_empty() {
                continue;
            }
            let at = WordsAt::Item { section, item };
            all.extend(figures(&words.text, kind).into_iter().map(|(start, end)| (at, start, end)));
        }
    }
    for _ in 0..40 {
        if all.is_empty() {
            return None;
        }
        let (at, start, end) = all[random.below(all.len())];
        let text = disclosure.words(at).unwrap();
        let figure = &text[start..end];
        let found = match kind {
            Slipped::Direction => turned(text, start, figure),
            Slipped::BaseYear => {
                let year: u16 = figure.parse().unwrap();
                let wrong = year + 1 - 2 * u16::from(random.below(2) == 0);
                Some((start, end, wrong.to_string()))
            }
            Slipped::Amount if !printed.contains(&hundredths(figure)) => None,
            _ => {
                let known = hundredths(figure);
                spoilt(figure, random)
                    .filter(|wrong| {
                        (hundredths(wrong) - known).abs() > rounding(text, start, end, known, kind)
                    })
                    .map(|wrong| (start, end, wrong))
            }
        };
        if let Some((start, end, wrong)) = found {
            return Some(Slip { at, start, end, wrong });
        }
    }
    None
}

/// 增加 becomes 减少, 增长 becomes 下降, and back, before a figure that is not zero.
fn turned(text: &str, start: usize, figure: &str) -> Option<(usize, usize, String)> {
    let word = text[..start].chars().rev().take(2).collect::<Vec<_>>();
    let word: String = word.into_iter().rev().collect();
    let pairs = MORE.iter().zip(LESS);
    let other = pairs.clone().find(|(more, _)| **more == word).map(|(_, less)| less);
    let other = other.or_else(|| pairs.clone().find(|(_, less)| *less == word).map(|(more, _)| *more))?;
    (hundredths(figure) != 0).then(|| (start - word.len(), start, other.to_owned()))
}

/// By how many hundredths a figure may be off without contradiction.
fn rounding(text: &str, start: usize, end: usize, figure: i128, kind: Slipped) -> i128 {
    match kind {
        Slipped::Change => {
            // A rate to two decimals leaves a ten-thousandth of last year's amount open.
            let amounts = figures(&text[..start], Slipped::Amount);
            let now = amounts.last().map_or(0, |(from, to)| hundredths(&text[*from..*to]));
            let rated = text[end..].starts_with("万元，增长") || text[end..].starts_with("万元，下降");
            3 + if rated { (now + figure) / 5_000 } else { 0 }
        }
        Slipped::Share | Slipped::Growth => 10 + figure / 1_000,
        _ => 3,
    }
}

/// A figure with one slip in it.
fn spoilt(figure: &str, random: &mut Random) -> Option<String> {
    let mut digits: Vec<u8> = figure.bytes().filter(u8::is_ascii_digit).collect();
    let at = random.below(digits.len());
    match random.below(4) {
        0 if at + 1 < digits.len() => digits.swap(at, at + 1),
        1 => digits[at] = b'0' + u8::try_from(random.below(10)).unwrap(),
        2 if digits.len() > 3 => {
            digits.remove(at);
        }
        3 => digits.insert(at, digits[at]),
        _ => return None,
    }
    if digits.len() < 3 || digits.len() > 3 && digits[0] == b'0' {
        return None;
    }
    let text = String::from_utf8(digits).unwrap();
    let (whole, fraction) = text.split_at(text.len() - 2);
    let whole = wording::thousands(whole);
    Some(format!("{whole}.{fraction}"))
}

/// What the numbered tables print, in hundredths of 万元, each rounded.
fn printed(session: &Session) -> BTreeSet<i128> {
    let grid = session.grid();
    let tables = grid.cells().filter(|cell| grid.table_of(*cell).section == Section::Tables);
    let money = tables.filter(|cell| grid.unit(*cell) == Unit::Money);
    let ten_thousand = parse_typed("1万元", Unit::Money, MoneyUnit::Yuan).unwrap().unwrap();
    let rounded = |cell| {
        let units = Ratio::new(session.value(cell).number()?, ten_thousand)?.quotient(2)?;
        Some(hundredths(&wording::amount(units, MoneyUnit::Yuan, 2)))
    };
    money.filter_map(rounded).filter(|amount| *amount != 0).collect()
}

/// The document with a slip.
pub(crate) fn with_slip(session: &Session, slip: &Slip) -> Session {
    let mut disclosure = session.published().clone();
    let WordsAt::Item { section, item } = slip.at else { return session.clone() };
    let text = &mut disclosure.narrative[section].items[item].text;
    text.replace_range(slip.start..slip.end, &slip.wrong);
    Session::with_form(Arc::new(session.grid().form().clone()), disclosure).unwrap()
}

/// Whether an error or a doubt points at the spoilt place.
pub(crate) fn is_pointed_at(session: &Session, slip: &Slip) -> bool {
    let review = review(session);
    wrong(&review)
        .flat_map(|finding| &finding.passages)
        .any(|passage| passage.at == slip.at && passage.start <= slip.start && slip.start < passage.end)
}

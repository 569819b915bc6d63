//! The three public expenses (“三公”经费) by part and year.

use super::part::Scale;
use crate::calculate::Session;
use crate::grid::CellId;
use crate::measure::{self, Slice};
use crate::money::Amount;

/// The whole and its parts, the whole first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThreePublic {
    /// In printed order, vehicles with purchase and running below.
    pub parts: Vec<ThreePublicPart>,
}

/// A part with its bars.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThreePublicPart {
    /// What it is.
    pub slice: Slice,
    /// This year.
    pub now: Bar,
    /// Last year, where it is known.
    pub then: Option<Bar>,
    /// What was budgeted for this year, in final accounts.
    pub budgeted: Option<(CellId, Bar)>,
}

/// An amount and how long its bar is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bar {
    /// In yuan; none where nothing is printed.
    pub amount: Option<Amount>,
    /// In whole steps, the same for all bars.
    pub weight: u64,
}

/// The three public expenses, if the document prints them.
#[must_use]
pub fn three_public(session: &Session) -> Option<ThreePublic> {
    let told = measure::overview(session).three_public?;
    let slices: Vec<Slice> = std::iter::once(told.whole).chain(told.parts).collect();
    let budgeted = |slice: &Slice| {
        let cell = measure::budgeted(session, slice.cell)?;
        Some((cell, session.value(cell).number()?))
    };
    let amounts = slices.iter().flat_map(|slice| {
        [
            slice.amount,
            slice.growth.as_ref().map(|growth| growth.then),
            budgeted(slice).map(|(_, amount)| amount),
        ]
    });
    let scale = Scale::of(amounts.flatten().map(Amount::abs).max()?);
    let bar = |amount| Bar { amount, weight: scale.weight(amount) };
    let part = |slice: Slice| ThreePublicPart {
        now: bar(slice.amount),
        then: slice.growth.as_ref().map(|growth| bar(Some(growth.then))),
        budgeted: budgeted(&slice).map(|(cell, amount)| (cell, bar(Some(amount)))),
        slice,
    };
    Some(ThreePublic { parts: slices.into_iter().map(part).collect() })
}

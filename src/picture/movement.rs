//! This year against last (比上年): what the change of a total is made of.

use std::cmp::Reverse;

use rustc_hash::FxHashMap;

use super::part::Scale;
use crate::calculate::Session;
use crate::form::Label;
use crate::grid::{CellId, PriorRow};
use crate::measure::{self, Slice};
use crate::money::Amount;
use crate::quantity::{Coordinate, Dimension};

/// The change of a total, step by step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Movement {
    /// The total.
    pub total: Slice,
    /// By functional class. Where last year's total is known, the known changes add up to its change.
    pub by_class: Vec<Step>,
    /// By the lowest accounts that are printed, likewise.
    pub by_item: Vec<Step>,
    scale: Scale,
}

/// One account's change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// What it is the change of.
    pub account: Account,
    /// What it is called; empty for a rest.
    pub label: Label,
    /// Account code.
    pub code: Option<String>,
    /// This year.
    pub now: Option<Amount>,
    /// Last year; none where it is not known.
    pub then: Option<Amount>,
    /// This year minus last year; none where last year is not known.
    pub change: Option<Amount>,
}

/// What a step is the change of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Account {
    /// An account of this year, printed here.
    Now(CellId),
    /// An account that only last year had.
    Gone,
    /// What the known changes leave over of the total's.
    Rest,
    /// The same, no more than rounding makes of it.
    Rounding,
}

impl Movement {
    /// How large an amount is drawn, without its sign.
    #[must_use]
    pub fn weight(&self, amount: Amount) -> u64 {
        self.scale.weight(Some(amount.abs()))
    }
}

/// The movement of the total with most accounts whose last year the document states.
#[must_use]
pub fn movement(session: &Session) -> Option<Movement> {
    let place = best_total(session)?;
    let told = measure::breakdown(session, &place, "function")?;
    let mut items = Vec::new();
    told.parts.iter().for_each(|class| lowest(session, class, &mut items));
    let by_class = steps(session, &place, &told.whole, told.parts, true);
    let by_item = steps(session, &place, &told.whole, items, false);
    let total = Step::from(told.whole.clone());
    let shown = by_class.iter().chain(&by_item).chain([&total]);
    let amounts = shown.flat_map(|step| [step.now, step.then, step.change]).flatten();
    let scale = Scale::of(amounts.map(Amount::abs).max()?);
    Some(Movement { total: told.whole, by_class, by_item, scale })
}

/// The place of the total that has most to tell: one that differs from the whole in where money comes
/// from and whether it was spent, of which the document states last year's figures by function. Of
/// equals the widest, then the first printed.
fn best_total(session: &Session) -> Option<Coordinate> {
    let grid = session.grid();
    let space = grid.space();
    let whole = space.whole();
    let function = space.dimension("function")?;
    let mut stated: FxHashMap<Coordinate, usize> = FxHashMap::default();
    for (place, cells) in grid.quantities() {
        if place.get(function) != whole.get(function) && cells.iter().any(|cell| grid.prior(*cell).is_some())
        {
            *stated.entry(place.with(function, whole.get(function))).or_default() += 1;
        }
    }
    let free = ["source", "origin", "destination"].map(|id| space.dimension(id));
    let is_total = |place: &Coordinate| {
        (0..space.dimensions().len()).all(|d| free.contains(&Some(d)) || place.get(d) == whole.get(d))
    };
    let narrowness = |place: &Coordinate| -> usize {
        let levels = |(d, dimension): (usize, &Dimension)| dimension.node(place.get(d)).containers().len();
        space.dimensions().iter().enumerate().map(levels).sum()
    };
    stated
        .into_iter()
        .filter(|(place, _)| is_total(place))
        .filter_map(|(place, count)| {
            Some((Reverse(count), narrowness(&place), *grid.at(&place).first()?, place))
        })
        .filter(|(_, _, cell, _)| session.has_table(*cell))
        .min_by_key(|(count, narrowness, cell, _)| (*count, *narrowness, *cell))
        .map(|(_, _, _, place)| place)
}

/// The lowest accounts below one, or itself.
fn lowest(session: &Session, account: &Slice, items: &mut Vec<Slice>) {
    let below = measure::breakdown(session, session.grid().place(account.cell), "function");
    let parts = below.map(|below| below.parts).unwrap_or_default();
    if parts.is_empty() {
        items.push(account.clone());
    }
    parts.iter().for_each(|part| lowest(session, part, items));
}

/// One step for each account, then those that only last year had, then what is left over.
fn steps(
    session: &Session,
    total_at: &Coordinate,
    total: &Slice,
    accounts: Vec<Slice>,
    outermost: bool,
) -> Vec<Step> {
    let known: Vec<Coordinate> = accounts.iter().map(|slice| *session.grid().place(slice.cell)).collect();
    let mut steps: Vec<Step> = accounts.into_iter().map(Step::from).collect();
    steps.extend(gone(session, total_at, &known, outermost));
    if let Some(growth) = &total.growth {
        let changes = steps.iter().filter_map(|step| step.change);
        let told = changes.clone().try_fold(Amount::ZERO, Amount::plus);
        if let Ok(rest) = told.and_then(|told| growth.change.minus(told))
            && !rest.is_zero()
        {
            let unknown = steps.iter().any(|step| step.change.is_none());
            // Each change is rounded twice.
            let half = session.grid().half_step(total.cell);
            let most = (0..2 * steps.len() + 2).try_fold(Amount::ZERO, |sum, _| sum.plus(half));
            let rounding = !unknown && most.is_ok_and(|most| rest.abs() <= most);
            let account = if rounding { Account::Rounding } else { Account::Rest };
            let label = Label::default();
            steps.push(Step { account, label, code: None, now: None, then: None, change: Some(rest) });
        }
    }
    steps
}

/// Accounts that only last year had, outside those that are `known`: of an account and its class, both
/// gone, one.
fn gone(
    session: &Session,
    total: &Coordinate,
    known: &[Coordinate],
    outermost: bool,
) -> impl Iterator<Item = Step> {
    let space = session.grid().space();
    let apart = |at: &Coordinate| {
        known.iter().all(|known| !space.contains(known, at) && (outermost || !space.contains(at, known)))
    };
    let rows = session.grid().tables().iter().flat_map(|table| &table.prior_only);
    let figures = rows.flat_map(|row| row.figures.iter().map(move |(at, amount)| (row, *at, *amount)));
    let inside: Vec<(&PriorRow, Coordinate, Amount)> = figures
        .filter(|(_, at, _)| {
            space.contains(total, at) && measure::same_column(session, total, at) && apart(at)
        })
        .collect();
    let stands = |at: &Coordinate| {
        !inside.iter().any(|(_, other, _)| {
            other != at && if outermost { space.contains(other, at) } else { space.contains(at, other) }
        })
    };
    let steps: Vec<Step> = inside
        .iter()
        .filter(|(_, at, _)| stands(at))
        .map(|(row, _, amount)| Step {
            account: Account::Gone,
            label: row.label.clone(),
            code: row.code.clone(),
            now: None,
            then: Some(*amount),
            change: Some(-*amount),
        })
        .collect();
    steps.into_iter()
}

impl From<Slice> for Step {
    fn from(slice: Slice) -> Self {
        Self {
            account: Account::Now(slice.cell),
            then: slice.growth.as_ref().map(|growth| growth.then),
            change: slice.growth.as_ref().map(|growth| growth.change),
            label: slice.label,
            code: slice.code,
            now: slice.amount,
        }
    }
}

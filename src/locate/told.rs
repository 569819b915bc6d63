//! What sentences say of figures, as votes: one that states what an explanation makes of a figure
//! speaks for it, one that states what is printed speaks against it. Votes put explanations in
//! order; none is left out because of them, since a sentence may have been copied from a wrong cell.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Change, Variable};
use crate::grid::CellId;
use crate::money::Amount;

/// A figure of a cell as a sentence states it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Told {
    /// The cell that the sentence speaks of.
    pub cell: CellId,
    /// What it states; none where it says only that nothing changed since last year.
    pub amount: Option<Amount>,
    /// How far what it stands for may be from what it states.
    pub half_step: Amount,
}

/// How a change stands to what sentences say, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Vote {
    /// A sentence states the figure as it should be.
    For,
    /// No sentence speaks of it.
    Open,
    /// A sentence states it as it is printed.
    Against,
}

/// What sentences say, by cell.
#[derive(Debug, Default)]
pub(super) struct Votes {
    /// The least and the most that each sentence states.
    said: FxHashMap<CellId, Vec<(i128, i128)>>,
    /// Those that sentences have nothing change in: last year's figure was taken from this year's.
    unchanged: FxHashSet<CellId>,
}

impl Votes {
    pub(super) fn new(told: &[Told]) -> Self {
        let mut votes = Self::default();
        for Told { cell, amount, half_step } in told {
            let Some(amount) = amount else {
                votes.unchanged.insert(*cell);
                continue;
            };
            let (middle, half) = (amount.ten_millionths(), half_step.ten_millionths());
            votes.said.entry(*cell).or_default().push((middle - half, middle + half));
        }
        votes
    }

    /// Whether a sentence has nothing change in a figure.
    pub(super) fn has_unchanged(&self, variable: Variable) -> bool {
        matches!(variable, Variable::Cell(cell) if self.unchanged.contains(&cell))
    }

    /// How sentences vote on a change.
    pub(super) fn on(&self, change: &Change) -> Vote {
        let Variable::Cell(cell) = change.variable else { return Vote::Open };
        let said = self.said.get(&cell).map_or(&[][..], Vec::as_slice);
        let units = |amount: Option<Amount>| amount.map(Amount::ten_millionths);
        let (low, high) = (units(change.low), units(change.high));
        let can_be = |(least, most): &(i128, i128)| {
            low.is_none_or(|low| low <= *most) && high.is_none_or(|high| *least <= high)
        };
        let printed = units(change.from);
        let is_printed =
            |(least, most): &(i128, i128)| printed.is_some_and(|printed| (*least..=*most).contains(&printed));
        if said.iter().any(|one| can_be(one) && !is_printed(one)) {
            Vote::For
        } else if said.iter().any(|one| is_printed(one) && !can_be(one)) {
            Vote::Against
        } else {
            Vote::Open
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn units(value: i128) -> Amount {
        Amount::from_ten_millionths(value).unwrap()
    }

    #[test]
    fn votes_on_a_change() {
        let cell = CellId(0);
        let told = |amount| [Told { cell, amount: Some(units(amount)), half_step: units(5) }];
        let change = |from: Option<i128>, low, high| Change {
            variable: Variable::Cell(cell),
            from: from.map(units),
            to: None,
            low: Some(units(low)),
            high: Some(units(high)),
            slip: None,
            vote: Vote::Open,
        };
        let on = |amount, change: &Change| Votes::new(&told(amount)).on(change);
        let narrow = change(Some(100), 200, 210);
        assert_eq!(on(205, &narrow), Vote::For);
        assert_eq!(on(195, &narrow), Vote::For);
        assert_eq!(on(215, &narrow), Vote::For);
        assert_eq!(on(194, &narrow), Vote::Open);
        assert_eq!(on(216, &narrow), Vote::Open);
        assert_eq!(on(100, &narrow), Vote::Against);
        assert_eq!(on(105, &narrow), Vote::Against);
        assert_eq!(on(106, &narrow), Vote::Open);
        // What is printed, and could be meant as well, decides nothing.
        assert_eq!(on(100, &change(Some(100), 90, 95)), Vote::Open);
        // A blank cell that a sentence fills.
        assert_eq!(on(205, &change(None, 200, 210)), Vote::For);
        assert_eq!(on(205, &Change { variable: Variable::Said(0), ..narrow }), Vote::Open);
    }
}

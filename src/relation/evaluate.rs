//! Evaluating relations. A figure printed to step *u* stands for the interval [v − u/2, v + u/2]
//! (XBRL Calculations 1.1); a relation is broken only if no real values inside the intervals can
//! satisfy it. For a sum of *n* printed parts that is |total − Σ| > (n + 1)·u/2.

use super::{Kind, Nothing, Relation, RelationId, derive};
use crate::grid::{CellId, Grid, Value};
use crate::money::{Amount, AmountError};

/// What a relation comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Outcome {
    /// 成立; `exact` when without the help of rounding.
    Holds {
        /// No difference at all.
        exact: bool,
    },
    /// 不成立
    Broken,
    /// 无法判断
    Unknown(Unknown),
    /// 不适用
    NotApplicable(Unsuited),
}

/// Why a relation cannot be judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Unknown {
    /// The document lacks the table of a cell.
    TableMissing(CellId),
    /// The total, or one of two prints, is blank where the other side has a figure.
    Blank(CellId),
    /// None of the parts is filled in.
    PartsBlank,
    /// The sum is larger than can be computed exactly.
    TooLarge,
}

/// Why a relation does not apply.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Unsuited {
    /// Nothing is printed in any of its cells.
    NothingPrinted,
    /// The other table leaves out this figure.
    LeavesOut(CellId),
    /// A part of something negative can be larger than it.
    Negative(CellId),
}

/// How a line enters the arithmetic.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// Added up.
    Plus,
    /// Compared with the sum.
    Equals,
    /// Has to be at least the part.
    AtLeast,
}

/// One line of a relation's arithmetic.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ArithmeticLine {
    /// How it enters.
    pub sign: Sign,
    /// The cell.
    pub cell: CellId,
    /// What stands in it.
    pub value: Value,
    /// Half a printed step: the figure stands for value ± this.
    pub half_step: Amount,
}

/// How many relations came to what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Summary {
    /// 成立
    pub holds: usize,
    /// Of those, only within rounding.
    pub rounded: usize,
    /// 不成立
    pub broken: usize,
    /// 无法判断
    pub unknown: usize,
    /// 不适用
    pub not_applicable: usize,
}

#[derive(Debug, Clone, Copy, Default)]
struct State {
    parts: Amount,
    width: Amount,
    numbers: u32,
    too_large: bool,
}

/// The relations of a document with their running sums: a changed cell costs as much as it has
/// relations, whatever the number of their parts.
#[derive(Debug, Clone)]
pub struct Relations {
    list: Vec<Relation>,
    states: Vec<State>,
    starts: Vec<u32>,
    uses: Vec<(RelationId, bool)>,
}

impl Relations {
    /// Derives and evaluates all relations.
    #[must_use]
    pub fn new(grid: &Grid, values: &[Value]) -> Self {
        Self::knowing(grid, values, &Nothing::new(grid, values))
    }

    /// The same where it is known already what is nothing at these values.
    #[must_use]
    pub fn knowing(grid: &Grid, values: &[Value], nothing: &Nothing) -> Self {
        let list = derive(grid, values, nothing);
        let mut starts = vec![0_u32; grid.len() + 1];
        for cell in list.iter().flat_map(Relation::cells) {
            starts[cell.index() + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut next = starts.clone();
        let mut uses = vec![(RelationId(0), false); starts.last().map_or(0, |end| *end as usize)];
        for (number, relation) in list.iter().enumerate() {
            let id = RelationId(u32::try_from(number).unwrap_or(u32::MAX));
            for (nth, cell) in relation.cells().enumerate() {
                uses[next[cell.index()] as usize] = (id, nth == 0);
                next[cell.index()] += 1;
            }
        }
        let mut this = Self { states: Vec::with_capacity(list.len()), list, starts, uses };
        for number in 0..this.list.len() {
            let state = this.scratch(grid, values, number);
            this.states.push(state);
        }
        this
    }

    fn scratch(&self, grid: &Grid, values: &[Value], number: usize) -> State {
        let relation = &self.list[number];
        let mut state = State::default();
        let mut add = |cell: CellId, part: bool| -> Result<(), AmountError> {
            if let Value::Number(amount) = values[cell.index()] {
                state.width = state.width.plus(grid.half_step(cell))?;
                if part {
                    state.numbers += 1;
                    state.parts = state.parts.plus(amount)?;
                }
            }
            Ok(())
        };
        let done = add(relation.total, false)
            .and_then(|()| relation.parts.iter().try_for_each(|part| add(*part, true)));
        state.too_large = done.is_err();
        state
    }

    /// All relations in order.
    #[must_use]
    pub fn list(&self) -> &[Relation] {
        &self.list
    }

    /// All ids in order.
    pub fn ids(&self) -> impl Iterator<Item = RelationId> + use<> {
        (0..u32::try_from(self.list.len()).unwrap_or(u32::MAX)).map(RelationId)
    }

    /// A relation.
    #[must_use]
    pub fn get(&self, id: RelationId) -> &Relation {
        &self.list[id.index()]
    }

    /// The relations that a cell is in.
    pub fn of(&self, cell: CellId) -> impl Iterator<Item = RelationId> + '_ {
        self.uses_of(cell).iter().map(|(id, _)| *id)
    }

    fn uses_of(&self, cell: CellId) -> &[(RelationId, bool)] {
        &self.uses[self.starts[cell.index()] as usize..self.starts[cell.index() + 1] as usize]
    }

    /// Takes in that a cell changed from `old` to what `values` now has.
    pub fn touch(&mut self, grid: &Grid, values: &[Value], cell: CellId, old: Value) {
        let new = values[cell.index()];
        let half_step = grid.half_step(cell);
        for at in self.starts[cell.index()]..self.starts[cell.index() + 1] {
            let (id, is_total) = self.uses[at as usize];
            let state = &self.states[id.index()];
            let moved = (|| -> Result<State, AmountError> {
                let mut state = *state;
                if state.too_large {
                    return Err(AmountError::TooLarge);
                }
                if old.number().is_some() {
                    state.width = state.width.minus(half_step)?;
                    state.numbers -= u32::from(!is_total);
                }
                if new.number().is_some() {
                    state.width = state.width.plus(half_step)?;
                    state.numbers += u32::from(!is_total);
                }
                if !is_total {
                    state.parts = state.parts.plus(new.or_zero())?.minus(old.or_zero())?;
                }
                Ok(state)
            })();
            self.states[id.index()] = match moved {
                Ok(state) => state,
                Err(_) => self.scratch(grid, values, id.index()),
            };
        }
    }

    /// What a relation comes to.
    #[must_use]
    pub fn outcome(&self, values: &[Value], id: RelationId) -> Outcome {
        let relation = self.get(id);
        let state = &self.states[id.index()];
        if let Some(cell) = relation.prevented_by {
            return Outcome::NotApplicable(Unsuited::LeavesOut(cell));
        }
        let value = |cell: CellId| values[cell.index()];
        if state.numbers < u32::try_from(relation.parts.len()).unwrap_or(u32::MAX)
            || value(relation.total) == Value::Missing
        {
            let missing = relation.cells().find(|cell| value(*cell) == Value::Missing);
            if let Some(cell) = missing {
                return Outcome::Unknown(Unknown::TableMissing(cell));
            }
        }
        if state.too_large {
            return Outcome::Unknown(Unknown::TooLarge);
        }
        let total = match (value(relation.total).number(), state.numbers) {
            (None, 0) => return Outcome::NotApplicable(Unsuited::NothingPrinted),
            (None, _) if relation.parts.iter().all(|part| value(*part).or_zero().is_zero()) => {
                return Outcome::NotApplicable(Unsuited::NothingPrinted);
            }
            (None, _) => return Outcome::Unknown(Unknown::Blank(relation.total)),
            (Some(total), 0) if total.is_zero() => return Outcome::NotApplicable(Unsuited::NothingPrinted),
            (Some(_), 0) => {
                return Outcome::Unknown(match (relation.kind, &relation.parts[..]) {
                    (Kind::Sum, _) | (_, []) => Unknown::PartsBlank,
                    (_, [part, ..]) => Unknown::Blank(*part),
                });
            }
            (Some(total), _) => total,
        };
        if relation.kind == Kind::Part && (total.is_negative() || state.parts.is_negative()) {
            let cell = if total.is_negative() { relation.total } else { relation.parts[0] };
            return Outcome::NotApplicable(Unsuited::Negative(cell));
        }
        let Ok(difference) = total.minus(state.parts) else {
            return Outcome::Unknown(Unknown::TooLarge);
        };
        if relation.kind == Kind::Part && !difference.is_negative() {
            return Outcome::Holds { exact: true };
        }
        if difference.abs() > state.width {
            Outcome::Broken
        } else {
            Outcome::Holds { exact: difference.is_zero() }
        }
    }

    /// Total minus parts, if both are printed.
    #[must_use]
    pub fn difference(&self, values: &[Value], id: RelationId) -> Option<Amount> {
        let total = values[self.get(id).total.index()].or_zero();
        total.minus(self.parts_sum(id)?).ok()
    }

    /// The sum of the parts.
    #[must_use]
    pub fn parts_sum(&self, id: RelationId) -> Option<Amount> {
        let state = &self.states[id.index()];
        (!state.too_large).then_some(state.parts)
    }

    /// How large a difference rounding alone can make.
    #[must_use]
    pub fn tolerance(&self, id: RelationId) -> Amount {
        self.states[id.index()].width
    }

    /// The arithmetic line by line: the parts, then what they have to equal.
    #[must_use]
    pub fn arithmetic(&self, grid: &Grid, values: &[Value], id: RelationId) -> Vec<ArithmeticLine> {
        let relation = self.get(id);
        let line = |sign, cell: CellId| {
            let value = values[cell.index()];
            let half_step = if value.number().is_some() { grid.half_step(cell) } else { Amount::ZERO };
            ArithmeticLine { sign, cell, value, half_step }
        };
        let last = if relation.kind == Kind::Part { Sign::AtLeast } else { Sign::Equals };
        relation
            .parts
            .iter()
            .map(|part| line(Sign::Plus, *part))
            .chain(std::iter::once(line(last, relation.total)))
            .collect()
    }

    /// How many relations came to what.
    #[must_use]
    pub fn summary(&self, values: &[Value]) -> Summary {
        let mut summary = Summary::default();
        for id in self.ids() {
            match self.outcome(values, id) {
                Outcome::Holds { exact } => {
                    summary.holds += 1;
                    summary.rounded += usize::from(!exact);
                }
                Outcome::Broken => summary.broken += 1,
                Outcome::Unknown(_) => summary.unknown += 1,
                Outcome::NotApplicable(_) => summary.not_applicable += 1,
            }
        }
        summary
    }
}

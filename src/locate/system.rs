//! The figures of a document and what has to hold between them, as a system of linear constraints
//! over whole numbers of ten-millionths (of a yuan, or of whatever else is counted).

use rustc_hash::FxHashMap;

use super::feasible::Range;
use crate::grid::CellId;
use crate::money::Amount;
use crate::relation::RelationId;

/// A figure that constraints speak of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Variable {
    /// A cell of a table.
    Cell(CellId),
    /// A figure in a sentence, by a number of the caller's.
    Said(u32),
    /// Something that the document speaks of without saying how much, such as last year's figure
    /// where only the change is told, by a number of the caller's. Never suspected.
    Unknown(u32),
}

/// What a constraint comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Source {
    /// A relation between cells.
    Relation(RelationId),
    /// A claim in a sentence, by a number of the caller's.
    Claim(u32),
}

/// A figure as printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figure {
    /// Which.
    pub variable: Variable,
    /// What is printed; none where it is blank or unknown.
    pub printed: Option<Amount>,
    /// How far what it stands for may be from what is printed.
    pub half_step: Amount,
    /// One printed step.
    pub step: Amount,
    /// Last year's figure, where it is known.
    pub prior: Option<Amount>,
}

/// A figure of the system, by its place in it.
pub(super) type At = usize;

/// What has to hold: the sum of coefficient × figure lies between two bounds, give or take what
/// rounding can make of the figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Constraint {
    /// Figures with their coefficients, none zero, each figure once.
    pub(super) terms: Vec<(At, i128)>,
    /// Least sum; none if there is no least.
    pub(super) low: Option<i128>,
    /// Greatest sum; none if there is no greatest.
    pub(super) high: Option<i128>,
    /// It need not hold if one of these is other than printed.
    pub(super) unless: Vec<At>,
    /// It compares its first term with the others, and is silent while either side is blank.
    pub(super) compares: bool,
    /// What it comes from, in order.
    pub(super) sources: Vec<Source>,
    /// The sum as printed, and what rounding can make of it.
    sum: i128,
    width: i128,
}

/// A figure in whole numbers.
#[derive(Debug, Clone, Copy)]
pub(super) struct Printed {
    pub(super) variable: Variable,
    pub(super) value: Option<i128>,
    pub(super) half_step: i128,
    pub(super) step: i128,
    pub(super) prior: Option<i128>,
}

/// Figures and constraints.
#[derive(Debug, Clone, Default)]
pub struct System {
    pub(super) figures: Vec<Printed>,
    pub(super) constraints: Vec<Constraint>,
    /// Constraints by figure, with its coefficient; zero for those that have it in `unless` only.
    uses: Vec<Vec<(usize, i128)>>,
    known: FxHashMap<Variable, At>,
}

/// A constraint to be added: Σ coefficient × figure between two bounds.
///
/// Coefficients are whole: a share of 35.42 % ± 0.005 of *y* is 100000·*x* − 35415·*y* ≥ 0 and
/// 100000·*x* − 35425·*y* ≤ 0, each void if the printed share is another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// Figures with their coefficients.
    pub terms: Vec<(Variable, i64)>,
    /// Least sum, before rounding.
    pub low: Option<Amount>,
    /// Greatest sum, before rounding.
    pub high: Option<Amount>,
    /// It need not hold if one of these is other than printed.
    pub unless: Vec<Variable>,
    /// Whether it compares its first term with the others: then it is silent while either is blank.
    pub compares: bool,
    /// What it comes from.
    pub source: Source,
}

impl System {
    /// Adds a figure; one that is there already stays as it is.
    pub fn figure(&mut self, figure: Figure) {
        if self.known.contains_key(&figure.variable) {
            return;
        }
        self.known.insert(figure.variable, self.figures.len());
        self.uses.push(Vec::new());
        self.figures.push(Printed {
            variable: figure.variable,
            value: figure.printed.map(Amount::ten_millionths),
            half_step: figure.half_step.ten_millionths(),
            step: figure.step.ten_millionths(),
            prior: figure.prior.map(Amount::ten_millionths),
        });
    }

    /// Adds a constraint between figures that were added before; false if it speaks of others or
    /// its numbers are too large, and is left out.
    pub fn constrain(&mut self, claim: &Claim) -> bool {
        let of = |variable: &Variable| self.at(*variable);
        let terms: Option<Vec<(At, i128)>> =
            claim.terms.iter().map(|(variable, times)| Some((of(variable)?, i128::from(*times)))).collect();
        let unless: Option<Vec<At>> = claim.unless.iter().map(of).collect();
        let (Some(terms), Some(mut unless)) = (terms, unless) else { return false };
        let mut merged: Vec<(At, i128)> = Vec::with_capacity(terms.len());
        let mut seen = FxHashMap::default();
        for (at, times) in terms {
            let slot = *seen.entry(at).or_insert_with(|| {
                merged.push((at, 0));
                merged.len() - 1
            });
            merged[slot].1 += times;
        }
        merged.retain(|(_, times)| *times != 0);
        unless.sort_unstable();
        unless.dedup();
        let constraint = Constraint {
            terms: merged,
            low: claim.low.map(Amount::ten_millionths),
            high: claim.high.map(Amount::ten_millionths),
            unless,
            compares: claim.compares,
            sources: vec![claim.source],
            sum: 0,
            width: 0,
        };
        self.add(constraint).is_some()
    }

    fn add(&mut self, mut constraint: Constraint) -> Option<()> {
        (constraint.sum, constraint.width) = (0, 0);
        for (at, times) in &constraint.terms {
            let figure = &self.figures[*at];
            if let Some(value) = figure.value {
                constraint.sum = constraint.sum.checked_add(times.checked_mul(value)?)?;
                let width = times.checked_abs()?.checked_mul(figure.half_step)?;
                constraint.width = constraint.width.checked_add(width)?;
            }
        }
        let number = self.constraints.len();
        for (at, times) in &constraint.terms {
            self.uses[*at].push((number, *times));
        }
        for at in &constraint.unless {
            if self.uses[*at].last().is_none_or(|(last, _)| *last != number) {
                self.uses[*at].push((number, 0));
            }
        }
        self.constraints.push(constraint);
        Some(())
    }

    /// Takes a figure for this one from now on.
    pub(super) fn put(&mut self, at: At, value: i128) {
        let figure = &mut self.figures[at];
        let (old, half_step) = (figure.value.replace(value), figure.half_step);
        let more = value.saturating_sub(old.unwrap_or(0));
        for (number, times) in &self.uses[at] {
            let constraint = &mut self.constraints[*number];
            constraint.sum = constraint.sum.saturating_add(times.saturating_mul(more));
            if old.is_none() {
                let width = times.saturating_abs().saturating_mul(half_step);
                constraint.width = constraint.width.saturating_add(width);
            }
        }
    }

    /// The place of a figure.
    pub(super) fn at(&self, variable: Variable) -> Option<At> {
        self.known.get(&variable).copied()
    }

    /// The constraints that speak of a figure, in order.
    pub(super) fn uses(&self, at: At) -> impl Iterator<Item = usize> + '_ {
        self.uses[at].iter().map(|(number, _)| *number)
    }

    /// The coefficient of a figure in a constraint.
    fn times(&self, at: At, number: usize) -> i128 {
        let uses = &self.uses[at];
        uses.binary_search_by_key(&number, |(number, _)| *number).map_or(0, |found| uses[found].1)
    }

    /// The figures that could mend a constraint.
    pub(super) fn suspects<'a>(&'a self, constraint: &'a Constraint) -> impl Iterator<Item = At> + 'a {
        let terms = constraint.terms.iter().map(|(at, _)| *at);
        let beside = constraint.unless.iter().copied();
        terms.chain(beside.filter(|at| constraint.terms.iter().all(|(term, _)| term != at)))
    }

    /// What of this range a figure can be; none if nothing. A cell left blank is not what a negative
    /// figure was left out of, unless negative figures stand beside it.
    pub(super) fn possible(&self, at: At, range: Range) -> Option<Range> {
        let figure = &self.figures[at];
        if figure.value.is_some() || !matches!(figure.variable, Variable::Cell(_)) {
            return Some(range);
        }
        let is_negative = |of: &At| self.figures[*of].value.is_some_and(|value| value < 0);
        let beside = |number: usize| self.constraints[number].terms.iter().any(|(of, _)| is_negative(of));
        if self.uses(at).any(beside) {
            return Some(range);
        }
        let low = Some(range.low.unwrap_or(0).max(0));
        range.high.is_none_or(|high| high >= 0).then_some(Range { low, ..range })
    }

    /// Whether a constraint does not hold as the document is printed.
    pub(super) fn is_broken(&self, constraint: &Constraint) -> bool {
        self.asks(constraint, &[])
            && !(constraint.low.is_none_or(|low| low - constraint.width <= constraint.sum)
                && constraint.high.is_none_or(|high| constraint.sum <= high + constraint.width))
    }

    /// Whether a constraint has to hold when these figures are free.
    pub(super) fn asks(&self, constraint: &Constraint, free: &[At]) -> bool {
        if constraint.unless.iter().any(|at| free.contains(at)) {
            return false;
        }
        let there = |(at, _): &(At, i128)| self.figures[*at].value.is_some() || free.contains(at);
        match constraint.terms.split_first() {
            Some((first, others)) if constraint.compares => there(first) && others.iter().any(there),
            _ => true,
        }
    }

    /// What a constraint leaves for the free figures: their coefficients, least and greatest sum.
    /// None if the numbers are too large.
    pub(super) fn leaves(&self, number: usize, free: &[At]) -> Option<Leaves> {
        let constraint = &self.constraints[number];
        let mut times = vec![0; free.len()];
        let (mut rest, mut width) = (constraint.sum, constraint.width);
        for (slot, at) in free.iter().enumerate() {
            let coefficient = self.times(*at, number);
            times[slot] = coefficient;
            let figure = &self.figures[*at];
            match figure.value {
                Some(value) => rest = rest.checked_sub(coefficient.checked_mul(value)?)?,
                None => width = width.checked_add(coefficient.abs().checked_mul(figure.half_step)?)?,
            }
        }
        let bound = |bound: Option<i128>, width: i128| match bound {
            Some(bound) => bound.checked_add(width)?.checked_sub(rest).map(Some),
            None => Some(None),
        };
        Some(Leaves { times, low: bound(constraint.low, -width)?, high: bound(constraint.high, width)? })
    }

    /// Replaces the constraints with unknown figures by what follows from them for the others, by
    /// Fourier and Motzkin's elimination: exact, each figure counted once.
    pub(super) fn without_unknowns(mut self) -> Self {
        let unknown: Vec<At> = (0..self.figures.len())
            .filter(|at| matches!(self.figures[*at].variable, Variable::Unknown(_)))
            .collect();
        if unknown.is_empty() {
            return self;
        }
        let mut left = std::mem::take(&mut self.constraints);
        for at in unknown {
            let (with, without): (Vec<_>, Vec<_>) =
                left.into_iter().partition(|constraint| constraint.terms.iter().any(|(term, _)| *term == at));
            left = without;
            let asked: Vec<_> = with.iter().filter(|constraint| self.asks(constraint, &[])).collect();
            if asked.len() > MOST_TOGETHER {
                continue;
            }
            for (nth, one) in asked.iter().enumerate() {
                left.extend(asked[nth + 1..].iter().filter_map(|other| joined(one, other, at)));
            }
        }
        self.uses.iter_mut().for_each(Vec::clear);
        for constraint in left {
            let _ = self.add(constraint);
        }
        self
    }
}

/// Constraints that one unknown figure is eliminated from; where it is in more, they are left out.
const MOST_TOGETHER: usize = 64;

/// What two constraints with the figure `at` say of the others.
fn joined(one: &Constraint, other: &Constraint, at: At) -> Option<Constraint> {
    let times_of =
        |constraint: &Constraint| constraint.terms.iter().find(|(term, _)| *term == at).map(|(_, t)| *t);
    let (a, b) = (times_of(one)?, times_of(other)?);
    // |b| × one ∓ |a| × other has the figure no more.
    let (p, q) =
        (b.checked_abs()?, if a.signum() == b.signum() { -a.checked_abs()? } else { a.checked_abs()? });
    let mut terms: Vec<(At, i128)> = Vec::new();
    for (constraint, by) in [(one, p), (other, q)] {
        for (term, times) in &constraint.terms {
            let times = times.checked_mul(by)?;
            match terms.iter_mut().find(|(known, _)| known == term) {
                Some((_, sum)) => *sum = sum.checked_add(times)?,
                None => terms.push((*term, times)),
            }
        }
    }
    terms.retain(|(_, times)| *times != 0);
    let scaled = |bound: Option<i128>, by: i128| match bound {
        Some(bound) => bound.checked_mul(by).map(Some),
        None => Some(None),
    };
    let plus = |a: Option<i128>, b: Option<i128>| match (a, b) {
        (Some(a), Some(b)) => a.checked_add(b).map(Some),
        _ => Some(None),
    };
    let (low, high) = if q < 0 { (other.high, other.low) } else { (other.low, other.high) };
    let mut unless: Vec<At> = one.unless.iter().chain(&other.unless).copied().collect();
    unless.sort_unstable();
    unless.dedup();
    let mut sources: Vec<Source> = one.sources.iter().chain(&other.sources).copied().collect();
    sources.sort_unstable();
    sources.dedup();
    Some(Constraint {
        terms,
        low: plus(scaled(one.low, p)?, scaled(low, q)?)?,
        high: plus(scaled(one.high, p)?, scaled(high, q)?)?,
        unless,
        compares: false,
        sources,
        sum: 0,
        width: 0,
    })
}

/// What a constraint leaves for free figures.
pub(super) struct Leaves {
    /// Their coefficients, zero where it does not have them.
    pub(super) times: Vec<i128>,
    /// Least sum.
    pub(super) low: Option<i128>,
    /// Greatest sum.
    pub(super) high: Option<i128>,
}

//! A whole and its parts, drawn to scale.

use crate::calculate::Session;
use crate::form::Label;
use crate::grid::CellId;
use crate::measure::{self, Slice};
use crate::money::Amount;

/// Where the amount of a part comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// It is printed in a cell.
    Cell(CellId),
    /// What the whole has beyond its printed parts; negative where they have more.
    Rest,
    /// The same, no more than rounding makes of it.
    Rounding,
}

/// A part of a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Where its amount comes from.
    pub source: Source,
    /// What it is; empty for a rest.
    pub label: Label,
    /// Code, for accounts.
    pub code: Option<String>,
    /// How much, in yuan; none where nothing is printed.
    pub amount: Option<Amount>,
    /// How large it is drawn, in whole steps: its amount or its parts together, whichever is more.
    /// Nothing where the amount is blank, zero or negative.
    pub weight: u64,
    /// What it consists of, the rest included: then their amounts add up to its own exactly.
    pub parts: Vec<Part>,
}

/// How many 分 are one step of drawing, as a power of ten.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Scale(u32);

/// So large a whole is not drawn: then every weight of a picture, and the sum of all its parts, is a
/// whole number that a script can hold exactly.
const LIMIT: u64 = 1 << 50;

impl Scale {
    /// The finest at which an amount of this size is drawn.
    pub(super) fn of(largest: Amount) -> Self {
        Self((0..).find(|power| largest.abs().drawn(*power) < LIMIT).unwrap_or(0))
    }

    /// What `draw` gives at the finest scale at which its largest part can be drawn. How large that is
    /// shows only when it is made: parts may be more than their whole.
    pub(super) fn finest<T>(draw: impl Fn(Self) -> Option<T>, largest: impl Fn(&T) -> u64) -> Option<T> {
        let mut scale = Self(0);
        loop {
            let drawn = draw(scale)?;
            if largest(&drawn) < LIMIT {
                return Some(drawn);
            }
            scale.0 += 1;
        }
    }

    /// How large an amount is drawn.
    pub(super) fn weight(self, amount: Option<Amount>) -> u64 {
        amount.map_or(0, |amount| amount.drawn(self.0))
    }
}

impl Part {
    /// A printed figure with these parts inside it.
    pub(super) fn new(session: &Session, scale: Scale, slice: Slice, parts: Vec<Part>) -> Self {
        let mut part = Self {
            source: Source::Cell(slice.cell),
            label: slice.label,
            code: slice.code,
            amount: slice.amount,
            weight: scale.weight(slice.amount),
            parts,
        };
        if !part.parts.is_empty() {
            part.close(session, scale);
        }
        part
    }

    /// The cell that prints it.
    #[must_use]
    pub fn cell(&self) -> Option<CellId> {
        match self.source {
            Source::Cell(cell) => Some(cell),
            Source::Rest | Source::Rounding => None,
        }
    }

    /// Itself and everything inside it.
    pub fn all(&self) -> Box<dyn Iterator<Item = &Part> + '_> {
        Box::new(std::iter::once(self).chain(self.parts.iter().flat_map(Part::all)))
    }

    /// How large the largest within it is drawn: a whole, or what is printed inside a negative one.
    pub(super) fn largest(&self) -> u64 {
        self.all().map(|part| part.weight).fold(0, u64::max)
    }

    /// The parts that have no parts.
    #[must_use]
    pub fn leaves(&self) -> Vec<&Part> {
        self.all().filter(|part| part.parts.is_empty()).collect()
    }

    /// Adds what the printed parts leave over, or have too much.
    fn close(&mut self, session: &Session, scale: Scale) {
        let printed =
            self.parts.iter().try_fold(Amount::ZERO, |sum, part| sum.plus(part.amount.unwrap_or_default()));
        let rest = printed.and_then(|printed| self.amount.unwrap_or_default().minus(printed));
        // Amounts beyond all bounds leave nothing that could be said of a rest.
        if let Ok(rest) = rest
            && !rest.is_zero()
        {
            let source = if self.is_rounding(session, rest) { Source::Rounding } else { Source::Rest };
            let weight = scale.weight(Some(rest));
            let label = Label::default();
            self.parts.push(Part {
                source,
                label,
                code: None,
                amount: Some(rest),
                weight,
                parts: Vec::new(),
            });
        }
        let together = self.parts.iter().map(|part| part.weight).fold(0, u64::saturating_add);
        if !self.amount.is_some_and(Amount::is_negative) {
            self.weight = self.weight.max(together);
        }
    }

    /// Whether each printed figure being off by half a step explains a difference.
    fn is_rounding(&self, session: &Session, rest: Amount) -> bool {
        let cells = self.parts.iter().chain([self]).filter_map(Part::cell);
        let most = cells.map(|cell| session.grid().half_step(cell)).try_fold(Amount::ZERO, Amount::plus);
        most.is_ok_and(|most| rest.abs() <= most)
    }
}

/// What a cell consists of along a dimension, down to the `deepest` level that is printed, and what
/// the last of these consist of by `then`.
pub(super) fn inside(
    session: &Session,
    scale: Scale,
    cell: CellId,
    dimension: &str,
    deepest: usize,
    then: &dyn Fn(CellId) -> Vec<Part>,
) -> Vec<Part> {
    let place = session.grid().place(cell);
    let breakdown = if deepest == 0 { None } else { measure::breakdown(session, place, dimension) };
    let parts = breakdown.map(|breakdown| breakdown.parts).unwrap_or_default();
    // A quantity whose only part is printed in the same cell tells nothing apart.
    let parts: Vec<Slice> = parts.into_iter().filter(|part| part.cell != cell).collect();
    if parts.is_empty() {
        return then(cell);
    }
    let part = |slice: Slice| {
        let parts = inside(session, scale, slice.cell, dimension, deepest - 1, then);
        // A kind of expenditure in the row of an account is not that account.
        let code = slice.code.clone().filter(|_| dimension == "function");
        Part::new(session, scale, Slice { code, ..slice }, parts)
    };
    parts.into_iter().map(part).collect()
}

//! Where the money comes from and where it goes (资金流向).

use super::part::{Part, Scale, inside};
use crate::calculate::Session;
use crate::measure::{self, Slice};

/// The whole, told apart three ways. Each is the same whole: the amounts of its parts add up to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flow {
    /// By the year the money is of, and by source of funds.
    pub from: Part,
    /// By kind of expenditure, and what was not spent.
    pub by_nature: Option<Part>,
    /// By functional class, and what was not spent.
    pub by_function: Option<Part>,
}

/// The flow of a document that prints a whole.
#[must_use]
pub fn flow(session: &Session) -> Option<Flow> {
    let whole = measure::overview(session).total?;
    whole.amount?;
    let draw = |scale| {
        let to =
            |dimension: &str, deepest: usize| side(session, scale, &whole, "destination", dimension, deepest);
        Some(Flow {
            from: side(session, scale, &whole, "origin", "source", usize::MAX)?,
            by_nature: to("nature", usize::MAX),
            by_function: to("function", 1),
        })
    };
    let largest = |flow: &Flow| {
        let to = [&flow.by_nature, &flow.by_function].into_iter().flatten();
        std::iter::once(&flow.from).chain(to).map(Part::largest).fold(0, u64::max)
    };
    Scale::finest(draw, largest)
}

/// The whole by one dimension, whose parts are told apart by another.
fn side(
    session: &Session,
    scale: Scale,
    whole: &Slice,
    first: &str,
    second: &str,
    deepest: usize,
) -> Option<Part> {
    let below = |cell| inside(session, scale, cell, second, deepest, &|_| Vec::new());
    let parts = inside(session, scale, whole.cell, first, usize::MAX, &below);
    let told = Part::new(session, scale, whole.clone(), parts);
    (!told.parts.is_empty()).then(|| lifted(told))
}

/// Levels that tell nothing apart left out: an only part that is all there is gives way to its own.
fn lifted(mut whole: Part) -> Part {
    while let [only] = &whole.parts[..]
        && only.amount == whole.amount
        && !only.parts.is_empty()
    {
        whole.parts = std::mem::take(&mut whole.parts[0].parts);
    }
    whole.parts = whole.parts.into_iter().map(lifted).collect();
    whole
}

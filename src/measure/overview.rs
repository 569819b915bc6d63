//! Headline figures: what a budget comes from, what it goes to, and the three public expenses.
//!
//! Found by the field's own terms (`source`, `origin`, `destination`, `nature`, `function`,
//! `economic`, `three-public`), never by a table: a form that lacks a term lacks the measure.

use super::growth::{Growth, growth};
use super::share::{Share, share};
use crate::calculate::Session;
use crate::form::Label;
use crate::grid::CellId;
use crate::money::{Amount, Ratio};
use crate::quantity::{Coordinate, NodeIndex};

/// A part of a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slice {
    /// What it is.
    pub label: Label,
    /// Code, for accounts.
    pub code: Option<String>,
    /// Where it is printed.
    pub cell: CellId,
    /// How much, in yuan; none where nothing is printed.
    pub amount: Option<Amount>,
    /// Share in the whole.
    pub share: Option<Share>,
    /// Change and growth, where last year is known.
    pub growth: Option<Growth>,
    /// How deep it stands below the whole's parts.
    pub depth: u8,
}

/// A whole and the parts that are printed of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Breakdown {
    /// The whole.
    pub whole: Slice,
    /// Its parts in printed order, those with nothing left out.
    pub parts: Vec<Slice>,
}

/// An amount per person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PerHead {
    /// The amount.
    pub amount: CellId,
    /// The persons.
    pub persons: CellId,
    /// Yuan per person.
    pub ratio: Ratio,
}

/// The headline figures of a document.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Overview {
    /// The whole budget (收支总预算).
    pub total: Option<Slice>,
    /// This year's money and what was carried over.
    pub by_origin: Option<Breakdown>,
    /// This year's money by source of funds.
    pub by_source: Option<Breakdown>,
    /// The whole by what was spent, distributed and left over, where it is not all spent.
    pub by_destination: Option<Breakdown>,
    /// What is spent by functional class.
    pub by_function: Option<Breakdown>,
    /// What is spent by basic and project expenditure.
    pub by_nature: Option<Breakdown>,
    /// Basic expenditure by personnel and operating funds.
    pub basic: Option<Breakdown>,
    /// The three public expenses; vehicles with purchase and running below.
    pub three_public: Option<Breakdown>,
    /// The whole per person in service.
    pub per_head: Option<PerHead>,
    /// Basic expenditure per person in service.
    pub basic_per_head: Option<PerHead>,
}

/// Computes the headline figures.
#[must_use]
pub fn overview(session: &Session) -> Overview {
    let space = session.grid().space();
    let whole = space.whole();
    let at = |nodes: &[(&str, &str)]| space.find(nodes);
    let along = |place: Option<Coordinate>, dimension: &str| breakdown(session, &place?, dimension);
    let per_head = |cell: Option<CellId>| {
        let persons = printed(session, &at(&[("measure", "staff"), ("staff", "active")])?)?;
        let amount = cell?;
        let ratio = Ratio::new(session.value(amount).number()?, session.value(persons).number()?)?;
        Some(PerHead { amount, persons, ratio })
    };
    // Where some money is left over, expenditure is less than the whole.
    let spent = at(&[("destination", "spent")]).unwrap_or(whole);
    let basic = at(&[("destination", "spent"), ("nature", "basic")]).or_else(|| at(&[("nature", "basic")]));
    Overview {
        total: printed(session, &whole).map(|cell| slice(session, cell, None, None)),
        by_origin: along(Some(whole), "origin"),
        by_source: at(&[("origin", "current")])
            .and_then(|place| told_apart(session, &place, "source"))
            .or_else(|| told_apart(session, &whole, "source")),
        by_destination: along(Some(whole), "destination").filter(|told| told.parts.len() > 1),
        by_function: along(Some(spent), "function"),
        by_nature: along(Some(spent), "nature"),
        basic: along(basic, "nature"),
        three_public: three_public(session),
        per_head: per_head(printed(session, &spent)),
        basic_per_head: per_head(basic.and_then(|place| printed(session, &place))),
    }
}

/// As [`breakdown`], going on inside where there is one part only: that all money is fiscal
/// appropriation tells nothing apart.
fn told_apart(session: &Session, place: &Coordinate, dimension: &str) -> Option<Breakdown> {
    let d = session.grid().space().dimension(dimension)?;
    let mut told = breakdown(session, place, dimension)?;
    while let [only] = &told.parts[..] {
        let mut inside = Vec::new();
        collect(session, session.grid().place(only.cell), d, told.whole.cell, &mut inside);
        if inside.is_empty() {
            break;
        }
        told.parts = inside;
    }
    Some(told)
}

/// The parts of a quantity along a dimension, each at the first level that is printed.
#[must_use]
pub fn breakdown(session: &Session, place: &Coordinate, dimension: &str) -> Option<Breakdown> {
    let d = session.grid().space().dimension(dimension)?;
    let first = printed(session, place)?;
    let mut parts = Vec::new();
    collect(session, place, d, first, &mut parts);
    let whole = beside(session, first, &parts)?;
    if whole != first {
        for part in &mut parts {
            part.share = share(session, part.cell, Some(whole)).ok();
        }
    }
    Some(Breakdown { whole: slice(session, whole, None, None), parts })
}

/// The print of a whole that stands with its parts, where it is printed more than once: what is
/// spent is a part of 支出总计, whatever stands beside 收入总计.
fn beside(session: &Session, whole: CellId, parts: &[Slice]) -> Option<CellId> {
    let grid = session.grid();
    let block = |cell: CellId| (grid.spot(cell).table, grid.spot(cell).block);
    let first = block(parts.first()?.cell);
    let with_parts = |cell: &&CellId| block(**cell) == first && session.value(**cell).number().is_some();
    Some(grid.at(grid.place(whole)).iter().find(with_parts).copied().unwrap_or(whole))
}

fn collect(session: &Session, place: &Coordinate, d: usize, whole: CellId, parts: &mut Vec<Slice>) {
    let children = session.grid().space().node(place, d).children.clone();
    let mut found: Vec<Slice> = Vec::new();
    for child in children {
        let inside = place.with(d, child);
        match printed(session, &inside) {
            Some(cell) if !session.value(cell).is_nothing() => {
                found.push(slice(session, cell, Some((d, child)), Some(whole)))
            }
            Some(_) => {}
            None => collect(session, &inside, d, whole, &mut found),
        }
    }
    found.sort_by_cached_key(|slice| slice.cell.index() as u64);
    parts.extend(found);
}

/// The three public expenses (“三公”经费) with what their group consists of.
fn three_public(session: &Session) -> Option<Breakdown> {
    let space = session.grid().space();
    let group = space.find(&[("economic", "three-public")])?;
    let d = space.dimension("economic")?;
    let root = group.get(d);
    // The widest print of the group: all fiscal appropriation rather than one of its sources.
    let whole_cell = session
        .grid()
        .quantities()
        .filter(|(place, cells)| {
            place.get(d) == root && space.contains(&space.whole(), place) && session.has_table(cells[0])
        })
        .map(|(place, cells)| (*place, cells[0]))
        .reduce(|a, b| if space.contains(&b.0, &a.0) { b } else { a })?;
    let (place, whole) = whole_cell;
    let mut parts = Vec::new();
    group_parts(session, &place, d, root, whole, 0, &mut parts);
    Some(Breakdown { whole: named(session, slice(session, whole, None, None), d, root), parts })
}

/// The cell that prints how much was budgeted (预算数) for what a cell of final accounts prints as
/// spent, if there is a figure.
#[must_use]
pub fn budgeted(session: &Session, cell: CellId) -> Option<CellId> {
    let grid = session.grid();
    let measure = grid.space().dimension("measure")?;
    let node = grid.space().find(&[("measure", "budgeted")])?.get(measure);
    let place = grid.place(cell).with(measure, node);
    grid.at(&place).iter().copied().find(|cell| session.value(*cell).number().is_some())
}

/// A row without a label leaves the name to what it counts.
fn named(session: &Session, slice: Slice, d: usize, node: NodeIndex) -> Slice {
    if !slice.label.zh.is_empty() {
        return slice;
    }
    Slice { label: session.grid().space().dimensions()[d].node(node).label.clone(), ..slice }
}

fn group_parts(
    session: &Session,
    place: &Coordinate,
    d: usize,
    node: NodeIndex,
    whole: CellId,
    depth: u8,
    parts: &mut Vec<Slice>,
) {
    for child in session.grid().space().dimensions()[d].node(node).children.clone() {
        if let Some(cell) =
            session.grid().at(&place.with(d, child)).iter().find(|cell| session.has_table(**cell))
        {
            let part = Slice { depth, ..slice(session, *cell, None, Some(whole)) };
            parts.push(named(session, part, d, child));
            group_parts(session, place, d, child, whole, depth + 1, parts);
        }
    }
}

fn slice(session: &Session, cell: CellId, node: Option<(usize, NodeIndex)>, whole: Option<CellId>) -> Slice {
    let row = session.grid().row_of(cell);
    let node = node.map(|(d, node)| session.grid().space().dimensions()[d].node(node));
    Slice {
        label: node.map_or_else(|| row.label.clone(), |node| node.label.clone()),
        code: row.code.clone(),
        cell,
        amount: session.value(cell).number(),
        share: whole.and_then(|whole| share(session, cell, Some(whole)).ok()),
        growth: growth(session, cell).ok(),
        depth: 0,
    }
}

/// The first print of a quantity: exactly, or what states the same in this document.
#[must_use]
pub fn printed(session: &Session, place: &Coordinate) -> Option<CellId> {
    let grid = session.grid();
    let has_figure = |cell: &&CellId| session.value(**cell).number().is_some();
    let exact = grid.at(place);
    let exact = exact.iter().find(has_figure).or_else(|| exact.iter().find(|cell| session.has_table(**cell)));
    exact.copied().or_else(|| grid.at(&session.narrowest(place)).iter().find(has_figure).copied())
}

//! Amounts that moved, where they went, and what is not decided about it.

use std::ops::ControlFlow;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::grid::{CellId, Grid};
use crate::quantity::{Coordinate, DimensionKind, NodeIndex, Space};
use crate::relation::{Axis, Kind, Nothing, Relations};

/// An amount that came (or went) at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Move {
    pub(super) place: Coordinate,
    pub(super) amount: crate::money::Amount,
    pub(super) open: Vec<Open>,
}

/// A dimension along which a place is not decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Open {
    pub(super) dimension: usize,
    /// The narrowest printed total whose parts are in question: moves under the same total net out.
    pub(super) total: Coordinate,
    pub(super) candidates: Vec<Candidate>,
}

/// A node that could take an open difference, with the cells that print it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Along the question's dimension.
    pub node: NodeIndex,
    /// Cells that would move first.
    pub cells: Vec<CellId>,
}

/// An open difference: a total moved, and the coordinates do not say which of its parts did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Dimension in question.
    pub dimension: usize,
    /// The quantity whose parts are in question.
    pub total: Coordinate,
    /// How much is to be placed, in yuan.
    pub amount: crate::money::Amount,
    /// Nodes that could take it.
    pub candidates: Vec<Candidate>,
}

/// All cells that print a quantity containing `place`.
pub(super) fn containing(grid: &Grid, place: &Coordinate) -> Vec<CellId> {
    let mut cells = Vec::new();
    let _ = grid.space().containers(place, |wider| {
        cells.extend_from_slice(grid.at(wider));
        ControlFlow::<()>::Continue(())
    });
    cells.sort_unstable();
    cells.dedup();
    cells
}

/// What a place is settled by.
#[derive(Clone, Copy)]
pub(super) struct Document<'a> {
    pub(super) grid: &'a Grid,
    pub(super) nothing: &'a Nothing,
    pub(super) relations: &'a Relations,
}

impl Document<'_> {
    /// Whether a cell and others of other tables or blocks make up a total at `node` or above it:
    /// personnel and operating funds that are printed side by side, and basic expenditure elsewhere.
    fn in_sum_across(self, cell: CellId, d: usize, node: NodeIndex) -> bool {
        let dimension = &self.grid.space().dimensions()[d];
        let holds = |of: CellId| dimension.contains(self.grid.place(of).get(d), node);
        self.relations.of(cell).map(|id| self.relations.get(id)).any(|relation| {
            (relation.kind, relation.axis) == (Kind::Sum, Axis::Tables)
                && relation.total != cell
                && holds(relation.total)
                && !holds(cell)
        })
    }

    /// Whether every list that a place is part of has a line for it.
    fn has_lines_for(self, place: &Coordinate) -> bool {
        let space = self.grid.space();
        containing(self.grid, place).into_iter().all(|total| {
            self.relations.of(total).map(|id| self.relations.get(id)).all(|relation| {
                relation.kind != Kind::Sum
                    || relation.total != total
                    || relation.parts.iter().any(|part| space.overlaps(self.grid.place(*part), place))
            })
        })
    }
}

/// Narrows a place as far as the document decides it, and says what stays open.
pub(super) fn settle(document: Document<'_>, mut place: Coordinate) -> (Coordinate, Vec<Open>) {
    let grid = document.grid;
    // Only cells that share something with the place can split it, and it only gets narrower.
    let mut near: Vec<CellId> = grid.cells().collect();
    loop {
        let before = place;
        narrow_closed(grid.space(), document.nothing, &mut place);
        near.retain(|cell| grid.space().overlaps(grid.place(*cell), &place));
        let open = open_dimensions(document, &place, &near);
        let decided = open.iter().find_map(|open| match &open.candidates[..] {
            [only] => Some((open.dimension, only.node)),
            _ => None,
        });
        if let Some((d, node)) = decided {
            place = place.with(d, node);
        }
        if place == before {
            return (place, open);
        }
    }
}

/// Goes down closed dimensions where all other parts are nothing in this document.
fn narrow_closed(space: &Space, nothing: &Nothing, place: &mut Coordinate) {
    let coded: Vec<usize> = (0..space.dimensions().len())
        .filter(|d| space.dimensions()[*d].kind == DimensionKind::Coded && place.get(*d) == NodeIndex::ALL)
        .collect();
    for d in nothing.closed_dimensions().to_vec() {
        loop {
            // Where there was nothing before, ask about the account's surroundings instead.
            let asked = surroundings(space, nothing, place);
            let children = space.node(place, d).children.clone();
            let possible: Vec<NodeIndex> = children
                .into_iter()
                .filter(|child| {
                    let inside = asked.with(d, *child);
                    nothing.says(space, &inside).is_none()
                        && !coded.iter().any(|coded| nothing.is_nothing_by_codes(space, &inside, *coded))
                })
                .collect();
            match possible[..] {
                [only] => *place = place.with(d, only),
                _ => break,
            }
        }
    }
}

/// The nearest place around one with nothing in it that has something: its account's class, all
/// accounts.
fn surroundings(space: &Space, nothing: &Nothing, place: &Coordinate) -> Coordinate {
    let mut wide = *place;
    while nothing.says(space, &wide).is_some() {
        let before = wide;
        for (d, dimension) in space.dimensions().iter().enumerate() {
            if dimension.kind != DimensionKind::Closed {
                wide = wide.with(d, dimension.parent(wide.get(d)));
            }
        }
        if wide == before {
            break;
        }
    }
    wide
}

/// The dimensions along which printed quantities split the place, with the parts that could take
/// what moved: those with something in them, or all if none has.
fn open_dimensions(document: Document<'_>, place: &Coordinate, near: &[CellId]) -> Vec<Open> {
    let Document { grid, nothing, .. } = document;
    let space = grid.space();
    let mut found: Vec<Vec<(NodeIndex, Coordinate, CellId)>> = vec![Vec::new(); space.dimensions().len()];
    for cell in near {
        if let Some((d, total)) = split_along(space, place, grid.place(*cell))
            && (in_full_list(grid, *cell, d, place.get(d)) || document.in_sum_across(*cell, d, place.get(d)))
        {
            found[d].push((grid.place(*cell).get(d), total, *cell));
        }
    }
    let mut open = Vec::new();
    for (d, parts) in found.into_iter().enumerate() {
        if parts.is_empty() {
            continue;
        }
        let dimension = &space.dimensions()[d];
        let depth = |place: &Coordinate| {
            (0..space.dimensions().len()).filter(|d| place.get(*d) != NodeIndex::ALL).count()
        };
        let total = parts.iter().map(|(_, total, _)| *total).max_by_key(|total| (depth(total), *total));
        let mut cells: FxHashMap<NodeIndex, Vec<CellId>> = FxHashMap::default();
        let mut nodes: Vec<NodeIndex> = Vec::new();
        for (node, _, cell) in &parts {
            let printed = cells.entry(*node).or_default();
            if printed.is_empty() {
                nodes.push(*node);
            }
            printed.push(*cell);
        }
        let above: FxHashSet<NodeIndex> = nodes
            .iter()
            .flat_map(|node| {
                dimension.node(*node).containers().iter().copied().filter(move |other| other != node)
            })
            .collect();
        let deepest: Vec<NodeIndex> = nodes.into_iter().filter(|node| !above.contains(node)).collect();
        // Where there was nothing before, what is possible shows in the surroundings.
        let around = surroundings(space, nothing, place);
        let mut possible: Vec<NodeIndex> = deepest
            .iter()
            .copied()
            .filter(|node| nothing.says(space, &around.with(d, *node)).is_none())
            .collect();
        if possible.is_empty() {
            possible = deepest;
        }
        // Nobody picks from more by reading them; they are not worth the time.
        const READ: usize = 64;
        if possible.len() <= READ {
            let has_lines = |node: &NodeIndex| document.has_lines_for(&place.with(d, *node));
            let listed: Vec<NodeIndex> = possible.iter().copied().filter(has_lines).collect();
            if !listed.is_empty() {
                possible = listed;
            }
        }
        let candidates = possible
            .into_iter()
            .map(|node| Candidate { node, cells: cells.remove(&node).unwrap_or_default() })
            .collect();
        if let Some(total) = total {
            open.push(Open { dimension: d, total, candidates });
        }
    }
    open
}

/// The dimension along which `other` is a part of `place`, and the total it is a part of. It has
/// to contain the place along all others, but a line may have both a code and a name: then the
/// code is asked for first.
fn split_along(space: &Space, place: &Coordinate, other: &Coordinate) -> Option<(usize, Coordinate)> {
    let mut along: Option<usize> = None;
    let mut total = *other;
    for (d, dimension) in space.dimensions().iter().enumerate() {
        let (a, b) = (place.get(d), other.get(d));
        if dimension.contains(b, a) {
            continue;
        }
        let open = |d: usize| space.dimensions()[d].kind != DimensionKind::Closed;
        if !dimension.contains(a, b) || along.is_some_and(|first| !open(first) || !open(d)) {
            return None;
        }
        along = along.or(Some(d));
        total = total.with(d, a);
    }
    along.map(|d| (d, total))
}

/// Whether a cell stands in a list that makes up a total at `node` or above it: a table of the
/// three public expenses lists some items of a class, but says nothing about the class.
fn in_full_list(grid: &Grid, cell: CellId, d: usize, node: NodeIndex) -> bool {
    let spot = grid.spot(cell);
    let block = &grid.tables()[spot.table].blocks[spot.block];
    let dimension = &grid.space().dimensions()[d];
    let reaches = |mut line: usize,
                   parent: &dyn Fn(usize) -> Option<usize>,
                   full: &dyn Fn(usize) -> bool,
                   at: &dyn Fn(usize) -> NodeIndex| {
        while let Some(above) = parent(line).filter(|above| full(*above)) {
            if dimension.contains(at(above), node) {
                return true;
            }
            line = above;
        }
        false
    };
    reaches(spot.row, &|row| block.rows[row].parent, &|row| !block.rows[row].parts.is_empty(), &|row| {
        block.rows[row].place.get(d)
    }) && !dimension.contains(block.rows[spot.row].place.get(d), node)
        || reaches(
            spot.column,
            &|column| block.columns[column].parent,
            &|column| !block.columns[column].parts.is_empty(),
            &|column| block.columns[column].place.get(d),
        ) && !dimension.contains(block.columns[spot.column].place.get(d), node)
}

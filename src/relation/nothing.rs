//! What a document does not have. A blank column for government funds says that no account has
//! any; then tables with and without funds state the same quantities. A blank that other cells
//! contradict, such as a total left out above its parts, says nothing, nor does a table left empty
//! whose total stands elsewhere.

use std::cell::{Cell, RefCell};
use std::ops::ControlFlow;
use std::rc::Rc;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::grid::{CellId, Grid, Value};
use crate::quantity::{Coordinate, DimensionKind, NodeIndex, Places, Space};

/// Answers what is nothing in a document, with the cells that say so.
#[derive(Debug, Clone)]
pub struct Nothing {
    /// Blank cells; none where something in them contradicts.
    blank: Places<Cell<Option<CellId>>>,
    /// Quantities with something in them, by their open coordinates.
    filled: FxHashMap<Coordinate, Vec<Coordinate>>,
    /// Closed dimensions that quantities of a measure are split along.
    closed: Vec<usize>,
    /// Nodes along each dimension at which something is said to be nothing.
    empty: Vec<FxHashSet<NodeIndex>>,
    known: RefCell<FxHashMap<(Coordinate, u8), Said>>,
}

/// The cells that say there is nothing, if any do.
type Said = Option<Rc<[CellId]>>;

/// Splits tried in a row before a quantity counts as "maybe something".
const SPLITS: u8 = 2;

impl Nothing {
    /// Collects what the cells with these values say.
    #[must_use]
    pub fn new(grid: &Grid, values: &[Value]) -> Self {
        let space = grid.space();
        let mut this = Self {
            blank: Places::default(),
            filled: FxHashMap::default(),
            closed: Vec::new(),
            empty: vec![FxHashSet::default(); space.dimensions().len()],
            known: RefCell::default(),
        };
        let whole = space.whole();
        let left_out = left_out(grid, values);
        let mut blank: Vec<Coordinate> = Vec::new();
        let mut used = vec![false; space.dimensions().len()];
        for (place, cells) in grid.quantities() {
            let value = |cell: &CellId| values[cell.index()];
            if cells.iter().any(|cell| !value(cell).is_nothing() && value(cell) != Value::Missing) {
                this.filled.entry(this.open_part(space, place)).or_default().push(*place);
            } else if let Some(cell) =
                cells.iter().find(|cell| value(cell).is_nothing() && !left_out.contains(cell))
            {
                this.blank.insert(space, place, Cell::new(Some(*cell)));
                blank.push(*place);
            }
            // Facts such as staff live along dimensions of their own: never split money by them.
            if (0..used.len()).all(|d| {
                space.dimensions()[d].kind != DimensionKind::Closed
                    || !is_measure(space, d)
                    || place.get(d) == whole.get(d)
            }) {
                for (d, used) in used.iter_mut().enumerate() {
                    *used |= place.get(d) != whole.get(d);
                }
            }
        }
        for place in this.filled.values().flatten() {
            let _ = this.blank.around(space, place, |cell| {
                cell.set(None);
                ControlFlow::<()>::Continue(())
            });
        }
        let said = blank.iter().zip(this.blank.kept()).filter(|(_, cell)| cell.get().is_some());
        for place in said.map(|(place, _)| place).chain(space.never()) {
            for (d, nodes) in this.empty.iter_mut().enumerate() {
                nodes.insert(place.get(d));
            }
        }
        this.closed = (0..used.len())
            .filter(|d| {
                used[*d] && !is_measure(space, *d) && space.dimensions()[*d].kind == DimensionKind::Closed
            })
            .collect();
        this
    }

    /// Lets go of what was asked so far.
    pub(super) fn forget(&self) {
        self.known.take();
    }

    /// The dimensions that quantities are split along.
    #[must_use]
    pub fn closed_dimensions(&self) -> &[usize] {
        &self.closed
    }

    /// The coordinate with its closed dimensions left open: what codes and names it has.
    #[must_use]
    pub fn open_part(&self, space: &Space, place: &Coordinate) -> Coordinate {
        let mut open = *place;
        for (d, dimension) in space.dimensions().iter().enumerate() {
            if dimension.kind == DimensionKind::Closed && !is_measure(space, d) {
                open = open.with(d, NodeIndex::ALL);
            }
        }
        open
    }

    /// The cells that say there is nothing at this place; none if there may be something.
    pub fn says(&self, space: &Space, place: &Coordinate) -> Said {
        self.says_within(space, place, SPLITS)
    }

    fn says_within(&self, space: &Space, place: &Coordinate, splits: u8) -> Said {
        if let Some(known) = self.known.borrow().get(&(*place, splits)) {
            return known.clone();
        }
        let answer = self.ask(space, place, splits);
        self.known.borrow_mut().insert((*place, splits), answer.clone());
        answer
    }

    fn ask(&self, space: &Space, place: &Coordinate, splits: u8) -> Said {
        if space.is_never(place) {
            return Some(Rc::from([]));
        }
        let filled = self.filled.get(&self.open_part(space, place)).map_or(&[][..], Vec::as_slice);
        if filled.iter().any(|inside| space.contains(place, inside)) {
            return None;
        }
        let blank =
            |cell: &Cell<Option<CellId>>| cell.get().map_or(ControlFlow::Continue(()), ControlFlow::Break);
        if let ControlFlow::Break(cell) = self.blank.around(space, place, blank) {
            return Some(Rc::from([cell]));
        }
        if splits == 0 {
            return None;
        }
        for d in self.closed.clone() {
            let children = space.node(place, d).children.clone();
            if let Some(cells) = self.all_nothing(space, place, d, &children, splits - 1) {
                return Some(cells);
            }
        }
        None
    }

    fn all_nothing(
        &self,
        space: &Space,
        place: &Coordinate,
        d: usize,
        children: &[NodeIndex],
        splits: u8,
    ) -> Said {
        // What is not split again has to be said to be nothing itself, and not all of the place is.
        let along = &space.dimensions()[d];
        let said = |child: &NodeIndex| {
            let within = |node: &&NodeIndex| !along.contains(**node, place.get(d));
            along.node(*child).containers().iter().filter(within).any(|node| self.empty[d].contains(node))
        };
        if children.is_empty() || splits == 0 && !children.iter().all(said) {
            return None;
        }
        let mut cells: Vec<CellId> = Vec::new();
        for child in children {
            for cell in self.says_within(space, &place.with(d, *child), splits)?.iter() {
                if !cells.contains(cell) {
                    cells.push(*cell);
                }
            }
        }
        Some(cells.into())
    }

    /// Whether nothing is at this place, splitting it along the codes of dimension `d` too: no
    /// item that has the one has the other.
    pub fn is_nothing_by_codes(&self, space: &Space, place: &Coordinate, d: usize) -> bool {
        if self.says(space, place).is_some() {
            return true;
        }
        let children = space.node(place, d).children.clone();
        !children.is_empty()
            && children.iter().all(|child| self.is_nothing_by_codes(space, &place.with(d, *child), d))
    }

    /// The narrowest place that states the same quantity in this document, going down closed
    /// dimensions wherever all parts but one are nothing, and the cells that say so.
    pub fn narrowest(&self, space: &Space, place: &Coordinate) -> (Coordinate, Vec<CellId>) {
        let mut narrow = *place;
        let mut conditions = Vec::new();
        loop {
            let before = narrow;
            for d in self.closed.clone() {
                let children = space.node(&narrow, d).children.clone();
                let mut said: Vec<CellId> = Vec::new();
                let mut left = Vec::new();
                for child in children {
                    match self.says(space, &narrow.with(d, child)) {
                        Some(cells) => said.extend(cells.iter()),
                        None => left.push(child),
                    }
                }
                if let [only] = left[..] {
                    narrow = narrow.with(d, only);
                    conditions.extend(said);
                }
            }
            if narrow == before {
                conditions.sort_unstable();
                conditions.dedup();
                return (narrow, conditions);
            }
        }
    }
}

/// The cells of blocks without any figure that have a quantity which others state.
fn left_out(grid: &Grid, values: &[Value]) -> FxHashSet<CellId> {
    let stated = |cell: &CellId| {
        let value = values[cell.index()];
        !value.is_nothing() && value != Value::Missing
    };
    let contradicted: FxHashSet<CellId> = grid
        .quantities()
        .filter(|(_, cells)| cells.iter().any(stated))
        .flat_map(|(_, cells)| cells.iter().copied())
        .collect();
    let blocks = grid.tables().iter().flat_map(|table| &table.blocks);
    let cells = blocks.map(|block| {
        let columns = 0..block.columns.len();
        let row = |row: usize| columns.clone().map(move |column| block.cell(row, column));
        (0..block.rows.len()).flat_map(row).collect::<Vec<_>>()
    });
    let empty = cells.filter(|cells| !cells.iter().any(stated));
    empty.filter(|cells| cells.iter().any(|cell| contradicted.contains(cell))).flatten().collect()
}

/// A dimension with a default node says what is measured: quantities never add up across it.
fn is_measure(space: &Space, d: usize) -> bool {
    space.dimensions()[d].has_default()
}

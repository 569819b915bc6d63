//! Relations from coordinates.

use std::ops::ControlFlow;

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Axis, Kind, Nothing, Relation};
use crate::form::RowKind;
use crate::grid::{CellId, Grid, Presence, Spot, Value};
use crate::quantity::{Coordinate, DimensionKind, NodeIndex, Places};

/// All relations of a document whose cells have these values, in printed order of their totals; `nothing` is
/// of the same values.
#[must_use]
pub fn derive(grid: &Grid, values: &[Value], nothing: &Nothing) -> Vec<Relation> {
    let mut derivation = Derivation {
        grid,
        values,
        nothing,
        found: Vec::new(),
        narrowest: FxHashMap::default(),
        stated: FxHashMap::default(),
        sums: FxHashMap::default(),
    };
    derivation.within_tables();
    derivation.gather();
    derivation.same();
    derivation.projects_under_accounts();
    derivation.sums_across_tables();
    derivation.parts_of_wholes();
    derivation.tables_that_differ();
    let mut found = derivation.found;
    nothing.forget();
    found.sort_by(|a, b| (a.total, a.kind, a.axis, &a.parts).cmp(&(b.total, b.kind, b.axis, &b.parts)));
    found
}

struct Derivation<'a> {
    grid: &'a Grid,
    values: &'a [Value],
    nothing: &'a Nothing,
    found: Vec<Relation>,
    /// Narrowest place and its conditions, by place; only for places that several tables print.
    narrowest: FxHashMap<Coordinate, (Coordinate, Vec<CellId>)>,
    /// Cells by narrowest place, in printed order.
    stated: FxHashMap<Coordinate, Vec<CellId>>,
    /// Narrowest places of the totals that a narrowest place is summed into.
    sums: FxHashMap<Coordinate, FxHashSet<Coordinate>>,
}

impl Derivation<'_> {
    fn is_nothing(&self, cell: CellId) -> bool {
        self.values[cell.index()].is_nothing()
    }

    fn missing(&self, cell: CellId) -> bool {
        self.values[cell.index()] == Value::Missing
    }

    fn table(&self, cell: CellId) -> usize {
        self.grid.spot(cell).table
    }

    fn add(&mut self, kind: Kind, axis: Axis, total: CellId, parts: Vec<CellId>, conditions: Vec<CellId>) {
        self.found.push(Relation { kind, axis, total, parts, conditions, prevented_by: None });
    }

    /// Rows that make up a row, columns that make up a column.
    fn within_tables(&mut self) {
        let grid = self.grid;
        for table in grid.tables() {
            if table.presence == Presence::Missing {
                continue;
            }
            for block in &table.blocks {
                for (r, row) in block.rows.iter().enumerate().filter(|(_, row)| !row.parts.is_empty()) {
                    for c in 0..block.columns.len() {
                        let parts = row.parts.iter().map(|part| block.cell(*part, c)).collect();
                        self.sum(Axis::Rows, block.cell(r, c), parts);
                    }
                }
                for (c, column) in
                    block.columns.iter().enumerate().filter(|(_, column)| !column.parts.is_empty())
                {
                    for r in 0..block.rows.len() {
                        let parts = column.parts.iter().map(|part| block.cell(r, *part)).collect();
                        self.sum(Axis::Columns, block.cell(r, c), parts);
                    }
                }
            }
        }
    }

    fn sum(&mut self, axis: Axis, total: CellId, parts: Vec<CellId>) {
        if !self.is_nothing(total) || !parts.iter().all(|part| self.is_nothing(*part)) {
            self.add(Kind::Sum, axis, total, parts, Vec::new());
        }
    }

    /// Which cells state the same quantity in this document.
    fn gather(&mut self) {
        let mut tables: FxHashMap<Coordinate, (usize, bool)> = FxHashMap::default();
        for (place, cells) in self.grid.quantities() {
            let first = self.table(cells[0]);
            let entry =
                tables.entry(self.nothing.open_part(self.grid.space(), place)).or_insert((first, false));
            entry.1 |= cells.iter().any(|cell| self.table(*cell) != entry.0);
        }
        let mut places: Vec<CellId> = self
            .grid
            .quantities()
            .filter(|(place, _)| tables[&self.nothing.open_part(self.grid.space(), place)].1)
            .map(|(_, cells)| cells[0])
            .collect();
        places.sort_unstable();
        for place in places.into_iter().map(|cell| *self.grid.place(cell)) {
            let narrowest = self.nothing.narrowest(self.grid.space(), &place);
            let cells = self.grid.at(&place);
            self.stated.entry(narrowest.0).or_default().extend(cells);
            self.narrowest.insert(place, narrowest);
        }
        for cells in self.stated.values_mut() {
            cells.sort_unstable();
        }
        for relation in self.found.iter().filter(|relation| relation.kind == Kind::Sum) {
            let total = self.narrow(self.grid.place(relation.total));
            for part in &relation.parts {
                let part = self.narrow(self.grid.place(*part));
                self.sums.entry(part).or_default().insert(total);
            }
        }
    }

    fn narrow(&self, place: &Coordinate) -> Coordinate {
        self.narrowest.get(place).map_or(*place, |(narrowest, _)| *narrowest)
    }

    /// The same quantity printed in several tables: each table against the first.
    fn same(&mut self) {
        let mut groups: Vec<Vec<CellId>> = self.stated.values().cloned().collect();
        groups.sort_unstable();
        for cells in groups {
            let first_table =
                cells.iter().copied().find(|cell| !self.missing(*cell)).map(|cell| self.table(cell));
            let Some(first_table) = first_table else { continue };
            let mut tables: Vec<usize> = cells.iter().map(|cell| self.table(*cell)).collect();
            tables.dedup();
            for table in tables {
                if table != first_table {
                    self.same_between(&cells, first_table, table);
                }
                self.balances(cells.iter().copied().filter(|cell| self.table(*cell) == table).collect());
            }
        }
    }

    /// What one table prints several times at the very same place: a balance.
    fn balances(&mut self, mut cells: Vec<CellId>) {
        while let Some((&first, others)) = cells.split_first() {
            let (same, left): (Vec<CellId>, Vec<CellId>) =
                others.iter().copied().partition(|cell| self.grid.place(*cell) == self.grid.place(first));
            for cell in same {
                self.same_as(first, cell, Axis::Rows, Vec::new());
            }
            cells = left;
        }
    }

    fn same_between(&mut self, cells: &[CellId], first: usize, other: usize) {
        let of = |table: usize| -> Vec<CellId> {
            cells.iter().copied().filter(|cell| self.table(*cell) == table).collect()
        };
        let others = of(other);
        // Of several prints in a table, the two that need the fewest conditions to be the same.
        let mut best: Option<(Vec<CellId>, CellId, CellId)> = None;
        for a in of(first) {
            for &b in &others {
                let conditions = self.conditions_between(a, b);
                if best.as_ref().is_none_or(|(known, ..)| conditions.len() < known.len()) {
                    best = Some((conditions, a, b));
                }
            }
        }
        if let Some((conditions, a, b)) = best {
            self.same_as(a, b, Axis::Tables, conditions);
        }
    }

    fn same_as(&mut self, a: CellId, b: CellId, axis: Axis, conditions: Vec<CellId>) {
        let stands_for_table = |cell: CellId| {
            self.grid.tables()[self.table(cell)].presence == Presence::Printed || self.is_root(cell)
        };
        let all_nothing = self.is_nothing(a) && self.is_nothing(b) && !self.is_root(a) && !self.is_root(b);
        if all_nothing || !stands_for_table(a) || !stands_for_table(b) {
            return;
        }
        self.add(Kind::Same, axis, a, vec![b], conditions);
    }

    /// What has to be nothing for two places to be the same quantity.
    fn conditions_between(&self, a: CellId, b: CellId) -> Vec<CellId> {
        let (a, b) = (self.grid.place(a), self.grid.place(b));
        if a == b {
            return Vec::new();
        }
        let of = |place| self.narrowest.get(place).map_or(&[][..], |(_, conditions)| conditions.as_slice());
        let (of_a, of_b) = (of(a), of(b));
        let only_a = of_a.iter().filter(|cell| !of_b.contains(cell));
        let only_b = of_b.iter().filter(|cell| !of_a.contains(cell));
        let mut conditions: Vec<CellId> = only_a.chain(only_b).copied().collect();
        conditions.sort_unstable();
        conditions
    }

    /// The cell of a table's or block's grand total.
    fn is_root(&self, cell: CellId) -> bool {
        let Spot { table, block, row, column } = self.grid.spot(cell);
        let block = &self.grid.tables()[table].blocks[block];
        block.rows[row].kind == RowKind::Total
            && block.rows[row].parent.is_none()
            && block.columns[column].parent.is_none()
    }

    /// Projects listed under an account that has no row of its own in their table: their sum is
    /// the account's figure in another table.
    fn projects_under_accounts(&mut self) {
        let grid = self.grid;
        for table in grid.tables() {
            for block in &table.blocks {
                let printed: FxHashSet<Coordinate> = block.rows.iter().map(|row| row.place).collect();
                let mut under: Vec<(Coordinate, Vec<usize>)> = Vec::new();
                let mut index: FxHashMap<Coordinate, usize> = FxHashMap::default();
                for (r, row) in block.rows.iter().enumerate().filter(|(_, row)| row.project.is_some()) {
                    let account = self.without_names(&row.place);
                    if account != row.place && !printed.contains(&account) {
                        let at = *index.entry(account).or_insert_with(|| {
                            under.push((account, Vec::new()));
                            under.len() - 1
                        });
                        under[at].1.push(r);
                    }
                }
                for (account, rows) in under {
                    for c in 0..block.columns.len() {
                        let first = grid.place(block.cell(rows[0], c));
                        let (place, conditions) =
                            self.nothing.narrowest(self.grid.space(), &self.with_names_of(first, &account));
                        let Some(&total) = self.stated.get(&place).and_then(|cells| cells.first()) else {
                            continue;
                        };
                        let parts: Vec<CellId> = rows.iter().map(|r| block.cell(*r, c)).collect();
                        if !self.is_nothing(total) || !parts.iter().all(|part| self.is_nothing(*part)) {
                            let total =
                                self.closest(&place, &self.with_names_of(first, &account)).unwrap_or(total);
                            let conditions =
                                if *grid.place(total) == place { conditions } else { Vec::new() };
                            self.add(Kind::Sum, Axis::Tables, total, parts, conditions);
                        }
                    }
                }
            }
        }
    }

    /// The print of a quantity that stands exactly at `place`, if there is one.
    fn closest(&self, narrowest: &Coordinate, place: &Coordinate) -> Option<CellId> {
        self.stated.get(narrowest)?.iter().copied().find(|cell| self.grid.place(*cell) == place)
    }

    fn without_names(&self, place: &Coordinate) -> Coordinate {
        self.with_names_of(place, &self.grid.space().whole())
    }

    /// `place` with the names (projects) of `other`.
    fn with_names_of(&self, place: &Coordinate, other: &Coordinate) -> Coordinate {
        let mut place = *place;
        for (d, dimension) in self.grid.space().dimensions().iter().enumerate() {
            if dimension.kind == DimensionKind::Free {
                place = place.with(d, other.get(d));
            }
        }
        place
    }

    /// Sums whose parts stand in different tables: this year's projects and carried over ones.
    fn sums_across_tables(&mut self) {
        let mut totals: Vec<(CellId, Coordinate)> =
            self.stated.iter().map(|(place, cells)| (cells[0], *place)).collect();
        totals.sort_unstable();
        for (total, place) in totals {
            if self.missing(total) || self.is_nothing(total) {
                continue;
            }
            for d in self.nothing.closed_dimensions().to_vec() {
                let mut parts = Vec::new();
                let mut conditions = Vec::new();
                if !self.expand(&place, d, &mut parts, &mut conditions) || parts.len() < 2 {
                    continue;
                }
                if self.summed_already(&place, &parts) {
                    continue;
                }
                for part in &parts {
                    self.sums.entry(*part).or_default().insert(place);
                }
                let parts = parts.iter().map(|part| self.stated[part][0]).collect();
                conditions.sort_unstable();
                conditions.dedup();
                self.add(Kind::Sum, Axis::Tables, total, parts, conditions);
            }
        }
    }

    /// The printed parts of `place` along dimension `d`; false if some part is printed nowhere.
    fn expand(
        &mut self,
        place: &Coordinate,
        d: usize,
        parts: &mut Vec<Coordinate>,
        conditions: &mut Vec<CellId>,
    ) -> bool {
        let children = self.grid.space().node(place, d).children.clone();
        if children.is_empty() {
            return false;
        }
        for child in children {
            let inside = place.with(d, child);
            if let Some(cells) = self.nothing.says(self.grid.space(), &inside) {
                conditions.extend(cells.iter());
                continue;
            }
            let (narrow, said) = self.nothing.narrowest(self.grid.space(), &inside);
            if self.stated.get(&narrow).is_some_and(|cells| !self.missing(cells[0])) {
                parts.push(narrow);
                conditions.extend(said);
            } else if !self.expand(&inside, d, parts, conditions) {
                return false;
            }
        }
        true
    }

    /// Whether sums within tables lead from all the parts to the total already.
    fn summed_already(&self, total: &Coordinate, parts: &[Coordinate]) -> bool {
        parts.iter().all(|part| self.sums.get(part).is_some_and(|totals| totals.contains(total)))
    }

    /// Parts and wholes that no sum connects: a basic expenditure item and what the three public
    /// expenses print for it. Projects are left to the sums above.
    fn parts_of_wholes(&mut self) {
        let grid = self.grid;
        let space = grid.space();
        // What contains a place without names has none either.
        let mut places: Vec<(CellId, Coordinate)> = grid
            .quantities()
            .filter(|(place, _)| **place == self.without_names(place))
            .map(|(place, cells)| (cells[0], *place))
            .collect();
        places.sort_unstable();
        let mut printed = Places::default();
        for (_, place) in &places {
            printed.insert(space, place, *place);
        }
        for (cell, place) in places {
            if self.is_nothing(cell) || self.missing(cell) {
                continue;
            }
            let mut wider: Vec<Coordinate> = Vec::new();
            let _ = printed.around(space, &place, |outer| {
                if *outer != place {
                    wider.push(*outer);
                }
                ControlFlow::<()>::Continue(())
            });
            for outer in &wider {
                let nearest = !wider.iter().any(|other| other != outer && space.contains(outer, other));
                let (inner_group, outer_group) = (self.narrow(&place), self.narrow(outer));
                let summed = self.sums.get(&inner_group).is_some_and(|totals| totals.contains(&outer_group));
                let whole =
                    grid.at(outer).iter().copied().find(|whole| self.table(*whole) != self.table(cell));
                if let Some(whole) = whole
                    && nearest
                    && inner_group != outer_group
                    && !summed
                    && !self.missing(whole)
                {
                    self.add(Kind::Part, Axis::Tables, whole, vec![cell], Vec::new());
                }
            }
        }
    }

    /// Tables whose totals are not the same quantity here, because one leaves out something that
    /// the document has.
    fn tables_that_differ(&mut self) {
        let grid = self.grid;
        let space = grid.space();
        let roots: Vec<CellId> =
            grid.cells().filter(|cell| self.is_root(*cell) && !self.missing(*cell)).collect();
        for inner in &roots {
            let place = grid.place(*inner);
            let holders = roots.iter().filter(|outer| {
                self.table(**outer) != self.table(*inner)
                    && grid.place(**outer) != place
                    && space.contains(grid.place(**outer), place)
            });
            let Some(outer) = holders.copied().reduce(|a, b| {
                if space.contains(grid.place(a), grid.place(b)) && grid.place(a) != grid.place(b) {
                    b
                } else {
                    a
                }
            }) else {
                continue;
            };
            if self.is_nothing(*inner)
                || self.narrow(place) == self.narrow(grid.place(outer))
                || self.split_by_codes(grid.place(outer), place)
            {
                continue;
            }
            let left_out = grid.cells().find(|cell| {
                let at = grid.place(*cell);
                !self.is_nothing(*cell)
                    && !self.missing(*cell)
                    && space.contains(grid.place(outer), at)
                    && !space.overlaps(at, place)
            });
            if left_out.is_some() {
                self.found.push(Relation {
                    kind: Kind::Same,
                    axis: Axis::Tables,
                    total: outer,
                    parts: vec![*inner],
                    conditions: Vec::new(),
                    prevented_by: left_out,
                });
            }
        }
    }

    /// Whether the narrower place differs in a code: a different subject, not a narrower scope.
    fn split_by_codes(&self, outer: &Coordinate, inner: &Coordinate) -> bool {
        let dimensions = self.grid.space().dimensions();
        (0..dimensions.len()).any(|d| {
            dimensions[d].kind != DimensionKind::Closed
                && outer.get(d) == NodeIndex::ALL
                && inner.get(d) != NodeIndex::ALL
        })
    }
}

//! Tables whose money unit is probably wrong: by it every figure that other tables print as well is
//! ten thousand times theirs, or a ten-thousandth. That one word breaks any number of relations.

use std::collections::BTreeMap;

use super::{Axis, Kind, Outcome, Relation, RelationId, Relations};
use crate::grid::{CellId, Grid, Value};
use crate::money::{Amount, MoneyUnit, Unit};

/// A table whose money unit is probably wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitSlip {
    /// The table, by its index in the form.
    pub table: usize,
    /// The unit by which its figures agree with the others.
    pub meant: MoneyUnit,
    /// Whether more tables are against it than with it; if not, it may be the others' unit.
    pub outvoted: bool,
    /// The relations with figures ten thousand times apart.
    pub relations: Vec<RelationId>,
}

/// Fewest figures of a table that have to be apart: a single one may be a slip of that figure, unless
/// sums of both tables hold with it.
const FEWEST: usize = 2;

/// Powers of ten between 元 and 万元.
const APART: i32 = 4;

/// What two tables say of each other.
#[derive(Default)]
struct Link {
    agrees: bool,
    apart: Vec<RelationId>,
}

/// Tables that are held against each other, and how many times ten thousand this one's figures are
/// of those with none.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Side {
    together: usize,
    times: i32,
}

/// The tables whose money unit is probably wrong, in order.
#[must_use]
pub fn unit_slips(grid: &Grid, values: &[Value], relations: &Relations) -> Vec<UnitSlip> {
    let links = links(grid, values, relations);
    if links.values().all(|link| link.agrees) {
        return Vec::new();
    }
    let sides = sides(values, relations, &links);
    let size = |side: &Side| sides.values().filter(|of| *of == side).count();
    let slip = |(&table, side): (&usize, &Side)| {
        let beside = sides.values().filter(|of| of.together == side.together);
        let right = beside.max_by_key(|of| (size(of), std::cmp::Reverse(**of)))?;
        let against = |one: usize, other: usize| one == table && sides[&other] == *right;
        let apart = links.iter().filter(|((a, b), _)| against(*a, *b) || against(*b, *a));
        let apart: Vec<RelationId> = apart.flat_map(|(_, link)| &link.apart).copied().collect();
        let is_own = |cell: &CellId| grid.spot(*cell).table == table;
        let mut own: Vec<CellId> =
            apart.iter().filter_map(|id| relations.get(*id).cells().find(is_own)).collect();
        own.sort_unstable();
        own.dedup();
        let is_summed = |cell: CellId| is_summed(values, relations, cell);
        let borne_out = |id: &RelationId| relations.get(*id).cells().all(is_summed);
        let first = own.first().filter(|_| own.len() >= FEWEST || apart.iter().any(borne_out))?;
        let printed = grid.money_unit_of(*first).exponent();
        let meant = printed.checked_add_signed(APART * (right.times - side.times))?;
        let meant = MoneyUnit::ALL.into_iter().find(|unit| unit.exponent() == meant)?;
        (side != right).then(|| UnitSlip {
            table,
            meant,
            outvoted: size(right) > size(side),
            relations: apart,
        })
    };
    sides.iter().filter_map(slip).collect()
}

/// Whether a relation says nothing beside a wrong money unit: it is between a table that has one and
/// another, or off by no more than the last digits can be in the unit that is meant.
#[must_use]
pub fn is_by_unit(
    slips: &[UnitSlip],
    grid: &Grid,
    values: &[Value],
    relations: &Relations,
    id: RelationId,
) -> bool {
    let slip_of = |cell: CellId| slips.iter().find(|slip| slip.table == grid.spot(cell).table);
    let relation = relations.get(id);
    let slip = slip_of(relation.total);
    if relation.parts.iter().any(|part| slip_of(*part) != slip) {
        return true;
    }
    let off = || relations.difference(values, id).map(|off| off.abs().ten_millionths());
    let room = || relation.cells().map(|cell| grid.step(cell).ten_millionths()).sum::<i128>() / 2;
    slip.is_some()
        && relations.outcome(values, id) == Outcome::Broken
        && off().is_some_and(|off| off <= room())
}

fn links(grid: &Grid, values: &[Value], relations: &Relations) -> BTreeMap<(usize, usize), Link> {
    let mut links: BTreeMap<(usize, usize), Link> = BTreeMap::new();
    for id in relations.ids() {
        let Relation { kind: Kind::Same, total, ref parts, .. } = *relations.get(id) else { continue };
        let [other] = parts[..] else { continue };
        let tables = (grid.spot(total).table, grid.spot(other).table);
        let outcome = relations.outcome(values, id);
        let holds = matches!(outcome, Outcome::Holds { .. }) && !values[total.index()].is_nothing();
        let apart = outcome == Outcome::Broken && is_apart(grid, values, total, other);
        if tables.0 != tables.1 && (holds || apart) {
            let link = links.entry(tables).or_default();
            link.agrees |= holds;
            link.apart.extend(apart.then_some(id));
        }
    }
    links
}

/// Whether one of two amounts is ten thousand times the other, as far as their digits go.
fn is_apart(grid: &Grid, values: &[Value], one: CellId, other: CellId) -> bool {
    let printed = |cell: CellId| {
        let amount = values[cell.index()].number().filter(|_| grid.unit(cell) == Unit::Money)?;
        Some((amount.abs().ten_millionths(), grid.step(cell).ten_millionths()))
    };
    let (Some(one), Some(other)) = (printed(one), printed(other)) else { return false };
    let ((large, fine), (small, coarse)) = (one.max(other), one.min(other));
    let times = 10_i128.pow(APART.unsigned_abs());
    let off = (large - small.saturating_mul(times)).abs();
    small != 0 && off <= (coarse.saturating_mul(times) + fine) / 2
}

/// Whether a sum of its table holds with a figure.
fn is_summed(values: &[Value], relations: &Relations, cell: CellId) -> bool {
    let is_sum = |id: &RelationId| {
        let Relation { kind, axis, .. } = relations.get(*id);
        (*kind, *axis == Axis::Tables) == (Kind::Sum, false)
    };
    let holds = |id: RelationId| matches!(relations.outcome(values, id), Outcome::Holds { .. });
    relations.of(cell).filter(is_sum).any(holds)
}

/// Where each table stands: those that agree first, then those that are apart in most figures.
fn sides(
    values: &[Value],
    relations: &Relations,
    links: &BTreeMap<(usize, usize), Link>,
) -> BTreeMap<usize, Side> {
    let alone = |table: usize| (table, Side { together: table, times: 0 });
    let mut sides: BTreeMap<usize, Side> =
        links.keys().flat_map(|(one, other)| [alone(*one), alone(*other)]).collect();
    let mut in_order: Vec<_> = links.iter().collect();
    in_order.sort_by_key(|(_, link)| (!link.agrees, std::cmp::Reverse(link.apart.len())));
    for ((one, other), link) in in_order {
        let times = match link.apart.first().filter(|_| !link.agrees).map(|id| relations.get(*id)) {
            Some(relation) => {
                let size = |cell: CellId| -> Amount { values[cell.index()].or_zero().abs() };
                if size(relation.parts[0]) > size(relation.total) { 1 } else { -1 }
            }
            None => 0,
        };
        let (to, from) = (sides[one], sides[other]);
        if to.together != from.together {
            for side in sides.values_mut().filter(|side| side.together == from.together) {
                *side = Side { together: to.together, times: side.times - from.times + to.times + times };
            }
        }
    }
    sides
}

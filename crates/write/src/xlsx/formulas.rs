//! Totals as live formulas.

use std::collections::HashMap;

use mingzhang::calculate::Session;
use mingzhang::grid::CellId;
use mingzhang::relation::{Axis, Kind, Outcome, Relation};
use rust_xlsxwriter::utility::{cell_range, row_col_to_cell};

use super::Place;
use super::number::double;

/// Most arguments of a function.
const MOST_ARGUMENTS: usize = 255;
/// Most characters of a formula.
const MOST_CHARACTERS: usize = 8_192;
/// Up to so many single cells are added with `+`.
const FEW: usize = 3;

/// What stands in the cell of a total.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Total {
    /// A formula that gives the figure.
    Live(String),
    /// The figure, because its parts do not add up to it.
    Kept,
}

/// The totals of a document whose parts stand beside them in the same table.
pub(super) fn totals(session: &Session, places: &HashMap<CellId, Place>) -> HashMap<CellId, Total> {
    let mut totals: HashMap<CellId, Total> = HashMap::new();
    let relations = session.relations();
    let outcome = |id| relations.outcome(session.values(), id);
    // Down a column is how people add up; across a row where that does not give the figure.
    for axis in [Axis::Rows, Axis::Columns] {
        for id in relations.ids() {
            let relation = relations.get(id);
            if relation.kind != Kind::Sum || relation.axis != axis || !relation.conditions.is_empty() {
                continue;
            }
            let total = totals.get(&relation.total);
            match outcome(id) {
                Outcome::Holds { exact: true } if !matches!(total, Some(Total::Live(_))) => {
                    if let Some(formula) = sum(session, relation, places) {
                        totals.insert(relation.total, Total::Live(formula));
                    }
                }
                Outcome::Holds { exact: false } | Outcome::Broken if total.is_none() => {
                    totals.insert(relation.total, Total::Kept);
                }
                _ => {}
            }
        }
    }
    // A total that is printed twice in one block: the second time refers to the first.
    for id in relations.ids() {
        let relation = relations.get(id);
        let [other] = relation.parts[..] else { continue };
        let twice = relation.kind == Kind::Same
            && same_block(session, relation.total, other)
            && relation.conditions.is_empty()
            && outcome(id) == Outcome::Holds { exact: true }
            && !totals.contains_key(&other);
        let numbers = [relation.total, other].iter().all(|cell| is_number(session, *cell));
        if let (true, true, Some(first)) = (twice, numbers, places.get(&relation.total)) {
            totals.insert(other, Total::Live(row_col_to_cell(first.row, first.column)));
        }
    }
    totals
}

fn same_block(session: &Session, a: CellId, b: CellId) -> bool {
    let (a, b) = (session.grid().spot(a), session.grid().spot(b));
    (a.table, a.block) == (b.table, b.block)
}

/// Whether Excel takes what stands in the cell for a number, or for nothing.
fn is_number(session: &Session, cell: CellId) -> bool {
    session.value(cell).number().is_none_or(|amount| double(&session.grid().print(cell, amount)).is_some())
}

/// The sum of a relation's parts; none where it is no formula that Excel takes.
fn sum(session: &Session, relation: &Relation, places: &HashMap<CellId, Place>) -> Option<String> {
    if !relation.cells().all(|cell| is_number(session, cell)) {
        return None;
    }
    let sheet = places.get(&relation.total)?.sheet;
    let mut parts = Vec::with_capacity(relation.parts.len());
    for part in &relation.parts {
        parts.push(*places.get(part).filter(|place| place.sheet == sheet)?);
    }
    parts.sort_by_key(|place| (place.column, place.row));
    let ranges = ranges(&parts, relation.axis);
    let name = |(first, last): &(Place, Place)| match first == last {
        true => row_col_to_cell(first.row, first.column),
        false => cell_range(first.row, first.column, last.row, last.column),
    };
    let names: Vec<String> = ranges.iter().map(name).collect();
    let formula = if names.len() <= FEW && ranges.iter().all(|(first, last)| first == last) {
        names.join("+")
    } else {
        format!("SUM({})", names.join(","))
    };
    (names.len() <= MOST_ARGUMENTS && formula.len() < MOST_CHARACTERS).then_some(formula)
}

/// Neighbouring cells joined: `C5, C6, C7, C9` are `C5:C7` and `C9`.
fn ranges(parts: &[Place], axis: Axis) -> Vec<(Place, Place)> {
    let mut ranges: Vec<(Place, Place)> = Vec::new();
    for part in parts {
        let follows = |last: &Place| match axis {
            Axis::Columns => last.row == part.row && last.column + 1 == part.column,
            _ => last.column == part.column && last.row + 1 == part.row,
        };
        match ranges.last_mut() {
            Some((_, last)) if follows(last) => *last = *part,
            _ => ranges.push((*part, *part)),
        }
    }
    ranges
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_are_joined() {
        let at = |row, column| Place { sheet: 0, row, column };
        let down = [at(4, 2), at(5, 2), at(6, 2), at(8, 2)];
        assert_eq!(ranges(&down, Axis::Rows), [(at(4, 2), at(6, 2)), (at(8, 2), at(8, 2))]);
        let across = [at(4, 2), at(4, 3), at(4, 5)];
        assert_eq!(ranges(&across, Axis::Columns), [(at(4, 2), at(4, 3)), (at(4, 5), at(4, 5))]);
    }
}

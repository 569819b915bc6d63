//! One figure followed through the tables.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::{About, Agreement, Step, Walk, Why, agreement, outcome, shown_parts, tells};
use crate::calculate::Session;
use crate::form::RowKind;
use crate::grid::{CellId, GridBlock};
use crate::quantity::DimensionKind;
use crate::relation::{Axis, Kind, Outcome, RelationId};

/// Totals above a figure that has no parts, and parts in parts where each is the only one.
const DEEP: usize = 4;

/// Follows a figure: where else it is printed; then the parts that lead into most other tables, each
/// with where else it is printed, and what they come to. A figure without parts is followed upwards, to
/// the totals it is in.
#[must_use]
pub fn figure(session: &Session, start: CellId) -> Walk {
    let mut steps = vec![Step { cell: start, why: Why::Start }];
    let prints = prints(session, start);
    steps.extend(prints.iter().map(|cell| again(session, start, *cell)));
    let seen: BTreeSet<usize> = steps.iter().map(|step| session.grid().spot(step.cell).table).collect();
    inside(session, start, &seen, &mut steps);
    let above = steps.len();
    downwards(session, start, &prints, &seen, DEEP, &mut steps);
    if steps.len() == above {
        upwards(session, start, &mut steps);
    }
    Walk { about: About::Figure(start), steps }
}

fn again(session: &Session, of: CellId, cell: CellId) -> Step {
    Step { cell, why: Why::Again { of, agreement: agreement(session, of, cell) } }
}

/// The parts of a figure with where else they are printed. Where a figure consists of one part only, the
/// walk goes on inside that.
fn downwards(
    session: &Session,
    whole: CellId,
    prints: &[CellId],
    seen: &BTreeSet<usize>,
    deep: usize,
    steps: &mut Vec<Step>,
) {
    let best = best_sum(session, whole, prints, seen);
    let Some(sum) = best.or_else(|| only_part(session, whole)) else { return };
    let parts = shown_parts(session, sum);
    let shown = parts.len();
    for (at, part) in parts.iter().enumerate() {
        steps.push(Step { cell: *part, why: Why::Part { sum, number: at + 1, shown } });
        steps.extend(elsewhere(session, *part, seen).into_iter().map(|cell| again(session, *part, cell)));
        inside(session, *part, seen, steps);
    }
    match parts[..] {
        [only] if deep > 1 => downwards(session, only, &[], seen, deep - 1, steps),
        [_] => {}
        _ => steps.push(Step { cell: session.relations().get(sum).total, why: Why::Sum { sum, shown } }),
    }
}

/// The sum of a figure that has one part only, of another account or project than the figure itself.
fn only_part(session: &Session, whole: CellId) -> Option<RelationId> {
    let relations = session.relations();
    relations.of(whole).find(|id| {
        let relation = relations.get(*id);
        let holds = matches!(outcome(session, *id), Outcome::Holds { .. });
        relation.kind == Kind::Sum
            && relation.total == whole
            && holds
            && matches!(shown_parts(session, *id)[..], [only] if !same_account(session, whole, only))
    })
}

/// The figures worth following in a document: for each table, in the form's order, its total, if that
/// leads into another table and was not met on a walk before.
#[must_use]
pub fn headline(session: &Session) -> Vec<Walk> {
    let grid = session.grid();
    let mut lit = BTreeSet::new();
    let mut walks = Vec::new();
    for table in grid.tables() {
        let Some(start) = table.blocks.iter().find_map(|block| total_of(session, block)) else { continue };
        if lit.contains(&start) {
            continue;
        }
        let walk = figure(session, start);
        let tables: BTreeSet<usize> = walk.steps.iter().map(|step| grid.spot(step.cell).table).collect();
        if tables.len() > 1 {
            let met =
                |step: &&Step| !matches!(step.why, Why::Within { .. } | Why::Whole { .. } | Why::Up { .. });
            lit.extend(walk.steps.iter().filter(met).map(|step| step.cell));
            walks.push(walk);
        }
    }
    walks
}

/// The figure of a block that no other in it contains; a row that calls itself a total comes first.
fn total_of(session: &Session, block: &GridBlock) -> Option<CellId> {
    let mut rows: Vec<usize> =
        (0..block.rows.len()).filter(|row| block.rows[*row].parent.is_none()).collect();
    rows.sort_by_key(|row| block.rows[*row].kind != RowKind::Total);
    let columns = (0..block.columns.len()).filter(|column| block.columns[*column].parent.is_none());
    let columns: Vec<usize> = columns.collect();
    rows.into_iter()
        .flat_map(|row| columns.iter().map(move |column| block.cell(row, *column)))
        .find(|cell| tells(session, *cell))
}

/// The other prints of a quantity, one in each block.
fn prints(session: &Session, cell: CellId) -> Vec<CellId> {
    let block = |cell| {
        let spot = session.grid().spot(cell);
        (spot.table, spot.block)
    };
    let mut blocks = BTreeSet::from([block(cell)]);
    let same = session.same_quantity(cell).into_iter();
    same.filter(|other| tells(session, *other) && blocks.insert(block(*other))).collect()
}

/// The prints of a quantity in tables that were not seen, one in each.
fn elsewhere(session: &Session, cell: CellId, seen: &BTreeSet<usize>) -> Vec<CellId> {
    let table = |cell| session.grid().spot(cell).table;
    let mut tables = seen.clone();
    tables.insert(table(cell));
    prints(session, cell).into_iter().filter(|print| tables.insert(table(*print))).collect()
}

/// Figures of tables not seen that lie inside a figure, or that it lies inside of, where no sum ties them,
/// one in each table. Both are about the same account or project: that one is a small part of everything
/// says little.
fn inside(session: &Session, cell: CellId, seen: &BTreeSet<usize>, steps: &mut Vec<Step>) {
    let relations = session.relations();
    let mut tables = seen.clone();
    tables.insert(session.grid().spot(cell).table);
    // The relation may be with another print of the same figure.
    let prints = session.same_quantity(cell);
    for print in std::iter::once(cell).chain(prints).filter(|print| tells(session, *print)) {
        for id in relations.of(print) {
            let relation = relations.get(id);
            let [part] = relation.parts[..] else { continue };
            let other = if part == print { relation.total } else { part };
            let judged = matches!(outcome(session, id), Outcome::Holds { .. } | Outcome::Broken);
            let suits = relation.kind == Kind::Part && judged && tells(session, other);
            if !suits
                || !same_account(session, cell, other)
                || !tables.insert(session.grid().spot(other).table)
            {
                continue;
            }
            let agreement = Agreement::of(outcome(session, id));
            let why = match part == print {
                true => Why::Whole { part: cell, agreement },
                false => Why::Within { whole: cell, agreement },
            };
            steps.push(Step { cell: other, why });
        }
    }
}

/// Whether two cells have the same accounts and projects, whatever else tells them apart.
fn same_account(session: &Session, a: CellId, b: CellId) -> bool {
    let grid = session.grid();
    let (a, b) = (grid.place(a), grid.place(b));
    let open = |d: &usize| grid.space().dimensions()[*d].kind != DimensionKind::Closed;
    (0..grid.space().dimensions().len()).filter(open).all(|d| a.get(d) == b.get(d))
}

/// Of the sums that make up a figure, in its own table or another that prints it, the one whose parts
/// lead into most tables not seen; then one of the figure itself, then one with few parts.
fn best_sum(
    session: &Session,
    start: CellId,
    prints: &[CellId],
    seen: &BTreeSet<usize>,
) -> Option<RelationId> {
    let relations = session.relations();
    let table = |cell: &CellId| session.grid().spot(*cell).table;
    let sums = std::iter::once(start).chain(prints.iter().copied()).flat_map(|total| {
        relations.of(total).filter(move |id| {
            let relation = relations.get(*id);
            relation.kind == Kind::Sum && relation.total == total
        })
    });
    let judged = sums.filter(|id| matches!(outcome(session, *id), Outcome::Holds { .. } | Outcome::Broken));
    let told = judged.filter_map(|id| {
        let parts = shown_parts(session, id);
        let reached: BTreeSet<usize> = parts
            .iter()
            .flat_map(|part| {
                let mut steps = Vec::new();
                inside(session, *part, seen, &mut steps);
                let within = steps.into_iter().map(|step| step.cell);
                elsewhere(session, *part, seen).into_iter().chain(within).collect::<Vec<_>>()
            })
            .map(|cell| table(&cell))
            .collect();
        // One part alone says no more than the total.
        let of_start = relations.get(id).total == start;
        (parts.len() > 1).then_some((Reverse(reached.len()), !of_start, parts.len(), id))
    });
    told.min().map(|(.., id)| id)
}

/// The totals that a figure is in, each in the one before.
fn upwards(session: &Session, start: CellId, steps: &mut Vec<Step>) {
    let relations = session.relations();
    let mut part = start;
    for _ in 0..DEEP {
        let sums = relations.of(part).filter(|id| {
            let relation = relations.get(*id);
            relation.kind == Kind::Sum && relation.total != part && tells(session, relation.total)
        });
        // Rows before columns before tables: first the heading that it stands under.
        let order = |id: &RelationId| {
            let relation = relations.get(*id);
            let axis =
                [Axis::Rows, Axis::Columns, Axis::Tables].iter().position(|axis| *axis == relation.axis);
            (axis, relation.parts.len(), *id)
        };
        let Some(sum) = sums.min_by_key(order) else { return };
        let cell = relations.get(sum).total;
        if steps.iter().any(|step| step.cell == cell) {
            return;
        }
        steps.push(Step { cell, why: Why::Up { part, sum } });
        part = cell;
    }
}

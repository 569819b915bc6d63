//! A row that a table lacks (漏行): the rows of a total do not add up to it in any column that the
//! missing row had a figure in. Another table that prints the account tells which it is.

use std::collections::BTreeMap;

use super::relations::Document;
use super::{Certainty, Cluster, Explanation, Slip, Source, Unexplored};
use crate::grid::{CellId, Spot};
use crate::money::Amount;
use crate::quantity::NodeIndex;
use crate::relation::{Axis, Kind, Outcome, RelationId, Unknown};

/// A row left out of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOutRow {
    /// The dimension and node of its account, if another table prints it.
    pub account: Option<(usize, NodeIndex)>,
    /// What it would have in each column: the total's cell there, and what its parts lack.
    pub figures: Vec<(CellId, Amount)>,
}

/// Adds to the clusters the rows whose absence explains them.
pub(super) fn add(document: &Document<'_>, clusters: &mut Vec<Cluster>) {
    for (at, broken) in lacking(document) {
        let Some(figures) = figures(document, &broken) else { continue };
        let sources: Vec<Source> = broken.iter().copied().map(Source::Relation).collect();
        let here: Vec<usize> = (0..clusters.len())
            .filter(|nth| clusters[*nth].broken.iter().any(|source| sources.contains(source)))
            .collect();
        let all = here.iter().flat_map(|nth| &clusters[*nth].broken).all(|source| sources.contains(source));
        let account = account(document, at, &broken);
        // Without a name it is told only where no one figure explains the same.
        let mut others = here.iter().flat_map(|nth| &clusters[*nth].explanations);
        let alone = broken.len() > 1 && others.all(|one| one.changes.len() > 1);
        if !all || here.is_empty() || account.is_none() && !alone {
            continue;
        }
        let row = Explanation {
            changes: Vec::new(),
            slip: Some(Slip::LeftOut),
            row: Some(LeftOutRow { account, figures }),
            restores: sources.clone(),
        };
        let cluster = &mut clusters[here[0]];
        if here.len() > 1 {
            // Each column by itself explains only a part.
            cluster.explanations.clear();
            cluster.broken = sources;
        }
        cluster.explanations.insert(0, row);
        cluster.certainty = Certainty::Likely;
        if matches!(cluster.unexplored, Some(Unexplored::MoreThan(_))) {
            cluster.unexplored = Some(Unexplored::Others);
        }
        for nth in here.iter().skip(1).rev() {
            clusters.remove(*nth);
        }
    }
}

/// The broken sums of each row by its rows, and beside them those in which no part has a figure.
fn lacking(document: &Document<'_>) -> BTreeMap<(usize, usize, usize), Vec<RelationId>> {
    let mut rows: BTreeMap<(usize, usize, usize), Vec<RelationId>> = BTreeMap::new();
    for id in document.relations.ids() {
        let relation = document.relations.get(id);
        let outcome = document.relations.outcome(document.values, id);
        if (relation.kind, relation.axis) == (Kind::Sum, Axis::Rows)
            && matches!(outcome, Outcome::Broken | Outcome::Unknown(Unknown::PartsBlank))
        {
            let Spot { table, block, row, .. } = document.grid.spot(relation.total);
            rows.entry((table, block, row)).or_default().push(id);
        }
    }
    let is_broken = |id: &RelationId| document.relations.outcome(document.values, *id) == Outcome::Broken;
    rows.retain(|_, lacking| lacking.iter().any(is_broken));
    rows
}

/// What the parts lack in each column; none if they have too much somewhere.
fn figures(document: &Document<'_>, broken: &[RelationId]) -> Option<Vec<(CellId, Amount)>> {
    let lacks = |id: &RelationId| {
        let lack = document.relations.difference(document.values, *id)?;
        (!lack.is_negative()).then_some((document.relations.get(*id).total, lack))
    };
    broken.iter().map(lacks).collect()
}

/// The one account below the row that its table does not list and others print with just what the
/// parts lack.
fn account(
    document: &Document<'_>,
    (table, block, row): (usize, usize, usize),
    broken: &[RelationId],
) -> Option<(usize, NodeIndex)> {
    let grid = document.grid;
    let spec = grid.form().tables.get(table)?.blocks.get(block)?;
    let d = grid.space().dimension(spec.accounts.as_deref()?)?;
    let rows = &grid.tables().get(table)?.blocks.get(block)?.rows;
    let along = &grid.space().dimensions()[d];
    let listed = |node: &NodeIndex| rows.iter().any(|row| row.place.get(d) == *node);
    let children = along.node(rows.get(row)?.place.get(d)).children.iter().copied();
    let fits = |node: &NodeIndex| {
        let mut seen = false;
        let agrees = broken.iter().all(|id| {
            let total = document.relations.get(*id).total;
            let place = grid.place(total).with(d, *node);
            let printed = grid.at(&place).iter().find_map(|of| Some((*of, document.value(*of).number()?)));
            let Some((cell, printed)) = printed else { return true };
            seen = true;
            let lack = document.relations.difference(document.values, *id);
            let away = lack.and_then(|lack| lack.minus(printed).ok());
            let room = document.relations.tolerance(*id).plus(grid.half_step(cell));
            away.zip(room.ok()).is_some_and(|(away, room)| away.abs() <= room)
        });
        agrees && seen
    };
    let mut found = children.filter(|node| !listed(node)).filter(fits);
    found.next().filter(|_| found.next().is_none()).map(|node| (d, node))
}

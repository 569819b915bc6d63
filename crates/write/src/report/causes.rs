//! Which figures are probably wrong: told once for all the findings that one cause explains.

use std::collections::HashMap;

use mingzhang::calculate::Session;
use mingzhang::finding::{cell_id, relation_id};
use mingzhang::grid::CellId;
use mingzhang::locate::{self, Cluster, Source, Told, Variable, locate};
use mingzhang::money::Amount;
use mingzhang::narrative::claim::{Claims, Figure};
use mingzhang::wording::{Lang, cell_name, explanation_sentence, left_out_row};
use serde::Serialize;

use super::cells;

/// Figures that together mend findings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Explanation {
    /// What would have to change.
    pub changes: Vec<Change>,
    /// The row that a table lacks, in words; null where figures would have to change.
    pub row: Option<String>,
    /// The lapse that explains it, by its stable name.
    pub slip: Option<&'static str>,
    /// Ids of the findings that are settled then.
    pub restores: Vec<String>,
}

/// A figure that would have to change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// Id of the cell.
    pub cell: String,
    /// Table, row and column as people call them.
    pub label: String,
    /// What is printed; null when blank.
    pub from: Option<String>,
    /// The most plausible figure; null where the document leaves it open.
    pub to: Option<String>,
    /// The least it can be.
    pub low: Option<String>,
    /// The most it can be.
    pub high: Option<String>,
    /// What it counts, as in a cell.
    pub counts: &'static str,
    /// The lapse that leads from the right figure to the printed one.
    pub slip: Option<&'static str>,
}

/// Why a finding is there, as far as the document tells.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Cause {
    /// Id of the finding that tells it; none for that one itself.
    pub(super) told_at: Option<String>,
    pub(super) sentence: Option<String>,
    pub(super) certainty: Option<&'static str>,
    pub(super) explanations: Vec<Explanation>,
}

/// The causes of findings, by their ids. `ids` are all findings in the order they are told.
pub(super) fn causes(session: &Session, ids: &[&str], lang: Lang) -> HashMap<String, Cause> {
    let mut causes = HashMap::new();
    let claims = Claims::read(session.published(), session.grid());
    let told = |(cell, figure): (CellId, Option<Figure>)| Told {
        cell,
        amount: figure.map(|figure| figure.amount),
        half_step: figure.map(|figure| figure.half()).unwrap_or_default(),
    };
    let told: Vec<Told> = claims.told().map(told).collect();
    for cluster in locate(session.grid(), session.values(), session.relations(), &told) {
        let broken = relations(session, &cluster.broken);
        let mut told: Vec<&str> = ids.iter().copied().filter(|id| broken.iter().any(|of| of == id)).collect();
        told.dedup();
        let Some((first, others)) = told.split_first() else { continue };
        let cause = Cause {
            told_at: None,
            sentence: Some(explanation_sentence(session, &cluster, lang)),
            certainty: Some(certainty(&cluster)),
            explanations: cluster.explanations.iter().map(|one| explanation(session, one, lang)).collect(),
        };
        causes.insert((*first).to_owned(), cause);
        for other in others {
            let cause = Cause { told_at: Some((*first).to_owned()), ..Cause::default() };
            causes.insert((*other).to_owned(), cause);
        }
    }
    causes
}

fn relations(session: &Session, sources: &[Source]) -> Vec<String> {
    let id = |source: &Source| match source {
        Source::Relation(id) => Some(relation_id(session.grid(), session.relations().get(*id))),
        Source::Claim(_) => None,
    };
    sources.iter().filter_map(id).collect()
}

fn certainty(cluster: &Cluster) -> &'static str {
    match cluster.certainty {
        locate::Certainty::Only => "only",
        locate::Certainty::Likely => "likely",
        locate::Certainty::Open => "open",
    }
}

fn explanation(session: &Session, explanation: &locate::Explanation, lang: Lang) -> Explanation {
    let of_cell = |one: &locate::Change| match one.variable {
        Variable::Cell(cell) => Some(change(session, one, cell, lang)),
        Variable::Said(_) | Variable::Unknown(_) => None,
    };
    Explanation {
        changes: explanation.changes.iter().filter_map(of_cell).collect(),
        row: explanation.row.as_ref().map(|row| left_out_row(session, row, lang)),
        slip: explanation.slip.map(locate::Slip::id),
        restores: relations(session, &explanation.restores),
    }
}

fn change(session: &Session, change: &locate::Change, cell: CellId, lang: Lang) -> Change {
    let print = |amount: Option<Amount>| amount.map(|amount| cells::print(session, cell, amount));
    Change {
        cell: cell_id(session.grid(), cell),
        label: cell_name(session.grid(), cell, lang),
        from: print(change.from),
        to: print(change.to),
        low: print(change.low),
        high: print(change.high),
        counts: cells::counts(session, cell),
        slip: change.slip.map(locate::Slip::id),
    }
}

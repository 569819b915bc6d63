//! Which figure is wrong (错在哪里): the fewest figures that would have to change so that
//! everything the document says can hold, after Fellegi and Holt (*A systematic approach to
//! automatic edit and imputation*, 1976), with printed figures as intervals.
//!
//! - [`System`]: figures and linear constraints, from relations and from claims in sentences.
//! - `clusters`: which broken constraints have to be mended together.
//! - `search`: all smallest sets of figures that mend them: minimal hitting sets of conflicts
//!   (Reiter, *A theory of diagnosis from first principles*, 1987).
//! - `feasible`: what freed figures can be, by exact elimination (Fourier, Motzkin).
//! - `settle`, `slip`, `rank`: what they were meant to be, which lapse explains it, and whether the
//!   document tells one explanation from the others.
//! - `exchange`: two figures in each other's place, which break relations that have nothing to do with
//!   each other.
//! - `told`: sentences as votes. `row`: a row that a table lacks, which no figure explains.
//!
//! A set of figures explains a cluster only if every constraint with one of them then holds, those
//! too that hold as printed. Explanations of a cluster all have the same, smallest, number of
//! changes. What was not explored is said, never passed over.

mod blank;
mod clusters;
mod exchange;
mod explain;
mod feasible;
mod partly;
mod rank;
mod relations;
mod row;
mod search;
mod settle;
mod slip;
mod system;
mod told;

pub use row::LeftOutRow;
pub use slip::Slip;
pub use system::{Claim, Figure, Source, System, Variable};
pub use told::{Told, Vote};

use crate::grid::{CellId, Grid, Value};
use crate::money::Amount;
use crate::relation::{Outcome, Relations, Unknown, unit_slips};
use explain::{Verdict, explain_with};
use relations::Document;
use told::Votes;

/// How much is tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Most figures that one explanation changes.
    pub changes: usize,
    /// Most explanations kept for a cluster.
    pub explanations: usize,
    /// Sets of figures looked at for a cluster, and for the document ten times as many.
    pub work: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { changes: 3, explanations: 24, work: 1_000 }
    }
}

/// One figure that would have to change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Which.
    pub variable: Variable,
    /// What is printed; none where it is blank.
    pub from: Option<Amount>,
    /// The most plausible value; none where the document leaves open what it is.
    pub to: Option<Amount>,
    /// The least it can be, whatever the other changes come to.
    pub low: Option<Amount>,
    /// The most it can be.
    pub high: Option<Amount>,
    /// The lapse that leads from the right figure to the printed one.
    pub slip: Option<Slip>,
    /// What sentences say of it.
    pub vote: Vote,
}

/// Figures that together mend a cluster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// What would have to change, in printed order.
    pub changes: Vec<Change>,
    /// The row that a table lacks, if that is what explains it; then nothing printed has to change.
    pub row: Option<LeftOutRow>,
    /// The one lapse that explains it all, if there is one.
    pub slip: Option<Slip>,
    /// What holds then, in order.
    pub restores: Vec<Source>,
}

/// Whether the document tells the first explanation from the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Certainty {
    /// There is no other.
    Only,
    /// It is more plausible than the others.
    Likely,
    /// The document cannot decide (无法断定).
    Open,
}

/// What was not explored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Unexplored {
    /// More than this many figures would have to change.
    MoreThan(usize),
    /// There may be other explanations: the work became too much.
    Others,
}

/// Broken constraints with what explains them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cluster {
    /// What is broken, or cannot be judged for want of a figure; in order.
    pub broken: Vec<Source>,
    /// The explanations, the most plausible first.
    pub explanations: Vec<Explanation>,
    /// Whether the first stands out.
    pub certainty: Certainty,
    /// What was not explored, if something was not.
    pub unexplored: Option<Unexplored>,
}

/// The explanations of all that is broken in a document, at the present figures, and of what cannot
/// be judged because a cell is blank: in the order of the relations. What sentences state of cells
/// is a vote.
#[must_use]
pub fn locate(grid: &Grid, values: &[Value], relations: &Relations, told: &[Told]) -> Vec<Cluster> {
    let amiss = |id| {
        let outcome = relations.outcome(values, id);
        matches!(outcome, Outcome::Broken | Outcome::Unknown(Unknown::Blank(_) | Unknown::PartsBlank))
    };
    if !relations.ids().any(amiss) {
        return Vec::new();
    }
    let units = unit_slips(grid, values, relations);
    let document = Document { grid, values, relations, units: &units };
    let system = document.system(|_| true);
    let (fills, all_filled) = blank::fills(&document, &system);
    let mut anew = MOST_DERIVED;
    let mut confirm = |changes: &[Change]| {
        let cell = |change: &Change| match change.variable {
            Variable::Cell(cell) => Some((cell, change.to?)),
            Variable::Said(_) | Variable::Unknown(_) => None,
        };
        let cells: Vec<(CellId, Amount)> = changes.iter().filter_map(cell).collect();
        if !document.rederives(&cells) {
            return Verdict::Fits;
        }
        if anew == 0 {
            return Verdict::Unknown;
        }
        anew -= 1;
        if document.mended_by(&cells).is_some_and(|mends| !mends.is_empty()) {
            Verdict::Fits
        } else {
            Verdict::No
        }
    };
    let mut clusters = explain_with(system, Limits::default(), &mut confirm, Some(fills), &Votes::new(told));
    row::add(&document, &mut clusters);
    if !all_filled {
        for cluster in clusters.iter_mut().filter(|cluster| cluster.unexplored.is_none()) {
            cluster.unexplored = Some(Unexplored::Others);
        }
    }
    clusters
}

/// Most sets of figures for which relations are derived anew.
const MOST_DERIVED: usize = 6;

/// The explanations of all that is broken in a system, clusters in the order of what is broken.
#[must_use]
pub fn explain(system: System, limits: Limits) -> Vec<Cluster> {
    explain_with(system, limits, &mut |_| Verdict::Fits, None, &Votes::default())
}

//! Blank cells as the figure that was left out. Relations across tables rest on what a document has
//! nothing of, so a cell left blank by mistake makes relations that are none and hides others:
//! what filling it in would mend is found by deriving all relations anew.

use rustc_hash::FxHashMap;

use super::Explanation;
use super::explain::explanation;
use super::feasible::Region;
use super::relations::Document;
use super::settle::{settle, within};
use super::system::{At, Source, System, Variable};
use crate::grid::CellId;
use crate::money::Amount;
use crate::relation::{Outcome, Unknown};

/// A blank cell that the relations around it want a figure in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fill {
    pub(super) explanation: Explanation,
    /// What it would mend, in order: broken relations, and those that could not be judged.
    pub(super) mends: Vec<Source>,
}

/// Most blank cells for which relations are derived anew: of all work this is the most.
const MOST: usize = 6;

/// The blank cells each of which, filled in, mends something and breaks nothing; and whether all
/// that might were tried. `system` has all relations of the document.
pub(super) fn fills(document: &Document<'_>, system: &System) -> (Vec<Fill>, bool) {
    let solid = document.solid_system();
    let broken = system.constraints.iter().filter(|constraint| system.is_broken(constraint)).count();
    let mut tried = 0;
    let mut fills = Vec::new();
    for Wanted { at, votes, silent } in wanted(document, &solid) {
        let Variable::Cell(cell) = solid.figures[at].variable else { continue };
        let Some(mut settled) =
            Region::of(&solid, &[at]).ok().and_then(|region| settle(&solid, &[at], &region))
        else {
            continue;
        };
        // One relation alone has many cells it could be: those that fit as relations are will do,
        // unless something is broken that only new relations could mend.
        let plain = (votes == 1).then(|| fits(system, cell)).flatten();
        let plain = plain.filter(|mends| silent.is_empty() || mends.len() == broken);
        let mended = match (plain, settled[0].to.map(Amount::from_ten_millionths)) {
            (Some(mends), _) => Some(mends),
            (None, _) if tried == MOST => return (fills, false),
            (None, Some(Ok(to))) => {
                tried += 1;
                document.mended_by_filling(cell, to).and_then(|(mends, range)| {
                    settled[0] = within(&solid, &settled[0], range)?;
                    Some(mends)
                })
            }
            (None, _) => None,
        };
        let Some(mut mends) = mended else { continue };
        mends.extend(silent);
        mends.sort_unstable();
        mends.dedup();
        if mends.is_empty() {
            continue;
        }
        let explanation = explanation(&solid, &settled, mends.clone());
        fills.extend(explanation.map(|explanation| Fill { explanation, mends }));
    }
    (fills, true)
}

/// The broken constraints that a cell's filling in mends, if all with it can hold then.
fn fits(system: &System, cell: CellId) -> Option<Vec<Source>> {
    let at = system.at(Variable::Cell(cell))?;
    Region::of(system, &[at]).ok()?;
    let with = system.uses(at).map(|number| &system.constraints[number]);
    Some(with.filter(|constraint| system.is_broken(constraint)).flat_map(|c| c.sources.clone()).collect())
}

/// A blank figure of constraints that are broken, or silent for want of it.
struct Wanted {
    at: At,
    votes: usize,
    silent: Vec<Source>,
}

/// The blank figures that constraints want, those first that most speak for, then in order.
fn wanted(document: &Document<'_>, system: &System) -> Vec<Wanted> {
    let mut found: Vec<Wanted> = Vec::new();
    let mut slots = FxHashMap::default();
    for constraint in &system.constraints {
        let silent = constraint.sources.iter().any(|source| is_silent(document, *source));
        if !silent && !system.is_broken(constraint) {
            continue;
        }
        for (at, _) in constraint.terms.iter().filter(|(at, _)| system.figures[*at].value.is_none()) {
            let slot = *slots.entry(*at).or_insert_with(|| {
                found.push(Wanted { at: *at, votes: 0, silent: Vec::new() });
                found.len() - 1
            });
            found[slot].votes += 1;
            if silent && system.asks(constraint, &[*at]) {
                found[slot].silent.extend(&constraint.sources);
            }
        }
    }
    found.sort_by_key(|wanted| (std::cmp::Reverse(wanted.votes), wanted.at));
    found
}

/// Whether a relation cannot be judged because one side is blank.
fn is_silent(document: &Document<'_>, source: Source) -> bool {
    let Source::Relation(id) = source else { return false };
    let outcome = document.relations.outcome(document.values, id);
    matches!(outcome, Outcome::Unknown(Unknown::Blank(_) | Unknown::PartsBlank))
}

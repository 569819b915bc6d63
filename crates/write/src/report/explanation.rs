//! One figure and everything that bears on it.

use mingzhang::calculate::Session;
use mingzhang::finding::relation_id;
use mingzhang::grid::CellId;
use mingzhang::measure;
use mingzhang::relation::{Outcome, RelationId};
use mingzhang::wording::{self, Lang};
use serde::Serialize;

use super::cells::{self, Arithmetic, Cell, Figure};
use super::measures::{Growth, Reporter, Share};

/// How a figure is computed and what it has to agree with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Explanation {
    /// The figure.
    #[serde(flatten)]
    pub figure: Figure,
    /// Share in the total row of its column.
    pub share_in_total: Measure<Share>,
    /// Share in the row (or, in a total row, the column) it is a part of.
    pub share_in_parent: Measure<Share>,
    /// Against last year.
    pub growth: Measure<Growth>,
    /// The other cells that print the same quantity.
    pub same_quantity: Vec<Cell>,
    /// The relations it is in.
    pub relations: Vec<Relation>,
}

/// A measure, or why there is none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Measure<T> {
    /// The measure.
    pub value: Option<T>,
    /// Why there is none, as a sentence.
    pub why: Option<String>,
}

/// A relation at the present figures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Relation {
    /// Stable id, the same as in findings.
    pub id: String,
    /// What has to equal what.
    pub statement: String,
    /// `holds`, `broken`, `unknown` or `not-applicable`.
    pub outcome: &'static str,
    /// Why, as a sentence.
    pub reason: String,
    /// The arithmetic line by line.
    pub arithmetic: Vec<Arithmetic>,
}

impl<T> Measure<T> {
    fn new(result: Result<T, String>) -> Self {
        match result {
            Ok(value) => Self { value: Some(value), why: None },
            Err(why) => Self { value: None, why: Some(why) },
        }
    }
}

/// Explains a figure.
#[must_use]
pub fn explain(session: &Session, cell: CellId, lang: Lang) -> Explanation {
    let of = Reporter { session, lang };
    let share = |share: Result<measure::Share, measure::NoShare>| {
        let share = share.map(|share| of.share(&share));
        Measure::new(share.map_err(|why| wording::no_share(session, why, lang)))
    };
    let growth = measure::growth(session, cell).map(|growth| of.growth(cell, &growth));
    let same = session.grid().at(session.grid().place(cell)).iter().filter(|other| **other != cell);
    Explanation {
        figure: cells::figure(session, cell, lang),
        share_in_total: share(measure::share_in_total(session, cell)),
        share_in_parent: share(measure::share_in_parent(session, cell)),
        growth: Measure::new(growth.map_err(|why| wording::no_growth(why, lang).to_owned())),
        same_quantity: same.map(|cell| cells::cell(session, *cell, lang)).collect(),
        relations: session.relations().of(cell).map(|id| relation(session, id, lang)).collect(),
    }
}

fn relation(session: &Session, id: RelationId, lang: Lang) -> Relation {
    let (relations, values) = (session.relations(), session.values());
    Relation {
        id: relation_id(session.grid(), relations.get(id)),
        statement: wording::relation_statement(session, id, lang),
        outcome: match relations.outcome(values, id) {
            Outcome::Holds { .. } => "holds",
            Outcome::Broken => "broken",
            Outcome::Unknown(_) => "unknown",
            Outcome::NotApplicable(_) => "not-applicable",
        },
        reason: wording::outcome_reason(session, id, lang),
        arithmetic: cells::arithmetic(session, &relations.arithmetic(session.grid(), values, id), lang),
    }
}

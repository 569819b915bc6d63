//! What does not hold, cell by cell.

use super::{About, Agreement, Step, Walk, Why, shown_parts};
use crate::calculate::Session;
use crate::finding::{Subject, findings};
use crate::relation::{Kind, RelationId};

/// A walk for every relation that does not hold (不成立), in the order of the findings: the total, its
/// parts, and what they come to; or the two figures that contradict each other.
#[must_use]
pub fn broken(session: &Session) -> Vec<Walk> {
    let relations = findings(session).into_iter().filter_map(|finding| match finding.subject {
        Subject::Broken(id) => Some(id),
        _ => None,
    });
    relations.map(|id| walk(session, id)).collect()
}

fn walk(session: &Session, id: RelationId) -> Walk {
    let relation = session.relations().get(id);
    let total = relation.total;
    let mut steps = vec![Step { cell: total, why: Why::Start }];
    match relation.kind {
        Kind::Sum => {
            let parts = shown_parts(session, id);
            let shown = parts.len();
            let step = |(at, cell)| Step { cell, why: Why::Part { sum: id, number: at + 1, shown } };
            steps.extend(parts.into_iter().enumerate().map(step));
            steps.push(Step { cell: total, why: Why::Sum { sum: id, shown } });
        }
        Kind::Same => {
            steps.extend(relation.parts.iter().map(|cell| Step {
                cell: *cell,
                why: Why::Again { of: total, agreement: Agreement::Differs },
            }))
        }
        Kind::Part => steps.extend(relation.parts.iter().map(|cell| Step {
            cell: *cell,
            why: Why::Within { whole: total, agreement: Agreement::Differs },
        })),
    }
    Walk { about: About::Broken(id), steps }
}

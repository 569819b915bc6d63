//! What a table's wrong money unit explains is not told beside it.

use super::Document;
use crate::finding::{Finding, Stated, Subject};
use crate::relation::{UnitSlip, is_by_unit, unit_slips};

/// The tables of a document whose money unit is probably wrong.
pub(super) struct ByUnit<'a> {
    document: &'a Document<'a>,
    slips: Vec<UnitSlip>,
}

impl<'a> ByUnit<'a> {
    pub(super) fn of(document: &'a Document<'a>) -> Self {
        Self { document, slips: unit_slips(document.grid, document.values, document.relations) }
    }

    /// Whether a finding is there for the unit alone: a relation with a table of another unit, or an
    /// amount in words ten thousand times apart from its cell.
    pub(super) fn explains(&self, finding: &Finding) -> bool {
        let Document { grid, values, relations, .. } = self.document;
        match finding.subject {
            Subject::Broken(id) | Subject::NotJudged(id, _) => {
                is_by_unit(&self.slips, grid, values, relations, id)
            }
            Subject::Said { .. } if !finding.passages.is_empty() => {
                let of_table =
                    |slip: &UnitSlip| finding.cells.iter().any(|cell| grid.spot(*cell).table == slip.table);
                self.slips.iter().any(of_table) && are_apart(finding)
            }
            _ => false,
        }
    }
}

/// Whether what a finding compares is ten thousand times apart, as far as its digits go.
fn are_apart(finding: &Finding) -> bool {
    let amount =
        |stated: Option<Stated>| stated.and_then(Stated::amount).map(|amount| amount.abs().ten_millionths());
    let (Some(one), Some(other)) = (amount(finding.expected), amount(finding.actual)) else { return false };
    let room = finding.tolerance.map_or(0, |tolerance| tolerance.ten_millionths().saturating_mul(TIMES));
    let (large, small) = (one.max(other), one.min(other));
    small != 0 && (large - small.saturating_mul(TIMES)).abs() <= room
}

/// 1 万元 in 元.
const TIMES: i128 = 10_000;

//! Expenditure by functional classification (功能分类): class, section, item, and by kind where a
//! document prints it.

use super::part::{Part, Scale, inside};
use crate::calculate::Session;
use crate::measure;

/// The tree of the expenditure, if it is printed by function.
#[must_use]
pub fn tree(session: &Session) -> Option<Part> {
    let whole = measure::overview(session).by_function?.whole;
    whole.amount?;
    let draw = |scale| {
        let by_kind = |cell| inside(session, scale, cell, "nature", 1, &|_| Vec::new());
        let parts = inside(session, scale, whole.cell, "function", usize::MAX, &by_kind);
        Some(Part::new(session, scale, whole.clone(), parts))
    };
    Scale::finest(draw, Part::largest)
}

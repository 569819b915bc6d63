//! Headings of grids that merge no cells, as separated values cannot: one over several columns stands
//! in the first of them, and the cells right of it are blank.

use std::collections::BTreeSet;

use super::columns::Heading;
use crate::understand::key::key;
use crate::understand::token::Line;

/// The headings of these rows of a grid from top to bottom, each over all its columns.
pub(super) fn headings(rows: &[Line]) -> Vec<Heading> {
    let merged = rows.iter().flat_map(|row| &row.tokens).any(|token| token.columns.len() > 1);
    let mut begun: BTreeSet<u32> = BTreeSet::new();
    let mut headings = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let below = || rows.iter().skip(at + 1).flat_map(|row| &row.tokens);
        for (place, token) in row.tokens.iter().enumerate() {
            let mut columns = token.columns.clone();
            // A line with one text alone is a title, a year or a caption.
            if !merged && row.tokens.len() > 1 {
                let next = row.tokens.get(place + 1).map(|next| next.columns.start);
                let above = begun.range(columns.end..).next().copied();
                let limit = next.into_iter().chain(above).min().unwrap_or(u32::MAX);
                // It reaches as far as there are headings below it.
                let last = below().map(|token| token.columns.end).filter(|end| *end <= limit).max();
                columns.end = columns.end.max(last.unwrap_or(0));
            }
            if !key(&token.text).is_empty() {
                headings.push(Heading { text: token.text.clone(), columns });
            }
        }
        begun.extend(row.tokens.iter().map(|token| token.columns.start));
    }
    headings
}

//! How a table prints its figures: what is printed otherwise is none of them.

use crate::understand::token::{Line, Printed};

/// Whether nearly all figures of a table are printed with just so many decimals.
pub(super) fn is_fixed(pages: &[&[Line]], decimals: usize) -> bool {
    const FEWEST: usize = 8;
    let tokens = pages.iter().flat_map(|page| page.iter()).flat_map(|line| &line.tokens);
    let shown = tokens.filter_map(|token| match token.printed()? {
        Printed::Number(text) => text.split_once('.').map(|(_, after)| after.len()),
        Printed::Money(..) | Printed::Dash => None,
    });
    let (fixed, other): (Vec<usize>, Vec<usize>) = shown.partition(|shown| *shown == decimals);
    fixed.len() >= FEWEST && fixed.len() > other.len() * 9
}

/// A whole number that is not zero.
pub(super) fn is_bare(printed: &Printed) -> bool {
    matches!(printed, Printed::Number(text) if !text.contains('.') && text.contains(|c: char| matches!(c, '1'..='9')))
}

/// Figures of one table have all decimals, or none.
pub(super) fn same_style(a: &Printed, b: &Printed) -> bool {
    match (a, b) {
        (Printed::Number(a), Printed::Number(b)) => a.contains('.') == b.contains('.'),
        _ => true,
    }
}

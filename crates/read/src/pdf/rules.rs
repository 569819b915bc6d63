//! Ruling lines become whole: pieces that lie on one line and touch are joined.

use super::marks::Rule;

/// Lines nearer than this are one line, in tenths of a point.
pub(super) const NEAR: i32 = 18;

/// Shortest line that counts.
const SHORTEST: i32 = 40;

/// Lines of one direction on a page; a page with more is a drawing, and its lines are no table.
const MOST: usize = 1_000;

/// The lines that the pieces make, from left to right (from top to bottom).
pub(super) fn joined(mut pieces: Vec<Rule>) -> Vec<Rule> {
    pieces.sort_unstable();
    let mut joined = Vec::new();
    let mut rest = pieces.as_mut_slice();
    while let Some(first) = rest.first() {
        let at = first.at;
        let count = rest.iter().take_while(|rule| rule.at <= at + NEAR).count();
        let (line, after) = rest.split_at_mut(count);
        line.sort_unstable_by_key(|rule| rule.from);
        let mut whole: Option<Rule> = None;
        for piece in line {
            match &mut whole {
                Some(whole) if piece.from <= whole.to + NEAR => whole.to = whole.to.max(piece.to),
                _ => joined.extend(whole.replace(Rule { at, ..*piece })),
            }
        }
        joined.extend(whole);
        rest = after;
    }
    joined.retain(|rule| rule.to - rule.from >= SHORTEST);
    if joined.len() > MOST { Vec::new() } else { joined }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_that_touch_become_one_line() {
        let piece = |at, from, to| Rule { at, from, to };
        let pieces =
            vec![piece(105, 500, 900), piece(100, 0, 505), piece(100, 2000, 2400), piece(300, 0, 20)];
        assert_eq!(joined(pieces), [piece(100, 0, 900), piece(100, 2000, 2400)]);
    }

    #[test]
    fn a_drawing_has_no_lines() {
        let pieces = (0..2_000).map(|n| Rule { at: n * 30, from: 0, to: 500 }).collect();
        assert_eq!(joined(pieces), []);
    }
}

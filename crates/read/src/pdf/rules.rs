//! Ruling lines: what is drawn in pieces becomes one line.

use hayro_interpret::kurbo::{Affine, Rect};

/// How far, in tenths of a point, pieces of one line may lie beside each other.
const BESIDE: i32 = 12;

/// How far, in tenths of a point, pieces of one line may be apart.
const APART: i32 = 25;

/// The shortest line that rules a table, in tenths of a point.
const SHORTEST: i32 = 40;

/// A level or upright line in tenths of a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Rule {
    /// Whether it is upright.
    pub(super) upright: bool,
    /// Its place across: x of an upright line, y of a level one.
    pub(super) at: i32,
    /// Where it begins.
    pub(super) from: i32,
    /// Where it ends.
    pub(super) to: i32,
}

impl Rule {
    /// The line that is so thin a rectangle, in points; none if it leans.
    pub(super) fn new(line: Rect) -> Option<Self> {
        const LEANS: f64 = 1.0;
        let tenths = |points: f64| (points * 10.0).round() as i32;
        let middle = line.center();
        if line.width() > LEANS && line.height() > LEANS {
            None
        } else if line.width() >= line.height() {
            Some(Self { upright: false, at: tenths(middle.y), from: tenths(line.x0), to: tenths(line.x1) })
        } else {
            Some(Self { upright: true, at: tenths(middle.x), from: tenths(line.y0), to: tenths(line.y1) })
        }
    }

    /// The line on a page that is turned, in points.
    pub(super) fn turned(&self, turn: Affine) -> Self {
        let [at, from, to] = [self.at, self.from, self.to].map(|tenths| f64::from(tenths) / 10.0);
        let line = if self.upright { Rect::new(at, from, at, to) } else { Rect::new(from, at, to, at) };
        Self::new(turn.transform_rect_bbox(line)).unwrap_or(*self)
    }
}

/// The lines that the pieces make.
pub(super) fn merged(mut pieces: Vec<Rule>) -> Vec<Rule> {
    pieces.sort_unstable();
    let mut merged = Vec::new();
    for beside in pieces.chunk_by(|a, b| a.upright == b.upright && b.at - a.at <= BESIDE) {
        let mut pieces = beside.to_vec();
        pieces.sort_unstable_by_key(|piece| (piece.from, piece.to));
        // Pieces may lie beside each other little by little: all of one line are at its middle.
        let at = pieces[pieces.len() / 2].at;
        let mut line: Option<Rule> = None;
        for piece in pieces {
            match &mut line {
                Some(line) if piece.from <= line.to + APART => line.to = line.to.max(piece.to),
                _ => {
                    merged.extend(line);
                    line = Some(Rule { at, ..piece });
                }
            }
        }
        merged.extend(line);
    }
    merged.retain(|line| line.to - line.from >= SHORTEST);
    merged
}

#[cfg(test)]
mod tests {
    use super::*;

    fn level(at: i32, from: i32, to: i32) -> Rule {
        Rule { upright: false, at, from, to }
    }

    #[test]
    fn pieces_become_one_line() {
        let pieces = vec![level(100, 0, 300), level(102, 310, 600), level(100, 700, 900), level(200, 0, 20)];
        assert_eq!(merged(pieces), [level(102, 0, 600), level(102, 700, 900)]);
    }

    #[test]
    fn lines_that_lean_rule_nothing() {
        assert_eq!(Rule::new(Rect::new(0.0, 0.0, 50.0, 50.0)), None);
        assert_eq!(Rule::new(Rect::new(0.0, 5.0, 50.0, 5.4)), Some(level(52, 0, 500)));
    }
}

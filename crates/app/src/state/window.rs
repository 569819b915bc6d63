//! Which rows of a long table are drawn: those in sight and some around them, so that a table of
//! thousands of rows costs as much as one of fifty.

/// Rows drawn before and after those in sight.
const MARGIN: usize = 20;

/// Tables up to this many rows are drawn whole: searchable by the browser and printable.
pub const WHOLE: usize = 300;

/// A stretch of rows, and the height of what is left out above and below.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch {
    /// First row drawn.
    pub first: usize,
    /// One after the last row drawn.
    pub end: usize,
}

impl Stretch {
    /// The stretch for a box scrolled to `top`, `height` tall, of `rows` rows each `row_height` tall.
    #[must_use]
    pub fn in_sight(rows: usize, row_height: usize, top: usize, height: usize) -> Self {
        if rows <= WHOLE || row_height == 0 {
            return Self { first: 0, end: rows };
        }
        let first = (top / row_height).saturating_sub(MARGIN);
        let end = ((top + height) / row_height + 1 + MARGIN).min(rows);
        // Steps of ten rows: a small scroll draws nothing new.
        let first = first / 10 * 10;
        let end = end.div_ceil(10) * 10;
        Self { first: first.min(rows), end: end.min(rows) }
    }

    /// Whether a row is drawn.
    #[must_use]
    pub fn contains(self, row: usize) -> bool {
        (self.first..self.end).contains(&row)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_tables_are_drawn_whole() {
        assert_eq!(Stretch::in_sight(300, 32, 9_000, 600), Stretch { first: 0, end: 300 });
    }

    #[test]
    fn large_tables_draw_what_is_in_sight() {
        let stretch = Stretch::in_sight(7_000, 32, 32_000, 640);
        assert_eq!(stretch, Stretch { first: 980, end: 1_050 });
        assert!(stretch.contains(1_000) && stretch.contains(1_020) && !stretch.contains(1_100));
        assert_eq!(Stretch::in_sight(7_000, 32, 0, 640).first, 0);
        assert_eq!(Stretch::in_sight(7_000, 32, 999_999_999, 640).end, 7_000);
    }
}

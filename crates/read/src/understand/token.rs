//! Lines, the tokens they are made of, and figures.

use std::ops::Range;

use super::figure::LONGEST;
pub(crate) use super::figure::{Printed, printed};
use super::key::{join, key, narrow};
use crate::source::{Cell, CellGrid, Item, Place, Source};

/// What stands between spaces, or in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Token {
    /// The visible text.
    pub(crate) text: String,
    /// Number of its line.
    pub(crate) line: usize,
    /// Where it stands in the source.
    pub(crate) place: Place,
    /// The columns of its grid that it covers, for a cell.
    pub(crate) columns: Range<u32>,
}

/// A line of text, or the cells that begin in one row of a grid; not blank.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    /// Place among the lines of the document.
    pub(crate) number: usize,
    /// Its tokens, one at least.
    pub(crate) tokens: Vec<Token>,
    /// The key of the whole line.
    pub(crate) key: String,
    /// The grid that it is a row of, and which.
    pub(crate) row: Option<GridRow>,
    /// Its left edge on its page, in tenths of a point, for a line of a page.
    pub(crate) left: Option<i32>,
}

/// A row of a grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct GridRow {
    /// Part and item of the source.
    pub(crate) grid: (u32, u32),
    /// Row, from 0.
    pub(crate) row: u32,
    /// Columns of the grid.
    pub(crate) width: u32,
    /// Its own cells, blank ones included.
    pub(crate) length: u32,
}

/// Words that a cell has instead of a stroke.
const NOTHING: [&str; 2] = ["无", "零"];

impl Token {
    /// The figure that the token is, if it is one.
    pub(crate) fn printed(&self) -> Option<Printed> {
        let in_cell = !self.columns.is_empty();
        if in_cell && NOTHING.contains(&self.text.as_str()) {
            Some(Printed::Dash)
        } else {
            printed(&self.text)
        }
    }

    /// Its digits, if it has nothing else.
    pub(crate) fn digits(&self) -> Option<String> {
        if self.text.len() > LONGEST {
            return None;
        }
        let narrow: String = self.text.chars().map(narrow).collect();
        narrow.bytes().all(|byte| byte.is_ascii_digit()).then_some(narrow)
    }
}

/// The lines of a document in reading order: those of its text, and the rows of its grids.
pub(crate) fn lines(source: &Source) -> Vec<Line> {
    let mut lines = Vec::new();
    for (part, page) in (0_u32..).zip(&source.parts) {
        for (item, piece) in (0_u32..).zip(&page.items) {
            let at = Place { part, item, at: 0 };
            match piece {
                Item::Line(line) => {
                    let words = (0_u32..)
                        .zip(&line.words)
                        .map(|(word, found)| (found.text.as_str(), Place { at: word, ..at }));
                    let left = line.words.first().and_then(|word| word.area).map(|area| area.x);
                    lines.extend(Line::of_words(lines.len(), words).map(|line| Line { left, ..line }));
                }
                Item::Grid(grid) => Line::of_grid(grid, at, &mut lines),
            }
        }
    }
    lines
}

impl Line {
    /// A line of text.
    pub(crate) fn of_words<'a>(
        number: usize,
        words: impl IntoIterator<Item = (&'a str, Place)>,
    ) -> Option<Self> {
        let mut tokens: Vec<Token> = Vec::new();
        for (word, place) in words {
            match tokens.last_mut().filter(|last| is_split_figure(&last.text, word)) {
                Some(last) => last.text.push_str(word),
                None => tokens.push(Token { text: word.to_owned(), line: number, place, columns: 0..0 }),
            }
        }
        Self::of_tokens(number, tokens, None)
    }

    fn of_grid(grid: &CellGrid, at: Place, lines: &mut Vec<Self>) {
        for (row, cells) in grid.rows_with_cells() {
            let number = lines.len();
            let token = |(place, cell): (u32, &Cell)| Token {
                text: cell_text(&cell.text),
                line: number,
                place: Place { at: place, ..at },
                columns: cell.column..cell.column.saturating_add(cell.columns),
            };
            let length = usize::try_from(row).ok().and_then(|row| grid.lengths.get(row)).copied();
            let (width, length) = (grid.columns, length.unwrap_or(grid.columns));
            let row = GridRow { grid: (at.part, at.item), row, width, length };
            lines.extend(Self::of_tokens(number, cells.map(token).collect(), Some(row)));
        }
    }

    fn of_tokens(number: usize, tokens: Vec<Token>, row: Option<GridRow>) -> Option<Self> {
        let key = tokens.iter().map(|token| key(&token.text)).collect();
        (!tokens.is_empty()).then_some(Self { number, tokens, key, row, left: None })
    }

    /// What of a row of a grid begins in these columns.
    pub(crate) fn within(&self, columns: &Range<u32>) -> Option<Self> {
        let tokens = self.tokens.iter().filter(|token| columns.contains(&token.columns.start));
        Self::of_tokens(self.number, tokens.cloned().collect(), self.row)
    }

    /// Gives it another place among the lines.
    pub(crate) fn renumber(&mut self, number: usize) {
        self.number = number;
        self.tokens.iter_mut().for_each(|token| token.line = number);
    }

    /// The tokens with single spaces between them.
    pub(crate) fn text(&self) -> String {
        self.tokens.iter().map(|token| token.text.as_str()).collect::<Vec<_>>().join(" ")
    }
}

/// The words of a cell as one text; two figures in it stay two.
fn cell_text(text: &str) -> String {
    let words: Vec<&str> = text.split(['\n', ' ']).collect();
    let ends = |word: &str| {
        matches!(word.rsplit_once('.'), Some((_, decimals)) if !decimals.is_empty())
            && printed(word).is_some()
    };
    let two = words.windows(2).any(|pair| matches!(pair, [a, b] if ends(a) && printed(b).is_some()));
    if two { words.join(" ") } else { join(words) }
}

/// `3, 984.50` and `3,984 .50`: one figure with a space at its separator.
fn is_split_figure(last: &str, word: &str) -> bool {
    let separator = |c: Option<char>| c.map(narrow).is_some_and(|c| matches!(c, ',' | '.'));
    (separator(last.chars().next_back()) || separator(word.chars().next()))
        && last.len() + word.len() < LONGEST
        && printed(&format!("{last}{word}")).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_split_at_a_separator_are_joined() {
        let line = |text: &str| {
            let words = text.split(' ').map(|word| (word, Place { part: 0, item: 0, at: 0 }));
            let line = Line::of_words(0, words).unwrap();
            line.tokens.into_iter().map(|token| token.text).collect::<Vec<_>>()
        };
        let expected = ["合计", "3,984.50", "1,234.50", "7.25", "2", "3"];
        assert_eq!(line("合计 3, 984.50 1,234 .50 7. 25 2 3"), expected);
        assert_eq!(line("1. 23 项"), ["1.23", "项"]);
    }

    #[test]
    fn two_figures_in_a_cell_are_not_one() {
        assert_eq!(cell_text("53.89 302"), "53.89 302");
        assert_eq!(cell_text("53.89\n30.20"), "53.89 30.20");
        assert_eq!(cell_text("1 234.50"), "1234.50");
        assert_eq!(cell_text("3,984.\n50"), "3,984.50");
        assert_eq!(cell_text("201\n一般公共\n服务支出"), "201一般公共服务支出");
    }
}

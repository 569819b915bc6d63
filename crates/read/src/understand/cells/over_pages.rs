//! Rows whose cells are cut between two pages: each cell goes on in the first row of the next.

use super::Reader;
use super::columns::Panel;
use super::row::says_something;
use crate::understand::cut::{is_cut, is_whole};
use crate::understand::key::{join, key};
use crate::understand::token::{Line, Token};

impl Reader<'_> {
    /// The row that was held back, with what stands below it on the next page; none unless only both
    /// together are a label that is known, or a figure with all its decimals.
    pub(super) fn over_the_page(&self, below: &Line) -> Option<Line> {
        let (held, _) = self.held.as_ref()?;
        let columns = self.columns.as_ref()?;
        let width = |line: &Line| line.row.map(|row| row.width);
        if width(held) != width(below) {
            return None;
        }
        let mut whole = held.clone();
        let mut cut_figures = false;
        for piece in below.tokens.iter().filter(|piece| says_something(piece)) {
            let cut = whole.tokens.iter_mut().find(|token| token.columns == piece.columns)?;
            let (figure, was_cut) = (cut.printed().is_some(), is_cut(&cut.text, self.decimals));
            cut.text.push_str(&piece.text);
            let is_whole = is_whole(&cut.text, self.decimals);
            if (figure || was_cut) && !is_whole {
                return None;
            }
            cut_figures |= was_cut && is_whole;
        }
        let goes_on = |panel: &Panel| self.is_whole_label(panel, &whole) && !self.is_whole_label(panel, held);
        (cut_figures || columns.panels.iter().any(goes_on)).then_some(whole)
    }

    /// Whether a panel has a label of the form in this row, or an account by its whole name.
    fn is_whole_label(&self, panel: &Panel, row: &Line) -> bool {
        let shape = &self.shapes[panel.block];
        let in_stub = |token: &&Token| {
            panel.stub.iter().any(|column| token.columns.contains(column))
                && !panel.projects.contains(&token.columns.start)
        };
        let stub: Vec<Token> = row.tokens.iter().filter(in_stub).cloned().collect();
        let (code, text) = shape.code(&stub).map_or((None, stub.clone()), |(code, rest)| (Some(code), rest));
        let label = join(text.iter().map(|token| token.text.as_str()));
        match (code, &shape.spec.accounts) {
            (Some(code), Some(dimension)) => {
                self.known.name(dimension, &code).is_some_and(|name| name == key(&label))
            }
            _ => shape.fixed(&self.used[panel.block], &label).is_some(),
        }
    }
}

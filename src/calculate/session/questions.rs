//! Open questions: what the coordinates do not decide about edits, and how it is answered.

use super::history::Before;
use super::{Changes, EditError, Session};
use crate::calculate::moves::{self, Move, Question};
use crate::calculate::record::Record;
use crate::grid::{CellId, Value};
use crate::money::Amount;

impl Session {
    /// The open question that a difference typed into a cell answers, and its candidate.
    pub(super) fn answered_by(&self, cell: CellId, difference: Amount) -> Option<(Question, usize)> {
        self.questions().into_iter().filter(|question| question.amount == difference).find_map(|question| {
            let candidate =
                question.candidates.iter().position(|candidate| candidate.cells.contains(&cell))?;
            Some((question, candidate))
        })
    }

    /// What the coordinates do not decide about the edits so far: differences that stay open, with
    /// the parts that could take them.
    #[must_use]
    pub fn questions(&self) -> Vec<Question> {
        let mut questions: Vec<Question> = Vec::new();
        for moved in &self.moves {
            for open in &moved.open {
                let same =
                    questions.iter_mut().find(|q| q.dimension == open.dimension && q.total == open.total);
                match same {
                    Some(question) => {
                        // Each amount is in bounds; a net beyond them would have refused the edit.
                        question.amount = question.amount.plus(moved.amount).unwrap_or(question.amount);
                        question
                            .candidates
                            .retain(|known| open.candidates.iter().any(|c| c.node == known.node));
                    }
                    None => questions.push(Question {
                        dimension: open.dimension,
                        total: open.total,
                        amount: moved.amount,
                        candidates: open.candidates.clone(),
                    }),
                }
            }
        }
        questions.retain(|question| !question.amount.is_zero() && !question.candidates.is_empty());
        questions
    }

    /// Answers an open question: the candidate takes the difference.
    ///
    /// # Errors
    /// No such question or candidate; totals out of bounds.
    pub fn place(&mut self, question: usize, candidate: usize) -> Result<Changes, EditError> {
        let asked = self.questions().into_iter().nth(question).ok_or(EditError::NoSuchQuestion)?;
        let node = asked.candidates.get(candidate).ok_or(EditError::NoSuchQuestion)?.node;
        let node = self.grid.space().dimensions()[asked.dimension].node(node).id.clone();
        let changes = self.narrow(&asked, candidate, Record::Place { question, node })?;
        self.undone.clear();
        Ok(changes)
    }

    /// Takes the difference of a question to one of its candidates.
    pub(super) fn narrow(
        &mut self,
        question: &Question,
        candidate: usize,
        record: Record,
    ) -> Result<Changes, EditError> {
        let node = question.candidates[candidate].node;
        let mut replaced = Vec::new();
        let mut narrowed = Vec::new();
        let mut new: Vec<(CellId, Value)> = Vec::new();
        for (at, moved) in self.moves.iter().enumerate() {
            if !moved
                .open
                .iter()
                .any(|open| open.dimension == question.dimension && open.total == question.total)
            {
                continue;
            }
            let place = moved.place.with(question.dimension, node);
            let (place, open) = moves::settle(self.document(), place);
            for cell in moves::containing(&self.grid, &place) {
                let old = self.values[cell.index()];
                if old == Value::Missing || self.grid.space().contains(self.grid.place(cell), &moved.place) {
                    continue;
                }
                match new.iter_mut().find(|(known, _)| *known == cell) {
                    Some((_, value)) => *value = Value::Number(value.or_zero().plus(moved.amount)?),
                    None => new.push((cell, Value::Number(old.or_zero().plus(moved.amount)?))),
                }
            }
            replaced.push((at, moved.clone()));
            narrowed.push(Move { place, amount: moved.amount, open });
        }
        let at: Vec<usize> = replaced.iter().map(|(at, _)| *at).collect();
        let changes = self.apply(record, new, Before::Replaced(replaced));
        for (at, moved) in at.into_iter().zip(narrowed) {
            self.moves[at] = moved;
        }
        Ok(changes)
    }
}

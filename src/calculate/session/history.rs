//! The steps done so far: undone and done again, to the digit.

use super::{Changes, EditError, Session};
use crate::calculate::ReplayError;
use crate::calculate::moves::Move;
use crate::calculate::record::Record;
use crate::grid::{CellId, Value};

/// A step with what it takes to undo it.
#[derive(Debug, Clone)]
pub(super) struct Applied {
    record: Record,
    values: Vec<(CellId, Value)>,
    moves: Before,
}

/// The moves before a step.
#[derive(Debug, Clone)]
pub(super) enum Before {
    Unchanged,
    Added,
    Replaced(Vec<(usize, Move)>),
    All(Vec<Move>),
}

impl Session {
    /// Whether there is something to undo.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    /// Whether there is something to redo.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }

    /// Takes back the last step, to the digit.
    pub fn undo(&mut self) -> Changes {
        let mut all = Changes::default();
        while let Some(applied) = self.done.pop() {
            match applied.moves {
                Before::Unchanged => {}
                Before::Added => {
                    self.moves.pop();
                }
                Before::Replaced(moves) => {
                    for (at, moved) in moves {
                        self.moves[at] = moved;
                    }
                }
                Before::All(moves) => self.moves = moves,
            }
            all.add(self.write(&applied.values));
            let joined = applied.record.is_joined();
            self.undone.push(applied.record);
            if !joined {
                break;
            }
        }
        all
    }

    /// Does again what was undone last.
    ///
    /// # Errors
    /// None in practice: it was done before.
    pub fn redo(&mut self) -> Result<Changes, EditError> {
        let mut step: Vec<Record> = self.undone.pop().into_iter().collect();
        while self.undone.last().is_some_and(Record::is_joined) {
            step.extend(self.undone.pop());
        }
        let rest = std::mem::take(&mut self.undone);
        let before = self.values.clone();
        let result = self.replay(&step);
        self.undone = rest;
        if let Err(ReplayError::Edit(error)) = result {
            return Err(error);
        }
        let cells = self.grid.cells().filter(|cell| before[cell.index()] != self.value(*cell)).collect();
        Ok(Changes { cells, relations_changed: !step.is_empty() })
    }

    /// The steps so far, for keeping.
    pub fn records(&self) -> impl Iterator<Item = &Record> {
        self.done.iter().map(|applied| &applied.record)
    }

    /// Does a step.
    pub(super) fn apply(&mut self, record: Record, new: Vec<(CellId, Value)>, moves: Before) -> Changes {
        let values = new.iter().map(|(cell, _)| (*cell, self.value(*cell))).collect();
        let changes = self.write(&new);
        self.done.push(Applied { record, values, moves });
        changes
    }
}

//! A document being worked on: what was published, what was changed, what follows.

mod history;
mod questions;

use std::sync::Arc;

use serde::Serialize;

use super::moves::{self, Move};
use super::record::Record;
use crate::disclosure::Disclosure;
use crate::form::{self, Form};
use crate::grid::{CellId, Grid, GridError, Presence, Value};
use crate::money::{Amount, AmountError};
use crate::quantity::Coordinate;
use crate::relation::{Nothing, Relations};
use history::{Applied, Before};

/// What an edit means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mode {
    /// 审核: this printed figure alone, to see which relations then hold.
    Check,
    /// 测算: totals and every other place that prints the quantity follow.
    #[default]
    Calculate,
}

/// Why a document could not be opened.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// No form set with this id.
    #[error("no form {0}")]
    UnknownForm(String),
    /// The document does not fit its form.
    #[error(transparent)]
    Grid(#[from] GridError),
}

/// Why an edit was refused; nothing has changed then.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// The figure, or a total that would follow from it, is out of bounds.
    #[error(transparent)]
    Amount(#[from] AmountError),
    /// The document does not have the table.
    #[error("the document does not have the table of this cell")]
    TableMissing(CellId),
    /// No such open question or candidate.
    #[error("no such question")]
    NoSuchQuestion,
}

/// What an edit touched.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Changes {
    /// Cells whose value changed, in printed order.
    pub cells: Vec<CellId>,
    /// Whether something became or stopped being nothing, so that the relations themselves are
    /// others now.
    pub relations_changed: bool,
}

impl Changes {
    fn add(&mut self, more: Changes) {
        self.cells.extend(more.cells);
        self.cells.sort_unstable();
        self.cells.dedup();
        self.relations_changed |= more.relations_changed;
    }
}

/// A document being worked on.
#[derive(Debug, Clone)]
pub struct Session {
    disclosure: Disclosure,
    grid: Grid,
    values: Vec<Value>,
    relations: Relations,
    nothing: Nothing,
    moves: Vec<Move>,
    done: Vec<Applied>,
    undone: Vec<Record>,
}

impl Session {
    /// Opens a document of a built-in form.
    ///
    /// # Errors
    /// An unknown form, or a document that does not fit it.
    pub fn open(disclosure: Disclosure) -> Result<Self, OpenError> {
        let form =
            form::by_id(&disclosure.form).ok_or_else(|| OpenError::UnknownForm(disclosure.form.clone()))?;
        Ok(Self::with_form(form, disclosure)?)
    }

    /// Opens a document of the given form.
    ///
    /// # Errors
    /// A document that does not fit the form.
    pub fn with_form(form: Arc<Form>, disclosure: Disclosure) -> Result<Self, GridError> {
        let grid = Grid::new(form, &disclosure)?;
        let values: Vec<Value> = grid.cells().map(|cell| grid.published(cell)).collect();
        let nothing = Nothing::new(&grid, &values);
        let relations = Relations::knowing(&grid, &values, &nothing);
        Ok(Self {
            disclosure,
            grid,
            values,
            relations,
            nothing,
            moves: Vec::new(),
            done: Vec::new(),
            undone: Vec::new(),
        })
    }

    /// The document as published.
    #[must_use]
    pub fn published(&self) -> &Disclosure {
        &self.disclosure
    }

    /// The document laid out on its form.
    #[must_use]
    pub fn grid(&self) -> &Grid {
        &self.grid
    }

    /// The present values of all cells.
    #[must_use]
    pub fn values(&self) -> &[Value] {
        &self.values
    }

    /// The present value of a cell.
    #[must_use]
    pub fn value(&self, cell: CellId) -> Value {
        self.values[cell.index()]
    }

    /// The relations at the present values.
    #[must_use]
    pub fn relations(&self) -> &Relations {
        &self.relations
    }

    /// Present minus published, if the cell differs.
    #[must_use]
    pub fn change(&self, cell: CellId) -> Option<Amount> {
        let (now, then) = (self.value(cell), self.grid.published(cell));
        if now == then { None } else { now.or_zero().minus(then.or_zero()).ok() }
    }

    /// The cells that differ from what was published.
    pub fn changed(&self) -> impl Iterator<Item = CellId> + '_ {
        self.grid.cells().filter(|cell| self.value(*cell) != self.grid.published(*cell))
    }

    /// Sets a figure; `None` makes it blank.
    ///
    /// # Errors
    /// See [`EditError`]; nothing has changed then.
    pub fn edit(&mut self, cell: CellId, value: Option<Amount>, mode: Mode) -> Result<Changes, EditError> {
        self.set(cell, value, mode, false)
    }

    /// Sets several figures, one after the other, as one step: all or none, and undone together.
    ///
    /// # Errors
    /// See [`EditError`]; nothing has changed then.
    pub fn edit_all(
        &mut self,
        figures: &[(CellId, Option<Amount>)],
        mode: Mode,
    ) -> Result<Changes, EditError> {
        let (steps, undone) = (self.done.len(), self.undone.clone());
        let mut all = Changes::default();
        for (cell, value) in figures {
            let joined = self.done.len() > steps;
            match self.set(*cell, *value, mode, joined) {
                Ok(changes) => all.add(changes),
                Err(error) => {
                    if joined {
                        self.undo();
                    }
                    self.undone = undone;
                    return Err(error);
                }
            }
        }
        Ok(all)
    }

    pub(super) fn set(
        &mut self,
        cell: CellId,
        value: Option<Amount>,
        mode: Mode,
        joined: bool,
    ) -> Result<Changes, EditError> {
        let old = self.value(cell);
        if old == Value::Missing {
            return Err(EditError::TableMissing(cell));
        }
        let new = value.map_or(Value::Blank, Value::Number);
        if new == old {
            return Ok(Changes::default());
        }
        let record =
            Record::Set { cell: self.grid.address(cell), value: value.map(|v| v.to_string()), mode, joined };
        let difference = new.or_zero().minus(old.or_zero())?;
        let changes = match mode {
            Mode::Calculate if !difference.is_zero() => match self.answered_by(cell, difference) {
                // Typing an open difference into a cell that could take it answers the question.
                Some((question, candidate)) => self.narrow(&question, candidate, record)?,
                None => self.move_by((cell, new), difference, record)?,
            },
            _ => self.apply(record, vec![(cell, new)], Before::Unchanged),
        };
        self.undone.clear();
        Ok(changes)
    }

    fn move_by(
        &mut self,
        (cell, value): (CellId, Value),
        amount: Amount,
        record: Record,
    ) -> Result<Changes, EditError> {
        let (place, open) = moves::settle(self.document(), *self.grid.place(cell));
        let mut new = self.shifted(moves::containing(&self.grid, &place), amount)?;
        // The cell itself says just what was typed: zero, or nothing.
        new.iter_mut().filter(|(moved, _)| *moved == cell).for_each(|(_, is)| *is = value);
        // Typing on in one cell moves one amount, however often.
        let again = self.moves.iter().position(|moved| moved.place == place && moved.open == open);
        if let Some(at) = again {
            let amount = self.moves[at].amount.plus(amount)?;
            let changes = self.apply(record, new, Before::Replaced(vec![(at, self.moves[at].clone())]));
            self.moves[at].amount = amount;
            return Ok(changes);
        }
        let changes = self.apply(record, new, Before::Added);
        self.moves.push(Move { place, amount, open });
        Ok(changes)
    }

    fn document(&self) -> moves::Document<'_> {
        moves::Document { grid: &self.grid, nothing: &self.nothing, relations: &self.relations }
    }

    /// The values of these cells moved by an amount; missing tables stay missing.
    fn shifted(&self, cells: Vec<CellId>, amount: Amount) -> Result<Vec<(CellId, Value)>, EditError> {
        let mut new = Vec::with_capacity(cells.len());
        for cell in cells {
            let old = self.value(cell);
            if old != Value::Missing {
                let sum = old.or_zero().plus(amount)?;
                // What was published blank and has nothing again is blank again.
                let blank = sum.is_zero() && self.grid.published(cell) == Value::Blank;
                new.push((cell, if blank { Value::Blank } else { Value::Number(sum) }));
            }
        }
        Ok(new)
    }

    /// Back to the published figures. It can be undone.
    ///
    /// # Errors
    /// None in practice: published figures are in bounds.
    pub fn reset(&mut self) -> Result<Changes, EditError> {
        let new: Vec<_> = self.changed().map(|cell| (cell, self.grid.published(cell))).collect();
        if new.is_empty() && self.moves.is_empty() {
            return Ok(Changes::default());
        }
        let moves = std::mem::take(&mut self.moves);
        let changes = self.apply(Record::Reset, new, Before::All(moves));
        self.undone.clear();
        Ok(changes)
    }

    /// Writes values and takes them into the relations they are in. Only if a cell became or
    /// stopped being nothing do the relations have to be derived anew.
    fn write(&mut self, new: &[(CellId, Value)]) -> Changes {
        let mut changes = Changes::default();
        for (cell, value) in new {
            let old = std::mem::replace(&mut self.values[cell.index()], *value);
            if old == *value {
                continue;
            }
            changes.relations_changed |= old.is_nothing() != value.is_nothing();
            if !changes.relations_changed {
                self.relations.touch(&self.grid, &self.values, *cell, old);
            }
            changes.cells.push(*cell);
        }
        if changes.relations_changed {
            self.nothing = Nothing::new(&self.grid, &self.values);
            self.relations = Relations::knowing(&self.grid, &self.values, &self.nothing);
        }
        changes.cells.sort_unstable();
        changes
    }

    /// The narrowest place that states the same quantity in this document.
    #[must_use]
    pub fn narrowest(&self, place: &Coordinate) -> Coordinate {
        self.nothing.narrowest(self.grid.space(), place).0
    }

    /// The other cells that state the same quantity in this document, in printed order.
    #[must_use]
    pub fn same_quantity(&self, cell: CellId) -> Vec<CellId> {
        let grid = &self.grid;
        let narrowest = self.narrowest(grid.place(cell));
        let mut cells = Vec::new();
        let _ = grid.space().containers(&narrowest, |wider| {
            let same = grid.at(wider);
            if !same.is_empty() && self.narrowest(wider) == narrowest {
                cells.extend(same.iter().filter(|other| **other != cell));
            }
            std::ops::ControlFlow::<()>::Continue(())
        });
        cells.sort_unstable();
        cells
    }

    /// Whether the document has the table of a cell.
    #[must_use]
    pub fn has_table(&self, cell: CellId) -> bool {
        self.grid.tables()[self.grid.spot(cell).table].presence != Presence::Missing
    }
}

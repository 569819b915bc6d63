//! Edits as plain data, for keeping and sharing: replayed on the published document they give the
//! same figures.

use serde::Serialize;

use super::session::{EditError, Mode, Session};
use crate::grid::{CellId, Grid, Spot};

/// A cell by the names of its table, block, row and column.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub struct CellAddress {
    /// Table id.
    pub table: String,
    /// Block id.
    pub block: String,
    /// Id of a fixed row.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub row: Option<String>,
    /// Account code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Printed name, where it is what identifies the row.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Project name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub project: Option<String>,
    /// Column id.
    pub column: String,
}

/// One step of editing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "step", rename_all = "kebab-case")]
pub enum Record {
    /// A figure was set.
    Set {
        /// Where.
        cell: CellAddress,
        /// To how much, as a decimal in yuan (or the cell's own unit); absent: blank.
        #[serde(skip_serializing_if = "Option::is_none")]
        value: Option<String>,
        /// Alone (审核) or with all that follows (测算).
        mode: Mode,
        /// Part of one step with the figure before it, such as a pasted block.
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        joined: bool,
    },
    /// An open question was answered.
    Place {
        /// Its place in the list of questions at that moment.
        question: usize,
        /// Node of its dimension, by id.
        node: String,
    },
    /// All figures went back to the published ones.
    Reset,
}

/// Why kept edits could not be replayed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReplayError {
    /// The document has no such cell.
    #[error("no such cell: {0:?}")]
    NoSuchCell(Box<CellAddress>),
    /// No such question is open, or it cannot be answered so.
    #[error("no question {question} with {node}")]
    NoSuchQuestion {
        /// Number.
        question: usize,
        /// Answer.
        node: String,
    },
    /// The edit itself was refused.
    #[error(transparent)]
    Edit(#[from] EditError),
}

impl Grid {
    /// A cell's address.
    #[must_use]
    pub fn address(&self, cell: CellId) -> CellAddress {
        let spot = self.spot(cell);
        let row = self.row_of(cell);
        let fixed = row.id.is_some();
        let named = self.block_spec(spot).names.is_some();
        CellAddress {
            table: self.table_of(cell).id.clone(),
            block: self.block_spec(spot).id.clone(),
            row: row.id.clone(),
            code: row.code.clone().filter(|_| !fixed),
            name: (!fixed && row.code.is_none() && (named || row.project.as_ref() != Some(&row.label.zh)))
                .then(|| row.label.zh.clone()),
            project: row.project.clone(),
            column: self.column_of(cell).id.clone(),
        }
    }

    /// The cell at an address.
    #[must_use]
    pub fn find(&self, address: &CellAddress) -> Option<CellId> {
        let (table, spec) = self.form().table(&address.table)?;
        let block = spec.blocks.iter().position(|block| block.id == address.block)?;
        let column = spec.blocks[block].columns.iter().position(|column| column.id == address.column)?;
        let rows = &self.tables()[table].blocks[block].rows;
        let row = match &address.row {
            Some(id) => rows.iter().position(|row| row.id.as_ref() == Some(id))?,
            None => rows.iter().position(|row| {
                row.id.is_none()
                    && row.code == address.code
                    && row.project == address.project
                    && address.name.as_ref().is_none_or(|name| *name == row.label.zh)
            })?,
        };
        self.cell(Spot { table, block, row, column })
    }
}

impl Record {
    pub(super) fn is_joined(&self) -> bool {
        matches!(self, Self::Set { joined: true, .. })
    }
}

impl Session {
    /// Replays kept edits on the published document.
    ///
    /// # Errors
    /// The first edit that does not fit, with the edits before it applied.
    pub fn replay(&mut self, records: &[Record]) -> Result<(), ReplayError> {
        for record in records {
            match record {
                Record::Set { cell, value, mode, joined } => {
                    let id = self
                        .grid()
                        .find(cell)
                        .ok_or_else(|| ReplayError::NoSuchCell(Box::new(cell.clone())))?;
                    let value = value
                        .as_ref()
                        .map(|text| crate::money::Amount::from_printed(text, 0))
                        .transpose()
                        .map_err(EditError::Amount)?;
                    self.set(id, value, *mode, *joined)?;
                }
                Record::Place { question, node } => {
                    let missing = || ReplayError::NoSuchQuestion { question: *question, node: node.clone() };
                    let asked = self.questions().into_iter().nth(*question).ok_or_else(missing)?;
                    let dimension = &self.grid().space().dimensions()[asked.dimension];
                    let answer = asked.candidates.iter().position(|c| dimension.node(c.node).id == *node);
                    self.place(*question, answer.ok_or_else(missing)?)?;
                }
                Record::Reset => {
                    self.reset()?;
                }
            }
        }
        Ok(())
    }
}

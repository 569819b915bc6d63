//! How much of a document is kept: checked before it is built.

use crate::source::MOST_PIECES;
use crate::{Pieces, Problem, ReadError};

/// Bytes of all text together: a shared text may stand in every cell.
const MOST_TEXT: usize = 48 * 1024 * 1024;

/// Columns that all cells together may cover, or find covered from above.
const MOST_COVERED: usize = 64 * MOST_PIECES;

/// How much the document has so far.
#[derive(Debug, Default)]
pub(crate) struct Count {
    pieces: usize,
    text: usize,
    covered: usize,
}

impl Count {
    /// One more cell or word.
    pub(crate) fn add(&mut self, text: &str) -> Result<(), ReadError> {
        self.pieces = self.pieces.saturating_add(1);
        if self.pieces > MOST_PIECES {
            return Err(ReadError::of_file(Problem::TooMuch { what: Pieces::Pieces, limit: MOST_PIECES }));
        }
        self.more(text)
    }

    /// More text of a cell or word.
    pub(crate) fn more(&mut self, text: &str) -> Result<(), ReadError> {
        self.text = self.text.saturating_add(text.len());
        if self.text > MOST_TEXT {
            return Err(ReadError::of_file(Problem::TooMuch { what: Pieces::Text, limit: MOST_TEXT }));
        }
        Ok(())
    }

    /// A cell over so many columns, or beside them.
    pub(crate) fn cover(&mut self, columns: u32) -> Result<(), ReadError> {
        self.covered = self.covered.saturating_add(columns as usize);
        if self.covered > MOST_COVERED {
            return Err(ReadError::of_file(Problem::TooMuch { what: Pieces::Pieces, limit: MOST_COVERED }));
        }
        Ok(())
    }
}

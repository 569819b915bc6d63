//! The opened document and its edits, as the views see it: each cell can be followed on its own,
//! so that an edit redraws only what it changes.

mod face;
mod index;
mod layout;
mod measures;
mod relations;
mod sources;
#[cfg(test)]
mod tests;

pub use face::{Ask, Face, Was};
pub use layout::{About, BlockShape, RowLabel, TableName, TableShape};
pub use measures::{Reading, Subject, percent, reading};
pub use relations::{CellPlace, RelationGroup, outcome_name};

use std::collections::HashMap;

use leptos::prelude::*;
use mingzhang::{
    calculate::{Changes, EditError, Mode, Question, Record, Session},
    grid::CellId,
    money::Amount,
    wording::{self, Lang},
};
use mingzhang_read::work;

/// The handle; `Copy`, so that every closure can have it.
#[derive(Clone, Copy)]
pub struct Book {
    inner: StoredValue<Inner, LocalStorage>,
    /// Counts documents: a change means that everything is drawn anew.
    opened: RwSignal<u32>,
    /// Counts edits, for what depends on many figures.
    edits: RwSignal<u32>,
}

/// A document that has been read.
#[derive(Debug, Clone)]
pub struct Opened {
    session: Session,
    /// The published document as it was read, for keeping.
    source: String,
}

impl Opened {
    /// Reads a document.
    ///
    /// # Errors
    /// A sentence that says what is wrong with it and where.
    pub fn read(source: String, lang: Lang) -> Result<Self, String> {
        let disclosure =
            mingzhang_read::json::read(source.as_bytes()).map_err(|error| error.sentence(lang))?;
        let session = Session::open(disclosure).map_err(|error| wording::open_error(&error, lang))?;
        Ok(Self { session, source })
    }

    /// Returns to what was kept of the work on a document; `None` when nothing can be read. Steps that
    /// do not fit are left out.
    #[must_use]
    pub fn resume(kept: &str) -> Option<Self> {
        let (session, source) = work::resume(kept)?;
        Some(Self { session, source })
    }

    /// How many steps away from the published document it is.
    #[must_use]
    pub fn steps(&self) -> usize {
        self.session.records().count()
    }
}

struct Inner {
    session: Session,
    source: String,
    questions: Vec<Question>,
    cells: HashMap<CellId, ArcTrigger>,
}

impl From<Opened> for Inner {
    fn from(opened: Opened) -> Self {
        let questions = opened.session.questions();
        Self { session: opened.session, source: opened.source, questions, cells: HashMap::new() }
    }
}

impl Book {
    /// Starts with a document.
    #[must_use]
    pub fn new(opened: Opened) -> Self {
        Self {
            inner: StoredValue::new_local(opened.into()),
            opened: RwSignal::new(0),
            edits: RwSignal::new(0),
        }
    }

    /// Opens another document in its place.
    ///
    /// # Errors
    /// A sentence that says what is wrong with it and where; the present figures stay.
    pub fn replace(self, source: String, lang: Lang) -> Result<(), String> {
        let opened = Opened::read(source, lang)?;
        self.inner.set_value(opened.into());
        self.opened.update(|count| *count += 1);
        self.edits.update(|count| *count += 1);
        Ok(())
    }

    /// Puts the same document in place of the published one, with something added to it that is no figure
    /// of its own, and does the steps since again. `false`: it cannot be read, and nothing has changed.
    #[must_use]
    pub fn rebase(self, source: &str) -> bool {
        let kept = self.with(|session| work::keep(source, session));
        let Some((session, source)) = work::resume(&kept) else { return false };
        self.inner.set_value(Opened { session, source }.into());
        self.opened.update(|count| *count += 1);
        self.edits.update(|count| *count += 1);
        true
    }

    /// The published document, as it was read.
    #[must_use]
    pub fn published(self) -> String {
        self.read(|inner| inner.source.clone())
    }

    /// What [`Opened::resume`] takes.
    #[must_use]
    pub fn kept(self) -> String {
        self.read(|inner| work::keep(&inner.source, &inner.session))
    }

    /// The steps of it alone.
    #[must_use]
    pub fn steps(self) -> String {
        self.with(work::steps)
    }

    /// The document with its present figures, as a file.
    #[must_use]
    pub fn file(self) -> String {
        self.with(|session| mingzhang_write::json::write(&session.current()))
    }

    /// Follows which document is open.
    pub fn follow_document(self) -> u32 {
        self.opened.get()
    }

    /// Follows every edit. For what depends on many figures: measures, summaries.
    pub fn follow_edits(self) {
        self.edits.track();
    }

    /// How often a figure or the document has changed: what was made of it at another count is of
    /// another state.
    #[must_use]
    pub fn edit_count(self) -> u32 {
        self.edits.get_untracked()
    }

    /// Reads the session, following nothing.
    pub fn with<R>(self, read: impl FnOnce(&Session) -> R) -> R {
        self.read(|inner| read(&inner.session))
    }

    fn read<R>(self, read: impl FnOnce(&Inner) -> R) -> R {
        self.inner.with_value(read)
    }

    /// Follows one cell.
    fn follow(self, cell: CellId) {
        let trigger = self
            .inner
            .try_update_value(|inner| inner.cells.entry(cell).or_insert_with(ArcTrigger::new).clone());
        if let Some(trigger) = trigger {
            trigger.track();
        }
    }

    /// Edits cells as one step, parts before the totals they belong to, so that a pasted total
    /// finds its parts in place.
    ///
    /// # Errors
    /// A sentence about the figure that was refused; nothing has changed then.
    pub fn edit(self, figures: &[(CellId, Option<Amount>)], mode: Mode, lang: Lang) -> Result<(), String> {
        let mut figures = figures.to_vec();
        self.with(|session| {
            figures.sort_by_cached_key(|(cell, _)| layout::breadth(session.grid(), *cell) as u64)
        });
        self.change(|session| split(session.edit_all(&figures, mode)))
            .map_err(|error| self.refusal(&error, lang))
    }

    fn refusal(self, error: &EditError, lang: Lang) -> String {
        self.with(|session| wording::edit_error(session.grid(), error, lang))
    }

    /// Answers an open question.
    ///
    /// # Errors
    /// A sentence about why it cannot be answered so.
    pub fn place(self, question: usize, candidate: usize, lang: Lang) -> Result<(), String> {
        self.change(|session| split(session.place(question, candidate)))
            .map_err(|error| self.refusal(&error, lang))
    }

    /// Takes back the last step.
    pub fn undo(self) {
        let _: Result<(), EditError> = self.change(|session| (session.undo(), Ok(())));
    }

    /// Does again what was taken back last. It was done before, so it cannot be refused.
    pub fn redo(self) {
        let _ = self.change(|session| split(session.redo()));
    }

    /// Back to the published figures, which are in bounds and cannot be refused.
    pub fn reset(self) {
        let _ = self.change(|session| split(session.reset()));
    }

    /// Whether there is something to undo.
    #[must_use]
    pub fn can_undo(self) -> bool {
        self.follow_edits();
        self.with(Session::can_undo)
    }

    /// Whether there is something to redo.
    #[must_use]
    pub fn can_redo(self) -> bool {
        self.follow_edits();
        self.with(Session::can_redo)
    }

    /// How many cells differ from what was published.
    #[must_use]
    pub fn changed_count(self) -> usize {
        self.follow_edits();
        self.with(|session| session.changed().count())
    }

    /// How many edits lead here from what was published. Follows every edit.
    #[must_use]
    pub fn edits_made(self) -> usize {
        self.follow_edits();
        self.with(|session| {
            let step = |count, record: &Record| if matches!(record, Record::Reset) { 0 } else { count + 1 };
            session.records().fold(0, step)
        })
    }

    /// How many open questions there are, and the first cell that could answer one. Follows every edit.
    #[must_use]
    pub fn first_asked(self) -> Option<(usize, CellId)> {
        self.follow_edits();
        self.read(|inner| {
            let cell = inner
                .questions
                .iter()
                .flat_map(|question| &question.candidates)
                .find_map(|c| c.cells.first());
            Some((inner.questions.len(), *cell?))
        })
    }

    /// The open questions.
    #[must_use]
    pub fn questions(self) -> Vec<Question> {
        self.follow_edits();
        self.read(|inner| inner.questions.clone())
    }

    /// Changes the session and tells whoever follows what was touched: the cells themselves, the
    /// cells that share a relation with them, and the cells that questions ask or asked about.
    fn change<E>(self, change: impl FnOnce(&mut Session) -> (Changes, Result<(), E>)) -> Result<(), E> {
        let mut triggers = Vec::new();
        let mut result = None;
        self.inner.update_value(|inner| {
            let (changes, outcome) = change(&mut inner.session);
            result = Some(outcome);
            let before = std::mem::take(&mut inner.questions);
            inner.questions = inner.session.questions();
            if changes.relations_changed {
                triggers.extend(inner.cells.values().cloned());
                return;
            }
            let relations = inner.session.relations();
            let neighbours = changes
                .cells
                .iter()
                .flat_map(|cell| relations.of(*cell))
                .flat_map(|id| relations.get(id).cells());
            let asked = before
                .iter()
                .chain(&inner.questions)
                .flat_map(|question| &question.candidates)
                .flat_map(|c| c.cells.iter().copied());
            let mut touched: Vec<CellId> =
                changes.cells.iter().copied().chain(neighbours).chain(asked).collect();
            touched.sort_unstable();
            touched.dedup();
            triggers.extend(touched.iter().filter_map(|cell| inner.cells.get(cell).cloned()));
        });
        for trigger in triggers {
            trigger.notify();
        }
        self.edits.update(|count| *count += 1);
        result.unwrap_or(Ok(()))
    }
}

fn split(result: Result<Changes, EditError>) -> (Changes, Result<(), EditError>) {
    match result {
        Ok(changes) => (changes, Ok(())),
        Err(error) => (Changes::default(), Err(error)),
    }
}

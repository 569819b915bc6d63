//! The columns to the left of the figures: codes by level, names, projects.

use mingzhang::form::{BlockSpec, Form, RowKind};
use mingzhang::grid::GridRow;
use mingzhang::wording::{self, Lang};

use super::{Cell, CellKind, ColumnKind};

/// What one column of labels shows.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    /// The digits of a code between two lengths, below the level's name.
    Code { from: usize, to: usize, level: String },
    /// The row's name.
    Name,
    /// The row's project.
    Project,
    /// The row's name with its code, if the form prints it, and its project.
    Whole { coded: bool },
}

/// The label columns of a block.
#[derive(Debug, Clone)]
pub(super) struct Labels {
    parts: Vec<Part>,
    headings: Vec<String>,
}

impl Labels {
    pub(super) fn new(form: &Form, block: &BlockSpec, lang: Lang) -> Self {
        let headings = lang.pick(&block.stub.zh, &block.stub.en).clone();
        let dimension = block.accounts.as_ref().and_then(|id| form.dimensions.iter().find(|d| d.id == *id));
        // One column of labels is either a classification, code and name, or names alone (项目).
        let coded = block.stub.zh.iter().any(|heading| heading.contains("分类"));
        let parts = match (dimension, headings.len()) {
            (_, 0) => Vec::new(),
            (_, 1) => vec![Part::Whole { coded }],
            (Some(dimension), count) => {
                let starts = std::iter::once(0).chain(dimension.lengths.iter().copied());
                let level = |at: usize| dimension.levels.get(at).map(|level| lang.pick(&level.zh, &level.en));
                let codes = starts.zip(&dimension.lengths).enumerate().map(|(at, (from, to))| Part::Code {
                    from,
                    to: *to,
                    level: level(at).cloned().unwrap_or_default(),
                });
                let project = (count > 2 && block.projects.is_some()).then_some(Part::Project);
                codes.chain([Part::Name]).chain(project).collect()
            }
            (None, _) => vec![Part::Name, Part::Project],
        };
        Self { parts, headings }
    }

    /// How many columns.
    pub(super) fn count(&self) -> usize {
        self.parts.len()
    }

    pub(super) fn kinds(&self) -> impl Iterator<Item = ColumnKind> + '_ {
        self.parts.iter().map(|part| match part {
            Part::Code { .. } => ColumnKind::Code,
            Part::Name | Part::Project | Part::Whole { .. } => ColumnKind::Label,
        })
    }

    /// Their headings from top to bottom, one path for each column.
    pub(super) fn headings(&self) -> Vec<Vec<String>> {
        let codes = self.parts.iter().filter(|part| matches!(part, Part::Code { .. })).count();
        let heading = |at: usize| self.headings.get(at).cloned().unwrap_or_default();
        let path = |(at, part): (usize, &Part)| match part {
            Part::Code { level, .. } if codes > 1 => vec![heading(0), level.clone()],
            Part::Code { .. } | Part::Whole { .. } => vec![heading(0)],
            Part::Name | Part::Project if codes > 0 => vec![heading(at + 1 - codes)],
            Part::Name | Part::Project => vec![heading(at)],
        };
        self.parts.iter().enumerate().map(path).collect()
    }

    /// The labels of a row; a total without a code is one label across all of them.
    pub(super) fn cells(&self, first: usize, row: &GridRow, lang: Lang) -> Vec<Cell> {
        let name = lang.label(&row.label);
        let total = row.kind == RowKind::Total;
        if total && row.code.is_none() && self.count() > 0 {
            let cell = Cell::new(CellKind::Label, first, name.to_owned());
            return vec![Cell { total, columns: self.count(), ..cell }];
        }
        let cell = |(at, part): (usize, &Part)| {
            let label = |text: &str, level| Cell {
                level,
                total,
                ..Cell::new(CellKind::Label, first + at, text.to_owned())
            };
            match part {
                Part::Code { from, to, .. } => {
                    let code = row.code.as_deref().unwrap_or_default();
                    // The last column takes what is longer than the form knows.
                    let end = if self.is_last_code(at) { code.len() } else { (*to).min(code.len()) };
                    let digits = code.get(*from..end).unwrap_or_default();
                    Cell { total, ..Cell::new(CellKind::Code, first + at, digits.to_owned()) }
                }
                Part::Name => label(name, if row.id.is_some() { row.level } else { 0 }),
                Part::Project => label(row.project.as_deref().unwrap_or_default(), 0),
                Part::Whole { coded: false } if row.code.is_some() => label(name, row.level),
                Part::Whole { .. } => label(&wording::row_name(row, lang), row.level),
            }
        };
        self.parts.iter().enumerate().map(cell).collect()
    }

    fn is_last_code(&self, at: usize) -> bool {
        !matches!(self.parts.get(at + 1), Some(Part::Code { .. }))
    }
}

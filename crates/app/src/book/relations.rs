//! Relations as the views show them.

use std::collections::BTreeMap;

use mingzhang::{
    finding::{self, Finding},
    grid::CellId,
    relation::{Axis, Kind, Outcome, RelationId, Summary},
    wording::{self, Lang},
};

use super::Book;
use crate::{i18n::Words, state::route::Route};

/// Where a cell stands, with the way there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellPlace {
    /// The cell.
    pub cell: CellId,
    /// The way there.
    pub route: Route,
    /// `表 6`, or the title of a table without a number.
    pub table: String,
    /// Table, row and column.
    pub name: String,
}

/// Relations that belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RelationGroup {
    /// Their table, or that they are between tables.
    pub title: String,
    /// How many came to what, in words.
    pub outcomes: String,
    /// Each with the name of its outcome.
    pub relations: Vec<(RelationId, &'static str)>,
}

impl Book {
    /// How many relations came to what. Follows every edit.
    #[must_use]
    pub fn summary(self) -> Summary {
        self.follow_edits();
        self.summary_now()
    }

    /// The same, following nothing.
    #[must_use]
    pub fn summary_now(self) -> Summary {
        self.with(|session| session.relations().summary(session.values()))
    }

    /// All cells that print the same quantity, this one among them: by their coordinates, or
    /// because what tells them apart is nothing in this document.
    #[must_use]
    pub fn prints(self, cell: CellId) -> Vec<CellId> {
        self.with(|session| {
            let (grid, relations) = (session.grid(), session.relations());
            let tied = relations.of(cell).filter(|id| {
                let same = relations.get(*id).kind == Kind::Same;
                same && !matches!(relations.outcome(session.values(), *id), Outcome::NotApplicable(_))
            });
            let mut cells: Vec<CellId> = tied.flat_map(|id| relations.get(id).cells()).collect();
            cells.extend_from_slice(grid.at(grid.place(cell)));
            cells.sort_unstable();
            cells.dedup();
            cells
        })
    }

    /// Where a cell stands, with the way there.
    #[must_use]
    pub fn place_of(self, cell: CellId, lang: Lang) -> CellPlace {
        self.with(|session| {
            let grid = session.grid();
            let table = grid.table_of(cell);
            let short = if table.number.is_empty() {
                lang.label(&table.title).to_owned()
            } else {
                (lang.words().tables.table)(&table.number)
            };
            let index = u32::try_from(cell.index()).unwrap_or(u32::MAX);
            CellPlace {
                cell,
                route: Route::cell(&table.id, index),
                table: short,
                name: wording::cell_name(grid, cell, lang),
            }
        })
    }

    /// All findings. Follows every edit.
    #[must_use]
    pub fn findings(self) -> Vec<Finding> {
        self.follow_edits();
        self.with(finding::findings)
    }

    /// The relations with one outcome, or all, by the table of their total; those between tables
    /// come first. Follows every edit.
    #[must_use]
    pub fn relation_groups(self, only: Option<&str>, lang: Lang) -> Vec<RelationGroup> {
        self.follow_edits();
        self.with(|session| {
            let (grid, relations) = (session.grid(), session.relations());
            let mut groups: BTreeMap<Option<usize>, Vec<(RelationId, &'static str)>> = BTreeMap::new();
            for id in relations.ids() {
                let outcome = outcome_name(relations.outcome(session.values(), id));
                if only.is_none_or(|only| only == outcome) {
                    let relation = relations.get(id);
                    let table = (relation.axis != Axis::Tables).then(|| grid.spot(relation.total).table);
                    groups.entry(table).or_default().push((id, outcome));
                }
            }
            let title = |table: Option<usize>| match table {
                Some(table) => wording::table_name(&grid.form().tables[table], lang),
                None => lang.words().checks.across.to_owned(),
            };
            groups
                .into_iter()
                .map(|(table, relations)| RelationGroup {
                    title: title(table),
                    outcomes: counted(&relations, lang),
                    relations,
                })
                .collect()
        })
    }

    /// The relations that a cell is in, with what they come to.
    #[must_use]
    pub fn relations_of(self, cell: CellId) -> Vec<(RelationId, Outcome)> {
        self.with(|session| {
            let relations = session.relations();
            relations.of(cell).map(|id| (id, relations.outcome(session.values(), id))).collect()
        })
    }
}

/// The name of an outcome in attributes and badges.
#[must_use]
pub fn outcome_name(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Holds { .. } => "holds",
        Outcome::Broken => "broken",
        Outcome::Unknown(_) => "unknown",
        Outcome::NotApplicable(_) => "not-applicable",
    }
}

/// How many relations came to what: `成立 56，不成立 2`.
fn counted(relations: &[(RelationId, &'static str)], lang: Lang) -> String {
    let text = &lang.words().checks;
    let names = [
        ("broken", text.broken),
        ("unknown", text.unknown),
        ("holds", text.holds),
        ("not-applicable", text.not_applicable),
    ];
    let counts = names.into_iter().filter_map(|(name, words)| {
        let count = relations.iter().filter(|(_, outcome)| *outcome == name).count();
        (count > 0).then(|| [words, " ", &count.to_string()].concat())
    });
    counts.collect::<Vec<_>>().join(lang.pick("，", ", "))
}

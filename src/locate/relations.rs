//! The system of a document's relations.

use super::feasible::{Range, Region};
use super::system::{Claim, Figure, Source, System, Variable};
use crate::grid::{CellId, Grid, Value};
use crate::money::Amount;
use crate::relation::{
    Axis, Kind, Outcome, Relation, RelationId, Relations, UnitSlip, Unknown, Unsuited, is_by_unit, unit_slips,
};

/// A document at its present figures.
#[derive(Clone, Copy)]
pub(super) struct Document<'a> {
    pub(super) grid: &'a Grid,
    pub(super) values: &'a [Value],
    pub(super) relations: &'a Relations,
    /// Tables whose money unit is wrong, which no figure explains: what is between them and others is
    /// left out.
    pub(super) units: &'a [UnitSlip],
}

impl System {
    /// The printed figures of a document with all its relations that can be judged, or could be if
    /// a blank cell were filled in. Tables that the document does not have are left out.
    #[must_use]
    pub fn of_relations(grid: &Grid, values: &[Value], relations: &Relations) -> Self {
        let units = unit_slips(grid, values, relations);
        Document { grid, values, relations, units: &units }.system(|_| true)
    }
}

impl Document<'_> {
    pub(super) fn value(&self, cell: CellId) -> Value {
        self.values[cell.index()]
    }

    pub(super) fn system(&self, keeps: impl Fn(&Relation) -> bool) -> System {
        let mut system = System::default();
        for id in self.relations.ids() {
            let relation = self.relations.get(id);
            let speaks = match self.relations.outcome(self.values, id) {
                Outcome::Holds { .. } | Outcome::Broken => true,
                Outcome::Unknown(why) => matches!(why, Unknown::Blank(_) | Unknown::PartsBlank),
                Outcome::NotApplicable(why) => why == Unsuited::NothingPrinted,
            };
            let missing = || relation.cells().any(|cell| self.value(cell) == Value::Missing);
            if !speaks || !keeps(relation) || missing() || self.is_by_unit(id) {
                continue;
            }
            for cell in relation.cells().chain(relation.conditions.iter().copied()) {
                system.figure(self.figure(cell));
            }
            system.constrain(&claim(relation, Source::Relation(id)));
        }
        system
    }

    fn is_by_unit(&self, id: RelationId) -> bool {
        is_by_unit(self.units, self.grid, self.values, self.relations, id)
    }

    /// Only the relations that are ones whatever the document has or has not.
    pub(super) fn solid_system(&self) -> System {
        self.system(is_solid)
    }

    /// A cell as a figure.
    fn figure(&self, cell: CellId) -> Figure {
        Figure {
            variable: Variable::Cell(cell),
            printed: self.value(cell).number(),
            half_step: self.grid.half_step(cell),
            step: self.grid.step(cell),
            prior: self.grid.prior(cell),
        }
    }

    /// The broken relations as such, since their numbers change when relations derive anew.
    fn broken(&self) -> Vec<Relation> {
        let ids = self.relations.ids();
        let broken = ids.filter(|id| self.relations.outcome(self.values, *id) == Outcome::Broken);
        broken.map(|id| self.relations.get(id).clone()).collect()
    }

    /// Whether it differs from nothing to something, or the other way round, so that relations
    /// derive anew.
    pub(super) fn rederives(&self, changes: &[(CellId, Amount)]) -> bool {
        changes.iter().any(|(cell, amount)| self.value(*cell).is_nothing() != amount.is_zero())
    }

    /// The broken relations that are broken no more with these changes, relations derived anew;
    /// none if one breaks that was not broken before.
    pub(super) fn mended_by(&self, changes: &[(CellId, Amount)]) -> Option<Vec<Source>> {
        let mut values = self.values.to_vec();
        for (cell, amount) in changes {
            values[cell.index()] = Value::Number(*amount);
        }
        let relations = Relations::new(self.grid, &values);
        self.mended_in(&Document { values: &values, relations: &relations, ..*self })
    }

    /// The same for a figure of about this size in a blank cell, with what the relations that it
    /// then is in leave for it.
    pub(super) fn mended_by_filling(&self, cell: CellId, about: Amount) -> Option<(Vec<Source>, Range)> {
        let mut values = self.values.to_vec();
        values[cell.index()] = Value::Number(about);
        let mut relations = Relations::new(self.grid, &values);
        let filled = Document { values: &values, relations: &relations, ..*self };
        let system = filled.system(|relation| relation.cells().any(|of| of == cell));
        let range = Region::of(&system, &[system.at(Variable::Cell(cell))?]).ok()?.range(0).ok()?;
        let inside = about.ten_millionths().clamp(range.low?, range.high?);
        let old = std::mem::replace(
            &mut values[cell.index()],
            Value::Number(Amount::from_ten_millionths(inside).ok()?),
        );
        relations.touch(self.grid, &values, cell, old);
        let mended = self.mended_in(&Document { values: &values, relations: &relations, ..*self })?;
        Some((mended, range))
    }

    fn mended_in(&self, changed: &Document<'_>) -> Option<Vec<Source>> {
        let (before, after) = (self.broken(), changed.broken());
        if !after.iter().all(|relation| before.iter().any(|known| is_same(known, relation))) {
            return None;
        }
        let ids = self.relations.ids().filter(|id| {
            self.relations.outcome(self.values, *id) == Outcome::Broken
                && !after.iter().any(|still| is_same(still, self.relations.get(*id)))
        });
        Some(ids.map(Source::Relation).collect())
    }
}

fn is_same(one: &Relation, other: &Relation) -> bool {
    (one.kind, one.total, &one.parts) == (other.kind, other.total, &other.parts)
}

/// Whether a relation follows from the form alone, not from what the document has nothing of.
fn is_solid(relation: &Relation) -> bool {
    relation.conditions.is_empty() && (relation.axis != Axis::Tables || relation.kind == Kind::Same)
}

/// Total − parts = 0, or whole − part ≥ 0.
fn claim(relation: &Relation, source: Source) -> Claim {
    let parts = relation.parts.iter().map(|part| (Variable::Cell(*part), -1));
    Claim {
        terms: std::iter::once((Variable::Cell(relation.total), 1)).chain(parts).collect(),
        low: Some(Amount::ZERO),
        high: (relation.kind != Kind::Part).then_some(Amount::ZERO),
        unless: relation.conditions.iter().map(|cell| Variable::Cell(*cell)).collect(),
        compares: true,
        source,
    }
}

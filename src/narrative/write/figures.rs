//! The quantities that a template speaks of, in one document: this year, last year, and what they
//! consist of.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::calculate::Session;
use crate::finding::cell_id;
use crate::form::{Label, Section};
use crate::grid::CellId;
use crate::measure;
use crate::money::Amount;
use crate::quantity::{Coordinate, DimensionKind, NodeIndex};

use super::template::{ListSpec, Template};

/// A quantity and what it is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Subject {
    pub(super) place: Coordinate,
    pub(super) name: Label,
    /// The dimension that lists it, where one does.
    pub(super) along: Option<usize>,
}

/// What is known of a quantity, in yuan or in what it counts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Known {
    pub(super) now: Option<Amount>,
    pub(super) then: Option<Amount>,
    /// Where this year's figure stands: one cell, or the parts that it is the sum of.
    pub(super) cells: Vec<CellId>,
}

/// An account that only last year had: its place, its figure, its id.
#[derive(Debug, Clone)]
struct Gone {
    place: Coordinate,
    then: Amount,
    id: String,
}

/// The figures of a document.
pub(super) struct Figures<'a> {
    pub(super) session: &'a Session,
    template: &'a Template,
    gone: Vec<Gone>,
    /// The quantities of each name along a free dimension.
    of_name: FxHashMap<(usize, NodeIndex), Vec<Coordinate>>,
    /// English names of the codes that the form has rows for, by dimension.
    english: FxHashMap<(usize, &'a str), &'a str>,
}

impl<'a> Figures<'a> {
    pub(super) fn new(session: &'a Session, template: &'a Template) -> Self {
        let space = session.grid().space();
        let free = |d: &usize| space.dimensions()[*d].kind == DimensionKind::Free;
        let free: Vec<usize> = (0..space.dimensions().len()).filter(free).collect();
        let mut of_name: FxHashMap<_, Vec<Coordinate>> = FxHashMap::default();
        for (place, _) in session.grid().quantities() {
            for d in free.iter().filter(|d| place.get(**d) != NodeIndex::ALL) {
                of_name.entry((*d, place.get(*d))).or_default().push(*place);
            }
        }
        let mut english = FxHashMap::default();
        for block in session.grid().form().tables.iter().flat_map(|table| &table.blocks) {
            let Some(d) = block.accounts.as_ref().and_then(|id| space.dimension(id)) else { continue };
            for row in &block.rows {
                if let Some(code) = &row.code {
                    english.entry((d, code.as_str())).or_insert(row.en.as_str());
                }
            }
        }
        Self { session, template, gone: gone(session), of_name, english }
    }

    /// A quantity by its names, each narrowing the one before it: `current:general`, `it:budgeted`.
    pub(super) fn subject(&self, names: &str, it: Option<&Subject>) -> Option<Subject> {
        let space = self.session.grid().space();
        let mut names = names.split(':');
        let first = names.next()?;
        let mut subject = match first {
            "it" => it?.clone(),
            name => self.named(name, space.whole())?,
        };
        for name in names {
            let narrower = self.named(name, subject.place)?;
            subject = Subject { place: narrower.place, along: subject.along, name: narrower.name };
        }
        Some(subject)
    }

    fn named(&self, name: &str, base: Coordinate) -> Option<Subject> {
        let space = self.session.grid().space();
        let spec = self.template.quantities.get(name)?;
        let mut place = base;
        let mut label = Label { zh: spec.zh.clone(), en: spec.en.clone() };
        for (dimension, node) in &spec.at {
            let d = space.dimension(dimension)?;
            let node = space.dimensions()[d].find(node)?;
            place = place.with(d, node);
            if spec.zh.is_empty() {
                label = space.dimensions()[d].node(node).label.clone();
            }
        }
        Some(Subject { place, name: label, along: None })
    }

    pub(super) fn known(&self, place: &Coordinate) -> Known {
        let session = self.session;
        if let Some(cell) = measure::printed(session, place) {
            let here = session.grid().place(cell) == place;
            // What narrows this year's figure to another need not have been so last year.
            let then = measure::prior(session, cell).filter(|_| here).map(|(then, _)| then);
            // A table lists what is not zero; what a sentence does not state is unknown.
            let fact = session.grid().table_of(cell).section == Section::Facts;
            let value = session.value(cell);
            let now = if fact { value.number() } else { Some(value.or_zero()) };
            return Known { now, then, cells: vec![cell] };
        }
        if let Some(gone) = self.gone.iter().find(|gone| gone.place == *place) {
            return Known { now: Some(Amount::ZERO), then: Some(gone.then), cells: Vec::new() };
        }
        self.of_parts(place)
    }

    /// A name (项目) whose money stands under several accounts and nowhere in sum.
    fn of_parts(&self, place: &Coordinate) -> Known {
        let (session, space) = (self.session, self.session.grid().space());
        let mut inside: Vec<(Coordinate, CellId)> = Vec::new();
        let named = (0..space.dimensions().len()).find_map(|d| self.of_name.get(&(d, place.get(d))));
        for part in named.into_iter().flatten().filter(|part| space.contains(place, part)) {
            let cells = session.grid().at(part);
            let cell = cells.iter().find(|cell| session.value(**cell).number().is_some());
            inside.extend(cell.map(|cell| (*part, *cell)));
        }
        let outermost = inside.iter().filter(|(part, _)| {
            !inside.iter().any(|(other, _)| other != part && space.contains(other, part))
        });
        let mut cells: Vec<CellId> = outermost.map(|(_, cell)| *cell).collect();
        cells.sort_unstable();
        let sum =
            cells.iter().try_fold(Amount::ZERO, |sum, cell| sum.plus(session.value(*cell).or_zero()).ok());
        Known { now: sum.filter(|_| !cells.is_empty()), then: None, cells }
    }

    /// The id that a person calls the quantity by.
    pub(super) fn id(&self, place: &Coordinate, known: &Known) -> Option<String> {
        let printed = known.cells.first().map(|cell| cell_id(self.session.grid(), *cell));
        printed.or_else(|| self.gone.iter().find(|gone| gone.place == *place).map(|gone| gone.id.clone()))
    }

    /// The elements of a list: those named, or those that the document has money for, this year
    /// or last.
    pub(super) fn list(&self, spec: &ListSpec) -> Vec<Subject> {
        let (Some(of), Some(along)) = (&spec.of, &spec.along) else {
            return spec.members.iter().filter_map(|name| self.subject(name, None)).collect();
        };
        let space = self.session.grid().space();
        let (Some(of), Some(d)) = (self.subject(of, None), space.dimension(along)) else {
            return Vec::new();
        };
        let listed = self.along(&of.place, d, spec.level.as_deref());
        if !listed.is_empty() {
            return listed;
        }
        self.along(&self.session.narrowest(&of.place), d, spec.level.as_deref())
    }

    fn along(&self, of: &Coordinate, d: usize, level: Option<&str>) -> Vec<Subject> {
        let grid = self.session.grid();
        let dimension = &grid.space().dimensions()[d];
        let lengths = self.lengths(d, level);
        // Every node that some cell or some account of last year has at the place.
        let mut found: BTreeMap<NodeIndex, Option<CellId>> = BTreeMap::new();
        let same = |place: &Coordinate| place.with(d, NodeIndex::ALL) == of.with(d, NodeIndex::ALL);
        let free = dimension.kind == DimensionKind::Free;
        for (place, cells) in grid.quantities() {
            let inside = if free { grid.space().contains(of, place) } else { same(place) };
            let node = place.get(d);
            if node == NodeIndex::ALL || !inside || !dimension.contains(of.get(d), node) {
                continue;
            }
            if cells
                .iter()
                .any(|cell| !self.session.value(*cell).is_nothing() && self.session.has_table(*cell))
            {
                let first = found.entry(node).or_default();
                *first = (*first).into_iter().chain(cells.first().copied()).min();
            }
        }
        for gone in self.gone.iter().filter(|gone| same(&gone.place)) {
            found.entry(gone.place.get(d)).or_default();
        }
        let wanted = |node: &NodeIndex| match &lengths {
            Some(length) => dimension.node(*node).id.len() == *length,
            None => !found.keys().any(|other| other != node && dimension.contains(*node, *other)),
        };
        let mut nodes: Vec<(NodeIndex, Option<CellId>)> =
            found.iter().filter(|(node, _)| wanted(node)).map(|(node, cell)| (*node, *cell)).collect();
        match dimension.kind {
            DimensionKind::Coded => nodes.sort_by_key(|(node, _)| dimension.node(*node).id.clone()),
            _ => nodes.sort_by_key(|(_, cell)| *cell),
        }
        let subject = |(node, _): (NodeIndex, Option<CellId>)| Subject {
            place: of.with(d, node),
            name: self.label(d, node),
            along: Some(d),
        };
        nodes.into_iter().map(subject).collect()
    }

    /// The name of a node: as the document prints it, in English as the form does.
    fn label(&self, d: usize, node: NodeIndex) -> Label {
        let node = self.session.grid().space().dimensions()[d].node(node);
        let english = self.english.get(&(d, node.id.as_str())).map(|en| (*en).to_owned());
        Label { zh: node.label.zh.clone(), en: english.unwrap_or_else(|| node.label.en.clone()) }
    }

    /// The length of codes at a level.
    fn lengths(&self, d: usize, level: Option<&str>) -> Option<usize> {
        let spec = self.session.grid().form().dimensions.get(d)?;
        let at = spec.levels.iter().position(|known| Some(known.id.as_str()) == level)?;
        spec.lengths.get(at).copied()
    }

    /// The codes of a subject from the class down, with their names and what their levels are
    /// called; empty if it is no account.
    pub(super) fn path(&self, subject: &Subject) -> Vec<(String, Label, Label)> {
        let Some(d) = subject.along else { return Vec::new() };
        let dimension = &self.session.grid().space().dimensions()[d];
        let Some(spec) = self.session.grid().form().dimensions.get(d) else { return Vec::new() };
        let node = dimension.node(subject.place.get(d));
        let levels = spec.lengths.iter().zip(&spec.levels);
        let at = levels.filter_map(|(length, level)| {
            let code = node.id.get(..*length)?;
            let label = self.label(d, dimension.find(code)?);
            Some((code.to_owned(), label, Label { zh: level.zh.clone(), en: level.en.clone() }))
        });
        at.collect()
    }
}

/// The accounts that only last year had.
fn gone(session: &Session) -> Vec<Gone> {
    let grid = session.grid();
    let mut all = Vec::new();
    for (table, spec) in grid.tables().iter().zip(&grid.form().tables) {
        for row in &table.prior_only {
            for (place, then) in &row.figures {
                let column = table.blocks.iter().zip(&spec.blocks).find_map(|(block, spec)| {
                    let d = grid.space().dimension(spec.accounts.as_ref()?)?;
                    let at = block.columns.iter().position(|c| c.place.with(d, place.get(d)) == *place)?;
                    spec.columns.get(at).map(|column| column.id.as_str())
                });
                let code = row.code.as_deref().unwrap_or(&row.label.zh);
                let id = format!("{}/{code}/{}", spec.id, column.unwrap_or_default());
                all.push(Gone { place: *place, then: *then, id });
            }
        }
    }
    all
}

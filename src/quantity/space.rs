//! Dimensions, their nodes, and coordinates.

use std::ops::ControlFlow;

use rustc_hash::FxHashMap;

use crate::classification;
use crate::form::{At, DimensionSpec, Form, Label};

/// Dimensions a form may have.
pub(crate) const MAX_DIMENSIONS: usize = 16;

/// A node within its dimension; [`ALL`](NodeIndex::ALL) is the whole dimension.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct NodeIndex(u32);

impl NodeIndex {
    /// Everything along the dimension.
    pub const ALL: NodeIndex = NodeIndex(0);

    fn at(self) -> usize {
        self.0 as usize
    }
}

/// A quantity's place: one node per dimension.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Coordinate([NodeIndex; MAX_DIMENSIONS]);

impl Coordinate {
    /// The node along dimension `d`.
    #[must_use]
    pub fn get(&self, d: usize) -> NodeIndex {
        self.0[d]
    }

    /// The same place with another node along dimension `d`.
    #[must_use]
    pub fn with(mut self, d: usize, node: NodeIndex) -> Self {
        self.0[d] = node;
        self
    }
}

/// How a dimension's nodes come about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DimensionKind {
    /// Listed by the form; children partition their parent.
    Closed,
    /// Codes of the document; a table that lists some lists all that are not zero.
    Coded,
    /// Names of the document.
    Free,
}

/// One node: a source, a code, a project name.
#[derive(Debug, Clone)]
pub struct Node {
    /// Id, code or name.
    pub id: String,
    /// What it is called.
    pub label: Label,
    /// The nodes right below.
    pub children: Vec<NodeIndex>,
    /// Itself and everything above, up to and including "all" unless the dimension has a default.
    containers: Vec<NodeIndex>,
    group: bool,
}

impl Node {
    /// Itself and everything above.
    #[must_use]
    pub fn containers(&self) -> &[NodeIndex] {
        &self.containers
    }
}

/// One dimension with the nodes that this document uses.
#[derive(Debug, Clone)]
pub struct Dimension {
    /// Stable id.
    pub id: String,
    /// What it is called.
    pub name: Label,
    /// How its nodes come about.
    pub kind: DimensionKind,
    default: NodeIndex,
    lengths: Vec<usize>,
    nodes: Vec<Node>,
    index: FxHashMap<String, NodeIndex>,
}

/// The dimensions of a form with the nodes of one document.
#[derive(Debug, Clone)]
pub struct Space {
    dimensions: Vec<Dimension>,
    never: Vec<Coordinate>,
}

/// A form that this space cannot hold.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SpaceError {
    /// More than 16 dimensions.
    #[error("too many dimensions: {0}")]
    TooManyDimensions(usize),
    /// A coordinate along a dimension, or to a node, that the form does not have.
    #[error("no {node} in dimension {dimension}")]
    NoSuchNode {
        /// Dimension id.
        dimension: String,
        /// Node id.
        node: String,
    },
}

impl Dimension {
    fn new(spec: &DimensionSpec) -> Self {
        let kind = if spec.free {
            DimensionKind::Free
        } else if spec.lengths.is_empty() {
            DimensionKind::Closed
        } else {
            DimensionKind::Coded
        };
        let root = Node {
            id: String::new(),
            label: spec.name.clone(),
            children: Vec::new(),
            containers: vec![NodeIndex::ALL],
            group: false,
        };
        let mut dimension = Self {
            id: spec.id.clone(),
            name: spec.name.clone(),
            kind,
            default: NodeIndex::ALL,
            lengths: spec.lengths.clone(),
            nodes: vec![root],
            index: FxHashMap::default(),
        };
        for node in &spec.nodes {
            let parent = node.parent.as_ref().and_then(|p| dimension.find(p)).unwrap_or_default();
            let label = Label { zh: node.zh.clone(), en: node.en.clone() };
            dimension.push(node.id.clone(), label, parent);
        }
        if let Some(node) = spec.default.as_ref().and_then(|d| dimension.find(d)) {
            // Nothing is stated about "all" of such a dimension.
            dimension.default = node;
            for node in &mut dimension.nodes {
                node.containers.retain(|c| *c != NodeIndex::ALL);
            }
        }
        for group in &spec.groups {
            let label = Label { zh: group.zh.clone(), en: group.en.clone() };
            let parts: Vec<_> = group.parts.iter().map(|part| dimension.node_for(part)).collect();
            let id = dimension.push(group.id.clone(), label, NodeIndex::ALL);
            dimension.nodes[id.at()].group = true;
            dimension.nodes[NodeIndex::ALL.at()].children.retain(|child| *child != id);
            dimension.nodes[id.at()].children = parts;
            dimension.contain_group(id);
        }
        dimension
    }

    /// Everything below a group is contained in it.
    fn contain_group(&mut self, group: NodeIndex) {
        let mut below = self.nodes[group.at()].children.clone();
        while let Some(node) = below.pop() {
            below.extend(self.nodes[node.at()].children.iter().copied());
            let containers = &mut self.nodes[node.at()].containers;
            if !containers.contains(&group) {
                containers.push(group);
            }
        }
    }

    fn push(&mut self, id: String, label: Label, parent: NodeIndex) -> NodeIndex {
        let node = NodeIndex(u32::try_from(self.nodes.len()).unwrap_or(u32::MAX));
        let mut containers = vec![node];
        containers.extend(self.nodes[parent.at()].containers.iter().copied());
        self.nodes[parent.at()].children.push(node);
        self.index.insert(id.clone(), node);
        self.nodes.push(Node { id, label, children: Vec::new(), containers, group: false });
        node
    }

    /// Whether an absent coordinate means a node of its own instead of "all".
    #[must_use]
    pub fn has_default(&self) -> bool {
        self.default != NodeIndex::ALL
    }

    /// The node with this id.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<NodeIndex> {
        self.index.get(id).copied()
    }

    /// The node of a code or name, made when it is new; codes with their parents.
    fn node_for(&mut self, id: &str) -> NodeIndex {
        if let Some(node) = self.find(id) {
            return node;
        }
        let shorter = self.lengths.iter().rev().find(|length| **length < id.len());
        let parent = match shorter.and_then(|length| id.get(..*length)) {
            Some(prefix) => self.node_for(prefix),
            None => NodeIndex::ALL,
        };
        let name = classification::book(&self.id).and_then(|book| book.name(id)).unwrap_or(id);
        let label = Label { zh: name.to_owned(), en: name.to_owned() };
        self.push(id.to_owned(), label, parent)
    }

    /// A node's data.
    #[must_use]
    pub fn node(&self, node: NodeIndex) -> &Node {
        &self.nodes[node.at()]
    }

    /// The node right above; "all" is above the first level and itself.
    #[must_use]
    pub fn parent(&self, node: NodeIndex) -> NodeIndex {
        self.nodes[node.at()].containers.get(1).copied().unwrap_or(NodeIndex::ALL)
    }

    /// Whether `outer` is `inner` or stands above it.
    #[must_use]
    pub fn contains(&self, outer: NodeIndex, inner: NodeIndex) -> bool {
        outer == inner || outer == NodeIndex::ALL || self.nodes[inner.at()].containers.contains(&outer)
    }

    fn overlaps(&self, a: NodeIndex, b: NodeIndex) -> bool {
        if self.contains(a, b) || self.contains(b, a) {
            return true;
        }
        let (group, other) = match (self.nodes[a.at()].group, self.nodes[b.at()].group) {
            (true, _) => (a, b),
            (_, true) => (b, a),
            _ => return false,
        };
        self.nodes[group.at()].children.iter().any(|part| self.overlaps(*part, other))
    }

    /// The child of `outer` on the way to `inner`.
    #[must_use]
    pub fn step(&self, outer: NodeIndex, inner: NodeIndex) -> Option<NodeIndex> {
        if self.nodes[outer.at()].group {
            return self.node(outer).children.iter().copied().find(|child| self.contains(*child, inner));
        }
        // Upwards: few levels, where a node may have thousands of children.
        std::iter::successors(Some(inner), |node| Some(self.parent(*node)).filter(|above| above != node))
            .find(|node| self.parent(*node) == outer && *node != outer)
    }
}

impl Space {
    /// The space of a form, before any code or name of a document is known.
    ///
    /// # Errors
    /// More dimensions than fit, or coordinates that the form does not have.
    pub fn new(form: &Form) -> Result<Self, SpaceError> {
        if form.dimensions.len() > MAX_DIMENSIONS {
            return Err(SpaceError::TooManyDimensions(form.dimensions.len()));
        }
        let dimensions = form.dimensions.iter().map(Dimension::new).collect();
        let mut space = Self { dimensions, never: Vec::new() };
        for at in &form.never {
            let place = space.narrow(space.whole(), at)?;
            space.never.push(place);
        }
        Ok(space)
    }

    /// The dimensions in the form's order.
    #[must_use]
    pub fn dimensions(&self) -> &[Dimension] {
        &self.dimensions
    }

    /// The place of the dimension with this id.
    #[must_use]
    pub fn dimension(&self, id: &str) -> Option<usize> {
        self.dimensions.iter().position(|dimension| dimension.id == id)
    }

    /// The coordinate that means "all", or the default where a dimension has one.
    #[must_use]
    pub fn whole(&self) -> Coordinate {
        let mut whole = Coordinate([NodeIndex::ALL; MAX_DIMENSIONS]);
        for (d, dimension) in self.dimensions.iter().enumerate() {
            whole.0[d] = dimension.default;
        }
        whole
    }

    /// `base` narrowed to the given nodes.
    ///
    /// # Errors
    /// A dimension or a closed dimension's node that the form does not have.
    pub fn narrow(&mut self, base: Coordinate, at: &At) -> Result<Coordinate, SpaceError> {
        let mut place = base;
        for (id, node) in at {
            let error = || SpaceError::NoSuchNode { dimension: id.clone(), node: node.clone() };
            let d = self.dimension(id).ok_or_else(error)?;
            place.0[d] = match self.dimensions[d].kind {
                DimensionKind::Closed => self.dimensions[d].find(node).ok_or_else(error)?,
                DimensionKind::Coded | DimensionKind::Free => self.dimensions[d].node_for(node),
            };
        }
        Ok(place)
    }

    /// `base` at a code or name of the document, which is made known with its printed name.
    pub(crate) fn open(&mut self, base: Coordinate, d: usize, id: &str, name: Option<&str>) -> Coordinate {
        let dimension = &mut self.dimensions[d];
        let node = dimension.node_for(id);
        if let Some(name) = name {
            let label = Label { zh: name.to_owned(), en: name.to_owned() };
            dimension.nodes[node.at()].label = label;
        }
        base.with(d, node)
    }

    /// Gives an open node the form's English name.
    pub(crate) fn set_english(&mut self, d: usize, node: NodeIndex, en: &str) {
        en.clone_into(&mut self.dimensions[d].nodes[node.at()].label.en);
    }

    /// A coordinate by ids, if all of them are known.
    #[must_use]
    pub fn find(&self, at: &[(&str, &str)]) -> Option<Coordinate> {
        let mut place = self.whole();
        for (dimension, node) in at {
            let d = self.dimension(dimension)?;
            place.0[d] = self.dimensions[d].find(node)?;
        }
        Some(place)
    }

    /// The node that `place` has along dimension `d`.
    #[must_use]
    pub fn node(&self, place: &Coordinate, d: usize) -> &Node {
        self.dimensions[d].node(place.0[d])
    }

    /// Whether `outer` is `inner` or holds all of it.
    #[must_use]
    pub fn contains(&self, outer: &Coordinate, inner: &Coordinate) -> bool {
        self.dimensions.iter().enumerate().all(|(d, dimension)| dimension.contains(outer.0[d], inner.0[d]))
    }

    /// The places at which the form says that there is never anything.
    #[must_use]
    pub fn never(&self) -> &[Coordinate] {
        &self.never
    }

    /// Whether the form says that there is never anything at this place.
    #[must_use]
    pub fn is_never(&self, place: &Coordinate) -> bool {
        self.never.iter().any(|never| self.contains(never, place))
    }

    /// Whether two quantities can have money in common.
    #[must_use]
    pub fn overlaps(&self, a: &Coordinate, b: &Coordinate) -> bool {
        self.dimensions.iter().enumerate().all(|(d, dimension)| dimension.overlaps(a.0[d], b.0[d]))
    }

    /// Calls `visit` with every coordinate that contains `place`, itself included.
    pub fn containers<B>(
        &self,
        place: &Coordinate,
        mut visit: impl FnMut(&Coordinate) -> ControlFlow<B>,
    ) -> ControlFlow<B> {
        let narrowed: Vec<usize> =
            (0..self.dimensions.len()).filter(|d| self.node(place, *d).containers.len() > 1).collect();
        self.containers_along(&mut place.clone(), place, &narrowed, &mut visit)
    }

    fn containers_along<B>(
        &self,
        wider: &mut Coordinate,
        place: &Coordinate,
        along: &[usize],
        visit: &mut impl FnMut(&Coordinate) -> ControlFlow<B>,
    ) -> ControlFlow<B> {
        let Some((&d, rest)) = along.split_first() else {
            return visit(wider);
        };
        for &node in &self.node(place, d).containers {
            wider.0[d] = node;
            self.containers_along(wider, place, rest, visit)?;
        }
        wider.0[d] = place.0[d];
        ControlFlow::Continue(())
    }
}

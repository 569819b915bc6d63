//! What a form says of its dimensions and blocks.

use mingzhang::form::{At, BlockSpec, DimensionSpec, Form};

pub(super) fn leaves(dimension: &DimensionSpec) -> Vec<String> {
    let is_parent = |id: &str| dimension.nodes.iter().any(|node| node.parent.as_deref() == Some(id));
    dimension.nodes.iter().filter(|node| !is_parent(&node.id)).map(|node| node.id.clone()).collect()
}

pub(super) fn blocks(form: &Form) -> impl Iterator<Item = &BlockSpec> {
    form.tables.iter().flat_map(|table| &table.blocks)
}

/// All coordinates that the form gives.
pub(super) fn ats(block: &BlockSpec) -> impl Iterator<Item = &At> {
    let rows = block.rows.iter().map(|row| &row.at);
    std::iter::once(&block.at).chain(block.columns.iter().map(|column| &column.at)).chain(rows)
}

pub(super) fn open_dimensions(block: &BlockSpec) -> impl Iterator<Item = &String> {
    [&block.accounts, &block.projects, &block.names].into_iter().flatten()
}

/// Whether some figure of money is at a node of the dimension.
pub(super) fn tells_money_apart(form: &Form, id: &str) -> bool {
    blocks(form).filter(|block| ats(block).all(|at| !names_a_measure(form, at))).any(|block| {
        open_dimensions(block).any(|open| open == id) || ats(block).any(|at| at.contains_key(id))
    })
}

/// Whether coordinates say that something else than money is measured.
pub(super) fn names_a_measure(form: &Form, at: &At) -> bool {
    let with_default = form.dimensions.iter().filter(|dimension| dimension.default.is_some());
    with_default.into_iter().any(|d| at.get(&d.id).is_some_and(|node| Some(node) != d.default.as_ref()))
}

/// Whether a node of a closed dimension is another or a part of it.
pub(super) fn within(form: &Form, dimension: &str, node: &str, outer: &str) -> bool {
    let spec = form.dimensions.iter().find(|spec| spec.id == dimension).unwrap();
    let mut node = Some(node);
    while let Some(id) = node {
        if id == outer {
            return true;
        }
        node = spec.nodes.iter().find(|spec| spec.id == id).and_then(|spec| spec.parent.as_deref());
    }
    false
}

/// Whether the form says that there is never any money here.
pub(super) fn is_never(form: &Form, at: &At) -> bool {
    form.never.iter().any(|never| {
        never.iter().all(|(dimension, outer)| {
            at.get(dimension).is_some_and(|node| within(form, dimension, node, outer))
        })
    })
}

//! The rows of a table before they have figures.

use std::collections::BTreeSet;

use mingzhang::form::{At, BlockSpec, ColumnSpec, Form, RowSpec, TableSpec};

use super::money::Money;
use super::of_form::{ats, names_a_measure, within};

/// A row of the disclosure before it has figures: the form's, or the document's own.
#[derive(Clone)]
pub(super) struct Outline<'f> {
    pub(super) block: usize,
    pub(super) fixed: Option<&'f RowSpec>,
    pub(super) code: Option<String>,
    pub(super) project: Option<String>,
    pub(super) name: Option<String>,
}

impl<'f> Outline<'f> {
    pub(super) fn of_table(form: &'f Form, table: &'f TableSpec, money: &Money) -> Vec<Outline<'f>> {
        let mut rows = Vec::new();
        for (block, spec) in table.blocks.iter().enumerate() {
            let empty = Outline { block, fixed: None, code: None, project: None, name: None };
            rows.extend(spec.rows.iter().map(|row| Outline { fixed: Some(row), ..empty.clone() }));
            let own = if ats(spec).any(|at| names_a_measure(form, at)) {
                names(spec, money)
            } else {
                accounts(form, spec, money)
            };
            rows.extend(own.into_iter().map(|(code, project, name)| Outline {
                code,
                project,
                name,
                ..empty.clone()
            }));
        }
        rows
    }

    /// The coordinates of the row's cell in a column, the narrower over the wider.
    pub(super) fn at(&self, block: &BlockSpec, column: &ColumnSpec) -> At {
        let mut at = block.at.clone();
        if let Some(row) = self.fixed {
            at.extend(row.at.clone());
        }
        let code = self.code.as_ref().or_else(|| self.fixed.and_then(|row| row.code.as_ref()));
        let own = [
            (&block.accounts, code),
            (&block.projects, self.project.as_ref()),
            (&block.names, self.name.as_ref()),
        ];
        for (dimension, node) in own {
            at.extend(dimension.clone().zip(node.cloned()));
        }
        at.extend(column.at.clone());
        at
    }
}

type Own = (Option<String>, Option<String>, Option<String>);

/// The document's own rows of a block that measures something else than money.
fn names(block: &BlockSpec, money: &Money) -> Vec<Own> {
    let of = |dimension: &Option<String>| match dimension {
        Some(id) => money.names[id].iter().take(5).cloned().map(Some).collect(),
        None => vec![None],
    };
    let (projects, names) = (of(&block.projects), of(&block.names));
    let pairs = projects.iter().flat_map(|project| names.iter().map(|name| (project.clone(), name.clone())));
    pairs.filter(|pair| *pair != (None, None)).map(|(project, name)| (None, project, name)).collect()
}

/// The document's own rows of a block: the accounts and projects that have money in it. Where the
/// form prints codes itself, only codes as long as those; where rows have projects, the deepest
/// codes have them.
fn accounts(form: &Form, block: &BlockSpec, money: &Money) -> Vec<Own> {
    let inside = money.amounts.iter().filter(|(at, _)| {
        block
            .at
            .iter()
            .all(|(dimension, node)| at.get(dimension).is_none_or(|n| within(form, dimension, n, node)))
    });
    let lengths: &[usize] = match &block.accounts {
        Some(id) => &form.dimensions.iter().find(|dimension| dimension.id == *id).unwrap().lengths,
        None => &[],
    };
    let printed: Vec<&String> = block.rows.iter().filter_map(|row| row.code.as_ref()).collect();
    let mut own = BTreeSet::new();
    for (at, _) in inside {
        let project = block.projects.as_ref().map(|id| at[id].clone());
        let Some(code) = block.accounts.as_ref().map(|id| &at[id]) else {
            own.extend(project.is_some().then_some((None, project)));
            continue;
        };
        for length in lengths {
            let code = code[..*length].to_owned();
            let as_printed = printed.is_empty() || printed.iter().any(|known| known.len() == *length);
            if !as_printed
                || printed.contains(&&code)
                || block.names_alone() && Some(length) != lengths.first()
            {
                continue;
            }
            let project = project.clone().filter(|_| Some(length) == lengths.last());
            own.insert((Some(code), project));
        }
    }
    own.into_iter().map(|(code, project)| (code, project, None)).collect()
}

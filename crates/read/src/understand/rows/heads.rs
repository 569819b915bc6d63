//! What the headings above rows of text tell of the columns.

use std::collections::BTreeSet;

use mingzhang::form::BlockSpec;

use crate::understand::head::caption;
use crate::understand::key::key;
use crate::understand::token::Line;

/// The words of the headings between a caption and the line below them.
pub(super) fn text(above: &[Line]) -> String {
    let headings = above.iter().rev().take_while(|line| caption(line).is_none());
    let mut headings: Vec<&str> = headings.map(|line| line.key.as_str()).collect();
    headings.reverse();
    headings.concat()
}

/// Which of the form's columns a table with so many has, if the headings name just as many.
pub(super) fn some_of(spec: &BlockSpec, count: usize, headings: &str) -> Option<Vec<usize>> {
    let mut text = headings.to_owned();
    let mut columns: Vec<(usize, String)> = spec
        .columns
        .iter()
        .enumerate()
        .flat_map(|(at, column)| {
            column.zh.last().into_iter().chain(&column.aliases).map(move |name| (at, key(name)))
        })
        .collect();
    // The longest first: one heading may be a part of another.
    columns.sort_by_key(|(_, name)| std::cmp::Reverse(name.len()));
    let mut found: BTreeSet<usize> = BTreeSet::new();
    for (at, name) in columns {
        if !found.contains(&at) && text.contains(&name) {
            text = text.replacen(&name, " ", 1);
            found.insert(at);
        }
    }
    (found.len() == count).then(|| found.into_iter().collect())
}

/// The form's columns as they are printed where its lowest headings stand above the others, each of
/// them once (all 预算数, then all 决算数); none if they stand below, as in the form.
pub(super) fn turned(spec: &BlockSpec, headings: &str) -> Option<Vec<usize>> {
    let lowest: Option<Vec<String>> = spec
        .columns
        .iter()
        .map(|column| column.zh.last().filter(|_| column.zh.len() > 1).map(|last| key(last)))
        .collect();
    let lowest = lowest?;
    let names: BTreeSet<&String> = lowest.iter().collect();
    let lowest = lowest.as_slice();
    let columns_of =
        |name: &String| (0..lowest.len()).filter(|at| lowest[*at] == *name).collect::<Vec<usize>>();
    let each = lowest.len() / names.len().max(1);
    let once = |name: &&String| headings.matches(name.as_str()).count() == 1;
    if each < 2 || !names.iter().all(once) || !names.iter().all(|name| columns_of(name).len() == each) {
        return None;
    }
    let mut names: Vec<&String> = names.into_iter().collect();
    names.sort_by_key(|name| headings.find(name.as_str()));
    (names.len() > 1).then(|| names.into_iter().flat_map(columns_of).collect())
}

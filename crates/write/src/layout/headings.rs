//! Headings as merged cells: what neighbouring columns have in common stands once.

use mingzhang::form::TableSpec;
use mingzhang::wording::Lang;

use super::{Block, Cell, CellKind, Row, RowKind};

/// The heading rows of a table, its blocks side by side.
pub(super) fn rows(table: &TableSpec, blocks: &[Block<'_>], lang: Lang) -> Vec<Row> {
    let mut paths: Vec<Vec<String>> = Vec::new();
    let mut starts = Vec::new();
    for (block, spec) in blocks.iter().zip(&table.blocks) {
        starts.push(paths.len());
        let above = spec.heading.as_ref().map(|heading| lang.label(heading).to_owned());
        let columns = spec.columns.iter().map(|column| lang.pick(&column.zh, &column.en).clone());
        let below = block.labels.headings().into_iter().chain(columns);
        paths.extend(below.map(|path| above.iter().cloned().chain(path).collect()));
    }
    let depth = paths.iter().map(Vec::len).max().unwrap_or(0);
    (0..depth)
        .map(|level| Row { kind: RowKind::Heading, cells: merged(&paths, &starts, level, depth) })
        .collect()
}

/// The headings that begin at a level. A column's last heading reaches down to the figures; others
/// join their left neighbour's where everything above is equal too, never across blocks.
fn merged(paths: &[Vec<String>], starts: &[usize], level: usize, depth: usize) -> Vec<Cell> {
    let mut cells: Vec<Cell> = Vec::new();
    for (column, path) in paths.iter().enumerate() {
        let Some(text) = path.get(level) else { continue };
        let leaf = path.len() == level + 1;
        let before = column.checked_sub(1).filter(|_| !starts.contains(&column)).and_then(|at| paths.get(at));
        let joins = !leaf
            && before
                .is_some_and(|before| before.len() > level + 1 && before.get(..=level) == path.get(..=level));
        match cells.last_mut() {
            Some(last) if joins => last.columns += 1,
            _ => {
                let rows = if leaf { depth - level } else { 1 };
                cells.push(Cell { rows, ..Cell::new(CellKind::Heading, column, text.clone()) });
            }
        }
    }
    cells
}

//! Tables that go on over the page: a page that has only merged cells of a table shows fewer of
//! its columns than the page before.

use crate::source::{Area, CellGrid, Item, Part};

/// How far, in tenths of a point, the same line may be from itself on another page.
const NEAR: i32 = 30;

/// Rows of a grid that may be the headings alone of one that goes on over the page.
const MOST_HEADINGS: u32 = 3;

/// Gives the first grid of each page the columns of the last grid of the page before, where all
/// its lines are among theirs; and the other way round, where that one ends with its headings.
pub(super) fn join(parts: &mut [Part]) {
    for at in 1..parts.len() {
        let (before, after) = parts.split_at_mut(at);
        let last = before.last_mut().and_then(|part| part.items.iter_mut().rev().find_map(grid));
        let first = after.first_mut().and_then(|part| part.items.iter_mut().find_map(grid));
        if let (Some(last), Some(first)) = (last, first) {
            if first.columns < last.columns {
                refine(first, last);
            } else if last.columns < first.columns && last.rows <= MOST_HEADINGS {
                refine(last, first);
            }
        }
    }
}

fn grid(item: &mut Item) -> Option<&mut CellGrid> {
    match item {
        Item::Grid(grid) => Some(grid),
        Item::Line(_) => None,
    }
}

fn refine(grid: &mut CellGrid, model: &CellGrid) {
    let edges = |edge: fn(&Area) -> i32, column: fn(&crate::source::Cell) -> u32| -> Vec<(i32, u32)> {
        model.cells.iter().filter_map(|cell| Some((edge(cell.area.as_ref()?), column(cell)))).collect()
    };
    // Where a column begins, the one before ends, whichever of both has text.
    let mut lines = edges(|area| area.x, |cell| cell.column);
    lines.extend(edges(|area| area.x + area.width, |cell| cell.column.saturating_add(cell.columns)));
    let nearest = |at: i32| {
        let nearest = lines.iter().min_by_key(|(line, _)| (line - at).abs());
        nearest.filter(|(line, _)| (line - at).abs() <= NEAR).map(|(_, column)| *column)
    };
    let columns: Option<Vec<(u32, u32)>> = grid
        .cells
        .iter()
        .map(|cell| {
            let area = cell.area?;
            // Nothing may stand in the last column.
            let is_last = cell.column.saturating_add(cell.columns) == grid.columns;
            let end = || is_last.then_some(model.columns);
            let (from, to) = (nearest(area.x)?, nearest(area.x + area.width).or_else(end)?);
            (from < to).then_some((from, to - from))
        })
        .collect();
    if let Some(columns) = columns {
        for (cell, (column, columns)) in grid.cells.iter_mut().zip(columns) {
            (cell.column, cell.columns) = (column, columns);
        }
        grid.columns = model.columns;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Cell;

    fn page(edges: &[(i32, i32)]) -> Part {
        let cell = |(column, (x, right)): (u32, &(i32, i32))| {
            let area = Area { x: *x, y: 0, width: right - x, height: 100 };
            Cell { row: 0, column, rows: 1, columns: 1, text: "1".to_owned(), area: Some(area) }
        };
        let cells: Vec<Cell> = (0..).zip(edges).map(cell).collect();
        let columns = u32::try_from(cells.len()).unwrap();
        Part {
            items: vec![Item::Grid(CellGrid {
                origin: (0, 0),
                rows: 1,
                columns,
                cells,
                lengths: Vec::new(),
            })],
            ..Part::default()
        }
    }

    fn columns(part: &Part) -> Vec<(u32, u32)> {
        let Some(Item::Grid(grid)) = part.items.first() else { return Vec::new() };
        grid.cells.iter().map(|cell| (cell.column, cell.columns)).collect()
    }

    #[test]
    fn merged_cells_keep_the_columns_of_the_page_before() {
        let mut pages = [page(&[(0, 100), (100, 200), (200, 300)]), page(&[(5, 203), (202, 301)])];
        join(&mut pages);
        assert_eq!(columns(&pages[1]), [(0, 2), (2, 1)]);
    }

    #[test]
    fn headings_at_the_end_of_a_page_have_the_columns_of_the_next() {
        let mut pages = [page(&[(5, 203), (202, 301)]), page(&[(0, 100), (100, 200), (200, 300)])];
        join(&mut pages);
        assert_eq!(columns(&pages[0]), [(0, 2), (2, 1)]);
    }

    #[test]
    fn another_table_keeps_its_own() {
        let mut pages = [page(&[(0, 100), (100, 200), (200, 300)]), page(&[(0, 150), (150, 300)])];
        join(&mut pages);
        assert_eq!(columns(&pages[1]), [(0, 1), (1, 1)]);
    }
}

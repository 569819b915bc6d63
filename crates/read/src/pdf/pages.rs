//! Tables that go on over the page: a page that has only merged cells of a table shows fewer of
//! its columns than the page before.

use crate::source::{Area, CellGrid, Item, Part};

/// How far, in tenths of a point, the same line may be from itself on another page.
const NEAR: i32 = 30;

/// Gives the first grid of each page the columns of the last grid of the page before, where all
/// its lines are among theirs.
pub(super) fn join(parts: &mut [Part]) {
    for at in 1..parts.len() {
        let (before, after) = parts.split_at_mut(at);
        let last = before.last().and_then(|part| part.items.iter().rev().find_map(grid));
        let first = after.first_mut().and_then(|part| {
            part.items.iter_mut().find_map(|item| match item {
                Item::Grid(grid) => Some(grid),
                Item::Line(_) => None,
            })
        });
        if let (Some(last), Some(first)) = (last, first)
            && first.columns < last.columns
        {
            refine(first, last);
        }
    }
}

fn grid(item: &Item) -> Option<&CellGrid> {
    match item {
        Item::Grid(grid) => Some(grid),
        Item::Line(_) => None,
    }
}

fn refine(grid: &mut CellGrid, model: &CellGrid) {
    let edges = |edge: fn(&Area) -> i32, column: fn(&crate::source::Cell) -> u32| -> Vec<(i32, u32)> {
        model.cells.iter().filter_map(|cell| Some((edge(cell.area.as_ref()?), column(cell)))).collect()
    };
    let lefts = edges(|area| area.x, |cell| cell.column);
    let rights = edges(|area| area.x + area.width, |cell| cell.column.saturating_add(cell.columns));
    let nearest = |edges: &[(i32, u32)], at: i32| {
        let nearest = edges.iter().min_by_key(|(edge, _)| (edge - at).abs());
        nearest.filter(|(edge, _)| (edge - at).abs() <= NEAR).map(|(_, column)| *column)
    };
    let columns: Option<Vec<(u32, u32)>> = grid
        .cells
        .iter()
        .map(|cell| {
            let area = cell.area?;
            let (from, to) = (nearest(&lefts, area.x)?, nearest(&rights, area.x + area.width)?);
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
            items: vec![Item::Grid(CellGrid { origin: (0, 0), rows: 1, columns, cells })],
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
    fn another_table_keeps_its_own() {
        let mut pages = [page(&[(0, 100), (100, 200), (200, 300)]), page(&[(0, 150), (150, 300)])];
        join(&mut pages);
        assert_eq!(columns(&pages[1]), [(0, 1), (1, 1)]);
    }
}

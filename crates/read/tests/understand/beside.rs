//! Tables side by side on one sheet.

use mingzhang::disclosure::Disclosure;
use mingzhang::form::Form;
use mingzhang_read::source::{Cell, CellGrid, Item, Part, Source};

use crate::compare::{assert_read, small_town, understand_as};
use crate::generate::{Size, generate};
use crate::grid_render::{Layout, render};

const SHEET: Layout = Layout {
    sheet: true,
    together: false,
    codes_apart: false,
    page: usize::MAX,
    bare: false,
    repeated: true,
};

/// A document whose sheets stand in pairs, so many blank columns apart, pair below pair on one sheet.
fn in_pairs(form: &Form, disclosure: &Disclosure, gap: u32) -> Source {
    let mut source = render(form, disclosure, SHEET);
    let sheets = source.parts.split_off(1);
    let grids: Vec<CellGrid> = sheets
        .into_iter()
        .flat_map(|part| part.items)
        .filter_map(|item| match item {
            Item::Grid(grid) => Some(grid),
            Item::Line(_) => None,
        })
        .collect();
    let (mut cells, mut rows, mut columns): (Vec<Cell>, u32, u32) = (Vec::new(), 0, 0);
    for pair in grids.chunks(2) {
        let (mut left, mut deepest) = (0, 0);
        for grid in pair {
            cells.extend(grid.cells.iter().map(|cell| Cell {
                row: cell.row + rows,
                column: cell.column + left,
                ..cell.clone()
            }));
            left += grid.columns + gap;
            deepest = deepest.max(rows + grid.rows);
            columns = columns.max(left);
        }
        rows = deepest + 1;
    }
    cells.sort_by_key(|cell| (cell.row, cell.column));
    let grid = CellGrid { origin: (0, 0), rows, columns, cells, lengths: Vec::new() };
    source.parts.push(Part { items: vec![Item::Grid(grid)], ..Part::default() });
    source
}

#[test]
fn tables_side_by_side_are_read_as_if_they_stood_below_each_other() {
    let (form, disclosure) = small_town();
    for gap in [0, 1, 3] {
        let reading = understand_as(&form, &in_pairs(&form, &disclosure, gap));
        assert_read(&form, &disclosure, &reading, &format!("{gap} columns between"));
    }
    for form in mingzhang::form::forms() {
        let disclosure = generate(form, 7, Size { items: 12, projects: 6, amounts: 40 });
        let reading = understand_as(form, &in_pairs(form, &disclosure, 1));
        assert_read(form, &disclosure, &reading, &form.id);
    }
}

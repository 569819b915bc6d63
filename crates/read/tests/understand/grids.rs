//! Grids of documents that are made here: what was printed is what is read.

use mingzhang::form::by_id;
use mingzhang_read::source::{Cell, Format, Item, Part, TextLine, Word};

use crate::compare::{assert_read, small_town, small_town_form, understand_as};
use crate::generate::{Size, generate};
use crate::grid_render::{Layout, render};

const LAYOUTS: [Layout; 5] = [
    Layout {
        sheet: true,
        together: false,
        codes_apart: false,
        page: usize::MAX,
        bare: false,
        repeated: true,
    },
    Layout { sheet: true, together: true, codes_apart: true, page: usize::MAX, bare: true, repeated: true },
    Layout {
        sheet: false,
        together: false,
        codes_apart: true,
        page: usize::MAX,
        bare: false,
        repeated: true,
    },
    Layout { sheet: false, together: false, codes_apart: true, page: 7, bare: false, repeated: true },
    Layout { sheet: false, together: false, codes_apart: false, page: 5, bare: false, repeated: false },
];

#[test]
fn a_made_up_form_is_read_as_it_was_laid_out() {
    let (form, disclosure) = small_town();
    for layout in LAYOUTS {
        let reading = understand_as(&form, &render(&form, &disclosure, layout));
        assert_read(&form, &disclosure, &reading, &format!("{layout:?}"));
        assert!(reading.ambiguous.is_empty(), "{layout:?}");
    }
}

#[test]
fn consistent_disclosures_are_read_as_they_were_laid_out() {
    for form in mingzhang::form::forms().iter().chain([&small_town_form()]) {
        for (seed, layout) in (0..).zip(LAYOUTS) {
            let disclosure = generate(form, seed, Size { items: 12, projects: 6, amounts: 40 });
            let reading = understand_as(form, &render(form, &disclosure, layout));
            assert_read(form, &disclosure, &reading, &format!("{} {seed} {layout:?}", form.id));
            assert!(reading.ambiguous.is_empty(), "{} {layout:?}", form.id);
        }
    }
}

#[test]
fn a_piece_of_a_drawn_figure_is_none() {
    let form = by_id("xinjiang-unit-2024").unwrap();
    let disclosure = generate(&form, 1, Size { items: 12, projects: 6, amounts: 40 });
    for (format, unread) in [(Format::Pdf, 1), (Format::Xlsx, 0)] {
        let mut source = render(&form, &disclosure, LAYOUTS[2]);
        source.format = format;
        let grids = source.parts.iter_mut().flat_map(|part| &mut part.items).filter_map(|item| match item {
            Item::Grid(grid) => Some(grid),
            Item::Line(_) => None,
        });
        let cell = grids.flat_map(|grid| &mut grid.cells).find(|cell| cell.text.contains('.'));
        cell.expect("a figure").text = "31".to_owned();
        let reading = understand_as(&form, &source);
        assert_eq!(reading.unread.len(), unread, "{format:?}");
    }
}

#[test]
fn the_last_row_of_a_table_is_no_number_of_the_next() {
    let (form, disclosure) = small_town();
    let mut source = render(&form, &disclosure, LAYOUTS[2]);
    let grid = |part: &mut Part| {
        part.items.iter_mut().find_map(|item| match item {
            Item::Grid(grid) => Some(std::mem::take(&mut grid.cells)),
            Item::Line(_) => None,
        })
    };
    // A row of figures of a few digits, and right below it the title of the next table.
    let (first, rest) = source.parts[1..].split_first_mut().unwrap();
    let mut cells = grid(first).unwrap();
    let last = cells.last().unwrap().row;
    cells.retain(|cell| cell.row < last);
    let figure = Cell { row: last, column: 1, rows: 1, columns: 1, text: "1.2".to_owned(), area: None };
    cells.push(figure);
    for item in &mut first.items {
        if let Item::Grid(grid) = item {
            grid.cells = std::mem::take(&mut cells);
        }
    }
    let Some(Item::Line(title)) = rest.first_mut().and_then(|part| part.items.first_mut()) else {
        panic!("no title");
    };
    title.words[0].text = title.words[0].text.replace(&format!("{}年", disclosure.year), "");
    let reading = understand_as(&form, &source);
    assert!(reading.unread.iter().any(|unread| unread.text == "1.2"), "{:?}", reading.unread);
}

#[test]
fn a_table_of_contents_right_above_the_first_table_costs_nothing() {
    let (form, disclosure) = (mingzhang::form::by_id("xinjiang-unit-2024").unwrap(), 3);
    let disclosure = generate(&form, disclosure, Size { items: 12, projects: 6, amounts: 40 });
    let mut source = render(&form, &disclosure, LAYOUTS[2]);
    let titles = form.tables.iter().filter(|table| !table.number.is_empty()).map(|table| {
        let word = Word { text: table.title.zh.clone(), area: None };
        Item::Line(TextLine { number: None, words: vec![word] })
    });
    let titles: Vec<Item> = titles.collect();
    source.parts[1].items.splice(0..0, titles);
    let reading = understand_as(&form, &source);
    assert_read(&form, &disclosure, &reading, "contents above the first table");
}

//! Figures and labels as people type them: the same figures in every print.

use std::collections::BTreeSet;
use std::sync::Arc;

use mingzhang::disclosure::Disclosure;
use mingzhang::form::Form;
use mingzhang::money::Amount;
use mingzhang_read::source::{Cell, Item, Source};

use crate::compare::{assert_read, understand_as};
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

/// Changes the text of every cell.
fn printed(source: &mut Source, print: impl Fn(&str) -> String) {
    for item in source.parts.iter_mut().flat_map(|part| &mut part.items) {
        if let Item::Grid(grid) = item {
            grid.cells.iter_mut().for_each(|cell| cell.text = print(&cell.text));
        }
    }
}

fn is_money(text: &str) -> bool {
    text.contains('.') && text.chars().all(|c| c.is_ascii_digit() || ".,-".contains(c))
}

fn wide(text: &str) -> String {
    let wide = |c: char| match c {
        '0'..='9' | ',' | '.' | '-' => char::from_u32(u32::from(c) + 0xfee0).unwrap(),
        _ => c,
    };
    // Names are kept as they are printed.
    let is_number = text.chars().all(|c| c.is_ascii_digit() || ".,-".contains(c));
    if is_number || text.contains('年') { text.chars().map(wide).collect() } else { text.to_owned() }
}

/// A document in 万元.
fn example() -> (Arc<Form>, Disclosure) {
    let form = mingzhang::form::by_id("xinjiang-unit-2024").unwrap();
    let disclosure = generate(&form, 5, Size { items: 12, projects: 6, amounts: 40 });
    assert_eq!(disclosure.money_unit.symbol(), "万元");
    (form, disclosure)
}

#[test]
fn the_same_figures_in_every_print() {
    let (form, disclosure) = example();
    type Print = fn(&str) -> String;
    let prints: [(&str, Print); 4] = [
        ("full width", wide),
        ("currency", |text| if is_money(text) { format!("￥{text}") } else { text.to_owned() }),
        ("currency, half width", |text| if is_money(text) { format!("¥ {text}") } else { text.to_owned() }),
        ("unit", |text| if is_money(text) { format!("{text}万元") } else { text.to_owned() }),
    ];
    for (name, print) in prints {
        let mut source = render(&form, &disclosure, SHEET);
        printed(&mut source, print);
        assert_read(&form, &disclosure, &understand_as(&form, &source), name);
    }
}

/// All amounts that are read of a document.
fn amounts(form: &Arc<Form>, source: &Source) -> Vec<Amount> {
    let reading = understand_as(form, source);
    assert_eq!(reading.unread, []);
    let rows = reading.disclosure.tables.iter().flat_map(|table| &table.rows);
    rows.flat_map(|row| &row.cells).map(|(_, figure)| figure.amount).collect()
}

#[test]
fn a_unit_in_the_cell_decides_over_that_of_the_table() {
    let (form, disclosure) = example();
    let plain = render(&form, &disclosure, SHEET);
    let mut in_cells = plain.clone();
    printed(&mut in_cells, |text| match text.replace(',', "").split_once('.').filter(|_| is_money(text)) {
        // 12.50 万元 is 125000 元.
        Some((whole, fraction)) => format!("{whole}{fraction:0<4}元"),
        None => text.to_owned(),
    });
    assert_ne!(in_cells, plain);
    assert_eq!(amounts(&form, &in_cells), amounts(&form, &plain));
}

#[test]
fn strokes_for_nothing_are_nothing() {
    let (form, disclosure) = example();
    for mark in ["-", "—", "——", "／", "/"] {
        let mut source = render(&form, &disclosure, SHEET);
        for item in source.parts.iter_mut().flat_map(|part| &mut part.items) {
            let Item::Grid(grid) = item else { continue };
            let money: Vec<&Cell> = grid.cells.iter().filter(|cell| is_money(&cell.text)).collect();
            let Some(first) = money.iter().map(|cell| cell.column).min() else { continue };
            let rows: BTreeSet<u32> = money.iter().map(|cell| cell.row).collect();
            let covered: BTreeSet<(u32, u32)> = grid
                .cells
                .iter()
                .flat_map(|cell| (cell.column..cell.column + cell.columns).map(|column| (cell.row, column)))
                .collect();
            let places =
                rows.into_iter().flat_map(|row| (first..grid.columns).map(move |column| (row, column)));
            let blank: Vec<_> = places.filter(|place| !covered.contains(place)).collect();
            grid.cells.extend(blank.into_iter().map(|(row, column)| Cell {
                row,
                column,
                rows: 1,
                columns: 1,
                text: mark.to_owned(),
                area: None,
            }));
            grid.cells.sort_by_key(|cell| (cell.row, cell.column));
        }
        assert_read(&form, &disclosure, &understand_as(&form, &source), mark);
    }
}

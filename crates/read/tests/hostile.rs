//! Small files that make much work: each is refused, or read at once.
#![cfg(feature = "documents")]

mod office;

use std::fmt::Write as _;

use mingzhang_read::source::{Item, Source};
use mingzhang_read::{Pieces, Problem, html, sheets, sniff};

use office::{package, styled_xlsx};

const TOO_MANY: Problem = Problem::TooMuch { what: Pieces::Pieces, limit: 500_000 };

fn ods(rows: &str) -> Result<Source, Problem> {
    let content = format!(
        "<office:document-content><table:table table:name=\"x\">{rows}</table:table></office:document-content>"
    );
    let file = package(&[("mimetype", ""), ("content.xml", &content)]);
    sheets::ods::lay_out(&file, &mut |_| {}).map_err(|error| error.problem)
}

fn xlsx(file: &[u8]) -> Result<Source, Problem> {
    sheets::xlsx::lay_out(file, &mut |_| {}).map_err(|error| error.problem)
}

#[test]
fn a_cell_without_visible_text_is_nothing_however_often_it_is_repeated() {
    let source = ods("<table:table-row table:number-rows-repeated=\"1048576\">\
         <table:table-cell table:number-columns-repeated=\"4294967295\"><text:p>\u{200b}</text:p>\
         </table:table-cell></table:table-row>");
    assert!(source.unwrap().parts[0].items.is_empty());
}

#[test]
fn what_is_not_shown_of_a_repeated_cell_is_taken_away_once() {
    let hidden = "\u{200b}".repeat(160_000);
    let source = ods(&format!(
        "<table:table-row table:number-rows-repeated=\"1048576\">\
         <table:table-cell><text:p>1{hidden}</text:p></table:table-cell></table:table-row>"
    ));
    assert_eq!(source, Err(TOO_MANY));
}

#[test]
fn numbers_that_their_format_hides_are_counted() {
    let styles = "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\";;;\"/></numFmts>\
        <cellXfs><xf numFmtId=\"164\"/></cellXfs></styleSheet>";
    let row = format!("<row>{}</row>", "<c><v>1</v></c>".repeat(1_000));
    let sheet = format!("<sheetData>{}</sheetData>", row.repeat(501));
    assert_eq!(xlsx(&styled_xlsx(&sheet, styles)).unwrap_err(), TOO_MANY);
}

#[test]
fn a_number_format_longer_than_any_program_writes_is_not_followed() {
    let code = "[Red]".repeat(100_000);
    let styles = format!(
        "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"{code}0.0\"/></numFmts>\
        <cellXfs><xf numFmtId=\"164\"/></cellXfs></styleSheet>"
    );
    let row = format!("<row>{}</row>", "<c><v>1.25</v></c>".repeat(1_000));
    let source = xlsx(&styled_xlsx(&format!("<sheetData>{row}</sheetData>"), &styles)).unwrap();
    let Some(Item::Grid(grid)) = source.parts[0].items.first() else { panic!("{source:?}") };
    assert!(grid.cells.iter().all(|cell| cell.text == "1.25"));
}

#[test]
fn more_sheets_and_relations_than_a_workbook_has_are_refused_before_they_are_read() {
    let relation =
        |id: usize| format!("<Relationship Id=\"r{id}\" Type=\"x/worksheet\" Target=\"none.xml\"/>");
    let workbook = |sheets: usize, relations: usize| {
        let list = "<sheet name=\"1\" r:id=\"r0\"/>".repeat(sheets);
        let mut related = String::new();
        (0..relations).for_each(|id| write!(related, "{}", relation(id)).unwrap());
        xlsx(&package(&[
            ("xl/workbook.xml", &format!("<workbook><sheets>{list}</sheets></workbook>")),
            ("xl/_rels/workbook.xml.rels", &format!("<Relationships>{related}</Relationships>")),
        ]))
    };
    let too_many = Err(Problem::TooMuch { what: Pieces::Parts, limit: 2_000 });
    assert_eq!(workbook(1, 1), Err(Problem::Damaged("XLSX")));
    assert_eq!(workbook(2_001, 1), too_many);
    assert_eq!(workbook(0, 10_001), Err(Problem::Damaged("XLSX")));
    assert!(workbook(0, 10_000).is_ok());
}

#[test]
fn cells_that_reach_down_beside_every_row_are_counted() {
    let tall = "<td rowspan=65534 colspan=1000>".repeat(16);
    let page = format!("<table><tr>{tall}{}", "<tr><td>".repeat(4_000));
    let refused = html::lay_out(page.as_bytes(), &mut |_| {}).map_err(|error| error.problem);
    assert!(matches!(refused, Err(Problem::TooMuch { what: Pieces::Pieces, .. })), "{refused:?}");
}

#[test]
fn a_locked_opendocument_package_is_no_archive() {
    // LibreOffice since 24.8 locks the package whole: what is in it has no names any more.
    let manifest = "<manifest:manifest><manifest:file-entry manifest:full-path=\"encrypted-package\">\
        <manifest:encryption-data/></manifest:file-entry></manifest:manifest>";
    let parts = [
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("encrypted-package", "?"),
        ("META-INF/manifest.xml", manifest),
    ];
    let found = sniff::format(&package(&parts)).map_err(|error| error.problem);
    assert_eq!(found, Err(Problem::Encrypted));
    // Others lock part by part.
    let parts = [parts[0], ("content.xml", "?"), parts[2]];
    let read = sheets::ods::lay_out(&package(&parts), &mut |_| {}).map_err(|error| error.problem);
    assert_eq!(read, Err(Problem::Encrypted));
}

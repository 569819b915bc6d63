//! Spreadsheets made cell by cell: what a reader of the sheet sees is what is read, the same in
//! every format, and no file makes a reader fail.
#![cfg(feature = "sheets")]

mod office;

use std::time::{Duration, Instant};

use mingzhang::form;
use mingzhang_read::source::{Item, Source, Unshown};
use mingzhang_read::{Lang, Opened, Pieces, Problem, ReadError, open, sheets};

use office::{Biff, package, xls, xlsx};

/// Name of the sheet; place and text of each cell.
type Shown = Vec<(String, Vec<(String, String)>)>;

fn shown(read: Result<Source, ReadError>) -> Shown {
    let source = read.unwrap();
    let name =
        |row: u32, column: u32| format!("{}{}", char::from(b'A' + u8::try_from(column).unwrap()), row + 1);
    let sheet = |part: &mingzhang_read::source::Part| {
        let mut cells = Vec::new();
        for item in &part.items {
            let Item::Grid(grid) = item else { panic!("a line in a sheet") };
            let (top, left) = grid.origin;
            cells.extend(grid.cells.iter().map(|cell| {
                let (first, last) = (name(top + cell.row, left + cell.column), {
                    name(top + cell.row + cell.rows - 1, left + cell.column + cell.columns - 1)
                });
                let place = if first == last { first } else { format!("{first}:{last}") };
                (place, cell.text.clone())
            }));
        }
        (part.name.clone().unwrap(), cells)
    };
    source.parts.iter().map(sheet).collect()
}

fn expected(sheet: &str, cells: &[(&str, &str)]) -> Shown {
    let cells = cells.iter().map(|(place, text)| ((*place).to_owned(), (*text).to_owned()));
    vec![(sheet.to_owned(), cells.collect())]
}

fn read_xls(bytes: &[u8]) -> Result<Source, ReadError> {
    sheets::xls::lay_out(bytes, &mut |_| {})
}

fn read_xlsx(bytes: &[u8]) -> Result<Source, ReadError> {
    sheets::xlsx::lay_out(bytes, &mut |_| {})
}

fn read_ods(content: &str) -> Result<Source, ReadError> {
    let content = format!("<office:document-content>{content}</office:document-content>");
    sheets::ods::lay_out(&package(&[("mimetype", ""), ("content.xml", &content)]), &mut |_| {})
}

/// A title over hidden and shown columns, a hidden row and column, and a hidden sheet.
fn with_hidden() -> [(&'static str, Result<Source, ReadError>); 3] {
    let in_xlsx = xlsx(
        &[
            (
                "收支",
                "",
                "<cols><col min=\"1\" max=\"1\" hidden=\"1\"/><col min=\"4\" max=\"4\" width=\"0\"/></cols>\
                <sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>\
                <row r=\"2\" hidden=\"true\"><c r=\"B2\"><v>7</v></c></row>\
                <row r=\"3\"><c r=\"A3\"><v>8</v></c><c r=\"B3\"><v>1.5</v></c><c r=\"D3\"><v>9</v></c></row></sheetData>\
                <mergeCells><mergeCell ref=\"A1:D1\"/></mergeCells>",
            ),
            ("底稿", " state=\"hidden\"", "<sheetData><row><c><v>1</v></c></row></sheetData>"),
            ("参数", " state=\"veryHidden\"", "<sheetData><row><c><v>1</v></c></row></sheetData>"),
        ],
        &["收支总表"],
    );
    let mut book = Biff::new();
    book.texts(&["收支总表"]);
    let sheet = Biff::sheet()
        .columns(0, 0, true)
        .columns(3, 3, true)
        .row(1, true)
        .shared(0, 0, 0)
        .number(1, 1, 0, 7.0)
        .number(2, 0, 0, 8.0)
        .number(2, 1, 0, 1.5)
        .number(2, 3, 0, 9.0)
        .merged(&[(0, 0, 0, 3)]);
    book.add("收支", 0, sheet);
    book.add("底稿", 1, Biff::sheet().number(0, 0, 0, 1.0));
    book.add("参数", 2, Biff::sheet().number(0, 0, 0, 1.0));
    let in_ods = "<style:style style:name=\"h\"><style:table-properties table:display=\"false\"/></style:style>\
        <table:table table:name=\"收支\"><table:table-column table:visibility=\"collapse\"/>\
        <table:table-column table:number-columns-repeated=\"2\"/><table:table-column table:visibility=\"collapse\"/>\
        <table:table-row><table:table-cell table:number-columns-spanned=\"4\"><text:p>收支总表</text:p></table:table-cell>\
        <table:covered-table-cell table:number-columns-repeated=\"3\"/></table:table-row>\
        <table:table-row table:visibility=\"filter\"><table:table-cell/><table:table-cell><text:p>7</text:p></table:table-cell></table:table-row>\
        <table:table-row><table:table-cell><text:p>8</text:p></table:table-cell><table:table-cell><text:p>1.5</text:p></table:table-cell>\
        <table:table-cell/><table:table-cell><text:p>9</text:p></table:table-cell></table:table-row></table:table>\
        <table:table table:name=\"底稿\" table:style-name=\"h\"><table:table-row><table:table-cell><text:p>1</text:p>\
        </table:table-cell></table:table-row></table:table>";
    [("xlsx", read_xlsx(&in_xlsx)), ("xls", read_xls(&xls(&book))), ("ods", read_ods(in_ods))]
}

#[test]
fn what_is_hidden_is_not_read_in_any_format_and_said_to_be_there() {
    for (format, source) in with_hidden() {
        let sheet = || "收支".to_owned();
        let mut unshown = source.as_ref().unwrap().unshown.clone();
        // Formats tell of their sheets in different places.
        unshown.sort_by_key(|unshown| matches!(unshown, Unshown::Sheet { .. }));
        let of_sheet = [
            Unshown::Rows { sheet: sheet(), count: 1, first: 1 },
            Unshown::Columns { sheet: sheet(), count: 2, first: 0 },
        ];
        assert_eq!(unshown[..2], of_sheet, "{format}");
        let hidden = if format == "ods" { vec!["底稿"] } else { vec!["底稿", "参数"] };
        let hidden = hidden.into_iter().map(|name| Unshown::Sheet { sheet: name.to_owned() });
        assert_eq!(unshown[2..], hidden.collect::<Vec<_>>(), "{format}");
        assert_eq!(shown(source), expected("收支", &[("B1:D1", "收支总表"), ("B3", "1.5")]), "{format}");
    }
}

#[test]
fn numbers_are_read_as_their_formats_show_them() {
    let codes = ["#,##0.00", "0.00\"万元\"", "yyyy\"年\"m\"月\"", "0.00%"];
    let cells = [(3984.5, "3,984.50"), (1.005, "1.01"), (45_352.0, "2024年3月"), (0.125, "12.50%")];
    let mut book = Biff::new();
    let mut sheet = Biff::sheet();
    let (mut formats, mut styles, mut rows) = (String::new(), String::from("<xf/>"), String::new());
    book.style(0);
    for (at, (code, (value, _))) in (0_u16..).zip(codes.iter().zip(cells)) {
        book.format(164 + at, code);
        book.style(164 + at);
        sheet = sheet.number(0, at, at + 1, value);
        formats +=
            &format!("<numFmt numFmtId=\"{}\" formatCode=\"{}\"/>", 164 + at, code.replace('"', "&quot;"));
        styles += &format!("<xf numFmtId=\"{}\"/>", 164 + at);
        rows += &format!("<c s=\"{}\"><v>{value}</v></c>", at + 1);
    }
    book.add("甲", 0, sheet);
    let styles = format!(
        "<styleSheet><numFmts>{formats}</numFmts><cellStyleXfs><xf numFmtId=\"9\"/></cellStyleXfs>\
        <cellXfs>{styles}</cellXfs></styleSheet>"
    );
    let in_xlsx = office::styled_xlsx(&format!("<sheetData><row>{rows}</row></sheetData>"), &styles);
    let wanted: Vec<(String, &str)> =
        ('A'..).zip(cells).map(|(column, (_, text))| (format!("{column}1"), text)).collect();
    let wanted: Vec<(&str, &str)> = wanted.iter().map(|(place, text)| (place.as_str(), *text)).collect();
    assert_eq!(shown(read_xls(&xls(&book))), expected("甲", &wanted));
    assert_eq!(shown(read_xlsx(&in_xlsx)), expected("甲", &wanted));
}

#[test]
fn old_workbooks_keep_their_results_and_texts() {
    let mut book = Biff::new();
    book.texts(&["甲\u{202e}乙", "科目"]);
    let chart = Biff::sheet().number(0, 0, 0, 99.0);
    let sheet = Biff::sheet()
        .nested(chart)
        .formula_number(0, 0, 12.25)
        .formula_text(0, 1, "合计")
        .formula_flag(0, 2, 2, 0x07)
        .formula_flag(0, 3, 1, 1)
        .short(1, 0, (308_641 << 2) | 3)
        .shorts(1, 1, &[(100 << 2) | 2, 0x3ff0_0000])
        .text(2, 0, "直接写的")
        .shared(2, 1, 0);
    book.add("表", 0, sheet);
    let cells = [
        ("A1", "12.25"),
        ("B1", "合计"),
        ("C1", "#DIV/0!"),
        ("D1", "TRUE"),
        ("A2", "3086.41"),
        ("B2", "100"),
        ("C2", "1"),
        ("A3", "直接写的"),
        ("B3", "甲乙"),
    ];
    assert_eq!(shown(read_xls(&xls(&book))), expected("表", &cells));
}

#[test]
fn excel_95_writes_bytes_of_a_code_page() {
    let mut book = Biff::excel_95();
    book.record(0x0042, &936_u16.to_le_bytes());
    book.add_bytes(
        b"\xb1\xed",
        Biff::sheet_95().record_with(0x0204, &[0, 0, 0, 0, 0, 0, 4, 0, 0xba, 0xcf, 0xbc, 0xc6]),
    );
    assert_eq!(shown(read_xls(&xls(&book))), expected("表", &[("A1", "合计")]));
}

#[test]
fn a_damaged_old_workbook_is_damaged_and_costs_nothing() {
    let damaged =
        |book: &Biff| assert_eq!(read_xls(&xls(book)).unwrap_err().problem, Problem::Damaged("XLS"));
    // A text that is not there.
    let mut book = Biff::new();
    book.texts(&["甲"]);
    book.add("表", 0, Biff::sheet().shared(0, 0, 1));
    damaged(&book);
    // Two cells in opposite corners, between which nothing is.
    let mut book = Biff::new();
    book.add("表", 0, Biff::sheet().number(0, 0, 0, 1.0).number(65_535, 255, 0, 2.0));
    let start = Instant::now();
    let source = read_xls(&xls(&book)).unwrap();
    let Item::Grid(grid) = &source.parts[0].items[0] else { panic!() };
    assert_eq!((grid.rows, grid.columns, grid.cells.len()), (65_536, 256, 2));
    assert!(start.elapsed() < Duration::from_secs(1));
    // A list that promises four thousand million texts.
    let mut book = Biff::new();
    book.record(0x00fc, &[0xff; 8]);
    book.add("表", 0, Biff::sheet().number(0, 0, 0, 1.0));
    assert_eq!(shown(read_xls(&xls(&book))), expected("表", &[("A1", "1")]));
    // Merged cells, a record and a sheet that end too soon.
    let mut book = Biff::new();
    book.add("表", 0, Biff::sheet().record_with(0x00e5, &[0xff, 0xff, 0, 0]));
    damaged(&book);
    let mut book = Biff::new();
    book.add("表", 0, Biff::sheet().record_with(0x0203, &[0, 0, 0, 0]));
    damaged(&book);
    let mut book = Biff::new();
    book.add("表", 0, Biff::sheet().without_end());
    damaged(&book);
    // Sheets that are all the same part of the file.
    let mut book = Biff::new();
    book.add("表", 0, Biff::sheet().number(0, 0, 0, 1.0));
    book.list_again(1_000);
    damaged(&book);
    // Locked.
    let mut book = Biff::new();
    book.record(0x002f, &[0; 6]);
    assert_eq!(read_xls(&xls(&book)).unwrap_err().problem, Problem::Encrypted);
}

#[test]
fn bytes_that_change_are_never_a_crash() {
    let mut book = Biff::new();
    book.texts(&["收支总表", "科目"]);
    book.add("表", 0, Biff::sheet().shared(0, 0, 0).formula_text(0, 1, "合计").merged(&[(0, 0, 0, 1)]));
    let whole = xls(&book);
    assert!(read_xls(&whole).is_ok());
    for length in (0..whole.len()).step_by(61) {
        let _ = read_xls(&whole[..length]);
    }
    for place in (0..whole.len()).filter(|place| whole[*place] != 0) {
        for flip in [0x01, 0xff] {
            let mut broken = whole.clone();
            broken[place] ^= flip;
            let _ = read_xls(&broken);
        }
    }
}

#[test]
fn a_new_workbook_says_less_than_it_could() {
    // Neither places, nor styles, nor a list of texts; rows and cells follow each other.
    let rows = "<sheetData><row><c><v>1</v></c><c t=\"inlineStr\"><is><r><t>合</t></r><r><t>计</t></r>\
        <rPh><t>heji</t></rPh></is></c></row><row><c t=\"str\"><f>A1</f><v>_x000D_甲</v></c><c t=\"e\"><v>#REF!</v></c>\
        <c t=\"b\"><v>1</v></c><c r=\"B3\"><v>1E2</v></c></row></sheetData>";
    let cells = [("A1", "1"), ("B1", "合计"), ("A2", "甲"), ("B2", "#REF!"), ("C2", "TRUE"), ("B3", "100")];
    assert_eq!(shown(read_xlsx(&xlsx(&[("表", "", rows)], &[]))), expected("表", &cells));
    let missing = "<sheetData><row><c t=\"s\"><v>3</v></c></row></sheetData>";
    let missing = read_xlsx(&xlsx(&[("表", "", missing)], &["甲"]));
    assert_eq!(missing.unwrap_err().problem, Problem::Damaged("XLSX"));
}

#[test]
fn a_formula_without_its_result_stands_in_its_cell_and_is_said_to() {
    let rows = "<sheetData><row><c r=\"A1\"><f>SUM(A2:A9)</f></c><c r=\"B1\"><f>B2+1</f><v></v></c>\
        <c r=\"C1\"><f>C2</f><v>3</v></c><c r=\"D1\" t=\"str\"><f>D2</f><v></v></c></row></sheetData>";
    let in_xlsx = read_xlsx(&xlsx(&[("收支", "", rows)], &[])).unwrap();
    let in_ods = read_ods(
        "<table:table table:name=\"收支\"><table:table-row><table:table-cell table:formula=\"of:=SUM(A2:A9)\"/>\
        <table:table-cell table:formula=\"of:=B2+1\"/><table:table-cell table:formula=\"of:=C2\" \
        office:value-type=\"float\" office:value=\"3\"><text:p>3</text:p></table:table-cell>\
        <table:table-cell table:formula=\"of:=D2\" office:value-type=\"string\"/></table:table-row></table:table>",
    );
    for source in [in_xlsx, in_ods.unwrap()] {
        let formulas = Unshown::Formulas { sheet: "收支".to_owned(), count: 2, first: (0, 0) };
        assert_eq!(source.unshown, [formulas]);
        let sentences = [source.notices(Lang::Zh), source.notices(Lang::En)].concat();
        assert!(sentences[0].starts_with("收支：有 2 个公式没有存下结果") && sentences[0].contains("A1"));
        assert!(sentences[1].starts_with("收支: the results of formulas are not stored"));
        assert_eq!(
            shown(Ok(source)),
            expected("收支", &[("A1", "=SUM(A2:A9)"), ("B1", "=B2+1"), ("C1", "3")])
        );
    }
}

#[test]
fn a_shared_text_in_every_cell_is_too_much() {
    let rows = format!("<sheetData><row>{}</row></sheetData>", "<c t=\"s\"><v>0</v></c>".repeat(3_000));
    let bytes = xlsx(&[("表", "", &rows)], &[&"长".repeat(32_767)]);
    let error = read_xlsx(&bytes).unwrap_err();
    assert!(matches!(error.problem, Problem::TooMuch { what: Pieces::Text, .. }), "{error:?}");
}

#[test]
fn a_sheet_that_begins_in_the_midst_of_a_table_is_listed_and_another_matter_is_not() {
    let row = |cells: &[&str]| {
        let cells = cells.iter().map(|text| match text.parse::<f64>() {
            Ok(_) if text.contains('.') => format!("<c><v>{text}</v></c>"),
            _ => format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>"),
        });
        format!("<row>{}</row>", cells.collect::<String>())
    };
    let sheet = |rows: &[&[&str]]| {
        format!("<sheetData>{}</sheetData>", rows.iter().map(|r| row(r)).collect::<String>())
    };
    let table = sheet(&[
        &["示例县示例局2024年部门支出总体情况表"],
        &["编制单位：示例县示例局", "", "", "", "单位：万元"],
        &["科目编码", "科目名称", "合计", "基本支出", "项目支出"],
        &["201", "一般公共服务支出", "9.25", "5.25", "4.5"],
    ]);
    let rest = sheet(&[&["205", "教育支出", "3.25", "3.25"], &["合计", "", "12.5", "8.5"]]);
    let other = sheet(&[&["人员", "月数", "工资"], &["甲", "12", "100.5"]]);
    let book = xlsx(&[("表三", "", &table), ("续", "", &rest), ("测算", "", &other)], &[]);
    let Ok(Opened::Document { reading, .. }) = open(&book, form::forms(), &mut |_| {}) else {
        panic!("a document")
    };
    let unread: Vec<&str> = reading.unread.iter().map(|unread| unread.text.as_str()).collect();
    assert_eq!(unread, ["205 教育支出 3.25 3.25", "合计 12.5 8.5"]);
}

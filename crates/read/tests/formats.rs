//! The same table through every format, and files that mean harm.
#![cfg(feature = "documents")]

mod office;

use mingzhang_read::source::{Cut, Format, Item, Source};
use mingzhang_read::{Lang, Pieces, Problem, ReadError, csv, docx, html, sheets, sniff};

use office::package;

type Reader = fn(&[u8], &mut dyn FnMut(mingzhang_read::source::Progress)) -> Result<Source, ReadError>;

const HTML: &[u8] = include_bytes!("fixtures/formats/table.html");
const XLSX: &[u8] = include_bytes!("fixtures/formats/table.xlsx");
const ODS: &[u8] = include_bytes!("fixtures/formats/table.ods");
const DOCX: &[u8] = include_bytes!("fixtures/formats/table.docx");

const READERS: [(Reader, Format, &[u8]); 4] = [
    (html::lay_out, Format::Html, HTML),
    (sheets::xlsx::lay_out, Format::Xlsx, XLSX),
    (sheets::ods::lay_out, Format::Ods, ODS),
    (docx::lay_out, Format::Docx, DOCX),
];

/// Row, column, rows, columns and text of every cell of the first grid.
fn cells(source: &Source) -> Vec<(u32, u32, u32, u32, &str)> {
    let mut grids = source.parts.iter().flat_map(|part| &part.items).filter_map(|item| match item {
        Item::Grid(grid) => Some(grid),
        Item::Line(_) => None,
    });
    let grid = grids.next().unwrap();
    grid.cells.iter().map(|c| (c.row, c.column, c.rows, c.columns, c.text.as_str())).collect()
}

fn lines(source: &Source) -> Vec<String> {
    let items = source.parts.iter().flat_map(|part| &part.items);
    items
        .filter_map(|item| match item {
            Item::Line(line) => {
                Some(line.words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" "))
            }
            Item::Grid(_) => None,
        })
        .collect()
}

fn read(reader: Reader, bytes: &[u8]) -> Result<Source, Problem> {
    reader(bytes, &mut |_| {}).map_err(|error| error.problem)
}

#[test]
fn every_format_shows_the_same_table() {
    let expected = [
        (0, 0, 2, 1, "科目"),
        (0, 1, 1, 2, "财政拨款"),
        (1, 1, 1, 1, "基本支出"),
        (1, 2, 1, 1, "项目支出"),
        (2, 0, 1, 1, "行政运行"),
        (2, 1, 1, 1, "3984.55"),
        (2, 2, 1, 1, "0.25"),
        (3, 0, 1, 1, "合计"),
        (3, 1, 1, 1, "3984.55"),
        (3, 2, 1, 1, "12"),
    ];
    for (reader, format, bytes) in READERS {
        assert_eq!(sniff::format(bytes).unwrap(), format);
        let source = read(reader, bytes).unwrap();
        assert_eq!(source.format, format);
        assert_eq!(cells(&source), expected, "{format:?}");
    }
}

#[test]
fn a_file_cut_short_is_damaged_or_read_never_a_crash() {
    for (reader, format, bytes) in READERS {
        for length in (0..bytes.len()).step_by(97) {
            let result = read(reader, &bytes[..length]);
            if format != Format::Html {
                assert!(matches!(result, Err(Problem::Damaged(_))), "{format:?} {length}");
            }
        }
    }
}

#[test]
fn a_web_page_shows_lines_and_tables_in_order() {
    let page = "Version:0.9\r\nStartHTML:0\r\n<html><style>x</style><p>收支<b>总表</b><p hidden>不见\
        <div>单位：万元</div><table><tr><td>标题<table><tr><td rowspan=0>甲<br>乙<td colspan=99999999>&nbsp;1\
        <tr style='display: none'><td>2</table>末<script>3</script></table><!--4-->完</html>";
    let source = read(html::lay_out, page.as_bytes()).unwrap();
    assert_eq!(lines(&source), ["收支总表", "单位：万元", "标题", "末", "完"]);
    assert_eq!(cells(&source), [(0, 0, 1, 1, "甲\n乙"), (0, 1, 1, 1_000, "1")]);
    assert_eq!(sniff::format(page.as_bytes()).unwrap(), Format::Html);
    let named = b"<meta charset=gbk><p>\xba\xcf\xbc\xc6";
    assert_eq!(lines(&read(html::lay_out, named).unwrap()), ["合计"]);
}

#[test]
fn tables_without_end_and_cells_without_number_are_refused() {
    assert_eq!(read(html::lay_out, "<table>".repeat(1_000).as_bytes()), Err(Problem::Damaged("HTML")));
    let many = "a,b\n".repeat(600_000);
    let too_much = Err(Problem::TooMuch { what: Pieces::Pieces, limit: 500_000 });
    assert_eq!(read(csv::lay_out, many.as_bytes()), too_much);
    let row = "<table:table-row table:number-rows-repeated=\"1048576\"><table:table-cell \
        table:number-columns-repeated=\"16384\"><text:p>1</text:p></table:table-cell></table:table-row>";
    let hidden =
        "<table:table-column table:visibility=\"collapse\" table:number-columns-repeated=\"16384\"/>";
    for columns in ["", hidden] {
        let content = format!(
            "<office:document-content><table:table table:name=\"x\">{columns}{row}</table:table></office:document-content>"
        );
        assert_eq!(
            read(sheets::ods::lay_out, &package(&[("mimetype", ""), ("content.xml", &content)])),
            too_much
        );
    }
}

#[test]
fn a_bomb_is_not_unpacked() {
    let refused = |document: &str| {
        let error = read(docx::lay_out, &package(&[("word/document.xml", document)])).unwrap_err();
        let Problem::TooMuch { what, .. } = error else { panic!("{error:?}") };
        what
    };
    // One text, many parts that say nothing, many paragraphs of the same text.
    assert_eq!(refused(&format!("<w:document><w:t>{}", "x".repeat(9 << 20))), Pieces::Text);
    let comment = format!("<!--{}-->", "x".repeat(6 << 20));
    assert_eq!(refused(&format!("<w:document>{}", comment.repeat(22))), Pieces::Bytes);
    let paragraph = format!("<w:p><w:t>{}</w:t></w:p>", "长".repeat(1 << 20));
    assert_eq!(refused(&format!("<w:document>{}", paragraph.repeat(17))), Pieces::Text);
}

#[test]
fn more_files_than_a_document_has_are_no_document() {
    let names: Vec<String> = (0..10_001).map(|number| number.to_string()).collect();
    let parts: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "")).collect();
    assert_eq!(read(docx::lay_out, &package(&parts)), Err(Problem::Damaged("DOCX")));
}

#[test]
fn word_keeps_text_boxes_and_leaves_out_what_was_deleted() {
    let document = "<!DOCTYPE x [<!ENTITY a \"&#65;&#65;\">]><w:document><w:body><w:p><w:r><w:t>合</w:t></w:r>\
        <w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:r><w:t>计&amp;&a;</w:t></w:r></w:p>\
        <w:p><mc:Fallback><w:t>二</w:t></mc:Fallback><w:txbxContent><w:p><w:t>框</w:t></w:p></w:txbxContent></w:p>\
        </w:body></w:document>";
    let source = read(docx::lay_out, &package(&[("word/document.xml", document)])).unwrap();
    assert_eq!(lines(&source), ["合计&", "框"]);
}

#[test]
fn a_web_page_that_stops_is_told() {
    let cut = |page: &str| read(html::lay_out, page.as_bytes()).unwrap().parts[0].cut;
    for page in [
        "<html><body><table><tr><td>1</td></tr>",
        "<html><body><p>1",
        "<table><tr><td>1</td><td>2",
        "<p>1</p><table><tr><td sty",
        "<p>1</p><script>if (a",
        "<html><body><p>1</p><!-- 2",
    ] {
        assert_eq!(cut(page), Some(Cut::Short), "{page}");
    }
    for page in [
        "<p>1",
        "<table><tr><td>1</table>",
        "<html><body><table><tr><td>1</body></html>",
        "<html><p>1</html>\n",
        "Version:0.9\r\nStartHTML:0\r\n<html><body><!--StartFragment--><table><tr><td>1</table><!--EndFragment--></body></html>",
    ] {
        assert_eq!(cut(page), None, "{page}");
    }
}

#[test]
fn formats_are_told_by_content() {
    let told = |bytes: &[u8]| sniff::format(bytes).map_err(|error| error.problem);
    assert_eq!(told(b"%PDF-1.7"), Ok(Format::Pdf));
    assert_eq!(told(b" {}"), Ok(Format::Json));
    assert_eq!(told("科目,金额\n类,1\n款,2\n".as_bytes()), Ok(Format::Csv));
    assert_eq!(told("合计 3,984.50\n".as_bytes()), Ok(Format::Text));
    assert_eq!(told(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), Err(Problem::Damaged("OLE")));
    assert_eq!(told(b"PK\x03\x04"), Err(Problem::Damaged("PACKAGE")));
    assert_eq!(told("BM 公司，金额 1".as_bytes()), Ok(Format::Text));
}

/// Files that cannot be read, whatever their names say.
fn others() -> Vec<(Vec<u8>, &'static str)> {
    let zip = |name: &str| package(&[(name, "")]);
    let odt = package(&[("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "")]);
    vec![
        (zip("a.txt"), "ARCHIVE"),
        (zip("xl/workbook.bin"), "XLSB"),
        (zip("ppt/presentation.xml"), "PPTX"),
        (zip("OFD.xml"), "OFD"),
        (odt, "ODT"),
        (office::ole(&["/WordDocument"]), "DOC"),
        (office::ole(&["/PowerPoint Document"]), "OLE"),
        (b"Rar!\x1a\x07\x01\x00".to_vec(), "ARCHIVE"),
        (b"7z\xbc\xaf\x27\x1c".to_vec(), "ARCHIVE"),
        (b"\x1f\x8b\x08\x00".to_vec(), "ARCHIVE"),
        (b"\x89PNG\r\n\x1a\n".to_vec(), "PICTURE"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF".to_vec(), "PICTURE"),
        (b"BM\x36\x00\x00\x00".to_vec(), "PICTURE"),
        (b"{\\rtf1\\ansi".to_vec(), "RTF"),
        (b"MIME-Version: 1.0\n".to_vec(), "MHTML"),
        (b"<?xml version=\"1.0\"?><Workbook/>".to_vec(), "XML"),
    ]
}

#[test]
fn what_cannot_be_read_is_called_as_people_call_it() {
    for (bytes, kind) in others() {
        let error = sniff::format(&bytes).unwrap_err();
        assert_eq!(error.problem, Problem::OtherFormat(kind));
        let (zh, en) = (error.sentence(Lang::Zh), error.sentence(Lang::En));
        assert!(zh.starts_with("这是") && zh.contains("，这里读不了。请") || kind == "XML", "{zh}");
        assert!(en.starts_with("This is a") && en.contains(", which cannot be read here. "), "{en}");
        for word in ["ZIP", "OLE", "BIFF", "另一种", "这种文件"] {
            assert!(!zh.contains(word) && !en.contains(word), "{zh} {en}");
        }
    }
    let locked = sniff::format(&office::ole(&["/EncryptedPackage"])).unwrap_err();
    assert_eq!(locked.problem, Problem::Encrypted);
    let damaged = read(docx::lay_out, b"PK").map_err(ReadError::of_file).unwrap_err();
    assert_eq!(
        damaged.sentence(Lang::Zh),
        "Word 文档（.docx）已损坏或不完整，没有读取。请重新取得，或在原来的软件里打开后另存，再打开。"
    );
}

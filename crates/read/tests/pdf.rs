//! Pages of made-up PDF files (`tests/fixtures/pdf/make.py`): lines and cells stand where they are printed.
#![cfg(feature = "pdf")]

use std::io::Write;

use mingzhang_read::source::{CellGrid, Cut, Item, MOST_PARTS, Part, Progress, Source, Unshown};
use mingzhang_read::{Pieces, Problem, pdf};

macro_rules! fixture {
    ($name:literal) => {
        include_bytes!(concat!("../../../tests/fixtures/pdf/", $name, ".pdf"))
    };
}

fn read(bytes: &[u8]) -> Source {
    pdf::lay_out(bytes, &mut |_| ()).unwrap()
}

fn problem(bytes: &[u8]) -> Problem {
    pdf::lay_out(bytes, &mut |_| ()).unwrap_err().problem
}

fn grids(part: &Part) -> Vec<&CellGrid> {
    let grids = part.items.iter().filter_map(|item| match item {
        Item::Grid(grid) => Some(grid),
        Item::Line(_) => None,
    });
    grids.collect()
}

fn lines(part: &Part) -> Vec<String> {
    let lines = part.items.iter().filter_map(|item| match item {
        Item::Line(line) => {
            Some(line.words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" "))
        }
        Item::Grid(_) => None,
    });
    lines.collect()
}

/// The texts of the cells by row.
fn rows(grid: &CellGrid) -> Vec<Vec<&str>> {
    let rows = grid.cells.chunk_by(|a, b| a.row == b.row);
    rows.map(|row| row.iter().map(|cell| cell.text.as_str()).collect()).collect()
}

const PLAIN: [[&str; 3]; 4] = [
    ["工资支出", "1,200.50", "30.25"],
    ["办公支出", "45.00", "6.75"],
    ["其他支出", "0.50", "0.10"],
    ["合计", "1,246.00", "37.10"],
];

#[test]
fn a_ruled_table_over_pages_repeats_its_heading() {
    let source = read(fixture!("two-pages"));
    assert_eq!(lines(&source.parts[0]), ["表一 支出表"]);
    let found: Vec<&CellGrid> = source.parts.iter().flat_map(grids).collect();
    assert_eq!(found.len(), source.parts.len());
    for grid in &found {
        assert_eq!(grid.columns, 5);
        let heads: Vec<_> = grid.cells.iter().take(6).collect();
        let texts: Vec<&str> = heads.iter().map(|cell| cell.text.as_str()).collect();
        assert_eq!(texts, ["科目编码", "科目名称", "合计", "类", "款", "项"]);
        assert_eq!((heads[0].rows, heads[0].columns), (1, 3));
        assert_eq!((heads[1].rows, heads[1].columns), (2, 1));
    }
    let body: Vec<Vec<&str>> = found.iter().flat_map(|grid| rows(grid).split_off(2)).collect();
    for n in 1..=44 {
        let (item, figure) = (format!("{n:02}"), format!("{}.{n:02}", n * 3));
        let matches = |row: &&Vec<&str>| row.get(2) == Some(&item.as_str()) && row.contains(&figure.as_str());
        assert_eq!(body.iter().filter(matches).count(), 1, "row {n}");
    }
    // The row that a page break divides goes on with its name alone.
    let long: Vec<&Vec<&str>> =
        body.iter().filter(|row| row.iter().any(|text| text.contains("很长的名称"))).collect();
    assert_eq!(long.len(), 2);
    assert_eq!(long[1].len(), 1);
}

#[test]
fn tables_side_by_side_are_two() {
    let source = read(fixture!("side-by-side"));
    let found: Vec<_> = grids(&source.parts[0]).into_iter().map(rows).collect();
    assert_eq!(
        found,
        [[["收入甲", "10.00"], ["收入乙", "20.00"]], [["支出甲", "12.00"], ["支出乙", "18.00"]]]
    );
}

#[test]
fn lines_are_not_needed_for_a_table() {
    for bytes in [&fixture!("unruled")[..], fixture!("outer-box"), fixture!("office")] {
        let source = read(bytes);
        let found: Vec<_> = source.parts.iter().flat_map(grids).map(rows).collect();
        assert_eq!(found, [PLAIN.map(Vec::from)]);
    }
    let source = read(fixture!("unruled"));
    assert_eq!(lines(&source.parts[0]), ["这一段文字在表的上面，没有列。", "这一段文字在表的下面。"]);
}

#[test]
fn a_page_is_read_upright() {
    for bytes in [&fixture!("rotated")[..], fixture!("sideways")] {
        let source = read(bytes);
        assert_eq!(source.parts[0].size, Some((2000, 3000)));
        let grid = grids(&source.parts[0])[0];
        assert_eq!(rows(grid), [["A", "1.00"], ["B", "2.00"]]);
        let area = grid.cells[3].area.unwrap();
        assert_eq!((area.x, area.y, area.width, area.height), (1000, 2500, 800, 300));
    }
}

#[test]
fn what_a_page_does_not_show_is_not_read() {
    let source = read(fixture!("outside"));
    assert_eq!(lines(&source.parts[0]), ["12.50", "合计"]);
}

#[test]
fn pictures_and_passwords_are_refused() {
    assert_eq!(problem(fixture!("scanned")), Problem::Scanned);
    assert_eq!(problem(fixture!("locked")), Problem::Encrypted);
}

#[test]
fn a_picture_without_text_on_it_is_told_and_one_behind_text_is_not() {
    const PICTURE: &str = "q 200 0 0 150 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q";
    let of_text = |at: u32| format!("{PICTURE} BT /F 10 Tf 10 {at} Td (1234.50 5678.00) Tj ET");
    let unshown = |content: String| read(&pages(2, &packed(content.as_bytes()), "/FlateDecode")).unshown;
    assert_eq!(unshown(of_text(280)), [Unshown::Pictures { pages: vec![1, 2] }]);
    assert_eq!(unshown(of_text(80)), []);
    let small = of_text(280).replace("200 0 0 150", "20 0 0 15");
    assert_eq!(unshown(small), []);
}

#[test]
fn pages_without_text_are_not_called_an_empty_file() {
    for content in [&b"10 10 m 90 90 l S 20 20 30 1 re f 40 40 m 50 60 70 80 90 40 c f"[..], b""] {
        assert_eq!(problem(&pages(1, &packed(content), "/FlateDecode")), Problem::NoText);
    }
}

#[test]
fn damage_is_said_and_never_a_panic() {
    assert_eq!(problem(b""), Problem::Damaged("PDF"));
    assert_eq!(problem(b"%PDF-1.7\nnothing"), Problem::Damaged("PDF"));
    let whole = fixture!("rotated");
    for length in (0..whole.len()).step_by(7) {
        let _ = pdf::lay_out(&whole[..length], &mut |_| ());
    }
    for place in (0..whole.len()).step_by(3) {
        let mut broken = whole.to_vec();
        broken[place] ^= 0x15;
        let _ = pdf::lay_out(&broken, &mut |_| ());
    }
}

#[test]
fn progress_counts_pages_and_too_many_are_refused() {
    let mut told = Vec::new();
    let source = pdf::lay_out(fixture!("two-pages"), &mut |progress| told.push(progress)).unwrap();
    let total = u32::try_from(source.parts.len()).unwrap();
    assert_eq!(told, (1..=total).map(|done| Progress { done, total }).collect::<Vec<_>>());

    let kids = (0..=MOST_PARTS).map(|n| format!("{} 0 R ", n + 3)).collect::<String>();
    let mut file = format!(
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count {}/Kids[{kids}]>>endobj\n",
        MOST_PARTS + 1
    );
    for n in 0..=MOST_PARTS {
        file += &format!("{} 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n", n + 3);
    }
    file += "trailer<</Root 1 0 R>>\n%%EOF";
    assert_eq!(problem(file.as_bytes()), Problem::TooMuch { what: Pieces::Parts, limit: MOST_PARTS });
}

/// A file of pages that all show the same text of this packed content.
fn pages(count: usize, content: &[u8], filter: &str) -> Vec<u8> {
    let kids: String = (0..count).map(|n| format!("{} 0 R ", n + 5)).collect();
    let mut file = format!(
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count {count}/Kids[{kids}]>>endobj\n\
         3 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n4 0 obj<</Filter{filter}/Length {}>>stream\n",
        content.len()
    )
    .into_bytes();
    file.extend(content);
    file.extend(b"\nendstream endobj\n");
    for n in 0..count {
        let page =
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 300]/Contents 4 0 R/Resources<</Font<</F 3 0 R>>>>>>";
        file.extend(format!("{} 0 obj{page}endobj\n", n + 5).bytes());
    }
    file.extend(b"trailer<</Root 1 0 R>>\n%%EOF");
    file
}

/// A page whose form draws another ten times, which draws another ten times, to such a depth.
fn nested(depth: usize) -> Vec<u8> {
    let mut file = String::from(
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n\
         3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 300]/Contents 4 0 R/Resources<</XObject<</X 6 0 R>>>>>>endobj\n\
         4 0 obj<</Length 5>>stream\n/X Do\nendstream endobj\n5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n",
    );
    for at in 0..=depth {
        let content =
            if at == depth { "BT /F 10 Tf 20 200 Td (12.50) Tj ET".to_owned() } else { "/X Do ".repeat(10) };
        file += &format!(
            "{} 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 200 300]/Resources<</Font<</F 5 0 R>>/XObject<</X {} 0 R>>>>\
             /Length {}>>stream\n{content}\nendstream endobj\n",
            at + 6,
            at + 7,
            content.len()
        );
    }
    (file + "trailer<</Root 1 0 R>>\n%%EOF").into_bytes()
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    packer.write_all(bytes).unwrap();
    packer.finish().unwrap()
}

#[test]
fn five_hundred_pages_are_read() {
    let content = packed(b"BT /F 10 Tf 20 200 Td (Total 12.50) Tj ET");
    let source = read(&pages(500, &content, "/FlateDecode"));
    assert_eq!(source.parts.len(), 500);
    assert!(source.parts.iter().all(|part| lines(part) == ["Total 12.50"]));
}

#[test]
fn a_file_that_stops_is_told() {
    let whole = pages(3, b"BT /F 10 Tf 20 200 Td (12.50) Tj ET", "/ASCIIHexDecode");
    let whole = String::from_utf8(whole).unwrap().replace("/Filter/ASCIIHexDecode", "");
    assert!(read(whole.as_bytes()).parts.iter().all(|part| part.cut.is_none()));
    let short = read(whole.replace("%%EOF", "").as_bytes());
    assert_eq!(short.parts.iter().map(|part| part.cut).collect::<Vec<_>>(), [None, None, Some(Cut::Short)]);
}

#[test]
fn a_stream_that_holds_more_than_is_unpacked_is_refused() {
    let too_much = |problem: Problem| matches!(problem, Problem::TooMuch { what: Pieces::Bytes, .. });
    let blank = packed(&vec![b' '; 130 << 20]);
    assert!(too_much(problem(&pages(1, &blank, "/FlateDecode"))));
    // Packed twice, and a stream that says to be something else.
    assert!(too_much(problem(&pages(1, &packed(&blank), "[/FlateDecode/FlateDecode]"))));
    assert!(too_much(problem(&pages(1, &blank, "/#46lateDecode"))));
    // Many pages with the same content, and forms that draw each other.
    assert!(too_much(problem(&pages(30, &packed(&vec![b' '; 5 << 20]), "/FlateDecode"))));
    assert!(too_much(problem(&nested(8))));
    assert_eq!(lines(&read(&nested(2)).parts[0]), ["12.50"]);
    let runs = [0x81, b' '].repeat(2 << 20);
    assert!(too_much(problem(&pages(1, &runs, "/RunLengthDecode"))));
}

//! A file, or the sheet, styles, texts, list of sheets or relations of one: see `parts`.
#![no_main]

mod parts;

use libfuzzer_sys::fuzz_target;

const SOUND: &[(&str, &str)] = &[
    (
        "xl/worksheets/sheet1.xml",
        r#"<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>45000.5</v></c></row></sheetData></worksheet>"#,
    ),
    (
        "xl/styles.xml",
        r##"<styleSheet><numFmts><numFmt numFmtId="164" formatCode="#,##0.00"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>"##,
    ),
    ("xl/sharedStrings.xml", "<sst><si><t>合计</t></si></sst>"),
    (
        "xl/workbook.xml",
        r#"<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="1" sheetId="1" r:id="r1"/></sheets></workbook>"#,
    ),
    (
        "xl/_rels/workbook.xml.rels",
        r#"<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="r3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>"#,
    ),
];

fuzz_target!(|input: &[u8]| {
    let Some(file) = parts::file(input, SOUND) else { return };
    if let Ok(source) = mingzhang_read::sheets::xlsx::lay_out(&file, &mut |_| {}) {
        let _ = mingzhang_read::understand(&source, mingzhang::form::forms());
    }
});

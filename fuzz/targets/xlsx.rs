//! Every second input is the file itself, the others are one part of a package that is sound.
#![no_main]

use std::io::{Cursor, Write};

use libfuzzer_sys::fuzz_target;
use zip::write::SimpleFileOptions;

const PARTS: &[(&str, &str)] = &[
    ("[Content_Types].xml", "<Types/>"),
    (
        "xl/workbook.xml",
        r#"<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="1" sheetId="1" r:id="r1"/></sheets></workbook>"#,
    ),
    (
        "xl/_rels/workbook.xml.rels",
        r#"<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#,
    ),
];

fuzz_target!(|input: &[u8]| {
    let Some((kind, rest)) = input.split_first() else { return };
    let file = if kind % 2 == 0 { Some(rest.to_vec()) } else { package(rest) };
    if let Some(source) = file.and_then(|file| mingzhang_read::sheets::xlsx::lay_out(&file, &mut |_| {}).ok())
    {
        let _ = mingzhang_read::understand(&source, mingzhang::form::forms());
    }
});

fn package(part: &[u8]) -> Option<Vec<u8>> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in PARTS {
        zip.start_file(*name, SimpleFileOptions::default()).ok()?;
        zip.write_all(text.as_bytes()).ok()?;
    }
    zip.start_file("xl/worksheets/sheet1.xml", SimpleFileOptions::default()).ok()?;
    zip.write_all(part).ok()?;
    Some(zip.finish().ok()?.into_inner())
}

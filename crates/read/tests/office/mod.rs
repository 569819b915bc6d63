//! Office files made part by part and record by record.
#![allow(dead_code, reason = "each test takes what it needs")]

use std::io::{Cursor, Write};

/// A ZIP archive of these parts.
pub(crate) fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A workbook of sheets (name, attributes, content) and texts that they share.
pub(crate) fn xlsx(sheets: &[(&str, &str, &str)], texts: &[&str]) -> Vec<u8> {
    let texts: String = texts.iter().map(|text| format!("<si><t>{text}</t></si>")).collect();
    workbook(sheets, &[("sharedStrings", &format!("<sst>{texts}</sst>"))])
}

/// A workbook of one sheet 甲 and these styles.
pub(crate) fn styled_xlsx(sheet: &str, styles: &str) -> Vec<u8> {
    workbook(&[("甲", "", sheet)], &[("styles", styles)])
}

fn workbook(sheets: &[(&str, &str, &str)], others: &[(&str, &str)]) -> Vec<u8> {
    let (mut list, mut relations) = (String::new(), String::new());
    let mut parts: Vec<(String, String)> = Vec::new();
    let related = |id: usize, kind: &str, target: &str| {
        format!("<Relationship Id=\"r{id}\" Type=\"http://example.org/{kind}\" Target=\"{target}\"/>")
    };
    for (at, (name, attributes, content)) in sheets.iter().enumerate() {
        list += &format!("<sheet name=\"{name}\"{attributes} r:id=\"r{at}\"/>");
        relations += &related(at, "worksheet", &format!("worksheets/sheet{at}.xml"));
        parts.push((format!("xl/worksheets/sheet{at}.xml"), format!("<worksheet>{content}</worksheet>")));
    }
    for (at, (kind, content)) in (sheets.len()..).zip(others) {
        relations += &related(at, kind, &format!("/xl/{kind}.xml"));
        parts.push((format!("xl/{kind}.xml"), (*content).to_owned()));
    }
    parts.push(("xl/workbook.xml".to_owned(), format!("<workbook><sheets>{list}</sheets></workbook>")));
    parts.push((
        "xl/_rels/workbook.xml.rels".to_owned(),
        format!("<Relationships>{relations}</Relationships>"),
    ));
    let parts: Vec<(&str, &str)> = parts.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    package(&parts)
}

/// The container of old Office files around a workbook.
pub(crate) fn xls(book: &Biff) -> Vec<u8> {
    container(&[(if book.old { "/Book" } else { "/Workbook" }, &book.stream())])
}

/// The container of old Office files with empty streams of these names.
pub(crate) fn ole(names: &[&str]) -> Vec<u8> {
    container(&names.iter().map(|name| (*name, &[][..])).collect::<Vec<_>>())
}

fn container(streams: &[(&str, &[u8])]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    for (name, bytes) in streams {
        file.create_stream(name).unwrap().write_all(bytes).unwrap();
    }
    file.flush().unwrap();
    file.into_inner().into_inner()
}

/// Records of an old workbook.
pub(crate) struct Biff {
    old: bool,
    records: Vec<u8>,
    /// Name and hiding of every sheet, and its records.
    sheets: Vec<(Vec<u8>, u8, Vec<u8>)>,
}

/// Records of one of its sheets.
pub(crate) struct Records(Vec<u8>);

fn record(kind: u16, body: &[u8]) -> Vec<u8> {
    let length = u16::try_from(body.len()).unwrap();
    [&kind.to_le_bytes()[..], &length.to_le_bytes(), body].concat()
}

fn begin(version: u16, kind: u16) -> Vec<u8> {
    record(0x0809, &[version.to_le_bytes(), kind.to_le_bytes(), [0; 2], [0; 2]].concat())
}

fn wide(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

fn long_text(text: &str) -> Vec<u8> {
    let count = u16::try_from(text.encode_utf16().count()).unwrap();
    [&count.to_le_bytes()[..], &[1], &wide(text)].concat()
}

impl Biff {
    pub(crate) fn new() -> Self {
        Self { old: false, records: begin(0x0600, 5), sheets: Vec::new() }
    }

    pub(crate) fn excel_95() -> Self {
        Self { old: true, records: begin(0x0500, 5), sheets: Vec::new() }
    }

    pub(crate) fn record(&mut self, kind: u16, body: &[u8]) {
        self.records.extend(record(kind, body));
    }

    pub(crate) fn texts(&mut self, texts: &[&str]) {
        let count = u32::try_from(texts.len()).unwrap().to_le_bytes();
        let texts: Vec<u8> = texts.iter().flat_map(|text| long_text(text)).collect();
        self.record(0x00fc, &[&count[..], &count, &texts].concat());
    }

    pub(crate) fn format(&mut self, number: u16, code: &str) {
        self.record(0x041e, &[&number.to_le_bytes()[..], &long_text(code)].concat());
    }

    pub(crate) fn style(&mut self, format: u16) {
        self.record(0x00e0, &[[0; 2], format.to_le_bytes()].concat());
    }

    pub(crate) fn add(&mut self, name: &str, hidden: u8, sheet: Records) {
        let count = u8::try_from(name.encode_utf16().count()).unwrap();
        self.sheets.push(([&[count, 1][..], &wide(name)].concat(), hidden, sheet.0));
    }

    pub(crate) fn add_bytes(&mut self, name: &[u8], sheet: Records) {
        self.sheets.push(([&[u8::try_from(name.len()).unwrap()], name].concat(), 0, sheet.0));
    }

    /// Lists the first sheet so many times more.
    pub(crate) fn list_again(&mut self, count: usize) {
        let again = (self.sheets[0].0.clone(), 0, Vec::new());
        self.sheets.extend(std::iter::repeat_n(again, count));
    }

    pub(crate) fn sheet() -> Records {
        Records(begin(0x0600, 16))
    }

    pub(crate) fn sheet_95() -> Records {
        Records(begin(0x0500, 16))
    }

    fn stream(&self) -> Vec<u8> {
        let listed: usize = self.sheets.iter().map(|(name, ..)| 4 + 6 + name.len()).sum();
        let mut stream = self.records.clone();
        let first = stream.len() + listed + 4;
        let mut at = first;
        for (name, hidden, sheet) in &self.sheets {
            // Without records of its own: the first sheet's.
            let place = if sheet.is_empty() { first } else { at };
            let place = u32::try_from(place).unwrap().to_le_bytes();
            stream.extend(record(0x0085, &[&place[..], &[*hidden, 0], name].concat()));
            at += if sheet.is_empty() { 0 } else { sheet.len() + 4 };
        }
        stream.extend(record(0x000a, &[]));
        for (.., sheet) in self.sheets.iter().filter(|(.., sheet)| !sheet.is_empty()) {
            stream.extend(sheet);
            stream.extend(record(0x000a, &[]));
        }
        stream
    }
}

impl Records {
    pub(crate) fn record_with(mut self, kind: u16, body: &[u8]) -> Self {
        self.0.extend(record(kind, body));
        self
    }

    fn cell(self, kind: u16, row: u16, column: u16, style: u16, body: &[u8]) -> Self {
        let place = [row.to_le_bytes(), column.to_le_bytes(), style.to_le_bytes()].concat();
        self.record_with(kind, &[&place, body].concat())
    }

    pub(crate) fn columns(self, first: u16, last: u16, hidden: bool) -> Self {
        let words = [first, last, 2048, 0, u16::from(hidden)];
        self.record_with(0x007d, &words.map(u16::to_le_bytes).concat())
    }

    pub(crate) fn row(self, row: u16, hidden: bool) -> Self {
        let words = [row, 0, 9, 255, 0, 0, if hidden { 0x20 } else { 0 }, 0];
        self.record_with(0x0208, &words.map(u16::to_le_bytes).concat())
    }

    pub(crate) fn merged(self, areas: &[(u16, u16, u16, u16)]) -> Self {
        let count = u16::try_from(areas.len()).unwrap();
        let words: Vec<u16> =
            areas.iter().flat_map(|(top, bottom, left, right)| [*top, *bottom, *left, *right]).collect();
        let words = std::iter::once(count).chain(words).flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
        self.record_with(0x00e5, &words)
    }

    pub(crate) fn number(self, row: u16, column: u16, style: u16, value: f64) -> Self {
        self.cell(0x0203, row, column, style, &value.to_le_bytes())
    }

    pub(crate) fn short(self, row: u16, column: u16, bits: u32) -> Self {
        self.cell(0x027e, row, column, 0, &bits.to_le_bytes())
    }

    pub(crate) fn shorts(self, row: u16, column: u16, bits: &[u32]) -> Self {
        let mut body = [row.to_le_bytes(), column.to_le_bytes()].concat();
        for bits in bits {
            body.extend([0, 0]);
            body.extend(bits.to_le_bytes());
        }
        let last = column + u16::try_from(bits.len()).unwrap() - 1;
        body.extend(last.to_le_bytes());
        self.record_with(0x00bd, &body)
    }

    pub(crate) fn shared(self, row: u16, column: u16, text: u32) -> Self {
        self.cell(0x00fd, row, column, 0, &text.to_le_bytes())
    }

    pub(crate) fn text(self, row: u16, column: u16, text: &str) -> Self {
        self.cell(0x0204, row, column, 0, &long_text(text))
    }

    pub(crate) fn formula_number(self, row: u16, column: u16, value: f64) -> Self {
        self.cell(0x0006, row, column, 0, &[&value.to_le_bytes()[..], &[0; 6]].concat())
    }

    /// A formula whose result is true or false (1) or an error (2).
    pub(crate) fn formula_flag(self, row: u16, column: u16, kind: u8, value: u8) -> Self {
        self.cell(0x0006, row, column, 0, &[kind, 0, value, 0, 0, 0, 0xff, 0xff, 0, 0])
    }

    /// A formula whose result is a text, behind the record of a formula that cells share.
    pub(crate) fn formula_text(self, row: u16, column: u16, text: &str) -> Self {
        let formula = self.cell(0x0006, row, column, 0, &[0, 0, 0, 0, 0, 0, 0xff, 0xff, 0, 0]);
        formula.record_with(0x04bc, &[0; 10]).record_with(0x0207, &long_text(text))
    }

    /// A chart or the like within the sheet.
    pub(crate) fn nested(mut self, inner: Records) -> Self {
        self.0.extend(inner.0);
        self.record_with(0x000a, &[])
    }

    /// A record that promises more than is left of the file.
    pub(crate) fn without_end(mut self) -> Self {
        self.0.extend([0x03, 0x02, 0xff, 0xff]);
        self
    }
}

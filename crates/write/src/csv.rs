//! Tables as comma-separated text for spreadsheet programs: UTF-8 with the mark by which Excel
//! recognises it, lines ended by CR LF, figures without thousands separators. Of a merged cell the
//! first place has the text and the others are empty.

use csv::{QuoteStyle, Terminator, WriterBuilder};
use mingzhang::calculate::Session;
use mingzhang::wording::Lang;

use crate::layout::{self, CellKind, Table};

const MARK: &str = "\u{feff}";

/// One table by its id or its printed number; none if the document does not have it.
#[must_use]
pub fn table(session: &Session, name: &str, lang: Lang) -> Option<String> {
    let named = |table: &mingzhang::form::TableSpec| {
        table.id == name || (!table.number.is_empty() && table.number == name)
    };
    let index = session.grid().form().tables.iter().position(named)?;
    layout::table(session, index, lang).map(|table| format!("{MARK}{}", text(&table)))
}

/// All tables of the document one below the other, an empty line between two.
#[must_use]
pub fn write(session: &Session, lang: Lang) -> String {
    let tables: Vec<String> = layout::tables(session, lang).iter().map(text).collect();
    format!("{MARK}{}", tables.join("\r\n"))
}

fn text(table: &Table) -> String {
    let mut writer = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .quote_style(QuoteStyle::Necessary)
        .from_writer(Vec::new());
    for row in &table.rows {
        let mut record = vec![String::new(); table.columns.len()];
        for cell in &row.cells {
            if let Some(place) = record.get_mut(cell.column) {
                *place = match cell.kind {
                    CellKind::Figure => cell.text.clone(),
                    _ => harmless(&cell.text),
                };
            }
        }
        // Memory does not refuse, and all records are of one length.
        let _ = writer.write_record(&record);
    }
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

/// A text that no spreadsheet program takes for a formula: an apostrophe stands before what would
/// begin one, in either width.
fn harmless(text: &str) -> String {
    let begins = |c: char| "=+-@＝＋－＠\t\r\n".contains(c);
    if text.starts_with(begins) { format!("'{text}") } else { text.to_owned() }
}

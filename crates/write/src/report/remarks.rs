//! How a document was read, as sentences.

use mingzhang::form;
use mingzhang_read::source::Source;
use mingzhang_read::{Lang, Reading};

/// Lines of a document that were not understood, each behind the id of its table if the form has it:
/// what `unread` of the findings says of a document of another format than `*.budget.json`.
#[must_use]
pub fn unread(reading: &Reading) -> Vec<String> {
    let lines = reading.unread.iter().map(|line| {
        let table = Some(line.table.as_str()).filter(|table| !table.is_empty());
        unread_line(table, line.text.clone())
    });
    lines.collect()
}

/// One such line.
#[must_use]
pub fn unread_line(table: Option<&str>, text: String) -> String {
    match table {
        Some(table) => format!("{table}: {text}"),
        None => text,
    }
}

/// What a user should know of how a document was read: what was assumed, where it stops before its
/// end, lines that were not understood, rows that fit several columns.
#[must_use]
pub fn remarks(source: &Source, reading: &Reading, lang: Lang) -> Vec<String> {
    let Some(form) = form::by_id(&reading.disclosure.form) else { return Vec::new() };
    let title = |id: &str| {
        let spec = form.tables.iter().find(|table| table.id == id);
        spec.map(|spec| lang.pick(&spec.title.zh, &spec.title.en).to_owned()).unwrap_or_default()
    };
    let unread = reading.unread.iter().map(|unread| {
        let (at, text) = (source.place_name(unread.place, lang), &unread.text);
        let table = match unread.table.as_str() {
            "" => lang.pick("另一张表", "another table").to_owned(),
            table => title(table),
        };
        lang.pick(
            format!("{at}，{table}：未识别“{text}”。"),
            format!("{at}, {table}: not understood: “{text}”."),
        )
    });
    let ambiguous = reading.ambiguous.iter().map(|row| {
        let (at, table, label) = (source.place_name(row.place, lang), title(&row.table), &row.label);
        let count = row.readings.len();
        lang.pick(
            format!("{at}，{table}：“{label}”一行的数有 {count} 种读法，取了其中一种，请核对。"),
            format!("{at}, {table}: the figures of “{label}” can be read in {count} ways; one was taken, check it."),
        )
    });
    let notices = reading.notices.iter().map(|notice| notice.sentence(&form, lang));
    notices.chain(source.notices(lang)).chain(unread).chain(ambiguous).collect()
}

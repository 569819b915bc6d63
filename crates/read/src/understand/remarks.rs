//! What a table says of itself in words: the money units above it and the notes below.

use mingzhang::form::TableSpec;
use mingzhang::money::MoneyUnit;

use super::head::caption;
use super::key::join;
use super::marks::{is_page_mark, stated};
use super::privacy;
use super::token::Line;

/// Lines of one note.
const NOTE_LINES: usize = 6;

/// Words that a note begins with.
const BEGINNINGS: [&str; 4] = ["注", "说明", "备注", "附注"];

/// What stands with a table beside its rows.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Remarks {
    /// The money units that it names, each once.
    pub(super) units: Vec<MoneyUnit>,
    /// Its notes, the statement that it is empty among them; personal data left out.
    pub(super) notes: Vec<String>,
}

/// Goes through the pages of one table.
pub(super) fn remarks(table: &TableSpec, pages: &[&[Line]]) -> Remarks {
    let mut found = Remarks::default();
    for lines in pages {
        let statement = table.empty_statement.as_ref().and_then(|statement| stated(&statement.zh, lines));
        let in_statement = |at: usize| statement.as_ref().is_some_and(|covered| covered.contains(&at));
        let mut note: Vec<&Line> = Vec::new();
        for (at, line) in lines.iter().enumerate() {
            let unit = caption(line).and_then(|caption| caption.money?.known());
            if let Some(unit) = unit.filter(|unit| !found.units.contains(unit)) {
                found.units.push(unit);
            }
            let begins = begins_note(line) || (in_statement(at) && !goes_on(&note));
            if begins || !belongs(&note, line) {
                found.take(&mut note);
            }
            if begins || (goes_on(&note) && belongs(&note, line)) {
                note.push(line);
            }
        }
        found.take(&mut note);
    }
    found
}

impl Remarks {
    fn take(&mut self, lines: &mut Vec<&Line>) {
        let note = privacy::kept(&text(lines));
        lines.clear();
        // Notes stand on every page of a table.
        if !note.is_empty() && !self.notes.contains(&note) {
            self.notes.push(note);
        }
    }
}

fn text(lines: &[&Line]) -> String {
    join(lines.iter().flat_map(|line| &line.tokens).map(|token| token.text.as_str()))
}

/// `注：…`, alone on its line or in a cell over the whole row.
fn begins_note(line: &Line) -> bool {
    let text = text(&[line]);
    let alone = line.row.is_none() || line.tokens.len() == 1;
    let rest = BEGINNINGS.iter().find_map(|word| text.strip_prefix(word));
    let numbered = |rest: &str| rest.trim_start_matches(|c: char| c.is_ascii_digit()).to_owned();
    alone && rest.is_some_and(|rest| numbered(rest).starts_with(['：', ':', '.', '．', '、']))
}

/// Whether a note is not at its end.
fn goes_on(note: &[&Line]) -> bool {
    !note.is_empty() && note.len() < NOTE_LINES && !text(note).ends_with('。')
}

/// Whether a line can be the next of a note: words as it is.
fn belongs(note: &[&Line], line: &Line) -> bool {
    goes_on(note)
        && note.last().is_some_and(|last| last.row.is_none() == line.row.is_none())
        && line.row.is_none()
        && !is_page_mark(line)
        && caption(line).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Place;

    fn lines(text: &str) -> Vec<Line> {
        let nowhere = Place { part: 0, item: 0, at: 0 };
        let line = |(number, text): (usize, &str)| {
            Line::of_words(number, text.split_whitespace().map(|word| (word, nowhere)))
        };
        text.lines().enumerate().filter_map(line).collect()
    }

    fn fund() -> TableSpec {
        let form = mingzhang::form::by_id("xinjiang-unit-2024").unwrap();
        form.table("fund").unwrap().1.clone()
    }

    #[test]
    fn units_and_notes_of_all_pages() {
        let first =
            lines("编制单位：某某局 单位：万元\n合计 1.00\n注：1.本表反映本年的\n支出情况。\n2\n下一段文字");
        let second = lines("单位：元\n备注：见说明\n12");
        let found = remarks(&fund(), &[&first, &second]);
        assert_eq!(found.units, [MoneyUnit::TenThousand, MoneyUnit::Yuan]);
        assert_eq!(found.notes, ["注：1.本表反映本年的支出情况。", "备注：见说明"]);
    }

    #[test]
    fn the_statement_that_it_is_empty_is_a_note() {
        let text = "单位：万元\n某某局2024年没有使用政府性基金预算拨款安排的支出，\n政府性基金预算支出情况表为空表。\n九、其他";
        let found = remarks(&fund(), &[&lines(text)]);
        assert_eq!(
            found.notes,
            ["某某局2024年没有使用政府性基金预算拨款安排的支出，政府性基金预算支出情况表为空表。"]
        );
        // The heading of a part is none.
        assert_eq!(remarks(&fund(), &[&lines("说明\n情况说明：无")]).notes, Vec::<String>::new());
    }
}

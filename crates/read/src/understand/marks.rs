//! Lines that are none of a table's rows: page numbers, numbers of columns, statements.

use std::collections::BTreeSet;

use super::key::key;
use super::token::Line;

/// `12`, `- 12 -`, `第 12 页 共 40 页`.
pub(super) fn is_page_mark(line: &Line) -> bool {
    let words = |c: char| "第共页".contains(c) || c.is_ascii_digit();
    let numbers =
        line.tokens.iter().filter(|token| token.text.contains(|c: char| c.is_ascii_digit())).count();
    let named = line.key.contains('页');
    line.key.chars().count() <= 8
        && (numbers == 1 || (numbers == 2 && named))
        && line.key.chars().all(words)
        && !line.tokens.iter().any(|token| token.text.contains(['.', ',']))
}

/// `※ ※ 1 2 3`: the line that numbers the columns.
pub(super) fn is_numbering(line: &Line) -> bool {
    let mut next = 1_usize;
    let mut marks = 0;
    for token in &line.tokens {
        match token.digits() {
            Some(digits) if digits == next.to_string() => next += 1,
            Some(_) => return false,
            None if token.text == "栏次" || token.text == "行次" => marks += 1,
            None if key(&token.text).is_empty() && token.printed().is_none() => marks += 1,
            None => return false,
        }
    }
    next > 2 || (next == 2 && marks > 0)
}

/// The lines that state that the table is empty, whatever the unit and year they name.
pub(super) fn stated(statement: &str, lines: &[Line]) -> Option<BTreeSet<usize>> {
    let pieces = statement.split(['{', '}']).filter(|piece| !matches!(*piece, "unit" | "year"));
    // The year is not always printed.
    let pieces = pieces.map(|piece| key(piece.trim_start_matches("年度").trim_start_matches('年')));
    let mut text = String::new();
    let mut ends = Vec::new();
    for line in lines {
        text.push_str(&line.key);
        ends.push(text.len());
    }
    let line_of = |byte: usize| ends.partition_point(|end| *end <= byte);
    let mut from = 0;
    let mut covered = BTreeSet::new();
    for piece in pieces.filter(|piece| !piece.is_empty()) {
        let at = from + text.get(from..)?.find(&piece)?;
        from = at + piece.len();
        covered.extend(line_of(at)..=line_of(from.saturating_sub(1)));
    }
    Some(covered)
}

//! Indicators of lines that have a word for every column behind the levels.

use super::collapsed::is_comparison;
use super::{Column, FIRST, FoundIndicator, SECOND, is_heading, points};
use crate::source::Place;
use crate::understand::key::key;
use crate::understand::privacy;
use crate::understand::token::Line;

/// The indicators, headings first. Levels may stand alone on a line; a line that has other words
/// than its columns is none.
pub(super) fn read(lines: &[Line]) -> Vec<FoundIndicator> {
    let mut columns: Vec<Column> = Vec::new();
    let mut found: Vec<FoundIndicator> = Vec::new();
    let (mut first, mut second) = (None, None);
    for line in lines {
        if is_heading(line) {
            let all = line.tokens.iter().map(|token| Column::of(&token.text));
            columns = all.skip_while(|column| *column != Column::Name).collect();
            continue;
        }
        let words = words(line);
        let is = |at: usize, names: &[&str]| {
            words.get(at).is_some_and(|(word, _)| names.contains(&key(word).as_str()))
        };
        let word = |at: usize| words.get(at).map(|(word, _)| word.clone());
        let mut from = 0;
        // 成本指标 is both a first and a second level: a second, unless a second follows it.
        if is(0, FIRST) && (is(1, SECOND) || !is(0, SECOND)) {
            (first, second) = (word(0), None);
            from = 1;
        }
        if is(from, SECOND) {
            second = word(from);
            from += 1;
        }
        let own = words.get(from..).unwrap_or_default();
        let personal = line.tokens.iter().any(|token| privacy::is_label(&token.text));
        if own.is_empty() || own.len() != columns.len() || personal {
            continue;
        }
        let cell = |column: Column| {
            let at = columns.iter().position(|known| *known == column)?;
            own.get(at).cloned()
        };
        let weight = cell(Column::Weight).and_then(|(text, place)| Some((points(&text)?, place)));
        let name = cell(Column::Name).map(|(text, _)| text);
        let value = cell(Column::Value);
        found.push(FoundIndicator { first: first.clone(), second: second.clone(), name, value, weight });
    }
    found
}

/// The words of a line; a comparison and its figure are one.
fn words(line: &Line) -> Vec<(String, Place)> {
    let mut words: Vec<(String, Place)> = Vec::new();
    for token in &line.tokens {
        match words.last_mut() {
            Some((last, _)) if last.chars().all(is_comparison) || token.text == "%" => {
                last.push_str(&token.text);
            }
            _ => words.push((token.text.clone(), token.place)),
        }
    }
    words
}

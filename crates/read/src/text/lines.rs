//! Cutting text into lines of tokens.

use crate::understand::key::narrow;
use crate::understand::token::{Line, printed};

/// Characters of a line that are looked at; no line of a table is as long.
const LONGEST: usize = 4_000;

/// The lines that are not blank, numbered as an editor numbers them; a form feed begins a new one.
pub(super) fn cut(text: &str) -> Vec<Line> {
    let numbered = text.split('\n').enumerate();
    let pages = numbered.flat_map(|(at, line)| line.split('\u{c}').map(move |part| (at + 1, part)));
    pages.filter_map(|(number, part)| Line::new(number, tokens(part))).collect()
}

fn tokens(line: &str) -> Vec<String> {
    let visible = |c: char| -> Option<char> {
        if c.is_whitespace() || c == '\u{3000}' { Some(' ') } else { (!is_hidden(c)).then_some(c) }
    };
    let clean: String = line.chars().take(LONGEST).filter_map(visible).collect();
    let mut tokens: Vec<String> = Vec::new();
    for word in clean.split(' ').filter(|word| !word.is_empty()) {
        match tokens.last_mut().filter(|last| is_split_figure(last, word)) {
            Some(last) => last.push_str(word),
            None => tokens.push(word.to_owned()),
        }
    }
    tokens
}

/// Controls, and marks that only direct or join what is shown.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffd}')
}

/// `3, 984.50` and `3,984 .50`: one figure with a space at its separator.
fn is_split_figure(last: &str, word: &str) -> bool {
    let separator = |c: Option<char>| c.map(narrow).is_some_and(|c| matches!(c, ',' | '.'));
    (separator(last.chars().next_back()) || separator(word.chars().next()))
        && last.len() + word.len() < 40
        && printed(&format!("{last}{word}")).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(line: &str) -> Vec<String> {
        tokens(line)
    }

    #[test]
    fn lines_are_numbered_as_in_an_editor() {
        let lines = cut("甲\r\n\n\u{c}乙 1\u{c}丙\n\n丁");
        let found: Vec<(usize, String)> = lines.iter().map(|line| (line.number, line.text())).collect();
        let expected = [(1, "甲"), (3, "乙 1"), (3, "丙"), (5, "丁")];
        assert_eq!(found, expected.map(|(number, text)| (number, text.to_owned())));
    }

    #[test]
    fn figures_split_at_a_separator_are_joined() {
        assert_eq!(
            words("合计 3, 984.50 1,234 .50 7. 25 2 3"),
            ["合计", "3,984.50", "1,234.50", "7.25", "2", "3"]
        );
        assert_eq!(words("1. 23 项"), ["1.23", "项"]);
        assert_eq!(words("合　计\u{202e} \u{0}12\u{200b}3"), ["合", "计", "123"]);
    }
}

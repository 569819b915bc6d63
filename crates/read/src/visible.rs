//! The visible characters of a text: what every reader keeps of what it finds.

use std::borrow::Cow;

/// Characters of a line or cell that are kept: as many as spreadsheets have room for in a cell.
const LONGEST: usize = 32_767;

/// Adds to the text of a cell, as far as any of it can be kept.
#[cfg(feature = "sheets")]
pub(crate) fn gather(text: &mut String, more: &str) {
    // A character may be hidden, or a line blank: more is gathered than kept.
    if text.len() < 16 * LONGEST {
        text.push_str(more);
    }
}

/// The words of a line: its visible characters between spaces.
pub(crate) fn words(line: &str) -> Vec<String> {
    let line = as_written(line);
    let shown = line.chars().filter(|c| !is_hidden(*c)).take(LONGEST);
    let spaced: String = shown.map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
    spaced.split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// The text of a cell: its visible characters, lines separated by `\n`, without blank lines.
pub(crate) fn lines(text: &str) -> String {
    let mut left = LONGEST;
    let mut shown = String::new();
    for line in text.split(['\n', '\r', '\u{b}', '\u{c}']) {
        let words = words(line).join(" ");
        if words.is_empty() || left == 0 {
            continue;
        }
        if !shown.is_empty() {
            shown.push('\n');
        }
        let kept: String = words.chars().take(left).collect();
        left -= kept.chars().count();
        shown.push_str(&kept);
    }
    shown
}

/// A line in the order in which it is seen, where marks turn the order of its characters round.
fn as_written(line: &str) -> Cow<'_, str> {
    const TURNED: char = '\u{202e}';
    const END: char = '\u{202c}';
    if !line.contains(TURNED) {
        return Cow::Borrowed(line);
    }
    let mut pieces = line.split(TURNED);
    let mut seen = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (turned, rest) = piece.split_once(END).unwrap_or((piece, ""));
        seen.extend(turned.chars().rev());
        seen.push_str(rest);
    }
    Cow::Owned(seen)
}

/// Controls, and marks that only direct or join what is shown.
fn is_hidden(c: char) -> bool {
    (c.is_control() && !c.is_whitespace())
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffd}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_shown_is_not_kept() {
        assert_eq!(words("合　计\u{202d} \u{0}12\u{200b}3\t4"), ["合", "计", "123", "4"]);
        assert_eq!(words("\u{a0}3,984.50\u{a0}\u{3000}\u{2003}"), ["3,984.50"]);
        assert_eq!(words(&"长".repeat(50_000)).concat().chars().count(), LONGEST);
        assert!(words("\u{0}\u{feff}  ").is_empty());
    }

    #[test]
    fn what_is_turned_round_is_read_as_it_is_seen() {
        assert_eq!(words("甲 \u{202e}05.43\u{202c} 乙"), ["甲", "34.50", "乙"]);
        assert_eq!(words("\u{202e}0.5664"), ["4665.0"]);
    }

    #[test]
    fn a_cell_keeps_its_lines() {
        assert_eq!(lines(" 财政拨款\r\n（补助）\u{200b}\n\n 小计 "), "财政拨款\n（补助）\n小计");
        assert_eq!(lines(&"长\n".repeat(50_000)).chars().filter(|c| *c == '长').count(), LONGEST);
    }
}

//! Plain text: extracted from a PDF, with its columns collapsed, or pasted.

use crate::ReadError;
use crate::count::Count;
use crate::encoding::{Decoded, decode};
use crate::source::{Format, Item, Part, Source, TextLine, Word};
use crate::visible;

/// The lines that are not blank, numbered as an editor numbers them; a form feed begins a page.
///
/// # Errors
/// Bytes that are no text (in UTF-8, and with the feature `encoding` in UTF-16 or GB18030), and more
/// words than are read.
pub fn lay_out(bytes: &[u8]) -> Result<Source, ReadError> {
    let Decoded { text, cut } = decode(bytes)?;
    let (mut items, mut count) = (Vec::new(), Count::default());
    for (line, number) in text.split('\n').zip(1..) {
        for piece in line.split('\u{c}') {
            let mut words = Vec::new();
            for text in visible::words(piece) {
                count.add(&text)?;
                words.push(Word { text, area: None });
            }
            if !words.is_empty() {
                items.push(Item::Line(TextLine { number: Some(number), words }));
            }
        }
    }
    let part = Part { items, cut, ..Part::default() };
    Ok(Source { format: Format::Text, parts: vec![part], unshown: Vec::new() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_numbered_as_in_an_editor() {
        let source = lay_out("甲\r\n\n\u{c}乙 1\u{c}丙\n\n丁".as_bytes()).unwrap();
        let found: Vec<(u32, String)> = source.parts[0]
            .items
            .iter()
            .filter_map(|item| match item {
                Item::Line(line) => {
                    Some((line.number?, line.words.iter().map(|word| word.text.as_str()).collect()))
                }
                Item::Grid(_) => None,
            })
            .collect();
        let expected = [(1, "甲"), (3, "乙1"), (3, "丙"), (5, "丁")];
        assert_eq!(found, expected.map(|(number, text)| (number, text.to_owned())));
    }
}

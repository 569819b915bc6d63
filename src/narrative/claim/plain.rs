//! Text as sentences are searched.

/// Text in narrow characters without spaces and quotes, each with its byte in the text it comes from.
#[derive(Debug, Default)]
pub(super) struct Plain {
    pub(super) chars: Vec<char>,
    bytes: Vec<usize>,
    length: usize,
}

impl Plain {
    pub(super) fn of(text: &str) -> Self {
        let mut plain = Self { length: text.len(), ..Self::default() };
        let all: Vec<(usize, char)> = text.char_indices().map(|(byte, c)| (byte, narrow(c))).collect();
        for (at, (byte, c)) in all.iter().copied().enumerate() {
            // A space inside digits stays: it tells that they are no one figure.
            let digit = |place: Option<usize>| {
                place.and_then(|place| all.get(place)).is_some_and(|(_, c)| c.is_ascii_digit())
            };
            let blank = c.is_whitespace() && c != '\n';
            let kept = !blank || (digit(at.checked_sub(1)) && digit(Some(at + 1)));
            if kept && !"“”\"'‘’「」".contains(c) {
                plain.chars.push(c);
                plain.bytes.push(byte);
            }
        }
        plain
    }

    /// The byte at which a character begins; the text's length behind the last.
    pub(super) fn byte(&self, at: usize) -> usize {
        self.bytes.get(at).copied().unwrap_or(self.length)
    }

    /// The byte behind the character before a place.
    pub(super) fn end_byte(&self, at: usize, text: &str) -> usize {
        let Some(last) = at.checked_sub(1).and_then(|last| self.bytes.get(last)) else { return 0 };
        let length = text.get(*last..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        last + length
    }

    /// Where a word begins between two places.
    pub(super) fn find(&self, word: &str, from: usize, to: usize) -> Option<usize> {
        let word: Vec<char> = word.chars().collect();
        let range = self.chars.get(from..to.min(self.chars.len()))?;
        range.windows(word.len()).position(|window| window == word).map(|at| from + at)
    }

    pub(super) fn slice(&self, from: usize, to: usize) -> String {
        self.chars.get(from..to.min(self.chars.len())).unwrap_or_default().iter().collect()
    }
}

/// The narrow form of a character: full-width letters, digits and punctuation become ASCII.
fn narrow(c: char) -> char {
    match c {
        '\u{3000}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\u{2212}' => '-',
        _ => c,
    }
}

/// The words as they are searched, as one text.
pub(super) fn plain(text: &str) -> String {
    Plain::of(text).chars.into_iter().filter(|c| *c != '\n').collect()
}

/// Letters and digits alone: what two printings of the same heading share.
pub(crate) fn key(text: &str) -> String {
    text.chars().map(narrow).filter(|c| c.is_alphanumeric()).collect()
}

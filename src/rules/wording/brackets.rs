//! How the brackets of a text pair up.

/// Opening and closing marks, as they are printed.
const PAIRS: [(char, char); 7] =
    [('（', '）'), ('(', ')'), ('【', '】'), ('［', '］'), ('〔', '〕'), ('《', '》'), ('“', '”')];

/// A mark of a text, by its byte.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) at: usize,
    pub(super) printed: char,
}

impl Mark {
    /// The byte behind it.
    pub(super) fn end(self) -> usize {
        self.at + self.printed.len_utf8()
    }

    /// The mark that should stand at the other side.
    pub(super) fn partner(self) -> char {
        let pair = PAIRS.iter().find(|(open, close)| [*open, *close].contains(&self.printed));
        pair.map_or(self.printed, |(open, close)| if *open == self.printed { *close } else { *open })
    }
}

/// What the marks of a text come to.
#[derive(Debug, Default)]
pub(super) struct Brackets {
    /// Opening and closing marks that belong together, in the order in which they close.
    pub(super) pairs: Vec<(Mark, Mark)>,
    /// Opening marks that nothing closes.
    pub(super) open: Vec<Mark>,
    /// Closing marks that nothing opens; those behind a number (1）) are no brackets.
    pub(super) closing: Vec<Mark>,
}

/// Pairs the marks of a text; round brackets pair with those of the other width too.
pub(super) fn brackets(text: &str) -> Brackets {
    let mut found = Brackets::default();
    for (at, printed) in text.char_indices() {
        let mark = Mark { at, printed };
        if PAIRS.iter().any(|(open, _)| *open == printed) {
            found.open.push(mark);
        } else if PAIRS.iter().any(|(_, close)| *close == printed) {
            let opens = |mark: &Mark| kind(mark.printed) == kind(printed);
            match found.open.iter().rposition(opens) {
                _ if is_numbering(text.get(..at).unwrap_or_default()) => {}
                Some(nth) => found.pairs.push((found.open.remove(nth), mark)),
                None => found.closing.push(mark),
            }
        }
    }
    found
}

/// Which pair a mark belongs to, whatever its width.
fn kind(mark: char) -> Option<usize> {
    let nth = PAIRS.iter().position(|(open, close)| [*open, *close].contains(&mark));
    nth.map(|nth| if nth == 1 { 0 } else { nth })
}

/// Whether a text ends with a number or letter that begins an item: 1）, 一）, a).
fn is_numbering(before: &str) -> bool {
    const NUMBERS: &str = "一二三四五六七八九十";
    let is_number = |c: char| c.is_alphanumeric() && (c.is_ascii() || NUMBERS.contains(c) || c.is_numeric());
    let bare = before.trim_end_matches(is_number);
    let begins = |c: char| c.is_whitespace() || ",.;:!?，。；：、！？”）".contains(c);
    bare.len() < before.len() && bare.chars().next_back().is_none_or(begins)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_pair_up() {
        let of = |text: &str| {
            let found = brackets(text);
            let open: String = found.open.iter().map(|mark| mark.printed).collect();
            let closing: String = found.closing.iter().map(|mark| mark.printed).collect();
            (found.pairs.len(), open, closing)
        };
        let told = |pairs: usize, open: &str, closing: &str| (pairs, open.to_owned(), closing.to_owned());
        assert_eq!(of("“三公”经费（含《办法》（试行)）"), told(4, "", ""));
        assert_eq!(of("（类）（款"), told(1, "（", ""));
        assert_eq!(of("甲）乙“丙"), told(0, "“", "）"));
        assert_eq!(of("1）甲；2）乙。（一）丙，a)丁"), told(1, "", ""));
        // What stands between crosses nothing.
        assert_eq!(of("（甲“乙）丙”"), told(2, "", ""));
    }

    #[test]
    fn the_other_side_of_a_mark() {
        let mark = |printed| Mark { at: 3, printed };
        assert_eq!(mark('（').partner(), '）');
        assert_eq!(mark('”').partner(), '“');
        assert_eq!((mark('（').end(), mark('(').end()), (6, 4));
    }
}

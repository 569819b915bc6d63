//! Lines, the tokens they are made of, and figures.

use super::key::{key, narrow};

/// Longer tokens are no figures.
const LONGEST_FIGURE: usize = 40;

/// What stands between spaces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Token {
    /// The text without control characters.
    pub(crate) text: String,
    /// Line of the source, from 1.
    pub(crate) line: usize,
}

/// A line that is not blank.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    /// Line of the source, from 1.
    pub(crate) number: usize,
    /// Its tokens, one at least.
    pub(crate) tokens: Vec<Token>,
    /// The key of the whole line.
    pub(crate) key: String,
}

/// What a cell shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Printed {
    /// A dash: nothing, but its column is taken.
    Dash,
    /// A plain decimal without separators.
    Number(String),
}

impl Token {
    /// The figure that the token is, if it is one.
    pub(crate) fn printed(&self) -> Option<Printed> {
        printed(&self.text)
    }

    /// Its digits, if it has nothing else.
    pub(crate) fn digits(&self) -> Option<String> {
        if self.text.len() > LONGEST_FIGURE {
            return None;
        }
        let narrow: String = self.text.chars().map(narrow).collect();
        narrow.bytes().all(|byte| byte.is_ascii_digit()).then_some(narrow)
    }
}

impl Line {
    /// A line of these tokens.
    pub(crate) fn new(number: usize, texts: impl IntoIterator<Item = String>) -> Option<Self> {
        let tokens: Vec<Token> = texts.into_iter().map(|text| Token { text, line: number }).collect();
        let key = tokens.iter().map(|token| key(&token.text)).collect();
        (!tokens.is_empty()).then_some(Self { number, tokens, key })
    }

    /// The tokens with single spaces between them.
    pub(crate) fn text(&self) -> String {
        self.tokens.iter().map(|token| token.text.as_str()).collect::<Vec<_>>().join(" ")
    }
}

/// Reads a figure: digits with or without thousands separators, or a dash.
pub(crate) fn printed(text: &str) -> Option<Printed> {
    if text.len() > LONGEST_FIGURE {
        return None;
    }
    let narrow: String = text.chars().map(narrow).collect();
    if !narrow.is_empty() && narrow.chars().all(|c| matches!(c, '-' | '—' | '–')) {
        return Some(Printed::Dash);
    }
    let (sign, digits) = narrow.strip_prefix('-').map_or(("", narrow.as_str()), |rest| ("-", rest));
    let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(w, f)| (w, Some(f)));
    let all_digits = |s: &str| !s.is_empty() && s.bytes().all(|byte| byte.is_ascii_digit());
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let mut plain = format!("{sign}{first}");
    let separated = whole.contains(',');
    if !all_digits(first) || (separated && first.len() > 3) {
        return None;
    }
    for group in groups {
        if group.len() != 3 || !all_digits(group) {
            return None;
        }
        plain.push_str(group);
    }
    if let Some(fraction) = fraction {
        if !all_digits(fraction) {
            return None;
        }
        plain.push('.');
        plain.push_str(fraction);
    }
    Some(Printed::Number(plain))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures() {
        let number = |text: &str| match printed(text) {
            Some(Printed::Number(plain)) => plain,
            other => format!("{other:?}"),
        };
        assert_eq!(number("3,984.50"), "3984.50");
        assert_eq!(number("1，234，567.00"), "1234567.00");
        assert_eq!(number("－12"), "-12");
        assert_eq!(number("１２.５０"), "12.50");
        assert_eq!(printed("—"), Some(Printed::Dash));
        for text in ["", ",", "1,23", "1234,567", "1.", ".5", "1.2.3", "12%", "2024年", "1e3"] {
            assert_eq!(printed(text), None, "{text}");
        }
        assert_eq!(printed(&"9".repeat(1_000_000)), None);
    }
}

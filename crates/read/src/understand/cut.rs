//! Figures that are cut in narrow cells or between pages, whose last digits stand on the next line; and
//! those that stand so close to a name that no space is between them.

use super::key::{key, narrow};
use super::token::{Line, Printed, Token, printed};

/// The lines with such figures put together; lines that have nothing else left are left out.
pub(super) fn figures(lines: &[Line], decimals: usize) -> Vec<Line> {
    let mut whole: Vec<Line> = Vec::new();
    for line in lines.iter().map(|line| apart(line, decimals)) {
        match whole.last_mut().and_then(|last| Some((together(last, &line, decimals)?, last))) {
            Some((rest, last)) => {
                let (joined, rest) = rest;
                last.tokens = joined;
                whole.extend(rest);
            }
            None => whole.push(line),
        }
    }
    whole
}

/// The line with the figures that stand close behind names as tokens of their own.
fn apart(line: &Line, decimals: usize) -> Line {
    let pieces = |token: &Token| match behind_name(&token.text, decimals) {
        Some((name, figure)) => {
            [name, figure].map(|text| Token { text: text.to_owned(), ..token.clone() }).to_vec()
        }
        None => vec![token.clone()],
    };
    Line { tokens: line.tokens.iter().flat_map(pieces).collect(), ..line.clone() }
}

/// `教育支出1,234.50`: a name in Chinese, and a figure with all its decimals.
fn behind_name(text: &str, decimals: usize) -> Option<(&str, &str)> {
    let of_figure = |c: char| matches!(narrow(c), '0'..='9' | '.' | ',' | '-');
    let (name, figure) = text.split_at_checked(text.trim_end_matches(of_figure).len())?;
    let of_name = |c: char| !c.is_ascii() && c.is_alphabetic() || matches!(c, '）' | '”');
    (name.ends_with(of_name) && is_whole(figure, decimals)).then_some((name, figure))
}

/// The tokens of a line with the ends that the next has, and what is left of that; none unless every
/// figure that is cut has one, and every end a figure.
fn together(line: &Line, next: &Line, decimals: usize) -> Option<(Vec<Token>, Option<Line>)> {
    let mut tokens = line.tokens.clone();
    let mut ends = next.tokens.iter().filter(|token| is_made_of_digits(&token.text));
    let mut any = false;
    for token in tokens.iter_mut().filter(|token| is_cut(&token.text, decimals)) {
        token.text.push_str(&ends.next()?.text);
        if !is_whole(&token.text, decimals) {
            return None;
        }
        any = true;
    }
    if !any || ends.next().is_some() {
        return None;
    }
    let rest: Vec<Token> =
        next.tokens.iter().filter(|token| !is_made_of_digits(&token.text)).cloned().collect();
    let rest =
        Line { key: rest.iter().map(|token| key(&token.text)).collect(), tokens: rest, ..next.clone() };
    Some((tokens, (!rest.tokens.is_empty()).then_some(rest)))
}

fn is_made_of_digits(text: &str) -> bool {
    text.chars().map(narrow).all(|c| c.is_ascii_digit() || matches!(c, '.' | ','))
}

/// The beginning of a figure with separators that has not all of its decimals.
pub(super) fn is_cut(text: &str, decimals: usize) -> bool {
    let negative = text.strip_prefix(['-', '－']).unwrap_or(text);
    is_made_of_digits(negative)
        && negative.chars().map(narrow).any(|c| matches!(c, '.' | ','))
        && !is_whole(text, decimals)
}

/// A figure with so many decimals.
pub(super) fn is_whole(text: &str, decimals: usize) -> bool {
    match printed(text) {
        Some(Printed::Number(number)) => {
            number.split_once('.').is_some_and(|(_, after)| after.len() == decimals)
        }
        _ => false,
    }
}

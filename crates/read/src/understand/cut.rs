//! Figures that are cut in narrow cells or between pages: their last digits stand on the next line.

use super::key::{key, narrow};
use super::token::{Line, Printed, Token, printed};

/// The lines with such figures put together; lines that have nothing else left are left out.
pub(super) fn figures(lines: &[Line], decimals: usize) -> Vec<Line> {
    let mut whole: Vec<Line> = Vec::new();
    for line in lines {
        match whole.last_mut().and_then(|last| Some((together(last, line, decimals)?, last))) {
            Some((rest, last)) => {
                let (joined, rest) = rest;
                last.tokens = joined;
                whole.extend(rest);
            }
            None => whole.push(line.clone()),
        }
    }
    whole
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

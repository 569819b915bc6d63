//! The language of templates: text with slots and parts that may be left out.
//!
//! ```text
//! text  = run { "|" run }         the first run that can be said
//! run   = { words | slot | part }
//! slot  = "{" verb { " " argument } "}"
//! part  = "[" text "]"            left out where none of its runs can be said
//! ```

use serde::Deserialize;

use crate::form::Label;
use crate::wording::Lang;

/// A text: the first of its runs that can be said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Pattern(pub(super) Vec<Run>);

/// Pieces that are said together or not at all.
pub(super) type Run = Vec<Piece>;

/// A piece of a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    /// Said as it stands.
    Words(String),
    /// A verb and what it is about.
    Slot(Vec<String>),
    /// Left out where it cannot be said.
    Part(Pattern),
}

/// A pattern in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "Label")]
pub(super) struct Text {
    zh: Pattern,
    en: Pattern,
}

/// A pattern that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(super) enum PatternError {
    /// A bracket without its other half.
    #[error("unbalanced bracket in: {0}")]
    Unbalanced(String),
    /// A slot with nothing in it.
    #[error("empty slot in: {0}")]
    EmptySlot(String),
}

impl Text {
    pub(super) fn of(&self, lang: Lang) -> &Pattern {
        lang.pick(&self.zh, &self.en)
    }
}

impl TryFrom<Label> for Text {
    type Error = PatternError;

    fn try_from(label: Label) -> Result<Self, PatternError> {
        Ok(Self { zh: Pattern::parse(&label.zh)?, en: Pattern::parse(&label.en)? })
    }
}

impl Pattern {
    pub(super) fn parse(text: &str) -> Result<Self, PatternError> {
        let unbalanced = || PatternError::Unbalanced(text.to_owned());
        // The text and the parts that are open in it, outermost first.
        let mut open: Vec<Vec<Run>> = vec![vec![Run::new()]];
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            rest = &rest[c.len_utf8()..];
            let runs = open.last_mut().ok_or_else(unbalanced)?;
            match c {
                '[' => open.push(vec![Run::new()]),
                ']' => {
                    let part = Piece::Part(Pattern(open.pop().ok_or_else(unbalanced)?));
                    put(open.last_mut().ok_or_else(unbalanced)?, part);
                }
                '|' => runs.push(Run::new()),
                '{' => {
                    let (slot, after) = rest.split_once('}').ok_or_else(unbalanced)?;
                    let words: Vec<String> = slot.split_whitespace().map(str::to_owned).collect();
                    if words.is_empty() {
                        return Err(PatternError::EmptySlot(text.to_owned()));
                    }
                    put(runs, Piece::Slot(words));
                    rest = after;
                }
                '}' => return Err(unbalanced()),
                c => match runs.last_mut().and_then(|run| run.last_mut()) {
                    Some(Piece::Words(words)) => words.push(c),
                    _ => put(runs, Piece::Words(c.to_string())),
                },
            }
        }
        match (open.pop(), open.is_empty()) {
            (Some(runs), true) => Ok(Self(runs)),
            _ => Err(unbalanced()),
        }
    }

    /// All slots, those in parts too.
    #[cfg(test)]
    pub(super) fn slots(&self) -> Vec<&[String]> {
        let mut slots = Vec::new();
        for piece in self.0.iter().flatten() {
            match piece {
                Piece::Words(_) => {}
                Piece::Slot(words) => slots.push(words.as_slice()),
                Piece::Part(part) => slots.extend(part.slots()),
            }
        }
        slots
    }
}

fn put(runs: &mut [Run], piece: Piece) {
    if let Some(run) = runs.last_mut() {
        run.push(piece);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_slots_and_parts() {
        let words = |text: &str| Piece::Words(text.to_owned());
        let slot = |text: &str| Piece::Slot(text.split(' ').map(str::to_owned).collect());
        let parsed = Pattern::parse("共{amount it}[，占{share it all}|，{none it}无]。").unwrap();
        let part = Pattern(vec![
            vec![words("，占"), slot("share it all")],
            vec![words("，"), slot("none it"), words("无")],
        ]);
        assert_eq!(
            parsed,
            Pattern(vec![vec![words("共"), slot("amount it"), Piece::Part(part), words("。")]])
        );
        assert_eq!(parsed.slots().len(), 3);
    }

    #[test]
    fn what_is_no_pattern_is_said() {
        for text in ["[甲", "甲]", "{甲", "甲}", "{}", "[甲|乙]]"] {
            assert!(Pattern::parse(text).is_err(), "{text}");
        }
    }
}

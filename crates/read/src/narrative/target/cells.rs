//! Indicators of a grid: by its headings, a merged cell counting until the next.

use std::ops::Range;

use super::{Column, FoundIndicator, is_heading, points};
use crate::understand::privacy;
use crate::understand::token::{Line, Token};

/// The indicators of the grids of a table, headings first. Pages repeat the headings or not.
pub(super) fn read(lines: &[Line]) -> Vec<FoundIndicator> {
    let mut columns: Vec<(Column, Range<u32>)> = Vec::new();
    let mut found: Vec<FoundIndicator> = Vec::new();
    let (mut first, mut second) = (None, None);
    for line in lines.iter().filter(|line| line.row.is_some()) {
        if is_heading(line) {
            columns =
                line.tokens.iter().map(|token| (Column::of(&token.text), token.columns.clone())).collect();
            continue;
        }
        // 填表人 … 联系电话 … below the indicators.
        if line.tokens.iter().any(|token| privacy::is_label(&token.text)) {
            continue;
        }
        let cell = |column: Column| -> Option<&Token> {
            let (_, columns) = columns.iter().find(|(known, _)| *known == column)?;
            line.tokens.iter().find(|token| columns.contains(&token.columns.start))
        };
        let text = |column: Column| cell(column).map(|token| token.text.clone());
        if let Some(level) = text(Column::First) {
            first = Some(level);
            second = None;
        }
        second = text(Column::Second).or(second);
        let weight = cell(Column::Weight).and_then(|token| Some((points(&token.text)?, token.place)));
        let value = cell(Column::Value).map(|token| (token.text.clone(), token.place));
        let name = text(Column::Name);
        if name.is_some() || (weight.is_some() && value.is_some()) {
            found.push(FoundIndicator { first: first.clone(), second: second.clone(), name, value, weight });
        }
    }
    found
}

//! What a number of a sentence is, by the words in front of it.

use super::figure::{Counted, Number};
use super::words::{Direction, direction, residue};

/// What a number is.
pub(super) enum Role {
    Amount,
    Budgeted,
    Prior,
    Change(Direction, usize),
    Share(usize),
    Completion,
    Growth(Direction, usize),
    Nothing,
}

/// What a number is in a document of this year; `settles` in final accounts.
pub(super) fn role(number: &Number, before: &str, year: u16, settles: bool) -> Role {
    let direction = direction(before);
    let compared = || before.contains(['比', '较', '与']);
    if number.counted == Counted::Percent {
        if let Some(at) = before.chars().collect::<Vec<_>>().iter().rposition(|c| *c == '占') {
            return Role::Share(at);
        }
        if before.contains("完成") || before.ends_with("预算的") || before.ends_with("预算数的") {
            return Role::Completion;
        }
        return match direction {
            Some((direction, behind)) => Role::Growth(direction, behind),
            None => Role::Nothing,
        };
    }
    if let Some((direction, behind)) = direction {
        return Role::Change(direction, behind);
    }
    if before.contains('占') {
        return Role::Nothing;
    }
    let last = |kind: &str| {
        let year = year.saturating_sub(1);
        [
            format!("{year}年{kind}"),
            format!("{year}年度{kind}"),
            format!("上年{kind}"),
            format!("上年度{kind}"),
        ]
        .iter()
        .any(|words| before.contains(words))
    };
    if ["预算", "执行", "决算"].iter().any(|kind| last(kind)) || (residue(before).is_empty() && last(""))
    {
        return Role::Prior;
    }
    let final_named = before.rfind("决算").or_else(|| before.rfind("执行"));
    let budget_named = before.rfind("年初预算").or_else(|| before.rfind("预算数"));
    if settles && budget_named > final_named {
        return Role::Budgeted;
    }
    if compared() && residue(before).is_empty() { Role::Nothing } else { Role::Amount }
}

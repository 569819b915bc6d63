//! What a number of a sentence is, by the words around it.

use super::figure::{Counted, Number};
use super::words::{Direction, becomes, direction, residue};

/// What a number is.
pub(super) enum Role {
    Amount,
    Budgeted,
    Prior,
    /// 由…: what it was, with the place of 由.
    From(usize),
    /// 增加到…: what it became.
    Becomes(Direction, usize),
    Change(Direction, usize),
    Share(usize),
    /// The whole that a share behind it is of: 占总支出…万元的…%.
    Whole,
    Completion,
    Growth(Direction, usize),
    Nothing,
}

/// Budgets that were changed during the year: not those of the tables.
const ADJUSTED: [&str; 3] = ["调整", "追加", "调剂"];

/// Names in which 预算 is no word of a budgeted amount.
const BUDGETS: [&str; 7] =
    ["一般公共预算", "公共预算", "基金预算", "经营预算", "预算执行", "预算单位", "部门预算"];

/// What a number is in a document of this year; `settles` in final accounts.
pub(super) fn role(number: &Number, before: &str, behind: &str, year: u16, settles: bool) -> Role {
    let direction = direction(before);
    let adjusted = settles && before.contains("预算") && ADJUSTED.iter().any(|word| before.contains(word));
    if number.counted == Counted::Percent {
        if adjusted {
            return Role::Nothing;
        }
        if let Some(at) = before.chars().collect::<Vec<_>>().iter().rposition(|c| *c == '占') {
            let of: String = before.chars().skip(at + 1).collect();
            let budget =
                settles && ["年初预算", "全年预算", "预算数"].iter().any(|word| of.starts_with(word));
            return if budget { Role::Completion } else { Role::Share(at) };
        }
        let completed = ["完成", "执行率"].iter().any(|word| before.contains(word));
        if completed || before.ends_with("预算的") || before.ends_with("预算数的") {
            return Role::Completion;
        }
        return match direction {
            Some((direction, behind)) => Role::Growth(direction, behind),
            None => Role::Nothing,
        };
    }
    // 由900.00万元增加到: followed by what it became.
    if let Some(at) = before.chars().collect::<Vec<_>>().iter().rposition(|c| matches!(c, '由' | '从'))
        && residue(&before.chars().skip(at + 1).collect::<String>()).is_empty()
        && turns(behind)
    {
        return Role::From(at);
    }
    if let Some((direction, behind)) = becomes(before).filter(|_| before.ends_with(['到', '至'])) {
        return Role::Becomes(direction, behind);
    }
    if let Some((direction, behind)) = direction {
        return Role::Change(direction, behind);
    }
    if before.contains('占') {
        return Role::Whole;
    }
    if adjusted {
        return Role::Nothing;
    }
    let last = |kind: &str| {
        let year = year.saturating_sub(1);
        let names = [format!("{year}年{kind}"), format!("{year}年度{kind}")];
        let said = ["上年", "上年度", "去年", "上一年", "上一年度", "上年同期"];
        names.iter().any(|words| before.contains(words))
            || said.iter().any(|name| before.contains(&format!("{name}{kind}")))
    };
    if ["预算", "执行", "决算"].iter().any(|kind| last(kind)) || (residue(before).is_empty() && last(""))
    {
        return Role::Prior;
    }
    if settles && budgeted(before) {
        return Role::Budgeted;
    }
    let compared = before.contains(['比', '较', '与']);
    if compared && residue(before).is_empty() { Role::Prior } else { Role::Amount }
}

/// Whether the words in front of an amount of final accounts end in what was budgeted: 支出预算为, but not
/// 一般公共预算支出决算为.
fn budgeted(before: &str) -> bool {
    let names = BUDGETS.iter().fold(before.to_owned(), |words, name| words.replace(name, "某"));
    names.rsplit_once("预算").is_some_and(|(_, rest)| residue(rest).is_empty() && !rest.contains("决算"))
}

/// Whether words go on with 增加到 and the like.
fn turns(behind: &str) -> bool {
    let near: String = behind.chars().take(8).collect();
    let end = near.find(['到', '至', '为']).and_then(|at| near.get(..=at + '到'.len_utf8() - 1));
    end.is_some_and(|words| becomes(words).is_some())
}

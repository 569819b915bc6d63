//! Lines that are none of a table's rows: page numbers, numbers of columns, statements.

use std::collections::BTreeSet;

use super::key::{key, narrow};
use super::token::{Line, Token};

/// `12`, `- 12 -`, `第 12 页 共 40 页`.
pub(super) fn is_page_mark(line: &Line) -> bool {
    let words = |c: char| "第共页".contains(c) || c.is_ascii_digit();
    let numbers =
        line.tokens.iter().filter(|token| token.text.contains(|c: char| c.is_ascii_digit())).count();
    let named = line.key.contains('页');
    line.key.chars().count() <= 8
        && (numbers == 1 || (numbers == 2 && named))
        && line.key.chars().all(words)
        && !line.tokens.iter().any(|token| token.text.contains(['.', ',']))
}

/// Words on the line that numbers the columns.
const MARKS: [&str; 9] = ["栏次", "行次", "列次", "类", "款", "项", "甲", "乙", "丙"];

/// `※ ※ 1 2 3`, `类 款 项 栏次 1 2`, `栏次 1=2+3 2 3`: the line that numbers the columns. It may go on
/// where another one has ended.
pub(super) fn is_numbering(line: &Line) -> bool {
    column_numbers(line).is_some()
}

/// How many columns a line numbers, if it does nothing else.
pub(super) fn column_numbers(line: &Line) -> Option<usize> {
    let mut next: Option<usize> = None;
    let (mut count, mut marks) = (0, 0);
    for token in &line.tokens {
        match number(token) {
            Some(number) if next.is_none_or(|next| next == number) => {
                next = Some(number + 1);
                count += 1;
            }
            Some(_) => return None,
            None if MARKS.contains(&key(&token.text).as_str()) => marks += 1,
            None if key(&token.text).is_empty() && token.printed().is_none() => marks += 1,
            None => return None,
        }
    }
    let from_one = next == Some(count + 1);
    (count > 0 && (from_one || marks > 0) && (count > 1 || marks > 0)).then_some(count)
}

/// The number of a column: `3`, `（3）`, `1=2+3`.
fn number(token: &Token) -> Option<usize> {
    const MOST_DIGITS: usize = 3;
    let text: String = token.text.chars().map(narrow).collect();
    let text = text.trim_start_matches('(').trim_end_matches(')');
    let (number, sum) = text.split_once('=').map_or((text, ""), |(number, sum)| (number, sum));
    let sums = sum.chars().all(|c| c.is_ascii_digit() || "+-()".contains(c));
    let digits =
        !number.is_empty() && number.len() <= MOST_DIGITS && number.bytes().all(|b| b.is_ascii_digit());
    if digits && sums { number.parse().ok() } else { None }
}

/// `注：本表反映…`, `说明：…`: the beginning of a note below a table.
pub(crate) fn is_note(line: &Line) -> bool {
    let text: String = line.tokens.iter().flat_map(|token| token.text.chars()).map(narrow).take(8).collect();
    let Some(rest) = ["注", "说明", "附注"].iter().find_map(|word| text.strip_prefix(word)) else {
        return false;
    };
    let after = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    after.len() < rest.len() || after.starts_with([':', '.', '、', ','])
}

/// `本单位2024年无政府性基金预算支出，故本表为空表`: whether a line of text says that there is nothing.
pub(crate) fn says_empty(line: &Line) -> bool {
    const SURELY: [&str; 7] = ["空表", "无数据", "无此项", "无该项", "无相关", "不涉及", "没有相关"];
    const NOTHING: [&str; 3] = ["没有", "未", "无"];
    const OF_WHAT: [&str; 7] = ["支出", "收入", "拨款", "预算", "资金", "决算", "经费"];
    if line.tokens.iter().any(|token| token.printed().is_some()) {
        return false;
    }
    let any = |words: &[&str]| words.iter().any(|word| line.key.contains(word));
    any(&SURELY) || (any(&NOTHING) && any(&OF_WHAT))
}

/// The lines that state that the table is empty, whatever the unit and year they name.
pub(super) fn stated(statement: &str, lines: &[Line]) -> Option<BTreeSet<usize>> {
    let pieces = statement.split(['{', '}']).filter(|piece| !matches!(*piece, "unit" | "year"));
    // The year is not always printed.
    let pieces = pieces.map(|piece| key(piece.trim_start_matches("年度").trim_start_matches('年')));
    let mut text = String::new();
    let mut ends = Vec::new();
    for line in lines {
        text.push_str(&line.key);
        ends.push(text.len());
    }
    let line_of = |byte: usize| ends.partition_point(|end| *end <= byte);
    let mut from = 0;
    let mut covered = BTreeSet::new();
    for piece in pieces.filter(|piece| !piece.is_empty()) {
        let at = from + text.get(from..)?.find(&piece)?;
        from = at + piece.len();
        covered.extend(line_of(at)..=line_of(from.saturating_sub(1)));
    }
    Some(covered)
}

//! Codes in cells of their own: in front of the label wherever they stand, and with the levels above, which
//! may be printed once for all rows below them, or in a cell that is merged with those of the rows below.

use std::collections::HashMap;

use super::columns::Panel;
use crate::understand::token::Token;

/// Digits of a level below the first.
const DIGITS: usize = 2;

/// The code of the latest row of every panel, by level.
#[derive(Default)]
pub(super) struct Codes(HashMap<usize, Vec<Option<Token>>>);

impl Codes {
    /// Puts the codes of a row in front of its label, and those of the levels above in front of them.
    pub(super) fn complete(&mut self, at: usize, panel: &Panel, stub: &mut Vec<Token>) {
        stub.sort_by_key(|token| !panel.codes.contains(&token.columns.start));
        let level = |column: &u32| {
            stub.iter().find(|token| token.columns.start == *column && token.digits().is_some()).cloned()
        };
        let printed: Vec<Option<Token>> = panel.codes.iter().map(level).collect();
        let Some(first) = printed.iter().position(Option::is_some) else { return };
        let before = self.0.remove(&at).unwrap_or_default();
        let above = before.get(..first).unwrap_or_default();
        let goes_on = printed[first].as_ref().is_some_and(|token| token.text.len() <= DIGITS);
        if first > 0 && goes_on && above.iter().all(Option::is_some) && !above.is_empty() {
            let line = stub[0].line;
            let above = above.iter().flatten().map(|token| Token { line, ..token.clone() });
            stub.splice(0..0, above);
        }
        let kept = above.iter().cloned().chain(printed.iter().skip(first).cloned());
        self.0.insert(at, kept.collect());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Place;

    fn row(codes: &mut Codes, cells: &[(u32, &str)]) -> String {
        let panel = Panel {
            block: 0,
            more: false,
            stub: vec![0, 1, 2, 3],
            projects: Vec::new(),
            codes: vec![1, 2, 3],
            figures: Vec::new(),
        };
        let place = Place { part: 0, item: 0, at: 0 };
        let token = |(column, text): &(u32, &str)| Token {
            text: (*text).to_owned(),
            line: 7,
            place,
            columns: *column..*column + 1,
        };
        let mut stub: Vec<Token> = cells.iter().map(token).collect();
        codes.complete(0, &panel, &mut stub);
        stub.iter().map(|token| token.text.as_str()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn levels_above_are_those_of_the_rows_above() {
        let mut codes = Codes::default();
        assert_eq!(row(&mut codes, &[(0, "行政运行"), (3, "01")]), "01 行政运行", "nothing stands above it");
        assert_eq!(row(&mut codes, &[(0, "一般公共服务"), (1, "201")]), "201 一般公共服务");
        assert_eq!(row(&mut codes, &[(0, "合计")]), "合计");
        assert_eq!(row(&mut codes, &[(0, "政协事务"), (2, "02")]), "201 02 政协事务");
        assert_eq!(row(&mut codes, &[(0, "行政运行"), (3, "01")]), "201 02 01 行政运行");
        assert_eq!(row(&mut codes, &[(0, "机关服务"), (2, "03"), (3, "03")]), "201 03 03 机关服务");
        assert_eq!(row(&mut codes, &[(0, "政协会议"), (3, "04")]), "201 03 04 政协会议");
        assert_eq!(row(&mut codes, &[(0, "公共安全"), (1, "204")]), "204 公共安全");
        // The level between is not known.
        assert_eq!(row(&mut codes, &[(0, "行政运行"), (3, "01")]), "01 行政运行");
        assert_eq!(row(&mut codes, &[(0, "执法办案"), (3, "2040220")]), "2040220 执法办案");
    }
}

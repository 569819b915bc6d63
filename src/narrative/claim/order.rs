//! 决算数大于预算数: words that say which of the two amounts is larger.

use std::cmp::Ordering;

use super::Order;
use super::sentence::Reading;
use super::words::residue;

const ORDERS: [(&str, Ordering); 8] = [
    ("大于", Ordering::Greater),
    ("高于", Ordering::Greater),
    ("多于", Ordering::Greater),
    ("超过", Ordering::Greater),
    ("小于", Ordering::Less),
    ("低于", Ordering::Less),
    ("少于", Ordering::Less),
    ("等于", Ordering::Equal),
];

impl Reading<'_> {
    /// How the two are, of what is spoken of or of what the words name.
    pub(super) fn order(&mut self, (from, to): (usize, usize)) {
        for (word, order) in ORDERS {
            let Some(at) = self.plain.find(word, from, to) else { continue };
            let before = self.plain.slice(from, at);
            let Some(settled) = ["决算数", "决算"].iter().find(|name| before.ends_with(*name)) else {
                continue;
            };
            let behind = at + word.chars().count();
            let rest = self.plain.slice(behind, behind + 6);
            if !["预算", "年初预算", "全年预算"].iter().any(|name| rest.starts_with(name)) {
                continue;
            }
            let end = behind + rest.find("预算").map_or(0, |found| rest[..found].chars().count()) + 2;
            let at = at - settled.chars().count();
            let passage = self.passage(at, end.min(to));
            // 支出决算为…万元，决算数大于预算数: behind its comma.
            let digit = |place: usize| self.plain.chars.get(place).is_some_and(char::is_ascii_digit);
            let comma = |place: &usize| self.plain.chars.get(*place) == Some(&',') && !digit(place + 1);
            let start = (from..at).rev().find(comma).map_or(from, |place| place + 1);
            let named = residue(&self.plain.slice(start, at).replace("支出", ""));
            let statement = self.goes_on(&named, (from, to), start, at, |known| known.order.is_none());
            statement.order = Some(Order { order, about: false, at: passage });
            return;
        }
    }
}

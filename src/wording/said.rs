//! What rules say: texts with their arguments filled in.

use super::errors::named;
use super::{Lang, amount, amount_with_unit, table_name, unit_name};
use crate::calculate::Session;
use crate::finding::{Arg, Said, Text};
use crate::money::Unit;

/// Characters of a quotation; what is longer is cut in its middle.
const QUOTED: usize = 60;

impl Lang {
    /// A text in this language, its places still open.
    #[must_use]
    pub fn text(self, text: Text) -> &'static str {
        self.pick(text.zh, text.en)
    }
}

/// A text with everything in its places. A place that nothing was given for stays visible.
#[must_use]
pub fn said(session: &Session, said: &Said, lang: Lang) -> String {
    let mut filled = String::new();
    let mut rest = lang.text(said.text);
    while let Some((before, behind)) = rest.split_once('{') {
        filled.push_str(before);
        let Some((name, after)) = behind.split_once('}') else {
            filled.push('{');
            rest = behind;
            continue;
        };
        match said.args.iter().find(|(known, _)| *known == name) {
            Some((_, arg)) => filled.push_str(&shown(session, arg, lang)),
            None => filled.extend(["{", name, "}"]),
        }
        rest = after;
    }
    filled.push_str(rest);
    filled
}

fn shown(session: &Session, arg: &Arg, lang: Lang) -> String {
    let grid = session.grid();
    match arg {
        Arg::Cell(cell) => named(grid, *cell, lang),
        Arg::Value(cell) => match session.value(*cell).number() {
            Some(value) => amount_with_unit(grid, *cell, value, grid.money_unit_of(*cell), lang),
            None => lang.pick("空格", "blank").to_owned(),
        },
        Arg::Amount(value, money, decimals) => {
            let between = lang.pick(" ", " × ");
            let unit = unit_name(Unit::Money, *money, lang);
            format!("{}{between}{unit}", amount(*value, *money, *decimals))
        }
        Arg::Percent(percent) => percent.to_string(),
        Arg::Count(count) => count.to_string(),
        Arg::Year(year) => year.to_string(),
        Arg::Table(index) => {
            grid.form().tables.get(*index).map(|table| table_name(table, lang)).unwrap_or_default()
        }
        Arg::Quote(passage) => {
            let words = session.published().quote(*passage).unwrap_or_default();
            format!("“{}”", shortened(words))
        }
        Arg::Words(words) => words.clone(),
        Arg::Text(text) => lang.text(*text).to_owned(),
    }
}

fn shortened(words: &str) -> String {
    let words = words.replace('\n', "");
    let count = words.chars().count();
    if count <= QUOTED {
        return words;
    }
    let half = QUOTED / 2;
    let first: String = words.chars().take(half).collect();
    let last: String = words.chars().skip(count - half).collect();
    format!("{first}…{last}")
}

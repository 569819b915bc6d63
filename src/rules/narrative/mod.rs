//! Sentences that state figures (编制说明): each figure against the tables and against the others of
//! its sentence. What a statement is about and what its figures are is read in
//! [`narrative::claim`](crate::narrative::claim); a statement about nothing known is not judged.

pub(super) mod amount;
pub(super) mod amount_twice;
pub(super) mod base_mixed;
pub(super) mod base_year;
pub(super) mod basic_list;
pub(super) mod basis_of_last_year;
pub(super) mod change;
pub(super) mod completion;
pub(super) mod direction;
pub(super) mod growth;
pub(super) mod item_missing;
pub(super) mod level;
pub(super) mod order;
pub(super) mod parts_over_heading;
pub(super) mod percent_alone;
pub(super) mod reason_cut;
pub(super) mod reason_missing;
pub(super) mod reason_opposite;
pub(super) mod share;
pub(super) mod shares_over_whole;

use super::Document;
use crate::finding::{Arg, Text, cell_id};
use crate::grid::{CellId, Value};
use crate::money::{Amount, Percent, Ratio};
use crate::narrative::claim::{Figure, Interval, Moved, Statement};

/// What follows from arithmetic on printed figures.
pub(super) const ARITHMETIC: Text = Text {
    zh: "算术关系；印出的数代表上下半个末位的区间",
    en: "Arithmetic; a printed figure stands for half a last digit up and down",
};

/// What tells a statement's finding from others of the rule: its cell, else its words.
pub(super) fn key(document: &Document<'_>, statement: &Statement) -> String {
    if let Some(cell) = statement.cells.first() {
        return cell_id(document.grid, *cell);
    }
    let words = document.disclosure.quote(statement.words).unwrap_or_default();
    words.chars().filter(|c| c.is_alphanumeric() && !c.is_ascii_digit()).collect()
}

/// What a statement is about: the cell's name, else its words.
pub(super) fn subject(statement: &Statement) -> Arg {
    statement.cells.first().map_or(Arg::Quote(statement.words), |cell| Arg::Cell(*cell))
}

/// An amount as the sentence prints it.
pub(super) fn money(figure: &Figure) -> Arg {
    amount(figure.amount, figure)
}

/// Another amount as the sentence would print it.
pub(super) fn amount(amount: Amount, like: &Figure) -> Arg {
    match like.money {
        Some(money) => Arg::Amount(amount, money, like.decimals),
        None => Arg::Words(amount.to_string()),
    }
}

/// A percentage as the sentence prints it.
pub(super) fn percent(figure: &Figure) -> Option<Percent> {
    let hundred = Amount::from_printed("100", 0).ok()?;
    Ratio::new(figure.amount, hundred)?.percent(figure.decimals)
}

/// What one amount is of another in per cent, with as many decimals as a figure.
pub(super) fn computed(part: Amount, whole: Amount, like: &Figure) -> Option<Percent> {
    Ratio::new(part, whole)?.percent(like.decimals)
}

/// What a cell stands for; nothing where its table is missing.
pub(super) fn of_cell(document: &Document<'_>, cell: CellId) -> Option<(Amount, Interval)> {
    let amount = match document.value(cell) {
        Value::Missing => return None,
        value => value.or_zero(),
    };
    Some((amount, Interval::around(amount, document.grid.half_step(cell))))
}

/// The cells with the budgeted amounts of what a statement in final accounts is about.
pub(super) fn budgets(document: &Document<'_>, statement: &Statement) -> Vec<CellId> {
    let space = document.grid.space();
    let budgeted = space.dimensions().iter().enumerate().find_map(|(d, dimension)| {
        dimension.has_default().then(|| dimension.find("budgeted")).flatten().map(|node| (d, node))
    });
    let Some((d, node)) = budgeted else { return Vec::new() };
    let places = statement.cells.iter().map(|cell| document.grid.place(*cell).with(d, node));
    places.flat_map(|place| document.grid.at(&place)).copied().collect()
}

/// This year's amount of a statement: its own, that of an earlier sentence, or its cell's.
pub(super) fn now(document: &Document<'_>, statement: &Statement) -> Option<(Amount, Interval)> {
    if let Some(figure) = document.claims.amount(statement) {
        return Some((figure.amount, figure.interval()));
    }
    statement.cells.iter().find_map(|cell| of_cell(document, *cell))
}

/// This year's amount of a statement, then what the tables print in its place. A figure that does not
/// go with the first but with a later one is right: the amount is what is wrong, as another rule says.
pub(super) fn nows(document: &Document<'_>, statement: &Statement) -> Vec<(Amount, Interval)> {
    let of_table = statement.cells.iter().filter_map(|cell| of_cell(document, *cell));
    now(document, statement).into_iter().chain(of_table).collect()
}

/// What last year's amount must have been by a statement, and how large rounding makes it.
pub(super) fn then(document: &Document<'_>, statement: &Statement) -> Option<(Amount, Interval)> {
    if let Some(prior) = &statement.prior {
        return Some((prior.amount, prior.interval()));
    }
    let (now, around) = now(document, statement)?;
    if let Some(change) = &statement.change {
        return Some((now.minus(change.signed()?).ok()?, around.minus(change.interval()?)));
    }
    statement.level.filter(|level| !level.about).map(|_| (now, around))
}

/// A change or growth rate that is not nothing.
pub(super) fn moves(moved: &Option<Moved>) -> Option<&Moved> {
    moved.as_ref().filter(|moved| !moved.figure.amount.is_zero())
}

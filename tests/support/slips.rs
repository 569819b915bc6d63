//! Slips planted in consistent disclosures, and how the explanations fare: for the laws and the
//! benchmark.
//!
//! **Covered**: some relation with the figure is judged and is not merely "a part is not larger".
//! **Beyond rounding**: the figure is off by more than twice what rounding can make of one of
//! those relations, so that it breaks however the others were rounded.
//! **The relations can tell**: no other figure, changed alone to whatever value, makes every
//! relation hold. The others are tried one by one by editing the document and evaluating its
//! relations, which owes nothing to the search for explanations.

use std::sync::Arc;

use mingzhang::calculate::{Mode, Session};
use mingzhang::form::Form;
use mingzhang::grid::{CellId, Value};
use mingzhang::locate::{Cluster, Explanation, Variable, locate};
use mingzhang::money::Amount;
use mingzhang::relation::{Kind, Outcome, RelationId};

use super::generate::{Random, Size, generate_in_yuan, state_empty};

/// The ways in which a figure is spoilt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Planted {
    Swapped,
    Wrong,
    Missing,
    Doubled,
    Point,
    Unit,
    Sign,
    PriorYear,
    Blank,
    Exchanged,
}

impl Planted {
    pub(crate) const ALL: [Planted; 10] = [
        Self::Swapped,
        Self::Wrong,
        Self::Missing,
        Self::Doubled,
        Self::Point,
        Self::Unit,
        Self::Sign,
        Self::PriorYear,
        Self::Blank,
        Self::Exchanged,
    ];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Swapped => "neighbouring digits swapped",
            Self::Wrong => "one digit wrong",
            Self::Missing => "one digit missing",
            Self::Doubled => "one digit doubled",
            Self::Point => "decimal point moved",
            Self::Unit => "yuan and 10,000 yuan",
            Self::Sign => "sign",
            Self::PriorYear => "last year's figure",
            Self::Blank => "left out",
            Self::Exchanged => "two figures exchanged",
        }
    }
}

/// Figures that were spoilt, with what they were.
pub(crate) type Spoilt = Vec<(CellId, Amount)>;

/// A consistent document, rounded as agencies print.
pub(crate) fn consistent(form: &Arc<Form>, seed: u64) -> Session {
    let mut disclosure = generate_in_yuan(form, seed, Size::UNIT);
    state_empty(&mut disclosure);
    Session::with_form(Arc::clone(form), disclosure).unwrap()
}

/// Relations that pin a figure down: judged sums and repeated figures.
pub(crate) fn pinning(session: &Session, cell: CellId) -> impl Iterator<Item = RelationId> + '_ {
    let relations = session.relations();
    relations.of(cell).filter(|id| {
        relations.get(*id).kind != Kind::Part
            && matches!(relations.outcome(session.values(), *id), Outcome::Holds { .. })
    })
}

/// Spoils covered figures of a consistent document beyond rounding; none if no figure that is
/// tried lends itself to it.
pub(crate) fn plant(
    session: &mut Session,
    kind: Planted,
    random: &mut Random,
    barred: &[CellId],
) -> Option<Spoilt> {
    let covered: Vec<CellId> = session
        .grid()
        .cells()
        .filter(|cell| session.value(*cell).number().is_some_and(|amount| !amount.is_zero()))
        .filter(|cell| !barred.contains(cell) && pinning(session, *cell).next().is_some())
        .collect();
    if covered.is_empty() {
        return None;
    }
    for _ in 0..40 {
        let cell = *random.pick(&covered);
        let wrong = if kind == Planted::Exchanged {
            exchanged(session, cell, &covered, random)
        } else {
            spoil(session, cell, kind, random).map(|value| vec![(cell, value)])
        };
        let Some(wrong) = wrong.filter(|wrong| is_beyond_rounding(session, wrong)) else { continue };
        let right = wrong.iter().map(|(cell, _)| (*cell, session.value(*cell).or_zero())).collect();
        for (cell, value) in wrong {
            session.edit(cell, value.number(), Mode::Check).unwrap();
        }
        return Some(right);
    }
    None
}

/// Another figure of the same row or column.
fn exchanged(
    session: &Session,
    cell: CellId,
    covered: &[CellId],
    random: &mut Random,
) -> Option<Vec<(CellId, Value)>> {
    let spot = session.grid().spot(cell);
    let beside: Vec<CellId> = covered
        .iter()
        .copied()
        .filter(|other| {
            let at = session.grid().spot(*other);
            *other != cell
                && (at.table, at.block) == (spot.table, spot.block)
                && (at.row == spot.row) != (at.column == spot.column)
                && session.value(*other) != session.value(cell)
        })
        .collect();
    let other = (!beside.is_empty()).then(|| *random.pick(&beside))?;
    Some(vec![(cell, session.value(other)), (other, session.value(cell))])
}

/// The figure with one slip in it.
fn spoil(session: &Session, cell: CellId, kind: Planted, random: &mut Random) -> Option<Value> {
    let grid = session.grid();
    let amount = session.value(cell).number()?;
    let printed = grid.print(cell, amount);
    let point = printed.find('.').map_or(0, |at| printed.len() - at - 1);
    let mut digits: Vec<u8> = printed.bytes().filter(u8::is_ascii_digit).collect();
    while digits.len() > 1 && digits[0] == b'0' {
        digits.remove(0);
    }
    let at = random.below(digits.len());
    let mut decimals = point;
    match kind {
        Planted::Swapped if at + 1 < digits.len() => digits.swap(at, at + 1),
        Planted::Wrong => digits[at] = b'0' + u8::try_from(random.below(10)).unwrap(),
        Planted::Missing => {
            digits.remove(at);
        }
        Planted::Doubled => digits.insert(at, digits[at]),
        Planted::Point => match random.below(2) {
            0 => digits.push(b'0'),
            _ => decimals += 1,
        },
        Planted::Unit => match random.below(2) {
            0 => digits.extend(b"0000"),
            _ => decimals += 4,
        },
        Planted::Sign => return amount_of(session, cell, &format!("-{printed}")),
        Planted::PriorYear => return grid.prior(cell).map(Value::Number),
        Planted::Blank => return Some(Value::Blank),
        Planted::Swapped | Planted::Exchanged => return None,
    }
    if digits.is_empty() || digits[0] == b'0' {
        return None;
    }
    // Digits behind the last printed one are rounded away.
    let mut whole: u128 = String::from_utf8(digits).ok()?.parse().ok()?;
    let lost = 10_u128.pow(u32::try_from(decimals - point).unwrap());
    whole = (whole + lost / 2) / lost;
    let text = format!("{whole:0>width$}", width = point + 1);
    let (before, after) = text.split_at(text.len() - point);
    amount_of(session, cell, &if after.is_empty() { before.to_owned() } else { format!("{before}.{after}") })
}

fn amount_of(session: &Session, cell: CellId, text: &str) -> Option<Value> {
    let grid = session.grid();
    let amount = mingzhang::money::parse_typed(text, grid.unit(cell), grid.money_unit_of(cell)).ok()??;
    (!amount.is_zero()).then_some(Value::Number(amount))
}

/// The document without one of its accounts' rows in one table, so that a total breaks; and the code.
pub(crate) fn without_row(session: &Session, random: &mut Random) -> Option<(Session, String)> {
    let mut all = Vec::new();
    for (t, table) in session.published().tables.iter().enumerate() {
        for (r, row) in table.rows.iter().enumerate() {
            let own = row.row.is_none() && row.project.is_none() && !row.cells.is_empty();
            all.extend(row.code.clone().filter(|_| own).map(|code| (t, r, code)));
        }
    }
    for _ in 0..40 {
        let (t, r, code) = if all.is_empty() { return None } else { random.pick(&all) };
        let mut disclosure = session.published().clone();
        disclosure.tables[*t].rows.remove(*r);
        let form = Arc::new(session.grid().form().clone());
        let without = Session::with_form(form, disclosure).unwrap();
        if !broken(&without).is_empty() {
            return Some((without, code.clone()));
        }
    }
    None
}

/// Whether an explanation is that this row is left out, by its code or at least by its figures.
pub(crate) fn is_row(session: &Session, explanation: &Explanation, code: &str, by_code: bool) -> bool {
    explanation.row.as_ref().is_some_and(|row| match row.account {
        Some((d, node)) => session.grid().space().dimensions()[d].node(node).id == code,
        None => !by_code,
    })
}

fn is_beyond_rounding(session: &Session, wrong: &[(CellId, Value)]) -> bool {
    let relations = session.relations();
    wrong.iter().any(|(cell, _)| {
        pinning(session, *cell).any(|id| {
            let relation = relations.get(id);
            let mut off = Amount::default();
            for (cell, value) in wrong {
                let more = value.or_zero().minus(session.value(*cell).or_zero()).unwrap();
                if relation.total == *cell {
                    off = off.plus(more).unwrap();
                }
                for _ in relation.parts.iter().filter(|part| *part == cell) {
                    off = off.minus(more).unwrap();
                }
            }
            let tolerance = relations.tolerance(id);
            off.abs() > tolerance.plus(tolerance).unwrap()
        })
    })
}

/// Whether some relation is broken, or cannot be judged any more.
pub(crate) fn is_detected(session: &Session) -> bool {
    let mut outcomes = session.relations().ids().map(|id| session.relations().outcome(session.values(), id));
    outcomes.any(|outcome| matches!(outcome, Outcome::Broken | Outcome::Unknown(_)))
}

pub(crate) fn broken(session: &Session) -> Vec<RelationId> {
    let relations = session.relations();
    relations.ids().filter(|id| relations.outcome(session.values(), *id) == Outcome::Broken).collect()
}

/// The figures other than `spoilt` each of which alone, with some other value, makes every
/// relation hold.
pub(crate) fn others_that_mend(session: &Session, spoilt: CellId) -> Vec<CellId> {
    figures_that_mend(session).into_iter().filter(|cell| *cell != spoilt).collect()
}

/// The figures each of which alone, with some other value, makes every relation hold.
pub(crate) fn figures_that_mend(session: &Session) -> Vec<CellId> {
    let mut session = session.clone();
    let all = broken(&session);
    let Some(first) = all.first() else { return Vec::new() };
    let relation = session.relations().get(*first).clone();
    let mut suspects: Vec<CellId> = relation.cells().chain(relation.conditions.iter().copied()).collect();
    suspects.sort_unstable();
    suspects.dedup();
    suspects.into_iter().filter(|cell| mends(&mut session, *cell, &all)).collect()
}

/// Whether some value of one figure makes every relation hold. For each relation with it the value
/// that fits exactly is a candidate, and so are those around it as far as rounding reaches.
fn mends(session: &mut Session, cell: CellId, broken: &[RelationId]) -> bool {
    let touches = |id: &RelationId| {
        let relation = session.relations().get(*id);
        relation.cells().any(|of| of == cell) || relation.conditions.contains(&cell)
    };
    if !broken.iter().all(touches) {
        return false;
    }
    let step = session.grid().step(cell);
    let old = session.value(cell);
    let mut candidates: Vec<Amount> = Vec::new();
    for id in broken {
        let relations = session.relations();
        let relation = relations.get(*id);
        let Some(difference) = relations.difference(session.values(), *id) else { continue };
        let exact = if relation.total == cell {
            old.or_zero().minus(difference)
        } else {
            old.or_zero().plus(difference)
        };
        let exact = exact.unwrap();
        let reach = relations.tolerance(*id).plus(step).unwrap();
        let mut near = exact.minus(reach).unwrap();
        // To the printed steps above the lowest.
        near = on_step(near, step);
        while near <= exact.plus(reach).unwrap() {
            candidates.push(near);
            near = near.plus(step).unwrap();
        }
    }
    candidates.sort_unstable();
    candidates.dedup();
    candidates.into_iter().any(|value| {
        if Value::Number(value) == old || (old == Value::Blank && value.is_zero()) {
            return false;
        }
        session.edit(cell, Some(value), Mode::Check).unwrap();
        let mended = self::broken(session).is_empty();
        session.undo();
        mended
    })
}

/// The next whole number of steps.
fn on_step(amount: Amount, step: Amount) -> Amount {
    let plain = |amount: Amount| -> i128 {
        let text = format!("{:.6}", Plain(amount));
        text.replace('.', "").parse().unwrap()
    };
    let (amount, step_count) = (plain(amount), plain(step));
    let whole = amount.div_euclid(step_count) + 1;
    let micro = whole * step_count;
    let sign = if micro < 0 { "-" } else { "" };
    let text =
        format!("{sign}{}.{:06}元", micro.unsigned_abs() / 1_000_000, micro.unsigned_abs() % 1_000_000);
    mingzhang::money::parse_typed(&text, mingzhang::money::Unit::Money, mingzhang::money::MoneyUnit::Yuan)
        .unwrap()
        .unwrap()
}

/// An amount with six decimals.
struct Plain(Amount);

impl std::fmt::Display for Plain {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let text = self.0.to_string();
        let decimals = text.split_once('.').map_or(0, |(_, after)| after.len());
        let point = if decimals == 0 { "." } else { "" };
        write!(f, "{text}{point}{}", "0".repeat(6 - decimals))
    }
}

/// All explanations of a document.
pub(crate) fn explanations(session: &Session) -> Vec<Cluster> {
    locate(session.grid(), session.values(), session.relations(), &[])
}

/// Whether an explanation changes exactly the spoilt figures, and they can be what they were.
pub(crate) fn is_true(explanation: &Explanation, spoilt: &Spoilt) -> bool {
    explanation.changes.len() == spoilt.len()
        && spoilt.iter().all(|(cell, right)| {
            explanation.changes.iter().any(|change| {
                change.variable == Variable::Cell(*cell)
                    && change.low.is_none_or(|low| low <= *right)
                    && change.high.is_none_or(|high| *right <= high)
            })
        })
}

/// Whether it gives the figures just as they were.
pub(crate) fn is_exact(explanation: &Explanation, spoilt: &Spoilt) -> bool {
    let of = |cell: CellId| explanation.changes.iter().find(|change| change.variable == Variable::Cell(cell));
    spoilt.iter().all(|(cell, right)| of(*cell).is_some_and(|change| change.to == Some(*right)))
}

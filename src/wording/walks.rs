//! Walks in words: one sentence for each step.

use super::{
    Lang, amount_with_unit, cell_amount, cell_name, outcome_reason, percent, relation_statement, table_name,
};
use crate::calculate::Session;
use crate::grid::CellId;
use crate::money::{Amount, Ratio};
use crate::relation::{Outcome, RelationId};
use crate::walk::{About, Agreement, Step, Walk, Why};

/// Parts whose figures are written out as a sum.
const WRITTEN_OUT: usize = 4;

/// What a walk is about: the figure's name, or the relation that does not hold.
#[must_use]
pub fn walk_title(session: &Session, walk: &Walk, lang: Lang) -> String {
    match walk.about {
        About::Figure(cell) => cell_name(session.grid(), cell, lang),
        About::Broken(id) => relation_statement(session, id, lang),
    }
}

/// The tables that a walk leads through, in order, each once: `表5`, or the title without a number.
#[must_use]
pub fn walk_tables(session: &Session, walk: &Walk, lang: Lang) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for step in &walk.steps {
        let table = session.grid().table_of(step.cell);
        let name = match table.number.is_empty() {
            true => table_name(table, lang),
            false => lang.pick(format!("表{}", table.number), format!("Table {}", table.number)),
        };
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// What a step says of its cell. Figures are in the unit of their table, as it prints them.
#[must_use]
pub fn walk_step(session: &Session, step: &Step, lang: Lang) -> String {
    let grid = session.grid();
    let name = |cell: CellId| cell_name(grid, cell, lang);
    let amount =
        |amount: Amount| amount_with_unit(grid, step.cell, amount, grid.money_unit_of(step.cell), lang);
    let blank = || lang.pick("空格", "nothing").to_owned();
    let (here, figure) = (name(step.cell), session.value(step.cell).number().map_or_else(blank, amount));
    let apart = |other: CellId| {
        let difference = session.value(step.cell).or_zero().minus(session.value(other).or_zero());
        difference.map(|difference| amount(difference.abs())).unwrap_or_default()
    };
    match step.why {
        Why::Start => {
            lang.pick(format!("从这里开始：{here}，{figure}。"), format!("We start here: {here}, {figure}."))
        }
        Why::Again { of, agreement } => {
            let (other, apart) = (name(of), apart(of));
            match agreement {
                Agreement::Exact => lang.pick(
                    format!("{here}也印着这个数：{figure}，一致。"),
                    format!("{here} prints it again: {figure}, the same."),
                ),
                Agreement::Rounded => lang.pick(
                    format!("{here}也印着这个数：{figure}，与{other}差 {apart}，是四舍五入所致。"),
                    format!("{here} prints it again: {figure}; it differs from {other} by {apart}, which is rounding."),
                ),
                Agreement::Differs => lang.pick(
                    format!("{here}应当是同一个数，印的却是 {figure}，与{other}差 {apart}：不成立。"),
                    format!("{here} should be the same, yet it prints {figure}; it differs from {other} by {apart}: broken."),
                ),
                Agreement::Unknown => lang.pick(
                    format!("{here}说的是同一件事，印的是 {figure}；能不能与{other}比，无法判断。"),
                    format!("{here} states the same and prints {figure}; whether it can be held against {other} cannot be judged."),
                ),
            }
        }
        Why::Part { shown: 1, .. } => lang.pick(
            format!("里面只有一项：{here}，{figure}。"),
            format!("There is only one part in it: {here}, {figure}."),
        ),
        Why::Part { sum, number, .. } => {
            let share = share(session, step.cell, sum).map_or_else(String::new, |share| {
                lang.pick(format!("，占 {share}"), format!(", {share} of it"))
            });
            lang.pick(
                format!("第 {number} 个组成部分：{here}，{figure}{share}。"),
                format!("Part {number}: {here}, {figure}{share}."),
            )
        }
        Why::Within { whole, agreement: Agreement::Differs } => lang.pick(
            format!("{here}的 {figure}比包含它的{}还大，多 {}：不成立。", name(whole), apart(whole)),
            format!(
                "{here}, {figure}, is larger than {}, which contains it, by {}: broken.",
                name(whole),
                apart(whole)
            ),
        ),
        Why::Within { whole, .. } => lang.pick(
            format!("{here}的 {figure}包含在{}里面，没有超过它。", name(whole)),
            format!("{here}, {figure}, lies inside {} and does not exceed it.", name(whole)),
        ),
        Why::Whole { part, agreement: Agreement::Differs } => lang.pick(
            format!("{here}应当包含{}，却只有 {figure}，少 {}：不成立。", name(part), apart(part)),
            format!(
                "{here} should contain {}, yet it is only {figure}, {} less: broken.",
                name(part),
                apart(part)
            ),
        ),
        Why::Whole { part, .. } => lang.pick(
            format!("{}包含在{here}的 {figure}里面。", name(part)),
            format!("{} lies inside {here}, {figure}.", name(part)),
        ),
        Why::Up { part, sum } => {
            let share = share(session, part, sum).map_or_else(String::new, |share| {
                lang.pick(
                    format!("，前面那个数占它的 {share}"),
                    format!("; the figure before is {share} of it"),
                )
            });
            lang.pick(
                format!("它是{here}的组成部分：{figure}{share}。"),
                format!("It is a part of {here}: {figure}{share}."),
            )
        }
        Why::Sum { sum, shown } => sum_sentence(session, sum, shown, lang),
    }
}

/// The share of a part in the total of a sum that holds; none where the total is not positive.
fn share(session: &Session, part: CellId, sum: RelationId) -> Option<String> {
    let relations = session.relations();
    let holds = matches!(relations.outcome(session.values(), sum), Outcome::Holds { .. });
    let whole = session.value(relations.get(sum).total).number()?;
    let part = session.value(part).number()?;
    if !holds || whole.is_zero() || whole.is_negative() || part.is_negative() {
        return None;
    }
    Ratio::new(part, whole)?.percent(2).map(percent)
}

/// What the parts of a total come to, and whether that is the total.
fn sum_sentence(session: &Session, id: RelationId, shown: usize, lang: Lang) -> String {
    let grid = session.grid();
    let relations = session.relations();
    let relation = relations.get(id);
    let total = relation.total;
    let unit = grid.money_unit_of(total);
    let show = |amount: Amount| amount_with_unit(grid, total, amount, unit, lang);
    let told: Vec<Amount> = relation
        .parts
        .iter()
        .filter_map(|cell| session.value(*cell).number())
        .filter(|amount| !amount.is_zero())
        .collect();
    let outcome = relations.outcome(session.values(), id);
    let (Some(sum), Some(printed)) = (relations.parts_sum(id), session.value(total).number()) else {
        return outcome_reason(session, id, lang);
    };
    let adds = if told.is_empty() {
        lang.pick(
            format!("组成部分都没有数，相加是 {}", show(sum)),
            format!("None of the parts has a figure, so they add up to {}", show(sum)),
        )
    } else if told.len() <= WRITTEN_OUT {
        let parts: Vec<String> = told.iter().map(|amount| cell_amount(grid, total, *amount, unit)).collect();
        format!("{} = {}", parts.join(" + "), show(sum))
    } else if told.len() > shown {
        lang.pick(
            format!("{} 个组成部分（前面是最大的 {shown} 个）相加是 {}", told.len(), show(sum)),
            format!("All {} parts (the largest {shown} were shown) add up to {}", told.len(), show(sum)),
        )
    } else {
        lang.pick(
            format!("{} 个组成部分相加是 {}", told.len(), show(sum)),
            format!("The {} parts add up to {}", told.len(), show(sum)),
        )
    };
    let name = cell_name(grid, total, lang);
    match outcome {
        Outcome::Holds { exact: true } => {
            lang.pick(format!("{adds}，正是{name}。"), format!("{adds}, which is {name}."))
        }
        Outcome::Holds { exact: false } | Outcome::Broken => lang.pick(
            format!("{adds}；{name}印的是 {}。{}", show(printed), outcome_reason(session, id, lang)),
            format!("{adds}; {name} prints {}. {}", show(printed), outcome_reason(session, id, lang)),
        ),
        Outcome::Unknown(_) | Outcome::NotApplicable(_) => outcome_reason(session, id, lang),
    }
}

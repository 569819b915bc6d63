//! The projects that a document's tables list, and which of them a name means.

use crate::disclosure::Target;
use crate::grid::CellId;
use crate::money::Amount;
use crate::quantity::NodeIndex;
use crate::rules::Document;
use crate::rules::words::plain;

/// A project of a table with its amount.
#[derive(Debug, Clone)]
pub(super) struct Project<'a> {
    /// Its name as printed.
    pub(super) name: &'a str,
    /// Its total.
    pub(super) cell: CellId,
    /// Yuan.
    pub(super) amount: Amount,
    /// Whether the money was carried over from last year.
    pub(super) carried_over: bool,
    /// The part of its total that is fiscal appropriation, where its table tells.
    pub(super) fiscal: Option<Amount>,
}

/// How surely two names are one project.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sameness {
    /// One begins with the other.
    Likely,
    /// Only brackets, punctuation or words such as 上年结转 differ.
    Certain,
}

/// All projects of tables of amounts, in printed order. A project may stand in several tables.
pub(super) fn projects<'a>(document: &Document<'a>) -> Vec<Project<'a>> {
    let grid = document.grid;
    let space = grid.space();
    let (measure, origin, source) =
        (space.dimension("measure"), space.dimension("origin"), space.dimension("source"));
    let find = |d: Option<usize>, id: &str| Some((d?, space.dimensions().get(d?)?.find(id)?));
    let carried = find(origin, "carried-over");
    let fiscal = find(source, "fiscal");
    let mut projects = Vec::new();
    for (table, of) in grid.tables().iter().enumerate() {
        for (block, spec) in of.blocks.iter().zip(&grid.form().tables[table].blocks) {
            if spec.projects.is_none() || spec.names.is_some() {
                continue;
            }
            for (row, line) in block.rows.iter().enumerate() {
                let Some(name) = line.project.as_deref() else { continue };
                // The first column is the whole row.
                let cell = block.cell(row, 0);
                let place = grid.place(cell);
                let is_amount = measure.is_none_or(|d| place.get(d) == space.whole().get(d));
                let Some(amount) = document.value(cell).number().filter(|_| is_amount) else { continue };
                let at = |wanted: Option<(usize, NodeIndex)>, cell: CellId| {
                    wanted.is_some_and(|(d, node)| {
                        space.dimensions()[d].contains(node, grid.place(cell).get(d))
                    })
                };
                let mut cells = (0..block.columns.len()).map(|column| block.cell(row, column));
                let of_fiscal = cells.find(|cell| at(fiscal, *cell));
                projects.push(Project {
                    name,
                    cell,
                    amount,
                    carried_over: at(carried, cell),
                    fiscal: of_fiscal.map(|cell| document.value(cell).or_zero()),
                });
            }
        }
    }
    projects
}

/// Whether two names mean one project.
pub(super) fn same(one: &str, other: &str) -> Option<Sameness> {
    const SHORTEST: usize = 5;
    let (one, other) = (bare(one), bare(other));
    if one == other {
        return Some(Sameness::Certain);
    }
    let (short, long) = if one.chars().count() < other.chars().count() { (one, other) } else { (other, one) };
    let (few, many) = (short.chars().count(), long.chars().count());
    let begins = long.starts_with(&short) || long.ends_with(&short);
    (begins && few >= SHORTEST && few * 2 > many).then_some(Sameness::Likely)
}

/// A name without punctuation and without words that say where its money comes from.
fn bare(name: &str) -> String {
    const ORIGINS: [&str; 5] = ["上年结转结余资金", "上年结转资金", "上年结转结余", "上年结转", "结转资金"];
    let name = plain(name);
    ORIGINS.iter().fold(name, |name, origin| name.replace(origin, ""))
}

/// Whether a name says that the money was carried over.
pub(super) fn says_carried_over(name: &str) -> bool {
    name.contains("结转")
}

/// The projects that a name means, those that are surely it if there are any; of this year's and
/// carried over money only the kind that the name speaks of, if it speaks of one.
pub(super) fn meant<'p, 'a>(
    projects: &'p [Project<'a>],
    name: &str,
) -> Option<(Sameness, Vec<&'p Project<'a>>)> {
    let all: Vec<(Sameness, &Project<'_>)> =
        projects.iter().filter_map(|project| Some((same(project.name, name)?, project))).collect();
    let best = all.iter().map(|(sameness, _)| *sameness).max()?;
    let best_ones: Vec<&Project<'_>> =
        all.into_iter().filter(|(sameness, _)| *sameness == best).map(|(_, project)| project).collect();
    let carried: Vec<_> = best_ones.iter().copied().filter(|project| project.carried_over).collect();
    let only_carried = says_carried_over(name) && !carried.is_empty();
    Some((best, if only_carried { carried } else { best_ones }))
}

/// What a target is to cost in all, as its table states it.
pub(super) fn total(target: &Target) -> Option<Amount> {
    const TOTALS: [&str; 6] = ["总额", "合计", "总计", "资金总量", "预算总", "金额"];
    let total = target.funds.iter().find(|(label, _)| TOTALS.iter().any(|word| label.contains(word)));
    total.map(|(_, figure)| figure.amount)
}

/// The funds of a target whose label has a word.
pub(super) fn funds(target: &Target, word: &str) -> Option<Amount> {
    target.funds.iter().find(|(label, _)| label.contains(word)).map(|(_, figure)| figure.amount)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_one_project() {
        assert_eq!(same("示例经费（上年结转资金）", "示例经费"), Some(Sameness::Certain));
        assert_eq!(same("2023年示例费-文明建设", "2023年示例费（文明建设）"), Some(Sameness::Certain));
        assert_eq!(same("质量提升项目", "质量提升项目经费"), Some(Sameness::Likely));
        assert_eq!(same("培训", "培训经费项目"), None);
        assert_eq!(same("甲项目运行经费", "乙项目运行经费"), None);
    }
}

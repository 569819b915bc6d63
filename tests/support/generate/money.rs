//! The money itself: amounts, each with its place.

use std::collections::{BTreeMap, BTreeSet};

use mingzhang::classification;
use mingzhang::form::{At, DimensionSpec, Form};

use super::of_form::{ats, blocks, is_never, leaves, tells_money_apart};
use super::printing::coarsest_step;
use super::{Random, Size};

/// The money itself: amounts in grains, the smallest there are, each with its node along every
/// dimension that tells money apart.
pub(super) struct Money {
    pub(super) amounts: Vec<(At, i64)>,
    /// Names along the free dimensions, also for what is not money.
    pub(super) names: BTreeMap<String, Vec<String>>,
}

impl Money {
    pub(super) fn new(form: &Form, random: &mut Random, size: Size, grains: i64) -> Self {
        let mut nodes: BTreeMap<String, Vec<String>> = BTreeMap::new();
        let mut names = BTreeMap::new();
        for dimension in &form.dimensions {
            let choices = if dimension.free {
                let all: Vec<_> = (1..=size.projects).map(|n| format!("{} {n}", dimension.name.zh)).collect();
                names.insert(dimension.id.clone(), all.clone());
                all
            } else if dimension.lengths.is_empty() {
                // All of them where some do not go together: then some do.
                let restricted = form.never.iter().any(|at| at.contains_key(&dimension.id));
                if restricted { leaves(dimension) } else { random.some(&leaves(dimension)) }
            } else {
                codes(form, dimension, random, size.items)
            };
            // A dimension with a default tells measures apart; all of this is its default.
            if dimension.default.is_none() && tells_money_apart(form, &dimension.id) {
                nodes.insert(dimension.id.clone(), choices);
            }
        }
        let coarsest = coarsest_step(form) * grains;
        let amount = |random: &mut Random| {
            let mut pick = || -> At {
                nodes.iter().map(|(id, choices)| (id.clone(), random.pick(choices).clone())).collect()
            };
            let mut at = pick();
            while is_never(form, &at) {
                at = pick();
            }
            // Nothing is so small that a table in a larger unit prints it as zero.
            let rest = random.below(usize::try_from(coarsest).unwrap());
            (at, i64::try_from(random.below(500_000) + 1).unwrap() * coarsest + i64::try_from(rest).unwrap())
        };
        Self { amounts: (0..size.amounts).map(|_| amount(random)).collect(), names }
    }
}

/// Codes at the deepest level: those that the form speaks of, and others beside them.
fn codes(form: &Form, dimension: &DimensionSpec, random: &mut Random, count: usize) -> Vec<String> {
    let of_rows = blocks(form)
        .filter(|block| block.accounts.as_ref() == Some(&dimension.id))
        .flat_map(|block| block.rows.iter().filter_map(|row| row.code.clone()));
    let of_ats = blocks(form).flat_map(ats).filter_map(|at| at.get(&dimension.id).cloned());
    let of_groups = dimension.groups.iter().flat_map(|group| group.parts.clone());
    let is_group = |id: &String| dimension.groups.iter().any(|group| group.id == *id);
    let spoken_of: BTreeSet<String> =
        of_rows.chain(of_ats).chain(of_groups).filter(|id| !is_group(id)).collect();
    let (first, last) = (dimension.lengths[0], dimension.lengths[dimension.lengths.len() - 1]);
    let tops: BTreeSet<String> = spoken_of.iter().map(|code| code[..first].to_owned()).collect();
    // A form may leave all codes to the document.
    let known = classification::book(&dimension.id).into_iter().flat_map(|book| book.entries());
    let of_book = known.map(|(code, _)| code.to_owned()).filter(|code| code.len() == first);
    let tops = if tops.is_empty() { of_book.collect() } else { Vec::from_iter(tops) };
    let tops = random.some(&tops);
    let deepest: Vec<_> = spoken_of.into_iter().filter(|code| code.len() == last).collect();
    // Nobody adds codes of its own to the economic classification; the functional one grows each year.
    let closed = Some("economic").filter(|id| dimension.id == *id).and_then(classification::book);
    let closed = closed.into_iter().flat_map(|book| book.entries()).map(|(code, _)| code.to_owned());
    let closed: Vec<_> = closed.filter(|code| code.len() == last).collect();
    let mut codes = BTreeSet::new();
    for _ in 0..20 * count {
        let mut code = random.pick(&tops).clone();
        let known: Vec<_> = closed.iter().filter(|known| known.starts_with(&code)).cloned().collect();
        if random.below(4) == 0 && !deepest.is_empty() {
            code.clone_from(random.pick(&deepest));
        } else if !known.is_empty() {
            code.clone_from(random.pick(&known));
        }
        while code.len() < last {
            code.push(char::from(b'0' + u8::try_from(random.below(10)).unwrap()));
        }
        codes.insert(code);
        if codes.len() >= count
            || codes.len() >= tops.len() * 10_usize.pow(u32::try_from(last - first).unwrap()) / 2
        {
            break;
        }
    }
    codes.into_iter().collect()
}

//! Which of several explanations is the most plausible, and whether the document tells.

use super::{Certainty, Change, Explanation, Slip, Variable};
use crate::money::Amount;

/// How plausible an explanation is, the best first. Only this is held to tell explanations apart;
/// what comes after it merely puts them in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Grade {
    /// One known lapse explains it.
    Slip,
    /// A figure is wrong, no known lapse says why.
    Wrong,
    /// A blank cell should have a figure.
    Blank,
    /// A figure would have to become negative or nothing, or is anywhere in an open range.
    Unlikely,
}

/// How many lapses it takes.
fn lapses(explanation: &Explanation) -> usize {
    if explanation.slip == Some(Slip::Exchanged) { 1 } else { explanation.changes.len() }
}

fn grade(explanation: &Explanation) -> Grade {
    if explanation.slip == Some(Slip::Exchanged) {
        return Grade::Slip;
    }
    explanation.changes.iter().map(grade_of).max().unwrap_or(Grade::Unlikely)
}

fn grade_of(change: &Change) -> Grade {
    let turns_negative =
        change.to.is_some_and(Amount::is_negative) && !change.from.is_some_and(Amount::is_negative);
    match (change.slip, change.to) {
        (Some(Slip::Sign), _) => Grade::Slip,
        _ if turns_negative => Grade::Unlikely,
        (_, Some(to)) if to.is_zero() => Grade::Unlikely,
        (_, None) if !matches!(change.variable, Variable::Said(_)) => Grade::Unlikely,
        _ if change.from.is_none() => Grade::Blank,
        (Some(_), _) => Grade::Slip,
        (None, _) => Grade::Wrong,
    }
}

/// Puts explanations in order, the most plausible first, and says whether that one stands out.
pub(super) fn rank(explanations: &mut [Explanation], complete: bool) -> Certainty {
    explanations.sort_by_cached_key(|explanation| {
        let worst_slip =
            explanation.changes.iter().map(|change| change.slip.map_or(u8::MAX, |slip| slip as u8)).max();
        let variables: Vec<Variable> = explanation.changes.iter().map(|change| change.variable).collect();
        (lapses(explanation), grade(explanation), worst_slip, variables)
    });
    match explanations {
        [] => Certainty::Open,
        [_] if complete => Certainty::Only,
        [_] => Certainty::Likely,
        [first, second, ..] if grade(first) < grade(second) => Certainty::Likely,
        _ => Certainty::Open,
    }
}

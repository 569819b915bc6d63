//! Which of several explanations is the most plausible, and whether the document tells.

use super::told::Votes;
use super::{Certainty, Change, Explanation, Slip, Variable, Vote};
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

/// What sentences say of all its changes: against one is against it.
fn vote(explanation: &Explanation) -> Vote {
    let votes = || explanation.changes.iter().map(|change| change.vote);
    if votes().any(|vote| vote == Vote::Against) {
        Vote::Against
    } else {
        votes().min().unwrap_or(Vote::Open)
    }
}

/// Whether one explanation is more plausible than another. That a sentence agrees with what is
/// printed does not decide it: it may have been copied.
fn stands_out(first: &Explanation, second: &Explanation) -> bool {
    match (vote(first), vote(second)) {
        (Vote::For, Vote::Open | Vote::Against) => true,
        (first_vote, second_vote) => first_vote <= second_vote && grade(first) < grade(second),
    }
}

/// Puts explanations in order, the most plausible first, and says whether that one stands out.
pub(super) fn rank(explanations: &mut [Explanation], complete: bool, votes: &Votes) -> Certainty {
    for change in explanations.iter_mut().flat_map(|explanation| &mut explanation.changes) {
        change.vote = votes.on(change);
    }
    explanations.sort_by_cached_key(|explanation| {
        let worst_slip =
            explanation.changes.iter().map(|change| change.slip.map_or(u8::MAX, |slip| slip as u8)).max();
        let variables: Vec<Variable> = explanation.changes.iter().map(|change| change.variable).collect();
        (lapses(explanation), vote(explanation), grade(explanation), worst_slip, variables)
    });
    match explanations {
        [] => Certainty::Open,
        [_] if complete => Certainty::Only,
        [_] => Certainty::Likely,
        [first, second, ..] if stands_out(first, second) => Certainty::Likely,
        _ => Certainty::Open,
    }
}

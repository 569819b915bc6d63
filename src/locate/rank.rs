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
    for explanation in explanations.iter_mut() {
        for change in &mut explanation.changes {
            change.vote = votes.on(change);
            // Told as this year's too, it is no sign that last year's was left in: a sentence that has
            // nothing change makes them equal.
            let is_told = change.vote == Vote::Against || votes.has_unchanged(change.variable);
            if is_told && change.slip == Some(Slip::PriorYear) {
                change.slip = None;
                explanation.slip = explanation.slip.filter(|slip| *slip != Slip::PriorYear);
            }
        }
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

#[cfg(test)]
mod tests {
    use super::super::Told;
    use super::*;

    fn units(value: i128) -> Amount {
        Amount::from_ten_millionths(value).unwrap()
    }

    fn change(from: Option<i128>, to: Option<i128>, slip: Option<Slip>, vote: Vote) -> Change {
        let variable = Variable::Cell(crate::grid::CellId(0));
        Change { variable, from: from.map(units), to: to.map(units), low: None, high: None, slip, vote }
    }

    fn explanation(changes: Vec<Change>, slip: Option<Slip>) -> Explanation {
        Explanation { changes, row: None, slip, restores: Vec::new() }
    }

    #[test]
    fn how_plausible_a_change_is() {
        let of = |from, to, slip| grade_of(&change(from, to, slip, Vote::Open));
        assert_eq!(of(Some(5), Some(6), Some(Slip::DigitWrong)), Grade::Slip);
        assert_eq!(of(Some(5), Some(6), None), Grade::Wrong);
        assert_eq!(of(None, Some(6), Some(Slip::LeftOut)), Grade::Blank);
        assert_eq!(of(Some(5), Some(0), Some(Slip::DigitWrong)), Grade::Unlikely);
        assert_eq!(of(Some(5), Some(-6), Some(Slip::DigitWrong)), Grade::Unlikely);
        assert_eq!(of(Some(-5), Some(-6), None), Grade::Wrong);
        assert_eq!(of(Some(5), Some(-5), Some(Slip::Sign)), Grade::Slip);
        assert_eq!(of(Some(5), None, None), Grade::Unlikely);
        let said = Change { variable: Variable::Said(0), ..change(Some(5), None, None, Vote::Open) };
        assert_eq!(grade_of(&said), Grade::Wrong);
    }

    #[test]
    fn last_years_figure_is_not_left_in_where_a_sentence_has_nothing_change() {
        let slip_of = |told: Option<i128>| {
            let cell = crate::grid::CellId(0);
            let said = Told { cell, amount: told.map(units), half_step: Amount::ZERO };
            let prior = Some(Slip::PriorYear);
            let one = Change {
                low: Some(units(9)),
                high: Some(units(9)),
                ..change(Some(5), Some(9), prior, Vote::Open)
            };
            let mut all = [explanation(vec![one], prior)];
            rank(&mut all, true, &Votes::new(&[said]));
            (all[0].changes[0].slip, all[0].slip)
        };
        assert_eq!(slip_of(Some(5)), (None, None));
        assert_eq!(slip_of(None), (None, None));
        assert_eq!(slip_of(Some(9)), (Some(Slip::PriorYear), Some(Slip::PriorYear)));
    }

    #[test]
    fn two_figures_exchanged_are_one_lapse() {
        let both =
            || vec![change(Some(5), Some(-6), None, Vote::Open), change(Some(6), Some(5), None, Vote::Open)];
        let exchanged = explanation(both(), Some(Slip::Exchanged));
        let apart = explanation(both(), None);
        assert_eq!((lapses(&exchanged), grade(&exchanged)), (1, Grade::Slip));
        assert_eq!((lapses(&apart), grade(&apart)), (2, Grade::Unlikely));
    }

    #[test]
    fn sentences_against_one_change_are_against_all() {
        let of = |votes: &[Vote]| {
            let changes = votes.iter().map(|vote| change(Some(5), Some(6), None, *vote)).collect();
            vote(&explanation(changes, None))
        };
        assert_eq!(of(&[Vote::For, Vote::Open]), Vote::For);
        assert_eq!(of(&[Vote::Open, Vote::Open]), Vote::Open);
        assert_eq!(of(&[Vote::For, Vote::Against]), Vote::Against);
        assert_eq!(of(&[]), Vote::Open);
    }

    #[test]
    fn what_stands_out() {
        let of = |slip: Option<Slip>, vote| explanation(vec![change(Some(5), Some(6), slip, vote)], slip);
        let (slip, wrong) = (Some(Slip::DigitWrong), None);
        assert!(stands_out(&of(slip, Vote::Open), &of(wrong, Vote::Open)));
        assert!(!stands_out(&of(slip, Vote::Open), &of(slip, Vote::Open)));
        assert!(!stands_out(&of(wrong, Vote::Open), &of(wrong, Vote::Against)));
        assert!(stands_out(&of(wrong, Vote::For), &of(slip, Vote::Against)));
        assert!(stands_out(&of(wrong, Vote::For), &of(slip, Vote::Open)));
        assert!(stands_out(&of(slip, Vote::For), &of(wrong, Vote::For)));
        assert!(!stands_out(&of(slip, Vote::Against), &of(wrong, Vote::Open)));
    }

    #[test]
    fn certainty() {
        let of = |slip: Option<Slip>| explanation(vec![change(Some(5), Some(6), slip, Vote::Open)], slip);
        let rank = |mut all: Vec<Explanation>, complete| {
            let certainty = rank(&mut all, complete, &Votes::default());
            (certainty, all.first().and_then(|first| first.slip))
        };
        let slip = Some(Slip::DigitWrong);
        assert_eq!(rank(vec![], true), (Certainty::Open, None));
        assert_eq!(rank(vec![of(None)], true), (Certainty::Only, None));
        assert_eq!(rank(vec![of(None)], false), (Certainty::Likely, None));
        assert_eq!(rank(vec![of(None), of(slip)], true), (Certainty::Likely, slip));
        assert_eq!(rank(vec![of(slip), of(slip)], true), (Certainty::Open, slip));
    }
}

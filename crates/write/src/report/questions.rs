//! Open differences.

use mingzhang::calculate::{self, Session};
use mingzhang::finding::cell_id;
use mingzhang::wording::{self, Lang};
use serde::Serialize;

/// An open difference: a total moved, and the coordinates do not say which of its parts did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Question {
    /// What is asked, as a sentence.
    pub question: String,
    /// Id of the dimension in question.
    pub dimension: String,
    /// How much is to be placed; null where no cell prints the total.
    pub amount: Option<String>,
    /// What could take it.
    pub answers: Vec<Answer>,
}

/// What could take an open difference.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Answer {
    /// What people call it.
    pub label: String,
    /// Ids of the cells that would move first.
    pub cells: Vec<String>,
}

/// The open differences in order.
#[must_use]
pub fn questions(session: &Session, lang: Lang) -> Vec<Question> {
    session.questions().iter().map(|question| report(session, question, lang)).collect()
}

fn report(session: &Session, question: &calculate::Question, lang: Lang) -> Question {
    let grid = session.grid();
    let cell = grid.at(&question.total).first();
    let answer = |(index, candidate): (usize, &calculate::Candidate)| Answer {
        label: wording::question_answer(session, question, index, lang),
        cells: candidate.cells.iter().map(|cell| cell_id(grid, *cell)).collect(),
    };
    let of_cell = cell.or_else(|| question.candidates.first().and_then(|candidate| candidate.cells.first()));
    let money = of_cell.map_or(grid.money_unit(), |cell| grid.money_unit_of(*cell));
    Question {
        question: wording::question(session, question, money, lang),
        dimension: grid.space().dimensions()[question.dimension].id.clone(),
        amount: cell.map(|cell| grid.print(*cell, question.amount)),
        answers: question.candidates.iter().enumerate().map(answer).collect(),
    }
}

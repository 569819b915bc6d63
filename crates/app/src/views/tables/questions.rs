//! Open differences: what the coordinates do not decide, with one press for each answer.

use leptos::prelude::*;
use mingzhang::{calculate::Question, wording};

use crate::ui::Ui;

/// Answers offered at once; the rest are behind one more press.
const OFFERED: usize = 6;

/// All open differences of the document: an edit in one table may ask something in another. On a phone
/// they are one line until it is pressed: the table stays in sight.
#[component]
pub(super) fn Questions() -> impl IntoView {
    let ui = Ui::get();
    let text = ui.text();
    let unfolded = RwSignal::new(false);
    move || {
        let questions = ui.book.questions();
        ui.money.track();
        (ui.editable && !questions.is_empty()).then(move || {
            let count = questions.len();
            let questions = questions.iter().enumerate().map(|(index, question)| one(ui, index, question));
            view! {
                <section class="questions" aria-label=text.tables.questions data-unfolded=move || unfolded.get().then_some("")>
                    <button type="button" class="questions-fold" aria-expanded=move || unfolded.get().to_string()
                        on:click=move |_| unfolded.update(|unfolded| *unfolded = !*unfolded)>{(text.shell.open_differences)(count)}</button>
                    {questions.collect_view()}
                </section>
            }
        })
    }
}

fn one(ui: Ui, index: usize, question: &Question) -> impl IntoView + use<> {
    let lang = ui.lang.get_untracked();
    let sentence =
        ui.book.with(|session| wording::question(session, question, ui.money.get_untracked(), lang));
    let answer = |candidate: usize| {
        let words = ui.book.with(|session| wording::question_answer(session, question, candidate, lang));
        view! {
            <button type="button" class="button button-outline" on:click=move |_| place(ui, index, candidate)>{words}</button>
        }
    };
    let count = question.candidates.len();
    let more = (count > OFFERED).then(|| {
        view! {
            <details>
                <summary class="button">{(ui.text().tables.more_answers)(count - OFFERED)}</summary>
                <div class="question-ways">{(OFFERED..count).map(answer).collect_view()}</div>
            </details>
        }
    });
    view! {
        <div class="question">
            <p>{sentence}</p>
            <div class="question-ways">{(0..count.min(OFFERED)).map(answer).collect_view()}</div>
            {more}
        </div>
    }
}

/// Puts an open difference where it belongs.
pub(super) fn place(ui: Ui, question: usize, candidate: usize) {
    if let Err(sentence) = ui.book.place(question, candidate, ui.lang.get_untracked()) {
        ui.fail(sentence);
    }
    ui.autosave();
}

//! The rule book in the background: asked whenever the reader pauses, so that every view can say how
//! much it found. The checks themselves, where its findings are drawn, ask at once.

use std::time::Duration;

use leptos::prelude::*;

use crate::{
    browser::scripts,
    parts::notices::{Kind, Offer},
    state::route::{Route, View},
    ui::Ui,
};

/// How long figures rest before they are checked, and how long a document that was just opened does.
const PAUSE: Duration = Duration::from_millis(1500);
const SHORT: Duration = Duration::from_millis(600);

/// How much the reader should look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// What is wrong.
    pub errors: usize,
    /// What may be wrong.
    pub doubts: usize,
}

impl Found {
    /// Both together.
    #[must_use]
    pub fn count(self) -> usize {
        self.errors + self.doubts
    }
}

/// Has the document checked from now on, and keeps what was found.
pub(crate) fn keep_reviewed(ui: Ui) {
    let in_checks = Memo::new(move |_| ui.route.read().view == View::Checks);
    Effect::new(move |before| {
        ui.book.follow_edits();
        let state = (ui.book.edit_count(), ui.lang.get());
        let ask = move || {
            scripts::check(&ui.book.file(), ui.lang.get_untracked().tag(), ui.book.edit_count());
        };
        if in_checks.get() {
            ui.notices.update(|notices| notices.retain(|notice| notice.offer != Some(Offer::Look)));
            ask();
        } else if before != Some(state) {
            let pause = if ui.announce.get_untracked() { SHORT } else { PAUSE };
            let waiting = set_timeout_with_handle(ask, pause);
            on_cleanup(move || {
                if let Ok(waiting) = waiting {
                    waiting.clear();
                }
            });
        }
        state
    });
    scripts::reviewed(move |errors, doubts| {
        let found = Found { errors, doubts };
        ui.found.set(Some(found));
        if ui.announce.get_untracked() {
            ui.announce.set(false);
            // Where nothing could be held against anything, nothing is good either.
            let judged = ui.book.summary_now().holds > 0;
            if found.count() == 0 && judged {
                ui.say(ui.text().notice.nothing_found.to_owned());
            } else if found.count() > 0 && !in_checks.get_untracked() {
                ui.say_with(Kind::Done, (ui.text().shell.found)(errors, doubts), Some(Offer::Look));
            }
        }
    });
}

/// The way to the findings.
pub(crate) fn look(ui: Ui) {
    ui.go(Route::to(View::Checks));
}

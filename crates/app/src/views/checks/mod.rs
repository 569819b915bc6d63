//! The checks (审核结果): four outcomes, what is wrong with its arithmetic, what the rule book says, then
//! every relation.

mod findings;
mod relations;
mod summary;

use leptos::prelude::*;

use self::{findings::Findings, relations::Relations, summary::Outcomes};
use crate::{browser::scripts, ui::Ui};

/// The view.
#[component]
pub fn Checks() -> impl IntoView {
    // Which outcome the list of relations shows; none: all of them.
    let only = RwSignal::new(None::<&'static str>);
    let ui = Ui::get();
    if !ui.embedded {
        // The rule book is checked and drawn by a script that is loaded now, and asked at every edit.
        Effect::new(move |_| {
            ui.book.follow_edits();
            scripts::check(&ui.book.file(), ui.lang.get_untracked().tag(), ui.book.edit_count());
        });
    }
    view! {
        <div class="panels">
            <div class="panel-12"><Outcomes only/></div>
            <Findings/>
            {(!ui.embedded).then(|| view! { <section class="panel-12 rulebook"></section> })}
            <Relations only/>
        </div>
    }
}

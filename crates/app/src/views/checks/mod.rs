//! The checks (审核结果): four outcomes, what is wrong with its arithmetic, what the rule book says, then
//! every relation.

mod findings;
mod relations;
mod summary;

use leptos::prelude::*;

use self::{findings::Findings, relations::Relations, summary::Outcomes};
use crate::ui::Ui;

/// The view.
#[component]
pub fn Checks() -> impl IntoView {
    // Which outcome the list of relations shows; none: all of them.
    let only = RwSignal::new(None::<&'static str>);
    let ui = Ui::get();
    view! {
        <div class="panels">
            <div class="panel-12"><Outcomes only/></div>
            <Findings/>
            // Drawn by the script that checks (`crate::review`).
            {(!ui.embedded).then(|| view! { <section class="panel-12 rulebook"></section> })}
            <Relations only/>
        </div>
    }
}

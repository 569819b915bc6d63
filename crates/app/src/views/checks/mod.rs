//! The checks (审核结果): four outcomes, what is wrong with its arithmetic, then every relation.

mod findings;
mod relations;
mod summary;

use leptos::prelude::*;

use self::{findings::Findings, relations::Relations, summary::Outcomes};

/// The view.
#[component]
pub fn Checks() -> impl IntoView {
    // Which outcome the list of relations shows; none: all of them.
    let only = RwSignal::new(None::<&'static str>);
    view! {
        <div class="panels">
            <div class="panel-12"><Outcomes only/></div>
            <Findings/>
            <Relations only/>
        </div>
    }
}

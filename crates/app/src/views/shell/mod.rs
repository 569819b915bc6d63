//! The frame: top bar, masthead, tabs and tools, the view itself, foot.

mod deck;
mod masthead;
mod status;
pub mod top;

use leptos::prelude::*;

use crate::{
    parts::{explain::ExplainPanel, link::Link, notices::NoticeRegion},
    state::route::{Route, View},
    ui::Ui,
    views::{checks::Checks, flow::Flow, overview::Overview, tables::Tables, three_public::ThreePublic},
};

/// Whose work is built in: a page that the build makes.
const LICENCES: &str = "licences.html";

/// Everything, in one language, of one document.
#[component]
pub fn Frame() -> impl IntoView {
    let ui = Ui::get();
    let view = Memo::new(move |_| ui.route.read().view);
    let body = move || match view.get() {
        View::Overview => view! { <Overview/> }.into_any(),
        View::Flow => view! { <Flow/> }.into_any(),
        View::Tables => view! { <Tables/> }.into_any(),
        View::ThreePublic => view! { <ThreePublic/> }.into_any(),
        View::Checks => view! { <Checks/> }.into_any(),
    };
    let full = !ui.embedded;
    Effect::new(move |before: Option<View>| {
        let now = view.get();
        // Another view begins at its top; a cell that is linked to then scrolls itself into sight.
        if full && before.is_some_and(|before| before != now) {
            window().scroll_to_with_x_and_y(0.0, 0.0);
        }
        now
    });
    let body = view! { <div class="view">{body}</div> };
    // The landmarks of a guest's page are its host's.
    let frame = if ui.embedded {
        view! {
            <div class="head"><masthead::Masthead view/>{back(ui, view)}</div>
            <div class="frame content"><status::GuestStatus/>{body}</div>
        }
        .into_any()
    } else {
        view! {
            <header class="head"><top::Top/><masthead::Masthead view/><deck::Deck view/></header>
            <main class="frame content" id="content" tabindex="-1">
                <mingzhang-offline role="status"></mingzhang-offline><status::Status/>
                {body}
            </main>
            <footer class="foot"><div class="frame">
                <p>{ui.text().shell.foot}" "<a href=LICENCES>{ui.text().shell.licences}</a></p>
                <mingzhang-offline place="foot"></mingzhang-offline>
            </div></footer>
        }
        .into_any()
    };
    view! { {frame}<ExplainPanel/><NoticeRegion/> }
}

/// A guest has no tabs: what a link led away from is one press away.
fn back(ui: Ui, view: Memo<View>) -> impl IntoView {
    move || {
        let home = ui.home.get();
        (view.get() != home).then(|| {
            view! { <p class="frame"><Link class="button button-outline" to=Route::to(home)>{ui.text().shell.back}</Link></p> }
        })
    }
}

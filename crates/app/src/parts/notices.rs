//! What happened, said once and read aloud, with at most one thing to do about it.

use leptos::prelude::*;

use crate::{parts::icon::Icon, review, ui::Ui};

/// How weighty a notice is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Something was done.
    Done,
    /// Something could not be done.
    Error,
}

/// What a notice offers to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Offer {
    /// Go back to the published figures.
    BackToPublished,
    /// Undo the last step.
    Undo,
    /// Look at what the checks found.
    Look,
}

/// A notice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// Tells notices apart.
    pub id: u32,
    /// How weighty.
    pub kind: Kind,
    /// The sentence.
    pub text: String,
    /// What it offers.
    pub offer: Option<Offer>,
}

/// The region that shows and speaks them.
#[component]
pub fn NoticeRegion() -> impl IntoView {
    let ui = Ui::get();
    view! {
        <div class="notices" role="status" aria-live="polite">
            <For each=move || ui.notices.get() key=|notice| notice.id let(notice)>
                {one(ui, notice)}
            </For>
        </div>
    }
}

fn one(ui: Ui, notice: Notice) -> impl IntoView {
    let text = ui.text();
    let id = notice.id;
    let offer = notice.offer.map(|offer| {
        let label = match offer {
            Offer::BackToPublished => text.notice.back_to_published,
            Offer::Undo => text.shell.undo,
            Offer::Look => text.notice.look,
        };
        let accept = move |_| {
            ui.dismiss(id);
            match offer {
                Offer::BackToPublished => ui.reset(),
                Offer::Undo => ui.undo(),
                Offer::Look => review::look(ui),
            }
        };
        view! { <button type="button" class="button button-outline" on:click=accept>{label}</button> }
    });
    view! {
        <div class="notice" data-kind=if notice.kind == Kind::Error { "error" } else { "done" }>
            <p>{notice.text}</p>
            <div class="notice-actions">
                {offer}
                <button type="button" class="button" aria-label=text.shell.dismiss on:click=move |_| ui.dismiss(id)>
                    {Icon::Close.draw()}
                </button>
            </div>
        </div>
    }
}

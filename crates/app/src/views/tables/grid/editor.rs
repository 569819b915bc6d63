//! The one field of a grid, laid over the cell that is being edited.

use leptos::{html, prelude::*};
use web_sys::KeyboardEvent;

use super::desk::{Editing, GridDesk};
use crate::{
    state::keys::{End, end},
    ui::Ui,
};

/// The field, while a figure is being edited.
#[component]
pub(super) fn Editor() -> impl IntoView {
    let grid: GridDesk = expect_context();
    move || grid.editing.get().map(|editing| view! { <Field editing/> })
}

#[component]
fn Field(editing: Editing) -> impl IntoView {
    let ui = Ui::get();
    let grid: GridDesk = expect_context();
    let input = NodeRef::<html::Input>::new();
    let Editing { place, text, whole } = editing;
    let label = ui.book.cell_name(grid.cell(place), ui.lang.get_untracked());
    Effect::new(move |_| {
        if let Some(input) = input.get() {
            grid.lay_over(&input, place);
            // Focus that the browser refuses leaves the field usable by touch or pointer.
            let _ = input.focus();
            if whole {
                input.select();
            } else {
                // What was typed to open it stands there: the next letter follows.
                let end = u32::try_from(input.value().encode_utf16().count()).unwrap_or(u32::MAX);
                let _ = input.set_selection_range(end, end);
            }
        }
    });
    let value = move || input.get_untracked().map(|input| input.value()).unwrap_or_default();
    let keydown = move |event: KeyboardEvent| {
        event.stop_propagation();
        // Enter that ends an input method's word is not the end of the figure.
        if event.is_composing() {
            return;
        }
        match end(&event.key(), event.shift_key()) {
            Some(End::Take(step)) => {
                event.prevent_default();
                grid.take(&value());
                grid.step(step, false);
            }
            Some(End::Cancel) => {
                event.prevent_default();
                grid.cancel();
            }
            None => {}
        }
    };
    view! {
        <input class="cell-input" type="text" inputmode="decimal" autocomplete="off" enterkeyhint="done"
            node_ref=input aria-label=label value=text on:keydown=keydown on:blur=move |_| grid.take(&value())/>
    }
}

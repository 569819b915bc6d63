//! Parts of a whole as bars, with the numbers always beside them.

use leptos::prelude::*;
use mingzhang::grid::CellId;

use crate::{
    book::{Subject, percent},
    parts::figure::Figure,
    ui::Ui,
};

/// One part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BarLine {
    /// What it is.
    pub label: String,
    /// Where it is printed.
    pub part: CellId,
    /// The whole it is a part of.
    pub whole: CellId,
    /// How deep it stands.
    pub level: u8,
}

/// A list of parts.
#[component]
pub fn Bars(
    /// The parts, in order.
    lines: Vec<BarLine>,
) -> impl IntoView {
    let ui = Ui::get();
    let lines = lines.into_iter().map(|BarLine { label, part, whole, level }| {
        let width = move || width(ui, part, whole);
        view! {
            <li class="bar-row" data-level=level.to_string()>
                <span class="bar-label">{label}</span>
                <span class="bar-amount"><Figure of=Subject::Cell(part)/></span>
                <span class="bar-amount"><Figure of=Subject::Share { part, whole }/></span>
                <svg class="bar" aria-hidden="true"><rect width=width height="100%"/></svg>
            </li>
        }
    });
    view! { <ul class="bars">{lines.collect_view()}</ul> }
}

/// The width of a bar: a share, never more than all and never less than nothing.
fn width(ui: Ui, part: CellId, whole: CellId) -> String {
    ui.book.follow_edits();
    let steps = ui.book.with(|session| {
        let (part, whole) = (session.value(part).number()?, session.value(whole).number()?);
        Some(percent(mingzhang::money::Ratio::new(part, whole)?)?.steps(10_000))
    });
    let steps = steps.unwrap_or(0);
    [&(steps / 100).to_string(), ".", &(steps % 100 + 100).to_string()[1..], "%"].concat()
}

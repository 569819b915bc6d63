//! The whole as 100 yuan: what each part takes of it.

use leptos::prelude::*;
use mingzhang::measure::{Breakdown, Overview as Headline};

use super::{bar_lines, sort_largest_first};
use crate::{
    book::Subject,
    parts::{bars::BarLine, figure::Figure},
    ui::Ui,
};

/// Of every 100 yuan: to whom by nature, for what by class.
#[component]
pub(super) fn Hundred(headline: Headline) -> impl IntoView {
    let ui = Ui::get();
    let text = &ui.text().overview;
    let group = |title: &'static str, breakdown: &Option<Breakdown>| {
        breakdown.as_ref().map(|breakdown| {
            let mut lines = bar_lines(ui, breakdown, ui.lang.get_untracked());
            sort_largest_first(&mut lines, ui);
            view! {
                <div class="hundred-group"><h3>{title}</h3>{lines.into_iter().map(|line| row(line, text.yuan)).collect_view()}</div>
            }
        })
    };
    let is_empty = headline.by_nature.is_none() && headline.by_function.is_none();
    view! {
        <section class="panel panel-4">
            <div class="panel-head">
                <h2 class="panel-title">{text.hundred}</h2>
                <p class="panel-note">{text.hundred_note}</p>
            </div>
            {group(text.by_nature, &headline.by_nature)}
            {group(text.by_class, &headline.by_function)}
            <p class="panel-note">{if is_empty { text.nothing } else { text.hundred_rounding }}</p>
        </section>
    }
}

fn row(line: BarLine, yuan: &'static str) -> impl IntoView {
    view! {
        <p class="hundred-row">
            <span>{line.label}</span>
            <span><Figure of=Subject::Hundred { part: line.part, whole: line.whole }/><span class="suffix">{yuan}</span></span>
        </p>
    }
}

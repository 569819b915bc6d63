//! The whole as 100 yuan: what each part takes of it.

use leptos::prelude::*;
use mingzhang::measure::Overview as Headline;

use super::{bar_lines, nature_lines, sort_largest_first};
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
    let lang = ui.lang.get_untracked();
    let natures = nature_lines(&headline, lang);
    let mut classes =
        headline.by_function.as_ref().map(|parts| bar_lines(ui, parts, lang)).unwrap_or_default();
    sort_largest_first(&mut classes, ui);
    let is_empty = natures.is_empty() && classes.is_empty();
    view! {
        <section class="panel panel-4">
            <div class="panel-head">
                <h2 class="panel-title">{text.hundred}</h2>
                <p class="panel-note">{text.hundred_note}</p>
            </div>
            {group(text.by_nature, natures, text.yuan)}
            {group(text.by_class, classes, text.yuan)}
            <p class="panel-note">{if is_empty { text.nothing } else { text.hundred_rounding }}</p>
        </section>
    }
}

fn group(title: &'static str, lines: Vec<BarLine>, yuan: &'static str) -> Option<AnyView> {
    let rows = |lines: Vec<BarLine>| lines.into_iter().map(|line| row(line, yuan)).collect_view();
    (!lines.is_empty())
        .then(|| view! { <div class="hundred-group"><h3>{title}</h3>{rows(lines)}</div> }.into_any())
}

fn row(line: BarLine, yuan: &'static str) -> impl IntoView {
    view! {
        <p class="hundred-row" data-level=line.level.to_string()>
            <span>{line.label}</span>
            <span><Figure of=Subject::Hundred { part: line.part, whole: line.whole }/><span class="suffix">{yuan}</span></span>
        </p>
    }
}

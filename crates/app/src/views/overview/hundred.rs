//! The whole as 100 yuan: what each part takes of it.

use leptos::prelude::*;
use mingzhang::{measure::Overview as Headline, money::Ratio};

use super::{bar_lines, nature_lines, sort_largest_first};
use crate::{
    book::{Subject, percent},
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
            <div class="panel-head"><h2 class="panel-title">{text.hundred}</h2></div>
            {is_empty.then(|| view! { <p class="panel-note">{text.nothing}</p> })}
            {group(ui, text.by_nature, natures)}
            {group(ui, text.by_class, classes)}
        </section>
    }
}

fn group(ui: Ui, title: &'static str, lines: Vec<BarLine>) -> Option<AnyView> {
    let text = &ui.text().overview;
    let whole = ui.book.place_of(lines.first()?.whole, ui.lang.get_untracked()).name;
    let sum = sum(ui, &lines).filter(|sum| *sum != HUNDRED).map(|sum| {
        let (yuan, cents) = (sum / 100, sum % 100 + 100);
        (text.hundred_sum)(&[&yuan.to_string(), ".", &cents.to_string()[1..]].concat())
    });
    let rows = lines.into_iter().map(|line| row(line, text.yuan)).collect_view();
    Some(
        view! {
            <div class="hundred-group">
                <h3>{title}</h3>
                <p class="panel-note">{(text.hundred_note)(&whole)}{sum}</p>
                {rows}
            </div>
        }
        .into_any(),
    )
}

/// 100 yuan in hundredths.
const HUNDRED: u32 = 10_000;

/// What the lines as they are shown come to, in hundredths of a yuan; none where one is not known.
fn sum(ui: Ui, lines: &[BarLine]) -> Option<u32> {
    ui.book.with(|session| {
        let figure = |cell| session.value(cell).number();
        let parts = lines.iter().filter(|line| line.level == 0);
        parts
            .map(|line| Some(percent(Ratio::new(figure(line.part)?, figure(line.whole)?)?)?.steps(HUNDRED)))
            .sum()
    })
}

fn row(line: BarLine, yuan: &'static str) -> impl IntoView {
    view! {
        <p class="hundred-row" data-level=line.level.to_string()>
            <span>{line.label}</span>
            <span><Figure of=Subject::Hundred { part: line.part, whole: line.whole }/><span class="suffix">{yuan}</span></span>
        </p>
    }
}

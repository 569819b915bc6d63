//! Tabs, and the tools that work on every view.

use leptos::prelude::*;
use mingzhang::{calculate::Mode, money::MoneyUnit};

use crate::{
    parts::{choice::Choice, icon::Icon, link::Link},
    state::route::{Route, View},
    ui::Ui,
};

/// Tabs on one side, tools on the other.
#[component]
pub fn Deck(
    /// The view below.
    view: Memo<View>,
) -> impl IntoView {
    view! {
        <div class="deck"><div class="frame">
            <Tabs view/>
            <Tools/>
        </div></div>
    }
}

#[component]
fn Tabs(view: Memo<View>) -> impl IntoView {
    let ui = Ui::get();
    let text = &ui.text().shell;
    let lang = ui.lang.get_untracked();
    let tabs = View::ALL.into_iter().map(|tab| {
        let label = match tab {
            View::Overview => text.overview,
            View::Flow => text.flow,
            View::Tables => text.tables,
            View::ThreePublic => text.three_public_tab,
            View::Checks => text.checks,
        };
        let current = Signal::derive(move || (view.get() == tab).then_some("page"));
        let count = move || {
            let found = ui.found.get().filter(|found| tab == View::Checks && found.count() > 0)?;
            let said = (text.found)(found.errors, found.doubts);
            let words = [lang.pick("：", ": "), &said].concat();
            Some(view! { <span class="tab-count" aria-hidden="true">{found.count()}</span><span class="aside-voice">{words}</span> }.into_any())
        };
        view! { <Link class="tab" to=Route::to(tab) current>{label}{count}</Link> }
    });
    view! { <nav class="tabs" aria-label=text.views>{tabs.collect_view()}</nav> }
}

#[component]
fn Tools() -> impl IntoView {
    let ui = Ui::get();
    let text = &ui.text().shell;
    let units = [
        (MoneyUnit::Yuan, text.yuan),
        (MoneyUnit::TenThousand, text.ten_thousand),
        (MoneyUnit::HundredMillion, text.hundred_million),
    ];
    let choose = move |event| {
        if let Some(unit) = MoneyUnit::from_symbol(&event_target_value(&event)) {
            ui.money.set(unit);
        }
    };
    view! {
        <div class="tools">
            <mingzhang-original hidden></mingzhang-original>
            <Choice name="mode" label=text.mode options=vec![(Mode::Check, text.check), (Mode::Calculate, text.calculate)]
                value=ui.mode choose=move |mode| ui.choose_mode(mode)/>
            <select class="pick" aria-label=text.money_unit prop:value=move || ui.money.get().symbol() on:change=choose>
                {units.map(|(unit, words)| view! {
                    <option value=unit.symbol() selected=move || ui.money.get() == unit>{words}</option>
                }).collect_view()}
            </select>
            <span>
                <button type="button" class="button" aria-label=text.undo title=text.undo
                    disabled=move || !(ui.editable && ui.book.can_undo()) on:click=move |_| ui.undo()>{Icon::Undo.draw()}</button>
                <button type="button" class="button" aria-label=text.redo title=text.redo
                    disabled=move || !(ui.editable && ui.book.can_redo()) on:click=move |_| ui.redo()>{Icon::Redo.draw()}</button>
            </span>
        </div>
    }
}

//! The top bar: name, file in and out, language, appearance.

use leptos::{html, prelude::*};
use web_sys::File;

use crate::{
    browser::scripts,
    i18n::Words,
    parts::{
        icon::Icon,
        menu::{Menu, MenuItem},
    },
    state::prefs::Theme,
    ui::Ui,
    work,
};

/// What can be opened.
const FORMATS: &str = ".json,.pdf,.docx,.xlsx,.xls,.ods,.csv,.tsv,.txt,.html,.htm";

/// The top bar.
#[component]
pub fn Top() -> impl IntoView {
    let ui = Ui::get();
    let text = &ui.text().shell;
    let chooser = NodeRef::<html::Input>::new();
    let choose = move |_| {
        if let Some(input) = chooser.get() {
            // The same file again must count as a change.
            input.set_value("");
            input.click();
        }
    };
    let chosen = move |_| {
        let file = chooser.get().and_then(|input| input.files()?.get(0));
        open_file(file);
    };
    let theme_label = move || match ui.theme.get() {
        Theme::Auto => text.theme_auto,
        Theme::Light => text.theme_light,
        Theme::Dark => text.theme_dark,
    };
    let theme_icon = move || match ui.theme.get() {
        Theme::Auto => Icon::Auto,
        Theme::Light => Icon::Light,
        Theme::Dark => Icon::Dark,
    };
    let other = ui.lang.get_untracked().other();
    view! {
        <a class="skip" href="#content" on:click=|event| {
            // The fragment says where the reader is; this link only moves the focus.
            event.prevent_default();
            if let Some(content) = leptos::prelude::document().get_element_by_id("content") {
                crate::browser::focus(&content);
            }
        }>{text.skip}</a>
        <div class="top"><div class="frame">
            <p class="brand">
                <span class="brand-name">{text.name}</span>
                <span class="brand-line">{text.line}</span>
            </p>
            <button type="button" class="button" title=text.open_means on:click=choose>{Icon::Open.draw()}<span class="word">{text.open}</span></button>
            <input type="file" accept=FORMATS hidden node_ref=chooser on:change=chosen/>
            <button type="button" class="button" title=text.find_means aria-keyshortcuts="Control+K Meta+K"
                on:click=move |_| ui.find()>{Icon::Find.draw()}<span class="word">{text.find}</span></button>
            <button type="button" class="button" id="language" lang=other.tag()
                on:click=move |_| ui.choose_lang(other)>{text.other_language}</button>
            <Menu id="more" label=text.more>
                <MenuItem menu="more" icon=Icon::Save label=text.save means=text.save_means press=move || work::save(ui)/>
                <MenuItem menu="more" icon=Icon::Export label=text.export means=text.export_means press=move || work::export(ui)/>
                <MenuItem menu="more" icon=Icon::Narrate label=text.narrate means=text.narrate_means press=move || work::narrate(ui)/>
                <MenuItem menu="more" icon=Icon::Compare label=text.compare means=text.compare_means press=move || work::compare(ui)/>
                <MenuItem menu="more" icon=Icon::Shelf label=text.shelf means=text.shelf_means press=|| scripts::ask("mingzhang:shelf")/>
                <MenuItem menu="more" icon=Icon::Share label=text.share means=text.share_means press=move || work::share(ui)/>
                <MenuItem menu="more" icon=Icon::Present label=text.present means=text.present_means press=move || work::present(ui, None)/>
                <MenuItem menu="more" icon=Icon::Glossary label=text.glossary means=text.glossary_means press=|| scripts::ask("mingzhang:glossary")/>
                <MenuItem menu="more" icon=Icon::Guide label=text.guide press=|| scripts::ask("mingzhang:guide")/>
                <MenuItem menu="more" icon=Icon::Print label=text.print means=text.print_means press=move || work::print(ui)/>
                <MenuItem menu="more" icon=Icon::Embed label=text.embed means=text.embed_means press=move || work::embed(ui)/>
                <MenuItem menu="more" icon=theme_icon label=theme_label
                    press=move || ui.choose_theme(ui.theme.get_untracked().next())/>
            </Menu>
        </div></div>
    }
}

/// Has a file read that was chosen or dropped.
pub fn open_file(file: Option<File>) {
    if let Some(file) = file {
        scripts::read(&file);
    }
}

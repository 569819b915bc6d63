//! What is wrong or worth knowing, each with its arithmetic line by line.

use leptos::prelude::*;
use mingzhang::{
    finding::{Finding, Severity},
    wording,
};

use super::relations::Arithmetic;
use crate::{
    parts::{badge::Badge, link::Link},
    ui::Ui,
};

/// All findings; a sentence when there is none that matters.
#[component]
pub(super) fn Findings() -> impl IntoView {
    let ui = Ui::get();
    let text = &ui.text().checks;
    let findings = Memo::new(move |_| ui.book.findings());
    move || {
        let findings = findings.get();
        let clean = findings.iter().all(|finding| finding.severity != Severity::Error);
        let good = clean.then(|| {
            view! { <p class="all-good"><Badge outcome="holds">{text.holds}</Badge><span>{text.no_findings}</span></p> }
        });
        let count = findings.len();
        let list = findings.into_iter().map(|finding| view! { <One finding/> });
        view! {
            <section class="panel-12 finding-list">
                {good}
                {(count > 0).then(|| view! { <h2 class="panel-title">{(text.findings)(count)}</h2> })}
                {list.collect_view()}
            </section>
        }
    }
}

#[component]
fn One(finding: Finding) -> impl IntoView {
    let ui = Ui::get();
    let lang = ui.lang.get_untracked();
    let (message, remedy, basis) = ui.book.with(|session| {
        (
            wording::finding_message(session, &finding, lang),
            wording::finding_remedy(session, &finding, lang),
            wording::basis(&finding, lang),
        )
    });
    let outcome = match finding.severity {
        Severity::Error => "broken",
        Severity::Doubt => "unknown",
        Severity::Note => "holds",
    };
    let places = finding.cells.first().map(|cell| {
        let place = ui.book.place_of(*cell, lang);
        view! { <Link to=place.route>{ui.text().checks.go_to}"："{place.name}</Link> }
    });
    let lines = finding.arithmetic;
    view! {
        <article class="finding" data-severity=finding.severity.id()>
            <div class="finding-head">
                <Badge outcome>{wording::severity_name(finding.severity, lang)}</Badge>
                <h3>{message}</h3>
            </div>
            {(!lines.is_empty()).then(|| view! { <Arithmetic lines difference=finding.difference tolerance=finding.tolerance/> })}
            <p>{remedy}</p>
            <p class="panel-note">{basis}</p>
            <div class="places">{places}</div>
        </article>
    }
}

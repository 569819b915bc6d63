//! What is wrong or worth knowing, each with its arithmetic line by line.

use leptos::prelude::*;
use mingzhang::{
    finding::{Finding, Severity},
    wording,
};

use super::relations::Arithmetic;
use crate::{parts::badge::Badge, ui::Ui};

/// All findings; a sentence when there is none that matters.
#[component]
pub(super) fn Findings() -> impl IntoView {
    let ui = Ui::get();
    let text = &ui.text().checks;
    let findings = Memo::new(move |_| ui.book.findings());
    move || {
        let findings = findings.get();
        let clean = findings.iter().all(|finding| finding.severity != Severity::Error);
        // Where nothing could be held against anything, nothing is good either.
        let judged = ui.book.summary().holds > 0;
        let good = clean.then(|| {
            let (outcome, name, means) = match judged {
                true => ("holds", text.holds, text.no_findings),
                false => ("unknown", text.unknown, text.nothing_judged),
            };
            view! { <p class=if judged { "all-good" } else { "all-good none-judged" }><Badge outcome>{name}</Badge><span>{means}</span></p> }
        });
        let (notes, serious): (Vec<_>, Vec<_>) =
            findings.into_iter().partition(|finding| finding.severity == Severity::Note);
        let (count, noted) = (serious.len(), notes.len());
        let cards = |findings: Vec<Finding>| {
            findings.into_iter().map(|finding| view! { <One finding/> }).collect_view()
        };
        view! {
            <section class="panel-12 finding-list">
                {good}
                {(count > 0).then(|| view! { <h2 class="panel-title">{(text.findings)(count)}</h2> })}
                {cards(serious)}
                {(noted > 0).then(|| view! {
                    <details class="more">
                        <summary class="button button-outline">{(text.notes)(noted)}</summary>
                        <div class="finding-list">{cards(notes)}</div>
                    </details>
                })}
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
        </article>
    }
}

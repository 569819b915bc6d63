//! A change in the three public expenses without its reason.

use crate::disclosure::WordsAt;
use crate::finding::{Arg, Finding, Said, Severity, Text};
use crate::grid::CellId;
use crate::narrative::claim::{Reason, Statement};
use crate::rules::narrative::{key, moves};
use crate::rules::{Document, Family, Rule, Sink};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "three-public-unexplained",
    family: Family::ThreePublic,
    title: Text {
        zh: "“三公”经费增减没有说明原因",
        en: "A change in the three public expenses without a reason",
    },
    what: Text {
        zh: "因公出国（境）费、公务用车购置费、公务用车运行费或公务接待费比上年有增减，而这一条里没有说明原因。合计的原因可以由各项说明；没有一项说到增减的，整段里要有合计增减的原因。",
        en: "Overseas travel, vehicle purchase, vehicle running or official reception changed against last year, and its item gives no reason. The total may be explained by its parts; where none of them is said to change, the section has to give a reason for the total.",
    },
    remedy: Text { zh: "请说明增减的原因。", en: "Say why it changed." },
    basis: Text {
        zh: "“三公”经费公开要细化到各项并说明增减变化的原因",
        en: "The three public expenses are to be published one by one, each change with its reason",
    },
    check: Some(check),
};

const UNEXPLAINED: Text = Text {
    zh: "{cell}写作“{change}”，没有说明原因：{sentence}",
    en: "{cell} is said to change (“{change}”), without a reason: {sentence}",
};

/// The economic classes of the parts.
const PARTS: [&str; 4] = ["30212", "30217", "31013", "30231"];

fn check(rule: &Rule, document: &Document<'_>, sink: &mut Sink) {
    let parts_move = document.claims.statements.iter().any(|statement| {
        let has_moved = moves(&statement.change).or_else(|| moves(&statement.growth)).is_some();
        has_moved && statement.cells.iter().any(|cell| is_one_of(document, *cell, &PARTS))
    });
    for statement in &document.claims.statements {
        let of = |accounts: &[&str]| {
            statement.cells.iter().copied().find(|cell| is_one_of(document, *cell, accounts))
        };
        let of_total =
            || of(&["three-public"]).filter(|_| !parts_move && !explained_in_section(document, statement));
        let Some(cell) = of(&PARTS).or_else(of_total) else { continue };
        let Some(moved) = moves(&statement.change).or_else(|| moves(&statement.growth)) else { continue };
        if statement.reason != Reason::None || explained(document, statement) {
            continue;
        }
        let words = document.disclosure.quote(moved.at).unwrap_or_default();
        let said = Said::new(UNEXPLAINED)
            .with("cell", Arg::Cell(cell))
            .with("change", Arg::Words(words.to_owned()))
            .with("sentence", Arg::Quote(statement.sentence));
        sink.add(
            Finding::of_rule(rule, Severity::Doubt, &key(document, statement), said)
                .at_words([moved.at, statement.sentence])
                .at_cells([cell]),
        );
    }
}

fn is_one_of(document: &Document<'_>, cell: CellId, accounts: &[&str]) -> bool {
    let space = document.grid.space();
    space
        .dimension("economic")
        .is_some_and(|d| accounts.contains(&space.node(document.grid.place(cell), d).id.as_str()))
}

/// Whether a reason stands anywhere in its section.
fn explained_in_section(document: &Document<'_>, statement: &Statement) -> bool {
    const REASONS: [&str; 5] = ["原因", "由于", "主要是", "主要系", "因为"];
    let WordsAt::Item { section, .. } = statement.at else { return false };
    let items = document.disclosure.narrative.get(section).into_iter().flat_map(|section| &section.items);
    items.into_iter().any(|item| REASONS.iter().any(|reason| item.text.contains(reason)))
}

/// Whether the reason stands elsewhere in its item or section.
fn explained(document: &Document<'_>, statement: &Statement) -> bool {
    let Some(text) = document.disclosure.words(statement.at) else { return false };
    let behind = text.get(statement.words.end..).unwrap_or_default();
    behind.contains("原因")
}

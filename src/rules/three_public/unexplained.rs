//! A change in the three public expenses without its reason.

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
        zh: "因公出国（境）费、公务用车购置费、公务用车运行费或公务接待费比上年有增减，而这一条里没有说明原因。合计的原因可以由各项说明。",
        en: "Overseas travel, vehicle purchase, vehicle running or official reception changed against last year, and its item gives no reason. The total may be explained by its parts.",
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
    for statement in &document.claims.statements {
        let Some(cell) = statement.cells.iter().copied().find(|cell| is_part(document, *cell)) else {
            continue;
        };
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

fn is_part(document: &Document<'_>, cell: CellId) -> bool {
    let space = document.grid.space();
    space
        .dimension("economic")
        .is_some_and(|d| PARTS.contains(&space.node(document.grid.place(cell), d).id.as_str()))
}

/// Whether the reason stands elsewhere in its item or section.
fn explained(document: &Document<'_>, statement: &Statement) -> bool {
    let Some(text) = document.disclosure.words(statement.at) else { return false };
    let behind = text.get(statement.words.end..).unwrap_or_default();
    behind.contains("原因")
}

//! The rule book (审核规则): one file per rule, by family. A rule names the defect it finds, never the
//! remedy, and its id is forever.
//!
//! A rule looks at a [`Document`] and hands what it finds to a [`Sink`]; where it cannot be
//! applied, it says why. It never calls the calculator: a checker that recomputes with the
//! calculator's code repeats its mistakes.

mod accounts;
mod by_unit;
mod codes;
mod document;
mod narrative;
mod numbers;
mod performance;
mod prior;
mod registry;
mod relations;
mod sink;
mod tables;
mod three_public;
mod wording;
mod words;

pub use document::{Document, LastYear};
pub use registry::{FAMILIES, Family, Rule, rule, rules};
pub use sink::Sink;

use crate::finding::{Finding, Review};

/// What all rules say of a document. `of_relations` are the findings of its relations
/// ([`finding::findings`](crate::finding::findings)), which the rule book lists but does not make.
#[must_use]
pub fn review(document: &Document<'_>, of_relations: Vec<Finding>) -> Review {
    let mut sink = Sink::default();
    for rule in rules() {
        if let Some(check) = rule.check {
            check(rule, document, &mut sink);
        }
    }
    let mut review = sink.finish(of_relations);
    let by_unit = by_unit::ByUnit::of(document);
    review.findings.retain(|finding| !by_unit.explains(finding));
    review
}

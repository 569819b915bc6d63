//! Where rules put what they find.

use super::Rule;
use crate::disclosure::Passage;
use crate::finding::{Finding, Review, Said, Severity, Stated, Subject, Unable};
use crate::grid::CellId;

/// Collects what rules find.
#[derive(Debug, Default)]
pub struct Sink {
    review: Review,
}

/// A finding in the making; it counts when it is dropped into its [`Sink`] by [`Sink::add`].
impl Finding {
    /// What `rule` says. `key` tells this finding from the rule's others and must not depend on
    /// the order of things or on what may change without the finding being another.
    #[must_use]
    pub fn of_rule(rule: &Rule, severity: Severity, key: &str, said: Said) -> Self {
        Self {
            id: format!("{}:{key}", rule.id),
            rule: rule.id,
            severity,
            subject: Subject::Said { said, remedy: rule.remedy, basis: rule.basis },
            cells: Vec::new(),
            passages: Vec::new(),
            expected: None,
            actual: None,
            difference: None,
            tolerance: None,
            arithmetic: Vec::new(),
        }
    }

    /// The cells concerned, the one to mend first.
    #[must_use]
    pub fn at_cells(mut self, cells: impl IntoIterator<Item = CellId>) -> Self {
        self.cells.extend(cells);
        self
    }

    /// The words concerned, the ones to mend first.
    #[must_use]
    pub fn at_words(mut self, passages: impl IntoIterator<Item = Passage>) -> Self {
        self.passages.extend(passages);
        self
    }

    /// What should be there and what is.
    #[must_use]
    pub fn comparing(mut self, expected: Stated, actual: Stated) -> Self {
        if let (Stated::Amount(expected), Stated::Amount(actual)) = (expected, actual) {
            self.difference = actual.minus(expected).ok();
        }
        (self.expected, self.actual) = (Some(expected), Some(actual));
        self
    }
}

impl Sink {
    /// Takes a finding.
    pub fn add(&mut self, finding: Finding) {
        self.review.findings.push(finding);
    }

    /// Says why a rule could not be applied.
    pub fn unable(&mut self, rule: &Rule, why: Said) {
        let unable = Unable { rule: rule.id, why };
        if !self.review.unable.contains(&unable) {
            self.review.unable.push(unable);
        }
    }

    /// Everything in its order, ids told apart.
    pub(super) fn finish(mut self, of_relations: Vec<Finding>) -> Review {
        self.review.findings.extend(of_relations);
        self.review.findings.sort_by(|a, b| {
            let order = |finding: &Finding| {
                (
                    finding.severity,
                    finding.cells.is_empty(),
                    finding.cells.first().copied(),
                    finding.passages.first().copied(),
                )
            };
            order(a).cmp(&order(b)).then_with(|| a.id.cmp(&b.id))
        });
        self.review.findings.dedup();
        // The same slip twice at places that have one name: numbered in their order.
        let mut seen = std::collections::BTreeMap::<String, usize>::new();
        for finding in &mut self.review.findings {
            let times = seen.entry(finding.id.clone()).and_modify(|times| *times += 1).or_insert(1);
            if *times > 1 {
                finding.id = format!("{}#{times}", finding.id);
            }
        }
        self.review
    }
}

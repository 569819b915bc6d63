//! The number of targets that the text gives, against the targets that are there.

use super::projects::funds;
use crate::disclosure::Target;
use crate::finding::{Arg, Finding, Said, Severity, Text};
use crate::grid::CellId;
use crate::money::Amount;
use crate::rules::{Document, Family, Rule, Sink};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "target-count",
    family: Family::Performance,
    title: Text {
        zh: "绩效目标个数与目标表不符", en: "Another number of targets than are there"
    },
    what: Text {
        zh: "说明写的财政拨款项目、非财政拨款项目的绩效目标个数，与文件里有财政拨款、没有财政拨款的项目绩效目标表的张数不同。没有目标表时不作判断。",
        en: "The text gives another number of targets of projects with, or without, fiscal appropriation than there are. Not judged where there are none.",
    },
    remedy: Text {
        zh: "请核对个数，或补上缺少的绩效目标表。",
        en: "Check the number, or add the missing targets.",
    },
    basis: Text { zh: "说明和目标表应当一致", en: "Text and targets are to agree" },
    check: Some(check),
};

const FOUND: Text = Text {
    zh: "{cell}是 {value}，文件里这样的项目绩效目标表有 {count} 张。",
    en: "{cell} is {value}; the document has {count} such targets.",
};

fn check(rule: &Rule, document: &Document<'_>, sink: &mut Sink) {
    let projects = || document.disclosure.performance.iter().filter(|target| target.project.is_some());
    let fiscal = |target: &Target| funds(target, "财政拨款").map(|amount| !amount.is_zero());
    let kinds: Option<Vec<bool>> = projects().map(fiscal).collect();
    let Some(kinds) = kinds.filter(|kinds| !kinds.is_empty()) else { return };
    for (node, wanted) in [("performance-fiscal", true), ("performance-nonfiscal", false)] {
        let Some(cell) = stated(document, node) else { continue };
        let Some(value) = document.value(cell).number() else { continue };
        let count = kinds.iter().filter(|kind| **kind == wanted).count();
        if Amount::from_printed(&count.to_string(), 0).is_ok_and(|count| count == value) {
            continue;
        }
        let said = Said::new(FOUND)
            .with("cell", Arg::Cell(cell))
            .with("value", Arg::Value(cell))
            .with("count", Arg::Count(count));
        sink.add(Finding::of_rule(rule, Severity::Doubt, node, said).at_cells([cell]));
    }
}

/// The cell of the number that the text gives.
fn stated(document: &Document<'_>, node: &str) -> Option<CellId> {
    let space = document.grid.space();
    let find = |dimension: &str, id: &str| {
        let d = space.dimension(dimension)?;
        Some((d, space.dimensions()[d].find(id)?))
    };
    let places =
        [("measure", "performance-count"), ("performance-scope", "projects"), ("performance-funding", node)];
    let mut place = space.whole();
    for (dimension, id) in places {
        let (d, node) = find(dimension, id)?;
        place = place.with(d, node);
    }
    document.grid.at(&place).first().copied()
}

//! The whole unit's target with another amount than the text says.

use super::projects::total;
use crate::finding::{Arg, Finding, Said, Severity, Stated, Text};
use crate::grid::CellId;
use crate::money::Amount;
use crate::rules::{Document, Family, Rule, Sink};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "whole-unit-amount",
    family: Family::Performance,
    title: Text {
        zh: "整体绩效目标的金额与目标表不符", en: "The whole unit's target with another amount"
    },
    what: Text {
        zh: "说明写的单位整体绩效目标“涉及金额”与整体绩效目标表的资金合计不同。",
        en: "The amount that the text gives to the whole unit's target differs from the funds of that target.",
    },
    remedy: Text {
        zh: "请核对两处的金额和口径。", en: "Check both amounts and what they cover."
    },
    basis: Text { zh: "同一目标的金额前后应当一致", en: "One target has one amount" },
    check: Some(check),
};

const FOUND: Text = Text {
    zh: "{cell}是 {value}，整体绩效目标表的资金合计是 {total}。",
    en: "{cell} is {value}; the funds of the whole unit's target are {total} together.",
};

fn check(rule: &Rule, document: &Document<'_>, sink: &mut Sink) {
    let mut whole = document.disclosure.performance.iter().filter(|target| target.project.is_none());
    let Some(target) = whole.next().filter(|_| whole.next().is_none()) else { return };
    let parts = target.funds.iter().try_fold(Amount::ZERO, |sum, (_, figure)| sum.plus(figure.amount));
    let Some(sum) = total(target).or(parts.ok()).filter(|_| !target.funds.is_empty()) else { return };
    let Some(cell) = stated(document) else { return };
    let Some(amount) = document.value(cell).number() else { return };
    let Ok(difference) = amount.minus(sum) else { return };
    let steps = target.funds.iter().try_fold(Amount::ZERO, |all, _| all.plus(document.grid.half_step(cell)));
    if steps.is_ok_and(|steps| difference.abs() <= steps) {
        return;
    }
    let money = document.disclosure.money_unit;
    let said = Said::new(FOUND)
        .with("cell", Arg::Cell(cell))
        .with("value", Arg::Value(cell))
        .with("total", Arg::Amount(sum, money, document.grid.decimals(cell)));
    let finding = Finding::of_rule(rule, Severity::Doubt, "document", said)
        .at_cells([cell])
        .comparing(Stated::Amount(sum), Stated::Amount(amount));
    sink.add(finding);
}

/// The cell of the amount that the text gives to the whole unit's target.
fn stated(document: &Document<'_>) -> Option<CellId> {
    let space = document.grid.space();
    let (measure, scope) = (space.dimension("measure")?, space.dimension("performance-scope")?);
    let amount = space.dimensions()[measure].find("performance")?;
    let whole = space.dimensions()[scope].find("whole-unit")?;
    let place = space.whole().with(measure, amount).with(scope, whole);
    document.grid.at(&place).first().copied()
}

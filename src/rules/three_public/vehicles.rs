//! Money for vehicles without vehicles, and vehicles without money.

use crate::finding::{Arg, Finding, Said, Severity, Text};
use crate::form::RowKind;
use crate::grid::CellId;
use crate::money::{Amount, Unit};
use crate::rules::{Document, Family, Rule, Sink};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "vehicles-without-money",
    family: Family::ThreePublic,
    title: Text {
        zh: "公务用车的经费与车辆数不对应", en: "Money for vehicles and the number of vehicles"
    },
    what: Text {
        zh: "安排购置车辆而公务用车购置费为零，或有购置费而安排购置的车辆为零；没有车辆却有公务用车运行费。只在两处都写明时判断。",
        en: "Vehicles are to be bought with no money for it, or the other way round; or there is money for running vehicles and there are none. Judged only where both are stated.",
    },
    remedy: Text {
        zh: "请核对车辆数和公务用车的经费。",
        en: "Check the number of vehicles and the money for them.",
    },
    basis: Text {
        zh: "“三公”经费与国有资产占用情况应当相互印证",
        en: "The three public expenses and the state assets held should bear each other out",
    },
    check: Some(check),
};

const PURCHASE: Text = Text {
    zh: "{cell}是 {value}，而{vehicles}是 {count}。",
    en: "{cell} is {value}, while {vehicles} is {count}.",
};

fn check(rule: &Rule, document: &Document<'_>, sink: &mut Sink) {
    let purchase = money(document, "31013");
    let running = money(document, "30231");
    let planned = vehicles(document, &["vehicles-planned"]);
    let held = vehicles(document, &["vehicles-held", "asset-count"]);
    let mut add = |money: Option<(CellId, Amount)>, vehicles: Option<(CellId, Amount)>, both: bool| {
        let (Some((cell, amount)), Some((at, count))) = (money, vehicles) else { return };
        let odd =
            if both { amount.is_zero() != count.is_zero() } else { !amount.is_zero() && count.is_zero() };
        if !odd {
            return;
        }
        let said = Said::new(PURCHASE)
            .with("cell", Arg::Cell(cell))
            .with("value", Arg::Value(cell))
            .with("vehicles", Arg::Cell(at))
            .with("count", Arg::Value(at));
        let key = crate::finding::cell_id(document.grid, cell);
        sink.add(Finding::of_rule(rule, Severity::Doubt, &key, said).at_cells([cell, at]));
    };
    add(purchase, planned, true);
    add(running, held, false);
}

/// The money of an economic class, of basic and project expenditure together.
fn money(document: &Document<'_>, code: &str) -> Option<(CellId, Amount)> {
    let grid = document.grid;
    let space = grid.space();
    let whole = space.whole();
    let (economic, nature, measure) =
        (space.dimension("economic")?, space.dimension("nature")?, space.dimension("measure")?);
    let mut cells = grid.cells().filter(|cell| {
        let place = grid.place(*cell);
        space.node(place, economic).id == code
            && place.get(nature) == whole.get(nature)
            && place.get(measure) == whole.get(measure)
    });
    cells.find_map(|cell| Some((cell, document.value(cell).number()?)))
}

/// The number of all vehicles that one of these measures states.
fn vehicles(document: &Document<'_>, measures: &[&str]) -> Option<(CellId, Amount)> {
    let grid = document.grid;
    let d = grid.space().dimension("measure")?;
    let mut cells = grid.cells().filter(|cell| {
        let row = grid.row_of(*cell);
        grid.unit(*cell) == Unit::Vehicles
            && measures.contains(&grid.space().node(grid.place(*cell), d).id.as_str())
            && (row.kind == RowKind::Total || row.id.as_deref() == Some("vehicles"))
    });
    cells.find_map(|cell| Some((cell, document.value(cell).number()?)))
}

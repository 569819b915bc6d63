//! What sentences and performance tables say, as cells of the disclosure.

use std::collections::{BTreeMap, BTreeSet};

use mingzhang::disclosure::{Figure, Row, Table};
use mingzhang::form::{BlockSpec, Form, Section, TableSpec, TargetPart};
use mingzhang::money::{Amount, MoneyUnit, Unit};

use super::account::Accounts;
use super::said::{Cell, RowOf, Saying, Stated, Told};
use super::target::Found;
use crate::source::Place;
use crate::understand::key::key;
use crate::{Evidence, Reading, Unread};

/// Adds the facts' figures, and last year's figures of all tables.
pub(super) fn add(
    form: &Form,
    told: &BTreeMap<Cell, Told>,
    accounts: &Accounts,
    targets: &[Found],
    reading: &mut Reading,
) {
    for (at, spec) in form.tables.iter().enumerate() {
        let told: Vec<(&Cell, &Told)> = told.iter().filter(|(cell, _)| cell.table == at).collect();
        contradictions(spec, &told, reading);
        match spec.section {
            Section::Tables => priors(spec, &told, accounts, reading),
            Section::Facts => facts(spec, &told, accounts, targets, reading),
        }
    }
}

/// What is said in two ways is not kept, but shown.
fn contradictions(spec: &TableSpec, told: &[(&Cell, &Told)], reading: &mut Reading) {
    for (cell, told) in told {
        for saying in [&told.amount, &told.change, &told.prior] {
            if let (Saying::Contradiction(stated), Some(block)) = (saying, spec.blocks.get(cell.block)) {
                let label = match &cell.row {
                    RowOf::Fixed(row) => block.rows.get(*row).map(|row| row.zh.clone()).unwrap_or_default(),
                    RowOf::Account(code) => code.clone(),
                };
                let text = format!("{label} {}{}", stated.text, stated.figure.unit);
                reading.unread.push(Unread { table: spec.id.clone(), place: stated.place, text });
            }
        }
    }
}

/// A stated figure in another money unit than it is printed in.
fn figure(text: &str, unit: Unit, printed_in: MoneyUnit, money: MoneyUnit) -> Option<Figure> {
    let figure = Figure::read(text, unit, printed_in).ok()?;
    Some(if unit == Unit::Money { figure.moved(printed_in, money) } else { figure })
}

fn said(stated: &Stated, unit: Unit, money: MoneyUnit) -> Option<Figure> {
    figure(&stated.text, unit, stated.figure.money().unwrap_or(money), money)
}

/// Last year's figure: said itself, or this year's less the change.
fn prior(told: &Told, current: Option<Figure>, unit: Unit, money: MoneyUnit) -> Option<Figure> {
    if told.prior != Saying::Nothing {
        return said(told.prior.figure()?, unit, money);
    }
    let (current, change) = (current?, said(told.change.figure()?, unit, money)?);
    let amount = current.amount.minus(change.amount).ok()?;
    let figure = Figure { amount, decimals: current.decimals.max(change.decimals) };
    (!amount.is_negative()).then_some(figure)
}

fn unit(block: &BlockSpec, cell: &Cell) -> Option<Unit> {
    let of_row = match &cell.row {
        RowOf::Fixed(row) => block.rows.get(*row)?.unit,
        RowOf::Account(_) => None,
    };
    of_row.or(block.columns.get(cell.column).map(|column| column.unit))
}

fn block_id(spec: &TableSpec, block: &BlockSpec) -> String {
    if spec.blocks.len() == 1 { String::new() } else { block.id.clone() }
}

/// Last year's figures of a numbered table.
fn priors(spec: &TableSpec, told: &[(&Cell, &Told)], accounts: &Accounts, reading: &mut Reading) {
    let Some(at) = reading.disclosure.tables.iter().position(|table| table.id == spec.id) else { return };
    let money = reading.disclosure.tables.get(at).map(|table| reading.disclosure.money_unit_of(table));
    let Some(money) = money else { return };
    for (cell, told) in told {
        let Some(block) = spec.blocks.get(cell.block) else { continue };
        let (Some(unit), Some(column)) = (unit(block, cell), block.columns.get(cell.column)) else {
            continue;
        };
        let id = block_id(spec, block);
        let Some(table) = reading.disclosure.tables.get_mut(at) else { return };
        let place = table.rows.iter().position(|row| row.block == id && is_row(row, block, &cell.row));
        let printed = place.and_then(|place| table.rows.get(place));
        let printed = printed.and_then(|row| row.cells.iter().find(|(known, _)| *known == column.id));
        let printed = printed.map(|(_, figure)| *figure);
        let Some(current) = current(told, printed, place.is_some(), unit, money) else { continue };
        let Some(prior) = prior(told, Some(current), unit, money) else { continue };
        match place {
            Some(place) => {
                if let Some(row) = table.rows.get_mut(place) {
                    row.prior.push((column.id.clone(), prior));
                }
            }
            None => {
                let row = Row { block: id, prior: vec![(column.id.clone(), prior)], ..Row::default() };
                add_row(spec, block, &cell.row, row, accounts, at, reading);
            }
        }
    }
    if let Some(table) = reading.disclosure.tables.get_mut(at) {
        for row in table.rows.iter_mut().chain(&mut table.prior_rows) {
            let columns = spec.blocks.iter().find(|block| spec.blocks.len() == 1 || block.id == row.block);
            let place =
                |id: &str| columns.and_then(|block| block.columns.iter().position(|column| column.id == id));
            row.prior.sort_by_key(|(id, _)| place(id));
        }
    }
}

/// This year's figure that a change belongs to: the printed one (of a `row` that is printed), and
/// what the sentence says if it says the same.
fn current(told: &Told, printed: Option<Figure>, row: bool, unit: Unit, money: MoneyUnit) -> Option<Figure> {
    let stated = match &told.amount {
        // A printed row's blank cell is nothing.
        Saying::Nothing => return printed.or(row.then_some(Figure { amount: Amount::ZERO, decimals: 0 })),
        Saying::Contradiction(_) => return None,
        Saying::Figure(stated) => stated,
    };
    let amount = said(stated, unit, money)?;
    let decimals_printed = printed.map_or(0, |printed| printed.decimals);
    let printed = printed.map_or(Amount::ZERO, |printed| printed.amount);
    let decimals = stated.text.split_once('.').map_or(0, |(_, fraction)| fraction.len());
    let half = format!("0.{}5", "0".repeat(decimals));
    let half = figure(&half, unit, stated.figure.money().unwrap_or(money), money)?.amount;
    let apart = amount.amount.minus(printed).ok()?.abs();
    let same_unit = unit != Unit::Money || stated.figure.money() == Some(money);
    let agrees = if same_unit { apart.is_zero() } else { apart <= half };
    let decimals = if same_unit { amount.decimals.max(decimals_printed) } else { amount.decimals };
    agrees.then_some(Figure { decimals, ..amount })
}

fn is_row(row: &Row, block: &BlockSpec, of: &RowOf) -> bool {
    match of {
        RowOf::Fixed(at) => block.rows.get(*at).is_some_and(|fixed| row.row.as_ref() == Some(&fixed.id)),
        RowOf::Account(code) => row.code.as_ref() == Some(code) && row.project.is_none(),
    }
}

/// A row without figures: a fixed one, or an account with its name.
fn row_of(block: &BlockSpec, of: &RowOf, accounts: &Accounts) -> Row {
    match of {
        RowOf::Fixed(at) => Row { row: block.rows.get(*at).map(|fixed| fixed.id.clone()), ..Row::default() },
        RowOf::Account(code) => {
            let name = block.accounts.as_deref().and_then(|dimension| accounts.name(dimension, code));
            Row { code: Some(code.clone()), name: name.map(str::to_owned), ..Row::default() }
        }
    }
}

/// A row that has nothing but last year's figure.
fn add_row(
    spec: &TableSpec,
    block: &BlockSpec,
    of: &RowOf,
    mut row: Row,
    accounts: &Accounts,
    table: usize,
    reading: &mut Reading,
) {
    let Some(found) = reading.disclosure.tables.get_mut(table) else { return };
    match of {
        RowOf::Account(_) => {
            if row.prior.iter().all(|(_, prior)| prior.amount.is_zero()) {
                return;
            }
            found.prior_rows.push(Row { block: row.block, prior: row.prior, ..row_of(block, of, accounts) });
        }
        RowOf::Fixed(_) => {
            row.row = row_of(block, of, accounts).row;
            let order = |row: &Row| {
                let block =
                    spec.blocks.iter().position(|block| spec.blocks.len() == 1 || block.id == row.block);
                let rows = block.and_then(|at| spec.blocks.get(at)).map(|block| &block.rows);
                let fixed =
                    rows.and_then(|rows| rows.iter().position(|known| Some(&known.id) == row.row.as_ref()));
                fixed.map(|fixed| (block, fixed))
            };
            let before = order(&row);
            let after = |known: &Row| order(known).is_some_and(|known| Some(known) > before);
            let place = found.rows.iter().position(after).unwrap_or(found.rows.len());
            found.rows.insert(place, row);
            // Rows are spoken of by their place.
            let id = spec.id.as_str();
            let evidence = reading.evidence.iter_mut().map(|evidence| (&evidence.table, &mut evidence.row));
            let ambiguous = reading.ambiguous.iter_mut().map(|open| (&open.table, &mut open.row));
            for (_, row) in evidence.chain(ambiguous).filter(|(table, row)| *table == id && **row >= place) {
                *row += 1;
            }
        }
    }
}

/// A figure of a fact, with its place.
struct Fact {
    block: usize,
    row: Row,
    cells: Vec<(usize, String, Unit, Option<MoneyUnit>, Place)>,
}

/// The figures of a table of facts.
fn facts(
    spec: &TableSpec,
    told: &[(&Cell, &Told)],
    accounts: &Accounts,
    targets: &[Found],
    reading: &mut Reading,
) {
    let mut facts: Vec<Fact> = Vec::new();
    for (b, block) in spec.blocks.iter().enumerate() {
        let id = block_id(spec, block);
        let row = |row: Row| Row { block: id.clone(), ..row };
        match block.targets {
            Some(part) => facts
                .extend(of_targets(part, b, block, targets).map(|fact| Fact { row: row(fact.row), ..fact })),
            None => {
                let here = told.iter().filter(|(cell, _)| cell.block == b);
                for (cell, told) in here {
                    let (Some(unit), Some(stated)) = (unit(block, cell), told.amount.figure()) else {
                        continue;
                    };
                    let figure =
                        (cell.column, stated.text.clone(), unit, stated.figure.money(), stated.place);
                    let same = |last: &&mut Fact| last.block == b && is_row(&last.row, block, &cell.row);
                    match facts.last_mut().filter(same) {
                        Some(last) => last.cells.push(figure),
                        None => {
                            let row = row(row_of(block, &cell.row, accounts));
                            facts.push(Fact { block: b, row, cells: vec![figure] });
                        }
                    }
                }
            }
        }
    }
    if facts.is_empty() {
        return;
    }
    let own = reading.disclosure.money_unit;
    let units: BTreeSet<MoneyUnit> =
        facts.iter().flat_map(|fact| &fact.cells).filter_map(|(.., money, _)| *money).collect();
    let only = units.first().copied().filter(|_| units.len() == 1);
    let money_unit = only.filter(|money| *money != own);
    let money = only.unwrap_or(own);
    let mut table = Table { id: spec.id.clone(), money_unit, ..Table::default() };
    for fact in facts {
        let Some(block) = spec.blocks.get(fact.block) else { continue };
        let mut row = fact.row;
        for (column, text, unit, printed_in, place) in fact.cells {
            let Some(id) = block.columns.get(column).map(|column| column.id.clone()) else { continue };
            let Some(figure) = figure(&text, unit, printed_in.unwrap_or(money), money) else { continue };
            let told = told.iter().find(|(cell, _)| {
                cell.block == fact.block && cell.column == column && is_row(&row, block, &cell.row)
            });
            let prior = told.and_then(|(_, told)| prior(told, Some(figure), unit, money));
            row.prior.extend(prior.map(|prior| (id.clone(), prior)));
            row.cells.push((id.clone(), figure));
            let evidence = Evidence { table: spec.id.clone(), row: table.rows.len(), column: id, place };
            reading.evidence.push(evidence);
        }
        table.rows.push(row);
    }
    reading.disclosure.tables.push(table);
}

/// The figures of performance tables, as rows of a block.
fn of_targets<'a>(
    part: TargetPart,
    at: usize,
    block: &'a BlockSpec,
    targets: &'a [Found],
) -> Box<dyn Iterator<Item = Fact> + 'a> {
    let fact = move |row: Row, cells: Vec<_>| (!cells.is_empty()).then_some(Fact { block: at, row, cells });
    match part {
        TargetPart::WholeUnit => {
            let target = targets.iter().find(|target| target.project.is_none());
            Box::new(block.rows.iter().filter_map(move |row| {
                let fund = target?.fund(&row.said)?;
                let cells = vec![(0, fund.text.clone(), Unit::Money, fund.money, fund.place)];
                fact(Row { row: Some(row.id.clone()), ..Row::default() }, cells)
            }))
        }
        TargetPart::Projects => Box::new(of_projects(targets).filter_map(move |target| {
            let columns = block.columns.iter().enumerate();
            let cells = columns.filter_map(|(at, column)| {
                let fund = target.fund(&column.said)?;
                Some((at, fund.text.clone(), column.unit, fund.money, fund.place))
            });
            fact(Row { project: target.project.clone(), ..Row::default() }, cells.collect())
        })),
        TargetPart::Indicators => Box::new(of_projects(targets).flat_map(move |target| {
            let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
            let rows = target.indicators.iter().filter_map(move |indicator| {
                let second = indicator.second.as_deref()?;
                let count = counts.entry(second).or_default();
                *count += 1;
                let columns = block.columns.iter().enumerate();
                let cells = columns.filter_map(|(at, column)| match column.unit {
                    Unit::Points => {
                        let (text, place) = indicator.weight.clone()?;
                        Some((at, text, Unit::Points, None, place))
                    }
                    Unit::Money => {
                        let named = column.said.iter().any(|words| key(second).contains(&key(words)));
                        let (text, money, place) = indicator.ceiling().filter(|_| named)?;
                        Some((at, text, Unit::Money, Some(money), place))
                    }
                    _ => None,
                });
                let name = Some(format!("{second} {count}"));
                fact(Row { name, project: target.project.clone(), ..Row::default() }, cells.collect())
            });
            rows.collect::<Vec<_>>()
        })),
    }
}

/// Each project once.
fn of_projects(targets: &[Found]) -> impl Iterator<Item = &Found> {
    let mut seen = BTreeSet::new();
    targets
        .iter()
        .filter(move |target| target.project.as_ref().is_some_and(|project| seen.insert(project.clone())))
}

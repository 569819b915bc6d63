//! A consistent random disclosure of any form, from a seed.
//!
//! It is made the other way round: first the money itself, in small amounts that each have one
//! place along every dimension; then every printed cell is the sum of the amounts in its place. So
//! it owes nothing to the code that derives relations, and whatever that code says of it must hold.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::ControlFlow;

use mingzhang::classification;
use mingzhang::disclosure::{Disclosure, Figure, Row, Table};
use mingzhang::form::{At, BlockSpec, ColumnSpec, DimensionSpec, Form, RowKind, RowSpec, TableSpec};
use mingzhang::money::{MoneyUnit, Unit};
use mingzhang::quantity::{Coordinate, Space};

/// How large the disclosure becomes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Size {
    /// Codes at the deepest level of each coded dimension.
    pub(crate) items: usize,
    /// Names along each free dimension.
    pub(crate) projects: usize,
    /// Amounts that the money is made of.
    pub(crate) amounts: usize,
}

impl Size {
    /// About the size of one unit's disclosure.
    pub(crate) const UNIT: Size = Size { items: 12, projects: 8, amounts: 60 };

    /// A department with about 100,000 cells.
    pub(crate) const DEPARTMENT: Size = Size { items: 2_900, projects: 4_400, amounts: 16_500 };
}

/// A consistent disclosure: the same for the same form, seed and size. All its amounts are whole
/// steps of the form, so that nothing is rounded in tables of the form's own unit.
pub(crate) fn generate(form: &Form, seed: u64, size: Size) -> Disclosure {
    print(form, seed, size, 1, LastYear::OfTotals)
}

/// The same with amounts drawn in yuan, or finer where the form prints finer: every figure is
/// rounded by itself, as agencies print them.
pub(crate) fn generate_in_yuan(form: &Form, seed: u64, size: Size) -> Disclosure {
    print(form, seed, size, grains_of_yuan(form), LastYear::OfTotals)
}

/// The same with last year's figure of every amount: some amounts are new, some are gone, some are
/// what they were. Drawn in yuan or, with `whole`, in whole steps of the form.
pub(crate) fn generate_with_last_year(form: &Form, seed: u64, size: Size, whole: bool) -> Disclosure {
    print(form, seed, size, if whole { 1 } else { grains_of_yuan(form) }, LastYear::OfAll)
}

fn grains_of_yuan(form: &Form) -> i64 {
    (yuan(form.money_unit) / 10_i64.pow(form.decimals)).max(1)
}

/// Whose figures of last year are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum LastYear {
    OfTotals,
    OfAll,
}

/// `grains`: how many of the smallest amounts are one step of the form.
fn print(form: &Form, seed: u64, size: Size, grains: i64, last_year: LastYear) -> Disclosure {
    let mut random = Random(seed);
    let money = Money::new(form, &mut random, size, grains);
    let tables = form.tables.iter().map(|spec| Outline::of_table(form, spec, &money)).collect::<Vec<_>>();
    let figures = Figures::new(form, &money, &tables, &mut random, grains, last_year);
    Disclosure {
        form: form.id.clone(),
        unit: "示例单位".to_owned(),
        year: 2024,
        stage: form.stage.clone(),
        money_unit: form.money_unit,
        edited: false,
        tables: form
            .tables
            .iter()
            .zip(&tables)
            .map(|(spec, rows)| table(form, spec, rows, &figures))
            .collect(),
        narrative: Vec::new(),
        performance: Vec::new(),
        extra: Vec::new(),
    }
}

/// SplitMix64: the same numbers everywhere.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    pub(crate) fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next() % (bound as u64)).unwrap()
    }

    pub(crate) fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.below(items.len())]
    }

    /// Some of the items, one at least, in their order.
    fn some<T: Clone>(&mut self, items: &[T]) -> Vec<T> {
        let sure = self.below(items.len());
        let chosen = items.iter().enumerate().filter(|(at, _)| *at == sure || self.next().is_multiple_of(2));
        chosen.map(|(_, item)| item.clone()).collect()
    }
}

/// The money itself: amounts in grains, the smallest there are, each with its node along every
/// dimension that tells money apart.
struct Money {
    amounts: Vec<(At, i64)>,
    /// Names along the free dimensions, also for what is not money.
    names: BTreeMap<String, Vec<String>>,
}

impl Money {
    fn new(form: &Form, random: &mut Random, size: Size, grains: i64) -> Self {
        let mut nodes: BTreeMap<String, Vec<String>> = BTreeMap::new();
        let mut names = BTreeMap::new();
        for dimension in &form.dimensions {
            let choices = if dimension.free {
                let all: Vec<_> = (1..=size.projects).map(|n| format!("{} {n}", dimension.name.zh)).collect();
                names.insert(dimension.id.clone(), all.clone());
                all
            } else if dimension.lengths.is_empty() {
                // All of them where some do not go together: then some do.
                let restricted = form.never.iter().any(|at| at.contains_key(&dimension.id));
                if restricted { leaves(dimension) } else { random.some(&leaves(dimension)) }
            } else {
                codes(form, dimension, random, size.items)
            };
            // A dimension with a default tells measures apart; all of this is its default.
            if dimension.default.is_none() && tells_money_apart(form, &dimension.id) {
                nodes.insert(dimension.id.clone(), choices);
            }
        }
        let coarsest = coarsest_step(form) * grains;
        let amount = |random: &mut Random| {
            let mut pick = || -> At {
                nodes.iter().map(|(id, choices)| (id.clone(), random.pick(choices).clone())).collect()
            };
            let mut at = pick();
            while is_never(form, &at) {
                at = pick();
            }
            // Nothing is so small that a table in a larger unit prints it as zero.
            let rest = random.below(usize::try_from(coarsest).unwrap());
            (at, i64::try_from(random.below(500_000) + 1).unwrap() * coarsest + i64::try_from(rest).unwrap())
        };
        Self { amounts: (0..size.amounts).map(|_| amount(random)).collect(), names }
    }
}

fn leaves(dimension: &DimensionSpec) -> Vec<String> {
    let is_parent = |id: &str| dimension.nodes.iter().any(|node| node.parent.as_deref() == Some(id));
    dimension.nodes.iter().filter(|node| !is_parent(&node.id)).map(|node| node.id.clone()).collect()
}

fn blocks(form: &Form) -> impl Iterator<Item = &BlockSpec> {
    form.tables.iter().flat_map(|table| &table.blocks)
}

/// All coordinates that the form gives.
fn ats(block: &BlockSpec) -> impl Iterator<Item = &At> {
    let rows = block.rows.iter().map(|row| &row.at);
    std::iter::once(&block.at).chain(block.columns.iter().map(|column| &column.at)).chain(rows)
}

fn open_dimensions(block: &BlockSpec) -> impl Iterator<Item = &String> {
    [&block.accounts, &block.projects, &block.names].into_iter().flatten()
}

/// Whether some figure of money is at a node of the dimension.
fn tells_money_apart(form: &Form, id: &str) -> bool {
    blocks(form).filter(|block| ats(block).all(|at| !names_a_measure(form, at))).any(|block| {
        open_dimensions(block).any(|open| open == id) || ats(block).any(|at| at.contains_key(id))
    })
}

/// Whether coordinates say that something else than money is measured.
fn names_a_measure(form: &Form, at: &At) -> bool {
    let with_default = form.dimensions.iter().filter(|dimension| dimension.default.is_some());
    with_default.into_iter().any(|d| at.get(&d.id).is_some_and(|node| Some(node) != d.default.as_ref()))
}

/// Codes at the deepest level: those that the form speaks of, and others beside them.
fn codes(form: &Form, dimension: &DimensionSpec, random: &mut Random, count: usize) -> Vec<String> {
    let of_rows = blocks(form)
        .filter(|block| block.accounts.as_ref() == Some(&dimension.id))
        .flat_map(|block| block.rows.iter().filter_map(|row| row.code.clone()));
    let of_ats = blocks(form).flat_map(ats).filter_map(|at| at.get(&dimension.id).cloned());
    let of_groups = dimension.groups.iter().flat_map(|group| group.parts.clone());
    let is_group = |id: &String| dimension.groups.iter().any(|group| group.id == *id);
    let spoken_of: BTreeSet<String> =
        of_rows.chain(of_ats).chain(of_groups).filter(|id| !is_group(id)).collect();
    let (first, last) = (dimension.lengths[0], dimension.lengths[dimension.lengths.len() - 1]);
    let tops: BTreeSet<String> = spoken_of.iter().map(|code| code[..first].to_owned()).collect();
    // A form may leave all codes to the document.
    let known = classification::book(&dimension.id).into_iter().flat_map(|book| book.entries());
    let of_book = known.map(|(code, _)| code.to_owned()).filter(|code| code.len() == first);
    let tops = if tops.is_empty() { of_book.collect() } else { Vec::from_iter(tops) };
    let tops = random.some(&tops);
    let deepest: Vec<_> = spoken_of.into_iter().filter(|code| code.len() == last).collect();
    let mut codes = BTreeSet::new();
    while codes.len() < count {
        let mut code = random.pick(&tops).clone();
        if random.below(4) == 0 && !deepest.is_empty() {
            code.clone_from(random.pick(&deepest));
        }
        while code.len() < last {
            code.push(char::from(b'0' + u8::try_from(random.below(10)).unwrap()));
        }
        codes.insert(code);
        if codes.len() >= tops.len() * 10_usize.pow(u32::try_from(last - first).unwrap()) / 2 {
            break;
        }
    }
    codes.into_iter().collect()
}

/// A row of the disclosure before it has figures: the form's, or the document's own.
#[derive(Clone)]
struct Outline<'f> {
    block: usize,
    fixed: Option<&'f RowSpec>,
    code: Option<String>,
    project: Option<String>,
    name: Option<String>,
}

impl<'f> Outline<'f> {
    fn of_table(form: &'f Form, table: &'f TableSpec, money: &Money) -> Vec<Outline<'f>> {
        let mut rows = Vec::new();
        for (block, spec) in table.blocks.iter().enumerate() {
            let empty = Outline { block, fixed: None, code: None, project: None, name: None };
            rows.extend(spec.rows.iter().map(|row| Outline { fixed: Some(row), ..empty.clone() }));
            let own = if ats(spec).any(|at| names_a_measure(form, at)) {
                names(spec, money)
            } else {
                accounts(form, spec, money)
            };
            rows.extend(own.into_iter().map(|(code, project, name)| Outline {
                code,
                project,
                name,
                ..empty.clone()
            }));
        }
        rows
    }

    /// The coordinates of the row's cell in a column, the narrower over the wider.
    fn at(&self, block: &BlockSpec, column: &ColumnSpec) -> At {
        let mut at = block.at.clone();
        if let Some(row) = self.fixed {
            at.extend(row.at.clone());
        }
        let code = self.code.as_ref().or_else(|| self.fixed.and_then(|row| row.code.as_ref()));
        let own = [
            (&block.accounts, code),
            (&block.projects, self.project.as_ref()),
            (&block.names, self.name.as_ref()),
        ];
        for (dimension, node) in own {
            at.extend(dimension.clone().zip(node.cloned()));
        }
        at.extend(column.at.clone());
        at
    }
}

type Own = (Option<String>, Option<String>, Option<String>);

/// The document's own rows of a block that measures something else than money.
fn names(block: &BlockSpec, money: &Money) -> Vec<Own> {
    let of = |dimension: &Option<String>| match dimension {
        Some(id) => money.names[id].iter().take(5).cloned().map(Some).collect(),
        None => vec![None],
    };
    let (projects, names) = (of(&block.projects), of(&block.names));
    let pairs = projects.iter().flat_map(|project| names.iter().map(|name| (project.clone(), name.clone())));
    pairs.filter(|pair| *pair != (None, None)).map(|(project, name)| (None, project, name)).collect()
}

/// The document's own rows of a block: the accounts and projects that have money in it. Where the
/// form prints codes itself, only codes as long as those; where rows have projects, the deepest
/// codes have them.
fn accounts(form: &Form, block: &BlockSpec, money: &Money) -> Vec<Own> {
    let inside = money.amounts.iter().filter(|(at, _)| {
        block
            .at
            .iter()
            .all(|(dimension, node)| at.get(dimension).is_none_or(|n| within(form, dimension, n, node)))
    });
    let lengths: &[usize] = match &block.accounts {
        Some(id) => &form.dimensions.iter().find(|dimension| dimension.id == *id).unwrap().lengths,
        None => &[],
    };
    let printed: Vec<&String> = block.rows.iter().filter_map(|row| row.code.as_ref()).collect();
    let mut own = BTreeSet::new();
    for (at, _) in inside {
        let project = block.projects.as_ref().map(|id| at[id].clone());
        let Some(code) = block.accounts.as_ref().map(|id| &at[id]) else {
            own.extend(project.is_some().then_some((None, project)));
            continue;
        };
        for length in lengths {
            let code = code[..*length].to_owned();
            let as_printed = printed.is_empty() || printed.iter().any(|known| known.len() == *length);
            if !as_printed
                || printed.contains(&&code)
                || block.names_alone() && Some(length) != lengths.first()
            {
                continue;
            }
            let project = project.clone().filter(|_| Some(length) == lengths.last());
            own.insert((Some(code), project));
        }
    }
    own.into_iter().map(|(code, project)| (code, project, None)).collect()
}

/// Whether a node of a closed dimension is another or a part of it.
fn within(form: &Form, dimension: &str, node: &str, outer: &str) -> bool {
    let spec = form.dimensions.iter().find(|spec| spec.id == dimension).unwrap();
    let mut node = Some(node);
    while let Some(id) = node {
        if id == outer {
            return true;
        }
        node = spec.nodes.iter().find(|spec| spec.id == id).and_then(|spec| spec.parent.as_deref());
    }
    false
}

/// What stands in every place that some cell prints, in grains.
struct Figures {
    space: Space,
    grains: i64,
    now: HashMap<Coordinate, i64>,
    prior: HashMap<Coordinate, i64>,
    last_year: LastYear,
}

impl Figures {
    fn new(
        form: &Form,
        money: &Money,
        tables: &[Vec<Outline<'_>>],
        random: &mut Random,
        grains: i64,
        last_year: LastYear,
    ) -> Self {
        let mut space = Space::new(form).unwrap();
        let mut now = HashMap::new();
        let mut measured = Vec::new();
        for (spec, rows) in form.tables.iter().zip(tables) {
            for row in rows {
                let block = &spec.blocks[row.block];
                for column in &block.columns {
                    let at = row.at(block, column);
                    let place = space.narrow(space.whole(), &at).unwrap();
                    if now.insert(place, 0).is_none() && names_a_measure(form, &at) {
                        measured.push((place, unit(row, column)));
                    }
                }
            }
        }
        let mut prior = now.clone();
        let mut put = |space: &Space, place: &Coordinate, amount: i64, before: i64| {
            let _ = space.containers(place, |wider| {
                if let Some(sum) = now.get_mut(wider) {
                    *sum += amount;
                    *prior.get_mut(wider).unwrap() += before;
                }
                ControlFlow::<()>::Continue(())
            });
        };
        for (at, amount) in &money.amounts {
            let place = space.narrow(space.whole(), at).unwrap();
            let fate = if last_year == LastYear::OfAll { random.below(10) } else { usize::MAX };
            let (amount, before) = match fate {
                0 => (*amount, 0),
                1 => (0, *amount),
                2 => (*amount, *amount),
                _ => (*amount, amount * i64::try_from(random.below(200)).unwrap() / 100),
            };
            put(&space, &place, amount, before);
        }
        // What is counted stands in the narrowest places, and wider ones are sums of those.
        let narrowest = |place: &Coordinate| {
            !measured.iter().any(|(other, _)| other != place && space.contains(place, other))
        };
        for (place, unit) in measured.iter().filter(|(place, _)| narrowest(place)) {
            let count = i64::try_from(random.below(300)).unwrap();
            let steps = count
                * match unit {
                    Unit::Money => coarsest_step(form),
                    unit if counts(*unit) => 10_i64.pow(form.decimals),
                    _ => 1,
                };
            put(&space, place, steps * grains, 0);
        }
        Self { space, grains, now, prior, last_year }
    }
}

fn unit(row: &Outline<'_>, column: &ColumnSpec) -> Unit {
    row.fixed.and_then(|row| row.unit).unwrap_or(column.unit)
}

/// Whether figures of the unit are whole.
fn counts(unit: Unit) -> bool {
    !matches!(unit, Unit::Money | Unit::SquareMetres)
}

fn table(form: &Form, spec: &TableSpec, outlines: &[Outline<'_>], figures: &Figures) -> Table {
    let money = spec.money_unit.unwrap_or(form.money_unit);
    let mut space = figures.space.clone();
    let (mut rows, mut prior_rows) = (Vec::new(), Vec::new());
    for outline in outlines {
        let block = &spec.blocks[outline.block];
        let total = outline.fixed.is_some_and(|row| row.kind == RowKind::Total);
        let mut row = Row {
            block: if spec.blocks.len() == 1 { String::new() } else { block.id.clone() },
            row: outline.fixed.map(|row| row.id.clone()),
            code: outline.code.clone(),
            name: outline.name.clone().or_else(|| outline.code.as_ref().map(|code| name(block, code))),
            project: outline.project.clone(),
            ..Row::default()
        };
        for column in &block.columns {
            let at = outline.at(block, column);
            let place = space.narrow(space.whole(), &at).unwrap();
            let steps = |sums: &HashMap<Coordinate, i64>| {
                printed_steps(form, spec, sums[&place], figures.grains, unit(outline, column))
            };
            let print = |steps: i64| (column.id.clone(), figure(form, money, steps, unit(outline, column)));
            let (now, before) = (steps(&figures.now), steps(&figures.prior));
            row.cells.extend((now != 0).then(|| print(now)));
            // What was nothing last year is known to have been nothing.
            let known = match figures.last_year {
                LastYear::OfTotals => total && before != 0,
                LastYear::OfAll => !names_a_measure(form, &at) && (now, before) != (0, 0),
            };
            row.prior.extend(known.then(|| print(before)));
        }
        let gone = row.cells.is_empty() && outline.fixed.is_none();
        if gone && row.project.is_none() && !row.prior.is_empty() {
            prior_rows.push(row);
        } else if !(gone || row.cells.is_empty() && row.prior.is_empty()) {
            rows.push(row);
        }
    }
    let empty = rows.is_empty() && spec.empty_statement.is_some();
    let money_unit = spec.money_unit.filter(|own| *own != form.money_unit);
    Table { id: spec.id.clone(), money_unit, empty, rows, prior_rows, ..Table::default() }
}

fn name(block: &BlockSpec, code: &str) -> String {
    let book = block.accounts.as_ref().and_then(|dimension| classification::book(dimension));
    book.and_then(|book| book.name(code)).map_or_else(|| format!("科目 {code}"), str::to_owned)
}

/// The largest step of its tables, in the form's steps.
fn coarsest_step(form: &Form) -> i64 {
    let units = form.tables.iter().filter_map(|table| table.money_unit);
    units.map(|unit| step_of(form, unit)).max().unwrap_or(1)
}

/// Whether the form says that there is never any money here.
fn is_never(form: &Form, at: &At) -> bool {
    form.never.iter().any(|never| {
        never.iter().all(|(dimension, outer)| {
            at.get(dimension).is_some_and(|node| within(form, dimension, node, outer))
        })
    })
}

fn yuan(unit: MoneyUnit) -> i64 {
    match unit {
        MoneyUnit::Yuan => 1,
        MoneyUnit::TenThousand => 10_000,
        MoneyUnit::HundredMillion => 100_000_000,
    }
}

/// How many of the form's steps one step of a table in this money unit is.
fn step_of(form: &Form, money: MoneyUnit) -> i64 {
    (yuan(money) / yuan(form.money_unit)).max(1)
}

/// An amount in the steps that a table prints, rounded where they are coarser than a grain.
fn printed_steps(form: &Form, spec: &TableSpec, sum: i64, grains: i64, unit: Unit) -> i64 {
    let step = match unit {
        Unit::Money => step_of(form, spec.money_unit.unwrap_or(form.money_unit)),
        _ => 1,
    };
    (sum + step * grains / 2) / (step * grains)
}

fn figure(form: &Form, money: MoneyUnit, steps: i64, unit: Unit) -> Figure {
    let step = 10_i64.pow(form.decimals);
    let (whole, fraction) = (steps / step, steps % step);
    let text = match form.decimals {
        decimals if decimals > 0 && !counts(unit) => {
            format!("{whole}.{fraction:0width$}", width = decimals as usize)
        }
        _ => whole.to_string(),
    };
    Figure::read(&text, unit, money).unwrap()
}

/// Prints a table whose figures are whole yuan in 万元 to two decimals.
pub(crate) fn in_ten_thousands(disclosure: &mut Disclosure, table: &str) {
    let table = disclosure.tables.iter_mut().find(|known| known.id == table).unwrap();
    table.money_unit = Some(MoneyUnit::TenThousand);
    for row in &mut table.rows {
        for (_, figure) in row.cells.iter_mut().chain(&mut row.prior) {
            let yuan: i64 = figure.amount.to_string().parse().unwrap();
            let hundredths = (yuan + 50) / 100;
            let text = format!("{}.{:02}", hundredths / 100, hundredths % 100);
            *figure = Figure::read(&text, Unit::Money, MoneyUnit::TenThousand).unwrap();
        }
    }
}

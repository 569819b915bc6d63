//! A consistent random disclosure of any form, from a seed.
//!
//! It is made the other way round: first the money itself, in small amounts that each have one
//! place along every dimension; then every printed cell is the sum of the amounts in its place. So
//! it owes nothing to the code that derives relations, and whatever that code says of it must hold.

mod figures;
mod money;
mod of_form;
mod outline;
mod printing;

use mingzhang::disclosure::{Disclosure, Figure};
use mingzhang::form::Form;
use mingzhang::money::{MoneyUnit, Unit};

use figures::Figures;
use money::Money;
use outline::Outline;
use printing::{table, yuan};

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

/// Lets every table without a figure state that it is empty, also where the form has no words for it.
pub(crate) fn state_empty(disclosure: &mut Disclosure) {
    for table in &mut disclosure.tables {
        table.empty = table.rows.iter().all(|row| row.cells.is_empty());
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
    pub(super) fn some<T: Clone>(&mut self, items: &[T]) -> Vec<T> {
        let sure = self.below(items.len());
        let chosen = items.iter().enumerate().filter(|(at, _)| *at == sure || self.next().is_multiple_of(2));
        chosen.map(|(_, item)| item.clone()).collect()
    }
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

//! The pictures (图解) of a document as a script draws them: every word and figure ready to be shown.

use mingzhang::calculate::Session;
use mingzhang::grid::CellId;
use mingzhang::money::{Amount, MoneyUnit, Ratio, Unit};
use mingzhang::picture::{self, Account};
use mingzhang::wording::{self, Lang};
use serde::Serialize;

/// All pictures of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Pictures {
    /// The organisation.
    pub unit: String,
    /// Budget year.
    pub year: u16,
    /// 决算 rather than 预算.
    pub accounts: bool,
    /// The name of the unit that amounts are in.
    pub money: String,
    /// Where the money comes from and where it goes.
    pub flow: Picture<Flow>,
    /// By functional classification.
    pub tree: Picture<Tree>,
    /// Against last year.
    pub movement: Picture<Movement>,
    /// The three public expenses.
    pub public: Picture<ThreePublic>,
    /// Of every 100 yuan.
    pub hundred: Picture<Hundred>,
}

/// A picture, or the sentence why there is none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Picture<T> {
    /// What it shows.
    Drawn(T),
    /// Nothing to draw.
    None {
        /// Why.
        none: &'static str,
    },
}

/// A whole from both sides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Flow {
    /// By year of origin and source.
    pub from: Whole,
    /// By kind of expenditure.
    pub nature: Option<Whole>,
    /// By functional class.
    pub function: Option<Whole>,
}

/// The functional classification.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Tree {
    /// The expenditure.
    pub parts: Whole,
}

/// A whole with a sentence that says what its picture shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Whole {
    /// The sentence.
    pub sentence: String,
    /// What is not drawn, and why.
    pub notes: Vec<String>,
    /// The whole and its parts.
    pub whole: Part,
}

/// A part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Part {
    /// What it is called.
    pub name: String,
    /// How much; null where nothing is printed.
    pub amount: Option<String>,
    /// Share in the whole, with its percent sign; null without a positive whole.
    pub share: Option<String>,
    /// How large it is drawn: a whole number of steps.
    pub weight: u64,
    /// Where it is printed; null for what the printed parts leave over.
    #[serde(flatten)]
    pub place: Option<Place>,
    /// What it consists of.
    pub parts: Vec<Part>,
}

/// A cell as links of the page have it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Place {
    /// Its number in the document's grid.
    pub cell: usize,
    /// The way to it: `#tables/basic/214`.
    pub href: String,
    /// Whether its figure is not as published.
    pub changed: bool,
}

/// This year against last.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Movement {
    /// The total.
    pub total: Step,
    /// By functional class.
    pub class: Steps,
    /// By the lowest accounts that are printed.
    pub item: Steps,
}

/// The steps of a movement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Steps {
    /// What they show.
    pub sentence: String,
    /// What is not known.
    pub notes: Vec<String>,
    /// One for each account.
    pub steps: Vec<Step>,
}

/// One account in both years; null is what is not known or not there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Step {
    /// What it is called.
    pub name: String,
    /// Last year.
    pub then: Option<String>,
    /// How large that is drawn.
    pub then_weight: u64,
    /// This year.
    pub now: Option<String>,
    /// How large that is drawn.
    pub now_weight: u64,
    /// The change, with its sign.
    pub change: Option<String>,
    /// Growth, with its sign.
    pub rate: Option<String>,
    /// How large the change is drawn.
    pub weight: u64,
    /// Whether it goes down.
    pub down: bool,
    /// Whether it is what the known changes leave over.
    pub rest: bool,
    /// Where this year's figure is printed.
    #[serde(flatten)]
    pub place: Option<Place>,
}

/// The three public expenses, the whole first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ThreePublic {
    /// What they show.
    pub sentence: String,
    /// Each with its bars.
    pub parts: Vec<Expense>,
}

/// One of the three public expenses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Expense {
    /// What it is called.
    pub name: String,
    /// How deep it stands below the whole's parts.
    pub level: u8,
    /// Last year; null where it is not known.
    pub then: Option<Bar>,
    /// What was budgeted, in final accounts.
    pub budgeted: Option<Bar>,
    /// This year; null where nothing is printed.
    pub now: Option<Bar>,
    /// Share in the whole.
    pub share: Option<String>,
    /// Change, with its sign.
    pub change: Option<String>,
    /// Growth, with its sign.
    pub rate: Option<String>,
    /// Where it is printed.
    #[serde(flatten)]
    pub place: Place,
}

/// A figure and how long its bar is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Bar {
    /// The figure.
    pub amount: String,
    /// A whole number of steps.
    pub weight: u64,
}

/// Every 100 yuan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Hundred {
    /// By kind of expenditure.
    pub nature: Option<Squares>,
    /// By functional class.
    pub function: Option<Squares>,
}

/// 100 squares.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Squares {
    /// What is divided.
    #[serde(flatten)]
    pub whole: Whole,
    /// How many squares each of its parts gets.
    pub squares: Vec<u32>,
}

/// The pictures of a document, amounts in a money unit.
#[must_use]
pub fn pictures(session: &Session, shown: MoneyUnit, lang: Lang) -> Pictures {
    let published = session.published();
    let told = Told { session, shown, lang };
    let [nature, function] = picture::hundred(session).map(|squares| squares.map(|one| told.squares(&one)));
    let hundred = (nature.is_some() || function.is_some()).then_some(Hundred { nature, function });
    Pictures {
        unit: published.unit.clone(),
        year: published.year,
        accounts: published.stage == "final-accounts",
        money: wording::unit_name(Unit::Money, shown, lang).to_owned(),
        flow: told.or_why(told.flow(), "flow"),
        tree: told.or_why(told.tree(), "tree"),
        movement: told.or_why(told.movement(), "movement"),
        public: told.or_why(told.three_public(), "public"),
        hundred: told.or_why(hundred, "hundred"),
    }
}

/// A document, in a money unit and a language.
struct Told<'a> {
    session: &'a Session,
    shown: MoneyUnit,
    lang: Lang,
}

impl Told<'_> {
    fn or_why<T>(&self, picture: Option<T>, name: &str) -> Picture<T> {
        picture.map_or_else(|| Picture::None { none: wording::no_picture(name, self.lang) }, Picture::Drawn)
    }

    fn flow(&self) -> Option<Flow> {
        let flow = picture::flow(self.session)?;
        let to = |side: &Option<picture::Part>| {
            let side = side.as_ref()?;
            let sentence = wording::flow_sentence(self.session, &flow, side, self.shown, self.lang);
            Some(self.whole(side, sentence))
        };
        Some(Flow {
            from: self.whole(&flow.from, String::new()),
            nature: to(&flow.by_nature),
            function: to(&flow.by_function),
        })
    }

    fn tree(&self) -> Option<Tree> {
        let tree = picture::tree(self.session)?;
        let sentence = wording::tree_sentence(self.session, &tree, self.shown, self.lang);
        Some(Tree { parts: self.whole(&tree, sentence) })
    }

    fn squares(&self, hundred: &picture::Hundred) -> Squares {
        let sentence = wording::hundred_sentence(&hundred.whole, self.lang);
        Squares { whole: self.whole(&hundred.whole, sentence), squares: hundred.squares.clone() }
    }

    fn whole(&self, whole: &picture::Part, sentence: String) -> Whole {
        let mut notes = wording::undrawn(self.session, whole, self.shown, self.lang);
        if whole.weight == 0 {
            notes.push(wording::no_area(self.lang).to_owned());
        }
        Whole { sentence, notes, whole: self.part(whole, whole) }
    }

    fn part(&self, part: &picture::Part, whole: &picture::Part) -> Part {
        // What is left over is shown as the whole is.
        let like = part.cell().or(whole.cell());
        Part {
            name: wording::part_name(part, self.lang),
            amount: like.zip(part.amount).map(|(cell, amount)| self.amount(cell, amount)),
            share: wording::part_share(part.amount, whole.amount),
            weight: part.weight,
            place: part.cell().map(|cell| self.place(cell)),
            parts: part.parts.iter().map(|part| self.part(part, whole)).collect(),
        }
    }

    fn movement(&self) -> Option<Movement> {
        let movement = picture::movement(self.session)?;
        let steps = |steps: &[picture::Step]| Steps {
            sentence: wording::movement_sentence(self.session, &movement, steps, self.shown, self.lang),
            notes: wording::movement_scope(self.session, &movement, self.shown, self.lang)
                .into_iter()
                .chain(wording::unknown_steps(steps, self.lang))
                .collect(),
            steps: steps.iter().map(|step| self.step(&movement, step)).collect(),
        };
        let total = picture::Step::from(movement.total.clone());
        let name = wording::cell_name(self.session.grid(), movement.total.cell, self.lang);
        Some(Movement {
            total: Step { name, ..self.step(&movement, &total) },
            class: steps(&movement.by_class),
            item: steps(&movement.by_item),
        })
    }

    fn step(&self, movement: &picture::Movement, step: &picture::Step) -> Step {
        let cell = movement.total.cell;
        let weight = |amount: Option<Amount>| {
            amount.filter(|amount| !amount.is_negative()).map_or(0, |amount| movement.weight(amount))
        };
        Step {
            name: wording::step_name(step, self.lang),
            then: step.then.map(|amount| self.amount(cell, amount)),
            then_weight: weight(step.then),
            now: step.now.map(|amount| self.amount(cell, amount)),
            now_weight: weight(step.now),
            change: step.change.map(|change| self.change(cell, change)),
            rate: rate(step.change, step.then),
            weight: step.change.map_or(0, |change| movement.weight(change)),
            down: step.change.is_some_and(Amount::is_negative),
            rest: matches!(step.account, Account::Rest | Account::Rounding),
            place: match step.account {
                Account::Now(cell) => Some(self.place(cell)),
                Account::Gone | Account::Rest | Account::Rounding => None,
            },
        }
    }

    fn three_public(&self) -> Option<ThreePublic> {
        let public = picture::three_public(self.session)?;
        let whole = public.parts.first().and_then(|whole| whole.now.amount);
        Some(ThreePublic {
            sentence: wording::three_public_sentence(self.session, &public, self.shown, self.lang),
            parts: public.parts.iter().map(|part| self.expense(part, whole)).collect(),
        })
    }

    fn expense(&self, part: &picture::ThreePublicPart, whole: Option<Amount>) -> Expense {
        let cell = part.slice.cell;
        let bar = |bar: picture::Bar| {
            bar.amount.map(|amount| Bar { amount: self.amount(cell, amount), weight: bar.weight })
        };
        let growth = part.slice.growth.as_ref();
        Expense {
            name: self.lang.label(&part.slice.label).to_owned(),
            level: part.slice.depth,
            then: part.then.and_then(bar),
            budgeted: part.budgeted.and_then(|(_, budgeted)| bar(budgeted)),
            now: bar(part.now),
            share: wording::part_share(part.now.amount, whole),
            change: growth.map(|growth| self.change(cell, growth.change)),
            rate: growth.and_then(|growth| rate(Some(growth.change), Some(growth.then))),
            place: self.place(cell),
        }
    }

    fn place(&self, cell: CellId) -> Place {
        let grid = self.session.grid();
        Place {
            cell: cell.index(),
            href: format!("#tables/{}/{}", grid.table_of(cell).id, cell.index()),
            changed: self.session.value(cell) != grid.published(cell),
        }
    }

    fn amount(&self, cell: CellId, amount: Amount) -> String {
        wording::cell_amount(self.session.grid(), cell, amount, self.shown)
    }

    fn change(&self, cell: CellId, change: Amount) -> String {
        wording::signed(self.session.grid(), cell, change, self.shown)
    }
}

/// Growth over last year, to two decimals; none where last year is not positive.
fn rate(change: Option<Amount>, then: Option<Amount>) -> Option<String> {
    let then = then.filter(|then| !then.is_negative())?;
    Ratio::new(change?, then)?.percent(2).map(wording::signed_percent)
}

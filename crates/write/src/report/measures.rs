//! Shares, growth and headline figures, each with what it is computed from.

use mingzhang::calculate::Session;
use mingzhang::finding::cell_id;
use mingzhang::grid::CellId;
use mingzhang::measure;
use mingzhang::money::{MoneyUnit, Percent, Ratio};
use mingzhang::wording::{self, Lang};
use serde::Serialize;

use super::Head;
use super::cells::{self, Cell};

/// All measures of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Measures {
    /// Which document.
    #[serde(flatten)]
    pub head: Head,
    /// Headline figures.
    pub overview: Overview,
    /// Shares and growth of every figure that has any, in printed order.
    pub figures: Vec<Shares>,
}

/// Headline figures; null where the document does not print what they need.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Overview {
    /// The whole budget.
    pub total: Option<Slice>,
    /// This year's money and what was carried over.
    pub by_origin: Option<Breakdown>,
    /// This year's money by source.
    pub by_source: Option<Breakdown>,
    /// The whole by what was spent, distributed and left over, where it is not all spent.
    pub by_destination: Option<Breakdown>,
    /// What is spent by functional class.
    pub by_function: Option<Breakdown>,
    /// Basic and project expenditure.
    pub by_nature: Option<Breakdown>,
    /// Personnel and operating funds of basic expenditure.
    pub basic: Option<Breakdown>,
    /// The three public expenses (“三公”经费).
    pub three_public: Option<Breakdown>,
    /// The whole per person in service.
    pub per_head: Option<PerHead>,
    /// Basic expenditure per person in service.
    pub basic_per_head: Option<PerHead>,
}

/// A whole and its parts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Breakdown {
    /// The whole.
    pub whole: Slice,
    /// Its parts in printed order, those with nothing left out.
    pub parts: Vec<Slice>,
}

/// A part of a whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Slice {
    /// What it is.
    pub label: String,
    /// Account code.
    pub code: Option<String>,
    /// Id of the cell.
    pub cell: String,
    /// How much; null where nothing is printed.
    pub amount: Option<String>,
    /// What it counts, as in a cell.
    pub counts: &'static str,
    /// How deep it stands below the whole's parts.
    pub depth: u8,
    /// Share in the whole.
    pub share: Option<Share>,
    /// Against last year.
    pub growth: Option<Growth>,
}

/// A share (占比).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Share {
    /// Rounded to two digits, with the sign.
    pub percent: Option<String>,
    /// The part.
    pub numerator: String,
    /// The whole.
    pub denominator: String,
    /// Id of the whole's cell.
    pub whole: String,
    /// The computation in one line.
    pub formula: String,
}

/// Change (增减额) and growth (增长率).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Growth {
    /// This year.
    pub now: String,
    /// Last year.
    pub prior: String,
    /// This year minus last year.
    pub change: String,
    /// Change over last year; null when last year is zero.
    pub percent: Option<String>,
    /// Where last year's figure comes from.
    pub from: Prior,
    /// The computation in one line.
    pub formula: String,
}

/// Where last year's figure comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Prior {
    /// `stated` by the document, or a `sum` of what it states.
    pub kind: &'static str,
    /// Ids of the cells it is stated at.
    pub cells: Vec<String>,
}

/// An amount per person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PerHead {
    /// Yuan per person, rounded to two digits.
    pub yuan: Option<String>,
    /// Id of the amount's cell.
    pub amount: String,
    /// Id of the cell with the persons.
    pub persons: String,
    /// The computation in one line.
    pub formula: String,
}

/// A figure with its shares and growth.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Shares {
    /// The figure.
    #[serde(flatten)]
    pub cell: Cell,
    /// Share in the total row of its column.
    pub share_in_total: Option<Share>,
    /// Share in the row (or, in a total row, the column) it is a part of.
    pub share_in_parent: Option<Share>,
    /// Against last year.
    pub growth: Option<Growth>,
}

/// The measures at the present figures.
#[must_use]
pub fn measures(file: &str, session: &Session, lang: Lang) -> Measures {
    let of = Reporter { session, lang };
    let overview = measure::overview(session);
    let along = |breakdown: &Option<measure::Breakdown>| breakdown.as_ref().map(|b| of.breakdown(b));
    Measures {
        head: Head::new(file, session),
        overview: Overview {
            total: overview.total.as_ref().map(|slice| of.slice(slice)),
            by_origin: along(&overview.by_origin),
            by_source: along(&overview.by_source),
            by_destination: along(&overview.by_destination),
            by_function: along(&overview.by_function),
            by_nature: along(&overview.by_nature),
            basic: along(&overview.basic),
            three_public: along(&overview.three_public),
            per_head: overview.per_head.as_ref().map(|per_head| of.per_head(per_head)),
            basic_per_head: overview.basic_per_head.as_ref().map(|per_head| of.per_head(per_head)),
        },
        figures: session.grid().cells().filter_map(|cell| of.shares(cell)).collect(),
    }
}

/// Turns measures into plain data.
pub(super) struct Reporter<'a> {
    pub(super) session: &'a Session,
    pub(super) lang: Lang,
}

impl Reporter<'_> {
    fn id(&self, cell: CellId) -> String {
        cell_id(self.session.grid(), cell)
    }

    fn money_unit(&self, cell: CellId) -> MoneyUnit {
        self.session.grid().money_unit_of(cell)
    }

    fn shares(&self, cell: CellId) -> Option<Shares> {
        let share_in_total = measure::share_in_total(self.session, cell).ok();
        let share_in_parent = measure::share_in_parent(self.session, cell).ok();
        let growth = measure::growth(self.session, cell).ok();
        let any = share_in_total.is_some() || share_in_parent.is_some() || growth.is_some();
        any.then(|| Shares {
            cell: cells::cell(self.session, cell, self.lang),
            share_in_total: share_in_total.map(|share| self.share(&share)),
            share_in_parent: share_in_parent.map(|share| self.share(&share)),
            growth: growth.map(|growth| self.growth(cell, &growth)),
        })
    }

    fn breakdown(&self, breakdown: &measure::Breakdown) -> Breakdown {
        Breakdown {
            whole: self.slice(&breakdown.whole),
            parts: breakdown.parts.iter().map(|part| self.slice(part)).collect(),
        }
    }

    fn slice(&self, slice: &measure::Slice) -> Slice {
        Slice {
            label: self.lang.label(&slice.label).to_owned(),
            code: slice.code.clone(),
            cell: self.id(slice.cell),
            amount: slice.amount.map(|amount| cells::print(self.session, slice.cell, amount)),
            counts: cells::counts(self.session, slice.cell),
            depth: slice.depth,
            share: slice.share.as_ref().map(|share| self.share(share)),
            growth: slice.growth.as_ref().map(|growth| self.growth(slice.cell, growth)),
        }
    }

    pub(super) fn share(&self, share: &measure::Share) -> Share {
        Share {
            percent: percent(share.ratio),
            numerator: cells::print(self.session, share.part, share.ratio.numerator()),
            denominator: cells::print(self.session, share.whole, share.ratio.denominator()),
            whole: self.id(share.whole),
            formula: wording::formula_share(self.session, share, self.money_unit(share.part)),
        }
    }

    pub(super) fn growth(&self, cell: CellId, growth: &measure::Growth) -> Growth {
        let print = |amount| cells::print(self.session, cell, amount);
        let (kind, from) = match &growth.prior {
            measure::Prior::Stated(cell) => ("stated", vec![*cell]),
            measure::Prior::Sum(cells) => ("sum", cells.clone()),
        };
        Growth {
            now: print(growth.now),
            prior: print(growth.then),
            change: print(growth.change),
            percent: growth.rate.and_then(percent),
            from: Prior { kind, cells: from.into_iter().map(|cell| self.id(cell)).collect() },
            formula: wording::formula_growth(self.session, cell, growth, self.money_unit(cell), self.lang),
        }
    }

    fn per_head(&self, per_head: &measure::PerHead) -> PerHead {
        PerHead {
            yuan: per_head.ratio.quotient(2).map(|yuan| yuan.to_string()),
            amount: self.id(per_head.amount),
            persons: self.id(per_head.persons),
            formula: wording::formula_per_head(self.session, per_head, self.lang),
        }
    }
}

fn percent(ratio: Ratio) -> Option<String> {
    ratio.percent(2).as_ref().map(Percent::to_string)
}

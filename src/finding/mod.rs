//! Findings (问题): what a reader should look at, as data. Sentences are made in
//! [`wording`](crate::wording).

mod said;

pub use said::{Arg, Said, Text};

use crate::calculate::Session;
use crate::disclosure::Passage;
use crate::form::Section;
use crate::grid::{CellId, Grid, Presence};
use crate::money::{Amount, Percent};
use crate::relation::{ArithmeticLine, Axis, Kind, Outcome, RelationId, Unknown};

/// How serious a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// The document contradicts itself.
    Error,
    /// It may be right, or cannot be judged.
    Doubt,
    /// Worth knowing, nothing to mend.
    Note,
}

impl Severity {
    /// Stable name.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Doubt => "doubt",
            Self::Note => "note",
        }
    }
}

/// What a finding is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// A relation that does not hold.
    Broken(RelationId),
    /// A relation that holds only thanks to rounding.
    Rounded(RelationId),
    /// A relation that cannot be judged.
    NotJudged(RelationId, Unknown),
    /// A table (by index) that the document does not have.
    TableMissing(usize),
    /// What a rule of the rule book says.
    Said {
        /// What is the matter.
        said: Said,
        /// What to do.
        remedy: Text,
        /// What the rule rests on.
        basis: Text,
    },
}

/// What is held against each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stated {
    /// A figure, amounts in yuan.
    Amount(Amount),
    /// A share or a growth rate.
    Percent(Percent),
}

impl Stated {
    /// The figure, if it is one.
    #[must_use]
    pub fn amount(self) -> Option<Amount> {
        match self {
            Self::Amount(amount) => Some(amount),
            Self::Percent(_) => None,
        }
    }
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Stable as long as rows and columns keep their names.
    pub id: String,
    /// Stable name of the rule.
    pub rule: &'static str,
    /// How serious.
    pub severity: Severity,
    /// What it is about.
    pub subject: Subject,
    /// The cells concerned, the total first.
    pub cells: Vec<CellId>,
    /// The words concerned, the one to mend first.
    pub passages: Vec<Passage>,
    /// What the other figures give.
    pub expected: Option<Stated>,
    /// What is printed.
    pub actual: Option<Stated>,
    /// Printed minus expected.
    pub difference: Option<Amount>,
    /// How large a difference rounding alone can make.
    pub tolerance: Option<Amount>,
    /// The arithmetic line by line.
    pub arithmetic: Vec<ArithmeticLine>,
}

/// A rule, or a case of it, that could not be applied (无法判断).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unable {
    /// Id of the rule.
    pub rule: &'static str,
    /// Why.
    pub why: Said,
}

/// What the rule book says of a document.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Review {
    /// Errors first, then doubts and notes; each in the order of the document, tables first.
    pub findings: Vec<Finding>,
    /// What could not be judged, in the order of the rule book.
    pub unable: Vec<Unable>,
}

/// All findings of the relations at the present figures: errors first, then by place.
#[must_use]
pub fn findings(session: &Session) -> Vec<Finding> {
    let relations = session.relations();
    let mut findings: Vec<Finding> = missing_tables(session.grid()).collect();
    for id in relations.ids() {
        let subject = match relations.outcome(session.values(), id) {
            Outcome::Broken => Subject::Broken(id),
            Outcome::Holds { exact: false } => Subject::Rounded(id),
            // A missing table is said once, not once per relation.
            Outcome::Unknown(Unknown::TableMissing(_))
            | Outcome::Holds { exact: true }
            | Outcome::NotApplicable(_) => {
                continue;
            }
            Outcome::Unknown(why) => Subject::NotJudged(id, why),
        };
        findings.push(of_relation(session, id, subject));
    }
    // By one number, as lists elsewhere too: they share a sort then, of which each would bring its own
    // into the browser.
    findings.sort_by_cached_key(|finding| {
        let place = finding.cells.first().map_or(0, |cell| cell.index() as u64 + 1);
        ((finding.severity as u64) << 48) + place
    });
    findings
}

fn missing_tables(grid: &Grid) -> impl Iterator<Item = Finding> + '_ {
    let tables = grid.tables().iter().zip(&grid.form().tables).enumerate();
    tables
        .filter(|(_, (table, spec))| table.presence == Presence::Missing && spec.section == Section::Tables)
        .map(|(index, (table, spec))| Finding {
            id: format!("table-missing:{}", spec.id),
            rule: "table-missing",
            severity: Severity::Doubt,
            subject: Subject::TableMissing(index),
            cells: table.cells().take(1).collect(),
            passages: Vec::new(),
            expected: None,
            actual: None,
            difference: None,
            tolerance: None,
            arithmetic: Vec::new(),
        })
}

fn of_relation(session: &Session, id: RelationId, subject: Subject) -> Finding {
    let (relations, values) = (session.relations(), session.values());
    let relation = relations.get(id);
    let severity = match subject {
        Subject::Broken(_) => Severity::Error,
        Subject::NotJudged(..) => Severity::Doubt,
        Subject::Rounded(_) | Subject::TableMissing(_) | Subject::Said { .. } => Severity::Note,
    };
    // The first print of a quantity is what the other is held against.
    let (expected, actual) = match relation.kind {
        Kind::Sum | Kind::Part => (relations.parts_sum(id), session.value(relation.total).number()),
        Kind::Same => (
            session.value(relation.total).number(),
            relation.parts.first().and_then(|other| session.value(*other).number()),
        ),
    };
    let difference = actual.zip(expected).and_then(|(actual, expected)| actual.minus(expected).ok());
    Finding {
        id: relation_id(session.grid(), relation),
        rule: match relation.kind {
            Kind::Sum => "sum",
            Kind::Same => "same-quantity",
            Kind::Part => "part-of-whole",
        },
        severity,
        subject,
        cells: relation.cells().collect(),
        passages: Vec::new(),
        expected: expected.map(Stated::Amount),
        actual: actual.map(Stated::Amount),
        difference,
        tolerance: Some(relations.tolerance(id)),
        arithmetic: relations.arithmetic(session.grid(), values, id),
    }
}

/// A relation's stable id, from what it says and where.
#[must_use]
pub fn relation_id(grid: &Grid, relation: &crate::relation::Relation) -> String {
    let kind = match (relation.kind, relation.axis) {
        (Kind::Sum, Axis::Rows) => "sum-rows",
        (Kind::Sum, Axis::Columns) => "sum-columns",
        (Kind::Sum, Axis::Tables) => "sum-tables",
        (Kind::Same, _) => "same",
        (Kind::Part, _) => "part",
    };
    let mut id = format!("{kind}:{}", cell_id(grid, relation.total));
    if relation.axis == Axis::Tables || relation.kind != Kind::Sum {
        let separators = std::iter::once('=').chain(std::iter::repeat('+'));
        // The first and last part tell sums of one total apart; a thousand would tell no more.
        let mut told: Vec<CellId> =
            relation.parts.first().into_iter().chain(relation.parts.last()).copied().collect();
        told.dedup();
        for (part, separator) in told.into_iter().zip(separators) {
            id.push(separator);
            id.push_str(&cell_id(grid, part));
        }
    }
    id
}

/// A cell's stable id: `table/block/row/column`, the block left out where there is one only.
#[must_use]
pub fn cell_id(grid: &Grid, cell: CellId) -> String {
    let address = grid.address(cell);
    let mut id = address.table;
    if grid.form().tables[grid.spot(cell).table].blocks.len() > 1 {
        id.push('/');
        id.push_str(&address.block);
    }
    for part in [&address.row, &address.code, &address.name, &address.project].into_iter().flatten() {
        id.push('/');
        id.push_str(part);
    }
    id.push('/');
    id.push_str(&address.column);
    id
}

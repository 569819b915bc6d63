//! The shape of a form set. The build script reads the built-in sets with this file too, so it knows
//! nothing of the rest of the crate but the units of `money`.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::money::{MoneyUnit, Unit};

/// Coordinates by dimension id; a dimension that is absent means "all".
pub type At = BTreeMap<String, String>;

/// A heading from top to bottom, for merged headings.
pub type HeadingPath = Vec<String>;

/// A text in the form's two languages: Chinese as printed, and English.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize, Serialize)]
pub struct Label {
    /// As printed.
    pub zh: String,
    /// English term.
    pub en: String,
}

/// A form set: the tables one region prints in one year.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Form {
    /// Stable id, the file's name.
    pub id: String,
    /// What it is called.
    pub name: Label,
    /// `budget` or `final-accounts`.
    pub stage: String,
    /// The unit its tables print amounts in.
    pub money_unit: MoneyUnit,
    /// Decimals of a printed amount where a document shows none to tell by.
    pub decimals: u32,
    /// Headings of its explanations that stand without a number, alone or behind a name.
    #[serde(default)]
    pub headings: Vec<String>,
    /// Dimensions, in the order in which open questions are asked.
    #[serde(rename = "dimension")]
    pub dimensions: Vec<DimensionSpec>,
    /// Places that never have money, whatever the document.
    #[serde(default)]
    pub never: Vec<At>,
    /// Tables, in printed order.
    #[serde(rename = "table")]
    pub tables: Vec<TableSpec>,
}

/// One dimension: closed (its nodes are listed and partition their parent), coded (nodes are the
/// codes a document uses, nested by length), or free (nodes are the names a document uses).
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct DimensionSpec {
    /// Stable id.
    pub id: String,
    /// What it is called.
    pub name: Label,
    /// Nodes of a closed dimension, parents before children.
    #[serde(default)]
    pub nodes: Vec<NodeSpec>,
    /// The node that an absent coordinate means, instead of "all".
    #[serde(default)]
    pub default: Option<String>,
    /// Code lengths of a coded dimension, level by level.
    #[serde(default)]
    pub lengths: Vec<usize>,
    /// What those levels are called.
    #[serde(default)]
    pub levels: Vec<LevelSpec>,
    /// Sums across the code tree, such as the three public expenses (“三公”经费).
    #[serde(default)]
    pub groups: Vec<GroupSpec>,
    /// Nodes are free names.
    #[serde(default)]
    pub free: bool,
}

/// A node of a closed dimension.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct NodeSpec {
    /// Stable id.
    pub id: String,
    /// The node it is a part of; absent: of the whole.
    #[serde(default, rename = "in")]
    pub parent: Option<String>,
    /// As printed.
    pub zh: String,
    /// English term.
    pub en: String,
}

/// A level of a coded dimension: 类, 款, 项.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct LevelSpec {
    /// Stable id.
    pub id: String,
    /// As printed.
    pub zh: String,
    /// English term.
    pub en: String,
}

/// A sum of nodes that do not share a parent.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct GroupSpec {
    /// Stable id.
    pub id: String,
    /// Codes, or other groups.
    pub parts: Vec<String>,
    /// As printed.
    pub zh: String,
    /// English term.
    pub en: String,
}

/// Where a table belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Section {
    /// A numbered table.
    #[default]
    Tables,
    /// Figures that the document states outside its tables.
    Facts,
}

/// One table.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct TableSpec {
    /// Stable id.
    pub id: String,
    /// Printed number.
    pub number: String,
    /// Whether it is a numbered table.
    #[serde(default)]
    pub section: Section,
    /// Printed title.
    pub title: Label,
    /// Other titles it is printed under.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// The unit it prints amounts in where that is not the form's.
    #[serde(default)]
    pub money_unit: Option<MoneyUnit>,
    /// The sentence that stands under it when it is empty, with `{unit}` and `{year}`.
    #[serde(default)]
    pub empty_statement: Option<Label>,
    /// One grid, or two side by side.
    #[serde(rename = "block")]
    pub blocks: Vec<BlockSpec>,
}

/// Headings of the row-label columns.
#[derive(Debug, Clone, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Stub {
    /// As printed.
    pub zh: Vec<String>,
    /// English.
    pub en: Vec<String>,
}

/// A grid of rows and columns.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct BlockSpec {
    /// Stable id; `main` when it is the only one.
    pub id: String,
    /// Printed above it.
    #[serde(default)]
    pub heading: Option<Label>,
    /// Coordinates of all its cells.
    #[serde(default)]
    pub at: At,
    /// Headings of the row labels.
    pub stub: Stub,
    /// The coded dimension of the rows that come from the document.
    #[serde(default)]
    pub accounts: Option<String>,
    /// The free dimension of the rows' project names.
    #[serde(default)]
    pub projects: Option<String>,
    /// The free dimension of the rows' own names.
    #[serde(default)]
    pub names: Option<String>,
    /// Words of the headings under which its figures are said in sentences; empty: anywhere.
    #[serde(default)]
    pub under: Vec<String>,
    /// Words in sentences that announce figures of something else.
    #[serde(default)]
    pub unsaid: Vec<String>,
    /// The performance tables that its figures come from, instead of sentences.
    #[serde(default)]
    pub targets: Option<TargetPart>,
    /// Columns with amounts.
    pub columns: Vec<ColumnSpec>,
    /// Rows that are printed whatever the document.
    #[serde(default)]
    pub rows: Vec<RowSpec>,
}

/// A column of figures.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ColumnSpec {
    /// Stable id.
    pub id: String,
    /// Printed heading, top to bottom.
    pub zh: HeadingPath,
    /// English heading, top to bottom.
    pub en: HeadingPath,
    /// Coordinates of its cells.
    #[serde(default)]
    pub at: At,
    /// What its figures count.
    #[serde(default)]
    pub unit: Unit,
    /// Other headings it is printed under.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Words that announce its figure of the block's total in a sentence.
    #[serde(default)]
    pub said: Vec<String>,
}

/// What of the performance tables (绩效目标表) a block shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum TargetPart {
    /// The funds of the whole unit's target, in rows.
    WholeUnit,
    /// The funds of each project's target, in columns.
    Projects,
    /// The indicators of each project's target.
    Indicators,
}

/// What a fixed row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum RowKind {
    /// A total (总计, 合计).
    Total,
    /// Anything else.
    #[default]
    Item,
}

/// Where a fixed row stands among the rows of the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Position {
    /// Before them.
    #[default]
    First,
    /// After them.
    Last,
}

/// A row that is printed whatever the document.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct RowSpec {
    /// Stable id.
    pub id: String,
    /// Its code in the block's `accounts` dimension.
    #[serde(default)]
    pub code: Option<String>,
    /// Printed label; `{unit}` is the document's unit.
    pub zh: String,
    /// English label.
    pub en: String,
    /// Indentation.
    #[serde(default)]
    pub level: u8,
    /// Total or item.
    #[serde(default)]
    pub kind: RowKind,
    /// Before or after the document's rows.
    #[serde(default)]
    pub position: Position,
    /// Coordinates of its cells.
    #[serde(default)]
    pub at: At,
    /// What its figures count where that is not the column's unit.
    #[serde(default)]
    pub unit: Option<Unit>,
    /// Words that announce its figures in a sentence; `…` stands for anything.
    #[serde(default)]
    pub said: Vec<String>,
    /// Other labels it is printed with.
    #[serde(default)]
    pub aliases: Vec<String>,
}

impl TableSpec {
    /// Whether any of its figures is money: then it names the unit that it is printed in.
    #[must_use]
    pub fn prints_money(&self) -> bool {
        let all_rows_differ =
            |block: &BlockSpec| !block.rows.is_empty() && block.rows.iter().all(|row| row.unit.is_some());
        let of_rows = |block: &BlockSpec| block.rows.iter().any(|row| row.unit == Some(Unit::Money));
        let of_columns = |block: &BlockSpec| block.columns.iter().any(|column| column.unit == Unit::Money);
        self.blocks.iter().any(|block| of_rows(block) || of_columns(block) && !all_rows_differ(block))
    }
}

impl BlockSpec {
    /// Whether the document's own rows name accounts without their codes: then they are accounts of
    /// the first level, and a code follows from its name.
    #[must_use]
    pub fn names_alone(&self) -> bool {
        self.accounts.is_some() && self.projects.is_none() && self.stub.zh.len() == 1
    }
}

impl Form {
    /// The table with this id, and its place.
    #[must_use]
    pub fn table(&self, id: &str) -> Option<(usize, &TableSpec)> {
        self.tables.iter().enumerate().find(|(_, table)| table.id == id)
    }

    /// What is wrong with the form set as data: unknown dimensions or nodes, repeated ids.
    /// Empty when it is sound.
    #[must_use]
    pub fn check(&self) -> Vec<String> {
        let mut wrong = Vec::new();
        let mut nodes: BTreeMap<&str, Option<BTreeSet<&str>>> = BTreeMap::new();
        for dimension in &self.dimensions {
            let closed = !dimension.nodes.is_empty();
            let kinds = [closed, !dimension.lengths.is_empty(), dimension.free];
            if kinds.iter().filter(|k| **k).count() != 1 {
                wrong.push(format!("dimension {}: exactly one of nodes, lengths, free", dimension.id));
            }
            let mut known = BTreeSet::new();
            for node in &dimension.nodes {
                if node.parent.as_deref().is_some_and(|p| !known.contains(p)) {
                    wrong.push(format!("dimension {}: {} stands before its parent", dimension.id, node.id));
                }
                if !known.insert(node.id.as_str()) {
                    wrong.push(format!("dimension {}: {} twice", dimension.id, node.id));
                }
            }
            if dimension.default.as_deref().is_some_and(|d| !known.contains(d)) {
                wrong.push(format!("dimension {}: its default is no node", dimension.id));
            }
            nodes.insert(&dimension.id, closed.then_some(known));
        }
        let mut at = |place: String, at: &At| {
            for (dimension, node) in at {
                match nodes.get(dimension.as_str()) {
                    None => wrong.push(format!("{place}: no dimension {dimension}")),
                    Some(Some(known)) if !known.contains(node.as_str()) => {
                        wrong.push(format!("{place}: no {node} in {dimension}"));
                    }
                    Some(_) => {}
                }
            }
        };
        for place in &self.never {
            at("never".to_owned(), place);
        }
        for table in &self.tables {
            for block in &table.blocks {
                let place = format!("{}/{}", table.id, block.id);
                at(place.clone(), &block.at);
                for open in [&block.accounts, &block.projects, &block.names].into_iter().flatten() {
                    at(place.clone(), &At::from([(open.clone(), String::new())]));
                }
                for column in &block.columns {
                    at(format!("{place} column {}", column.id), &column.at);
                }
                for row in &block.rows {
                    at(format!("{place} row {}", row.id), &row.at);
                }
            }
        }
        let repeated = |ids: Vec<&str>| ids.len() != ids.iter().collect::<BTreeSet<_>>().len();
        if repeated(self.tables.iter().map(|t| t.id.as_str()).collect()) {
            wrong.push("a table id stands twice".to_owned());
        }
        for table in &self.tables {
            for block in &table.blocks {
                if repeated(block.columns.iter().map(|c| c.id.as_str()).collect())
                    || repeated(block.rows.iter().map(|r| r.id.as_str()).collect())
                {
                    wrong.push(format!("{}/{}: an id stands twice", table.id, block.id));
                }
            }
        }
        wrong
    }
}

//! Which cells a statement is about.
//!
//! Three things say it: the headings above (`under` of a block), the account of the item, and the
//! words in front of the figure (`said` of rows and columns, names of accounts and projects). The
//! words must say nothing else: what is left of them besides the name has to be empty, the body's
//! own name, or a source or kind that the cell has anyway. Otherwise the statement is about nothing
//! known.

use std::collections::BTreeMap;

use super::Statement;
use super::plain::{key, plain};
use super::words::around;
use crate::disclosure::{Disclosure, WordsAt};
use crate::form::{BlockSpec, RowKind};
use crate::grid::{CellId, Grid, GridRow, Spot};
use crate::money::Unit;
use crate::quantity::NodeIndex;

/// More than one body's budget: what no disclosure has.
const REGIONS: [&str; 7] = ["全区", "全市", "全县", "全省", "全国", "全州", "全系统"];

/// Fills in the cells of the statements, what their shares may be of, and which earlier statement
/// has their amount.
pub(super) fn resolve(disclosure: &Disclosure, grid: &Grid, statements: &mut [Statement]) {
    let blocks = blocks(grid);
    let body = key(&disclosure.unit);
    let mut above: Vec<(u8, String)> = Vec::new();
    let mut headings: Vec<Vec<String>> = Vec::new();
    for section in &disclosure.narrative {
        let rank = rank(section.number.as_deref().unwrap_or_default());
        above.retain(|(known, _)| *known < rank);
        above.push((rank, key(section.title.as_deref().unwrap_or_default())));
        headings.push(above.iter().map(|(_, title)| title.clone()).collect());
    }
    let labels = Labels::new(grid);
    let scopes = scopes(disclosure, &labels, &body);
    for at in 0..statements.len() {
        let (before, rest) = statements.split_at_mut(at);
        let Some(statement) = rest.first_mut() else { continue };
        let WordsAt::Item { section, item } = statement.at else { continue };
        let Some(found) = disclosure.narrative.get(section).and_then(|found| found.items.get(item)) else {
            continue;
        };
        let scope = scopes.get(section).and_then(|scopes| scopes.get(item)).copied().flatten();
        let words = disclosure.quote(statement.words).map(plain).unwrap_or_default();
        let words = completed(disclosure, before, statement, &words).unwrap_or(words);
        let words = if statement.budgeted.is_some() { of_budget(&words).to_owned() } else { words };
        let nothing = Vec::new();
        let listener = Listener {
            grid,
            body: &body,
            headings: headings.get(section).unwrap_or(&nothing),
            account: found.account.last().map(String::as_str),
            words: &words,
            labels: &labels,
            scope,
        };
        statement.cells = listener.cells(&blocks);
        statement.wholes = statement.cells.iter().flat_map(|cell| wholes(grid, *cell)).collect();
        // 占总支出的…% says no more than 占…%.
        let of = statement.share_of.trim_start_matches(['比', '例', '重', '为', '全', '总']);
        let named = around(of);
        if REGIONS.iter().any(|region| statement.share_of.contains(region)) {
            // 占全区…的…%: of what the document does not have.
            (statement.wholes, statement.of_parent) = (Vec::new(), false);
        } else if !named.is_empty() {
            // 占本年支出合计的…%: named by itself.
            let parent = statement.parent.and_then(|parent| before.get(parent));
            let words = parent.and_then(|parent| disclosure.quote(parent.words)).map(plain);
            statement.of_parent = words.is_some_and(|words| around(&words).contains(&named));
            let listener = Listener { account: None, words: of, ..listener };
            let named = listener.cells(&blocks);
            statement.wholes = if named.is_empty() { listener.elsewhere(&blocks, statement) } else { named };
        }
        if statement.amount.is_none() && statement.same.is_none() && !statement.cells.is_empty() {
            let has = |known: &Statement| known.amount.is_some() && known.cells == statement.cells;
            statement.same = before.iter().rposition(has);
        }
        if statement.amount.is_none() && statement.same.is_none() && statement.cells.is_empty() {
            // 收入支出总计…万元。…收入支出总计减少…: the same words in the same item.
            let named = |words: &str| super::words::residue(words);
            let own = named(&words);
            let has = |known: &Statement| {
                let other = || disclosure.quote(known.words).map(plain).unwrap_or_default();
                known.amount.is_some() && known.at == statement.at && named(&other()).ends_with(&own)
            };
            statement.same = before.iter().rposition(has).filter(|_| !own.is_empty());
        }
    }
}

/// …支出年初预算数为: the name alone, without the words of the budgeted amount.
fn of_budget(words: &str) -> &str {
    let bare = words.trim_end_matches(['为', '是', '数']);
    let named = bare.strip_suffix("年初预算").or_else(|| bare.strip_suffix("全年预算"));
    named.filter(|named| !named.is_empty()).unwrap_or(words)
}

/// …财政拨款收入…万元，支出…万元: words that say no more than the other side of what their sentence spoke
/// of before.
fn completed(
    disclosure: &Disclosure,
    before: &[Statement],
    statement: &Statement,
    words: &str,
) -> Option<String> {
    let (side, other) = [("支出", "收入"), ("收入", "支出")].into_iter().find(|(side, _)| *side == words)?;
    let last = before.last().filter(|last| last.sentence == statement.sentence)?;
    let named = disclosure.quote(last.words).map(plain)?;
    let at = named.rfind(other)?;
    Some(format!("{}{side}{}", named.get(..at)?, named.get(at + other.len()..)?))
}

/// What the items of a list are parts of by the words that announce it (财政拨款支出主要内容如下：), as
/// one coordinate for each item.
fn scopes(disclosure: &Disclosure, labels: &Labels, body: &str) -> Vec<Vec<Option<(usize, NodeIndex)>>> {
    let of_section = |section: &crate::disclosure::Section| {
        let mut scope = None;
        let items = section.items.iter().map(|item| {
            let announces = item.number.is_none() && item.text.trim_end().ends_with(['：', ':']);
            if announces {
                // 某某服务中心 speaks of no services.
                scope = labels.first_in(&plain(&item.text).replace(body, ""));
            } else if item.number.is_none() && item.account.is_empty() {
                scope = None;
            }
            scope
        });
        items.collect()
    };
    disclosure.narrative.iter().map(of_section).collect()
}

/// What the nodes of closed dimensions are called, the longer before the shorter.
struct Labels(Vec<(String, usize, NodeIndex)>);

impl Labels {
    fn new(grid: &Grid) -> Self {
        let mut labels = Vec::new();
        for (d, dimension) in grid.space().dimensions().iter().enumerate() {
            for spec in grid.form().dimensions.iter().filter(|spec| spec.id == dimension.id) {
                let nodes = spec.nodes.iter().filter(|node| node.zh.chars().count() > 1);
                labels.extend(nodes.filter_map(|node| Some((plain(&node.zh), d, dimension.find(&node.id)?))));
            }
        }
        labels.sort_by(|(a, ..), (b, ..)| b.chars().count().cmp(&a.chars().count()).then_with(|| a.cmp(b)));
        Self(labels)
    }

    fn first_in(&self, words: &str) -> Option<(usize, NodeIndex)> {
        self.0.iter().find(|(label, ..)| words.contains(label.as_str())).map(|(_, d, node)| (*d, *node))
    }
}

/// How deep a heading with this number lies: 第三部分 0, 一、 1, （一） 2, 1. 3; without a number, a part.
fn rank(number: &str) -> u8 {
    let number = key_with_brackets(number);
    match number.chars().next() {
        None | Some('第') => 0,
        Some('(') => 2,
        Some(c) if c.is_ascii_digit() => 3,
        Some(_) => 1,
    }
}

fn key_with_brackets(number: &str) -> String {
    plain(number).chars().filter(|c| c.is_alphanumeric() || *c == '(').collect()
}

/// A block with the words that announce its figures.
struct Block<'a> {
    table: usize,
    block: usize,
    spec: &'a BlockSpec,
    under: Vec<String>,
    phrases: Vec<(String, Option<Named>)>,
    /// Rows by the code of their account.
    accounts: BTreeMap<&'a str, usize>,
    total: Option<usize>,
}

/// What words name in a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Named {
    Row(usize),
    Column(usize),
}

fn blocks(grid: &Grid) -> Vec<Block<'_>> {
    let mut found = Vec::new();
    for (t, (table, spec)) in grid.tables().iter().zip(&grid.form().tables).enumerate() {
        for (b, (block, spec)) in table.blocks.iter().zip(&spec.blocks).enumerate() {
            if spec.targets.is_some() {
                continue;
            }
            let mut phrases: Vec<(String, Option<Named>)> = Vec::new();
            let mut accounts = BTreeMap::new();
            for (at, row) in block.rows.iter().enumerate() {
                let fixed = row.id.as_ref().and_then(|id| spec.rows.iter().find(|row| row.id == *id));
                for words in fixed.into_iter().flat_map(|fixed| &fixed.said) {
                    phrases.push((plain(words), Some(Named::Row(at))));
                }
                if let (Some(code), None) = (&row.code, &row.project) {
                    accounts.insert(code.as_str(), at);
                }
                // Names without a heading to tell them by could be anything.
                if !spec.under.is_empty() {
                    let name = row.project.as_deref().or(row.code.as_ref().map(|_| row.label.zh.as_str()));
                    phrases.extend(name.map(|name| (plain(name), Some(Named::Row(at)))));
                }
            }
            for (at, column) in spec.columns.iter().enumerate() {
                phrases.extend(column.said.iter().map(|words| (plain(words), Some(Named::Column(at)))));
            }
            phrases.extend(spec.unsaid.iter().map(|words| (plain(words), None)));
            let total = block.rows.iter().position(|row| row.kind == RowKind::Total);
            let under = spec.under.iter().map(|words| key(words)).collect();
            if !phrases.is_empty() || !accounts.is_empty() {
                found.push(Block { table: t, block: b, spec, under, phrases, accounts, total });
            }
        }
    }
    found
}

/// One statement, heard for all blocks.
#[derive(Clone, Copy)]
struct Listener<'a> {
    grid: &'a Grid,
    body: &'a str,
    headings: &'a [String],
    account: Option<&'a str>,
    words: &'a str,
    labels: &'a Labels,
    /// What everything listed here is a part of.
    scope: Option<(usize, NodeIndex)>,
}

impl Listener<'_> {
    /// The cells of the blocks that the headings tell most of.
    fn cells(&self, blocks: &[Block<'_>]) -> Vec<CellId> {
        let mut best: (usize, Vec<CellId>) = (0, Vec::new());
        for block in blocks {
            let Some(told) = self.told(block) else { continue };
            if told < best.0 {
                continue;
            }
            let Some(cell) = self.cell(block, told > 0).filter(|cell| self.in_scope(*cell)) else { continue };
            if told > best.0 {
                best = (told, Vec::new());
            }
            best.1.push(cell);
        }
        self.decided(best.1)
    }

    /// The cells of other sections' blocks that the words name and that may contain what the statement
    /// is about, with those that contain it in its own table: a share may be of any of them.
    fn elsewhere(&self, blocks: &[Block<'_>], statement: &Statement) -> Vec<CellId> {
        let dimensions = self.grid.space().dimensions();
        // 占本年支出合计的…% of an appropriation: neither is part of the other in all there is to tell by.
        let contains = |whole: CellId| {
            statement.cells.iter().any(|cell| {
                let (whole, part) = (self.grid.place(whole), self.grid.place(*cell));
                dimensions.iter().enumerate().all(|(d, along)| {
                    along.contains(whole.get(d), part.get(d)) || along.contains(part.get(d), whole.get(d))
                })
            })
        };
        let named = blocks.iter().filter_map(|block| self.cell(block, true));
        let named: Vec<CellId> = named.filter(|cell| contains(*cell)).collect();
        if named.is_empty() {
            return named;
        }
        statement.wholes.iter().copied().chain(named).collect()
    }

    fn in_scope(&self, cell: CellId) -> bool {
        let inside = |(d, node): (usize, NodeIndex)| {
            let space = self.grid.space();
            space.dimensions().get(d).is_some_and(|along| along.contains(node, self.grid.place(cell).get(d)))
        };
        self.scope.is_none_or(inside)
    }

    /// The cells of what is measured first, without others; none where an account has several
    /// sources and the words do not say which.
    fn decided(&self, mut cells: Vec<CellId>) -> Vec<CellId> {
        let space = self.grid.space();
        let whole = space.whole();
        let measured = |cell: &CellId| {
            let place = self.grid.place(*cell);
            let along = space.dimensions().iter().enumerate();
            along.filter(|(_, dimension)| dimension.has_default()).all(|(d, _)| place.get(d) == whole.get(d))
        };
        if cells.iter().any(measured) {
            cells.retain(measured);
        }
        let differ = cells.windows(2).any(|pair| self.grid.place(pair[0]) != self.grid.place(pair[1]));
        if self.scope.is_some() && self.account.is_some() && differ {
            cells.clear();
        }
        cells
    }

    /// How much of the headings a block's words tell; none if it is not under one of them.
    fn told(&self, block: &Block<'_>) -> Option<usize> {
        if block.under.is_empty() {
            return Some(0);
        }
        let here = |words: &&String| self.headings.iter().any(|heading| heading.contains(words.as_str()));
        block.under.iter().filter(here).map(|words| words.chars().count()).max()
    }

    fn cell(&self, block: &Block<'_>, headed: bool) -> Option<CellId> {
        if let Some(code) = self.account {
            // An item about an account speaks of that account's row, of its total or a named column.
            let Some(row) = block.accounts.get(code).copied().filter(|_| headed) else {
                return self.named(block, self.words).map(|(cell, _)| cell);
            };
            let rest = behind_account(self.words);
            let cell = self.at(block, row, unsaid(block.spec)?)?;
            if self.is_bare(rest, cell) {
                return Some(cell);
            }
            let (_, named) = self.named(block, rest)?;
            let Named::Column(column) = named else { return None };
            return self.at(block, row, column);
        }
        if ["(类)", "(款)", "(项)"].iter().any(|level| self.words.contains(level)) {
            let rest = self.words.rsplit_once("(类)").filter(|_| headed)?;
            let (name, words) = (rest.0.trim_start_matches([',', ':', '、']), rest.1);
            // 一般公共服务支出(类): a class named alone.
            let named = |(code, row): (&&str, &usize)| {
                let label = self.row_label(block, *row)?;
                (code.len() == 3 && name.ends_with(label.as_str())).then_some(*row)
            };
            let row = block.accounts.iter().find_map(named)?;
            let cell = self.at(block, row, unsaid(block.spec)?)?;
            let label = self.row_label(block, row)?;
            let front = name.strip_suffix(label.as_str())?;
            return (self.is_bare(front, cell) && self.is_bare(words, cell)).then_some(cell);
        }
        self.named(block, self.words).map(|(cell, _)| cell).or_else(|| self.headed(block))
    }

    /// 项目名称：…, then 预算安排规模：…: the project that the heading names.
    fn headed(&self, block: &Block<'_>) -> Option<CellId> {
        let name = self.headings.last()?.strip_prefix("项目名称")?;
        let rows = &self.grid.tables().get(block.table)?.blocks.get(block.block)?.rows;
        let is_it = |row: &GridRow| row.project.as_deref().is_some_and(|project| key(project) == name);
        let mut of_project = rows.iter().enumerate().filter(|(_, row)| is_it(row)).map(|(at, _)| at);
        // One with money under several accounts is no one row.
        let row = of_project.next().filter(|_| of_project.next().is_none())?;
        let cell = self.at(block, row, unsaid(block.spec)?)?;
        (self.words.contains("规模") && self.is_bare(self.words, cell)).then_some(cell)
    }

    fn row_label(&self, block: &Block<'_>, row: usize) -> Option<String> {
        let rows = &self.grid.tables().get(block.table)?.blocks.get(block.block)?.rows;
        Some(plain(&rows.get(row)?.label.zh))
    }

    /// The cell that words name in a block: the longest phrase, with nothing else around it.
    fn named(&self, block: &Block<'_>, words: &str) -> Option<(CellId, Named)> {
        let mut found: Option<(usize, CellId, Named)> = None;
        let mut unsaid_length = 0;
        for (phrase, named) in &block.phrases {
            let Some(at) = phrase_at(words, phrase) else { continue };
            let length = phrase.chars().count();
            let Some(named) = named else {
                unsaid_length = unsaid_length.max(length);
                continue;
            };
            if found.is_some_and(|(known, ..)| known >= length) {
                continue;
            }
            let Some(cell) = self.of(block, *named) else { continue };
            let (front, behind) = (words.get(..at.0)?, words.get(at.1..)?);
            let placed = self.is_bare(front, cell) || self.is_whole(block, front, cell);
            if placed && self.is_bare(behind, cell) {
                found = Some((length, cell, *named));
            }
        }
        found.filter(|(length, ..)| *length > unsaid_length).map(|(_, cell, named)| (cell, named))
    }

    /// “三公”经费支出中，…: whether the words in front name something that contains the cell.
    fn is_whole(&self, block: &Block<'_>, front: &str, cell: CellId) -> bool {
        let whole = front.trim_end_matches(',').strip_suffix('中');
        let whole = whole.and_then(|words| self.named(block, words));
        whole.is_some_and(|(whole, _)| {
            whole != cell && self.grid.space().contains(self.grid.place(whole), self.grid.place(cell))
        })
    }

    fn of(&self, block: &Block<'_>, named: Named) -> Option<CellId> {
        match named {
            Named::Row(row) => self.at(block, row, unsaid(block.spec)?),
            Named::Column(column) => self.at(block, block.total?, column),
        }
    }

    fn at(&self, block: &Block<'_>, row: usize, column: usize) -> Option<CellId> {
        let cell = self.grid.cell(Spot { table: block.table, block: block.block, row, column })?;
        (self.grid.unit(cell) == Unit::Money).then_some(cell)
    }

    /// Whether words name nothing that the cell is not anyway.
    fn is_bare(&self, words: &str, cell: CellId) -> bool {
        let place = self.grid.place(cell);
        let mut rest = words.replace(self.body, "");
        let dimensions = self.grid.space().dimensions();
        let fits = |d: usize, node: NodeIndex| {
            dimensions.get(d).is_some_and(|along| along.contains(node, place.get(d)))
        };
        let mut at = 0;
        while let Some((label, ..)) = self.labels.0.get(at) {
            // One label may name nodes of several dimensions.
            let same = self.labels.0.iter().skip(at).take_while(|(other, ..)| other == label).count();
            if rest.contains(label.as_str()) {
                let named = self.labels.0.iter().skip(at).take(same);
                if !named.into_iter().any(|(_, d, node)| fits(*d, *node)) {
                    return false;
                }
                rest = rest.replace(label.as_str(), "");
            }
            at += same.max(1);
        }
        around(&rest).chars().all(|c| self.body.contains(c))
    }
}

/// Where the last of a phrase stands in words, in bytes.
fn phrase_at(words: &str, phrase: &str) -> Option<(usize, usize)> {
    let mut least = 0;
    let mut parts = phrase.split('…').peekable();
    while let Some(part) = parts.next() {
        let rest = words.get(least..)?;
        let at = if parts.peek().is_some() { rest.find(part)? } else { rest.rfind(part)? };
        if parts.peek().is_none() {
            return (!part.is_empty()).then_some((least + at, least + at + part.len()));
        }
        least += at + part.len();
    }
    None
}

/// The words behind the name of an account.
fn behind_account(words: &str) -> &str {
    let end = ["(项)", "(款)", "(类)", "科目"]
        .iter()
        .filter_map(|level| Some(words.rfind(level)? + level.len()))
        .max();
    match end {
        Some(end) => words.get(end..).unwrap_or_default(),
        // 甲-乙-丙, or the name alone.
        None if words.contains('-') => words.rsplit_once('-').map_or("", |_| ""),
        None => words,
    }
}

/// The column whose figures are said without naming it.
fn unsaid(spec: &BlockSpec) -> Option<usize> {
    let money = || spec.columns.iter().enumerate().filter(|(_, column)| column.unit == Unit::Money);
    let column = money().find(|(_, column)| column.said.is_empty() && !column.at.contains_key("measure"));
    column.or_else(|| money().find(|(_, column)| column.at.is_empty())).map(|(at, _)| at)
}

/// What a figure may be given as a share of: everything that contains it in its row, its column, or both.
fn wholes(grid: &Grid, cell: CellId) -> Vec<CellId> {
    let spot = grid.spot(cell);
    let Some(block) = grid.tables().get(spot.table).and_then(|table| table.blocks.get(spot.block)) else {
        return Vec::new();
    };
    let above = |parents: &dyn Fn(usize) -> Option<usize>, from: usize, length: usize| {
        std::iter::successors(Some(from), |at| parents(*at)).take(length).collect::<Vec<_>>()
    };
    let mut rows = above(&|row| block.rows.get(row)?.parent, spot.row, block.rows.len());
    rows.extend(block.rows.iter().position(|row| row.kind == RowKind::Total));
    let columns = above(&|column| block.columns.get(column)?.parent, spot.column, block.columns.len());
    let mut found: Vec<CellId> = Vec::new();
    for row in &rows {
        for column in &columns {
            let whole = block.cell(*row, *column);
            if whole != cell && !found.contains(&whole) {
                found.push(whole);
            }
        }
    }
    found
}

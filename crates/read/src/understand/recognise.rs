//! Which form a document follows, and where its tables stand.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use mingzhang::form::{Form, Section, TableSpec};

use super::cells;
use super::head::caption;
use super::key::key;
use super::token::Line;

/// Lines that a wrapped title may take, its number included.
const TITLE_LINES: usize = 3;

/// Characters of a line that can be (part of) a title.
const TITLE_LENGTH: usize = 60;

/// Where a table, or a page of it, stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Region {
    /// The form's table.
    pub(crate) table: usize,
    /// Lines below its title.
    pub(crate) lines: Range<usize>,
}

/// The form with most of its titles, then most of its headings, in the document; none if no form
/// has a title there.
pub(crate) fn recognise(forms: &[Arc<Form>], lines: &[Line]) -> Option<(Arc<Form>, Vec<Region>)> {
    let mut best: Option<(Arc<Form>, Vec<Region>)> = None;
    let mut most = (0, 0);
    for form in forms {
        let regions = regions(form, lines);
        let tables: BTreeSet<usize> = regions.iter().map(|region| region.table).collect();
        let headings =
            regions.iter().map(|region| headings(&form.tables[region.table], &lines[region.lines.clone()]));
        let score = (tables.len(), headings.sum());
        // A form without a title in the document is none, whatever its headings.
        if score.0 > 0 && score > most {
            most = score;
            best = Some((Arc::clone(form), regions));
        }
    }
    best
}

/// Column headings of the table that the first lines have.
fn headings(table: &TableSpec, lines: &[Line]) -> usize {
    const HEAD: usize = 60;
    let text: String = lines.iter().take(HEAD).map(|line| line.key.as_str()).collect();
    let columns = table.blocks.iter().flat_map(|block| &block.columns);
    columns.filter(|column| column.zh.last().is_some_and(|heading| text.contains(&key(heading)))).count()
}

fn regions(form: &Form, lines: &[Line]) -> Vec<Region> {
    let mut titles: Vec<(String, usize)> = Vec::new();
    for (at, table) in form.tables.iter().enumerate().filter(|(_, table)| table.section == Section::Tables) {
        titles.extend(std::iter::once(&table.title.zh).chain(&table.aliases).map(|title| (key(title), at)));
    }
    // The longest first: one title may end with another.
    titles.sort_by_key(|(title, _)| std::cmp::Reverse(title.len()));
    let headings = headings_of(form);
    let mut found: Vec<Title> = Vec::new();
    let mut ends: BTreeSet<usize> = BTreeSet::from([lines.len()]);
    let mut at = 0;
    while at < lines.len() {
        match title_at(form, &titles, &lines[at..]) {
            Some((table, length)) => {
                found.push(Title { table, lines: at..at + length });
                ends.insert(at);
                at += length;
            }
            None => {
                let line = &lines[at];
                let ends_a_table = is_part_heading(&line.key)
                    || is_heading_of(&headings, line)
                    || is_target_title(&line.key);
                if ends_a_table {
                    ends.insert(at);
                }
                at += 1;
            }
        }
    }
    let contents = contents(&found, lines);
    let below = |title: &Title| {
        let from = title.lines.end;
        from..ends.range(from..).next().copied().unwrap_or(lines.len())
    };
    let all: Vec<Region> = found
        .iter()
        .zip(contents)
        .filter(|(_, listed)| !listed)
        .map(|(title, _)| Region { table: title.table, lines: below(title) })
        .collect();
    keep_grids(form, lines, all)
}

/// A title, where it stands.
struct Title {
    table: usize,
    lines: Range<usize>,
}

/// Which of the titles are a table of contents: title after title with nothing between. The last
/// may be that of the first table itself, right below the list.
fn contents(titles: &[Title], lines: &[Line]) -> Vec<bool> {
    const FEWEST: usize = 3;
    const BELOW: usize = 3;
    let heads_a_table = |title: &Title| {
        let below = lines.iter().skip(title.lines.end).take(BELOW);
        below.take_while(|line| !is_part_heading(&line.key)).any(|line| {
            line.row.is_some_and(|row| row.width > 1) && line.tokens.len() > 1 || caption(line).is_some()
        })
    };
    let mut listed = vec![false; titles.len()];
    let mut from = 0;
    for run in titles.chunk_by(|a, b| b.lines.start <= a.lines.end + 1) {
        let length = run.len() - usize::from(run.last().is_some_and(heads_a_table));
        if length >= FEWEST {
            listed[from..from + length].fill(true);
        }
        from += run.len();
    }
    listed
}

/// Where a table stands in grids, they are all of it: text that only names it is not it.
fn keep_grids(form: &Form, lines: &[Line], regions: Vec<Region>) -> Vec<Region> {
    let extents: Vec<Option<usize>> = regions
        .iter()
        .map(|region| cells::extent(form, &form.tables[region.table], &lines[region.lines.clone()]))
        .collect();
    let in_grids: BTreeSet<usize> =
        regions.iter().zip(&extents).filter(|(_, extent)| extent.is_some()).map(|(r, _)| r.table).collect();
    let keep = |(region, extent): (Region, Option<usize>)| match extent {
        Some(length) => {
            let from = region.lines.start;
            Some(Region { lines: from..from + length, ..region })
        }
        None => (!in_grids.contains(&region.table)).then_some(region),
    };
    regions.into_iter().zip(extents).filter_map(keep).collect()
}

/// The table whose title begins here, and how many lines the title takes.
fn title_at(form: &Form, titles: &[(String, usize)], lines: &[Line]) -> Option<(usize, usize)> {
    let mut joined = String::new();
    let grid = |line: &Line| line.row.map(|row| row.grid);
    for (length, line) in lines.iter().take(TITLE_LINES).enumerate() {
        // What stands in a grid does not go on in the text below it.
        if grid(line) != lines.first().and_then(grid) {
            return None;
        }
        joined.push_str(&line.key);
        if joined.chars().count() > TITLE_LENGTH {
            return None;
        }
        let bare = without_number(&joined);
        let bare = bare.strip_suffix("续表").or_else(|| bare.strip_suffix('续')).unwrap_or(bare);
        for (title, table) in titles {
            if let Some(before) = bare.strip_suffix(title.as_str())
                && announces(before, &form.tables[*table].number, length == 0)
            {
                return Some((*table, length + 1));
            }
        }
    }
    None
}

/// The text without the number of a table behind it: `…表 公开01表`.
fn without_number(text: &str) -> &str {
    let digits = |text: &str| text.len() - text.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let named = |text: &'_ str| -> Option<usize> {
        let before = text.strip_suffix('表')?;
        let before = before.get(..before.len() - digits(before)).filter(|rest| rest.len() < before.len())?;
        let end = ["公开", "附", "预算", "决算"].iter().find_map(|word| before.strip_suffix(word));
        end.map(str::len).filter(|length| *length > 0)
    };
    named(text).and_then(|length| text.get(..length)).unwrap_or(text)
}

/// Whether what stands before a title is its number (`表 1`, `附表1`, `公开01表`) or, on the same
/// line, a year and a name.
fn announces(before: &str, number: &str, same_line: bool) -> bool {
    let numbers = |c: char| c.is_ascii_digit() || "附件公开表第一二三四五六七八九十之".contains(c);
    let number = key(number);
    before.chars().count() <= 8 && before.chars().all(numbers)
        || (!number.is_empty() && before.strip_prefix('表').unwrap_or(before) == number)
        || (same_line && (before.ends_with('年') || before.ends_with("年度")))
}

/// Keys of the headings of explanations that a form prints without a number.
pub(crate) fn headings_of(form: &Form) -> Vec<String> {
    form.headings.iter().map(|heading| key(heading)).collect()
}

/// Whether a line is one of those headings, alone or behind a name: `某某局主要职能`.
pub(crate) fn is_heading_of(headings: &[String], line: &Line) -> bool {
    const LENGTH: usize = 40;
    line.row.is_none()
        && line.key.chars().count() <= LENGTH
        && headings.iter().any(|heading| line.key.ends_with(heading.as_str()))
        && !line.tokens.iter().any(|token| token.text.contains(['。', '；', '，', '：', ':', '、', '…']))
}

/// The title of a performance table: 项目支出绩效目标表, 绩效目标申报表, 项目绩效自评表 and the like, on a line of its own or in the first
/// cell.
pub(crate) fn is_target_title(key: &str) -> bool {
    const LENGTH: usize = 40;
    let kinds = ["绩效目标", "绩效自评", "绩效评价"];
    let after = kinds.iter().find_map(|kind| key.split_once(kind)).map(|(_, after)| {
        let year = |c: char| c.is_ascii_digit() || c == '年' || c == '度';
        after.trim_end_matches(year)
    });
    key.chars().count() <= LENGTH
        && after.is_some_and(|after| after.ends_with('表') && after.chars().count() <= 5)
}

/// 第三部分 …
fn is_part_heading(key: &str) -> bool {
    let Some(rest) = key.strip_prefix('第') else { return false };
    let after = rest.trim_start_matches(|c| "一二三四五六七八九十0123456789".contains(c));
    after.len() < rest.len() && after.starts_with("部分") && key.chars().count() <= TITLE_LENGTH
}

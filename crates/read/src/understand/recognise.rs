//! Which form a document follows, and where its tables stand.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use mingzhang::form::{Form, Section, TableSpec};

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
    let mut regions: Vec<Region> = Vec::new();
    let mut open: Option<(usize, usize)> = None;
    let mut at = 0;
    while at < lines.len() {
        let title = title_at(form, &titles, &lines[at..]);
        let ends = title.is_some() || is_part_heading(&lines[at].key);
        if let Some((table, from)) = open.take_if(|_| ends) {
            regions.push(Region { table, lines: from..at });
        }
        match title {
            Some((table, length)) => {
                at += length;
                open = Some((table, at));
            }
            None => at += 1,
        }
    }
    if let Some((table, from)) = open {
        regions.push(Region { table, lines: from..lines.len() });
    }
    regions
}

/// The table whose title begins here, and how many lines the title takes.
fn title_at(form: &Form, titles: &[(String, usize)], lines: &[Line]) -> Option<(usize, usize)> {
    let mut joined = String::new();
    for (length, line) in lines.iter().take(TITLE_LINES).enumerate() {
        joined.push_str(&line.key);
        if joined.chars().count() > TITLE_LENGTH {
            return None;
        }
        let bare = joined.strip_suffix("续表").or_else(|| joined.strip_suffix('续')).unwrap_or(&joined);
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

/// Whether what stands before a title is its number (`表 1`, `附表1`, `公开01表`) or, on the same
/// line, a year and a name.
fn announces(before: &str, number: &str, same_line: bool) -> bool {
    let numbers = |c: char| c.is_ascii_digit() || "附件公开表第一二三四五六七八九十之".contains(c);
    let number = key(number);
    before.chars().count() <= 8 && before.chars().all(numbers)
        || (!number.is_empty() && before.strip_prefix('表').unwrap_or(before) == number)
        || (same_line && (before.ends_with('年') || before.ends_with("年度")))
}

/// 第三部分 …
fn is_part_heading(key: &str) -> bool {
    let Some(rest) = key.strip_prefix('第') else { return false };
    let after = rest.trim_start_matches(|c| "一二三四五六七八九十0123456789".contains(c));
    after.len() < rest.len() && after.starts_with("部分") && key.chars().count() <= TITLE_LENGTH
}

//! Which lines outside the tables are words, and which belong to performance tables.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use mingzhang::form::Form;

use super::number::{LAST_OF_HEADINGS, number};
use super::target;
use crate::understand::key::{join, key};
use crate::understand::recognise::{Region, is_heading_of, is_target_title};
use crate::understand::token::Line;

/// Lines that a table of contents may take.
const CONTENTS: usize = 200;

/// Lines that an entry of the table of contents goes on in.
const WRAPPED: usize = 2;

/// Pages on which a line must stand first or last to be a running head.
const PAGES: usize = 3;

/// Lines that the title of a table may take.
const TITLE_LINES: usize = 3;

/// The lines outside the numbered tables.
#[derive(Debug, Default)]
pub(super) struct Layout {
    /// Lines of the narrative, by their place.
    pub(super) words: Vec<usize>,
    /// Performance tables, their titles included.
    pub(super) targets: Vec<Vec<Line>>,
}

/// Marks the titles above the regions as inside.
pub(super) fn titles(form: &Form, lines: &[Line], regions: &[Region], inside: &mut [bool]) {
    for region in regions {
        let Some(table) = form.tables.get(region.table) else { continue };
        let titles: Vec<String> =
            std::iter::once(&table.title.zh).chain(&table.aliases).map(|title| key(title)).collect();
        let mut joined = String::new();
        for at in (0..region.lines.start).rev().take(TITLE_LINES) {
            joined = lines.get(at).map(|line| line.key.as_str()).unwrap_or_default().to_owned() + &joined;
            let found = titles.iter().any(|title| joined.contains(title.as_str()));
            let number =
                |line: &Line| line.key.starts_with(['表', '附', '公']) && line.key.chars().count() <= 8;
            let above = at.checked_sub(1).filter(|above| lines.get(*above).is_some_and(number));
            if found {
                inside.get_mut(above.unwrap_or(at)..region.lines.start).unwrap_or_default().fill(true);
                break;
            }
        }
    }
}

/// Sorts the lines that are not `inside` a numbered table; `headings` are the keys of those that the
/// form prints without a number.
pub(super) fn of(lines: &[Line], inside: &[bool], headings: &[String]) -> Layout {
    let outside = |at: usize| !inside.get(at).copied().unwrap_or(false);
    let contents = contents(lines, headings);
    let heads = running_heads(lines);
    let mut layout = Layout::default();
    let mut targets: Vec<Range<usize>> = Vec::new();
    let mut open: Option<usize> = None;
    // Whether the open performance table has shown a row of a grid.
    let mut grids = false;
    // The latest ordinal of each rank of heading: what comes next ends a performance table.
    let mut latest: BTreeMap<u8, u32> = BTreeMap::new();
    for (at, line) in lines.iter().enumerate() {
        let text = text(line);
        let heading = number(&text).filter(|(number, _)| number.rank <= LAST_OF_HEADINGS);
        let next = heading.as_ref().is_some_and(|(number, _)| {
            number.rank == 0 || latest.get(&number.rank).is_some_and(|last| last + 1 == number.ordinal)
        });
        if is_page_number(line) || heads.contains(&line.key) {
            continue;
        }
        let title = is_target_title(&line.key);
        let titled = heading.is_none() && is_heading_of(headings, line);
        let left = grids && line.row.is_none();
        if let Some(from) = open
            && (title || titled || !outside(at) || (next && line.row.is_none()) || left)
        {
            targets.push(from..at);
            open = None;
        }
        if !outside(at) || contents.contains(&at) {
            continue;
        }
        if title {
            open = Some(at);
            grids = false;
        } else {
            // A grid of indicators may stand without a title.
            if open.is_none() && line.row.is_some() && target::is_heading(line) {
                open = Some(start_of_grid(lines, at));
            }
            grids |= line.row.is_some();
        }
        if open.is_some() || line.row.is_some() {
            continue;
        }
        if let Some((number, _)) = heading {
            latest.retain(|rank, _| *rank < number.rank);
            latest.insert(number.rank, number.ordinal);
        } else if titled {
            latest.clear();
        }
        layout.words.push(at);
    }
    targets.extend(open.map(|from| from..lines.len()));
    for range in targets {
        let own = range.clone().filter_map(|at| lines.get(at).map(|line| (at, line)));
        let in_cells = own.clone().any(|(_, line)| line.row.is_some());
        // A bare number is points rather than a page, unless points stand in cells.
        let bare = |line: &Line| !in_cells && line.tokens.iter().all(|token| token.digits().is_some());
        let aside = |line: &Line| is_page_number(line) || heads.contains(&line.key);
        let own = own.filter(|(_, line)| !aside(line) || bare(line));
        let table: Vec<Line> = own.clone().map(|(_, line)| line.clone()).collect();
        if target::is_table(&table) {
            layout.targets.push(table);
        } else {
            // What only names a table (详见绩效目标表) is words.
            let words = own.filter(|(_, line)| line.row.is_none() && !aside(line));
            layout.words.extend(words.map(|(at, _)| at));
        }
    }
    layout.words.sort_unstable();
    layout
}

/// The first row of the grid that a line is a row of.
fn start_of_grid(lines: &[Line], at: usize) -> usize {
    let grid = |at: usize| lines.get(at).and_then(|line| line.row).map(|row| row.grid);
    let before = (0..at).rev().take_while(|before| grid(*before) == grid(at));
    before.last().unwrap_or(at)
}

/// The text of a line, without the spaces between its words.
fn text(line: &Line) -> String {
    join(line.tokens.iter().map(|token| token.text.as_str()))
}

/// `12`, `- 12 -`, `第 12 页 共 40 页`; 15.16% is none.
fn is_page_number(line: &Line) -> bool {
    let inside = |c: char| c.is_ascii_digit() || "第页共/-—–－·~".contains(c);
    line.key.chars().count() <= 10
        && line.key.contains(|c: char| c.is_ascii_digit())
        && line.tokens.iter().all(|token| token.text.chars().all(inside))
}

/// Lines of the table of contents. It ends where its first entry comes again; else with the last of
/// the lines below its title that have a number, a leader or a page, wrapped ones included.
fn contents(lines: &[Line], headings: &[String]) -> BTreeSet<usize> {
    let entry = |line: &Line| line.key.trim_end_matches(|c: char| c.is_ascii_digit()).to_owned();
    let Some(from) = lines.iter().position(|line| matches!(line.key.as_str(), "目录" | "目次")) else {
        return BTreeSet::new();
    };
    let first = lines.get(from + 1).map(entry).filter(|entry| !entry.is_empty());
    let after = lines.iter().enumerate().skip(from + 2).take(CONTENTS);
    if let Some((to, _)) = first.and_then(|first| after.clone().find(|(_, line)| entry(line) == first)) {
        return (from..to).collect();
    }
    let led = |line: &Line| {
        line.tokens.iter().any(|token| token.text.contains(['…', '·']) || token.text.contains("...."))
    };
    let listed = |line: &Line| {
        let text = text(line);
        led(line) || number(&text).is_some_and(|(_, rest)| !rest.contains(['。', '；', '，', '：']))
    };
    let entries = lines.iter().enumerate().skip(from + 1).take(CONTENTS);
    let mut to = from;
    for (at, line) in entries {
        let ends = at > to + WRAPPED || (is_heading_of(headings, line) && !listed(line));
        if ends {
            break;
        }
        if listed(line) {
            to = at;
        }
    }
    (from..=to).collect()
}

/// Lines that stand first or last on several pages.
fn running_heads(lines: &[Line]) -> BTreeSet<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let page = |line: &Line| line.tokens.first().map(|token| token.place.part);
    for page in lines.chunk_by(|a, b| page(a) == page(b)) {
        let ends: BTreeSet<&str> =
            [page.first(), page.last()].into_iter().flatten().map(|line| line.key.as_str()).collect();
        for key in ends {
            *counts.entry(key).or_default() += 1;
        }
    }
    counts.into_iter().filter(|(_, count)| *count >= PAGES).map(|(key, _)| key.to_owned()).collect()
}

//! Which form a document follows, and where its tables stand.

mod headed;
mod title;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use mingzhang::form::{Form, TableSpec};

use self::title::{Title, Titles, is_part_heading};
pub(crate) use self::title::{headings_of, is_heading_of, is_table_number, is_target_title};
use super::cells;
use super::head::caption;
use super::key::key;
use super::token::Line;

/// Where a table, or a page of it, stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Region {
    /// The form's table.
    pub(crate) table: usize,
    /// Lines of its title.
    pub(crate) title: Range<usize>,
    /// Lines below its title.
    pub(crate) lines: Range<usize>,
    /// Lines below these that belong to no other table.
    pub(crate) beyond: Range<usize>,
    /// Its title is printed as the form has it.
    exact: bool,
}

/// The form of a document.
#[derive(Debug)]
pub(crate) struct Recognised {
    pub(crate) form: Arc<Form>,
    /// Where its tables stand.
    pub(crate) regions: Vec<Region>,
    /// Forms whose titles and headings it has just as well.
    pub(crate) alike: Vec<Arc<Form>>,
}

/// The form with most of its titles, then most of them as it has them, then most of its headings,
/// in the document; none if no form has a title there. A form that the reader has told, the only
/// one, may have its tables found by their headings alone.
pub(crate) fn recognise(forms: &[Arc<Form>], lines: &[Line]) -> Option<Recognised> {
    let mut best: Option<Recognised> = None;
    let mut most = (0, 0, 0);
    for form in forms {
        let regions = regions(form, lines);
        let tables: BTreeSet<usize> = regions.iter().map(|region| region.table).collect();
        let exact = regions.iter().filter(|region| region.exact).map(|region| region.table);
        let exact: BTreeSet<usize> = exact.collect();
        let headings =
            regions.iter().map(|region| headings(&form.tables[region.table], &lines[region.lines.clone()]));
        let score = (tables.len(), exact.len(), headings.sum());
        // A form without a title in the document is none, whatever its headings.
        if score.0 == 0 {
            continue;
        }
        if score > most {
            most = score;
            best = Some(Recognised { form: Arc::clone(form), regions, alike: Vec::new() });
        } else if score == most
            && let Some(best) = &mut best
        {
            best.alike.push(Arc::clone(form));
        }
    }
    match (best, forms) {
        (None, [told]) => {
            let regions = headed::regions(told, lines);
            let form = Arc::clone(told);
            (!regions.is_empty()).then_some(Recognised { form, regions, alike: Vec::new() })
        }
        (best, _) => best,
    }
}

/// Column headings of the table that the first lines have.
fn headings(table: &TableSpec, lines: &[Line]) -> usize {
    const HEAD: usize = 60;
    let text: String = lines.iter().take(HEAD).map(|line| line.key.as_str()).collect();
    let columns = table.blocks.iter().flat_map(|block| &block.columns);
    columns.filter(|column| column.zh.last().is_some_and(|heading| text.contains(&key(heading)))).count()
}

fn regions(form: &Form, lines: &[Line]) -> Vec<Region> {
    let headings = headings_of(form);
    let titles = Titles::new(form);
    let mut found: Vec<(Range<usize>, Title)> = Vec::new();
    let mut ends: BTreeSet<usize> = BTreeSet::from([lines.len()]);
    let mut at = 0;
    while at < lines.len() {
        match titles.at(&lines[at..]) {
            Some(title) => {
                let end = at + title.length;
                found.push((at..end, title));
                ends.insert(at);
                at = end;
            }
            None => {
                let line = &lines[at];
                let ends_a_table = is_part_heading(&line.key)
                    || is_heading_of(&headings, line)
                    || is_target_title(&line.key)
                    || titles.other_at(&lines[at..]);
                if ends_a_table {
                    ends.insert(at);
                }
                at += 1;
            }
        }
    }
    let listed = contents(&found, lines);
    let all: Vec<Region> = found
        .into_iter()
        .zip(listed)
        .filter(|(_, listed)| !listed)
        .map(|((title, Title { table, exact, .. }), _)| {
            let below = ends.range(title.end..).next().copied().unwrap_or(lines.len());
            Region { table, lines: title.end..below, beyond: below..below, title, exact }
        })
        .collect();
    keep_grids(form, lines, all)
}

/// The lines of each table that is none of the regions, because the form does not have it or its
/// headings say nothing: its title, and what may be its rows.
pub(crate) fn others(form: &Form, lines: &[Line], regions: &[Region]) -> Vec<Vec<usize>> {
    let titles = Titles::new(form);
    let inside: BTreeSet<usize> =
        regions.iter().flat_map(|region| region.title.start..region.lines.end).collect();
    let mut found: Vec<Vec<usize>> = Vec::new();
    let mut open = false;
    for (at, line) in lines.iter().enumerate() {
        if inside.contains(&at) || is_part_heading(&line.key) || is_target_title(&line.key) {
            open = false;
        } else if titles.other_at(&lines[at..]) || titles.headless_at(&lines[at..]) {
            open = true;
            found.push(vec![at]);
        } else if open && let Some(rows) = found.last_mut() {
            let figures = line.tokens.iter().any(|token| token.printed().is_some());
            let sentence = line.tokens.iter().any(|token| token.text.contains('。'));
            if figures && !sentence && caption(line).is_none() {
                rows.push(at);
            }
        }
    }
    found
}

/// Which of the titles are a table of contents: title after title with nothing between. The last
/// may be that of the first table itself, right below the list.
fn contents(titles: &[(Range<usize>, Title)], lines: &[Line]) -> Vec<bool> {
    const FEWEST: usize = 3;
    const BELOW: usize = 3;
    let heads_a_table = |(title, _): &(Range<usize>, Title)| {
        let below = lines.iter().skip(title.end).take(BELOW);
        below.take_while(|line| !is_part_heading(&line.key)).any(|line| {
            line.row.is_some_and(|row| row.width > 1) && line.tokens.len() > 1 || caption(line).is_some()
        })
    };
    let mut listed = vec![false; titles.len()];
    let mut from = 0;
    for run in titles.chunk_by(|(a, _), (b, _)| b.start <= a.end + 1) {
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
    // A page of a table goes on in the columns of the one before, whatever is left of its headings.
    let mut widths: BTreeMap<usize, u32> = BTreeMap::new();
    let mut extents: Vec<Option<usize>> = Vec::new();
    for region in &regions {
        let (table, lines) = (&form.tables[region.table], &lines[region.lines.clone()]);
        let extent = cells::extent(form, table, lines, widths.get(&region.table).copied());
        widths.extend(extent.map(|extent| (region.table, extent.width)));
        extents.push(extent.map(|extent| extent.lines));
    }
    let in_grids: BTreeSet<usize> =
        regions.iter().zip(&extents).filter(|(_, extent)| extent.is_some()).map(|(r, _)| r.table).collect();
    let keep = |(region, extent): (Region, Option<usize>)| match extent {
        Some(length) => {
            let Range { start, end } = region.lines;
            Some(Region { lines: start..start + length, beyond: start + length..end, ..region })
        }
        None => (!in_grids.contains(&region.table)).then_some(region),
    };
    regions.into_iter().zip(extents).filter_map(keep).collect()
}

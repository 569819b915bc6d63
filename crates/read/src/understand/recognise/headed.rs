//! Tables by the headings of their columns alone: where the reader has told the form, and titles are
//! worded otherwise or are not there.

use mingzhang::form::{Form, Section};

use super::title::is_table_number;
use super::{Region, cells, keep_grids};
use crate::understand::head::caption;
use crate::understand::token::Line;

/// The grids whose headings are those of one table of the form and of no other.
pub(super) fn regions(form: &Form, lines: &[Line]) -> Vec<Region> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    let mut at = 0;
    for piece in cells::pieces(lines) {
        if let Some(table) = table_of(form, piece) {
            // What stands right above states its money unit.
            let above = lines[..at].iter().rev();
            let above = above.take_while(|line| caption(line).is_some() || is_table_number(&line.key));
            found.push((at - above.count(), table));
        }
        at += piece.len();
    }
    let ends = found.iter().skip(1).map(|(from, _)| *from).chain([lines.len()]);
    let regions = found.iter().zip(ends).map(|((from, table), end)| Region {
        table: *table,
        title: *from..*from,
        lines: *from..end,
        beyond: end..end,
        exact: false,
    });
    keep_grids(form, lines, regions.collect())
}

fn table_of(form: &Form, grid: &[Line]) -> Option<usize> {
    grid.first()?.row?;
    let numbered = form.tables.iter().enumerate().filter(|(_, table)| table.section == Section::Tables);
    let mut headed = numbered.filter(|(_, table)| cells::is_headed(form, table, grid));
    let (table, _) = headed.next()?;
    headed.next().is_none().then_some(table)
}

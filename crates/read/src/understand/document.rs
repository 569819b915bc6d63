//! From lines to a disclosure: the steps of understanding in their order.

mod rest;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use mingzhang::classification;
use mingzhang::disclosure::{Disclosure, Figure, Row, Table};
use mingzhang::form::{Form, TableSpec};
use mingzhang::grid::{CellId, Grid};
use mingzhang::money::{MoneyUnit, Unit};

use super::assign::{self, RowFigures};
use super::found::{FoundRow, FoundTable, Known};
use super::head::Money;
use super::reading::{Ambiguous, Evidence, Notice, Reading};
use super::recognise::{Recognised, Region, recognise};
use super::remarks::{Remarks, remarks};
use super::tables::{self, Tables};
use super::token::{Line, Printed, Token};
use super::truncated;
use super::{beside, found, head, key, token};
use crate::source::{Cut, Format, Place, Source};
use crate::{Problem, ReadError, Told, narrative};

/// As much text outside the tables as is searched for what it speaks of.
const SEARCHED: usize = 1_000_000;

/// Understands a document on the one of the forms that it follows.
///
/// # Errors
/// A document in which no form, unit or year is recognised, or that was cut off before them.
pub fn understand<'a>(source: &Source, told: impl Into<Told<'a>>) -> Result<Reading, ReadError> {
    let cut = source.cuts().any(|(cut, _)| cut == Cut::Short);
    let named = match source.format {
        Format::Pdf => Some("PDF"),
        Format::Html => Some("HTML"),
        _ => None,
    };
    let missing = |problem: &Problem| {
        matches!(problem, Problem::NoForm | Problem::NotOfForm { .. } | Problem::NoUnit | Problem::NoYear)
    };
    whole(source, told.into()).map_err(|error| match named.filter(|_| cut && missing(&error.problem)) {
        Some(format) => ReadError::of_file(Problem::Damaged(format)),
        None => error,
    })
}

fn whole(source: &Source, told: Told<'_>) -> Result<Reading, ReadError> {
    let forms = told.forms;
    let lines = &beside::apart(token::lines(source), forms)[..];
    let recognised = recognise(forms, lines).ok_or_else(|| ReadError::of_file(not_recognised(forms)))?;
    let Recognised { form, regions, alike } = recognised;
    let captions = || lines.iter().filter_map(head::caption);
    let printed = || captions().find_map(|caption| caption.unit).or_else(|| head::unit_of_titles(lines));
    let unit = told.unit.map(str::to_owned).or_else(printed);
    let unit = unit.ok_or_else(|| ReadError::of_file(Problem::NoUnit))?;
    let year = told.year.or_else(|| head::year(tables::outside(lines, &regions), &form.stage));
    let year = year.ok_or_else(|| ReadError::of_file(Problem::NoYear))?;
    let is_drawn = source.format == Format::Pdf;
    let mut known = Known { unit, year, names: HashMap::new(), running: found::running(lines), is_drawn };
    let Tables { found, unknown } = tables::read(&form, &regions, lines, &mut known);
    // The form's own unit if some table prints it, so that figures are kept as printed.
    let printed = |found: &FoundTable| found.money.as_ref().and_then(Money::known);
    let prints_own = found.values().any(|table| printed(table) == Some(form.money_unit));
    let without_own = found.iter().filter(|(table, _)| form.tables[**table].money_unit.is_none());
    let money_of_first = without_own.map(|(_, table)| table).find_map(printed);
    let money = if prints_own { form.money_unit } else { money_of_first.unwrap_or(form.money_unit) };
    let format = source.format;
    Understanding { form, alike, lines, regions, found, unknown, known, money, format }.reading()
}

/// Why no form was recognised: of several none, or not the one that the reader told.
fn not_recognised(forms: &[Arc<Form>]) -> Problem {
    match forms {
        [told] => Problem::NotOfForm { zh: told.name.zh.clone(), en: told.name.en.clone() },
        _ => Problem::NoForm,
    }
}

/// A row with its figures as amounts, ready to be laid out.
struct Entry<'a> {
    table: usize,
    found: &'a FoundRow,
    row: Row,
    figures: Vec<Option<(Figure, Place)>>,
}

struct Understanding<'a> {
    form: Arc<Form>,
    /// Forms that it may be on as well.
    alike: Vec<Arc<Form>>,
    lines: &'a [Line],
    regions: Vec<Region>,
    found: BTreeMap<usize, FoundTable>,
    /// Lines of the tables whose columns were not understood.
    unknown: BTreeMap<usize, BTreeSet<usize>>,
    known: Known,
    money: MoneyUnit,
    format: Format,
}

impl Understanding<'_> {
    fn reading(self) -> Result<Reading, ReadError> {
        let mut unread: BTreeSet<(usize, usize)> = BTreeSet::new();
        for (table, found) in &self.found {
            unread.extend(found.unread.iter().map(|line| (*line, *table)));
        }
        for (table, lines) in &self.unknown {
            unread.extend(lines.iter().map(|line| (*line, *table)));
        }
        let entries = self.entries(&mut unread);
        let mut disclosure = self.outline(&entries);
        let grid = Grid::new(Arc::clone(&self.form), &disclosure)
            .map_err(|error| ReadError::of_file(Problem::NotLaidOut(error.to_string())))?;
        let places = places(&grid);
        let mut rows = Vec::new();
        let mut entry_of = Vec::new();
        let mut own: HashMap<(usize, usize), usize> = HashMap::new();
        let mut filled: BTreeSet<(usize, usize, usize)> = BTreeSet::new();
        for (at, entry) in entries.iter().enumerate() {
            let block = (entry.table, entry.found.block);
            let place = match entry.found.fixed {
                Some(fixed) => places
                    .fixed
                    .get(&(block, self.form.tables[block.0].blocks[block.1].rows[fixed].id.clone())),
                None => {
                    let next = own.entry(block).or_default();
                    *next += 1;
                    places.own.get(&(block, *next - 1))
                }
            };
            let Some(row) = place else { continue };
            let figures =
                entry.figures.iter().map(|figure| figure.map(|(figure, _)| figure.amount)).collect();
            filled.insert((block.0, block.1, *row));
            let columns = entry.found.columns.clone();
            let among = self.found[&entry.table].columns.clone();
            rows.push(RowFigures { at: (block.0, block.1, *row), figures, columns, among });
            entry_of.push(Some(at));
        }
        // A printed table's other rows have nothing in them, where all of it was understood.
        let in_doubt = self.in_doubt();
        for table in self.found.keys().filter(|table| !in_doubt.contains(table)) {
            for (b, block) in grid.tables()[*table].blocks.iter().enumerate() {
                for row in (0..block.rows.len()).filter(|row| !filled.contains(&(*table, b, *row))) {
                    let at = (*table, b, row);
                    rows.push(RowFigures { at, figures: Vec::new(), columns: None, among: None });
                    entry_of.push(None);
                }
            }
        }
        let mentions = self.mentions(&grid);
        let assigned = assign::assign(&grid, &rows, !in_doubt.is_empty(), &|cell| {
            mentions.get(&cell).copied().unwrap_or(0)
        });
        let mut evidence = Vec::new();
        let mut ambiguous = Vec::new();
        let mut columns: HashMap<usize, Vec<usize>> = HashMap::new();
        let mut readings: HashMap<usize, Vec<Vec<usize>>> = HashMap::new();
        for (at, assigned) in entry_of.into_iter().zip(assigned) {
            let Some(at) = at else { continue };
            columns.extend(assigned.columns.map(|columns| (at, columns)));
            readings.insert(at, assigned.alternatives);
        }
        let mut next: HashMap<usize, usize> = HashMap::new();
        for (at, entry) in entries.iter().enumerate() {
            let spec = &self.form.tables[entry.table];
            let column_ids = |columns: &[usize]| -> Vec<String> {
                columns
                    .iter()
                    .map(|column| spec.blocks[entry.found.block].columns[*column].id.clone())
                    .collect()
            };
            let Some(table) = disclosure.tables.iter_mut().find(|table| table.id == spec.id) else {
                continue;
            };
            let row = next.entry(entry.table).or_default();
            let place = *row;
            *row += 1;
            let Some(cells) = table.rows.get_mut(place) else { continue };
            cells.cells.clear();
            let Some(columns) = columns.get(&at) else {
                unread.insert((entry.found.line, entry.table));
                continue;
            };
            for (column, figure) in column_ids(columns).into_iter().zip(&entry.figures) {
                if let Some((figure, place_of_figure)) = figure {
                    evidence.push(Evidence {
                        table: spec.id.clone(),
                        row: place,
                        column: column.clone(),
                        place: *place_of_figure,
                    });
                    cells.cells.push((column, *figure));
                }
            }
            let left = readings.get(&at).map_or(&[][..], Vec::as_slice);
            if !left.is_empty() {
                ambiguous.push(Ambiguous {
                    table: spec.id.clone(),
                    row: place,
                    label: self.label(entry),
                    place: self.place(entry.found.line),
                    readings: left.iter().map(|columns| column_ids(columns)).collect(),
                });
            }
        }
        let (unread, notices) = (self.shown(&unread), self.notices(&disclosure));
        let mut reading = Reading { disclosure, evidence, unread, ambiguous, notices };
        narrative::add(&self.form, self.lines, &self.regions, &mut reading);
        self.add_others(&mut reading);
        if self.format == Format::Pdf {
            let Disclosure { tables, performance, .. } = &reading.disclosure;
            reading.notices.extend(truncated::notices(tables, performance));
        }
        Ok(reading)
    }

    /// The tables of which figures are missing, because lines were not understood.
    fn in_doubt(&self) -> BTreeSet<usize> {
        let has_figures = |line: &usize| {
            self.lines
                .get(*line)
                .is_some_and(|line| line.tokens.iter().any(|token| token.printed().is_some()))
        };
        let is_figure = |token: &Token| token.printed().is_some();
        let left =
            |found: &FoundTable| found.unread.iter().any(has_figures) || found.left.iter().any(is_figure);
        let found = self.found.iter().filter(|(_, found)| left(found));
        found.map(|(table, _)| *table).collect()
    }

    /// The rows with figures, and the document's own.
    fn entries(&self, unread: &mut BTreeSet<(usize, usize)>) -> Vec<Entry<'_>> {
        let mut entries = Vec::new();
        for (table, found) in &self.found {
            let spec = &self.form.tables[*table];
            if matches!(found.money, Some(Money::Other(_))) {
                unread.extend(found.rows.iter().map(|row| (row.line, *table)));
                continue;
            }
            let printed_in = self.money_unit(spec, found);
            // Sheets hold numbers, which have no zeros at their end.
            let decimals = if self.format.has_sheets() { decimals_of_sheet(found) } else { 0 };
            for row in &found.rows {
                let block = &spec.blocks[row.block];
                let fixed = row.fixed.map(|fixed| &block.rows[fixed]);
                let unit_of = |nth: usize| {
                    let column = row.columns.as_ref().map_or(Some(&0), |columns| columns.get(nth));
                    let of_column =
                        column.and_then(|column| block.columns.get(*column)).map(|column| column.unit);
                    fixed.and_then(|fixed| fixed.unit).or(of_column).unwrap_or_default()
                };
                let figures: Option<Vec<_>> = row
                    .figures
                    .iter()
                    .enumerate()
                    .map(|(nth, (printed, place))| {
                        let unit = unit_of(nth);
                        let figure = match printed {
                            Printed::Dash => return Some(None),
                            Printed::Number(text) => Figure::read(text, unit, printed_in).ok()?,
                            Printed::Money(text, own) => {
                                in_unit(text, *own, printed_in).filter(|_| unit == Unit::Money)?
                            }
                        };
                        let least = if unit == Unit::Money { decimals } else { 0 };
                        Some(Some((Figure { decimals: figure.decimals.max(least), ..figure }, *place)))
                    })
                    .collect();
                let Some(figures) = figures else {
                    unread.insert((row.line, *table));
                    continue;
                };
                if figures.iter().all(Option::is_none) {
                    // A row without figures says nothing, unless they were lost from a line.
                    if fixed.is_none() && row.columns.is_none() {
                        unread.insert((row.line, *table));
                    }
                    continue;
                }
                let named = Row {
                    block: if spec.blocks.len() == 1 { String::new() } else { block.id.clone() },
                    row: fixed.map(|fixed| fixed.id.clone()),
                    code: row.code.clone(),
                    name: row.name.clone(),
                    project: row.project.clone(),
                    ..Row::default()
                };
                entries.push(Entry { table: *table, found: row, row: named, figures });
            }
        }
        entries
    }

    /// The money unit that a table is printed in: what stands above it, else what the form says.
    fn money_unit(&self, spec: &TableSpec, found: &FoundTable) -> MoneyUnit {
        found.money.as_ref().and_then(Money::known).or(spec.money_unit).unwrap_or(self.money)
    }

    /// What had to be assumed of the tables, or could not be kept of them.
    fn notices(&self, disclosure: &Disclosure) -> Vec<Notice> {
        let mut notices = Vec::new();
        if !self.alike.is_empty() {
            let others = self.alike.iter().map(|form| form.id.clone()).collect();
            notices.push(Notice::FormGuessed { others });
        }
        let mut assumed: BTreeMap<MoneyUnit, Vec<String>> = BTreeMap::new();
        for (at, found) in &self.found {
            let spec = &self.form.tables[*at];
            let table = spec.id.clone();
            match &found.money {
                Some(Money::Other(printed)) => {
                    notices.push(Notice::MoneyUnitUnknown { table, printed: printed.clone() });
                }
                None if spec.prints_money()
                    && disclosure.tables.iter().any(|read| read.id == table && !read.rows.is_empty()) =>
                {
                    assumed.entry(self.money_unit(spec, found)).or_default().push(table);
                }
                _ => {}
            }
        }
        let id = |table: &usize| self.form.tables[*table].id.clone();
        notices.extend(self.unknown.keys().map(|table| Notice::ColumnsUnknown { table: id(table) }));
        let counted = self.found.iter().filter(|(_, found)| found.counted && !found.headed);
        notices.extend(counted.map(|(table, _)| Notice::ColumnsInOrder { table: id(table) }));
        let twice = self.found.iter().filter(|(_, found)| found.twice > 0);
        notices.extend(twice.map(|(table, f)| Notice::RowsTwice { table: id(table), count: f.twice }));
        notices.extend(assumed.into_iter().map(|(unit, tables)| Notice::MoneyUnitAssumed { tables, unit }));
        notices
    }

    /// The disclosure with the figures of every row in its first columns, to be laid out.
    fn outline(&self, entries: &[Entry<'_>]) -> Disclosure {
        let table = |(at, found): (&usize, &FoundTable)| {
            let spec = &self.form.tables[*at];
            let rows: Vec<Row> = entries
                .iter()
                .filter(|entry| entry.table == *at)
                .map(|entry| {
                    let columns = &spec.blocks[entry.found.block].columns;
                    let cells = columns.iter().zip(&entry.figures);
                    let cells = cells.filter_map(|(column, figure)| Some((column.id.clone(), (*figure)?.0)));
                    Row { cells: cells.collect(), ..entry.row.clone() }
                })
                .collect();
            let money_unit = Some(self.money_unit(spec, found)).filter(|money| *money != self.money);
            let empty = found.empty && rows.is_empty();
            let pages = self.regions.iter().filter(|region| region.table == *at);
            let pages: Vec<&[Line]> = pages.map(|region| &self.lines[region.lines.clone()]).collect();
            let Remarks { units: printed_units, notes } = remarks(spec, &pages);
            let id = spec.id.clone();
            Table { id, money_unit, empty, rows, printed_units, notes, ..Table::default() }
        };
        Disclosure {
            form: self.form.id.clone(),
            unit: self.known.unit.clone(),
            year: self.known.year,
            stage: self.form.stage.clone(),
            money_unit: self.money,
            edited: false,
            tables: self.found.iter().map(table).collect(),
            narrative: Vec::new(),
            performance: Vec::new(),
            extra: Vec::new(),
        }
    }

    fn label(&self, entry: &Entry<'_>) -> String {
        let fixed = entry.row.row.as_ref().and_then(|id| {
            let block = &self.form.tables[entry.table].blocks[entry.found.block];
            block.rows.iter().find(|row| row.id == *id)
        });
        match fixed {
            // A row alone in its table may have no name.
            Some(fixed) if fixed.zh.is_empty() => self.form.tables[entry.table].title.zh.clone(),
            Some(fixed) => fixed.zh.replace("{unit}", &self.known.unit),
            None => {
                let parts = [&entry.row.code, &entry.row.name, &entry.row.project];
                parts.into_iter().flatten().cloned().collect::<Vec<_>>().join(" ")
            }
        }
    }

    /// How often the text outside the tables names what is inside the code of a column.
    fn mentions(&self, grid: &Grid) -> HashMap<CellId, usize> {
        const SHORTEST: usize = 3;
        let inside: BTreeSet<usize> = self.regions.iter().flat_map(|region| region.lines.clone()).collect();
        let mut text = String::new();
        for (_, line) in self.lines.iter().enumerate().filter(|(at, _)| !inside.contains(at)) {
            if text.len() + line.key.len() > SEARCHED {
                break;
            }
            text.push_str(&line.key);
        }
        let mut known: HashMap<(String, String), usize> = HashMap::new();
        let mut mentions = HashMap::new();
        for cell in self.found.keys().flat_map(|table| grid.tables()[*table].cells()) {
            let mut count = 0;
            for (dimension, code) in assign::codes_of_column(&self.form, grid, cell) {
                count += *known.entry((dimension.to_owned(), code.clone())).or_insert_with(|| {
                    let entries = classification::book(dimension).into_iter().flat_map(|book| book.entries());
                    let below =
                        entries.filter(|(known, _)| known.len() > code.len() && known.starts_with(&code));
                    let names = below.map(|(_, name)| name).filter(|name| name.chars().count() >= SHORTEST);
                    names.map(|name| text.matches(&key::key(name)).count()).sum()
                });
            }
            if count > 0 {
                mentions.insert(cell, count);
            }
        }
        mentions
    }

    /// Where a line begins.
    fn place(&self, line: usize) -> Place {
        let first = self.lines.get(line).and_then(|line| line.tokens.first());
        first.map_or(Place { part: 0, item: 0, at: 0 }, |token| token.place)
    }
}

/// A figure with a money unit of its own in that of its table; none that would show more digits than
/// were printed.
fn in_unit(text: &str, own: MoneyUnit, table: MoneyUnit) -> Option<Figure> {
    let figure = Figure::read(text, Unit::Money, own).ok()?;
    let moved = figure.moved(own, table);
    (moved.moved(table, own) == figure).then_some(moved)
}

/// Decimals that the amounts of a sheet's table have: the most that one of them shows, as far as
/// money is printed.
fn decimals_of_sheet(found: &FoundTable) -> u32 {
    const MOST: usize = 2;
    let figures = found.rows.iter().flat_map(|row| &row.figures);
    let shown = figures.filter_map(|(printed, _)| match printed {
        Printed::Number(text) => Some(text.split_once('.').map_or(0, |(_, fraction)| fraction.len())),
        Printed::Money(..) | Printed::Dash => None,
    });
    shown.map(|decimals| u32::try_from(decimals.min(MOST)).unwrap_or(0)).max().unwrap_or(0)
}

/// Rows of the grid: the form's by id, the document's own by their order in the block.
struct Places {
    fixed: HashMap<((usize, usize), String), usize>,
    own: HashMap<((usize, usize), usize), usize>,
}

fn places(grid: &Grid) -> Places {
    let mut places = Places { fixed: HashMap::new(), own: HashMap::new() };
    for (t, table) in grid.tables().iter().enumerate() {
        for (b, block) in table.blocks.iter().enumerate() {
            let mut own = 0;
            for (row, laid_out) in block.rows.iter().enumerate() {
                match &laid_out.id {
                    Some(id) => {
                        places.fixed.insert(((t, b), id.clone()), row);
                    }
                    None => {
                        places.own.insert(((t, b), own), row);
                        own += 1;
                    }
                }
            }
        }
    }
    places
}

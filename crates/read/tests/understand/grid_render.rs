//! A disclosure as grids of cells: sheets, or tables of pages.

use mingzhang::disclosure::{Disclosure, Row, Table};
use mingzhang::form::{BlockSpec, Form, Position, Section, TableSpec};
use mingzhang::wording::thousands;
use mingzhang_read::source::{Cell, CellGrid, Format, Item, Part, Source, TextLine, Word};

/// How the grids are laid out.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Layout {
    /// Titles and captions stand in the grid, as on a sheet.
    pub(crate) sheet: bool,
    /// All tables on one sheet.
    pub(crate) together: bool,
    /// Codes in one cell for each level.
    pub(crate) codes_apart: bool,
    /// Rows on a page.
    pub(crate) page: usize,
    /// Numbers as sheets hold them: without separators and without zeros at their end.
    pub(crate) bare: bool,
    /// Headings stand on every page.
    pub(crate) repeated: bool,
}

pub(crate) fn render(form: &Form, disclosure: &Disclosure, layout: Layout) -> Source {
    let cover = line(&format!("{}年度预算公开", disclosure.year));
    let mut parts = vec![Part { items: vec![cover], ..Part::default() }];
    for spec in form.tables.iter().filter(|spec| spec.section == Section::Tables) {
        let Some(table) = disclosure.tables.iter().find(|table| table.id == spec.id) else { continue };
        let title = format!("{}年{}", disclosure.year, spec.title.zh);
        let printed_in = disclosure.money_unit_of(table);
        let money = format!("单位：{}", printed_in.symbol());
        let unit = format!("编制单位：{}", disclosure.unit);
        let statement = spec.empty_statement.as_ref().filter(|_| table.empty).map(|statement| {
            statement.zh.replace("{unit}", &disclosure.unit).replace("{year}", &disclosure.year.to_string())
        });
        let headings = headings(form, spec, layout);
        let rows = rows(form, spec, disclosure, table, layout);
        if layout.sheet {
            let width = headings.iter().flatten().map(|cell| cell.column + cell.columns).max().unwrap_or(1);
            let mut sheet =
                vec![vec![cell(0, width, &title)], vec![cell(0, 1, &unit), cell(width - 1, 1, &money)]];
            sheet.extend(headings);
            sheet.extend(rows);
            sheet.extend(statement.map(|text| vec![cell(0, width, &text)]));
            parts.push(Part { name: Some(spec.id.clone()), items: vec![grid(sheet)], ..Part::default() });
            continue;
        }
        let mut items = vec![line(&title), line(&format!("{unit} {money}"))];
        let pages = rows.chunks(layout.page).map(<[_]>::to_vec).collect::<Vec<_>>();
        for (at, page) in pages.into_iter().enumerate() {
            if at > 0 {
                items.push(line(&format!("- {at} -")));
                parts.push(Part { items: std::mem::take(&mut items), ..Part::default() });
            }
            let mut all = if at == 0 || layout.repeated { headings.clone() } else { Vec::new() };
            all.extend(page);
            items.push(grid(all));
        }
        items.extend(statement.map(|text| line(&text)));
        parts.push(Part { items, ..Part::default() });
    }
    if layout.together {
        parts = together(parts);
    }
    let format = if layout.sheet { Format::Xlsx } else { Format::Pdf };
    Source { format, parts, unshown: Vec::new() }
}

/// All sheets below each other on one.
fn together(parts: Vec<Part>) -> Vec<Part> {
    let mut rows = 0;
    let mut cells = Vec::new();
    for item in parts.into_iter().flat_map(|part| part.items) {
        match item {
            Item::Line(line) => {
                let text: Vec<String> = line.words.into_iter().map(|word| word.text).collect();
                cells.push(Cell { row: rows, ..cell(0, 1, &text.join(" ")) });
                rows += 2;
            }
            Item::Grid(grid) => {
                cells.extend(grid.cells.into_iter().map(|cell| Cell { row: cell.row + rows, ..cell }));
                rows += grid.rows + 1;
            }
        }
    }
    let columns = cells.iter().map(|cell| cell.column + cell.columns).max().unwrap_or(0);
    let grid = CellGrid { origin: (0, 0), rows, columns, cells, lengths: Vec::new() };
    vec![Part { items: vec![Item::Grid(grid)], ..Part::default() }]
}

fn line(text: &str) -> Item {
    let words = text.split(' ').map(|word| Word { text: word.to_owned(), area: None });
    Item::Line(TextLine { number: None, words: words.collect() })
}

fn cell(column: u32, columns: u32, text: &str) -> Cell {
    Cell { row: 0, column, rows: 1, columns, text: text.to_owned(), area: None }
}

fn grid(rows: Vec<Vec<Cell>>) -> Item {
    let columns = rows.iter().flatten().map(|cell| cell.column + cell.columns).max().unwrap_or(0);
    let count = u32::try_from(rows.len()).unwrap();
    let cells = (0..).zip(rows).flat_map(|(at, row)| {
        let filled = row.into_iter().filter(|cell| !cell.text.is_empty());
        filled.map(move |cell| Cell { row: at, ..cell })
    });
    Item::Grid(CellGrid { origin: (0, 0), rows: count, columns, cells: cells.collect(), lengths: Vec::new() })
}

/// The columns of a block's labels: those of its codes, then name and project.
fn stubs(form: &Form, block: &BlockSpec, layout: Layout) -> (u32, u32) {
    let coded = block.accounts.as_ref().filter(|_| !block.names_alone());
    let dimension = coded.and_then(|id| form.dimensions.iter().find(|dimension| dimension.id == *id));
    let codes = dimension.map_or(0, |d| if layout.codes_apart { d.lengths.len() } else { 1 });
    let texts = block.stub.zh.len().saturating_sub(usize::from(codes > 0));
    (u32::try_from(codes).unwrap(), u32::try_from(texts).unwrap())
}

fn headings(form: &Form, spec: &TableSpec, layout: Layout) -> Vec<Vec<Cell>> {
    let depth = spec.blocks.iter().flat_map(|block| &block.columns).map(|column| column.zh.len()).max();
    let depth = u32::try_from(depth.unwrap_or(1)).unwrap() + 1;
    let mut rows: Vec<Vec<Cell>> = vec![Vec::new(); depth as usize];
    let mut from = 0;
    for block in &spec.blocks {
        let (codes, texts) = stubs(form, block, layout);
        let width = codes + texts + u32::try_from(block.columns.len()).unwrap();
        let heading = block.heading.as_ref().map_or("", |heading| heading.zh.as_str());
        rows[0].push(cell(from, width, heading));
        let mut names = block.stub.zh.iter();
        if codes > 0 {
            let heading = names.next().map_or("", String::as_str);
            rows[1].push(Cell { rows: depth - 1, ..cell(from, codes, heading) });
        }
        for (at, name) in (from + codes..).zip(names) {
            rows[1].push(Cell { rows: depth - 1, ..cell(at, 1, name) });
        }
        let first = from + codes + texts;
        for (at, column) in (first..).zip(&block.columns) {
            for (level, heading) in column.zh.iter().enumerate() {
                let last = level + 1 == column.zh.len();
                let down = if last { depth - 1 - u32::try_from(level).unwrap() } else { 1 };
                let merged = rows[level + 1].last_mut().filter(|left| {
                    !last && left.text == *heading && left.column + left.columns == at && left.column >= first
                });
                match merged {
                    Some(left) => left.columns += 1,
                    None => rows[level + 1].push(Cell { rows: down, ..cell(at, 1, heading) }),
                }
            }
        }
        from += width;
    }
    rows
}

fn rows(
    form: &Form,
    spec: &TableSpec,
    disclosure: &Disclosure,
    table: &Table,
    layout: Layout,
) -> Vec<Vec<Cell>> {
    let alone = spec.blocks.len() == 1;
    let mut all: Vec<Vec<Cell>> = Vec::new();
    let mut from = 0;
    for block in &spec.blocks {
        let (codes, texts) = stubs(form, block, layout);
        let of_block: Vec<&Row> = table.rows.iter().filter(|row| alone || row.block == block.id).collect();
        let print = |label: Vec<Cell>, row: Option<&&Row>| {
            let mut cells = label;
            for (at, column) in (from + codes + texts..).zip(&block.columns) {
                let figure = row.and_then(|row| row.cells.iter().find(|(id, _)| *id == column.id));
                let text = figure.map(|(_, figure)| {
                    let printed = figure.print(column.unit, disclosure.money_unit_of(table));
                    if layout.bare { bare(&printed) } else { thousands(&printed) }
                });
                cells.push(cell(at, 1, &text.unwrap_or_default()));
            }
            cells
        };
        let code_cells = |code: &str| {
            let dimension = form.dimensions.iter().find(|d| Some(&d.id) == block.accounts.as_ref());
            let lengths = dimension.map_or(&[][..], |dimension| &dimension.lengths);
            if !layout.codes_apart {
                return vec![cell(from, 1, code)];
            }
            let starts = std::iter::once(0).chain(lengths.iter().copied());
            let parts = starts.zip(lengths).filter_map(|(from, to)| code.get(from..*to));
            (from..).zip(parts).map(|(at, part)| cell(at, 1, part)).collect()
        };
        let fixed = |position: Position| block.rows.iter().filter(move |fixed| fixed.position == position);
        let fixed = |position: Position| {
            fixed(position).map(|fixed| {
                let row = of_block.iter().find(|row| {
                    row.row.as_ref() == Some(&fixed.id)
                        || (row.row.is_none() && row.code.is_some() && row.code == fixed.code)
                });
                let label = fixed.zh.replace("{unit}", &disclosure.unit);
                let mut cells =
                    fixed.code.as_ref().filter(|_| codes > 0).map_or(Vec::new(), |code| code_cells(code));
                // Without a code the label is merged over the columns of the codes.
                let (at, width) = if cells.is_empty() { (from, codes + 1) } else { (from + codes, 1) };
                if texts + codes > 0 {
                    cells.push(cell(at, width, &label));
                }
                print(cells, row)
            })
        };
        let printed = |row: &&&Row| {
            row.row.is_none()
                && !(row.code.is_some() && block.rows.iter().any(|fixed| fixed.code == row.code))
        };
        let own = of_block.iter().filter(printed).enumerate().map(|(at, row)| {
            let numbered = |name: &String| {
                if block.names_alone() { format!("{}、{name}", at + 1) } else { name.clone() }
            };
            let mut cells =
                row.code.as_ref().filter(|_| codes > 0).map_or(Vec::new(), |code| code_cells(code));
            let texts = row.name.as_ref().map(numbered).into_iter().chain(row.project.clone());
            cells.extend((from + codes..).zip(texts).map(|(at, text)| cell(at, 1, &text)));
            print(cells, Some(row))
        });
        let block_rows: Vec<Vec<Cell>> =
            fixed(Position::First).chain(own).chain(fixed(Position::Last)).collect();
        for (at, row) in block_rows.into_iter().enumerate() {
            if all.len() <= at {
                all.push(Vec::new());
            }
            all[at].extend(row);
        }
        from += codes + texts + u32::try_from(block.columns.len()).unwrap();
    }
    all
}

/// A number without the zeros at its end.
fn bare(printed: &str) -> String {
    if printed.contains('.') {
        printed.trim_end_matches('0').trim_end_matches('.').to_owned()
    } else {
        printed.to_owned()
    }
}

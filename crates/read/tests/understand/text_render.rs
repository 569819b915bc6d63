//! A disclosure as the text that is extracted from its PDF: blank cells leave no trace.

use mingzhang::classification;
use mingzhang::disclosure::{Disclosure, Row, Table};
use mingzhang::form::{BlockSpec, Form, Position, RowSpec, Section, TableSpec};
use mingzhang::money::MoneyUnit;
use mingzhang::wording::thousands;

/// How the text is laid out.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Layout {
    /// Codes, names and figures of the document's own rows on lines of their own, headings cut.
    pub(crate) wrapped: bool,
    /// Rows on a page.
    pub(crate) page: usize,
    /// A blank line after each line.
    pub(crate) blank: bool,
    /// Codes in their parts, spread totals, spaced years.
    pub(crate) spaced: bool,
}

pub(crate) fn render(form: &Form, disclosure: &Disclosure, layout: Layout) -> String {
    let year =
        if layout.spaced { format!("{} 年", disclosure.year) } else { format!("{}年", disclosure.year) };
    let mut lines = vec![format!("第一部分 {year}{}概况", disclosure.unit), format!("主要职责 {year}预算")];
    lines.push(format!("第二部分 {year}单位预算公开表"));
    for spec in form.tables.iter().filter(|spec| spec.section == Section::Tables) {
        let Some(table) = disclosure.tables.iter().find(|table| table.id == spec.id) else { continue };
        lines.push(format!("\u{c}表 {}", spec.number));
        lines.extend(cut(&spec.title.zh, layout.wrapped && spec.title.zh.chars().count() > 10));
        let money = disclosure.money_unit_of(table);
        heading(spec, disclosure, money, layout, &mut lines);
        if table.empty {
            let statement =
                spec.empty_statement.as_ref().map(|statement| statement.zh.clone()).unwrap_or_default();
            let statement =
                statement.replace("{unit}", &disclosure.unit).replace("{year}", &disclosure.year.to_string());
            lines.extend(cut(&statement, layout.wrapped));
            continue;
        }
        for (at, row) in rows(form, spec, disclosure, table, layout).into_iter().enumerate() {
            if at > 0 && at % layout.page == 0 {
                lines.push(format!("- {} -", at / layout.page));
                lines.push("\u{c}".to_owned());
                heading(spec, disclosure, money, layout, &mut lines);
            }
            lines.extend(row);
        }
    }
    lines.push(format!("\u{c}第三部分 {year}预算情况说明"));
    lines.push("收支总预算 1.00 万元。".to_owned());
    let end = if layout.blank { "\n\n" } else { "\n" };
    lines.iter().map(|line| format!("{line}{end}")).collect()
}

fn heading(
    spec: &TableSpec,
    disclosure: &Disclosure,
    money: MoneyUnit,
    layout: Layout,
    lines: &mut Vec<String>,
) {
    lines.push(format!("编制单位：{} 单位：{}", disclosure.unit, money.symbol()));
    for block in &spec.blocks {
        lines.extend(block.heading.iter().map(|heading| heading.zh.clone()));
        lines.push(block.stub.zh.join(" "));
        let levels: Vec<String> = block.columns.iter().flat_map(|column| column.zh.clone()).collect();
        lines.extend(
            levels.iter().flat_map(|heading| cut(heading, layout.wrapped && heading.chars().count() > 4)),
        );
    }
    if let [block] = spec.blocks.as_slice() {
        let numbers = (1..=block.columns.len()).map(|number| number.to_string());
        lines.push(format!("※ {}", numbers.collect::<Vec<_>>().join(" ")));
    }
}

/// The rows of a table, each as its lines; blocks side by side share lines.
fn rows(
    form: &Form,
    spec: &TableSpec,
    disclosure: &Disclosure,
    table: &Table,
    layout: Layout,
) -> Vec<Vec<String>> {
    let alone = spec.blocks.len() == 1;
    let mut blocks = spec.blocks.iter().map(|block| {
        let of_block: Vec<&Row> = table.rows.iter().filter(|row| alone || row.block == block.id).collect();
        let figures = |row: &Row| {
            let cells =
                block.columns.iter().filter_map(|column| row.cells.iter().find(|(id, _)| *id == column.id));
            let print = |figure: mingzhang::disclosure::Figure, unit| {
                thousands(&figure.print(unit, disclosure.money_unit_of(table)))
            };
            cells.map(|(_, figure)| print(*figure, block.columns[0].unit)).collect::<Vec<_>>().join(" ")
        };
        let fixed = |fixed: &RowSpec| {
            let row = of_block.iter().find(|row| {
                row.row.as_ref() == Some(&fixed.id)
                    || (row.row.is_none() && row.code.is_some() && row.code == fixed.code)
            });
            let label = fixed.zh.replace("{unit}", &disclosure.unit);
            let spread = layout.spaced && label.chars().count() <= 4;
            let label =
                if spread { label.chars().map(String::from).collect::<Vec<_>>().join(" ") } else { label };
            let code = fixed.code.iter().map(String::as_str);
            let texts = code.chain([label.as_str()]).map(str::to_owned).collect::<Vec<_>>().join(" ");
            vec![format!("{texts} {}", row.map(|row| figures(row)).unwrap_or_default())]
        };
        let of =
            |position: Position| block.rows.iter().filter(move |row| row.position == position).map(fixed);
        let own = of_block.iter().filter(|row| {
            let printed = row.code.is_some() && block.rows.iter().any(|fixed| fixed.code == row.code);
            row.row.is_none() && !printed && !row.cells.is_empty()
        });
        let own = own.map(|row| own_row(form, block, row, &figures(row), layout));
        of(Position::First).chain(own).chain(of(Position::Last)).collect::<Vec<_>>()
    });
    let first = blocks.next().unwrap_or_default();
    let Some(second) = blocks.next() else { return first };
    let beside = |at: usize| {
        let text = |rows: &[Vec<String>]| rows.get(at).map(|row| row.join(" ")).unwrap_or_default();
        vec![format!("{} {}", text(&first), text(&second))]
    };
    (0..first.len().max(second.len())).map(beside).collect()
}

/// A row of the document: code, name, project, figures.
fn own_row(form: &Form, block: &BlockSpec, row: &Row, figures: &str, layout: Layout) -> Vec<String> {
    let lengths = block.accounts.as_ref().and_then(|id| form.dimensions.iter().find(|d| d.id == *id));
    let lengths = lengths.map_or(&[][..], |dimension| &dimension.lengths);
    let code = row.code.as_ref().map(|code| {
        let starts = std::iter::once(0).chain(lengths.iter().copied());
        let parts = starts.zip(lengths).filter_map(|(from, to)| code.get(from..*to));
        if layout.spaced { parts.collect::<Vec<_>>().join(" ") } else { code.clone() }
    });
    let name = row.name.as_ref().map(|name| name.replace(' ', ""));
    let project = row.project.as_ref().map(|project| project.replace(' ', ""));
    if !layout.wrapped {
        let texts = [code, name, project, Some(figures.to_owned())];
        return vec![texts.into_iter().flatten().collect::<Vec<_>>().join(" ")];
    }
    // A name that no code book has can only be told from the project by standing apart.
    let book = block.accounts.as_ref().and_then(|dimension| classification::book(dimension));
    let known = row.code.as_ref().and_then(|code| book?.name(code)).is_some();
    let mut lines = Vec::new();
    lines.extend(code);
    lines.extend(name.iter().flat_map(|name| cut(name, known)));
    lines.extend(project.iter().flat_map(|project| cut(project, true)));
    lines.push(figures.to_owned());
    lines
}

/// A text on one line, or cut in the middle.
fn cut(text: &str, wrapped: bool) -> Vec<String> {
    let middle = text.chars().count().div_ceil(2);
    if !wrapped || middle < 2 {
        return vec![text.to_owned()];
    }
    let (first, second): (Vec<_>, Vec<_>) = text.chars().enumerate().partition(|(at, _)| *at < middle);
    [first, second].map(|part| part.into_iter().map(|(_, c)| c).collect()).to_vec()
}

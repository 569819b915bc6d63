//! Writes the documents that the readers are tested with: made-up disclosures in the official
//! layout, and the truth about them. `tests/fixtures/documents/make.sh` turns them into the other
//! formats.

use std::fmt::Write as _;
use std::path::Path;

use mingzhang::calculate::Session;
use mingzhang::disclosure::Disclosure;
use mingzhang::form::{self, Form, Section};
use mingzhang::wording::Lang;
use mingzhang_write::layout::{self, CellKind, RowKind, Table};
use mingzhang_write::{csv, json, xlsx};

#[allow(dead_code)]
#[path = "../../../tests/support/generate/mod.rs"]
mod generate;

const SIZE: generate::Size = generate::Size { items: 6, projects: 4, amounts: 16 };
const FORMS: [(&str, &str); 4] = [
    ("xinjiang-unit-2024", "示例县公共服务中心"),
    ("shanghai-unit-2025", "示例区公共服务中心（本级）"),
    ("shanghai-department-2025", "示例区公共服务局"),
    ("final-accounts-2024", "示例市公共服务局"),
];
const PROJECTS: [&str; 4] = [
    "示例窗口设备更新项目",
    "示例信息系统运行维护经费",
    "2023年示例便民服务站点建设补助资金",
    "示例培训与宣传活动经费",
];

fn main() {
    let folder = std::env::args().nth(1).expect("the folder to write to");
    for (id, unit) in FORMS {
        let Some(form) = form::by_id(id) else { continue };
        let document = made_up(&form, unit);
        let session = Session::open(document.clone()).expect("a document of its form");
        let tables = layout::tables(&session, Lang::Zh);
        let folder = Path::new(&folder).join(id);
        std::fs::create_dir_all(&folder).expect("a folder");
        let put = |name: &str, bytes: &[u8]| std::fs::write(folder.join(name), bytes).expect("a file");
        put("truth.budget.json", json::write(&document).as_bytes());
        put("document.html", page(&document, &tables, false).as_bytes());
        put("flow.html", page(&document, &tables, true).as_bytes());
        put("document.csv", csv::write(&session, Lang::Zh).as_bytes());
        put("document.xlsx", &xlsx::write(&session, Lang::Zh).expect("a workbook"));
    }
}

/// A consistent disclosure of the form's numbered tables, with this year's figures only: what a
/// document of any format can carry. The first seed with enough of them is taken.
fn made_up(form: &Form, unit: &str) -> Disclosure {
    let figures = |document: &Disclosure| {
        document.tables.iter().flat_map(|table| &table.rows).map(|row| row.cells.len()).sum::<usize>()
    };
    let filled = |document: &Disclosure| {
        let blank = document.tables.iter().filter(|table| table.rows.is_empty());
        blank.clone().count() == 1 && blank.clone().all(|table| table.empty)
    };
    (1..5_000)
        .map(|seed| one(form, unit, seed))
        .find(|document| (110..300).contains(&figures(document)) && filled(document))
        .expect("a seed")
}

fn one(form: &Form, unit: &str, seed: u64) -> Disclosure {
    let mut document = generate::generate(form, seed, SIZE);
    document.unit = unit.to_owned();
    document.year = form.id.rsplit('-').next().and_then(|year| year.parse().ok()).expect("a year");
    document
        .tables
        .retain(|table| form.table(&table.id).is_some_and(|(_, spec)| spec.section == Section::Tables));
    for table in &mut document.tables {
        table.prior_rows.clear();
        for row in &mut table.rows {
            row.prior.clear();
            if let Some(project) = &mut row.project {
                let number = project.chars().last().and_then(|c| c.to_digit(10)).unwrap_or(1) as usize;
                *project = PROJECTS[(number - 1) % PROJECTS.len()].to_owned();
            }
            if let (Some(name), Some(code)) = (&mut row.name, &row.code)
                && name.starts_with("科目 ")
            {
                *name = format!("示例{}支出", digits(&code[3..]));
            }
        }
        table.rows.retain(|row| !row.cells.is_empty());
    }
    document
}

/// Digits as they are read one by one: names without figures in them.
fn digits(code: &str) -> String {
    code.chars().filter_map(|c| "〇一二三四五六七八九".chars().nth(c.to_digit(10)? as usize)).collect()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// The document as it is printed: a cover, what the unit does, the tables, each on a page of its
/// own, and a word about them. Larger type makes tables flow over pages under repeated headings.
fn page(document: &Disclosure, tables: &[Table], flow: bool) -> String {
    let (unit, year) = (&document.unit, document.year);
    let final_accounts = document.stage == "final-accounts";
    let kind = if final_accounts { "决算" } else { "预算" };
    let of = if document.form.contains("department") || final_accounts { "部门" } else { "单位" };
    let year_word = if final_accounts { format!("{year}年度") } else { format!("{year}年") };
    let (size, paper) = if flow { ("10.5pt", "A5 landscape") } else { ("8pt", "A4 landscape") };
    let mut text = format!(
        "<!doctype html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n<title>{unit}{year_word}{of}{kind}</title>\n<style>\n\
        @page {{ size: {paper}; margin: 12mm; }}\n\
        body {{ font: 11pt/1.7 \"Noto Serif CJK SC\", \"Noto Sans CJK SC\", serif; }}\n\
        h1 {{ margin-top: 5em; text-align: center; font-size: 22pt; }}\n\
        h2 {{ text-align: center; font-size: 15pt; }}\n\
        .cover {{ text-align: center; }}\n\
        .part {{ page-break-before: always; }}\n\
        .caption {{ width: 100%; font-size: {size}; }}\n\
        .grid {{ width: 100%; border-collapse: collapse; font-size: {size}; line-height: 1.4; }}\n\
        .grid thead {{ display: table-header-group; }}\n\
        .grid tr {{ page-break-inside: avoid; }}\n\
        .grid td, .grid th {{ padding: 1pt 3pt; border: 1px solid #000; font-weight: normal; }}\n\
        .figure {{ text-align: right; white-space: nowrap; }}\n\
        .center {{ text-align: center; }}\n\
        </style>\n</head>\n<body>\n<h1>{unit}{year_word}{of}{kind}</h1>\n<p class=\"cover\">{year}年</p>\n",
    );
    let _ = write!(
        text,
        "<h2 class=\"part\">第一部分 {unit}概况</h2>\n<p>一、主要职责</p>\n<p>（一）为示例地区的居民提供公共服务。</p>\n\
        <p>（二）维护服务窗口和信息系统。</p>\n<p>二、机构设置</p>\n<p>本{of}设示例科室若干。</p>\n\
        <h2 class=\"part\">第二部分 {year_word}{of}{kind}表</h2>\n"
    );
    for table in tables {
        grid(&mut text, table, &year_word, &document.form);
    }
    let _ = write!(
        text,
        "<h2 class=\"part\">第三部分 {year_word}{of}{kind}情况说明</h2>\n\
        <p>一、{kind}收支按照全口径原则编制，收入和支出全部纳入管理，数字见各表。</p>\n\
        <p>二、表中数字因四舍五入可能有尾差。</p>\n</body>\n</html>\n"
    );
    text
}

fn grid(text: &mut String, table: &Table, year: &str, form: &str) {
    // A new page begins with a paragraph: text processors know no others.
    let mut part = " class=\"part\"";
    for row in table.rows.iter().filter(|row| matches!(row.kind, RowKind::Title | RowKind::Caption)) {
        if row.kind == RowKind::Caption {
            text.push_str("<table class=\"caption\"><tr>");
        }
        for cell in &row.cells {
            let words = escaped(&cell.text);
            match cell.kind {
                // Shanghai's tables have the year in their title and no number.
                CellKind::Number if form.starts_with("shanghai") => {}
                CellKind::Number => {
                    let _ = writeln!(text, "<p{part}>{words}</p>");
                    part = "";
                }
                CellKind::Title => {
                    let year = if form.starts_with("shanghai") { year } else { "" };
                    let _ = writeln!(text, "<h2{part}>{year}{words}</h2>");
                }
                CellKind::MoneyUnit => {
                    let _ = write!(text, "<td class=\"figure\">{words}</td>");
                }
                _ => {
                    let _ = write!(text, "<td>{words}</td>");
                }
            }
        }
        if row.kind == RowKind::Caption {
            text.push_str("</tr></table>\n");
        }
    }
    text.push_str("<table class=\"grid\" border=\"1\" cellspacing=\"0\">\n");
    let mut part = "";
    for row in &table.rows {
        let now = match row.kind {
            RowKind::Title | RowKind::Caption | RowKind::Statement => continue,
            RowKind::Heading => "thead",
            RowKind::Body => "tbody",
        };
        if now != part {
            if !part.is_empty() {
                let _ = writeln!(text, "</{part}>");
            }
            let _ = writeln!(text, "<{now}>");
            part = now;
        }
        text.push_str("<tr>");
        for cell in &row.cells {
            let tag = if cell.kind == CellKind::Heading { "th" } else { "td" };
            let _ = write!(text, "<{tag}");
            if cell.columns > 1 {
                let _ = write!(text, " colspan=\"{}\"", cell.columns);
            }
            if cell.rows > 1 {
                let _ = write!(text, " rowspan=\"{}\"", cell.rows);
            }
            match cell.kind {
                CellKind::Figure => text.push_str(" class=\"figure\""),
                CellKind::Code => text.push_str(" class=\"center\""),
                CellKind::Label if cell.columns > 1 => text.push_str(" class=\"center\""),
                _ => {}
            }
            let _ = write!(text, ">{}{}</{tag}>", "　".repeat(cell.level.into()), escaped(&cell.shown()));
        }
        text.push_str("</tr>\n");
    }
    let _ = writeln!(text, "</{part}>\n</table>");
    for cell in table.rows.iter().flat_map(|row| &row.cells).filter(|cell| cell.kind == CellKind::Statement) {
        let _ = writeln!(text, "<p>{}</p>", escaped(&cell.text));
    }
}

//! Tables as they are printed: the layout, CSV, the HTML report and the workbook.

#[path = "../../../tests/support/damage.rs"]
mod damage;
#[path = "../../../tests/support/generate/mod.rs"]
#[allow(dead_code)]
mod generate;

use std::collections::{BTreeMap, HashSet};
use std::io::{Cursor, Read};

use mingzhang::calculate::{Mode, Session};
use mingzhang::grid::CellId;
use mingzhang::money::{MoneyUnit, Unit, parse_typed};
use mingzhang::wording::Lang;
use mingzhang_read::json::read;
use mingzhang_write::export::{self, Format};
use mingzhang_write::layout::{self, CellKind, RowKind, Table};
use mingzhang_write::{csv, html, xlsx};

const EXAMPLE: &str = include_str!("../../../www/examples/urumqi-samr-2024.budget.json");

fn session(text: &str) -> Session {
    Session::open(read(text.as_bytes()).unwrap()).unwrap()
}

fn small(rows: &str, unit: &str) -> Session {
    session(&format!(
        r#"{{ "schema": "mingzhang.budget/1", "form": "xinjiang-unit-2024", "unit": "{unit}", "year": 2024,
        "stage": "budget", "moneyUnit": "万元", "tables": [ {{ "id": "carried-over", "rows": [ {rows} ] }},
        {{ "id": "fund", "empty": true, "rows": [] }} ] }}"#
    ))
}

/// The parts of a workbook by name.
fn parts(session: &Session, lang: Lang) -> BTreeMap<String, String> {
    let bytes = xlsx::write(session, lang).unwrap();
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|at| {
            let mut file = archive.by_index(at).unwrap();
            let mut text = String::new();
            file.read_to_string(&mut text).unwrap();
            (file.name().unwrap().into_owned(), text)
        })
        .collect()
}

/// What the grid's cells of a table cover, each place once.
fn covered(table: &Table) -> HashSet<(usize, usize)> {
    let mut places = HashSet::new();
    for (row, cells) in table.rows.iter().enumerate() {
        for cell in &cells.cells {
            for r in row..row + cell.rows {
                for c in cell.column..cell.column + cell.columns {
                    assert!(places.insert((r, c)), "{} {r} {c} twice", table.id);
                }
            }
        }
    }
    places
}

#[test]
fn cells_cover_every_table_without_overlap() {
    for lang in Lang::ALL {
        for table in layout::tables(&session(EXAMPLE), lang) {
            assert_eq!(covered(&table).len(), table.rows.len() * table.columns.len(), "{}", table.id);
        }
    }
}

#[test]
fn every_cell_of_the_document_is_laid_out_once_as_printed() {
    let session = session(EXAMPLE);
    let tables = layout::tables(&session, Lang::Zh);
    let mut seen: HashSet<CellId> = HashSet::new();
    for cell in tables.iter().flat_map(|table| &table.rows).flat_map(|row| &row.cells) {
        if let Some(figure) = cell.figure {
            assert!(seen.insert(figure));
            let amount = session.value(figure).number();
            assert_eq!(cell.text.is_empty(), amount.is_none());
        }
    }
    let printed = session.grid().cells().filter(|cell| session.value(*cell).number().is_some());
    assert_eq!(printed.filter(|cell| !seen.contains(cell)).count(), 0);
}

#[test]
fn headings_are_merged_and_totals_of_both_sides_meet() {
    let session = session(EXAMPLE);
    let table = layout::table(&session, 1, Lang::Zh).unwrap();
    let headings: Vec<_> = table.rows.iter().filter(|row| row.kind == RowKind::Heading).collect();
    let shape = |row: usize| -> Vec<_> {
        headings[row].cells.iter().map(|cell| (cell.text.as_str(), cell.columns, cell.rows)).take(4).collect()
    };
    assert_eq!(
        shape(0),
        [("功能分类科目编码", 3, 1), ("功能分类科目名称", 1, 2), ("总计", 1, 2), ("财政拨款（补助）", 7, 1)]
    );
    assert_eq!(shape(1)[..3], [("类", 1, 1), ("款", 1, 1), ("项", 1, 1)]);
    let first = layout::table(&session, 0, Lang::Zh).unwrap();
    let last: Vec<_> = first.rows.last().unwrap().cells.iter().map(|cell| cell.text.as_str()).collect();
    assert_eq!(last, ["收入总计", "4402.83", "支出总计", "4402.83"]);
}

#[test]
fn figures_keep_the_decimals_they_were_printed_with() {
    let session = small(
        r#"{ "project": "甲", "cells": { "total": "12", "fiscal": "12.50" } }, { "project": "乙", "cells": { "total": "3.10" } }"#,
        "示例单位",
    );
    let table = layout::tables(&session, Lang::Zh).remove(1);
    let figures = table.rows.iter().flat_map(|row| &row.cells).filter(|cell| cell.kind == CellKind::Figure);
    let texts: Vec<_> = figures.map(|cell| cell.text.as_str()).filter(|text| !text.is_empty()).collect();
    assert_eq!(texts, ["12", "12.50", "3.10"]);
}

#[test]
fn csv_is_marked_quoted_and_harmless() {
    let rows = r#"{ "project": "=HYPERLINK(\"x\")", "cells": { "total": "-12.00" } },
        { "project": "@a,b", "cells": { "total": "1234.00" } }"#;
    let text = csv::write(&small(rows, "＝甲\\n乙"), Lang::Zh);
    assert!(text.starts_with('\u{feff}'));
    assert!(text.contains("\r\n\"'=HYPERLINK(\"\"x\"\")\",-12.00,"), "{text}");
    assert!(text.contains("\r\n\"'@a,b\",1234.00,"), "{text}");
    // The unit's name is a total row of this table.
    assert!(text.contains("\r\n\"'＝甲\n乙\","), "{text}");
    assert!(text.contains("没有使用政府性基金预算"), "{text}");
    let tables = text.split("\r\n\r\n").count();
    assert_eq!(tables, 2);
}

#[test]
fn csv_of_one_table_by_number_or_id() {
    let session = session(EXAMPLE);
    let by_number = csv::table(&session, "3", Lang::Zh).unwrap();
    assert!(by_number.contains("单位支出总体情况表"));
    assert_eq!(csv::table(&session, "expenditure", Lang::Zh), Some(by_number));
    assert_eq!(csv::table(&session, "", Lang::Zh), None);
    assert_eq!(csv::table(&small("", "甲"), "3", Lang::Zh), None);
}

#[test]
fn the_report_escapes_what_the_document_says_and_links_to_cells_that_are_there() {
    let rows = r#"{ "row": "total", "cells": { "total": "5.00" } },
        { "project": "<script>alert('1')</script>&\"", "cells": { "total": "1.00" } },
        { "project": "乙", "cells": { "total": "2.00" } }"#;
    for lang in Lang::ALL {
        let text = html::write(Some("<b>.json"), &small(rows, "<i>甲</i>"), lang);
        assert!(!text.contains("<script") && !text.contains("<i>") && !text.contains("<b>"), "{text}");
        assert!(text.contains("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;&quot;"));
        let links: HashSet<&str> =
            text.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        assert!(links.iter().any(|link| link.starts_with("c-")), "{links:?}");
        for link in links {
            assert_eq!(text.matches(&format!(" id=\"{link}\"")).count(), 1, "{link}");
        }
    }
}

#[test]
fn totals_are_formulas_that_give_the_published_figure() {
    let parts = parts(&session(EXAMPLE), Lang::Zh);
    let sheet = &parts["xl/worksheets/sheet2.xml"];
    assert!(sheet.contains("<f>E7+E17+E22</f><v>4402.83</v>"), "{sheet}");
    assert!(sheet.contains("<f>SUM(F9:F16)</f><v>3341.84</v>"), "{sheet}");
    // The rows below 301 of table 6 add up by rounding only: its total across the row is a formula,
    // its 人员经费 stays a number.
    let six = &parts["xl/worksheets/sheet6.xml"];
    assert_eq!(six.matches("<f>SUM(E7:F7)</f><v>2534.93</v>").count(), 1, "{six}");
    assert_eq!(six.matches("<v>2534.93</v>").count(), 2);
    let notes: String =
        parts.iter().filter(|(name, _)| name.contains("comments")).map(|(_, text)| &**text).collect();
    assert!(notes.contains("没有写成公式") && notes.contains("四舍五入"), "{notes}");
}

#[test]
fn a_workbook_says_what_was_edited_and_found() {
    let mut session = session(EXAMPLE);
    let cell = session.grid().cells().find(|cell| session.value(*cell).number().is_some()).unwrap();
    let double = session.value(cell).number().unwrap();
    session.edit(cell, Some(double.plus(double).unwrap()), Mode::Check).unwrap();
    let parts = parts(&session, Lang::En);
    let one = &parts["xl/worksheets/sheet1.xml"];
    assert!(one.contains("<v>7969</v>") || one.contains("<v>7969.00</v>"), "{one}");
    assert!(parts["xl/comments1.xml"].contains("Edited; published: 3,984.50."));
    assert!(parts["xl/workbook.xml"].contains("name=\"Findings\""));
    assert!(parts["xl/sharedStrings.xml"].contains("Difference"));
}

#[test]
fn figures_that_excel_would_round_are_text_and_in_no_formula() {
    let rows = r#"{ "row": "total", "cells": { "total": "12345678901234.56" } },
        { "project": "甲", "cells": { "total": "12345678901234.56" } },
        { "project": "=1+1", "cells": { "total": "0.00" } }"#;
    let parts = parts(&small(rows, "示例单位"), Lang::Zh);
    let sheet = &parts["xl/worksheets/sheet2.xml"];
    assert!(!sheet.contains("<f>"), "{sheet}");
    assert!(parts["xl/sharedStrings.xml"].contains("<t>12345678901234.56</t>"));
    assert!(parts["xl/sharedStrings.xml"].contains("<t>=1+1</t>"));
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let session = session(EXAMPLE);
    assert_eq!(xlsx::write(&session, Lang::Zh).unwrap(), xlsx::write(&session, Lang::Zh).unwrap());
    assert_eq!(html::write(None, &session, Lang::Zh), html::write(None, &session, Lang::Zh));
}

#[test]
fn a_text_too_long_for_a_cell_is_refused_with_a_sentence() {
    let rows = format!(r#"{{ "project": "{}", "cells": {{ "total": "1.00" }} }}"#, "长".repeat(40_000));
    let error = xlsx::write(&small(&rows, "示例单位"), Lang::Zh).unwrap_err();
    assert!(error.sentence(Lang::Zh).contains("表11"), "{error}");
}

#[test]
fn a_file_is_known_by_its_ending_and_holds_the_present_figures() {
    let mut session = session(EXAMPLE);
    let cell = session.grid().cells().find(|cell| {
        let row = session.grid().row_of(*cell);
        row.code.as_deref() == Some("30201") && session.grid().column_of(*cell).id == "operating"
    });
    let figure = parse_typed("777.77", Unit::Money, MoneyUnit::TenThousand).unwrap();
    session.edit(cell.unwrap(), figure, Mode::Check).unwrap();
    let endings = [
        ("JSON", "{"),
        ("xlsx", "PK"),
        ("csv", "\u{feff}"),
        ("htm", "<!doctype html>"),
        ("embed.html", "<mingzhang-budget "),
    ];
    for (ending, begins) in endings {
        let bytes =
            export::write(&session, Format::from_name(&format!("账.{ending}")).unwrap(), None, Lang::Zh)
                .unwrap();
        assert!(bytes.starts_with(begins.as_bytes()), "{ending}");
        let text = match ending {
            "xlsx" => parts(&session, Lang::Zh).into_values().collect(),
            _ => String::from_utf8(bytes).unwrap(),
        };
        assert!(text.replace(',', "").contains("777.77"), "{ending}");
    }
    assert_eq!(Format::from_name("账.pdf"), None);
    assert_eq!(Format::from_name("json"), None);
}

#[test]
fn a_fragment_for_a_page_is_read_back_and_cannot_break_out_of_its_script() {
    let hostile = "</script><script>alert(1)</script><!--";
    let rows = format!(r#"{{ "project": "{hostile}", "cells": {{ "total": "1.00" }} }}"#);
    let session = small(&rows, hostile);
    let text = String::from_utf8(export::write(&session, Format::Embed, None, Lang::Zh).unwrap()).unwrap();
    assert_eq!(text.matches("<script").count(), 1);
    assert_eq!(text.matches("</script>").count(), 1);
    assert!(!text.contains("<!--") && text.contains("&lt;/script&gt;"));
    let start = text.find("json\">").unwrap() + 6;
    let json = &text[start..text.find("</script>").unwrap()];
    let again = mingzhang_read::json::read(json.as_bytes()).unwrap();
    assert_eq!(&again, &session.current());
}

/// A finding about a table that is said to be empty linked to a cell that is nowhere in the report.
#[test]
fn a_finding_links_to_no_cell_of_a_table_that_is_a_sentence() {
    let session = session(
        r#"{ "schema": "mingzhang.budget/1", "form": "xinjiang-unit-2024", "unit": "示例单位", "year": 2024, "stage": "budget",
        "moneyUnit": "万元", "tables": [ { "id": "fiscal", "rows": [
          { "block": "income", "row": "total", "cells": { "amount": "15.00" } },
          { "block": "income", "row": "general", "cells": { "amount": "10.00" } },
          { "block": "income", "row": "fund", "cells": { "amount": "5.00" } } ] },
        { "id": "fund", "empty": true, "rows": [] } ] }"#,
    );
    let review = mingzhang_write::review::review(&session);
    let mut cells = review.findings.iter().flat_map(|finding| &finding.cells);
    assert!(cells.any(|cell| session.grid().table_of(*cell).id == "fund"), "{review:?}");
    assert_links(&html::write(None, &session, Lang::Zh), "fund");
}

/// Each place of a report stands once, and each link leads to one.
fn assert_links(report: &str, name: &str) {
    let ids: HashSet<&str> =
        report.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert_eq!(ids.len(), report.matches(" id=\"").count(), "{name}: each id once");
    for link in report.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next()) {
        assert!(ids.contains(link), "{name}: {link} leads nowhere");
    }
}

/// Whatever is missing, negative or out of bounds: each format says what the document says.
#[test]
fn damaged_documents_of_every_form_become_files() {
    for form in mingzhang::form::forms() {
        for seed in 0..6 {
            let mut document =
                generate::generate_with_last_year(form, seed, generate::Size::UNIT, seed % 2 == 0);
            damage::damage(form, &mut document, seed, 20);
            let session = Session::open(document.clone()).unwrap();
            let name = format!("{} {seed}", form.id);
            let text = mingzhang_write::json::write(&document);
            assert_eq!(read(text.as_bytes()).as_ref(), Ok(&document), "{name}");
            for table in layout::tables(&session, Lang::Zh) {
                assert_eq!(
                    covered(&table).len(),
                    table.rows.len() * table.columns.len(),
                    "{name} {}",
                    table.id
                );
            }
            let bytes = xlsx::write(&session, Lang::En).unwrap();
            assert_eq!(bytes, xlsx::write(&session, Lang::En).unwrap(), "{name}");
            assert_links(&html::write(None, &session, Lang::Zh), &name);
        }
    }
}

#[test]
fn the_headline_figures_name_their_money_unit_and_head_every_column() {
    let session = session(EXAMPLE);
    for (lang, unit) in [(Lang::Zh, "金额单位：万元"), (Lang::En, "Amounts in 10,000 yuan")] {
        let text = html::embed::write(&session, lang);
        assert!(text.contains(&format!("<caption>{unit}</caption>")), "{lang:?}");
        assert!(!text.contains("<th scope=\"col\"></th>"), "{lang:?}");
        assert!(text.contains("−1,844.83"), "{lang:?}");
    }
}

#[test]
fn static_tables_keep_indentation_and_columns_of_figures_without_any_style_sheet() {
    let session = session(EXAMPLE);
    let text = html::embed::write(&session, Lang::Zh);
    for cell in text.split("<td ").skip(1).filter(|cell| cell.starts_with("class=\"figure")) {
        assert!(cell.split('>').next().is_some_and(|tag| tag.contains("align=\"right\"")), "{cell}");
    }
    // A class, a part of it, and a part of that: each by one more character.
    assert!(text.contains(">功能分类</th>") && text.contains(">\u{3000}一般公共服务支出</th>"), "{text}");
    let labels = layout::tables(&session, Lang::Zh);
    let deep = labels.iter().flat_map(|table| &table.rows).flat_map(|row| &row.cells);
    let mut levels = HashSet::new();
    for cell in deep.filter(|cell| cell.kind == CellKind::Label && cell.columns == 1 && !cell.text.is_empty())
    {
        levels.insert(cell.level);
        let shown = format!(">{}{}</th>", "\u{3000}".repeat(cell.level.into()), cell.text);
        assert!(text.contains(&shown), "{} {shown}", cell.level);
    }
    assert!(levels.len() > 2, "{levels:?}");
    let names = text.matches("<th scope=\"row\" class=\"label").count()
        + text.matches("scope=\"row\">\u{3000}").count();
    assert!(names > 20 && text.matches("style=\"min-width:9em\"").count() >= names, "{names}");
    // A table that is wider than a phone scrolls by itself.
    assert_eq!(text.matches("<table>").count(), text.matches("style=\"overflow-x:auto\"><table>").count());
}

//! Where paragraphs end in lines that are broken, in pages with positions, and in text that flows.

use mingzhang_read::source::{Area, Item, TextLine, Word};

use crate::sentences::{ACCOUNTS, SHANGHAI, outline};
use crate::targets::{line, read};

/// Words of forty characters, with a full stop at their end.
fn full(word: char) -> String {
    format!("{}。", word.to_string().repeat(39))
}

fn at(left: i32, text: &str) -> Item {
    let area = Area { x: left, y: 0, width: 100, height: 100 };
    let word = Word { text: text.to_owned(), area: Some(area) };
    Item::Line(TextLine { number: None, words: vec![word] })
}

fn paragraphs(form: &str, tables: &str, pages: Vec<Vec<Item>>, heading: &str) -> Vec<String> {
    let reading = read(form, tables, pages);
    let outline = outline(&reading.disclosure.narrative);
    let from = outline.iter().position(|line| line == heading).unwrap_or_else(|| panic!("{outline:#?}"));
    outline[from + 1..].to_vec()
}

#[test]
fn on_a_page_an_indented_line_begins_a_paragraph() {
    let pages = vec![
        vec![
            at(3000, "其他相关情况说明"),
            at(1240, &full('甲')),
            at(1000, &full('乙')),
            at(1240, &full('丙')),
            at(1000, "完。"),
        ],
        vec![at(1000, &full('丁')), at(1240, "完。")],
    ];
    let expected = [full('甲') + &full('乙'), full('丙') + "完。", full('丁'), "完。".to_owned()];
    assert_eq!(paragraphs("shanghai-unit-2025", SHANGHAI, pages, "# 其他相关情况说明"), expected);
}

#[test]
fn where_text_flows_every_line_is_a_paragraph() {
    let mut lines = vec![line("其他相关情况说明")];
    let mut expected = Vec::new();
    for number in 1..30_usize {
        let text = format!("{}。", "示例".repeat(if number % 14 > 0 { number } else { 90 }));
        lines.push(line(&text));
        expected.push(text);
    }
    assert_eq!(paragraphs("shanghai-unit-2025", SHANGHAI, vec![lines], "# 其他相关情况说明"), expected);
}

#[test]
fn a_part_may_stand_alone_and_its_title_below_it() {
    let pages = vec![
        vec![
            line("第三部分"),
            line("2024年度部门决算情况说明"),
            line("一、收入支出决算总体情况说明"),
            line("示例。"),
        ],
        vec![line("第四部分")],
        vec![line("一、事业收入：指事业单位开展业务活动取得的收入，"), line("不含其他。主要是：示例收入。")],
    ];
    let text = paragraphs("final-accounts-2024", ACCOUNTS, pages, "# 第三部分2024年度部门决算情况说明");
    let expected = [
        "# 一、收入支出决算总体情况说明",
        "示例。",
        "# 第四部分",
        "一、事业收入：指事业单位开展业务活动取得的收入，不含其他。主要是：示例收入。",
    ];
    assert_eq!(text, expected);
}

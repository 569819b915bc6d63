//! What a file has that cannot be read, as sentences.

use super::letters;
use crate::Lang;
use crate::source::Unshown;

/// As many names as a sentence lists.
const LISTED: usize = 8;

/// A sentence for the hidden sheets together, and one for each sheet's rows, columns and formulas.
pub(super) fn sentences(unshown: &[Unshown], lang: Lang) -> impl Iterator<Item = String> {
    let hidden: Vec<&str> = unshown.iter().filter_map(Unshown::hidden_sheet).collect();
    let of_sheets = (!hidden.is_empty()).then(|| sheets(&hidden, lang));
    of_sheets.into_iter().chain(unshown.iter().filter_map(move |unshown| unshown.sentence(lang)))
}

fn sheets(names: &[&str], lang: Lang) -> String {
    let count = names.len();
    let listed: Vec<&str> = names.iter().take(LISTED).copied().collect();
    match lang {
        Lang::Zh => {
            let more = if count > LISTED { "等" } else { "" };
            format!(
                "有 {count} 张隐藏的工作表没有读取：{}{more}。要读取就先取消隐藏，保存后再打开。",
                listed.join("、")
            )
        }
        Lang::En => {
            let more = if count > LISTED { ", …" } else { "" };
            format!(
                "Hidden sheets were not read ({count}): {}{more}. To have them read, unhide them, save the file and open it again.",
                listed.join(", ")
            )
        }
    }
}

impl Unshown {
    fn hidden_sheet(&self) -> Option<&str> {
        match self {
            Self::Sheet { sheet } => Some(sheet),
            _ => None,
        }
    }

    /// What was not read, where, and what to do; none for a sheet, which is told with the others.
    fn sentence(&self, lang: Lang) -> Option<String> {
        Some(match self {
            Self::Sheet { .. } => return None,
            Self::Rows { sheet, count, first } => {
                let first = u64::from(*first) + 1;
                lang.pick(
                    format!("{sheet}：有 {count} 行隐藏着，没有读取，第一处是第 {first} 行。要读取就先取消隐藏，保存后再打开。"),
                    format!("{sheet}: hidden rows were not read ({count}), the first of them row {first}. To have them read, unhide them, save the file and open it again."),
                )
            }
            Self::Columns { sheet, count, first } => {
                let first = letters(*first);
                lang.pick(
                    format!("{sheet}：有 {count} 列隐藏着，没有读取，第一处是 {first} 列。要读取就先取消隐藏，保存后再打开。"),
                    format!("{sheet}: hidden columns were not read ({count}), the first of them column {first}. To have them read, unhide them, save the file and open it again."),
                )
            }
            Self::Pictures { pages } => {
                let count = pages.len();
                let numbers: Vec<String> = pages.iter().take(LISTED).map(u32::to_string).collect();
                match lang {
                    Lang::Zh => {
                        let more =
                            if count > LISTED { format!("等 {count} 页") } else { " 页".to_owned() };
                        format!(
                            "第 {}{more}有图片，图片里的字没有读取。如果是扫描的表，表里的数请对照原文填写，或者先做文字识别（OCR），再打开。",
                            numbers.join("、")
                        )
                    }
                    Lang::En => {
                        let word = if count == 1 { "Page" } else { "Pages" };
                        let more = if count > LISTED { format!(", … ({count})") } else { String::new() };
                        format!(
                            "{word} {}{more}: there are pictures, and what is written in them was not read. If they are scanned tables, fill in their figures from the original, or run text recognition (OCR) first and open the result.",
                            numbers.join(", ")
                        )
                    }
                }
            }
            Self::Formulas { sheet, count, first: (row, column) } => {
                let cell = format!("{}{}", letters(*column), u64::from(*row) + 1);
                lang.pick(
                    format!("{sheet}：有 {count} 个公式没有存下结果，这些数没有读到，第一处是 {cell}。请用表格软件打开文件，重新计算后保存，再打开。"),
                    format!("{sheet}: the results of formulas are not stored in the file ({count}), so their figures could not be read, the first of them {cell}. Open the file in a spreadsheet program, recalculate, save it and open it again."),
                )
            }
        })
    }
}

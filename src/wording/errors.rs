//! What went wrong, where, and what to do.

use super::{Lang, cell_name};
use crate::calculate::{EditError, OpenError, ReplayError};
use crate::compare::NotLastYear;
use crate::grid::{Grid, GridError};
use crate::money::{AmountError, TypedError};

fn amount_error(error: &AmountError, lang: Lang) -> String {
    match error {
        AmountError::NotANumber(text) => lang.pick(
            format!("“{text}”不是数字。请填写如 1,234.50 的金额；没有金额请留空。"),
            format!("“{text}” is not a number. Enter a figure such as 1,234.50, or leave it blank."),
        ),
        AmountError::TooManyDecimals(text) => lang.pick(
            format!("“{text}”的小数位太多：最多精确到百万分之一元。请减少小数位。"),
            format!("“{text}” has too many decimals: at most a millionth of a yuan is kept. Use fewer decimals."),
        ),
        AmountError::TooLarge => lang.pick(
            "数字或由此得出的合计超过 10 的 18 次方元，无法精确计算。请检查数字和计量单位。".to_owned(),
            "The figure, or a total that follows from it, is over 10^18 yuan and cannot be computed exactly. Check the figure and its unit.".to_owned(),
        ),
    }
}

/// Why a document is not last year's of the one at hand, and what would be.
#[must_use]
pub fn not_last_year(error: NotLastYear, lang: Lang) -> &'static str {
    match error {
        NotLastYear::OtherUnit => lang.pick(
            "这份文件是另一个单位的，不能用来补上年数。请选本单位上一年的文件。",
            "This document is of another organisation: choose last year's document of the same one.",
        ),
        NotLastYear::OtherYear => lang.pick(
            "这份文件不是上一年的，不能用来补上年数。请选本单位上一年的文件。",
            "This document is not of the year before: choose last year's document of the same organisation.",
        ),
        NotLastYear::OtherForm => lang.pick(
            "两份文件的表式不同，或一份是预算、一份是决算，不能用来补上年数。请选同一种表的上年文件。",
            "The two are on different forms, or one is a budget and one final accounts: choose last year's document of the same kind.",
        ),
    }
}

/// Why typed text is not a figure.
#[must_use]
pub fn typed_error(error: &TypedError, lang: Lang) -> String {
    match error {
        TypedError::Amount(error) => amount_error(error, lang),
        TypedError::Separators(text) => lang.pick(
            format!("“{text}”里的逗号位置不对，无法确定是多少。请写成 1,234.50 或 1234.50。"),
            format!("The commas in “{text}” are in unexpected places, so its value is not certain. Write 1,234.50 or 1234.50."),
        ),
        TypedError::NotMoney(text) => lang.pick(
            format!("“{text}”带有金额单位，但这一格填的不是金额。请只填数字。"),
            format!("“{text}” has a money unit, but this cell does not hold money. Enter the number alone."),
        ),
    }
}

/// Why an edit was refused.
#[must_use]
pub fn edit_error(grid: &Grid, error: &EditError, lang: Lang) -> String {
    match error {
        EditError::Amount(error) => amount_error(error, lang),
        EditError::TableMissing(cell) => {
            let name = super::table_name(grid.table_of(*cell), lang);
            lang.pick(
                format!("文件里没有{name}，不能修改其中的数字。请先打开含有该表的文件。"),
                format!("The document does not have {name}, so its figures cannot be changed. Open a document that has it."),
            )
        }
        EditError::NoSuchQuestion => lang.pick(
            "这笔差额已经处理，无需再选。".to_owned(),
            "This difference is settled already; nothing is left to choose.".to_owned(),
        ),
    }
}

/// Why a document could not be opened.
#[must_use]
pub fn open_error(error: &OpenError, lang: Lang) -> String {
    match error {
        OpenError::UnknownForm(form) => {
            let known: Vec<&str> = crate::form::forms().iter().map(|form| form.id.as_str()).collect();
            let known = known.join(lang.pick("、", ", "));
            lang.pick(
                format!("不认识的表式“{form}”。文件的 form 应为下列之一：{known}。"),
                format!("Unknown form “{form}”. The file's “form” has to be one of: {known}."),
            )
        }
        OpenError::Grid(error) => grid_error(error, lang),
    }
}

fn grid_error(error: &GridError, lang: Lang) -> String {
    match error {
        GridError::Form(error) => lang.pick(
            format!("表式本身有误（{error}），请检查表式文件。"),
            format!("The form itself is faulty ({error}). Check the form set's file."),
        ),
        GridError::NoSuchTable(table) => lang.pick(
            format!("表式里没有“{table}”这张表。请检查 tables 中的 id。"),
            format!("The form has no table “{table}”. Check the ids in “tables”."),
        ),
        GridError::TableTwice(table) => lang.pick(
            format!("“{table}”这张表出现了两次。请只保留一张。"),
            format!("Table “{table}” stands twice. Keep one of the two."),
        ),
        GridError::NoSuchBlock { table, block } => lang.pick(
            format!("“{table}”表里没有“{block}”这一栏组。请检查该行的 block。"),
            format!("Table “{table}” has no block “{block}”. Check the row's “block”."),
        ),
        GridError::NoSuchRow { table, row } => lang.pick(
            format!("“{table}”表里不能有“{row}”这一行。请检查该行的 row、code、name 或 project。"),
            format!("Table “{table}” cannot have a row “{row}”. Check its row, code, name or project."),
        ),
        GridError::RowTwice { table, row } => lang.pick(
            format!("“{table}”表里“{row}”这一行出现了两次。请合并或删去一行。"),
            format!("Row “{row}” stands twice in table “{table}”. Merge the two or delete one."),
        ),
        GridError::NoSuchColumn { table, column } => lang.pick(
            format!("“{table}”表里没有“{column}”这一列。请检查 cells 中的列名。"),
            format!("Table “{table}” has no column “{column}”. Check the column names in “cells”."),
        ),
    }
}

/// Why kept edits could not be replayed.
#[must_use]
pub fn replay_error(grid: &Grid, error: &ReplayError, lang: Lang) -> String {
    match error {
        ReplayError::NoSuchCell(address) => {
            let table = &address.table;
            lang.pick(
                format!("保存的修改指向文件里没有的单元格（表“{table}”），它和之后的修改没有恢复。"),
                format!("A kept edit is for a cell the document does not have (table “{table}”); it and the later edits were not restored."),
            )
        }
        ReplayError::NoSuchQuestion { .. } => lang.pick(
            "保存的修改与文件不符，它和之后的修改没有恢复。".to_owned(),
            "A kept edit does not fit the document; it and the later edits were not restored.".to_owned(),
        ),
        ReplayError::Edit(error) => edit_error(grid, error, lang),
    }
}

/// A cell's name for an error about it.
#[must_use]
pub(super) fn named(grid: &Grid, cell: crate::grid::CellId, lang: Lang) -> String {
    lang.pick(
        format!("“{}”", cell_name(grid, cell, Lang::Zh)),
        format!("“{}”", cell_name(grid, cell, Lang::En)),
    )
}

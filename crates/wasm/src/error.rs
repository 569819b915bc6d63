//! What can go wrong with a document that is being worked on.

use mingzhang::calculate::{EditError, OpenError};
use mingzhang::money::{AmountError, TypedError};
use mingzhang::narrative::write::NoTemplate;
use mingzhang::wording::{Lang, open_error, typed_error};
use mingzhang_js::Failure;
use mingzhang_read::{Problem, ReadError};

/// A file that cannot be read: one of another format can be, by the other package.
pub(crate) fn read(error: &ReadError, lang: Lang) -> Failure {
    if !matches!(error.problem, Problem::OtherFormat(_)) {
        return Failure::read(error, lang);
    }
    let message = lang.pick(
        "这不是 *.budget.json 文件。请用 mingzhang-wasm-read 的 read() 读取，再打开读出的结果。",
        "This is no *.budget.json. Read it with read() of mingzhang-wasm-read, and open what that gives.",
    );
    Failure::new(error.code(), message)
}

/// A document that cannot be laid out on its form.
pub(crate) fn open(error: &OpenError, lang: Lang) -> Failure {
    let code = match error {
        OpenError::UnknownForm(_) => "unknown-form",
        OpenError::Grid(_) => "does-not-fit-form",
    };
    Failure::new(code, open_error(error, lang))
}

/// A text that is no figure.
pub(crate) fn typed(error: &TypedError, lang: Lang) -> Failure {
    let code = match error {
        TypedError::Amount(error) => amount_code(error),
        TypedError::Separators(_) => "misplaced-separators",
        TypedError::NotMoney(_) => "not-money",
    };
    Failure::new(code, typed_error(error, lang))
}

/// A figure that is no text: what a number stood for is not known to the last digit.
pub(crate) fn amount_not_text(lang: Lang) -> Failure {
    let message = lang.pick(
        "金额要写成文本，如 \"207.38\"；没有金额写 null。",
        "Write the amount as text, such as \"207.38\"; null makes the cell blank.",
    );
    Failure::new("amount-as-number", message)
}

/// A document on another form than the one that was asked for.
pub(crate) fn other_form(found: &str, expected: &str, lang: Lang) -> Failure {
    let message = lang.pick(
        format!("文件的表式是“{found}”，不是要求的“{expected}”。请选择另一个文件，或去掉 form。"),
        format!("The document's form is “{found}”, not “{expected}” as asked for. Choose another file, or leave form out."),
    );
    Failure::new("wrong-form", message)
}

/// An id that no cell has.
pub(crate) fn no_such_cell(id: &str, lang: Lang) -> Failure {
    let message = lang.pick(
        format!("没有单元格“{id}”。figures() 列出全部单元格的 id。"),
        format!("There is no cell “{id}”. figures() lists the ids of all cells."),
    );
    Failure::new("no-such-cell", message)
}

/// A format that is not written.
pub(crate) fn unknown_format(format: &str, lang: Lang) -> Failure {
    let message = lang.pick(
        format!("不能保存为“{format}”。请写 \"json\"、\"xlsx\"、\"csv\"、\"html\" 或 \"embed.html\"。"),
        format!("Cannot save as “{format}”. Write \"json\", \"xlsx\", \"csv\", \"html\" or \"embed.html\"."),
    );
    Failure::new("unknown-format", message)
}

/// A form without a narrative.
pub(crate) fn no_template(error: &NoTemplate, lang: Lang) -> Failure {
    Failure::new("no-template", error.sentence(lang))
}

/// The code of a refused edit.
pub(crate) fn edit_code(error: &EditError) -> &'static str {
    match error {
        EditError::Amount(error) => amount_code(error),
        EditError::TableMissing(_) => "missing-table",
        EditError::NoSuchQuestion => "no-such-question",
    }
}

fn amount_code(error: &AmountError) -> &'static str {
    match error {
        AmountError::NotANumber(_) => "not-an-amount",
        AmountError::TooManyDecimals(_) => "too-many-decimals",
        AmountError::TooLarge => "amount-too-large",
    }
}

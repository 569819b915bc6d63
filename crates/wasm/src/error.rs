//! Errors as JavaScript has them: `Error` with a `message` for people and a `code` for programs.

use js_sys::{Error, Reflect};
use mingzhang::calculate::{EditError, OpenError};
use mingzhang::money::{AmountError, TypedError};
use mingzhang::narrative::write::NoTemplate;
use mingzhang::wording::{Lang, open_error, typed_error};
use mingzhang_read::ReadError;
use wasm_bindgen::JsValue;

/// What went wrong.
pub(crate) struct Failure {
    code: &'static str,
    message: String,
}

impl Failure {
    pub(crate) fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self { code, message: message.into() }
    }

    pub(crate) fn read(error: &ReadError, lang: Lang) -> Self {
        Self::new(error.code(), error.sentence(lang))
    }

    pub(crate) fn open(error: &OpenError, lang: Lang) -> Self {
        let code = match error {
            OpenError::UnknownForm(_) => "unknown-form",
            OpenError::Grid(_) => "does-not-fit-form",
        };
        Self::new(code, open_error(error, lang))
    }

    pub(crate) fn typed(error: &TypedError, lang: Lang) -> Self {
        let code = match error {
            TypedError::Amount(error) => amount_code(error),
            TypedError::Separators(_) => "misplaced-separators",
            TypedError::NotMoney(_) => "not-money",
        };
        Self::new(code, typed_error(error, lang))
    }

    pub(crate) fn amount_not_text(lang: Lang) -> Self {
        let message = lang.pick(
            "金额要写成文本，如 \"207.38\"；没有金额写 null。",
            "Write the amount as text, such as \"207.38\"; null makes the cell blank.",
        );
        Self::new("amount-as-number", message)
    }

    pub(crate) fn other_form(found: &str, expected: &str, lang: Lang) -> Self {
        let message = lang.pick(
            format!("文件的表式是“{found}”，不是要求的“{expected}”。请选择另一个文件，或去掉 form。"),
            format!("The document's form is “{found}”, not “{expected}” as asked for. Choose another file, or leave form out."),
        );
        Self::new("wrong-form", message)
    }

    pub(crate) fn no_such_cell(id: &str, lang: Lang) -> Self {
        let message = lang.pick(
            format!("没有单元格“{id}”。figures() 列出全部单元格的 id。"),
            format!("There is no cell “{id}”. figures() lists the ids of all cells."),
        );
        Self::new("no-such-cell", message)
    }

    pub(crate) fn unknown_format(format: &str, lang: Lang) -> Self {
        let message = lang.pick(
            format!("不能保存为“{format}”。请写 \"json\"、\"xlsx\"、\"csv\"、\"html\" 或 \"embed.html\"。"),
            format!(
                "Cannot save as “{format}”. Write \"json\", \"xlsx\", \"csv\", \"html\" or \"embed.html\"."
            ),
        );
        Self::new("unknown-format", message)
    }

    pub(crate) fn no_template(error: &NoTemplate, lang: Lang) -> Self {
        Self::new("no-template", error.sentence(lang))
    }

    pub(crate) fn wrong_argument(name: &str, expected: &str, lang: Lang) -> Self {
        let message = lang.pick(
            format!("参数 {name} 应当是{expected}。"),
            format!("The argument {name} has to be {expected}."),
        );
        Self::new("wrong-argument", message)
    }
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

impl From<Failure> for JsValue {
    fn from(failure: Failure) -> Self {
        let error = Error::new(&failure.message);
        // Setting a field of a new object cannot fail.
        let _ = Reflect::set(&error, &"code".into(), &failure.code.into());
        error.into()
    }
}

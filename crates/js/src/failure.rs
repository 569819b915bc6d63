//! Errors as JavaScript has them: `Error` with a `message` for people and a `code` for programs.

use js_sys::{Error, Reflect};
use mingzhang::wording::Lang;
use mingzhang_read::ReadError;
use wasm_bindgen::JsValue;

/// What went wrong.
#[derive(Debug)]
pub struct Failure {
    code: &'static str,
    message: String,
}

impl Failure {
    /// A stable name, and a sentence.
    pub fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self { code, message: message.into() }
    }

    /// A file that cannot be read.
    #[must_use]
    pub fn read(error: &ReadError, lang: Lang) -> Self {
        Self::new(error.code(), error.sentence(lang))
    }

    /// An argument of another kind than the one that is expected.
    #[must_use]
    pub fn wrong_argument(name: &str, expected: &str, lang: Lang) -> Self {
        let message = lang.pick(
            format!("参数 {name} 应当是{expected}。"),
            format!("The argument {name} has to be {expected}."),
        );
        Self::new("wrong-argument", message)
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

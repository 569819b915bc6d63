//! `mingzhang convert`: from one format to another, by extension.

use std::path::Path;

use mingzhang::calculate::Session;
use mingzhang::wording::{Lang, open_error};
use mingzhang_write::export::{self, Format};
use mingzhang_write::{csv, json};

use crate::files::Reader;
use crate::{Ending, complain, files};

/// Converts a document; of a CSV only the table named, if one is. What was not understood of it is
/// said on standard error.
pub(crate) fn run(from: &Path, to: &Path, table: Option<&str>, reader: &Reader) -> Ending {
    match convert(from, to, table, reader) {
        Ok(()) => Ending::Fine,
        Err(sentence) => {
            complain(&sentence);
            Ending::Failed
        }
    }
}

fn convert(from: &Path, to: &Path, table: Option<&str>, reader: &Reader) -> Result<(), String> {
    let lang = reader.lang;
    let Some(format) = name_of(to).and_then(|name| Format::from_name(&name)) else {
        let sentence = lang.pick(
            "不能写这种格式。请用扩展名 .json、.xlsx、.csv、.html 或 .embed.html。",
            "this format cannot be written. Use the extension .json, .xlsx, .csv, .html or .embed.html.",
        );
        return Err(files::about(to, sentence, lang));
    };
    let opened = reader.read(from)?;
    for remark in files::remarks(&opened, lang).into_iter().chain(files::missing(&opened, lang)) {
        complain(&files::about(from, &remark, lang));
    }
    let disclosure = opened.disclosure();
    if format == Format::Json {
        return files::put(to, json::write(disclosure).as_bytes(), lang);
    }
    let session = Session::open(disclosure.clone())
        .map_err(|error| files::about(from, &open_error(&error, lang), lang))?;
    let bytes = match table.filter(|_| format == Format::Csv) {
        Some(name) => match csv::table(&session, name, lang) {
            Some(text) => text.into_bytes(),
            None => return Err(files::about(from, &no_table(name, lang), lang)),
        },
        None => export::write(&session, format, name_of(from).as_deref(), lang)
            .map_err(|error| files::about(to, &error.sentence(lang), lang))?,
    };
    files::put(to, &bytes, lang)
}

/// What a file is called, wherever it is.
fn name_of(path: &Path) -> Option<String> {
    Some(path.file_name()?.to_string_lossy().into_owned())
}

fn no_table(name: &str, lang: Lang) -> String {
    lang.pick(format!("没有表“{name}”。"), format!("there is no table “{name}”."))
}

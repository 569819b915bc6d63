//! `mingzhang convert`: from one format to another, by extension.

use std::fs;
use std::path::Path;

use mingzhang::wording::Lang;
use mingzhang_write::json;

use crate::{Ending, complain, files};

pub(crate) fn run(from: &Path, to: &Path, lang: Lang) -> Ending {
    match convert(from, to, lang) {
        Ok(()) => Ending::Fine,
        Err(sentence) => {
            complain(&sentence);
            Ending::Failed
        }
    }
}

fn convert(from: &Path, to: &Path, lang: Lang) -> Result<(), String> {
    if !is_json(to) {
        let sentence = lang.pick(
            "不能写这种格式。请用扩展名 .json。",
            "this format cannot be written. Use the extension .json.",
        );
        return Err(files::about(to, sentence, lang));
    }
    let text = json::write(files::read(from, lang)?.disclosure());
    // Beside the old file until it is complete: a full disk must not cost anybody a document.
    let mut part = to.as_os_str().to_owned();
    part.push(".part");
    let written = fs::write(&part, text).and_then(|()| fs::rename(&part, to));
    written.map_err(|error| {
        let _ = fs::remove_file(&part);
        files::io_sentence(to, &error, lang)
    })
}

fn is_json(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json"))
}

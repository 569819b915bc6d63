//! Files and folders, and what is said when one cannot be read.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};

use mingzhang::calculate::Session;
use mingzhang::form;
use mingzhang::wording::{Lang, open_error};
use mingzhang_read::{Opened, Problem, ReadError, Unread, json};

/// How the files of a folder are told from others.
const ENDING: &str = ".budget.json";

/// All files that the paths stand for, each once, in the order of their names: a folder stands for
/// the disclosures in it and below. What cannot be listed is a sentence.
pub(crate) fn list(paths: &[PathBuf], lang: Lang) -> (Vec<PathBuf>, Vec<String>) {
    let (mut files, mut problems) = (Vec::new(), Vec::new());
    for path in paths {
        if !path.is_dir() {
            files.push(path.clone());
            continue;
        }
        let before = files.len();
        if let Err(error) = walk(path, &mut files) {
            problems.push(io_sentence(path, &error, lang));
        } else if files.len() == before {
            let path = path.display();
            problems.push(lang.pick(
                format!("{path}：文件夹里没有 {ENDING} 文件。"),
                format!("{path}: the folder has no {ENDING} file."),
            ));
        }
    }
    files.sort();
    files.dedup();
    problems.sort();
    problems.dedup();
    (files, problems)
}

/// Gathers the disclosures of a folder and of the folders in it; links to folders are not
/// followed, so that there is an end.
fn walk(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            if entry.file_type()?.is_dir() {
                folders.push(entry.path());
            } else if entry.file_name().to_string_lossy().ends_with(ENDING) {
                files.push(entry.path());
            }
        }
    }
    Ok(())
}

/// Reads a file of any format, or says why not.
pub(crate) fn read(path: &Path, lang: Lang) -> Result<Opened, String> {
    let cannot = |error| io_sentence(path, &error, lang);
    let refused = |error: ReadError| about(path, &error.sentence(lang), lang);
    let file = File::open(path).map_err(cannot)?;
    let size = file.metadata().map_err(cannot)?.len();
    if size > json::MAX_BYTES {
        return Err(refused(ReadError::of_file(Problem::TooLarge { bytes: size, limit: json::MAX_BYTES })));
    }
    // A pipe has no size beforehand: one byte too many is enough to refuse it.
    let mut bytes = Vec::new();
    file.take(json::MAX_BYTES + 1).read_to_end(&mut bytes).map_err(cannot)?;
    mingzhang_read::open(&bytes, form::forms(), &mut |_| {}).map_err(refused)
}

/// Reads a disclosure and lays it out, or says why not; with the lines of its tables that were not
/// understood, each behind the id of its table.
pub(crate) fn open(path: &Path, lang: Lang) -> Result<(Session, Vec<String>), String> {
    let (disclosure, unread) = match read(path, lang)? {
        Opened::Disclosure(disclosure) => (disclosure, Vec::new()),
        Opened::Document { reading, .. } => {
            let line = |line: Unread| format!("{}: {}", line.table, line.text);
            (reading.disclosure, reading.unread.into_iter().map(line).collect())
        }
    };
    let session = Session::open(disclosure).map_err(|error| about(path, &open_error(&error, lang), lang))?;
    Ok((session, unread))
}

/// A sentence about a file.
pub(crate) fn about(path: &Path, sentence: &str, lang: Lang) -> String {
    format!("{}{}{sentence}", path.display(), lang.pick("：", ": "))
}

/// Why a file cannot be read or written.
pub(crate) fn io_sentence(path: &Path, error: &io::Error, lang: Lang) -> String {
    let sentence = match error.kind() {
        ErrorKind::NotFound => lang.pick("没有这个文件。", "there is no such file.").to_owned(),
        ErrorKind::PermissionDenied => lang.pick("没有权限。", "permission denied.").to_owned(),
        ErrorKind::IsADirectory => {
            lang.pick("这是文件夹，请写文件名。", "this is a folder; name a file.").to_owned()
        }
        _ => lang.pick(format!("不能读写（{error}）。"), format!("it cannot be read or written ({error}).")),
    };
    about(path, &sentence, lang)
}

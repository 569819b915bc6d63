//! Files and folders, and what is said when one cannot be read.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};

use mingzhang::calculate::Session;
use mingzhang::form;
use mingzhang::wording::{Lang, open_error};
use mingzhang_read::{Opened, Problem, ReadError, Told, json};
use mingzhang_write::report;

use crate::args::Said;

/// How the files of a folder that may be disclosures are told from others. Text, web pages and
/// separated values lie there for many reasons: they are read when they are named.
const ENDINGS: &[&str] = &[".budget.json", ".pdf", ".xlsx", ".xls", ".ods", ".docx"];

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
                format!("{path}：文件夹里没有能读的文件。"),
                format!("{path}: the folder has no file that can be read."),
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
                continue;
            }
            let name = entry.file_name().to_string_lossy().to_ascii_lowercase();
            if ENDINGS.iter().any(|ending| name.ends_with(ending)) {
                files.push(entry.path());
            }
        }
    }
    Ok(())
}

/// Reads files as the user asked for.
pub(crate) struct Reader {
    /// The language of what is said.
    pub(crate) lang: Lang,
    /// What the user says of the files.
    pub(crate) said: Said,
}

impl Reader {
    /// Reads a file of any format, or says why not.
    pub(crate) fn read(&self, path: &Path) -> Result<Opened, String> {
        let cannot = |error| io_sentence(path, &error, self.lang);
        let refused = |error: ReadError| {
            let sentence = error.sentence(self.lang) + self.remedy(&error.problem);
            about(path, &sentence, self.lang)
        };
        let file = File::open(path).map_err(cannot)?;
        let size = file.metadata().map_err(cannot)?.len();
        if size > json::MAX_BYTES {
            let problem = Problem::TooLarge { bytes: size, limit: json::MAX_BYTES };
            return Err(refused(ReadError::of_file(problem)));
        }
        // A pipe has no size beforehand: one byte too many is enough to refuse it.
        let mut bytes = Vec::new();
        file.take(json::MAX_BYTES + 1).read_to_end(&mut bytes).map_err(cannot)?;
        let Said { forms, unit, year } = &self.said;
        let told = Told { forms, unit: unit.as_deref(), year: *year };
        mingzhang_read::open(&bytes, told, &mut |_| {}).map_err(refused)
    }

    /// What can be said beside the file where it does not say it.
    fn remedy(&self, problem: &Problem) -> &'static str {
        match problem {
            Problem::NoUnit => self.lang.pick("也可以用 --unit 写明。", " Or state it with --unit."),
            Problem::NoYear => self.lang.pick("也可以用 --year 写明。", " Or state it with --year."),
            _ => "",
        }
    }

    /// Reads the same body's documents of the year before.
    pub(crate) fn of_last_year(&self) -> Self {
        let year = self.said.year.map(|year| year.saturating_sub(1));
        Self { said: Said { year, ..self.said.clone() }, ..*self }
    }

    /// Reads a disclosure and lays it out, or says why not.
    pub(crate) fn open(&self, path: &Path) -> Result<Document, String> {
        let opened = self.read(path)?;
        let remarks = remarks(&opened, self.lang);
        let (disclosure, unread) = match opened {
            Opened::Disclosure(disclosure) => (disclosure, Vec::new()),
            Opened::Document { reading, .. } => {
                let unread = report::unread(&reading);
                (reading.disclosure, unread)
            }
        };
        let session = Session::open(disclosure)
            .map_err(|error| about(path, &open_error(&error, self.lang), self.lang))?;
        Ok(Document { session, unread, remarks })
    }
}

/// A disclosure, and how it was read.
pub(crate) struct Document {
    pub(crate) session: Session,
    /// Lines of its tables that were not understood, each behind the id of its table if the form has it.
    pub(crate) unread: Vec<String>,
    /// What a user should know of how it was read.
    pub(crate) remarks: Vec<String>,
}

/// What a user should know of how a document was read.
pub(crate) fn remarks(opened: &Opened, lang: Lang) -> Vec<String> {
    let Opened::Document { source, reading } = opened else { return Vec::new() };
    report::remarks(source, reading, lang)
}

/// The tables of its form that a document does not have.
pub(crate) fn missing(opened: &Opened, lang: Lang) -> Vec<String> {
    let Opened::Document { reading, .. } = opened else { return Vec::new() };
    let Some(form) = form::by_id(&reading.disclosure.form) else { return Vec::new() };
    let missing = reading.missing(&form).map(|spec| {
        let title = lang.pick(&spec.title.zh, &spec.title.en);
        lang.pick(format!("没有找到“{title}”。"), format!("“{title}” was not found."))
    });
    missing.collect()
}

/// Writes a file, or says why not.
pub(crate) fn put(to: &Path, bytes: &[u8], lang: Lang) -> Result<(), String> {
    // Beside the old file until it is complete: a full disk must not cost anybody a document.
    let mut part = to.as_os_str().to_owned();
    part.push(".part");
    let written = fs::write(&part, bytes).and_then(|()| fs::rename(&part, to));
    written.map_err(|error| {
        let _ = fs::remove_file(&part);
        io_sentence(to, &error, lang)
    })
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

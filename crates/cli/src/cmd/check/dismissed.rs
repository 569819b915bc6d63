//! Findings that somebody has seen and dismissed (已知悉): a plain list of their ids.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use mingzhang::wording::Lang;
use mingzhang_write::report::Findings;

use crate::files;

/// As large a list as is read.
const MOST_BYTES: u64 = 16 * 1024 * 1024;

/// The ids of a list, and which of them no document had yet.
#[derive(Debug, Default)]
pub(super) struct Dismissed {
    path: PathBuf,
    ids: BTreeSet<String>,
    /// Lines of the ids that are still to be met.
    unmet: BTreeMap<String, usize>,
}

impl Dismissed {
    /// Reads a list: an id on each line; what stands behind `#` at its beginning or behind a space
    /// is a comment.
    pub(super) fn read(path: &Path, lang: Lang) -> Result<Self, String> {
        let cannot = |error: std::io::Error| files::io_sentence(path, &error, lang);
        let size = fs::metadata(path).map_err(cannot)?.len();
        let text = match size {
            0..=MOST_BYTES => fs::read_to_string(path).map_err(cannot)?,
            _ => {
                let sentence = lang.pick("忽略名单太大。", "the list of dismissed findings is too large.");
                return Err(files::about(path, sentence, lang));
            }
        };
        let mut dismissed = Self { path: path.to_owned(), ..Self::default() };
        for (line, number) in text.lines().zip(1..) {
            let id = without_comment(line.trim_start_matches('\u{feff}')).trim();
            if !id.is_empty() {
                dismissed.ids.insert(id.to_owned());
                dismissed.unmet.entry(id.to_owned()).or_insert(number);
            }
        }
        Ok(dismissed)
    }

    /// Marks what is dismissed of a document's findings.
    pub(super) fn mark(&mut self, report: &mut Findings) {
        report.dismiss(&self.ids);
        for finding in report.findings.iter().filter(|finding| finding.dismissed) {
            self.unmet.remove(&finding.id);
        }
    }

    /// A sentence for each id that no document had.
    pub(super) fn unmet(&self, lang: Lang) -> Vec<String> {
        let mut unmet: Vec<(&usize, &String)> = self.unmet.iter().map(|(id, line)| (line, id)).collect();
        unmet.sort();
        let sentence = |(line, id): (&usize, &String)| {
            let sentence = lang.pick(
                format!("第 {line} 行：没有编号为“{id}”的问题，可能已经改正。"),
                format!("line {line}: no finding has the id “{id}”; it may have been mended."),
            );
            files::about(&self.path, &sentence, lang)
        };
        unmet.into_iter().map(sentence).collect()
    }
}

/// An id may have a `#` inside, which tells slips of one name apart.
fn without_comment(line: &str) -> &str {
    let begins = |at: usize| at == 0 || line.get(..at).is_some_and(|text| text.ends_with([' ', '\t']));
    line.match_indices('#').find(|(at, _)| begins(*at)).map_or(line, |(at, _)| line.get(..at).unwrap_or(line))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_begin_a_line_or_follow_a_space() {
        assert_eq!(without_comment("# all of it"), "");
        assert_eq!(
            without_comment("sum-rows:basic/302/total#2  # seen in May").trim(),
            "sum-rows:basic/302/total#2"
        );
        assert_eq!(without_comment("sum-rows:basic"), "sum-rows:basic");
    }
}

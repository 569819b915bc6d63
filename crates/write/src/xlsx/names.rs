//! Names of sheets: at most 31 characters, none of which Excel refuses, each once.

use std::collections::HashSet;

const LONGEST: usize = 31;

/// The names given so far.
#[derive(Debug, Default)]
pub(super) struct Names {
    taken: HashSet<String>,
}

impl Names {
    /// The name nearest to what is wanted.
    pub(super) fn take(&mut self, wanted: &str) -> String {
        let allowed = wanted.chars().map(|c| match c {
            '[' => '（',
            ']' => '）',
            ':' => '：',
            '*' | '?' | '/' | '\\' => '_',
            c if c.is_control() => ' ',
            c => c,
        });
        let clean: String = allowed.collect();
        let clean = clean.trim().trim_matches('\'').trim();
        // Excel keeps this name, in any case, for itself.
        let clean = match clean {
            "" => "Sheet",
            name if name.eq_ignore_ascii_case("history") => "History_",
            name => name,
        };
        let mut number = 1;
        loop {
            let ending = if number == 1 { String::new() } else { format!(" ({number})") };
            let name = format!("{}{ending}", shortened(clean, LONGEST - ending.len()));
            if self.taken.insert(name.to_lowercase()) {
                return name;
            }
            number += 1;
        }
    }
}

/// As much of a text as fits, counted as Excel counts.
fn shortened(text: &str, most: usize) -> &str {
    let mut length = 0;
    let end = text.char_indices().find(|(_, c)| {
        length += c.len_utf16();
        length > most
    });
    end.and_then(|(at, _)| text.get(..at)).unwrap_or(text).trim_end_matches(['\'', ' '])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_short_clean_and_each_once() {
        let mut names = Names::default();
        assert_eq!(names.take("表1 收支总表"), "表1 收支总表");
        assert_eq!(names.take("表1 收支总表"), "表1 收支总表 (2)");
        assert_eq!(names.take("'a[b]:c*d?e/f\\g'"), "a（b）：c_d_e_f_g");
        assert_eq!(names.take(""), "Sheet");
        assert_eq!(names.take("SHEET"), "SHEET (2)");
        assert_eq!(names.take("history"), "History_");
        let long = "一".repeat(40);
        assert_eq!(names.take(&long).chars().count(), 31);
        assert_eq!(names.take(&long), format!("{} (2)", "一".repeat(27)));
        let wide = "𠀀".repeat(40);
        assert_eq!(names.take(&wide).encode_utf16().count(), 30);
    }
}

//! Code books of the functional (支出功能分类) and economic (部门预算支出经济分类) classification:
//! names for codes. They are far from complete: a code that is not in a book is unknown, never
//! wrong.

/// Digits of a class (类), in both books.
const CLASS_DIGITS: usize = 3;

/// A code book: codes and names, sorted by code.
#[derive(Debug, Clone, Copy)]
pub struct Book {
    text: &'static str,
}

/// The book for a coded dimension, if there is one.
#[must_use]
pub fn book(dimension: &str) -> Option<Book> {
    let text = match dimension {
        "function" => include_str!("data/functional.tsv"),
        "economic" => include_str!("data/economic.tsv"),
        _ => return None,
    };
    Some(Book { text })
}

impl Book {
    /// Codes and names in order.
    pub fn entries(self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.lines().map(|(code, name, _)| (code, name))
    }

    /// The English name of a code that goes by this name, where there is one: of classes (类).
    #[must_use]
    pub fn english(self, code: &str, name: &str) -> Option<&'static str> {
        // Most codes are of lower levels, and not worth the search.
        if code.len() != CLASS_DIGITS {
            return None;
        }
        self.lines()
            .find(|(known, ..)| *known == code)
            .filter(|(_, zh, _)| *zh == name)
            .and_then(|(.., en)| en)
    }

    /// Code, name and English name.
    fn lines(self) -> impl Iterator<Item = (&'static str, &'static str, Option<&'static str>)> {
        self.text.lines().filter_map(|line| {
            let mut fields = line.split('\t');
            Some((fields.next()?, fields.next()?, fields.next()))
        })
    }

    /// The name of a code.
    #[must_use]
    pub fn name(self, code: &str) -> Option<&'static str> {
        self.entries().find(|(known, _)| *known == code).map(|(_, name)| name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn books_are_sorted_unique_and_complete_upwards() {
        for (dimension, lengths) in [("function", &[3, 5, 7][..]), ("economic", &[3, 5])] {
            let codes: Vec<_> = book(dimension).unwrap().entries().map(|(code, _)| code).collect();
            assert!(codes.len() > 30);
            for (code, name, english) in book(dimension).unwrap().lines() {
                assert_eq!(english.is_some_and(|en| en.is_ascii()), code.len() == 3, "{code} {name}");
            }
            for pair in codes.windows(2) {
                assert!(pair[0] < pair[1], "{pair:?}");
            }
            for code in &codes {
                let level = lengths.iter().position(|l| *l == code.len()).unwrap();
                if level > 0 {
                    let parent = &code[..lengths[level - 1]];
                    assert!(codes.contains(&parent), "{code} has no parent");
                }
            }
        }
    }

    #[test]
    fn names_by_code() {
        assert_eq!(book("economic").unwrap().name("30231"), Some("公务用车运行维护费"));
        assert_eq!(book("function").unwrap().name("2013812"), Some("药品事务"));
        assert_eq!(book("function").unwrap().name("2999999"), None);
        let english = |code, name| book("function").unwrap().english(code, name);
        assert_eq!(english("210", "卫生健康支出"), Some("Health"));
        assert_eq!(english("210", "医疗卫生支出"), None, "the name of another year");
        assert_eq!(english("2013812", "药品事务"), None);
    }
}

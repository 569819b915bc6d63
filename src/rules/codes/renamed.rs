//! Names that accounts had before they were renamed.

/// An account under the name it had before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Renamed {
    /// The coded dimension.
    pub(super) dimension: &'static str,
    /// Its code.
    pub(super) code: &'static str,
    /// The name it had.
    pub(super) old: &'static str,
    /// The name it has.
    pub(super) new: &'static str,
    /// The budget year from which it has it.
    pub(super) since: u16,
}

/// All that are known: dimension, code, old name, new name and the first year of the new one.
pub(super) fn renamed() -> impl Iterator<Item = Renamed> {
    include_str!("renamed.tsv").lines().filter_map(|line| {
        let mut fields = line.split('\t');
        Some(Renamed {
            dimension: fields.next()?,
            code: fields.next()?,
            old: fields.next()?,
            new: fields.next()?,
            since: fields.next()?.parse().ok()?,
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classification::book;

    #[test]
    fn new_names_are_those_of_the_code_books() {
        let all: Vec<Renamed> = renamed().collect();
        assert_eq!(all.len(), include_str!("renamed.tsv").lines().count());
        for one in all {
            if let Some(name) = book(one.dimension).and_then(|book| book.name(one.code)) {
                assert_eq!(name, one.new);
            }
            assert_ne!(one.old, one.new);
            assert!((2010..2100).contains(&one.since));
        }
    }
}

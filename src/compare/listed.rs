//! What a table lists. One that lists accounts and projects lists all that are not nothing, but only as
//! deep as it goes: a class that stands there without its items says nothing of them.

use std::collections::BTreeSet;
use std::ops::Bound;

/// The accounts and projects of a table; of a row of one of the two, the other is empty.
#[derive(Debug, Default)]
pub(super) struct Listed<'a>(BTreeSet<(&'a str, &'a str)>);

impl<'a> Listed<'a> {
    /// What rows of these codes and projects list.
    pub(super) fn of(rows: impl Iterator<Item = (Option<&'a str>, Option<&'a str>)>) -> Self {
        let named = rows.filter(|row| *row != (None, None));
        Self(named.map(|(code, project)| (code.unwrap_or_default(), project.unwrap_or_default())).collect())
    }

    /// Whether an account or project that is not listed is nothing: nothing of it is listed, and what it
    /// is a part of is broken down, or nothing too.
    pub(super) fn lacks(&self, code: Option<&str>, project: Option<&str>) -> bool {
        let Some(code) = code else { return true };
        let above = (1..code.len() + usize::from(project.is_some())).rev();
        let nearest = above.filter_map(|end| code.get(..end)).find(|code| self.0.contains(&(*code, "")));
        (project.is_some() || !self.breaks_down(code)) && nearest.is_none_or(|above| self.breaks_down(above))
    }

    /// Whether accounts below one, or projects in it, are listed.
    pub(super) fn breaks_down(&self, code: &str) -> bool {
        let after = (Bound::Excluded((code, "")), Bound::Unbounded);
        self.0.range::<(&str, &str), _>(after).next().is_some_and(|(below, _)| below.starts_with(code))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_listed_is_nothing_as_deep_as_the_list_goes() {
        let rows = [
            (Some("201"), None),
            (Some("20138"), None),
            (Some("2013801"), None),
            (Some("2013801"), Some("甲")),
            (Some("208"), None),
            (Some("2130101"), None),
            (None, Some("乙")),
            (None, None),
        ];
        let listed = Listed::of(rows.into_iter());
        for (code, project, nothing) in [
            ("2013802", None, true),
            ("2013902", None, true),
            ("2013801", Some("丙"), true),
            ("205", None, true),
            ("2050101", None, true),
            ("20805", None, false),
            ("2080505", Some("丁"), false),
            ("208", Some("丁"), false),
            ("213", None, false),
            ("21301", None, false),
            ("2130101", Some("戊"), false),
        ] {
            assert_eq!(listed.lacks(Some(code), project), nothing, "{code} {project:?}");
        }
        assert!(listed.lacks(None, Some("己")));
        assert!(Listed::default().lacks(Some("2010101"), None));
    }
}

//! Names of projects that narrow cells cut off: another table, or a performance target, goes on where
//! they end.

use std::collections::{BTreeMap, BTreeSet};

use mingzhang::disclosure::{Table, Target};

use super::reading::Notice;

/// Shorter names begin others by chance.
const LEAST: usize = 8;

/// A notice for each table with such names.
pub(super) fn notices(tables: &[Table], performance: &[Target]) -> Vec<Notice> {
    let targets = performance.iter().filter_map(|target| target.project.as_deref()).collect();
    let tables = tables.iter().map(|table| {
        (Some(table.id.as_str()), table.rows.iter().filter_map(|row| row.project.as_deref()).collect())
    });
    let lists: BTreeMap<Option<&str>, BTreeSet<&str>> = tables.chain([(None, targets)]).collect();
    let longer = |name: &str| {
        let others = lists.values().filter(|others| !others.contains(name));
        others.flatten().find(|other| other.strip_prefix(name).is_some_and(goes_on)).copied()
    };
    let cut = |(table, names): (&Option<&str>, &BTreeSet<&str>)| {
        let cut: Vec<(&str, &str)> = names
            .iter()
            .filter(|name| name.chars().count() >= LEAST)
            .filter_map(|name| Some((*name, longer(name).filter(|longer| !names.contains(longer))?)))
            .collect();
        let (name, longer) = *cut.first()?;
        Some(Notice::NamesCutOff {
            table: (*table)?.to_owned(),
            count: cut.len(),
            name: name.to_owned(),
            longer: longer.to_owned(),
        })
    };
    lists.iter().filter_map(cut).collect()
}

/// Whether this can be what a cell had no room for, and is not what tells one project from another.
fn goes_on(rest: &str) -> bool {
    !rest.starts_with(['（', '(', '—', '-'])
}

#[cfg(test)]
mod tests {
    use mingzhang::disclosure::Row;

    use super::*;
    use crate::Lang;

    fn table(id: &str, projects: &[&str]) -> Table {
        let row = |project: &&str| Row { project: Some((*project).to_owned()), ..Row::default() };
        Table { id: id.to_owned(), rows: projects.iter().map(row).collect(), ..Table::default() }
    }

    fn told(tables: &[Table], targets: &[&str]) -> Vec<Notice> {
        let target = |project: &&str| Target { project: Some((*project).to_owned()), ..Target::default() };
        notices(tables, &targets.iter().map(target).collect::<Vec<_>>())
    }

    #[test]
    fn a_name_that_goes_on_elsewhere_is_told_once_for_its_table() {
        let cut = ["食品安全监督抽检及", "重点工业产品质量安全监", "设备购置"];
        let full = ["食品安全监督抽检及快检经费", "设备购置及维修"];
        let found =
            told(&[table("projects", &cut), table("carried-over", &full)], &["重点工业产品质量安全监管经费"]);
        let [Notice::NamesCutOff { table, count, name, longer }] = &found[..] else { panic!("{found:?}") };
        assert_eq!((table.as_str(), *count), ("projects", 2));
        assert_eq!([name, longer], [cut[1], "重点工业产品质量安全监管经费"]);
        let form = mingzhang::form::by_id("xinjiang-unit-2024").unwrap();
        assert_eq!(found[0].tables(), ["projects"]);
        for (lang, what) in
            [(Lang::Zh, "有 2 个项目名称像是印时截断了"), (Lang::En, "2 projects seem to be cut off")]
        {
            let sentence = found[0].sentence(&form, lang);
            assert!([what, name, longer].iter().all(|part| sentence.contains(*part)), "{sentence}");
        }
    }

    #[test]
    fn names_that_are_told_apart_are_whole() {
        let carried = ["食品安全监督抽检经费（上年结转）"];
        assert_eq!(
            told(&[table("projects", &["食品安全监督抽检经费"]), table("carried-over", &carried)], &[]),
            []
        );
        let (one, two) = ("食品安全监督抽检经费", "食品安全监督抽检经费（二期）");
        assert_eq!(told(&[table("projects", &[one, two]), table("carried-over", &[two])], &[one]), []);
        assert_eq!(told(&[table("projects", &[one]), table("carried-over", &[one, two])], &[]), []);
    }
}

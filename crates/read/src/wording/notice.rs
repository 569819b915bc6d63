//! What had to be assumed of a document, as sentences.

use mingzhang::form::{self, Form};

use mingzhang::money::Unit;
use mingzhang::wording::unit_name;

use crate::{Lang, Notice};

impl Notice {
    /// The notice as a sentence for people: what, where, what to do.
    #[must_use]
    pub fn sentence(&self, form: &Form, lang: Lang) -> String {
        let title = |id: &String| {
            form.table(id)
                .map_or(id.as_str(), |(_, table)| lang.pick(&table.title.zh, &table.title.en))
                .to_owned()
        };
        match self {
            Self::FormGuessed { others } => {
                let name = |form: &Form| lang.pick(&form.name.zh, &form.name.en).clone();
                let others = others.iter().filter_map(|id| Some(name(form::by_id(id)?.as_ref())));
                let others = others.collect::<Vec<_>>().join(lang.pick("、", ", "));
                let form = name(form);
                lang.pick(
                    format!("表名和栏目既符合“{form}”，也符合“{others}”，暂按前者读取，请核对表式。"),
                    format!("Titles and headings are those of “{form}” and of “{others}”; it was read as the first, check the form."),
                )
            }
            Self::MoneyUnitAssumed { tables, unit } => {
                let titles = tables.iter().map(title).collect::<Vec<_>>().join(lang.pick("、", "; "));
                let unit = unit_name(Unit::Money, *unit, lang);
                lang.pick(
                    format!("{titles}：没有找到金额单位，暂按“{unit}”读取，请核对。"),
                    format!("{titles}: no money unit was found; {unit} was assumed, check it."),
                )
            }
            Self::NamesCutOff { table, count, name, longer } => {
                let title = title(table);
                lang.pick(
                    format!("{title}：有 {count} 个项目名称像是印时截断了，如“{name}”，文中另有“{longer}”。名称不同就不当作同一个项目核对，请对照原文。"),
                    format!("{title}: the names of {count} projects seem to be cut off in print, such as “{name}” where the document also has “{longer}”. Under different names they are not checked as one: compare the original."),
                )
            }
            Self::ColumnsUnknown { table } => {
                let title = title(table);
                lang.pick(
                    format!("{title}：找到了表名，但没有看懂栏目，表里的数没有读入。请对照原文在表格里填写，或者把栏目名称改成规定的写法再打开。"),
                    format!("{title}: its title is there, but its columns were not understood, so its figures were left out. Enter them from the original, or give the columns the headings of the form and open the file again."),
                )
            }
            Self::ColumnsInOrder { table } => {
                let title = title(table);
                lang.pick(
                    format!("{title}：栏目名称没有写或者没有看懂，各栏按规定的次序读取，请核对。"),
                    format!("{title}: its headings are not there or were not understood; its columns were taken in the order of the form, check them."),
                )
            }
            Self::RowsTwice { table, count } => {
                let title = title(table);
                lang.pick(
                    format!("{title}：有 {count} 行的名称前面已经出现过，数又不一样，取了先出现的，这些行没有读入。请核对它们是不是另外的行，或者同一张表放了两份。"),
                    format!("{title}: rows have names that stood there before, but other figures ({count}); the first were taken and these were not read. Check whether they are other rows, or the table is in the document twice."),
                )
            }
            Self::MoneyUnitUnknown { table, printed } => {
                let title = title(table);
                lang.pick(
                    format!("{title}：金额单位是“{printed}”，只能读取元、万元、亿元，这张表的数没有读入。请改用其中一种单位。"),
                    format!("{title}: its money unit is {printed}; only 元, 万元 and 亿元 are read, so its figures were left out. Use one of them."),
                )
            }
        }
    }

    /// Ids of the tables that it is about.
    #[must_use]
    pub fn tables(&self) -> &[String] {
        match self {
            Self::FormGuessed { .. } => &[],
            Self::MoneyUnitAssumed { tables, .. } => tables,
            Self::MoneyUnitUnknown { table, .. }
            | Self::ColumnsUnknown { table }
            | Self::ColumnsInOrder { table }
            | Self::RowsTwice { table, .. }
            | Self::NamesCutOff { table, .. } => std::slice::from_ref(table),
        }
    }
}

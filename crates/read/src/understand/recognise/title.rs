//! Titles of tables: under what number, year and name they are printed.

use mingzhang::form::{Form, Section};

use crate::understand::head::{Money, caption, money_alone};
use crate::understand::key::key;
use crate::understand::token::Line;

/// Lines that a wrapped title may take, its number included.
const TITLE_LINES: usize = 3;

/// Characters of a line that can be (part of) a title.
const TITLE_LENGTH: usize = 60;

/// Words of a line that has a title and a caption.
const TITLE_WORDS: usize = 12;

/// Whose table it is: in front of a title, or not, as the publisher likes.
const WHOSE: [&str; 8] = ["预算单位", "预算部门", "单位", "部门", "本级", "区级", "市级", "县级"];

/// How names of publishing units end.
const ENDS_OF_NAMES: [&str; 34] = [
    "局", "委", "办", "处", "厅", "署", "院", "校", "学", "园", "所", "站", "队", "馆", "室", "社", "会",
    "司", "部", "府", "街道", "镇", "乡", "区", "县", "市", "中心", "机关", "单位", "部门", "本级", "法院",
    "支队", "公司",
];

/// A title of a form's table.
struct Known {
    /// Its key.
    text: String,
    table: usize,
    /// It stands in the form like this.
    exact: bool,
}

/// A title, where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Title {
    pub(super) table: usize,
    /// Lines that it takes.
    pub(super) length: usize,
    /// It is printed as the form has it, but for number, year and name.
    pub(super) exact: bool,
}

/// The titles of a form's tables.
pub(super) struct Titles<'a> {
    form: &'a Form,
    known: Vec<Known>,
    /// Keys of the titles of what the explanations state, which a workbook may have as sheets.
    sheets: Vec<(String, usize)>,
}

impl<'a> Titles<'a> {
    pub(super) fn new(form: &'a Form) -> Self {
        let mut known: Vec<Known> = Vec::new();
        let numbered = |(_, table): &(usize, &mingzhang::form::TableSpec)| table.section == Section::Tables;
        for (at, table) in form.tables.iter().enumerate().filter(numbered) {
            let titles = std::iter::once(&table.title.zh).chain(&table.aliases);
            known.extend(titles.map(|title| Known { text: key(title), table: at, exact: true }));
        }
        for at in 0..known.len() {
            let Known { text, table, .. } = &known[at];
            let core = WHOSE.iter().find_map(|whose| text.strip_prefix(whose)).unwrap_or(text).to_owned();
            let table = *table;
            if known.iter().all(|other| other.text != core) {
                known.push(Known { text: core, table, exact: false });
            }
        }
        // The longest first: one title may end with another.
        known.sort_by_key(|title| (std::cmp::Reverse(title.text.len()), !title.exact));
        let others = form.tables.iter().enumerate().filter(|(_, table)| table.section != Section::Tables);
        let sheets = others.map(|(at, table)| (key(&table.title.zh), at)).collect();
        Self { form, known, sheets }
    }

    /// What the explanations state, as a sheet of its own: its title alone in the first row.
    fn of_sheet(&self, line: &Line) -> Option<Title> {
        line.row.filter(|row| row.row == 0 && line.tokens.len() == 1)?;
        let (_, table) = self.sheets.iter().find(|(title, _)| *title == line.key)?;
        Some(Title { table: *table, length: 1, exact: true })
    }

    /// The table whose title begins here.
    pub(super) fn at(&self, lines: &[Line]) -> Option<Title> {
        let grid = |line: &Line| line.row.map(|row| row.grid);
        let first = lines.first()?;
        if let Some(title) = self.with_caption(first).or_else(|| self.of_sheet(first)) {
            return Some(title);
        }
        let mut joined = String::new();
        for (before, line) in lines.iter().take(TITLE_LINES).enumerate() {
            // What stands in a grid does not go on in the text below it.
            if grid(line) != grid(first) {
                return None;
            }
            joined.push_str(&line.key);
            if joined.chars().count() > TITLE_LENGTH {
                return None;
            }
            if let Some(title) = self.of(&joined, first.key.len(), before + 1) {
                return Some(title);
            }
        }
        None
    }

    /// Whether the title of a table that the form does not have begins here: what it is of, and a
    /// caption right below it.
    pub(super) fn other_at(&self, lines: &[Line]) -> bool {
        const OF_WHAT: [&str; 8] = ["收入", "支出", "收支", "预算", "决算", "经费", "资产", "采购"];
        const NONE: [&str; 2] = ["报表", "空表"];
        let Some((first, below)) = lines.split_first() else { return false };
        let title = without_remarks(&first.key);
        names_a_table(title)
            && title.chars().count() <= TITLE_LENGTH
            && OF_WHAT.iter().any(|word| title.contains(word))
            && !NONE.iter().any(|word| title.ends_with(word))
            && !is_target_title(title)
            && (first.row.is_none() || first.tokens.len() == 1)
            && self.at(lines).is_none()
            && has_caption(below)
    }

    /// Whether one of the titles begins here, with a caption below it.
    pub(super) fn headless_at(&self, lines: &[Line]) -> bool {
        let below = self.at(lines).and_then(|title| lines.get(title.length..));
        below.is_some_and(has_caption)
    }

    /// A title with the table's caption on the same line.
    fn with_caption(&self, line: &Line) -> Option<Title> {
        if line.tokens.len() > TITLE_WORDS || !line.key.contains('表') {
            return None;
        }
        (1..line.tokens.len()).find_map(|count| {
            let (title, rest) = line.tokens.split_at_checked(count)?;
            let text: String = title.iter().map(|token| key(&token.text)).collect();
            let found = self.of(&text, text.len(), 1)?;
            let rest = Line { tokens: rest.to_vec(), ..line.clone() };
            caption(&rest).is_some().then_some(found)
        })
    }

    /// The title that a text is, of which so many bytes stand on its first line.
    fn of(&self, text: &str, first: usize, length: usize) -> Option<Title> {
        let bare = without_remarks(text);
        self.known.iter().find_map(|known| {
            let before = bare.strip_suffix(known.text.as_str())?;
            let number = &self.form.tables[known.table].number;
            let begins_on_first = before.len() < first;
            announces(before, number, begins_on_first).then_some(Title {
                table: known.table,
                length,
                exact: known.exact,
            })
        })
    }
}

fn names_a_table(key: &str) -> bool {
    key.ends_with('表') && !is_table_number(key)
}

/// Whether a money unit is stated right below a title, before another title or a figure.
fn has_caption(below: &[Line]) -> bool {
    const LINES: usize = 3;
    let between =
        |line: &&Line| line.tokens.iter().all(|token| token.printed().is_none()) && !names_a_table(&line.key);
    let has_money = |line: &Line| caption(line).is_some_and(|caption| caption.money.is_some());
    below.iter().take(LINES).take_while(between).any(has_money)
}

/// The text without what is printed behind a title: `…表 公开01表`, `…表（续）`, `…表（2024年度）`,
/// `…表 单位：万元`.
fn without_remarks(text: &str) -> &str {
    const LONGEST: usize = 12;
    let is_remark = |rest: &str| {
        matches!(rest, "续表" | "续" | "空表" | "本级")
            || is_table_number(rest)
            || is_year(rest)
            || is_money_unit(rest)
    };
    let places: Vec<usize> = text.char_indices().map(|(at, _)| at).skip(1).collect();
    let last = places.get(places.len().saturating_sub(LONGEST)..).unwrap_or_default();
    for (before, rest) in last.iter().filter_map(|at| text.split_at_checked(*at)) {
        if is_remark(rest) {
            let bare = without_remarks(before);
            // A title ends with 表: what is left of one that is cut short is none.
            if bare.ends_with('表') {
                return bare;
            }
        }
    }
    text
}

fn is_year(text: &str) -> bool {
    let digits = text.trim_end_matches('度').strip_suffix('年');
    digits.is_some_and(|digits| digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit()))
}

fn is_money_unit(text: &str) -> bool {
    let unit = text.strip_prefix("金额").or_else(|| text.strip_prefix("计量")).unwrap_or(text);
    let unit = unit.strip_prefix("单位");
    unit.is_some_and(|unit| matches!(money_alone(unit), Some(Money::Known(_) | Money::Other(_))))
}

/// Whether a key is the number of a table and nothing else: 表1, 附表1之2, 公开01表, 预算公开表一.
pub(crate) fn is_table_number(key: &str) -> bool {
    const WORDS: [&str; 10] = ["第", "预算", "决算", "财决", "财预", "公开", "附件", "附", "表", "之"];
    let numerals = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    const LONGEST: usize = 10;
    const MOST_NUMERALS: usize = 3;
    let mut rest = key;
    let mut numbered = false;
    while !rest.is_empty() && key.chars().count() <= LONGEST {
        let after = rest.trim_start_matches(numerals);
        let count = rest.chars().count() - after.chars().count();
        if count > MOST_NUMERALS {
            return false;
        }
        numbered |= count > 0;
        let after = WORDS.iter().find_map(|word| after.strip_prefix(word)).unwrap_or(after);
        if after.len() == rest.len() {
            return false;
        }
        rest = after;
    }
    rest.is_empty() && numbered && (key.contains('表') || key.contains("附件"))
}

/// Whether what stands before a title is its number (`表 1`, `公开01表`) or whose it is and of which
/// year; `begins_on_first` says whether the title itself begins on the first line of the text.
fn announces(before: &str, number: &str, begins_on_first: bool) -> bool {
    let numerals = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    let own_number = key(number);
    if before.is_empty()
        || before.chars().all(numerals) && before.chars().count() <= 4
        || before == "附件"
        || before == "附"
        || is_table_number(before)
        || (!own_number.is_empty() && before.strip_prefix('表').unwrap_or(before) == own_number)
    {
        return true;
    }
    if !begins_on_first {
        return false;
    }
    let mut rest = before;
    while let Some(bare) = WHOSE.iter().find_map(|whose| rest.strip_suffix(whose)) {
        rest = bare;
    }
    if rest.len() < before.len() && (rest.is_empty() || announces(rest, number, true)) {
        return true;
    }
    // 部门预算 in front of the title of one of its tables is not whose it is, but what.
    let rest = rest.strip_suffix("预算").or_else(|| rest.strip_suffix("决算")).unwrap_or(rest);
    rest.ends_with('年') || rest.ends_with("年度") || ENDS_OF_NAMES.iter().any(|end| rest.ends_with(end))
}

/// Keys of the headings of explanations that a form prints without a number.
pub(crate) fn headings_of(form: &Form) -> Vec<String> {
    form.headings.iter().map(|heading| key(heading)).collect()
}

/// Whether a line is one of those headings, alone or behind a name: `某某局主要职能`.
pub(crate) fn is_heading_of(headings: &[String], line: &Line) -> bool {
    const LENGTH: usize = 40;
    line.row.is_none()
        && line.key.chars().count() <= LENGTH
        && headings.iter().any(|heading| line.key.ends_with(heading.as_str()))
        && !line.tokens.iter().any(|token| token.text.contains(['。', '；', '，', '：', ':', '、', '…']))
}

/// The title of a performance table: 项目支出绩效目标表, 绩效目标申报表, 项目绩效自评表 and the like, on a line of its own or in the first
/// cell.
pub(crate) fn is_target_title(key: &str) -> bool {
    const LENGTH: usize = 40;
    let kinds = ["绩效目标", "绩效自评", "绩效评价"];
    let after = kinds.iter().find_map(|kind| key.split_once(kind)).map(|(_, after)| {
        let year = |c: char| c.is_ascii_digit() || c == '年' || c == '度';
        after.trim_end_matches(year)
    });
    key.chars().count() <= LENGTH
        && after.is_some_and(|after| after.ends_with('表') && after.chars().count() <= 5)
}

/// 第三部分 …
pub(super) fn is_part_heading(key: &str) -> bool {
    let Some(rest) = key.strip_prefix('第') else { return false };
    let after = rest.trim_start_matches(|c| "一二三四五六七八九十0123456789".contains(c));
    after.len() < rest.len() && after.starts_with("部分") && key.chars().count() <= TITLE_LENGTH
}

#[cfg(test)]
mod tests {
    use mingzhang::form::by_id;

    use super::*;
    use crate::understand::head::tests::line;

    fn title(form: &str, text: &str) -> Option<(String, bool)> {
        let form = by_id(form).unwrap();
        let lines: Vec<Line> = text.split('\n').map(line).collect();
        let found = Titles::new(&form).at(&lines)?;
        Some((form.tables[found.table].id.clone(), found.exact))
    }

    #[test]
    fn titles_are_found_whatever_stands_around_them() {
        let overall = |text: &str| {
            let found = title("final-accounts-2024", text);
            assert_eq!(found.map(|(id, _)| id).as_deref(), Some("overall"), "{text}");
        };
        for text in [
            "收入支出决算总表",
            "《收入支出决算总表》",
            "公开01表 收入支出决算总表",
            "收入支出决算总表 公开01表",
            "表1 收入支出决算总表",
            "附表1-1：收入支出决算总表",
            "财决公开01表\n收入支出决算总表",
            "一、收入支出决算总表",
            "2023年度收入支出决算总表",
            "某某市某某局2023年度收入支出决算总表",
            "2023年度某某市某某局收入支出决算总表",
            "某某市某某局收入支出决算总表",
            "收入支出决算总表（2023年度）",
            "部门收入支出决算总表",
            "收入支出决算总表（续）",
            "收入支出决算总表 单位：万元",
            "收入支出决算总表 公开01表 部门：某某局 金额单位：元",
            "2023年度收入支出\n决算总表",
        ] {
            overall(text);
        }
    }

    #[test]
    fn a_table_of_another_name_is_not_one_whose_title_ends_alike() {
        for text in [
            "项目支出决算表",
            "2023年度项目支出决算表",
            "三、一般公共预算财政拨款项目支出决算表",
            "见收入支出决算总表说明",
            "2024年\n详见收入决算表",
        ] {
            assert_eq!(title("final-accounts-2024", text), None, "{text}");
        }
    }

    #[test]
    fn a_table_that_the_form_does_not_have_begins_with_its_title_and_caption() {
        let form = by_id("final-accounts-2024").unwrap();
        let titles = Titles::new(&form);
        let other = |text: &str| titles.other_at(&text.split('\n').map(line).collect::<Vec<Line>>());
        assert!(other("政府采购支出决算表\n公开10表\n部门：某某局 单位：万元"));
        assert!(other("2024年度项目支出决算表\n单位：万元"));
        for text in [
            "本单位国有资本经营预算支出情况表为空表\n单位：万元",
            "政府采购支出决算表\n合计 3.00\n单位：万元",
            "政府采购支出决算表\n三、名词解释",
            "财政支出统计报表\n单位：万元",
            "公开03表\n单位：万元",
            "支出决算表\n单位：万元",
            "政府采购支出决算表\n收入支出决算总表\n单位：万元",
        ] {
            assert!(!other(text), "{text}");
        }
    }

    #[test]
    fn units_and_departments_print_the_same_titles() {
        let overall = Some(("overall".to_owned(), true));
        assert_eq!(title("xinjiang-unit-2024", "表1 单位收支总体情况表"), overall);
        let loosely = Some(("overall".to_owned(), false));
        assert_eq!(title("xinjiang-unit-2024", "表一 部门收支总体情况表"), loosely);
        assert_eq!(title("xinjiang-unit-2024", "收支总体情况表"), loosely);
        assert_eq!(title("shanghai-department-2025", "2025年部门财务收支预算总表"), overall);
        assert_eq!(title("shanghai-unit-2025", "2025年部门财务收支预算总表"), loosely);
    }

    #[test]
    fn numbers_of_tables() {
        for number in ["表1", "附表1", "公开01表", "预算公开表一", "财决公开07表", "附件2", "表112"]
        {
            assert!(is_table_number(number), "{number}");
        }
        for other in ["1", "表", "公开", "单位", "表1收入", "702292307表8"] {
            assert!(!is_table_number(other), "{other}");
        }
    }
}

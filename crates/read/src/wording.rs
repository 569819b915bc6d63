//! What is wrong with a file, as a sentence: where, what, and what to do.

mod format;
#[cfg(feature = "understand")]
mod notice;
#[cfg(feature = "understand")]
mod unshown;

use mingzhang::money::MoneyUnit;

use crate::json::SCHEMA;
use crate::source::{self, Item, Source, TextLine};
use crate::{Kind, Lang, Part, Pieces, Place, Problem, ReadError};
use format::Words;

/// What can be read instead of what cannot.
const READABLE_ZH: &str =
    "请换成能读的格式：PDF、.xlsx、.xls、.ods、.csv、.docx、网页、纯文本或 .budget.json。";
const READABLE_EN: &str =
    "Use a format that can: PDF, .xlsx, .xls, .ods, .csv, .docx, a web page, plain text or .budget.json.";

/// As much of a text from a file as a message shows.
const SHOWN: usize = 40;

/// Bytes of a megabyte.
const MEGABYTE: usize = 1024 * 1024;

/// As many ids as a message lists.
const LISTED: usize = 12;

impl ReadError {
    /// The error as a sentence for people.
    #[must_use]
    pub fn sentence(&self, lang: Lang) -> String {
        let (place, what) = match lang {
            Lang::Zh => (self.place.as_ref().map(|place| place_zh(place, &self.problem)), zh(&self.problem)),
            Lang::En => (self.place.as_ref().map(|place| place_en(place, &self.problem)), en(&self.problem)),
        };
        place.unwrap_or_default() + &what
    }
}

impl Source {
    /// What of the file was not read as a whole, and what to do: where its end may be missing, and what
    /// a workbook does not show.
    #[cfg(feature = "understand")]
    #[must_use]
    pub fn notices(&self, lang: Lang) -> Vec<String> {
        let sentence = |(cut, place): (source::Cut, source::Place)| {
            format!("{}{}{}", self.place_name(place, lang), lang.pick("：", ": "), cut.sentence(lang))
        };
        self.cuts().map(sentence).chain(unshown::sentences(&self.unshown, lang)).collect()
    }

    /// Where a piece stands, as a person finds it: page, line of the text, or sheet and cell.
    #[must_use]
    pub fn place_name(&self, place: source::Place, lang: Lang) -> String {
        let number = place.part.saturating_add(1);
        let Some(part) = usize::try_from(place.part).ok().and_then(|at| self.parts.get(at)) else {
            return String::new();
        };
        let item = usize::try_from(place.item).ok().and_then(|at| part.items.get(at));
        let at = usize::try_from(place.at).unwrap_or(usize::MAX);
        match item {
            Some(Item::Line(TextLine { number: Some(line), .. })) => {
                lang.pick(format!("第 {line} 行"), format!("line {line}"))
            }
            Some(Item::Grid(grid)) if part.size.is_none() => {
                let cell = grid.cells.get(at).map_or((0, 0), |cell| (cell.row, cell.column));
                let row = grid.origin.0.saturating_add(cell.0).saturating_add(1);
                let cell = format!("{}{row}", letters(grid.origin.1.saturating_add(cell.1)));
                part.name.as_ref().map_or_else(|| cell.clone(), |sheet| format!("{sheet}!{cell}"))
            }
            _ => lang.pick(format!("第 {number} 页"), format!("page {number}")),
        }
    }
}

#[cfg(feature = "understand")]
impl source::Cut {
    /// What is missing, and what to do.
    #[must_use]
    pub fn sentence(self, lang: Lang) -> &'static str {
        match self {
            Self::Short => lang.pick(
                "文件到这里就断了，后面可能还有内容没有读到。请重新取得完整的文件。",
                "the file stops here; there may be more that was not read. Get the complete file again.",
            ),
            Self::OpenQuote => lang.pick(
                "这里的引号没有合上，后面的内容都并进了这一格。请补上引号，再打开。",
                "the quote here is never closed, so that all that follows is in this cell. Close it and open the file again.",
            ),
        }
    }
}

/// A column as a spreadsheet names it: A, B, … Z, AA.
fn letters(column: u32) -> String {
    let (mut rest, mut name) = (column.saturating_add(1), String::new());
    while rest > 0 {
        let letter = u8::try_from((rest - 1) % 26).unwrap_or(0);
        name.insert(0, char::from(b'A' + letter));
        rest = (rest - 1) / 26;
    }
    name
}

/// Problems of the text itself are found by counting characters, all others by the path.
fn by_character(problem: &Problem) -> bool {
    matches!(problem, Problem::NotUtf8 | Problem::Syntax { .. } | Problem::TooDeep { .. })
}

fn place_zh(place: &Place, problem: &Problem) -> String {
    let Place { path, line, column } = place;
    match (by_character(problem), path.is_empty()) {
        (true, _) => format!("第 {line} 行第 {column} 个字符："),
        (false, true) => format!("第 {line} 行："),
        (false, false) => format!("第 {line} 行，{path}："),
    }
}

fn place_en(place: &Place, problem: &Problem) -> String {
    let Place { path, line, column } = place;
    match (by_character(problem), path.is_empty()) {
        (true, _) => format!("Line {line}, character {column}: "),
        (false, true) => format!("Line {line}: "),
        (false, false) => format!("Line {line}, {path}: "),
    }
}

fn zh(problem: &Problem) -> String {
    match problem {
        Problem::TooLarge { bytes, limit } => format!(
            "文件有 {} MB，超过 {} MB 的上限，没有读取。请只留下预算公开的各表，另存后再打开。",
            megabytes(*bytes),
            megabytes(*limit)
        ),
        Problem::Empty => "文件是空的。请选择有内容的文件。".to_owned(),
        Problem::OtherFormat(format) => {
            let Words { name, remedy } = format::words(format, Lang::Zh);
            format!("这是{name}，这里读不了。{}", if remedy.is_empty() { READABLE_ZH } else { remedy })
        }
        Problem::NotUtf8 => "这里不是 UTF-8 编码。请把文件另存为 UTF-8 编码的文本。".to_owned(),
        Problem::Syntax { near } => {
            format!("{}不合 JSON 语法。请检查这里和前面的引号、逗号、括号。", quote(near))
        }
        Problem::Truncated => "文件到这里就断了，后面的内容缺失。请重新取得完整的文件。".to_owned(),
        Problem::TooDeep { limit } => {
            format!("括号嵌套超过 {limit} 层，预算公开数据不会这样。请确认选对了文件。")
        }
        Problem::DuplicateField(field) => {
            format!("字段{}在同一个对象里出现了两次。请删去一个。", quote(field))
        }
        Problem::Missing(field) => format!("缺少字段“{field}”。请补上。"),
        Problem::Mistyped { expected, found } => {
            let or = if *found == Kind::Null { "，或删去这个字段" } else { "" };
            format!("这里写的是{}，请改写成{}{or}。", kind_zh(*found), kind_zh(*expected))
        }
        Problem::EmptyText => "文本是空的。请填写，或删去这个字段。".to_owned(),
        Problem::BrokenText => "文本里有不代表任何字符的转义（如 \\ud800）。请写字符本身。".to_owned(),
        Problem::Schema(None) => {
            format!("这不是预算公开数据：缺少 \"schema\": \"{SCHEMA}\"。请确认选对了文件。")
        }
        Problem::Schema(Some(found)) => format!(
            "数据格式是{}，这里能读的是“{SCHEMA}”。请确认选对了文件，或换用更新的版本打开。",
            quote(found)
        ),
        Problem::Unknown { part, found, known } => {
            format!("没有名为{}的{}。{}", quote(found), part_zh(*part), suggest_zh(found, known))
        }
        Problem::Stage { found, expected } => {
            format!("{}与表式不符，这个表式是“{expected}”。请改正 stage 或 form。", quote(found))
        }
        Problem::MoneyUnit(found) => {
            format!("没有计量单位{}。请写“元”“万元”或“亿元”。", quote(found))
        }
        Problem::Year(found) => format!("{} 不是年度。请写 1949 到 9999 之间的整数。", shorten(found)),
        Problem::NoBlock(blocks) => {
            format!("这张表并列着几块，这一行没有写明属于哪一块。请加上 \"block\"：{}。", blocks.join("、"))
        }
        Problem::UnnamedRow(fields) => {
            format!("没有写明这是哪一行。请加上 {}。", fields.join("、"))
        }
        Problem::MixedRow(field) => {
            format!("写了固定行（row），就不能再写 {field}。请只留一个。")
        }
        Problem::NotInTable(field) => {
            format!("这张表的行没有 {field}。请删去，或检查这一行是否放错了表。")
        }
        Problem::NotInPriorRows(field) => {
            format!("priorRows 里是只有上年才有的科目，不能有 {field}。请把这一行移到 rows，或删去 {field}。")
        }
        Problem::NotACode(found) => {
            format!("{}不是科目编码。请只写数字，不要空格。", quote(found))
        }
        Problem::DuplicateTable(id) => format!("表“{id}”前面已经有了。请合并成一张。"),
        Problem::DuplicateRow { row, first } => {
            format!("{}这一行与第 {first} 行重复。请删去一行，或改正编码、名称。", quote(row))
        }
        Problem::AmountAsNumber(found) => format!(
            "金额 {} 写成了数字，无法保证一分不差。请写成加引号的文本，如 \"1234.50\"。",
            shorten(found)
        ),
        Problem::NotAnAmount(found) => {
            format!("{}不是金额。请只写数字，如 \"1234.50\"，不加千分位；没有数就删去这一格。", quote(found))
        }
        Problem::TooManyDecimals { found, money } => {
            let unit = money.map_or(String::new(), |unit| format!("以{}计", unit.symbol()));
            format!("{}的小数太长，{unit}最多 {} 位。请减少位数。", quote(found), max_decimals(*money))
        }
        Problem::AmountTooLarge(found) => {
            format!("{}太大，超出能准确计算的范围（10¹⁸ 元）。请检查数字和计量单位。", quote(found))
        }
        Problem::TooMuch { what, limit } => {
            let what = match what {
                Pieces::Parts => format!("页或工作表超过 {limit} 个"),
                Pieces::Pieces => format!("单元格和词超过 {limit} 个"),
                Pieces::Text => format!("文字超过 {} MB ", limit / MEGABYTE),
                Pieces::Bytes => format!("解开后的内容超过 {} MB ", limit / MEGABYTE),
            };
            format!("{what}的上限，没有读取。请只留下预算公开的各表，另存后再打开。")
        }
        Problem::Encrypted => "文件设有密码，读不了。请在原来的软件里去掉密码，另存后再打开。".to_owned(),
        Problem::Damaged(format) => {
            let name = format::words(format, Lang::Zh).name.trim_start();
            format!("{name}已损坏或不完整，没有读取。请重新取得，或在原来的软件里打开后另存，再打开。")
        }
        Problem::Scanned => "这份 PDF 的页面是扫描的图片，没有可读的文字。请向发布单位索取可复制文字的版本，或先做文字识别（OCR）。".to_owned(),
        Problem::NoText => "这份 PDF 没有可读的文字：页面是空白的，或者字都画成了线条。请向发布单位索取可复制文字的版本，或先做文字识别（OCR）。".to_owned(),
        Problem::NoForm => "没有找到认识的预算公开表：文中没有一个表名与已有的表式相符。请确认选对了文件，并且包含各表的表名。".to_owned(),
        Problem::NotOfForm { zh, .. } => format!("文中没有一张表合乎“{zh}”。请换一种表式，或核对各表的表名和栏目。"),
        Problem::NoUnit => "没有找到单位名称。请在表名下面加上一行“编制单位：……”。".to_owned(),
        Problem::NoYear => "没有找到预算年度。请在标题里写明，如“2024年单位预算”。".to_owned(),
        Problem::NotLaidOut(detail) => format!("读到的内容排不进表式（{}）。请检查表名和各行的名称。", shorten(detail)),
    }
}

fn en(problem: &Problem) -> String {
    match problem {
        Problem::TooLarge { bytes, limit } => format!(
            "The file has {} MB, more than the {} MB that are read. Keep only the tables of the budget, save that and open it.",
            megabytes(*bytes),
            megabytes(*limit)
        ),
        Problem::Empty => "The file is empty. Choose a file with content.".to_owned(),
        Problem::OtherFormat(format) => {
            let Words { name, remedy } = format::words(format, Lang::En);
            format!(
                "This is {name}, which cannot be read here. {}",
                if remedy.is_empty() { READABLE_EN } else { remedy }
            )
        }
        Problem::NotUtf8 => "this is not UTF-8. Save the file as text in UTF-8.".to_owned(),
        Problem::Syntax { near } => format!(
            "{} is not valid JSON. Check the quotes, commas and brackets here and before.",
            quote(near)
        ),
        Problem::Truncated => {
            "the file ends here, before it is complete. Get the complete file again.".to_owned()
        }
        Problem::TooDeep { limit } => format!(
            "brackets are nested more than {limit} deep, as in no budget disclosure. Check that it is the right file."
        ),
        Problem::DuplicateField(field) => {
            format!("the field {} stands twice in one object. Remove one of the two.", quote(field))
        }
        Problem::Missing(field) => format!("the field “{field}” is missing. Add it."),
        Problem::Mistyped { expected, found } => {
            let or = if *found == Kind::Null { " or leave the field out" } else { "" };
            format!("this is {}; write {} instead{or}.", kind_en(*found), kind_en(*expected))
        }
        Problem::EmptyText => "the text is empty. Fill it in or leave the field out.".to_owned(),
        Problem::BrokenText => {
            "the text has an escape that stands for no character (such as \\ud800). Write the character itself."
                .to_owned()
        }
        Problem::Schema(None) => format!(
            "this is no budget disclosure: \"schema\": \"{SCHEMA}\" is missing. Check that it is the right file."
        ),
        Problem::Schema(Some(found)) => format!(
            "the file says {}, and “{SCHEMA}” is what can be read. Check that it is the right file, or open it with a newer version.",
            quote(found)
        ),
        Problem::Unknown { part, found, known } => {
            format!("there is no {} called {}. {}", part_en(*part), quote(found), suggest_en(found, known))
        }
        Problem::Stage { found, expected } => format!(
            "{} does not fit the form, which is of stage “{expected}”. Correct stage or form.",
            quote(found)
        ),
        Problem::MoneyUnit(found) => {
            format!("there is no money unit {}. Write “元”, “万元” or “亿元”.", quote(found))
        }
        Problem::Year(found) => {
            format!("{} is no year. Write a whole number from 1949 to 9999.", shorten(found))
        }
        Problem::NoBlock(blocks) => format!(
            "this table has several blocks, and the row does not say which one it is in. Add \"block\": {}.",
            blocks.join(" or ")
        ),
        Problem::UnnamedRow(fields) => {
            format!("this does not say which row it is. Add {}.", fields.join(" or "))
        }
        Problem::MixedRow(field) => {
            format!("a fixed row (row) cannot also have {field}. Keep one of the two.")
        }
        Problem::NotInTable(field) => format!(
            "rows of this table have no {field}. Remove it, or check whether the row belongs to another table."
        ),
        Problem::NotInPriorRows(field) => format!(
            "priorRows are accounts that only last year had, without {field}. Move the row to rows, or remove {field}."
        ),
        Problem::NotACode(found) => {
            format!("{} is no account code. Write digits only, without spaces.", quote(found))
        }
        Problem::DuplicateTable(id) => {
            format!("the table “{id}” stands here for the second time. Make one of the two.")
        }
        Problem::DuplicateRow { row, first } => format!(
            "the row {} is the same as the row of line {first}. Remove one of the two, or correct code or name.",
            quote(row)
        ),
        Problem::AmountAsNumber(found) => format!(
            "the amount {} is a number, which is not kept to the last digit. Write it as text in quotes, such as \"1234.50\".",
            shorten(found)
        ),
        Problem::NotAnAmount(found) => format!(
            "{} is no amount. Write digits only, such as \"1234.50\", without thousands separators; leave blank cells out.",
            quote(found)
        ),
        Problem::TooManyDecimals { found, money } => {
            let unit = money.map_or(String::new(), |unit| format!(" in {}", unit.symbol()));
            format!(
                "{} has too many decimals: there can be {}{unit}. Write fewer.",
                quote(found),
                max_decimals(*money)
            )
        }
        Problem::AmountTooLarge(found) => format!(
            "{} is too large to calculate with exactly (10¹⁸ yuan). Check the figure and the money unit.",
            quote(found)
        ),
        Problem::TooMuch { what, limit } => {
            let what = match what {
                Pieces::Parts => format!("{limit} pages or sheets"),
                Pieces::Pieces => format!("{limit} cells and words"),
                Pieces::Text => format!("{} MB of text", limit / MEGABYTE),
                Pieces::Bytes => format!("{} MB once unpacked", limit / MEGABYTE),
            };
            format!("There are more than {what}; it was not read. Keep only the tables of the budget, save that and open it.")
        }
        Problem::Encrypted => "The file is locked with a password. Remove the password in the program it came from, save it and open that.".to_owned(),
        Problem::Damaged(format) => {
            let name = format::words(format, Lang::En).name;
            format!("This is {name} that is damaged or incomplete; it was not read. Get it again, or open it in the program it came from, save it anew and open that.")
        }
        Problem::Scanned => "The pages of this PDF are scanned pictures without text. Ask the publisher for a version whose text can be copied, or run text recognition (OCR) first.".to_owned(),
        Problem::NoText => "This PDF has no text to read: its pages are blank, or their letters are drawn as lines. Ask the publisher for a version whose text can be copied, or run text recognition (OCR) first.".to_owned(),
        Problem::NoForm => "No known budget table was found: no table title is that of a known form. Check that it is the right file and that it has the titles of its tables.".to_owned(),
        Problem::NotOfForm { en, .. } => format!("No table of the document is one of “{en}”. Choose another form, or check the titles of the tables and their headings."),
        Problem::NoUnit => "The name of the publishing unit was not found. Add a line “编制单位：…” below a table's title.".to_owned(),
        Problem::NoYear => "The budget year was not found. Write it in the heading, such as “2024年单位预算”.".to_owned(),
        Problem::NotLaidOut(detail) => format!("What was read does not fit the form ({}). Check the titles of the tables and the names of the rows.", shorten(detail)),
    }
}

/// Whole megabytes, rounded up.
fn megabytes(bytes: u64) -> u64 {
    bytes.div_ceil(1024 * 1024)
}

/// Decimals of a figure: six of a yuan, six of anything else.
fn max_decimals(money: Option<MoneyUnit>) -> u32 {
    match money {
        None | Some(MoneyUnit::Yuan) => 6,
        Some(MoneyUnit::TenThousand) => 10,
        Some(MoneyUnit::HundredMillion) => 14,
    }
}

fn kind_zh(kind: Kind) -> &'static str {
    match kind {
        Kind::Object => "对象 { }",
        Kind::List => "列表 [ ]",
        Kind::Text => "加引号的文本",
        Kind::Number => "不加引号的数字",
        Kind::Boolean => " true 或 false",
        Kind::Null => " null",
    }
}

fn kind_en(kind: Kind) -> &'static str {
    match kind {
        Kind::Object => "an object { }",
        Kind::List => "a list [ ]",
        Kind::Text => "text in quotes",
        Kind::Number => "a number without quotes",
        Kind::Boolean => "true or false",
        Kind::Null => "null",
    }
}

fn part_zh(part: Part) -> &'static str {
    match part {
        Part::Form => "表式",
        Part::Table => "表",
        Part::Block => "块",
        Part::Row => "固定行",
        Part::Column => "列",
    }
}

fn part_en(part: Part) -> &'static str {
    match part {
        Part::Form => "form",
        Part::Table => "table",
        Part::Block => "block",
        Part::Row => "fixed row",
        Part::Column => "column",
    }
}

fn suggest_zh(found: &str, known: &[String]) -> String {
    match nearest(found, known) {
        Some(id) => format!("是不是“{id}”？"),
        None if known.is_empty() => "请删去。".to_owned(),
        None if known.len() > LISTED => {
            format!("可以写：{} 等 {} 个。", known.get(..LISTED).unwrap_or_default().join("、"), known.len())
        }
        None => format!("可以写：{}。", known.join("、")),
    }
}

fn suggest_en(found: &str, known: &[String]) -> String {
    match nearest(found, known) {
        Some(id) => format!("Is it “{id}”?"),
        None if known.is_empty() => "Remove it.".to_owned(),
        None if known.len() > LISTED => {
            let listed = known.get(..LISTED).unwrap_or_default().join(", ");
            format!("Choose from: {listed} and {} more.", known.len() - LISTED)
        }
        None => format!("Choose from: {}.", known.join(", ")),
    }
}

/// The id that somebody meant who mistyped up to a third of it.
fn nearest<'a>(found: &str, known: &'a [String]) -> Option<&'a String> {
    known
        .iter()
        .filter(|id| id.len().abs_diff(found.len()) <= id.len() / 3)
        .map(|id| (edits(found, id), id))
        .filter(|(edits, id)| *edits <= id.len() / 3)
        .min_by_key(|(edits, _)| *edits)
        .map(|(_, id)| id)
}

/// Characters to insert, delete or replace to turn one text into the other (Levenshtein).
fn edits(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], i + 1);
        for (j, y) in b.iter().enumerate() {
            let replaced = diagonal + usize::from(x != *y);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row.last().copied().unwrap_or_default()
}

/// A text from the file in quotes, not more of it than needed to find it.
fn quote(text: &str) -> String {
    format!("“{}”", shorten(text))
}

fn shorten(text: &str) -> String {
    let mut shown = String::new();
    for (count, c) in text.chars().enumerate() {
        if count == SHOWN {
            shown.push('…');
            break;
        }
        if c.is_control() { shown.extend(c.escape_default()) } else { shown.push(c) }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_the_names_that_sheets_show() {
        assert_eq!([0, 25, 26, 701, 702].map(letters), ["A", "Z", "AA", "ZZ", "AAA"]);
    }
}

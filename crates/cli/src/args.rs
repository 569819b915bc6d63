//! What the command line says.

use std::ffi::OsString;
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use lexopt::{Arg, Parser};
use mingzhang::form::{self, Form};
use mingzhang::narrative::write::FromZero;
use mingzhang::wording::Lang;

/// A command with everything it needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Command {
    Check { paths: Vec<PathBuf>, last_year: Option<PathBuf>, format: Format, dismissed: Option<PathBuf> },
    Show { path: PathBuf, format: Format },
    Convert { from: PathBuf, to: PathBuf, table: Option<String> },
    Narrate(Narrate),
    Rules { format: Format },
    Help,
    Version,
}

/// What `narrate` is asked to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Narrate {
    pub(crate) path: PathBuf,
    /// A file of what only people know.
    pub(crate) reasons: Option<PathBuf>,
    /// Where to; else to standard output.
    pub(crate) out: Option<PathBuf>,
    /// The keys of the reasons instead of the narrative.
    pub(crate) list: bool,
    pub(crate) from_zero: FromZero,
}

/// What the user says of the documents.
#[derive(Debug, Clone)]
pub(crate) struct Said {
    /// The forms that a file may follow.
    pub(crate) forms: Vec<Arc<Form>>,
    /// Whose budget it is.
    pub(crate) unit: Option<String>,
    /// Of which year.
    pub(crate) year: Option<u16>,
}

/// How results are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    Text,
    Json,
    Ndjson,
}

/// Arguments that are not understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct UsageError {
    pub(crate) sentence: String,
    pub(crate) lang: Lang,
}

pub(crate) fn help(lang: Lang) -> &'static str {
    lang.pick(HELP_ZH, HELP_EN)
}

const HELP_ZH: &str = "\
明账：核对、查看、转换预算公开数据，写情况说明

  mingzhang check 文件…      核对勾稽关系；可以给出多个文件或文件夹（其中的 .budget.json、PDF、表格和 Word 文件）
    --format text|json|ndjson   文字（默认）、JSON，或每个文件一行 JSON
    --last-year 文件            本单位上年的文件，用来核对上年数（限一个文件）
    --dismissed 名单            已看过、不再计入的问题：每行一个编号，# 之后是注释
  mingzhang show 文件        查看占比、增减和主要数字
    --format text|json          文字（默认）或 JSON
  mingzhang convert 甲 乙    按扩展名转换：.json、.xlsx、.csv、.html、.embed.html
    --table 表                  只写这张表（表号或 id，限 .csv）
  mingzhang narrate 文件     由数字写出情况说明（默认 Markdown）
    --out 文件                  写到文件：.md、.docx 或 .html
    --reasons 文件              要由人说明的原因、用途等（.toml）
    --list-reasons              列出要由人说明的内容，即上述文件的样子
    --from-zero none|hundred    上年为零时：不写增长率（默认），或写 100.00%
  mingzhang rules            列出审核规则
    --format text|json          文字（默认）或 JSON
  mingzhang --help           显示本说明
  mingzhang --version        显示版本

  --form 表式                文件所用的表式（id）；默认从表名和栏目认出
  --unit 名称、--year 年份   编制单位和预算年度；默认从文件里找
  --lang zh|en               语言；默认按 LC_ALL、LANG，否则中文

能读：.budget.json、PDF（有文字的）、.xlsx、.xls、.ods、.csv、.docx、网页、纯文本

退出码：0 没有发现错误；1 发现错误；2 有文件不能读写，或参数有误
JSON 的格式见 docs/findings-json.md
";

const HELP_EN: &str = "\
Mingzhang: check, show, convert and explain budget disclosures

  mingzhang check FILE...    check the relations; takes several files, or folders (.budget.json, PDF, sheets, Word)
    --format text|json|ndjson   text (default), JSON, or one line of JSON for each file
    --last-year FILE            the same body's document of the year before (with one file)
    --dismissed LIST            findings seen and dismissed: an id on each line, comments behind #
  mingzhang show FILE        shares, growth and headline figures
    --format text|json          text (default) or JSON
  mingzhang convert IN OUT   convert by extension: .json, .xlsx, .csv, .html, .embed.html
    --table TABLE               this table only, by number or id (.csv only)
  mingzhang narrate FILE     write the explanation from the figures (Markdown by default)
    --out FILE                  to a file: .md, .docx or .html
    --reasons FILE              reasons, purposes and what else only people know (.toml)
    --list-reasons              list what only people know, in the shape of that file
    --from-zero none|hundred    where last year is zero: no growth rate (default), or 100.00%
  mingzhang rules            list the rule book
    --format text|json          text (default) or JSON
  mingzhang --help           this text
  mingzhang --version        the version

  --form FORM                the form (id) that the file follows; by default told from its titles
  --unit NAME, --year YEAR   whose budget it is, and of which year; by default looked for in the file
  --lang zh|en               language; by default that of LC_ALL or LANG, else Chinese

Read are .budget.json, PDF with text, .xlsx, .xls, .ods, .csv, .docx, web pages, plain text

Exit codes: 0 no error found; 1 errors found; 2 a file cannot be read or written, or wrong arguments
The JSON is described in docs/findings-json.md
";

/// Reads the arguments. The language of a usage error is the one asked for, as far as it was read.
pub(crate) fn parse(
    arguments: impl Iterator<Item = OsString>,
    environment: impl Fn(&str) -> Option<String>,
) -> Result<(Command, Lang, Said), UsageError> {
    let mut lang = language_of(environment);
    let read = |mut words: Words, lang: Lang| {
        let forms = forms(words.form.take(), lang)?;
        let said = Said { forms, unit: words.unit.take(), year: words.year.take() };
        Ok((command(words, lang)?, said))
    };
    match words(Parser::from_args(arguments), &mut lang).and_then(|words| read(words, lang)) {
        Ok((command, said)) => Ok((command, lang, said)),
        Err(sentence) => Err(UsageError { sentence, lang }),
    }
}

/// The form asked for, else all that are known.
fn forms(id: Option<String>, lang: Lang) -> Result<Vec<Arc<Form>>, String> {
    let Some(id) = id else { return Ok(form::forms().to_vec()) };
    let known = || form::forms().iter().map(|form| form.id.as_str()).collect::<Vec<_>>();
    form::by_id(&id).map(|form| vec![form]).ok_or_else(|| {
        lang.pick(
            format!("没有表式“{id}”。有 {}。", known().join("、")),
            format!("There is no form “{id}”. There are {}.", known().join(", ")),
        )
    })
}

/// Years that are written with four digits.
const YEARS: RangeInclusive<u16> = 1000..=9999;

/// The language of the user's environment, Chinese if it is neither.
fn language_of(environment: impl Fn(&str) -> Option<String>) -> Lang {
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(environment);
    set.filter(|value| !value.is_empty()).find_map(|value| Lang::from_tag(&value)).unwrap_or_default()
}

/// The arguments taken apart.
#[derive(Default)]
struct Words {
    positional: Vec<OsString>,
    format: Option<Format>,
    table: Option<String>,
    last_year: Option<PathBuf>,
    form: Option<String>,
    unit: Option<String>,
    year: Option<u16>,
    dismissed: Option<PathBuf>,
    reasons: Option<PathBuf>,
    out: Option<PathBuf>,
    list_reasons: bool,
    from_zero: Option<FromZero>,
    help: bool,
    version: bool,
}

fn words(mut parser: Parser, lang: &mut Lang) -> Result<Words, String> {
    let mut words = Words::default();
    let missing = |option: &str, values: &str, lang: Lang| {
        lang.pick(format!("--{option} 后面要写 {values}。"), format!("--{option} takes {values}."))
    };
    while let Some(argument) = parser.next().map_err(|error| unexpected(&error.to_string(), *lang))? {
        match argument {
            Arg::Long("help") | Arg::Short('h') => words.help = true,
            Arg::Long("version") | Arg::Short('V') => words.version = true,
            Arg::Long("lang") => {
                let values = lang.pick("zh 或 en", "zh or en");
                let value = parser.value().ok().and_then(|value| Lang::from_tag(value.to_str()?));
                *lang = value.ok_or_else(|| missing("lang", values, *lang))?;
            }
            Arg::Long("format") => {
                let values = lang.pick("text、json 或 ndjson", "text, json or ndjson");
                let value = parser.value().ok().and_then(|value| match value.to_str()? {
                    "text" => Some(Format::Text),
                    "json" => Some(Format::Json),
                    "ndjson" => Some(Format::Ndjson),
                    _ => None,
                });
                words.format = Some(value.ok_or_else(|| missing("format", values, *lang))?);
            }
            Arg::Long("table") => {
                let values = lang.pick("表号或 id", "a table's number or id");
                let value = parser.value().ok().and_then(|value| value.into_string().ok());
                words.table = Some(value.ok_or_else(|| missing("table", values, *lang))?);
            }
            Arg::Long("dismissed") => {
                let values = lang.pick("名单文件", "a list");
                let value = parser.value().ok().map(PathBuf::from);
                words.dismissed = Some(value.ok_or_else(|| missing("dismissed", values, *lang))?);
            }
            Arg::Long("last-year") => {
                let values = lang.pick("上年的文件", "last year's file");
                let value = parser.value().map_err(|_| missing("last-year", values, *lang))?;
                words.last_year = Some(PathBuf::from(value));
            }
            Arg::Long("form") => {
                let values = lang.pick("表式的 id", "the id of a form");
                let value = parser.value().ok().and_then(|value| value.into_string().ok());
                words.form = Some(value.ok_or_else(|| missing("form", values, *lang))?);
            }
            Arg::Long("unit") => {
                let values = lang.pick("单位名称", "the unit's name");
                let value = parser.value().ok().and_then(|value| value.into_string().ok());
                let value = value.map(|name| name.trim().to_owned()).filter(|name| !name.is_empty());
                words.unit = Some(value.ok_or_else(|| missing("unit", values, *lang))?);
            }
            Arg::Long("year") => {
                let values = lang.pick("四位年份", "a year of four digits");
                let value = parser.value().ok().and_then(|value| value.to_str()?.parse().ok());
                let value = value.filter(|year| YEARS.contains(year));
                words.year = Some(value.ok_or_else(|| missing("year", values, *lang))?);
            }
            Arg::Long("reasons") => {
                let values = lang.pick("文件名", "a file's name");
                let value = parser.value().ok().map(PathBuf::from);
                words.reasons = Some(value.ok_or_else(|| missing("reasons", values, *lang))?);
            }
            Arg::Long("out") => {
                let values = lang.pick("文件名", "a file's name");
                let value = parser.value().ok().map(PathBuf::from);
                words.out = Some(value.ok_or_else(|| missing("out", values, *lang))?);
            }
            Arg::Long("list-reasons") => words.list_reasons = true,
            Arg::Long("from-zero") => {
                let values = lang.pick("none 或 hundred", "none or hundred");
                let value = parser.value().ok().and_then(|value| match value.to_str()? {
                    "none" => Some(FromZero::NoRate),
                    "hundred" => Some(FromZero::Hundred),
                    _ => None,
                });
                words.from_zero = Some(value.ok_or_else(|| missing("from-zero", values, *lang))?);
            }
            Arg::Value(value) => words.positional.push(value),
            Arg::Long(_) | Arg::Short(_) => {
                return Err(unexpected(&argument.unexpected().to_string(), *lang));
            }
        }
    }
    Ok(words)
}

fn unexpected(detail: &str, lang: Lang) -> String {
    lang.pick(format!("参数不对（{detail}）。"), format!("Wrong arguments ({detail})."))
}

fn command(words: Words, lang: Lang) -> Result<Command, String> {
    if words.help {
        return Ok(Command::Help);
    }
    if words.version {
        return Ok(Command::Version);
    }
    let mut positional = words.positional.into_iter();
    let Some(name) = positional.next() else { return Ok(Command::Help) };
    let mut paths: Vec<PathBuf> = positional.map(PathBuf::from).collect();
    let format = words.format.unwrap_or(Format::Text);
    let wanted = |what: (&str, &str)| lang.pick(what.0, what.1).to_owned();
    let table = words.table;
    let stray = table.is_some() && (name != "convert" || !paths.last().is_some_and(|path| is_csv(path)));
    if stray {
        return Err(wanted(("--table 用于 convert 到 .csv。", "--table goes with convert to .csv.")));
    }
    let dismissed = words.dismissed;
    if dismissed.is_some() && name != "check" {
        return Err(wanted(("--dismissed 用于 check。", "--dismissed goes with check.")));
    }
    let last_year = words.last_year;
    if last_year.is_some() && name != "check" {
        return Err(wanted((
            "--last-year 用于 check 一个文件。",
            "--last-year goes with check of one file.",
        )));
    }
    let of_narrate =
        words.reasons.is_some() || words.out.is_some() || words.list_reasons || words.from_zero.is_some();
    if of_narrate && name != "narrate" {
        return Err(wanted((
            "--reasons、--out、--list-reasons、--from-zero 用于 narrate。",
            "--reasons, --out, --list-reasons and --from-zero go with narrate.",
        )));
    }
    match name.to_str() {
        Some("check") if paths.is_empty() => {
            Err(wanted(("check 后面要写文件或文件夹。", "check takes files or folders.")))
        }
        Some("check") if last_year.is_some() && paths.len() > 1 => {
            Err(wanted(("--last-year 用于 check 一个文件。", "--last-year goes with check of one file.")))
        }
        Some("check") => Ok(Command::Check { paths, last_year, format, dismissed }),
        Some("show") => match (paths.pop(), paths.is_empty(), format) {
            (Some(path), true, Format::Text | Format::Json) => Ok(Command::Show { path, format }),
            (Some(_), true, Format::Ndjson) => {
                Err(wanted(("show 的 --format 是 text 或 json。", "show takes --format text or json.")))
            }
            _ => Err(wanted(("show 后面要写一个文件。", "show takes one file."))),
        },
        Some("convert") => match (paths.pop(), paths.pop(), paths.is_empty(), words.format) {
            (Some(to), Some(from), true, None) => Ok(Command::Convert { from, to, table }),
            (.., Some(_)) => Err(wanted((
                "convert 按扩展名转换，没有 --format。",
                "convert goes by the extension and has no --format.",
            ))),
            _ => Err(wanted(("convert 后面要写两个文件名。", "convert takes two file names."))),
        },
        Some("rules") => match (paths.is_empty(), format) {
            (true, Format::Text | Format::Json) => Ok(Command::Rules { format }),
            (true, Format::Ndjson) => {
                Err(wanted(("rules 的 --format 是 text 或 json。", "rules takes --format text or json.")))
            }
            (false, _) => Err(wanted(("rules 后面不写文件。", "rules takes no file."))),
        },
        Some("narrate") => match (paths.pop(), paths.is_empty(), words.format) {
            (Some(_), true, None) if words.list_reasons && words.out.is_some() => Err(wanted((
                "--list-reasons 写到标准输出，不能和 --out 一起用。",
                "--list-reasons goes to standard output and not with --out.",
            ))),
            (Some(path), true, None) => Ok(Command::Narrate(Narrate {
                path,
                reasons: words.reasons,
                out: words.out,
                list: words.list_reasons,
                from_zero: words.from_zero.unwrap_or_default(),
            })),
            (.., Some(_)) => Err(wanted((
                "narrate 按 --out 的扩展名写，没有 --format。",
                "narrate goes by the extension of --out and has no --format.",
            ))),
            _ => Err(wanted(("narrate 后面要写一个文件。", "narrate takes one file."))),
        },
        _ => {
            let name = name.to_string_lossy();
            Err(lang.pick(format!("没有命令“{name}”。"), format!("There is no command “{name}”.")))
        }
    }
}

fn is_csv(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("csv"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str, environment: &[(&str, &str)]) -> Result<(Command, Lang, Said), UsageError> {
        let of = |name: &str| environment.iter().find(|(n, _)| *n == name).map(|(_, v)| (*v).to_owned());
        parse(line.split_whitespace().map(OsString::from), of)
    }

    #[test]
    fn the_language_is_asked_for_or_the_users_or_chinese() {
        let lang = |line: &str, environment: &[_]| parsed(line, environment).unwrap().1;
        assert_eq!(lang("--version", &[]), Lang::Zh);
        assert_eq!(lang("--version", &[("LANG", "C.UTF-8")]), Lang::Zh);
        assert_eq!(lang("--version", &[("LANG", "en_GB.UTF-8")]), Lang::En);
        assert_eq!(lang("--version", &[("LANG", "en_GB.UTF-8"), ("LC_ALL", "zh_CN")]), Lang::Zh);
        assert_eq!(lang("--version", &[("LANG", "en_GB.UTF-8"), ("LC_ALL", "")]), Lang::En);
        assert_eq!(lang("--lang=en --version", &[("LANG", "zh_CN")]), Lang::En);
    }

    #[test]
    fn commands_with_their_arguments() {
        let command = |line: &str| parsed(line, &[]).unwrap().0;
        let path = PathBuf::from;
        assert_eq!(
            command("check a b --format ndjson"),
            Command::Check {
                paths: vec![path("a"), path("b")],
                last_year: None,
                format: Format::Ndjson,
                dismissed: None
            }
        );
        assert_eq!(
            command("check a --last-year b"),
            Command::Check {
                paths: vec![path("a")],
                last_year: Some(path("b")),
                format: Format::Text,
                dismissed: None
            }
        );
        assert_eq!(command("show --format=json a"), Command::Show { path: path("a"), format: Format::Json });
        assert_eq!(command("convert a b"), Command::Convert { from: path("a"), to: path("b"), table: None });
        assert_eq!(
            command("convert a b.CSV --table 3"),
            Command::Convert { from: path("a"), to: path("b.CSV"), table: Some("3".to_owned()) }
        );
        assert_eq!(
            command("check -- --help"),
            Command::Check {
                paths: vec![path("--help")],
                last_year: None,
                format: Format::Text,
                dismissed: None
            }
        );
        assert_eq!(
            command("check a --dismissed seen.txt"),
            Command::Check {
                paths: vec![path("a")],
                last_year: None,
                format: Format::Text,
                dismissed: Some(path("seen.txt"))
            }
        );
        for line in ["", "--help", "check -h"] {
            assert_eq!(command(line), Command::Help, "{line}");
        }
    }

    #[test]
    fn what_is_not_understood_is_said() {
        for (line, zh) in [
            ("check", "check 后面要写文件或文件夹。"),
            ("show", "show 后面要写一个文件。"),
            ("show a b", "show 后面要写一个文件。"),
            ("show a --format ndjson", "show 的 --format 是 text 或 json。"),
            ("convert a", "convert 后面要写两个文件名。"),
            ("convert a b --format json", "convert 按扩展名转换，没有 --format。"),
            ("rules a", "rules 后面不写文件。"),
            ("rules --format ndjson", "rules 的 --format 是 text 或 json。"),
            ("chekc a", "没有命令“chekc”。"),
            ("check a --format xml", "--format 后面要写 text、json 或 ndjson。"),
            ("check a --lang fr", "--lang 后面要写 zh 或 en。"),
            ("check a --lang", "--lang 后面要写 zh 或 en。"),
            ("convert a b.xlsx --table 3", "--table 用于 convert 到 .csv。"),
            ("check a.csv --table 3", "--table 用于 convert 到 .csv。"),
            ("convert a b.csv --table", "--table 后面要写 表号或 id。"),
            ("show a --dismissed seen.txt", "--dismissed 用于 check。"),
            ("check a --dismissed", "--dismissed 后面要写 名单文件。"),
            ("check a b --last-year c", "--last-year 用于 check 一个文件。"),
            ("show a --last-year c", "--last-year 用于 check 一个文件。"),
            ("check a --last-year", "--last-year 后面要写 上年的文件。"),
            ("check a --unit", "--unit 后面要写 单位名称。"),
            ("check a --year 24", "--year 后面要写 四位年份。"),
            ("narrate", "narrate 后面要写一个文件。"),
            ("narrate a b", "narrate 后面要写一个文件。"),
            ("narrate a --format json", "narrate 按 --out 的扩展名写，没有 --format。"),
            ("narrate a --out b.md --list-reasons", "--list-reasons 写到标准输出，不能和 --out 一起用。"),
            ("narrate a --from-zero 100", "--from-zero 后面要写 none 或 hundred。"),
            ("show a --out b", "--reasons、--out、--list-reasons、--from-zero 用于 narrate。"),
        ] {
            assert_eq!(parsed(line, &[]).unwrap_err().sentence, zh, "{line}");
        }
        let sentence = parsed("check a --form no-such-form", &[]).unwrap_err().sentence;
        assert!(sentence.starts_with("没有表式“no-such-form”。") && sentence.contains("xinjiang-unit-2024"));
        let said = parsed("check a --form xinjiang-unit-2024 --unit 甲局 --year 2024", &[]).unwrap().2;
        assert_eq!((said.unit.as_deref(), said.year), (Some("甲局"), Some(2024)));
        assert_eq!(
            said.forms.iter().map(|form| form.id.as_str()).collect::<Vec<_>>(),
            ["xinjiang-unit-2024"]
        );
        assert!(parsed("check --fast a", &[]).unwrap_err().sentence.contains("--fast"));
    }
}

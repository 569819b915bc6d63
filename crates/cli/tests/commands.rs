//! The program as people run it: what it prints, where, and how it exits.
//!
//! Expected output is in `golden/`; `UPDATE=1 cargo test -p mingzhang-cli` writes it anew, to be
//! read before it is committed.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const EXAMPLE: &str = include_str!("../../../www/examples/urumqi-samr-2024.budget.json");

/// A folder of its own for a test, removed at the end.
struct Folder(PathBuf);

impl Folder {
    fn new(test: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("mingzhang-{}-{test}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    fn file(&self, name: &str, text: &str) -> &Self {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        self
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.0.join(name)).unwrap()
    }

    /// Runs the program in the folder, in the language of nobody.
    fn run(&self, line: &str) -> Output {
        Command::new(env!("CARGO_BIN_EXE_mingzhang"))
            .args(line.split_whitespace())
            .current_dir(&self.0)
            .env_remove("LC_ALL")
            .env_remove("LC_MESSAGES")
            .env_remove("LANG")
            .output()
            .unwrap()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

#[track_caller]
fn ended(output: &Output, code: i32, stderr: &str) {
    assert_eq!(text(&output.stderr), stderr);
    assert_eq!(output.status.code(), Some(code));
}

/// Compares with the file `golden/NAME`.
#[track_caller]
fn golden(name: &str, output: &[u8]) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    if std::env::var_os("UPDATE").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, output).unwrap();
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(text(output), expected, "{}: see the head of this file", path.display());
}

/// The example with one figure of one row changed.
fn edited(row: &str, from: &str, to: &str) -> String {
    let mut found = 0;
    let lines = EXAMPLE.split_inclusive('\n').map(|line| {
        if found == 0 && line.contains(row) && line.contains(from) {
            found += 1;
            line.replace(from, to)
        } else {
            line.to_owned()
        }
    });
    let text = lines.collect();
    assert_eq!(found, 1, "{row} {from}");
    text
}

/// 公务用车运行维护费 printed as 9.63 instead of 9.36.
fn miscopied() -> String {
    edited(r#""code": "30231""#, "9.36", "9.63")
}

/// A small document in which everything agrees.
const AGREED: &str = r#"{
  "schema": "mingzhang.budget/1",
  "form": "xinjiang-unit-2024",
  "unit": "示例单位",
  "year": 2024,
  "stage": "budget",
  "moneyUnit": "万元",
  "tables": [
    { "id": "expenditure", "rows": [
      { "row": "total", "cells": { "total": "3.00", "basic": "1.00", "project": "2.00" } },
      { "code": "201", "name": "一般公共服务支出", "cells": { "total": "3.00", "basic": "1.00", "project": "2.00" } } ] }
  ]
}
"#;

#[test]
fn check_prints_findings_in_both_languages() {
    let folder = Folder::new("check-text");
    folder.file("miscopied.budget.json", &miscopied());
    for lang in ["zh", "en"] {
        let output = folder.run(&format!("check miscopied.budget.json --lang {lang}"));
        ended(&output, 1, "");
        golden(&format!("check.{lang}.txt"), &output.stdout);
    }
    assert_eq!(
        folder.run("check miscopied.budget.json").stdout,
        folder.run("check miscopied.budget.json --lang zh").stdout
    );
}

#[test]
fn dismissed_findings_do_not_count() {
    let folder = Folder::new("check-dismissed");
    folder.file("example.budget.json", EXAMPLE);
    folder.file(
        "seen.txt",
        "# 五月核对\nsum-rows:assets/held/vehicles/value  # 资产卡片\n\nsum-rows:basic/301/total\nnone-of-them\n",
    );
    let unmet = "seen.txt：第 5 行：没有编号为“none-of-them”的问题，可能已经改正。\n";
    let output = folder.run("check example.budget.json --dismissed seen.txt");
    ended(&output, 0, unmet);
    golden("check.dismissed.zh.txt", &output.stdout);
    let output = folder.run("check example.budget.json --dismissed seen.txt --format json");
    ended(&output, 0, unmet);
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let dismissed = |finding: &&serde_json::Value| finding["dismissed"] == true;
    let findings = report["findings"].as_array().unwrap();
    let ids: Vec<&str> =
        findings.iter().filter(dismissed).filter_map(|finding| finding["id"].as_str()).collect();
    assert_eq!(ids, ["sum-rows:assets/held/vehicles/value", "sum-rows:basic/301/total"]);
    assert_eq!((&report["summary"]["errors"], &report["summary"]["dismissed"]), (&0.into(), &2.into()));
    // Without the list they are all there again.
    ended(&folder.run("check example.budget.json"), 1, "");
    let output = folder.run("check example.budget.json --dismissed nowhere.txt");
    ended(&output, 2, "nowhere.txt：没有这个文件。\n");
    assert!(output.stdout.is_empty());
}

/// The words concerned are shown with their place, and what could not be judged with its reason.
#[test]
fn check_shows_words_where_they_stand() {
    let folder = Folder::new("check-words");
    let words = r#"],
  "narrative": [
    { "number": "五、", "title": "其他事项", "items": [
      { "number": "1.", "text": "请填写本单位其他事项，，占 XX%。" } ] }
  ]
}"#;
    folder.file("words.budget.json", &AGREED.replace("]\n}", words));
    for lang in ["zh", "en"] {
        let output = folder.run(&format!("check words.budget.json --lang {lang}"));
        ended(&output, 1, "");
        golden(&format!("check.words.{lang}.txt"), &output.stdout);
    }
}

#[test]
fn check_prints_findings_as_json() {
    let folder = Folder::new("check-json");
    folder.file(
        "broken.budget.json",
        &AGREED.replace(r#""basic": "1.00", "project": "2.00" } },"#, r#""basic": "1.10" } },"#),
    );
    let output = folder.run("check --format json broken.budget.json --lang en");
    ended(&output, 1, "");
    golden("check.en.json", &output.stdout);
    let line = folder.run("check --format ndjson broken.budget.json --lang en");
    assert_eq!(text(&line.stdout).lines().count(), 1);
    let json = |bytes| serde_json::from_slice::<serde_json::Value>(bytes).unwrap();
    assert_eq!(json(&line.stdout), json(&output.stdout));
}

#[test]
fn show_prints_the_measures() {
    let folder = Folder::new("show");
    folder.file("example.budget.json", EXAMPLE);
    for lang in ["zh", "en"] {
        let output = folder.run(&format!("show example.budget.json --lang {lang}"));
        ended(&output, 0, "");
        golden(&format!("show.{lang}.txt"), &output.stdout);
    }
    let output = folder.run("show example.budget.json --format json --lang en");
    ended(&output, 0, "");
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let share = |cell: &str| {
        let figures = report["figures"].as_array().unwrap();
        figures.iter().find(|figure| figure["id"] == cell).unwrap()["shareInTotal"].clone()
    };
    assert_eq!(report["overview"]["total"]["amount"], "4402.83");
    assert_eq!(report["overview"]["total"]["growth"]["percent"], "-29.53%");
    let vehicles = share("basic/30231/operating");
    assert_eq!(vehicles["percent"], "2.79%");
    assert_eq!((&vehicles["numerator"], &vehicles["denominator"]), (&"9.36".into(), &"335.38".into()));
}

#[test]
fn the_exit_code_says_what_was_found() {
    let folder = Folder::new("exit");
    folder
        .file("agreed.budget.json", AGREED)
        .file("miscopied.budget.json", &miscopied())
        .file("bad.json", "{");
    let cut = "bad.json：第 1 行：文件到这里就断了，后面的内容缺失。请重新取得完整的文件。\n";
    ended(&folder.run("check agreed.budget.json"), 0, "");
    ended(&folder.run("check agreed.budget.json miscopied.budget.json"), 1, "");
    ended(&folder.run("check bad.json"), 2, cut);
    let output = folder.run("check miscopied.budget.json bad.json agreed.budget.json");
    ended(&output, 2, cut);
    assert!(text(&output.stdout).contains("miscopied.budget.json："));
    assert!(text(&output.stdout).contains("agreed.budget.json："));
    ended(&folder.run("show bad.json"), 2, cut);
    ended(&folder.run("check nowhere.json --lang en"), 2, "nowhere.json: there is no such file.\n");
    ended(
        &folder.run("show agreed.budget.json miscopied.budget.json"),
        2,
        "show 后面要写一个文件。\n用法见 mingzhang --help。\n",
    );
}

#[test]
fn many_files_come_in_the_order_of_their_names() {
    let folder = Folder::new("many");
    folder
        .file("in/b.budget.json", AGREED)
        .file("in/a.budget.json", &miscopied())
        .file("in/deeper/c.budget.json", EXAMPLE)
        .file("in/notes.txt", "no disclosure")
        .file("in/other.json", "{}");
    for format in ["text", "json", "ndjson"] {
        let named =
            format!("check in/deeper/c.budget.json in/b.budget.json in/a.budget.json in --format {format}");
        let (named, whole) = (folder.run(&named), folder.run(&format!("check in --format {format}")));
        ended(&named, 1, "");
        assert_eq!(text(&named.stdout), text(&whole.stdout));
    }
    let list: serde_json::Value =
        serde_json::from_slice(&folder.run("check in --format json").stdout).unwrap();
    let files: Vec<_> = list.as_array().unwrap().iter().map(|report| &report["file"]).collect();
    assert_eq!(files, ["in/a.budget.json", "in/b.budget.json", "in/deeper/c.budget.json"]);
    let lines = folder.run("check in --format ndjson");
    assert_eq!(text(&lines.stdout).lines().count(), 3);
    folder.file("empty/readme.txt", "");
    ended(&folder.run("check empty"), 2, "empty：文件夹里没有能读的文件。\n");
    assert_eq!(folder.run("check empty --format json").stdout, b"[\n]\n");
}

#[test]
fn fields_nobody_knows_are_named_and_kept() {
    let folder = Folder::new("unknown-fields");
    let text_in = AGREED.replace(
        r#""basic": "1.00", "project": "2.00" } },"#,
        r#""basic": "1.00", "project": "2.00" }, "note": 1 },"#,
    );
    folder.file("noted.budget.json", &text_in);
    let output = folder.run("check noted.budget.json --format json");
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["unread"], serde_json::json!(["tables[0].rows[0].note"]));
    ended(&folder.run("convert noted.budget.json out.json"), 0, "");
    assert_eq!(folder.read("out.json"), text_in);
}

#[test]
fn convert_writes_the_canonical_layout() {
    let folder = Folder::new("convert");
    let value: serde_json::Value = serde_json::from_str(EXAMPLE).unwrap();
    folder.file("loose.json", &serde_json::to_string_pretty(&value).unwrap());
    let output = folder.run("convert loose.json strict.budget.json");
    ended(&output, 0, "");
    assert_eq!(folder.read("strict.budget.json"), EXAMPLE);
    ended(&folder.run("convert strict.budget.json strict.budget.json"), 0, "");
    assert_eq!(folder.read("strict.budget.json"), EXAMPLE);
    ended(
        &folder.run("convert loose.json out.pdf"),
        2,
        "out.pdf：不能写这种格式。请用扩展名 .json、.xlsx、.csv、.html 或 .embed.html。\n",
    );
    ended(
        &folder.run("convert loose.json no/such/folder.json --lang en"),
        2,
        "no/such/folder.json: there is no such file.\n",
    );
    assert_eq!(fs::read_dir(&folder.0).unwrap().count(), 2, "nothing half-written is left");
}

#[test]
fn convert_goes_by_extension() {
    let folder = Folder::new("convert-tables");
    folder.file("in.budget.json", EXAMPLE);
    ended(&folder.run("convert in.budget.json out.XLSX"), 0, "");
    assert!(fs::read(folder.0.join("out.XLSX")).unwrap().starts_with(b"PK"));
    ended(&folder.run("convert in.budget.json out.html --lang en"), 0, "");
    assert!(folder.read("out.html").contains("<html lang=\"en\">"));
    ended(&folder.run("convert in.budget.json all.csv"), 0, "");
    assert!(folder.read("all.csv").starts_with("\u{feff}表1,"));
    ended(&folder.run("convert in.budget.json one.csv --table 3"), 0, "");
    assert!(folder.read("one.csv").starts_with("\u{feff}表3,"));
    assert!(folder.read("all.csv").contains(folder.read("one.csv").trim_start_matches('\u{feff}')));
    ended(&folder.run("convert in.budget.json none.csv --table 99"), 2, "in.budget.json：没有表“99”。\n");
    assert_eq!(fs::read_dir(&folder.0).unwrap().count(), 5, "nothing else is left");
}

/// A made-up document of `tests/fixtures/documents`.
fn document(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/documents").join(name)
}

#[test]
fn documents_become_data_and_what_was_not_understood_is_said() {
    let folder = Folder::new("documents");
    fs::copy(document("shanghai-unit-2025/chromium.pdf"), folder.0.join("budget.doc")).unwrap();
    ended(&folder.run("convert budget.doc out.budget.json"), 0, "");
    let truth = fs::read_to_string(document("shanghai-unit-2025/truth.budget.json")).unwrap();
    let line = truth.lines().find(|line| line.contains("\"code\": \"201\"")).unwrap();
    assert!(folder.read("out.budget.json").contains(line.trim()), "{line}");
    // Columns that have collapsed: what the relations leave open is said.
    fs::copy(document("xinjiang-unit-2024/raw.txt"), folder.0.join("raw.txt")).unwrap();
    let output = folder.run("convert raw.txt out.budget.json");
    assert_eq!(output.status.code(), Some(0));
    assert!(
        text(&output.stderr).lines().any(|line| line.starts_with("raw.txt：第 ") && line.contains("种读法"))
    );
    fs::write(folder.0.join("part.txt"), &fs::read(folder.0.join("raw.txt")).unwrap()[..3_000]).unwrap();
    let output = folder.run("convert part.txt out.budget.json --lang en");
    assert!(text(&output.stderr).contains("was not found."), "{}", text(&output.stderr));
    let output = folder.run("convert raw.txt out.budget.json --form shanghai-unit-2025");
    assert_eq!(output.status.code(), Some(2), "{}", text(&output.stderr));
}

#[test]
fn check_says_how_a_document_was_read_as_convert_does() {
    let folder = Folder::new("remarks");
    fs::copy(document("xinjiang-unit-2024/raw.txt"), folder.0.join("raw.txt")).unwrap();
    let said = folder.run("convert raw.txt out.budget.json");
    let said: Vec<&str> =
        text(&said.stderr).lines().filter_map(|line| line.strip_prefix("raw.txt：")).collect();
    assert!(said.iter().any(|line| line.contains("种读法")));
    let checked = folder.run("check raw.txt");
    let json = folder.run("check raw.txt --format json");
    let json: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
    let remarks: Vec<&str> =
        json["remarks"].as_array().unwrap().iter().map(|remark| remark.as_str().unwrap()).collect();
    let tables = |line: &&str| line.starts_with("没有找到");
    assert_eq!(remarks, said.iter().filter(|line| !tables(line)).copied().collect::<Vec<_>>());
    for remark in remarks {
        assert!(text(&checked.stdout).contains(&format!("  读取：{remark}\n")), "{remark}");
    }
    // A page that stops in the middle.
    let page = fs::read_to_string(document("xinjiang-unit-2024/document.html")).unwrap();
    let half: String = page.chars().take(page.chars().count() * 2 / 3).collect();
    folder.file("half.html", &half);
    let checked = folder.run("check half.html");
    assert!(text(&checked.stdout).contains("文件到这里就断了"), "{}", text(&checked.stdout));
}

#[test]
fn a_report_names_the_file_and_not_where_it_is() {
    let folder = Folder::new("report-name");
    fs::create_dir(folder.0.join("inner")).unwrap();
    folder.file("inner/in.budget.json", AGREED);
    ended(&folder.run("convert inner/in.budget.json out.html"), 0, "");
    let report = folder.read("out.html");
    assert!(report.contains("文件：in.budget.json<") && !report.contains("inner"), "{report}");
}

#[test]
fn a_file_too_large_is_not_read() {
    let folder = Folder::new("large");
    fs::File::create(folder.0.join("large.json")).unwrap().set_len(100 * 1024 * 1024).unwrap();
    ended(
        &folder.run("check large.json"),
        2,
        "large.json：文件有 100 MB，超过 32 MB 的上限，没有读取。请只留下预算公开的各表，另存后再打开。\n",
    );
}

#[test]
fn help_and_version() {
    let folder = Folder::new("help");
    for lang in ["zh", "en"] {
        let output = folder.run(&format!("--help --lang {lang}"));
        ended(&output, 0, "");
        golden(&format!("help.{lang}.txt"), &output.stdout);
    }
    assert_eq!(folder.run("").stdout, folder.run("--help").stdout);
    assert_eq!(text(&folder.run("--version").stdout), format!("mingzhang {}\n", env!("CARGO_PKG_VERSION")));
}

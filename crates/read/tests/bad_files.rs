//! Bad files: each gives one sentence that says where, what and what to do, in both languages.

use std::time::{Duration, Instant};

use mingzhang_read::json::read;
use mingzhang_read::{Lang, ReadError};

/// A good file around one table list.
fn with_tables(tables: &str) -> String {
    format!(
        "{{\n\"schema\": \"mingzhang.budget/1\", \"form\": \"xinjiang-unit-2024\",\n\"unit\": \"某局\", \"year\": 2024, \
         \"stage\": \"budget\", \"moneyUnit\": \"万元\",\n\"tables\": [{tables}] }}"
    )
}

/// A good file around the rows of one table.
fn with_rows(table: &str, rows: &str) -> String {
    with_tables(&format!("\n{{ \"id\": \"{table}\", \"rows\": [\n{rows} ] }}\n"))
}

/// A good file around one amount.
fn with_amount(amount: &str) -> String {
    with_rows("income", &format!("{{ \"row\": \"total\", \"cells\": {{ \"total\": {amount} }} }}"))
}

/// A good file with one piece of its head replaced.
fn with_head(from: &str, to: &str) -> String {
    let text = with_tables("");
    assert!(text.contains(from), "{from}");
    text.replace(from, to)
}

fn error(bytes: &[u8]) -> ReadError {
    read(bytes).expect_err("a bad file")
}

#[test]
#[rustfmt::skip]
fn every_bad_file_has_its_sentence() {
    let cases: &[(Vec<u8>, &str, &str, &str)] = &[
        (b"".to_vec(), "empty-file",
            "文件是空的。请选择有内容的文件。",
            "The file is empty. Choose a file with content."),
        (b"%PDF-1.7\n\xe2\xe3".to_vec(), "other-format",
            "这是 PDF 文件，这里读不了。请换成能读的格式：PDF、.xlsx、.xls、.ods、.csv、.docx、网页、纯文本或 .budget.json。",
            "This is a PDF file, which cannot be read here. Use a format that can: PDF, .xlsx, .xls, .ods, .csv, .docx, a web page, plain text or .budget.json."),
        (b"PK\x03\x04\x14\x00".to_vec(), "other-format",
            "这是工作簿（.xlsx、.ods）、Word 文档（.docx）或压缩包（.zip），这里读不了。请换成能读的格式：PDF、.xlsx、.xls、.ods、.csv、.docx、网页、纯文本或 .budget.json。",
            "This is a workbook (.xlsx, .ods), a Word document (.docx) or an archive (.zip), which cannot be read here. Use a format that can: PDF, .xlsx, .xls, .ods, .csv, .docx, a web page, plain text or .budget.json."),
        (b"{\n \"unit\": \"\xca\xd0\"".to_vec(), "not-utf-8",
            "第 2 行第 11 个字符：这里不是 UTF-8 编码。请把文件另存为 UTF-8 编码的文本。",
            "Line 2, character 11: this is not UTF-8. Save the file as text in UTF-8."),
        ("预算，2024".into(), "not-json",
            "第 1 行第 1 个字符：“预算，2024”不合 JSON 语法。请检查这里和前面的引号、逗号、括号。",
            "Line 1, character 1: “预算，2024” is not valid JSON. Check the quotes, commas and brackets here and before."),
        ("{\n \"unit\": \"某局\",\n}".into(), "not-json",
            "第 3 行第 1 个字符：“}”不合 JSON 语法。请检查这里和前面的引号、逗号、括号。",
            "Line 3, character 1: “}” is not valid JSON. Check the quotes, commas and brackets here and before."),
        (with_tables("").replacen(',', "，", 1).into(), "not-json",
            "第 2 行第 31 个字符：“， \"form\": \"xinjiang-unit-2024\",”不合 JSON 语法。请检查这里和前面的引号、逗号、括号。",
            "Line 2, character 31: “， \"form\": \"xinjiang-unit-2024\",” is not valid JSON. Check the quotes, commas and brackets here and before."),
        ("{ \"schema\": \"mingzhang.budget/1\",\n  \"tables\": [ { \"id\": \"inc".into(), "truncated",
            "第 2 行：文件到这里就断了，后面的内容缺失。请重新取得完整的文件。",
            "Line 2: the file ends here, before it is complete. Get the complete file again."),
        (b"{ \"unit\": \"\xe6\x9f\x90\xe5\xb1".to_vec(), "truncated",
            "第 1 行：文件到这里就断了，后面的内容缺失。请重新取得完整的文件。",
            "Line 1: the file ends here, before it is complete. Get the complete file again."),
        (vec![b'['; 100_000], "too-deep",
            "第 1 行第 65 个字符：括号嵌套超过 64 层，预算公开数据不会这样。请确认选对了文件。",
            "Line 1, character 65: brackets are nested more than 64 deep, as in no budget disclosure. Check that it is the right file."),
        ("[1, 2]".into(), "wrong-type",
            "第 1 行：这里写的是列表 [ ]，请改写成对象 { }。",
            "Line 1: this is a list [ ]; write an object { } instead."),
        ("{ \"name\": \"x\" }".into(), "wrong-schema",
            "第 1 行：这不是预算公开数据：缺少 \"schema\": \"mingzhang.budget/1\"。请确认选对了文件。",
            "Line 1: this is no budget disclosure: \"schema\": \"mingzhang.budget/1\" is missing. Check that it is the right file."),
        (with_head("budget/1", "budget/9").into(), "wrong-schema",
            "第 2 行，schema：数据格式是“mingzhang.budget/9”，这里能读的是“mingzhang.budget/1”。请确认选对了文件，或换用更新的版本打开。",
            "Line 2, schema: the file says “mingzhang.budget/9”, and “mingzhang.budget/1” is what can be read. Check that it is the right file, or open it with a newer version."),
        (with_head("xinjiang-unit-2024", "xinjiang-unit-2042").into(), "unknown-form",
            "第 2 行，form：没有名为“xinjiang-unit-2042”的表式。是不是“xinjiang-unit-2024”？",
            "Line 2, form: there is no form called “xinjiang-unit-2042”. Is it “xinjiang-unit-2024”?"),
        (with_head("\"unit\": \"某局\", ", "").into(), "missing-field",
            "第 1 行：缺少字段“unit”。请补上。",
            "Line 1: the field “unit” is missing. Add it."),
        (with_head("\"某局\"", "\"\"").into(), "empty-text",
            "第 3 行，unit：文本是空的。请填写，或删去这个字段。",
            "Line 3, unit: the text is empty. Fill it in or leave the field out."),
        (with_head("某局", "\\ud800").into(), "broken-text",
            "第 3 行，unit：文本里有不代表任何字符的转义（如 \\ud800）。请写字符本身。",
            "Line 3, unit: the text has an escape that stands for no character (such as \\ud800). Write the character itself."),
        (with_head("2024,", "\"2024\",").into(), "wrong-type",
            "第 3 行，year：这里写的是加引号的文本，请改写成不加引号的数字。",
            "Line 3, year: this is text in quotes; write a number without quotes instead."),
        (with_head("2024,", "20240,").into(), "wrong-year",
            "第 3 行，year：20240 不是年度。请写 1949 到 9999 之间的整数。",
            "Line 3, year: 20240 is no year. Write a whole number from 1949 to 9999."),
        (with_head("\"stage\": \"budget\"", "\"stage\": \"final-accounts\"").into(), "wrong-stage",
            "第 3 行，stage：“final-accounts”与表式不符，这个表式是“budget”。请改正 stage 或 form。",
            "Line 3, stage: “final-accounts” does not fit the form, which is of stage “budget”. Correct stage or form."),
        (with_head("万元", "千元").into(), "unknown-money-unit",
            "第 3 行，moneyUnit：没有计量单位“千元”。请写“元”“万元”或“亿元”。",
            "Line 3, moneyUnit: there is no money unit “千元”. Write “元”, “万元” or “亿元”."),
        (with_head("\"unit\":", "\"year\": 2023, \"unit\":").into(), "duplicate-field",
            "第 3 行：字段“year”在同一个对象里出现了两次。请删去一个。",
            "Line 3: the field “year” stands twice in one object. Remove one of the two."),
        (with_head("[]", "null").into(), "wrong-type",
            "第 4 行，tables：这里写的是 null，请改写成列表 [ ]，或删去这个字段。",
            "Line 4, tables: this is null; write a list [ ] instead or leave the field out."),
        (with_tables("{ \"id\": \"incom\", \"rows\": [] }").into(), "unknown-table",
            "第 4 行，tables[0].id：没有名为“incom”的表。是不是“income”？",
            "Line 4, tables[0].id: there is no table called “incom”. Is it “income”?"),
        (with_tables("{ \"id\": \"fund\", \"rows\": [] },\n{ \"id\": \"fund\", \"rows\": [] }").into(), "duplicate-table",
            "第 5 行，tables[1].id：表“fund”前面已经有了。请合并成一张。",
            "Line 5, tables[1].id: the table “fund” stands here for the second time. Make one of the two."),
        (with_tables("{ \"id\": \"fund\", \"empty\": \"yes\", \"rows\": [] }").into(), "wrong-type",
            "第 4 行，tables[0].empty：这里写的是加引号的文本，请改写成 true 或 false。",
            "Line 4, tables[0].empty: this is text in quotes; write true or false instead."),
        (with_tables("{ \"id\": \"fund\" }").into(), "missing-field",
            "第 4 行，tables[0]：缺少字段“rows”。请补上。",
            "Line 4, tables[0]: the field “rows” is missing. Add it."),
        (with_rows("overall", "{ \"row\": \"total\" }").into(), "missing-block",
            "第 6 行，tables[0].rows[0]：这张表并列着几块，这一行没有写明属于哪一块。请加上 \"block\"：income、expenditure。",
            "Line 6, tables[0].rows[0]: this table has several blocks, and the row does not say which one it is in. Add \"block\": income or expenditure."),
        (with_rows("overall", "{ \"block\": \"left\", \"row\": \"total\" }").into(), "unknown-block",
            "第 6 行，tables[0].rows[0].block：没有名为“left”的块。可以写：income、expenditure。",
            "Line 6, tables[0].rows[0].block: there is no block called “left”. Choose from: income, expenditure."),
        (with_rows("income", "{ \"row\": \"subtotal\" }").into(), "unknown-row",
            "第 6 行，tables[0].rows[0].row：没有名为“subtotal”的固定行。可以写：total。",
            "Line 6, tables[0].rows[0].row: there is no fixed row called “subtotal”. Choose from: total."),
        (with_rows("income", "{ \"name\": \"合计\" }").into(), "unnamed-row",
            "第 6 行，tables[0].rows[0]：没有写明这是哪一行。请加上 row、code。",
            "Line 6, tables[0].rows[0]: this does not say which row it is. Add row or code."),
        (with_rows("income", "{ \"code\": \"201 38\" }").into(), "not-a-code",
            "第 6 行，tables[0].rows[0].code：“201 38”不是科目编码。请只写数字，不要空格。",
            "Line 6, tables[0].rows[0].code: “201 38” is no account code. Write digits only, without spaces."),
        (with_rows("income", "{ \"row\": \"total\", \"code\": \"201\" }").into(), "mixed-row",
            "第 6 行，tables[0].rows[0]：写了固定行（row），就不能再写 code。请只留一个。",
            "Line 6, tables[0].rows[0]: a fixed row (row) cannot also have code. Keep one of the two."),
        (with_rows("income", "{ \"code\": \"201\", \"project\": \"某项目\" }").into(), "field-not-in-table",
            "第 6 行，tables[0].rows[0]：这张表的行没有 project。请删去，或检查这一行是否放错了表。",
            "Line 6, tables[0].rows[0]: rows of this table have no project. Remove it, or check whether the row belongs to another table."),
        (with_rows("income", "{ \"code\": \"201\", \"name\": \"一般公共服务支出\" },\n{ \"code\": \"206\" },\n{ \"name\": \"一般公共服务\", \"code\": \"201\" }").into(), "duplicate-row",
            "第 8 行，tables[0].rows[2]：“201 一般公共服务”这一行与第 6 行重复。请删去一行，或改正编码、名称。",
            "Line 8, tables[0].rows[2]: the row “201 一般公共服务” is the same as the row of line 6. Remove one of the two, or correct code or name."),
        (with_rows("overall", "{ \"block\": \"expenditure\", \"row\": \"f201\" },\n{ \"block\": \"expenditure\", \"code\": \"201\" }").into(), "duplicate-row",
            "第 7 行，tables[0].rows[1]：“201”这一行与第 6 行重复。请删去一行，或改正编码、名称。",
            "Line 7, tables[0].rows[1]: the row “201” is the same as the row of line 6. Remove one of the two, or correct code or name."),
        (with_tables("{ \"id\": \"income\", \"rows\": [],\n\"priorRows\": [{ \"code\": \"201\", \"cells\": { \"total\": \"1\" } }] }").into(), "field-not-in-prior-rows",
            "第 5 行，tables[0].priorRows[0]：priorRows 里是只有上年才有的科目，不能有 cells。请把这一行移到 rows，或删去 cells。",
            "Line 5, tables[0].priorRows[0]: priorRows are accounts that only last year had, without cells. Move the row to rows, or remove cells."),
        (with_rows("income", "{ \"row\": \"total\", \"cells\": { \"subtotal\": \"1.00\" } }").into(), "unknown-column",
            "第 6 行，tables[0].rows[0].cells：没有名为“subtotal”的列。可以写：total、fiscal、general-own、general-transfer、fund-own、fund-transfer、state-capital-own、state-capital-transfer、special-account、own-funds、carried-over-fiscal、carried-over-nonfiscal。",
            "Line 6, tables[0].rows[0].cells: there is no column called “subtotal”. Choose from: total, fiscal, general-own, general-transfer, fund-own, fund-transfer, state-capital-own, state-capital-transfer, special-account, own-funds, carried-over-fiscal, carried-over-nonfiscal."),
        (with_rows("income", "{ \"row\": \"total\", \"cells\": { \"total\": \"1\", \"total\": \"2\" } }").into(), "duplicate-field",
            "第 6 行，tables[0].rows[0].cells：字段“total”在同一个对象里出现了两次。请删去一个。",
            "Line 6, tables[0].rows[0].cells: the field “total” stands twice in one object. Remove one of the two."),
        (with_amount("4402.83").into(), "amount-as-number",
            "第 6 行，tables[0].rows[0].cells.total：金额 4402.83 写成了数字，无法保证一分不差。请写成加引号的文本，如 \"1234.50\"。",
            "Line 6, tables[0].rows[0].cells.total: the amount 4402.83 is a number, which is not kept to the last digit. Write it as text in quotes, such as \"1234.50\"."),
        (with_amount("\"abc\"").into(), "not-an-amount",
            "第 6 行，tables[0].rows[0].cells.total：“abc”不是金额。请只写数字，如 \"1234.50\"，不加千分位；没有数就删去这一格。",
            "Line 6, tables[0].rows[0].cells.total: “abc” is no amount. Write digits only, such as \"1234.50\", without thousands separators; leave blank cells out."),
        (with_amount("\"4,402.83\"").into(), "not-an-amount",
            "第 6 行，tables[0].rows[0].cells.total：“4,402.83”不是金额。请只写数字，如 \"1234.50\"，不加千分位；没有数就删去这一格。",
            "Line 6, tables[0].rows[0].cells.total: “4,402.83” is no amount. Write digits only, such as \"1234.50\", without thousands separators; leave blank cells out."),
        (with_amount("null").into(), "wrong-type",
            "第 6 行，tables[0].rows[0].cells.total：这里写的是 null，请改写成加引号的文本，或删去这个字段。",
            "Line 6, tables[0].rows[0].cells.total: this is null; write text in quotes instead or leave the field out."),
        (with_amount("\"0.12345678901\"").into(), "too-many-decimals",
            "第 6 行，tables[0].rows[0].cells.total：“0.12345678901”的小数太长，以万元计最多 10 位。请减少位数。",
            "Line 6, tables[0].rows[0].cells.total: “0.12345678901” has too many decimals: there can be 10 in 万元. Write fewer."),
        (with_rows("staff", "{ \"row\": \"total\", \"cells\": { \"persons\": \"1.0000001\" } }").into(), "too-many-decimals",
            "第 6 行，tables[0].rows[0].cells.persons：“1.0000001”的小数太长，最多 6 位。请减少位数。",
            "Line 6, tables[0].rows[0].cells.persons: “1.0000001” has too many decimals: there can be 6. Write fewer."),
        (with_amount("\"100000000000000.01\"").into(), "amount-too-large",
            "第 6 行，tables[0].rows[0].cells.total：“100000000000000.01”太大，超出能准确计算的范围（10¹⁸ 元）。请检查数字和计量单位。",
            "Line 6, tables[0].rows[0].cells.total: “100000000000000.01” is too large to calculate with exactly (10¹⁸ yuan). Check the figure and the money unit."),
    ];
    for (bytes, code, zh, en) in cases {
        let error = error(bytes);
        assert_eq!(error.sentence(Lang::Zh), *zh, "{code}");
        assert_eq!(error.sentence(Lang::En), *en, "{code}");
        assert_eq!(error.code(), *code);
    }
}

#[test]
fn a_hundred_megabytes_are_refused_at_once() {
    let bytes = vec![b' '; 100 * 1024 * 1024];
    let start = Instant::now();
    let error = error(&bytes);
    assert!(start.elapsed() < Duration::from_millis(100));
    assert_eq!(
        error.sentence(Lang::Zh),
        "文件有 100 MB，超过 32 MB 的上限，没有读取。请只留下预算公开的各表，另存后再打开。"
    );
    assert_eq!(
        error.sentence(Lang::En),
        "The file has 100 MB, more than the 32 MB that are read. Keep only the tables of the budget, save that and open it."
    );
}

#[test]
fn a_hundred_thousand_unknown_fields_take_no_longer_than_they_must() {
    let mut text = with_head("[] }", "[]");
    for number in 0..100_000 {
        text.push_str(&format!(",\"x{number}\":0"));
    }
    let start = Instant::now();
    assert!(read(format!("{text}}}").as_bytes()).is_ok());
    assert_eq!(error(format!("{text},\"x7\":0}}").as_bytes()).code(), "duplicate-field");
    // Comparing each with each would take minutes.
    assert!(start.elapsed() < Duration::from_secs(5));
}

#[test]
fn deep_nesting_is_refused_wherever_it_hides() {
    for deep in
        ["[".repeat(100_000) + &"]".repeat(100_000), "{\"a\":".repeat(100_000) + "1" + &"}".repeat(100_000)]
    {
        assert_eq!(error(deep.as_bytes()).code(), "too-deep");
        assert_eq!(error(with_head("[]", &format!("[], \"x\": {deep}")).as_bytes()).code(), "too-deep");
        assert_eq!(error(with_amount(&deep).as_bytes()).code(), "too-deep");
    }
    // Brackets inside a text nest nothing.
    let quoted = format!("\"\\\"{}\"", "[".repeat(1000));
    assert!(read(with_head("[]", &format!("[], \"x\": {quoted}")).as_bytes()).is_ok());
}

#[test]
fn long_and_invisible_texts_are_shown_shortened() {
    let error = error(with_amount(&format!("\"{}\\n\\u0000\"", "9".repeat(10_000))).as_bytes());
    assert!(error.sentence(Lang::En).len() < 300, "{}", error.sentence(Lang::En));
    let error = self::error(with_amount("\"1\\n\\u0000\"").as_bytes());
    assert!(error.sentence(Lang::En).contains("“1\\n\\u{0}”"), "{}", error.sentence(Lang::En));
}

/// A unit named so was shown backwards, and so was what stood behind it.
#[test]
fn marks_that_turn_text_round_are_not_kept() {
    let file = with_head("某局", "某\u{202e}\\u202e局\\u2066");
    assert_eq!(read(file.as_bytes()).unwrap().unit, "某局");
}

//! `mingzhang show`: headline figures, shares and growth.

use std::io::{self, Write};
use std::path::Path;

use mingzhang::wording::{Lang, thousands};
use mingzhang_write::report::{Breakdown, Measures, Slice, measures};

use crate::args::Format;
use crate::files::Reader;
use crate::{Ending, cmd, complain, files, text};

pub(crate) fn run(path: &Path, format: Format, reader: &Reader, out: &mut impl Write) -> io::Result<Ending> {
    let lang = reader.lang;
    let document = match reader.open(path) {
        Ok(document) => document,
        Err(sentence) => {
            complain(&sentence);
            return Ok(Ending::Failed);
        }
    };
    for remark in &document.remarks {
        complain(&files::about(path, remark, lang));
    }
    let report = measures(&path.to_string_lossy(), &document.session, lang);
    match format {
        Format::Text => out.write_all(page(&report, lang).as_bytes())?,
        Format::Json | Format::Ndjson => cmd::write_pretty(out, &report)?,
    }
    Ok(Ending::Fine)
}

fn page(report: &Measures, lang: Lang) -> String {
    let head = &report.head;
    let overview = &report.overview;
    let money = head.money_unit;
    let title = lang.pick(
        format!("{} {} 年（单位：{money}）\n", head.unit, head.year),
        format!("{} {} (in {money})\n", head.unit, head.year),
    );
    let headings = [
        lang.pick("", ""),
        lang.pick("金额", "Amount"),
        lang.pick("占比", "Share"),
        lang.pick("增减额", "Change"),
        lang.pick("增长率", "Growth"),
    ];
    let mut rows: Vec<Vec<String>> = vec![headings.map(str::to_owned).to_vec()];
    if let Some(total) = &overview.total {
        rows.push(line(total, lang.pick("收支总预算", "Whole budget"), 0, money));
    }
    let sections = [
        (lang.pick("资金年度", "By year of origin"), &overview.by_origin),
        (lang.pick("当年资金来源", "This year's money by source"), &overview.by_source),
        (lang.pick("功能分类", "By functional class"), &overview.by_function),
        (lang.pick("支出性质", "By kind of expenditure"), &overview.by_nature),
        (lang.pick("基本支出", "Basic expenditure"), &overview.basic),
        (lang.pick("“三公”经费", "Three public expenses"), &overview.three_public),
    ];
    for (name, breakdown) in sections {
        if let Some(breakdown) = breakdown {
            section(&mut rows, name, breakdown, money);
        }
    }
    let mut page = title + &text::columns(&rows);
    let per_head = [
        (lang.pick("在职人员人均总预算", "Whole budget per person in service"), &overview.per_head),
        (
            lang.pick("在职人员人均基本支出", "Basic expenditure per person in service"),
            &overview.basic_per_head,
        ),
    ];
    for (name, per_head) in per_head {
        if let Some(per_head) = per_head {
            page.push_str(&format!("{name}{}{}\n", lang.pick("：", ": "), per_head.formula));
        }
    }
    page
}

fn section(rows: &mut Vec<Vec<String>>, name: &str, breakdown: &Breakdown, money: &str) {
    rows.push(line(&breakdown.whole, name, 0, money));
    let parts = breakdown.parts.iter();
    rows.extend(parts.map(|part| line(part, &part.label, 1 + usize::from(part.depth), money)));
}

/// A line of the page; the unit stands in it where its table prints another than the document.
fn line(slice: &Slice, name: &str, depth: usize, money: &str) -> Vec<String> {
    let name = match slice.counts {
        unit if unit == money => name.to_owned(),
        unit => format!("{name} ({unit})"),
    };
    let share = slice.share.as_ref().and_then(|share| share.percent.clone());
    let growth = slice.growth.as_ref();
    vec![
        format!("{}{name}", "  ".repeat(depth)),
        slice.amount.as_deref().map_or_else(|| "—".to_owned(), thousands),
        share.unwrap_or_default(),
        growth.map(|growth| thousands(&growth.change)).unwrap_or_default(),
        growth.and_then(|growth| growth.percent.clone()).unwrap_or_default(),
    ]
}

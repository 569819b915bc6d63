//! Headline figures with shares and growth.

use std::fmt::{self, Write};

use mingzhang::calculate::Session;
use mingzhang::money::Unit;
use mingzhang::wording::{Lang, thousands, unit_name};

use super::{Escaped, tables};
use crate::report::{Slice, measures};

/// A hyphen is no minus: screen readers pass over it.
const MINUS: &str = "−";

pub(super) fn write(out: &mut String, session: &Session, lang: Lang) -> fmt::Result {
    let overview = measures("", session, lang).overview;
    let groups = [
        (lang.pick("资金年度", "By year of origin"), &overview.by_origin),
        (lang.pick("当年资金来源", "This year's money by source"), &overview.by_source),
        (lang.pick("功能分类", "By functional class"), &overview.by_function),
        (lang.pick("支出性质", "By kind of expenditure"), &overview.by_nature),
        (lang.pick("基本支出构成", "Basic expenditure, of which"), &overview.basic),
        (lang.pick("“三公”经费", "Three public expenses"), &overview.three_public),
    ];
    if overview.total.is_none() && groups.iter().all(|(_, group)| group.is_none()) {
        return Ok(());
    }
    writeln!(out, "<section>\n<h2>{}</h2>\n{}<table>", lang.pick("总览", "Overview"), tables::SCROLL)?;
    let money = unit_name(Unit::Money, session.published().money_unit, lang);
    writeln!(out, "<caption>{}{money}</caption>", lang.pick("金额单位：", "Amounts in "))?;
    let headings = lang.pick(
        ["项目", "金额", "占比", "上年", "增减额", "增长率"],
        ["Item", "Amount", "Share", "Last year", "Change", "Growth"],
    );
    out.push_str("<thead><tr>");
    for heading in headings {
        write!(out, "<th scope=\"col\">{heading}</th>")?;
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    if let Some(total) = &overview.total {
        line(out, total, whole(session, lang), 0, None)?;
    }
    for (name, group) in groups {
        let Some(group) = group else { continue };
        // What the shares below it are shares of.
        line(out, &group.whole, name, 0, Some("100.00%"))?;
        for part in &group.parts {
            let share = part.share.as_ref().and_then(|share| share.percent.as_deref());
            line(out, part, &part.label, part.depth.saturating_add(1), share)?;
        }
    }
    out.push_str("</tbody></table></div>\n");
    let per_head = [
        (lang.pick("在职人员人均总预算", "Whole budget per person in service"), &overview.per_head),
        (
            lang.pick("在职人员人均基本支出", "Basic expenditure per person in service"),
            &overview.basic_per_head,
        ),
    ];
    let per_head = per_head.iter().filter_map(|(name, told)| Some((name, told.as_ref()?)));
    let lines: Vec<String> = per_head
        .map(|(name, told)| format!("<li>{name}{}{}</li>\n", lang.pick("：", ": "), Escaped(&told.formula)))
        .collect();
    if !lines.is_empty() {
        writeln!(out, "<ul class=\"formulas\">\n{}</ul>", lines.concat())?;
    }
    out.push_str("</section>\n");
    Ok(())
}

/// What the total is called: final accounts have no budget.
fn whole(session: &Session, lang: Lang) -> &'static str {
    match session.published().stage.as_str() {
        "final-accounts" => lang.pick("收支总决算", "Whole accounts"),
        _ => lang.pick("收支总预算", "Whole budget"),
    }
}

fn line(out: &mut String, slice: &Slice, name: &str, level: u8, share: Option<&str>) -> fmt::Result {
    let total = if level == 0 { " total" } else { "" };
    write!(
        out,
        "<tr><th scope=\"row\" class=\"label{total}\"{}>{}{}</th>",
        tables::LEFT,
        tables::indentation(level),
        Escaped(name)
    )?;
    let growth = slice.growth.as_ref();
    let figures = [
        slice.amount.as_deref().map_or_else(|| "—".to_owned(), thousands),
        share.unwrap_or_default().to_owned(),
        growth.map(|growth| thousands(&growth.prior)).unwrap_or_default(),
        growth.map(|growth| thousands(&growth.change)).unwrap_or_default(),
        growth.and_then(|growth| growth.percent.clone()).unwrap_or_default(),
    ];
    for figure in figures {
        write!(
            out,
            "<td class=\"figure{total}\"{}>{}</td>",
            tables::RIGHT,
            Escaped(&figure.replace('-', MINUS))
        )?;
    }
    out.push_str("</tr>\n");
    Ok(())
}
